"""What a trace is made of: marks, each what one party did on one day about a proposition, and edges between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from travaux.views.held import held
from travaux.views.whose import recall, take_back

if TYPE_CHECKING:
    from travaux.joins.deeds import Deed
    from travaux.joins.propositions import Proposition
    from travaux.record.move import MoveKind, MoveStatus, Standing

EdgeKind = Literal["put forward", "answers", "accepted", "rejected", "amended", "taken up by", "renamed", "withdrawn"]
Basis = Literal["one proposition", "told", "shared words", "named party", "only one", "told together"]


@dataclass(frozen=True, slots=True)
class Mark:
    """What one party did on one day about a proposition, as one or several reports tell it; copies count on their original's day.

    Args:
        id: of the first deed.
        about: the reports' words for what is proposed, demanded and so on.
        recalls: it is told as what was put forward before.
        takes_back: its party gives up what it put forward.
    """

    id: str
    proposition: str
    party: str
    kind: MoveKind
    status: MoveStatus
    day: str | None
    about: str
    deeds: tuple[Deed, ...]
    recalls: bool
    takes_back: bool

    @property
    def standing(self) -> Standing:
        """On whose word: the party's own where one report at least gives that, else a narrator's, else another's claim."""
        standings = {deed.standing for deed in self.deeds}
        return "declared" if "declared" in standings else "reported" if "reported" in standings else "claimed"

    def to_dict(self) -> dict[str, Any]:
        """A mark of `travaux.view.trace/1`."""
        names = ("id", "proposition", "party", "kind", "status", "day", "about", "standing")
        origins = {"origins": len({deed.origin for deed in self.deeds})}
        return {name: getattr(self, name) for name in names} | origins | {"evidence": [deed.to_dict() for deed in self.deeds]}


@dataclass(frozen=True, slots=True)
class Edge:
    """How a mark follows from an earlier one; what is put forward follows from none.

    Args:
        ends: both marks, with the deeds that tell them.
        basis: why they belong together: they are about `one proposition`; a report has `told` it; the later's words are
            those of the earlier (`shared words`); it says whose it means (`named party`); there is `only one` that it can
            mean; it was `told together` with the answer to the earlier, or right behind that.
        score: of what isn't told, how far the basis goes, in [0, 1], not calibrated: of `shared words` their share.
    """

    kind: EdgeKind
    ends: tuple[Mark | None, Mark]
    basis: Basis = "one proposition"
    score: float | None = None

    @property
    def earlier(self) -> str | None:
        """The id of the earlier mark."""
        return self.ends[0].id if self.ends[0] is not None else None

    @property
    def later(self) -> str:
        """The id of the later mark."""
        return self.ends[1].id

    @property
    def inferred(self) -> bool:
        """Whether nothing tells it, and it has a score."""
        return self.score is not None

    @property
    def of(self) -> str | None:
        """The party whose proposal, offer or demand is meant; None for what is put forward."""
        return self.ends[0].party if self.ends[0] is not None else None

    def to_dict(self) -> dict[str, Any]:
        """An edge of `travaux.view.trace/1`, with the spans of both ends."""
        names = ("kind", "of", "basis", "inferred", "score")
        ends = {name: _place(mark) for name, mark in zip(("earlier", "later"), self.ends)}
        return {"from": self.earlier, "to": self.later} | {name: getattr(self, name) for name in names} | ends


def _place(mark: Mark | None) -> dict[str, Any] | None:
    if mark is None:
        return None
    spans = [
        {"version": deed.told.version, "item": deed.move, "spans": [list(span) for span in deed.evidence]} for deed in mark.deeds
    ]
    return {"proposition": mark.proposition, "party": mark.party, "kind": mark.kind, "day": mark.day, "evidence": spans}


def marks_of(proposition: Proposition) -> Sequence[Mark]:
    """The marks of a proposition, in the order of time."""
    return proposition.made(_marks, None)


def _marks(proposition: Proposition, _: None) -> Sequence[Mark]:
    found: dict[tuple[str, MoveKind, MoveStatus, str | None], list[Deed]] = {}
    for deed in held(proposition.settled):
        found.setdefault((deed.party, deed.kind, deed.status, deed.made), []).append(deed)
    return tuple(_mark(proposition, key, deeds) for key, deeds in found.items())


def _mark(proposition: Proposition, key: tuple[str, MoveKind, MoveStatus, str | None], deeds: Sequence[Deed]) -> Mark:
    own = (deeds[0].about, tuple(deeds), recall(deeds), take_back(key[1], deeds))
    return Mark(deeds[0].id, proposition.id, *key, *own)
