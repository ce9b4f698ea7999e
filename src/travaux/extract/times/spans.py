"""Which words of a text are time expressions: the model's spans, widened, divided, dropped and added to by rule."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from travaux.analysis.values import Analysis, LabelledSpan
from travaux.extract.statements.clauses import Clauses
from travaux.extract.times.lexicon import TimeLexicon
from travaux.extract.times.stretch import Terms, divide, divide_text, read_within, trim, widen

_CERTAIN = frozenset({"iso", "isoweek", "day", "tonight", "overnight"})
_SHORT_DATE = 8  # characters of a date in digits without its century, which may be something else
_DATED = frozenset({"num", "ord", "year"})
_AMOUNT = frozenset({"num", "frac", "indef", "recent", "past", "last", "next", "coming"})
_NUMBERS = frozenset({"num", "ord", "old_year", "year", "scale"})
_CALENDAR = frozenset({"unit", "units", "clockunit", "year", "this", "last", "next", "that"})
_COMPARED = re.compile(r"(\w+)[- ](?:to|on|over)[- ]\1\b", re.IGNORECASE)  # "year-on-year"
_JOINED = re.compile(r"[-‐][a-z]")
_NEAR = frozenset({"dash", "and", "or", "to", "of"})


def choose_spans(analysis: Analysis, lexicon: TimeLexicon) -> list[LabelledSpan]:
    """The spans of time expressions in text order, none overlapping another."""
    terms = divide_text(analysis.article.text, lexicon)
    model = [(trim(terms, r), s) for s in analysis.times if (r := terms.range_of((s.start, s.end)))]
    taken = {i for inside, _ in model for i in inside}
    added = [(r, LabelledSpan(*terms.span_of(r), "DATE", 1.0)) for r in _find_certain(terms) if taken.isdisjoint(r)]
    clauses = Clauses(analysis)
    chosen: list[LabelledSpan] = []
    for inside, span in _widened(terms, sorted([*model, *added], key=lambda seed: seed[0].start)):
        for part in divide(terms, inside):
            if (len(part) == 1 and part != inside) or not _is_none(terms, part, clauses, analysis.names):
                chosen.append(LabelledSpan(*terms.span_of(part), span.label, span.score))
    return chosen


def _find_certain(terms: Terms) -> Iterator[range]:
    """Ranges of terms that are times whatever stands around them: full dates, weekdays, "yesterday", "for decades"."""
    for i, term in enumerate(terms.terms):
        kinds = terms.kinds(i)
        before = terms.terms[i - 1].form if i and terms.tied[i - 1] else ""
        if terms.text[term.start].isupper() and "month" in kinds:
            yield from (
                range(min(i, j), max(i, j) + 1) for j in (i - 1, i + 1) if _are_tied(terms, i, j) and terms.kinds(j) & _DATED
            )
        elif before and (length := _length_of(terms, i)):
            yield range(i + 1 - length, i + 1)
        elif _is_certain(terms, i) or (before and _is_certain_after(terms, i)):
            yield range(i, i + 1)


def _length_of(terms: Terms, i: int) -> int:
    """How many terms that end with a unit are a length: "two days", "a year", "ten-day", "for [decades]"; 0 for none."""
    kinds, earlier = terms.kinds(i), terms.kinds(i - 1)
    if kinds & {"units", "clockunits"}:
        return 1 if terms.terms[i - 1].form == "for" else 2 * bool(earlier & _AMOUNT)
    if "unit" in kinds and earlier == {"dash"} and i > 1 and "num" in terms.kinds(i - 2):
        return 3
    return 2 if "unit" in kinds and "art" in earlier else 0


def _is_certain(terms: Terms, i: int) -> bool:
    kinds, term = terms.kinds(i), terms.terms[i]
    if "weekday" in kinds:
        return terms.text[term.start].isupper()
    long = "numeric" in kinds and len(term.form) > _SHORT_DATE
    if term.form in terms.lexicon.words["sure"]:
        return terms.text[term.start].islower() or terms.lexicon.phrases[term.form][0] != "freq"  # a weekly, not "LA Weekly"
    return bool(kinds & _CERTAIN) or long


def _is_certain_after(terms: Terms, i: int) -> bool:
    """Whether a term is a time because of the word before it: "in 1912", "of '05", "will soon"."""
    kinds, before, lexicon = terms.kinds(i), terms.terms[i - 1].form, terms.lexicon
    year = ("year" in kinds and before in lexicon.words["lead"]) or ("short" in kinds and "of" in terms.kinds(i - 1))
    return year or (terms.terms[i].form in lexicon.words["soon"] and "future" in lexicon.kinds(before))


def _are_tied(terms: Terms, i: int, j: int) -> bool:
    return 0 <= j < len(terms.terms) and terms.tied[min(i, j)]


def _widened(terms: Terms, seeds: Iterable[tuple[range, LabelledSpan]]) -> list[tuple[range, LabelledSpan]]:
    """Ranges widened to the whole expression; those that come to overlap made one."""
    found: list[tuple[range, LabelledSpan]] = []
    for inside, span in seeds:
        wide = widen(terms, inside)
        if found and wide.start < found[-1][0].stop:
            earlier, before = found[-1]
            floor = found[-2][0].stop if len(found) > 1 else 0
            both = range(max(floor, min(earlier.start, wide.start)), max(earlier.stop, wide.stop))
            if wide.stop <= earlier.stop or terms.reads(both):
                found[-1] = (both, before if before.score >= span.score else span)
                continue
            wide = range(earlier.stop, wide.stop)
        if wide:
            found.append((wide, span))
    return found


def _is_none(terms: Terms, inside: range, clauses: Clauses, names: Iterable[LabelledSpan]) -> bool:
    """Whether a range is no time: an idiom ("this time"), a part of a name ("USA Today"), words that tell no time."""
    kinds = [terms.kinds(i) for i in inside]
    number = inside if not kinds[0] <= {"det"} else inside[1:]  # "the 30th"
    if number and all(k and k <= _NUMBERS for k in kinds[-len(number) :]) and not _stands_alone(terms, number, clauses):
        return True
    return _is_idiom(terms, inside) or _is_named(terms, inside, names) or read_within(terms, terms.span_of(inside)) is None


def _is_idiom(terms: Terms, inside: range) -> bool:
    """Whether words of time tell none: "this time", "now that", an age, a bare "year"."""
    start, end = terms.span_of(inside)
    words = " ".join(terms.text[start:end].lower().split()).removeprefix("the ")
    if words == "now" and _are_tied(terms, inside.start, inside.stop) and terms.terms[inside.stop].form == "that":
        return True
    if _is_fraction(terms, inside):
        return True
    first, last = terms.terms[inside.start], terms.terms[inside.stop - 1]
    if ("old", "age") in last.classes and len(inside) > 1:
        return True  # an age
    if ("clockunit", "M") in last.classes and any("ord" in terms.kinds(i) for i in inside):
        return True  # "in the 28th minute" of a match
    if any(_COMPARED.match(terms.text, terms.terms[i].start) for i in inside) and not terms.is_phrase(inside):
        return True
    if len(inside) == 1 and "part" in terms.kinds(inside.start) and _JOINED.match(terms.text, end):
        return True  # "night-time drilling"
    if "tonight" in terms.kinds(inside.stop - 1) and "det" in terms.kinds(inside.start):
        return True  # "The Tonight Show"
    if ("det", "own") in first.classes and ("decade" in terms.kinds(inside.stop - 1)):
        return True  # "in his thirties"
    return words in terms.lexicon.words["never"] or (len(inside) == 1 and terms.kinds(inside.start) == {"unit"})


def _is_fraction(terms: Terms, inside: range) -> bool:
    """Whether a range is a part of something: "a quarter of the market", but not "three quarters of the year"."""
    last, after = terms.terms[inside.stop - 1], inside.stop
    if ("unit", "Q") not in last.classes and ("units", "Q") not in last.classes:
        return False
    counted = len(inside) > 1 and ("art" in terms.kinds(after - 2) or ("num", "3") in terms.terms[after - 2].classes)
    if not counted or not _are_tied(terms, after - 1, after) or terms.terms[after].form != "of":
        return False
    behind = [terms.kinds(i) for i in range(after + 1, min(after + 3, len(terms.terms)))]
    return not any(kinds & _CALENDAR for kinds in behind)


def _stands_alone(terms: Terms, inside: range, clauses: Clauses) -> bool:
    """Whether a bare number is a year, or the day of a date beside it, rather than a number of things."""
    first, last = inside.start, inside.stop - 1
    if "year" in terms.kinds(first):
        return True
    for i, j in ((first - 1, first - 2), (last + 1, last + 2)):
        joined = _are_tied(terms, i, first if i < first else last) and terms.kinds(i) & _NEAR
        if joined and _are_tied(terms, j, i) and terms.kinds(j) & {*_DATED, "month", "weekday"}:
            return True
    after = clauses.range_of((terms.terms[last].end, terms.terms[last].end + 2))
    counts = any(clauses.tokens[k].upos in ("NOUN", "PROPN", "ADJ") for k in after)
    named = first > 0 and terms.tied[first - 1] and "det" in terms.kinds(first - 1)  # "the 16th", not "(16th)"
    return "ord" in terms.kinds(last) and named and not counts


def _is_named(terms: Terms, inside: range, names: Iterable[LabelledSpan]) -> bool:
    """Whether a range is only a part of a name; dates in names ("the 2000 Olympics") stay."""
    start, end = terms.span_of(inside)
    if any(terms.kinds(i) & {"year", "month", "iso"} for i in inside):
        return False
    return any(n.start <= start and end <= n.end and n.end - n.start > end - start for n in names)
