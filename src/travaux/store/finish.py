"""Destroys what purges left in files; also what a killed one left, when a ledger is next opened."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import Connection, text, update

from travaux.store import tables as t
from travaux.store.among import values_in
from travaux.store.bytes import Bytes
from travaux.store.database import Database
from travaux.store.plain import plain


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
    with database.guarded(), database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        row = connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)" if database.sqlite else "VACUUM"))
        if database.sqlite and row.scalar_one():  # busy
            return
    with database.writing() as connection:
        if json.loads(_unfinished(connection) or "[]") == hashes:  # and no other purge came in between
            _note(connection, "")


def _unfinished(connection: Connection) -> str:
    return plain(connection).setting("unfinished")


def _note(connection: Connection, value: str) -> None:
    connection.execute(update(t.setting).where(t.setting.c.name == "unfinished").values(value=value))
