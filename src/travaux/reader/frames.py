"""Tables that only frame a page, as letters sent by e-mail have them."""

from __future__ import annotations

from typing import Any

_FEWEST = 3  # paragraphs of a cell that holds text and no entry of a table
_PARTS = ("table", "tbody", "thead", "tr", "td", "th")


def unwrap_frames(tree: Any) -> bool:
    """Makes divisions of the tables of which a cell holds paragraphs and a heading or a list; whether there are any."""
    framed = [cell for cell in tree.iter("td") if _is_page(cell)]
    around = {part for cell in framed for part in (cell, *cell.iterancestors(*_PARTS))}
    tables = {part for part in around if part.tag == "table"}
    for part in [e for table in tables for e in table.iter(*_PARTS) if next(e.iterancestors("table"), e) in tables or e in tables]:
        part.tag = "div"
    return bool(tables)


def _is_page(cell: Any) -> bool:
    paragraphs = sum(1 for child in cell.iter("p") if child.text_content().strip())
    return paragraphs >= _FEWEST and next(cell.iter("h1", "h2", "h3", "ul", "ol"), None) is not None
