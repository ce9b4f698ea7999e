"""The chronology, drawn: what happened in order, a line each, with a footnote for each report.

In the first five seconds its reader wants to find the day, and see who did what then; and to know of each line whether it may be
cited as fact or is somebody's word. So the day stands at the margin, once, and another's claim says whose it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from travaux.cli.columns import KEPT, Paper, Paragraph
from travaux.cli.view import counted, day, one_line, outlet
from travaux.cli.wording import done, facts, listed, quoted, short_day, verb_style, voice
from travaux.ledger.words import name_words

if TYPE_CHECKING:
    from travaux.joins.deeds import Deed
    from travaux.views.chronology import Entry

_DAY = 15  # columns of a day with its weekday
_TOWARDS = {"propose": "to", "offer": "to", "demand": "of", "commit": "to", "accuse": "of", "warn": "to", "submit": "to"}
_MOST_NAMED = 3  # of those towards whom a move is made
_NOTE = 5  # columns of a footnote's number


def draw_chronology(entries: Sequence[Entry], paper: Paper, *, left: bool = False, most: int = 0) -> Iterator[str]:
    """The lines of a chronology, each report named once at the end.

    Args:
        left: whether earlier moves weren't asked for, and `most` how many were.
    """
    if left:
        told = f"The newest {most:,} moves; earlier ones are left out: --most N shows more, --format json all."
        yield from paper.printed(Paragraph(told, style="dim"))
        yield ""
    notes: dict[str, int] = {}
    last: str | None = None
    for number, several in enumerate(_together(entries)):
        entry = several[0]
        date = "" if number and entry.day == last else day(entry.day)
        last = entry.day
        body = paper.fold(_entry(several, notes), paper.width - _DAY - 2)
        yield from paper.beside(
            [paper.fold(Paragraph(date.replace(" ", KEPT), lead=_DAY), _DAY), body], [_DAY, paper.width - _DAY - 2]
        )
    reports = {deed.told.version: deed.told for entry in entries for deed in entry.deeds}
    yield from paper.told(f"{counted(len(notes), 'report')} cited; travaux show ID shows one")
    for version, number in notes.items():
        report = reports[version]
        about = f"{outlet(report.publisher)}, {short_day(report.day)}: {one_line(report.title or 'untitled')}"
        note = paper.fold(Paragraph(f"[{number}]"), _NOTE)
        yield from paper.beside([note, paper.fold(Paragraph(facts(about, version)), paper.width - _NOTE - 2)], [_NOTE, paper.width])


def _together(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Entries in their order; those who meet each other stand in one line, the first who says so himself first."""
    found: dict[object, list[Entry]] = {}
    for number, entry in enumerate(entries):
        first = entry.deeds[0]
        one = (entry.day, entry.status, first.told.version, first.evidence) if entry.kind == "consult" else number
        found.setdefault(one, []).append(entry)
    return [sorted(some, key=lambda entry: entry.deeds[0].standing == "claimed") for some in found.values()]


def _entry(several: Sequence[Entry], notes: dict[str, int]) -> Paragraph:
    entry = several[0]
    first = entry.deeds[0]
    numbers = [notes.setdefault(deed.told.version, len(notes) + 1) for each in several for deed in each.deeds]
    cited = "".join(f"[{number}]" for number in dict.fromkeys(numbers))
    parties = listed([one_line(each.party) for each in several])
    # Of a meeting its clause tells with whom it is, what was talked of does not.
    verb, about = done(entry.kind, entry.status, first.quote if entry.kind == "consult" else entry.about, several=len(several) > 1)
    about = about.removeprefix("– ").strip("“”") if entry.kind == "consult" else about
    told = f": {quoted(about)}" if one_line(first.quote) == about else f" {about}{_to_whom(first, about)}"
    claim = f" – {voice(first)}" if first.standing == "claimed" else ""
    style = verb_style(entry.kind, entry.status)
    return Paragraph(f"{parties} {verb}{told}{claim}{KEPT}{cited}", len(parties) + 1 + len(verb), lead_style=style, hang=2)


def _to_whom(deed: Deed, about: str) -> str:
    """Towards whom a move is made, where what it is about names none of them: ` (to Norvask)`."""
    act = deed.told.digest.act_of(deed.move)
    if act is None or deed.kind not in _TOWARDS:
        return ""
    words = set(name_words(about))
    named = any(words & set(name_words(name)) for name in act.towards)
    return (
        ""
        if named or not act.towards
        else f" ({_TOWARDS[deed.kind]} {listed([one_line(name) for name in act.towards[:_MOST_NAMED]])})"
    )
