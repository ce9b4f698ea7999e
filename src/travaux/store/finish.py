"""Destroys what purges left in files; also what a killed one left, when a ledger is next opened."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence

from sqlalchemy import Connection, text, update

from travaux.store import tables as t
from travaux.store.among import values_in
from travaux.store.bytes import Bytes
from travaux.store.database import Database
from travaux.store.plain import plain

_ANOTHER = -1  # the size that SQLite tells of the log where another puts its pages where they belong
_PATIENCE, _PAUSE = 60, 0.05  # seconds to wait for that in all, and between two tries


def note_unfinished(connection: Connection, sha256s: Sequence[str]) -> None:
    """Note in a purge's own transaction whose files are to be destroyed."""
    before = _unfinished(connection)
    _note(connection, json.dumps(sorted({*json.loads(before or "[]"), *sha256s})))


def finish(database: Database, captured: Bytes) -> None:
    """Destroy what purges left in files: bytes without a row, drafts, deleted words of the index, old pages of the log.

    Nothing is done where no purge is unfinished. While another process reads an old state of the ledger its log can't be
    emptied; then the next one that opens the ledger tries again.
    """
    with database.reading() as connection:
        if _unfinished(connection) == "":
            return
    with database.writing() as connection:  # so that nobody is writing the files that are deleted here
        hashes = json.loads(_unfinished(connection) or "[]")
        kept = values_in(connection, t.blob.c.sha256, t.blob.c.sha256, hashes)
        captured.sweep([sha256 for sha256 in hashes if sha256 not in kept])
        captured.sweep_drafts()
        if database.sqlite:
            connection.execute(text("INSERT INTO sentence (sentence) VALUES ('optimize')"))
    if not _emptied(database):
        return
    with database.writing() as connection:
        if json.loads(_unfinished(connection) or "[]") == hashes:  # and no other purge came in between
            _note(connection, "")


def _emptied(database: Database) -> bool:
    """Whether old pages of the log, or of tables, are gone.

    SQLite waits for who reads an old state, but not for who puts pages where they belong just then, in this process or another.
    """
    until = time.monotonic() + _PATIENCE
    with database.guarded(), database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if not database.sqlite:
            connection.execute(text("VACUUM"))
            return True
        while True:
            busy, log, _ = connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)")).one()
            if log != _ANOTHER or time.monotonic() >= until:
                return not busy
            time.sleep(_PAUSE)


def _unfinished(connection: Connection) -> str:
    return plain(connection).setting("unfinished")


def _note(connection: Connection, value: str) -> None:
    connection.execute(update(t.setting).where(t.setting.c.name == "unfinished").values(value=value))
