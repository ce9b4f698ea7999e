"""Puts what the log of a file of SQLite holds where it belongs, beside what is written next."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

_LEAST = 40 << 20  # bytes of the log from which it is worth a thread


class Log:
    """The log of a file.

    SQLite itself puts pages where they belong when the log has come to hold many, and whoever has just written waits for all of
    them. Here those of a commit are put there while the next transaction is worked out: then few are left to wait for.

    Args:
        connect: makes a connection to the file.
    """

    def __init__(self, file: Path, connect: Callable[[Path], sqlite3.Connection]) -> None:
        self._file = file
        self._connect = connect
        self._pool: ThreadPoolExecutor | None = None
        self._put: Future[None] | None = None

    def begin(self) -> None:
        """Begin to put pages where they belong, where the log is large and nobody here does it yet; nothing waits for it."""
        if self._put is not None and not self._put.done():
            return
        log = self._file.with_name(self._file.name + "-wal")
        if not log.exists() or log.stat().st_size < _LEAST:
            return
        from concurrent.futures import ThreadPoolExecutor  # takes a while to load, and who only asks needs none

        self._pool = self._pool if self._pool is not None else ThreadPoolExecutor(1)
        self._put = self._pool.submit(self._put_there)

    def _put_there(self) -> None:
        with contextlib.suppress(sqlite3.Error):  # what can't be put there now stays in the log, and is as safe
            connection = self._connect(self._file)
            try:
                connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
            finally:
                connection.close()

    def close(self) -> None:
        """Wait for what was begun."""
        if self._pool is not None:
            self._pool.shutdown()
            self._pool = self._put = None
