"""Gives a reading its TIMEX3 value: against the report's date, the date told before, and the tense of its clause."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from travaux.extract.times import calendar
from travaux.extract.times.amounts import duration_value
from travaux.extract.times.calendar import Period
from travaux.extract.times.meaning import Amount, Between, Fixed, Meaning, Named, Nth, Reading, Relative, Unclear
from travaux.record.time import TimexType
from travaux.record.unresolved import UnresolvedCode

Tense = Literal["past", "present", "future"]
_YEARS_AROUND = 5  # in which a date without a year is looked for by its weekday
_AGAINST_TENSE = 8.0  # how much farther off a date counts that the tense speaks against
_IN_YEAR_TOLD = 30.0  # days; swept 0-120 on histories
_BEFORE_NOW = {"present": 2.0, "future": 20.0}
_SPLIT = {"MO": (0, 12), "AF": (12, 18), "EV": (18, 24), "NI": (18, 30)}


@dataclass(frozen=True, slots=True)
class TimeContext:
    """What the text around an expression tells.

    `published` is the report's day; `tense` that of the clause; `reference` the period told last, `month` the last that
    is no longer than a month, `day` the day told last, `quarter` the quarter that a report of results is about. In a `narrative` (a history, whose dates lie in other years
    than its own) dates without a year are counted from `reference`, not from the report's day.
    """

    published: date | None = None
    tense: Tense | None = None
    reference: Period | None = None
    month: Period | None = None
    day: Period | None = None
    quarter: Period | None = None
    narrative: bool = False


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


@dataclass(frozen=True, slots=True)
class _Open:
    """Why a period could not be told."""

    code: UnresolvedCode
    candidates: tuple[str, ...] = ()


def resolve_reading(reading: Reading, context: TimeContext) -> Resolved:
    """Type, value and interval of a reading."""
    meaning = reading.meaning
    kind: TimexType = "TIME" if reading.clock or reading.part else "DATE"
    match meaning:
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
            found = _period(meaning, context)
    if isinstance(found, _Open):
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


def _day_of_clock(context: TimeContext) -> Period | _Open:
    """The day that a bare time of day belongs to: that told before, else the report's."""
    if context.day is not None:
        return context.day
    return calendar.day(context.published) if context.published else _Open("no-antecedent")


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


def _period(meaning: Meaning, context: TimeContext) -> Period | _Open:
    try:
        if isinstance(meaning, Relative):
            return _relative(meaning, context)
        if isinstance(meaning, Named):
            return _named(meaning, context)
        if isinstance(meaning, Nth):
            return _nth(meaning, context)
    except (ValueError, OverflowError):
        pass  # a day that no calendar has
    return _Open("vague-time")


def _relative(meaning: Relative, context: TimeContext) -> Period | _Open:
    base = _anchor(meaning, context)
    if isinstance(base, _Open):
        return base
    if meaning.precise and meaning.unit == "year" and meaning.count == -1 and context.quarter and isinstance(meaning.anchor, str):
        base = context.quarter  # results are compared with those of a year before
    if meaning.precise:
        return _counted_from(base, meaning)
    start = calendar.containing(meaning.unit, base.first)
    if meaning.unit == "weekend" and meaning.count == 0 and _is_over(start, context):
        return calendar.shift(start, -1) or _Open("vague-time")
    return calendar.shift(start, round(meaning.count)) or _Open("vague-time")


def _is_over(weekend: Period, context: TimeContext) -> bool:
    """Whether "the weekend" is the one before this week's: told as past, or untold early in the week."""
    now = context.published
    if now is None or now >= weekend.first or context.tense == "future":
        return False
    return context.tense == "past" or now.isoweekday() < 3


def _nth(meaning: Nth, context: TimeContext) -> Period | _Open:
    """ "the last week of August", "the third day of the talks": counted from the ends of the whole."""
    whole = _period(meaning.whole, context)
    if isinstance(whole, _Open):
        return whole
    if meaning.which < 0:
        return calendar.containing(meaning.unit, whole.last)
    found = calendar.shift(calendar.containing(meaning.unit, whole.first), meaning.which - 1)
    return found if found is not None and found.first <= whole.last else _Open("vague-time")


