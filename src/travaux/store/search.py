"""Full-text search in a ledger: sentences by their words, by who speaks, who acts, what is done, when and in which outlet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from travaux.errors import UsageError
from travaux.ledger.words import TAGS, acting_for, name_words, sentences_of, tags_of, words_of
from travaux.record.move import MOVE_KINDS
from travaux.record.span import Span
from travaux.store import tables as t
from travaux.store.among import rows_in
from travaux.store.families import count_reports
from travaux.store.index import Wanted, day_span, find_rows, place_of
from travaux.store.ledger import Ledger
from travaux.store.plain import chunks
from travaux.store.records import load_wires
from travaux.store.reports import Report, reports_where
from travaux.store.settled import judged_among, settled

KINDS = ("statement", *MOVE_KINDS)
_PAGE = 4  # rows fetched for each hit wanted
_PAGES = 50  # fetched at most: of one query that hardly anything fits after all
_TERM = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched.

    Args:
        text: words that a sentence holds; "several words" beside each other, -word for one that it may not hold.
        who: the name of who says it, or a part of it.
        party: the side that says or does it.
        kind: `statement`, or a kind of move.
        publisher: the outlet, or a part of its name.
        since, until: days of publication, both included.
        limit: of hits.
        every_version: also of versions that were replaced or taken back.
    """

    text: str = ""
    who: str | None = None
    party: str | None = None
    kind: str | None = None
    publisher: str | None = None
    since: date | None = None
    until: date | None = None
    limit: int = 20
    every_version: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """A statement or move in a hit: its id, its kind, and the names of who says or does it."""

    id: str
    kind: str
    who: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that was found.

    Args:
        sentence: its number, the headline being 0; `span` its place in the report's text.
        items: the statements and moves in it that fit the query, as people have left them.
        witnesses: reports in the ledger that have the sentence, or a near copy of it.
    """

    report: Report
    sentence: int
    span: tuple[int, int]
    text: str
    items: tuple[Item, ...]
    witnesses: int = 1


def search(ledger: Ledger, query: Query) -> list[Hit]:
    """The sentences that fit a query, the newest report's first; of copies the newest one.

    Raises:
        UsageError: the query asks for nothing, or for a kind that isn't one.
    """
    wanted = _wanted(query)
    hits: list[Hit] = []
    with ledger.database.reading() as connection:
        seen: set[int] = set()
        for some in _pages(connection, wanted, query):
            for hit, family, witnesses in _families(connection, some):
                if family is None or family not in seen:
                    hits.append(replace(hit, witnesses=witnesses))
                if family is not None:
                    seen.add(family)
                if len(hits) == query.limit:
                    return hits
    return hits


def _wanted(query: Query) -> Wanted:
    if query.kind is not None and query.kind not in KINDS:
        raise UsageError(f"expected a kind among {', '.join(KINDS)}, got {query.kind!r}")
    if query.since is not None and query.until is not None and query.since > query.until:
        raise UsageError(f"expected --since before --until, got {query.since} after {query.until}; exchange them")
    phrases: dict[bool, list[tuple[str, ...]]] = {True: [], False: []}
    for minus, phrase, word in _TERM.findall(query.text):
        if words := words_of(phrase or word):
            phrases[not minus].append(words)
    tags = [TAGS["kind"] + query.kind] if query.kind is not None else []
    for field in ("who", "party", "publisher"):
        if (name := getattr(query, field)) is not None:
            found = tags_of(field, [name])
            if not found:
                raise UsageError(f"expected a name for --{field}, got {name!r}")
            tags += found
    if not phrases[True] and not tags:
        raise UsageError("expected words to search, or one of --who, --party, --kind and --publisher; got none of them")
    return Wanted(tuple(phrases[True]), tuple(phrases[False]), tuple(tags))


def _pages(connection: Connection, wanted: Wanted, query: Query) -> Iterator[list[Hit]]:
    """The hits, some at a time: as many as are wanted, and a few in place of copies."""
    first, last = day_span(query.since, query.until)
    if query.since is not None or query.until is not None:
        first = max(first, day_span(date.min, None)[0])  # undated reports lie in no span of days
    size = max(query.limit, 5) * _PAGE
    for _ in range(_PAGES):
        rows = find_rows(connection, wanted, (first, last), limit=size)
        for some in chunks(rows, query.limit + query.limit // 4 + 1):
            yield _hits(connection, some, query)
        if len(rows) < size:
            return
        last = rows[-1]


def _hits(connection: Connection, rows: Sequence[int], query: Query) -> list[Hit]:
    places = [place_of(row) for row in rows]
    versions = sorted({place.version for place in places})
    reports = {report.entered: report for report in reports_where(connection, t.trail.c.version.in_(versions))}
    shown = {v: r for v, r in reports.items() if r.status == "current" or query.every_version}
    wires = load_wires(connection, [report.reading for report in shown.values()])
    for version in judged_among(connection, sorted(shown)):
        wires[shown[version].reading] = settled(connection, shown[version]).record.to_dict()
    found = {version: _by_sentence(wires[report.reading], query) for version, report in shown.items()}
    hits = []
    for place in places:
        if place.version in shown:
            report = shown[place.version]
            article = wires[report.reading]["article"]
            start, end = article["sentences"][place.sentence]
            items = tuple(found[place.version].get(place.sentence, ()))
            if items or not (query.who or query.party or query.kind):
                hits.append(Hit(report, place.sentence, (start, end), article["text"][start:end], items))
    return hits


def _by_sentence(wire: Mapping[str, Any], query: Query) -> dict[int, list[Item]]:
    """The statements and moves of a record that fit the query's filters, by the sentences that they touch."""
    starts = [start for start, _ in wire["article"]["sentences"]]
    found: dict[int, list[Item]] = {}
    for spans, item in _items(wire, query):
        for number in sentences_of(spans, starts):
            found.setdefault(number, []).append(item)
    return found


