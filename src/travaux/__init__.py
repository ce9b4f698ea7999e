"""Travaux keeps the record of a negotiation from its coverage: who said what to whom and when, traced to its source."""

from importlib import import_module
from typing import TYPE_CHECKING

from travaux.errors import LedgerError, ModelError, RecordError, ResourceError, TravauxError, UsageError

if TYPE_CHECKING:
    from travaux.opening import add_sources, open_ledger
    from travaux.reading import Reader, read
    from travaux.record.actor import Actor, Mention
    from travaux.record.article import Article, Block, Rejection
    from travaux.record.record import MadeBy, Record
    from travaux.record.statement import Statement
    from travaux.record.time import TimeExpression, TimeValue
    from travaux.record.unresolved import Candidate, Unresolved
    from travaux.review import Judge
    from travaux.store import Ledger
    from travaux.store.search import Query, search

    __version__: str

# Some bring a model's runtime or a database with them, so all are loaded when first used.
_LATER = {
    "Actor": "travaux.record.actor",
    "Article": "travaux.record.article",
    "Block": "travaux.record.article",
    "Candidate": "travaux.record.unresolved",
    "Judge": "travaux.review",
    "Ledger": "travaux.store",
    "MadeBy": "travaux.record.record",
    "Mention": "travaux.record.actor",
    "Query": "travaux.store.search",
    "Reader": "travaux.reading",
    "Record": "travaux.record.record",
    "Rejection": "travaux.record.article",
    "Statement": "travaux.record.statement",
    "TimeExpression": "travaux.record.time",
    "TimeValue": "travaux.record.time",
    "Unresolved": "travaux.record.unresolved",
    "add_sources": "travaux.opening",
    "open_ledger": "travaux.opening",
    "read": "travaux.reading",
    "search": "travaux.store.search",
}

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
    if name == "__version__":
        return _version()
    raise AttributeError(f"module 'travaux' has no attribute {name!r}")


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version  # which looks through all that is installed

    try:
        return version("travaux")
    except PackageNotFoundError:  # run from a source tree that isn't installed
        return "0+unknown"
