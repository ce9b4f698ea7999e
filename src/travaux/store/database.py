"""The database behind a ledger: one file of SQLite, or PostgreSQL by URL; what differs between them lies here and in `index.py`."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from travaux.errors import LedgerError, TravauxError, UsageError
from travaux.store.migrate import migrate
from travaux.store.pack import storable
from travaux.store.plain import PlainConnection, plain

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine, Table

    from travaux.ledger.likeness import Compared

_LOCK = 0x7472617661757800  # of the one writer of a PostgreSQL ledger
# Sentences wait outside the index until they are many: putting a thousand reports' there takes as long as three thousand's.
_WRITE = f"SELECT pg_advisory_xact_lock({_LOCK}); SET LOCAL gin_pending_list_limit = '16MB'; SET LOCAL work_mem = '64MB'"
_PASSWORD = re.compile(r"(?<=://)([^@:/?]*:).*(?=@)|(?<=[?&])((?:ssl)?password=)[^&]*", re.IGNORECASE | re.DOTALL)
_ADVICE = {  # on what SQLite says
    "malformed": "it is damaged: restore a backup into a new one",
    "not a database": "it is no ledger: name another, or restore a backup into a new one",
    "is full": "free some space",
}
# URLs that the driver itself reads as SQLAlchemy does: without signs in other guise, and no part of them twice.
_PLAIN_URL = re.compile(
    r"(?!.*[?&](\w+)=.*&\1=)postgres(ql)?://([\w.-]+(:[^@:/?#%+\s]*)?@)?[\w.-]*(:\d+)?/[\w-]+(\?\w+=[\w./-]*(&\w+=[\w./-]*)*)?",
    re.ASCII,
)
# Common words and rare ones are found in other ways: a plan made once is a bad one. And rows lie in memory, or nearly: some
# thousand of them are looked up one by one in half the time in which three whole tables are read.
_PLANS = "SET LOCAL plan_cache_mode = force_custom_plan; SET LOCAL random_page_cost = 1.1"
_BEGIN = {True: "BEGIN", False: f"BEGIN ISOLATION LEVEL REPEATABLE READ; {_PLANS}"}  # to ask, by whether it is SQLite
_BUSY = 60  # seconds that a writer waits for another
_PAUSE = 0.05  # seconds between two tries
LEAST_LOGGED = 10_000  # pages that the log may hold before they are put where they belong
_PRAGMAS = (
    "synchronous = FULL",  # what was acknowledged outlives a power cut too
    "foreign_keys = ON",
    "secure_delete = ON",  # what was purged is overwritten
    "cache_size = -262144",  # KiB
    "temp_store = MEMORY",
    f"wal_autocheckpoint = {LEAST_LOGGED}",
)


class Database:
    """How one asks, reads and writes a database.

    Args:
        file: of an SQLite ledger.
        url: of a PostgreSQL ledger.
        engine: SQLAlchemy's; made when it is first used where None is given, and plain questions go past it.

    Attributes:
        sqlite: whether it is SQLite; PostgreSQL otherwise.
        compared: passages that were compared lately, by key.
        remembered: what `travaux.store.joins.talks` remembers of joins.
        loaders: of talks by number, with what the ledger was; `travaux.store.joins.load` keeps them from question to question.
    """

    def __init__(self, file: Path | None, url: str = "", engine: Engine | None = None) -> None:
        self.file = file
        self.sqlite = file is not None
        self._url = url
        self._engine = engine
        self._is_plain = engine is None
        self._idle: list[Any] = []  # connections of the driver's
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

    @property
    def engine(self) -> Engine:
        """SQLAlchemy's."""
        if self._engine is None:
            from travaux.store import engines  # who only asks needs no SQLAlchemy, which takes 0.2 s to load

            self._engine = engines.sqlite_engine(self.file) if self.file is not None else engines.postgresql_engine(self._url)
        return self._engine

    @property
    def errors(self) -> tuple[type[Exception], ...]:
        """What is raised when the database fails, by SQLAlchemy or by the driver itself."""
        if self._engine is None:
            return (_driver_error(self.sqlite),)
        from sqlalchemy.exc import DBAPIError

        return DBAPIError, _driver_error(self.sqlite)

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Raises what fails in the database as a LedgerError."""
        try:
            yield
        except self.errors as error:
            raise self.failed(error) from error

    def failed(self, error: Exception) -> LedgerError:
        """What to raise where the database failed."""
        reason = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
        return LedgerError(f"the ledger {self.name} can't be used: {reason}; what was acknowledged is safe, see travaux check")

    @contextmanager
    def asking(self) -> Iterator[PlainConnection]:
        """A connection that is asked in plain SQL and sees the ledger as it is at its first query.

        Raises:
            LedgerError: the database can't be read.
        """
        with self.guarded(), self.connected() as asked:
            yield asked

    @contextmanager
    def connected(self) -> Iterator[PlainConnection]:
        """The same without a word on what fails."""
        if not self._is_plain:
            with self._seeing() as connection:
                yield plain(connection)
            return
        driver = self._idle.pop() if self._idle else self._connect()
        with ExitStack() as failing:
            failing.callback(driver.close)
            driver.execute(_BEGIN[self.sqlite])
            yield PlainConnection(driver, sqlite=self.sqlite)
            driver.execute("ROLLBACK")
            failing.pop_all()
        self._idle.append(driver)

    def _connect(self) -> Any:
        return connect_sqlite(self.file) if self.file is not None else _connect_postgresql(self._url)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees the ledger as it is at its first query.

        Raises:
            LedgerError: the database can't be read.
        """
        with self.guarded(), self._seeing() as connection:
            yield connection

    @contextmanager
    def _seeing(self) -> Iterator[Connection]:
        """The same without a word on what fails."""
        with self.engine.connect() as connection:
            if not self.sqlite:
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                if not self.sqlite:
                    connection.exec_driver_sql(_PLANS)
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
                    connection.exec_driver_sql(_WRITE)
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
        while self._idle:
            self._idle.pop().close()
        if self._engine is not None:
            self._engine.dispose()


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
        migrate(database, shown(place), create=create)
        if database.sqlite:
            _log_ahead(database)
        database.expect_there()
    except TravauxError:
        database.close()
        raise
    except database.errors as error:
        database.close()
        reason = str(getattr(error, "orig", error) or error).strip().splitlines()[0]
        if database.file is None and database.engine.url.password:
            reason = reason.replace(str(database.engine.url.password), "***")
        advice = next((then for sign, then in _ADVICE.items() if sign in reason), "check the name and your rights to it")
        raise LedgerError(f"the ledger {shown(place)} can't be opened: {reason}; {advice}") from error
    return database


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
    return Database(file)


