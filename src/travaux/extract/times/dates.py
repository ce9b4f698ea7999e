"""Rules that read dates, named periods and periods counted from another."""

from __future__ import annotations

import re
from collections.abc import Callable

from travaux.extract.times.calendar import UNIT_OF_CODE, Unit, read_day, real_day
from travaux.extract.times.meaning import Amount, Between, Fixed, Meaning, Named, Relative
from travaux.extract.times.patterns import Match, pattern

Rule = tuple[re.Pattern[str], Callable[[Match], Meaning | None]]

# "last", "the next", "this past", "this coming"
_DIRECTION = (
    "(?P<near><this>(?=<past|next|coming>))?(?P<dir><this|last|past|next|coming|that|follow|prev|latest>)<past|next|coming>?"
)
# "2004", "of last year", "that year", "of the year"
_YEAR = (
    "(?: <of>? (?:<det>?<unit>)? (?P<y><year|short|old_year>) (?P<era><era>)?"
    " | <of>? <det>? (?P<ydir><this|last|past|next|coming|that|follow|prev>) (?P<yunit><unit>)"
    " | <of> <det> (?P<yunit2><unit>) )"
)
_ANAPHORIC = ("that", "follow", "prev")
_SHIFT = {"this": 0, "last": -1, "past": -1, "latest": -1, "next": 1, "coming": 1, "that": 0, "follow": 1, "prev": -1}


def _year(m: Match) -> int | Relative | None:
    """The year that the year group tells; None where it tells none."""
    if m.has("y"):
        number = int(m.value("y") or 0)
        if m.kind("y") == "short":
            number += 1900 if number > 30 else 2000
        return number
    if m.has("ydir"):
        if m.value("yunit") != "Y":
            return None
        kind = m.kind("ydir") or ""
        return Relative("year", _SHIFT[kind], "reference" if kind in _ANAPHORIC else "current")
    if m.has("yunit2"):
        return Relative("year", 0, "current") if m.value("yunit2") == "Y" else None
    return None


def _wants_year(m: Match) -> bool:
    return m.has("y") or m.has("ydir") or m.has("yunit2")


def _named(m: Match, unit: Unit, **fields: object) -> Named | None:
    """A named period with the year and direction that the match tells; None where its year is none."""
    year = _year(m)
    if _wants_year(m) and year is None:
        return None
    kind = m.kind("dir")
    before_christ = m.has("era") and m.value("era") == "BC"
    return Named(
        unit,
        year=year,
        direction=_SHIFT[kind] if kind else None,
        anaphoric=kind in _ANAPHORIC,
        before_christ=before_christ,
        short=m.kind("y") == "short" and isinstance(year, int) and year >= 2000,
        **fields,  # type: ignore[arg-type]
    )


def _iso(m: Match) -> Meaning | None:
    found = read_day(m.value("v"))
    return Named("day", year=found.year, month=found.month, day=found.day) if found else None


def _iso_week(m: Match) -> Meaning | None:
    return Fixed(m.value("v") or "")


def _numeric(m: Match) -> Meaning | None:
    """A date in digits: the order is told where a number is too large for a month, or by a leading year."""
    numbers = [int(part) for part in re.split(r"[/.-]", m.value("v") or "")]
    if numbers[0] > 31:
        orders = {real_day(numbers[0], numbers[1], numbers[2])}
    else:
        year = numbers[2] + (0 if numbers[2] > 99 else 2000 if numbers[2] < 50 else 1900)
        orders = {real_day(year, numbers[1], numbers[0]), real_day(year, numbers[0], numbers[1])}
    days = sorted(day for day in orders if day is not None)
    if len(days) > 1:
        return Between(tuple(day.isoformat() for day in days))
    return Named("day", year=days[0].year, month=days[0].month, day=days[0].day) if days else None


def _date(m: Match) -> Meaning | None:
    number = m.number("d")
    if number is None or not 1 <= number <= 31 or (m.has("unit") and m.value("unit") != "D"):
        return None
    return _named(m, "day", month=m.number("m"), day=number, weekday=m.number("w"))


