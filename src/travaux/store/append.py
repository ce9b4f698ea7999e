"""Adds captures and what came of them to the stored rows; what is there already stays as it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from typing import Any

from sqlalchemy import Connection, Table, select, update

from travaux.record.article import Rejection
from travaux.record.span import tagged_id
from travaux.store import tables as t
from travaux.store.among import rows_in, values_in
from travaux.store.bytes import Bytes
from travaux.store.database import Database
from travaux.store.derive import Deriver
from travaux.store.entry import CaptureFacts, Entry, ReadingFacts, maker_id
from travaux.store.numbers import Numbers

_CAPTURE = ("entered", *(field.name for field in fields(CaptureFacts) if field.name != "size"), "version", "added")
_READING = [column.name for column in t.reading.columns]
_REJECTION = [column.name for column in t.rejection.columns]


@dataclass(frozen=True, slots=True)
class Added:
    """What adding changed.

    Args:
        captures: sources that the ledger did not hold, by whether they were read.
        rejected: of these, those that were not read.
        articles: reports that are new.
        versions: versions that are new, those of new reports included.
        known: sources that the ledger held already.
        refused: of these, those that it had refused.
    """

    captures: int = 0
    rejected: int = 0
    articles: int = 0
    versions: int = 0
    known: int = 0
    refused: int = 0

    def __add__(self, other: Added) -> Added:
        return Added(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))


@dataclass(frozen=True, slots=True)
class Appender:
    """One transaction of adding: the connection, the numbers, and the time that it is stamped with."""

    deriver: Deriver
    bytes: Bytes
    numbers: Numbers
    now: str

    @property
    def _connection(self) -> Connection:
        return self.deriver.connection

    @property
    def _database(self) -> Database:
        return self.deriver.database

    def append(self, entries: Sequence[Entry]) -> Added:
        """Store entries, and bring what is derived up to date."""
        fresh = self._fresh(entries)
        allowed = [self._refuse(entry, purged) for entry, purged in zip(fresh, self._purged(fresh), strict=True)]
        read = [entry.result for entry in allowed if isinstance(entry.result, ReadingFacts)]
        readings, counts = self.add_readings(read)
        versions = self._ids(t.version, [facts.version for facts in read])
        stored = [
            (entry, versions.get(entry.result.version) if isinstance(entry.result, ReadingFacts) else None) for entry in allowed
        ]
        packed = {e.capture.sha256: (e.bytes, e.capture.size) for e, _ in stored if e.capture and e.bytes}
        with self.bytes.putting(self._connection, packed):
            captures = self._add_captures([(e, v) for e, v in stored if e.capture is not None])
            rejected = self._add_rejections(allowed, captures)
            self.deriver.refresh(set(versions.values()), readings)
        added = len(read) + rejected
        given = sum(isinstance(entry.result, Rejection) for entry in (*entries, *allowed))
        refused = given - sum(isinstance(entry.result, Rejection) for entry in fresh) - rejected
        return Added(added, rejected, *counts, known=len(entries) - added, refused=refused)

    def append_again(self, entries: Sequence[Entry]) -> Added:
        """Store what reading captures again gave; a capture that was rejected before may now have a version."""
        captures = self._ids(t.capture, [entry.capture.id for entry in entries if entry.capture is not None])
        there = [entry for entry in entries if entry.capture is not None and entry.capture.id in captures]  # not purged meanwhile
        there = [self._refuse(entry, purged) for entry, purged in zip(there, self._purged(there), strict=True)]
        read = [entry.result for entry in there if isinstance(entry.result, ReadingFacts)]
        readings, counts = self.add_readings(read)
        versions = self._ids(t.version, [facts.version for facts in read])
        for entry in there:
            if isinstance(entry.result, ReadingFacts) and entry.capture is not None:
                lost = (t.capture.c.entered == captures[entry.capture.id]) & t.capture.c.version.is_(None)
                self._connection.execute(update(t.capture).where(lost).values(version=versions[entry.result.version]))
        rejected = self._add_rejections(there, captures)
        self.deriver.refresh(set(versions.values()), readings)
        return Added(len(readings) + rejected, rejected, *counts, known=len(entries) - len(readings) - rejected)

    def _fresh(self, entries: Sequence[Entry]) -> list[Entry]:
        """Entries whose capture, or whose rejection where there is none, isn't in the ledger yet; each once."""
        by_id = {(e.capture.id if e.capture is not None else _rejection_id(e)): e for e in reversed(entries)}
        known = {*self._ids(t.capture, list(by_id)), *self._ids(t.rejection, list(by_id))}
        return [entry for each, entry in reversed(by_id.items()) if each not in known]

    def _ids(self, table: Table, ids: Sequence[str]) -> dict[str, int]:
        query = select(table.c.id, table.c.entered)
        return {row.id: row.entered for row in rows_in(self._connection, query, table.c.id, ids)}

    def _purged(self, entries: Sequence[Entry]) -> list[bool]:
        """Of each entry whether it was purged: its bytes, its article or its text."""
        traces = [_traces(entry) for entry in entries]
        what = t.purged.c.what
        gone = values_in(self._connection, what, what, (trace for each in traces for trace in each))
        return [bool(gone.intersection(each)) for each in traces]

    def _refuse(self, entry: Entry, purged: bool) -> Entry:
        if not purged or entry.capture is None:
            return entry
        detail = "expected a report that may be kept, this one was purged; travaux status tells when and why"
        return Entry(None, None, Rejection(entry.capture.source, "store", "purged", detail), entry.made_by)

    def add_readings(self, found: Sequence[ReadingFacts]) -> tuple[dict[int, ReadingFacts], tuple[int, int]]:
        """Store readings with their articles, versions, layers and makers.

        Returns:
            The facts of the new readings by their place in the sequence; how many articles and versions are new.
        """
        articles, new_articles = self._ensure(t.article, {f.article: () for f in found})
        versions, new_versions = self._ensure(t.version, {f.version: (articles[f.article],) for f in found}, "article")
        makers, _ = self._ensure(t.maker, {f.maker: (f.made_by,) for f in found}, "made_by")
        layers = self._layers(found, versions)
        known = self._ids(t.reading, [f.reading for f in found])
        rows, at_hand = [], {}
        for facts in {f.reading: f for f in found}.values():
            if facts.reading not in known:
                entered = self.numbers.take()
                place = (versions[facts.version], layers[versions[facts.version], facts.layer], makers[facts.maker])
                rows.append((entered, facts.reading, *place, *(getattr(facts, name) for name in _READING[5:-1]), self.now))
                at_hand[entered] = facts
        self._database.insert(self._connection, t.reading, _READING, rows)
        return at_hand, (new_articles, new_versions)

    def _ensure(self, table: Table, wanted: Mapping[str, tuple[Any, ...]], *columns: str) -> tuple[dict[str, int], int]:
        """The numbers of rows by id, those added that aren't there, and how many these are."""
        found = self._ids(table, list(wanted))
        rows = [(self.numbers.take(), each, *values) for each, values in wanted.items() if each not in found]
        self._database.insert(self._connection, table, ("entered", "id", *columns), rows)
        return found | {row[1]: row[0] for row in rows}, len(rows)

    def _layers(self, found: Sequence[ReadingFacts], versions: Mapping[str, int]) -> dict[tuple[int, str], int]:
        wanted = {(versions[f.version], f.layer): f for f in found}
        c = t.layer.c
        there = rows_in(self._connection, select(c.version, c.id, c.entered), c.version, (version for version, _ in wanted))
        layers: dict[tuple[int, str], int] = {(row.version, row.id): row.entered for row in there}
        rows = []
        for key, facts in wanted.items():
            if key not in layers:
                layers[key] = self.numbers.take()
                rows.append((layers[key], facts.layer, key[0], facts.reader, facts.text))
        self._database.insert(self._connection, t.layer, ("entered", "id", "version", "reader", "packed"), rows)
        return layers

    def _add_captures(self, stored: Sequence[tuple[Entry, int | None]]) -> dict[str, int]:
        """Store captures; their numbers by id."""
        rows, numbers = [], {}
        for entry, version in stored:
            assert entry.capture is not None
            facts = entry.capture
            numbers[facts.id] = self.numbers.take()
            told = (getattr(facts, name) for name in _CAPTURE[1:-2])
            rows.append((numbers[facts.id], *told, version, self.now))
        self._database.insert(self._connection, t.capture, _CAPTURE, rows)
        return numbers

    def _add_rejections(self, entries: Sequence[Entry], captures: Mapping[str, int]) -> int:
        """Store rejections; how many are new."""
        wanted = {_rejection_id(e): e for e in entries if isinstance(e.result, Rejection)}
        known = self._ids(t.rejection, list(wanted))
        made = {maker_id(e.made_by): (e.made_by,) for e in wanted.values() if e.made_by is not None}
        makers, _ = self._ensure(t.maker, made, "made_by")
        rows = []
        for each, entry in wanted.items():
            if each in known or not isinstance(entry.result, Rejection):
                continue
            capture = captures.get(entry.capture.id) if entry.capture is not None else None
            maker = makers[maker_id(entry.made_by)] if entry.made_by is not None else None
            r = entry.result
            rows.append((self.numbers.take(), each, capture, maker, r.source, r.stage, r.code, r.detail, r.traceback, self.now))
        self._database.insert(self._connection, t.rejection, _REJECTION, rows)
        return len(rows)


def _rejection_id(entry: Entry) -> str:
    """What a rejection is: its capture, or its source where there is none, its reason and what read it."""
    assert isinstance(entry.result, Rejection)
    what = entry.capture.id if entry.capture is not None else entry.result.source
    return tagged_id("x1", what, entry.result.stage, entry.result.code, entry.made_by)


def _traces(entry: Entry) -> tuple[str, ...]:
    """What tells that an entry was purged."""
    capture = (entry.capture.sha256,) if entry.capture is not None else ()
    return (*capture, entry.result.article, entry.result.layer) if isinstance(entry.result, ReadingFacts) else capture
