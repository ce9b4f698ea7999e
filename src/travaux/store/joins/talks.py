"""The joins of a ledger's talks, kept as coverage and codebooks change."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, delete, select, update

from travaux.joins.bonds import Bonds
from travaux.joins.codebook import Talks
from travaux.joins.joining import Joiner
from travaux.ledger.vocabulary import JoinWords
from travaux.store import tables as t
from travaux.store.database import Database
from travaux.store.joins.facts import JoinFacts
from travaux.store.joins.judged import codebooks_in, rules_in
from travaux.store.joins.keep import Keeper
from travaux.store.joins.memory import MOST_NODES, Memory
from travaux.store.joins.rows import Places
from travaux.store.joins.stored import STALE, TOKEN, StoredTalks, stored_talks, suggestion, talks_from, token_of
from travaux.store.joins.versions import standing_versions
from travaux.store.plain import chunks

_AT_ONCE = 2000  # versions


@dataclass(slots=True)
class Remembered:
    """What a process remembers of joins from batch to batch, and when that was right."""

    token: str = ""
    by_talks: dict[int, Memory] = field(default_factory=dict)
    joiners: dict[int, tuple[Talks, Joiner]] = field(default_factory=dict)  # each has looked many words up


def _number(name: str) -> int:
    """The number of talks, the same in every ledger."""
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=4).digest()) >> 1


def _wire(talks: Talks) -> str:
    return json.dumps(talks.to_dict(), ensure_ascii=False, sort_keys=True)


@dataclass(frozen=True, slots=True)
class Joins:
    """The joins of a ledger, in a writing transaction."""

    database: Database
    connection: Connection
    words: JoinWords

    def refresh(self, changed: Iterable[int], at_hand: Mapping[int, JoinFacts]) -> None:
        """Derive what depends on versions anew.

        Args:
            changed: versions that came, went, or stand elsewhere.
            at_hand: what joining keeps of some of them.
        """
        versions = set(changed)
        token = token_of(self.connection, self.words)
        if not versions or token == STALE:
            return
        if token == "":
            self._changed()
        known = stored_talks(self.connection)
        if not known:
            return
        standing = standing_versions(self.connection, versions)
        gone = versions - standing.keys()
        keepers = [self._keeper(each) for each in known]
        remembered = self._remembered()
        token, remembered.token = remembered.token, "failed"  # what is remembered is good for nothing if this fails
        differs = [keeper.update(standing, gone, at_hand) for keeper in keepers]
        remembered.token = token
        if any(differs):
            self._changed()

    def settle(self, *, later: bool = False) -> None:
        """Join for the codebooks that hold, and no other talks; those that are joined already are left as they are.

        Args:
            later: everything is joined anew afterwards, and nothing yet.
        """
        wanted = {_wire(talks) for talks in codebooks_in(self.connection)}
        self._join_for(wanted, suggested=False, later=later)

    def suggest(self) -> None:
        """Join for the talks that the coverage suggests, where there is no codebook."""
        if all(each.suggested for each in stored_talks(self.connection)):
            self._join_for({_wire(suggestion(self.connection, self.words))}, suggested=True)

    def rebuild(self, coverage: Iterable[Mapping[int, JoinFacts]]) -> None:
        """Join anew for all talks.

        Args:
            coverage: what joining keeps of all versions, some at a time, in the order of their places.
        """
        self.database.remembered = None
        known = stored_talks(self.connection)
        for each in known:
            self._clear(each.number)
        for some in coverage:
            for each in known:
                self._keeper(each).update(standing_versions(self.connection, some), set(), some, max(some))
        self._changed()

    def joiners(self) -> list[Joiner]:
        """What joins for the ledger's talks."""
        return [self._joiner(each) for each in stored_talks(self.connection)]

    def _join_for(self, wanted: set[str], *, suggested: bool, later: bool = False) -> None:
        known = {_wire(each.talks): each for each in stored_talks(self.connection)}
        for wire, each in known.items():
            if wire not in wanted or each.suggested != suggested:
                self._clear(each.number)
                self.connection.execute(delete(t.talks).where(t.talks.c.number == each.number))
                self._remembered().by_talks.pop(each.number, None)
        left = {wire: each for wire, each in known.items() if each.suggested == suggested}
        for wire in sorted(wanted - left.keys()):
            given = talks_from(wire)
            talks = StoredTalks(_number(given.name), given, suggested)
            row = (talks.number, given.name, wire, suggested)
            self.database.insert(self.connection, t.talks, ("number", "name", "wire", "suggested"), [row])
            if not later:
                self._join(talks)
        self._changed()

    def _join(self, talks: StoredTalks) -> None:
        versions = sorted(self.connection.execute(select(t.trail.c.version)).scalars())
        keeper = self._keeper(talks)
        for some in chunks(versions, _AT_ONCE):
            keeper.update(standing_versions(self.connection, some), set(), {}, max(some))

    def _clear(self, number: int) -> None:
        for table in (t.deed, t.node, t.term, t.seen, t.asked, t.paper):
            self.connection.execute(delete(table).where(table.c.talks == number))

    def _keeper(self, talks: StoredTalks) -> Keeper:
        joiner, places = self._joiner(talks), Places(talks.talks)
        memory, bonds = self._memory(talks.number, places), Bonds(rules_in(self.connection))
        return Keeper(self.database, self.connection, talks.number, joiner, places, memory, bonds)

    def _joiner(self, talks: StoredTalks) -> Joiner:
        joiners = self._remembered().joiners
        if talks.number not in joiners or joiners[talks.number][0] != talks.talks:
            joiners[talks.number] = talks.talks, Joiner(talks.talks, self.words)
        return joiners[talks.number][1]

    def _memory(self, number: int, places: Places) -> Memory:
        """What this process remembers of talks, where nobody else has changed joins since."""
        remembered = self._remembered()
        memory = remembered.by_talks.get(number)
        if memory is None or len(memory.shelf.nodes) > MOST_NODES:
            memory = remembered.by_talks[number] = Memory(number, places, self.words.weights)
        return memory

    def _remembered(self) -> Remembered:
        token, known = token_of(self.connection, self.words), self.database.remembered
        if not isinstance(known, Remembered) or known.token != token:
            self.database.remembered = known = Remembered(token)
        return known

    def _changed(self) -> None:
        """Tell other processes that joins have changed."""
        token = f"{self.words.version}:{secrets.token_hex(8)}"
        self._remembered().token = token
        self.connection.execute(update(t.setting).where(t.setting.c.name == TOKEN).values(value=token))
