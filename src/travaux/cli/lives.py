"""A trace, drawn: the life of a proposition as a vertical line of time, with one mark for what one party did on one day.

In the first five seconds its reader wants to know who put it forward first, who took it up or turned it down, and how it ended;
then on whose word each step stands. So each mark's sign and verb stand at the line, what it does to whose proposal right below.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from travaux.cli.columns import Paper, Paragraph
from travaux.cli.view import counted, one_line
from travaux.cli.wording import (
    cited,
    conditional,
    done,
    noun,
    possessive,
    quoted,
    short_day,
    source,
    verb_style,
    voice,
)
from travaux.joins.deeds import told_towards

if TYPE_CHECKING:
    from travaux.joins.deeds import Deed
    from travaux.views.marks import Edge, Mark
    from travaux.views.trace import Trace

_SIGNS = {
    "put forward": "●",
    "taken up by": "●",
    "amended": "●",
    "renamed": "●",
    "answers": "●",
    "accepted": "✓",
    "rejected": "✗",
    "withdrawn": "↩",
}
_DAY = 11  # columns of a mark's day
_SENTENCES = 2  # shown of a mark
_HOW = {"shared words": "both share words", "named party": "its party is named", "only one": "nothing else fits"}


def draw_traces(traces: Sequence[Trace], most: int, paper: Paper) -> Iterator[str]:
    """The lines of the lives of propositions, those with most marks first."""
    for number, trace in enumerate(traces[: most or None]):
        if number:
            yield ""
        yield from draw_trace(trace, paper)
    left = len(traces) - (most or len(traces))
    if left > 0:
        yield ""
        yield from paper.told(f"{counted(left, 'further proposition')} not shown: --most 0 shows all, more words make fewer.")


def draw_trace(trace: Trace, paper: Paper) -> Iterator[str]:
    """The lines of one life."""
    about, issue = one_line(trace.about), one_line(trace.issue or "on no issue of these talks")
    head = Paragraph(f"{about} · {issue}", len(about), style="dim", hang=2)
    yield from paper.printed(head)
    coming: dict[str, list[Edge]] = defaultdict(list)
    own = {mark.id for mark in trace.marks}
    for edge in trace.edges:
        coming[edge.later].append(edge)
    first = next((edge for edge in trace.edges if edge.kind == "put forward"), None)  # of others their verb says as much
    for number, mark in enumerate(trace.marks):
        edges = [edge for edge in coming[mark.id] if edge.kind != "put forward" or edge is first]
        yield from _mark(mark, edges, number == len(trace.marks) - 1, paper)
    for edge in trace.edges:
        if edge.later not in own:
            yield from paper.printed(Paragraph(_further(edge), indent=_DAY + 2, hang=2))


def _mark(mark: Mark, edges: Sequence[Edge], last: bool, paper: Paper) -> Iterator[str]:
    sign = _SIGNS[edges[0].kind] if edges else "●" if mark.status == "actual" else "○"
    width = paper.width - _DAY - 5
    lines = paper.lines(_told(mark, edges), width)
    line = [(sign, 1), *(("│" if not last else "", 1 if not last else 0) for _ in lines[1:])]
    yield from paper.beside([paper.fold(Paragraph(short_day(mark.day)), _DAY), line, lines], [_DAY, 1, width])


def _told(mark: Mark, edges: Sequence[Edge]) -> Iterator[Paragraph]:
    verb, about = done(mark.kind, mark.status, mark.about, told_towards(mark.deeds, mark.about))
    party = one_line(mark.party)
    told = list(accounts_of(mark.deeds))
    claim = f" – {voice(told[0])}" if mark.standing == "claimed" else ""
    how = f" ({'; '.join(map(_edge, edges))})" if edges else ""
    yield Paragraph(
        f"{party} {verb} {about}{how}{claim}",
        len(party) + 1 + len(verb),
        lead_style=verb_style(mark.kind, mark.status, mark.standing),
    )
    condition = next((deed.condition for deed in mark.deeds if deed.condition), None)
    if condition:
        yield Paragraph(conditional(condition), indent=2)
    for deed in told[:_SENTENCES]:
        word = source(deed, mark.day) if claim and deed is told[0] else cited(voice(deed), deed, mark.day)
        yield Paragraph(f"{quoted(deed.quote)} – {word}", style="dim")
    others = dict.fromkeys(one_line(deed.told.publisher or "an outlet") for deed in told[_SENTENCES:])
    if others:
        yield Paragraph(f"also told by {', '.join(others)}", style="dim")


def accounts_of(deeds: Sequence[Deed]) -> Iterator[Deed]:
    """The deeds that tell something of their own, the party's own word first: of copies and of the same words again one."""
    seen: set[tuple[str, ...]] = set()
    for deed in sorted(deeds, key=lambda deed: ("declared", "reported", "claimed").index(deed.standing)):
        names = tuple(voice.name or "" for voice in deed.chain)
        keys = {(deed.origin, deed.kind, deed.status, *names), ("", deed.quote, *names)}
        if seen.isdisjoint(keys):
            yield deed
        seen |= keys


def _edge(edge: Edge) -> str:
    """What a mark does to an earlier one, as far as its verb doesn't tell: `Russia's proposal of 23 Aug 1905`."""
    earlier = edge.ends[0]
    if earlier is None:
        return "put forward first"
    meant = f"{possessive(edge.of or earlier.party)} {noun(earlier.kind)} of {short_day(earlier.day)}"
    if edge.of == edge.ends[1].party:
        meant = f"its own {noun(earlier.kind)} of {short_day(earlier.day)}"
    told = {
        "accepted": meant,
        "rejected": meant,
        "withdrawn": meant,
        "amended": f"other terms than {meant}",
        "renamed": f"another name for {meant}",
        "taken up by": f"takes up {meant}",
        "answers": f"answers {meant}",
    }[edge.kind]
    return told + _likely(edge)


def _likely(edge: Edge) -> str:
    """How an edge that nothing tells was inferred."""
    return f", probably: {_HOW.get(edge.basis, edge.basis)}" if edge.score is not None else ""


def _further(edge: Edge) -> str:
    """What followed elsewhere."""
    mark = edge.ends[1]
    verb, about = done(mark.kind, mark.status, mark.about, told_towards(mark.deeds, mark.about))
    return f"↳ {short_day(mark.day)}: {one_line(mark.party)} {verb} {about} ({_edge(edge)})"
