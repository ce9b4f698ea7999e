"""Refusals to go beyond a figure: "to extend it beyond 30 days"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from travaux.joins.digest import without_numbers
from travaux.ledger.words import words_of
from travaux.views.accounts import at_once

if TYPE_CHECKING:
    from travaux.joins.deeds import Deed

_BEYOND = re.compile(r"\b(?:beyond|above|over|more than|longer than|higher than)\s+(?:\w+\s+)?(\d[\d,]*(?:\.\d+)?)", re.IGNORECASE)
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_LIKE = 0.6  # share of the lesser's stems


def goes_beyond(deed: Deed, refusal: Deed) -> bool:
    """Whether what is offered or accepted lies beyond a limit that is set at once about the same thing."""
    limit, told = _BEYOND.search(refusal.about), _NUMBER.findall(deed.about)
    if limit is None or len(told) != 1 or _value(told[0]) <= _value(limit.group(1)) or not at_once(deed, refusal):
        return False
    one, other = _stems(deed), _stems(refusal)
    least = min(len(one), len(other))
    return least > 1 and len(one & other) >= _LIKE * least


def _stems(deed: Deed) -> frozenset[str]:
    return frozenset(stem for stem in words_of(without_numbers(deed.about)) if len(stem) > 2)


def _value(number: str) -> float:
    return float(number.replace(",", ""))
