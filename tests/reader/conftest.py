"""The tables and the page parser, made once; a function that reads bytes or text as the package does."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from travaux.reader import PageParser, ReaderTables, ReadOptions, read_bytes
from travaux.record.article import Article, Rejection
from travaux.resources import load_reader_tables

Read = Callable[..., Article | Rejection]


@pytest.fixture(scope="session")
def tables() -> ReaderTables:
    """The tables as they ship."""
    return load_reader_tables()


@pytest.fixture(scope="session")
def pages() -> Iterator[PageParser]:
    """One child process for all tests that parse pages and don't count processes."""
    with PageParser() as parser:
        yield parser


@pytest.fixture(scope="session")
def read(tables: ReaderTables, pages: PageParser) -> Read:
    """Reads bytes or text; keyword arguments are those of `ReadOptions`."""

    def reading(data: bytes | str, **known: str) -> Article | Rejection:
        raw = data.encode() if isinstance(data, str) else data
        return read_bytes(raw, source="test", options=ReadOptions(**known), tables=tables, parser=pages)

    return reading
