"""Whose account a deed is, how far two lie apart, and of what they tell."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from travaux.joins.digest import without_numbers
from travaux.joins.told import days_between
from travaux.ledger.words import words_of

if TYPE_CHECKING:
    from travaux.joins.deeds import Deed

_SMALL = 2  # letters of a stem that tells nothing
AT_ONCE = 3  # days within which two words of one party are two voices, and not a change of mind


def voice_of(deed: Deed) -> tuple[str, ...]:
    """Whose account a deed is: who speaks; where nobody does, or nobody is known, the origin."""
    names = tuple(voice.name for voice in deed.chain if voice.name)
    return names or (deed.origin,)


def days_apart(first: Deed, second: Deed) -> int | None:
    """How many days lie between the last days of two deeds; None where one has none."""
    return days_between(first.made, second.made)


def at_once(first: Deed, second: Deed) -> bool:
    """Whether two deeds were made so near one another that a change of mind doesn't explain that they differ."""
    apart = days_apart(first, second)
    return apart is not None and apart <= AT_ONCE


@lru_cache(maxsize=20_000)
def stems_of_thing(text: str) -> frozenset[str]:
    """The stems of words for a thing, without its numbers and small words."""
    return frozenset(stem for stem in words_of(without_numbers(text)) if len(stem) > _SMALL and not stem.isdigit())
