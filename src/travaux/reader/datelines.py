"""Where a report was filed, when, and by which agency: "MOSCOW, February 16. /TASS/.", "LONDON (Reuters) -"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from travaux.reader.calendar import FoundDate, find_dates, find_time
from travaux.reader.outlets import Outlets
from travaux.reader.tables import ReaderTables
from travaux.record.naming import any_capital
from travaux.record.span import Span

_PLACE_WORD = r"(?:[A-Z][\w.'’]*+(?:-[\w.'’]++)*|of|de|la|el|al|the|and|on|upon)"
_PLACE = rf"{_PLACE_WORD}(?:[ /]{_PLACE_WORD}){{0,4}}(?:, {_PLACE_WORD}(?: {_PLACE_WORD}){{0,3}}){{0,2}}"
_DAY = r"(?:(?:[A-Z][A-Za-z]{2,8}day,? )?(?:[A-Z][A-Za-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][A-Za-z]{2,8}\.?)(?:,? \d{4})?)"
_DATE = rf"(?:[,.]? *(?:{_DAY}|[A-Z][a-z]{{2,5}}day))?"
_AGENCY = r"[\w.'’&/-]+(?: [\w.'’&/-]+){0,5} ?"
_DASH = r"(?:--+|[-–—_]+)"
_CREDITED = re.compile(
    any_capital(
        rf"(?:(?P<place>{_PLACE})(?!\w))?{_DATE}[,.]? ?"
        rf"(?:\((?P<round>{_AGENCY})\)|\[(?P<square>{_AGENCY})\]|/(?P<slashed>{_AGENCY})/)"
        rf"(?:,? {_DAY}(?= ?{_DASH}))?[.,:]? ?(?P<dash>{_DASH})?[:.]?\s*"
    )
)
_BARE = re.compile(
    any_capital(rf"(?P<place>{_PLACE})(?!\w), *{_DAY},? (?P<bare>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){{0,3}}),? (?P<dash>{_DASH})\s*")
)
_NAMED = re.compile(any_capital(r"(?P<bare>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2}) (?P<dash>[-–—]|--) +(?=[A-Z“\"'])"))
_PLAIN = re.compile(any_capital(rf"(?P<place>{_PLACE})(?!\w){_DATE}\.? ?(?P<dash>{_DASH})\s*"))
_DATED = re.compile(any_capital(rf"(?P<place>{_PLACE})(?!\w), *{_DAY}(?:: +| (?P<dash>[-–—]|--) +)(?=[A-Z“\"'])"))
_COLON = re.compile(any_capital(rf"(?P<place>[A-Z][A-Z.'’-]{{2,}}(?:[ /][A-Z][A-Z.'’-]+){{0,2}}){_DATE}: +(?=[A-Z“\"'])"))
# "Port Velm, Karvelia: A mission visited Port Velm"
_LOCATED = re.compile(
    any_capital(r"(?P<place>(?P<town>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}), [A-Z][\w.'’-]+(?: [\w.'’-]+){0,3}): +(?=[A-Z])")
)
_CAPITALS = re.compile(any_capital(r"\b[A-Z][A-Z.'’-]{2,}"))
_DAY_BEFORE = re.compile(r"\d[,.]? \($")  # "Velm, April 9 (LNA) -- "
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_REPORTER = re.compile(
    any_capital(
        r"(?P<agency>\S.*?)(?:['’]s?)? (?:(?:own|special|staff) )*(?:correspondent|reporter)s? "
        r"(?P<who>[A-Z][\w.'’-]*(?: [\w.'’-]+){0,4})"
    )
)
_LONGEST = 120  # characters of a dateline
_LONGEST_HEAD = 160  # of a paragraph that are looked at
# When a court heard those who argued before it: not the day of what it found.
_HEARD = re.compile(r"(?:heard|hearing|argued|reserved|date of (?:the )?hearing)\b", re.IGNORECASE)
_BY = re.compile(any_capital(r"(?<=\d)[ ,|-]+by [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,4}$"))
_REMARK = re.compile(r"(?<=\d{4}) \((?![^()]*\d)(?:[^\s()]+ ){2,24}[^\s()]+\)$")  # "(Translated from Norvaskian by machine)"
_MOST_POSTING_WORDS = 22
_FEWEST_PROSE = 12  # words of a report's first sentence that ends with no stop
_ENDED = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_AFTER_DAY = 4  # words of an hour, and a comma
_WHERE = re.compile(
    any_capital(
        r"(?:(?:at|in|on|from|to|a\.m|p\.m|[ap]m|(?:of|the|and)(?= [A-Z])|[A-Z][\w’'-]*|\d+(?:[.:]\d+)?|[–-])[.,;()]*\s*){0,14}"
    )
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """The opening of a report's first paragraph: its span there, the place, the day as written, the agency's words.

    `reporter` is named beside the agency: "/Lisspress correspondent Ana Velt/".
    """

    span: Span
    place: str | None
    day: FoundDate | None
    agency: str | None
    reporter: str | None = None


@dataclass(frozen=True, slots=True)
class PostingLine:
    """A line of its own that tells when a report was posted; `changed` where it tells only of an update.

    `filed` where it tells the place and the day only, as a dateline does.
    """

    day: FoundDate
    time: str | None
    offset: str | None
    changed: bool
    rest: str
    filed: bool = False


def find_dateline(paragraph: str, tables: ReaderTables, *, transcript: bool = False) -> Dateline | None:
    """The dateline that a paragraph begins with, if any.

    With an agency or a date the place may be in mixed case; without either it needs capitals and a dash (or a colon, where
    the text is no transcript).
    """
    head = paragraph[:_LONGEST_HEAD]
    if (match := _matched(_CREDITED, head)) is not None and _is_credited(match, tables.outlets):
        agency = next((a for g in ("round", "square", "slashed") if (a := match.group(g))), None)
        return _dateline(match, tables, agency)
    for pattern in (_BARE, _NAMED):
        if (match := _matched(pattern, head)) is not None and tables.outlets.named(match.group("bare"), exact=True) is not None:
            return _dateline(match, tables, match.group("bare"))
    if (match := _matched(_DATED, head)) is not None and find_dates(match.group(), tables.calendar):
        return _dateline(match, tables, None)
    match = _matched(_PLAIN, head)
    placed = match is not None and (_is_place(match.group("place"), tables) or _is_told_again(match))
    if match is not None and placed and _stands_apart(match, head) and _is_above_prose(match):
        return _dateline(match, tables, None)
    match = _matched(_LOCATED, head) if not transcript else None
    if (
        match is not None
        and _is_above_prose(match)
        and re.search(rf"\b{re.escape(match.group('town'))}\b", paragraph[match.end() :])
    ):
        return _dateline(match, tables, None)
    match = _matched(_COLON, head) if not transcript else None
    if match is not None and _is_place(match.group("place"), tables) and _is_above_prose(match):
        return _dateline(match, tables, None)
    return None


def _matched(pattern: re.Pattern[str], head: str) -> re.Match[str] | None:
    match = pattern.match(head)
    return match if match is not None and match.end() <= _LONGEST else None


def _is_credited(match: re.Match[str], outlets: Outlets) -> bool:
    agency = next(a for g in ("round", "square", "slashed") if (a := match.group(g)))
    known = any(outlets.named(part.strip()) for part in (agency, *re.split(r"[/,]", agency)))
    if match.group("slashed"):
        if match.string[match.start("slashed") - 2].isalnum():
            return False  # a document's number: "WCO/CM/M/118"
        dated = any(c.isdigit() for c in match.string[: match.start("slashed")])
        filed = dated and _CAPITALS.match(match.group("place") or "") is not None  # "LISSA, March 10. /Lisspress/."
        return known or agency.isupper() or filed
    if known:
        return match.group("dash") is not None or (match.group("place") or "").isupper()
    place = match.group("place")
    dated = _YEAR.search(match.string, match.start(), match.end()) is not None  # "Søndervik, 2 December 2023 (Lisspress) - "
    dated = dated or (agency.isupper() and _DAY_BEFORE.search(match.string[: match.start("round")]) is not None)
    return match.group("dash") is not None and place is not None and (dated or _CAPITALS.match(place) is not None)


def _is_place(place: str, tables: ReaderTables) -> bool:
    return _CAPITALS.match(place) is not None and not tables.words.no_place.search(place)


def _is_told_again(match: re.Match[str]) -> bool:
    """Whether a place in small letters is told as one right behind: "Sant Oriel - The Municipality of Sant Oriel"."""
    place, rest = re.escape(match.group("place")), match.string[match.end() :]
    around = match.string[match.start("dash") - 1 : match.end("dash") + 1]
    apart = around != around.strip()
    return apart and rest[:1].isupper() and re.search(rf"\b(?:of|in|at|near|outside) {place}\b", rest) is not None


def _is_above_prose(match: re.Match[str]) -> bool:
    """Whether what follows may be a report's prose, and not the rest of a headline: "TRANSFER LATEST: Sarvik hold firm"."""
    rest = match.string[match.end() :].strip()
    return (
        not rest
        or len(match.string) >= _LONGEST_HEAD
        or (not rest.isupper() and (len(rest.split()) >= _FEWEST_PROSE or _ENDED.search(rest) is not None))
    )


