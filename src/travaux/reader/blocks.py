"""Trees of markup to paragraphs with their kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree

from travaux.reader.lines import clean_line
from travaux.record.article import BlockKind

Paragraphs = tuple[tuple[BlockKind, str], ...]

_PARAGRAPHS = ".//p|.//h2|.//h3|.//h4|.//li|.//blockquote"
_BREAKS = re.compile(r"\n\s*\n+|\n")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_LONGEST_LABEL = 90  # characters of a cell that names who speaks
_KINDS: dict[str, BlockKind] = {
    "p": "paragraph",
    "head": "heading",
    "item": "list",
    "quote": "quote",
    "cell": "paragraph",
    "code": "paragraph",
}
_OWN_KINDS: dict[str, BlockKind] = {"p": "paragraph", "li": "list", "blockquote": "quote"}


def length_of(paragraphs: Paragraphs) -> int:
    """Characters of all paragraphs."""
    return sum(len(text) for _, text in paragraphs)


def find_blocks(body: Any) -> Iterator[tuple[BlockKind, str]]:
    """Paragraphs of trafilatura's tree; line breaks inside one divide it where it says so."""
    for child in body:
        if child.tag in ("list", "table", "row", "quote", "div") and len(child):
            if child.tag == "quote":
                yield from _split(child, "quote")
            elif child.tag == "row":
                yield from _row(child)
            else:
                yield from find_blocks(child)
        elif isinstance(child.tag, str) and child.tag not in ("graphic",):
            yield from _split(child, _KINDS.get(child.tag, "paragraph"))
        if child.tail and (tail := clean_line(child.tail)):
            yield "paragraph", tail


def _row(row: Any) -> Iterator[tuple[BlockKind, str]]:
    """A table's row: one paragraph of short cells, or each long cell's own paragraphs."""
    cells = [part for cell in row for part in _split(cell, "paragraph")]
    if len(cells) > 1 and len(cells[0][1]) <= _LONGEST_LABEL and cells[0][1].endswith(":"):  # who speaks, and what
        cells[:2] = [("paragraph", f"{cells[0][1]} {cells[1][1]}")]
        if len(row) == 2:
            yield from cells
            return
    if len(row) > 1 and all(len(text) < 80 for _, text in cells):
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


def find_paragraphs(place: Any) -> Iterator[tuple[BlockKind, str]]:
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


def find_lists(tree: Any) -> list[tuple[str, Paragraphs]]:
    """The lists right below a paragraph, each with its words and the items: no menus, whose words are mostly links."""
    found = []
    for element in tree.xpath("//body//ul|//body//ol"):
        above = element.getprevious()
        items = [clean_line(re.sub(r"\s+", " ", item.text_content())) for item in element.iter("li")]
        linked = sum(len(a.text_content()) for a in element.iter("a"))
        if above is not None and above.tag == "p" and any(items) and 2 * linked < sum(map(len, items)):
            told: Paragraphs = tuple(("list", item) for item in items if item)
            found.append((clean_line(re.sub(r"\s+", " ", above.text_content())), told))
    return found


def with_lists(paragraphs: Paragraphs, lists: Sequence[tuple[str, Paragraphs]]) -> Paragraphs:
    """Paragraphs with the items of lists that were lost of those right below them; of none that has any of its items."""
    texts = {text for _, text in paragraphs}
    whole = "\n".join(texts)
    below = {above: items for above, items in lists if above in texts and not any(item in whole for _, item in items)}
    return tuple(each for kind, text in paragraphs for each in ((kind, text), *below.pop(text, ())))


def find_years(tree: Any) -> list[tuple[str, str]]:
    """The headings that are a year, as a chronology has them, each with the words of the paragraph or item that follows it."""
    found, waiting = list[tuple[str, str]](), list[str]()
    for element in tree.xpath("//body//*[self::h2 or self::h3 or self::h4 or self::p or self::li]"):
        if element.tag in ("p", "li"):
            words = clean_line(re.sub(r"\s+", " ", element.text_content())) if waiting else ""
            found += [(words, year) for year in waiting if words]
            waiting = [] if words else waiting
        elif _YEAR.fullmatch(year := clean_line(element.text_content())):
            waiting.append(year)
    return found


def with_years(paragraphs: Paragraphs, years: Sequence[tuple[str, str]]) -> Paragraphs:
    """Paragraphs with the headings that were lost, because they are but numbers, put back above those that follow them."""
    headings = {text for kind, text in paragraphs if kind == "heading"}
    above = {below: year for below, year in years if year not in headings}
    return tuple(
        each for kind, text in paragraphs for each in ((("heading", above.pop(text)),) if text in above else ()) + ((kind, text),)
    )
