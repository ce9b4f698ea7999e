"""A capture: the bytes of a report as they came, and what came with them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from travaux.record.span import tagged_id


@dataclass(frozen=True, slots=True)
class Capture:
    """Bytes of one report and what is known of them besides.

    Args:
        data: the bytes as they came; of a row of a table its text or page, UTF-8.
        source: where they came from, as people read it: a path, a URL, `archive.zip!name`, `table.jsonl:12`.
        url: the report's address.
        wire_id: what its publisher calls it: the `id` of a row, the `guid` of a feed's entry.
        title: its title, where it came beside the bytes.
        publisher: whose report it is, where that came beside the bytes.
        published: ISO 8601, where it came beside the bytes.
        retrieved: when the bytes were fetched, ISO 8601.
        charset: the charset that HTTP named.
        content_type: the media type that HTTP named.
        extra: whatever else came with them, as canonical JSON of an object.
    """

    data: bytes
    source: str
    url: str | None = None
    wire_id: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    retrieved: str | None = None
    charset: str | None = None
    content_type: str | None = None
    extra: str = "{}"

    @property
    def sha256(self) -> str:
        """SHA-256 of the bytes, hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def id(self) -> str:
        """What the capture is, so that the same bytes at the same place are the same capture whenever they were fetched."""
        return tagged_id("c1", self.sha256, self.url, self.wire_id, self.title, self.publisher, self.published)
