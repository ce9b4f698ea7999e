"""Bytes, texts and records, packed for storage with Zstandard."""

from __future__ import annotations

import re
from threading import local
from typing import Any

import orjson
import zstandard

from travaux.errors import LedgerError
from travaux.record.record import SCHEMA, Record
from travaux.record.wire import ARTICLE_KEYS, LISTS, RECORD_KEYS, made_by_to_dict

_MOST = 256_000_000  # bytes that anything stored may unpack to
_TOOLS = local()
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def pack(data: bytes) -> bytes:
    """Packed bytes."""
    if not hasattr(_TOOLS, "packer"):
        _TOOLS.packer = zstandard.ZstdCompressor(level=3)
    packed: bytes = _TOOLS.packer.compress(data)
    return packed


def unpack(packed: bytes, what: str) -> bytes:
    """The bytes that were packed.

    Args:
        what: what it is, for the error's message.

    Raises:
        LedgerError: they are damaged.
    """
    if not hasattr(_TOOLS, "unpacker"):
        _TOOLS.unpacker = zstandard.ZstdDecompressor()
    try:
        data: bytes = _TOOLS.unpacker.decompress(packed, max_output_size=_MOST)
    except zstandard.ZstdError as error:
        raise LedgerError(f"{what} is damaged in the ledger ({error}); restore a backup, see travaux check") from error
    return data


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


def storable(value: str) -> str:
    """A string that both databases take: NUL and lone surrogates, as a file's name may have them, become U+FFFD.

    >>> storable("a\\0b")
    'a\ufffdb'
    """
    return value if value.isascii() and "\0" not in value else _UNSTORABLE.sub("\ufffd", value)
