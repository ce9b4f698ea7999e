"""Words by which a move is denied, possible or still to come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from travaux.errors import ResourceError

_CLASSES = ("not", "no", "refuses", "may", "will", "due", "instead")


@dataclass(frozen=True, slots=True)
class Moods:
    """Lower-case words by what they say of a move.

    `negations` beside its word and `negative` subjects deny it, `refusals` beside a negation refuse, `due` ones stand before "to",
    `instead` opens what is not done.
    """

    negations: frozenset[str]
    negative: frozenset[str]
    refusals: frozenset[str]
    possible: frozenset[str]
    future: frozenset[str]
    due: frozenset[str]
    instead: frozenset[str]


def parse_moods(rows: Iterable[list[str]]) -> Moods:
    """The words from the rows of `move_moods.tsv`.

    Raises:
        ResourceError: a row is of no known class.
    """
    words: dict[str, set[str]] = {name: set() for name in _CLASSES}
    for number, row in enumerate(rows, 1):
        if row[0] not in words:
            raise ResourceError(f"move_moods.tsv, row {number}: expected a class of {', '.join(_CLASSES)}, got {row[0]!r}")
        words[row[0]].add(row[1])
    return Moods(*(frozenset(words[name]) for name in _CLASSES))
