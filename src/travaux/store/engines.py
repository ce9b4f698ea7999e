"""SQLAlchemy's engines: of a file of SQLite, and of PostgreSQL."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from travaux.errors import UsageError
from travaux.store.database import LEAST_LOGGED, connect_sqlite, shown


def sqlite_engine(file: Path) -> Engine:
    """The engine of a file."""
    engine = create_engine(URL.create("sqlite", database=str(file)), creator=lambda: connect_sqlite(file))
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def postgresql_engine(place: str) -> Engine:
    """The engine of a URL.

    Raises:
        UsageError: it is none of PostgreSQL, or the driver isn't installed.
    """
    try:
        url = make_url(place)
        if url.drivername not in ("postgresql", "postgresql+psycopg", "postgres"):
            raise UsageError(f"expected a file, or a URL postgresql://…, got {shown(place)}; other databases can't hold a ledger")
        return create_engine(url.set(drivername="postgresql+psycopg"))
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        if isinstance(error, UsageError):
            raise
        raise UsageError(f"expected a URL such as postgresql://user@host/name, got {shown(place)}: {error}") from error
    except ModuleNotFoundError as error:
        raise UsageError("a ledger on PostgreSQL needs its driver: pip install 'travaux[postgresql]'") from error


def _begin_sqlite(connection: Connection) -> None:
    if not connection.get_execution_options().get("travaux_writes"):
        connection.exec_driver_sql("BEGIN")
        return
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    # Pages that several batches change are copied from the log once: it may hold a quarter of what the ledger does.
    pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    connection.exec_driver_sql(f"PRAGMA wal_autocheckpoint = {max(LEAST_LOGGED, pages // 4)}")
