"""Which person a last name alone means, by the full names that reports of its time tell: one candidate, or none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from travaux.joins.parties import words_of_actor
from travaux.joins.speakers import SAME, Actors, Who, who_in
from travaux.joins.told import Told

_LIKELY = 0.3  # score from which a last name may be that of a full name
_DAYS = 400  # after which a full name is forgotten
_FOR_ONE_SIDE = 0.85  # score of last names alone, for one side


@dataclass(frozen=True, slots=True)
class Person:
    """A person of a report: the actor, and the report's day."""

    who: Who
    day: str | None


class Known:
    """The persons whom reports tell by full names.

    Args:
        told: the reports.
    """

    def __init__(self, told: Iterable[Told], actors: Actors) -> None:
        self._actors = actors
        self._by_key: dict[str, set[Person]] = defaultdict(set)
        for each in told:
            for who in who_in(each.digest).values():
                if _is_full(who):
                    for key in actors.keys(who):
                        self._by_key[key].add(Person(who, each.day))

    def person_of(self, person: Person) -> Who | None:
        """Who a person is, by a full name; None where several may be meant, or nobody is known."""
        if _is_full(person.who) or person.who.kind != "person":
            return person.who
        likely = sorted(
            {
                other.who
                for key in self._actors.keys(person.who)
                for other in self._by_key.get(key, ())
                if _is_recent(other.day, person.day) and self._actors.compare(person.who, other.who).score >= _LIKELY
            },
            key=lambda who: (who.name, who.side or "", who.role or ""),
        )
        if not likely or any(self._actors.compare(likely[0], other).score < SAME for other in likely[1:]):
            return None
        return likely[0]

    def are_one(self, a: Person, b: Person) -> bool:
        """Whether two actors of two reports are one."""
        if a.who.kind != "person" or b.who.kind != "person":
            return self._actors.compare(a.who, b.who).score >= SAME
        one, other = self.person_of(a), self.person_of(b)
        if one is not None and other is not None:
            return self._actors.compare(one, other).score >= SAME
        bare = not _is_full(a.who) and not _is_full(b.who)
        return bare and self._actors.compare(a.who, b.who).score >= _FOR_ONE_SIDE


def _is_full(who: Who) -> bool:
    return who.kind == "person" and len(words_of_actor(who.name)) > 1


def _is_recent(told: str | None, day: str | None) -> bool:
    """Whether a full name that was told on one day is known on another."""
    return _apart(told, day) <= _DAYS


def _apart(one: str | None, other: str | None) -> int:
    if one is None or other is None:
        return _DAYS + 1
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
