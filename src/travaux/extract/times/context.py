"""What the text around a time expression tells: its tense, the times told before it, whether the text is a history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from travaux.extract.times.amounts import duration_value
from travaux.extract.times.calendar import Period
from travaux.extract.times.meaning import Amount, Meaning, Named, Reading, Relative
from travaux.record.unresolved import UnresolvedCode

Tense = Literal["past", "present", "future", "any"]  # any: beside a noun, whatever the clause's tense
_YEARS_TOLD = 5  # years that a text must tell before it can be a history


@dataclass(frozen=True, slots=True)
class TimeContext:
    """What the text around an expression tells.

    `published` is the report's day; `tense` that of the clause (`loose` where the expression stands beside a noun);
    `reference` the period told last, `month` the last that is no longer than a month, `day` the day told last, `quarter`
    the quarter or half that a report of results is about, `length` the value of the months told since ("the nine
    months"), `alternatives` the periods of which one was told last ("in 1930 or 1931"). In a `narrative` (a history,
    whose dates lie in other years than its own) dates without a year are counted from `reference`, not from the
    report's day.
    """

    published: date | None = None
    tense: Tense | None = None
    reference: Period | None = None
    month: Period | None = None
    day: Period | None = None
    quarter: Period | None = None
    alternatives: tuple[Period, ...] = ()
    narrative: bool = False
    loose: bool = False
    length: str | None = None


@dataclass(frozen=True, slots=True)
class Open:
    """Why a period could not be told."""

    code: UnresolvedCode
    candidates: tuple[str, ...] = ()


def carry_on(context: TimeContext, reading: Reading, found: Period | None) -> TimeContext:
    """The context of what follows an expression."""
    meaning = reading.meaning
    if isinstance(meaning, Amount) and meaning.unit == "M" and meaning.low:
        return replace(context, length=duration_value(meaning.low, meaning.unit))
    if found is None or (isinstance(meaning, Relative) and meaning.precise and meaning.unit == "year"):
        return context  # "a year earlier" is told for comparison
    if found.unit in ("quarter", "half"):
        context = replace(context, length=None)
    named = isinstance(meaning, Named) and meaning.number
    told = isinstance(meaning, Relative) and meaning.anchor == "quarter" and not meaning.precise
    if (named or told) and _is_of_results(found, context):
        context = replace(context, quarter=found)
    if context.narrative and isinstance(meaning, Relative) and found.unit in ("year", "decade", "century"):
        return context
    short = found.unit in ("day", "week", "month")
    day = found if found.unit == "day" else context.day
    return replace(context, reference=found, month=found if short else context.month, day=day)


def _is_of_results(period: Period, context: TimeContext) -> bool:
    """Whether a period is a quarter or half that was over on the report's day, which results are told of."""
    over = context.published is None or period.last < context.published
    latest = context.quarter is None or context.quarter.last <= period.last  # results of older quarters are told in passing
    return period.unit in ("quarter", "half") and over and latest


def is_history(readings: Sequence[Reading | None], published: date | None) -> bool:
    """Whether the dates that the text tells in full lie in other years than its own."""
    meanings = [reading.meaning for reading in readings if reading is not None]
    years = [m.year for m in meanings if isinstance(m, Named) and isinstance(m.year, int)]
    near = sum(_is_of_the_day(m) for m in meanings)
    dates = [(m.year, m.month) for m in meanings if isinstance(m, Named) and isinstance(m.year, int) and m.unit in ("day", "month")]
    if published and (published.year, published.month) in dates:
        return False  # a report that tells its own date
    away = sum(published is None or year < published.year - 1 for year in years)
    return bool(dates) and near * 10 <= len(meanings) and len(years) >= _YEARS_TOLD and away > 0.6 * len(years)


def _is_of_the_day(meaning: Meaning | None) -> bool:
    """Whether an expression is told from the day of writing: "today", "last week", a weekday."""
    if isinstance(meaning, Relative):
        return meaning.anchor == "published" or (meaning.anchor == "current" and meaning.count != 0)
    return isinstance(meaning, Named) and meaning.weekday is not None and meaning.day is None
