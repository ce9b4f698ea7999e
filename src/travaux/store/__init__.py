"""The ledger where it is kept: SQLite or PostgreSQL."""

from travaux.store.append import Added
from travaux.store.entry import Entry, prepare
from travaux.store.ledger import Ledger, open_ledger

__all__ = ["Added", "Entry", "Ledger", "open_ledger", "prepare"]
