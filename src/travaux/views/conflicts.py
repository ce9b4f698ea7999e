"""Where accounts differ: own word against claim, made against denied, two voices of one party, renderings, dates, numbers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from travaux.joins.copies import settled
from travaux.joins.deeds import Deed
from travaux.ledger.garbage import keeping_all
from travaux.views.accounts import at_once, days_apart, is_one_account, is_person, last_name
from travaux.views.denials import denied_elsewhere, denies, is_asked
from travaux.views.differ import Differing, differing
from travaux.views.limits import goes_beyond, sets_limit
from travaux.views.renderings import contrary, renderings
from travaux.views.voices import is_of_somebody, of_figures, of_persons
from travaux.views.words import word_set

if TYPE_CHECKING:
    from travaux.joins.paper_told import Dispute, PaperTold
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
_RENDERED: ConflictKind = "renderings of one utterance"
_TWO_VOICES: ConflictKind = "two voices of one party"
_FOR, _AGAINST = ("accept", "commit", "offer", "propose"), ("reject",)
_DENIALS = ("own word against claim", "made against denied")
_OLD = 31  # days after which what a party said itself is no answer to what is told of it
_SIDES, _OWN = (*_FOR, *_AGAINST), ("actual", "planned")
_INITIATIVES, _DISOWNED = ("offer", "propose"), 14  # days within which another who speaks for the party refuses what it put forward
_WHOLE = 0.6  # share of an object's stems that are the issue's own from which it is about the issue as a whole


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two accounts that can't both be right, or differ at least; each with what tells it, the earliest first.

    Args:
        first, second: deeds; or what reports tell of one paper, or count.
        differ: of dates and numbers, what each account tells: days, ISO, or numbers in digits.
    """

    kind: ConflictKind
    issue: str | None
    about: str
    first: tuple[Deed, ...] | tuple[PaperTold, ...]
    second: tuple[Deed, ...] | tuple[PaperTold, ...]
    differ: tuple[str, str] | None = None

    def to_dict(self) -> dict[str, Any]:
        """An entry of `travaux.view.conflicts/1`."""
        sides = [[each.to_dict() for each in side] for side in (self.first, self.second)]
        differ = list(self.differ) if self.differ is not None else None
        return {"kind": self.kind, "issue": self.issue, "about": self.about, "differ": differ, "sides": sides}


@keeping_all()
def conflicts_of(play: Play, rules: ViewRules, disputes: Iterable[Dispute] = ()) -> list[Conflict]:
    """Where the accounts of talks differ, in the order in which the second of each two came up.

    Args:
        disputes: what reports tell otherwise of papers, and count otherwise.
    """
    found = [conflict for proposition in play.propositions for conflict in _of_one(proposition)]
    found += _of_issues(play, found)
    found += _of_limits(play, found)
    found += _of_persons(play, found)
    found += _of_denials(play, found)
    found += [_differs(each) for each in differing(play, rules.persons)]
    found += _of_disputes(play, disputes, found)
    return sorted(found, key=lambda conflict: (conflict.second[0].made or "", conflict.second[0].id, conflict.kind))


def conflicts_to_dict(conflicts: Sequence[Conflict]) -> dict[str, Any]:
    """Wire form, `travaux.view.conflicts/1`."""
    return {"schema": SCHEMA, "conflicts": [conflict.to_dict() for conflict in conflicts]}


def _differs(found: Differing) -> Conflict:
    return Conflict("dates and numbers", found.issue, found.second[0].about, found.first, found.second, found.values)


def _of_disputes(play: Play, disputes: Iterable[Dispute], found: Sequence[Conflict]) -> list[Conflict]:
    """What reports tell otherwise; nothing that deeds tell already."""
    known = [(conflict.first, conflict.second) for conflict in found if conflict.kind == _RENDERED]
    told = [(conflict.kind, conflict.first, conflict.second) for conflict in found]
    disputes = list(disputes)
    deeds = _by_version(play) if any(each.kind is not None for each in disputes) else {}
    return [
        _disputed(each, deeds)
        for each in disputes
        if not each.rendered or not any(_lie_in(each.first, one) and _lie_in(each.second, other) for one, other in known)
        if each.kind is None or not any(_is_told(each, *conflict) for conflict in told)
    ]


