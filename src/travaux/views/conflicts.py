"""Where accounts differ: own word against claim, made against denied, two voices of one party, renderings, dates, numbers."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from travaux.joins.moves import Deed
from travaux.ledger.words import words_of
from travaux.views.copies import at_once, settled, voice_of
from travaux.views.differ import Differing, differing

if TYPE_CHECKING:
    from travaux.joins.play import Play
    from travaux.joins.propositions import Proposition
    from travaux.views.rules import ViewRules

ConflictKind = Literal[
    "own word against claim",
    "made against denied",
    "two voices of one party",
    "renderings of one utterance",
    "dates and numbers",
]
SCHEMA = "travaux.view.conflicts/1"
_FOR, _AGAINST = ("accept", "commit", "offer", "propose"), ("reject",)
_SIDES, _OWN = (*_FOR, *_AGAINST), ("actual", "planned")
_WHOLE = 0.6  # share of an object's stems that are the issue's own from which it is about the issue as a whole
_QUOTED = re.compile(r"[\"“]([^\"“”]{2,60})[\"”]")


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two accounts that can't both be right, or differ at least; each with the deeds that tell it, the earliest first.

    Args:
        differ: of dates and numbers, what each account tells: days, ISO, or numbers in digits.
    """

    kind: ConflictKind
    issue: str | None
    about: str
    first: tuple[Deed, ...]
    second: tuple[Deed, ...]
    differ: tuple[str, str] | None = None

    def to_dict(self) -> dict[str, Any]:
        """An entry of `travaux.view.conflicts/1`."""
        sides = [[deed.to_dict() for deed in side] for side in (self.first, self.second)]
        differ = list(self.differ) if self.differ is not None else None
        return {"kind": self.kind, "issue": self.issue, "about": self.about, "differ": differ, "sides": sides}


def conflicts_of(play: Play, rules: ViewRules) -> list[Conflict]:
    """Where the accounts of talks differ, in the order in which the second of each two came up."""
    found = [conflict for proposition in play.propositions for conflict in _of_one(proposition)]
    found += _of_issues(play, found)
    found += [_differs(each) for each in differing(play, rules.persons)]
    return sorted(found, key=lambda conflict: (conflict.second[0].made or "", conflict.second[0].id, conflict.kind))


def conflicts_to_dict(conflicts: Sequence[Conflict]) -> dict[str, Any]:
    """Wire form, `travaux.view.conflicts/1`."""
    return {"schema": SCHEMA, "conflicts": [conflict.to_dict() for conflict in conflicts]}


def _differs(found: Differing) -> Conflict:
    return Conflict("dates and numbers", found.issue, found.second[0].about, found.first, found.second, found.values)


def _of_one(proposition: Proposition) -> Iterator[Conflict]:
    by_party: dict[str, list[Deed]] = defaultdict(list)
    for deed in settled(proposition.deeds):
        by_party[deed.party].append(deed)
    for deeds in by_party.values():
        for kind, first, second in (*_denied(deeds), *_claimed(deeds), *_voices(deeds), *_renderings(deeds)):
            yield Conflict(kind, proposition.issue, second[0].about, tuple(first), tuple(second))


Sides = tuple[ConflictKind, Sequence[Deed], Sequence[Deed]]


def _denied(deeds: Sequence[Deed]) -> Iterator[Sides]:
    """What one account says was done and another says was not; where the party itself denies a claim, its own word against that.

    A denial is of what was done before: what is done later may be a change of mind. One voice in one report is one account.
    """
    for kind in dict.fromkeys(deed.kind for deed in deeds if deed.status == "denied"):
        denied = [deed for deed in deeds if deed.kind == kind and deed.status == "denied"]
        last = denied[-1] if denied else None
        made = [deed for deed in deeds if last is not None and deed.kind == kind and _could_deny(last, deed)]
        told = {(deed.told.version, voice_of(deed)) for deed in denied}
        made = [deed for deed in made if (deed.told.version, voice_of(deed)) not in told]
        if made and denied:
            claimed = all(deed.standing == "claimed" for deed in made) and any(deed.standing == "declared" for deed in denied)
            yield "own word against claim" if claimed else "made against denied", made, denied


def _could_deny(denial: Deed, made: Deed) -> bool:
    if made.status != "actual":
        return False
    return (made.made or "") <= (denial.made or "") or (not made.dated and at_once(made, denial))


def _claimed(deeds: Sequence[Deed]) -> Iterator[Sides]:
    """What another says that the party does, against what it says itself last before, or first after: unless that bears it out.

    That a party asks again for what it is said to have given up stands against the claim only where it asks later.
    """
    actual = [deed for deed in deeds if deed.status == "actual"]
    own = [deed for deed in actual if deed.standing != "claimed"]
    days = [deed.made or "" for deed in own]
    for pro, contra, only_later in ((_FOR, _AGAINST, False), (_AGAINST, _FOR, False), (("concede",), ("demand",), True)):
        said: list[Deed] = []
        against: dict[str, Deed] = {}
        for claim in actual:
            if claim.standing != "claimed" or claim.kind not in pro:
                continue
            at = bisect_right(days, claim.made or "")
            later, earlier = own[at : at + 1], own[max(0, at - 1) : at] if not only_later else []
            differing = [] if later and later[0].kind in pro else [deed for deed in (*earlier, *later) if deed.kind in contra]
            if differing:
                said.append(claim)
                against |= {deed.id: deed for deed in differing}
        if said:
            yield "own word against claim", said, list(against.values())


