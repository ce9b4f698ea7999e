"""For which party each actor of many reports acts: by its name, by its record, by what any report says of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from travaux.joins.allusions import head_of
from travaux.joins.announcing import announcers
from travaux.joins.asking import asked_in_silence, asked_of, is_silent, nouns_and_places
from travaux.joins.called import noun_of, nouns_of, posts_between, served_by_noun
from travaux.joins.digest import Figure
from travaux.joins.governing import (
    BY_POST,
    GOVERNS,
    governing,
    governments_of,
    is_an_organ,
    is_told_a_land,
    may_govern_here,
    state_in,
)
from travaux.joins.home import (
    at_home,
    homes_of,
    is_done,
    is_unowned,
    own_in,
    owned_before,
    served_by,
    serves,
)
from travaux.joins.ministries import matter_of, ministry_of
from travaux.joins.nearby import bodies_nearby, serving
from travaux.joins.party_names import PartyNames, words_of_actor
from travaux.joins.persons import Person, Persons, Seen, majority
from travaux.joins.posts import said_of
from travaux.joins.seats import AT, Place, filed_in, papers_place, seats_of, spoken_of
from travaux.joins.tellers import speaks_for
from travaux.joins.told import UNDATED, Told
from travaux.ledger.words import acting_for, name_words

_TOLD = 3  # how much more the words around a name count than what one record makes of it
_SPOKESMEN = ("spokesman", "spokeswoman", "spokesperson", "press officer")
_OFFICIALS = frozenset(("adviser", "aide", "diplomat", "member", "official", "spokesman", "spokesperson", "spokeswoman"))
_HEADS = (("minister",), ("premier",), ("president",), ("chancellor",))  # of governments: "the prime minister told parliament"
_PREPOSITIONS = ("at", "from", "in", "of", "the", "s", "for", "a", "an", "government", "senior")
_GIVING_IN = ("accept", "commit", "concede")
_INNER = frozenset(  # words for what a body has of its own
    "bargaining board committee council delegates directors executive governors leadership members membership national"  # noqa: SIM905
    " negotiating of planning s supervisory trustees".split()
)
_OF_THE_MINISTRY = (("government",), ("minister",), ("ministry",))  # where a ministry is the only party that governs
_EXCELLENCIES = ("Excellency", "Highness", "Majesty")  # of whom a state's own release tells without a name
_SEAT = 5  # votes for the party whose seat a place is told to be
_SURE = 3  # how much more what a report tells of a person counts for other reports than what it makes likely
_LED = 3  # votes for the party whose ministry a minister leads


@dataclass(frozen=True, slots=True)
class Sides:
    """For whom the actors of one report act, as far as the report itself tells.

    Args:
        parties: of actors by id.
        asked: persons who do or say something and of whom it doesn't tell, by id, with the words of their names; and what may be
            a party's seat.
        seen: what it says of persons, for other reports.
        presumed: the persons of whose party nothing is said, and what is told near by makes it likely.
        silent: none of the parties may be named in it, nor meant, so that all it tells of them others do.
    """

    parties: Mapping[str, str]
    asked: Mapping[str, Person]
    seen: tuple[Seen, ...]
    presumed: frozenset[str] = frozenset()
    silent: bool = False

    @property
    def sure(self) -> dict[str, str]:
        """The parties that are told, not presumed."""
        return {id: party for id, party in self.parties.items() if id not in self.presumed}


def sides_of(told: Told, names: PartyNames) -> Sides:
    """The party that each actor of a report is or acts for: by its name; of persons by the words around it, and by its record."""
    if is_silent(told, names):
        return Sides({}, dict(asked_in_silence(told, names)), (), silent=True)
    return _told_sides(told, names)


def _told_sides(told: Told, names: PartyNames) -> Sides:
    """What a report tells in which a party may be named."""
    figures, doers = told.digest.figures, told.digest.doers
    parties = {figure.id: party for figure in figures if (party := _by_name(told, figure, names)) is not None}
    told_of = frozenset(parties.values())
    again = ((figure.id, _by_name(told, figure, names, told_of)) for figure in figures if figure.id not in parties)
    parties |= {id: party for id, party in again if party is not None}
    state = state_in(told, names)
    parties |= _organs_at_home(told, parties, state, names)
    seats = [*seats_of(told, names), *nouns_of(told, parties, names)]
    by_record, day = _by_record(figures, parties, names), told.day or UNDATED
    parties |= _called_by_seat(figures, parties, seats)
    named, likely = dict(parties), dict[str, str]()
    asked = nouns_and_places(told.digest, {**parties, **by_record}, names if parties else None)
    presumed, paper, seen = set[str](), papers_place(told.publisher, told.title), list[Seen]()
    for figure in sorted(figures, key=lambda figure: serves(figure, names)):
        person = words_of_actor(figure.name)
        if figure.kind != "person" or not person or figure.id in parties:
            continue
        votes = _told_of(figure, told, by_record, names, told_of) or _told_by_noun(figure, seats, names)
        if not votes and figure.role is not None and (led := _led_by(figure, told, parties | by_record, names)) is not None:
            votes[led] = _LED
        guessed: Mapping[str, int] = {}
        if not votes and not _is_of_another_state(figure, figures, names):
            persons = {id: party for id, party in (parties | likely).items() if id not in named}
            guessed = _likely(figure, told, named, persons, state, names)
        seen.append(Seen(person, None, day, 1))
        sure = _SURE if votes else 1
        seen += [Seen(person, party, day, weight * sure) for party, weight in (votes or guessed).items()]
        if (party := majority(votes)) is not None:
            parties[figure.id] = party
        elif figure.id in doers:
            asked.update(asked_of(figure, told.digest, names, paper))
        if (party := majority(guessed)) is not None:
            (likely if figure.id in doers else parties)[figure.id] = party
            presumed.add(figure.id)
    parties |= _spokesmen(told, parties | likely, names)
    seen += _places_of(told, seats, parties, likely, state, names)
    # A report that names none of the parties tells nothing of persons: others of their names may be meant.
    return Sides(parties | _by_record(figures, parties, names), asked, tuple(seen) if parties else (), frozenset(presumed))


def _places_of(
    told: Told,
    seats: Sequence[tuple[Place, str]],
    parties: Mapping[str, str],
    likely: Mapping[str, str],
    state: str | None,
    names: PartyNames,
) -> Iterator[Seen]:
    """What a report says of places, nouns and posts, for other reports."""
    day = told.day or UNDATED
    sure = (
        *seats,
        *spoken_of(told, {**parties, **likely}, names),
        *posts_between(told, parties),
        *governing(told, {**likely, **parties}, state),
    )
    yield from (Seen(place, party, day, _SEAT) for place, party in sure)
    yield from (Seen(place, party, day, 1) for place, party in filed_in(told, names))


def _told_of(
    figure: Figure, told: Told, by_record: Mapping[str, str], names: PartyNames, told_of: frozenset[str]
) -> dict[str, int]:
    """The parties that a report gives a person by what stands around the name, and in the record, with how much speaks for each."""
    votes: dict[str, int] = {}
    for party in said_of(figure, names, told_of):
        votes[party] = votes.get(party, 0) + _TOLD
    if (ours := own_in(figure, told, names)) is not None:
        votes[ours] = votes.get(ours, 0) + _TOLD
    if (owner := owned_before(figure, told, names)) is not None:
        votes[owner] = votes.get(owner, 0) + _TOLD
    for own in (each.id for each in told.digest.figures if each is figure or _serves(each, figure)):
        if own in by_record:
            votes[by_record[own]] = votes.get(by_record[own], 0) + 1
    return votes


def _told_by_noun(figure: Figure, seats: Sequence[tuple[Place, str]], names: PartyNames) -> dict[str, int]:
    """The parties that a report calls by the noun whose post it gives a person: "the bloc's envoy, Ana Velt"."""
    noun = served_by_noun(figure, names)
    return Counter(party for place, party in seats if place == noun)


def _serves(other: Figure, figure: Figure) -> bool:
    """Whether an actor is called by whom he serves: "a spokesman for President Olan Drusk"."""
    return other.kind == "office" and " for " in other.name and other.name.endswith(f" {figure.name}")


def _is_of_another_state(figure: Figure, figures: Sequence[Figure], names: PartyNames) -> bool:
    """Whether the record says that a person acts for a state, by a name of its own."""
    if figure.party is None:
        return False
    above = {each.id: each.party for each in figures}
    state = next(each for each in figures if each.id == acting_for([figure.id], above)[-1])
    return state.kind == "government" and not names.roles.issuperset(words_of_actor(state.name))


def _likely(
    figure: Figure,
    told: Told,
    named: Mapping[str, str],
    persons: Mapping[str, str],
    state: str | None,
    names: PartyNames,
) -> Mapping[str, int]:
    """The parties of which a person likely is, by what is told near by; what other reports tell of the person comes before that."""
    near = Counter((*homes_of(figure, told, named, names), *served_by(figure, told, persons, names)))
    near = near or Counter(speaks_for(figure, told, named, names))
    near = near or Counter(at_home(figure, told, names))
    unowned = not near and any(is_unowned(head, names) for head, _ in figure.around)
    land = _land_told_of(told, named, state, names) if unowned else None
    return near if land is None else Counter((land,))


def _led_by(figure: Figure, told: Told, known: Mapping[str, str], names: PartyNames) -> str | None:
    """The party of a minister by the ministry that he leads: a party itself, or one that the report calls a party's."""
    if (party := names.led_by(figure.role)) is not None:
        return party
    matter = matter_of(figure.role)
    organs = {known[each.id] for each in told.digest.figures if each.id in known and matter and ministry_of(each.name) == matter}
    outlet = name_words(told.publisher or "") if matter and not told.is_joint else ()
    for start, end, party in list(names.places(outlet))[:1]:
        if ministry_of(" ".join((*outlet[:start], *outlet[end:]))) == matter:
            organs.add(party)  # "Minister of Trade Jon Velt", in the release of a state's ministry of trade
    return organs.pop() if len(organs) == 1 else None


