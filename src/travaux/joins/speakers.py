"""Whether an actor of one report is an actor of another: persons by their names, posts and sides by their names and records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from travaux.errors import UsageError
from travaux.joins.digest import Digest, Figure
from travaux.joins.holders import holder_of
from travaux.joins.name_rules import NamePart, NameRules
from travaux.joins.names import Comparison, PersonName, blocking_keys, compare, parse_name
from travaux.joins.party_names import bare_name, words_of_actor
from travaux.joins.sides import Side, SideRules, compare_sides, parse_side, side_keys
from travaux.ledger.words import acting_for, name_words

SAME = 0.7  # score from which two actors are taken for one
# What each is worth. By judgement, in this order; not swept, and not calibrated.
_IN_POST = 0.85  # a person and the post that the person's report gives; a last name alone, for the same side
_UNNAMED = 0.6  # the same words for somebody unnamed, as "a diplomat in Hesting"
_SPOKEN_FOR = 0.5  # a side, and who acts for it
_UNTOLD = 0.6  # of what is told of one only, where sides aren't known
_OTHER_SIDE = 0.2
_MOVED = 0.75  # the same full name, which few bear, in one post, or for two sides that aren't both states: moved, or told wrongly
_SHORTENED = 0.6  # a short form or initials before a family name that many bear, for other posts
_CAPITAL = 0.8
_RARE = 0.8  # a full name, and its last name alone, if few bear that
_APART = 0.1
_NAMED = ("government", "organisation", "bloc")
NO_PARTIES: Mapping[str, str] = MappingProxyType({})
_KEPT = 50_000  # names and pairs
_SMALL = frozenset(("the", "a", "an", "of", "for", "s", "and", "his", "her", "its", "their"))
_AFFAIRS = frozenset(("affairs",))  # "the minister of foreign affairs" is the foreign minister


@dataclass(frozen=True, slots=True)
class Who:
    """An actor of a report, as reports are compared.

    Args:
        side: the name of the outermost government or organisation that it acts for by its record; None for one that acts for none.
        role: a person's post.
        also: what else its report calls it by, in full or by its initials.
        of_state: whether the side is a government by its record.
    """

    name: str
    kind: str
    side: str | None = None
    role: str | None = None
    also: tuple[str, ...] = ()
    of_state: bool = False


@dataclass(frozen=True, slots=True)
class Likeness:
    """How far two actors are one, in [0, 1], and why, in words."""

    score: float
    why: str


def who_in(digest: Digest, parties: Mapping[str, str] = NO_PARTIES) -> dict[str, Who]:
    """The actors of a report by id.

    Args:
        parties: for whom they act, by their ids, where that is known besides what the record says.
    """
    figures = {figure.id: figure for figure in digest.figures}
    above = {figure.id: figure.party for figure in digest.figures}
    return {id: _who(figure, figures[acting_for([id], above)[-1]], parties.get(id)) for id, figure in figures.items()}


def _who(figure: Figure, outermost: Figure, party: str | None) -> Who:
    name, side = bare_name(figure.name), bare_name(outermost.name)
    own = side if side != name else party if party != name else None
    return Who(name, figure.kind, own, figure.role, figure.also, own == side and outermost.kind == "government")


class Actors:
    """Compares actors of reports.

    `compare` tells whether two actors are one; the order makes no difference.

    Args:
        names: what names of persons are compared by.
        sides: what names of states, organisations and blocs are.
    """

    def __init__(self, names: NameRules, sides: SideRules) -> None:
        self._rules = names, sides
        self._person = lru_cache(_KEPT)(self._parsed_person)
        self._side = lru_cache(_KEPT)(self._parsed_side)
        self.compare = lru_cache(_KEPT)(self._compare)

    def keys(self, who: Who) -> frozenset[str]:
        """What an actor is looked up by: two that may be one share a key."""
        person = self._person(who.name) if who.kind == "person" else None
        keys = set(blocking_keys(person)) if person is not None else set()
        named = [who.name, *who.also] if who.kind != "person" or len(words_of_actor(who.name)) == 1 else []
        for side in (*named, *((who.side,) if who.side is not None else ())):
            keys.update(f"@{key}" for key in side_keys(self._side(side)))
        return frozenset(keys)

    def side_keys(self, who: Who) -> frozenset[str]:
        """What the side is looked up by that an actor is or acts for."""
        return side_keys(self._side(who.side or who.name))

    def is_shared(self, who: Who) -> bool:
        """Whether many bear a person's family name, so that it alone tells little."""
        person = self._person(who.name)
        return person is None or person.shared

    def is_full(self, who: Who) -> bool:
        """Whether a person is told by more than a last name, which may have a particle: "Le Drian", "al-Assad"."""
        if who.kind != "person" or len(words_of_actor(who.name)) < 2:
            return False
        person = self._person(who.name)
        return person is None or person.order != "family-alone" or " " in person.words[0].plain  # "Abu Mazen" is a whole name

    def is_given(self, who: Who) -> bool:
        """Whether a person is told by a name alone that may be a given one."""
        family = self._family(who)
        return family is None or bool(family.variants or family.nicknames)

    def _family(self, who: Who) -> NamePart | None:
        person = self._person(who.name)
        return person.family if person is not None else None

    def in_post(self, who: Who, day: str) -> Who | None:
        """Who is called by a last name alone on a day on which one person of that name held a high post; not by a given name."""
        family = self._family(who)
        if family is None or self.is_given(who):
            return None
        name = holder_of(self._rules[0].holders(), family.letters, day, who.role)
        return Who(name, "person") if name is not None else None

    def _compare(self, a: Who, b: Who) -> Likeness:
        if b.kind == "person" and a.kind != "person":
            a, b = b, a
        if any(self._is_address(each) for each in (a, b)):
            return Likeness(_APART, f"{a.name} and {b.name}: how somebody is addressed is no name")
        if words_of_actor(a.name) == words_of_actor(b.name) and len({a.kind, b.kind} & {"person", *_NAMED}):
            return self._named_alike(a, b)
        if a.kind == b.kind == "person":
            return self._persons_alike(a, b)
        if "group" in (a.kind, b.kind):
            return Likeness(_APART, f"{a.name} and {b.name} are others, or unnamed")
        if "office" in (a.kind, b.kind) and {a.kind, b.kind} <= {"office", "person"}:
            return self._posts_alike(a, b)
        if a.kind in _NAMED and b.kind in _NAMED:
            forms = ((one, other) for one in (a.name, *a.also) for other in (b.name, *b.also))
            pairs = [self._sides_alike(*each) for each in forms if not self._stand_for_another(*each, (a, b))]
            best = max(pairs, key=lambda each: each.score)
            return Likeness(min(best.score, _UNNAMED), f"{best.why}; neither may be a name") if self._nominal(a, b) else best
        person, side = (b, a) if a.kind in _NAMED else (a, b)
        acts = person.side is not None and self._sides_alike(person.side, side.name).score >= SAME
        why = f"{person.name} {'acts' if acts else 'is not told to act'} for {side.name}"
        return Likeness(_SPOKEN_FOR if acts else _APART, why)

    def _stand_for_another(self, one: str, other: str, actors: tuple[Who, Who]) -> bool:
        """Whether initials of which a report tells what they stand for are held against a name that only begins alike."""
        for short, long, who in zip((one, other), (other, one), actors, strict=True):
            initials = self._side(short).acronym and not self._side(short).keys and not self._side(long).acronym
            if initials and any(not self._side(name).acronym for name in (who.name, *who.also)):
                return True
        return False

    def compare_sides(self, a: Who, b: Who) -> Likeness | None:
        """Whether the sides that two actors are or act for are one; None where that isn't told of one of them."""
        if words_of_actor(a.name) == words_of_actor(b.name):
            return self.compare(a, b)
        if any(each.side is None and each.kind not in _NAMED for each in (a, b)):
            return self._persons_compared(a, b)
        return self._sides_alike(a.side or a.name, b.side or b.name)

    def _persons_compared(self, a: Who, b: Who) -> Likeness | None:
        """Two persons by full names, or by one and its last name, if few bear that: a state is taken for a person at times."""
        one, other = words_of_actor(a.name), words_of_actor(b.name)
        if a.kind != "person" or b.kind != "person" or max(len(one), len(other)) < 2:
            return None
        if min(len(one), len(other)) > 1:
            return self.compare(a, b)
        rare = one[-1] == other[-1] and not self.is_shared(a)
        return Likeness(_RARE, f"{b.name} may be {a.name}: few bear the name") if rare else None

    def _named_alike(self, a: Who, b: Who) -> Likeness:
        same = self._same_side(a, b)
        if same is not True and self._are_two_of_one_part(a, b):
            return Likeness(_UNTOLD, f"both are called {a.name}, which is one name alone, and they are {a.role} and {b.role}")
        if same is False:
            rare = a.kind == b.kind == "person" and len(words_of_actor(a.name)) > 1 and not self.is_shared(a)
            score = _MOVED if rare and (hold_one_post(a, b) or not (a.of_state and b.of_state)) else _OTHER_SIDE
            return Likeness(score, f"both are called {a.name}, but act for {a.side} and {b.side}")
        if a.kind == b.kind == "person" and len(words_of_actor(a.name)) == 1:
            told = same or (a.role is not None and a.role == b.role)
            return Likeness(_IN_POST if told else SAME, f"both are called {a.name}, by the last name alone")
        if "person" not in (a.kind, b.kind) and self._nominal(a, b):
            return Likeness(_UNNAMED, f"both are called {a.name}, which is no name, but whose isn't told")
        return Likeness(1.0, f"both are {a.name}")

    def _is_address(self, who: Who) -> bool:
        """Whether a person is told by titles alone: "Sir"."""
        return who.kind in ("person", "office") and all(word in self._rules[0].words["title"] for word in words_of_actor(who.name))

    def _are_two_of_one_part(self, a: Who, b: Who) -> bool:
        """Whether two persons are called by one name alone, as "Abdul Aziz" is, and hold other posts."""
        name = self._person(a.name) if a.kind == b.kind == "person" and len(words_of_actor(a.name)) > 1 else None
        if name is None or len(name.words) > 1 or None in (a.role, b.role):
            return False
        return set(name_words(a.role or "")).isdisjoint(name_words(b.role or ""))

    def _nominal(self, a: Who, b: Who) -> bool:
        """Whether one of two sides is told by words that are no name, as "the court", and not as one side's."""
        bare = any(each.name.islower() and not self._side(each.name).keys for each in (a, b))
        return bare and not self._same_side(a, b)

    def _persons_alike(self, a: Who, b: Who) -> Likeness:
        one, other = self._person(a.name), self._person(b.name)
        if one is None or other is None:
            return Likeness(_APART, f"{a.name} and {b.name} can't be compared")
        if any(len(each.words) == 1 and each.words[0].single for each in (one, other)):
            return Likeness(_APART, f"{a.name} and {b.name}: a letter alone is no name")
        found, same = compare(one, other), self._same_side(a, b)
        score, why = found.score, f"{a.name} and {b.name}: {told(found)}"
        if found.verdict == "different":
            return Likeness(score, why)
        if same is False:
            rare = not (one.shared or other.shared or (a.of_state and b.of_state))
            most = (_MOVED if found.verdict == "same" else _UNTOLD) if rare else _OTHER_SIDE
            return Likeness(min(score, most), f"{why}, but they act for {a.side} and {b.side}")
        posts = a.role is not None and b.role is not None and a.role != b.role
        if found.verdict == "same" and posts and not same and (one.shared or other.shared) and is_shortened(found):
            return Likeness(min(score, _SHORTENED), f"{why}; many bear the name, and they are {a.role} and {b.role}")
        if found.verdict == "unsure" and (same or hold_one_post(a, b)):
            return Likeness(_IN_POST, f"{why}; both {f'act for {a.side}' if same else f'are {a.role}'}")
        return Likeness(score, why)

    def _posts_alike(self, a: Who, b: Who) -> Likeness:
        """Two posts, or a person and a post."""
        one, other = self._post(a), self._post(b)
        same = self._same_side(a, b)
        names = f"{a.name} and {b.name}"
        if same is False:
            return Likeness(_APART, f"{names} act for {a.side} and {b.side}")
        if not one or not other or not (one <= other or other <= one):
            return Likeness(_APART, f"{names} hold other posts" if one and other else f"what posts {names} hold isn't told")
        score = _IN_POST if a.kind == "person" else _UNNAMED
        score *= 1.0 if one == other and same else _UNTOLD if one != other and not same else SAME
        return Likeness(score, f"{names} hold the same post" + ("" if same else ", but for whom isn't told"))

    def _post(self, who: Who) -> frozenset[str]:
        """The words for a post, without those for its side."""
        words = frozenset(name_words(who.role or "")) if who.kind == "person" else frozenset(words_of_actor(who.name))
        side = self._side(who.name) if who.kind != "person" else None
        own = frozenset(words_of_actor(who.side)) if who.side is not None else frozenset()
        organ = side.organ if side is not None and side.organ else words
        return (organ - own - _SMALL) or (words - _SMALL)

    def _same_side(self, a: Who, b: Who) -> bool | None:
        """Whether two actors act for one side; None where that isn't told."""
        one, other = self._told_side(a), self._told_side(b)
        if one is None or other is None:
            return None
        found = compare_sides(self._side(one), self._side(other))
        if found.verdict == "same" or any(reason.how == "organ of" for reason in found.reasons):
            return True
        return False if found.verdict == "different" else None

    def _told_side(self, who: Who) -> str | None:
        """Whose an actor is, by its record; of a post by its name too: "Karsund's foreign minister"."""
        if who.side is not None or who.kind != "office":
            return who.side
        side = self._side(who.name)
        return who.name if side.keys or side.owner is not None else None

    def _sides_alike(self, a: str, b: str) -> Likeness:
        found = compare_sides(self._side(a), self._side(b))
        capital = any(reason.how == "capital of" for reason in found.reasons)
        return Likeness(_CAPITAL if capital else found.score, f"{a} and {b}: {told(found)}")

    def _parsed_person(self, name: str) -> PersonName | None:
        try:
            return parse_name(name, self._rules[0])
        except UsageError:  # no letter in it
            return None

    def _parsed_side(self, name: str) -> Side:
        return parse_side(name, self._rules[1])


def hold_one_post(a: Who, b: Who) -> bool:
    """Whether the same post is told of both: the minister of finance is the finance minister."""
    posts = [frozenset(name_words(who.role or "")) - _SMALL - _AFFAIRS for who in (a, b)]
    return bool(posts[0]) and posts[0] == posts[1]


def is_shortened(found: Comparison) -> bool:
    """Whether names are alike by a short form or initials alone."""
    return any(reason.part == "initial" or reason.how == "short form" for reason in found.reasons)


def told(found: Comparison) -> str:
    """The reasons of a comparison of names, in words."""
    return ", ".join(_reasons(found)) or "alike"


def _reasons(found: Comparison) -> Iterator[str]:
    for reason in found.reasons:
        rules = f" by {', '.join(reason.rules)}" if reason.rules else ""
        yield f"{reason.part} {reason.how} ({' / '.join(word or '-' for word in reason.words)}){rules}"