def _items(wire: Mapping[str, Any], query: Query) -> Iterator[tuple[list[list[int]], Item]]:
    """The places of each statement and move that fits the query's filters."""
    actors = {actor["id"]: actor for actor in wire["actors"]}
    speakers = {s["id"]: [i for i in (s["speaker"], *s["co_speakers"]) if i] for s in wire["statements"]}
    for statement in wire["statements"] if query.kind in (None, "statement") else ():
        ids = speakers[statement["id"]]
        if _fits(query.who, _names(ids, actors)) and _fits(query.party, _sides(ids, actors)):
            spans = [*statement["source"], *statement["cue"], *statement["content"]]
            yield spans, Item(statement["id"], "statement", _names(ids, actors))
    for move in wire["moves"]:
        if query.kind not in (None, move["kind"]):
            continue
        voices = _names([*move["party"], *speakers.get(move["statement"] or "", ())], actors)
        if _fits(query.who, voices) and _fits(query.party, _sides(move["party"], actors)):
            yield [*move["evidence"], *move["object"]], Item(move["id"], move["kind"], _names(move["party"], actors))


def _fits(wanted: str | None, names: Iterable[str]) -> bool:
    """Whether one of some names holds all the words that are wanted."""
    return wanted is None or any(set(name_words(wanted)) <= set(name_words(name)) for name in names)


def _names(ids: Sequence[str], actors: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(actors[i]["name"] for i in ids if i in actors)


def _sides(ids: Sequence[str], actors: Mapping[str, Any]) -> tuple[str, ...]:
    """The names of actors and of all whom they act for."""
    return _names(acting_for(ids, {i: actor["party"] for i, actor in actors.items()}), actors)


def _families(connection: Connection, hits: Sequence[Hit]) -> Iterator[tuple[Hit, int | None, int]]:
    """Each hit with the family of its passage, where it is one, and how many reports have it."""
    c = t.occurrence.c
    keys: dict[tuple[int, Span], int] = {}
    query = select(c.key, c.version, c.start, c.end)
    for row in rows_in(connection, query, c.version, (hit.report.entered for hit in hits)):
        keys[row.version, (row.start, row.end)] = row.key  # a quotation in a sentence may begin where it does
    own = {hit: key for hit in hits if (key := keys.get((hit.report.entered, hit.span))) is not None}
    counts = count_reports(connection, set(own.values()))
    for hit in hits:
        yield (hit, *counts[own[hit]]) if hit in own else (hit, None, 1)
