"""Joins a ledger anew, where another Travaux has joined it or its coverage suggests other talks."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select, update

from travaux.store import tables as t
from travaux.store.derive import Deriver
from travaux.store.joins.facts import add_facts
from travaux.store.joins.stored import STALE, TOKEN, token_of
from travaux.store.ledger import Ledger
from travaux.store.plain import chunks

_AT_ONCE = 500  # records in memory


def join_anew(ledger: Ledger) -> None:
    """Have the joins of a ledger as its records and codebooks make them, where they aren't.

    Raises:
        LedgerError: the database can't be written.
    """
    with ledger.database.writing() as connection:
        deriver = Deriver(ledger.database, connection, ledger.words)
        if token_of(connection, ledger.words.joining) == STALE:
            _digest_anew(ledger, connection, deriver)
            connection.execute(update(t.setting).where(t.setting.c.name == TOKEN).values(value=""))
            deriver.joins.settle()
            deriver.joins.rebuild()
        deriver.joins.suggest()


def _digest_anew(ledger: Ledger, connection: Connection, deriver: Deriver) -> None:
    """Keep what joining needs of all versions, also of those that an earlier Travaux has read."""
    for table in (t.digest, t.tally, t.figure):
        connection.execute(delete(table))
    versions = {row.version: row.reading for row in connection.execute(select(t.trail.c.version, t.trail.c.reading))}
    for some in chunks(sorted(versions), _AT_ONCE):
        facts = deriver.facts([versions[version] for version in some])
        add_facts(ledger.database, connection, {version: facts[versions[version]].joining for version in some})
