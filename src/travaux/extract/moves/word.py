"""On whose word a move stands: declared by its party, claimed by another, or reported by the outlet alone."""

from __future__ import annotations

from collections.abc import Sequence

from travaux.extract.moves.scene import MoveScene
from travaux.record.move import Standing, Word
from travaux.record.statement import Statement

_DOUBT: tuple[Standing, ...] = ("declared", "reported", "claimed")  # the most doubtful last


def chain_of(scene: MoveScene, statement: Statement | None) -> tuple[Statement, ...]:
    """A statement and those that it lies within, outermost first."""
    known = {s.id: s for s in scene.statements}
    chain: list[Statement] = []
    while statement is not None and statement not in chain:
        chain.append(statement)
        statement = known.get(statement.within) if statement.within is not None else None
    return tuple(reversed(chain))


def find_words(scene: MoveScene, party: Sequence[str], statement: Statement | None) -> tuple[tuple[Word, ...], Standing]:
    """For each party its word, and the standing of all together: the most doubtful.

    A chain counts without outlets and agencies. A speaker that stays unresolved is nobody's own word.
    """
    chain = chain_of(scene, statement)
    telling = [s for s in chain if s.id not in scene.credits]
    ids = tuple(s.id for s in chain)
    words = tuple(Word(p, _standing(scene, p, telling), ids) for p in party)
    standings = [w.standing for w in words] or ["claimed" if telling else "reported"]
    return words, max(standings, key=_DOUBT.index)


def _standing(scene: MoveScene, party: str, telling: Sequence[Statement]) -> Standing:
    if not telling:
        return "reported"
    own = {party, scene.actors[party].party} - {None}
    for statement in telling:
        sides = {x for s in (statement.speaker, *statement.co_speakers) if s is not None for x in (s, scene.actors[s].party)}
        if not own & sides:
            return "claimed"
    return "declared"
