"""A whole ledger in one file, and back: JSON lines under Zstandard, the same from SQLite and from PostgreSQL."""

from __future__ import annotations

import base64
import io
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import zstandard
from sqlalchemy import Connection, LargeBinary, Table, select, update
from sqlalchemy.exc import DBAPIError

from travaux.errors import LedgerError, UsageError
from travaux.store import tables as t
from travaux.store.append import last_entered
from travaux.store.database import chunks
from travaux.store.derive import Deriver
from travaux.store.ledger import Ledger

SCHEMA = "travaux.ledger/1"
# In the order in which their rows can be put back: what is named stands before what names it.
TABLES = (
    t.article,
    t.version,
    t.maker,
    t.layer,
    t.reading,
    t.capture,
    t.rejection,
    t.judgement,
    t.judged,
    t.tombstone,
    t.purged,
    t.feed,
)
_ROWS = 500  # put back at once


@dataclass(frozen=True, slots=True)
class Saved:
    """What a backup holds: rows by table, captured bytes among them."""

    rows: dict[str, int]


def backup(ledger: Ledger, file: Path) -> Saved:
    """Write a whole ledger, as it is at this moment, into one file; others may go on adding to it.

    Raises:
        UsageError: the file is there already.
        LedgerError: bytes are missing or damaged, or the file can't be written.
    """
    if file.exists():
        raise UsageError(f"expected a new file for the backup, {file} is there already; name another or move it away")
    draft = file.with_name(f".{file.name}.part")
    try:
        with draft.open("wb") as raw, zstandard.ZstdCompressor(level=6).stream_writer(raw, closefd=False) as packed:
            with ledger.database.reading() as connection:
                rows = _write(ledger, connection, packed)
            packed.flush(zstandard.FLUSH_FRAME)
            raw.flush()
            os.fsync(raw.fileno())
        draft.replace(file)
    except OSError as error:
        raise LedgerError(f"the backup {file} can't be written ({error.strerror}); check space and rights") from error
    except DBAPIError as error:
        raise ledger.failed(error) from error
    finally:
        draft.unlink(missing_ok=True)
    return Saved(rows)


def _write(ledger: Ledger, connection: Connection, stream: Any) -> dict[str, int]:
    rows: dict[str, int] = {}

    def line(value: Any) -> None:
        stream.write(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") + b"\n")

    line({"schema": SCHEMA, "entered": last_entered(connection)})
    for sha256, size in connection.execute(select(t.blob.c.sha256, t.blob.c.size).order_by(t.blob.c.sha256)):
        line({"blob": sha256, "size": size, "packed": _text(ledger.bytes.packed(connection, sha256))})
        rows["blob"] = rows.get("blob", 0) + 1
    for table in TABLES:
        query = select(table).order_by(*table.primary_key.columns)
        for row in connection.execution_options(yield_per=_ROWS).execute(query):
            line({table.name: [_text(value) if isinstance(value, bytes | memoryview) else value for value in row]})
            rows[table.name] = rows.get(table.name, 0) + 1
    line({"end": rows})
    return rows


def _text(data: bytes | memoryview) -> str:
    return base64.b64encode(data).decode()


def restore(ledger: Ledger, file: Path) -> Saved:
    """Put a backup into an empty ledger: all of it, or none.

    Raises:
        UsageError: the ledger isn't empty, or there is no such file.
        LedgerError: the file is no backup, is damaged or cut off.
    """
    try:
        with file.open("rb") as raw, ledger.database.writing() as connection:
            if last_entered(connection):
                raise UsageError(f"expected a new ledger to restore into, {ledger.name} has rows; name another with --ledger")
            lines = _lines(raw, file)
            saved, entered = _put_back(ledger, connection, lines, file)
            connection.execute(update(t.setting).where(t.setting.c.name == "entered").values(value=str(entered)))
            deriver = Deriver(ledger.database, connection, ledger.words)
            for some in chunks(list(connection.execute(select(t.version.c.entered).order_by(t.version.c.entered)).scalars())):
                deriver.refresh(some)
            return saved
    except OSError as error:
        raise UsageError(f"expected a backup, {file} can't be read ({error.strerror}); check its name") from error
    except DBAPIError as error:
        raise ledger.failed(error) from error


def _lines(raw: IO[bytes], file: Path) -> Iterator[dict[str, Any]]:
    try:
        with zstandard.ZstdDecompressor().stream_reader(raw) as packed:
            for line in io.TextIOWrapper(packed, encoding="utf-8"):
                yield json.loads(line)
    except (zstandard.ZstdError, ValueError) as error:
        raise LedgerError(f"expected a backup of a ledger, {file} is none or is damaged ({error}); take another") from error


def _put_back(ledger: Ledger, connection: Connection, lines: Iterator[dict[str, Any]], file: Path) -> tuple[Saved, int]:
    head = next(lines, {})
    if head.get("schema") != SCHEMA:
        raise LedgerError(f"expected a backup of the schema {SCHEMA}, got {str(head.get('schema'))[:40]} in {file}; take another")
    tables = {table.name: table for table in TABLES}
    rows: dict[str, int] = {}
    waiting: list[Any] = []
    kind = ""
    for line in lines:
        if "end" in line:
            _flush(ledger, connection, tables, kind, waiting)
            if line["end"] != rows:
                raise LedgerError(f"expected {line['end']} rows in the backup {file}, found {rows}; it is damaged, take another")
            return Saved(rows), int(head["entered"])
        name = next(iter(line), "")
        if name != "blob" and name not in tables:
            raise LedgerError(f"expected rows of a ledger in {file}, got {name[:40]!r}; it is damaged, or of a newer Travaux")
        if name != kind or len(waiting) >= _ROWS:
            _flush(ledger, connection, tables, kind, waiting)
            kind, waiting = name, []
        waiting.append(line if name == "blob" else line[name])
        rows[name] = rows.get(name, 0) + 1
    raise LedgerError(f"the backup {file} is cut off after {sum(rows.values())} rows; take another")


def _flush(ledger: Ledger, connection: Connection, tables: dict[str, Table], kind: str, waiting: list[Any]) -> None:
    if kind == "blob":
        ledger.bytes.put(connection, {line["blob"]: (base64.b64decode(line["packed"]), line["size"]) for line in waiting})
    elif waiting:
        columns = list(tables[kind].columns)
        packed = [isinstance(column.type, LargeBinary) for column in columns]
        rows = [tuple(base64.b64decode(v) if is_packed else v for v, is_packed in zip(row, packed, strict=True)) for row in waiting]
        ledger.database.insert(connection, tables[kind], [column.name for column in columns], rows)
