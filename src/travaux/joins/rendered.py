"""One utterance that two reports quote in other words, whatever move it is: "no substitute", "no full substitute"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from travaux.joins.paper_told import Dispute, PaperTold
from travaux.joins.party_names import bare_name
from travaux.joins.told import days_between
from travaux.ledger.words import words_of

if TYPE_CHECKING:
    from travaux.joins.digest import Figure, Quoting
    from travaux.joins.told import Told
    from travaux.ledger.vocabulary import JoinWords

_AGAIN, _SOON = 45, 14  # days within which a report goes back to what was said, or quotes more of it
_LIKE, _LEAST, _MUCH = 0.6, 2, 3  # share of the lesser frame's stems, and how many; from how many on speakers may be untold
_LONGEST = 2  # days that are one occasion
_HALF = 0.5  # share from which frames are one where the speaker is the same and they share much


@dataclass(frozen=True, slots=True)
class _Account:
    """What one report quotes, with who is quoted."""

    told: Told
    quoting: Quoting
    speakers: tuple[Figure, ...]
    telling: frozenset[str]  # stems of what is quoted

    @property
    def frame(self) -> frozenset[str]:
        return frozenset(self.quoting.frame)

    @property
    def persons(self) -> frozenset[str]:
        """The last names of the persons who speak."""
        return frozenset(bare_name(each.name).split()[-1] for each in self.speakers if each.kind == "person")


@dataclass(frozen=True, slots=True)
class _Words:
    """Words of quotations.

    Args:
        softening: they change what was said where one report has them alone.
        strength: these, and others that tell how far somebody goes.
        empty: stems that tell nothing.
    """

    softening: frozenset[str]
    strength: frozenset[str]
    empty: frozenset[str]

    def of(self, account: _Account) -> frozenset[str]:
        """The words that tell how far somebody goes."""
        return self.strength.intersection(account.quoting.quoted.replace(",", " ").split())


def rendered_otherwise(told: Iterable[Told], parties: Mapping[str, Mapping[str, str]], words: JoinWords) -> list[Dispute]:
    """What reports that speak quote otherwise of one utterance, each two renderings once.

    Args:
        parties: of actors by their ids, by versions.
    """
    tables = _Words(words.label_words("softening"), words.label_words("strength") | words.label_words("softening"), words.empty)
    accounts = [_account(each, quoting, tables) for each in told for quoting in each.digest.quotings]
    accounts.sort(key=lambda each: (each.told.day or "", each.told.version, each.quoting.evidence))
    pairs: dict[tuple[str, str], tuple[list[_Account], list[_Account]]] = {}
    for one, other in _near(accounts):
        if _differ(one, other, tables):
            sides = pairs.setdefault((one.quoting.quoted, other.quoting.quoted), ([], []))
            for side, account in zip(sides, (one, other), strict=True):
                side += [account] if account not in side else []
    return [_dispute(*sides, parties) for sides in pairs.values()]


def _account(told: Told, quoting: Quoting, words: _Words) -> _Account:
    speakers = tuple(figure for figure in told.digest.figures if figure.id in quoting.speakers)
    stems = (stem for word in quoting.quoted.split() if word not in words.strength for stem in words_of(word))
    return _Account(told, quoting, speakers, frozenset(stem for stem in stems if len(stem) > 1 and stem not in words.empty))


def _shared(one: frozenset[str], other: frozenset[str]) -> tuple[int, int]:
    """How many words two have in common, and how many the lesser has."""
    return len(one & other), min(len(one), len(other))


def _near(accounts: Sequence[_Account]) -> Iterator[tuple[_Account, _Account]]:
    """Pairs of accounts that share words outside of the quotation, or inside; the earlier first."""
    by_word: dict[str, list[int]] = defaultdict(list)
    seen: set[tuple[int, int]] = set()
    for place, each in enumerate(accounts):
        for key in sorted({*each.quoting.frame, *(f'"{stem}' for stem in words_of(each.quoting.quoted))}):
            for earlier in by_word[key]:
                if (earlier, place) not in seen:
                    seen.add((earlier, place))
                    yield accounts[earlier], each
            by_word[key].append(place)


def _differ(one: _Account, other: _Account, words: _Words) -> bool:
    """Whether an utterance is quoted otherwise than before, by another origin, or by one that goes back to it."""
    apart = days_between(one.told.day, other.told.day)
    if apart is None or apart > _AGAIN or _are_two(one, other) or one.quoting.quoted == other.quoting.quoted:
        return False
    if one.told.origin == other.told.origin and not (other.quoting.recalled and _are_apart(one, other)):
        return False
    known = bool(one.persons & other.persons or _names(one, other))
    added = _added(one.quoting.quoted, other.quoting.quoted)
    inside, (shared, least) = one.telling & other.telling, _shared(one.frame, other.frame)
    framed = shared >= max(1, (_HALF if known and shared >= _MUCH else _LIKE) * least)
    if added is not None and apart <= _SOON and not words.softening.isdisjoint(added) and (known or (framed and shared >= _LEAST)):
        return bool(one.frame and other.frame) or other.quoting.recalled or apart <= _LONGEST
    if other.quoting.recalled:
        told = known + _is_of_that_day(one, other)
        if not (one.frame and other.frame):  # all of it is quoted
            return bool(told) and len(inside) >= max(_LEAST, _LIKE * min(len(one.telling), len(other.telling)))
        return framed and shared + bool(inside) + told >= _MUCH
    if added is not None or not one.persons & other.persons or not _at_once(one, other) or words.of(one) == words.of(other):
        return False
    alike, of = _shared(one.telling, other.telling)
    return (framed and (shared >= _LEAST or bool(inside))) or (alike >= max(_LEAST, _LIKE * of))


def _are_apart(one: _Account, other: _Account) -> bool:
    """Whether two accounts stand in two reports, or in two clauses of one."""
    (first, last), (start, end) = one.quoting.evidence[0], other.quoting.evidence[0]
    return one.told.version != other.told.version or end <= first or last <= start


def _are_two(one: _Account, other: _Account) -> bool:
    """Whether other persons speak."""
    return bool(one.persons and other.persons) and one.persons.isdisjoint(other.persons)


def _names(one: _Account, other: _Account) -> frozenset[str]:
    """The persons of one account whom the other names in its clause."""
    named = {stem for name in one.persons for stem in words_of(name)} & other.frame
    return frozenset(named | {stem for name in other.persons for stem in words_of(name)} & one.frame)


def _added(one: str, other: str) -> list[str] | None:
    """The words that a quotation has beyond those of another that stand in it; None where they don't."""
    lesser, greater = sorted((one.split(), other.split()), key=len)
    left = list(greater)
    for word in lesser:
        if word not in left:
            return None
        left.remove(word)
    return left