def _voices(deeds: Sequence[Deed]) -> Iterator[Sides]:
    """Two who speak for one party, of whom one accepts at once what the other rejects."""
    pro, contra = _own(deeds, _FOR), _own(deeds, _AGAINST)
    if not pro or not contra:
        return
    first, second = list(_at_odds(pro, contra)), list(_at_odds(contra, pro))
    if first and second:
        yield "two voices of one party", first, second


def _own(deeds: Iterable[Deed], kinds: Sequence[str]) -> list[Deed]:
    """What a party does of some kinds, or is going to do, on its own word."""
    return [d for d in deeds if d.kind in kinds and d.status in _OWN and d.standing != "claimed"]


def _at_odds(deeds: Iterable[Deed], others: Sequence[Deed]) -> Iterator[Deed]:
    """The deeds at once with which another speaker does one of some others, which are in the order of days."""
    by_speaker: dict[str | None, list[Deed]] = defaultdict(list)
    for other in others:
        if other.made is not None:
            by_speaker[other.speaker].append(other)
    days = {speaker: [other.made or "" for other in some] for speaker, some in by_speaker.items()}
    for deed in deeds:
        for speaker, some in by_speaker.items():
            at = bisect_left(days[speaker], deed.made or "")
            if speaker != deed.speaker and any(at_once(deed, other) for other in some[max(0, at - 1) : at + 1]):
                yield deed
                break


def _renderings(deeds: Sequence[Deed]) -> Iterator[Sides]:
    """One utterance of one day that two origins quote in other words."""
    told: dict[tuple[str, str | None, str | None], dict[str, tuple[Deed, frozenset[str]]]] = defaultdict(dict)
    for deed in deeds:
        quoted = frozenset(_QUOTED.findall(deed.quote)) if deed.speaker is not None else frozenset()
        if quoted:
            told[deed.kind, deed.made, deed.speaker].setdefault(deed.origin, (deed, quoted))
    for by_origin in told.values():
        first, *others = by_origin.values()
        for deed, quoted in others:
            if quoted.isdisjoint(first[1]):
                yield "renderings of one utterance", [first[0]], [deed]


def _of_issues(play: Play, found: Sequence[Conflict]) -> Iterator[Conflict]:
    """Two voices about several propositions of an issue: who refuses the whole refuses each part, and one figure is one thing."""
    known = {id for conflict in found if conflict.kind == "two voices of one party" for id in _ids(conflict.second)}
    by_issue: dict[str, list[Proposition]] = defaultdict(list)
    for proposition in play.propositions:
        if proposition.issue is not None:
            by_issue[proposition.issue].append(proposition)
    for issue, propositions in by_issue.items():
        for deeds in _of_figures(propositions, frozenset(words_of(issue))):
            some = [deed for deed in deeds if deed.kind in _SIDES and deed.status in _OWN]
            at_odds = _own(some, _FOR) and _own(some, _AGAINST)  # most aren't, and settling takes long
            for kind, first, second in _voices(settled(some)) if at_odds else ():
                if not known.intersection(_ids(second)):
                    known |= _ids(second)
                    yield Conflict(kind, issue, second[0].about, tuple(first), tuple(second))


def _of_figures(propositions: Iterable[Proposition], label: frozenset[str]) -> Iterator[list[Deed]]:
    """A party's deeds about one figure, with its refusals of the issue as a whole."""
    of_figure: dict[tuple[str, str], dict[str, Deed]] = defaultdict(dict)
    refused: dict[str, dict[str, Deed]] = defaultdict(dict)
    for proposition in propositions:
        for number in {number for content in proposition.contents for number in content.numbers}:
            for deed in proposition.deeds:
                of_figure[deed.party, number][deed.id] = deed
        if any(_is_whole(content.stems, content.numbers, label) for content in proposition.contents):
            for deed in proposition.deeds:
                if deed.kind in _AGAINST:
                    refused[deed.party][deed.id] = deed
    found = set[tuple[str, ...]]()
    for (party, _), deeds in of_figure.items():
        several = deeds | refused[party]
        if (ids := tuple(several)) not in found:  # one proposition may be about several figures
            found.add(ids)
            yield list(several.values())


def _is_whole(stems: frozenset[str], numbers: frozenset[str], label: frozenset[str]) -> bool:
    return bool(stems) and not numbers and len(stems & label) >= _WHOLE * len(stems)


def _ids(deeds: Iterable[Deed]) -> set[str]:
    return {deed.id for deed in deeds}
