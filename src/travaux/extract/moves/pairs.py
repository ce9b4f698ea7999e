"""Words that mean both of two sides, and where a report names two side by side: "Both accepted. Belmar and the port meet again"."""

from __future__ import annotations

from collections.abc import Iterator

from travaux.extract.moves.relations import Relations
from travaux.extract.statements.clauses import Clauses

_EITHER = frozenset({"both", "each", "neither"})
_COUNTS = frozenset({"both", "each", "either", "neither", "two"})
_SIDES = frozenset({"side", "sides", "party", "parties"})
_BODIES = frozenset({"governments", "countries", "capitals", "unions", "delegations"})
_BOTH, _THE_TWO = frozenset({"both", "either", "neither", "each"}), frozenset({"the", "two"})
_PAIR = 2
_TOLD = ("nsubj", "root", "obl", "nmod", "appos", "ccomp")
_LOOK = (0, -1, 1, -2)  # sentences from a word's own in which two are looked for that are named together, the nearest first


def means_both(clauses: Clauses, k: int) -> bool:
    """Whether a word means two sides: "both", "neither of them", "the two sides", "each side"."""
    before = {clauses.word(c).lower() for c in clauses.children[k] if clauses.tokens[c].deprel in ("det", "nummod")}
    noun = clauses.word(k).lower()
    of_bodies = noun in _BODIES and (bool(before & _BOTH) or before >= _THE_TWO)
    return noun in _EITHER or "neither" in before or of_bodies or (noun in _SIDES and bool(before & _COUNTS))


def pairs_near(relations: Relations, i: int) -> Iterator[list[tuple[int, int]]]:
    """For each sentence near a move's word, the nearest first, the nouns named there two by two; none of what the move is about."""
    clauses, here = relations.clauses, relations.clauses.sentence_of(i)
    below = set(clauses.subtree(i))
    for sentence in (here + step for step in _LOOK if 0 <= here + step < len(clauses.sentences)):
        places = [k for k in range(*clauses.sentences[sentence]) if k not in below]
        yield [pair for k in places if (pair := _pair(relations, k)) is not None]


def _pair(relations: Relations, k: int) -> tuple[int, int] | None:
    """A noun and the one that is joined to it, where a clause tells of both; None of one that is joined to another itself."""
    token = relations.clauses.tokens[k]
    told = token.deprel.startswith(_TOLD) and token.upos in ("NOUN", "PROPN")
    joined = relations.coordinated(k) if told else []
    return (joined[0], joined[1]) if len(joined) == _PAIR else None
