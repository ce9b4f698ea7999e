"""The lines of the state of play: a party's stance on one proposition, with what it rests on and what it took the place of."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from travaux.joins.deeds import told_towards

if TYPE_CHECKING:
    from travaux.joins.deeds import Deed
    from travaux.record.move import MoveKind, MoveStatus, Standing
    from travaux.views.marks import Mark
    from travaux.views.rules import Becomes, Supersession


@dataclass(frozen=True, slots=True)
class Superseded:
    """An earlier stance, and what became of it."""

    deed: Deed
    becomes: Becomes

    def to_dict(self) -> dict[str, Any]:
        """The deed, with `becomes`."""
        return self.deed.to_dict() | {"becomes": self.becomes}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a cell: a party's stance on one proposition.

    Args:
        about: the words of the report for what is proposed, demanded and so on.
        condition: in the report's words.
        since: the first day of this stance, ISO; `last` the day on which it was taken or renewed last.
        speaker: on whose word; None where the narrator tells it.
        origins: how many distinct origins tell it.
        evidence: the moves that tell it, the newest first.
        superseded: the party's earlier stances on the same proposition, the newest first, each with what became of it.
        echoed: what others say of the party where they say what it says itself; they supersede nothing.
        said_differently: what others say of it where they say something else.
        beside: it is what another voice of the party says at once, beside the last one.
        likely: how likely it is right by many weak signs, in [0, 1], where that makes it doubtful; else None.
    """

    party: str
    issue: str | None
    proposition: str
    about: str
    stance: MoveKind
    status: MoveStatus
    condition: str | None
    since: str | None
    last: str | None
    standing: Standing
    speaker: str | None
    origins: int
    evidence: tuple[Deed, ...]
    superseded: tuple[Superseded, ...]
    echoed: tuple[Deed, ...] = ()
    said_differently: tuple[Deed, ...] = ()
    beside: bool = False
    likely: float | None = None

    @property
    def towards(self) -> tuple[str, ...]:
        """The names of those towards whom it is taken, in the report whose words are shown."""
        return told_towards(self.evidence, self.about)

    @property
    def held(self) -> tuple[Deed, ...]:
        """The party's deeds on which it rests, those of its earlier stances too."""
        return (*self.evidence, *(each.deed for each in self.superseded))

    def to_dict(self) -> dict[str, Any]:
        """A line of `travaux.view.state/1`."""
        deeds = ("evidence", "superseded", "echoed", "said_differently")
        plain = {field.name: getattr(self, field.name) for field in fields(self)}
        return plain | {name: [deed.to_dict() for deed in plain[name]] for name in deeds}


def may_end(old: Line | Deed, new: Line | Deed | Mark) -> bool:
    """Whether what is told may take the place of what was: another's word never takes an own one's."""
    return old.standing == "claimed" or new.standing != "claimed"


def above(new: Line, gone: Line, kind: MoveKind, table: Supersession) -> Line:
    """A line with one beneath that it takes the place of."""
    how = table.becomes(gone.stance, kind, same_condition=False) or "recast"
    before = (*(Superseded(deed, how) for deed in gone.evidence), *gone.superseded)
    return replace(new, superseded=(*new.superseded, *before))


def agrees(kind: MoveKind) -> MoveKind:
    """A kind; who denies that it agreed denies that it bound itself."""
    return "accept" if kind == "commit" else kind
