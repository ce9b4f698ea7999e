"""Keeps the joins of talks current: when versions come, change or go, what depends on them is derived anew, and nothing else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from travaux.joins.bonds import Bonds, judged_node, link_own, own_id
from travaux.joins.deeds import Deed
from travaux.joins.digest import Digest
from travaux.joins.joining import NO_SENSES, Joiner
from travaux.joins.moves import redated
from travaux.joins.nodes import Link, Node, Order
from travaux.joins.parties import Sides, parties_in
from travaux.joins.persons import Person, Steps, is_told, is_told_of_more, otherwise, surname
from travaux.joins.propositions import Place, is_placed, places_of
from travaux.joins.senses import Sense
from travaux.joins.told import UNDATED, Told
from travaux.ledger.join_rules import Ref
from travaux.ledger.words import learn_stems
from travaux.store import tables as t
from travaux.store.among import rows_in, values_in
from travaux.store.database import Database
from travaux.store.days import iso
from travaux.store.joins.facts import JoinFacts, figure_rows, names_in
from travaux.store.joins.memory import Memory, delete_in_talks
from travaux.store.joins.parties import person_of
from travaux.store.joins.rows import DEED, NONE, PAPER, Places, Span, deed_row, paper_rows, proposition_id
from travaux.store.joins.told import load_digests
from travaux.store.joins.versions import StandingVersion, standing_versions

Row = tuple[Deed, Node | None, int, int, Span]  # with its version's place in the sequence, and its number there
Was = tuple[Node | None, Link | None, Place | None]  # what a node was; nothing where it is new


@dataclass(slots=True)
class _Change:
    """One change of joins under way.

    Args:
        versions: derived anew.
        old: their rows until now, `rows` from now on.
        told: their reports, where these stand, with their `sides` and as much of their `senses` as was found beforehand.
        parties: for which the actors of these act, by their ids.
        before: what nodes were that may be otherwise now.
        digests: of reports, as far as they were asked for.
        until: the last version that is joined yet; all are where None is given.
    """

    versions: set[int]
    until: int | None = None
    old: list[Any] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    told: dict[int, tuple[Told, Span]] = field(default_factory=dict)
    sides: dict[int, Sides] = field(default_factory=dict)
    parties: dict[int, Mapping[str, str]] = field(default_factory=dict)
    senses: dict[int, Mapping[str, Sense]] = field(default_factory=dict)
    digests: dict[int, Digest] = field(default_factory=dict)
    before: dict[int, Was] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Keeper:
    """Keeps the joins of one of the talks current.

    Args:
        number: of the talks in the ledger.
        memory: what earlier batches have loaded.
        bonds: what people say of moves.
    """

    database: Database
    connection: Connection
    number: int
    joiner: Joiner
    places: Places
    memory: Memory
    bonds: Bonds

    def update(
        self,
        standing: Mapping[int, StandingVersion],
        gone: AbstractSet[int],
        at_hand: Mapping[int, JoinFacts],
        until: int | None = None,
    ) -> bool:
        """Derive what depends on versions anew; whether anything does.

        Args:
            standing: the versions, with all others of their articles.
            gone: versions that don't stand any more.
            at_hand: what joining keeps of some of them.
            until: the last version that is joined yet, where all are joined one after the other.
        """
        change = _Change({*standing, *gone}, until)
        change.old = self._rows_of(change.versions)
        self._tell(change, standing, self._likely(change, standing, at_hand), at_hand)
        differs = self._persons(change, standing, at_hand)
        if not change.old and not change.told:
            return differs
        self._derive(change)
        self._relink(change)
        self._write(change)
        return True

    def _rows_of(self, versions: Iterable[int]) -> list[Any]:
        c = t.deed.c
        query = select(c.version, c.node, c.proposition).where(c.talks == self.number)
        return list(rows_in(self.connection, query, c.version, versions))

    # Reports and persons

    def _digests(self, change: _Change, versions: Iterable[int]) -> dict[int, Digest]:
        """The digests of versions, each loaded once."""
        wanted = set(versions)
        change.digests |= load_digests(self.connection, sorted(wanted - change.digests.keys()))
        return {version: change.digests[version] for version in sorted(wanted)}

    def _likely(self, change: _Change, standing: Mapping[int, StandingVersion], at_hand: Mapping[int, JoinFacts]) -> set[int]:
        """Those of some versions that may name a party."""
        names = {version: at_hand[version].names for version in standing if version in at_hand}
        digests = self._digests(change, standing.keys() - names.keys())
        names |= {version: names_in(digest, standing[version].report.publisher) for version, digest in digests.items()}
        likely = {version for version, words in names.items() if self.joiner.names.may_stand_in(words)}
        for version in likely & at_hand.keys():
            learn_stems(at_hand[version].stems)
        return likely

    def _tell(
        self,
        change: _Change,
        standing: Mapping[int, StandingVersion],
        versions: Iterable[int],
        at_hand: Mapping[int, JoinFacts],
    ) -> None:
        """Take in reports that may tell something of the parties."""
        for version, digest in self._digests(change, versions).items():
            told = standing[version].told(digest)
            alone = at_hand[version].alone.get(self.joiner.talks) if version in at_hand else None
            alone = alone if alone is not None and alone.fits(told) else None
            sides = alone.sides if alone is not None else self.joiner.sides(told)
            if sides.parties or sides.asked:
                change.told[version] = told, standing[version].span
                change.sides[version] = sides
                change.senses[version] = alone.senses if alone is not None else NO_SENSES

    def _asked(self, versions: AbstractSet[int], at_hand: Mapping[int, JoinFacts]) -> set[int]:
        """Those of some versions that may ask for a person of whom others tell for which party that one acts."""
        rows = [row for version in versions & at_hand.keys() for row in figure_rows(version, at_hand[version].asked)]
        rows += map(tuple, rows_in(self.connection, select(t.figure), t.figure.c.version, versions - at_hand.keys()))
        c = t.seen.c
        known = values_in(self.connection, c.surname, c.surname, {name for name, _, _ in rows}, c.talks == self.number)
        self.memory.ask_surnames(self.connection, known)
        return {version for name, who, version in rows if name in known and is_told(person_of(who), self.memory.steps(name))}

    def _persons(self, change: _Change, standing: Mapping[int, StandingVersion], at_hand: Mapping[int, JoinFacts]) -> bool:
        """Bring up to date what reports say of persons, and take in the reports for which that makes a difference.

        Returns:
            Whether any report says otherwise.
        """
        memory, connection = self.memory, self.connection
        seen = {version: sides.seen for version, sides in change.sides.items() if sides.seen}
        gone = memory.seen_in(connection, change.versions)
        names = {surname(one.person) for each in seen.values() for one in each} | {row.surname for row in gone}
        memory.ask_surnames(connection, names)
        before = {name: memory.steps(name) for name in names}
        memory.forget_seen(connection, gone)
        memory.see(self.database, connection, seen)
        others = self._asking_otherwise(before) - change.versions
        others = {version for version in others if change.until is None or version <= change.until}
        known = standing_versions(connection, others) if others else {}
        change.versions |= known.keys()
        change.old += self._rows_of(known)
        likely = self._likely(change, known, at_hand)
        asked = self._asked((standing.keys() - change.told.keys()) | (known.keys() - likely), at_hand)
        self._tell(change, {**standing, **known}, likely | asked, at_hand)
        memory.write_asked(self.database, connection, self._asking(change), change.versions)
        memory.ask_surnames(connection, {surname(who) for sides in change.sides.values() for who in sides.asked.values()})
        return bool(names)

    def _asking(self, change: _Change) -> dict[int, tuple[str | None, Iterable[Person]]]:
        """The persons of whom versions don't tell for which party they act, with the days of these."""
        return {version: (told.day, change.sides[version].asked.values()) for version, (told, _) in change.told.items()}

    def _asking_otherwise(self, before: Mapping[str, Steps]) -> set[int]:
        """The versions that ask for persons of whom it is told otherwise than before: on their days, at last, or no more."""
        after = {name: steps for name, was in before.items() if (steps := self.memory.steps(name)) != was}
        spans: dict[Person, list[tuple[str, str]]] = {}
        found, asking, c = set[int](), set[tuple[str, int]](), t.asked.c
        for row in rows_in(self.connection, select(t.asked).where(c.talks == self.number), c.surname, after):
            asking.add((row.person, row.version))
            person, day = person_of(row.person), iso(row.day)
            was, now = before[row.surname], after[row.surname]
            if person not in spans:
                spans[person] = otherwise(person, was, now)
            lost = spans[person] and is_told(person, was) and not is_told(person, now)
            if lost or any(first <= day < end for first, end in spans[person]):
                found.add(row.version)
        more = [name for name, now in after.items() if is_told_of_more(before[name], now)]
        for row in rows_in(self.connection, select(t.figure), t.figure.c.surname, more):
            person = person_of(row.person)
            told = is_told(person, after[row.surname]) and not is_told(person, before[row.surname])
            if told and (row.person, row.version) not in asking:
                found.add(row.version)
        return found

    # Deeds

    def _derive(self, change: _Change) -> None:
        """What the parties do in the reports, those of one article after each other."""
        by_article: dict[str, list[Deed]] = defaultdict(list)
        for version, (told, span) in sorted(change.told.items(), key=lambda pair: (pair[1][0].article, pair[1][0].place)):
            sides = change.sides[version]
            parties = change.parties[version] = parties_in(told, sides, self.memory.persons, self.joiner.names)
            pairs = list(self.joiner.deeds(told, parties, change.senses[version])) if parties or not sides.silent else []
            dated = redated((deed for deed, _ in pairs), by_article[told.article])
            by_article[told.article] += dated
            nodes = [judged_node(deed, node, self.bonds) for deed, node in pairs]
            change.rows += [(deed, node, version, at, span) for at, (deed, node) in enumerate(zip(dated, nodes, strict=True))]

    # Nodes and links

    def _relink(self, change: _Change) -> None:
        """Put the nodes of the deeds on the shelf, and link them, and those whose link may depend on them, anew."""
        memory, connection = self.memory, self.connection
        new: dict[int, Node] = {}
        for _, node, _, _, _ in change.rows:
            if node is not None:
                new[node.id] = node if node.id not in new else new[node.id].merged(node)
        old = {row.node for row in change.old if row.node is not None}
        memory.ask_nodes(connection, {*new, *old})
        left = self._left(change, old)
        changed = [each for id in sorted({*new, *old}) for each in self._put(change, id, new.get(id), left.get(id), id in old)]
        memory.ask_like(connection, changed)
        affected = {other.id: other for node in changed for other in memory.shelf.affected(node, memory.links)}
        affected |= {id: memory.shelf.nodes[id] for id in memory.children(connection, change.before.keys())}
        memory.ask_like(connection, affected.values())
        own = self._own()
        again = {id for id in (*change.before, *affected, *own.values()) if id in memory.shelf.nodes}
        for id in again:
            self._note(change, id)
        for id in again - set(own.values()):
            memory.links[id] = memory.shelf.link(memory.shelf.nodes[id])
        link_own(self.bonds, own, memory.shelf, memory.links)
        self._place(change, again, set(own.values()))

    def _own(self) -> dict[Ref, int]:
        """The nodes of moves that people have judged, with all nodes on the shelf to which their links may lead."""
        own = {ref: own_id(ref) for ref in self.bonds.refs}
        self.memory.ask_nodes(self.connection, own.values())
        own = {ref: id for ref, id in own.items() if id in self.memory.shelf.nodes}
        self.memory.ask_like(self.connection, [self.memory.shelf.nodes[id] for id in own.values()])
        while own and (parents := self.memory.parents()):
            self.memory.ask_nodes(self.connection, parents)
        return own

    def _left(self, change: _Change, old: AbstractSet[int]) -> dict[int, Node]:
        """What nodes are by those of their deeds that stay."""
        c = t.deed.c
        query = select(c.node, c.party, c.guess, c.at, c.known, t.version.c.id, t.version.c.entered)
        query = query.join(t.version, t.version.c.entered == c.version).where(c.talks == self.number)
        # A deed of no proposition is a node of its own, of which nothing stays.
        propositions = {row.proposition for row in change.old if row.proposition is not None}
        found: dict[int, Node] = {}
        for row in rows_in(self.connection, query, c.proposition, propositions):
            if row.node not in old or row.entered in change.versions:
                continue
            order: Order = (iso(row.known) if row.known is not None else UNDATED, row.id, row.at)
            guess, parties = self.places.label(row.guess), {self.places.parties[row.party]: order}
            node = replace(self.memory.shelf.nodes[row.node], guess=guess, first=order, parties=parties)
            found[row.node] = node if row.node not in found else found[row.node].merged(node)
        return found

    def _put(self, change: _Change, id: int, new: Node | None, left: Node | None, was: bool) -> list[Node]:
        """Put a node on the shelf as it is now; what it was and is, where these differ."""
        shelf = self.memory.shelf
        known = shelf.nodes.get(id)
        if not was and known is not None:
            left = known  # all its deeds stay
        parts = [node for node in (left, new) if node is not None]
        now = parts[0].merged(parts[-1]) if parts else None
        if now == known:
            return []
        self._note(change, id)
        if now is None:
            self.memory.drop(id)
        else:
            shelf.put(now)
        return [node for node in (known, now) if node is not None]

    def _note(self, change: _Change, id: int) -> None:
        """Keep what a node was."""
        if id not in change.before:
            there = id in self.memory.places
            node = self.memory.shelf.nodes[id] if there else None
            change.before[id] = node, self.memory.links.get(id), self.memory.places.get(id)

    def _place(self, change: _Change, again: AbstractSet[int], judged: AbstractSet[int]) -> None:
        """Find the places of nodes anew, and of all that are linked to them step by step."""
        memory = self.memory
        waiting, found = set(again), set(again)
        while waiting:
            waiting = memory.children(self.connection, waiting) - found
            found |= waiting
        for id in found:
            self._note(change, id)
        parents = {link.parent for id in found if (link := memory.links[id]) is not None} - found
        memory.ask_above(self.connection, parents)
        nodes, known = [memory.shelf.nodes[id] for id in found], {id: memory.places[id] for id in parents}
        memory.places.update(places_of(nodes, memory.links, known, memory.shelf.nodes, judged))

    # Rows

    def _write(self, change: _Change) -> None:
        delete_in_talks(self.connection, t.deed, t.deed.c.version, self.number, {row.version for row in change.old})
        rows = []
        for deed, node, version, at, span in change.rows:
            place = self._placed(node, self.memory.places[node.id]) if node is not None else None
            rows.append(deed_row(self.number, version, at, deed, span, node, place, self.places))
        self._move(change)
        self.database.insert(self.connection, t.deed, DEED, rows)
        delete_in_talks(self.connection, t.paper, t.paper.c.version, self.number, change.versions)
        telling = {version: change.told[version] for _, _, version, _, _ in change.rows}
        papers = [
            row
            for version, (told, span) in telling.items()
            for row in paper_rows(self.number, told, span, self.joiner.words, change.parties[version], self.places)
        ]
        self.database.insert(self.connection, t.paper, PAPER, sorted(papers))
        memory = self.memory
        differ = {
            id: was
            for id, was in change.before.items()
            if was != (memory.shelf.nodes.get(id), memory.links.get(id), memory.places.get(id))
        }
        memory.write(self.database, self.connection, differ, {id: node for id, (node, _, _) in differ.items() if node is not None})

    def _placed(self, node: Node, place: Place | None) -> Place | None:
        """The place of a node; None where nothing tells what its deeds are about."""
        return place if place is not None and is_placed(node, place) else None

    def _move(self, change: _Change) -> None:
        """Put the deeds that stay into the propositions and issues to which their nodes belong now."""
        moved: dict[tuple[int, int], tuple[int | None, int]] = {}  # by node and proposition
        pointing: dict[int, tuple[int | None, int]] = {}  # by node
        for id, (was, _, place) in change.before.items():
            now = self.memory.shelf.nodes.get(id)
            if was is None or now is None:
                continue
            before, after = self._placed(was, place), self._placed(now, self.memory.places[id])
            if before == after:
                continue
            number, issue = (proposition_id(after), self.places.issue(after.issue)) if after is not None else (None, NONE)
            if before is not None:
                moved[id, proposition_id(before)] = number, issue
            else:
                pointing[id] = number, issue
        c = t.deed.c
        query = select(c.version, c.number, c.node, c.proposition).where(c.talks == self.number)
        rows = rows_in(self.connection, query, c.proposition, {was for _, was in moved})
        found = [(row, moved[row.node, row.proposition]) for row in rows if (row.node, row.proposition) in moved]
        versions = values_in(
            self.connection, t.version.c.entered, t.version.c.id, {self.memory.shelf.nodes[id].first[1] for id in pointing}
        )
        rows = rows_in(self.connection, query, c.version, versions)
        found += [(row, pointing[row.node]) for row in rows if row.node in pointing]
        one = update(t.deed).where(c.version == bindparam("in"), c.talks == self.number, c.number == bindparam("its"))
        some = [{"in": row.version, "its": row.number, "now": now, "on": on} for row, (now, on) in found]
        if some:
            self.connection.execute(one.values(proposition=bindparam("now"), issue=bindparam("on")), some)
