"""What is in a ledger, counted."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, func, select, text

from travaux.store import tables as t
from travaux.store.ledger import Ledger
from travaux.store.migrate import HEAD
from travaux.store.plain import last_entered

SCHEMA = "travaux.status/1"
_SHOWN = 12  # outlets


@dataclass(frozen=True, slots=True)
class Status:
    """What a ledger holds.

    Args:
        reports: articles; `versions` of them, `captures` of these.
        statuses: versions by where they stand.
        readings: by what made them, the newest maker last; all earlier readings are kept.
        items: how many statements, moves and so on the readings hold that count.
        rejections: by code.
        published: the first and last day of reports that have one.
        undated: reports that stand in no dated view.
        unattached: versions whose note names an earlier report that can't be told.
        publishers: the outlets with most reports; `outlets` how many there are.
        repeated: passages that stand in more than one report, near copies not counted.
        purged: tombstones, with reason and time.
        entered: the number of the row entered last.
        database_bytes: size of the database; `captured_bytes` of what was captured, unpacked.
    """

    ledger: str
    reports: int
    versions: int
    captures: int
    statuses: dict[str, int]
    readings: tuple[tuple[dict[str, Any], int], ...]
    items: dict[str, int]
    rejections: dict[str, int]
    judgements: int
    published: tuple[str, str] | None
    undated: int
    unattached: int
    publishers: tuple[tuple[str, int], ...]
    outlets: int
    passages: int
    repeated: int
    purged: tuple[dict[str, str], ...]
    feeds: int
    last_added: str | None
    entered: int
    tables: str
    database_bytes: int
    captured_bytes: int

    def to_dict(self) -> dict[str, Any]:
        """Wire form, `travaux.status/1`."""
        wire = {"schema": SCHEMA} | {name: getattr(self, name) for name in self.__slots__}
        wire["readings"] = [{"made_by": made_by, "count": count} for made_by, count in self.readings]
        wire["publishers"] = [{"publisher": name, "reports": count} for name, count in self.publishers]
        return wire


def status_of(ledger: Ledger) -> Status:
    """What a ledger holds."""
    with ledger.database.reading() as connection:
        days = connection.execute(select(func.min(t.reading.c.published), func.max(t.reading.c.published)).join(*_CURRENT)).one()
        c = t.occurrence.c
        several = select(c.key).group_by(c.key).having(func.count() > 1).subquery()
        repeated = (
            select(c.key)
            .join(several, several.c.key == c.key)
            .join(t.trail, t.trail.c.version == c.version)
            .group_by(c.key)
            .having(func.min(t.trail.c.home) < func.max(t.trail.c.home))
        )
        publishers = _counts(connection, t.reading.c.publisher)
        return Status(
            ledger=ledger.name,
            reports=_number(connection, select(func.count(t.trail.c.home.distinct()))),
            versions=count_rows(connection, t.version),
            captures=count_rows(connection, t.capture),
            statuses=dict(_counts(connection, t.trail.c.status)),
            readings=_readings(connection),
            items=_items(connection),
            rejections=_rejections(connection),
            judgements=count_rows(connection, t.judgement),
            published=(days[0][:10], days[1][:10]) if days[0] is not None else None,
            undated=_number(connection, select(func.count()).select_from(t.trail).where(t.trail.c.release.is_(None))),
            unattached=_number(connection, select(func.count()).select_from(t.trail).where(t.trail.c.unattached)),
            publishers=tuple((name or "(not told)", count) for name, count in publishers[:_SHOWN]),
            outlets=sum(1 for name, _ in publishers if name is not None),
            passages=_number(connection, select(func.count()).select_from(select(c.key).distinct().subquery())),
            repeated=_number(connection, select(func.count()).select_from(repeated.subquery())),
            purged=_purged(connection),
            feeds=count_rows(connection, t.feed),
            last_added=connection.execute(select(func.max(t.capture.c.added))).scalar(),
            entered=last_entered(connection),
            tables=HEAD,
            database_bytes=database_bytes(ledger, connection),
            captured_bytes=_number(connection, select(func.coalesce(func.sum(t.blob.c.size), 0))),
        )


_CURRENT = (t.trail, t.trail.c.reading == t.reading.c.entered)


def count_rows(connection: Connection, table: Table) -> int:
    """How many rows a table has."""
    return _number(connection, select(func.count()).select_from(table))


def _number(connection: Connection, query: Any) -> int:
    return int(connection.execute(query).scalar_one())


def _counts(connection: Connection, column: Any) -> list[tuple[Any, int]]:
    """Versions by a column of their trail or of the reading that counts, the commonest first."""
    query = select(column, func.count().label("n")).select_from(t.reading).join(*_CURRENT).group_by(column)
    rows = [(row[0], row[1]) for row in connection.execute(query)]
    return sorted(rows, key=lambda row: (-row[1], str(row[0])))


def _readings(connection: Connection) -> tuple[tuple[dict[str, Any], int], ...]:
    query = (
        select(t.maker.c.made_by, func.count(t.reading.c.entered))
        .join(t.reading, t.reading.c.maker == t.maker.c.entered)
        .group_by(t.maker.c.entered, t.maker.c.made_by)
        .order_by(t.maker.c.entered)
    )
    return tuple((json.loads(row[0]), row[1]) for row in connection.execute(query))


def _items(connection: Connection) -> dict[str, int]:
    total: dict[str, int] = {}
    for counts in connection.execute(select(t.reading.c.counts).join(*_CURRENT)).scalars():
        for name, count in json.loads(counts).items():
            total[name] = total.get(name, 0) + count
    return total


def _rejections(connection: Connection) -> dict[str, int]:
    query = select(t.rejection.c.code, func.count()).group_by(t.rejection.c.code).order_by(func.count().desc(), t.rejection.c.code)
    return {row[0]: row[1] for row in connection.execute(query)}


def _purged(connection: Connection) -> tuple[dict[str, str], ...]:
    c = t.tombstone.c
    rows = connection.execute(select(c.id, c.article, c.reason, c.by, c.added).order_by(c.entered))
    return tuple(dict(row._mapping) for row in rows)


def database_bytes(ledger: Ledger, connection: Connection) -> int:
    """The size of the database, captured bytes apart."""
    if ledger.database.sqlite:
        return int(
            connection.execute(text("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")).scalar_one()
        )
    whole = connection.execute(text("SELECT pg_database_size(current_database()) - pg_total_relation_size('blob')")).scalar_one()
    return int(whole)
