"""What the renderings of a record share: names, dates and quotes as people read them."""

from __future__ import annotations

import re
import shutil
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from travaux.record.actor import Actor
    from travaux.record.record import Record
    from travaux.record.span import Span, Spans
    from travaux.record.statement import Statement
    from travaux.record.time import TimeValue

_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")  # turn text around
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_PARTS = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime"}
_REFERENCES = {"PRESENT_REF": "now", "PAST_REF": "in the past", "FUTURE_REF": "to come"}
_PARTIAL = re.compile(r"(\d{4})-(?:W(\d\d)(-WE)?|(SP|SU|FA|WI)|([QH]\d)|(\d\d))")


class View:
    """A record with what its renderings look up: actors by id, sentence numbers, nesting, sides.

    Its strings are safe to print: control characters of the report are shown as U+FFFD.
    """

    def __init__(self, record: Record) -> None:
        self.record = record
        self.text = printable(record.article.text)
        self.actors: dict[str, Actor] = {a.id: a for a in record.actors}
        self.statements: dict[str, Statement] = {s.id: s for s in record.statements}
        self.year = (record.article.published or "")[:4]
        self._sentence_starts = [start for start, _ in record.sentences]
        self._nested: dict[str, list[Statement]] = {}
        for statement in record.statements:
            if statement.within is not None:
                self._nested.setdefault(statement.within, []).append(statement)

    def title(self) -> str:
        """The report's title."""
        return printable(self.record.article.title or "(no title)")

    def about(self) -> list[str]:
        """What a heading tells of the report: outlet, date and where it comes from, length."""
        article = self.record.article
        basis = {"page": "from the page", "given": "given", "inferred": "inferred"}.get(article.published_basis or "", "")
        published = day(article.published) + (f" ({basis})" if basis else "")
        return [outlet(article.publisher), published, f"{len(self.text.split()):,} words"]

    def name(self, actor_id: str | None) -> str:
        """An actor's name, a dash for none."""
        actor = self.actors.get(actor_id or "")
        return printable(actor.name) if actor else "–"

    def speaker(self, statement: Statement) -> str:
        """Who speaks: the actor and co-speakers, else the words of the source, if any, with a question mark."""
        if statement.speaker is None:
            words = self.quote(statement.source)
            return f"“{words}”?" if words else "nobody named"
        return ", ".join(self.name(i) for i in (statement.speaker, *statement.co_speakers))

    def described(self, actor: Actor) -> str:
        """What an actor is: role and whom it speaks for; empty where neither is told."""
        party = self.name(actor.party) if actor.party and actor.party != actor.id else ""
        party = "" if party.lower() in actor.name.lower() else party
        role = self.role(actor)
        return f"{role}, {party}" if role and party else role or (f"for {party}" if party else "")

    def role(self, actor: Actor) -> str:
        """An actor's role, empty where none is told."""
        return printable(actor.role or "")

    def side(self, actor: Actor) -> Actor | None:
        """Whom an actor speaks for in the end: a body that speaks for none, itself included; None where that isn't told."""
        seen: set[str] = set()
        while actor.party in self.actors and actor.party not in (*seen, actor.id):
            seen.add(actor.id)
            actor = self.actors[actor.party or ""]
        return actor if seen or actor.kind in ("government", "organisation", "bloc") else None

    def quote(self, spans: Spans) -> str:
        """The exact words, line ends as spaces, pieces joined by an ellipsis."""
        return " … ".join(" ".join(self.text[a:b].split()) for a, b in spans)

    def own_words(self, statement: Statement) -> str:
        """The words of a statement's content; those that a statement inside it holds are left to that one, an ellipsis for each."""
        inner = [span for nested in self._nested.get(statement.id, []) for span in nested.content]
        pieces = [" ".join(self.text[a:b].split()) for span in statement.content for a, b in _without(span, inner)]
        return re.sub(r"… (?=[.,;:?!)])", "…", " … ".join(pieces)).strip()

    def cue(self, statement: Statement) -> str:
        """The words of the cue; where it was not said and they don't tell so themselves, "did not" before them."""
        words = self.quote(statement.cue)
        told = any(w in ("not", "never") or w.endswith(("n't", "n’t")) for w in words.lower().split())
        return f"did not: {words}" if statement.negated and not told else words

    def sentence(self, spans: Spans) -> int:
        """Number of the sentence in which spans begin, counted from 0."""
        return max(0, bisect_right(self._sentence_starts, spans[0][0]) - 1) if spans else 0

    def place(self, statement: Statement) -> int:
        """Number of the sentence in which a statement is made."""
        return self.sentence(statement.cue or statement.content or statement.source)

    def depth(self, statement: Statement) -> int:
        """How many statements it lies inside."""
        depth, seen = 0, set()
        while statement.within and statement.within in self.statements and statement.id not in seen:
            seen.add(statement.id)
            statement, depth = self.statements[statement.within], depth + 1
        return depth

    def in_order(self) -> Iterator[Statement]:
        """All statements in the report's order, each followed by those that lie inside it."""
        open_ones = [s for s in reversed(self.record.statements) if s.within not in self.statements]
        seen: set[str] = set()
        while open_ones:
            statement = open_ones.pop()
            if statement.id not in seen:
                seen.add(statement.id)
                yield statement
                open_ones += reversed(self._nested.get(statement.id, []))

    def said(self, statement: Statement) -> str:
        """When a statement was made, empty where the report doesn't tell."""
        return when(statement.said, self.year) if statement.said else ""


