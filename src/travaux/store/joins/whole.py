"""Reports as joining takes them, whole and as people have left them."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from travaux.joins.digesting import digest_of
from travaux.joins.told import Told
from travaux.ledger.vocabulary import JoinWords
from travaux.record.record import Record
from travaux.store import tables as t
from travaux.store.among import rows_in, values_in
from travaux.store.joins.versions import told_of
from travaux.store.records import packed_query, unpack_record
from travaux.store.reports import Report, report_query
from travaux.store.settled import judged_among, settled


class WholeReports:
    """Loads reports with all their statements and documents, each once.

    Args:
        words: of joining.
        whole: with their statements; who is in them is told without.
    """

    def __init__(self, connection: Connection, words: JoinWords, *, whole: bool = True) -> None:
        self._connection, self._words, self._whole = connection, words, whole
        self._told: dict[int, Told] = {}
        self._records: dict[str, Record] = {}
        self._by_id: dict[str, int] = {}

    def load(self, versions: Iterable[int]) -> list[Told]:
        """Versions by their places in the sequence; mere notices are left out."""
        asked = sorted(set(versions))
        wanted = [version for version in asked if version not in self._told]
        reports = [Report(**row._mapping) for row in rows_in(self._connection, report_query(), t.trail.c.version, wanted)]
        judged = judged_among(self._connection, wanted)
        readings = {report.reading for report in reports if report.entered not in judged}
        packed = {row.entered: row for row in rows_in(self._connection, packed_query(), t.reading.c.entered, readings)}
        for report in (each for each in reports if each.status != "notice"):
            if (row := packed.get(report.reading)) is not None:
                self.put(report, unpack_record(row.packed, row.text, f"reading {row.id}"))
            else:
                self.put(report, settled(self._connection, report).record)
        return [self._told[version] for version in asked if version in self._told]

    def put(self, report: Report, record: Record) -> Told:
        """A report whose record is at hand."""
        if (known := self._told.get(report.entered)) is not None and self._records[report.version] == record:
            return known
        self._by_id[report.version] = report.entered
        self._records[report.version] = record
        self._told[report.entered] = told = told_of(report, digest_of(record, self._words, whole=self._whole, everyone=self._whole))
        return told

    def record(self, version: str) -> Record:
        """The record of a version that was loaded, as people have left it."""
        return self._records[version]

    def told(self, version: str) -> Told:
        """A version that was loaded."""
        return self._told[self._by_id[version]]

    def entered(self, ids: Iterable[str]) -> set[int]:
        """The places of versions in the sequence, by their ids."""
        return values_in(self._connection, t.version.c.entered, t.version.c.id, ids)
