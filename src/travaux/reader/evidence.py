"""The report's own date: all that tells of it, what may be concluded, and what stays open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from travaux.reader.calendar import FoundDate, find_dates, is_day, near, years_before
from travaux.reader.tables import ReaderTables
from travaux.record.article import Article, DateEvidence, PublishedBasis
from travaux.record.span import Spans
from travaux.record.unresolved import Candidate, Unresolved, UnresolvedCode

_YEARS_BACK = 5  # years before retrieval among which a date without a year is placed
_LEAD = 900  # characters in which a report tells the day of its news
_FILED_EARLIER = 2  # days that a dateline's date may lie before publication
_URL_DAYS = 1
_FRESH = 60  # days between publication and retrieval in which a year need not be told
_STRONG = ("json-ld", "meta", "markup", "text", "dateline", "url")
_BODY = 30_000  # characters searched for weekdays with a date


@dataclass(frozen=True, slots=True)
class Published:
    """The conclusion: an ISO date or None, and on what it rests."""

    value: str | None
    basis: PublishedBasis | None


def resolve_published(
    dates: Sequence[DateEvidence], body: str, *, given: str | None, retrieved: str | None, tables: ReaderTables
) -> Published:
    """When the report was published.

    A date given is used as it is, made whole by the report's own where it is less precise; else the page's or the text's; a
    date without a year only where the retrieval date and the weekdays of the text leave one year.
    """
    ordered = sorted(dates, key=lambda d: _STRONG.index(d.basis) if d.basis in _STRONG else len(_STRONG))
    if given is not None:
        return Published(_completed(given, ordered), "given")
    latest = _day_of(retrieved) if retrieved else None
    for evidence in ordered:
        day = _day_of(evidence.value)
        if day is not None and (latest is None or day <= latest + timedelta(days=1)):
            return Published(evidence.value, "page")
    for evidence in ordered:
        if evidence.value.startswith("--") and latest is not None:
            years = fitting_years(evidence, body, latest=latest, tables=tables)
            if len(years) == 1:
                return Published(f"{years[0]:04d}{evidence.value[1:]}", "inferred")
    return Published(None, None)


def _completed(given: str, dates: Iterable[DateEvidence]) -> str:
    """A year or month that was given, with the day that the report tells, where they fit."""
    if len(given) >= 10:
        return given
    for evidence in dates:
        value = given[:4] + evidence.value[1:] if evidence.value.startswith("--") else evidence.value
        if value.startswith(given) and _day_of(value) is not None:
            return value
    return given


def fitting_years(evidence: DateEvidence, body: str, *, latest: date, tables: ReaderTables) -> tuple[int, ...]:
    """The year of a date without one, as a tuple of one; of more or none where the text leaves it open.

    Weekdays that stand with a date in the text ("Monday, February 14") must fit. So must the lead's past weekday ("told
    reporters on Wednesday"): it is the day of an agency's report, told by a dateline or the hour of posting, or failing that in
    all years the day before; of other reports it may be either. The latest such day is the one where it fits and lies within
    sixty days of retrieval; without any weekday nothing else is concluded.
    """
    month, day = int(evidence.value[2:4]), int(evidence.value[5:7])
    possible = [date(y, month, day) for y in years_before(latest, _YEARS_BACK + 1) if is_day(y, month, day)]
    possible = [d for d in possible if d <= latest and latest.year - d.year <= _YEARS_BACK]
    pairs = [d for d in find_dates(body[:_BODY], tables.calendar) if d.weekday is not None]
    possible = [d for d in possible if all(_fits(pair, d) for pair in pairs)]
    weekday = lead_weekday(body, tables)
    if possible and near(possible[0], latest, _FRESH) and weekday in (None, *_two_days(possible[0])):
        return (possible[0].year,)
    if weekday is not None:
        same = [d for d in possible if d.isoweekday() == weekday][:1]
        before = [d for d in possible if (d - timedelta(days=1)).isoweekday() == weekday][:1]
        prompt = "T" in evidence.value or evidence.basis == "dateline"
        possible = same or before if prompt else sorted({*same, *before}, reverse=True)
    elif pairs:
        possible = possible[:1]
    return tuple(d.year for d in possible)


def _two_days(day: date) -> tuple[int, int]:
    """The weekdays of a day and of the one before."""
    return day.isoweekday(), (day - timedelta(days=1)).isoweekday()


def _fits(pair: FoundDate, published: date) -> bool:
    """Whether a weekday with a date fits a report's day: in its own year, or for a day of the turn of a year the next or last."""
    years = [pair.year] if pair.year is not None else [published.year]
    if pair.year is None and abs(pair.month - published.month) > 8:
        years = [published.year + (1 if pair.month < published.month else -1)]
    return any(is_day(y, pair.month, pair.day) and date(y, pair.month, pair.day).isoweekday() == pair.weekday for y in years)


