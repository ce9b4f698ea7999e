"""Sheets of what was said (rows divided by commas, semicolons or bars, a column of who speaks) to a transcript's paragraphs."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass

from travaux.reader.isodates import iso_date

_SPEAKER = re.compile(r"(?:speaker|who|said[ _]by|spoken[ _]by)(?:[ _]name)?", re.IGNORECASE)
_SIDE = re.compile(r"party|side|organi[sz]ation|affiliation|delegation|country|group|faction", re.IGNORECASE)
_WORDS = re.compile(r"text|quote|quotation|statement|words|remarks?|utterance|speech", re.IGNORECASE)
_DAY = re.compile(r"date|day", re.IGNORECASE)
_DELIMITERS = ",;|"  # no tab: where lines are told, tabs have become blanks
_FEWEST_ROWS = 2
_LONGEST_SIDE = 40  # characters of a side that can stand in a label


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows as paragraphs, "Ana Velt (Lock Guild): We accept.", and the day of the last one."""

    paragraphs: tuple[str, ...]
    last: str | None


def read_sheet(lines: Sequence[str]) -> Sheet | None:
    """The rows of a text that is a sheet with a head, a column of who speaks and one of what is said; None of any other text.

    >>> read_sheet(["speaker,text", "Ana Velt,We accept.", 'Jon Holm,"No, thank you."']).paragraphs
    ('Ana Velt: We accept.', 'Jon Holm: No, thank you.')
    """
    filled = [line for line in lines if line.strip()]
    if len(filled) <= _FEWEST_ROWS:
        return None
    delimiter = max(_DELIMITERS, key=filled[0].count)
    try:
        rows = [[cell.strip() for cell in row] for row in csv.reader(filled, delimiter=delimiter, strict=True)]
    except csv.Error:
        return None
    head = rows[0]
    who, said = _column(head, _SPEAKER), _column(head, _WORDS)
    if who is None or said is None or len(rows) <= _FEWEST_ROWS or any(len(row) != len(head) for row in rows):
        return None
    side, day = _column(head, _SIDE), _column(head, _DAY)
    paragraphs = tuple(_paragraph(row[who], row[side] if side is not None else "", row[said]) for row in rows[1:] if row[said])
    days = [value for row in rows[1:] if day is not None and (value := iso_date(row[day])) is not None]
    return Sheet(paragraphs, max(days, default=None))


def _column(head: Sequence[str], name: re.Pattern[str]) -> int | None:
    """The one column of such a name."""
    found = [number for number, cell in enumerate(head) if name.fullmatch(cell)]
    return found[0] if len(found) == 1 else None


def _paragraph(speaker: str, side: str, words: str) -> str:
    words = " ".join(words.split())
    speaker = speaker or side  # "the company announced"
    told = f" ({side})" if side and side != speaker and len(side) <= _LONGEST_SIDE else ""
    return f"{speaker.rstrip(':')}{told}: {words}" if speaker else words
