"""The period that a meaning tells in its context, or why it can't be told."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from travaux.extract.times import calendar
from travaux.extract.times.calendar import Period
from travaux.extract.times.context import Open, TimeContext
from travaux.extract.times.meaning import Meaning, Named, Nth, Relative
from travaux.extract.times.occurrences import by_direction, by_story, by_tense, distance

_FINE = ("day", "week", "weekend")
_YEARS_AHEAD = 20  # from the report's own in which a year told by two digits may lie
_DECADE_AHEAD = 3  # years before it begins in which a decade is already told by its tens alone
_NEWS = 31  # days within which a history tells of its own time
_YEARS_AROUND = 5  # in which a date without a year is looked for by its weekday


def find_period(meaning: Meaning, context: TimeContext) -> Period | Open:
    """The period of the calendar that a meaning tells; where one of several was told before, all must give the same."""
    if not context.alternatives:
        return _find(meaning, context)
    found = []
    for told in context.alternatives:
        day = told if told.unit == "day" else context.day
        found.append(_find(meaning, replace(context, reference=told, month=told, day=day, alternatives=())))
    values = tuple(dict.fromkeys(f.value for f in found if isinstance(f, Period)))
    return found[-1] if len(values) < 2 else Open("two-candidates", values)


def _find(meaning: Meaning, context: TimeContext) -> Period | Open:
    try:
        if isinstance(meaning, Relative):
            return _relative(meaning, context)
        if isinstance(meaning, Named):
            return _named(meaning, context)
        if isinstance(meaning, Nth):
            return _nth(meaning, context)
    except (ValueError, OverflowError):
        pass  # a day that no calendar has
    return Open("vague-time")


def _relative(meaning: Relative, context: TimeContext) -> Period | Open:
    base = _anchor(meaning, context)
    if isinstance(base, Open):
        return base
    if _is_comparison(meaning) and context.length is not None:
        base = calendar.year_of(base.first.year)
    elif _is_comparison(meaning) and context.quarter is not None and context.quarter.unit == "quarter":
        base = context.quarter  # results are compared with those of a year before
    if meaning.precise:
        return _counted_from(base, meaning)
    start = calendar.containing(meaning.unit, base.first)
    if meaning.unit == "weekend" and meaning.count == 0 and _is_over(start, context):
        return calendar.shift(start, -1) or Open("vague-time")
    return calendar.shift(start, round(meaning.count)) or Open("vague-time")


def _is_comparison(meaning: Relative) -> bool:
    """Whether a meaning is "a year earlier" or "a year ago"."""
    return meaning.precise and meaning.unit == "year" and meaning.count == -1 and isinstance(meaning.anchor, str)


def _is_over(weekend: Period, context: TimeContext) -> bool:
    """Whether "the weekend" is the one before this week's: told as past, or untold early in the week."""
    now = context.published
    if now is None or now >= weekend.first or context.tense == "future":
        return False
    return context.tense == "past" or now.isoweekday() < 3


def _nth(meaning: Nth, context: TimeContext) -> Period | Open:
    """ "the last week of August", "the third day of the talks": counted from the ends of the whole."""
    whole = find_period(meaning.whole, context)
    if isinstance(whole, Open):
        return whole
    if meaning.which < 0:
        return calendar.containing(meaning.unit, whole.last)
    found = calendar.shift(calendar.containing(meaning.unit, whole.first), meaning.which - 1)
    return found if found is not None and found.first <= whole.last else Open("vague-time")


