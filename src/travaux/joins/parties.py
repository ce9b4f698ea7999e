"""For which party each actor of many reports acts: by its name, by its record, by what any report says of it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from travaux.joins.told import Told
from travaux.ledger.words import acting_for, name_words
from travaux.record.actor import Actor

ActorKey = tuple[str, str]  # version, actor
_SLUG = re.compile(r"^(?:[A-Z]{5,}(?:\s+\d+)?\s*[-:–—]\s*)+")
_ANSWER = re.compile(r"^(?:No|Yes|Well|Oh)[.,]\s+(?=[A-Z])")
_ENDINGS = frozenset(
    ("", "a", "n", "an", "ns", "ans", "ian", "ians", "er", "ers", "ese", "ish", "i", "is", "s", "ic", "ite", "ites", "der", "ders")
)
_FEWEST_LETTERS = 4  # that a state's name and its people's share
_LATENT = "aeiouy"  # letters at the end of a state's name that its people's may lack
_WINDOW = 80  # characters before and after a name in which it is said for whom somebody acts
_BREAK = re.compile(r"[.;:!?\n\"“”]|\s[-–—]\s")
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


def find_parties(told: Sequence[Told], names: PartyNames) -> dict[ActorKey, str]:
    """The party that each actor is or acts for, where that can be told: one candidate or none.

    By its name; else, of persons, by what the words around their names in any report say; else by whom its record has it act for.
    """
    every = [(each, actor) for each in told for actor in each.record.actors]
    own = {(each.version, actor.id): party for each, actor in every if (party := _by_name(each, actor, names)) is not None}
    full = _full_names(told)
    people = _people(told, own, names, full)
    for each in told:
        for actor in each.record.actors:
            person = _person(actor, full)
            if (party := people.get(person)) is not None:
                own[each.version, actor.id] = party
        own.update(_by_record(each, own))
    return own


def _by_name(told: Told, actor: Actor, names: PartyNames) -> str | None:
    words = words_of_actor(actor.name)
    if actor.kind == "person":  # a state is taken for one at times, a person's name holds that of none
        return names.parties.get(words)
    if (party := names.party_of(words)) is not None:
        return party
    outlet = words_of_actor(told.publisher or "")
    if actor.kind in ("government", "organisation", "office") and words and set(words) <= set(outlet):
        return names.party_of(outlet)  # "the Ministry" in the release of Karsund's
    if actor.kind == "organisation" and len(words) == 1:  # "the Council", where one party is called so
        called = {party for name, party in names.parties.items() if len(name) > 1 and words[0] in (name[0], name[-1])}
        return called.pop() if len(called) == 1 else None
    return None


def _by_record(told: Told, own: Mapping[ActorKey, str]) -> dict[ActorKey, str]:
    """The parties of actors whose record says that they act for one whose party is known."""
    above = {actor.id: actor.party for actor in told.record.actors}
    found: dict[ActorKey, str] = {}
    for actor in told.record.actors:
        key = (told.version, actor.id)
        known = (own[told.version, step] for step in acting_for([actor.id], above) if (told.version, step) in own)
        if key not in own and (party := next(known, None)) is not None:
            found[key] = party
    return found


def _full_names(told: Iterable[Told]) -> dict[str, tuple[str, ...]]:
    """The full names of persons by their last words, where only one person is called so."""
    found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for each in told:
        for actor in each.record.actors:
            words = words_of_actor(actor.name)
            if actor.kind == "person" and len(words) > 1:
                found[words[-1]].add(words)
    return {last: names.pop() for last, names in found.items() if len(names) == 1}


def _person(actor: Actor, full: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The full name of a person; nothing of others, or where several are called so."""
    words = words_of_actor(actor.name)
    if actor.kind != "person" or not words:
        return ()
    return words if len(words) > 1 else full.get(words[0], ())


def _people(
    told: Sequence[Told], own: Mapping[ActorKey, str], names: PartyNames, full: Mapping[str, tuple[str, ...]]
) -> dict[tuple[str, ...], str]:
    """The party of each person of a full name, by what all reports say."""
    votes: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for each in told:
        by_record = _by_record(each, own)
        for actor in each.record.actors:
            if not (person := _person(actor, full)) or (each.version, actor.id) in own:
                continue
            if (party := by_record.get((each.version, actor.id))) is not None:
                votes[person][party] += 1
            for party in _said_of(each.record.article.text, actor, names):
                votes[person][party] += _TOLD
    return {person: party for person, counted in votes.items() if (party := _most(counted)) is not None}


def _most(counted: Counter[str]) -> str | None:
    if not counted:
        return None
    party, count = counted.most_common(1)[0]
    return party if count >= _MAJORITY * counted.total() else None


def _said_of(text: str, actor: Actor, names: PartyNames) -> Iterator[str]:
    """The parties that the words around an actor's name give it: "Karsund's foreign minister, Astrid Hollun"."""
    for mention in actor.mentions:
        if mention.form != "name":
            continue
        before = _flat(_BREAK.split(text[max(0, mention.start - _WINDOW) : mention.start])[-1])
        after = _flat(_BREAK.split(text[mention.end : mention.end + _WINDOW])[0])
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
