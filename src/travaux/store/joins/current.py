"""Brings joins up to date before they are asked: those of an earlier Travaux's ledger, and talks that the coverage suggests."""

from __future__ import annotations

from sqlalchemy import Connection, update

from travaux.store import tables as t
from travaux.store.database import chunks, rows_in
from travaux.store.derive import Deriver
from travaux.store.joins.facts import add_facts
from travaux.store.joins.talks import STALE, TOKEN, missing_digests, stored_talks, suggestion, token_of
from travaux.store.ledger import Ledger

_AT_ONCE = 500  # records in memory


def bring_current(ledger: Ledger) -> None:
    """Have the joins of a ledger as its records and codebooks make them.

    Raises:
        LedgerError: the database can't be written.
    """
    with ledger.database.reading() as connection:
        if _is_current(ledger, connection):
            return
    with ledger.database.writing() as connection:
        deriver = Deriver(ledger.database, connection, ledger.words)
        if token_of(connection) == STALE:
            _add_missing(ledger, connection, deriver)
            connection.execute(update(t.setting).where(t.setting.c.name == TOKEN).values(value=""))
            deriver.joins.settle()
            deriver.joins.rebuild()
        deriver.joins.suggest()


def _is_current(ledger: Ledger, connection: Connection) -> bool:
    if token_of(connection) == STALE:
        return False
    known = stored_talks(connection)
    if any(not each.suggested for each in known):
        return True
    return [each.talks for each in known] == [suggestion(connection, ledger.words.joining)]


def _add_missing(ledger: Ledger, connection: Connection, deriver: Deriver) -> None:
    """Keep what joining needs of versions that an earlier Travaux has read."""
    for some in chunks(sorted(missing_digests(connection)), _AT_ONCE):
        rows = list(rows_in(connection, t.trail.select(), t.trail.c.version, some))
        facts = deriver.facts([row.reading for row in rows])
        add_facts(ledger.database, connection, {row.version: facts[row.reading].joining for row in rows})
