"""Bounds that a page's markup is held to before any parser sees it."""

from __future__ import annotations

import re

from travaux.reader.page import Caps

_OPENING_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9:-]*+)([^<>]*+)>")
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