def _anchor(meaning: Relative, context: TimeContext) -> Period | Open:
    if not isinstance(meaning.anchor, str):
        return find_period(meaning.anchor, context)
    published = calendar.day(context.published) if context.published else None
    if meaning.anchor in ("quarter", "period"):
        return _quarter_told(context)
    if meaning.anchor == "reference" and meaning.unit == "quarter" and meaning.count == 0 and context.quarter:
        return context.quarter  # "that quarter"
    if meaning.anchor == "current" and context.narrative and context.reference:
        return context.reference
    if meaning.anchor in ("published", "current"):
        return published or Open("no-year")
    fine = meaning.unit in _FINE
    if fine and context.day is None and context.reference is not None and context.reference.unit not in _FINE:
        return Open("no-antecedent")  # no day follows a month
    if fine and meaning.precise and _is_of_another_year(context):
        return Open("no-antecedent")  # "in March 1991, and accepted it six weeks later", whatever day was told before
    told = context.day if fine else context.reference
    return told or context.reference or published or Open("no-antecedent")


def _is_of_another_year(context: TimeContext) -> bool:
    """Whether the month or year told last lies in another year than the day told before it."""
    told, day = context.reference, context.day
    if told is None or day is None or told.unit in _FINE:
        return False
    return not told.first.year <= day.first.year <= told.last.year


def _quarter_told(context: TimeContext) -> Period | Open:
    """The quarter that the report is about: the one told before, else the last that was over on the report's day."""
    if context.quarter is not None:
        return context.quarter
    if context.published is None:
        return Open("no-antecedent")
    return calendar.shift(calendar.containing("quarter", context.published), -1) or Open("vague-time")


def _counted_from(base: Period, meaning: Relative) -> Period | Open:
    """The period some units from a base: of the unit counted in, or the base's where that is the coarser but no year."""
    moved = calendar.add(base.first, meaning.count, meaning.unit)
    if moved is None:
        return Open("vague-time")
    unit = meaning.unit
    if base.unit in ("quarter", "half") and unit == "year":
        unit = base.unit
    elif unit in ("day", "week") and base.unit not in _FINE:
        return Open("no-antecedent")  # two days after a month are no day
    elif not isinstance(meaning.anchor, str) and base.unit in (*_FINE, "month"):
        unit = base.unit  # "two years ago this month"
    return calendar.containing(unit, moved)


def _named(named: Named, context: TimeContext) -> Period | Open:
    if named.weekday is not None and named.day is None:
        return _weekday(named, context)
    if named.unit == "decade":
        return _decade(named, context)
    if named.unit == "century":
        return calendar.century(named.number or 1)
    year = _year(named, context)
    if isinstance(year, Open):
        return year
    if year is not None and _is_as_told(named):
        return _as_told(named, year, context)
    if year is not None:
        found = _in_year(named, year)
        if found is None:
            return Open("vague-time")
        return _checked(found, named)
    return _without_year(named, context)


def _is_as_told(named: Named) -> bool:
    """Whether a period of a year is the one told before: "the 1988 quarter", "the same month last year"."""
    return (named.unit == "quarter" and named.number is None) or (named.unit == "month" and named.month is None)


