"""Periods of the Gregorian calendar as TIMEX3 names them: value, first and last day, and arithmetic.

Source: TIMEX3 (TimeML 1.2.1), ISO 8601 weeks; Easter by the anonymous Gregorian algorithm (Meeus 1991, ch. 8).
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Literal

Unit = Literal["day", "weekend", "week", "month", "season", "quarter", "half", "year", "decade", "century"]
UNIT_OF_CODE: dict[str, Unit] = {
    "D": "day",
    "WE": "weekend",
    "W": "week",
    "M": "month",
    "Q": "quarter",
    "Y": "year",
    "DE": "decade",
    "CE": "century",
}
_MONTHS: dict[str, int] = {"month": 1, "quarter": 3, "half": 6, "season": 12, "year": 12, "decade": 120, "century": 1200}
_SEASONS = {"SP": (3, 1, 6, 20), "SU": (6, 1, 9, 22), "FA": (9, 1, 12, 20)}  # northern; meteorological and astronomical together
# The thirds of a period that "early", "mid" and "late" tell, as first and last part (days, months, years) of it.
_THIRDS: dict[str, dict[str, tuple[int, int]]] = {
    "month": {"START": (1, 10), "MID": (11, 20), "END": (21, 31)},
    "year": {"START": (1, 4), "MID": (5, 8), "END": (9, 12)},
    "decade": {"START": (0, 3), "MID": (4, 6), "END": (7, 9)},
}


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar that TIMEX3 has a value for; `first` and `last` are days in it, both included.

    `certain` is false where the days are only about right (a winter).
    """

    unit: Unit
    value: str
    first: date
    last: date
    certain: bool = True


def day(when: date) -> Period:
    """A day."""
    return Period("day", when.isoformat(), when, when)


def week(when: date) -> Period:
    """The ISO week that a day lies in."""
    year, number, weekday = when.isocalendar()
    monday = when - timedelta(weekday - 1)
    return Period("week", f"{year:04}-W{number:02}", monday, monday + timedelta(6))


def weekend(when: date) -> Period:
    """The weekend of the ISO week that a day lies in."""
    whole = week(when)
    return Period("weekend", f"{whole.value}-WE", whole.last - timedelta(1), whole.last)


def month(year: int, number: int) -> Period:
    """A month of a year."""
    return Period("month", f"{year:04}-{number:02}", date(year, number, 1), _month_end(year, number))


def quarter(year: int, number: int) -> Period:
    """A quarter of a calendar year."""
    return Period("quarter", f"{year:04}-Q{number}", date(year, 3 * number - 2, 1), _month_end(year, 3 * number))


def half(year: int, number: int) -> Period:
    """A half of a calendar year."""
    return Period("half", f"{year:04}-H{number}", date(year, 6 * number - 5, 1), _month_end(year, 6 * number))


def season(year: int, code: str) -> Period:
    """A season of a year by its TIMEX3 code; a winter's year is that of either end, so its days aren't certain."""
    value = f"{year:04}-{code}"
    if code not in _SEASONS:
        return Period("season", value, date(year, 1, 1), date(year, 12, 31), certain=False)
    month_from, day_from, month_to, day_to = _SEASONS[code]
    return Period("season", value, date(year, month_from, day_from), date(year, month_to, day_to))


def year_of(number: int) -> Period:
    """A year."""
    return Period("year", f"{number:04}", date(number, 1, 1), date(number, 12, 31))


def decade(number: int) -> Period:
    """A decade by its first three digits (199: the 1990s)."""
    return Period("decade", f"{number:03}", date(max(10 * number, 1), 1, 1), date(10 * number + 9, 12, 31))


def century(number: int) -> Period:
    """A century by its ordinal (20: 1901 to 2000), whose TIMEX3 value is the digits that its years begin with (19)."""
    return Period("century", f"{number - 1:02}", date(100 * number - 99, 1, 1), date(100 * number, 12, 31))


