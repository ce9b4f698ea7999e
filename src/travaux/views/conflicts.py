"""Where accounts differ: own word against another's claim, made against denied, two voices of one party, renderings."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any, Literal

from travaux.joins.moves import Deed
from travaux.joins.play import Play
from travaux.joins.propositions import Proposition

ConflictKind = Literal["own word against claim", "made against denied", "two voices of one party", "renderings of one utterance"]
SCHEMA = "travaux.view.conflicts/1"
_FOR, _AGAINST = ("accept", "commit", "offer", "propose"), ("reject",)
_AT_ONCE = 3  # days within which two voices of one party are two voices, and not a change of mind
_QUOTED = re.compile(r"[\"“]([^\"“”]{2,60})[\"”]")


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two accounts that can't both be right, or differ at least; each with the deeds that tell it, the earliest first."""

    kind: ConflictKind
    about: str
    first: tuple[Deed, ...]
    second: tuple[Deed, ...]

    def to_dict(self) -> dict[str, Any]:
        """An entry of `travaux.view.conflicts/1`."""
        sides = [[deed.to_dict() for deed in side] for side in (self.first, self.second)]
        return {"kind": self.kind, "about": self.about, "sides": sides}


def conflicts_of(play: Play) -> list[Conflict]:
    """Where the accounts of talks differ, in the order in which the second of each two came up."""
    found = [conflict for proposition in play.propositions for conflict in _of_one(proposition)]
    return sorted(found, key=lambda conflict: (conflict.second[0].made or "", conflict.second[0].id, conflict.kind))


def _of_one(proposition: Proposition) -> Iterator[Conflict]:
    by_party: dict[str, list[Deed]] = defaultdict(list)
    for deed in proposition.deeds:
        by_party[deed.party].append(deed)
    for deeds in by_party.values():
        yield from _denied(deeds)
        yield from _claimed(deeds)
        yield from _voices(deeds)
        yield from _renderings(deeds)


def _conflict(kind: ConflictKind, first: Sequence[Deed], second: Sequence[Deed]) -> Conflict:
    return Conflict(kind, second[0].about, tuple(first), tuple(second))


def _denied(deeds: Sequence[Deed]) -> Iterator[Conflict]:
    """What one account says was done and another says was not; where the party itself denies a claim, its own word against that."""
    for kind in dict.fromkeys(deed.kind for deed in deeds):
        made = [deed for deed in deeds if deed.kind == kind and deed.status == "actual"]
        denied = [deed for deed in deeds if deed.kind == kind and deed.status == "denied"]
        if made and denied:
            claimed = all(deed.standing == "claimed" for deed in made) and any(deed.standing == "declared" for deed in denied)
            yield _conflict("own word against claim" if claimed else "made against denied", made, denied)


def _claimed(deeds: Sequence[Deed]) -> Iterator[Conflict]:
    """What another says that the party does, against what it says itself."""
    actual = [deed for deed in deeds if deed.status == "actual"]
    claims = [deed for deed in actual if deed.standing == "claimed"]
    own = [deed for deed in actual if deed.standing != "claimed"]
    for one, other in ((_FOR, _AGAINST), (_AGAINST, _FOR), (("concede",), ("demand",)), (("demand",), ("concede",))):
        said, against = [deed for deed in claims if deed.kind in one], [deed for deed in own if deed.kind in other]
        if said and against:
            yield _conflict("own word against claim", said, against)


def _voices(deeds: Sequence[Deed]) -> Iterator[Conflict]:
    """Two who speak for one party, of whom one accepts at once what the other rejects."""
    own = [deed for deed in deeds if deed.status in ("actual", "planned") and deed.standing != "claimed"]
    pro, contra = ([deed for deed in own if deed.kind in kinds] for kinds in (_FOR, _AGAINST))
    pairs = [(a, b) for a in pro for b in contra if a.speaker != b.speaker and _at_once(a, b)]
    if pairs:
        first, second = ([deed for deed in side if any(deed in pair for pair in pairs)] for side in (pro, contra))
        yield _conflict("two voices of one party", first, second)


def _at_once(first: Deed, second: Deed) -> bool:
    if first.made is None or second.made is None:
        return False
    return abs((date.fromisoformat(first.made) - date.fromisoformat(second.made)).days) <= _AT_ONCE


def _renderings(deeds: Sequence[Deed]) -> Iterator[Conflict]:
    """One utterance of one day that two origins quote in other words."""
    for first, second in combinations(deeds, 2):
        same = (first.kind, first.made, first.speaker) == (second.kind, second.made, second.speaker)
        if same and first.speaker is not None and first.told.origin != second.told.origin:
            quotes = [set(_QUOTED.findall(deed.quote)) for deed in (first, second)]
            if all(quotes) and quotes[0].isdisjoint(quotes[1]):
                yield _conflict("renderings of one utterance", (first,), (second,))
