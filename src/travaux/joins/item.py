"""One item of a report, and what it is joined with: told for people and programs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

from travaux.joins.deeds import Deed
from travaux.joins.differences import Difference
from travaux.joins.digest import Days
from travaux.joins.explain import Explanation
from travaux.joins.ties import Ground
from travaux.joins.told import Told
from travaux.ledger.join_rules import Ref
from travaux.record.anchor import ItemKind
from travaux.record.judgement import Judgement
from travaux.record.span import Spans

SCHEMA = "travaux.view.item/1"
Basis = Literal["its name", "its report", "other reports"]
_JUDGED = ("judged", "item", "sort", "talks")
_DETAILS = ("word", "number", "move")
_ASIDE = ("kind", "party", "days")  # what is told of moves, but makes no difference


def name_of(ref: Ref) -> str:
    """The name of an item: `VERSION#ITEM`."""
    return "#".join(ref)


@dataclass(frozen=True, slots=True)
class Telling:
    """One report's words for a thing that several tell of.

    Args:
        score: how like it is to the earlier telling that it is tied to, `parent`; None for the first one.
        judged: people say that it is the same.
    """

    told: Told
    item: str
    label: str
    spans: Spans
    quote: str
    speakers: tuple[str, ...]
    days: Days | None
    parent: Ref | None = None
    score: float | None = None
    judged: bool = False

    @property
    def ref(self) -> Ref:
        """Its version and its id in the record."""
        return self.told.version, self.item

    def to_dict(self) -> dict[str, Any]:
        """As plain values."""
        return {
            "id": name_of(self.ref),
            **_report(self.told),
            "label": self.label,
            "spans": [list(span) for span in self.spans],
            "quote": self.quote,
            "speakers": list(self.speakers),
            "days": list(self.days) if self.days is not None else None,
            "parent": name_of(self.parent) if self.parent is not None else None,
            "score": self.score,
            "judged": self.judged,
        }


def _report(told: Told) -> dict[str, Any]:
    return {
        "version": told.version,
        "publisher": told.publisher,
        "title": told.title,
        "released": told.release,
        "origin": told.origin,
    }


@dataclass(frozen=True, slots=True)
class StateTold:
    """A state of a paper on some days, and which tellings tell it."""

    state: str
    days: Days | None
    by: tuple[Ref, ...]

    def to_dict(self) -> dict[str, Any]:
        """As plain values."""
        days = list(self.days) if self.days is not None else None
        return {"state": self.state, "days": days, "by": [name_of(ref) for ref in self.by]}


@dataclass(frozen=True, slots=True)
class JoinedThing:
    """An utterance or a paper: what several reports tell of.

    Args:
        id: of the telling that was known first.
        tellings: those of reports that speak, and the one asked for; the first known first.
        states, differences: of a paper.
    """

    id: Ref
    tellings: tuple[Telling, ...]
    states: tuple[StateTold, ...] = ()
    differences: tuple[Difference, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """As plain values."""
        return {
            "id": name_of(self.id),
            "tellings": [telling.to_dict() for telling in self.tellings],
            "states": [state.to_dict() for state in self.states],
            "differences": [
                {
                    "what": each.what,
                    "state": each.state,
                    "values": [{"value": value, "by": [name_of(ref) for ref in refs]} for value, refs in each.values],
                }
                for each in self.differences
            ],
        }


@dataclass(frozen=True, slots=True)
class Step:
    """A link from words to earlier ones, with its score and why."""

    to: Deed
    score: float
    reasons: tuple[Ground, ...]

    def to_dict(self) -> dict[str, Any]:
        """As plain values."""
        reasons = [{"what": each.what, "text": each.text, "weight": each.weight} for each in self.reasons]
        return {"to": self.to.id, "about": self.to.about, "score": self.score, "reasons": reasons, "deed": self.to.to_dict()}


@dataclass(frozen=True, slots=True)
class MoveInTalks:
    """What a party's move is about, in talks.

    Args:
        stance: whether it is one; what isn't stands in the chronology and is about no proposition.
        first: the deed that was known first of those that are about the same thing; None where nothing tells what it is about.
        deeds: those that are told now, or were on the day that is asked for, as they were made.
        links: from its words to earlier ones, and from those on, so many; none where they are linked to none.
    """

    talks: str
    deed: Deed
    stance: bool
    issue: str | None
    first: Deed | None
    deeds: tuple[Deed, ...] = ()
    links: tuple[Step, ...] = ()

    def of_whom(self) -> dict[str, int]:
        """How many deeds each party has, the first one's party first."""
        found: dict[str, int] = {}
        for deed in self.deeds:
            found[deed.party] = found.get(deed.party, 0) + 1
        return found

    def to_dict(self) -> dict[str, Any]:
        """As plain values."""
        days = [deed.since for deed in self.deeds if deed.since is not None], [deed.made for deed in self.deeds if deed.made]
        return {
            "talks": self.talks,
            "deed": self.deed.id,
            "party": self.deed.party,
            "stance": self.stance,
            "issue": self.issue,
            "proposition": self.first.id if self.first is not None else None,
            "since": min(days[0], default=None),
            "last": max(days[1], default=None),
            "deeds": len(self.deeds),
            "parties": [{"party": party, "deeds": count} for party, count in self.of_whom().items()],
            "links": [step.to_dict() for step in self.links],
        }


