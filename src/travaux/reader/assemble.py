"""The parts of a report to an `Article`: its text, blocks, ids and metadata."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from travaux.reader.credits import find_credits
from travaux.reader.datelines import dateline_agencies
from travaux.reader.evidence import Published, resolve_published
from travaux.reader.heads import find_form
from travaux.reader.layout import Layout, Paragraph, find_layout
from travaux.reader.options import ReadOptions
from travaux.reader.outlets import Outlet, Outlets
from travaux.reader.page import Page
from travaux.reader.posting import find_evidence
from travaux.reader.tables import ReaderTables
from travaux.reader.urls import canonical_url
from travaux.record.article import Article, Block, DateEvidence
from travaux.record.span import Span, tagged_id

_SEPARATOR = "\n\n"
_EDITION = re.compile(r" \([^()]* edition\)$", re.IGNORECASE)
_AGENCY = re.compile(r"\b(?:agency|service|wire|newswire)$", re.IGNORECASE)
_PROSE_KINDS = ("paragraph", "quote", "list")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the bytes came from: how they were decoded, and the language found."""

    charset: str
    language: str = "en"


def to_layout(page: Page, tables: ReaderTables) -> Layout:
    """The parts of a page, or of a plain text given as a page without metadata."""
    paragraphs = [Paragraph(kind, text) for kind, text in page.paragraphs]
    return find_layout(paragraphs, tables, title=page.title)


def to_article(page: Page, layout: Layout, options: ReadOptions, origin: Origin, tables: ReaderTables) -> Article:
    """The article of a page's parts."""
    outlets = tables.outlets
    text, spans, blocks = _join(layout)
    url = canonical_url(page.url, options.url)
    prose = [p.text[p.dateline_end :].strip() for p in layout.pieces if p.kind in _PROSE_KINDS]
    agencies = dateline_agencies(layout.dateline[1].agency if layout.dateline else None, outlets)
    notes = [*layout.notes, *([page.byline] if page.byline else [])]
    credits = find_credits(prose, notes, dateline=agencies, forms=tables.credit_forms, outlets=outlets)
    dates = find_evidence(page, layout, spans, tables)
    latest = options.retrieved or page.sent
    published = resolve_published(dates, _SEPARATOR.join(prose), given=options.published, retrieved=latest, tables=tables)
    title_span = next((span for piece, span in zip(layout.pieces, spans, strict=True) if piece.kind == "title"), None)
    dateline_span = _dateline_span(layout, spans)
    own = () if _is_a_newspaper(layout.issuer, tables) else credits.own  # a newspaper prints an agency's copy as its own
    publisher = _given_publisher(options, options.url or url, outlets) or _publisher(page, options.url or url, own, outlets)
    publisher = publisher or _issuer(layout.issuer, tables)
    return Article(
        id=_article_id(url, publisher, options.wire_id, text),
        version=tagged_id("v1", text),
        text=text,
        blocks=blocks,
        url=url,
        title=layout.title or options.title,
        title_span=title_span,
        publisher=publisher,
        credits=credits.all,
        byline=page.byline or layout.byline,
        dateline=text[slice(*dateline_span)] if dateline_span else None,
        dateline_span=dateline_span,
        published=published.value,
        published_basis=published.basis,
        retrieved=options.retrieved,
        language=origin.language,
        charset=origin.charset,
        dates=(*dates, *_told(options, published)),
    )


def _article_id(url: str | None, publisher: str | None, wire_id: str | None, text: str) -> str:
    """What the article is: its address, else what its publisher calls it, else its text."""
    if url is None and wire_id is not None:
        return tagged_id("a1", "wire", publisher, wire_id)
    return tagged_id("a1", url if url is not None else text)


def _given_publisher(options: ReadOptions, url: str | None, outlets: Outlets) -> str | None:
    """The publisher that came with the bytes, by its usual name; a ministry's own address tells more than who signed."""
    if options.publisher is None:
        return None
    named = outlets.named(options.publisher) or _at_issuer(url, outlets)
    return named.name if named is not None else options.publisher


def _at_issuer(url: str | None, outlets: Outlets) -> Outlet | None:
    at = outlets.at(url)
    return at if at is not None and at.kind == "issuer" else None


def _told(options: ReadOptions, published: Published) -> tuple[DateEvidence, ...]:
    """The dates that came with the bytes."""
    given = (DateEvidence(options.published, "given"),) if options.published and published.basis == "given" else ()
    return (*given, *((DateEvidence(options.retrieved, "retrieved"),) if options.retrieved else ()))


def _join(layout: Layout) -> tuple[str, list[Span], tuple[Block, ...]]:
    """The text, each piece's span in it, and its blocks; a dateline inside a paragraph is a block of its own."""
    spans: list[Span] = []
    blocks: list[Block] = []
    position = 0
    for piece in layout.pieces:
        start, end = position, position + len(piece.text)
        spans.append((start, end))
        if piece.dateline_end:
            blocks.append(Block("dateline", start, start + piece.dateline_end))
            rest = piece.text[piece.dateline_end :]
            start = end - len(rest.lstrip())
        blocks.append(Block(piece.kind, start, end))
        position = end + len(_SEPARATOR)
    return _SEPARATOR.join(p.text for p in layout.pieces), spans, tuple(blocks)


def _dateline_span(layout: Layout, spans: Sequence[Span]) -> Span | None:
    if layout.dateline is None:
        return None
    number, found = layout.dateline
    return spans[number][0] + found.span[0], spans[number][0] + found.span[1]


def _publisher(page: Page, url: str | None, own: Sequence[str], outlets: Outlets) -> str | None:
    """Whose report it is: by address, by the page's word, else the one agency whose own copy the text says it is."""
    if (at := outlets.at(url)) is not None:
        return at.name
    if page.publisher:
        named = outlets.named(page.publisher)
        return named.name if named is not None else page.publisher
    return own[0] if len(own) == 1 else None


def _is_a_newspaper(line: str | None, tables: ReaderTables) -> bool:
    """Whether the name above a report's title is a newspaper's, and no agency's."""
    if line is None or (named := tables.outlets.named(line)) is not None:
        return line is not None and named is not None and named.kind not in ("agency", "issuer")
    return (find_form(line, tables) or ("",))[0] == "masthead" and _AGENCY.search(line) is None


def _issuer(line: str | None, tables: ReaderTables) -> str | None:
    """The name of a ministry, body or newspaper as a line above the title has it, without its capitals."""
    if line is None or (named := tables.outlets.named(line)) is not None:
        return named.name if line is not None and named is not None else None
    line = _EDITION.sub("", line)
    if not line.isupper():
        return line
    small = tables.function_words
    words = line.lower().split()
    return " ".join(w if n and w in small else "-".join(p[:1].upper() + p[1:] for p in w.split("-")) for n, w in enumerate(words))
