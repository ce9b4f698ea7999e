"""The database behind a ledger: one file of SQLite, or PostgreSQL by URL; what differs between them lies here and in `index.py`."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson
from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    Connection,
    Engine,
    Row,
    Select,
    Table,
    Text,
    bindparam,
    create_engine,
    delete,
    event,
    func,
    select,
    text,
    type_coerce,
)
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from travaux.errors import LedgerError, TravauxError, UsageError
from travaux.store.migrate import migrate
from travaux.store.pack import storable

if TYPE_CHECKING:
    from travaux.ledger.likeness import Compared

_LOCK = 0x7472617661757800  # of the one writer of a PostgreSQL ledger
_CHUNK = 5000  # values that one query is given at most
_PASSWORD = re.compile(r"(?<=://)([^@:/?]*:).*(?=@)|(?<=[?&])((?:ssl)?password=)[^&]*", re.IGNORECASE | re.DOTALL)
_ADVICE = {  # on what SQLite says
    "malformed": "it is damaged: restore a backup into a new one",
    "not a database": "it is no ledger: name another, or restore a backup into a new one",
    "is full": "free some space",
}
_SOME, _PAIRS = "some", "pairs"  # parameters: the values that a column, or two, may have
_PACKED = 1 << 32  # more than the second of two such values
_BUSY = 60  # seconds that a writer waits for another
_PRAGMAS = (
    "synchronous = FULL",  # what was acknowledged outlives a power cut too
    "foreign_keys = ON",
    "secure_delete = ON",  # what was purged is overwritten
    "cache_size = -262144",  # KiB
    "temp_store = MEMORY",
    "wal_autocheckpoint = 10000",  # pages
)


class Database:
    """An engine, and how one reads and writes with it.

    Attributes:
        engine: SQLAlchemy's.
        file: of an SQLite ledger.
        sqlite: whether it is SQLite; PostgreSQL otherwise.
        compared: passages that were compared lately, by key.
        remembered: what `travaux.store.joins.talks` remembers of joins.
        loaders: of talks by number, with what the ledger was; `travaux.store.joins.load` keeps them from question to question.
    """

    def __init__(self, engine: Engine, file: Path | None) -> None:
        self.engine = engine
        self.file = file
        self.sqlite = file is not None
        self.compared: dict[int, Compared] = {}
        self.remembered: object = None
        self.loaders: dict[int, tuple[object, object]] = {}
        self._node: int | None = None

    def expect_there(self) -> None:
        """Make sure that what was written is in the file of this name still.

        Raises:
            LedgerError: the file was removed or replaced since it was opened.
        """
        if self.file is None:
            return
        node = self.file.stat().st_ino if self.file.exists() else None
        self._node = self._node if self._node is not None else node
        if node is None or node != self._node:
            raise LedgerError(f"the ledger {self.file} was removed or replaced while it was open; add the reports again")

    @property
    def name(self) -> str:
        """The file or URL, without a password."""
        if self.file is not None:
            return str(self.file)
        return shown(self.engine.url.set(drivername="postgresql").render_as_string())

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Raises what fails in the database, whether SQLAlchemy or the driver itself says so, as a LedgerError."""
        driver: Any = self.engine.dialect.dbapi
        try:
            yield
        except (DBAPIError, driver.Error) as error:
            raise self.failed(error) from error

    def failed(self, error: Exception) -> LedgerError:
        """What to raise where the database failed."""
        reason = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
        return LedgerError(f"the ledger {self.name} can't be used: {reason}; what was acknowledged is safe, see travaux check")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees the ledger as it is at its first query.

        Raises:
            LedgerError: the database can't be read.
        """
        with self.guarded(), self.engine.connect() as connection:
            if not self.sqlite:
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                if not self.sqlite:  # common words and rare ones are found in other ways: a plan made once is a bad one
                    connection.execute(text("SET LOCAL plan_cache_mode = force_custom_plan"))
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction of the ledger's one writer: committed as a whole at the end, or not at all.

        Raises:
            LedgerError: the database can't be written.
        """
        with self.guarded(), self.engine.connect() as connection:
            if self.sqlite:
                connection = connection.execution_options(travaux_writes=True)
            with connection.begin():
                if not self.sqlite:
                    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
                yield connection
        self.expect_there()

    def insert(self, connection: Connection, table: Table, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
        """Add many rows at once, the fastest way that the database has."""
        if not rows:
            return
        named = ", ".join(f'"{name}"' for name in columns)
        if self.sqlite:
            marks = ", ".join("?" * len(columns))
            connection.exec_driver_sql(f"INSERT INTO {table.name} ({named}) VALUES ({marks})", rows)
            return
        driver: Any = connection.connection.driver_connection
        with driver.cursor() as cursor, cursor.copy(f"COPY {table.name} ({named}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()


def chunks(values: Sequence[Any], size: int = _CHUNK) -> Iterator[Sequence[Any]]:
    """A sequence in pieces that fit into one query."""
    for start in range(0, len(values), size):
        yield values[start : start + size]


def rows_in(connection: Connection, query: Select[Any], column: ColumnElement[Any], values: Iterable[Any]) -> Iterator[Row[Any]]:
    """The rows of a query in which a column has one of some values, however many these are."""
    wanted = query.where(_among(connection, column))
    for some in chunks(sorted(set(values))):
        yield from connection.execute(wanted, {_SOME: _given(connection, some)}).all()


def rows_at(
    connection: Connection,
    query: Select[Any],
    columns: tuple[ColumnElement[int], ColumnElement[int]],
    places: Iterable[tuple[int, int]],
) -> Iterator[Row[Any]]:
    """The rows of a query in which two columns have one of some pairs of values, the first of which an index knows."""
    first, second = columns
    both: ColumnElement[int] = type_coerce(first, BigInteger) * _PACKED + second
    wanted = query.where(_among(connection, first), _among(connection, both, _PAIRS))
    for some in chunks(sorted(set(places))):
        pairs = [one * _PACKED + other for one, other in some]
        given = {_SOME: _given(connection, sorted({one for one, _ in some})), _PAIRS: _given(connection, pairs)}
        yield from connection.execute(wanted, given).all()


def _among(connection: Connection, column: ColumnElement[Any], parameter: str = _SOME) -> ColumnElement[bool]:
    """That a column has one of the values of a parameter: one value for the driver, however many it stands for."""
    if connection.dialect.name == "sqlite":
        listed = func.json_each(bindparam(parameter, type_=Text)).table_valued("value")
        return column.in_(select(listed.c.value))
    return column == func.any(bindparam(parameter, type_=ARRAY(column.type)))


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
    gone = delete(table).where(_among(connection, column), *more)
    for some in chunks(sorted(set(values))):
        connection.execute(gone, {_SOME: _given(connection, some)})


def open_database(location: str | Path, *, create: bool) -> Database:
    """The database at a path or URL, brought to this version's tables.

    Raises:
        UsageError: the location is no path or URL of PostgreSQL, or nothing is there and nothing is to be made.
        LedgerError: it can't be opened, is no ledger, or was written by a newer Travaux.
    """
    place = str(location)
    if not place.strip():
        raise UsageError("expected the ledger's file or URL, got an empty one; name it, e.g. --ledger talks.db")
    if place != storable(place):
        raise UsageError(f"expected the ledger's file or URL, got {storable(shown(place))!r}, which is no text; name another")
    if re.match(r"postgres(?:ql)?:(?!//)", place):
        raise UsageError("expected a URL such as postgresql://user@host/name, got one without the two slashes; mend it")
    database = _postgresql(place) if "://" in place else _sqlite(Path(place), create=create)
    try:
        migrate(database.engine, shown(place), create=create)
        if database.sqlite:
            _log_ahead(database.engine)
        database.expect_there()
    except (DBAPIError, sqlite3.Error) as error:
        database.close()
        reason = str(getattr(error, "orig", error) or error).strip().splitlines()[0]
        if database.engine.url.password:
            reason = reason.replace(str(database.engine.url.password), "***")
        advice = next((then for sign, then in _ADVICE.items() if sign in reason), "check the name and your rights to it")
        raise LedgerError(f"the ledger {shown(place)} can't be opened: {reason}; {advice}") from error
    except TravauxError:
        database.close()
        raise
    return database


def _log_ahead(engine: Engine) -> None:
    """Have a file of SQLite keep a log, so that readers and the writer don't wait for one another; only once it is a ledger."""
    connection = engine.raw_connection()
    try:
        driver: Any = connection.driver_connection
        driver.execute("PRAGMA journal_mode = WAL").close()
    finally:
        connection.close()


def shown(location: str | Path) -> str:
    """A location as it may be shown: without a password."""
    place = str(location)
    return _PASSWORD.sub(r"\1\2***", place) if "://" in place else place


def _sqlite(file: Path, *, create: bool) -> Database:
    if file.is_dir():
        raise UsageError(f"expected the ledger's file, got the folder {file}; name a file in it, e.g. {file / 'travaux.db'}")
    if not file.exists():
        if not create:
            raise UsageError(f"expected a ledger, found no file {file}; add reports first: travaux add FOLDER --ledger {file}")
        if not file.absolute().parent.is_dir():
            raise UsageError(f"expected a folder {file.absolute().parent} for the ledger, found none; make it first")
    engine = create_engine(URL.create("sqlite", database=str(file)), connect_args={"timeout": _BUSY})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return Database(engine, file)


def _prepare_sqlite(connection: sqlite3.Connection, _: object) -> None:
    connection.isolation_level = None  # transactions begin where we say so, not where the driver guesses
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("travaux_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _postgresql(place: str) -> Database:
    try:
        url = make_url(place)
        if url.drivername not in ("postgresql", "postgresql+psycopg", "postgres"):
            raise UsageError(f"expected a file, or a URL postgresql://…, got {shown(place)}; other databases can't hold a ledger")
        return Database(create_engine(url.set(drivername="postgresql+psycopg")), None)
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        if isinstance(error, UsageError):
            raise
        raise UsageError(f"expected a URL such as postgresql://user@host/name, got {shown(place)}: {error}") from error
    except ModuleNotFoundError as error:
        raise UsageError("a ledger on PostgreSQL needs its driver: pip install 'travaux[postgresql]'") from error
