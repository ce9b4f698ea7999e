"""What a writer knows of the joins of talks: as much of the nodes and persons as it has asked for, kept from batch to batch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import orjson
from sqlalchemy import Connection, bindparam, delete, select

from travaux.joins.links import Shelf
from travaux.joins.nodes import Link, Node
from travaux.joins.persons import Person, Persons, Seen, Steps, surname
from travaux.joins.propositions import Place
from travaux.joins.told import UNDATED
from travaux.store import tables as t
from travaux.store.among import delete_in, rows_in
from travaux.store.database import Database
from travaux.store.days import ordinal
from travaux.store.joins.parties import load_seen, seen_of
from travaux.store.joins.rows import Places
from travaux.store.plain import plain

_TERM = ("talks", "term", "leads", "node")
MOST_NODES = 400_000  # kept from batch to batch


class Memory:
    """Nodes and persons of talks, loaded when they are asked for.

    Attributes:
        shelf: nodes; all that may be like some words once these were asked for.
        links, places: of the nodes on the shelf.
        persons: those whose last names were asked for.
    """

    def __init__(self, talks: int, places: Places, weights: Mapping[str, float]) -> None:
        self._talks = talks
        self._places = places
        self._held: set[str] = set()  # terms of which all nodes that hold them are on the shelf
        self._led: set[str] = set()  # those of which all that they lead are
        self._surnames: set[str] = set()
        self.shelf = Shelf(weights)
        self.shelf.whole = self._held
        self.links: dict[int, Link | None] = {}
        self.places: dict[int, Place] = {}
        self.persons = Persons()
        self._gone: set[int] = set()

    def ask_like(self, connection: Connection, nodes: Iterable[Node]) -> None:
        """Have all nodes on the shelf that some may be linked to, or that may be linked to these."""
        contents = [node.content.terms for node in nodes]
        led = {term for terms in contents for term in terms} - self._led
        held = {term for terms in contents for term in self.shelf.leading_of(terms)} - self._held
        asked, query = plain(connection), f"SELECT node, term, leads FROM term WHERE talks = {self._talks} AND term IN :some"
        rows = [*asked.rows_in(f"{query} AND leads = TRUE", led - held), *asked.rows_in(query, held)]
        self.ask_nodes(connection, {node for node, _, _ in rows})
        for node, term, leads in rows:
            if node in self.shelf.nodes:
                self.shelf.file(node, term, leads=leads)
        self._held |= held
        self._led |= led

    def ask_nodes(self, connection: Connection, ids: Iterable[int]) -> None:
        """Have nodes on the shelf."""
        wanted = {id for id in ids if id not in self.shelf.nodes and id not in self._gone}
        query = f"SELECT id, wire, parent, score, root, issue FROM node WHERE talks = {self._talks} AND id IN :some"
        for id, wire, parent, score, root, issue in plain(connection).rows_in(query, wanted):
            self.shelf.put_stored(Node.from_list(id, orjson.loads(wire)))
            self.links[id] = Link(parent, score) if parent is not None else None
            self.places[id] = Place(root, self._places.label(issue))

    def parents(self) -> set[int]:
        """The nodes to which some on the shelf are linked and that aren't there."""
        return {link.parent for link in self.links.values() if link is not None} - self.shelf.nodes.keys() - self._gone

    def children(self, connection: Connection, ids: Iterable[int]) -> set[int]:
        """The nodes that are linked to some, on the shelf from then on."""
        wanted = set(ids)
        rows = plain(connection).rows_in(f"SELECT id FROM node WHERE talks = {self._talks} AND parent IN :some", wanted)
        found = {id for (id,) in rows}
        self.ask_nodes(connection, found)
        return {id for id in found if id in self.links and (link := self.links[id]) is not None and link.parent in wanted}

    def ask_surnames(self, connection: Connection, surnames: Iterable[str]) -> None:
        """Have what versions say of the persons of last names."""
        wanted = set(surnames) - self._surnames
        self.persons.add(load_seen(connection, self._talks, self._places, wanted))
        self._surnames |= wanted

    def steps(self, name: str) -> Steps:
        """For which party the persons of a last name act, which was asked for, from each day on which that changes."""
        return self.persons.namesakes[name].steps(name)

    def write(self, database: Database, connection: Connection, changed: Iterable[int], there: Mapping[int, Node]) -> None:
        """Store nodes as they are on the shelf; those that aren't there are deleted.

        Args:
            there: those of them that the database has.
        """
        changed = sorted(changed)
        delete_in_talks(connection, t.node, t.node.c.id, self._talks, there)
        gone = [(id, term) for id in changed if id not in self.shelf.nodes for term in there[id].content.terms]
        if gone:
            own = (t.term.c.term == bindparam("of"), t.term.c.talks == self._talks, t.term.c.node == bindparam("its"))
            query = delete(t.term).where(*own, t.term.c.leads == bindparam("led"))
            connection.execute(query, [{"its": id, "of": term, "led": led} for id, term in gone for led in (False, True)])
        rows, terms = [], []
        for id in (id for id in changed if id in self.shelf.nodes):
            node, link, place = self.shelf.nodes[id], self.links[id], self.places[id]
            parent, score = (link.parent, link.score) if link is not None else (None, None)
            wire = orjson.dumps(node.to_list()).decode()
            rows.append((self._talks, id, wire, parent, score, place.root, self._places.issue(place.issue)))
            if id not in there:
                leading = set(self.shelf.leading[id])
                terms += [(self._talks, term, term in leading, id) for term in node.content.terms]
        database.insert(connection, t.node, ("talks", "id", "wire", "parent", "score", "root", "issue"), rows)
        database.insert(connection, t.term, _TERM, sorted(terms))
        self._gone.clear()

    def write_asked(
        self,
        database: Database,
        connection: Connection,
        asked: Mapping[int, tuple[str | None, Iterable[Person]]],
        versions: Iterable[int],
    ) -> None:
        """Store of whom some versions don't tell for which party they act; those that ask for the same as before are left alone."""
        c = t.asked.c
        rows = {row for version, (day, persons) in asked.items() for row in asked_rows(self._talks, version, day, persons)}
        before = {tuple(row) for row in rows_in(connection, select(t.asked).where(c.talks == self._talks), c.version, versions)}
        otherwise = {row[2] for row in rows ^ before}
        delete_in_talks(connection, t.asked, c.version, self._talks, otherwise & {row[2] for row in before})
        database.insert(connection, t.asked, [column.name for column in c], sorted(row for row in rows if row[2] in otherwise))

    def see(self, database: Database, connection: Connection, seen: Mapping[int, Sequence[Seen]]) -> None:
        """Take in, and store, what versions say of persons whose last names were asked for."""
        for each in seen.values():
            self.persons.add(each)
        columns = [column.name for column in t.seen.columns]
        database.insert(connection, t.seen, columns, sorted(seen_rows(self._talks, seen, self._places)))

    def seen_in(self, connection: Connection, versions: Iterable[int]) -> list[Any]:
        """The rows of what versions say of persons."""
        return list(rows_in(connection, select(t.seen).where(t.seen.c.talks == self._talks), t.seen.c.version, versions))

    def forget_seen(self, connection: Connection, rows: Sequence[Any]) -> None:
        """Take back what versions said of persons, whose last names were asked for."""
        self.persons.add((seen_of(self._places, row.person, row.party, row.day, row.weight) for row in rows), -1)
        delete_in_talks(connection, t.seen, t.seen.c.version, self._talks, {row.version for row in rows})

    def drop(self, id: int) -> None:
        """Take a node off the shelf."""
        self.shelf.remove(id)
        self.links.pop(id, None)
        self.places.pop(id, None)
        self._gone.add(id)  # until that is written


def asked_rows(talks: int, version: int, day: str | None, persons: Iterable[Person]) -> Iterator[tuple[int, str, int, str, int]]:
    """The rows of persons of whom a version doesn't tell for which party they act; one without a day comes after all others."""
    for person in persons:
        yield talks, surname(person), version, " ".join(person), ordinal(day or UNDATED)


def seen_rows(talks: int, seen: Mapping[int, Sequence[Seen]], places: Places) -> Iterator[tuple[Any, ...]]:
    """The rows of what versions say of persons."""
    for version, each in seen.items():
        said: dict[tuple[str, str, int, int], int] = {}
        for one in each:
            key = (surname(one.person), " ".join(one.person), places.party(one.party), ordinal(one.day))
            said[key] = said.get(key, 0) + one.weight
        for (name, person, party, day), weight in said.items():
            yield talks, name, version, person, party, day, weight


def delete_in_talks(connection: Connection, table: Any, column: Any, talks: int, values: Iterable[int]) -> None:
    """Delete the rows of talks in which a column has one of some values."""
    delete_in(connection, table, column, values, table.c.talks == talks)
