"""Everything that tells of a report's own date: its page's markup, its posting lines, its dateline, its title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from travaux.reader.calendar import FoundDate, find_dates
from travaux.reader.datelines import PostingLine, find_posting_line
from travaux.reader.evidence import lead_weekday
from travaux.reader.layout import Layout
from travaux.reader.page import Page
from travaux.reader.tables import ReaderTables
from travaux.record.article import DateEvidence
from travaux.record.span import Span

_HEAD = 8  # pieces in which a line of parts may tell the day
_LONGEST_PARTS = 22  # words of such a line
_PART_END = re.compile(r"\s+(?:[|·•–—]|--?)\s+|(?<=[^\W\d][^\W\d][.!?])\s+(?=[A-Z\d])")
_STAMPS = re.compile(r"\d{4}-\d\d-\d\d (?P<time>\d\d:\d\d) +\d{4}-\d\d-\d\d \d\d:\d\d")
_VOLUME = re.compile(r"(?:vol(?:ume|\.)? ?[\divxlc]+[.,]? ?)?(?:no|nr|issue|number)\b[.:]? ?#?\d+[.,]?", re.IGNORECASE)


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
    if not dates:
        dates = _of_head(layout, spans, dateline, weekday, tables)
    if not dates and page.sent is not None:
        dates.append(DateEvidence(page.sent, "meta"))
    return tuple(dict.fromkeys(dates))


def settle(day: FoundDate, dateline: FoundDate | None, weekday: int | None) -> FoundDate | None:
    """A day; of one whose month and day may be exchanged ("02/04/2019") the reading that its own weekday, the dateline or the
    weekday of the news tells, None where none does.
    """
    if not day.exchangeable:
        return day
    weekday = day.weekday or weekday
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
    """The date of the first line, or part of one, beside a page's text that tells when it was posted."""
    for part in (part for hint in hints for part in (hint, *_PART_END.split(hint))):
        line = find_posting_line(part, tables)
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


def _of_head(
    layout: Layout, spans: Sequence[Span], dateline: FoundDate | None, weekday: int | None, tables: ReaderTables
) -> list[DateEvidence]:
    """The day that lines above the prose tell in some other way, where it is one day.

    Beside the number of an issue ("Vol. 31 No. 118", "Wednesday, 12 June 2019"); as a part of a line ("Ep. 4 · 9 May 2021 ·
    48 min", "Compiled by the desk. Last updated 3 October 2021."); or on a line that was left out as no prose, of who made
    the text and when.
    """
    head = [p.text for p in layout.pieces[:_HEAD]]
    found = list(_beside_issue(head, spans, tables)) or list(_of_parts(head, spans, tables)) or list(_stamped(head, spans, tables))
    found += [(line, None) for note in layout.notes if _made_by(note, tables) and (line := find_posting_line(note, tables))]
    settled = [(day, line, span) for line, span in found if (day := settle(line.day, dateline, weekday)) is not None]
    if len({_value(day, line) for day, line, _ in settled}) != 1 or settled[0][0].year is None:
        return []
    day, line, span = settled[0]
    return [DateEvidence(_value(day, line), "text", span)]


def _beside_issue(head: Sequence[str], spans: Sequence[Span], tables: ReaderTables) -> Iterator[tuple[PostingLine, Span | None]]:
    """The line right behind or before an issue's number, where that tells a day."""
    for number, text in enumerate(head):
        beside = [n for n in (number + 1, number - 1) if 0 <= n < len(head)] if _VOLUME.fullmatch(text) else []
        for n in beside:
            if (line := find_posting_line(head[n], tables)) is not None:
                yield line, _shifted(line.day.span, spans[n][0])
                return


def _of_parts(head: Sequence[str], spans: Sequence[Span], tables: ReaderTables) -> Iterator[tuple[PostingLine, Span | None]]:
    """Each part of a line, between bars, dots, dashes or sentences' ends, that tells a whole day and nothing else."""
    for number, text in enumerate(head):
        if len(text.split()) > _LONGEST_PARTS:
            return
        ends = [(m.start(), m.end()) for m in _PART_END.finditer(text)]
        starts = [0, *(end for _, end in ends)]
        for start, stop in zip(starts, [*(begin for begin, _ in ends), len(text)], strict=True) if ends else ():
            line = find_posting_line(text[start:stop].rstrip("."), tables)
            if line is not None and line.day.year is not None and not line.rest:
                yield line, _shifted(line.day.span, spans[number][0] + start)


def _stamped(head: Sequence[str], spans: Sequence[Span], tables: ReaderTables) -> Iterator[tuple[PostingLine, Span | None]]:
    """The first of two stamps in one row, when a text was made and when it was released: "2009-10-21 15:32 2011-08-30 01:44"."""
    for number, text in enumerate(head):
        if (stamps := _STAMPS.search(text)) is not None:
            day = next((d for d in find_dates(text, tables.calendar) if d.span[0] == stamps.start()), None)
            if day is not None:
                yield PostingLine(day, stamps.group("time"), None, False, ""), _shifted(day.span, spans[number][0])


def _made_by(note: str, tables: ReaderTables) -> bool:
    return tables.words.held.match(note) is not None


def _shifted(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by
