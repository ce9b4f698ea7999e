"""What parties of talks are called: by their names, by parts and initials of these, and by words that allude to them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from travaux.joins.allusions import OF, allusions_to, called_besides, head_of
from travaux.joins.ministries import matter_in, matter_of
from travaux.joins.peoples import is_anothers, is_of_its_people
from travaux.ledger.words import distinct_words, name_words, words_of

if TYPE_CHECKING:
    from travaux.joins.codebook import Talks
    from travaux.ledger.vocabulary import JoinWords

_SLUG = re.compile(r"^(?:[A-Z]{5,}(?:\s+\d+)?\s*[-:–—]\s*)+")
_MEMBER = re.compile(r"(?<=\w),? \(?[A-Z]-[A-Z][\w.]+(?: [A-Z][\w.]+)?\)?$")
_ANSWER = re.compile(r"^(?:No|Yes|Well|Oh)[.,]\s+(?=[A-Z])")
_SHORT = re.compile(r"\b([Tt]he) ([A-Z][a-z]+|[a-z]+(?=['’]s\b))\b(?! [A-Z])")  # "the Movement", "the union's"
_NAMES = 65536  # of which the words are remembered
_FEWEST_LETTERS = 4  # with which a state's name and its people's begin alike
_OF_STATES = ("minister", "ministers", "ministry")
_OF_MEMBERS = frozenset(
    "association brotherhood coalition committee confederation council federation group guild league syndicate union".split()  # noqa: SIM905
)
_PERSON_ENDS = ("er", "or", "ist")  # of words for persons who have such bodies: "bondholder", "creditor"
_PERSON_ENDS_OF_MANY = tuple(f"{end}s" for end in _PERSON_ENDS)
_MEMBERS = ("s", "men", "women", "people")
_UNITED = frozenset(("alliance", "coalition", "confederation", "federation", "union", "state", "states", "republic"))
STATES = ("government", "republic", "kingdom", "state", "federation", "commonwealth", "sultanate", "emirate")
_OF_VOTERS = ("party", "accord", "movement", "list", "alliance")  # what is called by the word before: "Labour", "the Greens"
_PAPERS = ("bulletin", "newsletter", "journal", "magazine", "blog", "website")  # of a body, where "of" follows
_DESKS = frozenset(
    ("communications", "department", "desk", "information", "media", "newsroom", "office", "press", "relations", "service")
)
_SETTLEMENTS = ("city", "town", "county", "borough", "municipal", "parish", "district", "village")  # whose council is called so
_FIRM_ENDS = frozenset(  # last words of firms' names
    "airlines airways bank brothers capital chemicals co company corp corporation electric energy engineering"  # noqa: SIM905
    " foods gas grid group holding holdings inc industries international limited lines ltd media metals minerals"
    " mines mining motors oil partners petroleum pharmaceuticals plc power rail railways resources shipping"
    " shipyards steel stores studios systems technologies".split()
)
_MINISTRIES = frozenset(("ministry", "department"))
_MAYOR = "mayor"
_FOREMOST = frozenset("biggest chief first foremost largest leading main major oldest only principal strongest".split())  # noqa: SIM905
_TWO = 2
_TOWARDS = frozenset(("in", "to", "at", "the"))  # between whose a mission is and where
_OF_A_FIRM = 2  # words of a firm's name that may be shortened to its first
_INITIALS = 3  # words of a party's name at least, of which the initials are one


@dataclass(frozen=True, slots=True)
class PartyNames:
    """The parties that actors may act for, by their names' words, the words for posts and organs, and those that each state has.

    Args:
        bodies: words for what organisations are, as "union" and "board".
        lands: names of states of the world.

    Attributes:
        states: the parties that may be states: no bodies, firms or unions by their names.
    """

    parties: Mapping[tuple[str, ...], str]
    roles: frozenset[str]
    home_posts: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    lands: frozenset[tuple[str, ...]] = frozenset()
    government: str | None = field(default=None, init=False)
    states: frozenset[str] = field(default=frozenset(), init=False)
    _known: dict[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict, compare=False, repr=False)
    _called: dict[str, str] = field(default_factory=dict, compare=False, repr=False)
    _starting: dict[str, list[tuple[str, ...]]] = field(default_factory=dict, compare=False, repr=False)
    _short: dict[tuple[str, ...], set[str]] = field(default_factory=dict, compare=False, repr=False)
    _members: dict[str, set[str]] = field(default_factory=dict, compare=False, repr=False)
    _alluded: dict[str, set[str]] = field(default_factory=dict, compare=False, repr=False)
    _matters: dict[frozenset[str], set[str]] = field(default_factory=dict, compare=False, repr=False)
    _single: set[str] = field(default_factory=set, compare=False, repr=False)
    _start: re.Pattern[str] = field(default=re.compile(""), init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        for name in self.parties:
            self._starting.setdefault(name[-1][:_FEWEST_LETTERS], []).append(name)
        for last, names in groupby(sorted(self.parties, key=head_of), key=head_of):
            if len(one := list(names)) == 1 and len(one[0]) > 1:
                self._called[last] = " ".join(one[0])
        governments = {party for name, party in self.parties.items() if [*_states_in(name)]}
        object.__setattr__(self, "government", governments.pop() if len(governments) == 1 else None)
        told = self.roles | self.bodies | _FIRM_ENDS
        states = (each for each in self.parties.values() if told.isdisjoint(words_of_actor(each)) and self.may_govern(each))
        object.__setattr__(self, "states", frozenset(states))
        for name, party in self.parties.items():
            for part in _parts_of(name) if party.split()[-1][0].isupper() else ():
                self._short.setdefault(part, set()).add(party)
        for name, party in self.parties.items():
            if (members := _members_in(name)) is not None:
                self._members.setdefault(members, set()).add(party)
            for word in allusions_to(name):
                self._alluded.setdefault(word, set()).add(party)
            if matter := matter_in(name):
                self._matters.setdefault(matter, set()).add(party)
        firms = {party for name, party in self.parties.items() if _is_called_a_firm(name)}
        if len(firms) == 1:
            self._short.update({("company",): firms, ("firm",): set(firms)})
        for noun, name in called_besides(self.parties):
            if (noun,) not in self._short:
                self._called.setdefault(noun, " ".join(name))
                self._short[noun,] = {self.parties[name]}
        self._single.update((part[-1] for part in self._short), self._members, self._alluded)
        starts = "|".join(map(re.escape, sorted(self._starting)))
        object.__setattr__(self, "_start", re.compile(rf"\b(?:{starts})"))

    def party_of(self, words: Sequence[str]) -> str | None:
        """The one party that words name, as "Karsund", "the Velmoran water ministry" do; None where there are none or several."""
        places = sorted(self.places(words))
        if places and _befriends(words[: places[0][0]]):
            return None
        if len(places) > 1 and not places[0][0] and tuple(words[places[0][1] : places[0][1] + 1]) == ("of",):
            return places[0][2]  # "the Competition Authority of Karsund"
        if len(places) == _TWO and _TOWARDS.issuperset(between := words[places[0][1] : places[1][0]][-2:]) and between:
            return places[0][2]  # "the Embassy of Karsund in Ilmenia"
        found = {party for _, _, party in places}
        return found.pop() if len(found) == 1 else None

    def members_named(self, words: Sequence[str]) -> str | None:
        """The one party whose members words name at their end: "Karsund's news publishers" a Federation of News Publishers."""
        found = {party for name, party in self.parties.items() if (of := _all_members_in(name)) and tuple(words[-len(of) :]) == of}
        return found.pop() if len(found) == 1 else None

    def rearranged(self, words: Sequence[str]) -> str | None:
        """The one party whose name's words these are, in another order: "a committee of Karsund's bondholders"."""
        bag = _bag_of(words)
        found = {party for name, party in self.parties.items() if _bag_of(name) == bag} if len(bag) > 1 else set()
        return found.pop() if len(found) == 1 else None

    def partly(self, words: Sequence[str]) -> str | None:
        """The one party whose name has all of some words, what it is among them: "the railway union" a Union of Railway Staff."""
        bag = _bag_of(words)
        if len(bag) < _TWO or self.bodies.isdisjoint(words):
            return None
        found = {party for name, party in self.parties.items() if len(name) > len(bag) and bag <= _bag_of(name)}
        return found.pop() if len(found) == 1 else None

    @property
    def ministry(self) -> str | None:
        """The one party that is a ministry, where no other may have a government."""
        found = {party for name, party in self.parties.items() if not _MINISTRIES.isdisjoint(name) and len(name) > 1}
        others = {party for party in self.states - found if not self.is_a_firm(party)}
        return next(iter(found)) if len(found) == 1 and not others else None

    def shortly(self, words: Sequence[str], *, capital: bool = True, among: Set[str] = frozenset()) -> str | None:
        """The one party that words mean by a part of its name: "the Council", "RWU", "the union's executive".

        Args:
            capital: they are a name, or that of a body; of others the last word of a party's name alone is one.
            among: the parties that a report names: of several that words may mean, the one of these.
        """
        words = tuple(words)
        if "s" in words[1:-1]:
            behind = words[words.index("s") + 1 :]
            words = behind if behind[0] in _FOREMOST else words[: words.index("s")]
        elif len(at_of := [at for at, word in enumerate(words) if word in OF]) == 1 and (
            words[0] in self.roles or words[0] in self.bodies
        ):
            words = words[at_of[0] + 1 :]
        if words[1:] and words[-1] in _OF_STATES and words[-2] in self.roles and words[-2] not in self.home_posts:
            return None  # "the labour minister" is of no Labour Party
        while len(words) > 1 and words[0] in _FOREMOST:  # "Karsund's largest teachers' union"
            words = words[1:]
        while len(words) > 1 and words[-1] in self.roles:  # "union negotiator"
            words = words[:-1]
        key = words[1:] if words[:1] == ("the",) else words
        found = self._short.get(key, set()) if capital or len(key) == 1 else set()
        found = found & among if len(found) > 1 else found
        return next(iter(found)) if len(found) == 1 else None

    def is_called(self, word: str) -> bool:
        """Whether a word stands in the name of any party."""
        return any(word in name for name in self.parties)

    def releases(self, publisher: str | None) -> str | None:
        """The party whose own text a publisher prints: itself, its press office, its bulletin; no newspaper is a party's."""
        words = list(words_of_actor(publisher or ""))
        at = next((at for at, word in enumerate(words) if word in _PAPERS and words[at + 1 : at + 2] == ["of"]), None)
        words = words[at + 2 :] if at is not None else words
        words = words[1:] if words[:1] == ["the"] else words
        while len(words) > 1 and words[-1] in _DESKS:
            words = words[:-1]
        return self.parties.get(tuple(words))

    def is_a_firm(self, party: str) -> bool:
        """Whether a party may be called "the company": no word of its name tells of a body of another kind, or of a state."""
        words = words_of_actor(party)
        return _is_called_a_firm(words) or (
            self.roles.isdisjoint(words) and self.bodies.isdisjoint(words) and not [*_states_in(words)]
        )

    def may_govern(self, party: str) -> bool:
        """Whether a party may have ministers: boards, firms, parties of voters have none; unions and federations may be states."""
        words = words_of_actor(party)
        head = head_of(words)
        return not _is_of_persons(words) and not _is_called_a_firm(words) and (head not in self.bodies or head in _UNITED)

    def alluded_to(self, word: str) -> str | None:
        """The one party whose name a word alludes to: "the mediators" a Mediation Group's, "the players" their union's."""
        members = self._members.get(word, ())
        found = members if len(members) == 1 else self._alluded.get(word, ())
        return next(iter(found)) if len(found) == 1 else None

    def led_by(self, role: str | None) -> str | None:
        """The one party that somebody leads: of "transport minister" a Ministry of Transport, of "mayor" a city."""
        if _MAYOR in name_words(role or ""):
            cities = {party for name, party in self.parties.items() if not set(name).isdisjoint(_SETTLEMENTS)}
            return cities.pop() if len(cities) == 1 else None
        found = self._matters.get(matter_of(role), ())
        return next(iter(found)) if len(found) == 1 else None

    def person(self, words: Sequence[str]) -> str | None:
        """The one party that is a person, by the end of its name: "Ignace Moro", "Moro" of Bishop Ignace Moro."""
        called = tuple(word for word in words if word not in self.roles)
        if words[1:] and (whole := self.parties.get(tuple(words[-2:]))) is not None:
            return whole  # "Facilitator Aurel Venn", whatever that is
        found = {
            self.parties[name]
            for name in (self._ending(called[-1]) if called else ())
            if name[0] in self.roles
            and len(name) > len(called)
            and name[-len(called) :] == called
            and set(words) <= set(name)  # no Minister Moro
            and set(name).isdisjoint(OF)
        }
        return found.pop() if len(found) == 1 else None

    def places(self, words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        """Where in words a party is named, as spans of words, the longest names first and none inside another."""
        known = self._known
        spans = [
            (at + 1 - len(name), at + 1, name)
            for at, word in enumerate(words)
            for name in (known[word] if word in known else self._ending(word))
            if len(name) == 1 or tuple(words[max(0, at + 1 - len(name)) : at]) == name[:-1]
        ]
        taken: set[int] = set()
        for start, end, name in sorted(spans, key=lambda span: (-len(span[2]), span[0])):
            if taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                if not is_anothers(words, start, end, name):
                    yield start, end, self.parties[name]

    def _ending(self, word: str) -> tuple[tuple[str, ...], ...]:
        """The names whose last word a word is, or is of the people of."""
        if word not in self._known:
            if len(self._known) >= _NAMES:
                self._known.clear()
            likely = self._starting.get(word[:_FEWEST_LETTERS], ())
            self._known[word] = tuple(name for name in likely if word == name[-1] or is_of_its_people(word, name[-1]))
        return self._known[word]

    def in_full(self, text: str) -> str:
        """A text in which the parties are called by their whole names: of "the Movement" that of the one party called so."""
        if not self._called:
            return text
        return _SHORT.sub(lambda found: f"{found.group(1)} {self._called.get(found.group(2).lower(), found.group(2))}", text)

    def may_begin_in(self, text: str) -> bool:
        """Whether letters with which a party's name begins stand in a text as it is written."""
        plain = text.lower()
        return not text.isascii() or any(start in plain for start in self._starting)

    def may_be_named_in(self, text: str) -> bool:
        """Whether a party may be named in a text as it is written; whether one is, `places` tells."""
        full = self.in_full(text)
        return self.may_begin_in(full) and self._named_among(distinct_words(full))

    def may_be_meant_in(self, text: str) -> bool:
        """Whether a party may be named, or called by a part of its name, in a text as it is written."""
        words = distinct_words(self.in_full(text))
        return not self._single.isdisjoint(words) or self._named_among(words)

    def _named_among(self, words: Iterable[str]) -> bool:
        return any(self._ending(word) for word in words if word[:_FEWEST_LETTERS] in self._starting)

    def may_stand_in(self, words: str) -> bool:
        """Whether a party may be meant in words in a row; whether one is, `places` and `shortly` tell."""
        each = words.split(" ")
        if not self._single.isdisjoint(each):
            return True
        return self._start.search(words) is not None and any(self._ending(word) for word in each)


def _states_in(name: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Whose government a name is: of "Kingdom of Karsund", "the Karsund government" Karsund's."""
    if name[0] in STATES and name[1:2] == ("of",) and not _is_of_persons(name):
        yield tuple(word for word in name[2:] if word != "the")
    if name[-1] == "government":
        yield tuple(word for word in name[:-1] if word != "s")


def _is_called_a_firm(name: tuple[str, ...]) -> bool:
    """Whether a name is a firm's by its end: "Norvik Metals", no "Ministry of Energy"."""
    return len(name) > 1 and name[-1] in _FIRM_ENDS and set(name).isdisjoint(OF)


def _parts_of(name: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """What a party of several words is called by: its head with or without what stands before that."""
    end = next((at for at, word in enumerate(name) if at and word in OF), len(name))
    for start in range(end):
        if name[start:end] != name:
            yield name[start:end]
    if end > 1 and name[end - 1].endswith("s"):
        yield (name[end - 1].removesuffix("s"),)
    if end == len(name) == _OF_A_FIRM and not name[0].endswith("s"):
        yield (f"{name[0]}s",)  # "the Greens" of a Green Future
    telling = [word for word in name if word != "s"]
    if len(telling) > 1 and telling[-1] in _OF_VOTERS:
        yield from ((telling[-2],), (telling[-2].removesuffix("s") + "s",))
    if name[-2:-1] and name[-1] == "council" and name[-2] in _SETTLEMENTS:
        yield from ((name[-2],), name[:-1])  # "the city"
    if (members := _members_in(name)) is not None:
        yield from ((members,), (name[-1], "of", members), (members, name[-1]))  # "the bondholders", "a committee of bondholders"


def _bag_of(words: Sequence[str]) -> frozenset[str]:
    return frozenset(word.removesuffix("s") for word in words if word not in ("s", "the", *OF))


def _members_in(name: tuple[str, ...]) -> str | None:
    """Whose body a party is by its name: of the "Players' Association" the players."""
    if _is_of_persons(name):
        return name[-1]
    *owners, body = [word for word in name if word != "s"] or [""]
    if not owners or body not in _OF_MEMBERS:
        return None
    if owners[-1].endswith(_PERSON_ENDS):
        return f"{owners[-1]}s"
    return owners[-1] if owners[-1].endswith(_MEMBERS) else None


def _is_of_persons(name: tuple[str, ...]) -> bool:
    """Whether a body is one of persons by its name: "Federation of News Publishers", which is no state."""
    return len(name) > 2 and name[0] in _OF_MEMBERS and name[1] == "of" and name[-1].endswith(_PERSON_ENDS_OF_MANY)


def _all_members_in(name: tuple[str, ...]) -> tuple[str, ...]:
    """The same with what tells which: of a "Federation of News Publishers" news publishers."""
    if len(name) > 3 and name[0] in _OF_MEMBERS and name[1] == "of" and name[-1].endswith(_MEMBERS):
        return name[2:]
    *owners, body = [word for word in name if word != "s"] or [""]
    return tuple(owners) if len(owners) > 1 and body in _OF_MEMBERS and owners[-1].endswith(_MEMBERS) else ()


def party_names(talks: Talks, words: JoinWords) -> PartyNames:
    """The parties of talks, as actors may be called by them."""
    whole = {name: party for party in talks.parties if (name := words_of_actor(party))}
    short: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for name, party in whole.items():
        for called in _short_names(name, words):
            short[called].add(party)
    alone = {called: parties.pop() for called, parties in short.items() if len(parties) == 1}
    return PartyNames(alone | whole, words.roles, words.home_posts, words.bodies, words.lands)


def _befriends(before: Sequence[str]) -> bool:
    """Whether what stands before a party's name tells of others who help it: "Friends of Karsund"."""
    return tuple(before[-2:]) == ("friends", "of") or tuple(before[-3:]) == ("friends", "of", "the")


def _short_names(name: tuple[str, ...], words: JoinWords) -> Iterator[tuple[str, ...]]:
    """The initials of a party's name, a government's state, a firm's first word, if no common one: "Norvik" of Norvik Metals."""
    yield from filter(None, _states_in(name))
    if name[0] in _MINISTRIES and name[1:2] == ("of",) and len(name) == _OF_A_FIRM + 1:
        yield name[2], name[0]  # "the transport ministry"
    telling = [word for word in name if word not in ("s", *OF, "and", "the")]
    if len(telling) >= _INITIALS:
        yield ("".join(word[0] for word in telling),)
    first = words_of(name[0])
    if len(name) == _OF_A_FIRM and not words.bodies.intersection(name) and not words.weights.keys() & first:
        yield name[:1]


def bare_name(name: str) -> str:
    """An actor's name without an outlet's slug or an answer's first word before it: "CORRECTED-Norvask", "No. Norvask".

    Nor has it what tells a member's party and land: "Velt, D-Ohio".
    """
    return _MEMBER.sub("", _ANSWER.sub("", _SLUG.sub("", name)))


@lru_cache(maxsize=_NAMES)
def words_of_actor(name: str) -> tuple[str, ...]:
    """The words of an actor's bare name without the article."""
    words = name_words(bare_name(name))
    return words[1:] if words[:1] == ("the",) else words