def containing(unit: Unit, when: date) -> Period:
    """The period of a unit that a day lies in; seasons as on the northern half of the earth."""
    match unit:
        case "day":
            return day(when)
        case "week":
            return week(when)
        case "weekend":
            return weekend(when)
        case "month":
            return month(when.year, when.month)
        case "quarter":
            return quarter(when.year, (when.month + 2) // 3)
        case "half":
            return half(when.year, 1 if when.month < 7 else 2)
        case "season":
            return season(when.year, "WI" if when.month in (12, 1, 2) else ("SP", "SU", "FA")[when.month // 3 - 1])
        case "decade":
            return decade(when.year // 10)
        case "century":
            return century((when.year + 99) // 100)
        case _:
            return year_of(when.year)


def add(when: date, count: float, unit: Unit) -> date | None:
    """The day a number of units later (or earlier); the last of the month where it has no such day. None out of range."""
    try:
        if unit in ("day", "week", "weekend"):
            return when + timedelta(round(count * (1 if unit == "day" else 7)))
        months = when.year * 12 + when.month - 1 + round(count * _MONTHS[unit])
        year, number = divmod(months, 12)
        if not MINYEAR <= year <= MAXYEAR:
            return None
        return date(year, number + 1, min(when.day, calendar.monthrange(year, number + 1)[1]))
    except OverflowError:
        return None


def shift(period: Period, count: int, unit: Unit | None = None) -> Period | None:
    """The period of the same unit some units (its own, unless told) later; None out of range."""
    moved = add(period.first, count, unit or period.unit)
    if moved is None:
        return None
    if period.unit == "season":
        return season(moved.year, period.value[-2:])
    return containing(period.unit, moved)


def part_of(period: Period, modifier: str | None) -> tuple[date, date]:
    """First and last day of the early, middle or late part of a period; of the whole where it has no such thirds."""
    if modifier not in ("START", "MID", "END") or period.unit not in _THIRDS:
        return period.first, period.last
    low, high = _THIRDS[period.unit][modifier]
    year = period.first.year
    if period.unit == "month":
        return period.first.replace(day=low), period.first.replace(day=min(high, period.last.day))
    if period.unit == "year":
        return date(year, low, 1), _month_end(year, high)
    return date(year + low, 1, 1), date(year + high, 12, 31)


def real_day(year: int, number: int, in_month: int) -> date | None:
    """The day of a year, month and day; None where there is none (30 February)."""
    try:
        return date(year, number, in_month)
    except ValueError:
        return None


def holiday(rule: str, year: int) -> date | None:
    """The day of a holiday in a year: `12-25`, `easter+39`, or `11#4#4` (November's fourth Thursday; -1: the last)."""
    if rule.startswith("easter"):
        return easter(year) + timedelta(int(rule[6:]))
    if "#" in rule:
        number, weekday, which = map(int, rule.split("#"))
        return nth_weekday(year, number, weekday, which)
    return real_day(year, int(rule[:2]), int(rule[3:]))


def nth_weekday(year: int, number: int, weekday: int, which: int) -> date | None:
    """The nth of an ISO weekday in a month, from its end where `which` is negative; None where there is none."""
    if which > 0:
        first = date(year, number, 1)
        found = first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (which - 1))
    else:
        last = _month_end(year, number)
        found = last - timedelta((last.isoweekday() - weekday) % 7 + 7 * (-which - 1))
    return found if found.month == number else None


def easter(year: int) -> date:
    """Western Easter Sunday.

    >>> easter(2022)
    datetime.date(2022, 4, 17)
    """
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    number, rest = divmod(h + m - 7 * n + 114, 31)
    return date(year, number, rest + 1)


def read_day(text: str | None) -> date | None:
    """The day of an ISO date or date-time; None where the year, month or day is missing."""
    found = re.match(r"(\d{4})-(\d\d)-(\d\d)(?!\d)", text or "")
    return real_day(*map(int, found.groups())) if found else None


def _month_end(year: int, number: int) -> date:
    return date(year, number, calendar.monthrange(year, number)[1])
