"""Bytes to characters: what kind of file it is, and its charset."""

from __future__ import annotations

import codecs
import json
import re

from travaux.record.article import Rejection

_MAGIC = (
    (b"%PDF-", "a PDF file; save its text first, for example with `pdftotext`"),
    (b"PK\x03\x04", "a ZIP archive or an office document; save its text first"),
    (b"\xd0\xcf\x11\xe0", "an old office document; save its text first"),
    (b"{\\rtf", "an RTF document; save its text first"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip file; unpack it first"),
    (b"BZh", "a bzip2 file; unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip archive; unpack it first"),
    (b"RIFF", "a sound, picture or video file"),
    (b"ID3", "a sound file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "an SQLite database"),
    (b"WARC/", "a web archive; give its pages"),
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"<(?:meta|\?xml)[^>]{0,400}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_TAG = re.compile(
    r"<(/?)(html|head|body|p|div|span|br|article|section|a|h[1-6]|table|td|li|ul|meta|script|img)\b[^<>]{0,2000}>", re.IGNORECASE
)
# Possessive throughout: a run of comments could otherwise be divided in exponentially many ways.
_PROLOGUE = r"\s*+(?:<\?xml[^>]*+>\s*+)?(?:<!--(?:(?!-->).){0,4000}-->\s*+)*"  # possessive groups fail before Python 3.11.5
_PAGE_OPENING = re.compile(rf"{_PROLOGUE}<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_FEED_OPENING = re.compile(rf"{_PROLOGUE}<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE | re.DOTALL)
_FEWEST_TAGS = 6
ADVICE = "save the report as a page or plain text"  # what to do about bytes of another kind
_SNIFFED = 8192  # characters looked at to tell a page from plain text
_MORE_VALID = 4  # times as many valid as broken sequences make a damaged UTF-8 text, fewer another charset
_FEW_HIGH = 0.25  # share of bytes above 127 in English and its neighbours
_MAC_APOSTROPHE = re.compile(rb"[A-Za-z]\xd5(?:s|t|re|ve|ll|d|m)\b")
_FEWEST_MANGLED = 2
_MANGLED = re.compile(
    "â€[\u0080-\u00ff\u0152-\u0178\u02c6\u02dc\u2013-\u2122]|[ÂÃ][\u0080-\u00ff\u0152-\u0178\u02c6\u02dc\u2013-\u2122]"
)
_MOST_CONTROLS = 0.02  # share of control characters above which bytes are no text
# Latin-1 and its kin name windows-1252 on the web (WHATWG Encoding Standard, section 4.2).
_WEB_NAMES = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
}


def decode(data: bytes, source: str, *, charset: str | None = None) -> tuple[str, str] | Rejection:
    """The characters of bytes and the charset used; a `Rejection` where they are no text.

    A byte-order mark decides, then UTF-8 where it fits, the charset of HTTP, the page's own word, and last a guess.
    """
    for magic, what in _MAGIC:
        if data.startswith(magic):
            return Rejection(source, "decode", "not-text", f"expected a page or plain text, got {what}; {ADVICE}")
    for mark, wide in _BOMS:
        if data.startswith(mark):
            return _checked(data[len(mark) :].decode(wide, "replace"), wide, source)
    if b"\x00" in data[:_SNIFFED] and (guessed := _guess_wide(data)) is not None:
        return _checked(data.decode(guessed, "replace"), guessed, source)
    # Hardly any other charset's text is valid UTF-8 by chance, so it is tried before what HTTP or the page claims.
    text = _try(data, "utf-8")
    if text is not None:
        return _checked(text, "utf-8", source)
    declared = _META.search(data[:4096])
    for claimed in (charset, declared.group(1).decode("ascii") if declared else None):
        name = _codec(claimed)
        if name is not None and (text := _try(data, name)) is not None:
            return _checked(text, name, source)
    return _guess(data, source)


def _guess(data: bytes, source: str) -> tuple[str, str] | Rejection:
    damaged = data.decode("utf-8", "replace")
    lost = damaged.count("\ufffd")
    if sum(c > "\x7f" for c in damaged) - lost > _MORE_VALID * lost:
        return _checked(damaged, "utf-8", source)
    if _MAC_APOSTROPHE.search(data):
        return _checked(data.decode("mac_roman"), "mac-roman", source)
    if sum(b > 0x7F for b in data) < _FEW_HIGH * len(data) and (text := _try(data, "cp1252")) is not None:
        return _checked(text, "cp1252", source)
    from charset_normalizer import from_bytes  # only where nothing tells the charset: importing it takes a while

    best = from_bytes(data[:200_000], steps=5, chunk_size=512).best()
    name = _codec(best.encoding) if best is not None else None
    text = _try(data, name) if name else None
    if text is None or name is None:
        name, text = "cp1252", data.decode("cp1252", "replace")
    return _checked(text, name, source)


def _guess_wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Latin text is zero."""
    head = data[:2000]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 * half and odd < 0.1 * half else None


def _codec(name: str | None) -> str | None:
    try:
        found = codecs.lookup((name or "").strip().lower()).name
    except (LookupError, ValueError):
        return None
    return _WEB_NAMES.get(found, found)


def _try(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeError, LookupError):  # LookupError: a codec such as "hex" that isn't one for text
        return None


def _checked(text: str, name: str, source: str) -> tuple[str, str] | Rejection:
    if not text.strip("\ufeff \t\r\n\x00"):
        return Rejection(
            source, "decode", "empty", "expected a page or plain text, got nothing; check that the file was saved whole"
        )
    head = text[:20_000]
    controls = sum(c < " " and c not in "\t\n\r\f\v\x1a" for c in head) + head.count("\ufffd")
    if controls > _MOST_CONTROLS * len(head) + 2:
        detail = f"expected a page or plain text, got bytes that no charset makes text of; {ADVICE}"
        return Rejection(source, "decode", "not-text", detail)
    return _repaired(text), name


def _repaired(text: str) -> str:
    """The text with quotation marks and dashes that were decoded once too often set right ("itâ€™s")."""
    if text.count("â€") < _FEWEST_MANGLED:
        return text
    return _MANGLED.sub(lambda m: _undone(m.group()), text)


def _undone(mangled: str) -> str:
    # windows-1252 leaves five bytes open; what decoded them wrote the control character of the same number.
    data = b"".join(c.encode("latin-1") if c < "\u0100" else c.encode("cp1252", "replace") for c in mangled)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return mangled


def is_page(text: str, content_type: str | None = None) -> bool:
    """Whether characters are an HTML page, told by their content; the media type and an XML declaration tip the scales."""
    head = text[:_SNIFFED]
    if _PAGE_OPENING.match(head):
        return True
    tags = sum(1 for _ in _TAG.finditer(head))
    told = (content_type is not None and "html" in content_type.lower()) or head.lstrip("\ufeff \n").startswith("<?xml ")
    return tags >= (1 if told else _FEWEST_TAGS)


def foreign_form(text: str) -> str | None:
    """What a text file is where it is neither a page nor prose: a feed or JSON."""
    if _FEED_OPENING.match(text[:_SNIFFED]):
        return "a feed; give the pages that it links to"
    if text.lstrip()[:1] in ("{", "["):
        try:
            json.loads(text)
        except (ValueError, RecursionError):
            return None
        return "JSON; give the report's text itself"
    return None