def _anchor(meaning: Relative, context: TimeContext) -> Period | _Open:
    if not isinstance(meaning.anchor, str):
        return _period(meaning.anchor, context)
    published = calendar.day(context.published) if context.published else None
    if meaning.anchor == "quarter":
        return _quarter_told(context)
    if meaning.anchor == "current" and context.narrative and context.reference:
        return context.reference
    if meaning.anchor in ("published", "current"):
        return published or _Open("no-year")
    fine = meaning.unit in ("day", "week", "weekend")
    told = context.day if fine else context.reference
    return told or context.reference or published or _Open("no-antecedent")


def _quarter_told(context: TimeContext) -> Period | _Open:
    """The quarter that the report is about: the one told before, else the last that was over on the report's day."""
    if context.quarter is not None:
        return context.quarter
    if context.published is None:
        return _Open("no-antecedent")
    return calendar.shift(calendar.containing("quarter", context.published), -1) or _Open("vague-time")


def _counted_from(base: Period, meaning: Relative) -> Period | _Open:
    """The period some units from a base: of the unit counted in, or the base's where that is the coarser but no year."""
    moved = calendar.add(base.first, meaning.count, meaning.unit)
    if moved is None:
        return _Open("vague-time")
    unit = meaning.unit
    if base.unit in ("quarter", "half") and unit == "year":
        unit = base.unit
    elif not isinstance(meaning.anchor, str) and base.unit == "day":
        unit = "day"
    elif meaning.anchor == "reference" and base.unit in ("month", "year") and unit in ("day", "week"):
        return _Open("no-antecedent")  # two days after a month are no day
    return calendar.containing(unit, moved)