def _spokesmen(told: Told, known: Mapping[str, str], names: PartyNames) -> dict[str, str]:
    """The parties of spokesmen whom a report calls nothing else, and who tell what one party alone does: "..., a spokesman said".

    So too officials of a ministry without a state, of whom one state alone is told. Who claims of another side that it gave in
    says that it has done so.
    """
    found: dict[str, str] = {}
    for figure in told.digest.figures:
        official = _is_an_official(figure, names)
        unowned = official or (figure.party is None and figure.name.lower() in _SPOKESMEN)
        if figure.kind == "office" and figure.id not in known and figure.party not in known and unowned:
            acts = [act for act in told.digest.acts if act.is_said_by(figure.id)]
            doing = {known.get(actor) for act in acts for actor in act.party if actor != figure.id}
            doing = {party for party in doing if party is not None and names.may_govern(party)} if official else doing
            claims = any(act.kind in _GIVING_IN and is_done(act) for act in acts)
            if len(doing) == 1 and not claims and (party := doing.pop()) is not None:
                found[figure.id] = party
    return found


def _is_an_official(figure: Figure, names: PartyNames) -> bool:
    """Whether an actor is some official of an organ that each state has, or its minister: "an official at the trade ministry"."""
    words = words_of_actor(figure.name)
    if figure.party is None and words[-1:] in _HEADS and names.roles.issuperset(words):
        return True
    told = not names.home_posts.isdisjoint(words) and not _OFFICIALS.isdisjoint(words)
    return told and names.roles.issuperset(word for word in words if word not in _PREPOSITIONS)


