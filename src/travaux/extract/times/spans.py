"""Which words of a text are time expressions: the model's spans, widened, divided, dropped and added to by rule."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from travaux.analysis.values import Analysis, LabelledSpan
from travaux.extract.times.lexer import Term, find_terms
from travaux.extract.times.lexicon import TimeLexicon
from travaux.extract.times.meaning import Named, Reading, Unclear
from travaux.extract.times.reading import is_phrase, read_expression, read_terms
from travaux.record.span import Span

_REACH = 6  # terms that a span may be widened by on each side
_GAP = re.compile(r"[ \t,]*|['’]s[ \t]*|\s?[-–—]\s?")  # what may stand between two terms of one expression
_NOT_FIRST = frozenset({"of", "and", "or", "to", "dash", "mark", "zone", "ago", "back", "era", "old", "ahead", "hence"})
_NOT_LAST = frozenset({"of", "and", "or", "to", "dash", "mark", "approx", "det", "art", "every", "indef", "mod", "ord", "fiscal"})
_CORE = frozenset(
    ("iso", "isoweek", "numeric", "time", "decade", "short", "numbered", "year", "month", "weekday", "weekdays", "season")
    + ("clockunit", "clockunits", "unit", "units", "period", "part", "parts", "overnight", "clock", "day", "tonight", "holiday")
)
_CERTAIN = ("iso", "isoweek", "weekday", "day", "tonight")
_JOINTS = frozenset({"and", "or", "to", "dash"})


@dataclass(frozen=True, slots=True)
class _Text:
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

    def kinds(self, i: int) -> frozenset[str]:
        """Classes of a term."""
        return frozenset(kind for kind, _ in self.terms[i].classes)

    def span_of(self, inside: range) -> Span:
        """Characters of a range of terms."""
        return self.terms[inside[0]].start, self.terms[inside[-1]].end

    def reads(self, inside: range) -> bool:
        """Whether a range of terms is one time expression."""
        start, end = self.span_of(inside)
        return is_phrase(self.text[start:end], self.lexicon) or read_terms(self.terms[inside.start : inside.stop]) is not None


def choose_spans(analysis: Analysis, lexicon: TimeLexicon) -> list[LabelledSpan]:
    """The spans of time expressions in text order, none overlapping another."""
    text = analysis.article.text
    terms = find_terms(text, lexicon)
    tied = [_GAP.fullmatch(text, a.end, b.start) is not None for a, b in zip(terms, terms[1:], strict=False)]
    whole = _Text(text, terms, [t.start for t in terms], [*tied, False], lexicon)
    model = [(s, whole.range_of((s.start, s.end))) for s in sorted(analysis.times, key=lambda s: s.start)]
    taken = {i for _, inside in model for i in inside}
    added = [(LabelledSpan(*whole.span_of(r), "DATE", 1.0), r) for r in _certain(whole) if taken.isdisjoint(r)]
    seeds = sorted([seed for seed in (*model, *added) if len(seed[1])], key=lambda seed: seed[1].start)
    chosen: list[LabelledSpan] = []
    for span in _merged(whole, seeds):
        if not _is_none(span, whole, analysis.names):
            chosen += _divided(span, whole)
    return chosen


def _certain(whole: _Text) -> Iterator[range]:
    """Ranges of terms that are times whatever stands around them: full dates, weekdays, "yesterday", "now"."""
    for i, term in enumerate(whole.terms):
        kinds = whole.kinds(i)
        capital = whole.text[term.start].isupper()
        if (kinds & {"iso", "isoweek", "day", "tonight"}) or (capital and "weekday" in kinds):
            yield range(i, i + 1)
        elif capital and "month" in kinds:
            for j in (i - 1, i + 1):
                if 0 <= j < len(whole.terms) and whole.tied[min(i, j)] and whole.kinds(j) & {"num", "ord", "year"}:
                    yield range(min(i, j), max(i, j) + 1)
        elif "year" in kinds and i and whole.tied[i - 1] and whole.terms[i - 1].form in whole.lexicon.words["lead"]:
            yield range(i, i + 1)
        elif term.form in whole.lexicon.words["sure"]:
            yield range(i, i + 1)


def _merged(whole: _Text, seeds: Iterable[tuple[LabelledSpan, range]]) -> list[LabelledSpan]:
    """Spans widened to the whole expression; those that come to overlap made one."""
    found: list[tuple[LabelledSpan, range]] = []
    for span, inside in seeds:
        wide = _widened(whole, inside)
        if found and wide.start < found[-1][1].stop:
            before, earlier = found[-1]
            both = range(min(earlier.start, wide.start), max(earlier.stop, wide.stop))
            if wide.stop <= earlier.stop or whole.reads(both):
                label = before.label if len(earlier) >= len(wide) else span.label
                found[-1] = (LabelledSpan(before.start, before.end, label, max(before.score, span.score)), both)
                continue
            wide = range(earlier.stop, wide.stop)
        if len(wide):
            found.append((span, wide))
    return [LabelledSpan(*whole.span_of(inside), span.label, span.score) for span, inside in found]


def _widened(whole: _Text, inside: range) -> range:
    """The largest range of terms around one that is a time expression; the range itself where none is larger."""
    low, high = inside.start, inside.stop
    while low > 0 and inside.start - low < _REACH and whole.tied[low - 1] and whole.terms[low - 1].classes:
        low -= 1
    while high < len(whole.terms) and high - inside.stop < _REACH and whole.tied[high - 1] and whole.terms[high].classes:
        high += 1
    sizes = [(j - i, i, j) for i in range(low, inside.start + 1) for j in range(inside.stop, high + 1)]
    for _, i, j in sorted(sizes, key=lambda size: (-size[0], -size[1])):
        if (i < inside.start and whole.kinds(i) <= _NOT_FIRST) or (j > inside.stop and whole.kinds(j - 1) <= _NOT_LAST):
            continue
        if (i, j) == (inside.start, inside.stop) or whole.reads(range(i, j)):
            return range(i, j)
    return inside


def _is_none(span: LabelledSpan, whole: _Text, names: Sequence[LabelledSpan]) -> bool:
    """Whether a span is no time: an idiom ("this time"), a part of a name ("USA Today"), words that tell no time."""
    words = " ".join(whole.text[span.start : span.end].lower().split())
    if words in whole.lexicon.words["never"]:
        return True
    if any(n.start <= span.start and span.end <= n.end and n.end - n.start > span.end - span.start for n in names):
        return not any(whole.kinds(i) & {"year", "month", "iso"} for i in whole.range_of((span.start, span.end)))
    reading = read_expression(whole.text[span.start : span.end], whole.lexicon)
    return reading is None or isinstance(reading.meaning, Unclear)


def _divided(span: LabelledSpan, whole: _Text) -> list[LabelledSpan]:
    """A span of coordinated dates ("14-16 February", "Monday and Tuesday") as one span for each."""
    inside = whole.range_of((span.start, span.end))
    if whole.reads(inside):
        return [span]
    for k in inside[1:-1]:
        if whole.kinds(k) & _JOINTS:
            parts = [range(inside.start, k), range(k + 1, inside.stop)]
            if all(_is_date(whole, part) for part in parts):
                halves = [LabelledSpan(*whole.span_of(part), span.label, span.score) for part in parts]
                return [piece for half in halves for piece in _divided(half, whole)]
    return [span]


def _is_date(whole: _Text, inside: range) -> bool:
    reading: Reading | None = read_terms(whole.terms[inside.start : inside.stop])
    return reading is not None and (isinstance(reading.meaning, Named) or reading.meaning is None)
