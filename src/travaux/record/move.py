"""Moves: one thing that a party does in, or towards, the negotiation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from travaux.record.span import Spans
from travaux.record.time import TimeValue

MoveKind = Literal[
    "consult",
    "propose",
    "offer",
    "demand",
    "accept",
    "reject",
    "concede",
    "commit",
    "submit",
    "disclose",
    "accuse",
    "warn",
]
MOVE_KINDS: tuple[MoveKind, ...] = get_args(MoveKind)  # their order is part of a model's weights
MoveStatus = Literal["actual", "planned", "denied", "possible"]
Standing = Literal["declared", "claimed", "reported"]


@dataclass(frozen=True, slots=True)
class Word:
    """On whose word a party's move stands: the chain of statement ids, outermost first."""

    party: str
    standing: Standing
    chain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plover:
    """The move as a PLOVER event: its type and mode."""

    event: str
    mode: str | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """A move with its evidence. `party` and `to` are actor ids; `issue`, `statement`, `document`, `responds_to` ids."""

    id: str
    kind: MoveKind
    party: tuple[str, ...]
    evidence: Spans
    status: MoveStatus
    standing: Standing
    to: tuple[str, ...] = ()
    object: Spans = ()
    issue: str | None = None
    condition: Spans | None = None
    time: TimeValue | None = None
    statement: str | None = None
    word: tuple[Word, ...] = ()
    document: str | None = None
    responds_to: str | None = None
    plover: Plover | None = None
    confidence: float = 0.0
