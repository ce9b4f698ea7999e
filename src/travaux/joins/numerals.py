"""Numbers in digits, as texts tell them."""

from __future__ import annotations

import re

NUMBER = re.compile(r"\d(?<![A-Za-z]{5}-\d)(?<!\d\d)\d*(?:,\d{3})*(?:\.\d+)?")  # counts nothing within a name: "COVID-19"
MOST_DIGITS = 40  # of a number
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")


def without_numbers(text: str) -> str:
    """A text without its numbers in digits."""
    return NUMBER.sub(" ", _ORDINAL.sub("", text))


def numbers_of(text: str) -> frozenset[str]:
    """The numbers of a text, in digits, without commas."""
    return frozenset(in_digits(number) for number in NUMBER.findall(text))


def in_digits(number: str) -> str:
    """A number as it is compared: without commas, and no longer than is looked at."""
    return number.replace(",", "")[:MOST_DIGITS]
