"""Words by which a move is denied, possible or still to come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from travaux.extract.moves.rows import words_by_class

_CLASSES = (
    "not",
    "no",
    "refuses",
    "may",
    "will",
    "due",
    "instead",
    "against",
    "refusal",
    "avoids",
    "true",
    "false",
    "wants",
    "never",
    "excludes",
    "rumours",
    "dismissing",
    "unable",
    "insists",
    "hostile",
    "open verbs",
    "open clauses",
    "open nouns",
    "making",
    "awaiting",
)


@dataclass(frozen=True, slots=True)
class Moods:
    """Lower-case words by what they say of a move.

    `negations` beside its word and `negative` subjects deny it, `refusals` beside a negation refuse, `due` ones stand before "to",
    `instead` opens what is not done. Who isn't `against` a thing accepts it, who doesn't do what is `refusing` hasn't refused.
    `avoids` are phrases right before what is not done. What isn't `true`, or is `false`, is denied. Who "would" do what `wants`
    asks. `never` are phrases that deny the verb that they stand with. What is not
    said to be so by the verbs of `excludes` is possible. `rumours` are nouns for what is only said, of which who is `dismissing`
    it says that it isn't so. `unable` are phrases right before what somebody refuses by saying that he can't do it. Who will not do
    what `insists` gives way. Who is ready to do what is `hostile` threatens it. What stands below `open_verbs` and `open_nouns` may
    be done, no more ("thinks of accepting it", "the right to refuse it"), and so what the clause behind `open_clauses` tells. What
    is the object of `making` is still to come ("is preparing an offer"). An approval that is the object of `awaiting` hasn't been
    given ("needs the board's approval").
    """

    negations: frozenset[str]
    negative: frozenset[str]
    refusals: frozenset[str]
    possible: frozenset[str]
    future: frozenset[str]
    due: frozenset[str]
    instead: frozenset[str]
    against: frozenset[str]
    refusing: frozenset[str]
    avoids: frozenset[str]
    true: frozenset[str]
    false: frozenset[str]
    wants: frozenset[str]
    never: frozenset[str]
    excludes: frozenset[str]
    rumours: frozenset[str]
    dismissing: frozenset[str]
    unable: frozenset[str]
    insists: frozenset[str]
    hostile: frozenset[str]
    open_verbs: frozenset[str]
    open_clauses: frozenset[str]
    open_nouns: frozenset[str]
    making: frozenset[str]
    awaiting: frozenset[str]


def parse_moods(rows: Iterable[list[str]]) -> Moods:
    """The words from the rows of `move_moods.tsv`.

    Raises:
        ResourceError: a row is not what the file's head says.
    """
    words = words_by_class(rows, "move_moods.tsv", 5, _CLASSES, optional=(3, 4))
    return Moods(*(frozenset(words[name]) for name in _CLASSES))
