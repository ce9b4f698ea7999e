"""Ledgers in Python: opened with the lexicons that ship, and added to from whatever coverage lies in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from travaux.ingest.add import Tell, add_captures, tell_nobody
from travaux.ingest.worker import ReadingOptions
from travaux.intake import Intake
from travaux.join_resources import load_ledger_words
from travaux.store import Added, Ledger
from travaux.store import open_ledger as open_with


def open_ledger(location: str | Path, *, create: bool = False) -> Ledger:
    """The ledger in a file, or at a URL `postgresql://…`; a context manager.

    Args:
        create: make it where there is none.

    Raises:
        UsageError: the location is no path or URL, or there is no ledger and none is to be made.
        LedgerError: it can't be opened, is no ledger, or was written by a newer Travaux.
    """
    return open_with(location, load_ledger_words(), create=create)


def add_sources(
    ledger: Ledger,
    sources: Sequence[str | Path],
    options: ReadingOptions | None = None,
    *,
    processes: int | None = 1,
    tell: Tell = tell_nobody,
) -> Added:
    """Read coverage that a ledger doesn't hold yet, and store what comes of it.

    Args:
        sources: files, folders, archives, tables, feeds, lists and addresses, as `travaux add` takes them.
        options: how they are read.
        processes: that read; None takes one for each core. More than one start this program's main module anew, which must
            then be guarded by `if __name__ == "__main__":`.
        tell: called after each transaction with what it changed, and its entries.

    Raises:
        UsageError: there is no such file, or a date is no ISO date.
        LedgerError: the ledger can't be written.
    """
    options = options if options is not None else ReadingOptions()
    named = [str(source) for source in sources]
    intake = Intake(named, published=options.published, retrieved=options.retrieved, ledger=ledger.database.file)
    return add_captures(ledger, intake, options, processes=processes, tell=tell)
