"""Reading one report after another: whatever happens to one, the next is read."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from travaux.cli.sources import Source
from travaux.intake import Found, Intake
from travaux.reading import Reader, guarded
from travaux.record.article import Rejection
from travaux.record.record import Record


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one source: its record as it is to be printed, or why there is none."""

    source: Source
    result: str | Rejection


def read_each(sources: Sequence[Source], reader: Reader, render: Callable[[Record], str]) -> Iterator[Outcome]:
    """The outcome of each report, in order. An exception that nobody foresaw becomes a rejection with its traceback.

    Raises:
        TravauxError: the installation or the command is at fault, not one report.
    """
    for source in sources:
        for name, read in _reports_of(source, reader):
            yield Outcome(source, guarded(name, partial(_outcome, read, render)))


def _outcome(read: Callable[[], Record | Rejection], render: Callable[[Record], str]) -> str | Rejection:
    result = read()
    return result if isinstance(result, Rejection) else render(result)


def _reports_of(source: Source, reader: Reader) -> Iterator[tuple[str, Callable[[], Record | Rejection]]]:
    """The name of each report that a source holds, and what reads it."""
    if not source.many:
        yield source.name, partial(_read, source, reader)
        return
    for found in Intake([source.name]):
        yield found.source, partial(_read_found, found, reader)


def _read_found(found: Found, reader: Reader) -> Record | Rejection:
    return found if isinstance(found, Rejection) else reader.read_capture(found)


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
