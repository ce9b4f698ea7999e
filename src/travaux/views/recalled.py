"""What a report only goes back to: "it had asked for ten hours" was done before all else that it tells of that party."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from travaux.views.accounts import sentence_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from travaux.joins.deeds import Deed
    from travaux.views.lines import Line

_HAD = re.compile(  # not "had no objection", "had to pay"
    r"\bhad (?:\w+ly |also |at first |first |long |once )?"
    r"(?!an?\b|been\b|his\b|her\b|its\b|little\b|no\b|not\b|nothing\b|the\b|their\b|to\b)\w"
)
_SAYS = re.compile(  # after which "had" tells what was done just then: "said that it had accepted"
    r"\b(?:add|announce|claim|confirm|declare|deny|denie|explain|insist|learn|report|state)(?:d|s|ed)?\b|\b(?:said|says?|told|tells|wrote)\b"
)
_GIVING = ("accept", "commit", "concede")


def goes_back(deed: Deed) -> bool:
    """Whether a move is told as one of an earlier day that isn't told, and not as what somebody says."""
    if deed.dated and deed.made != deed.told.day:
        return False
    return _HAD.search(deed.quote) is not None and _SAYS.search(sentence_of(deed).replace(deed.quote, " ")) is None


def is_recalled(line: Line) -> bool:
    """Whether a line rests on nothing but what reports go back to."""
    return all(map(goes_back, line.evidence))


def is_earlier(old: Line, new: Line) -> bool:
    """Whether a line was taken before another: on an earlier day, or as a report goes back to it that tells the other.

    After a party has agreed to something, whatever it is told to have wanted was before that.
    """
    if (old.last or "") < (new.last or ""):
        return True
    if not is_recalled(old) or is_recalled(new):
        return False
    here = {deed.told.version for deed in new.evidence}
    return new.stance in _GIVING or any(deed.told.version in here for deed in old.evidence)


def in_order(deeds: Sequence[Deed]) -> list[Deed]:
    """A party's deeds on one proposition, in the order in which they were made; what reports go back to comes first."""
    back = [goes_back(deed) for deed in deeds]
    if not any(back):
        return list(deeds)
    given = any(deed.kind in _GIVING and deed.status == "actual" for deed, old in zip(deeds, back, strict=True) if not old)
    first = {deed.told.version: at for at, deed in reversed(list(enumerate(deeds)))}
    places = [
        (0 if given else first[deed.told.version], not old, at) for at, (deed, old) in enumerate(zip(deeds, back, strict=True))
    ]
    return [deeds[at] for _, _, at in sorted(places)]
