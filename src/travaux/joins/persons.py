"""For which party persons act, by what all reports up to a day say of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

Person = tuple[str, ...]  # the words of a name
_END = "9999-99-99"  # after every day
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

    def add(self, seen: Seen, sign: int = 1) -> None:
        """Take in what a report says; with a sign of -1 take it back."""
        key = (seen.person, seen.party, seen.day)
        weight = self.said.get(key, 0) + sign * seen.weight
        if weight:
            self.said[key] = weight
        else:
            self.said.pop(key, None)

    def party_of(self, person: Person, day: str) -> str | None:
        """The party of a person on a day; None where reports differ too much, or several persons may be meant."""
        known = [key for key in self.said if key[2] <= day]
        full = {who for who, _, _ in known if len(who) > 1}
        if len(person) == 1 and len(full) > 1:
            return None
        # A last name alone is that of the one who is known by a full name.
        meant = {person, *full} if len(person) == 1 else {person, *((person[-1:],) if full <= {person} else ())}
        votes: Counter[str] = Counter()
        for who, party, when in known:
            if party is not None and who in meant:
                votes[party] += self.said[who, party, when]
        return majority(votes)

    def steps(self, name: str) -> dict[Person, dict[str, str | None]]:
        """The party from each day on which something is said, of each person; also of the last name alone, and of one unknown."""
        persons = {*(who for who, _, _ in self.said), (name,), ("", name)}
        parties = {party for _, party, _ in self.said if party is not None}
        if len(parties) < 2 and len({who for who in persons if len(who) > 1}) < 3:  # as it is of nearly all
            told = min((day for _, party, day in self.said if party is not None), default=None)
            return {(name,): {told: next(iter(parties))}} if told is not None else {}
        days = sorted({day for _, _, day in self.said})
        return {person: {day: self.party_of(person, day) for day in days} for person in persons}


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
    if not votes:
        return None
    party = max(votes, key=lambda party: (votes[party], party))
    return party if votes[party] >= _MAJORITY * sum(votes.values()) else None


def differing(before: Mapping[str, str | None], after: Mapping[str, str | None]) -> Iterator[tuple[str, str]]:
    """The spans of days in which two step functions differ: the first day and the first after it."""
    days = sorted({*before, *after})
    was = now = None
    for number, day in enumerate(days):
        was, now = before.get(day, was), after.get(day, now)
        if was != now:
            yield day, days[number + 1] if number + 1 < len(days) else _END
