"""Which deeds are one account: a copy tells nothing that its original doesn't, on no other day."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from travaux.joins.deeds import Deed

_order, _making = attrgetter("order"), attrgetter("making")


def is_copy(deed: Deed) -> bool:
    """Whether a deed's sentence is another origin's, printed again."""
    told = deed.told
    return deed.sentence in told.copied_from or (told.publisher is not None and told.origin != told.publisher)


class Settling(Protocol):
    """What holds deeds, and keeps them settled."""

    @property
    def deeds(self) -> tuple[Deed, ...]: ...

    @property
    def _settled(self) -> tuple[Deed, ...] | None: ...


def settled_in(whole: Settling) -> tuple[Deed, ...]:
    """The deeds of something, settled once: views ask for them again and again."""
    if whole._settled is None:
        object.__setattr__(whole, "_settled", tuple(settled(whole.deeds)))
    return whole._settled or ()


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
