"""Whether persons of reports are one, where a last name alone may be several persons': by the full names that reports tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from travaux.joins.party_names import words_of_actor
from travaux.joins.speakers import NO_PARTIES, SAME, Actors, Likeness, Who, hold_one_post, who_in
from travaux.joins.told import UNDATED, Told, days_between
from travaux.ledger.words import name_words

_LIKELY = 0.3  # score from which a last name may be that of a full name
_TOLD = 0.85  # score of last names that one side or one post tells to be one person's
DAYS = 400  # between reports, after which a last name that many bear is another's
_SOON = 30  # days after a full name within which a last name that many bear is that person's
_PROMINENT = 5  # reports of that time that tell a full name, from which a last name that many bear means that person
_SPELT = 0.48  # score of last names that are spelt alike, but for doubled letters and the like
_EXACT = 0.5  # the same, of the same letters: without a day what is spelt otherwise is another's
_MOST = 0.7  # share of the reports that tell full names, from which the person of these is the one meant
# What each is worth. By judgement, in this order; not swept, and not calibrated.
_RARE, _INTRODUCED, _DOUBTFUL, _ANOTHER = 0.8, 0.75, 0.5, 0.2
_BY_POST = "many bear the name, but one of them alone held a high post at that time"


@dataclass(frozen=True, slots=True)
class Person:
    """A person of a report: the actor, and the report's day; None where nothing tells it, which stands after every day.

    Args:
        outlet: whose report it is.
    """

    who: Who
    day: str | None
    outlet: str | None = None


def person_of(told: Told, actor: str, parties: Mapping[str, str] = NO_PARTIES) -> Person:
    """An actor of a report, as it is compared with others.

    Args:
        actor: its id.
        parties: for whom its actors act, by their ids, where that is known besides what its record says.
    """
    return Person(who_in(told.digest, parties)[actor], told.day, told.publisher)


class Known:
    """The persons whom reports tell by full names.

    Two persons are compared by what was known when the later one was told.

    Args:
        told: the reports, those of the persons that are compared among them or not.
    """

    def __init__(self, told: Iterable[Told], actors: Actors) -> None:
        self._actors = actors
        self._by_key: dict[str, set[tuple[Person, str]]] = defaultdict(set)
        for each in told:
            for who in who_in(each.digest).values():
                if actors.is_full(who):
                    for key in actors.keys(who):
                        self._by_key[key].add((Person(who, each.day), each.version))

    def compare(self, a: Person, b: Person) -> Likeness:
        """How far two actors of two reports are one."""
        alike = self._actors.compare(a.who, b.who)
        full = [each for each in (a, b) if self._actors.is_full(each.who)]
        if "office" in (a.who.kind, b.who.kind) and alike.score >= SAME and _apart(a.day, b.day) > DAYS:
            return Likeness(_DOUBTFUL, f"{alike.why}; others may have held it since")
        if {a.who.kind, b.who.kind} != {"person"} or len(full) == 2 or alike.score < _LIKELY:
            return alike
        until = max(a.day or UNDATED, b.day or UNDATED)
        if full:
            return self._full_and_bare(full[0], b if full[0] is a else a, alike, until)
        return self._both_bare(a, b, alike, until)

    def named(self, person: Person) -> str | None:
        """The full name of a person who is told by a last name alone, by what was known then; None where that can't be told."""
        if person.who.kind != "person" or self._actors.is_full(person.who):
            return None
        shared = self._is_shared(person)
        one, reports = self._meant(person, person.day or UNDATED, shared)
        if one is None:
            return None
        sure = self._actors.compare(person.who, one).score >= _TOLD or reports > _PROMINENT
        return one.name if sure or not shared else None

    def _full_and_bare(self, full: Person, bare: Person, alike: Likeness, until: str) -> Likeness:
        """A full name, and a last name alone."""
        last, shared = bare.who.name, self._is_shared(full, bare)
        if shared and alike.score >= _SPELT and self._is_holder(bare, full):
            return Likeness(max(alike.score, _INTRODUCED), f"{alike.why}; {_BY_POST}")
        one, reports = self._meant(bare, until, shared, full)
        gap = _apart(full.day, bare.day)
        if one is None and alike.score >= _TOLD and hold_one_post(full.who, bare.who) and gap <= _SOON:
            return alike  # whoever else of that name is called so
        if one is None:
            return Likeness(min(alike.score, _DOUBTFUL), f"{alike.why}; several persons may be meant by {last}")
        if not self._is_called(one, full.who):
            return Likeness(_ANOTHER, f"{last} is told to be {one.name}, not {full.who.name}")
        if not shared and alike.score >= _SPELT and self._are_two_posts(full.who, bare.who):
            return Likeness(min(alike.score, _DOUBTFUL), f"{alike.why}; they hold other posts, each for another side")
        if not shared and alike.score >= _SPELT:
            return Likeness(max(alike.score, _RARE), f"{alike.why}; few bear the name, and one of them is known")
        near = _may_be_near(full, bare)
        held = full.who.role is None or _may_hold(full.who, bare.who)  # of a side that both are told to act for
        if alike.score >= _TOLD and (hold_one_post(full.who, bare.who) or (near and held)):
            return alike
        exact = alike.score >= _EXACT and not self._actors.is_given(bare.who)
        soon = gap <= _SOON or (None in (full.day, bare.day) and exact)
        if alike.score >= _SPELT and soon and _may_hold(full.who, bare.who):
            return Likeness(_INTRODUCED, f"{alike.why}; many bear the name, but one of them alone is known of these days")
        posts = (gap <= DAYS or (near and full.outlet == bare.outlet)) and None not in (full.who.role, bare.who.role)
        if alike.score >= _SPELT and posts and not self._actors.is_given(bare.who):
            return Likeness(_INTRODUCED, f"{alike.why}; many bear the name, but one of them alone is known then, by another post")
        if alike.score >= _SPELT and reports > _PROMINENT:
            return Likeness(_INTRODUCED, f"{alike.why}; many bear the name, but most reports of the time tell of one of them")
        if alike.score >= _SPELT and self._is_in_post(bare, one, until):
            return Likeness(_INTRODUCED, f"{alike.why}; many bear the name, but a report of the time tells that one in the post")
        return Likeness(min(alike.score, _DOUBTFUL), f"{alike.why}; many bear the name")

    def _both_bare(self, a: Person, b: Person, alike: Likeness, until: str) -> Likeness:
        """Last names alone."""
        shared = self._is_shared(a, b)
        if shared and alike.score >= _SPELT and (held := self._holder(a, b)) is not None and held == self._holder(b, a):
            return Likeness(max(alike.score, _INTRODUCED), f"{alike.why}; {_BY_POST}")
        ones = [self._meant(each, until, shared)[0] for each in (a, b)]
        if ones[0] is not None and ones[1] is not None and (alike.score >= _SPELT or not shared):
            if self._is_called(ones[0], ones[1]):
                return Likeness(max(alike.score, _TOLD), f"both are told to be {ones[0].name}")
            return Likeness(_ANOTHER, f"they are told to be {ones[0].name} and {ones[1].name}")
        if alike.score >= _TOLD:
            return alike
        several = any(any(True for _ in self._likely(each, until, shared)) for each in (a, b))
        if alike.score >= SAME and not shared and not several:
            return Likeness(_RARE, f"{alike.why}; few bear the name")
        if alike.score >= _SPELT and not several and self._are_of_one_outlet(a, b):
            return Likeness(_INTRODUCED, f"{alike.why}; many bear the name, but {a.outlet} tells of both within that time")
        text = "several persons may be meant" if several else "many bear the name"
        return Likeness(min(alike.score, _DOUBTFUL), f"{alike.why}; {text}")

    def _are_of_one_outlet(self, a: Person, b: Person) -> bool:
        """Whether an outlet tells of both within the time in which a last name means one, in posts that one may hold."""
        one = a.outlet is not None and a.outlet == b.outlet and _may_be_near(a, b)
        return one and (a.who.role is None or b.who.role is None or _may_hold(a.who, b.who))

    def _are_two_posts(self, full: Who, bare: Who) -> bool:
        """Whether two are told to hold posts that aren't one, each for another side."""
        sides = self._actors.compare_sides(full, bare) if None not in (full.side, bare.side) else None
        others = full.role is not None and bare.role is not None and not (_may_hold(full, bare) or hold_one_post(full, bare))
        return others and sides is not None and sides.score < SAME

    def _is_holder(self, bare: Person, full: Person) -> bool:
        """Whether somebody is who alone of that last name held a high post when it was told."""
        holder = self._holder(bare, full)
        return holder is not None and self._is_called(holder, full.who)

    def _holder(self, bare: Person, other: Person) -> Who | None:
        """Who alone of a last name held a high post when it was told; of a report without a day, the post that it tells then."""
        day = bare.day or (other.day if bare.who.role is not None else None)
        return self._actors.in_post(bare.who, day) if day is not None else None

    def _meant(self, bare: Person, until: str, shared: bool, also: Person | None = None) -> tuple[Who | None, int]:
        """Whom a last name alone means, and how many reports tell of that one; None where nobody is known, or several may be meant.

        Args:
            also: one more whom it may mean.
        """
        likely = [(score, who) for score, who, _ in self._likely(bare, until, shared)]
        if also is not None:
            likely.append((self._actors.compare(bare.who, also.who).score, also.who))
        told = {who for score, who in likely if score >= _TOLD}  # a side or a post tells more than the name
        if bare.who.role is not None:  # and the post more than the side
            told = {who for who in told if who.role is not None and _may_hold(who, bare.who)} or told
        counts: dict[Who, int] = defaultdict(int)
        for _, who in likely:
            if not told or any(self._is_called(who, one) for one in told):
                counts[who] += 1
        ranked = sorted(counts, key=lambda who: (-counts[who], who.name, who.side or "", who.role or ""))
        reports = sum(counts[who] for who in ranked if self._is_called(who, ranked[0]))
        return (ranked[0], reports) if ranked and reports >= _MOST * sum(counts.values()) else (None, 0)

    def _is_in_post(self, bare: Person, one: Who, until: str) -> bool:
        """Whether a report of the time of a last name tells the post that is told with it of somebody who is known in full."""
        told = (who for _, who, _ in self._likely(bare, until, shared=True) if self._is_called(who, one))
        return bare.who.role is not None and any(who.role is not None and _may_hold(who, bare.who) for who in told)

    def _is_called(self, who: Who, one: Who) -> bool:
        """Whether somebody is another, or has the same full name: of one spokesman reports tell by other sides that he acts for."""
        return words_of_actor(who.name) == words_of_actor(one.name) or self._actors.compare(one, who).score >= SAME

    def _likely(self, bare: Person, until: str, shared: bool) -> Iterator[tuple[float, Who, str]]:
        """Full names that were known and may be those of a last name, with their reports; only of its time where many bear it."""
        found: set[tuple[Person, str]] = set()
        for key in self._actors.keys(bare.who):
            found |= self._by_key.get(key, set())
        for other, version in found:
            known = (other.day or UNDATED) <= until and (not shared or _may_be_near(other, bare))
            if known and (score := self._actors.compare(bare.who, other.who).score) >= _LIKELY:
                yield score, other.who, version

    def _is_shared(self, *persons: Person) -> bool:
        return any(self._actors.is_shared(each.who) for each in persons)


def _may_hold(full: Who, bare: Who) -> bool:
    """Whether who is told by a full name may hold the post that is told with a last name.

    "Vice President Harris" is known by the post: one who is told without any is another, and so is one who is told with an other.
    """
    if bare.role is None or full.role is None:
        return bare.role is None
    one, other = (set(name_words(role)) for role in (full.role, bare.role))
    return one <= other or other <= one


def _may_be_near(one: Person, other: Person) -> bool:
    """Whether two persons may be told within a time in which a last name means one of them; where nothing tells when, too."""
    return None in (one.day, other.day) or _apart(one.day, other.day) <= DAYS


def _apart(one: str | None, other: str | None) -> int:
    gap = days_between(one, other)
    return DAYS + 1 if gap is None else gap
