"""Reading one report after another: whatever happens to one, the next is read."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from travaux.cli.sources import Source
from travaux.errors import TravauxError
from travaux.reading import Reader
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
        try:
            result = _read(source, reader)
            outcome = Outcome(source, result if isinstance(result, Rejection) else render(result))
        except TravauxError:
            raise
        except Exception as error:
            outcome = Outcome(source, _failure(source, error))
        yield outcome


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


def _failure(source: Source, error: Exception) -> Rejection:
    what = f"{type(error).__name__}: {str(error)[:200]}"
    detail = f"reading it failed ({what}), which is a fault of Travaux; please report it with the traceback"
    return Rejection(source.name, "read", "failed", detail, "".join(traceback.format_exception(error)))
