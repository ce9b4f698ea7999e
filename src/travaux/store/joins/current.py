"""Brings joins up to date before they are asked: those of an earlier Travaux's ledger, and talks that the coverage suggests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from travaux.store.joins.stored import STALE, stored_talks, suggestion, token_of

if TYPE_CHECKING:
    from travaux.store.ledger import Ledger
    from travaux.store.plain import PlainConnection


def bring_current(ledger: Ledger) -> None:
    """Have the joins of a ledger as its records and codebooks make them.

    Raises:
        LedgerError: the database can't be written.
    """
    with ledger.database.asking() as connection:
        if _is_current(ledger, connection):
            return
    from travaux.store.joins.anew import join_anew  # what joins takes longer to load than most questions to be answered

    join_anew(ledger)


def _is_current(ledger: Ledger, connection: PlainConnection) -> bool:
    if token_of(connection, ledger.words.joining) == STALE:
        return False
    known = stored_talks(connection)
    if any(not each.suggested for each in known):
        return True
    return [each.talks for each in known] == [suggestion(connection, ledger.words.joining)]
