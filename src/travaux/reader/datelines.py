"""Where a report was filed, when, and by which agency: "MOSCOW, February 16. /TASS/.", "LONDON (Reuters) -"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from travaux.reader.calendar import Calendar, FoundDate, find_dates, find_time
from travaux.reader.outlets import Outlets
from travaux.record.span import Span

_PLACE_WORD = r"(?:[A-Z][\w.'’]*(?:-[\w.'’]+)*|of|de|la|el|al|the|and|on|upon)"
_PLACE = rf"{_PLACE_WORD}(?:[ /-]{_PLACE_WORD}){{0,4}}(?:, {_PLACE_WORD}(?: {_PLACE_WORD}){{0,3}}){{0,2}}"
_DATE = r"(?:[,.]? *(?P<date>(?:[A-Z][a-z]+day,? )?(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?))?"
_AGENCY = r"(?:[\w.'’&/-]+ ?){1,6}"
_DASH = r"(?:--+|[-–—_]+)"
_CREDITED = re.compile(
    rf"(?P<place>{_PLACE})?{_DATE}[,.]? ?(?:\((?P<round>{_AGENCY})\)|\[(?P<square>{_AGENCY})\]|/(?P<slashed>{_AGENCY})/)[.,:]? ?(?P<dash>{_DASH})?[:.]?\s*"
)
_PLAIN = re.compile(rf"(?P<place>{_PLACE}){_DATE}\.? ?(?P<dash>{_DASH})\s*")
_COLON = re.compile(rf"(?P<place>[A-Z][A-Z.'’-]{{2,}}(?:[ /][A-Z][A-Z.'’-]+){{0,2}}){_DATE}: +(?=[A-Z“\"'])")
_CAPITALS = re.compile(r"\b[A-Z][A-Z.'’-]{2,}")
_LONGEST = 120  # characters of a dateline
_TITLES = re.compile(
    r"\b(?:MR|MRS|MS|DR|QUESTION|ANSWER|SECRETARY|MODERATOR|MINISTER|PRESIDENT|AMBASSADOR|SENATOR|GENERAL|NOTE|UPDATE|BREAKING|CORRECTED?|WATCH|READ)\b"
)
_POSTING_WORDS = re.compile(
    r"\b(?:(?:first |originally )?(?:published|posted|released|issued|updated|modified|created|filed|edited)|last|date|dated|time|on|at|of|the|local|hours?|hrs|o['’]clock|gmt|utc|[a-z]{1,4}t|msk|am|pm)\b",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"\b(?:updated|modified|edited)\b", re.IGNORECASE)
_MOST_POSTING_WORDS = 22


@dataclass(frozen=True, slots=True)
class Dateline:
    """The opening of a report's first paragraph: its span there, the place, the day as written, the agency's words."""

    span: Span
    place: str | None
    day: FoundDate | None
    agency: str | None


@dataclass(frozen=True, slots=True)
class PostingLine:
    """A line of its own that tells when a report was posted; `changed` where it tells only of an update."""

    day: FoundDate
    time: str | None
    offset: str | None
    changed: bool
    rest: str


def find_dateline(paragraph: str, calendar: Calendar, outlets: Outlets, *, transcript: bool = False) -> Dateline | None:
    """The dateline that a paragraph begins with, if any.

    With an agency in brackets or strokes the place may be in mixed case; without one it needs capitals and a dash (or a colon, where
    the text is no transcript).
    """
    head = paragraph[: _LONGEST + 40]
    if (match := _CREDITED.match(head)) is not None and match.end() <= _LONGEST and _is_credited(match, outlets):
        agency = next((a for g in ("round", "square", "slashed") if (a := match.group(g))), None)
        return _dateline(match, calendar, agency)
    match = _PLAIN.match(head)
    if match is not None and match.end() <= _LONGEST and _is_place(match.group("place")) and _stands_apart(match, head):
        return _dateline(match, calendar, None)
    if not transcript and (match := _COLON.match(head)) is not None and not _TITLES.search(match.group("place")):
        return _dateline(match, calendar, None)
    return None


def _is_credited(match: re.Match[str], outlets: Outlets) -> bool:
    agency = next(a for g in ("round", "square", "slashed") if (a := match.group(g)))
    known = any(outlets.named(part.strip()) for part in (agency, *re.split(r"[/,]", agency)))
    if match.group("slashed"):
        return known or agency.isupper()
    if known:
        return match.group("dash") is not None or (match.group("place") or "").isupper()
    place = match.group("place")
    return match.group("dash") is not None and place is not None and _is_place(place)


def _is_place(place: str) -> bool:
    return _CAPITALS.match(place) is not None and not _TITLES.search(place)


def _stands_apart(match: re.Match[str], head: str) -> bool:
    """A dash between words, not a hyphen inside one: "WASHINGTON -- ", "BOSTON —Standing", not "NATO-led"."""
    dash = match.group("dash")
    before, after = head[match.start("dash") - 1], head[match.end("dash") : match.end("dash") + 1]
    if dash == "-":
        return before == " " and after in (" ", "")
    return True


def _dateline(match: re.Match[str], calendar: Calendar, agency: str | None) -> Dateline:
    days = find_dates(match.group(), calendar)
    place = (match.group("place") or "").strip(" ,.") or None
    end = match.start() + len(match.group().rstrip())
    return Dateline((match.start(), end), place, days[0] if days else None, agency.strip() if agency else None)


def find_posting_line(line: str, calendar: Calendar, outlets: Outlets) -> PostingLine | None:
    """When a report was posted, where a line tells that and nothing else but a place or an outlet.

    >>> from travaux.resources import load_reader_tables
    >>> tables = load_reader_tables()
    >>> find_posting_line("14:10, 16 February", tables.calendar, tables.outlets).day.value
    '--02-16'
    """
    if len(line) > 160 or len(line.split()) > _MOST_POSTING_WORDS or not any(c.isdigit() for c in line):
        return None
    days = find_dates(line, calendar)
    if not days or len(days) > 2:
        return None
    rest = line
    for day in reversed(days):
        rest = rest[: day.span[0]] + " " + rest[day.span[1] :]
    time = find_time(rest, calendar)
    while (found := find_time(rest, calendar)) is not None:
        rest = rest[: found[0][0]] + " " + rest[found[0][1] :]
    rest = calendar.weekday.sub(" ", _POSTING_WORDS.sub(" ", rest))
    rest = " ".join(re.sub(r"[^\w.'’/ -]", " ", rest).split()).strip(" .-/'’")
    if rest and outlets.named(rest) is None and not _is_short_place(rest, line):
        return None
    first = days[0]
    changed = _CHANGED.search(line[: first.span[0]]) is not None and len(days) == 1
    return PostingLine(first, time[1] if time else None, time[2] if time else None, changed, rest)


def _is_short_place(rest: str, line: str) -> bool:
    """Up to three capitalised words, in a line that isn't a sentence."""
    words = rest.split()
    return len(words) <= 3 and all(w[0].isupper() for w in words) and not any(c.islower() and c in "." for c in line)


def dateline_agencies(agency: str | None, outlets: Outlets) -> tuple[str, ...]:
    """Canonical names of the agencies in a dateline's brackets; an unknown one as written."""
    if agency is None:
        return ()
    if (whole := outlets.named(agency)) is not None:
        return (whole.name,)
    known: Sequence[str] = [o.name for part in re.split(r"[/,]| and ", agency) if (o := outlets.named(part.strip())) is not None]
    return tuple(dict.fromkeys(known)) or (agency,)
