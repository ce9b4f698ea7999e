"""One reading process: captures come in by a pipe, entries for the ledger go out."""

from __future__ import annotations

import gc
import signal
from collections.abc import Sequence
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path

from travaux.errors import TravauxError
from travaux.join_resources import load_ledger_words
from travaux.joins.codebook import Talks
from travaux.joins.joining import Joiner
from travaux.reading import Reader, guarded
from travaux.record.article import Rejection
from travaux.record.capture import Capture
from travaux.record.record import Record
from travaux.store.entry import Entry, prepare


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How captures are read.

    Args:
        model: the name of one that ships, the default where None.
        lexicon: a file of senses of one's own.
        published: ISO date that overrides what reports say.
        retrieved: ISO date of retrieval, where a capture has none.
        talks: of the ledger, so that what these make of a report by itself is found where it is read.
    """

    model: str | None = None
    lexicon: Path | None = None
    published: str | None = None
    retrieved: str | None = None
    talks: tuple[Talks, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """A capture to be read; again, where it is one of a version that the ledger holds."""

    capture: Capture
    article: str | None = None
    version: str | None = None


def open_reader(options: ReadingOptions, threads: int = 0) -> Reader:
    """A reader that reads as the options say; `threads` 0 leaves their number to the machine."""
    return Reader(
        published=options.published, retrieved=options.retrieved, model=options.model, lexicon=options.lexicon, threads=threads
    )


def joiners_of(options: ReadingOptions) -> tuple[Joiner, ...]:
    """What joins coverage for the ledger's talks."""
    return tuple(Joiner(talks, load_ledger_words().joining) for talks in options.talks)


def read_entry(task: Task, reader: Reader, joiners: Sequence[Joiner] = ()) -> Entry:
    """What is to be stored of a capture, whatever happens in reading it."""
    capture = task.capture
    made = guarded(capture.source, lambda: _prepared(task, reader, joiners))
    return prepare(capture, made, load_ledger_words(), reader.made_by) if isinstance(made, Rejection) else made


def _prepared(task: Task, reader: Reader, joiners: Sequence[Joiner]) -> Entry:
    result = reader.read_capture(task.capture)
    if isinstance(result, Record) and task.article is not None and result.article.id != task.article:
        # What a newer reader takes for its address doesn't move a version to another article.
        result = replace(result, article=replace(result.article, id=task.article))
    return prepare(task.capture, result, load_ledger_words(), reader.made_by, task.version, joiners)


def work(pipe: Connection, options: ReadingOptions) -> None:
    """Read captures until the pipe ends; says None once it is ready, and sends the error where it can't be."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    try:
        with open_reader(options, threads=1) as reader:
            joiners = joiners_of(options)
            gc.freeze()  # the model and the lexicons stay: collecting garbage needn't walk through them
            pipe.send(None)
            while True:
                pipe.send(read_entry(pipe.recv(), reader, joiners))
    except TravauxError as error:
        pipe.send(error)
    except (EOFError, BrokenPipeError, ConnectionResetError):  # the parent is gone, or done
        return
