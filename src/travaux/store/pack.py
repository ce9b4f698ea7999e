"""Bytes packed for storage with Zstandard, and strings that can be stored."""

from __future__ import annotations

import re
from threading import local

import zstandard

from travaux.errors import LedgerError

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


def storable(value: str) -> str:
    """A string that both databases take: NUL and lone surrogates, as a file's name may have them, become U+FFFD.

    >>> storable("a\\0b")
    'a\ufffdb'
    """
    return value if value.isascii() and "\0" not in value else _UNSTORABLE.sub("\ufffd", value)
