"""The ledger where it is kept: SQLite or PostgreSQL."""

from importlib import import_module
from typing import TYPE_CHECKING

from travaux.store.ledger import Ledger, open_ledger

if TYPE_CHECKING:
    from travaux.store.append import Added
    from travaux.store.entry import Entry, prepare

__all__ = ["Added", "Entry", "Ledger", "open_ledger", "prepare"]

_LATER = {"Added": "append", "Entry": "entry", "prepare": "entry"}


def __getattr__(name: str) -> object:
    """What only adding needs is loaded when first used: questions to a ledger are answered without it."""
    if name in _LATER:
        return getattr(import_module(f"travaux.store.{_LATER[name]}"), name)
    raise AttributeError(f"module 'travaux.store' has no attribute {name!r}")
