"""Notes by which an outlet says that a report is a later version, is taken back, or may not be known yet."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, cast

from travaux.errors import ResourceError
from travaux.ledger.embargo import Calendar, parse_calendar, read_until
from travaux.record.article import Article
from travaux.record.span import Span

NoteKind = Literal["corrected", "updated", "killed", "retracted", "embargo", "earlier-version"]
FILE = "notes.tsv"
_KINDS = ("corrected", "updated", "killed", "retracted", "embargo", "earlier-version", "slug", "headline")
_PLACES = ("title", "title-end", "line", "lead", "inside")
_LEAD_LINES = 6
_NAMING = ("killed", "retracted", "corrected")  # kinds of notices that may name another report
_PUBLISHER = re.compile(r"\s\|\s[^|]+$")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Note:
    """One note of a report.

    `span` is its place in the text, None where it stands in a title that the text lacks. `until` is when an embargo ends, ISO
    8601, a date unless the time and its offset are told. `headline` is the report that a notice takes back or corrects;
    `bare_title` the report's own title without slugs.
    """

    kind: NoteKind
    span: Span | None
    until: str | None
    headline: str | None
    bare_title: str


@dataclass(frozen=True, slots=True)
class NoteForms:
    """Patterns with their kinds, by place, and the names of months and weekdays."""

    by_place: Mapping[str, tuple[tuple[str, re.Pattern[str]], ...]]
    calendar: Calendar


def parse_note_forms(rows: Iterable[list[str]], calendar_rows: Iterable[list[str]]) -> NoteForms:
    """The forms from the rows of `notes.tsv` and of `reader/calendar.tsv`.

    Raises:
        ResourceError: a row has a blank, an unknown kind or place, no valid pattern, or is there twice.
    """
    found: dict[str, list[tuple[str, re.Pattern[str]]]] = {place: [] for place in _PLACES}
    seen: set[tuple[str, str]] = set()
    for number, row in enumerate(rows, 1):
        if len(row) != 4 or not all(row) or row[0] not in _KINDS or row[1] not in _PLACES or (row[1], row[2]) in seen:
            expected = "kind, place, pattern and example, each pattern once"
            raise ResourceError(f"{FILE}, row {number}: expected {expected}, got {row[:3]}; reinstall travaux")
        seen.add((row[1], row[2]))
        try:
            found[row[1]].append((row[0], re.compile(row[2] + ("$" if row[1] == "title-end" else ""))))
        except re.error as error:
            raise ResourceError(f"{FILE}, row {number}: expected a regular expression: {error}; reinstall travaux") from error
    return NoteForms({place: tuple(forms) for place, forms in found.items()}, parse_calendar(calendar_rows))


def find_notes(article: Article | tuple[str | None, str], forms: NoteForms) -> tuple[Note, ...]:
    """The notes of a report, those of its title first, then in text order.

    Args:
        article: the article, or its title and text; only an article tells the year of an embargo that lacks one.
    """
    if isinstance(article, Article):
        title, text, place, published = article.title, article.text, article.title_span, article.published
    else:
        (title, text), place, published = article, None, None
    lines = [line for line in _lines(text) if place is None or not (place[0] <= line[0] < place[1])]
    if title is None and lines:
        place = lines[0]
        title = text[place[0] : place[1]]
    bare = bare_title(title or "", forms)
    found = list(_title_notes(title or "", place, forms))
    for number, line in enumerate(lines):
        found.extend(_line_notes(text, line, number, forms))
    notes: dict[tuple[str, Span | None], Note] = {}
    for kind, span, words in found:
        until = read_until(words, forms.calendar, published) if kind == "embargo" else None
        headline = _headline(words, forms) if kind in _NAMING else None
        if kind in ("killed", "retracted") and headline is None and span == place and place is not None:
            headline = bare or None
        notes.setdefault((kind, span), Note(cast(NoteKind, kind), span, until, headline, bare))
    return tuple(notes.values())


def _lines(text: str) -> list[Span]:
    """Lines that have something in them, without the blanks around it."""
    return [match.span() for match in re.finditer(r"[^\s](?:[^\n]*[^\s])?", text)]


def _title_notes(title: str, place: Span | None, forms: NoteForms) -> Iterator[tuple[str, Span | None, str]]:
    kinds, _ = _slugs(title, forms)
    for kind in dict.fromkeys(kinds):
        if kind != "slug":
            yield kind, place, title


def _slugs(title: str, forms: NoteForms) -> tuple[list[str], str]:
    """The kinds of the slugs around a title, and the title without them."""
    kinds: list[str] = []
    rest = title.strip()
    while (match := _first_match(forms.by_place["title"], rest)) is not None:
        kinds.append(match[0])
        rest = rest[match[1] :].lstrip()
    for kind, pattern in forms.by_place["title-end"]:
        if (end := pattern.search(rest)) is not None:
            kinds.append(kind)
            rest = rest[: end.start()].rstrip()
    return kinds, rest


def _first_match(forms: Sequence[tuple[str, re.Pattern[str]]], text: str) -> tuple[str, int] | None:
    for kind, pattern in forms:
        if (match := pattern.match(text)) is not None and match.end():
            return kind, match.end()
    return None


def _line_notes(text: str, line: Span, number: int, forms: NoteForms) -> Iterator[tuple[str, Span, str]]:
    words = text[line[0] : line[1]]
    places = ("line", "lead") if number < _LEAD_LINES else ("line",)
    for place in places:
        for kind, pattern in forms.by_place[place]:
            if pattern.match(words) is not None:
                yield kind, line, words


def _headline(words: str, forms: NoteForms) -> str | None:
    for kind, pattern in forms.by_place["inside"]:
        if kind == "headline" and (match := pattern.search(words)) is not None:
            return match.group("headline").strip().rstrip(",.") or None
    return None


def bare_title(title: str, forms: NoteForms) -> str:
    """A title without the slugs before and after it: "CORRECTED-UPDATE 2-Russia says" is "Russia says"."""
    return _slugs(title, forms)[1]


def title_key(title: str, forms: NoteForms) -> str:
    """What a corrected report's title and its original's have in common: lower-case words without slugs and publisher."""
    plain = _PUBLISHER.sub("", unicodedata.normalize("NFKC", bare_title(title, forms)))
    return " ".join(_WORD.findall(re.sub(r"['’](?=\w)|(?<=\w)\.(?=\w)", "", plain).lower()))