@dataclass(frozen=True, slots=True)
class Testimony:
    """What a report says of for which party a person acts; `weight` tells how often and how clearly."""

    told: Told
    party: str
    weight: int

    def to_dict(self) -> dict[str, Any]:
        """As plain values."""
        return {**_report(self.told), "party": self.party, "weight": self.weight}


@dataclass(frozen=True, slots=True)
class ActorInTalks:
    """For which party of talks an actor acts, by what, and what reports up to its own say of its name."""

    talks: str
    party: str | None
    basis: Basis | None
    said: tuple[Testimony, ...]

    def to_dict(self) -> dict[str, Any]:
        """As plain values."""
        said = [each.to_dict() for each in self.said]
        return {"talks": self.talks, "party": self.party, "basis": self.basis, "said": said}


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a person says of the item and others being one; `disputed` where others say otherwise."""

    judgement: Judgement
    disputed: bool

    def to_dict(self) -> dict[str, Any]:
        """As plain values."""
        judgement = self.judgement
        return {
            "judgement": judgement.id,
            "verdict": judgement.verdict,
            "by": judgement.by,
            "at": judgement.at,
            "why": judgement.why,
            "items": [name_of((anchor.version, anchor.item)) for anchor in judgement.anchors],
            "disputed": self.disputed,
        }


@dataclass(frozen=True, slots=True)
class JoinedItem:
    """An item, and what it is joined with.

    Args:
        own: its report, words, and who speaks in the innermost statement that tells it.
        what: more of what it is: a move's kind and status, a document's kind, an actor's kind.
        chain: who speaks in each statement that it lies in, the outermost first; an empty name for somebody unknown.
        thing: the utterance that a statement tells, or the paper that a document is.
        talks: of a move its propositions, a deed's party alone where its own id was given.
        sides: of an actor.
        person: the full name of an actor whom the report calls by the last name alone, where reports up to its day tell it.
        rulings: what people say of it and others, as it holds.
    """

    kind: ItemKind
    own: Telling
    what: str | None
    chain: tuple[tuple[str, ...], ...]
    as_of: str | None
    thing: JoinedThing | None = None
    talks: tuple[MoveInTalks, ...] = ()
    sides: tuple[ActorInTalks, ...] = ()
    person: str | None = None
    rulings: tuple[Ruling, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """`travaux.view.item/1`."""
        own = self.own.to_dict()
        thing = self.thing.to_dict() if self.thing is not None else None
        return {
            "schema": SCHEMA,
            "as_of": self.as_of,
            "kind": self.kind,
            "what": self.what,
            **{key: own[key] for key in own if key not in ("parent", "score", "judged")},
            "item": self.own.item,
            "chain": [list(names) for names in self.chain],
            "utterance": thing if self.kind == "statement" else None,
            "paper": thing if self.kind == "document" else None,
            "talks": [each.to_dict() for each in self.talks],
            "sides": [each.to_dict() for each in self.sides],
            "person": self.person,
            "judgements": [each.to_dict() for each in self.rulings],
        }


def weightiest_first(explanation: Explanation) -> Explanation:
    """An explanation, its reasons in the order of what they did: what people say, what decided, shared words, what is only told.

    Of things that are one, what speaks for it comes first; of others, what speaks against it.
    """
    sign = -1.0 if explanation.joined else 1.0

    def order(ground: Ground) -> tuple[int, float]:
        if ground.what in _JUDGED:
            return 0, 0.0
        if ground.what in _DETAILS:
            return 2, -ground.weight
        if explanation.sorts[0] == "move" and ground.what in _ASIDE:
            return 3, 0.0
        return 1, sign * ground.weight

    return replace(explanation, reasons=tuple(sorted(explanation.reasons, key=order)))