def _month(m: Match) -> Meaning | None:
    return _named(m, "month", month=m.number("m"))


def _nth_weekday(m: Match) -> Meaning | None:
    which = m.number("o")
    if which is None or not -1 <= which <= 5 or m.value("via") not in ("of", "in"):
        return None
    return _named(m, "day", rule=f"{m.number('m')}#{m.number('w')}#{which}")


def _weekday(m: Match) -> Meaning | None:
    if (m.has("unit") and m.value("unit") != "W") or (m.has("whole") and m.value("whole") != "D"):
        return None
    week = None
    if m.has("unit"):
        which = m.kind("wdir") or "this"
        week = Relative("week", _SHIFT[which], "reference" if which in _ANAPHORIC else "published")
    kind = m.kind("dir")
    direction = _SHIFT[kind] if kind else None
    return Named("day", weekday=m.number("w"), direction=direction, anaphoric=kind in _ANAPHORIC, week=week)


def _weekdays_ago(m: Match) -> Meaning | None:
    """ "two Fridays ago": the last Friday is one ago."""
    count = m.number("n")
    return Relative("week", 1 - count, Named("day", weekday=m.number("w"), direction=-1), precise=True) if count else None


def _season(m: Match) -> Meaning | None:
    return _named(m, "season", rule=m.value("s"))


def _quarter(m: Match) -> Meaning | None:
    unit: Unit = "half" if m.kind("q") == "half" else "quarter"
    if unit == "quarter" and m.value("q") != "Q":
        return None
    count = 2 if unit == "half" else 4
    if m.kind("o") == "last" and not _wants_year(m):
        return None  # "the last quarter" is the one before this
    number = count if m.number("o") == -1 else m.number("o")
    if number is None or not 1 <= number <= count:
        return None
    if m.has("ago") or m.has("before"):  # "the first half a year ago", "the previous first half"
        return Named(unit, year=Relative("year", -1), number=number) if m.has("before") or m.value("ago") == "Y" else None
    return _named(m, unit, number=number, fiscal=m.has("fiscal"))


