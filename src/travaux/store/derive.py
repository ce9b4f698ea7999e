"""Keeps what is derived from the stored rows current: trails of versions, passages and near copies, the search index."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Select, func, select

from travaux.ledger.facts import facts_of
from travaux.ledger.passages import Passage
from travaux.ledger.settle import settle
from travaux.ledger.versions import VersionFacts, VersionState, order_versions
from travaux.ledger.vocabulary import LedgerWords
from travaux.ledger.words import SentenceWords
from travaux.record.record import Record
from travaux.store import tables as t
from travaux.store.among import delete_in, rows_in, values_in
from travaux.store.copies import add_passages, remove_passages
from travaux.store.database import Database
from travaux.store.entry import ReadingFacts
from travaux.store.index import IndexRows, add_rows, remove_rows
from travaux.store.joins.facts import JoinFacts, add_facts, join_facts, remove_facts
from travaux.store.joins.talks import Joins
from travaux.store.records import packed_query, unpack_record
from travaux.store.verdicts import load_judgements

TRAIL = [column.name for column in t.trail.columns]
_MATCHED = 200  # characters: PostgreSQL indexes 2,700 bytes at most


class RecordFacts(NamedTuple):
    """What is derived from a record."""

    passages: tuple[Passage, ...]
    words: tuple[SentenceWords, ...]
    joining: JoinFacts


@dataclass(frozen=True, slots=True)
class Deriver:
    """What deriving needs: the database, a connection in a writing transaction, and the lexicons."""

    database: Database
    connection: Connection
    lexicons: LedgerWords

    def refresh(self, versions: Iterable[int], at_hand: Mapping[int, ReadingFacts] | None = None) -> None:
        """Bring everything derived from some versions, and what depends on them, up to date.

        Args:
            versions: whose readings were added, or taken away.
            at_hand: facts of readings by their place in the sequence, so that they needn't be unpacked.
        """
        changed = set(versions)
        newest = self.newest(changed)
        before = {row.version: row for row in self._trails(changed)}
        moved = [v for v in changed if (before[v].reading if v in before else None) != newest.get(v)]
        left = self._left_by([v for v in moved if v in before]) - changed
        changed |= left
        newest |= self.newest(left)
        self._drop([before[v] for v in moved if v in before])
        elsewhere = self._order(changed, newest)
        joining = self._gain([newest[v] for v in moved if v in newest], at_hand or {})
        self.joins.refresh({*moved, *elsewhere}, joining)

    def drop(self, versions: Sequence[int]) -> list[int]:
        """Take out everything derived from versions, whose own rows are about to go; what must be refreshed after that."""
        left = self._left_by(versions)
        self._drop(self._trails(versions))
        delete_in(self.connection, t.trail, t.trail.c.version, versions)
        self.joins.refresh(versions, {})
        return sorted(left - set(versions))

    def _left_by(self, versions: Sequence[int]) -> set[int]:
        """The versions that may share an article with some, by what these were known as until now."""
        known = rows_in(self.connection, select(t.trail.c.title_key, t.trail.c.publisher), t.trail.c.version, versions)
        keys = {(row.title_key, row.publisher) for row in known if row.title_key and row.publisher}
        return set(self._namesakes(dict.fromkeys(keys, True), set()))

    def newest(self, versions: Iterable[int], until: int | None = None) -> dict[int, int]:
        """The reading of each version that counts: of the newest maker; of its readings the one that knows most.

        Args:
            until: a place in the sequence; readings entered after it are passed over.
        """
        found: dict[int, tuple[tuple[Any, ...], int]] = {}
        c = t.reading.c
        query = select(c.entered, c.version, c.maker, c.published, c.published_basis, c.publisher, c.id)
        query = query.where(c.entered <= until) if until is not None else query
        for row in rows_in(self.connection, query, c.version, versions):
            told = (row.published_basis == "given", row.published is not None, row.publisher is not None)
            rank = (row.maker, *told, row.id)
            if row.version not in found or rank > found[row.version][0]:
                found[row.version] = (rank, row.entered)
        return {version: entered for version, (_, entered) in found.items()}

    def _trails(self, versions: Iterable[int]) -> list[Any]:
        query = select(t.trail.c.version, t.trail.c.reading, t.reading.c.published).join(
            t.reading, t.reading.c.entered == t.trail.c.reading
        )
        return list(rows_in(self.connection, query, t.trail.c.version, versions))

    # Trails

    def _order(self, changed: set[int], newest: Mapping[int, int]) -> set[int]:
        """Write the trails of versions, and of all whose place depends on them; those that stand otherwise than before."""
        connection = self.connection
        columns = [t.trail.c[name] for name in TRAIL]
        before = {row[0]: tuple(row) for row in rows_in(connection, select(*columns), t.trail.c.version, changed)}
        delete_in(connection, t.trail, t.trail.c.version, changed)
        facts = self._facts(changed, newest)
        before |= {row[0]: tuple(row) for row in rows_in(connection, select(*columns), t.trail.c.version, facts)}
        delete_in(connection, t.trail, t.trail.c.version, facts)
        trails = self.trails_of(facts)
        self.database.insert(connection, t.trail, TRAIL, trails)
        return {row[0] for row in trails if before.get(row[0]) != row} | (before.keys() - facts.keys())

    def trails_of(self, facts: Mapping[int, tuple[VersionFacts, int]]) -> list[tuple[Any, ...]]:
        """The rows of `trail` that follow from the facts, and readings, of versions and all that may share articles with them."""
        states = order_versions(fact for fact, _ in facts.values())
        ids = {fact.version: entered for entered, (fact, _) in facts.items()}
        homes = self._articles({state.home for state in states.values()})
        rows = []
        for entered, (fact, reading) in facts.items():
            state = states[fact.version]
            rows.append((entered, reading, homes[state.home], *_trail(fact, state, ids)))
        return rows

    def _facts(self, changed: set[int], newest: Mapping[int, int]) -> dict[int, tuple[VersionFacts, int]]:
        """The facts, and the reading, of some versions and of all that may share an article with them."""
        facts: dict[int, tuple[VersionFacts, int]] = {}
        wanted = dict(newest)
        articles = self._articles_of(changed)
        asked: set[tuple[str, str, bool]] = set()
        while True:
            wanted = self._siblings(articles) | wanted
            new = {v: r for v, r in wanted.items() if v not in facts}
            if not new:
                return facts
            facts |= self.load(new)
            keys: dict[tuple[str, str], bool] = {}
            for fact, _ in (facts[version] for version in new if version in facts):
                if fact.title_key and fact.publisher:
                    key = (fact.title_key, _matched(fact.publisher))
                    keys[key] = fact.noted or keys.get(key, False)
            wanted |= self._namesakes(keys, asked)
            articles = self._articles_of(wanted)

    def _siblings(self, articles: Iterable[int]) -> dict[int, int]:
        query = select(t.trail.c.version, t.trail.c.reading).join(t.version, t.version.c.entered == t.trail.c.version)
        return {row.version: row.reading for row in rows_in(self.connection, query, t.version.c.article, articles)}

    def _namesakes(self, keys: Mapping[tuple[str, str], bool], asked: set[tuple[str, str, bool]]) -> dict[int, int]:
        """Versions of the same publisher and headline, of which one side bears a note."""
        found: dict[int, int] = {}
        c = t.trail.c
        for noted in (True, False):
            some = {key for key, is_noted in keys.items() if is_noted is noted and (*key, noted) not in asked}
            asked.update((*key, noted) for key in some)
            query = select(c.version, c.reading, c.title_key, c.publisher).where(*(() if noted else (c.noted,)))
            for row in rows_in(self.connection, query, c.title_key, {title for title, _ in some}):  # of pairs SQLite uses no index
                if (row.title_key, row.publisher) in some:
                    found[row.version] = row.reading
        return found

    def _articles_of(self, versions: Iterable[int]) -> set[int]:
        return values_in(self.connection, t.version.c.article, t.version.c.entered, versions)

    def _articles(self, ids: Iterable[str]) -> dict[str, int]:
        query = select(t.article.c.id, t.article.c.entered)
        return {row.id: row.entered for row in rows_in(self.connection, query, t.article.c.id, ids)}

    def load(self, readings: Mapping[int, int]) -> dict[int, tuple[VersionFacts, int]]:
        """The facts of versions by their readings."""
        rows = rows_in(self.connection, facts_query(), t.reading.c.entered, readings.values())
        return {row.version: (version_facts(row), row.reading) for row in rows}

    # Passages and the index

    def _drop(self, trails: Sequence[Any]) -> None:
        """Take what was derived from readings out, while they are still there."""
        if not trails:
            return
        facts = self.facts([row.reading for row in trails])
        remove_rows(self.connection, [IndexRows(r.version, r.published, facts[r.reading].words) for r in trails])
        remove_facts(self.database, self.connection, [row.version for row in trails])
        passages = {row.version: facts[row.reading].passages for row in trails}
        remove_passages(self.database, self.connection, passages, self.lexicons.protected)

    def _gain(self, readings: Sequence[int], at_hand: Mapping[int, ReadingFacts]) -> dict[int, JoinFacts]:
        """Store what is derived from readings; what joining keeps of their versions."""
        if not readings:
            return {}
        # What people have judged is indexed as they left it, which only the ledger knows.
        judged = self._judged([r for r in readings if r in at_hand])
        ready = {r: at_hand[r] for r in readings if r in at_hand and r not in judged}
        facts: dict[int, Any] = {**self.facts([r for r in readings if r not in ready]), **ready}
        query = select(t.reading.c.entered, t.reading.c.version, t.reading.c.published)
        rows = list(rows_in(self.connection, query, t.reading.c.entered, readings))
        add_rows(self.connection, [IndexRows(row.version, row.published, facts[row.entered].words) for row in rows])
        passages = {row.version: facts[row.entered].passages for row in rows}
        add_passages(self.database, self.connection, passages, self.lexicons.protected)
        joining: dict[int, JoinFacts] = {row.version: facts[row.entered].joining for row in rows}
        add_facts(self.database, self.connection, joining)
        return joining

    @property
    def joins(self) -> Joins:
        """The ledger's joins, in this transaction."""
        return Joins(self.database, self.connection, self.lexicons.joining)

    @contextmanager
    def indexed_anew(self, versions: Sequence[int]) -> Iterator[None]:
        """Takes versions out of index and joins while what people say of them changes, and puts them back as that leaves them."""
        trails = self._trails(versions)
        for change in (remove_rows, add_rows):
            facts = self.facts([row.reading for row in trails])
            change(self.connection, [IndexRows(row.version, row.published, facts[row.reading].words) for row in trails])
            if change is remove_rows:
                remove_facts(self.database, self.connection, [row.version for row in trails])
                yield
        joining = {row.version: facts[row.reading].joining for row in trails}
        add_facts(self.database, self.connection, joining)
        self.joins.refresh(joining, joining)

    def _judged(self, readings: Sequence[int]) -> dict[int, str]:
        """Of some readings those of versions that people have judged something of, with the versions' ids."""
        query = (
            select(t.reading.c.entered, t.version.c.id)
            .join(t.version, t.version.c.entered == t.reading.c.version)
            .join(t.judged, t.judged.c.what == t.version.c.id)
        )
        return {row.entered: row.id for row in rows_in(self.connection, query, t.reading.c.entered, readings)}

    def facts(self, readings: Sequence[int]) -> dict[int, RecordFacts]:
        """What follows from the records of readings, as people's judgements of their versions leave them, by their places."""
        found: dict[int, RecordFacts] = {}
        for entered, record in self._records(readings):
            facts = facts_of(record, self.lexicons)
            found[entered] = RecordFacts(facts.passages, facts.words, join_facts(record, self.lexicons.joining))
        return found

    def joining_facts(self, readings: Sequence[int]) -> dict[int, JoinFacts]:
        """What joining keeps of the same, with what the ledger's talks make of each by itself."""
        joiners = self.joins.joiners()
        return {entered: join_facts(record, self.lexicons.joining, joiners) for entered, record in self._records(readings)}

    def _records(self, readings: Sequence[int]) -> Iterator[tuple[int, Record]]:
        """The records of readings as people's judgements of their versions leave them, with their places in the sequence."""
        judged = self._judged(readings)
        for row in rows_in(self.connection, packed_query(), t.reading.c.entered, readings):
            record = unpack_record(row.packed, row.text, f"reading {row.id}")
            if (version := judged.get(row.entered)) is not None:
                record = settle(record, version, load_judgements(self.connection, [version])).record
            yield row.entered, record


