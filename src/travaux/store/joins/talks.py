"""The talks of a ledger: those of codebooks that people brought in, or those that the coverage suggests; joined, and kept so."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, delete, select, update

from travaux.joins.bonds import Bonds
from travaux.joins.codebook import Talks, parse_codebook
from travaux.joins.play import Joiner
from travaux.joins.suggest import MOST_LABELS, suggest_talks
from travaux.ledger.active import active
from travaux.ledger.join_rules import JoinRules, joins
from travaux.ledger.vocabulary import JoinWords
from travaux.record.judgement import CODEBOOK, JOIN_VERDICTS, Judgement
from travaux.store import tables as t
from travaux.store.database import Database, chunks
from travaux.store.joins.facts import ISSUE, SIDE, JoinFacts
from travaux.store.joins.keep import Keeper
from travaux.store.joins.memory import MOST_NODES, Memory
from travaux.store.joins.rows import Places
from travaux.store.joins.versions import standing_versions
from travaux.store.verdicts import load_judgements

STALE = "stale"
JOINS = "joins"  # what judgements are about that join items or part them
TOKEN = "joined"  # of the settings: changes with each change of joins, so that a process knows whether its memory is of today
_AT_ONCE = 2000  # versions


@dataclass(frozen=True, slots=True)
class StoredTalks:
    """Talks of a ledger, by their number in it."""

    number: int
    talks: Talks
    suggested: bool


@dataclass(slots=True)
class Remembered:
    """What a process remembers of joins from batch to batch, and when that was right."""

    token: str = ""
    by_talks: dict[int, Memory] = field(default_factory=dict)


def stored_talks(connection: Connection) -> list[StoredTalks]:
    """The talks for which coverage is joined, by name."""
    found = [StoredTalks(row.number, _from_wire(row.wire), row.suggested) for row in connection.execute(select(t.talks))]
    return sorted(found, key=lambda each: each.talks.name)


def _number(name: str) -> int:
    """The number of talks, the same in every ledger."""
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=4).digest()) >> 1


def _from_wire(wire: str) -> Talks:
    return parse_codebook({"talks": [json.loads(wire)]}, "the ledger")[0]


def _wire(talks: Talks) -> str:
    return json.dumps(talks.to_dict(), ensure_ascii=False, sort_keys=True)


def token_of(connection: Connection, words: JoinWords) -> str:
    """What changes with each change of joins; STALE where they are to be made anew, as another joiner or nobody has made them."""
    token = str(connection.execute(select(t.setting.c.value).where(t.setting.c.name == TOKEN)).scalar_one())
    return token if token in ("", STALE) or token.startswith(f"{words.version}:") else STALE


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

    def settle(self) -> None:
        """Join for the codebooks that hold, and no other talks; those that are joined already are left as they are."""
        wanted = {_wire(talks) for talks in codebooks_in(self.connection)}
        self._join_for(wanted, suggested=False)

    def suggest(self) -> None:
        """Join for the talks that the coverage suggests, where there is no codebook."""
        if all(each.suggested for each in stored_talks(self.connection)):
            self._join_for({_wire(suggestion(self.connection, self.words))}, suggested=True)

    def rebuild(self) -> None:
        """Join anew for all talks."""
        self.database.remembered = None
        for each in stored_talks(self.connection):
            self._clear(each.number)
            self._join(each)
        self._changed()

    def _join_for(self, wanted: set[str], *, suggested: bool) -> None:
        known = {_wire(each.talks): each for each in stored_talks(self.connection)}
        for wire, each in known.items():
            if wire not in wanted or each.suggested != suggested:
                self._clear(each.number)
                self.connection.execute(delete(t.talks).where(t.talks.c.number == each.number))
                self._remembered().by_talks.pop(each.number, None)
        left = {wire: each for wire, each in known.items() if each.suggested == suggested}
        for wire in sorted(wanted - left.keys()):
            given = _from_wire(wire)
            talks = StoredTalks(_number(given.name), given, suggested)
            row = (talks.number, given.name, wire, suggested)
            self.database.insert(self.connection, t.talks, ("number", "name", "wire", "suggested"), [row])
            self._join(talks)
        self._changed()

    def _join(self, talks: StoredTalks) -> None:
        versions = sorted(self.connection.execute(select(t.trail.c.version)).scalars())
        keeper = self._keeper(talks)
        for some in chunks(versions, _AT_ONCE):
            keeper.update(standing_versions(self.connection, some), set(), {})

    def _clear(self, number: int) -> None:
        for table in (t.deed, t.node, t.term, t.seen, t.asked):
            self.connection.execute(delete(table).where(table.c.talks == number))

    def _keeper(self, talks: StoredTalks) -> Keeper:
        joiner, places = Joiner(talks.talks, self.words), Places(talks.talks)
        memory, bonds = self._memory(talks.number, places), Bonds(rules_in(self.connection))
        return Keeper(self.database, self.connection, talks.number, joiner, places, memory, bonds)

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


def codebooks_in(connection: Connection) -> list[Talks]:
    """The talks of the codebooks that hold."""
    return codebooks_among(load_judgements(connection, [CODEBOOK]))


def codebooks_among(judgements: Iterable[Judgement]) -> list[Talks]:
    """The talks of the codebooks that people brought in and nobody took back, by name: of each the newest, an editor's first."""
    newest: dict[str, tuple[Judgement, Talks]] = {}
    for judgement in active(judgements):
        if judgement.verdict != CODEBOOK:
            continue
        talks = _from_wire(judgement.value or "")
        known = newest.get(talks.name)
        if known is None or (judgement.role == "editor") >= (known[0].role == "editor"):
            newest[talks.name] = judgement, talks
    return [talks for _, talks in newest.values()]


def rules_in(connection: Connection) -> JoinRules:
    """What people say of moves that are about the same thing, or aren't."""
    return rules_among(load_judgements(connection, [JOINS]))


def rules_among(judgements: Iterable[Judgement]) -> JoinRules:
    """What judgements come to of moves that are about the same thing, or aren't."""
    return joins([judgement for judgement in judgements if judgement.verdict == "undo" or _of_moves(judgement)])


def _of_moves(judgement: Judgement) -> bool:
    return judgement.verdict in JOIN_VERDICTS and judgement.anchors[0].kind == "move"


def suggestion(connection: Connection, words: JoinWords) -> Talks:
    """The talks that the coverage suggests."""
    c = t.tally.c
    found: dict[str, dict[str, int]] = {}
    for what in (SIDE, ISSUE):
        query = select(c.label, c.stances).where(c.what == what).order_by(c.stances.desc(), c.label).limit(MOST_LABELS)
        found[what] = {row.label: row.stances for row in connection.execute(query)}
    return suggest_talks(found[SIDE], found[ISSUE], words)
