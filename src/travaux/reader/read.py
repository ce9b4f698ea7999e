"""Bytes to an article, or to the reason why there is none."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from travaux.reader.assemble import Origin, to_article, to_layout
from travaux.reader.boilerplate import find_notice
from travaux.reader.captions import read_captions
from travaux.reader.chats import read_chat
from travaux.reader.decode import ADVICE, decode, foreign_form, is_page
from travaux.reader.isodates import iso_date, url_date
from travaux.reader.language import find_translated, reject_foreign
from travaux.reader.lines import clean_line, to_lines, to_paragraphs
from travaux.reader.mail import is_message, open_letter, open_message
from travaux.reader.marks import (
    is_dialogue,
    is_markdown,
    read_marks,
    split_at_stops,
    split_matter,
    strip_frames,
    strip_line_numbers,
    strip_notes,
    strip_post_numbers,
    strip_running_heads,
)
from travaux.reader.options import ReadOptions
from travaux.reader.page import Caps, Page
from travaux.reader.parser import PageParser
from travaux.reader.sheets import read_sheet
from travaux.reader.tables import ReaderTables
from travaux.reader.threads import Part
from travaux.record.article import Article, BlockKind, DateBasis, Rejection

_NOTICE_WORDS = 120  # a notice in place of a report is shorter
_ESCAPED_TAG = re.compile(r"&lt;(?:p|div|br|strong|em|a href)\b", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z]")
_URL_LINES = 4
_URL_LINE = re.compile(
    r"(?:(?:url|source|link|original|from|permalink|web)\s*:\s*)?<?(https?://[^\s<>\"']{4,500})>?", re.IGNORECASE
)
_FRAGMENT = re.compile(r"<(?:p|div|br|span|b|strong|i|em|h[1-6]|ul|blockquote|figure)\b", re.IGNORECASE)


def read_bytes(data: bytes, *, source: str, options: ReadOptions, tables: ReaderTables, parser: PageParser) -> Article | Rejection:
    """The article that bytes hold: a page's, a plain text's or an e-mail's; or why there is none to read.

    Args:
        data: the bytes as they came.
        source: what to call them in a rejection.
        options: what is known of them besides.
        tables: what parts are told by.
        parser: the process that parses pages; its caps hold for plain text too.
    """
    caps = parser.caps
    if len(data) > caps.bytes:
        detail = f"expected at most {caps.bytes:,} bytes, got {len(data):,}; save the report's text alone"
        return Rejection(source, "decode", "too-large", detail)
    message = open_message(data) if is_message(data) else None
    if message is not None:
        data = message.body
        options = replace(options, charset=message.charset, content_type=message.content_type)
    decoded = decode(data, source, charset=options.charset)
    if isinstance(decoded, Rejection):
        return decoded
    page = _read_page(decoded[0], source, options, tables, parser, message.sender if message is not None else None)
    if isinstance(page, Rejection):
        return page
    if message is not None:
        page = replace(page, title=page.title or message.subject, sent=page.sent or message.sent)
    return _to_article(page, source, options, Origin(decoded[1]), tables) if _fits(page, caps) else _too_long(page, source, caps)


def _read_page(
    text: str, source: str, options: ReadOptions, tables: ReaderTables, parser: PageParser, sender: str | None = None
) -> Page | Rejection:
    """The page of decoded text: parsed in the child process if it is one, else of its lines."""
    if (form := foreign_form(text)) is not None:
        return Rejection(source, "decode", "not-text", f"expected a page or plain text, got {form}; {ADVICE}")
    if _ESCAPED_TAG.search(text[:5000]) and not _TAG.search(text[:5000]):
        text = html.unescape(text)
    if is_page(text, options.content_type) or _FRAGMENT.match(text.lstrip()[:20]):
        return parser.parse(text, source, url=options.url, latest=options.retrieved)
    return read_plain(text, tables, options.url, sender)


def read_plain(text: str, tables: ReaderTables, url: str | None = None, sender: str | None = None) -> Page:
    """The page of a plain text: its paragraphs, its address where a line tells it, the subject and date of a message.

    `sender` is who sent it, where that is known of a message without its fields.
    """
    matter, lines = split_matter(strip_notes(strip_running_heads(to_lines(text))))
    letter = open_letter(lines, sender)
    url = url or matter.get("url") or _told_url(letter.lines)
    told = [(iso_date(matter.get("date")), "meta"), (url_date(url), "url")]
    fields = letter.subject is not None or letter.sent is not None
    found, last = _read_talk(letter.lines if fields else lines) if not letter.parts else ([], None)
    told.append((last, "text"))
    markdown = is_markdown(text)
    for part in letter.parts or (Part("", tuple(letter.lines)),) if not found else ():
        found += [("label", part.heading)] if part.heading else []
        paragraphs = split_at_stops(
            to_paragraphs(strip_frames(strip_post_numbers(strip_line_numbers(part.lines))), tables.function_words)
        )
        dialogue = is_dialogue(paragraphs)
        marked = (read_marks(paragraph, markdown=markdown, dialogue=dialogue) for paragraph in paragraphs)
        found += [(kind, words) for kind, words in marked if words]
    return Page(
        tuple(found),
        title=matter.get("title") or letter.subject,
        byline=matter.get("author"),
        url=url,
        dates=tuple((value, cast(DateBasis, basis)) for value, basis in told if value is not None),
        sent=letter.sent,
    )


def _read_talk(lines: Sequence[str]) -> tuple[list[tuple[BlockKind, str]], str | None]:
    """The paragraphs of captions, of a chat or of a sheet of what was said, and the day of the last; none of any other text."""
    plain = [clean_line(line) for line in lines]
    if (captions := read_captions(plain)) is not None:
        return [("paragraph", paragraph) for paragraph in captions], None
    chat = read_chat(plain) or read_sheet(plain)
    return ([("paragraph", paragraph) for paragraph in chat.paragraphs], chat.last) if chat is not None else ([], None)


def _told_url(lines: Sequence[str]) -> str | None:
    """The address on a line of its own at the beginning or end of a text."""
    filled = [line for line in lines if line.strip()]
    found = [m.group(1) for line in (*filled[:_URL_LINES], *filled[-_URL_LINES:]) if (m := _URL_LINE.fullmatch(line.strip()))]
    return found[0] if len(set(found)) == 1 else None


def _fits(page: Page, caps: Caps) -> bool:
    return sum(len(text) for _, text in page.paragraphs) <= caps.text


def _too_long(page: Page, source: str, caps: Caps) -> Rejection:
    length = sum(len(text) for _, text in page.paragraphs)
    detail = f"expected a report of at most {caps.text:,} characters, got {length:,}; divide it"
    return Rejection(source, "parse", "too-large", detail)


def _to_article(page: Page, source: str, options: ReadOptions, origin: Origin, tables: ReaderTables) -> Article | Rejection:
    translated = find_translated([text for _, text in page.paragraphs], tables.function_words)
    page = replace(page, paragraphs=tuple(each for n, each in enumerate(page.paragraphs) if n not in translated))
    layout = to_layout(page, tables)
    body = "\n".join(p.text for p in layout.pieces if p.kind != "title")
    notice = find_notice("\n".join((body, *layout.notes)), tables.boilerplate) if len(body.split()) < _NOTICE_WORDS else None
    if notice is not None:
        detail = f"expected a report, got a notice ({notice!r}); open it in a browser and save the report's text"
        return Rejection(source, "parse", "paywall", detail)
    if not any(c.isalpha() for c in body):
        detail = "expected a report, found no text outside menus and links; save the report's text alone"
        return Rejection(source, "parse", "empty", detail)
    foreign = reject_foreign(body, source, tables.function_words)
    return foreign if foreign is not None else to_article(page, layout, options, origin, tables)
