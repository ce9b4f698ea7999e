"""What only avows where a party stands: it supports, welcomes or remains committed to something, and agrees to nothing new.

Who welcomes one thing goes on demanding another, in whatever like words; who agrees to something instead of its demand doesn't.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from travaux.joins.deeds import Deed

_SUPPORTING = r"support(?:s|ed|ing|ive of)?|endors(?:es?|ed|ing)|endorsement|back(?:s|ed|ing)(?! (?:down|away|off|out)\b)"
_PRAISING = (
    r"welcom(?:es?|ed|ing)|applaud(?:s|ed|ing)?|commend(?:s|ed|ing)?|hail(?:s|ed|ing)?|appreciat(?:es?|ed|ing|ion|ive)"
    r"|prais(?:es?|ed|ing)|thank(?:s|ed|ing|ful)?|grat(?:eful|itude)"
)
_STANDING = (
    r"(?:^|\b(?:am|are|be|been|being|is|remain(?:s|ed)?|stay(?:s|ed)?|was|were|deeply|firmly|fully|strongly) (?:also )?)committed"
    r"|commitment|continu(?:es?|ed|ing)"
)
_SUPPORTS = re.compile(rf"\b(?:{_SUPPORTING})\b", re.IGNORECASE)
_AVOWS = re.compile(rf"\b(?:{_SUPPORTING}|{_PRAISING})\b|\b(?:{_STANDING})\b", re.IGNORECASE)


def avows(deed: Deed) -> bool:
    """Whether a party only says what it is for: "welcomes the talks", "remains committed to a settlement"."""
    return deed.kind in ("accept", "commit") and _AVOWS.search(_cue_of(deed)) is not None


def supports(deed: Deed) -> bool:
    """Whether a party says that it is for something that may still come: "voiced its support for their return"."""
    return deed.kind == "accept" and _SUPPORTS.search(_cue_of(deed)) is not None


def _cue_of(deed: Deed) -> str:
    """A deed's words before what it is about; all of them where they don't tell that."""
    at = deed.quote.find(deed.about)
    return deed.quote[:at] if at > 0 else deed.quote
