"""What holds to what a party put forward: who stands by a demand, or accepts nothing less, still demands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from travaux.joins.deeds import Deed

FORWARD = ("propose", "offer", "demand")
_HOLDING = re.compile(r"\b(?:st(?:and|ood)s? by|st(?:ick|uck)s? (?:to|with)|h(?:o|e)lds? to|maintain(?:s|ed)?|upholds?|upheld)\b")
_NOTHING_ELSE = re.compile(r"\bnothing (?:but|else|short of|(?:fewer|less|more|lower|higher|other) than)\b")


def held(deeds: Iterable[Deed]) -> Iterator[Deed]:
    """The same deeds on one proposition; one that holds to what its party put forward last goes on with that.

    Who accepts nothing less demands it, also where nobody tells that it did so before.
    """
    put: dict[str, Deed] = {}
    for deed in deeds:
        last = put.get(deed.party)
        if deed.status != "actual":
            yield deed
        elif deed.kind == "reject" and _NOTHING_ELSE.search(deed.quote):
            yield replace(deed, kind=last.kind if last is not None else "demand")
        elif deed.kind == "commit" and last is not None and _HOLDING.search(deed.quote):
            yield replace(deed, kind=last.kind)
        else:
            yield deed
            put.pop(deed.party, None)
            if deed.kind in FORWARD:
                put[deed.party] = deed
