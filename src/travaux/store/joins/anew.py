"""Joins a ledger anew, where another Travaux has joined it or its coverage suggests other talks."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, delete, select, update

from travaux.store import tables as t
from travaux.store.derive import Deriver
from travaux.store.joins.facts import JoinFacts, add_facts
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
            connection.execute(update(t.setting).where(t.setting.c.name == TOKEN).values(value=""))
            deriver.joins.settle(later=True)
            deriver.joins.rebuild(_digested_anew(ledger, connection, deriver))
        deriver.joins.suggest()


def _digested_anew(ledger: Ledger, connection: Connection, deriver: Deriver) -> Iterator[dict[int, JoinFacts]]:
    """What joining needs of all versions, kept anew, also of those that an earlier Travaux has read; some at a time."""
    for table in (t.digest, t.tally, t.figure):
        connection.execute(delete(table))
    versions = {row.version: row.reading for row in connection.execute(select(t.trail.c.version, t.trail.c.reading))}
    done = 0
    for some in chunks(sorted(versions), _AT_ONCE):
        ledger.tell_joined(done, len(versions))
        facts = deriver.joining_facts([versions[version] for version in some])
        kept = {version: facts[versions[version]] for version in some}
        add_facts(ledger.database, connection, kept)
        yield kept
        done += len(some)
    ledger.tell_joined(done, len(versions))