def _months_quarter(m: Match) -> Meaning | None:
    """ "the June quarter", "the April-June quarter", "the January-June period"."""
    last = m.number("m") or 0
    first = m.number("from") or last - 2
    if (m.kind("q") == "period" and not m.has("from")) or (m.kind("q") == "unit" and m.value("q") != "Q"):
        return None
    if last - first == 2 and last % 3 == 0:
        return _named(m, "quarter", number=last // 3)
    return _named(m, "half", number=last // 6) if last - first == 5 and last % 6 == 0 else None


def _numbered(m: Match) -> Meaning | None:
    value = m.value("v") or "Q1"
    if value[0] == "H" and int(value[1]) > 2:
        return None
    return _named(m, "quarter" if value[0] == "Q" else "half", number=int(value[1]))


def _year_alone(m: Match) -> Meaning | None:
    """ "1989", "the year 1989", "the years 1955" of "the years 1955-57"."""
    if m.has("unit") and m.value("unit") != "Y":
        return None
    return _named(m, "year", fiscal=m.has("fiscal"))


def _year_period(m: Match) -> Meaning | None:
    """A year's unnamed quarter or period ("the 1988 quarter"): the same as the one told before, in that year."""
    year = _year(m)
    if not isinstance(year, int) or (m.has("via") and m.value("via") not in ("of", "in")):
        return None
    if m.kind("unit") == "unit" and m.value("unit") != "Q":
        return None
    return Named("quarter", year=year, anaphoric=True)


def _same_month(m: Match) -> Meaning | None:
    """ "the same month last year", "the same month of 1988"."""
    if m.value("unit") != "M" or (m.has("ago") and m.value("yunit") != "Y"):
        return None
    return Named("month", year=Relative("year", -1) if m.has("ago") else _year(m), anaphoric=True)


def _day_and_year(m: Match) -> Meaning | None:
    """ "15, 2021" of "July 12-15, 2021", whose month stands before it."""
    number = m.number("d")
    return _named(m, "day", day=number) if number is not None and 1 <= number <= 31 else None


def _decade(m: Match) -> Meaning | None:
    value = m.value("v") or ""
    if not value.isdigit():
        return None
    return Named("decade", number=int(value) // 10, anaphoric=len(value) < 4)


def _century(m: Match) -> Meaning | None:
    number = m.number("o")
    if m.value("unit") != "CE" or number is None or not 1 <= number <= 30:
        return None
    return Named("century", number=number, before_christ=m.has("era") and m.value("era") == "BC")


def _holiday(m: Match) -> Meaning | None:
    return _named(m, "day", rule=m.value("h"))


def _day_word(m: Match) -> Meaning | None:
    return Relative("day", m.number("v") or 0)


def _unit(value: str | None) -> Unit | None:
    return UNIT_OF_CODE.get(value or "")


def _this_unit(m: Match) -> Meaning | None:
    """ "this week", "last year", "the next month", "that day"."""
    kind, unit = m.kind("dir") or "", _unit(m.value("unit"))
    if m.kind("unit") == "period":
        unit = "quarter"
    if unit is None:
        return None
    if kind == "past" and unit != "weekend" and not m.has("near") and not m.has("fiscal"):
        return Amount(1, m.value("unit") or "", ends=-1)
    if kind in _ANAPHORIC or (kind == "next" and m.has("det")):
        return Relative(unit, _SHIFT[kind], "reference")
    if kind == "latest":
        return Relative(unit, 0, "quarter") if unit == "quarter" else Relative(unit, -1, "current")
    return Relative(unit, _SHIFT[kind], "current")


def _the_unit(m: Match) -> Meaning | None:
    unit = _unit(m.value("unit"))
    if m.kind("unit") == "period":
        unit = "quarter"
    if unit is None:
        return None
    if unit == "day":
        return Relative("day", 0, "reference") if m.has("det") else None
    return Relative(unit, 0, "quarter" if unit == "quarter" else "current")


def _counted(m: Match) -> Meaning | None:
    """ "two weeks ago", "a year earlier", "three days later", "a week from now"."""
    unit, count = _unit(m.value("unit")), _count(m)
    kind, code = m.kind("way") or "", m.value("unit") or ""
    if m.has("n2"):
        return Fixed("PAST_REF")  # "two or three weeks ago"
    if code == "F":
        unit, count = "week", None if count is None else 2 * count
    if count is None:
        return Fixed("PAST_REF") if kind == "ago" or (kind == "back" and code) else None
    if unit is None:
        return None
    sign = -1 if kind in ("ago", "back") else 1
    if unit == "year" and count % 1 == 0.5:
        unit, count = "month", 12 * count
    anchor: str = "published" if kind in ("ago", "hence") else "reference"
    return Relative(unit, sign * count, anchor, precise=True)  # type: ignore[arg-type]


def _count(m: Match) -> float | None:
    """How many: "a", "two", "2 1/2", "one and a half"; None where the words don't tell."""
    values = m.values("n")
    if any(kind == "indef" for kind, _ in values) or not values:
        return None
    total = sum(float(value) for kind, value in values if kind in ("num", "frac"))
    if any(kind == "art" for kind, _ in values) and not any(kind == "num" for kind, _ in values):
        total += 1
    return total + 0.5 if any(kind == "half" for kind, _ in values) or m.has("half") else total


def _ago_period(m: Match) -> Meaning | None:
    """ "the year-ago quarter", "the year-earlier period"."""
    unit = _unit(m.value("unit"))
    if unit in ("week", "month") and not m.has("o") and not m.has("period"):
        return Relative(unit, -1, "published" if m.has("ago") else "reference", precise=True)
    if unit != "year":
        return None
    if m.has("o"):
        number = m.number("o")
        return Named("quarter", year=Relative("year", -1), number=number) if number in (1, 2, 3, 4) else None
    return Relative(
        "year", -1, "period" if m.kind("period") == "period" else "quarter" if m.has("period") else "reference", precise=True
    )


def _before_last(m: Match) -> Meaning | None:
    """ "the week before last"."""
    unit = _unit(m.value("unit"))
    return Relative(unit, -2, "current") if unit else None


def _beside(m: Match) -> Meaning | None:
    """ "the day before", "the week after"."""
    unit = _unit(m.value("unit"))
    return Relative(unit, -1 if m.kind("way") == "back" else 1, "reference", precise=True) if unit else None


def _period_of_year(m: Match) -> Meaning | None:
    """ "the period last year", "last year's quarter", "the quarter a year ago"."""
    if m.value("yunit") != "Y" or (m.kind("q") == "unit" and m.value("q") != "Q"):
        return None
    if m.kind("q") == "period" and m.kind("ydir") in (None, "last"):
        return Relative("year", -1, "period", precise=True)
    return Named("quarter", year=_year(m) or Relative("year", -1))


def _day_in_month(m: Match) -> Meaning | None:
    number = m.number("d")
    if number is None or not 1 <= number <= 31:
        return None
    if m.has("unit") and m.value("unit") != "M":
        return None
    return Named("day", day=number, weekday=m.number("w"))


_OF_WEEK = "(?: <of>? <det>? (?P<wdir><this|last|next|that|follow|prev>) (?P<unit><unit>) )"
NUMBER = "(?P<n> (?:<art>?<indef>|<num>(?:<and>?<art>?<frac|half>)?|<art>|<frac>) )"

SIMPLE_DATES: tuple[Rule, ...] = (
    (pattern("(?P<v><iso>)"), _iso),
    (pattern("(?P<v><isoweek>)"), _iso_week),
    (pattern("(?P<v><numeric>)"), _numeric),
    (
        pattern(
            f"(?:{_DIRECTION})? (?P<w><weekday>)? <of>? <det>? (?P<d><num|ord>) (?P<unit><unit>)? <of>? (?P<m><month>) {_YEAR}?"
        ),
        _date,
    ),
    (pattern(f"(?:{_DIRECTION}|<det>|(?P<w><weekday>)<det>?)? (?P<m><month>) <det>? (?P<d><num|ord>) {_YEAR}?"), _date),
    (pattern("(?P<y><year>) (?P<m><month>) (?P<d><num|ord>)"), _date),
    (pattern("(?P<d><num>) <dash> (?P<m><month>) <dash> (?P<y><year>)"), _date),
    (pattern("<det>? (?P<d><num|ord>) <of>? (?P<m><month>) (?P<dir><last|next>)"), _date),
    (pattern(f"<det>? (?P<o><ord|last>) (?P<w><weekday>) (?P<via><of>) (?P<m><month>) {_YEAR}?"), _nth_weekday),
    (pattern(f"<det>? (?:{_DIRECTION})? (?P<m><month>) {_YEAR}?"), _month),
    (pattern("<det>?(?P<ydir><this|last|next|that|follow|prev>)(?P<yunit><unit>) (?P<m><month>)"), _month),
    (pattern(f"<det>? (?:{_DIRECTION})? (?P<w><weekday>) {_OF_WEEK}?"), _weekday),
    (pattern("<det>? (?P<w><weekday>) (?P<dir><last|next>)"), _weekday),
    (pattern("<det> (?P<whole><unit>) (?P<w><weekday>)"), _weekday),
    (pattern(f"{_DIRECTION} (?P<w><weekday>) (?P<m><month>) <det>? (?P<d><num|ord>)"), _date),
    (pattern("(?P<wdir><this|last|next|that>) (?P<unit><unit>) (?P<w><weekday>)"), _weekday),
    (pattern(f"<det>? (?:{_DIRECTION})? (?P<s><season>) {_YEAR}?"), _season),
    (pattern(f"<det>? (?P<fiscal><fiscal>)? (?P<o><ord|last>) <fiscal>? (?P<q><unit|half>) {_YEAR}?"), _quarter),
    (pattern("<det>? (?P<fiscal><fiscal>)? (?P<y><year>) (?P<o><ord>) (?P<q><unit|half>)"), _quarter),
    (pattern("<det>? (?P<o><ord>) (?P<q><unit|half>) <art> (?P<ago><unit>) <ago|back>"), _quarter),
    (pattern("<det>? (?P<before><prev>) (?P<o><ord>) (?P<q><unit|half>)"), _quarter),
    (pattern("<det>? (?P<ydir><this|last|next|that|follow|prev>)(?P<yunit><unit>) (?P<o><ord>) (?P<q><unit|half>)"), _quarter),
    (pattern(f"<det>? (?:(?P<from><month>) <dash|to>)? (?P<m><month>) (?P<q><unit|period>) {_YEAR}?"), _months_quarter),
    (pattern(f"(?P<v><numbered>) {_YEAR}?"), _numbered),
    (pattern("(?P<y><year>) (?P<v><numbered>)"), _numbered),
    (pattern("<det>? (?P<fiscal><fiscal>)? (?P<unit><unit|units>)? (?P<y><year|short|old_year>) (?P<era><era>)?"), _year_alone),
    (pattern("<det>? (?P<y><year>) (?P<fiscal><fiscal>) (?P<unit><unit>)"), _year_alone),
    (pattern("<era> (?P<y><year|old_year>)"), _year_alone),
    (pattern("<det>? (?P<y><year>) (?P<unit><unit|period>)"), _year_period),
    (pattern("<det|that>+ (?P<unit><unit|period>) (?P<via><of>) (?P<y><year>)"), _year_period),
    (pattern(f"<that> (?P<unit><unit>) {_YEAR}"), _same_month),
    (pattern("<that> (?P<unit><unit>) (?P<ago><art>) (?P<yunit><unit>) <ago|back>"), _same_month),
    (pattern("(?P<d><num>) (?P<y><year>)"), _day_and_year),
    (pattern("<det>? (?P<v><decade>)"), _decade),
    (pattern("<det>? (?P<o><ord>) (?P<unit><unit>) (?P<era><era>)?"), _century),
    (pattern(f"<det>? (?:{_DIRECTION})? (?P<h><holiday>) {_YEAR}?"), _holiday),
    (pattern("(?P<v><day>)"), _day_word),
    (pattern(f"<art>? (?P<det><det>)? {_DIRECTION} (?P<fiscal><fiscal>)? (?P<unit><unit|period>)"), _this_unit),
    (pattern("<det>? (?P<unit><unit>) <ago|back> (?P<period><unit|period>)"), _ago_period),
    (pattern("<det>? (?P<unit><unit>) <ago|back> (?P<o><ord>) <unit>"), _ago_period),
    (pattern("<det>? (?P<unit><unit>) <back> <last>"), _before_last),
    (pattern("<det>? (?P<unit><unit>) (?:(?P<ago><ago>)|<back>)"), _ago_period),
    (pattern("(?P<n><num>) (?P<w><weekdays>) <ago>"), _weekdays_ago),
    (pattern("<det> (?P<unit><unit>) (?P<way><back|later>)"), _beside),
    (pattern("<det>? (?P<q><unit|period>) <of>? (?P<ydir><last|this>) (?P<yunit><unit>)"), _period_of_year),
    (pattern("<det>? (?P<ydir><last|this>) (?P<yunit><unit>) (?P<q><unit|period>)"), _period_of_year),
    (pattern("<det>? (?P<q><unit|period>) <art> (?P<yunit><unit>) <ago|back>"), _period_of_year),
    (pattern(f"<det>? {NUMBER} (?P<unit><unit|units>) (?P<half><and><art><half>)? (?P<way><ago|back|later|hence>)"), _counted),
    (pattern("(?P<unit><units>) (?P<way><ago|back>)"), _counted),
    (pattern(f"{NUMBER} <or|to|dash> (?P<n2><num>) (?P<unit><unit|units>) (?P<way><ago>)"), _counted),
    (pattern("(?P<n><art>) (?P<unit><unit>) <or> (?P<n2><num>) (?P<way><ago>)"), _counted),
    (pattern("(?P<det><det>)? <fiscal>? (?P<unit><unit|period>)"), _the_unit),
    (pattern("<weekday>? <det>? (?P<d><ord>) (?:<of><det|this>(?P<unit><unit>))?"), _day_in_month),
    (pattern("(?P<d><num>)"), _day_in_month),
)
