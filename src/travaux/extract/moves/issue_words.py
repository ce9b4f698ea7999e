"""Nouns that don't tell what a move is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from travaux.extract.moves.rows import words_by_class
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
    words = words_by_class(rows, "issue_words.tsv", 3, _CLASSES)
    return IssueWords(*(frozenset(form for word in words[name] for form in (word, plural(word))) for name in _CLASSES))