def _without(span: Span, holes: list[Span]) -> Iterator[Span]:
    """What is left of a span before, between and after holes in it; the first and last piece may be empty."""
    start = span[0]
    for a, b in sorted(holes):
        if start <= a and b <= span[1]:
            yield start, a
            start = b
    yield start, span[1]


def printable(words: str) -> str:
    """A string without control characters, which could steer a terminal: U+FFFD for each, so that offsets stay."""
    if words.isprintable():
        return words
    return "".join("\ufffd" if _steers(c) else c for c in words)


def _steers(c: str) -> bool:
    return (unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t") or c in _DIRECTIONS


def one_line(words: str) -> str:
    """A string that is printed within a line: as `printable`, and its line ends are spaces."""
    return words if words.isprintable() else re.sub(r"[\n\t\u2028\u2029]+", " ", printable(words))


def outlet(publisher: str | None) -> str:
    """An outlet's name as it is printed within a line."""
    return one_line(publisher or "outlet not told")


def counted(number: int, what: str) -> str:
    """So many of something: `1 report`, `1,200 reports`, `2 parties`."""
    if number == 1:
        return f"1 {what}"
    return f"{number:,} {what[:-1]}ies" if what.endswith("ty") else f"{number:,} {what}s"


def terminal_width() -> int:
    """Columns of the terminal; 100 where there is none to ask."""
    return shutil.get_terminal_size((100, 24)).columns


def day(value: str | None) -> str:
    """A date as people write it: `Wed 16 Feb 2022`; other values as they are."""
    return "no date" if value is None else _moment(value, "")


def when(time: TimeValue, year: str) -> str:
    """A time as people write it, days of `year` without the year: `Tue 19 Mar`, `Feb 2021`, `week 7, 2022`."""
    return " – ".join(_moment(end, year) for end in time.value.split("/"))


def _moment(value: str, year: str) -> str:
    if value in _REFERENCES:
        return _REFERENCES[value]
    moment, _, clock = value.partition("T")
    try:
        found = date.fromisoformat(moment) if len(moment) == 10 else None
    except ValueError:
        return value
    if found is None:
        return _period(moment, value)
    told = f"{found:%a} {found.day} {found:%b}" + ("" if moment[:4] == year else f" {found.year}")
    return told + (f", {_PARTS.get(clock, clock[:5])}" if clock else "")


def _period(moment: str, value: str) -> str:
    found = _PARTIAL.fullmatch(moment)
    if not found:
        return value
    year, week, weekend, season, part, month = found.groups()
    if week:
        return f"{'weekend of ' if weekend else ''}week {int(week)}, {year}"
    if month:
        return f"{date(int(year), int(month), 1):%b} {year}" if 0 < int(month) < 13 else value
    return f"{_SEASONS.get(season, part)} {year}"
