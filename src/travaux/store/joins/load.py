"""Deeds as views take them: many rows at once, with their reports, and with whose words their sentences are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import orjson
from sqlalchemy import Connection, Select, select

from travaux.joins.content import Content
from travaux.joins.links import content_from
from travaux.joins.moves import Deed
from travaux.joins.propositions import Proposition
from travaux.joins.told import UNDATED, Told
from travaux.store import tables as t
from travaux.store.database import rows_in
from travaux.store.joins.copied import copied_in
from travaux.store.joins.rows import Places, deed_from
from travaux.store.joins.versions import NO_DIGEST


class Loaded:
    """Rows of deeds, with the deeds that are shown of them on some day or other; a deed is called by its row's place.

    Args:
        rows: all of some propositions, or of some deeds.
        shown: the places of those of which deeds are made.
        contents: with what the words for propositions say.
    """

    def __init__(
        self, connection: Connection, talks: int, places: Places, rows: Sequence[Any], shown: Iterable[int], *, contents: bool
    ) -> None:
        self._places, self._rows = places, rows
        wires = {at: orjson.loads(rows[at].wire) for at in shown}
        versions = [row.version for row in rows]
        copied = copied_in(connection, {(versions[at], wire[-1]) for at, wire in wires.items()})
        self._told = told = _told(connection, set(versions), copied)
        self._known = {version: (each.day or UNDATED, each.version) for version, each in told.items()}
        self._deeds = {at: deed_from(rows[at], wire, told[versions[at]], places) for at, wire in wires.items()}
        nodes = {node for at in wires if (node := rows[at].node) is not None} if contents else set()
        self._contents = contents_of(connection, talks, nodes)

    def deeds(self, shown: Iterable[int]) -> list[Deed]:
        """The deeds of rows that are shown, as they were made."""
        return sorted((self._deeds[at] for at in shown), key=lambda deed: deed.making)

    def propositions(self, shown: Iterable[int]) -> list[Proposition]:
        """The propositions of which deeds are shown, with these, the first known first."""
        told, all_of = set(shown), dict[int, list[int]]()
        for at, row in enumerate(self._rows):
            if row.proposition is not None:
                all_of.setdefault(row.proposition, []).append(at)
        found = []
        for each in all_of.values():
            if own := [at for at in each if at in told]:
                first = self.first_known(each)
                issue = self._places.label(self._rows[each[0]].issue)
                found.append((first.order, Proposition(first.id, issue, tuple(self.deeds(own)), self._contents_in(each))))
        found.sort(key=lambda pair: pair[0])
        return [proposition for _, proposition in found]

    def _contents_in(self, places: Sequence[int]) -> tuple[Content, ...]:
        """What the words of the deeds of a proposition say, in the order of their characters."""
        if not self._contents:
            return ()
        rows = sorted((self._rows[at] for at in places), key=lambda row: row.at)
        return tuple({row.node: self._contents[row.node] for row in rows if row.node in self._contents}.values())

    def first_known(self, places: Sequence[int]) -> Deed:
        """The deed that was known first, of rows that are there."""
        known, rows = self._known, self._rows
        first = places[0]
        if len(places) > 1:
            first = min(places, key=lambda at: (known[rows[at].version], rows[at].at, rows[at].number))
        row, deed = rows[first], self._deeds.get(first)
        return deed or deed_from(row, orjson.loads(row.wire), self._told[row.version], self._places)


def contents_of(connection: Connection, talks: int, nodes: Iterable[int]) -> dict[int, Content]:
    """What the words of nodes say; of those that only point nothing."""
    c = t.node.c
    return dict(contents_from(rows_in(connection, select(c.id, c.wire).where(c.talks == talks), c.id, nodes)))


def contents_from(rows: Iterable[Any]) -> Iterator[tuple[int, Content]]:
    """What the words of nodes say, by their rows."""
    for row in rows:
        content = content_from(orjson.loads(row.wire))
        if content is not None:
            yield row.id, content


def _told(connection: Connection, versions: Iterable[int], copied: Mapping[int, Mapping[int, str]]) -> dict[int, Told]:
    """Versions as views take them, by their places in the sequence.

    Args:
        copied: whose words their sentences print.
    """
    v, tr, r, home = t.version.c, t.trail.c, t.reading.c, t.article.alias("home")
    query: Select[Any] = (
        select(tr.version, v.id, home.c.id.label("article"), tr.place, r.publisher, r.title, r.origin, tr.release, tr.status)
        .select_from(t.trail)
        .join(t.version, v.entered == tr.version)
        .join(t.reading, r.entered == tr.reading)
        .join(home, home.c.entered == tr.home)
    )
    told = {}
    for row in rows_in(connection, query, tr.version, versions):
        ids, names = (row.id, row.article, row.place), (row.publisher, row.title, row.origin)
        known = copied.get(row.version, {})
        told[row.version] = Told(*ids, *names, row.release, row.version, row.status, NO_DIGEST, known)
    return told
