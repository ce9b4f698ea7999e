"""How a proposition travelled: put forward, answered, accepted, rejected, amended, renamed, taken up, withdrawn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any

from travaux.joins.deeds import FORWARD
from travaux.ledger.garbage import keeping_all
from travaux.ledger.words import words_of
from travaux.views.follow import ANSWERED, follow
from travaux.views.marks import Edge, Mark, marks_of
from travaux.views.on_table import Table
from travaux.views.referents import referred
from travaux.views.within import edges_within

if TYPE_CHECKING:
    from travaux.joins.deeds import Deed
    from travaux.joins.play import Play
    from travaux.views.rules import ViewRules

_NEAR = 130  # characters from sentence to sentence
_SURE = 0.7  # confidence of an answer that has the issue of what it answers
SCHEMA = "travaux.view.trace/1"
SCHEMA_OF_ALL = "travaux.view.traces/1"


@dataclass(frozen=True, slots=True)
class Trace:
    """The life of a proposition: marks in the order of time, and edges to and from them, also those of other propositions."""

    proposition: str
    issue: str | None
    about: str
    marks: tuple[Mark, ...]
    edges: tuple[Edge, ...]

    def to_dict(self) -> dict[str, Any]:
        """Wire form, `travaux.view.trace/1`."""
        return {
            "schema": SCHEMA,
            "proposition": self.proposition,
            "issue": self.issue,
            "about": self.about,
            "marks": [mark.to_dict() for mark in self.marks],
            "edges": [edge.to_dict() for edge in self.edges],
        }


@keeping_all()
def traces_of(play: Play, rules: ViewRules) -> list[Trace]:
    """The lives of all propositions, in the order in which they were first known."""
    play = referred(play)
    found = _all_edges(play, rules)
    edges = list({(edge.kind, edge.earlier, edge.later): edge for edge in reversed(found)}.values())[::-1]
    named = {edge.later for edge in edges if edge.kind == "renamed"}  # that puts nothing forward
    edges = [edge for edge in edges if edge.kind != "put forward" or edge.later not in named]
    of: dict[str, list[Edge]] = defaultdict(list)
    for edge in sorted(edges, key=lambda edge: (edge.ends[1].day or "", *edge.ends[1].deeds[0].order)):
        for proposition in dict.fromkeys(mark.proposition for mark in edge.ends if mark is not None):
            of[proposition].append(edge)
    traces = []
    for each in play.propositions:
        own = marks_of(each)
        about = next((mark for mark in own if mark.kind in FORWARD), own[0]).about
        traces.append(Trace(each.id, each.issue, about, tuple(own), tuple(of[each.id])))
    return traces


def edges_between(play: Play, rules: ViewRules) -> list[Edge]:
    """The edges of all propositions of a play, without those that only tell who put one forward first, and took it up."""
    return _all_edges(play, rules, beginnings=False)


def turns_in(edges: Iterable[Edge]) -> list[tuple[Mark, Mark]]:
    """What parties gave up that they had put forward in other words, or put forward with other terms since, by days."""
    turns = [
        (earlier, edge.ends[1]) for edge in edges if edge.kind in ("withdrawn", "amended") and (earlier := edge.ends[0]) is not None
    ]
    own = [pair for pair in turns if pair[0].party == pair[1].party and pair[0].proposition != pair[1].proposition]
    return sorted(own, key=lambda pair: [(mark.day or "", mark.id) for mark in reversed(pair)])


def answers_in(edges: Iterable[Edge]) -> dict[str, Edge]:
    """What each deed that accepts or rejects something means, by its id: what a report tells rather than what is inferred."""
    answers = [edge for edge in edges if edge.kind in ("accepted", "rejected")]
    answers.sort(key=lambda edge: edge.score if edge.score is not None else 2.0)
    return {deed.id: edge for edge in answers for deed in edge.ends[1].deeds}


def issues_answered(play: Play, edges: Iterable[Edge]) -> dict[str, str]:
    """The issues of propositions that tell none themselves, and answer what was put forward on one: "wanted none of it"."""
    issues = {proposition.id: proposition.issue for proposition in play.propositions}
    found: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        earlier, later = edge.ends
        issue = issues[earlier.proposition] if earlier is not None and edge.kind in ANSWERED else None
        if issue is not None and issues[later.proposition] is None and any(map(_is_sure, later.deeds)) and _is_near(edge):
            found[later.proposition].add(issue)
    return {id: some.pop() for id, some in found.items() if len(some) == 1}


def _is_near(edge: Edge) -> bool:
    """Whether what is only told together stands in one sentence, or in two short ones."""
    ends = [mark.deeds for mark in edge.ends if mark is not None]
    apart = (later.sentence - earlier.sentence for earlier, later in product(*ends) if earlier.told.version == later.told.version)
    return edge.basis != "told together" or any(0 <= each <= _NEAR for each in apart)


def _is_sure(deed: Deed) -> bool:
    return deed.confidence is None or deed.confidence >= _SURE


def traces_about(play: Play, text: str, rules: ViewRules) -> list[Trace]:
    """The lives of propositions in whose words all words of a text stand, those with most marks first."""
    wanted = set(words_of(text))
    found = []
    for trace in traces_of(play, rules):
        told = " ".join(deed.quote for mark in trace.marks for deed in mark.deeds)
        if wanted and wanted <= set(words_of(f"{trace.issue or ''} {trace.about} {told}")):
            found.append(trace)
    return sorted(found, key=lambda trace: -len(trace.marks))


def traces_to_dict(traces: Sequence[Trace]) -> dict[str, Any]:
    """Wire form of several, `travaux.view.traces/1`."""
    return {"schema": SCHEMA_OF_ALL, "traces": [trace.to_dict() for trace in traces]}


def _all_edges(play: Play, rules: ViewRules, *, beginnings: bool = True) -> list[Edge]:
    """The edges within all propositions, then those between them.

    Args:
        beginnings: who put each proposition forward first, and took it up, is looked for too.
    """
    table, how = Table(play), rules if beginnings else None
    told = [edge for proposition in play.propositions for edge in edges_within(table, proposition, how)]
    found = list(follow(table, told, rules))
    answered = {edge.later for edge in found if edge.kind in ANSWERED}
    return [edge for edge in told if edge.kind not in (*ANSWERED, "put forward") or edge.later not in answered] + found
