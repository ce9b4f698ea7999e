"""What views ask of joins: the part of the play that they show, as it was known on a day, and no more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any, cast

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select, true

from travaux.errors import UsageError
from travaux.joins.deeds import Deed
from travaux.joins.play import Play
from travaux.joins.propositions import Place
from travaux.ledger.words import words_of
from travaux.store import tables as t
from travaux.store.database import Database, rows_in
from travaux.store.days import iso, ordinal
from travaux.store.joins.cells import Cell, newest_in_cells
from travaux.store.joins.load import Card, cards_of, contents_from, loader_of
from travaux.store.joins.rows import Places, proposition_id
from travaux.store.joins.stored import StoredTalks, stored_talks

Ids = Iterable[int]
_NEWEST, _NEWEST_SEVERAL = 3, 8  # times as many deeds as propositions are asked for are looked at before all are


@dataclass(frozen=True, slots=True)
class When:
    """As of when a play is asked for.

    Args:
        day: an ordinal: made and known by then; None for now.
        hindsight: known by now, and only made by then.
    """

    day: int | None = None
    hindsight: bool = False

    @property
    def condition(self) -> ColumnElement[bool]:
        """That a deed belongs to it."""
        return self._fits(t.deed.c.made)

    @property
    def also(self) -> ColumnElement[bool]:
        """The same of deeds that are found by something else: no index of days is to be walked for it."""
        return self._fits(t.deed.c.made + 0)

    def _fits(self, made: ColumnElement[int]) -> ColumnElement[bool]:
        c = t.deed.c
        if self.day is None:
            return c.speaks
        if self.hindsight:
            return and_(c.speaks, made <= self.day)
        return and_(c.known <= self.day, or_(c.until.is_(None), c.until > self.day), made <= self.day)

    @classmethod
    def of(cls, day: str | None, hindsight: bool = False) -> When:
        """As of a day, ISO."""
        return cls(ordinal(day) if day is not None else None, hindsight)

    def speaks(self, span: Any) -> bool:
        """Whether a version speaks then, by its span or the row of one of its deeds."""
        if self.day is None or self.hindsight:
            return bool(span.speaks)
        return span.known is not None and span.known <= self.day and (span.until is None or span.until > self.day)

    def among(self, rows: Sequence[Any]) -> list[int]:
        """The places of those rows of deeds that belong to it."""
        day = self.day
        if day is None:
            return [at for at, row in enumerate(rows) if row.speaks]
        return [at for at, row in enumerate(rows) if row.made is not None and row.made <= day and self.speaks(row)]


class Asker:
    """Asks the joins of one of the talks of a ledger.

    Args:
        talks: by name; the first ones where None is given.
        when: as of when.
        database: keeps what is loaded for the questions to come.

    Raises:
        UsageError: no talks are called so.
    """

    def __init__(self, connection: Connection, talks: str | None, when: When, database: Database | None = None) -> None:
        self._connection = connection
        self.talks = find_talks(connection, talks)
        self._places = Places(self.talks.talks)
        self._when = when
        self._own = t.deed.c.talks == self.talks.number
        self._loader = loader_of(database, connection, self.talks.number, self._places)

    def play(self, propositions: Ids | None = None, *, contents: bool = True) -> Play:
        """The play of some propositions, by the numbers under which they are kept; with all deeds where None is given.

        Args:
            contents: with what the words for propositions say, which a state doesn't need.
        """
        if propositions is None:
            return self._played(cards_of(self._connection.execute(select(t.deed).where(self._own))))
        return self._played(self._loader.cards(self._connection, propositions), contents)

    def play_and_before(self, propositions: Ids, day: int) -> tuple[Play, Play]:
        """The play of some propositions, and that of an earlier day or another, without what the words for them say."""
        cards = self._loader.cards(self._connection, propositions)
        return self._played(cards, contents=False), self._played(cards, contents=False, when=When(day))

    def cells(self, most: int, parties: Sequence[int], issues: Sequence[int]) -> dict[Cell, list[int]]:
        """The propositions on which something was done last in each cell, so many."""
        cells = [(party, issue) for party in parties for issue in issues]
        asked = "now" if self._when.day is None else "hindsight" if self._when.hindsight else "day"
        return newest_in_cells(self._connection, self.talks.number, cells, asked, self._when.day, most)

    def newest(self, condition: ColumnElement[bool], most: int | None, *, several: bool = False, told_now: bool = True) -> set[int]:
        """The propositions with the newest of the deeds that a condition fits, so many; all where None is given.

        Args:
            several: only those of which one party has several such deeds.
            told_now: only deeds that belong to the day that is asked for.
        """
        c = t.deed.c
        of_all = [self._own, condition, c.proposition.is_not(None)]
        conditions = [*of_all, self._when.condition] if told_now else of_all
        also = [*of_all, self._when.also] if told_now else of_all
        if most is not None and (found := self._among_newest(conditions, most, also if several else None)) is not None:
            return found
        ranked = _by_party(conditions) if several else _ranked(conditions)
        made = ranked.subquery().c
        query = select(made.proposition).group_by(made.proposition)
        query = query.order_by(func.max(made.made).desc().nulls_last(), made.proposition).limit(most)
        return set(self._connection.execute(query).scalars())

    def _among_newest(
        self, conditions: Sequence[ColumnElement[bool]], most: int, several: Sequence[ColumnElement[bool]] | None
    ) -> set[int] | None:
        """The same of the newest deeds alone; None where older ones may make a difference.

        Args:
            several: what several deeds of one party must fit; None where one is enough.
        """
        c = t.deed.c
        query = select(c.proposition, c.made).where(*conditions, c.made.is_not(None)).order_by(c.made.desc())
        looked_at = most * (_NEWEST if several is None else _NEWEST_SEVERAL)
        rows = list(self._connection.execute(query.limit(looked_at)))
        if len(rows) < looked_at:
            return None
        last = rows[-1].made  # of this day there may be more
        found = {row.proposition: row.made for row in reversed(rows) if row.made > last}
        if several is not None:
            several_told = list(rows_in(self._connection, _by_party(several), c.proposition, found))
            found = {}
            for row in several_told:
                if row.made is not None and row.made > last:
                    found[row.proposition] = max(row.made, found.get(row.proposition, 0))
        newest = sorted(found, key=lambda proposition: (-found[proposition], proposition))[:most]
        return set(newest) if len(newest) == most else None

    def has_few(self, most: int) -> bool:
        """Whether there are no more deeds than so many."""
        some = select(t.deed.c.version).where(self._own).limit(most + 1).subquery()
        return self._connection.execute(select(func.count()).select_from(some)).scalar_one() <= most

    def tells(self, text: str, stem: str) -> ColumnElement[bool]:
        """That a deed's row may hold a word of a text, of which the stem is given."""
        word = next((word.lower() for word in text.split() if stem in words_of(word)), stem)
        begin = "".join(one for one, _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, stem, strict=False)))
        return t.deed.c.wire.ilike(f"%{_escaped(begin)}%", escape="!")

    def beside(self, propositions: Ids, most: int) -> set[int]:
        """The propositions whose words share one with those of some; of many those that share with most."""
        c, n = t.deed.c, t.node.c
        mine = {row.node for row in rows_in(self._connection, select(c.node).where(self._own), c.proposition, propositions)}
        own = n.talks == self.talks.number
        wires = rows_in(self._connection, select(n.id, n.wire).where(own), n.id, mine - {None})
        terms = {term for _, content in contents_from(wires) for term in content.terms}
        c, shared = t.term.c, Counter[int]()
        held = select(c.node, func.count().label("terms")).where(c.talks == self.talks.number).group_by(c.node)
        for row in rows_in(self._connection, held.order_by(func.count().desc(), c.node).limit(most), c.term, terms):
            shared[row.node] += row.terms
        near = [node for node, _ in sorted(shared.items(), key=lambda pair: (-pair[1], pair[0]))[:most]]
        places = rows_in(self._connection, select(n.root, n.issue).where(own).distinct(), n.id, near)
        return {proposition_id(Place(row.root, self._places.label(row.issue))) for row in places}

    def deeds(self, condition: ColumnElement[bool], most: int) -> Play:
        """The play of the newest deeds that a condition fits, so many; propositions only as far as these tell them."""
        c = t.deed.c
        query = select(t.deed).where(self._own, self._when.condition, condition)
        return self._played(cards_of(self._connection.execute(query.order_by(c.made.desc(), c.version, c.number).limit(most))))

    def proposition(self, number: int) -> tuple[Deed, tuple[Deed, ...]]:
        """The deed that was known first of one proposition's, whenever that was; and those that are shown, as they were made.

        Args:
            number: under which it is kept.
        """
        (card,) = self._loader.cards(self._connection, [number])
        shown = self._when.among(card.rows)
        self._loader.load(self._connection, [(card, shown)], contents=False)
        return self._loader.first(card), tuple(card.shown(shown))

    def _played(self, cards: Sequence[Card], contents: bool = True, when: When | None = None) -> Play:
        """What is shown of cards; as of another day than is asked for where one is given."""
        when = when or self._when
        told = [(card, shown) for card in cards if (shown := when.among(card.rows))]
        self._loader.load(self._connection, told, contents=contents)
        deeds = sorted((card.deeds[at] for card, shown in told for at in shown), key=lambda deed: deed.making)
        ones = [(card, shown) for card, shown in told if card.rows[0].proposition is not None]
        ones.sort(key=lambda pair: self._loader.first(pair[0]).order)
        propositions = tuple(self._loader.proposition(*each) for each in ones)
        day = iso(when.day) if when.day is not None else None
        reports, undated = self._reports(when)
        return Play(self.talks.talks, day, reports, tuple(deeds), propositions, undated)

    def _reports(self, when: When) -> tuple[int, int]:
        """How many reports speak, and how many are undated."""
        c, known = t.trail.c, cast(ColumnElement[bool], true())
        if when.day is not None and not when.hindsight:
            known = c.release < f"{iso(when.day)}~"  # a time of day comes before it
        first, backed = and_(c.place == 0, known), and_(c.status == "notice", known)  # a notice is the last of its article
        counts = (select(func.count()).select_from(t.trail).where(each) for each in (first, backed, c.release.is_(None)))
        reports, backs, undated = (self._connection.execute(query).scalar_one() for query in counts)
        return reports - backs, undated


def find_talks(connection: Connection, name: str | None) -> StoredTalks:
    """The talks of a name; the first ones where None is given.

    Raises:
        UsageError: there are none.
    """
    known = stored_talks(connection)
    fitting = [each for each in known if name is None or each.talks.name == name]
    if not fitting:
        names = ", ".join(each.talks.name for each in known) or "none"
        raise UsageError(f"expected talks of this ledger ({names}), got {name!r}; travaux codebook import brings others in")
    return fitting[0]


def _ranked(conditions: Sequence[ColumnElement[bool]]) -> Select[Any]:
    """The propositions of deeds that some conditions fit, with the day of the newest."""
    c = t.deed.c
    return select(c.proposition, func.max(c.made).label("made")).where(*conditions).group_by(c.proposition)


def _by_party(conditions: Sequence[ColumnElement[bool]]) -> Select[Any]:
    """The same by party, of those that have several such deeds about one."""
    c = t.deed.c
    return _ranked(conditions).group_by(c.party).having(func.count() > 1)


def _escaped(text: str) -> str:
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_")
