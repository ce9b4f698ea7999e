"""The chronology, drawn: what happened in order, a line each, with a footnote for each report.

In the first five seconds its reader wants to find the day, and see who did what then, and to whom; to know of each line whether it
may be cited as fact or is somebody's word; and to have before him what belongs to the talks, not all that their parties say else.
So the day stands at the margin, once; another's claim says whose it is; what several did together is one line; and what concerns
no other party, no issue and no paper is left out of a long one, counted in the heading and told below with how to see it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from travaux.cli.columns import GAP, KEPT, Paper, Paragraph
from travaux.cli.view import counted, day, one_line, outlet
from travaux.cli.wording import bare, done, facts, listed, quoted, short_day, spanned, verb_style, voice
from travaux.joins.deeds import told_towards

if TYPE_CHECKING:
    from travaux.views.chronology import Entry

_DAY = 15  # columns of a day with its weekday
_NOTE = 5  # columns of a footnote's number
_FEW = 12  # entries of which none is left out


@dataclass(frozen=True, slots=True)
class Events:
    """What is drawn of a chronology, and how.

    Args:
        talks: their name; empty where the coverage suggests them, and with it nothing tells what belongs to the talks.
        as_of: the day that was asked for, if one was.
        most: how many of the newest moves, as reports tell them, were asked for, where there are more; else 0.
        whole: what doesn't belong to the talks is told, too.
    """

    entries: Sequence[Entry]
    talks: str = ""
    as_of: str | None = None
    most: int = 0
    whole: bool = False

    @property
    def shown(self) -> list[Entry]:
        """The entries that are told: all of few, and where none belongs to the talks."""
        own = [entry for entry in self.entries if entry.of_talks]
        return list(self.entries) if self.whole or not self.talks or len(self.entries) <= _FEW or not own else own


@dataclass(frozen=True, slots=True)
class Line:
    """What is told in one line: an entry, the parties that did it, with whom they met, and the reports that tell it of any."""

    entry: Entry
    parties: tuple[str, ...]
    beside: tuple[str, ...]
    versions: tuple[str, ...]


def draw_chronology(events: Events, paper: Paper) -> Iterator[str]:
    """The lines of a chronology, each report named once at the end."""
    shown = events.shown
    yield from _head(events, shown, paper)
    notes: dict[str, int] = {}
    last: str | None = None
    for number, line in enumerate(_lines(shown)):
        date = "" if number and line.entry.day == last else day(line.entry.day)
        last = line.entry.day
        body = paper.fold(_line(line, notes), paper.width - _DAY - GAP)
        yield from paper.beside([paper.fold(Paragraph(date.replace(" ", KEPT), lead=_DAY), _DAY), body], [_DAY, paper.width])
    yield ""
    yield from paper.told(f"{counted(len(notes), 'report')} cited, travaux show ID shows one")
    yield from _cited(shown, notes, paper)
    yield from _left(events, len(events.entries) - len(shown), paper)


def _head(events: Events, shown: Sequence[Entry], paper: Paper) -> Iterator[str]:
    title = f"What happened, by {day(events.as_of)}" if events.as_of is not None else "What happened"
    number = counted(len(events.entries), "newest move" if events.most else "move")
    number = number if len(shown) == len(events.entries) else f"{len(shown):,} of {'the ' if events.most else ''}{number}"
    days = [entry.day for entry in shown if entry.day is not None]
    parts = [title, one_line(events.talks), number, spanned(days[0], days[-1]) if days else ""]
    yield from paper.printed(Paragraph(" · ".join(filter(None, parts)), lead=len(title), style="dim", hang=2))
    yield ""


def _lines(entries: Sequence[Entry]) -> list[Line]:
    """What several did together is told once: who says so himself, or is told to by an outlet, before whom that is said of."""
    together: dict[tuple[str, ...], list[Entry]] = {}
    for entry in entries:
        first = min((deed.told.version, deed.move) for deed in entry.deeds)
        word = "" if entry.kind == "consult" else _claim(entry)
        together.setdefault((*first, entry.day or "", entry.status, word), []).append(entry)
    lines = []
    for group in together.values():
        own = [entry for entry in group if entry.deeds[0].standing != "claimed"] or group
        beside = tuple(entry.party for entry in group if entry not in own)
        versions = dict.fromkeys(deed.told.version for entry in (*own, *group) for deed in entry.deeds)
        lines.append(Line(own[0], tuple(entry.party for entry in own), beside, tuple(versions)))
    return lines


def _line(line: Line, notes: dict[str, int]) -> Paragraph:
    entry = line.entry
    cited = "".join(f"[{notes.setdefault(version, len(notes) + 1)}]" for version in line.versions)
    who = listed(line.parties)
    verb, told = _told(entry, several=len(line.parties) > 1)
    beside = f" with {listed(line.beside)}" if line.beside else ""
    claim = _claim(entry)
    text = f"{who} {verb}{beside}{told}{f' – {claim}' if claim else ''}{KEPT}{cited}"
    return Paragraph(
        text, len(who) + 1 + len(verb), lead_style=verb_style(entry.kind, entry.status, entry.deeds[0].standing), hang=2
    )


def _told(entry: Entry, *, several: bool) -> tuple[str, str]:
    """The verb of an entry and what stands behind it: the clause itself where it has no object, or one that says too little."""
    quote = entry.deeds[0].quote
    if entry.kind == "accuse" or entry.about == quote:
        verb, _ = done(entry.kind, entry.status, "", several=several)
        return bare(verb), f": {quoted(quote if entry.about in quote else f'{quote} … {entry.about}')}"
    towards = told_towards(entry.deeds, entry.about)
    verb, about = done(entry.kind, entry.status, entry.about, towards, several=several)
    if entry.kind == "consult":  # the others of a meeting stand before what is talked about
        return bare(verb), f" about {about}" if bare(verb) != verb else f" {about}"
    return verb, f" {about}"


def _claim(entry: Entry) -> str:
    return voice(entry.deeds[0]) if entry.deeds[0].standing == "claimed" else ""


def _cited(entries: Sequence[Entry], notes: dict[str, int], paper: Paper) -> Iterator[str]:
    reports = {deed.told.version: deed.told for entry in entries for deed in entry.deeds}
    width = max(_NOTE, len(str(len(notes))) + 2)
    for version, number in notes.items():
        report = reports[version]
        about = f"{outlet(report.publisher)}, {short_day(report.day)}: {one_line(report.title or 'untitled')}"
        told = paper.fold(Paragraph(facts(about, version)), paper.width - width - GAP)
        yield from paper.beside([paper.fold(Paragraph(f"[{number}]"), width), told], [width, paper.width])


def _left(events: Events, left: int, paper: Paper) -> Iterator[str]:
    """What isn't shown, and how to see it."""
    if left or events.most:
        yield ""
    if left:
        are = "is" if left == 1 else "are"
        told = f"{counted(left, 'move')} {are} left out, on no issue of these talks and towards none of their parties"
        yield from paper.told(f"{told}: --all shows them.")
    if events.most:
        yield from paper.told(
            f"Only the newest {events.most:,} moves were looked at: --most N looks at more, --format json at all."
        )