def _stands_apart(match: re.Match[str], head: str) -> bool:
    """A dash between words, not a hyphen inside one: "WASHINGTON -- ", "BOSTON —Standing", not "NATO-led"."""
    dash = match.group("dash")
    before, after = head[match.start("dash") - 1], head[match.end("dash") : match.end("dash") + 1]
    if dash == "-":
        return before == " " and after in (" ", "")
    return True


def _dateline(match: re.Match[str], tables: ReaderTables, agency: str | None) -> Dateline:
    days = find_dates(match.group(), tables.calendar)
    place = (match.groupdict().get("place") or "").strip(" ,.") or None
    end = match.start() + len(match.group().rstrip())
    agency = agency.strip() if agency else None
    filed = _REPORTER.fullmatch(agency) if agency else None
    agency, reporter = (filed.group("agency"), filed.group("who")) if filed is not None else (agency, None)
    return Dateline((match.start(), end), place, days[0] if days else None, agency, reporter)


def find_posting_line(line: str, tables: ReaderTables) -> PostingLine | None:
    """When a report was posted, where a line tells that and nothing else but a place or an outlet.

    >>> from travaux.resources import load_reader_tables
    >>> find_posting_line("14:10, 16 February", load_reader_tables()).day.value
    '--02-16'
    """
    line = _REMARK.sub("", line)
    if len(line) > 160 or len(line.split()) > _MOST_POSTING_WORDS or not any(c.isdigit() for c in line):
        return None
    if _HEARD.match(line) is not None:
        return None
    line = _BY.sub("", line)
    calendar = tables.calendar
    if (wired := calendar.filed_at(line)) is not None:
        return PostingLine(wired[0], wired[1], wired[2], False, "")
    days = find_dates(line, calendar, alone=True)
    if not days or len(days) > 2:
        return None
    rest = line
    for day in reversed(days):
        rest = rest[: day.span[0]] + " " + rest[day.span[1] :]
    time = find_time(rest, calendar)
    while (found := find_time(rest, calendar)) is not None:
        rest = rest[: found[0][0]] + " " + rest[found[0][1] :]
    rest = calendar.weekday.sub(" ", tables.words.posting.sub(" ", rest))
    rest = " ".join(re.sub(r"[^\w.'’/ -]", " ", rest).split()).strip(" .-/'’")
    held = len(days) == 1 and days[0].year is not None and tables.words.held.match(line) is not None and _ends_so(line, days[0])
    headed = rest.isupper() and line.startswith(f"{rest}: ")  # "BUDGET TALKS: WEDNESDAY, 20 NOVEMBER 2024" is a title
    if rest and tables.outlets.named(rest) is None and (headed or not _is_short_place(rest)) and not held:
        return None
    first = days[0]
    changed = tables.words.changed.search(line[: first.span[0]]) is not None and len(days) == 1
    filed = bool(rest) and time is None and tables.outlets.named(rest) is None
    return PostingLine(first, time[1] if time else None, time[2] if time else None, changed, rest, filed)


def _ends_so(line: str, day: FoundDate) -> bool:
    """Whether a line ends with a day, or with hour and room behind it: "Held on 14 May 2019 at 10 a.m., Room 2, Velm House"."""
    behind = line[day.span[1] :].strip(" ,.")
    return len(behind.split()) <= _AFTER_DAY or _WHERE.fullmatch(behind) is not None


def _is_short_place(rest: str) -> bool:
    """Up to three capitalised words."""
    words = rest.split()
    return len(words) <= 3 and all(w[0].isupper() for w in words)


def dateline_agencies(agency: str | None, outlets: Outlets) -> tuple[str, ...]:
    """Canonical names of the agencies in a dateline's brackets; an unknown one as written."""
    if agency is None:
        return ()
    if (whole := outlets.named(agency)) is not None:
        return (whole.name,)
    known: Sequence[str] = [o.name for part in re.split(r"[/,]| and ", agency) if (o := outlets.named(part.strip())) is not None]
    return tuple(dict.fromkeys(known)) or (agency,)
