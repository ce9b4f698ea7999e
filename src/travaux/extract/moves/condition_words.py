"""Words that open a condition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from travaux.extract.moves.rows import checked_rows
from travaux.extract.statements.clauses import Clauses


@dataclass(frozen=True, slots=True)
class Conditions:
    """Phrases that open conditions, by first word, the longest first."""

    phrases: Mapping[str, tuple[tuple[str, ...], ...]]

    def at(self, clauses: Clauses, k: int) -> tuple[str, ...] | None:
        """The phrase that begins at a token, None where none does."""
        for phrase in self.phrases.get(clauses.word(k).lower(), ()):
            words = tuple(clauses.word(i).lower() for i in range(k, min(k + len(phrase), len(clauses.tokens))))
            if words == phrase:
                return phrase
        return None


def parse_conditions(rows: Iterable[list[str]]) -> Conditions:
    """The phrases from the rows of `conditions.tsv`.

    Raises:
        ResourceError: a row is not what the file's head says.
    """
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase, _ in checked_rows(rows, "conditions.tsv", 2):
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append(words)
    return Conditions({first: tuple(sorted(phrases, key=len, reverse=True)) for first, phrases in found.items()})
