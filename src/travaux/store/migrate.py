"""Brings a database to the tables of this version of Travaux, from nothing or from any earlier version."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from travaux.errors import LedgerError, UsageError
from travaux.store.plain import AnyConnection, plain

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from travaux.store.database import Database

HEAD = "0008"  # the newest migration; a test compares
_MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(database: Database, place: str, *, create: bool) -> None:
    """Make the tables where there are none, and the newest ones of old ones.

    Raises:
        LedgerError: the database holds other tables, or those of a newer Travaux.
        UsageError: it is empty and nothing is to be made.
    """
    with database.connected() as asked:
        revision = revision_of(asked)
    if revision == HEAD:
        return
    with database.engine.connect().execution_options(travaux_writes=True) as connection, connection.begin():
        if not database.sqlite:
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(1953653109)")
        revision = revision_of(connection)  # another process may have been faster
        _refuse(connection, revision, place, create=create)
        if revision != HEAD:
            upgrade(connection, HEAD)


def revision_of(connection: AnyConnection) -> str | None:
    """The migration that a database has come to; None for an empty one."""
    asked = plain(connection)
    if "alembic_version" not in asked.tables():
        return None
    found: str | None = asked.value("SELECT version_num FROM alembic_version")
    return found


def _refuse(connection: Connection, revision: str | None, place: str, *, create: bool) -> None:
    if revision is None:
        if plain(connection).tables():
            raise LedgerError(f"expected a ledger, got a database of something else: {place}; name another with --ledger")
        if not create:
            raise UsageError(f"expected a ledger, {place} is empty; add reports first: travaux add FOLDER --ledger {place}")
    elif revision not in revisions():
        raise LedgerError(f"the ledger {place} was written by a newer Travaux (tables {revision}, here {HEAD}); update travaux")


def revisions() -> list[str]:
    """All migrations, the oldest first."""
    return sorted(file.name[:4] for file in (_MIGRATIONS / "versions").glob("[0-9]*.py"))


def upgrade(connection: Connection, revision: str) -> None:
    """Run the migrations up to one."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
