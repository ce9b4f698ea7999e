"""Bytes to article."""

from travaux.reader.evidence import find_date_problems
from travaux.reader.fetch import Fetched, FetchOptions, fetch_url
from travaux.reader.options import ReadOptions
from travaux.reader.page import Caps
from travaux.reader.parser import PageParser
from travaux.reader.read import read_bytes
from travaux.reader.tables import ReaderTables

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
