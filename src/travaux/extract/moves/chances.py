"""What the model's probabilities of a word come to where something beside it denies or ends what it shows."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from travaux.extract.moves.auxiliaries import NOT
from travaux.extract.moves.lexicon import Sense
from travaux.extract.statements.clauses import Clauses
from travaux.record.move import MoveKind

_CONCEDES: tuple[MoveKind, ...] = ("concede",)
_HELD: tuple[MoveKind, ...] = ("demand", "propose", "reject")  # what is no longer done is given up
_CONTRARY: tuple[tuple[MoveKind, MoveKind], ...] = (("accept", "reject"), ("reject", "accept"))
_NEAR = 6  # tokens before and after a word among which it may be denied
_NO = frozenset({"no", "none", "nothing", "nobody", "nor", "neither", "without", "little", "hardly", "few"})


def by_polarity(
    clauses: Clauses, i: int, kinds: Mapping[MoveKind, float], senses: Collection[MoveKind]
) -> Mapping[MoveKind, float]:
    """The model's probabilities, where a word that accepts in all its senses doesn't reject, nor the other way round.

    "The Fund backs the clause" is taken for "backs out" at times. Where something is denied near by, the model may mean that.
    """
    near = range(max(0, i - _NEAR), min(len(clauses.tokens), i + _NEAR))
    for meant, contrary in _CONTRARY:
        if meant in senses and contrary not in senses and contrary in kinds and not any(_denies(clauses.word(k)) for k in near):
            told = {kind: chance for kind, chance in kinds.items() if kind != contrary}
            return {**told, meant: told.get(meant, 0.0) + kinds[contrary]}
    return kinds


def by_ending(
    clauses: Clauses, i: int, chances: Mapping[MoveKind, float], senses: Mapping[MoveKind, Sense]
) -> Mapping[MoveKind, float]:
    """The model's probabilities, where what is told is no longer so: who gives up what he no longer asks for asked for it."""
    held = next((kind for kind in _HELD if kind in senses), None)
    if held is not None and any(clauses.word(c).lower() == "longer" for c in clauses.children[i]):
        return _moved(chances, _CONCEDES, held)
    return chances


def _moved(chances: Mapping[MoveKind, float], kinds: Collection[MoveKind], to: MoveKind) -> Mapping[MoveKind, float]:
    """Probabilities in which those of some kinds count for another."""
    told = {kind: chance for kind, chance in chances.items() if kind not in kinds}
    moved = sum(chance for kind, chance in chances.items() if kind in kinds)
    return {**told, to: min(1.0, told.get(to, 0.0) + moved)} if moved else chances


def _denies(word: str) -> bool:
    return word.lower() in NOT or word.lower() in _NO
