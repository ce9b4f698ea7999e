"""An article's words with everything that names or describes an actor found at each of them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from travaux.analysis.values import Analysis
from travaux.extract.actors.lexicon import ActorLexicon, Role, Sense
from travaux.extract.actors.words import Word, Words, joined
from travaux.record.span import Span


@dataclass(frozen=True, slots=True)
class Named:
    """A name of `size` words: its meanings in the lexicon, or the model's label where the lexicon has none."""

    size: int
    senses: tuple[Sense, ...] = ()
    label: str = ""


@dataclass(slots=True)
class Page:
    """Words of an article, indexed: sentence, token, names, persons (number of words) and roles by first word."""

    analysis: Analysis
    lexicon: ActorLexicon
    date: str | None
    words: tuple[Word, ...]
    starts: list[int]
    sentences: list[int]
    tokens: list[int]
    names: dict[int, Named] = field(default_factory=dict)
    persons: dict[int, int] = field(default_factory=dict)
    roles: dict[int, tuple[int, Role]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The article's text."""
        return self.analysis.article.text

    def between(self, span: Span) -> range:
        """The words that overlap a span."""
        first = bisect_right(self.starts, span[0])
        if first and self.words[first - 1].end > span[0]:
            first -= 1
        last = first
        while last < len(self.words) and self.words[last].start < span[1]:
            last += 1
        return range(first, last)

    def upos(self, i: int) -> str:
        """A word's part of speech, empty where the analysis has no token there."""
        return self.analysis.tokens[self.tokens[i]].upos if self.tokens[i] >= 0 else ""

    def is_byline(self, i: int) -> bool:
        """Whether a word stands in the report's byline: who wrote it is no side of what it tells."""
        place = self.words[i].start
        return any(b.kind == "byline" and b.start <= place < b.end for b in self.analysis.article.blocks)

    def joins(self, i: int) -> bool:
        """Whether word `i` follows the one before it without punctuation."""
        return i > 0 and joined(self.words[i - 1], self.words[i])

    def span(self, first: int, last: int) -> Span:
        """The characters of words `first` up to, not including, `last`."""
        return self.words[first].start, self.words[last - 1].end

    def key(self, first: int, last: int) -> Words:
        """The compared forms of a run of words."""
        return tuple(word.key for word in self.words[first:last])
