"""What a writer knows of the joins of talks: as much of the nodes and persons as it has asked for, kept from batch to batch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import orjson
from sqlalchemy import Connection, select

from travaux.joins.links import Link, Node, Shelf
from travaux.joins.persons import Persons, Seen
from travaux.joins.propositions import Place
from travaux.store import tables as t
from travaux.store.database import Database, chunks, delete_in, rows_in
from travaux.store.days import iso, ordinal
from travaux.store.joins.rows import NONE, Places

_AT_ONCE = 500  # nodes deleted by one query
MOST_NODES = 400_000  # kept from batch to batch


class Memory:
    """Nodes and persons of talks, loaded when they are asked for.

    Attributes:
        shelf: nodes; all that hold a term once that was asked for.
        links, places: of the nodes on the shelf.
        persons: those whose last names were asked for.
    """

    def __init__(self, talks: int, places: Places, weights: Mapping[str, float]) -> None:
        self._talks = talks
        self._places = places
        self._terms: set[str] = set()
        self._surnames: set[str] = set()
        self.shelf = Shelf(weights)
        self.links: dict[int, Link | None] = {}
        self.places: dict[int, Place] = {}
        self.persons = Persons()
        self._gone: set[int] = set()

    def ask_terms(self, connection: Connection, terms: Iterable[str]) -> None:
        """Have all nodes on the shelf that hold one of some terms."""
        wanted = set(terms) - self._terms
        c = t.term.c
        rows = rows_in(connection, select(c.node).where(c.talks == self._talks).distinct(), c.term, wanted)
        self.ask_nodes(connection, {row.node for row in rows})
        self._terms |= wanted

    def ask_nodes(self, connection: Connection, ids: Iterable[int]) -> None:
        """Have nodes on the shelf."""
        c = t.node.c
        query = select(t.node).where(c.talks == self._talks)
        for row in rows_in(connection, query, c.id, {id for id in ids if id not in self.shelf.nodes and id not in self._gone}):
            self.shelf.put(Node.from_list(row.id, orjson.loads(row.wire)))
            self.links[row.id] = Link(row.parent, row.score) if row.parent is not None else None
            self.places[row.id] = Place(row.root, self._places.label(row.issue))

    def parents(self) -> set[int]:
        """The nodes to which some on the shelf are linked and that aren't there."""
        return {link.parent for link in self.links.values() if link is not None} - self.shelf.nodes.keys() - self._gone

    def children(self, connection: Connection, ids: Iterable[int]) -> set[int]:
        """The nodes that are linked to some, on the shelf from then on."""
        c = t.node.c
        wanted = set(ids)
        found = {row.id for row in rows_in(connection, select(c.id).where(c.talks == self._talks), c.parent, wanted)}
        self.ask_nodes(connection, found)
        return {id for id in found if id in self.links and (link := self.links[id]) is not None and link.parent in wanted}

    def ask_surnames(self, connection: Connection, surnames: Iterable[str]) -> None:
        """Have what versions say of the persons of last names."""
        wanted = set(surnames) - self._surnames
        c = t.seen.c
        for row in rows_in(connection, select(t.seen).where(c.talks == self._talks), c.surname, wanted):
            self.persons.add([self._seen(row)])
        self._surnames |= wanted

    def write(self, database: Database, connection: Connection, changed: Iterable[int], there: Mapping[int, Node]) -> None:
        """Store nodes as they are on the shelf; those that aren't there are deleted.

        Args:
            there: those of them that the database has.
        """
        changed = sorted(changed)
        delete_in_talks(connection, t.node, t.node.c.id, self._talks, there)
        gone = [id for id in changed if id not in self.shelf.nodes]
        for some in chunks(gone, _AT_ONCE):
            terms_of_gone = {term for id in some for term in there[id].content.terms}
            own = (t.term.c.talks == self._talks, t.term.c.node.in_(some))
            delete_in(connection, t.term, t.term.c.term, terms_of_gone, *own)
        rows, terms = [], []
        for id in (id for id in changed if id in self.shelf.nodes):
            node, link, place = self.shelf.nodes[id], self.links[id], self.places[id]
            parent, score = (link.parent, link.score) if link is not None else (None, None)
            wire = orjson.dumps(node.to_list()).decode()
            rows.append((self._talks, id, wire, parent, score, place.root, self._places.issue(place.issue)))
            if id not in there:
                terms += [(self._talks, term, id) for term in node.content.terms]
        database.insert(connection, t.node, ("talks", "id", "wire", "parent", "score", "root", "issue"), rows)
        database.insert(connection, t.term, ("talks", "term", "node"), sorted(terms))
        self._gone.clear()

    def write_seen(self, database: Database, connection: Connection, seen: Mapping[int, Sequence[Seen]]) -> None:
        """Store what versions say of persons."""
        columns = [column.name for column in t.seen.columns]
        database.insert(connection, t.seen, columns, sorted(seen_rows(self._talks, seen, self._places)))

    def seen_in(self, connection: Connection, versions: Iterable[int]) -> list[Any]:
        """The rows of what versions say of persons."""
        return list(rows_in(connection, select(t.seen).where(t.seen.c.talks == self._talks), t.seen.c.version, versions))

    def forget_seen(self, connection: Connection, rows: Sequence[Any]) -> None:
        """Take back what versions said of persons, whose last names were asked for."""
        self.persons.add((self._seen(row) for row in rows), -1)
        delete_in_talks(connection, t.seen, t.seen.c.version, self._talks, {row.version for row in rows})

    def drop(self, id: int) -> None:
        """Take a node off the shelf."""
        self.shelf.remove(id)
        self.links.pop(id, None)
        self.places.pop(id, None)
        self._gone.add(id)  # until that is written

    def _seen(self, row: Any) -> Seen:
        party = self._places.parties[row.party] if row.party != NONE else None
        return Seen(tuple(row.person.split(" ")), party, iso(row.day), row.weight)


def seen_rows(talks: int, seen: Mapping[int, Sequence[Seen]], places: Places) -> Iterator[tuple[Any, ...]]:
    """The rows of what versions say of persons."""
    for version, each in seen.items():
        said: dict[tuple[str, str, int, int], int] = {}
        for one in each:
            surname = one.person[-1]
            key = (surname, " ".join(one.person), places.party(one.party), ordinal(one.day))
            said[key] = said.get(key, 0) + one.weight
        for (surname, person, party, day), weight in said.items():
            yield talks, surname, version, person, party, day, weight


def delete_in_talks(connection: Connection, table: Any, column: Any, talks: int, values: Iterable[int]) -> None:
    """Delete the rows of talks in which a column has one of some values."""
    delete_in(connection, table, column, values, table.c.talks == talks)
