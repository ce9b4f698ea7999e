"""Nouns that don't tell what a move is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IssueWords:
    """Nouns that don't tell what a move is about, lower case: of `holders` what hangs on them does, of `empty` ones nothing."""

    holders: frozenset[str]
    empty: frozenset[str]


def parse_issue_words(rows: Iterable[list[str]]) -> IssueWords:
    """The nouns from the rows of `issue_words.tsv`."""
    classed = [(row[0], row[1]) for row in rows]
    holders, empty = (frozenset(word for found, word in classed if found == name) for name in ("holder", "empty"))
    return IssueWords(holders, empty)
