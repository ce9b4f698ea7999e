"""Travaux keeps the record of a negotiation from its coverage: who said what to whom and when, traced to its source."""

from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from travaux.errors import ModelError, RecordError, ResourceError, TravauxError, UsageError
from travaux.record.actor import Actor, Mention
from travaux.record.article import Article, Block, Rejection
from travaux.record.record import MadeBy, Record
from travaux.record.statement import Statement
from travaux.record.time import TimeExpression, TimeValue
from travaux.record.unresolved import Candidate, Unresolved

if TYPE_CHECKING:
    from travaux.reading import Reader, read

try:
    __version__ = version("travaux")
except PackageNotFoundError:  # run from a source tree that isn't installed
    __version__ = "0+unknown"

__all__ = [
    "Actor",
    "Article",
    "Block",
    "Candidate",
    "MadeBy",
    "Mention",
    "ModelError",
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
    "read",
]


def __getattr__(name: str) -> object:
    """`Reader` and `read` bring the model's runtime with them, so they are loaded when first used."""
    if name in ("Reader", "read"):
        return getattr(import_module("travaux.reading"), name)
    raise AttributeError(f"module 'travaux' has no attribute {name!r}")
