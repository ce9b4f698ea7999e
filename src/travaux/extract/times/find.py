"""Time expressions of an article with their values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from travaux.analysis.values import Analysis, LabelledSpan
from travaux.extract.entries import headed_years
from travaux.extract.statements.clauses import Clauses
from travaux.extract.times.calendar import UNIT_OF_CODE, Period, read_day
from travaux.extract.times.context import TimeContext, carry_on, is_history
from travaux.extract.times.joins import complete_joined
from travaux.extract.times.lexicon import TimeLexicon
from travaux.extract.times.meaning import Amount, Fixed, Named, Reading, Relative, Unclear
from travaux.extract.times.reading import read_expression
from travaux.extract.times.resolve import Resolved, resolve_reading
from travaux.extract.times.spans import choose_spans
from travaux.extract.times.tense import is_beside_noun, tense_of, usual_tense
from travaux.record.span import tagged_id
from travaux.record.time import TimeExpression
from travaux.record.unresolved import Candidate, Unresolved

_OF_AN_EVENT = re.compile(r"\s+(?:after|before|following|that|when|of)\b")  # "the day after the vote"
_OR_IN = 4  # words between two times of which one is told: "or in the"
_IN_LENGTH = re.compile(r"\b(?:to|for|in|within|of|by|just|only|than)\s+$", re.IGNORECASE)
_THROUGHOUT = re.compile(r"\b(?:for|over)\s+$", re.IGNORECASE)
_WHOLE_UNIT = re.compile(r"(?:(?:for|over)\s+)?the\s+(last|next|coming)\s+(week|month|year|decade|century)", re.IGNORECASE)
_CODES: dict[str, str] = {unit: code for code, unit in UNIT_OF_CODE.items()}
_OF_A_THING = re.compile(r"\s+of\b")  # "the last two years of the war"
_OF_A_YEAR = re.compile(r"(\w+) of $")
_PARTS_OF_A_YEAR = frozenset(
    ("spring", "summer", "autumn", "fall", "winter", "end", "start", "beginning", "middle", "half", "rest", "course")
)
_ENDED = re.compile(r"\s+(?:ended|ending)\b")


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
    today = read_day(published)
    dated = {s.start for s, reading in zip(spans, alone, strict=True) if reading is not None and _lacks_year(reading)}
    years = headed_years(text, analysis.article.blocks, dated, today.year if today is not None else None)
    alone = [_with_headed_year(years, span, reading) if reading else None for span, reading in zip(spans, alone, strict=True)]
    readings = complete_joined(text, [(s.start, s.end) for s in spans], alone)
    context = TimeContext(published=today, narrative=is_history(readings, today))
    tenses = [tense_of((s.start, s.end), clauses, lexicon) if reading else None for s, reading in zip(spans, readings, strict=True)]
    usual = usual_tense(tenses)
    results: list[Resolved] = []
    ahead = 0  # where a day that lies ahead was told last
    for span, reading, tense in zip(spans, readings, tenses, strict=True):
        if reading is None:
            results.append(Resolved(span.label, None, code="vague-time"))  # type: ignore[arg-type]
            continue
        tense = tense or (usual if _is_weekday(reading) else None)
        loose = is_beside_noun((span.start, span.end), clauses)
        far = reading.meaning is None and context.day is not None and today is not None and context.day.first > today
        if far and "\n" in text[ahead : span.start]:
            context = replace(context, day=None)  # "will answer by Thursday" says nothing of the "midnight" of another paragraph
        found = resolve_reading(reading, replace(context, tense=tense, loose=loose))
        results.append(found)
        ahead = span.end if found.period is not None and found.period.unit == "day" else ahead
        if not (context.narrative and _is_cited(text, span, reading, loose=loose)):
            context = carry_on(context, reading, found.period)
        if found.period and len(results) > 1:
            context = replace(context, alternatives=_alternatives(text, spans[len(results) - 2 : len(results)], results[-2:]))
    return results


def _is_weekday(reading: Reading) -> bool:
    return isinstance(reading.meaning, Named) and reading.meaning.weekday is not None and reading.meaning.day is None


def _is_cited(text: str, span: LabelledSpan, reading: Reading, *, loose: bool) -> bool:
    """Whether a year tells which text or event is meant, and the history goes on in its own: "Lind (1931)", "the 1709 treaty"."""
    bracketed = text[max(0, span.start - 1) : span.start] == "(" and text[span.end : span.end + 1] in (")", ",", ":")
    year = isinstance(reading.meaning, Named) and reading.meaning.unit == "year"
    named = _OF_A_YEAR.search(text, max(0, span.start - 24), span.start)
    of_one = named is not None and named[1].lower() not in _PARTS_OF_A_YEAR
    return year and (loose or bracketed or of_one)


def _alternatives(text: str, spans: Sequence[LabelledSpan], results: Sequence[Resolved]) -> tuple[Period, ...]:
    """The periods of two neighbours of which one is told ("in 1930 or 1931"); none where they aren't told so."""
    between = text[spans[0].end : spans[1].start].split()
    periods = tuple(result.period for result in results if result.period is not None)
    return periods if len(periods) == 2 and between[:1] == ["or"] and len(between) < _OR_IN else ()


def _with_bounds(text: str, span: LabelledSpan, reading: Reading) -> Reading:
    """The reading as a length where it tells no period of the calendar: "the year ended March 31", "within one day"."""
    meaning, words = reading.meaning, text[span.start : span.end].lower()
    if isinstance(meaning, Fixed) and words in ("one day", "one-day"):
        length = "-" in words or _IN_LENGTH.search(text, max(0, span.start - 8), span.start)
        return replace(reading, meaning=Amount(1, "D")) if length else reading
    whole = _WHOLE_UNIT.fullmatch(words)
    if whole and (words[0] != "t" or _THROUGHOUT.search(text, max(0, span.start - 6), span.start)):
        return replace(reading, meaning=Amount(1, _CODES[whole[2]], ends=-1 if whole[1] == "last" else 1))
    if isinstance(meaning, Amount) and meaning.ends and _OF_A_THING.match(text, span.start + reading.end):
        return replace(reading, meaning=replace(meaning, ends=None))
    if (
        isinstance(meaning, Relative)
        and meaning.unit in ("year", "month", "week")
        and meaning.count == 0
        and _ENDED.match(text, span.end)
    ):
        return replace(reading, meaning=Amount(1, _CODES[meaning.unit]))
    if isinstance(meaning, Relative) and meaning.unit == "day" and meaning.count == 0 and meaning.anchor == "reference":
        return replace(reading, meaning=Unclear()) if _OF_AN_EVENT.match(text, span.end) else reading
    return reading


def _with_headed_year(years: Sequence[tuple[int, int]], span: LabelledSpan, reading: Reading) -> Reading:
    """The reading of a day or month without a year, in a chronology that tells it in a heading above."""
    year = next((year for place, year in reversed(years) if place <= span.start), None)
    if year is None or not isinstance(reading.meaning, Named) or not _lacks_year(reading):
        return reading
    return replace(reading, meaning=replace(reading.meaning, year=year))


def _lacks_year(reading: Reading) -> bool:
    """Whether a reading is of a day or month that is told without its year."""
    meaning = reading.meaning
    return isinstance(meaning, Named) and meaning.year is None and meaning.month is not None and meaning.direction is None


def _row(id: str, span: LabelledSpan, found: Resolved) -> Unresolved:
    share = round(1 / len(found.candidates), 4) if found.candidates else 0.0
    candidates = tuple(Candidate(value, share) for value in found.candidates)
    return Unresolved(id, "value", found.code or "vague-time", candidates, ((span.start, span.end),))
