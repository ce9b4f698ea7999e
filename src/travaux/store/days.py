"""Days as the database keeps them: numbers in the order of the calendar."""

from __future__ import annotations

from datetime import date


def ordinal(day: str) -> int:
    """The number of a day.

    >>> ordinal("0001-01-02")
    2
    """
    return date.fromisoformat(day).toordinal()


def iso(number: int) -> str:
    """The day of a number.

    >>> iso(ordinal("2022-02-16"))
    '2022-02-16'
    """
    return date.fromordinal(number).isoformat()