def _is_told(dispute: Dispute, kind: ConflictKind, first: Sequence[Deed | PaperTold], second: Sequence[Deed | PaperTold]) -> bool:
    """Whether deeds tell already what somebody says against what was told: a denial answers one thing."""
    if dispute.kind != _TWO_VOICES and kind in _DENIALS:
        return _lie_in((*dispute.first, *dispute.second), (*first, *second))
    return any(_lie_in(dispute.first, one) and _lie_in(dispute.second, other) for one, other in ((first, second), (second, first)))


def _lie_in(told: Iterable[Deed | PaperTold], deeds: Iterable[Deed | PaperTold]) -> bool:
    """Whether what is told stands in the words of a deed."""
    places = [(deed.told.version, *span) for deed in deeds for span in deed.evidence]
    return any(
        (each.told.version == version and start < last and first < end)
        for each in told
        for first, last in each.evidence
        for version, start, end in places
    )


_OnIssues = Mapping[str, Sequence[tuple[int, str, Deed]]]  # deeds on issues with places of their propositions, by versions


def _by_version(play: Play) -> _OnIssues:
    """What the parties do on issues, by the reports that tell it, in the order of propositions."""
    found: dict[str, list[tuple[int, str, Deed]]] = defaultdict(list)
    for at, each in enumerate(play.propositions):
        if each.issue is not None:
            for deed in each.deeds:
                found[deed.told.version].append((at, each.issue, deed))
    return found


def _disputed(dispute: Dispute, deeds: _OnIssues) -> Conflict:
    if dispute.kind is not None:
        return Conflict(dispute.kind, _issue_of(dispute, deeds), dispute.label, dispute.first, dispute.second)
    if dispute.rendered:
        return Conflict(_RENDERED, None, dispute.label, dispute.first, dispute.second)
    told = (dispute.first[0].value, dispute.second[0].value)
    differ = told if dispute.state is not None or dispute.counted else (f"{told[0]} pages", f"{told[1]} pages")
    about = dispute.label if dispute.state is None else f"{dispute.label}: {dispute.state}"
    return Conflict("dates and numbers", None, about, dispute.first, dispute.second, differ)


def _issue_of(dispute: Dispute, deeds: _OnIssues) -> str | None:
    """The issue of what the parties do in the words of a dispute: of several propositions that of the first."""
    told = (*dispute.second, *dispute.first)
    near = [each for version in {each.told.version for each in told} for each in deeds.get(version, ())]
    places = [(at, issue) for at, issue, deed in near if _lie_in(told, (deed,))]
    return min(places)[1] if places else None


def _of_denials(play: Play, found: Sequence[Conflict]) -> Iterator[Conflict]:
    """Denials of what isn't told on their own proposition."""
    known = {id for conflict in found if conflict.kind in _DENIALS for id in _ids((*conflict.first, *conflict.second))}
    issues = {deed.id: proposition.issue for proposition in play.propositions for deed in proposition.deeds}
    by_origin: set[tuple[str, str]] = set()
    for issue, made, denied in denied_elsewhere(play.settled, issues, play.talks, known):
        meeting = made[0].kind == "consult"  # told of each who takes part
        key = (made[0].told.version, made[0].move) if meeting else (made[0].id, denied[0].party)
        if key not in by_origin:
            by_origin.add(key)
            yield Conflict(_kind_of(made, denied), issue, made[0].about, tuple(made), tuple(denied))


def _kind_of(made: Sequence[Deed], denied: Sequence[Deed]) -> ConflictKind:
    """A claim that the party itself denies, or what one account tells and another denies."""
    claimed = all(deed.standing == "claimed" for deed in made) and any(deed.standing == "declared" for deed in denied)
    return "own word against claim" if claimed else "made against denied"


