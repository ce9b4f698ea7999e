"""Destroys a report in a ledger: bytes, text, records, index and quotes; what is left is a tombstone."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from travaux.errors import UsageError
from travaux.record.span import tagged_id
from travaux.store import tables as t
from travaux.store.among import delete_in, values_in
from travaux.store.codings import forget_codings
from travaux.store.derive import Deriver
from travaux.store.finish import finish, note_unfinished
from travaux.store.judged import forget_quotes
from travaux.store.ledger import Ledger
from travaux.store.numbers import Numbers, numbered
from travaux.store.pack import storable
from travaux.store.reports import find_report


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What is left of a purged report."""

    id: str
    article: str
    versions: tuple[str, ...]
    sha256: tuple[str, ...]
    reason: str
    by: str
    added: str


def purge(ledger: Ledger, name: str, *, reason: str, by: str = "") -> Tombstone:
    """Destroy a report with all its versions; its bytes, address and text are refused from then on. One purged before stays so.

    When this returns nothing of it can be read from the ledger's files any more. A process killed in between leaves either the
    whole report, or the tombstone; what was then left of files is destroyed when the ledger is next opened.

    Args:
        name: as `travaux.store.reports.find_report` takes it; of a report purged before its address, or its id as a whole.
        reason: why; kept for good.
        by: who does it; kept for good.

    Raises:
        UsageError: there is no such report, or no reason.
    """
    if not reason.strip():
        raise UsageError("expected a reason for the purge, got none; say why: --reason TEXT")
    name = storable(name.strip())
    with ledger.database.writing() as connection:
        stone = _stone_of(connection, name)
        if stone is None:
            found = find_report(connection, name)
            with numbered(connection) as numbers:
                stone = _purge(ledger, connection, numbers, [r.entered for r in found], _stone_facts(found[0].article, reason, by))
    finish(ledger.database, ledger.bytes)
    return stone


def _stone_of(connection: Connection, name: str) -> Tombstone | None:
    """The tombstone of a report that was purged before, so that a purge that was interrupted can be repeated."""
    articles = [name, tagged_id("a1", name)]  # of an address, as the reader makes ids
    by = select(t.purged.c.tombstone).where(t.purged.c.what.in_(articles))
    row = connection.execute(select(t.tombstone).where(t.tombstone.c.entered.in_(by))).first()
    if row is None:
        return None
    versions, sha256 = tuple(json.loads(row.versions)), tuple(json.loads(row.sha256))
    return Tombstone(row.id, row.article, versions, sha256, row.reason, row.by, row.added)


def _stone_facts(article: str, reason: str, by: str) -> dict[str, str]:
    return {"article": article, "reason": storable(reason.strip()), "by": storable(by.strip())}


def _purge(ledger: Ledger, connection: Connection, numbers: Numbers, versions: Sequence[int], told: dict[str, str]) -> Tombstone:
    version, capture = t.version.c, t.capture.c
    ids = sorted(values_in(connection, version.id, version.entered, versions))
    own = values_in(connection, version.article, version.entered, versions)
    articles = values_in(connection, t.article.c.id, t.article.c.entered, own)
    held = values_in(connection, capture.sha256, capture.version, versions)
    # What another report holds too stays that one's.
    hashes = sorted(held - values_in(connection, capture.sha256, capture.sha256, held, capture.version.not_in(versions)))
    layers = values_in(connection, t.layer.c.id, t.layer.c.version, versions)
    layers -= values_in(connection, t.layer.c.id, t.layer.c.id, layers, t.layer.c.version.not_in(versions))
    stone = Tombstone(
        tagged_id("z1", ids, hashes, told), told["article"], tuple(ids), tuple(hashes), told["reason"], told["by"], ledger.now()
    )
    entered = numbers.take()
    row = (entered, stone.id, stone.article, json.dumps(ids), json.dumps(hashes), stone.reason, stone.by, stone.added)
    ledger.database.insert(connection, t.tombstone, [column.name for column in t.tombstone.columns], [row])
    gone = {*hashes, *articles, *layers}
    gone -= values_in(connection, t.purged.c.what, t.purged.c.what, gone)
    ledger.database.insert(connection, t.purged, ("what", "tombstone"), [(what, entered) for what in sorted(gone)])
    _delete_rows(ledger, connection, versions, hashes)
    forget_codings(connection, ids)
    forget_quotes(connection, ids)  # last: what was indexed depends on them
    note_unfinished(connection, hashes)
    return stone


def _delete_rows(ledger: Ledger, connection: Connection, versions: Sequence[int], hashes: Sequence[str]) -> None:
    """Take the rows of versions away, what was derived from them first."""
    deriver = Deriver(ledger.database, connection, ledger.words)
    namesakes = deriver.drop(versions)
    articles = values_in(connection, t.version.c.article, t.version.c.entered, versions)
    captures = values_in(connection, t.capture.c.entered, t.capture.c.version, versions)
    captures |= values_in(connection, t.capture.c.entered, t.capture.c.sha256, hashes)  # also those that were rejected
    for table, column, values in (
        (t.rejection, t.rejection.c.capture, captures),
        (t.capture, t.capture.c.entered, captures),
        (t.reading, t.reading.c.version, versions),
        (t.layer, t.layer.c.version, versions),
        (t.version, t.version.c.entered, versions),
    ):
        delete_in(connection, table, column, values)
    left = values_in(connection, t.version.c.article, t.version.c.article, articles)
    delete_in(connection, t.article, t.article.c.entered, articles - left)
    ledger.bytes.forget(connection, hashes)
    deriver.refresh(namesakes)
