"""What views ask of joins: the part of the play that they show, as it was known on a day, and no more."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any, cast

import orjson
from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select, true

from travaux.errors import UsageError
from travaux.joins.content import Content
from travaux.joins.links import Node
from travaux.joins.moves import Deed
from travaux.joins.play import Play
from travaux.joins.propositions import Place, Proposition
from travaux.joins.told import UNDATED, Told
from travaux.ledger.words import words_of
from travaux.store import tables as t
from travaux.store.database import rows_in
from travaux.store.days import iso, ordinal
from travaux.store.joins.cells import Cell, newest_in_cells
from travaux.store.joins.copied import copied_in
from travaux.store.joins.rows import Places, deed_of, proposition_id
from travaux.store.joins.stored import StoredTalks, stored_talks
from travaux.store.joins.versions import NO_DIGEST

Ids = Iterable[int]


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
        c = t.deed.c
        if self.day is None:
            return c.speaks
        if self.hindsight:
            return and_(c.speaks, c.made <= self.day)
        return and_(c.known <= self.day, or_(c.until.is_(None), c.until > self.day), c.made <= self.day)

    @classmethod
    def of(cls, day: str | None, hindsight: bool = False) -> When:
        """As of a day, ISO."""
        return cls(ordinal(day) if day is not None else None, hindsight)

    def speaks(self, span: Any) -> bool:
        """Whether a version speaks then, by its span or the row of one of its deeds."""
        if self.day is None or self.hindsight:
            return bool(span.speaks)
        return span.known is not None and span.known <= self.day and (span.until is None or span.until > self.day)

    def holds(self, row: Any) -> bool:
        """Whether the deed of a row belongs to it."""
        made = self.day is None or (row.made is not None and row.made <= self.day)
        return made and self.speaks(row)


class Asker:
    """Asks the joins of one of the talks of a ledger.

    Args:
        talks: by name; the first ones where None is given.
        when: as of when.

    Raises:
        UsageError: no talks are called so.
    """

    def __init__(self, connection: Connection, talks: str | None, when: When) -> None:
        self._connection = connection
        self.talks = find_talks(connection, talks)
        self._places = Places(self.talks.talks)
        self._when = when
        self._own = t.deed.c.talks == self.talks.number

    def play(self, propositions: Ids | None = None, *, contents: bool = True) -> Play:
        """The play of some propositions, by the numbers under which they are kept; with all deeds where None is given.

        Args:
            contents: with what the words for propositions say, which a state doesn't need.
        """
        query = select(t.deed).where(self._own)
        if propositions is None:
            return self._play(list(self._connection.execute(query)))
        return self._play(list(rows_in(self._connection, query, t.deed.c.proposition, propositions)), contents)

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
        query = select(c.proposition).where(self._own, condition, c.proposition.is_not(None))
        query = query.where(self._when.condition) if told_now else query
        if several:
            parties = query.add_columns(c.party, func.max(c.made).label("made")).group_by(c.proposition, c.party)
            grouped = parties.having(func.count() > 1).subquery()
            query = select(grouped.c.proposition).group_by(grouped.c.proposition).order_by(func.max(grouped.c.made).desc())
        else:
            query = query.group_by(c.proposition).order_by(func.max(c.made).desc())
        return set(self._connection.execute(query.limit(most)).scalars())

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
        terms = {term for _, content in _contents_of(wires) for term in content.terms}
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
        return self._play(list(self._connection.execute(query.order_by(c.made.desc(), c.version, c.number).limit(most))))

    def proposition(self, number: int) -> tuple[Deed, tuple[Deed, ...]]:
        """The deed that was known first of one proposition's, whenever that was; and those that are shown, as they were made.

        Args:
            number: under which it is kept.
        """
        rows = list(self._connection.execute(select(t.deed).where(self._own, t.deed.c.proposition == number)))
        shown = [row for row in rows if self._when.holds(row)]
        told = self._told(rows, shown)
        deeds = sorted((deed_of(row, told, self._places) for row in shown), key=lambda deed: deed.making)
        return deed_of(_first_known(rows, told), told, self._places), tuple(deeds)

    def at(self, when: When) -> Asker:
        """The same as of another day."""
        return Asker(self._connection, self.talks.talks.name, when)

    # Plays

    def _play(self, rows: Sequence[Any], with_contents: bool = True) -> Play:
        shown = [row for row in rows if self._when.holds(row)]
        told = self._told(rows, shown)
        deeds = {(row.version, row.number): deed_of(row, told, self._places) for row in shown}
        nodes = {row.node for row in shown if row.node is not None} if with_contents else set()
        contents = self._contents(nodes)
        grouped: dict[int, list[Any]] = defaultdict(list)
        for row in rows:
            if row.proposition is not None:
                grouped[row.proposition].append(row)
        propositions = [self._proposition(each, told, deeds, contents) for each in grouped.values()]
        ordered = sorted(deeds.values(), key=lambda deed: deed.making)
        made = sorted((each for each in propositions if each is not None), key=lambda pair: pair[0])
        day = iso(self._when.day) if self._when.day is not None else None
        reports, undated = self._reports()
        return Play(self.talks.talks, day, reports, tuple(ordered), tuple(each for _, each in made), undated)

    def _reports(self) -> tuple[int, int]:
        """How many reports speak, and how many are undated."""
        c, known = t.trail.c, cast(ColumnElement[bool], true())
        if self._when.day is not None and not self._when.hindsight:
            known = c.release < f"{iso(self._when.day)}~"  # a time of day comes before it
        first, backed = and_(c.place == 0, known), and_(c.status == "notice", known)  # a notice is the last of its article
        counts = (select(func.count()).select_from(t.trail).where(each) for each in (first, backed, c.release.is_(None)))
        reports, backs, undated = (self._connection.execute(query).scalar_one() for query in counts)
        return reports - backs, undated

    def _proposition(
        self, rows: Sequence[Any], told: Mapping[int, Told], deeds: Mapping[tuple[int, int], Deed], contents: Mapping[int, Content]
    ) -> tuple[Any, Proposition] | None:
        """A proposition of all its rows, of which some are shown; with its place among all."""
        keys = ((row.version, row.number) for row in rows)
        shown = sorted((deeds[key] for key in keys if key in deeds), key=lambda deed: deed.making)
        if not shown:
            return None
        first = _first_known(rows, told) if len(rows) > 1 else rows[0]
        name = deeds.get((first.version, first.number)) or deed_of(first, told, self._places)
        nodes = {row.node: contents[row.node] for row in sorted(rows, key=lambda row: row.at) if row.node in contents}
        issue = self._places.label(rows[0].issue)
        return name.order, Proposition(name.id, issue, tuple(shown), tuple(nodes.values()))

    def _told(self, rows: Sequence[Any], shown: Sequence[Any]) -> dict[int, Told]:
        copied = copied_in(self._connection, {(row.version, _sentence(row)) for row in shown})
        v, tr, r, home = t.version.c, t.trail.c, t.reading.c, t.article.alias("home")
        query: Select[Any] = (
            select(tr.version, v.id, home.c.id.label("article"), tr.place, r.publisher, r.title, r.origin, tr.release, tr.status)
            .select_from(t.trail)
            .join(t.version, v.entered == tr.version)
            .join(t.reading, r.entered == tr.reading)
            .join(home, home.c.entered == tr.home)
        )
        told = {}
        for row in rows_in(self._connection, query, tr.version, {row.version for row in rows}):
            known = copied.get(row.version, {})
            ids, names = (row.id, row.article, row.place), (row.publisher, row.title, row.origin)
            told[row.version] = Told(*ids, *names, row.release, row.version, row.status, NO_DIGEST, known)
        return told

    def _contents(self, nodes: set[int]) -> dict[int, Content]:
        c = t.node.c
        rows = rows_in(self._connection, select(c.id, c.wire).where(c.talks == self.talks.number), c.id, nodes)
        return dict(_contents_of(rows))


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


def _first_known(rows: Sequence[Any], told: Mapping[int, Told]) -> Any:
    """The row of the deed that was known first."""
    return min(rows, key=lambda row: (told[row.version].day or UNDATED, told[row.version].version, row.at, row.number))


def _sentence(row: Any) -> int:
    """The first character of the sentence of a row's deed."""
    number: int = orjson.loads(row.wire)[-1]
    return number


def _contents_of(rows: Iterable[Any]) -> Iterator[tuple[int, Content]]:
    for row in rows:
        node = Node.from_list(row.id, orjson.loads(row.wire))
        if node.pointing is None:
            yield row.id, node.content


def _escaped(text: str) -> str:
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_")
