"""Rows in which a column has one of some values, however many these are: asked for and deleted with SQLAlchemy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

import orjson
from sqlalchemy import ARRAY, ColumnElement, Connection, Row, Select, Table, Text, bindparam, delete, func, select

from travaux.store.plain import chunks

_SOME = "some"  # a parameter: the values that a column may have


def rows_in(connection: Connection, query: Select[Any], column: ColumnElement[Any], values: Iterable[Any]) -> Iterator[Row[Any]]:
    """The rows of a query in which a column has one of some values, however many these are."""
    wanted = query.where(_among(connection.dialect.name, column))
    for some in chunks(sorted(set(values))):
        yield from connection.execute(wanted, {_SOME: _given(connection, some)}).all()


@lru_cache(maxsize=200)  # it takes as long to say as a query for a few rows to be answered
def _among(dialect: str, column: ColumnElement[Any]) -> ColumnElement[bool]:
    """That a column has one of the values of a parameter: one value for the driver, however many it stands for."""
    if dialect == "sqlite":
        listed = func.json_each(bindparam(_SOME, type_=Text)).table_valued("value")
        return column.in_(select(listed.c.value))
    return column == func.any(bindparam(_SOME, type_=ARRAY(column.type)))


def _given(connection: Connection, some: Sequence[Any]) -> Any:
    return orjson.dumps(some).decode() if connection.dialect.name == "sqlite" else list(some)


def values_in(
    connection: Connection,
    wanted: ColumnElement[Any],
    column: ColumnElement[Any],
    values: Iterable[Any],
    *more: ColumnElement[bool],
) -> set[Any]:
    """The distinct values of one column in the rows in which another one has one of some values."""
    return {row[0] for row in rows_in(connection, select(wanted).where(*more).distinct(), column, values)}


def delete_in(
    connection: Connection, table: Table, column: ColumnElement[Any], values: Iterable[Any], *more: ColumnElement[bool]
) -> None:
    """Delete the rows of a table in which a column has one of some values."""
    gone = delete(table).where(_among(connection.dialect.name, column), *more)
    for some in chunks(sorted(set(values))):
        connection.execute(gone, {_SOME: _given(connection, some)})
