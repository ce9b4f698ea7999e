"""Bytes to an article, or to the reason why there is none."""

from __future__ import annotations

from travaux.reader.assemble import Origin, to_article, to_layout
from travaux.reader.boilerplate import find_notice
from travaux.reader.decode import decode, foreign_form, is_page
from travaux.reader.language import reject_foreign
from travaux.reader.lines import to_paragraphs
from travaux.reader.options import ReadOptions
from travaux.reader.page import Page
from travaux.reader.parser import PageParser
from travaux.reader.tables import ReaderTables
from travaux.record.article import Article, Rejection

_NOTICE_WORDS = 120  # a notice in place of a report is shorter


def read_bytes(data: bytes, *, source: str, options: ReadOptions, tables: ReaderTables, parser: PageParser) -> Article | Rejection:
    """The article that bytes hold, a page's or a plain text's; a rejection where there is nothing to read or it isn't English.

    Args:
        data: the bytes as they came.
        source: what to call them in a rejection.
        options: what is known of them besides.
        tables: what parts are told by.
        parser: the process that parses pages.
    """
    if len(data) > parser.caps.bytes:
        detail = f"expected at most {parser.caps.bytes:,} bytes, got {len(data):,}; save the report's text alone"
        return Rejection(source, "decode", "too-large", detail)
    decoded = decode(data, source, charset=options.charset)
    if isinstance(decoded, Rejection):
        return decoded
    text, charset = decoded
    if (form := foreign_form(text)) is not None:
        return Rejection(source, "decode", "not-text", f"expected a page or plain text, got {form}")
    if is_page(text, options.content_type):
        page = parser.parse(text, source, url=options.url, latest=options.retrieved)
    else:
        page = Page(tuple(("paragraph", paragraph) for paragraph in to_paragraphs(text)))
    return page if isinstance(page, Rejection) else _to_article(page, source, options, charset, tables)


def _to_article(page: Page, source: str, options: ReadOptions, charset: str, tables: ReaderTables) -> Article | Rejection:
    layout = to_layout(page, tables)
    body = "\n".join(p.text for p in layout.pieces if p.kind != "title")
    if len(body.split()) < _NOTICE_WORDS:
        if (notice := find_notice("\n".join((body, *layout.notes)), tables.boilerplate)) is not None:
            detail = f"expected a report, got a notice ({notice!r}); open it in a browser and save the report's text"
            return Rejection(source, "parse", "paywall", detail)
    if not any(c.isalpha() for c in body):
        detail = "expected a report, found no text outside menus and links; save the report's text alone"
        return Rejection(source, "parse", "empty", detail)
    foreign = reject_foreign(body, source, tables.function_words)
    return foreign if foreign is not None else to_article(page, layout, options, Origin(charset), tables)
