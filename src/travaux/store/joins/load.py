"""Deeds as views take them: many rows at once, with their reports, and with whose words their sentences are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import orjson

from travaux.joins.content import Content
from travaux.joins.deeds import Deed
from travaux.joins.propositions import Proposition
from travaux.joins.told import UNDATED, Told
from travaux.store.database import Database
from travaux.store.joins.copied import copied_in
from travaux.store.joins.rows import DEED, DeedRow, Places, deed_from
from travaux.store.joins.stored import stored_token
from travaux.store.joins.told import told_by_entry
from travaux.store.plain import PlainConnection, last_entered

DEEDS = f"SELECT {', '.join(DEED)} FROM deed"
MOST_KEPT = 60_000  # deeds that a process keeps from question to question, counted again for each day that shows others


class Card:
    """The rows of the deeds of one proposition, or of none, and what has been made of them.

    Attributes:
        deeds: by the rows' places, as far as they were asked for.
        told: the proposition with those of its deeds that are shown, by their places.
    """

    def __init__(self, rows: Sequence[DeedRow]) -> None:
        self.rows = rows
        self.first: int | None = None
        self.contents: tuple[Content, ...] | None = None
        self.deeds: dict[int, Deed] = {}
        self.told: dict[tuple[int, ...], Proposition] = {}

    def shown(self, places: Iterable[int]) -> list[Deed]:
        """The deeds of some rows, which were loaded, as they were made."""
        return sorted((self.deeds[at] for at in places), key=lambda deed: deed.making)


class Loader:
    """Loads deeds of talks; what it has loaded is right as long as the ledger is what it was.

    Args:
        talks: the number of the talks.

    Attributes:
        loaded: how many deeds it has made, and put together to propositions.
    """

    def __init__(self, talks: int, places: Places) -> None:
        self._talks, self._places = talks, places
        self._cards: dict[int | None, Card] = {}
        self._told: dict[int, Told] = {}
        self._copied = defaultdict[int, dict[int, str]](dict)
        self.loaded = 0

    def cards(self, connection: PlainConnection, propositions: Iterable[int]) -> list[Card]:
        """The cards of propositions, by the numbers under which they are kept; they are kept here too."""
        wanted = sorted(set(propositions))
        new = (each for each in wanted if each not in self._cards)
        rows = connection.rows_in(f"{DEEDS} WHERE talks = {self._talks} AND proposition IN :some", new)
        self._cards |= {each[0].proposition: Card(each) for each in _grouped(rows)}
        return [self._cards[each] for each in wanted if each in self._cards]

    def load(self, connection: PlainConnection, shown: Sequence[tuple[Card, Sequence[int]]], *, contents: bool) -> None:
        """Have the deeds of some rows, and of the one of each card that was known first.

        Args:
            contents: and what the words for propositions say.
        """
        self._tell(connection, {row.version for card, _ in shown if card.first is None for row in card.rows})
        for card, _ in shown:
            if card.first is None:
                card.first = min(range(len(card.rows)), key=lambda at: self._order(card.rows[at]))
        wanted = [(card, at) for card, places in shown for at in {card.first or 0, *places} if at not in card.deeds]
        wires = [orjson.loads(card.rows[at].wire) for card, at in wanted]
        sentences = {(card.rows[at].version, wire[-1]) for (card, at), wire in zip(wanted, wires, strict=True)}
        for version, origins in copied_in(connection, sentences).items():
            self._copied[version].update(origins)
        for (card, at), wire in zip(wanted, wires, strict=True):
            row = card.rows[at]
            card.deeds[at] = deed_from(row, wire, self._told[row.version], self._places)
        self.loaded += len(wanted)
        if contents:
            self._say(connection, [card for card, _ in shown if card.contents is None])

    def first(self, card: Card) -> Deed:
        """The deed of a card that was known first, which was loaded."""
        return card.deeds[card.first or 0]

    def proposition(self, card: Card, shown: Sequence[int]) -> Proposition:
        """A proposition with those of its deeds that are shown, which were loaded."""
        key = tuple(shown)
        if key not in card.told:
            deeds = card.shown(shown)
            issue = self._places.label(card.rows[0].issue)
            self.loaded += len(deeds)
            card.told[key] = Proposition(self.first(card).id, issue, tuple(deeds), card.contents or ())
        return card.told[key]

    def _order(self, row: DeedRow) -> tuple[str, str, int, int]:
        """The place of a row's deed among those that are known, the earliest first."""
        told = self._told[row.version]
        return told.day or UNDATED, told.version, row.at, row.number

    def _say(self, connection: PlainConnection, cards: Sequence[Card]) -> None:
        """Have what the words of the deeds of cards say, in the order of their characters."""
        known = contents_of(connection, self._talks, {row.node for card in cards for row in card.rows})
        for card in cards:
            rows = sorted(card.rows, key=lambda row: row.at)
            card.contents = tuple({row.node: known[row.node] for row in rows if row.node in known}.values())
            card.told.clear()  # they lack it

    def _tell(self, connection: PlainConnection, versions: Iterable[int]) -> None:
        """Have versions as views take them, by their places in the sequence."""
        self._told |= told_by_entry(connection, set(versions) - self._told.keys(), self._copied)


def loader_of(database: Database | None, connection: PlainConnection, talks: int, places: Places) -> Loader:
    """The loader that a process keeps for talks; a new one where the ledger is another than it was, or it has loaded much.

    Args:
        database: that of the ledger; nothing is kept where None is given.
    """
    if database is None:
        return Loader(talks, places)
    now = stored_token(connection), last_entered(connection)
    was, kept = database.loaders.get(talks, (None, None))
    if not isinstance(kept, Loader) or was != now or kept.loaded > MOST_KEPT:
        kept = Loader(talks, places)
        database.loaders[talks] = now, kept
    return kept


def cards_of(rows: Iterable[tuple[Any, ...]]) -> list[Card]:
    """Cards of some rows alone: of each proposition, and of all deeds of none together."""
    return [Card(each) for each in _grouped(rows)]


def _grouped(rows: Iterable[tuple[Any, ...]]) -> list[list[DeedRow]]:
    """Rows of deeds by proposition."""
    found: dict[int | None, list[DeedRow]] = {}
    for row in map(DeedRow._make, rows):
        found.setdefault(row.proposition, []).append(row)
    return list(found.values())


def contents_of(connection: PlainConnection, talks: int, nodes: Iterable[int | None]) -> dict[int | None, Content]:
    """What the words of nodes say; of those that only point nothing."""
    there = {node for node in nodes if node is not None}
    rows = connection.rows_in(f"SELECT id, wire FROM node WHERE talks = {talks} AND id IN :some", there)
    found = ((id, orjson.loads(wire)) for id, wire in rows)
    return {id: Content.from_list(content) for id, (content, *_, pointing) in found if pointing is None}
