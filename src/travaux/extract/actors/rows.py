"""Rows of the tab-separated data files, and names as words that compare."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from travaux.errors import ResourceError
from travaux.extract.actors.words import Words, divide, fold

_DIVIDED = re.compile(r"[.,]|['’]s ")  # what a text's words are divided at, too: "His Majesty | Government"


def text_of_file(files: Mapping[str, str], name: str) -> str:
    """A file's text.

    Raises:
        ResourceError: there is none.
    """
    if name not in files:
        raise ResourceError(f"expected the data file actors/{name}, got {sorted(files)}; reinstall travaux")
    return files[name]


def rows_of(files: Mapping[str, str], name: str, columns: int) -> Iterator[list[str]]:
    """Cells of each row that is no comment.

    Raises:
        ResourceError: there is no such file, a row has another number of columns, or its first is empty.
    """
    for number, line in enumerate(text_of_file(files, name).split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != columns or not cells[0].strip():
            raise ResourceError(f"expected {columns} columns in actors/{name}, line {number}, got {line!r}")
        yield cells


def name_words(name: str) -> Words:
    """A name's words as they are compared."""
    return tuple(word.key for word in divide(name)) if _DIVIDED.search(name) else tuple(fold(name).split())
