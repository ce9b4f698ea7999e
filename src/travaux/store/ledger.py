"""A ledger: what was captured, what was read in it, what people made of it; opened, added to, asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from travaux.ledger.garbage import keeping_all
from travaux.store.database import Database, open_database

if TYPE_CHECKING:
    from travaux.ledger.vocabulary import LedgerWords
    from travaux.record.capture import Capture
    from travaux.store.append import Added
    from travaux.store.bytes import Bytes
    from travaux.store.entry import Entry


def utc_now() -> str:
    """The time, ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _tell_nobody(done: int, whole: int) -> None:
    """Nobody waits for it."""


class Ledger:
    """An open ledger. Use it as a context manager, or call `close`.

    Args:
        database: where its rows are.
        words: the lexicons that copies and notes are told by.
        now: tells the time that rows are stamped with, ISO 8601 in UTC.

    Its `tell_joined` is called while all coverage is joined anew, as the first question after an update of Travaux has it: with how
    many versions are joined, and how many there are. It does nothing; put another function there.

    Everything else about ledgers takes one of these: `travaux.store.search`, `purge`, `status`, `check`, `backup`.
    """

    def __init__(self, database: Database, words: LedgerWords, *, now: Callable[[], str] = utc_now) -> None:
        self.database = database
        self.words = words
        self.now = now
        self.tell_joined: Callable[[int, int], None] = _tell_nobody

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    @cached_property
    def bytes(self) -> Bytes:
        """The bytes as they were captured."""
        from travaux.store.bytes import Bytes  # with SQLAlchemy: most questions need no bytes

        file = self.database.file
        return Bytes(self.database, file.with_name(file.name + ".bytes") if file is not None else None)

    def close(self) -> None:
        """Close the database."""
        self.database.close()

    @property
    def name(self) -> str:
        """The ledger's file or URL, without a password."""
        return self.database.name

    def add(self, entries: Sequence[Entry], *, again: bool = False) -> Added:
        """Store captures and what came of them, all or none; when this returns they are safe.

        What the ledger holds already is left as it is; what was purged is refused.

        Args:
            again: the captures are there already, and were read again.

        Raises:
            LedgerError: the database can't be written.
        """
        # What adds takes longer to load than most questions take to be answered.
        from travaux.store.append import Appender
        from travaux.store.derive import Deriver
        from travaux.store.numbers import numbered

        with keeping_all(), self.database.writing() as connection, numbered(connection) as numbers:
            deriver = Deriver(self.database, connection, self.words)
            appender = Appender(deriver, self.bytes, numbers, self.now())
            return appender.append_again(entries) if again else appender.append(entries)

    def known(self, captures: Iterable[Capture]) -> set[str]:
        """The ids of those captures that the ledger holds, read or rejected.

        Raises:
            LedgerError: the database can't be read.
        """
        return self._captured("SELECT id FROM capture WHERE id IN :some", captures)

    def refused(self, captures: Iterable[Capture]) -> set[str]:
        """The ids of those captures that the ledger holds and that were rejected.

        Raises:
            LedgerError: the database can't be read.
        """
        return self._captured("SELECT id FROM capture WHERE id IN :some AND version IS NULL", captures)

    def _captured(self, query: str, captures: Iterable[Capture]) -> set[str]:
        with self.database.asking() as asked:
            return {id for (id,) in asked.rows_in(query, (capture.id for capture in captures))}


def open_ledger(location: str | Path, words: LedgerWords, *, create: bool = False, now: Callable[[], str] = utc_now) -> Ledger:
    """The ledger at a path, or at a URL of PostgreSQL.

    Args:
        create: make it where there is none.

    Raises:
        UsageError: the location is no path or URL, or there is no ledger and none is to be made.
        LedgerError: it can't be opened, is no ledger, or was written by a newer Travaux.
    """
    ledger = Ledger(open_database(location, create=create), words, now=now)
    with ledger.database.asking() as asked:
        finished = asked.setting("unfinished") == ""
    if not finished:
        from travaux.store.finish import finish

        finish(ledger.database, ledger.bytes)
    return ledger
