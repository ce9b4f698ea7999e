"""How a proposition travelled: put forward, accepted, rejected, amended, taken up, withdrawn, by whom and when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from travaux.joins.content import Content
from travaux.joins.moves import Deed
from travaux.joins.play import Play
from travaux.joins.propositions import Proposition
from travaux.ledger.words import words_of

EdgeKind = Literal["put forward", "accepted", "rejected", "amended", "taken up by", "withdrawn"]
SCHEMA = "travaux.view.trace/1"
_FORWARD = ("propose", "offer", "demand")
_AMENDED = 0.5  # share of stems of the lesser that a proposition with other numbers shares with the one that it amends


@dataclass(frozen=True, slots=True)
class Mark:
    """What one party did on one day about a proposition, as one or several reports tell it."""

    id: str
    party: str
    kind: str
    status: str
    day: str | None
    deeds: tuple[Deed, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """How a mark follows from an earlier one; what is put forward follows from none."""

    kind: EdgeKind
    earlier: str | None
    later: str


@dataclass(frozen=True, slots=True)
class Trace:
    """The life of a proposition: marks in the order of time, and edges between them."""

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
            "marks": [
                {
                    "id": mark.id,
                    "party": mark.party,
                    "kind": mark.kind,
                    "status": mark.status,
                    "day": mark.day,
                    "evidence": [deed.to_dict() for deed in mark.deeds],
                }
                for mark in self.marks
            ],
            "edges": [{"kind": edge.kind, "from": edge.earlier, "to": edge.later} for edge in self.edges],
        }


def traces_of(play: Play) -> list[Trace]:
    """The lives of all propositions, in the order in which they were first put forward."""
    marks = {proposition.id: _marks(proposition) for proposition in play.propositions}
    traces = []
    for proposition in play.propositions:
        own = marks[proposition.id]
        edges = list(_edges(own))
        for other in play.propositions:
            if other.id != proposition.id and other.issue == proposition.issue and _amends(other, proposition):
                edges += _amending(own, marks[other.id])
        first = next((mark for mark in own if mark.kind in _FORWARD), own[0])
        about = first.deeds[0].about
        traces.append(Trace(proposition.id, proposition.issue, about, tuple(own), tuple(edges)))
    return traces


def traces_about(play: Play, text: str) -> list[Trace]:
    """The lives of propositions in whose words all words of a text stand, those with most marks first."""
    wanted = set(words_of(text))
    found = []
    for trace in traces_of(play):
        told = " ".join(deed.quote for mark in trace.marks for deed in mark.deeds)
        if wanted and wanted <= set(words_of(f"{trace.issue or ''} {trace.about} {told}")):
            found.append(trace)
    return sorted(found, key=lambda trace: -len(trace.marks))


def _marks(proposition: Proposition) -> list[Mark]:
    found: dict[tuple[str, str, str, str | None], list[Deed]] = {}
    for deed in proposition.deeds:
        found.setdefault((deed.party, deed.kind, deed.status, deed.made), []).append(deed)
    return [Mark(deeds[0].id, party, kind, status, day, tuple(deeds)) for (party, kind, status, day), deeds in found.items()]


def _edges(marks: Sequence[Mark]) -> Iterator[Edge]:
    """What each mark does to what was put forward before it: by another party last, or by the same one where it takes it back."""
    forward: list[Mark] = []
    for mark in marks:
        others = [earlier for earlier in forward if earlier.party != mark.party]
        own = [earlier for earlier in forward if earlier.party == mark.party]
        if mark.status != "actual":
            continue
        if mark.kind in _FORWARD:
            if not forward:
                yield Edge("put forward", None, mark.id)
            elif not own and others and mark.kind != "demand":
                yield Edge("taken up by", others[-1].id, mark.id)
            forward.append(mark)
        elif mark.kind in ("accept", "commit") and others:
            yield Edge("accepted", others[0].id, mark.id)
        elif mark.kind == "reject" and others:
            yield Edge("rejected", others[0].id, mark.id)
        elif mark.kind in ("concede", "reject") and own:
            yield Edge("withdrawn", own[0].id, mark.id)


def _amends(later: Proposition, earlier: Proposition) -> bool:
    """Whether a proposition puts forward what another did, with other numbers."""
    return any(_other_numbers(a, b) for a in later.contents for b in earlier.contents)


def _other_numbers(first: Content, second: Content) -> bool:
    if not first.numbers or not second.numbers or not first.numbers.isdisjoint(second.numbers):
        return False
    least = min(len(first.stems), len(second.stems))
    return least > 0 and len(first.stems & second.stems) >= _AMENDED * least


def _amending(earlier: Sequence[Mark], later: Sequence[Mark]) -> Iterator[Edge]:
    before = next((mark for mark in earlier if mark.kind in _FORWARD and mark.status == "actual"), None)
    after = next((mark for mark in later if mark.kind in ("propose", "offer") and mark.status == "actual"), None)
    if before is not None and after is not None and (before.day or "") < (after.day or ""):
        yield Edge("amended", before.id, after.id)
