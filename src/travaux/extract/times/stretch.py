"""Ranges of a text's terms that are one time expression: widened to the whole of it, divided where dates are coordinated."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from travaux.extract.times.lexer import Term, find_terms
from travaux.extract.times.lexicon import TimeLexicon
from travaux.extract.times.meaning import Named, Reading
from travaux.extract.times.reading import is_phrase, read_expression, read_terms
from travaux.record.span import Span

_REACH = 6  # terms that a range may be widened by on each side
_GAP = re.compile(r"[ \t,]*|['’]s[ \t]*|\s?[-–—]\s?")  # what may stand between two terms of one expression
_LOOSE = frozenset({"of", "and", "or", "to", "dash", "mark"})
_LOOSE_END = _LOOSE | {"det", "art"}
_NOT_FIRST = _LOOSE | {"later", "zone", "ago", "back", "era", "old", "ahead", "hence"}
_NOT_LAST = _LOOSE | {"approx", "det", "art", "every", "indef", "mod", "ord", "fiscal"}
_NAMES = frozenset({"weekday", "month", "day", "year"})
_COUNTED = frozenset({"num", "art", "frac", "indef", "half"})
_JOINTS = frozenset({"and", "or", "to", "dash"})


@dataclass(frozen=True, slots=True)
class Terms:
    """A text with its terms; `tied` tells of each term whether nothing but spaces parts it from the next."""

    text: str
    terms: Sequence[Term]
    starts: Sequence[int]
    tied: Sequence[bool]
    lexicon: TimeLexicon

    def range_of(self, span: Span) -> range:
        """Indexes of the terms that touch a span."""
        first = max(bisect_right(self.starts, span[0]) - 1, 0)
        while first < len(self.terms) and self.terms[first].end <= span[0]:
            first += 1
        return range(first, max(first, bisect_left(self.starts, span[1])))

    def span_of(self, inside: range) -> Span:
        """Characters of a range of terms."""
        return self.terms[inside[0]].start, self.terms[inside[-1]].end

    def kinds(self, i: int) -> frozenset[str]:
        """Classes of a term."""
        return frozenset(kind for kind, _ in self.terms[i].classes)

    def reading_of(self, inside: range) -> Reading | None:
        """The reading of all terms of a range as one expression; None where it has none."""
        return read_terms(self.terms[inside.start : inside.stop])

    def is_phrase(self, inside: range) -> bool:
        """Whether a range of terms is a phrase of the lexicon."""
        start, end = self.span_of(inside)
        return is_phrase(self.text[start:end], self.lexicon)

    def reads(self, inside: range) -> bool:
        """Whether a range of terms is one time expression."""
        return self.is_phrase(inside) or self.reading_of(inside) is not None

    def is_open(self, i: int) -> bool:
        """Whether a term needs what follows: "after" in "two days after the vote", not in "two days after."."""
        if not self.tied[i] or self.terms[i].form not in self.lexicon.words["open"]:
            return False
        behind = self.terms[i + 1]
        return behind.form not in "/;:" and "," not in self.text[self.terms[i].end : behind.start]

    def is_after(self, i: int) -> bool:
        """Whether a term is the preposition of "Following Wednesday's vote", not a part of "the following Wednesday"."""
        if "follow" not in self.kinds(i) or not self.tied[i] or not self.kinds(i + 1) & _NAMES:
            return False
        return i == 0 or not self.tied[i - 1] or not self.kinds(i - 1) & {"det", "art"}


def divide_text(text: str, lexicon: TimeLexicon) -> Terms:
    """The terms of a text."""
    terms = find_terms(text, lexicon)
    tied = [_GAP.fullmatch(text, a.end, b.start) is not None for a, b in itertools.pairwise(terms)]
    return Terms(text, terms, [term.start for term in terms], [*tied, False], lexicon)


def trim(terms: Terms, inside: range) -> range:
    """A range without prepositions and conjunctions at its ends; the range itself where nothing else is in it."""
    low, high = inside.start, inside.stop
    while high - low > 1 and ((terms.kinds(low) and terms.kinds(low) <= _LOOSE) or terms.is_after(low)):
        low += 1
    while high - low > 1 and ((terms.kinds(high - 1) and terms.kinds(high - 1) <= _LOOSE_END) or terms.is_open(high - 1)):
        high -= 1
    trimmed = range(low, high)
    return trimmed if terms.reads(trimmed) or not terms.reads(inside) or high < inside.stop else inside


def widen(terms: Terms, inside: range) -> range:
    """The largest range of terms around one that is a time expression; the range itself where none is larger."""
    low, high = inside.start, inside.stop
    while low > 0 and inside.start - low < _REACH and terms.tied[low - 1] and terms.terms[low - 1].classes:
        low -= 1
    while high < len(terms.terms) and high - inside.stop < _REACH and terms.tied[high - 1] and terms.terms[high].classes:
        high += 1
    sizes = [(i - j, i, j) for i in range(low, inside.start + 1) for j in range(inside.stop, high + 1)]
    for _, i, j in sorted(sizes):
        if (i, j) == (inside.start, inside.stop):
            return inside
        if _may_begin(terms, i, inside) and _may_end(terms, j, inside) and terms.reads(range(i, j)):
            return range(i, j)
    return inside


def _may_begin(terms: Terms, i: int, inside: range) -> bool:
    if i == inside.start:
        return True
    kinds = terms.kinds(i)
    if kinds <= {"approx"}:  # "over a week", but not "over the weekend"
        return bool(terms.kinds(i + 1) & _COUNTED)
    return not kinds <= _NOT_FIRST and not terms.is_after(i)


def _may_end(terms: Terms, j: int, inside: range) -> bool:
    return j == inside.stop or not (terms.kinds(j - 1) <= _NOT_LAST or terms.is_open(j - 1))


def divide(terms: Terms, inside: range) -> list[range]:
    """A range of coordinated dates ("14-16 February", "Monday and Tuesday") as a range for each."""
    if not terms.reads(inside):
        for k in inside[1:-1]:
            parts = [range(inside.start, k), range(k + 1, inside.stop)]
            if terms.kinds(k) & _JOINTS and all(_is_date(terms, part) for part in parts):
                return [piece for part in parts for piece in divide(terms, part)]
    return [inside]


def _is_date(terms: Terms, inside: range) -> bool:
    reading = terms.reading_of(inside)
    return reading is not None and (isinstance(reading.meaning, Named) or reading.meaning is None)


def read_within(terms: Terms, span: Span) -> Reading | None:
    """The reading of a span's text; None where no words of it have one."""
    return read_expression(terms.text[span[0] : span[1]], terms.lexicon)
