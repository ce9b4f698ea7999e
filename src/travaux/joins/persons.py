"""For which party persons act, by what all reports up to a day say of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

Person = tuple[str, ...]  # the words of a name
Steps = Mapping[Person, Mapping[str, str | None]]  # the party from each day on which it changes, of the persons of a last name
_END = "9999-99-99"  # after every day
_DAY = itemgetter(0)  # of what reports say, the day before all else
_MAJORITY = 0.7  # of what reports say of one person


@dataclass(frozen=True, slots=True)
class Seen:
    """What a report says of a person on a day: that there is one, where the party is None, or for which party the person acts."""

    person: Person
    party: str | None
    day: str
    weight: int


@dataclass(slots=True)
class Namesakes:
    """What reports say of the persons of one last name: how much speaks for each party of each, by day.

    Args:
        said: weights by person, party and day.
    """

    said: dict[tuple[Person, str | None, str], int] = field(default_factory=dict)
    _steps: Steps | None = field(default=None, init=False, repr=False, compare=False)

    def add(self, seen: Seen, sign: int = 1) -> None:
        """Take in what a report says; with a sign of -1 take it back."""
        key = (seen.person, seen.party, seen.day)
        weight = self.said.get(key, 0) + sign * seen.weight
        if weight:
            self.said[key] = weight
        else:
            self.said.pop(key, None)
        if sign < 0 or not self._tells_no_more(seen):
            self._steps = None

    def _tells_no_more(self, seen: Seen) -> bool:
        """Whether steps stay as they were found: of one who is known by then, for the party for which that one acts ever after."""
        own = self._steps.get(seen.person) if self._steps is not None else None
        if not own or min(own) > seen.day:
            return False
        return seen.party is None or {*_since(seen.day, own)} == {seen.party}

    def party_of(self, person: Person, day: str) -> str | None:
        """The party of a person on a day; None where reports differ too much, or several persons may be meant."""
        party = None
        for since, told in _steps_of(person, self.steps(surname(person))).items():
            if since > day:
                break
            party = told
        return party

    def steps(self, name: str) -> Steps:
        """The party from each day on which it changes, of each person; also of the last name alone, and of one unknown.

        There are none where nothing speaks for any party.
        """
        if self._steps is None:
            speaks = any(party is not None for _, party, _ in self.said)
            self._steps = self._find_steps((name,), _unknown(name)) if speaks else {}
        return self._steps

    def _find_steps(self, bare: Person, unknown: Person) -> Steps:
        found: dict[Person, dict[str, str | None]] = defaultdict(dict)
        last: dict[Person, str | None] = {}
        votes: dict[Person, Counter[str]] = defaultdict(Counter)
        full: set[Person] = set()
        entered = sorted([(day, who, party, weight) for (who, party, day), weight in self.said.items()], key=_DAY)
        for day, entries in groupby(entered, key=_DAY):
            alone = len(full)
            said, parties = set[Person](), set[str]()
            for _, who, party, weight in entries:
                said.add(who)
                full.update([who] if len(who) > 1 else [])
                if party is not None:
                    votes[who][party] += weight
                    parties.add(party)
            touched = {*said, *full, bare, unknown} if alone != len(full) or bare in said else {*said, bare}
            for person in touched:
                if alone == len(full) and person in last and parties <= {last[person]}:
                    continue  # what speaks for a person's party once more changes nothing
                told = _told(person, votes, full)
                if person not in last or last[person] != told:
                    found[person][day] = last[person] = told
        return found


def _since(day: str, own: Mapping[str, str | None]) -> Iterator[str | None]:
    """The parties of one person from a day on that isn't before the first step."""
    begun = max(step for step in own if step <= day)
    return (party for step, party in own.items() if step >= begun)


def _told(person: Person, votes: Mapping[Person, Counter[str]], full: set[Person]) -> str | None:
    """The party of a person, by what speaks for each party of each.

    A last name alone is that of one who is known by a full name; of several only where all act for one party.
    """
    if len(person) == 1 and len(full) > 1:
        parties = {majority(votes.get(who, {})) for who in full}
        return parties.pop() if len(parties) == 1 else None
    if (len(full) == 1 and len(person) == 1) or full == {person}:
        own = majority(votes.get(next(iter(full)), {}))
        if own is not None:
            return own  # what is guessed of "Velt" alone counts less than what is told of Ana Velt
    meant = {person, *full} if len(person) == 1 else {person, *((person[-1:],) if full <= {person} else ())}
    known = [votes[who] for who in meant if who in votes]
    if len(known) < 2:
        return majority(known[0]) if known else None
    together: dict[str, int] = {}
    for each in known:
        for party, weight in each.items():
            together[party] = together.get(party, 0) + weight
    return majority(together)


class Persons:
    """What reports say of persons, by their last names."""

    def __init__(self) -> None:
        self.namesakes: dict[str, Namesakes] = defaultdict(Namesakes)

    def add(self, seen: Iterable[Seen], sign: int = 1) -> None:
        """Take in what a report says; with a sign of -1 take it back."""
        for each in seen:
            self.namesakes[surname(each.person)].add(each, sign)

    def party_of(self, person: Person, day: str) -> str | None:
        """The party of a person on a day; None where that isn't known."""
        found = self.namesakes.get(surname(person))
        return found.party_of(person, day) if found is not None else None


def surname(person: Person) -> str:
    """The word by which a person is looked up: the last."""
    return person[-1]


def majority(votes: Mapping[str, int]) -> str | None:
    """The party for which most speaks; None where too much speaks for others."""
    enough = _MAJORITY * sum(votes.values())
    for party, told in votes.items():
        if told >= enough:
            return party
    return None


def is_told(person: Person, steps: Steps) -> bool:
    """Whether it is told for which party a person acts, on any day."""
    return any(party is not None for party in _steps_of(person, steps).values())


def is_told_of_more(before: Steps, after: Steps) -> bool:
    """Whether it is told for which party anyone of a last name acts of whom that wasn't told before."""
    return any(is_told(person, after) and not is_told(person, before) for person in {*before, *after})


def otherwise(person: Person, before: Steps, after: Steps) -> list[tuple[str, str]]:
    """The spans of days on which it is told otherwise than before for which party a person acts."""
    return list(differing(_steps_of(person, before), _steps_of(person, after)))


def _steps_of(person: Person, steps: Steps) -> dict[str, str | None]:
    """The steps of one person: those of one unknown until there is told anything of it."""
    own = steps.get(person, {})
    if len(person) == 1:
        return dict(own)
    first = min(own, default=_END)
    return {day: party for day, party in steps.get(_unknown(surname(person)), {}).items() if day < first} | dict(own)


def _unknown(name: str) -> Person:
    """Stands for a person of a last name of whom nothing is told."""
    return ("", name)


def differing(before: Mapping[str, str | None], after: Mapping[str, str | None]) -> Iterator[tuple[str, str]]:
    """The spans of days in which two step functions differ: the first day and the first after it."""
    days = sorted({*before, *after})
    was = now = None
    for number, day in enumerate(days):
        was, now = before.get(day, was), after.get(day, now)
        if was != now:
            yield day, days[number + 1] if number + 1 < len(days) else _END
