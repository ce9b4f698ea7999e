"""Bytes to article."""

from importlib import import_module
from typing import TYPE_CHECKING

from travaux.reader.evidence import find_date_problems
from travaux.reader.options import ReadOptions
from travaux.reader.page import Caps
from travaux.reader.parser import PageParser
from travaux.reader.read import read_bytes
from travaux.reader.tables import ReaderTables

if TYPE_CHECKING:
    from travaux.reader.fetch import Fetched, FetchOptions, fetch_url

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
    """What fetches brings a network library with it, so it is loaded when first used."""
    if name in ("FetchOptions", "Fetched", "fetch_url"):
        return getattr(import_module("travaux.reader.fetch"), name)
    raise AttributeError(f"module 'travaux.reader' has no attribute {name!r}")
