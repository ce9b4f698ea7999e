"""Words of joining, and what the words of a move tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class JoinWords:
    """Words of joining.

    Args:
        empty: stems that tell nothing of what a move is about.
        roles: words for posts and organs.
        weights: how much a stem tells, of those that many reports have; the others tell most.
        texts: stems of words for texts, as "plan" and "written", which don't tell one from another of its kind.
        numbers: in digits, by their words.
        home_posts: words for posts and organs that each state has.
        labels: words by which labels of documents tell whether a particular text is meant, by what they are.
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

    def label_words(self, what: str) -> frozenset[str]:
        """The words of labels that are something; none where it isn't known."""
        return self.labels.get(what, frozenset())
