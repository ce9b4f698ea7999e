"""What intake passes on: captures and rejections, what the user says of all of them, bounds, and an opened source."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from io import BufferedIOBase

from travaux.intake.listings import Listing
from travaux.record.article import Rejection
from travaux.record.capture import Capture

Found = Capture | Rejection
Follow = Callable[[Listing], Iterator[Found]]

_SURROGATE = re.compile(r"[\ud800-\udfff]")
_LOGIN = re.compile(r"(?<=://)[^/?#]*@")  # a name and password in an address


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of all reports; it overrides what comes with them. ISO 8601."""

    published: str | None = None
    retrieved: str | None = None

    def override(self, found: Found) -> Found:
        """A capture with these dates in place of its own; a rejection as it is."""
        if isinstance(found, Rejection):
            return found
        url = _LOGIN.sub("", found.url) if found.url is not None else None
        return replace(found, url=url, published=self.published or found.published, retrieved=self.retrieved or found.retrieved)


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of what is loaded.

    Args:
        report: bytes of one file, member of an archive, record or row, unpacked; that of `reader.Caps` by default.
        line: bytes of one line of a JSON Lines table.
        listing: bytes of a feed, sitemap or list of addresses, unpacked (50 MB: sitemaps.org, "Sitemap file requirements").
        ratio: how many times its own size a ZIP archive may unpack to (English text and pages: 3 to 20 times).
    """

    report: int = 8_000_000
    line: int = 32_000_000
    listing: int = 52_428_800
    ratio: int = 100


@dataclass(slots=True)
class Meter:
    """How far the reading of one file has come, in bytes of it on disk."""

    size: int = 0
    done: int = 0
    sequential: bool = False

    def reach(self, position: int) -> None:
        """Note a position in the file, where it is read from beginning to end."""
        if self.sequential:
            self.done = max(self.done, min(position, self.size))

    def share(self, part: float) -> None:
        """Note which share of the file has been dealt with, 0 to 1, where it is not read in order."""
        self.done = int(self.size * part)


@dataclass(frozen=True, slots=True)
class Opened:
    """A source that is open: a stream that can seek, and what is known of what it holds.

    Args:
        stream: the bytes, at their beginning.
        like: what is known of the source, as a capture without bytes; its `source` names it.
        name: a file name, which tells the kind where the content doesn't.
        given: what the user says of all reports.
        limits: bounds of what is loaded.
        meter: told how far the reading has come.
        skipped: told what was passed over, by its kind.
        follow: fetches what a list names; None where lists are not followed.
        packed: it came out of an archive, in which no other archive is opened.
    """

    stream: BufferedIOBase
    like: Capture
    name: str
    given: Given = field(default_factory=Given)
    limits: Limits = field(default_factory=Limits)
    meter: Meter = field(default_factory=Meter)
    skipped: Callable[[str], None] = lambda kind: None
    follow: Follow | None = None
    packed: bool = False

    @property
    def source(self) -> str:
        """What to call it in a rejection."""
        return self.like.source


def clean_text(text: str) -> str:
    """The text with U+FFFD for halves of surrogate pairs, which no UTF-8 can hold; halves that belong together are joined.

    >>> clean_text("a\\ud83d\\ude00b\\ud800")
    'a😀b\ufffd'
    """
    return text if _SURROGATE.search(text) is None else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def size_rejection(source: str, cap: int, advice: str = "save the report's text alone") -> Rejection:
    """The rejection of what is larger than a cap in bytes."""
    return Rejection(source, "read", "too-large", f"expected at most {cap:,} bytes, there are more; {advice}")
