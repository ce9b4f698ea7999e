"""The tables that views go by: what becomes of an earlier stance, and words that tell how propositions follow from one another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, get_args

from travaux.errors import ResourceError
from travaux.ledger.words import words_of
from travaux.record.move import MOVE_KINDS, MoveKind

if TYPE_CHECKING:
    from travaux.views.doubt import Doubt

By = Literal["own word", "other voice", "claim"]
Becomes = Literal[
    "renewed",
    "changed",
    "recast",
    "taken up",
    "met",
    "bound",
    "given way",
    "withdrawn",
    "reversed",
    "stands beside",
    "said differently",
]
ANY = "*"
_CONDITIONS = ("same", "other", "any")
_EDGES = ("renamed", "taken up")
Phrases = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Supersession:
    """What becomes of a party's stance when another is taken on the same proposition.

    Args:
        rows: by the earlier kind, the later, whose the later is, and whether its condition is the same.
    """

    rows: Mapping[tuple[str, str, str, bool], Becomes]

    def becomes(self, earlier: MoveKind, later: MoveKind, by: By = "own word", *, same_condition: bool = True) -> Becomes | None:
        """What becomes of the earlier; None where the table doesn't tell."""
        found = self.rows.get((earlier, later, by, same_condition))
        return found if found is not None else self.rows.get((ANY, ANY, by, same_condition))


@dataclass(frozen=True, slots=True)
class ViewRules:
    """What views go by.

    Args:
        supersession: what becomes of earlier stances.
        renaming, taking_up: stems of words that tell that a proposition renames another, or takes up another party's.
        persons: stems of words for people.
        doubt: what makes a line of the state doubtful; None where none is.
    """

    supersession: Supersession
    renaming: Phrases
    taking_up: Phrases
    persons: frozenset[str] = frozenset()
    doubt: Doubt | None = None


def parse_view_rules(
    supersession: Sequence[Sequence[str]],
    edge_words: Sequence[Sequence[str]],
    persons: Iterable[str] = (),
    stems_of: Callable[[str], tuple[str, ...]] = words_of,
    doubt: Doubt | None = None,
) -> ViewRules:
    """The rules of views, from the rows of their tables.

    Args:
        persons: words for people.
        stems_of: gives the stems of words.

    Raises:
        ResourceError: a row isn't of the form of its table, or says of one thing what another row says of it too.
    """
    rows: dict[tuple[str, str, str, bool], Becomes] = {}
    for row in supersession:
        if len(row) < 5 or not _known(row):
            raise ResourceError(f"expected two kinds, by, condition and what becomes in supersession.tsv, got {row}")
        earlier, later, by, condition, becomes = row[:5]
        for same in (True, False):
            if condition in ("any", "same" if same else "other"):
                if (earlier, later, by, same) in rows:
                    raise ResourceError(f"expected each case once in supersession.tsv, got {row} again")
                rows[earlier, later, by, same] = becomes  # type: ignore[assignment]
    phrases: dict[str, list[tuple[str, ...]]] = {edge: [] for edge in _EDGES}
    for row in edge_words:
        if row[0] not in phrases or len(row) < 2 or not (words := stems_of(row[1])):
            raise ResourceError(f"expected one of {', '.join(_EDGES)} and words in edge_words.tsv, got {row}")
        if words in phrases[row[0]]:
            raise ResourceError(f"expected each words once in edge_words.tsv, got {row} again")
        phrases[row[0]].append(words)
    return ViewRules(
        Supersession(rows),
        tuple(phrases["renamed"]),
        tuple(phrases["taken up"]),
        frozenset(stem for word in persons for stem in stems_of(word)),
        doubt,
    )


def _known(row: Sequence[str]) -> bool:
    kinds = {*MOVE_KINDS, ANY}
    return {row[0], row[1]} <= kinds and row[2] in get_args(By) and row[3] in _CONDITIONS and row[4] in get_args(Becomes)


def tells(phrases: Phrases, stems: Sequence[str]) -> bool:
    """Whether one of some phrases stands in words, both as stems."""
    begun = _by_first(phrases)
    return any(
        tuple(stems[at : at + len(phrase)]) == phrase for at, stem in enumerate(stems) if stem in begun for phrase in begun[stem]
    )


@lru_cache(maxsize=4)
def _by_first(phrases: Phrases) -> Mapping[str, Sequence[tuple[str, ...]]]:
    """Phrases by their first stem."""
    begun: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        begun.setdefault(phrase[0], []).append(phrase)
    return begun
