"""Records in a ledger: packed apart from their texts, and put together again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import orjson
from sqlalchemy import Connection, Select, select

from travaux.errors import LedgerError
from travaux.record.record import SCHEMA, Record
from travaux.record.wire import ARTICLE_KEYS, LISTS, RECORD_KEYS, made_by_to_dict
from travaux.store import tables as t
from travaux.store.among import rows_in
from travaux.store.pack import unpack


def textless(record: Record) -> bytes:
    """A record's wire form as JSON without its text, which is stored once as a layer."""
    article = {key: getattr(record.article, key) for key in ARTICLE_KEYS} | {key: getattr(record, key) for key in RECORD_KEYS}
    wire = {"schema": SCHEMA, "article": article | {"text": ""}} | {name: getattr(record, name) for name in LISTS}
    return orjson.dumps(wire | {"made_by": made_by_to_dict(record.made_by)})  # which knows dataclasses and tuples


def unpack_wire(packed: bytes, text: bytes, what: str) -> dict[str, Any]:
    """The wire form of a record from its packed form and its packed text.

    Raises:
        LedgerError: one of them is damaged.
    """
    try:
        wire: dict[str, Any] = orjson.loads(unpack(packed, what))
        wire["article"]["text"] = unpack(text, f"the text of {what}").decode()
    except (ValueError, KeyError, TypeError) as error:
        raise LedgerError(f"{what} is damaged in the ledger ({error}); restore a backup, see travaux check") from error
    return wire


def unpack_record(packed: bytes, text: bytes, what: str) -> Record:
    """A record from its packed form and its packed text.

    Raises:
        LedgerError: one of them is damaged.
    """
    return Record.from_dict(unpack_wire(packed, text, what))


def load_record(connection: Connection, reading: int) -> Record:
    """The record of a reading, by its place in the sequence.

    Raises:
        LedgerError: it is damaged.
    """
    row = connection.execute(packed_query().where(t.reading.c.entered == reading)).one()
    return unpack_record(row.packed, row.text, f"reading {row.id}")


def load_wires(connection: Connection, readings: Sequence[int]) -> dict[int, dict[str, Any]]:
    """The wire forms of the records of readings, unchecked, by their places in the sequence.

    Raises:
        LedgerError: one is damaged.
    """
    rows = rows_in(connection, packed_query(), t.reading.c.entered, readings)
    return {row.entered: unpack_wire(row.packed, row.text, f"reading {row.id}") for row in rows}


def packed_query() -> Select[Any]:
    """A query for the packed records of readings, and their packed texts."""
    return select(t.reading.c.entered, t.reading.c.id, t.reading.c.packed, t.layer.c.packed.label("text")).join(
        t.layer, t.layer.c.entered == t.reading.c.layer
    )
