"""A page's markup to its main text. Runs in a child process only: parsers hang or crash on some pages."""

from __future__ import annotations

import re
from typing import Any

import lxml.html
from lxml import etree
from trafilatura import bare_extraction

from travaux.reader.asides import drop_asides, drop_surroundings, make_paragraphs
from travaux.reader.blocks import (
    Paragraphs,
    find_blocks,
    find_lists,
    find_paragraphs,
    find_years,
    length_of,
    with_lists,
    with_years,
)
from travaux.reader.breaks import divide_at_breaks, drop_repeated, join_definitions, join_speakers, label_speeches, prune
from travaux.reader.frames import unwrap_frames
from travaux.reader.galleries import show_captions
from travaux.reader.limits import check_markup
from travaux.reader.lines import to_lines, to_paragraphs
from travaux.reader.metadata import find_body, find_hints, find_metadata
from travaux.reader.page import Caps, Page

_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
# Characters, and references to them, that XML can't hold: some parsers take them in and fail later.
_CONTROLS = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]|&#(?:0*(?:[0-8]|1[1-9]|2\d|3[01])|x0*(?:[0-8bcef]|1[\da-f]));?(?![\da-fA-F])",
    re.IGNORECASE,
)
_FEWEST_CHARACTERS = 200  # of main text, below which the fallback is tried too
_DIVIDED = 0.5  # of the main text, if that is one paragraph, the fallback has so much at least
_LARGEST_SHARE = 0.6  # of the text of a page's articles, above which one of them is the report and the others teasers
_PREFORMATTED_SHARE = 0.5  # of a page's text, from which preformatted text is the report


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
    data = _CONTROLS.sub(" ", _XML_DECLARATION.sub("", text)).encode("utf-8", "replace")
    try:
        tree: Any = lxml.html.document_fromstring(data, parser=parser, ensure_head_body=True)
    except etree.ParserError:  # it has no element at all
        return Page(())
    facts = find_metadata(tree, text, url, latest)
    hints = () if facts.dates else find_hints(tree)
    told = find_body(tree)
    framed = unwrap_frames(tree)
    show_captions(tree)
    prune(tree)
    drop_asides(tree)
    drop_repeated(tree)
    join_speakers(tree)
    label_speeches(tree)
    join_definitions(tree)
    paragraphs = _preformatted(tree)
    if not paragraphs:
        divide_at_breaks(tree)
        make_paragraphs(tree)
        paragraphs = _several(tree) or _main_text(tree, url, framed=framed)
    if told is not None and length_of(paragraphs) < min(_FEWEST_CHARACTERS, len(told)):
        paragraphs = tuple(("paragraph", paragraph) for paragraph in to_paragraphs(to_lines(told)))
    return Page(paragraphs, facts.title, facts.publisher, facts.byline, facts.language, facts.url, facts.dates, hints=hints)


def _preformatted(tree: Any) -> Paragraphs:
    """The paragraphs of plain text that a page only wraps, as archives do; none where it is but a part."""
    text = "\n\n".join(element.text_content() for element in tree.iter("pre"))
    if len(text) < max(_FEWEST_CHARACTERS, _PREFORMATTED_SHARE * len(tree.text_content())):
        return ()
    return tuple(("paragraph", paragraph) for paragraph in to_paragraphs(to_lines(text)))


def _main_text(tree: Any, url: str | None, *, framed: bool = False) -> Paragraphs:
    """The paragraphs of the page's main part, as the library finds it; of one in the frame of a table those of its body."""
    if framed and length_of(letter := _fallback(tree)) >= _FEWEST_CHARACTERS:
        return letter
    lists, years = find_lists(tree), find_years(tree)
    document: Any = bare_extraction(tree, url=url, fast=True, include_comments=False, include_tables=True, with_metadata=False)
    paragraphs = tuple(find_blocks(document.body)) if document is not None and document.body is not None else ()
    if length_of(paragraphs) >= _FEWEST_CHARACTERS and len(paragraphs) > 1:
        return with_years(with_lists(paragraphs, lists), years)
    fallback = _fallback(tree)
    if len(paragraphs) == 1 < len(fallback) and length_of(fallback) >= _DIVIDED * length_of(paragraphs):
        return fallback  # all text of a page in one paragraph is what comes where its main part isn't found
    return max(paragraphs, fallback, key=length_of)


def _fallback(tree: Any) -> Paragraphs:
    """The paragraphs of the `article` or `main` element with most text, else of the body, as they are."""
    places = tree.xpath("//article|//main|//*[@role='main']") or tree.xpath("//body")
    place = max(places, key=lambda e: sum(len(p.text_content()) for p in e.iter("p")), default=None)
    if place is None:
        return ()
    drop_surroundings(place)
    return tuple(find_paragraphs(place))


def _several(tree: Any) -> Paragraphs:
    """The paragraphs of all articles of a page that has several and none that outweighs the others; else none."""
    found = []
    for article in tree.xpath("//article[not(ancestor::article)][count(.//p) > 1]"):
        names = " ".join(f"{e.get('class', '')} {e.get('id', '')}" for e in (article, *article.iterancestors()))
        if "comment" not in names.lower() and length_of(paragraphs := tuple(find_paragraphs(article))) >= _FEWEST_CHARACTERS:
            found.append(paragraphs)
    lengths = [length_of(paragraphs) for paragraphs in found]
    if len(found) < 2 or max(lengths) > _LARGEST_SHARE * sum(lengths):
        return ()
    return tuple(paragraph for paragraphs in found for paragraph in paragraphs)
