"""Travaux keeps the record of a negotiation from its coverage: who said what to whom and when, traced to its source."""

from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from travaux.errors import LedgerError, ModelError, RecordError, ResourceError, TravauxError, UsageError
from travaux.record.actor import Actor, Mention
from travaux.record.article import Article, Block, Rejection
from travaux.record.record import MadeBy, Record
from travaux.record.statement import Statement
from travaux.record.time import TimeExpression, TimeValue
from travaux.record.unresolved import Candidate, Unresolved

if TYPE_CHECKING:
    from travaux.opening import add_sources, open_ledger
    from travaux.reading import Reader, read
    from travaux.review import Judge
    from travaux.store import Ledger
    from travaux.store.search import Query, search

# These bring a model's runtime or a database with them, so they are loaded when first used.
_LATER = {
    "Judge": "travaux.review",
    "Ledger": "travaux.store",
    "Query": "travaux.store.search",
    "Reader": "travaux.reading",
    "add_sources": "travaux.opening",
    "open_ledger": "travaux.opening",
    "read": "travaux.reading",
    "search": "travaux.store.search",
}

try:
    __version__ = version("travaux")
except PackageNotFoundError:  # run from a source tree that isn't installed
    __version__ = "0+unknown"

__all__ = [
    "Actor",
    "Article",
    "Block",
    "Candidate",
    "Judge",
    "Ledger",
    "LedgerError",
    "MadeBy",
    "Mention",
    "ModelError",
    "Query",
    "Reader",
    "Record",
    "RecordError",
    "Rejection",
    "ResourceError",
    "Statement",
    "TimeExpression",
    "TimeValue",
    "TravauxError",
    "Unresolved",
    "UsageError",
    "__version__",
    "add_sources",
    "open_ledger",
    "read",
    "search",
]


def __getattr__(name: str) -> object:
    """What is loaded when first used."""
    if name in _LATER:
        return getattr(import_module(_LATER[name]), name)
    raise AttributeError(f"module 'travaux' has no attribute {name!r}")
