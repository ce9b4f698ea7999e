"""Pages of web archives (WARC 1.0 and 1.1, ISO 28500), a record at a time, with every cut noticed.

Read here and not by a library: where a file ends within a record's header, FastWARC and warcio end without a word.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email.message import Message

from travaux.errors import UsageError
from travaux.intake.http import UnpackError, media_type, read_fields, read_head, unpack_body
from travaux.intake.listings import is_address
from travaux.intake.values import Found, Opened, clean_text, size_rejection
from travaux.reader.options import check_date
from travaux.record.article import Rejection
from travaux.record.capture import Capture

_HEADER = 65_536  # bytes of a record's or a response's header, at most
_PIECE = 1 << 20  # bytes passed over at a time
_PAGES = ("text/html", "application/xhtml+xml", "text/plain", "text/markdown", None)
_ANEW = "fetch or copy the archive anew"


class _CutError(Exception):
    """The archive ends too early or is damaged; the message says where. Never leaves this module."""


@dataclass(slots=True)
class _Bytes:
    """The archive's bytes; failures of its unpacking end as `_CutError`."""

    opened: Opened

    def line(self) -> bytes:
        try:
            return self.opened.stream.readline(_HEADER)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise _CutError(f"the packed data end too early or are damaged ({error})") from error

    def take(self, length: int) -> bytes:
        """So many bytes.

        Raises:
            _CutError: there are fewer.
        """
        try:
            data = self.opened.stream.read(length)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise _CutError(f"the packed data end too early or are damaged ({error})") from error
        if len(data) < length:
            raise _CutError(f"{length - len(data):,} bytes are missing")
        return data

    def skip(self, length: int) -> None:
        while length > 0:
            length -= len(self.take(min(length, _PIECE)))


def read_warc(opened: Opened) -> Iterator[Found]:
    """Pages and texts of an archive's responses and resources; what else it holds is counted as skipped.

    Raises:
        OSError: the stream fails.
    """
    data = _Bytes(opened)
    number = 0
    try:
        while (fields := _next_record(data)) is not None:
            number += 1
            length = _length(fields)
            record = _Record(data, fields, length, replace(opened.like, source=f"{opened.source}:{number}"))
            found = _read_record(record, opened)
            if data.line().strip():
                raise _CutError("the record doesn't end where its length says")
            if isinstance(found, str):
                opened.skipped(found)
            else:
                yield found
    except _CutError as error:
        source = f"{opened.source}:{max(number, 1)}"
        yield Rejection(source, "read", "cut-off", f"the archive ends at record {max(number, 1)}: {error}; {_ANEW}")


def _next_record(data: _Bytes) -> Message | None:
    """The header of the next record; None at the end."""
    line = data.line()
    while line and not line.strip():
        line = data.line()
    if not line:
        return None
    if not line.startswith(b"WARC/"):
        raise _CutError(f"expected the header of a record, got {line[:40]!r}")
    lines, size = [], 0
    while (line := data.line()) not in (b"\r\n", b"\n"):
        size += len(line)
        if not line.endswith(b"\n") or size > _HEADER:
            raise _CutError("the header of a record has no end")
        lines.append(line.decode("utf-8", "replace"))
    return read_fields("".join(lines))


def _length(fields: Message) -> int:
    told = str(fields.get("content-length", "")).strip()
    if not (told.isascii() and told.isdigit() and len(told) < 16):
        raise _CutError(f"expected the length of a record, got {told[:40]!r}")
    return int(told)


@dataclass(slots=True)
class _Record:
    data: _Bytes
    fields: Message
    left: int
    like: Capture

    def take(self, length: int) -> bytes:
        """The next bytes of the block, so many or all that are left."""
        taken = self.data.take(min(length, self.left))
        self.left -= len(taken)
        return taken

    def field(self, name: str) -> str | None:
        value = self.fields.get(name)
        return clean_text(str(value)).strip() if value is not None else None


def _read_record(record: _Record, opened: Opened) -> Found | str:
    """The capture of a record, its rejection, or the word for what is skipped. Leaves the stream behind the record."""
    kind = (record.field("warc-type") or "unknown").lower()
    try:
        if kind == "response" and (record.field("content-type") or "application/http").startswith("application/http"):
            return _read_response(record, opened)
        if kind == "resource":
            media, charset = media_type(record.field("content-type"))
            return _capture(record, opened, (media, charset), Message(), b"") if media in _PAGES else "media type"
        return kind if kind in ("warcinfo", "request", "revisit", "metadata", "conversion", "continuation") else "unknown"
    finally:
        record.data.skip(record.left)


def _read_response(record: _Record, opened: Opened) -> Found | str:
    begin = record.take(_HEADER)
    head = read_head(begin)
    if head is None:
        detail = "expected an HTTP response in the record, found none; save the page anew"
        return Rejection(record.like.source, "read", "cut-off", detail)
    if head.status != 200:
        return "status"
    told = head.fields.get("content-type")
    media = media_type(str(told) if told is not None else None)
    if media[0] not in _PAGES:
        return "media type"
    return _capture(record, opened, media, head.fields, begin[head.length :])


def _capture(
    record: _Record, opened: Opened, media: tuple[str | None, str | None], fields: Message, begin: bytes
) -> Capture | Rejection:
    like, cap = record.like, opened.limits.report
    url = (record.field("warc-target-uri") or "").strip("<>")  # in brackets in archives of wget
    if len(begin) + record.left > cap:
        return size_rejection(like.source, cap, f"save the text of the report at {url}")
    body = begin + record.take(record.left)
    if (why := record.field("warc-truncated")) is not None:
        detail = f"the crawler kept only the beginning of {url} ({why[:40]}); fetch the page anew"
        return Rejection(like.source, "read", "cut-off", detail)
    try:
        body = unpack_body(body, fields, cap)
    except UnpackError as error:
        return Rejection(like.source, "read", error.code, f"the page at {url} can't be unpacked: {error}")
    return replace(
        like,
        data=body,
        url=url if is_address(url) else None,
        retrieved=_date(record.field("warc-date")),
        charset=media[1],
        content_type=media[0],
    )


def _date(told: str | None) -> str | None:
    try:
        return check_date(told, "WARC-Date") if told is not None else None
    except UsageError:
        return None
