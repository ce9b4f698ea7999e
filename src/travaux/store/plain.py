"""Questions to a database in plain SQL: views ask theirs so, since loading SQLAlchemy takes longer than answering most of them.

In a query `:name` stands for a value, and `IN :name` for one of several. Numbers and names of ours may stand in its text; what
people wrote is always a value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

import orjson

if TYPE_CHECKING:
    from sqlalchemy import Connection


AnyConnection: TypeAlias = "Connection | PlainConnection"
_CHUNK = 5000  # values that one query is given at most
_SEVERAL = re.compile(r"\bIN :(\w+)")
_VALUE = re.compile(r"(?<!:):(\w+)")
_TABLES = {  # by whether it is SQLite
    True: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'",
    False: "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()",
}


class PlainConnection:
    """A connection that is asked in plain SQL. Rows come as tuples.

    Args:
        driver: the driver's connection.
        sqlite: whether it is SQLite's; PostgreSQL's otherwise.
    """

    def __init__(self, driver: Any, *, sqlite: bool) -> None:
        self._driver = driver
        self.sqlite = sqlite

    def rows(self, query: str, **values: Any) -> list[Any]:
        """The rows of a query."""
        if self.sqlite:  # takes several values as one
            values = {name: orjson.dumps(value).decode() if isinstance(value, list) else value for name, value in values.items()}
        found: list[Any] = self._driver.execute(_worded(query, self.sqlite), values).fetchall()
        return found

    def rows_in(self, query: str, some: Iterable[Any], **values: Any) -> Iterator[Any]:
        """The rows of a query with `IN :some`, however many these are."""
        for each in chunks(sorted(set(some))):
            yield from self.rows(query, some=list(each), **values)

    def column(self, query: str, **values: Any) -> list[Any]:
        """The first value of each row of a query."""
        return [row[0] for row in self.rows(query, **values)]

    def value(self, query: str, **values: Any) -> Any:
        """The first value of the first row of a query; None where there is no row."""
        return next(iter(self.column(query, **values)), None)

    def setting(self, name: str) -> str:
        """What the ledger keeps under a name, which it has."""
        return str(self.rows("SELECT value FROM setting WHERE name = :name", name=name)[0][0])

    def tables(self) -> list[str]:
        """The names of all tables."""
        return [row[0] for row in self._driver.execute(_TABLES[self.sqlite]).fetchall()]


def plain(connection: AnyConnection) -> PlainConnection:
    """A connection, whichever it is, as one that is asked in plain SQL, in the same transaction."""
    if isinstance(connection, PlainConnection):
        return connection
    return PlainConnection(connection.connection.driver_connection, sqlite=connection.dialect.name == "sqlite")


def last_entered(connection: AnyConnection) -> int:
    """The number of the row entered last in the ledger's one sequence."""
    return int(plain(connection).setting("entered"))


def chunks(values: Sequence[Any], size: int = _CHUNK) -> Iterator[Sequence[Any]]:
    """A sequence in pieces that fit into one query."""
    for start in range(0, len(values), size):
        yield values[start : start + size]


def one_of(column: str, numbers: Iterable[int]) -> str:
    """The condition that a column has one of a few numbers."""
    listed = ", ".join(str(int(number)) for number in numbers)
    return f"{column} IN ({listed})" if listed else "FALSE"


@lru_cache(maxsize=200)
def _worded(query: str, sqlite: bool) -> str:
    """A query in the words of a database."""
    if sqlite:
        return _SEVERAL.sub(r"IN (SELECT value FROM json_each(:\1))", query)
    return _VALUE.sub(r"%(\1)s", _SEVERAL.sub(r"= ANY(:\1)", query))
