"""For which parties of talks the actors of reports act, by all that a ledger knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from travaux.joins.parties import PartyNames, Sides, parties_in, party_names, sides_of
from travaux.joins.persons import surname
from travaux.store.joins.memory import Memory
from travaux.store.joins.rows import Places

if TYPE_CHECKING:
    from travaux.joins.told import Told
    from travaux.ledger.vocabulary import JoinWords
    from travaux.store.joins.stored import StoredTalks


class PartiesOf:
    """Tells for which parties of talks the actors of reports act, by all that the ledger knows."""

    def __init__(self, connection: Connection, stored: StoredTalks, words: JoinWords) -> None:
        self._connection = connection
        self.names: PartyNames = party_names(stored.talks, words)
        self._memory = Memory(stored.number, Places(stored.talks), words.weights)

    def sides(self, told: Told) -> Sides:
        """What a report itself tells."""
        return sides_of(told, self.names)

    def find(self, told: Sequence[Told]) -> dict[str, Mapping[str, str]]:
        """The parties of actors by their ids, by versions."""
        sides = {each.version: self.sides(each) for each in told}
        asked = {surname(person) for each in sides.values() for person in each.asked.values()}
        self._memory.ask_surnames(self._connection, asked)
        persons = self._memory.persons
        return {each.version: parties_in(each, sides[each.version], persons, self.names) for each in told}
