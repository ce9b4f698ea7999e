"""The coverage of a ledger as the views take it: every version with its record as people have left it, and what it copies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import cast

from sqlalchemy import Connection, func, select

from travaux.joins.digest import digest_of
from travaux.joins.told import Told
from travaux.joins.vocabulary import JoinWords
from travaux.ledger.versions import Status
from travaux.store import tables as t
from travaux.store.database import rows_in
from travaux.store.ledger import Ledger
from travaux.store.origins import earliest_first
from travaux.store.pack import unpack_record
from travaux.store.reports import Report, packed_query, reports_where
from travaux.store.settled import judged_among, settled


def coverage_of(ledger: Ledger, words: JoinWords) -> list[Told]:
    """Every version that a ledger holds; `speaking` puts them in order."""
    with ledger.database.reading() as connection:
        reports = {report.entered: report for report in reports_where(connection, t.trail.c.place >= 0)}
        judged = judged_among(connection, sorted(reports))
        copied = _copied(connection, reports)
        places = {report.reading: entered for entered, report in reports.items()}
        told = []
        for row in rows_in(connection, packed_query(), t.reading.c.entered, places):
            report = reports[places[row.entered]]
            whole = report.entered not in judged
            record = unpack_record(row.packed, row.text, f"reading {row.id}") if whole else settled(connection, report).record
            told.append(
                Told(
                    report.version,
                    report.article,
                    report.place,
                    report.publisher,
                    report.title,
                    report.origin,
                    report.release,
                    report.entered,
                    cast(Status, report.status),
                    digest_of(record, words),
                    copied.get(report.entered, {}),
                )
            )
    return told


def _copied(connection: Connection, reports: Mapping[int, Report]) -> dict[int, dict[int, str]]:
    """Of each version its passages, by where they begin, that an earlier report has too, with the origin of the earliest."""
    c, f = t.occurrence.c, t.family.c
    name = func.coalesce(f.family, c.key).label("name")
    several = (
        select(name)
        .select_from(t.occurrence.outerjoin(t.family, f.key == c.key))
        .join(t.trail, t.trail.c.version == c.version)
        .group_by(name)
        .having(func.min(t.trail.c.home) < func.max(t.trail.c.home))
        .subquery()
    )
    query = (
        select(name, c.version, c.start)
        .select_from(t.occurrence.outerjoin(t.family, f.key == c.key))
        .join(several, several.c.name == func.coalesce(f.family, c.key))
    )
    witnesses: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for row in connection.execute(query):
        if row.version in reports:
            witnesses[row.name].append((row.version, row.start))
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for places in witnesses.values():
        first = min((reports[version] for version, _ in places), key=earliest_first)
        for version, start in places:
            found[version][start] = first.origin
    return found
