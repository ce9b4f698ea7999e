"""What holds to what a party put forward: who stands by a demand, or accepts nothing less, still demands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from travaux.joins.deeds import FORWARD
from travaux.views.avowed import supports
from travaux.views.threads import are_surely_one

if TYPE_CHECKING:
    from travaux.joins.deeds import Deed

_HOLDING = re.compile(
    r"\b(?:st(?:and|ood)(?:s|ing)? (?:by|firm on)|st(?:ick|uck)(?:s|ing)? (?:to|with)|h(?:o|e)ld(?:s|ing)? (?:on )?to"
    r"|cl(?:i|u)ng(?:s|ing)? to|adher(?:es?|ed|ing) to|maintain(?:s|ed|ing)?|uph(?:o|e)ld(?:s|ing)?"
    r"|(?:reaffirm|repeat|renew|reassert)(?:s|ed|ing)?|re(?:iterat|stat)(?:es?|ed|ing)|confirm(?:s|ed|ing)?)\b"
)
_ITS_DEMAND = re.compile(r" (?:its|his|her|their|our|the) (?:\w+ ){0,2}(?:demand|call|claim|request|insistence)s?\b")
_ITS_OFFER = re.compile(r" (?:its|his|her|their|our|my) (?:[\w.,%-]+ ){0,3}(?:offer|proposal|plan|figure|position)s?\b")
_NOTHING_ELSE = re.compile(r"\bnothing (?:but|else|short of|(?:fewer|less|more|lower|higher|other) than)\b")


def held(deeds: Iterable[Deed]) -> Iterator[Deed]:
    """The same deeds on one proposition; one that holds to what its party put forward last goes on with that.

    Who accepts nothing less demands it, also where nobody tells that it did so before; who supports what it demanded does, too.
    """
    put: dict[str, Deed] = {}
    for deed in deeds:
        last = put.get(deed.party)
        if deed.status != "actual":
            yield deed
        elif deed.kind in ("reject", "accept", "commit") and (_NOTHING_ELSE.search(deed.quote) or _holds_to(deed, _ITS_DEMAND)):
            yield replace(deed, kind=last.kind if last is not None else "demand")
        elif deed.kind == "accept" and _holds_to(deed, _ITS_OFFER):
            yield replace(deed, kind=last.kind if last is not None else "offer")
        elif deed.kind == "commit" and last is not None and _HOLDING.search(deed.quote):
            yield replace(deed, kind=last.kind)
        elif last is not None and last.kind == "demand" and supports(deed) and are_surely_one(last.about, deed.about):
            yield replace(deed, kind="demand")
        else:
            yield deed
            put.pop(deed.party, None)
            if deed.kind in FORWARD:
                put[deed.party] = deed


def _holds_to(deed: Deed, own: re.Pattern[str]) -> bool:
    """Whether words hold to what a party put forward itself: "stuck to its demand that all of it be lifted"."""
    holding = _HOLDING.search(deed.quote, 0, max(0, deed.quote.find(deed.about)))
    return holding is not None and own.match(deed.quote, holding.end()) is not None
