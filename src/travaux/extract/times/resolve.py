"""Gives a reading its TIMEX3 value: against the report's date, the date told before, and the tense of its clause."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from travaux.extract.times import calendar
from travaux.extract.times.amounts import duration_value
from travaux.extract.times.calendar import Period
from travaux.extract.times.context import Open, TimeContext
from travaux.extract.times.meaning import Amount, Between, Fixed, Named, Reading, Relative, Unclear
from travaux.extract.times.periods import find_period
from travaux.record.time import TimexType
from travaux.record.unresolved import UnresolvedCode


@dataclass(frozen=True, slots=True)
class Resolved:
    """An expression's type and value; where `value` is None, `code` says why and `candidates` what it may be.

    `period` is what a later expression may count from.
    """

    type: TimexType
    value: str | None
    earliest: str | None = None
    latest: str | None = None
    code: UnresolvedCode | None = None
    candidates: tuple[str, ...] = ()
    period: Period | None = None


def resolve_reading(reading: Reading, context: TimeContext) -> Resolved:
    """Type, value and interval of a reading."""
    meaning = reading.meaning
    kind: TimexType = "TIME" if reading.clock or reading.part else "DATE"
    match meaning:
        case Relative(anchor="period") if context.length is not None:
            return Resolved("DURATION", context.length)  # "the year-earlier period" of nine months
        case Amount():
            if reading.modifier in ("BEFORE", "AFTER") and meaning.low is None:
                return Resolved("DATE", None, code="vague-time")
            return _resolve_amount(meaning, context)
        case Fixed():
            return _resolve_fixed(meaning, context)
        case Between(candidates):
            return Resolved(kind, None, code="two-candidates", candidates=candidates)
        case Unclear():
            return Resolved(kind, None, code="vague-time")
        case None:
            found = _day_of_clock(context)
        case _:
            found = find_period(meaning, context)
    if isinstance(found, Open):
        return Resolved(kind, None, code=found.code, candidates=found.candidates)
    if reading.clock or reading.part:
        return _resolve_time(found, reading)
    return _resolve_date(found, reading, context)


def _resolve_date(found: Period, reading: Reading, context: TimeContext) -> Resolved:
    if isinstance(reading.meaning, Named) and reading.meaning.before_christ:
        return Resolved("DATE", f"BC{found.value}")
    first, last = calendar.part_of(found, reading.modifier)
    now = context.published
    if now is not None and first <= now <= last:
        first = now if reading.modifier == "AFTER" else first
        last = now if reading.modifier == "BEFORE" else last
    if not found.certain:
        return Resolved("DATE", found.value, period=found)
    return Resolved("DATE", found.value, first.isoformat(), last.isoformat(), period=found)


def _resolve_time(found: Period, reading: Reading) -> Resolved:
    if found.unit != "day" and reading.clock:
        return Resolved("TIME", None, code="vague-time")
    if found.unit != "day":
        part = f"T{reading.part}" if reading.part and not reading.clock else ""
        return Resolved("TIME", f"{found.value}{part}", period=found)
    first, last, value = found.first, found.last, found.value
    if reading.clock:
        value = f"{value}T{reading.clock}"
    else:
        value = f"{value}T{reading.part}"
    return Resolved("TIME", value, first.isoformat(), last.isoformat(), period=found)


def _day_of_clock(context: TimeContext) -> Period | Open:
    """The day that a bare time of day belongs to: that told before (unless it is still to come), else the report's."""
    told, now = context.day, context.published
    if told is not None and (now is None or told.first <= now or context.tense == "future"):
        return told
    return calendar.day(context.published) if context.published else Open("no-antecedent")


def _resolve_fixed(fixed: Fixed, context: TimeContext) -> Resolved:
    value = fixed.value
    if fixed.repeated or fixed.length:
        return Resolved("SET" if fixed.repeated else "DURATION", value)
    if value == "PRESENT_REF" and context.published is not None:
        now = context.published.isoformat()
        return Resolved("DATE", value, now, now)
    if value[0].isdigit():  # an ISO week
        year, number = value.split("-W")
        try:
            found = calendar.week(date.fromisocalendar(int(year), int(number), 1))
        except ValueError:
            return Resolved("DATE", None, code="vague-time")
        return Resolved("DATE", value, found.first.isoformat(), found.last.isoformat(), period=found)
    return Resolved("DATE", value)


def _resolve_amount(amount: Amount, context: TimeContext) -> Resolved:
    value = duration_value(amount.low, amount.unit)
    size, unit = amount.high or amount.low, calendar.UNIT_OF_CODE.get(amount.unit)
    if amount.ends is None or size is None or unit is None or context.published is None or unit == "weekend":
        return Resolved("DURATION", value)
    now = context.published
    other = calendar.add(now, amount.ends * size, unit)
    if other is None:
        return Resolved("DURATION", value)
    first, last = min(now, other), max(now, other)
    return Resolved("DURATION", value, first.isoformat(), last.isoformat())
