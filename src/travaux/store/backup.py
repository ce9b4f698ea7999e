"""A whole ledger in one file, and back: JSON lines under Zstandard, the same from SQLite and from PostgreSQL."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import zstandard
from sqlalchemy import Connection, LargeBinary, Table, select, update

from travaux.errors import LedgerError, UsageError
from travaux.store import tables as t
from travaux.store.derive import Deriver
from travaux.store.ledger import Ledger
from travaux.store.pack import unpack
from travaux.store.plain import chunks, last_entered

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
    t.coding,
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
    finally:
        draft.unlink(missing_ok=True)
    return Saved(rows)


def _write(ledger: Ledger, connection: Connection, stream: Any) -> dict[str, int]:
    rows: dict[str, int] = {}
    hashed = hashlib.sha256()

    def line(value: Any) -> None:
        data = json.dumps(value, separators=(",", ":")).encode() + b"\n"
        hashed.update(data)
        stream.write(data)

    line({"schema": SCHEMA, "entered": last_entered(connection)})
    for sha256, size in connection.execute(select(t.blob.c.sha256, t.blob.c.size).order_by(t.blob.c.sha256)).all():
        ledger.bytes.get(connection, sha256)  # lest a backup holds what can't be restored
        line({"blob": [sha256, size, _text(ledger.bytes.packed(connection, sha256))]})
        rows["blob"] = rows.get("blob", 0) + 1
    for table in TABLES:
        query = select(table).order_by(*table.primary_key.columns)
        for row in connection.execute(query.execution_options(yield_per=_ROWS)):
            line({table.name: [_text(value) if isinstance(value, bytes | memoryview) else value for value in row]})
            rows[table.name] = rows.get(table.name, 0) + 1
    line({"end": [rows, hashed.hexdigest()]})
    return rows


def _text(data: bytes | memoryview) -> str:
    return base64.b64encode(data).decode()


def restore(ledger: Ledger, file: Path) -> Saved:
    """Put a backup into an empty ledger: all of it, or none.

    Raises:
        UsageError: the ledger isn't empty, or there is no such file.
        LedgerError: the file is no backup, is damaged or cut off.
    """
    restoring = _Restoring(ledger, file)
    try:
        with file.open("rb") as raw, ledger.database.writing() as connection:
            if not _is_empty(connection):
                raise UsageError(f"expected a new ledger to restore into, {ledger.name} has rows; name another with --ledger")
            saved, entered = restoring.put_back(connection, raw)
            connection.execute(update(t.setting).where(t.setting.c.name == "entered").values(value=str(entered)))
            deriver = Deriver(ledger.database, connection, ledger.words)
            for some in chunks(list(connection.execute(select(t.version.c.entered).order_by(t.version.c.entered)).scalars())):
                deriver.refresh(some)
            deriver.joins.settle()
        restoring.done = True
        return saved
    except OSError as error:
        raise UsageError(f"expected a backup, {file} can't be read ({error.strerror}); check its name") from error
    finally:
        if not restoring.done:
            ledger.bytes.sweep(restoring.written)


def _is_empty(connection: Connection) -> bool:
    return not any(connection.execute(select(table).limit(1)).first() for table in TABLES) and not last_entered(connection)


class _Restoring:
    """A backup that is being put back: `written` are the hashes of bytes that were, `done` tells that all of it is there."""

    def __init__(self, ledger: Ledger, file: Path) -> None:
        self._ledger, self._file = ledger, file
        self._kinds: dict[str, Table | None] = {"blob": None} | {table.name: table for table in TABLES}
        self.written: list[str] = []
        self.done = False

    def put_back(self, connection: Connection, raw: IO[bytes]) -> tuple[Saved, int]:
        """Put rows and bytes back; how many, and the number of the row entered last."""
        try:
            return self._put_back(connection, raw)
        except (zstandard.ZstdError, ValueError, TypeError, KeyError, AttributeError) as error:
            what = f"expected a backup of a ledger, {self._file} is none or is damaged ({type(error).__name__}: {error})"
            raise LedgerError(f"{what}; take another") from error

    def _put_back(self, connection: Connection, raw: IO[bytes]) -> tuple[Saved, int]:
        rows: dict[str, int] = {}
        waiting: list[Any] = []
        kind = ""
        lines = _lines(raw)
        head, _ = next(lines, ({}, ""))
        if head.get("schema") != SCHEMA:
            came = f"got {str(head.get('schema'))[:40]} in {self._file}"
            raise LedgerError(f"expected a backup of the schema {SCHEMA}, {came}; take another")
        for line, before in lines:
            ((name, values),) = line.items()
            if name == "end":
                self._flush(connection, kind, waiting)
                if values != [rows, before]:
                    raise LedgerError(f"the backup {self._file} isn't as it was written; take another")
                return Saved(rows), int(head["entered"])
            if name not in self._kinds:
                what = f"expected rows of a ledger in {self._file}, got {name[:40]!r}"
                raise LedgerError(f"{what}; it is damaged, or of a newer Travaux")
            if name != kind or len(waiting) >= _ROWS:
                self._flush(connection, kind, waiting)
                kind, waiting = name, []
            waiting.append(values)
            rows[name] = rows.get(name, 0) + 1
        raise LedgerError(f"the backup {self._file} is cut off after {sum(rows.values())} rows; take another")

    def _flush(self, connection: Connection, kind: str, waiting: list[Any]) -> None:
        table = self._kinds.get(kind)
        if table is not None:
            columns = list(table.columns)
            packed = [isinstance(column.type, LargeBinary) for column in columns]
            rows = [tuple(_bytes(v) if is_packed else v for v, is_packed in zip(row, packed, strict=True)) for row in waiting]
            self._ledger.database.insert(connection, table, [column.name for column in columns], rows)
            return
        blobs = {sha256: (_bytes(data), size) for sha256, size, data in waiting}
        for sha256, (blob, size) in blobs.items():  # the hash names a file
            data = unpack(blob, f"the bytes {sha256[:12]}… of the backup")
            if hashlib.sha256(data).hexdigest() != sha256 or len(data) != size:
                raise LedgerError(f"the bytes {sha256[:12]}… in the backup {self._file} don't have their hash; take another")
        self.written += blobs
        self._ledger.bytes.put(connection, blobs)


def _lines(raw: IO[bytes]) -> Iterator[tuple[dict[str, Any], str]]:
    """The lines of a backup, each with the hash of all before it."""
    hashed = hashlib.sha256()
    with zstandard.ZstdDecompressor().stream_reader(raw) as packed:
        for line in io.BufferedReader(packed):
            yield json.loads(line), hashed.hexdigest()
            hashed.update(line)


def _bytes(value: str) -> bytes:
    return base64.b64decode(value, validate=True)
