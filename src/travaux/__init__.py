"""Travaux keeps the record of a negotiation from its coverage: who said what to whom and when, traced to its source."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("travaux")
except PackageNotFoundError:  # run from a source tree that isn't installed
    __version__ = "0+unknown"

from travaux.errors import ModelError, RecordError, ResourceError, TravauxError, UsageError  # noqa: E402
from travaux.reading import Reader, read  # noqa: E402
from travaux.record.actor import Actor, Mention  # noqa: E402
from travaux.record.article import Article, Block, Rejection  # noqa: E402
from travaux.record.record import MadeBy, Record  # noqa: E402
from travaux.record.statement import Statement  # noqa: E402
from travaux.record.time import TimeExpression, TimeValue  # noqa: E402
from travaux.record.unresolved import Candidate, Unresolved  # noqa: E402

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
