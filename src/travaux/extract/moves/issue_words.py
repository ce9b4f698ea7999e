"""Nouns that don't tell what a move is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from travaux.errors import ResourceError
from travaux.extract.moves.rows import checked_rows
from travaux.extract.statements.lexicon import plural

_CLASSES = ("holder", "empty")


@dataclass(frozen=True, slots=True)
class IssueWords:
    """Nouns that don't tell what a move is about, both numbers, lower case: what hangs on `holders` does, with `empty` nothing."""

    holders: frozenset[str]
    empty: frozenset[str]


def parse_issue_words(rows: Iterable[list[str]]) -> IssueWords:
    """The nouns from the rows of `issue_words.tsv`.

    Raises:
        ResourceError: a row is not what the file's head says.
    """
    words: dict[str, set[str]] = {name: set() for name in _CLASSES}
    for number, (name, word, _) in enumerate(checked_rows(rows, "issue_words.tsv", 3), 1):
        if name not in words:
            raise ResourceError(f"issue_words.tsv, row {number}: expected a class of {', '.join(_CLASSES)}, got {name!r}")
        words[name].update((word, plural(word)))
    return IssueWords(*(frozenset(words[name]) for name in _CLASSES))
