"""Whether what a party puts forward now is another figure for the same: 300 prisoners for 150, 7 December for 12 October."""

from __future__ import annotations

import calendar
import re
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from travaux.views.words import word_set

_MONTHS = "|".join([*calendar.month_name[1:], *(name for name in calendar.month_abbr[1:] if name != "May"), "Sept"])
_DATE = re.compile(rf"(?:\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?)?\b(?:{_MONTHS})\b\.?(?: \d{{1,2}}\b)?(?:,? \d{{4}}\b)?")
_NUMBER = re.compile(
    r"(?<![\w.,])(\d+(?:,\d{3})*(?:\.\d+)?)(?: ?(million|billion|bn|m)\b|(?:st|nd|rd|th)\b|(?![\da-z]))"
    r"(?: ?(%|per ?cent\b|percentage points?\b))?"
    r"((?:[ -](?!(?:a|and|at|by|for|from|if|in|of|on|or|per|so|that|the|to|until|when|which|with)\b)[a-z]+){0,3})"
)
_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_IN_DIGITS = {word: str(number) for number, word in enumerate(_WORDS, 2)} | {
    word: str(10 * number)
    for number, word in enumerate(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2)
}
NUMBER_WORD = rf"(?:{'|'.join(_IN_DIGITS)})"
_WRITTEN = re.compile(  # no share, and not who negotiates: not "two thirds", "the two sides"
    rf"\b{NUMBER_WORD}\b(?![ -](?:\w+ )?(?:(?:third|quarter|fifth|tenth)s|sides|parties|countries|governments|states|nations)\b)",
    re.IGNORECASE,
)
_ALONE = re.compile(rf"(?:only |the )?({NUMBER_WORD})", re.IGNORECASE)
_FRACTION = re.compile(r"\bby (half|an? (?:third|quarter|fifth|tenth)|(?:two|three|four) (?:third|quarter|fifth)s)\b")
_DAY, _SHARE = frozenset(("day of the year",)), frozenset(("percent",))


class Figure(NamedTuple):
    """A number or a date as it is written, and the stems of what is counted; none where it stands alone."""

    value: str
    unit: frozenset[str]


@lru_cache(maxsize=20_000)
def figures_in(text: str, *, written: bool = False) -> tuple[Figure, ...]:
    """The figures of what a move is about.

    Args:
        written: also those in words.

    >>> [(figure.value, sorted(figure.unit)) for figure in figures_in("150 unarmed observers from 12 October")]
    [('12 October', ['day of the year']), ('150', ['observ', 'unarm'])]
    >>> figures_in("seven years", written=True)
    (Figure(value='7', unit=frozenset({'year'})),)
    """
    dates = [Figure(found[0], _DAY) for found in _DATE.finditer(text)]
    numbers = []
    text = _DATE.sub("; ", text)
    for found in _NUMBER.finditer(_WRITTEN.sub(lambda word: _IN_DIGITS[word[0].lower()], text) if written else text):
        number, scale, share, behind = found.groups()
        numbers.append(Figure(number + (scale or ""), _SHARE if share else word_set(behind)))
    shares = [Figure(found[1], _SHARE) for found in _FRACTION.finditer(text)] if written else []
    return (*dates, *numbers, *shares)


def is_another_figure(old: str, new: str) -> bool:
    """Whether one text has another figure than the other for what may be the same, and none that is the same.

    >>> is_another_figure("a ceasefire of 90 days", "the truce of 120 days"), is_another_figure("300", "400 prisoners")
    (True, True)
    >>> is_another_figure("14 slot pairs", "70 million crowns"), is_another_figure("90 days from May 5", "90 days")
    (False, False)

    Those in words tell it only where they count just the same, or stand alone.

    >>> is_another_figure("a guarantee of five years", "three years"), is_another_figure("five sailors", "three detained sailors")
    (True, False)
    >>> is_another_figure("two", "three deliveries")
    True
    >>> is_another_figure("to cut the tax by a third", "to cut it by half")
    True
    """
    first, second = figures_in(old, written=True), figures_in(new, written=True)
    if {figure.value for figure in first} & {figure.value for figure in second}:
        return False
    if any(one.unit and one.unit == other.unit for one in first for other in second):
        return True
    alone = any(_ALONE.fullmatch(text.strip()) for text in (old, new))
    pairs = product(first, second) if alone else product(figures_in(old), figures_in(new))
    return any(not one.unit or not other.unit or one.unit & other.unit for one, other in pairs)
