"""Dates as reports write them: patterns built from the names of months and weekdays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from travaux.errors import ResourceError
from travaux.record.span import Span

_YEARS = (1800, 2099)
_CENTURY_TURNS = 50  # a year of two digits below it is of the 21st century
_TIME = r"(?P<hour>[01]?\d|2[0-3])[:.h](?P<minute>[0-5]\d)(?::[0-5]\d)?(?:\s*(?P<half>[ap])\.? ?m\b\.?)?"
_ZONE_NAME = r"(?P<zone>GMT|UTC|[A-Z]{2,3}T|MSK)"
_SHORT_TIME = r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?P<half>(?!))?"  # 0910 GMT: only with a zone
_ZONE = r"(?:\s*\(?(?P<zone>Z|(?:GMT|UTC)(?:\s*[+-]\s*\d{1,2}(?::?\d{2})?)?|[+-]\d{2}:?\d{2}|[A-Z]{2,4}T|MSK|IST|CEST)\b\)?)?"


@dataclass(frozen=True, slots=True)
class Calendar:
    """Numbers of months and weekdays by lower-case name, and the patterns that use them."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    dates: tuple[re.Pattern[str], ...]
    alone: tuple[re.Pattern[str], ...]
    time: re.Pattern[str]
    short_time: re.Pattern[str]
    weekday: re.Pattern[str]
    filed: tuple[re.Pattern[str], ...]

    def filed_at(self, line: str) -> tuple[FoundDate, str, str | None] | None:
        """Day, time and UTC offset of a wire's filing line: "AP-NY-09-14-95 1412EDT", "... in English 1104 gmt 21 Mar 19"."""
        for pattern in self.filed:
            if (match := pattern.search(line)) is not None and (day := _to_date(match, self)) is not None:
                return day, f"{match.group('hour')}:{match.group('minute')}", _offset(match.group("zone"))
        return None


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A day as written: `year` and `weekday` (1 is Monday) are None where not told."""

    span: Span
    year: int | None
    month: int
    day: int
    weekday: int | None = None
    exchangeable: bool = False  # written in digits, so that day and month may be the other way round

    def exchanged(self) -> FoundDate:
        """The other reading of digits."""
        return replace(self, month=self.day, day=self.month)

    @property
    def value(self) -> str:
        """ISO 8601, `--02-16` without a year."""
        start = f"{self.year:04d}" if self.year is not None else "-"
        return f"{start}-{self.month:02d}-{self.day:02d}"


def parse_calendar(rows: Iterable[list[str]]) -> Calendar:
    """The calendar from the rows of `calendar.tsv`: kind, number, name, short forms."""
    names = _names(rows)
    month = _alternatives("month", names["month"])
    weekday = rf"(?:{_alternatives('weekday', names['weekday'])}\.?,?\s+(?:the\s+)?)?"
    day = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\d)"
    year = r"(?:,?\s+(?P<year>(?:1[89]|20)\d\d)\b(?!\s*(?:people|troops|soldiers|tonnes|km|miles)))?"
    patterns = (
        r"(?<![\d/-])(?P<year>(?:1[89]|20)\d\d)-(?P<month_number>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?![\d-])",
        rf"\b{weekday}{month}\.?\s+{day}\b(?![.:]\d){year}",
        rf"\b{weekday}(?<![\d.,/-]){day}(?:\s+(?:day\s+)?of)?[\s-]+{month}\b\.?(?:(?:,?\s+|-)(?P<year>(?:1[89]|20)\d\d)\b)?",
        r"(?<![\d./-])(?P<day>0?[1-9]|[12]\d|3[01])\.(?P<month_number>0?[1-9]|1[0-2])\.(?P<year>(?:1[89]|20)\d\d)(?![\d./-])",
        r"(?<![\d./-])(?P<year>(?:1[89]|20)\d\d)/(?P<month_number>0[1-9]|1[0-2])/(?P<day>0[1-9]|[12]\d|3[01])(?![\d./-])",
        r"(?<![\d./-])(?P<day>1[3-9]|2\d|3[01])/(?P<month_number>0?[1-9]|1[0-2])/(?P<year>(?:1[89]|20)\d\d)(?![\d./-])",
        r"(?<![\d./-])(?P<month_number>0?[1-9]|1[0-2])/(?P<day>1[3-9]|2\d|3[01])/(?P<year>(?:1[89]|20)\d\d)(?![\d./-])",
    )
    alone = (
        rf"\b{weekday}{month} {day} [\d:]{{5,8}} (?P<year>(?:19|20)\d\d)\b",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month_number>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)",
        rf"{weekday}(?<![\d./-])(?P<day>0?[1-9]|1[0-2])(?P<stroke>/)(?P<month_number>0?[1-9]|1[0-2])/(?P<year>(?:19|20)\d\d)(?![\d./-])",
    )
    filed = (
        r"^[A-Z]{2,4}-[A-Z]{2,3}-(?P<month_number>\d\d)-(?P<day>\d\d)-(?P<short_year>\d\d) "
        r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?P<zone>[A-Z]{3})?$",
        rf"\b(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d) (?P<zone>gmt) {day} {month} (?P<short_year>\d\d)$",
        rf"^[A-Z][A-Za-z]{{1,12}} {day} {month} (?P<short_year>\d\d) (?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d) ?(?P<zone>gmt|z)$",
        rf"(?<!\S)(?P<day>0[1-9]|[12]\d|3[01])(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?P<zone>z) {month} (?P<short_year>\d\d)$",
    )
    return Calendar(
        names["month"],
        names["weekday"],
        tuple(re.compile(p, re.IGNORECASE) for p in patterns),
        tuple(re.compile(p, re.IGNORECASE) for p in alone),
        re.compile(rf"(?<![\d:.]){_TIME}{_ZONE}(?![\d:])", re.IGNORECASE),
        re.compile(rf"(?<![\d:.,-]){_SHORT_TIME} {_ZONE_NAME}(?!\w)", re.IGNORECASE),
        re.compile(rf"\b{_alternatives('weekday', names['weekday'])}\b", re.IGNORECASE),
        tuple(re.compile(p, re.IGNORECASE) for p in filed),
    )


def _names(rows: Iterable[list[str]]) -> dict[str, dict[str, int]]:
    """Names and short forms of months and weekdays, in lower case, with their numbers."""
    names: dict[str, dict[str, int]] = {"month": {}, "weekday": {}}
    for row in rows:
        if len(row) not in (3, 4) or row[0] not in names:
            raise ResourceError(f"expected kind (month, weekday), number, name and short forms in calendar.tsv, got {row!r}")
        for name in (row[2], *filter(None, (row[3] if len(row) > 3 else "").split(","))):
            names[row[0]][name.lower()] = int(row[1])
    return names


def _alternatives(group: str, names: Iterable[str]) -> str:
    return rf"(?P<{group}>{'|'.join(sorted(names, key=len, reverse=True))})"


def find_dates(text: str, calendar: Calendar, *, alone: bool = False) -> tuple[FoundDate, ...]:
    """Days written in a text, in text order, each character in one at most.

    `alone` is for lines that tell a date and little else, where "19990811" is one too.
    """
    found: list[FoundDate] = []
    taken: list[Span] = []
    for pattern in (*(calendar.alone if alone else ()), *calendar.dates):
        for match in pattern.finditer(text):
            span = match.span()
            if any(span[0] < end and start < span[1] for start, end in taken):
                continue
            if (day := _to_date(match, calendar)) is not None:
                found.append(day)
                taken.append(span)
    return tuple(sorted(found, key=lambda d: d.span))


def _to_date(match: re.Match[str], calendar: Calendar) -> FoundDate | None:
    parts = match.groupdict()
    name = parts.get("month")
    if name is not None and name.islower() and name in ("may", "march", "mar"):
        return None  # a verb, not a month
    month = calendar.months[name.lower()] if name is not None else int(parts["month_number"])
    year = int(parts["year"]) if parts.get("year") else None
    if (short := parts.get("short_year")) is not None:
        year = int(short) + (2000 if int(short) < _CENTURY_TURNS else 1900)
    weekday = parts.get("weekday")
    if not is_day(year if year is not None else 2000, month, int(parts["day"])):
        return None
    exchangeable = parts.get("stroke") is not None and int(parts["day"]) != month
    number = calendar.weekdays[weekday.lower()] if weekday else None
    return FoundDate(match.span(), year, month, int(parts["day"]), number, exchangeable)


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has the day, in the years that a report may be of."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return _YEARS[0] <= year <= _YEARS[1]


def find_time(text: str, calendar: Calendar) -> tuple[Span, str, str | None] | None:
    """The first time of day in a text: its span with its zone, `HH:MM`, and the UTC offset where it is told.

    Zones other than GMT, UTC and numbers are left open: their names mean different things in different places.
    """
    match = calendar.time.search(text) or calendar.short_time.search(text)
    if match is None:
        return None
    hour, half = int(match.group("hour")), (match.group("half") or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    return match.span(), f"{hour:02d}:{match.group('minute')}", _offset(match.group("zone"))


def _offset(zone: str | None) -> str | None:
    if zone is None:
        return None
    if zone.upper() in ("Z", "GMT", "UTC"):
        return "+00:00"
    match = re.fullmatch(r"(?:(?:GMT|UTC)\s*)?([+-])\s*(\d{1,2}):?(\d{2})?", zone, re.IGNORECASE)
    return f"{match.group(1)}{int(match.group(2)):02d}:{match.group(3) or '00'}" if match else None


def years_before(last: date, span: int) -> Iterator[int]:
    """Years from a day's own back, `span` of them."""
    yield from range(last.year, last.year - span, -1)


def near(first: date, second: date, days: int) -> bool:
    """Whether two days lie at most so many days apart."""
    return abs(first - second) <= timedelta(days=days)
