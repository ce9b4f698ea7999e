"""Deeds as views take them: many rows at once, with their reports, and with whose words their sentences are."""

from __future__ import annotations

from collections import defaultdict
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

Key = tuple[int, int]  # of a deed: its version, and its number there


class Loaded:
    """Rows of deeds, with the deeds that are shown of them on some day or other.

    Args:
        rows: all of some propositions, or of some deeds.
        shown: those of which deeds are made.
        contents: with what the words for propositions say.
    """

    def __init__(
        self, connection: Connection, talks: int, places: Places, rows: Sequence[Any], shown: Sequence[Any], *, contents: bool
    ) -> None:
        self._places, self._rows = places, rows
        wires = {(row.version, row.number): orjson.loads(row.wire) for row in shown}
        copied = copied_in(connection, {(version, wire[-1]) for (version, _), wire in wires.items()})
        self.told = _told(connection, {row.version for row in rows}, copied)
        self._known = {version: (told.day or UNDATED, told.version) for version, told in self.told.items()}
        self._deeds = {
            (row.version, row.number): deed_from(row, wires[row.version, row.number], self.told[row.version], places)
            for row in shown
        }
        nodes = {row.node for row in shown if row.node is not None} if contents else set()
        self._contents = contents_of(connection, talks, nodes)

    def deeds(self, shown: Iterable[Any]) -> dict[Key, Deed]:
        """The deeds of rows that are shown."""
        return {key: self._deeds[key] for row in shown for key in ((row.version, row.number),)}

    def propositions(self, deeds: Mapping[Key, Deed]) -> list[Proposition]:
        """The propositions of which some of these deeds are told, with these, the first known first."""
        grouped: dict[int, list[Any]] = defaultdict(list)
        for row in self._rows:
            if row.proposition is not None:
                grouped[row.proposition].append(row)
        found = (self._proposition(rows, deeds) for rows in grouped.values())
        made = sorted((each for each in found if each is not None), key=lambda pair: pair[0])
        return [proposition for _, proposition in made]

    def _proposition(self, rows: Sequence[Any], deeds: Mapping[Key, Deed]) -> tuple[Any, Proposition] | None:
        """A proposition of all its rows, of which some are shown; with its place among all."""
        keys = ((row.version, row.number) for row in rows)
        shown = sorted((deeds[key] for key in keys if key in deeds), key=lambda deed: deed.making)
        if not shown:
            return None
        first = self.first_known(rows)
        contents: Mapping[int, Content] = {}
        if self._contents:
            by_place = sorted(rows, key=lambda row: row.at)
            contents = {row.node: self._contents[row.node] for row in by_place if row.node in self._contents}
        issue = self._places.label(rows[0].issue)
        return first.order, Proposition(first.id, issue, tuple(shown), tuple(contents.values()))

    def first_known(self, rows: Sequence[Any]) -> Deed:
        """The deed that was known first, of some rows."""
        known = self._known
        row = min(rows, key=lambda row: (*known[row.version], row.at, row.number)) if len(rows) > 1 else rows[0]
        name = self._deeds.get((row.version, row.number))
        return name or deed_from(row, orjson.loads(row.wire), self.told[row.version], self._places)


def contents_of(connection: Connection, talks: int, nodes: Iterable[int]) -> dict[int, Content]:
    """What the words of nodes say; of those that only point nothing."""
    c = t.node.c
    return dict(contents_from(rows_in(connection, select(c.id, c.wire).where(c.talks == talks), c.id, nodes)))


def contents_from(rows: Iterable[Any]) -> Iterator[tuple[int, Content]]:
    """What the words of nodes say, by their rows."""
    for id, wire in rows:
        content = content_from(orjson.loads(wire))
        if content is not None:
            yield id, content


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
    return {
        version: Told(*plain, release, version, status, NO_DIGEST, copied.get(version, {}))
        for version, *plain, release, status in rows_in(connection, query, tr.version, versions)
    }
