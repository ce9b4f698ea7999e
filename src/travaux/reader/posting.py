"""Everything that tells of a report's own date: its page's markup, its posting lines, its dateline, its title."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from travaux.reader.calendar import FoundDate, find_dates
from travaux.reader.datelines import PostingLine, find_posting_line
from travaux.reader.evidence import lead_weekday
from travaux.reader.layout import Layout
from travaux.reader.page import Page
from travaux.reader.tables import ReaderTables
from travaux.record.article import DateEvidence
from travaux.record.span import Span


def find_evidence(page: Page, layout: Layout, spans: Sequence[Span], tables: ReaderTables) -> tuple[DateEvidence, ...]:
    """All dates found for a report, strongest kinds first; `spans` are those of the layout's pieces."""
    dates = [DateEvidence(value, basis) for value, basis in page.dates]
    dateline = layout.dateline[1].day if layout.dateline is not None else None
    weekday = lead_weekday("\n".join(p.text[p.dateline_end :] for p in layout.pieces if p.kind in ("paragraph", "quote")), tables)
    for number, line in _told(layout.posted):
        if (day := settle(line.day, dateline, weekday)) is not None:
            basis = "dateline" if line.filed else "text"
            dates.append(DateEvidence(_value(day, line), basis, _shifted(day.span, spans[number][0])))  # type: ignore[arg-type]
    if layout.dateline is not None and dateline is not None:
        dates.append(DateEvidence(dateline.value, "dateline", _shifted(dateline.span, spans[layout.dateline[0]][0])))
    if not page.dates and not layout.posted:
        dates += _of_hints(page.hints, dateline, weekday, tables)
    if not dates and layout.title is not None:
        dates = [DateEvidence(d.value, "text", _shifted(d.span, spans[0][0])) for d in _of_title(layout, tables)]
    if not dates and page.sent is not None:
        dates.append(DateEvidence(page.sent, "meta"))
    return tuple(dict.fromkeys(dates))


def settle(day: FoundDate, dateline: FoundDate | None, weekday: int | None) -> FoundDate | None:
    """A day; of one whose month and day may be exchanged ("02/04/2019") the reading that the dateline or the weekday of the
    news tells, None where neither does.
    """
    if not day.exchangeable:
        return day
    readings = (day, day.exchanged())
    if dateline is not None:
        fitting = [r for r in readings if (r.month, r.day) == (dateline.month, dateline.day)]
        return fitting[0] if len(fitting) == 1 else None
    fitting = [r for r in readings if r.year is not None and date(r.year, r.month, r.day).isoweekday() == weekday]
    return fitting[0] if len(fitting) == 1 else None


def _told(posted: Sequence[tuple[int, PostingLine]]) -> list[tuple[int, PostingLine]]:
    """Posting lines in order; those that tell of an update only where there are no others."""
    first = [(number, line) for number, line in posted if not line.changed]
    return sorted(first or posted, key=lambda item: item[0])


def _value(day: FoundDate, line: PostingLine) -> str:
    return day.value + (f"T{line.time}{line.offset or ''}" if line.time else "")


def _of_hints(hints: Sequence[str], dateline: FoundDate | None, weekday: int | None, tables: ReaderTables) -> list[DateEvidence]:
    """The date of the first line beside a page's text that tells when it was posted."""
    for hint in hints:
        line = find_posting_line(hint, tables)
        if line is not None and not line.changed and (day := settle(line.day, dateline, weekday)) is not None:
            return [DateEvidence(_value(day, line), "markup")]
    return []


def _of_title(layout: Layout, tables: ReaderTables) -> list[FoundDate]:
    """The one whole date that a title ends or begins with ("Press briefing, March 21, 2019")."""
    if layout.pieces[0].kind != "title":
        return []
    title = layout.pieces[0].text
    days = [d for d in find_dates(title, tables.calendar) if d.year is not None]
    return days if len(days) == 1 and (days[0].span[0] == 0 or days[0].span[1] == len(title)) else []


def _shifted(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by