def connect_sqlite(file: Path) -> sqlite3.Connection:
    """A connection of the driver's to a file, as every connection to a ledger is; threads may use it one after the other."""
    connection = sqlite3.connect(file, timeout=_BUSY, check_same_thread=False)
    connection.isolation_level = None  # transactions begin where we say so, not where the driver guesses
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _log_ahead(database: Database) -> None:
    """Have a file of SQLite keep a log, so that readers and the writer don't wait for one another; only once it is a ledger.

    SQLite doesn't wait by itself for others who open the file meanwhile.
    """
    assert database.file is not None
    until = time.monotonic() + _BUSY
    connection = connect_sqlite(database.file)
    try:
        while True:
            try:
                connection.execute("PRAGMA journal_mode = WAL").close()
                return
            except sqlite3.OperationalError:
                if time.monotonic() >= until:
                    raise
                time.sleep(_PAUSE)
    finally:
        connection.close()


def _postgresql(place: str) -> Database:
    if _PLAIN_URL.fullmatch(place) and find_spec("psycopg") is not None:
        return Database(None, place)
    from travaux.store.engines import postgresql_engine

    return Database(None, place, postgresql_engine(place))


def _connect_postgresql(url: str) -> Any:
    import psycopg  # only where PostgreSQL is used

    return psycopg.connect(url, autocommit=True)  # transactions begin where we say so


def _driver_error(sqlite: bool) -> type[Exception]:
    """What the driver raises when the database fails."""
    if sqlite:
        return sqlite3.Error
    import psycopg

    return psycopg.Error