def _as_told(named: Named, year: int, context: TimeContext) -> Period | Open:
    told = _quarter_told(context) if named.unit == "quarter" else context.month or Open("no-antecedent")
    if isinstance(told, Open):
        return told
    if told.unit == "half":
        return calendar.half(year, (told.first.month + 5) // 6)
    return (
        calendar.quarter(year, (told.first.month + 2) // 3) if named.unit == "quarter" else calendar.month(year, told.first.month)
    )


def _year(named: Named, context: TimeContext) -> int | Open | None:
    if isinstance(named.year, Relative):
        found = _relative(named.year, context)
        return found if isinstance(found, Open) else found.first.year
    if not named.short or named.year is None:
        return named.year
    if context.published is None:
        return Open("two-candidates", (f"{named.year - 100:04}", f"{named.year:04}"))
    return named.year - (100 if named.year > context.published.year + _YEARS_AHEAD else 0)


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
    if named.month is None and named.rule is None:
        return calendar.year_of(year)  # "30, 1999" without the month before it
    if named.rule is not None:
        when = calendar.holiday(named.rule, year)
    else:
        when = calendar.real_day(year, named.month or 1, named.day or 1)
    return calendar.day(when) if when else None


def _checked(found: Period, named: Named) -> Period | Open:
    """The day, unless the weekday beside it is another's."""
    if named.weekday is None or found.first.isoweekday() == named.weekday:
        return found
    return Open("date-conflict", (found.value,))


def _without_year(named: Named, context: TimeContext) -> Period | Open:
    """The occurrence that the tense and the context ask for."""
    if named.month is None and named.day is not None:
        return _day_of_month(named, context)
    told = context.reference
    # Where the report's own date isn't told, a date of the text with its month tells the year; a year alone ("until 2025") doesn't.
    dated = context.published is None and told is not None and told.unit in ("day", "month")
    anchor = told if context.narrative or named.anaphoric or dated else None
    now = anchor.first if anchor else context.published
    if now is None:
        return Open("no-year")
    around = [_in_year(named, now.year + i) for i in range(-_YEARS_AROUND, _YEARS_AROUND + 1) if 1 <= now.year + i <= 9998]
    candidates = [p for p in around if p is not None and (named.weekday is None or p.first.isoweekday() == named.weekday)]
    if anchor is not None:
        fine = context.month or anchor
        return by_direction(candidates, now, named.direction) or by_story(candidates, anchor, fine) or Open("no-year")
    if not any(abs(p.first.year - now.year) < 2 for p in candidates):
        return Open("date-conflict", tuple(p.value for p in around if p and p.first.year == now.year))
    found = by_direction(candidates, now, named.direction) or by_tense(candidates, now, context)
    if found is None or (context.narrative and distance(found, now) > _NEWS):
        return Open("no-year")  # a history that has told no year yet
    return found


def _day_of_month(named: Named, context: TimeContext) -> Period | Open:
    """ "the 16th": in the month told before, else the one that the tense asks for."""
    day_number = named.day or 1
    if context.reference is not None and context.reference.unit in ("day", "month"):
        when = calendar.real_day(context.reference.first.year, context.reference.first.month, day_number)
        return calendar.day(when) if when else Open("no-antecedent")
    if context.published is None:
        return Open("no-year")
    now = context.published
    months = [calendar.shift(calendar.containing("month", now), i) for i in (-2, -1, 0, 1, 2)]
    days = [calendar.real_day(m.first.year, m.first.month, day_number) for m in months if m is not None]
    found = by_tense([calendar.day(d) for d in days if d is not None], now, context)
    return found or Open("no-year")


def _weekday(named: Named, context: TimeContext) -> Period | Open:
    """The day that a weekday names: the last such day where it is told as past, the next where it lies ahead."""
    wanted = named.weekday or 1
    if named.week is not None:
        whole = _relative(named.week, context)
        return whole if isinstance(whole, Open) else calendar.day(whole.first + timedelta(wanted - 1))
    told = context.day if named.anaphoric or context.narrative else None
    now = told.first if told else context.published
    if now is None:
        return Open("no-year")
    back, ahead = (now.isoweekday() - wanted) % 7, (wanted - now.isoweekday()) % 7
    if named.direction == -1:
        return calendar.day(now - timedelta(back or 7))
    if named.direction == 1 or (told and named.anaphoric and named.direction != 0):
        return calendar.day(now + timedelta(ahead or 7))
    if told and not named.anaphoric:
        return calendar.day(now + timedelta(ahead))
    if context.tense == "future":  # agencies name the day itself so too, and say "next Wednesday" for the one after
        return calendar.day(now + timedelta(ahead))
    if context.tense is None and back:
        days = (now - timedelta(back), now + timedelta(ahead))
        return Open("two-candidates", tuple(day.isoformat() for day in days))
    return calendar.day(now - timedelta(back))


def _decade(named: Named, context: TimeContext) -> Period | Open:
    number = named.number or 0
    if not named.anaphoric:
        return calendar.decade(number)
    if context.published is None:
        return Open("no-year", (f"19{number}",)) if number < 4 else calendar.decade(190 + number)
    tens = (context.published.year + _DECADE_AHEAD) // 10
    return calendar.decade(tens - (tens - number) % 10)
