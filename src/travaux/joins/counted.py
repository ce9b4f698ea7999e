"""Where two origins count otherwise: one says that another's number is wrong, or both tell other numbers in the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from travaux.joins.paper_told import Dispute, PaperTold
from travaux.joins.told import days_between

if TYPE_CHECKING:
    from travaux.joins.digest import Count
    from travaux.joins.told import Told

_SOON, _LATER, _LONG = 7, 30, 60  # days between accounts: in the same words, of somebody's count, of what is said to be wrong
_LIKE, _LEAST = 0.6, 2  # share of the lesser's words, and how many
_PART = 0.4  # share of the greater's words without which those of the lesser are shared by chance
_TELLING = 3  # digits that are no zeros, from which a number is known again by itself
_GREAT = 1e6  # from this on too
_FAR = 1.5  # times as much, from which numbers that aren't exact differ
_OTHER = 10.0  # the same, from which somebody's count is of others


@dataclass(frozen=True, slots=True)
class _Account:
    """What one report counts."""

    told: Told
    count: Count

    @property
    def counted(self) -> frozenset[str]:
        return frozenset(self.count.counted)

    @property
    def frame(self) -> frozenset[str]:
        return frozenset(self.count.frame) - self.counted


def counts_disputed(told: Iterable[Told], parties: Mapping[str, Mapping[str, str]], persons: Set[str]) -> list[Dispute]:
    """What reports that speak count otherwise, each two numbers of one thing once.

    Args:
        parties: of actors by their ids, by versions.
        persons: stems of words for people.
    """
    of = _Comparing(persons)
    accounts = [_Account(each, count) for each in told for count in each.digest.counts]
    accounts.sort(key=lambda each: (each.told.day or "", each.told.version, each.count.evidence))
    pairs: dict[tuple[str, frozenset[str]], tuple[list[_Account], list[_Account]]] = {}
    for one, other in _near(accounts):
        if of.differ(one, other):
            thing = next((stem for stem in one.count.counted if stem in other.counted), "")
            sides = pairs.setdefault((thing, frozenset((one.count.value, other.count.value))), ([], []))
            turned = bool(sides[0]) and sides[0][0].count.value != one.count.value
            for side, account in zip(sides, (other, one) if turned else (one, other), strict=True):
                side += [account] if account not in side else []
    found: dict[str, set[str]] = defaultdict(set)
    for thing, values in list(pairs):
        if found[thing].isdisjoint(values):
            found[thing] |= values
        else:
            del pairs[thing, values]  # a third number of what is told otherwise already
    return [_dispute(*sides, parties) for sides in pairs.values()]


def _near(accounts: Sequence[_Account]) -> Iterator[tuple[_Account, _Account]]:
    """Pairs of accounts that count one thing, or of which one refutes a number that the other tells; the earlier first."""
    by_word: dict[str, list[int]] = defaultdict(list)
    seen: set[tuple[int, int]] = set()
    for place, each in enumerate(accounts):
        keys = {*each.count.counted, f"#{each.count.value}", *([f"#{each.count.refutes}"] if each.count.refutes else [])}
        for key in sorted(keys):
            for earlier in by_word[key]:
                if (earlier, place) not in seen:
                    seen.add((earlier, place))
                    yield accounts[earlier], each
            by_word[key].append(place)


class _Comparing:
    """Tells whether two accounts count one thing otherwise."""

    def __init__(self, persons: Set[str]) -> None:
        self._persons = persons

    def differ(self, one: _Account, other: _Account) -> bool:
        if one.told.origin == other.told.origin:
            return one.told.version == other.told.version and _is_set_beside(one.count, other.count)
        if self._refutes(one, other) or self._refutes(other, one):
            return True
        first, second = one.count, other.count
        exact = not (first.refutes or second.refutes or first.denied or second.denied or first.beside or second.beside)
        if not exact or first.value == second.value or not _count_one_thing(one, other) or _tells_both(one, other):
            return False
        if (first.loose or second.loose) and not _are_far(first, second):
            return False
        return self._in_the_same_words(one, other) or self._are_figures(one, other) or self._are_known(one, other)

    def _refutes(self, later: _Account, earlier: _Account) -> bool:
        """Whether one account says that the other's number is wrong."""
        count, told = later.count, earlier.count
        wrong = count.refutes if count.refutes is not None else count.value if count.denied else None
        if wrong != told.value or told.denied or told.refutes is not None or not _within(later, earlier, _LONG):
            return False
        telling = len(told.value.replace(".", "").rstrip("0")) >= _TELLING or float(told.value) >= _GREAT
        if not (count.counted and told.counted):
            return telling
        named = count.refutes is not None or telling or not later.frame.isdisjoint(earlier.frame)
        return named and _count_one_thing(later, earlier)

    def _in_the_same_words(self, one: _Account, other: _Account) -> bool:
        """Whether two clauses of reports that are near in time tell the same, but for the number."""
        if not _within(one, other, _SOON) or _on_other_days(one, other):
            return False
        shared, (least, most) = len(one.frame & other.frame), sorted((len(one.frame), len(other.frame)))
        return shared >= _LEAST and shared >= _LIKE * least and shared >= _PART * most

    def _are_known(self, one: _Account, other: _Account) -> bool:
        """Whether the later of two goes back to people that both name in more than a word: "the 19 wounded soldiers whom ..."."""
        named = one.counted & other.counted
        known = _is_definite(other.count) and len(named) >= _LEAST and not named.isdisjoint(self._persons)
        return known and not one.frame.isdisjoint(other.frame) and _within(one, other, _LATER)

    def _are_figures(self, one: _Account, other: _Account) -> bool:
        """Whether one of two is told as somebody's count of people, and the other counts them too."""
        people = one.counted & other.counted & self._persons
        told = (one.count.figure or other.count.figure) and not _are_far(one.count, other.count, _OTHER)
        return bool(people) and told and _within(one, other, _LATER)