def _of_one(proposition: Proposition) -> Iterator[Conflict]:
    by_party: dict[str, list[Deed]] = defaultdict(list)
    for deed in proposition.settled:
        if not is_asked(deed):
            by_party[deed.party].append(deed)
    for deeds in by_party.values():
        rendered: Iterator[Sides] = ((_RENDERED, *pair) for pair in (*renderings(deeds), *contrary(deeds)))
        for kind, first, second in (*_denied(deeds), *_claimed(deeds), *_voices(deeds), *rendered):
            yield Conflict(kind, proposition.issue, second[0].about, tuple(first), tuple(second))


Sides = tuple[ConflictKind, Sequence[Deed], Sequence[Deed]]


def _denied(deeds: Sequence[Deed]) -> Iterator[Sides]:
    """What one account says was done and another says was not; where the party itself denies a claim, its own word against that.

    A denial is of what was done before: what is done later may be a change of mind. One voice in one report is one account.
    """
    for kind in dict.fromkeys(deed.kind for deed in deeds if denies(deed)):
        denied = [deed for deed in deeds if deed.kind == kind and denies(deed)]
        last = denied[-1] if denied else None
        made = [deed for deed in deeds if last is not None and deed.kind == kind and _could_deny(last, deed)]
        made = [deed for deed in made if not any(is_one_account(deed, each) for each in denied)]
        if made and denied:
            yield _kind_of(made, denied), made, denied


def _could_deny(denial: Deed, made: Deed) -> bool:
    if made.status != "actual" or denies(made):
        return False
    return (made.made or "") <= (denial.made or "") or (not made.dated and at_once(made, denial))


def _claimed(deeds: Sequence[Deed]) -> Iterator[Sides]:
    """What another says that the party does, against what it says itself last before, or first after: unless that bears it out.

    That a party asks again for what it is said to have given up stands against the claim only where it asks later.
    """
    actual = [deed for deed in deeds if deed.status == "actual" and not denies(deed)]
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
            if claim.kind in _AGAINST:
                later = [deed for deed in later if at_once(claim, deed)]  # who refuses gives way after some days
            differing = [] if later and later[0].kind in pro else _contrary(claim, (*earlier, *later), contra)
            if differing:
                said.append(claim)
                against |= {deed.id: deed for deed in differing}
        if said:
            yield "own word against claim", said, list(against.values())


def _contrary(claim: Deed, own: Iterable[Deed], kinds: Sequence[str]) -> list[Deed]:
    """What of a party's own words says the contrary of a claim, near in time: long before it is a change of mind."""
    apart = ((deed, days_apart(claim, deed)) for deed in own if deed.kind in kinds and not sets_limit(deed))
    return [deed for deed, days in apart if days is None or days <= _OLD]


def _voices(deeds: Sequence[Deed]) -> Iterator[Sides]:
    """Two who speak for one party, of whom one accepts at once what the other rejects."""
    pro, contra = _own(deeds, _FOR), [deed for deed in _own(deeds, _AGAINST) if not sets_limit(deed)]
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
            by_speaker[last_name(other)].append(other)
    days = {speaker: [other.made or "" for other in some] for speaker, some in by_speaker.items()}
    for deed in deeds:
        for speaker, some in by_speaker.items():
            at = bisect_left(days[speaker], deed.made or "")
            if speaker != last_name(deed) and any(_may_be_at_odds(deed, other) for other in some[max(0, at - 1) : at + 1]):
                yield deed
                break


def _may_be_at_odds(deed: Deed, other: Deed) -> bool:
    """Whether two deeds are made at once; that a party refuses what another put forward for it is no change of mind for longer.

    What is told inside of another's words, "the three years that it offered are refused", is no voice beside it.
    """
    if None in (deed.speaker, other.speaker) and _lie_in((deed,), (other,)):
        return False
    if is_one_account(deed, other):
        return False
    if deed.told.version == other.told.version and not (is_of_somebody(deed) or is_of_somebody(other)):
        return False  # a report alone tells what the party does
    if at_once(deed, other):
        return True
    one, later = sorted((deed, other), key=lambda each: each.made or "")
    apart = days_apart(one, later)
    named = one.speaker is not None and later.speaker is not None
    return named and one.kind in _INITIATIVES and later.kind in _AGAINST and apart is not None and apart <= _DISOWNED


