"""What a move is about in talks: its proposition, and the links by which its words lead to earlier ones, each with why."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import orjson
from sqlalchemy import Connection, select

from travaux.joins.deeds import STANCES, Deed
from travaux.joins.explain import Explanation
from travaux.joins.item import MoveInTalks, Step
from travaux.joins.nodes import Node
from travaux.joins.ties import Ground
from travaux.ledger.join_rules import Ref
from travaux.store import tables as t
from travaux.store.joins.ask import Asker
from travaux.store.joins.rows import KINDS, Places, deed_of
from travaux.store.joins.told import told_by_entry

_MOST_STEPS = 5  # links shown, from a move's words to earlier ones and on
Why = Callable[[Ref, Ref], Explanation]  # why two moves are about one thing


class MoveLinks:
    """Tells what moves are about in one of the talks of a ledger.

    Args:
        asker: of these talks.
    """

    def __init__(self, connection: Connection, asker: Asker) -> None:
        self._connection, self._asker = connection, asker
        self._number, self._places = asker.talks.number, Places(asker.talks.talks)

    def rows(self, entered: int, move: str, party: str | None = None) -> list[Any]:
        """The rows of a move's deeds, of all its parties or of one, by its version's place in the sequence."""
        c = t.deed.c
        query = select(t.deed).where(c.talks == self._number, c.version == entered).order_by(c.number)
        rows = [row for row in self._connection.execute(query) if orjson.loads(row.wire)[0] == move]
        return [row for row in rows if party is None or self._places.parties[row.party] == party]

    def of(self, entered: int, move: str, party: str | None, why: Why) -> Iterator[MoveInTalks]:
        """What each party's deed is about that is made by a move."""
        rows = self.rows(entered, move, party)
        told = told_by_entry(self._connection, [entered]) if rows else {}
        for row in rows:
            deed, stance = deed_of(row, told, self._places), KINDS[row.kind] in STANCES
            issue = self._places.label(row.issue) if row.proposition is not None else None
            if row.proposition is None:
                yield MoveInTalks(self._asker.talks.talks.name, deed, stance, issue, None)
                continue
            first, deeds = self._asker.proposition(row.proposition)
            steps = tuple(self._steps(deed, row.node, why))
            yield MoveInTalks(self._asker.talks.talks.name, deed, stance, issue, first, deeds, steps)

    def _steps(self, deed: Deed, node: int, why: Why) -> Iterator[Step]:
        """From a deed to the one that has its words first, to the words that these are linked to, and so on."""
        at, row = deed, self._node(node)
        for number in range(_MOST_STEPS):
            first = self._first_deed(row)
            if number == 0 and (first.told.version, first.move) != (deed.told.version, deed.move):
                yield Step(first, 1.0, (Ground("words", "it says the same", 1.0),))
                at = first
            if row.parent is None:
                return
            parent = self._node(row.parent)
            to = self._first_deed(parent)
            reasons = why((at.told.version, at.move), (to.told.version, to.move)).reasons
            yield Step(to, row.score, reasons)
            at, row = to, parent

    def _node(self, id: int) -> Any:
        """The row of a node."""
        return self._connection.execute(select(t.node).where(t.node.c.talks == self._number, t.node.c.id == id)).one()

    def _first_deed(self, kept: Any) -> Deed:
        """The deed whose words were known first of those that say the same as a node, of which the row is given."""
        node = Node.from_list(kept.id, orjson.loads(kept.wire))
        _, version, at = node.first
        c = t.deed.c
        query = select(t.deed).join(t.version, t.version.c.entered == c.version).where(t.version.c.id == version)
        query = query.where(c.talks == self._number, c.node == node.id, c.at == at).order_by(c.number).limit(1)
        row = self._connection.execute(query).one()
        return deed_of(row, told_by_entry(self._connection, [row.version]), self._places)