def facts_query() -> Select[Any]:
    """A query for what `VersionFacts` needs of readings."""
    fetched = (
        select(func.min(t.capture.c.retrieved))
        .where(t.capture.c.version == t.version.c.entered)
        .correlate(t.version)
        .scalar_subquery()
    )
    r = t.reading.c
    return (
        select(
            t.version.c.entered.label("version"),
            r.entered.label("reading"),
            t.version.c.id.label("version_id"),
            t.article.c.id.label("article_id"),
            r.published,
            r.notes,
            r.publisher,
            r.title_key,
            fetched.label("retrieved"),
        )
        .join(t.version, t.version.c.entered == r.version)
        .join(t.article, t.article.c.entered == t.version.c.article)
    )


def version_facts(row: Row[Any]) -> VersionFacts:
    """The facts of a version from a row of `facts_query`."""
    notes = json.loads(row.notes)
    embargoes = [note for note in notes if note["kind"] == "embargo"]
    return VersionFacts(
        version=row.version_id,
        article=row.article_id,
        published=row.published,
        retrieved=row.retrieved,
        notes=tuple(note["kind"] for note in notes),
        embargo=next((note["until"] for note in embargoes if note["until"]), None),
        embargoed=bool(embargoes),
        publisher=row.publisher,
        title_key=row.title_key,
    )


def _matched(publisher: str) -> str:
    """As much of an outlet's name as the index of trails takes; whether two are one is told by the whole."""
    return publisher[:_MATCHED]


def _trail(fact: VersionFacts, state: VersionState, ids: Mapping[str, int]) -> tuple[Any, ...]:
    """The columns of a trail after its version, reading and home."""
    replaced = ids[state.replaced_by] if state.replaced_by is not None else None
    return (
        fact.title_key,
        _matched(fact.publisher) if fact.publisher is not None else None,
        state.place,
        state.release,
        state.status,
        replaced,
        fact.noted,
        state.unattached,
    )