def _called_by_seat(figures: Sequence[Figure], known: Mapping[str, str], seats: Sequence[tuple[Person, str]]) -> dict[str, str]:
    """The parties that are called by a place or a noun, where the report itself tells whose seat that is, and who is called so."""
    found: dict[str, str] = {}
    for figure in figures if seats else ():
        noun = noun_of(figure)
        votes = Counter(party for place, party in seats if place == noun or place[1:] == words_of_actor(figure.name))
        told = figure.kind == "government" or noun is not None
        if figure.id not in known and told and (party := majority(votes)) is not None:
            found[figure.id] = party
    return found


def parties_in(told: Told, sides: Sides, persons: Persons, names: PartyNames) -> dict[str, str]:
    """The party of each actor of a report, by what it tells itself and else by what reports up to its day tell of persons."""
    day = told.day or UNDATED
    asked = {id: party for id, person in sides.asked.items() if (party := persons.party_of(person, day)) is not None}
    told_of = {**sides.parties, **{id: party for id, party in asked.items() if sides.asked[id] != GOVERNS}}
    asked = {
        id: party
        for id, party in asked.items()
        if sides.asked[id] != GOVERNS or may_govern_here(party, id.removeprefix(BY_POST), told, told_of, names)
    }
    found: dict[str, str] = {}
    for prefix in (BY_POST, AT, ""):  # what reports tell of himself comes before where he speaks, and that before what he is
        found |= {id.removeprefix(prefix): party for id, party in asked.items() if _prefix_of(id) == prefix}
    known = {**sides.parties, **found}
    if not known:
        return {}
    organs = _organs_of(told.digest.figures, known, names)
    if found or organs:
        known |= organs
        known |= _spokesmen(told, known, names)
        known |= _by_record(told.digest.figures, known, names)
    if bodies := bodies_nearby(told, known, names):
        known |= bodies
        known |= _by_record(told.digest.figures, known, names)
    known |= serving(told, known, names)
    if governments := governments_of(told, known, names):
        known |= governments
        known |= _by_record(told.digest.figures, known, names)
    return known | announcers(told, known, names)


