"""For which party each actor of many reports acts: by its name, by its record, by what any report says of it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from travaux.joins.digest import Figure
from travaux.joins.told import UNDATED, Told
from travaux.ledger.words import acting_for, name_words

_SLUG = re.compile(r"^(?:[A-Z]{5,}(?:\s+\d+)?\s*[-:–—]\s*)+")
_ANSWER = re.compile(r"^(?:No|Yes|Well|Oh)[.,]\s+(?=[A-Z])")
_ENDINGS = frozenset(
    ("", "a", "n", "an", "ns", "ans", "ian", "ians", "er", "ers", "ese", "ish", "i", "is", "s", "ic", "ite", "ites", "der", "ders")
)
_FEWEST_LETTERS = 4  # that a state's name and its people's share
_LATENT = "aeiouy"  # letters at the end of a state's name that its people's may lack
_TOKEN = re.compile(r"[^\W_]+(?:['’]s?)?(?:-[^\W_]+)*|,")
_MOST_BETWEEN = 5  # words between a party's name and the name of who acts for it
_MAJORITY = 0.7  # of what reports say of one person
_TOLD = 3  # how much more the words around a name count than what one record makes of it
_OF = ("of", "for", "from")
_ARTICLES = ("a", "an", "the", "his", "her", "their")
_MOST_INSIDE = 9  # words of what stands between commas after a name


@dataclass(frozen=True, slots=True)
class PartyNames:
    """The parties that actors may act for, by their names' words, and the words for posts and organs."""

    parties: Mapping[tuple[str, ...], str]
    roles: frozenset[str]

    def party_of(self, words: Sequence[str]) -> str | None:
        """The one party that words name, as "Karsund", "the Velmoran water ministry" do; None where there are none or several."""
        found = {party for _, _, party in self.places(words)}
        return found.pop() if len(found) == 1 else None

    def places(self, words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        """Where in words a party is named, as spans of words, the longest names first and none inside another."""
        taken: set[int] = set()
        for name, party in sorted(self.parties.items(), key=lambda pair: -len(pair[0])):
            for at in range(len(words) - len(name) + 1):
                span = range(at, at + len(name))
                if taken.isdisjoint(span) and _same(tuple(words[at : at + len(name)]), name):
                    taken.update(span)
                    yield at, at + len(name), party


def _same(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    if words == name:
        return True
    return len(name) == 1 and _of_its_people(words[0], name[0])


def _of_its_people(word: str, name: str) -> bool:
    """Whether a word is the adjective of a state's name, or what its people are called: "Velmoran" of "Velmora"."""
    stem = name.rstrip(_LATENT)
    return len(stem) >= _FEWEST_LETTERS and word.startswith(stem) and word[len(stem) :] in _ENDINGS


def bare_name(name: str) -> str:
    """An actor's name without an outlet's slug or an answer's first word before it: "CORRECTED-Norvask", "No. Norvask"."""
    return _ANSWER.sub("", _SLUG.sub("", name))


def words_of_actor(name: str) -> tuple[str, ...]:
    """The words of an actor's bare name without the article."""
    words = name_words(bare_name(name))
    return words[1:] if words[:1] == ("the",) else words


@dataclass(frozen=True, slots=True)
class Seen:
    """What one report says of a person: for whom it acts, if anything, and how much that counts."""

    person: tuple[str, ...]
    day: str
    version: str
    party: str | None = None
    weight: int = 0


@dataclass(frozen=True, slots=True)
class Sides:
    """For whom the actors of one report act, as far as the report itself tells.

    Args:
        parties: of actors by id.
        asked: persons of whom it doesn't tell, by id, with the words of their names.
        seen: what it says of persons, for other reports.
    """

    parties: Mapping[str, str]
    asked: Mapping[str, tuple[str, ...]]
    seen: tuple[Seen, ...]


def sides_of(told: Told, names: PartyNames) -> Sides:
    """The party that each actor of a report is or acts for: by its name; of persons by the words around it, and by its record."""
    figures = told.digest.figures
    parties = {figure.id: party for figure in figures if (party := _by_name(told, figure, names)) is not None}
    by_record = _by_record(figures, parties)
    day, seen, asked = told.day or UNDATED, list[Seen](), dict[str, tuple[str, ...]]()
    for figure in figures:
        person = words_of_actor(figure.name)
        if figure.kind != "person" or not person or figure.id in parties:
            continue
        votes = Counter({party: _TOLD * count for party, count in Counter(_said_of(figure, names)).items()})
        votes.update([by_record[figure.id]] if figure.id in by_record else [])
        seen.append(Seen(person, day, told.version))
        seen += [Seen(person, day, told.version, party, weight) for party, weight in votes.items()]
        if (party := _most(votes)) is not None:
            parties[figure.id] = party
        else:
            asked[figure.id] = person
    return Sides(parties | _by_record(figures, parties), asked, tuple(seen))


class Persons:
    """For whom persons act, by what all reports up to a day say."""

    def __init__(self) -> None:
        self._seen: dict[str, list[Seen]] = defaultdict(list)

    def add(self, seen: Iterable[Seen]) -> None:
        """Take in what a report says."""
        for each in seen:
            self._seen[surname(each.person)].append(each)

    def party_of(self, person: tuple[str, ...], day: str) -> str | None:
        """The party of a person on a day; None where reports differ too much, or several persons may be meant."""
        known = [seen for seen in self._seen.get(surname(person), ()) if seen.day <= day]
        full = {seen.person for seen in known if len(seen.person) > 1}
        if len(person) == 1 and len(full) > 1:
            return None
        meant = {person, *full} if len(person) == 1 else {person, *((person[-1:],) if full == {person} else ())}
        votes: Counter[str] = Counter()
        for seen in known:
            if seen.party is not None and seen.person in meant:
                votes[seen.party] += seen.weight
        return _most(votes)


def surname(person: Sequence[str]) -> str:
    """The word by which a person's names are looked up: the last."""
    return person[-1]


def parties_in(told: Told, sides: Sides, persons: Persons) -> dict[str, str]:
    """The party of each actor of a report, by what it tells itself and else by what reports up to its day tell of persons."""
    day = told.day or UNDATED
    found = {id: party for id, person in sides.asked.items() if (party := persons.party_of(person, day)) is not None}
    if not found:
        return dict(sides.parties)
    known = {**sides.parties, **found}
    return known | _by_record(told.digest.figures, known)


def find_parties(told: Sequence[Told], names: PartyNames) -> dict[str, dict[str, str]]:
    """The party of each actor by its report's version and its id, where that can be told: one candidate or none."""
    persons = Persons()
    sides = {each.version: sides_of(each, names) for each in told}
    for found in sides.values():
        persons.add(found.seen)
    return {each.version: parties_in(each, sides[each.version], persons) for each in told}


def _by_name(told: Told, figure: Figure, names: PartyNames) -> str | None:
    words = words_of_actor(figure.name)
    if figure.kind == "person":  # a state is taken for one at times, a person's name holds that of none
        return names.parties.get(words)
    if (party := names.party_of(words)) is not None:
        return party
    outlet = words_of_actor(told.publisher or "")
    if figure.kind in ("government", "organisation", "office") and words and set(words) <= set(outlet):
        return names.party_of(outlet)  # "the Ministry" in the release of Karsund's
    if figure.kind == "organisation" and len(words) == 1:  # "the Council", where one party is called so
        called = {party for name, party in names.parties.items() if len(name) > 1 and words[0] in (name[0], name[-1])}
        return called.pop() if len(called) == 1 else None
    return None


def _by_record(figures: Sequence[Figure], known: Mapping[str, str]) -> dict[str, str]:
    """The parties of actors whose record says that they act for one whose party is known."""
    above = {figure.id: figure.party for figure in figures}
    found: dict[str, str] = {}
    for figure in figures:
        party = next((known[step] for step in acting_for([figure.id], above) if step in known), None)
        if figure.id not in known and party is not None:
            found[figure.id] = party
    return found


def _most(counted: Counter[str]) -> str | None:
    if not counted:
        return None
    party, count = counted.most_common(1)[0]
    return party if count >= _MAJORITY * counted.total() else None


def _said_of(figure: Figure, names: PartyNames) -> Iterator[str]:
    """The parties that the words around an actor's name give it: "Karsund's foreign minister, Astrid Hollun"."""
    for head, tail in figure.around:
        before, after = _flat(head), _flat(tail)
        if (party := _told_before(before, names) or _told_after(after, before, names)) is not None:
            yield party


def _flat(text: str) -> list[str]:
    return [word for token in _TOKEN.findall(text) for word in (name_words(token) or (",",))]


def _told_before(words: Sequence[str], names: PartyNames) -> str | None:
    """ "Karsund's foreign minister, Astrid Hollun", "the Prime Minister of Ilmenia, Dana Korvel"."""
    places = list(names.places(words))
    if not places:
        return None
    first, last, party = max(places)
    rest = [word for word in words[last:] if word != "s"]
    if rest in ([], [","]) and first and words[first - 1] in _OF and names.roles.intersection(words[max(0, first - 3) : first - 1]):
        return party if rest else None
    # "Karvelia told Minister Velt" is no post; "Karvelian water minister Velt" is one, and so is "Karvelia's water minister".
    owned = words[last : last + 1] == ["s"] or tuple(words[first:last]) not in names.parties
    return party if _is_role(rest, names.roles, unknown=int(owned)) else None


def _told_after(words: Sequence[str], before: Sequence[str], names: PartyNames) -> str | None:
    """ "Erik Vaasen of Karsund" after a post, "Lene Brandal, a spokeswoman for the Karsund foreign ministry,"."""
    if words[:1] == ["of"] and before and before[-1] in names.roles:
        place = next((place for place in names.places(words[1:4]) if place[0] <= 1), None)
        return place[2] if place is not None else None
    if words[:1] != [","]:
        return None
    inside = words[1 : [*words[1:], ","].index(",") + 1]
    places = list(names.places(inside))
    opens = inside[:1] != [] and (inside[0] in _ARTICLES or inside[0] in names.roles or any(not first for first, _, _ in places))
    if len(inside) > _MOST_INSIDE or not opens or not names.roles.intersection(inside):
        return None
    found = {party for _, _, party in places}
    return found.pop() if len(found) == 1 else None


def _is_role(words: Sequence[str], roles: frozenset[str], unknown: int) -> bool:
    """Whether words between a party's name and a person's are that person's post.

    Args:
        unknown: how many of them may be no words for posts.
    """
    plain = [word for word in words if word != ","]
    return 0 < len(plain) <= _MOST_BETWEEN and plain[-1] in roles and sum(word not in roles for word in plain) <= unknown
