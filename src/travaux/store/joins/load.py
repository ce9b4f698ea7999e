"""Deeds as views take them: many rows at once, with their reports, and with whose words their sentences are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import orjson
from sqlalchemy import Connection, Select, select

from travaux.joins.content import Content
from travaux.joins.deeds import Deed
from travaux.joins.propositions import Proposition
from travaux.joins.told import UNDATED, Told
from travaux.store import tables as t
from travaux.store.database import Database, rows_in
from travaux.store.joins.copied import copied_in
from travaux.store.joins.rows import Places, deed_from
from travaux.store.joins.stored import stored_token
from travaux.store.joins.versions import NO_DIGEST
from travaux.store.numbers import last_entered

MOST_KEPT = 60_000  # deeds that a process keeps from question to question, counted again for each day that shows others


class Card:
    """The rows of the deeds of one proposition, or of none, and what has been made of them.

    Attributes:
        deeds: by the rows' places, as far as they were asked for.
        told: the proposition with those of its deeds that are shown, by their places.
    """

    def __init__(self, rows: Sequence[Any]) -> None:
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
        self._cards: dict[int, Card] = {}
        self._told: dict[int, Told] = {}
        self._copied: dict[int, dict[int, str]] = {}
        self.loaded = 0

    def cards(self, connection: Connection, propositions: Iterable[int]) -> list[Card]:
        """The cards of propositions, by the numbers under which they are kept; they are kept here too."""
        wanted = sorted(set(propositions))
        query = select(t.deed).where(t.deed.c.talks == self._talks)
        new = (each for each in wanted if each not in self._cards)
        self._cards |= {each[0].proposition: Card(each) for each in _grouped(rows_in(connection, query, t.deed.c.proposition, new))}
        return [self._cards[each] for each in wanted if each in self._cards]

    def load(self, connection: Connection, shown: Sequence[tuple[Card, Sequence[int]]], *, contents: bool) -> None:
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

    def _order(self, row: Any) -> tuple[str, str, int, int]:
        """The place of a row's deed among those that are known, the earliest first."""
        told = self._told[row.version]
        return told.day or UNDATED, told.version, row.at, row.number

    def _say(self, connection: Connection, cards: Sequence[Card]) -> None:
        """Have what the words of the deeds of cards say, in the order of their characters."""
        known = contents_of(connection, self._talks, {row.node for card in cards for row in card.rows} - {None})
        for card in cards:
            rows = sorted(card.rows, key=lambda row: row.at)
            card.contents = tuple({row.node: known[row.node] for row in rows if row.node in known}.values())
            card.told.clear()  # they lack it

    def _tell(self, connection: Connection, versions: Iterable[int]) -> None:
        """Have versions as views take them, by their places in the sequence."""
        v, tr, r, home = t.version.c, t.trail.c, t.reading.c, t.article.alias("home")
        query: Select[Any] = (
            select(tr.version, v.id, home.c.id, tr.place, r.publisher, r.title, r.origin, tr.release, tr.status)
            .select_from(t.trail)
            .join(t.version, v.entered == tr.version)
            .join(t.reading, r.entered == tr.reading)
            .join(home, home.c.entered == tr.home)
        )
        for row in rows_in(connection, query, tr.version, set(versions) - self._told.keys()):
            values: Sequence[Any] = row  # by place: many rows, and names cost
            entered, version, article, place, publisher, title, origin, release, status = values
            copied = self._copied.setdefault(entered, {})
            self._told[entered] = Told(
                version, article, place, publisher, title, origin, release, entered, status, NO_DIGEST, copied
            )


def loader_of(database: Database | None, connection: Connection, talks: int, places: Places) -> Loader:
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


def cards_of(rows: Iterable[Any]) -> list[Card]:
    """Cards of some rows alone: of each proposition, and of all deeds of none together."""
    return [Card(each) for each in _grouped(rows)]


def _grouped(rows: Iterable[Any]) -> list[list[Any]]:
    """Rows of deeds by proposition."""
    found: dict[int | None, list[Any]] = {}
    for row in rows:
        found.setdefault(row.proposition, []).append(row)
    return list(found.values())


def contents_of(connection: Connection, talks: int, nodes: Iterable[int]) -> Mapping[int, Content]:
    """What the words of nodes say; of those that only point nothing."""
    c = t.node.c
    return dict(contents_from(rows_in(connection, select(c.id, c.wire).where(c.talks == talks), c.id, nodes)))


def contents_from(rows: Iterable[Any]) -> Iterator[tuple[int, Content]]:
    """What the words of nodes say, by their rows."""
    for row in rows:
        content, *_, pointing = orjson.loads(row.wire)
        if pointing is None:
            yield row.id, Content.from_list(content)
