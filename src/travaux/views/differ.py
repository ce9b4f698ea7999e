"""Where accounts of one move tell other days or other numbers."""

from __future__ import annotations

import calendar
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from travaux.views.accounts import days_apart, stems_of_thing, voice_of
from travaux.views.words import numbers_of, words_of

if TYPE_CHECKING:
    from travaux.joins.deeds import Deed
    from travaux.joins.play import Play

_ONCE = ("consult", "submit", "disclose", "concede", "accept", "commit")  # what is done once; one asks and refuses again and again
_WITHIN = 7  # days between two accounts of one act: longer apart it was done twice
_LIKE = 0.6  # share of the lesser's stems that two accounts of one act share
_OTHERS = 3.0  # times as many people as another count has, from where on they are others
_PLACE = re.compile(r"\b(?:in|at|near|outside)\s+(?:the\s+)?([A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*)")
_CALENDAR = frozenset((*calendar.month_name, *calendar.day_name))  # "in May" is no place
_DIGIT = re.compile(r"\d")
_NOUN = r"(\d[\d,]*)\s+(\w+(?:\s+\w+)?)\b(?!['’])"
_KNOWN = r"\b(?:the|all|these|those|its|their|our|his|her|\w+['’]s)\s+"
# "the 16 crew members", "14 men in all": a count that is taken for known, and not one that is asked or offered
_COUNTED = re.compile(rf"{_KNOWN}{_NOUN}|{_NOUN}\s+in all\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Differing:
    """Two accounts of one move that tell other days or other numbers.

    Args:
        values: what each tells.
    """

    issue: str | None
    first: tuple[Deed, ...]
    second: tuple[Deed, ...]
    values: tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Account:
    """What one origin tells of a party's act: the first deed stands for those like it."""

    deed: Deed
    issue: str | None
    stems: frozenset[str]
    numbers: frozenset[str]


def differing(play: Play, persons: Set[str]) -> list[Differing]:
    """Accounts of one move that tell other days or other numbers, and of an issue that count other numbers of people.

    An origin that tells both tells of two.

    Args:
        persons: stems of words for people.
    """
    issues = {deed.id: proposition.issue for proposition in play.propositions for deed in proposition.deeds}
    with_whom: dict[tuple[str, str], set[str]] = defaultdict(set)
    for deed in play.deeds:
        with_whom[deed.told.version, deed.move].add(deed.party)
    groups: dict[tuple[object, ...], list[Deed]] = defaultdict(list)
    deeds = play.settled
    for deed in (deed for deed in deeds if deed.status == "actual"):
        parties = with_whom[deed.told.version, deed.move]
        if deed.kind == "consult" and deed.party != min(parties):
            continue  # a meeting is told once, not by each who takes part
        key = (deed.kind, deed.party, tuple(sorted(parties)) if deed.kind == "consult" else issues.get(deed.id))
        groups[key].append(deed)
    several = (some for some in groups.values() if len({deed.origin for deed in some}) > 1)
    accounts = ([_account(deed, issues.get(deed.id)) for deed in some if _may_differ(deed)] for some in several)
    found = [found for some in accounts for found in (*_days(some), *_numbers(some))]
    return found + list(_counts(deeds, issues, persons))


def _may_differ(deed: Deed) -> bool:
    """Whether other accounts of a deed may tell another day, or another number."""
    return (deed.kind in _ONCE and deed.dated) or (deed.made is not None and bool(_DIGIT.search(deed.about)))


def _counts(deeds: Iterable[Deed], issues: Mapping[str, str | None], persons: Set[str]) -> Iterator[Differing]:
    """How many people an issue is about, as accounts tell it that each count one number of them."""
    by_issue: dict[str, list[tuple[Deed, str]]] = defaultdict(list)
    for deed in deeds:
        issue = issues.get(deed.id)
        text = f"{deed.quote} {deed.about}"
        for number in _people(text, persons) if issue is not None and _DIGIT.search(text) else ():
            by_issue[issue or ""].append((deed, number))
    for issue, counted in by_issue.items():
        told: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for deed, number in counted:
            told[voice_of(deed)].add(number)
        by_number: dict[str, dict[str, Deed]] = defaultdict(dict)
        for deed, number in counted:
            if len(told[voice_of(deed)]) == 1:
                by_number[number][deed.id] = deed
        (first, one), *others = by_number.items() or (("", {}),)
        for number, other in others:
            if max(float(first), float(number)) > _OTHERS * min(float(first), float(number)):
                continue
            yield Differing(issue, tuple(one.values()), tuple(other.values()), (first, number))


def _people(text: str, persons: Set[str]) -> Iterator[str]:
    for number, noun, also, other in _COUNTED.findall(text):
        if not persons.isdisjoint(words_of(noun or other)):
            yield (number or also).replace(",", "")


def _account(deed: Deed, issue: str | None) -> _Account:
    return _Account(deed, issue, stems_of_thing(deed.about), numbers_of(deed.about))


def _days(accounts: Sequence[_Account]) -> Iterator[Differing]:
    """What is done once, told of two days in the text, by two origins that each tell one of them."""
    dated = [each for each in _first_told(accounts, by_day=True) if each.deed.kind in _ONCE and each.deed.dated]
    told: dict[str, set[str | None]] = defaultdict(set)
    for each in dated:
        told[each.deed.origin].add(each.deed.made)
    single = [each for each in dated if len(told[each.deed.origin]) == 1]
    seen: set[frozenset[str]] = set()
    for place, one in enumerate(single):
        for other in single[place + 1 :]:
            if not _near(one.deed, other.deed):
                break  # they are in the order of days
            pair = frozenset((one.deed.origin, other.deed.origin))
            if len(pair) < 2 or pair in seen or _overlap(one.deed, other.deed) or _say_each_their_own(one.deed, other.deed):
                continue
            if _alike(one, other):
                seen.add(pair)
                yield Differing(other.issue, (one.deed,), (other.deed,), (_span(one.deed), _span(other.deed)))


def _numbers(accounts: Sequence[_Account]) -> Iterator[Differing]:
    """One act of one day, told with other numbers by two origins that each tell one of them."""
    by_day: dict[str | None, list[_Account]] = defaultdict(list)
    for each in accounts:
        if each.numbers and each.deed.made is not None:
            by_day[each.deed.made].append(each)
    for same in by_day.values():
        told: dict[str, set[str]] = defaultdict(set)
        for each in same:
            told[each.deed.origin] |= each.numbers
        first = _first_told(same, by_day=False)
        for place, one in enumerate(first):
            for other in first[place + 1 :]:
                own, others = one.numbers - told[other.deed.origin], other.numbers - told[one.deed.origin]
                apart = one.numbers - own == other.numbers - others and own and others
                if one.deed.origin != other.deed.origin and apart and one.stems and other.stems and _alike(one, other):
                    yield Differing(other.issue, (one.deed,), (other.deed,), (_list(own), _list(others)))


def _first_told(accounts: Iterable[_Account], *, by_day: bool) -> list[_Account]:
    """The first account of each origin, of each day or of each number: the others add nothing to it."""
    found: dict[tuple[object, ...], _Account] = {}
    for each in accounts:
        found.setdefault((each.deed.origin, each.deed.made if by_day else each.numbers, each.stems), each)
    return list(found.values())


def _near(one: Deed, other: Deed) -> bool:
    apart = days_apart(one, other)
    return apart is not None and apart <= _WITHIN


def _overlap(one: Deed, other: Deed) -> bool:
    return (one.since or "") <= (other.made or "") and (other.since or "") <= (one.made or "")


def _say_each_their_own(one: Deed, other: Deed) -> bool:
    """Whether two who speak for a party bind it, each on another day: that is said again, and no other account."""
    own = all(deed.standing == "declared" and deed.kind in ("commit", "accept", "concede") for deed in (one, other))
    return own and None not in (one.speaker, other.speaker) and one.speaker != other.speaker


def _alike(one: _Account, other: _Account) -> bool:
    """Whether two accounts are of one act: a meeting of the same parties, in no other place, or one about the same thing."""
    if one.deed.kind == "consult":
        here, there = (frozenset(_PLACE.findall(each.deed.quote)) - _CALENDAR for each in (one, other))
        return not here or not there or not here.isdisjoint(there)
    least = min(len(one.stems), len(other.stems))
    return least > 0 and len(one.stems & other.stems) >= _LIKE * least


def _span(deed: Deed) -> str:
    return deed.made or "" if deed.since == deed.made else f"{deed.since}/{deed.made}"


def _list(numbers: frozenset[str]) -> str:
    return ", ".join(sorted(numbers, key=float))