def _prefix_of(id: str) -> str:
    """By what somebody's party is asked for: his post, where he speaks, or his name."""
    return next((prefix for prefix in (BY_POST, AT) if id.startswith(prefix)), "")


def find_parties(told: Sequence[Told], names: PartyNames) -> dict[str, dict[str, str]]:
    """The party of each actor by its report's version and its id, where that can be told: one candidate or none."""
    persons = Persons()
    sides = {each.version: sides_of(each, names) for each in told}
    for found in sides.values():
        persons.add(found.seen)
    return {each.version: parties_in(each, sides[each.version], persons, names) for each in told}


def _by_name(told: Told, figure: Figure, names: PartyNames, told_of: frozenset[str] = frozenset()) -> str | None:
    """The party that an actor's name tells.

    Args:
        told_of: the parties that the report names otherwise: of several that a part of a name may mean, it is the one of these.
    """
    words = words_of_actor(figure.name)
    if figure.kind == "person":  # a state is taken for one at times, a person's name holds that of none
        return names.parties.get(words) or names.person(words)
    if (party := names.rearranged(words) or names.party_of(words)) is not None:
        return party
    if words[1:2] == ("of",) and (post := names.parties.get((words[-1], words[0]))) is not None:
        return post  # "the chair of the seabed conference" of a Conference Chair
    outlet = words_of_actor(told.publisher or "")
    if figure.kind in ("government", "organisation", "office") and words and set(words) <= set(outlet):
        return names.party_of(outlet)  # "the Ministry" in the release of Karsund's
    if figure.kind == "office" and figure.party is None and (led := names.led_by(figure.name)) is not None:
        return led  # "the transport minister" of a Ministry of Transport
    if len(words) == 1 and (called := names.alluded_to(words[0])) is not None:
        return called
    if words in _OF_THE_MINISTRY and figure.party is None and figure.name.islower() and names.ministry is not None:
        return names.ministry
    if (called := names.partly(words)) is not None and figure.kind != "office":
        return called
    if figure.kind == "group" and (party := names.members_named(words)) is not None:
        return party
    capital = figure.name[:1].isupper()
    if figure.kind == "group" and not capital:
        words = words[: words.index("s")] if "s" in words else ()  # "the committee's lawyers"
    party = names.shortly(words, capital=capital or figure.kind == "organisation", among=told_of) if words else None
    if party is None and figure.party is None and figure.kind != "person" and _INNER.issuperset(words_of_actor(figure.name)):
        return names.releases(told.publisher)  # "the committee", in an association's letter
    return None if party is not None and len(words) == 1 and _may_be_anothers(words[0], told, names) else party