def _is_definite(count: Count) -> bool:
    return f"the {count.shown}".lower() in " ".join(count.quote.split()).lower()


def _is_set_beside(one: Count, other: Count) -> bool:
    """Whether a report sets one's count beside another's: "the union counted 900, the firm 600"."""
    return other.beside == one.value and one.counted == other.counted


def _count_one_thing(one: _Account, other: _Account) -> bool:
    """Whether what is counted first of one is counted by the other: "lorries crossed", "empty lorries"."""
    first, second = one.count.counted[:1], other.count.counted[:1]
    return bool(first and second) and (first[0] in other.counted or second[0] in one.counted)


def _tells_both(one: _Account, other: _Account) -> bool:
    """Whether a report tells the other's number too, of the same thing: then it tells of two, or of a change."""
    return _tells(one, other) or _tells(other, one)


def _tells(one: _Account, other: _Account) -> bool:
    return any(count.value == other.count.value and not other.counted.isdisjoint(count.counted) for count in one.told.digest.counts)


def _within(one: _Account, other: _Account, days: int) -> bool:
    apart = days_between(one.told.day, other.told.day)
    return apart is not None and apart <= days


def _on_other_days(one: _Account, other: _Account) -> bool:
    first, second = one.count.days, other.count.days
    return first is not None and second is not None and (first[1] < second[0] or second[1] < first[0])


def _are_far(one: Count, other: Count, times: float = _FAR) -> bool:
    lesser, greater = sorted((float(one.value), float(other.value)))
    return greater >= times * lesser


def _dispute(first: Sequence[_Account], second: Sequence[_Account], parties: Mapping[str, Mapping[str, str]]) -> Dispute:
    sides = [tuple(_told(each, parties) for each in side) for side in (first, second)]
    return Dispute(first[0].count.shown, None, sides[0], sides[1])


def _told(account: _Account, parties: Mapping[str, Mapping[str, str]]) -> PaperTold:
    told, count = account.told, account.count
    called = {figure.id: figure.name for figure in told.digest.figures}
    own = parties.get(told.version, {})
    voices = tuple(name for group in count.voices if (name := " and ".join(called[id] for id in group if id in called)))
    speaking = {own[id] for group in count.voices[-1:] for id in group if id in own}
    value = f"not {count.shown}" if count.denied and count.refutes is None else count.shown
    party = min(speaking) if len(speaking) == 1 else None
    return PaperTold(told, None, count.shown, party, voices, count.evidence, count.quote, value)
