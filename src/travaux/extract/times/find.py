"""Time expressions of an article with their values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from travaux.analysis.values import Analysis, LabelledSpan
from travaux.extract.statements.clauses import Clauses
from travaux.extract.times.calendar import Period, read_day
from travaux.extract.times.joins import complete_joined
from travaux.extract.times.lexicon import TimeLexicon
from travaux.extract.times.meaning import Amount, Meaning, Named, Reading, Relative, Unclear
from travaux.extract.times.reading import read_expression
from travaux.extract.times.resolve import Resolved, TimeContext, resolve_reading
from travaux.extract.times.spans import choose_spans
from travaux.extract.times.tense import tense_of
from travaux.record.span import tagged_id
from travaux.record.time import TimeExpression
from travaux.record.unresolved import Candidate, Unresolved

_OF_AN_EVENT = re.compile(r"\s+(?:after|before|following|that|when|of)\b")  # "the day after the vote"
_ENDED = re.compile(r"\s+(?:ended|ending)\b")
_YEARS_TOLD = 5  # full dates that a text must have before it can be a history


@dataclass(frozen=True, slots=True)
class TimesFound:
    """Time expressions in text order, and a row for each whose value can't be told."""

    times: tuple[TimeExpression, ...]
    unresolved: tuple[Unresolved, ...]


def find_times(analysis: Analysis, published: str | None, lexicon: TimeLexicon) -> TimesFound:
    """The time expressions of an article, resolved against the day of `published` (an ISO date or date-time)."""
    spans = choose_spans(analysis, lexicon)
    times: list[TimeExpression] = []
    rows: list[Unresolved] = []
    for span, found in zip(spans, resolve_spans(analysis, spans, published, lexicon), strict=True):
        id = tagged_id("t1", analysis.article.version, "time", span.start, span.end)
        times.append(TimeExpression(id, span.start, span.end, found.type, found.value, found.earliest, found.latest))
        if found.value is None:
            rows.append(_row(id, span, found))
    return TimesFound(tuple(times), tuple(rows))


def resolve_spans(analysis: Analysis, spans: Sequence[LabelledSpan], published: str | None, lexicon: TimeLexicon) -> list[Resolved]:
    """Type and value of each span, spans in text order."""
    text, clauses = analysis.article.text, Clauses(analysis)
    alone = [read_expression(text[s.start : s.end], lexicon) for s in spans]
    alone = [_with_bounds(text, span, reading) if reading else None for span, reading in zip(spans, alone, strict=True)]
    readings = complete_joined(text, [(s.start, s.end) for s in spans], alone)
    today = read_day(published)
    context = TimeContext(published=today, narrative=_is_narrative(readings, today))
    results = []
    for span, reading in zip(spans, readings, strict=True):
        if reading is None:
            results.append(Resolved(span.label, None, code="vague-time"))  # type: ignore[arg-type]
            continue
        tense = tense_of((span.start, span.end), clauses, lexicon)
        found = resolve_reading(reading, replace(context, tense=tense))
        results.append(found)
        context = _carried_on(context, reading, found)
    return results


def _with_bounds(text: str, span: LabelledSpan, reading: Reading) -> Reading:
    """The reading as a length where it tells no period of the calendar: "the year ended March 31"."""
    meaning = reading.meaning
    if isinstance(meaning, Relative) and meaning.unit == "year" and meaning.count == 0 and _ENDED.match(text, span.end):
        return replace(reading, meaning=Amount(1, "Y"))
    if isinstance(meaning, Relative) and meaning.unit == "day" and meaning.count == 0 and meaning.anchor == "reference":
        return replace(reading, meaning=Unclear()) if _OF_AN_EVENT.match(text, span.end) else reading
    return reading


def _row(id: str, span: LabelledSpan, found: Resolved) -> Unresolved:
    share = round(1 / len(found.candidates), 4) if found.candidates else 0.0
    candidates = tuple(Candidate(value, share) for value in found.candidates)
    return Unresolved(id, "value", found.code or "vague-time", candidates, ((span.start, span.end),))


def _carried_on(context: TimeContext, reading: Reading, found: Resolved) -> TimeContext:
    """The context of what follows an expression."""
    meaning = reading.meaning
    if found.period is None or (isinstance(meaning, Relative) and meaning.precise and meaning.unit == "year"):
        return context  # "a year earlier" is told for comparison
    if isinstance(meaning, Named) and meaning.number and meaning.year is None and _is_of_results(found.period, context):
        context = replace(context, quarter=found.period)
    if context.narrative and isinstance(meaning, Relative) and found.period.unit in ("year", "decade", "century"):
        return context
    short = found.period.unit in ("day", "week", "month")
    day = found.period if found.period.unit == "day" else context.day
    return replace(context, reference=found.period, month=found.period if short else context.month, day=day)


def _is_of_results(period: Period, context: TimeContext) -> bool:
    """Whether a period is a quarter that was over on the report's day, which results are told of."""
    return period.unit == "quarter" and (context.published is None or period.last < context.published)


def _is_narrative(readings: Sequence[Reading | None], published: date | None) -> bool:
    """Whether the dates that the text tells in full lie in other years than its own."""
    if published is None:
        return True
    meanings = [reading.meaning for reading in readings if reading is not None]
    years = [m.year for m in meanings if isinstance(m, Named) and isinstance(m.year, int)]
    near = sum(_is_of_the_day(m) for m in meanings)
    if any(isinstance(m, Named) and m.day and m.year == published.year and m.month == published.month for m in meanings):
        return False  # a report that tells its own date
    full = sum(isinstance(m, Named) and isinstance(m.year, int) and m.unit in ("day", "month") for m in meanings)
    away = sum(year < published.year - 1 for year in years)
    return full > 0 and near * 10 <= len(meanings) and len(years) >= _YEARS_TOLD and away > 0.6 * len(years)


def _is_of_the_day(meaning: Meaning | None) -> bool:
    """Whether an expression is told from the day of writing: "today", "last week", a weekday."""
    if isinstance(meaning, Relative):
        return meaning.anchor == "published" or (meaning.anchor == "current" and meaning.count != 0)
    return isinstance(meaning, Named) and meaning.weekday is not None and meaning.day is None
