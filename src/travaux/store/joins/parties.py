"""For which parties of talks the actors of reports act, by all that a ledger knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from travaux.joins.parties import Sides, parties_in, sides_of
from travaux.joins.party_names import PartyNames, party_names
from travaux.joins.persons import Person, Persons, Seen, surname
from travaux.store.days import iso
from travaux.store.joins.rows import NONE, Places
from travaux.store.plain import AnyConnection, plain

if TYPE_CHECKING:
    from travaux.joins.told import Told
    from travaux.ledger.vocabulary import JoinWords
    from travaux.store.joins.stored import StoredTalks


class PartiesOf:
    """Tells for which parties of talks the actors of reports act, by all that the ledger knows."""

    def __init__(self, connection: AnyConnection, stored: StoredTalks, words: JoinWords) -> None:
        self._connection = connection
        self.names: PartyNames = party_names(stored.talks, words)
        self._number, self._places = stored.number, Places(stored.talks)
        self._persons, self._known = Persons(), set[str]()

    def sides(self, told: Told) -> Sides:
        """What a report itself tells."""
        return sides_of(told, self.names)

    def sure(self, told: Sequence[Told]) -> dict[str, Mapping[str, str]]:
        """The parties of actors by their ids, by versions, that their own reports tell: others may tell of another of a name."""
        return {each.version: self.sides(each).sure for each in told}

    def find(self, told: Sequence[Told]) -> dict[str, Mapping[str, str]]:
        """The parties of actors by their ids, by versions."""
        sides = {each.version: self.sides(each) for each in told}
        asked = {surname(person) for each in sides.values() for person in each.asked.values()}
        self._persons.add(load_seen(self._connection, self._number, self._places, asked - self._known))
        self._known |= asked
        return {each.version: parties_in(each, sides[each.version], self._persons, self.names) for each in told}


def load_seen(connection: AnyConnection, talks: int, places: Places, surnames: Iterable[str]) -> Iterator[Seen]:
    """What versions say of the persons of some last names."""
    query = f"SELECT person, party, day, weight FROM seen WHERE talks = {talks} AND surname IN :some"
    for person, party, day, weight in plain(connection).rows_in(query, surnames):
        yield seen_of(places, person, party, day, weight)


def seen_of(places: Places, person: str, party: int, day: int, weight: int) -> Seen:
    """What a version says of a person, as stored."""
    return Seen(person_of(person), places.parties[party] if party != NONE else None, iso(day), weight)


def person_of(stored: str) -> Person:
    """A person as stored."""
    return tuple(stored.split(" "))
