"""Dates that are told together: what one of "14-16 February 2022", "from October to March 1915", "1915-17" leaves to the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from travaux.extract.times.meaning import Meaning, Named, Reading, Relative
from travaux.record.span import Span

_JOINT = re.compile(
    r"\s*(?:,\s*)?(?:(?P<range>[-–—]+|to|through|until|till|into)|and|or|&|/|,)?\s*(?:the\s+|on\s+|in\s+)?", re.IGNORECASE
)
_TO_DAY = re.compile(r"\s*(?:\([^()\n]{1,20}\)\s*)?(?:(?:to|until|till|and|or|[-–—,])\s*)?(?:on\s+)?", re.IGNORECASE)
_DATED = ("day", "month", "season", "quarter", "half")


def complete_joined(text: str, spans: Sequence[Span], readings: Sequence[Reading | None]) -> list[Reading | None]:
    """The readings, each date completed by the one that it is joined to; `spans` in text order."""
    done = list(readings)
    for i in range(len(done) - 2, -1, -1):
        first, second = done[i], done[i + 1]
        if first and second and first.clock and first.meaning is None and _is_day(second.meaning):
            near = _TO_DAY.fullmatch(text, spans[i][1], spans[i + 1][0])  # "at noon (0800 GMT) on Friday"
            done[i] = replace(first, meaning=second.meaning) if near else first
    for i in range(len(done) - 2, -1, -1):
        joint = _JOINT.fullmatch(text, spans[i][1], spans[i + 1][0])
        first, second = done[i], done[i + 1]
        if joint and first and second and isinstance(first.meaning, Named) and isinstance(second.meaning, Named):
            done[i] = replace(first, meaning=_from_later(first.meaning, second.meaning, ranged=joint["range"] is not None))
    for i in range(1, len(done)):
        joint = _JOINT.fullmatch(text, spans[i - 1][1], spans[i][0])
        first, second = done[i - 1], done[i]
        if joint and first and second and isinstance(first.meaning, Named) and isinstance(second.meaning, Named):
            later = _from_earlier(first.meaning, second.meaning, ranged=joint["range"] is not None)
            done[i] = replace(second, meaning=later)
    return done


def _is_day(meaning: Meaning | None) -> bool:
    return isinstance(meaning, Named | Relative) and meaning.unit == "day"


def _from_later(first: Named, second: Named, *, ranged: bool) -> Meaning:
    """A date with the month and year of the date behind it ("14-16 February", "August and September 1914")."""
    if _is_bare_day(first) and second.month is not None and second.day is not None:
        return replace(first, month=second.month, year=second.year)
    if (
        ranged
        and first.unit == second.unit == "month"
        and first.month
        and second.month
        and first.year is None
        and second.year is None
    ):
        return Relative("month", -((second.month - first.month) % 12), replace(second, anaphoric=False))
    if first.unit not in _DATED or second.unit not in _DATED or first.year is not None or not isinstance(second.year, int):
        return first
    if first.month is None and first.unit == "day":
        return first
    if second.month is None and second.day is not None:
        return replace(first, year=second.year)  # "July 12-15, 2021"
    turned = first.month is not None and second.month is not None and first.month > second.month
    return replace(first, year=second.year - turned)


def _from_earlier(first: Named, second: Named, *, ranged: bool) -> Meaning:
    """A date with the month and year, or the century, of the date before it ("February 14-16", "1915-17")."""
    if _is_bare_day(second) and first.unit == "year" and isinstance(first.year, int) and ranged:
        year = first.year // 100 * 100 + (second.day or 0)
        return Named("year", year=year) if year > first.year else second
    if _is_bare_day(second) and first.month is not None and first.day is not None:
        return replace(second, month=first.month, year=second.year or first.year)
    weekdays = second.weekday is not None and second.day is None and second.week is None and first.weekday is not None
    headed = (first.direction is not None or first.week is not None) and second.direction is None
    undated = second.month is not None and second.year is None and first.month is not None and first.year is None
    if (ranged and (weekdays or undated)) or (weekdays and headed):
        return replace(second, anaphoric=True)  # the end of a range, and the second day of "next Monday and Tuesday"
    return second


def _is_bare_day(named: Named) -> bool:
    return named.unit == "day" and named.day is not None and named.month is None and named.weekday is None
