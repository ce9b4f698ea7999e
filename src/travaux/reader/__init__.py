"""Bytes to article."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from travaux.reader.evidence import find_date_problems
    from travaux.reader.fetch import Fetched, FetchOptions, fetch_url
    from travaux.reader.options import ReadOptions
    from travaux.reader.page import Caps
    from travaux.reader.parser import PageParser
    from travaux.reader.read import read_bytes
    from travaux.reader.tables import ReaderTables

# Some bring a parser or a network library with them, and the ledger needs of this part no more than how addresses are written.
_LATER = {
    "Caps": "page",
    "FetchOptions": "fetch",
    "Fetched": "fetch",
    "PageParser": "parser",
    "ReadOptions": "options",
    "ReaderTables": "tables",
    "fetch_url": "fetch",
    "find_date_problems": "evidence",
    "read_bytes": "read",
}

__all__ = [
    "Caps",
    "FetchOptions",
    "Fetched",
    "PageParser",
    "ReadOptions",
    "ReaderTables",
    "fetch_url",
    "find_date_problems",
    "read_bytes",
]


def __getattr__(name: str) -> object:
    """What is loaded when first used."""
    if name in _LATER:
        return getattr(import_module(f"travaux.reader.{_LATER[name]}"), name)
    raise AttributeError(f"module 'travaux.reader' has no attribute {name!r}")
