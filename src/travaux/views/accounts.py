"""Whose account a deed is, and how far two lie apart."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from travaux.joins.moves import Deed

AT_ONCE = 3  # days within which two words of one party are two voices, and not a change of mind


def voice_of(deed: Deed) -> tuple[str, ...]:
    """Whose account a deed is: who speaks; where nobody does, or nobody is known, the origin."""
    names = tuple(voice.name for voice in deed.chain if voice.name)
    return names or (deed.origin,)


def days_apart(first: Deed, second: Deed) -> int | None:
    """How many days lie between the last days of two deeds; None where one has none."""
    if first.made is None or second.made is None:
        return None
    return abs(_number_of(first.made) - _number_of(second.made))


@lru_cache(maxsize=20_000)
def _number_of(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def at_once(first: Deed, second: Deed) -> bool:
    """Whether two deeds were made so near one another that a change of mind doesn't explain that they differ."""
    apart = days_apart(first, second)
    return apart is not None and apart <= AT_ONCE
