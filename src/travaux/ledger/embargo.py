"""When an embargo ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from travaux.errors import ResourceError

_NEAR = 183  # days between publication and the end of an embargo that lacks a year: half a year either way
_TIME = re.compile(
    r"(?<![\d:.,/-])(?P<hour>[01]?\d|2[0-4])(?:[:.h]?(?P<minute>[0-5]\d))?\s*(?P<half>[ap]\.?m\b\.?)?(?:\s*(?:hours|hrs|h)\b)?"
    r"\s*\(?(?P<zone>(?:GMT|UTC)\s*[+-]\s*\d{1,2}(?::?\d\d)?|GMT|UTC|Z(?!\w)|[+-]\d\d:?\d\d)",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"(?:GMT|UTC)?\s*([+-])\s*(\d{1,2}):?(\d\d)?$", re.IGNORECASE)
_ISO_TIME = re.compile(r"(?<!\d)\d{4}-\d\d-\d\dT(?P<hour>\d\d):(?P<minute>\d\d)(?::\d\d)?(?P<half>(?!))?(?P<zone>Z|[+-]\d\d:?\d\d)")


@dataclass(frozen=True, slots=True)
class Calendar:
    """Numbers of months and weekdays (1 is Monday) by lower-case name, and the patterns of days."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    days: tuple[re.Pattern[str], ...]
    weekday: re.Pattern[str]


def parse_calendar(rows: Iterable[list[str]]) -> Calendar:
    """The calendar from the rows of `reader/calendar.tsv`: kind, number, name, short forms.

    Raises:
        ResourceError: a row is otherwise.
    """
    names: dict[str, dict[str, int]] = {"month": {}, "weekday": {}}
    for row in rows:
        if len(row) not in (3, 4) or row[0] not in names or not row[1].isdigit():
            raise ResourceError(f"expected kind, number, name and short forms in calendar.tsv, got {row!r}; reinstall travaux")
        for name in (row[2], *filter(None, (row[3] if len(row) > 3 else "").split(","))):
            names[row[0]][name.lower()] = int(row[1])
    month = rf"(?P<month>{_any_of(names['month'])})\b\.?"
    day, year = r"(?<!\d)(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?", r"(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?"
    patterns = (
        r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<number>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?!\d)",
        rf"{day}(?:\s+of)?[\s-]+{month}(?:,?[\s-]+(?P<year>(?:19|20)\d\d)\b)?",
        rf"\b{month}\s+{day}(?!\d|[:.]\d){year}",
        r"(?<![\d/])(?P<day>1[3-9]|2\d|3[01])[/.](?P<number>0?[1-9]|1[0-2])[/.](?P<year>(?:19|20)\d\d)(?!\d)",
    )
    days = tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)
    return Calendar(names["month"], names["weekday"], days, re.compile(rf"\b({_any_of(names['weekday'])})\b", re.IGNORECASE))


def _any_of(names: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


def read_until(words: str, calendar: Calendar, published: str | None) -> str | None:
    """The end of the embargo that a line tells, ISO 8601; None where no day is told, or its year isn't and can't be known.

    A time counts only with an offset told as such (GMT, UTC, Z, +03:00); the names of other zones mean different
    things in different places. A year that isn't told is that which lies nearest to publication.
    """
    day = _day(words, calendar, published)
    if day is None:
        return None
    match = _ISO_TIME.search(words) or _TIME.search(words)
    time = _time(match) if match is not None else None
    return f"{day.isoformat()}{time}" if time else day.isoformat()


def _day(words: str, calendar: Calendar, published: str | None) -> date | None:
    match = next((m for pattern in calendar.days if (m := pattern.search(words)) is not None), None)
    if match is None:
        return None
    parts = match.groupdict()
    month = calendar.months[parts["month"].lower()] if parts.get("month") else int(parts["number"])
    weekday = calendar.weekday.search(words)
    if parts["year"]:
        years = [int(parts["year"])]
    elif published is not None and (around := _date(*map(int, published[:10].split("-")))) is not None:
        years = [around.year - 1, around.year, around.year + 1]
        days = [day for year in years if (day := _date(year, month, int(parts["day"]))) and abs((day - around).days) <= _NEAR]
        years = [min(days, key=lambda day: abs((day - around).days)).year] if days else []
    else:
        return None
    found = _date(years[0], month, int(parts["day"])) if years else None
    fits = found is not None and (weekday is None or calendar.weekdays[weekday.group(1).lower()] == found.isoweekday())
    return found if fits else None


def _date(year: int, month: int = 0, day: int = 0) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _time(match: re.Match[str]) -> str | None:
    """`T09:00+00:00`, None for what is no time."""
    hour, minute, half = int(match.group("hour")), match.group("minute") or "00", (match.group("half") or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour > 23:
        return None
    zone = match.group("zone")
    if (offset := _OFFSET.match(zone)) is None:
        return f"T{hour:02d}:{minute}+00:00"
    return f"T{hour:02d}:{minute}{offset.group(1)}{int(offset.group(2)):02d}:{offset.group(3) or '00'}"