def _organs_at_home(told: Told, known: Mapping[str, str], state: str | None, names: PartyNames) -> dict[str, str]:
    """The parties of organs and posts that each state has, of no state in the report: whose gazette it is, or the one government.

    A report that names none of the parties but its outlet may tell of any state's; "the Minister" in an envoy's letter may be the
    other side's.
    """
    outlet = names.party_of(words_of_actor(told.publisher or ""))
    home = outlet if outlet is not None and names.may_govern(outlet) and not told.is_joint else None
    if known.keys() <= {*told.digest.outlets} and home is None:
        return {}
    found: dict[str, str] = {}
    governs = names.government or _land_told_of(told, known, state, names)
    for figure in told.digest.figures:
        own = figure.kind == "person" and figure.name in _EXCELLENCIES and home is not None
        if figure.id not in known and figure.party is None and (own or is_an_organ(figure, names)):
            party = (home if figure.kind != "office" else None) or governs
            found |= {figure.id: party} if party is not None else {}
    return found


def _land_told_of(told: Told, known: Mapping[str, str], state: str | None, names: PartyNames) -> str | None:
    """The one party that may be a state, where a report tells of what is in it, and of no other: "the jobs in Karsund"."""
    if state is None or told.is_joint:
        return None
    others = (figure for figure in told.digest.figures if figure.kind == "government" and figure.id not in known)
    if any(figure.name[:1].isupper() and not is_an_organ(figure, names) for figure in others):
        return None
    return state if is_told_a_land(state, told) else None


def _may_be_anothers(word: str, told: Told, names: PartyNames) -> bool:
    """Whether a report names somebody else with a name that ends so: "the union", where it tells of the dockers' union too."""
    others = (words_of_actor(figure.name) for figure in told.digest.figures)
    return any(len(words) > 1 and word in (words[-1], head_of(words)) and names.party_of(words) is None for words in others)


def _by_record(figures: Sequence[Figure], known: Mapping[str, str], names: PartyNames) -> dict[str, str]:
    """The parties of actors whose record says that they act for one whose party is known; no firm has a state's organs."""
    above = {figure.id: figure.party for figure in figures}
    found: dict[str, str] = {}
    for figure in figures:
        party = next((known[step] for step in acting_for([figure.id], above) if step in known), None)
        if figure.id not in known and party is not None and (names.may_govern(party) or not is_an_organ(figure, names)):
            found[figure.id] = party
    return found


def _organs_of(figures: Sequence[Figure], known: Mapping[str, str], names: PartyNames) -> dict[str, str]:
    """The parties of organs that no state is told of: "the Department", of whose spokesman reports tell for whom he acts."""
    called = {figure.id: words_of_actor(figure.name) for figure in figures}
    found: dict[str, set[str]] = defaultdict(set)
    for figure in figures:
        organ = figure.party if figure.kind == "person" and figure.id in known else None
        if organ is not None and organ not in known and called.get(organ) and names.roles.issuperset(called[organ]):
            found[organ].add(known[figure.id])
    return {organ: parties.pop() for organ, parties in found.items() if len(parties) == 1}
