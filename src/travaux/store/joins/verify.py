"""Verifies what is kept joined: computed anew from the records and compared."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import orjson
from sqlalchemy import Connection, select

from travaux.joins.asking import all_asked
from travaux.joins.joining import Joined, Joiner, joined
from travaux.joins.parties import Sides, sides_of
from travaux.joins.persons import Persons, is_told, surname
from travaux.joins.propositions import is_placed
from travaux.joins.told import Told
from travaux.ledger.vocabulary import JoinWords
from travaux.store import tables as t
from travaux.store.joins.facts import asked_in, figure_rows, names_in, tally_rows
from travaux.store.joins.judged import codebooks_in, rules_in
from travaux.store.joins.memory import asked_rows, seen_rows
from travaux.store.joins.rows import DEED, Places, deed_row, paper_rows
from travaux.store.joins.stored import STALE, StoredTalks, stored_talks, token_of
from travaux.store.joins.told import load_digests, told_by_entry
from travaux.store.joins.versions import StandingVersion, standing_versions

_SHOWN = 160  # characters
Found = tuple[str, str]  # what is wrong, and where


def wrong_joins(connection: Connection, words: JoinWords) -> Iterator[Found]:
    """What is kept joined otherwise than the records and codebooks have it; nothing where joins are to be made anew."""
    if token_of(connection, words) == STALE:
        return
    versions = set(connection.execute(select(t.trail.c.version)).scalars())
    standing = standing_versions(connection, versions)
    digests = load_digests(connection, sorted(versions))
    tally = Counter(tally_rows(digests.values()))
    yield from _compare("the tally of sides and issues", _rows(connection, t.tally), tally)
    figures = Counter(
        row
        for version, each in told_by_entry(connection, versions).items()  # notices, too
        for row in figure_rows(version, asked_in(digests[version], each.publisher, each.title, words))
    )
    yield from _compare("the persons of reports", _rows(connection, t.figure), figures)
    known = stored_talks(connection)
    named = [each.talks for each in known if not each.suggested]
    if sorted(named, key=lambda talks: talks.name) != sorted(codebooks_in(connection), key=lambda talks: talks.name):
        yield "coverage is joined for other talks than those of the codebooks", ", ".join(talks.name for talks in named)
    told = {version: each.told(digests[version]) for version, each in standing.items()}
    for talks in known:
        yield from _wrong_in(connection, talks, standing, told, words)


def _wrong_in(
    connection: Connection,
    talks: StoredTalks,
    standing: Mapping[int, StandingVersion],
    told: Mapping[int, Told],
    words: JoinWords,
) -> Iterator[Found]:
    joiner, places = Joiner(talks.talks, words), Places(talks.talks)
    found = joined(list(told.values()), joiner, rules_in(connection))
    number, deeds = talks.number, _deeds(talks.number, found, standing, places)
    sides = {version: sides_of(each, joiner.names) for version, each in told.items()}
    seen = {version: each.seen for version, each in sides.items()}
    right = (
        (t.deed, "deeds", deeds),
        (t.seen, "what reports say of persons", Counter(seen_rows(number, seen, places))),
        (t.asked, "the persons of whom reports don't tell", _asked(number, told, sides, joiner)),
        (t.node, "links", _nodes(number, found, places)),
        (t.term, "words of nodes", _terms(connection, number, found)),
        (t.paper, "reports of papers", _papers(number, found, standing, joiner)),
    )
    for table, what, rows in right:
        yield from _compare(f"{what} of {talks.talks.name}", _rows(connection, table, number), rows)


def _asked(number: int, told: Mapping[int, Told], sides: Mapping[int, Sides], joiner: Joiner) -> Counter[tuple[Any, ...]]:
    """The rows of persons of whom reports don't tell: in those that may name a party, or ask for one of whom others tell it."""
    persons = Persons()
    persons.add(one for each in sides.values() for one in each.seen)
    steps = {name: told.steps(name) for name, told in persons.namesakes.items()}
    rows: Counter[tuple[Any, ...]] = Counter()
    for version, each in told.items():
        digest = each.digest
        if joiner.names.may_stand_in(names_in(digest, each.publisher)) or any(
            is_told(person, steps.get(surname(person), {}))
            for person in all_asked(digest, each.publisher, each.title, joiner.words)
        ):
            rows.update(set(asked_rows(number, version, each.day, sides[version].asked.values())))
    return rows


def _nodes(number: int, found: Joined, places: Places) -> Counter[tuple[Any, ...]]:
    rows: Counter[tuple[Any, ...]] = Counter()
    for id, node in found.shelf.nodes.items():
        link, place = found.links[id], found.places[id]
        parent, score = (link.parent, link.score) if link is not None else (None, None)
        rows[number, id, orjson.dumps(node.to_list()).decode(), parent, score, place.root, places.issue(place.issue)] += 1
    return rows


def _terms(connection: Connection, number: int, found: Joined) -> Counter[tuple[Any, ...]]:
    """The rows of the words of nodes; which of these lead is kept as it is stored where they tell enough."""
    leading: dict[int, set[str]] = defaultdict(set)
    for term, node in connection.execute(select(t.term.c.term, t.term.c.node).where(t.term.c.talks == number, t.term.c.leads)):
        leading[node].add(term)
    rows: Counter[tuple[Any, ...]] = Counter()
    for id, node in found.shelf.nodes.items():
        terms, stored = node.content.terms, leading.get(id, set())
        own = stored if stored <= terms and found.shelf.leads(stored, terms) else set(found.shelf.leading[id])
        rows.update((number, term, node.pointing is None and term in own, id) for term in terms)
    return rows


def _deeds(number: int, found: Joined, standing: Mapping[int, StandingVersion], places: Places) -> Counter[tuple[Any, ...]]:
    rows: Counter[tuple[Any, ...]] = Counter()
    counts: Counter[int] = Counter()
    for deed, node in found.deeds.values():
        entered = deed.told.entered
        place = found.places[node.id] if node is not None and is_placed(node, found.places[node.id]) else None
        rows[deed_row(number, entered, counts[entered], deed, standing[entered].span, node, place, places)] += 1
        counts[entered] += 1
    return rows


def _papers(number: int, found: Joined, standing: Mapping[int, StandingVersion], joiner: Joiner) -> Counter[tuple[Any, ...]]:
    telling, places = {deed.told.entered: deed.told for deed, _ in found.deeds.values()}, Places(joiner.talks)
    rows = (
        row
        for version, told in telling.items()
        for row in paper_rows(number, told, standing[version].span, joiner.words, found.parties[told.version], places)
    )
    return Counter(rows)


def _rows(connection: Connection, table: Any, talks: int | None = None) -> Counter[tuple[Any, ...]]:
    query = select(*(table.c[name] for name in DEED)) if table is t.deed else select(table)
    return Counter(tuple(row) for row in connection.execute(query if talks is None else query.where(table.c.talks == talks)))


def _compare(what: str, stored: Counter[Any], right: Counter[Any]) -> Iterator[Found]:
    if stored != right:
        example = next(iter((stored - right) or (right - stored)))
        yield (
            f"{what} aren't as the records have them",
            f"{(stored - right).total()} too many, {(right - stored).total()} missing: {example!r:.160}",
        )
