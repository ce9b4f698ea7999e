"""Entries of a chronology: blocks that open with a date and a dash or a colon, below headings that tell the year."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from travaux.extract.statements.clauses import Clauses
from travaux.record.article import Block
from travaux.record.span import Span
from travaux.record.time import TimeExpression

_YEAR = re.compile(r"\s*[\[(]?(?P<year>1[5-9]\d\d|20\d\d)[\])]?\s*[:.]?\s*")
_NUMBER = re.compile(r"\s*[\[(]?\d{4}[\])]?\s*[:.]?\s*")
_ANY_YEAR = re.compile(r"\b(?:1[5-9]\d\d|20\d\d)\b")
_CHRONOLOGY = re.compile(r"\b(?:chronology|time ?line|key dates)\b", re.IGNORECASE)
_FEWEST_YEARS = 2  # headings
_FEWEST_ENTRIES = 2
_HEAD_OF_TEXT = 200  # characters in which a text calls itself a chronology
_OPENS = re.compile(r"[\s*•·–—(-]{0,4}")
_OPENS_WITH = re.compile(rf"{_OPENS.pattern}(?:(?:In|On|By|From|Since|Early in|Late in|Early|Late) )?")
_GOES_ON = re.compile(r"\.?\s?(?:[–—-]{1,2}|:)\s")


def headed_years(
    text: str, blocks: Sequence[Block], dated: Collection[int] = (), latest: int | None = None
) -> list[tuple[int, int]]:
    """The years of a chronology that has several of them as headings, or one in its title, each with where it begins to hold.

    Numbers in headings are years where none lies after the report's own, and they go forward or back in time, or as many dates
    below are to be completed; two of them only where dates below complete them, or the text tells a year of that time too.

    Args:
        text: the article's.
        blocks: its blocks.
        dated: where dates without a year begin.
        latest: the report's own year.
    """
    numbers = [b for b in blocks if _NUMBER.fullmatch(text, b.start, b.end) is not None]
    years = [(b.end, int(m.group("year"))) for b in numbers if (m := _YEAR.fullmatch(text, b.start, b.end)) is not None]
    told = [year for _, year in years]
    if len(set(told)) >= _FEWEST_YEARS:
        in_order = told in (sorted(told), sorted(told, reverse=True)) or _are_completed(text, blocks, dated, len(told))
        likely = len(set(told)) > _FEWEST_YEARS or _are_completed(text, blocks, dated) or _is_time_told(text, numbers, told)
        past = max(told) <= (latest or max(told))
        return years if len(numbers) == len(years) and in_order and past and likely else []
    titled = _titled_year(text, blocks)
    return [(0, titled)] if titled is not None else []


def _are_completed(text: str, blocks: Sequence[Block], dated: Collection[int], fewest: int = _FEWEST_ENTRIES) -> bool:
    """Whether dates without a year open some blocks: "3 May: talks resume", "In March the envoys left"."""
    opened = (_OPENS_WITH.match(text, b.start, b.end) for b in blocks)
    return sum(m is not None and m.end() in dated for m in opened) >= fewest


def _is_time_told(text: str, numbers: Sequence[Block], years: Sequence[int]) -> bool:
    """Whether a title calls the text a chronology, or it tells a year of the same time besides the numbers in its headings."""
    inside = [(b.start, b.end) for b in numbers]
    beside = (m for m in _ANY_YEAR.finditer(text) if not any(start <= m.start() < end for start, end in inside))
    told = any(min(years) <= int(m.group()) <= max(years) for m in beside)
    return told or _CHRONOLOGY.search(text, 0, _HEAD_OF_TEXT) is not None


def _titled_year(text: str, blocks: Sequence[Block]) -> int | None:
    """The year in a title that calls the text a chronology ("The gas row of 2006: a chronology"), where no other year is told."""
    titles = [text[b.start : b.end] for b in blocks if b.kind == "title"]
    years = {int(year) for title in titles if _CHRONOLOGY.search(title) for year in _ANY_YEAR.findall(title)}
    return next(iter(years)) if len(years) == 1 and {int(year) for year in _ANY_YEAR.findall(text)} == years else None


def entry_times(clauses: Clauses, times: Sequence[TimeExpression]) -> list[tuple[Span, TimeExpression]]:
    """The entries of a chronology, each the span of its block and the date that opens it; none of a text with fewer than two."""
    first = {time.start: time for time in times if time.type == "DATE"}
    found = []
    for block in clauses.blocks:
        opened = _OPENS.match(clauses.text, block.start, block.end)
        time = first.get(opened.end() if opened is not None else block.start)
        if time is not None and time.end < block.end and _GOES_ON.match(clauses.text, time.end, block.end) is not None:
            found.append(((block.start, block.end), time))
    return found if len(found) >= _FEWEST_ENTRIES else []
