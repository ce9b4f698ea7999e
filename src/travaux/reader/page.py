"""What a page tells, as plain values that pass between processes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import cast

from travaux.record.article import BlockKind, DateBasis


@dataclass(frozen=True, slots=True)
class Page:
    """A page's main text as (kind, text) paragraphs, and what its markup tells of it.

    `dates` are (value, basis) pairs, the strongest evidence first; `sent` is when the message that brought it was sent; `hints`
    are lines beside the main text that may tell when it was posted.
    """

    paragraphs: tuple[tuple[BlockKind, str], ...]
    title: str | None = None
    publisher: str | None = None
    byline: str | None = None
    language: str | None = None
    url: str | None = None
    dates: tuple[tuple[str, DateBasis], ...] = ()
    sent: str | None = None
    hints: tuple[str, ...] = ()

    def to_json(self) -> bytes:
        """Wire form between the processes."""
        fields = {
            name: getattr(self, name)
            for name in ("paragraphs", "title", "publisher", "byline", "language", "url", "dates", "hints")
        }
        return json.dumps(fields).encode()

    @classmethod
    def from_json(cls, data: bytes) -> Page:
        """The page of a wire form."""
        fields = json.loads(data)
        paragraphs = tuple((cast(BlockKind, kind), str(text)) for kind, text in fields.pop("paragraphs"))
        dates = tuple((str(value), cast(DateBasis, basis)) for value, basis in fields.pop("dates"))
        hints = tuple(str(line) for line in fields.pop("hints"))
        return cls(paragraphs, dates=dates, hints=hints, **fields)


@dataclass(frozen=True, slots=True)
class Caps:
    """Bounds of a page: bytes, characters of text, elements, nesting, attributes of one element and of all, seconds, memory.

    `seconds` are of processor time, so that a busy machine rejects nothing; `patience` are seconds of the clock, for a parser
    that waits for something that never comes. `memory` is in bytes.

    The largest of 181 news pages had 1.6 MB, 6,700 elements nested 41 deep and 27,000 attributes.
    """

    bytes: int = 8_000_000
    text: int = 1_000_000
    elements: int = 60_000
    nesting: int = 400
    attributes: int = 250_000
    attributes_of_one: int = 500
    seconds: float = 10.0
    patience: float = 120.0
    memory: int = 1_500_000_000
