"""Conflicts, drawn: two accounts that can't both be right, one above the other.

In the first five seconds its reader wants to know about whom and what accounts differ, who says which, and who said it first. So
each side begins with who says it and when; what both say stands beneath in the same words, with the sentence and its outlet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from travaux.cli.columns import KEPT, Paper, Paragraph
from travaux.cli.lives import accounts_of
from travaux.cli.view import counted, one_line, outlet
from travaux.cli.wording import conditional, done, quoted, short_day, source, voice
from travaux.joins.paper_told import PaperTold

if TYPE_CHECKING:
    from travaux.joins.deeds import Deed
    from travaux.views.conflicts import Conflict

_ACCOUNTS = 2  # shown of each side
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def draw_conflicts(conflicts: Sequence[Conflict], most: int, paper: Paper) -> Iterator[str]:
    """The lines of conflicts, those that came up last first."""
    yield from paper.told(f"{counted(len(conflicts), 'conflict')}, the newest first", "bold")
    shown = list(reversed(conflicts))[: most or None]
    for number, conflict in enumerate(shown, 1):
        yield ""
        yield from paper.printed(*_conflict(number, conflict))
    if len(shown) < len(conflicts):
        yield from paper.told(f"{len(conflicts) - len(shown)} more: --most 0 shows all, --party and --issue narrow.")


def _conflict(number: int, conflict: Conflict) -> Iterator[Paragraph]:
    about = one_line(conflict.issue or conflict.about)
    party = conflict.second[0].party or conflict.first[0].party
    head = f"{number}{KEPT}{KEPT}{conflict.kind}"
    yield Paragraph(" · ".join((head, *([one_line(party)] if party is not None else []), about)), len(head), hang=3)
    if conflict.differ is not None:
        one, other = (_value(each) for each in conflict.differ)
        yield Paragraph(f"differs: {one} – {other}", indent=3)
    yield from _side("", conflict.first)
    yield from _side("against ", conflict.second)


def _side(before: str, side: Sequence[Deed] | Sequence[PaperTold]) -> Iterator[Paragraph]:
    papers = [each for each in side if isinstance(each, PaperTold)]
    if papers:
        yield from _papers(before, papers)
    else:
        yield from _deeds(before, [each for each in side if not isinstance(each, PaperTold)])


def _papers(before: str, papers: Sequence[PaperTold]) -> Iterator[Paragraph]:
    by_origin = list({each.told.origin: each for each in reversed(papers)}.values())[::-1]
    for paper in by_origin[:_ACCOUNTS]:
        who = before + (one_line(": ".join(paper.speakers)) or outlet(paper.told.publisher))
        told = f": {_told(paper)}" if paper.value != paper.quote else ""
        yield Paragraph(f"{who}, {short_day(paper.told.day)}{told}", len(who), indent=3, hang=2)
        yield Paragraph(f"{quoted(paper.quote)} – {source(paper)}", style="dim", indent=5)
    if others := [outlet(paper.told.publisher) for paper in by_origin[_ACCOUNTS:]]:
        yield Paragraph(f"so also {'; '.join(dict.fromkeys(others))}", style="dim", indent=5)


def _deeds(before: str, deeds: Sequence[Deed]) -> Iterator[Paragraph]:
    accounts = list(accounts_of(deeds))
    for deed in accounts[:_ACCOUNTS]:
        who = before + _who(deed)
        verb, about = done(deed.kind, deed.status, deed.about, deed.towards, past=True)
        on = f", {conditional(deed.condition)}" if deed.condition else ""
        party = "" if deed.standing == "declared" else f"{one_line(deed.party)} "  # who says it itself was named
        told = f"{who}, {short_day(deed.made)}: {party}{verb} {about}{on}"
        yield Paragraph(told, len(who), indent=3, hang=2)
        yield Paragraph(f"{quoted(deed.quote)} – {source(deed, deed.made)}", style="dim", indent=5)
    others = dict.fromkeys(f"{_who(deed)} ({source(deed)})" for deed in accounts[_ACCOUNTS:])
    if others:
        yield Paragraph(f"so also {'; '.join(others)}", style="dim", indent=5)


def _who(deed: Deed) -> str:
    """Who says it: the party itself, another, or an outlet."""
    if deed.standing == "declared":
        named = f": {one_line(deed.speaker)}" if deed.speaker not in (None, deed.party) else ""
        return f"{one_line(deed.party)} itself{named}"
    return voice(deed).removeprefix("claim of ").removeprefix("as told by ")


def _told(paper: PaperTold) -> str:
    """How many pages it has, or when something was done with it."""
    return f"{paper.value} pages" if paper.value.isdigit() else _value(paper.value)


def _value(told: str) -> str:
    """A day, a span of days or a number as people read it."""
    ends = told.split("/")
    if all(_DAY.fullmatch(end) for end in ends):
        return " to ".join(short_day(end) for end in ends)
    return told
