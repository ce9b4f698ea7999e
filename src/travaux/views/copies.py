"""Which deeds are one account: a copy tells nothing that its original doesn't, on no other day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from travaux.joins.moves import Deed

_order, _making = attrgetter("order"), attrgetter("making")
AT_ONCE = 3  # days within which two words of one party are two voices, and not a change of mind


def is_copy(deed: Deed) -> bool:
    """Whether a deed's sentence is another origin's, printed again."""
    told = deed.told
    return deed.sentence in told.copied_from or (told.publisher is not None and told.origin != told.publisher)


def settled(deeds: Iterable[Deed]) -> list[Deed]:
    """Deeds in the order in which they were made; a copy was made when its original was, whenever it was printed."""
    known: dict[tuple[str, ...], Deed] = {}
    found: list[Deed] = []
    for deed in sorted(deeds, key=_order):
        key = (deed.origin, deed.party, deed.kind, deed.status, deed.quote)
        first = known.get(key)
        if first is not None and is_copy(deed):
            found.append(deed.made_with(first))
        else:
            known[key] = deed
            found.append(deed)
    return sorted(found, key=_making)


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
