"""A page's markup to its main text. Runs in a child process only: parsers hang or crash on some pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import lxml.html
from lxml import etree
from trafilatura import bare_extraction

from travaux.reader.lines import clean_line
from travaux.reader.metadata import find_metadata
from travaux.reader.page import Caps, Page
from travaux.record.article import BlockKind

_OPENING_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9:-]*+)([^<>]*+)>")
_CLOSING_TAG = re.compile(r"</([a-zA-Z][a-zA-Z0-9:-]*)")
_NESTING = frozenset(
    [
        "div",
        "span",
        "section",
        "article",
        "table",
        "ul",
        "ol",
        "b",
        "i",
        "em",
        "strong",
        "font",
        "a",
        "blockquote",
        "center",
        "form",
        "main",
        "header",
        "footer",
        "aside",
    ]
)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
# Elements that never hold a report's prose. Captions go: they describe a picture that the text doesn't have.
_DROPPED = (
    "//script|//style|//noscript|//template|//iframe|//svg|//button|//figcaption|//nav|//footer[not(ancestor::blockquote)]|//select"
    "|//*[@aria-hidden='true' and not(.//p)]|//*[@role='navigation' or @role='search']"
)
_PARAGRAPHS = ".//p|.//h2|.//h3|.//h4|.//li|.//blockquote"
_FEWEST_CHARACTERS = 200  # of main text, below which the fallback is tried too
_FORM_CHARACTERS = 400  # of paragraphs, from which a form is the frame of a whole page and not a form to fill in
_LARGEST_SHARE = 0.6  # of the text of a page's articles, above which one of them is the report and the others teasers
_BREAKS = re.compile(r"\n\s*\n+|\n")
_KINDS: dict[str, BlockKind] = {
    "p": "paragraph",
    "head": "heading",
    "item": "list",
    "quote": "quote",
    "cell": "paragraph",
    "code": "paragraph",
}
_OWN_KINDS: dict[str, BlockKind] = {"p": "paragraph", "li": "list", "blockquote": "quote"}
Paragraphs = tuple[tuple[BlockKind, str], ...]


class TooComplexError(Exception):
    """A page's markup lies beyond the caps; the message says how."""


def check_markup(text: str, caps: Caps) -> None:
    """Counts tags without building a tree, so that no parser meets what would hang it.

    Raises:
        TooComplexError: there are too many elements or attributes, or they are nested too deep.
    """
    attributes = 0
    for elements, match in enumerate(_OPENING_TAG.finditer(text), 1):
        own = match.group(2).count("=") or len(match.group(2)) // 200
        attributes += own
        if own > caps.attributes_of_one and len(match.group(2).split()) > caps.attributes_of_one:
            raise TooComplexError(f"an element has more than {caps.attributes_of_one} attributes")
        if elements > caps.elements or attributes > caps.attributes:
            what = f"{caps.elements} elements" if elements > caps.elements else f"{caps.attributes} attributes"
            raise TooComplexError(f"it has more than {what}")
    last = text[text.rfind("<") :] if "<" in text else ""
    if ">" not in last and len(last.split()) > 50 * caps.attributes_of_one:  # a tag that the page's end cuts off
        raise TooComplexError(f"an element has more than {caps.attributes_of_one} attributes")
    if (depth := _nesting(text)) > caps.nesting:
        raise TooComplexError(f"its elements are nested {depth} deep, more than {caps.nesting}")


def _nesting(text: str) -> int:
    """The greatest depth of elements that need a closing tag."""
    depth = deepest = 0
    for match in re.finditer(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)", text):
        if match.group(2).lower() in _NESTING:
            depth = max(0, depth - 1) if match.group(1) else depth + 1
            deepest = max(deepest, depth)
    return deepest


def read_page(text: str, url: str | None, caps: Caps, latest: str | None = None) -> Page:
    """The main text and metadata of a page; without paragraphs where it has no text.

    Args:
        text: the decoded page.
        url: where it came from, for its metadata.
        caps: the bounds of its markup.
        latest: an ISO date that no date of the page may lie after.

    Raises:
        TooComplexError: the page lies beyond the caps.
    """
    check_markup(text, caps)
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    data = _XML_DECLARATION.sub("", text).encode("utf-8", "replace")
    tree: Any = lxml.html.document_fromstring(data, parser=parser, ensure_head_body=True)
    facts = find_metadata(tree, text, url, latest)
    _prune(tree)
    paragraphs = _several(tree) or _main_text(tree, url)
    return Page(paragraphs, facts.title, facts.publisher, facts.byline, facts.language, facts.url, facts.dates)


