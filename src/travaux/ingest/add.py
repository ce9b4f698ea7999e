"""Adds coverage to a ledger: what it doesn't hold yet is read, and stored in batches."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from threading import Lock

from travaux.errors import LedgerError
from travaux.ingest.interrupts import lost_interrupts
from travaux.ingest.pool import ReaderPool
from travaux.ingest.worker import ReadingOptions, Task, joiners_of, open_reader, read_entry
from travaux.join_resources import load_ledger_words
from travaux.joins.codebook import Talks
from travaux.joins.joining import Joiner
from travaux.reading import Reader
from travaux.record.article import Rejection
from travaux.record.capture import Capture
from travaux.store.append import Added
from travaux.store.entry import Entry, prepare
from travaux.store.joins.stored import stored_talks
from travaux.store.ledger import Ledger

BATCH = 1000  # entries in one transaction at most
_SECONDS = 1.0  # that an entry waits for its transaction at most
_LOOKED_UP = 64  # captures asked for at once
_TICK = 0.2  # seconds in which they came
Tell = Callable[[Added, Sequence[Entry]], None]


def tell_nobody(_: Added, __: Sequence[Entry]) -> None:
    """Told what a transaction changed, say nothing."""
    return


@dataclass(slots=True)
class Batch:
    """Entries that wait for their transaction."""

    ledger: Ledger
    tell: Tell
    again: bool = False  # they are readings of what the ledger holds
    entries: list[Entry] = field(default_factory=list)
    since: float = 0.0
    total: Added = field(default_factory=Added)
    lock: Lock = field(default_factory=Lock)

    def put(self, entry: Entry) -> None:
        self.since = self.since if self.entries else time.monotonic()
        self.entries.append(entry)

    @property
    def due(self) -> bool:
        return bool(self.entries) and (len(self.entries) >= BATCH or time.monotonic() - self.since >= _SECONDS)

    def count(self, added: Added, entries: Sequence[Entry] = ()) -> None:
        with self.lock:  # what is known already is counted on the thread that reads the sources
            self.total += added
            self.tell(added, entries)

    def store(self) -> None:
        """Store what waits, also if a Ctrl-C comes in between: it takes the transaction back, so that another is made."""
        if self.entries:
            try:
                self._store()
            except KeyboardInterrupt:
                self._store()
                raise

    def _store(self) -> None:
        added = self.ledger.add(self.entries, again=self.again)
        entries, self.entries = self.entries, []
        self.count(added, entries)


def add_captures(
    ledger: Ledger,
    captures: Iterable[Capture | Rejection],
    options: ReadingOptions | None = None,
    *,
    processes: int | None = None,
    tell: Tell = tell_nobody,
) -> Added:
    """Read captures that the ledger doesn't hold and store what comes of them.

    However it ends, what was told is stored whole, and doing it again goes on from there.

    Args:
        captures: what was captured, and sources that could not be; see `travaux.intake`.
        options: how they are read.
        processes: that read; None takes one for each core, 1 reads in this process.
        tell: called after each transaction with what it changed, and its entries.

    Returns:
        What was changed in all.

    Raises:
        LedgerError: the ledger can't be written.
        ResourceError: the installation lacks a data file or model.
    """
    options = options if options is not None else ReadingOptions()
    batch = Batch(ledger, tell)
    read_into(batch, unknown_ones(batch, captures), options, processes)
    return batch.total


def read_into(batch: Batch, tasks: Iterable[Task | Rejection], options: ReadingOptions, processes: int | None) -> None:
    """Read captures, here or in processes, and store what comes of them in batches; also what is read when it is interrupted."""
    options = replace(options, talks=_talks_of(batch.ledger))
    read = _open_and_read(tasks, options) if processes == 1 else _read_in_processes(tasks, options, processes)
    with closing(read):  # which ends the processes
        store_all(batch, read)


def store_all(batch: Batch, entries: Iterable[Entry | None]) -> None:
    """Store entries in batches as they come, those that wait also when it is interrupted or their source fails."""
    usable = True
    try:
        with lost_interrupts() as raise_lost:
            for entry in entries:
                raise_lost()
                if entry is not None:
                    batch.put(entry)
                if batch.due:
                    batch.store()
    except LedgerError:
        usable = False
        raise
    finally:
        if usable:
            batch.store()


def _read_in_processes(
    tasks: Iterable[Task | Rejection], options: ReadingOptions, processes: int | None
) -> Generator[Entry | None]:
    with ReaderPool(options, processes=processes) as pool:
        yield from pool.read(tasks)


def _open_and_read(tasks: Iterable[Task | Rejection], options: ReadingOptions) -> Generator[Entry | None]:
    with open_reader(options) as reader:
        yield from read_here(tasks, reader, joiners_of(options))


def _talks_of(ledger: Ledger) -> tuple[Talks, ...]:
    with ledger.database.reading() as connection:
        return tuple(each.talks for each in stored_talks(connection))


def read_here(tasks: Iterable[Task | Rejection], reader: Reader, joiners: Sequence[Joiner] = ()) -> Iterator[Entry]:
    """What is to be stored of captures, read in this process, in their order.

    Args:
        joiners: of the ledger's talks.
    """
    words = load_ledger_words()
    for task in tasks:
        yield prepare(None, task, words, None) if isinstance(task, Rejection) else read_entry(task, reader, joiners)


def unknown_ones(batch: Batch, captures: Iterable[Capture | Rejection]) -> Iterator[Task | Rejection]:
    """The captures that the ledger doesn't hold."""
    for some in _groups(captures):
        known = batch.ledger.known(c for c in some if isinstance(c, Capture))
        refused = batch.ledger.refused(c for c in some if isinstance(c, Capture)) if known else set()
        for capture in some:
            if isinstance(capture, Capture) and capture.id in known:
                batch.count(Added(known=1, refused=int(capture.id in refused)))
            else:
                yield Task(capture) if isinstance(capture, Capture) else capture


def _groups(captures: Iterable[Capture | Rejection]) -> Iterator[list[Capture | Rejection]]:
    """Captures in groups: as many as came within a moment, so that slow sources aren't waited for."""
    group: list[Capture | Rejection] = []
    began = time.monotonic()
    try:
        for capture in captures:
            group.append(capture)
            if len(group) >= _LOOKED_UP or time.monotonic() - began > _TICK:
                yield group
                group, began = [], time.monotonic()
    except (GeneratorExit, KeyboardInterrupt):
        group = []
        raise
    finally:
        if group:  # also those that came before the source failed
            yield group