def lead_weekday(body: str, tables: ReaderTables) -> int | None:
    """The first weekday of the lead that tells a past event and has no date of its own (1 is Monday)."""
    lead = body[:_LEAD]
    dated = [d.span for d in find_dates(lead, tables.calendar)]
    for match in tables.calendar.weekday.finditer(lead):
        if not match.group()[0].isupper() or any(a <= match.start() < b for a, b in dated):
            continue
        before = lead[max(0, match.start() - 60) : match.start()]
        words = tables.words
        if words.told_day.search(before) or (words.past_day.search(before) and not words.other_day.search(before)):
            return tables.calendar.weekdays[match.group("weekday").lower()]
    return None


def _day_of(value: str | None) -> date | None:
    """The day of an ISO date or date-time, None for less precise values."""
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


def _days_of(value: str) -> set[date]:
    """The days that an instant is on: where it was written, and in UTC."""
    days = {day} if (day := _day_of(value)) is not None else set()
    if "T" in value:
        try:
            instant = datetime.fromisoformat(value)
        except ValueError:
            return days
        if instant.tzinfo is not None:
            days.add(instant.astimezone(UTC).date())
    return days


def differs(evidence: DateEvidence, given: str) -> bool:
    """Whether a date found contradicts the one given, at the precision of both.

    A dateline's date may lie a day or two before publication, an address' date a day off.
    """
    if evidence.basis in ("given", "retrieved"):
        return False
    wanted = _days_of(given)
    if not wanted:
        return not evidence.value.startswith("--") and not evidence.value.startswith(given)
    value = evidence.value
    if value.startswith("--"):
        nearest = [replace(evidence, value=f"{d.year + shift:04d}{value[1:]}") for d in wanted for shift in (-1, 0, 1)]
        return all(differs(candidate, given) for candidate in nearest)
    found = _days_of(value)
    if not found:
        return not given.startswith(value)
    if evidence.basis == "url":
        return not any(near(a, b, _URL_DAYS) for a in found for b in wanted)
    if evidence.basis == "dateline":
        return not any(timedelta(0) <= b - a <= timedelta(days=_FILED_EARLIER) for a in found for b in wanted)
    return not (found & wanted)


def date_conflicts(article: Article) -> tuple[DateEvidence, ...]:
    """Dates of the page or text that contradict the one used."""
    if article.published is None or article.published_basis == "inferred":
        return ()
    return tuple(evidence for evidence in article.dates if differs(evidence, article.published))


def find_date_problems(article: Article, tables: ReaderTables) -> tuple[Unresolved, ...]:
    """What the report's own date leaves open: `no-year`, `two-candidates` (02/04/2019), or `date-conflict` with all dates.

    Candidates of a conflict begin with the date used.
    """
    if (conflicts := date_conflicts(article)) and article.published is not None:
        values = list(dict.fromkeys([article.published, *(e.value for e in conflicts)]))
        return (_open_row(article, "date-conflict", values, tuple(e.span for e in conflicts if e.span is not None)),)
    if article.published is not None:
        return ()
    partial = [e for e in article.dates if e.value.startswith("--")]
    if partial:
        spans = tuple(e.span for e in partial if e.span is not None)
        latest = _day_of(article.retrieved)
        years = fitting_years(partial[0], article.text, latest=latest, tables=tables) if latest else ()
        return (_open_row(article, "no-year", [f"{year:04d}{partial[0].value[1:]}" for year in years], spans),)
    for block in article.blocks:
        line = article.text[block.start : block.end]
        for day in find_dates(line, tables.calendar, alone=True) if block.kind == "dateline" else ():
            if day.exchangeable:
                span = (block.start + day.span[0], block.start + day.span[1])
                return (_open_row(article, "two-candidates", [day.value, day.exchanged().value], (span,)),)
    return ()


def _open_row(article: Article, code: UnresolvedCode, values: Sequence[str], spans: Spans) -> Unresolved:
    return Unresolved(article.id, "published", code, tuple(Candidate(v, 1.0 / len(values)) for v in values), spans)
