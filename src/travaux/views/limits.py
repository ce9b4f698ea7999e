"""Limits: who refuses to go beyond a figure, "to extend it beyond 30 days", or offers "no more than 30 million"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from travaux.views.accounts import at_once, stems_of_thing

if TYPE_CHECKING:
    from travaux.joins.deeds import Deed

_BEYOND = re.compile(
    r"\b(?:beyond|above|over|exceed(?:ing)?|(?:more|longer|higher|further)[\"”]?\s+than)\s+(?:the\s+)?(?:\w+\s+)?(\d[\d,]*(?:\.\d+)?)",
    re.IGNORECASE,
)
_NO_MORE = re.compile(r"\b(?:no|not|nothing)(?:\s+\w+){0,3}\s*$", re.IGNORECASE)  # "not a crown", before "more than 30 million"
_LIMITING = re.compile(r"\b(?:not?|nothing|an?|one|single|more|longer|higher|further|than|beyond|above|over)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_LIKE = 0.6  # share of the lesser's stems


def sets_limit(deed: Deed) -> bool:
    """Whether a deed tells a figure that isn't gone beyond: that figure itself isn't refused."""
    limit = _limit(deed)
    return limit is not None and (deed.kind == "reject" or _NO_MORE.search(limit.string[: limit.start()]) is not None)


def _limit(deed: Deed) -> re.Match[str] | None:
    return _BEYOND.search(deed.about) or _BEYOND.search(deed.quote)


def goes_beyond(deed: Deed, refusal: Deed) -> bool:
    """Whether what is offered or accepted lies beyond a limit that is set at once about the same thing."""
    limit, told = _limit(refusal), _NUMBER.findall(deed.about)
    if limit is None or len(told) != 1 or _value(told[0]) <= _value(limit.group(1)) or not at_once(deed, refusal):
        return False
    one, other = _stems(deed), _stems(refusal)
    least = min(len(one), len(other))
    return least > 0 and len(one & other) >= _LIKE * least


def _stems(deed: Deed) -> frozenset[str]:
    return stems_of_thing(_LIMITING.sub(" ", deed.about))


def _value(number: str) -> float:
    return float(number.replace(",", ""))
