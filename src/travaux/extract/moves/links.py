"""What a move answers, and the document that it concerns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from travaux.record.document import Document
from travaux.record.move import Move, MoveKind
from travaux.record.span import holds

_ANSWERS: tuple[MoveKind, ...] = ("accept", "reject", "concede")
_ANSWERED: tuple[MoveKind, ...] = ("propose", "offer", "demand", "submit")


def link_moves(moves: Sequence[Move], documents: Sequence[Document]) -> tuple[Move, ...]:
    """The moves with the move that each answers and the document that each concerns, where the report tells them.

    An answer names what it answers: the other move stands within its object ("rejected the proposal by Belmar", "ready
    for talks that Belmar offered"). A document is concerned where it is named in the object, else in the evidence.
    """
    return tuple(replace(move, responds_to=_answered(move, moves), document=_concerned(move, documents)) for move in moves)


def _answered(move: Move, moves: Sequence[Move]) -> str | None:
    if move.kind not in _ANSWERS:
        return None
    held = [
        other
        for other in moves
        if other.id != move.id
        and other.kind in _ANSWERED
        and set(other.party) != set(move.party)
        and holds((*move.object, *move.evidence), other.evidence[0])
    ]
    return max(held, key=lambda other: other.confidence).id if held else None


def _concerned(move: Move, documents: Sequence[Document]) -> str | None:
    for places in (move.object, move.evidence):
        named = [(mention, d.id) for d in documents for mention in d.mentions if holds(places, mention)]
        if named:
            return min(named)[1]
    return None