def _at_once(one: _Account, other: _Account) -> bool:
    """Whether both are told to be said on one day, or within the same few."""
    first, second = one.quoting.days, other.quoting.days
    if first is None or second is None:  # one report tells no day: they are of the same few days, and tell of one number
        apart, numbers = days_between(one.told.day, other.told.day), one.frame & other.frame
        return apart is not None and apart < _LONGEST and any(stem.isdigit() for stem in numbers)
    if first[0] > second[1] or second[0] > first[1]:
        return False
    return all((days_between(*days) or 0) < _LONGEST for days in (first, second))


def _is_of_that_day(one: _Account, other: _Account) -> bool:
    """Whether one report goes back to what was said on the day of the other, or on the day before."""
    said = other.quoting.days
    if said is None or one.told.day is None:
        return False
    apart = days_between(said[1], one.told.day)
    return apart is not None and apart <= _LONGEST and said[0] <= one.told.day


def _dispute(first: Sequence[_Account], second: Sequence[_Account], parties: Mapping[str, Mapping[str, str]]) -> Dispute:
    sides = [tuple(_told(each, parties) for each in side) for side in (first, second)]
    return Dispute(second[0].quoting.quote, None, sides[0], sides[1], rendered=True)


def _told(account: _Account, parties: Mapping[str, Mapping[str, str]]) -> PaperTold:
    own = parties.get(account.told.version, {})
    speaking = {own[each.id] for each in account.speakers if each.id in own}
    names = " and ".join(each.name for each in account.speakers)
    quoting, party = account.quoting, min(speaking) if len(speaking) == 1 else None
    return PaperTold(
        account.told, None, quoting.quoted, party, (names,) if names else (), quoting.evidence, quoting.quote, quoting.quoted
    )
