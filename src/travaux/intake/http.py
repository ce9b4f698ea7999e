"""An HTTP response as an archive keeps it: its header, and its body unpacked under a cap."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from email.message import Message
from email.parser import Parser

_END = re.compile(rb"\r?\n\r?\n")
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? (\d{3})(?:\s|\Z)")
_GZIP = zlib.MAX_WBITS | 16


class UnpackError(Exception):
    """A body can't be unpacked; `code` is that of a rejection."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code


@dataclass(frozen=True, slots=True)
class Head:
    """The header of a response: its status, its fields, and the bytes that it takes."""

    status: int
    fields: Message
    length: int


def read_head(data: bytes) -> Head | None:
    """The header that a response begins with; None where it is none."""
    status, end = _STATUS.match(data), _END.search(data)
    if status is None or end is None:
        return None
    lines = data[: end.start()].decode("latin-1").partition("\n")[2]
    return Head(int(status.group(1)), read_fields(lines), end.end())


def read_fields(lines: str) -> Message:
    """The fields of a header, by name in any case."""
    return Parser().parsestr(lines.replace("\r\n", "\n").replace("\r", " "), headersonly=True)


def media_type(field: str | None) -> tuple[str | None, str | None]:
    """The media type, lower case, and the charset that a Content-Type names.

    >>> media_type('text/HTML; charset="windows-1251"')
    ('text/html', 'windows-1251')
    """
    kind, _, rest = (field or "").partition(";")
    charset = re.search(r"charset\s*=\s*[\"']?([A-Za-z0-9_:.-]{2,40})", rest, re.IGNORECASE)
    return kind.strip().lower() or None, charset.group(1) if charset is not None else None


def unpack_body(body: bytes, fields: Message, cap: int) -> bytes:
    """A body without its chunks and its packing.

    Archives also keep bodies that their crawler had unpacked beside a header that still says they are packed; such a body
    is taken as it is.

    Raises:
        UnpackError: it is packed in a way not known, is damaged, or unpacks to more bytes than the cap.
    """
    if "chunked" in str(fields.get("transfer-encoding", "")).lower():
        body = _join_chunks(body)
    for coding in reversed(str(fields.get("content-encoding", "")).lower().split(",")):
        body = _unpack(body, coding.strip(), cap)
    if len(body) > cap:
        raise UnpackError("too-large", f"expected a report of at most {cap:,} bytes, there are more")
    return body


def _join_chunks(body: bytes) -> bytes:
    """A body without the lengths of its chunks (RFC 9112, section 7.1)."""
    joined = bytearray()
    position = 0
    while True:
        size = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n").match(body, position)
        if size is None:
            if position == 0:
                return body
            raise UnpackError("cut-off", "its last chunks are missing")
        length = int(size.group(1), 16)
        if length == 0:
            return bytes(joined)
        chunk = body[size.end() : size.end() + length]
        if len(chunk) < length:
            raise UnpackError("cut-off", "its last chunks are missing")
        joined += chunk
        position = size.end() + length
        position += 2 if body[position : position + 2] == b"\r\n" else body[position : position + 1] == b"\n"


def _unpack(body: bytes, coding: str, cap: int) -> bytes:
    if coding in ("", "identity", "none") or not body:
        return body
    if coding in ("gzip", "x-gzip"):
        if not body.startswith(b"\x1f\x8b"):
            return body
        return _inflate(body, _GZIP, cap)
    if coding == "deflate":
        return _inflate(body, zlib.MAX_WBITS if body[0] & 0x0F == 8 and body[:2] != b"\x08" else -zlib.MAX_WBITS, cap)
    raise UnpackError("packed", f"expected a body packed as gzip or deflate, got {coding[:40]!r}; save the page anew")


def _inflate(body: bytes, bits: int, cap: int) -> bytes:
    unpack = zlib.decompressobj(wbits=bits)
    try:
        data = unpack.decompress(body, cap + 1)
    except zlib.error as error:
        raise UnpackError("cut-off", f"it can't be unpacked ({error})") from error
    if len(data) <= cap and not unpack.eof:
        raise UnpackError("cut-off", "it ends before what it packs does")
    return data
