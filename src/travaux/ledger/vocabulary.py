"""Words of joining, and what the words of a move tell."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from travaux.ledger.notes import NoteForms
    from travaux.ledger.protected import ProtectedWords


@dataclass(frozen=True, slots=True)
class JoinWords:
    """Words of joining.

    Args:
        empty: stems that tell nothing of what a move is about.
        roles: words for posts and organs.
        weights: how much a stem tells, of those that many reports have; the others tell most.
        texts: stems of words for texts, as "plan" and "written", which don't tell one from another of its kind.
        numbers: in digits, by their words.
        counts: numbers below twenty, tens, and what multiplies the number before it, by their words.
        home_posts: words for posts and organs that each state has.
        posts: single words for posts, "president" and "senator".
        kin: words of negotiations that mean nearly the same, "pay" and "salaries", those of one line together.
        bodies: words for what organisations are, "union" and "front": a name that ends in one is not shortened to its first word.
        labels: words by which labels of documents tell whether a particular text is meant, by what they are.
        lands: names of states of the world, by their words in lower case.
        version: of the joiner and these words; what was joined with another is joined anew.
    """

    empty: frozenset[str]
    roles: frozenset[str]
    weights: Mapping[str, float] = field(default_factory=dict)
    texts: frozenset[str] = frozenset()
    numbers: Mapping[str, str] = field(default_factory=dict)
    version: str = ""
    home_posts: frozenset[str] = frozenset()
    labels: Mapping[str, frozenset[str]] = field(default_factory=dict)
    bodies: frozenset[str] = frozenset()
    counts: Mapping[str, float] = field(default_factory=dict)
    posts: frozenset[str] = frozenset()
    kin: tuple[tuple[str, ...], ...] = ()
    lands: frozenset[tuple[str, ...]] = frozenset()

    def label_words(self, what: str) -> frozenset[str]:
        """The words of labels that are something; none where it isn't known."""
        return self.labels.get(what, frozenset())


@dataclass(frozen=True, slots=True)
class LedgerWords:
    """The lexicons of the ledger.

    Args:
        load_protected, load_notes, load_joining: each gives the same lexicon whenever it is called.
    """

    load_protected: Callable[[], ProtectedWords]
    load_notes: Callable[[], NoteForms]
    load_joining: Callable[[], JoinWords]

    @property
    def protected(self) -> ProtectedWords:
        """Words that a copy may not change."""
        return self.load_protected()

    @property
    def notes(self) -> NoteForms:
        """The forms of notes of correction and the like."""
        return self.load_notes()

    @property
    def joining(self) -> JoinWords:
        """The words of joining."""
        return self.load_joining()