def _named(named: Named, context: TimeContext) -> Period | _Open:
    if named.weekday is not None and named.day is None:
        return _weekday(named, context)
    if named.unit == "decade":
        return _decade(named, context)
    if named.unit == "century":
        return calendar.century(named.number or 1)
    year = _year(named, context)
    if isinstance(year, _Open):
        return year
    if named.unit == "quarter" and named.number is None:
        told = _quarter_told(context)
        return told if isinstance(told, _Open) or year is None else calendar.quarter(year, (told.first.month + 2) // 3)
    if year is not None:
        found = _in_year(named, year)
        if found is None:
            return _Open("vague-time")
        return _checked(found, named)
    return _without_year(named, context)


def _year(named: Named, context: TimeContext) -> int | _Open | None:
    if isinstance(named.year, Relative):
        found = _relative(named.year, context)
        return found if isinstance(found, _Open) else found.first.year
    return named.year


def _in_year(named: Named, year: int) -> Period | None:
    """The period that the fields tell in a year; None where it has no such."""
    match named.unit:
        case "year":
            return calendar.year_of(year)
        case "month":
            return calendar.month(year, named.month or 1)
        case "season":
            return calendar.season(year, named.rule or "")
        case "quarter" | "half" if named.number is not None:
            return calendar.quarter(year, named.number) if named.unit == "quarter" else calendar.half(year, named.number)
    if named.rule is not None:
        when = calendar.holiday(named.rule, year)
    else:
        when = calendar.real_day(year, named.month or 1, named.day or 1)
    return calendar.day(when) if when else None


def _checked(found: Period, named: Named) -> Period | _Open:
    """The day, unless the weekday beside it is another's."""
    if named.weekday is None or found.first.isoweekday() == named.weekday:
        return found
    return _Open("date-conflict", (found.value,))


def _without_year(named: Named, context: TimeContext) -> Period | _Open:
    """The occurrence that the tense and the context ask for."""
    if named.month is None and named.day is not None:
        return _day_of_month(named, context)
    anchor = context.reference if (context.narrative or named.anaphoric) and context.reference else None
    now = anchor.first if anchor else context.published
    if now is None or (context.narrative and anchor is None):
        return _Open("no-year")
    around = [_in_year(named, now.year + i) for i in range(-_YEARS_AROUND, _YEARS_AROUND + 1) if 1 <= now.year + i <= 9998]
    candidates = [p for p in around if p is not None and (named.weekday is None or p.first.isoweekday() == named.weekday)]
    if anchor is not None:
        fine = context.month or anchor
        return _by_direction(candidates, now, named.direction) or _by_story(candidates, anchor, fine) or _Open("no-year")
    if not any(abs(p.first.year - now.year) < 2 for p in candidates):
        return _Open("date-conflict", tuple(p.value for p in around if p and p.first.year == now.year))
    found = _by_direction(candidates, now, named.direction)
    return found or _by_tense(candidates, now, context) or _Open("no-year")


def _by_direction(candidates: Iterable[Period], now: date, direction: int | None) -> Period | None:
    """ "last June", "next spring"; "this March" lies in the year of now."""
    found = list(candidates)
    if direction == -1:
        return max((p for p in found if p.last < now), key=lambda p: p.first, default=None)
    if direction == 1:
        return min((p for p in found if p.first > now), key=lambda p: p.first, default=None)
    if direction == 0:
        return next((p for p in found if p.first.year == now.year), None)
    return None


def _by_tense(candidates: Sequence[Period], now: date, context: TimeContext) -> Period | None:
    """The nearest occurrence, those on the other side than the tense tells counting as farther off."""

    def cost(period: Period) -> float:
        distance = float(_distance(period, now))
        if context.tense == "past" and period.first > now:
            return distance * _AGAINST_TENSE
        if period.unit in ("quarter", "half"):  # told of are mostly results, which may still be to come ("expects to report")
            return distance + (60 if period.first <= now < period.last else 0)
        return distance * (_BEFORE_NOW.get(context.tense or "", 1) if period.last < now else 1)

    return min(candidates, key=lambda p: (cost(p), p.first), default=None)


def _by_story(candidates: Sequence[Period], anchor: Period, fine: Period) -> Period | None:
    """The occurrence nearest to the day or month told before (`fine`); a story goes on rather than back.

    One that lies in the year told before counts as near, unless another lies much nearer: years are told in passing too.
    """

    def cost(period: Period) -> float:
        inside = anchor.first <= period.first and period.last <= anchor.last
        ahead = (period.first - fine.last).days * 0.6 if period.first > fine.last else float(_distance(period, fine.first))
        return min(ahead, _IN_YEAR_TOLD) if inside else ahead

    return min(candidates, key=lambda p: (cost(p), p.first), default=None)


def _distance(period: Period, now: date) -> int:
    if period.first <= now <= period.last:
        return 0
    return min(abs((period.first - now).days), abs((period.last - now).days))


def _day_of_month(named: Named, context: TimeContext) -> Period | _Open:
    """ "the 16th": in the month told before, else the one that the tense asks for."""
    day_number = named.day or 1
    if context.reference is not None and context.reference.unit in ("day", "month"):
        when = calendar.real_day(context.reference.first.year, context.reference.first.month, day_number)
        return calendar.day(when) if when else _Open("no-antecedent")
    if context.published is None:
        return _Open("no-year")
    now = context.published
    months = [calendar.shift(calendar.containing("month", now), i) for i in (-2, -1, 0, 1, 2)]
    days = [calendar.real_day(m.first.year, m.first.month, day_number) for m in months if m is not None]
    found = _by_tense([calendar.day(d) for d in days if d is not None], now, context)
    return found or _Open("no-year")


def _weekday(named: Named, context: TimeContext) -> Period | _Open:
    """The day that a weekday names: the last such day where it is told as past, the next where it lies ahead."""
    wanted = named.weekday or 1
    if named.week is not None:
        whole = _relative(named.week, context)
        return whole if isinstance(whole, _Open) else calendar.day(whole.first + timedelta(wanted - 1))
    told = context.day if named.anaphoric or context.narrative else None
    now = told.first if told else context.published
    if now is None:
        return _Open("no-year")
    back, ahead = (now.isoweekday() - wanted) % 7, (wanted - now.isoweekday()) % 7
    if named.direction == -1:
        return calendar.day(now - timedelta(back or 7))
    if named.direction == 1 or (told and named.anaphoric and named.direction != 0):
        return calendar.day(now + timedelta(ahead or 7))
    if told and not named.anaphoric:
        return calendar.day(now + timedelta(ahead))
    if context.tense == "future":  # agencies name the day itself so too, and say "next Wednesday" for the one after
        return calendar.day(now + timedelta(ahead))
    return calendar.day(now - timedelta(back))


def _decade(named: Named, context: TimeContext) -> Period | _Open:
    number = named.number or 0
    if not named.anaphoric:
        return calendar.decade(number)
    if context.published is None:
        return _Open("no-year", (f"19{number}",)) if number < 4 else calendar.decade(190 + number)
    tens = context.published.year // 10
    return calendar.decade(tens - (tens - number) % 10)


def narrowed(context: TimeContext, **changes: object) -> TimeContext:
    """The context with some fields changed."""
    return replace(context, **changes)  # type: ignore[arg-type]
