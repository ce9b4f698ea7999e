"""Tables of reports, a row at a time: JSON Lines and Parquet."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from travaux.intake.rows import COLUMNS, read_row
from travaux.intake.values import Found, Opened, size_rejection
from travaux.record.article import Rejection

_PIECE = 1 << 20  # bytes of a line that is too long, dropped at a time
_ROWS = 64  # loaded at a time: at 8 MB each, the most that a report may have, half a gigabyte


def read_lines(opened: Opened) -> Iterator[Found]:
    """What each line of a JSON Lines table holds. Blank lines are no rows; lines are counted from 1.

    Raises:
        EOFError, zlib.error, OSError: the stream fails.
    """
    number = 0
    while line := opened.stream.readline(opened.limits.line + 1):
        number += 1
        source = f"{opened.source}:{number}"
        if len(line) > opened.limits.line:
            _drop_line(opened, line)
            yield size_rejection(source, opened.limits.line, "shorten the row")
        elif line.strip():
            yield _read_line(line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line, source, opened)


def _drop_line(opened: Opened, piece: bytes) -> None:
    while piece and not piece.endswith(b"\n"):
        piece = opened.stream.readline(_PIECE)


def _read_line(line: bytes, source: str, opened: Opened) -> Found:
    try:
        row = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError) as error:  # also bytes that are no UTF-8, and numbers of too many digits
        detail = f"expected one JSON object on this line, UTF-8, got something else ({str(error)[:200]}); correct or drop the line"
        return Rejection(source, "read", "bad-row", detail)
    return read_row(row, source, opened.given, opened.limits)


def read_parquet(opened: Opened) -> Iterator[Found]:
    """What each row of a Parquet table holds, counted from 1. Rows are loaded a few at a time."""
    import pyarrow as pa  # takes 0.2 s and more, and is needed by no other source
    import pyarrow.parquet as pq

    number = 0
    try:
        table = pq.ParquetFile(opened.stream, pre_buffer=False, buffer_size=_PIECE)
        total = table.metadata.num_rows
        names = table.schema_arrow.names
        if (wrong := _wrong_columns(names)) is not None:
            yield Rejection(opened.source, "read", "bad-row", wrong)
            return
        for batch in table.iter_batches(batch_size=_ROWS, use_threads=False):
            columns = [_microseconds(column) for column in batch.columns]
            for place in range(batch.num_rows):
                number += 1
                yield _read_cells(dict(zip(names, (column[place] for column in columns))), f"{opened.source}:{number}", opened)
            opened.meter.share(number / max(total, 1))
    except (pa.ArrowException, OSError, ValueError, KeyError, TypeError, OverflowError) as error:
        where = f" after row {number}" if number else ""
        detail = f"expected a Parquet table, it can't be read{where} ({str(error)[:200]}); write it anew"
        yield Rejection(opened.source, "read", "cut-off", detail)


def _wrong_columns(names: list[str]) -> str | None:
    plain = [name.strip().lower() for name in names]
    if len(set(names)) < len(names):
        return f"expected columns of different names, got {', '.join(names)[:200]}; rename them"
    if {"text", "html"}.isdisjoint(plain):
        known = ", ".join(sorted(COLUMNS))
        return f"expected a column `text` or `html`, got {', '.join(names)[:200] or 'none'}; rename yours (columns known: {known})"
    return None


def _microseconds(column: Any) -> Any:
    """A column; times to the nanosecond, which Python's can't hold, are cut to microseconds."""
    import pyarrow as pa

    kind = column.type
    if pa.types.is_timestamp(kind) and kind.unit == "ns":
        return column.cast(pa.timestamp("us", tz=kind.tz), safe=False)
    return column


def _read_cells(cells: dict[str, Any], source: str, opened: Opened) -> Found:
    try:
        row = {name: cell.as_py() for name, cell in cells.items()}
    except (ValueError, KeyError, TypeError, OverflowError) as error:  # no UTF-8, a time zone or moment that Python doesn't know
        detail = f"expected values that can be read, got another in this row ({str(error)[:200]}); correct or drop it"
        return Rejection(source, "read", "bad-row", detail)
    return read_row(row, source, opened.given, opened.limits)
