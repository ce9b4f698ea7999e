"""Denials of what others tell in other words: "no such thing", "the arrears" for "the debt"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import TYPE_CHECKING

from travaux.joins.digest import numbers_of, without_numbers
from travaux.ledger.words import words_of
from travaux.views.accounts import days_apart, voice_of

if TYPE_CHECKING:
    from travaux.joins.codebook import CodebookIssue, Talks
    from travaux.joins.deeds import Deed

_BINDING = ("accept", "commit", "offer", "propose")  # to which denials answer, whatever they call it
_WITHIN = 30  # days between what is told and its denial in other words
_MOST = 200  # deeds of a party on an issue that are compared with a denial, the last before it
_LIKE, _LEAST = 0.6, 2  # share of the lesser's stems, and how many
_NOTHING = re.compile(r"(?:no|nothing|not) (?:such|of the (?:kind|sort))\b", re.IGNORECASE)
_SUCH = re.compile(r"(?:(?:any|no|nothing|anything|of) )?such(?: \w+){0,2}|nothing of the (?:kind|sort)", re.IGNORECASE)
_ITS = re.compile(r"(?:its|their|that|this) \w+", re.IGNORECASE)  # "its demand"


def denies(deed: Deed) -> bool:
    """Whether a deed tells that something wasn't done: "promised no such thing" too."""
    return deed.status == "denied" or (deed.status == "actual" and _NOTHING.match(deed.about) is not None)


def is_answered(denial: Deed, made: Deed) -> bool:
    """Whether a denial may be of what was told: of the same kind, or of another way to bind oneself."""
    kinds = {denial.kind, made.kind}
    return len(kinds) == 1 or kinds <= set(_BINDING)


def denied_elsewhere(
    deeds: Sequence[Deed], issues: Mapping[str, str | None], talks: Talks, known: Set[str]
) -> Iterator[tuple[str | None, list[Deed], list[Deed]]]:
    """What was told of a party, and its denial in words of another proposition; with the issue.

    Args:
        deeds: in the order in which they were made.
        issues: of deeds, by their ids.
        known: ids of denials that are answered already.
    """
    passed_over = {issue.label: _words_for(issue) for issue in talks.issues}
    made: dict[tuple[str, ...], list[Deed]] = defaultdict(list)
    denials = []
    for deed in deeds:
        if denies(deed):
            denials += [deed] if deed.id not in known else []
        elif deed.status == "actual" and deed.made is not None:
            made[deed.party, "in", deed.told.version].append(deed)
            made[deed.party, "on", issues.get(deed.id) or ""].append(deed)
    for denial in denials:
        issue, own = issues.get(denial.id), made[denial.party, "in", denial.told.version]
        if _SUCH.fullmatch(denial.about):
            meant = _before(denial, own)
        elif issue is None and _ITS.fullmatch(denial.about):
            meant = _before(denial, [deed for deed in own if deed.kind == denial.kind])
        elif issue is not None:
            meant = _alike(denial, _until(denial, made[denial.party, "on", issue]), passed_over.get(issue, frozenset()))
        else:
            continue
        if meant:
            yield issues.get(meant[0].id) or issue, meant, [denial]


def _until(denial: Deed, deeds: Sequence[Deed]) -> list[Deed]:
    """The last deeds up to a denial's day that it may be of, so many."""
    at = bisect_right(deeds, denial.made or "", key=lambda deed: deed.made or "")
    return [deed for deed in deeds[max(0, at - _MOST) : at] if _may_be_meant(denial, deed)]


def _may_be_meant(denial: Deed, deed: Deed) -> bool:
    if not is_answered(denial, deed):
        return False
    if (deed.told.version, voice_of(deed)) == (denial.told.version, voice_of(denial)):
        return False  # one voice in one report is one account
    apart = days_apart(deed, denial)
    return apart is not None and apart <= _WITHIN and (deed.made or "") <= (denial.made or "")


def _before(denial: Deed, deeds: Sequence[Deed]) -> list[Deed]:
    """The last thing that the same report tells of the party before a denial that only points back to it."""
    at = denial.evidence[0][0]
    own = [deed for deed in deeds if deed.evidence[0][0] < at and _may_be_meant(denial, deed)]
    return [max(own, key=lambda deed: deed.evidence[0][0])] if own else []


def _alike(denial: Deed, deeds: Sequence[Deed], passed_over: frozenset[str]) -> list[Deed]:
    """What is told in words most like those of a denial, apart from those for the issue itself."""
    stems, numbers = _stems(denial) - passed_over, numbers_of(denial.about)
    shares: dict[float, list[Deed]] = defaultdict(list)
    for deed in deeds:
        other, told = _stems(deed) - passed_over, numbers_of(deed.about)
        shared, least = len(stems & other), min(len(stems), len(other))
        if shared >= _LEAST and shared >= _LIKE * least and not (numbers and told and numbers.isdisjoint(told)):
            shares[shared / least].append(deed)
    return shares[max(shares)] if shares else []


def _stems(deed: Deed) -> frozenset[str]:
    return frozenset(stem for stem in words_of(without_numbers(deed.about)) if len(stem) > 2)


def _words_for(issue: CodebookIssue) -> frozenset[str]:
    return frozenset(stem for words in (issue.label, *issue.synonyms) for stem in words_of(words))
