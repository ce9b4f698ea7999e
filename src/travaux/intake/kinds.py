"""What kind of source bytes are: told by their beginning, then by the file's name."""

from __future__ import annotations

import codecs
import json
import re
from typing import Literal

from travaux.intake.listings import is_address

Kind = Literal["zip", "parquet", "gzip", "warc", "jsonl", "feed", "sitemap", "addresses", "report"]

HEAD = 65_536  # bytes looked at
_MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"PAR1", "parquet"),
    (b"\x1f\x8b", "gzip"),
    (b"WARC/", "warc"),
)
_NAMES: dict[str, Kind] = {
    ".zip": "zip",
    ".parquet": "parquet",
    ".warc": "warc",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".urls": "addresses",
}
# Each part ends at one place alone, so a run of comments is divided in one way. Possessive groups fail before Python 3.11.5.
_PROLOGUE = r"\s*+(?:<(?:\?(?:(?!\?>).){0,4000}\?|!--(?:(?!-->).){0,4000}--|!DOCTYPE[^>\[]{0,4000}+)>\s*+)*"
_FEED = re.compile(rf"{_PROLOGUE}<(?:[a-z0-9]+:)?(?:rss|feed|RDF)[\s>]", re.IGNORECASE | re.DOTALL)
_SITEMAP = re.compile(rf"{_PROLOGUE}<(?:[a-z0-9]+:)?(?:urlset|sitemapindex)[\s>]", re.IGNORECASE | re.DOTALL)
_WIDE = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def tell_kind(head: bytes, name: str) -> Kind:
    """The kind of a source.

    Args:
        head: its first bytes, `HEAD` of them where there are so many.
        name: the name of its file, lower or upper case; its ending counts where the bytes leave it open.
    """
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    text = head_text(head)
    if _FEED.match(text):
        return "feed"
    if _SITEMAP.match(text):
        return "sitemap"
    suffix = "." + name.lower().rsplit(".", 1)[-1] if "." in name else ""
    if suffix in _NAMES:
        return _NAMES[suffix]
    if _begins_with_row(text):
        return "jsonl"
    return "addresses" if suffix == ".txt" and _begins_with_address(text) else "report"


def head_text(head: bytes) -> str:
    """The beginning of a text whose charset is not known, good for ASCII."""
    for mark, wide in _WIDE:
        if head.startswith(mark):
            return head[len(mark) :].decode(wide, "replace")
    return head.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")


def _begins_with_row(text: str) -> bool:
    """Whether the first line is a JSON object that has a report's text, and another line follows."""
    line, newline, _ = text.lstrip().partition("\n")
    if not newline or not line.startswith("{"):
        return False
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(row, dict) and not {"text", "html"}.isdisjoint(row)


def _begins_with_address(text: str) -> bool:
    lines = (line.strip() for line in text.splitlines())
    first = next((line for line in lines if line and not line.startswith("#")), None)
    return is_address(first)