def _of_issues(play: Play, found: Sequence[Conflict]) -> Iterator[Conflict]:
    """Two voices about several propositions of an issue: who refuses the whole refuses each part, and one figure is one thing."""
    known = {id for conflict in found if conflict.kind == "two voices of one party" for id in _ids(conflict.second)}
    by_issue: dict[str, list[Proposition]] = defaultdict(list)
    for proposition in play.propositions:
        if proposition.issue is not None:
            by_issue[proposition.issue].append(proposition)
    for issue, propositions in by_issue.items():
        for deeds in _of_figures(propositions, word_set(issue)):
            some = [deed for deed in deeds if deed.kind in _SIDES and deed.status in _OWN and is_of_somebody(deed)]
            at_odds = _own(some, _FOR) and _own(some, _AGAINST)  # most aren't, and settling takes long
            for kind, first, second in _voices(settled(some)) if at_odds else ():
                if not known.intersection(_ids(second)):
                    known |= _ids(second)
                    yield Conflict(kind, issue, second[0].about, tuple(first), tuple(second))


def _of_limits(play: Play, found: Sequence[Conflict]) -> Iterator[Conflict]:
    """Who refuses to go beyond a figure, and another who speaks for the party and goes beyond it at once."""
    known = {id for conflict in found if conflict.kind == "two voices of one party" for id in _ids(conflict.second)}
    groups: dict[tuple[str, str | None], list[Deed]] = defaultdict(list)
    for proposition in play.propositions:
        for deed in proposition.deeds:
            if deed.status in ("actual", "possible") and deed.standing != "claimed" and is_person(deed):
                groups[deed.party, proposition.issue].append(deed)
    for (_, issue), deeds in groups.items():
        for refusal in (deed for deed in settled(deeds) if sets_limit(deed) and deed.status == "actual" and deed.id not in known):
            beyond = [
                deed for deed in deeds if deed.kind in _FOR and last_name(deed) != last_name(refusal) and goes_beyond(deed, refusal)
            ]
            if beyond:
                yield Conflict("two voices of one party", issue, refusal.about, tuple(beyond), (refusal,))


def _of_persons(play: Play, found: Sequence[Conflict]) -> Iterator[Conflict]:
    """Two persons who speak for a party, and are at odds in other words, or by other figures."""
    told = [conflict for conflict in found if conflict.kind == "two voices of one party"]
    known = {id for conflict in told for id in _ids((*conflict.first, *conflict.second))}
    issues = {deed.id: proposition.issue for proposition in play.propositions for deed in proposition.deeds}
    for issue, deed, refusal in (*of_persons(play.settled, issues, known), *of_figures(play.settled, issues)):
        yield Conflict("two voices of one party", issue, refusal.about, (deed,), (refusal,))


def _of_figures(propositions: Iterable[Proposition], label: frozenset[str]) -> Iterator[list[Deed]]:
    """A party's deeds about one figure, with its refusals of the issue as a whole."""
    of_figure: dict[tuple[str, str], dict[str, Deed]] = defaultdict(dict)
    refused: dict[str, dict[str, Deed]] = defaultdict(dict)
    for proposition in propositions:
        by_party: dict[str, dict[str, Deed]] = defaultdict(dict)
        for deed in proposition.deeds:
            by_party[deed.party][deed.id] = deed
        for number in {number for content in proposition.contents for number in content.numbers}:
            for party, own in by_party.items():
                of_figure[party, number] |= own
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


def _ids(deeds: Iterable[Deed | PaperTold]) -> set[str]:
    return {deed.id for deed in deeds}
