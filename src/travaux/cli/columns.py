"""Plain text in columns: words are folded, never cut, and colours repeat what the words say.

Rich's tables take seconds for the cells that a ledger has; and what is printed as it is can't be taken for markup.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

from travaux.cli.view import one_line, terminal_width

GAP = 2  # characters between columns
KEPT = "\u00a0"  # a space at which no line ends
# Characters that may take no column or two: all but Latin letters, and the dashes, quotation marks and arrows of ours.
_OTHER = re.compile("[^\u0001-\u02ff\u2010-\u2027\u2190-\u2193]")
_CODES = {"bold": "1", "dim": "2", "green": "1;32", "red": "1;31", "cyan": "1;36", "yellow": "1;33", "": ""}


class Paragraph(NamedTuple):
    """Words that are folded together.

    Args:
        lead: how many characters at the beginning have a style of their own.
        style, lead_style: names of styles: bold, dim, green, red, cyan, yellow; empty for none.
        indent: characters before each line; `hang` further ones before all lines but the first.
    """

    text: str
    lead: int = 0
    style: str = ""
    lead_style: str = "bold"
    indent: int = 0
    hang: int = 0


Folded = tuple[str, int]  # a line as it is printed, and how many columns it takes


@dataclass(frozen=True, slots=True)
class Paper:
    """What is written on.

    Args:
        width: columns.
        colour: whether styles are shown.
    """

    width: int
    colour: bool = False

    def fold(self, paragraph: Paragraph, width: int | None = None) -> list[Folded]:
        """The lines of a paragraph; none is wider than the paper, or than `width`."""
        text, left, style, lead_style, indent, hang = paragraph
        room = (self.width if width is None else width) - indent
        text = _safe(text)
        plain = _OTHER.search(text) is None
        if plain and len(text) <= room and not self.colour:
            return [(" " * indent + text.replace(KEPT, " "), indent + len(text))] if text else []
        lines: list[Folded] = []
        for number, words in enumerate(_fold(text, room, hang, plain)):
            words = words.replace(KEPT, " ")
            before = indent + (hang if number else 0)
            used = before + (len(words) if plain else columns_of(words))
            if self.colour and left > 0:
                length = len(words)
                words = self.styled(words[:left], lead_style) + self.styled(words[left:], style)
                left -= length + 1
            elif self.colour and style:
                words = self.styled(words, style)
            lines.append((" " * before + words, used))
        return lines

    def styled(self, words: str, style: str) -> str:
        """Words in a style."""
        return f"\x1b[{_CODES[style]}m{words}\x1b[0m" if self.colour and style and words else words

    def lines(self, paragraphs: Iterable[Paragraph], width: int | None = None) -> list[Folded]:
        """The lines of several paragraphs."""
        return [line for paragraph in paragraphs for line in self.fold(paragraph, width)]

    def printed(self, *paragraphs: Paragraph) -> Iterator[str]:
        """The lines of paragraphs, as they are printed."""
        for paragraph in paragraphs:
            yield from (line for line, _ in self.fold(paragraph))

    def told(self, words: str, style: str = "dim") -> Iterator[str]:
        """The lines of words in one style."""
        return self.printed(Paragraph(words, style=style))

    def beside(self, cells: Sequence[Sequence[Folded]], widths: Sequence[int]) -> Iterator[str]:
        """The lines of cells side by side."""
        for row in zip_longest(*cells, fillvalue=("", 0)):
            yield "".join([printed + " " * (wide + GAP - used) for (printed, used), wide in zip(row, widths)]).rstrip()


def paper_of(width: int | None = None) -> Paper:
    """The terminal's paper; without colours where there is no terminal, or it or its user wants none."""
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Paper(width if width is not None else terminal_width(), colour)


def print_told(*sentences: str) -> None:
    """Print sentences, each in lines of its own."""
    print("\n".join(paper_of().printed(*map(Paragraph, sentences))))


def columns_of(words: str) -> int:
    """How many columns words take; those of East Asian scripts take two each."""
    if _OTHER.search(words) is None:
        return len(words)
    from rich.cells import cell_len

    return cell_len(words)


def _safe(text: str) -> str:
    """A text without control characters and double spaces."""
    if not text.replace(KEPT, " ").isprintable():
        text = one_line(text)
    return " ".join(filter(None, text.split(" "))) if "  " in text else text.strip(" ")


def _fold(text: str, width: int, hang: int, plain: bool) -> Iterator[str]:
    """Words in lines of a width, the lines after the first narrower by `hang`; only a word that is wider than a line is parted.

    Args:
        plain: whether each character takes one column.
    """
    start, room, narrow = 0, max(1, width), max(1, width - hang)
    while start < len(text):
        reach = start + room if plain else _reach(text, start, room)
        end = reach if reach >= len(text) else text.rfind(" ", start, reach + 1)
        if end <= start:
            end = reach
        yield text[start:end].rstrip(" ")
        start = end + 1 if text[end : end + 1] == " " else end
        room = narrow


def _reach(text: str, start: int, room: int) -> int:
    """How far a line comes that begins somewhere in a text; by one character at least."""
    end, used = start, 0
    while end < len(text) and (used := used + columns_of(text[end])) <= room:
        end += 1
    return max(end, start + 1)
