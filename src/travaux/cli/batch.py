"""Reading one report after another: whatever happens to one, the next is read."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from travaux.cli.sources import Source
from travaux.reading import Reader, guarded
from travaux.record.article import Rejection
from travaux.record.record import Record


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one source: its record as it is to be printed, or why there is none."""

    source: Source
    result: str | Rejection


def read_each(sources: Sequence[Source], reader: Reader, render: Callable[[Record], str]) -> Iterator[Outcome]:
    """The outcome of each source, in order. An exception that nobody foresaw becomes a rejection with its traceback.

    Raises:
        TravauxError: the installation or the command is at fault, not one report.
    """
    for source in sources:
        yield Outcome(source, guarded(source.name, partial(_outcome, source, reader, render)))


def _outcome(source: Source, reader: Reader, render: Callable[[Record], str]) -> str | Rejection:
    result = _read(source, reader)
    return result if isinstance(result, Rejection) else render(result)


def _read(source: Source, reader: Reader) -> Record | Rejection:
    if source.url is not None:
        return reader.read_url(source.url)
    if source.path is not None:
        return reader.read_file(source.path)
    if sys.stdin is None or sys.stdin.closed:
        return Rejection(source.name, "read", "unreadable", "standard input is closed; pipe a report into the command")
    if sys.stdin.isatty():
        print("travaux: type or paste a report, then press Ctrl-D", file=sys.stderr)
    return reader.read_stream(sys.stdin.buffer, source=source.name)
