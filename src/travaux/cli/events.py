"""The chronology, drawn: what happened in order, a line each, with a footnote for each report.

In the first five seconds its reader wants to find the day, and see who did what then; and to know of each line whether it may be
cited as fact or is somebody's word. So the day stands at the margin, once, and another's claim says whose it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from travaux.cli.columns import KEPT, Paper, Paragraph
from travaux.cli.view import counted, day, one_line, outlet
from travaux.cli.wording import done, facts, quoted, short_day, told_towards, verb_style, voice

if TYPE_CHECKING:
    from travaux.views.chronology import Entry

_DAY = 15  # columns of a day with its weekday
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
    for number, entry in enumerate(entries):
        date = "" if number and entry.day == last else day(entry.day)
        last = entry.day
        body = paper.fold(_entry(entry, notes), paper.width - _DAY - 2)
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


def _entry(entry: Entry, notes: dict[str, int]) -> Paragraph:
    first = entry.deeds[0]
    numbers = [notes.setdefault(deed.told.version, len(notes) + 1) for deed in entry.deeds]
    cited = "".join(f"[{number}]" for number in dict.fromkeys(numbers))
    party = one_line(entry.party)
    verb, about = done(entry.kind, entry.status, entry.about, told_towards(entry.deeds, entry.about))
    told = f": {quoted(about)}" if one_line(first.quote) == about else f" {about}"
    claim = f" – {voice(first)}" if first.standing == "claimed" else ""
    style = verb_style(entry.kind, entry.status)
    return Paragraph(f"{party} {verb}{told}{claim}{KEPT}{cited}", len(party) + 1 + len(verb), lead_style=style, hang=2)