def _prune(tree: Any) -> None:
    """Drops what never holds a report's prose; of a form that frames a whole page only the tag."""
    for form in tree.xpath("//form"):
        if sum(len(p.text_content()) for p in form.iter("p")) >= _FORM_CHARACTERS:
            form.drop_tag()
    for element in tree.xpath(f"{_DROPPED}|//form"):
        if element.getparent() is not None:
            element.drop_tree()


def _main_text(tree: Any, url: str | None) -> Paragraphs:
    document: Any = bare_extraction(tree, url=url, fast=True, include_comments=False, include_tables=True, with_metadata=False)
    paragraphs = tuple(_blocks(document.body)) if document is not None and document.body is not None else ()
    if _length(paragraphs) >= _FEWEST_CHARACTERS:
        return paragraphs
    return max(paragraphs, tuple(_fallback(tree)), key=_length)


def _length(paragraphs: Paragraphs) -> int:
    return sum(len(text) for _, text in paragraphs)


def _several(tree: Any) -> Paragraphs:
    """The paragraphs of all articles of a page that has several and none that outweighs the others; else none."""
    found = []
    for article in tree.xpath("//article[not(ancestor::article)][count(.//p) > 1]"):
        names = " ".join(f"{e.get('class', '')} {e.get('id', '')}" for e in (article, *article.iterancestors()))
        if "comment" not in names.lower() and _length(paragraphs := tuple(_of_place(article))) >= _FEWEST_CHARACTERS:
            found.append(paragraphs)
    lengths = [_length(paragraphs) for paragraphs in found]
    if len(found) < 2 or max(lengths) > _LARGEST_SHARE * sum(lengths):
        return ()
    return tuple(paragraph for paragraphs in found for paragraph in paragraphs)


def _blocks(body: Any) -> Iterator[tuple[BlockKind, str]]:
    """Paragraphs of trafilatura's tree; line breaks inside one divide it where it says so."""
    for child in body:
        if child.tag in ("list", "table", "row", "quote", "div") and len(child):
            if child.tag == "quote":
                yield from _split(child, "quote")
            elif child.tag == "row":
                yield from _row(child)
            else:
                yield from _blocks(child)
        elif isinstance(child.tag, str) and child.tag not in ("graphic",):
            yield from _split(child, _KINDS.get(child.tag, "paragraph"))
        if child.tail and (tail := clean_line(child.tail)):
            yield "paragraph", tail


def _row(row: Any) -> Iterator[tuple[BlockKind, str]]:
    """A table's row: one paragraph of short cells, or each long cell's own paragraphs."""
    cells = [part for cell in row for part in _split(cell, "paragraph")]
    if all(len(text) < 80 for _, text in cells):
        joined = " | ".join(text for _, text in cells)
        if joined:
            yield "paragraph", joined
    else:
        yield from cells


def _split(element: Any, kind: BlockKind) -> Iterator[tuple[BlockKind, str]]:
    for line in _BREAKS.split(_text_of(element)):
        if text := clean_line(line):
            yield kind, text


def _text_of(element: Any) -> str:
    """All text of an element, with a line end for each break and around each paragraph in it."""
    parts: list[str] = []
    for event, node in etree.iterwalk(element, events=("start", "end")):
        inner = node is not element
        if event == "start":
            parts.append("\n" if inner and node.tag in ("lb", "p", "item", "br", "head", "quote", "row") else "")
            parts.append(re.sub(r"\s*\n\s*", " ", node.text or ""))
        elif inner:
            parts.append("\n" if node.tag in ("p", "item", "head", "quote", "row") else "")
            parts.append(re.sub(r"\s*\n\s*", " ", node.tail or ""))
    return "".join(parts)


def _fallback(tree: Any) -> Iterator[tuple[BlockKind, str]]:
    """The paragraphs of the `article` or `main` element with most text, else of the body, as they are."""
    places = tree.xpath("//article|//main|//*[@role='main']") or tree.xpath("//body")
    place = max(places, key=lambda e: sum(len(p.text_content()) for p in e.iter("p")), default=None)
    if place is not None:
        yield from _of_place(place)


def _of_place(place: Any) -> Iterator[tuple[BlockKind, str]]:
    """An element's paragraphs, headings and list items; its lines where most of its text stands in none of these."""
    outer = ("p", "li", "blockquote")
    found = [e for e in place.xpath(_PARAGRAPHS) if not any(a.tag in outer for a in e.iterancestors() if a is not place)]
    if sum(len(e.text_content()) for e in found) < 0.5 * len(place.text_content().strip()):
        for line in re.split(r"\n+", "\n".join(place.itertext())):
            if text := clean_line(line):
                yield "paragraph", text
        return
    for element in found:
        if text := clean_line(re.sub(r"\s+", " ", element.text_content())):
            yield _OWN_KINDS.get(element.tag, "heading"), text
