"""Moves of many reports, taken out of their records: whose they are, on whose word, and when they were made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import Any

from travaux.joins.parties import ActorKey, bare_name, words_of_actor
from travaux.joins.told import Told
from travaux.ledger.words import sentences_of
from travaux.record.move import Move, MoveKind, MoveStatus, Standing
from travaux.record.record import Record
from travaux.record.span import Spans
from travaux.record.statement import Statement
from travaux.record.time import TimeValue

STANCES = ("propose", "offer", "demand", "accept", "reject", "concede", "commit")
_OURS = ("We", "we", "I")


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks in a chain, and for which party; None where that isn't known."""

    name: str | None
    party: str | None


@dataclass(frozen=True, slots=True)
class Deed:
    """One party's move, as one report tells it.

    Args:
        told: the report.
        move: by which it is in its record.
        party: of the codebook, or of the coverage.
        standing: `declared` where in each statement of the chain, outlets apart, one who speaks acts for the party; `reported`
            where nobody but the narrator tells it; `claimed` otherwise.
        chain: who speaks, outlets apart, the outermost first; empty where only the narrator does.
        made: the last day on which it can have been made, ISO; None where nothing tells.
        since: the first.
        inferred: the party isn't told in the report's words but is that of who says "we".
    """

    told: Told
    move: Move
    party: str
    standing: Standing
    chain: tuple[Voice, ...]
    since: str | None
    made: str | None
    inferred: bool = False

    @property
    def kind(self) -> MoveKind:
        return self.move.kind

    @property
    def status(self) -> MoveStatus:
        return self.move.status

    @property
    def speaker(self) -> str | None:
        """The name of the innermost who speaks; None where the narrator does, or nobody knows."""
        return self.chain[-1].name if self.chain else None

    @property
    def said_by(self) -> str:
        """Who speaks in the chain, the outermost first: "Lavrov: Blinken"."""
        return ": ".join(voice.name or "somebody" for voice in self.chain) or "another"

    @property
    def about(self) -> str:
        """The report's words for what is proposed, demanded and so on; for the whole move where it has none."""
        return self.words(self.move.object) or self.words(self.move.evidence)

    @property
    def sentence(self) -> int:
        """The number of the sentence in which its evidence begins."""
        at = self.move.evidence[0][0]
        return sentences_of([(at, at + 1)], [start for start, _ in self.told.record.sentences])[0]

    @property
    def id(self) -> str:
        """Its version, move and party."""
        return f"{self.told.version}/{self.move.id}/{self.party}"

    def to_dict(self) -> dict[str, Any]:
        """What a view shows of it: the report, who speaks, when, and the words with their place."""
        return {
            "version": self.told.version,
            "item": self.move.id,
            "publisher": self.told.publisher,
            "released": self.told.release,
            "party": self.party,
            "kind": self.kind,
            "status": self.status,
            "standing": self.standing,
            "chain": [{"speaker": voice.name, "party": voice.party} for voice in self.chain],
            "made": self.made,
            "inferred": self.inferred,
            "spans": [list(span) for span in self.move.evidence],
            "quote": self.words(self.move.evidence),
        }

    def words(self, spans: Spans | None) -> str:
        """The report's words at spans."""
        return self.told.record.quote(spans) if spans else ""


def deeds_of(told: Told, parties: Mapping[ActorKey, str]) -> Iterator[Deed]:
    """What the parties do in one report, in text order."""
    record = told.record
    statements = {statement.id: statement for statement in record.statements}
    called = {actor.id: bare_name(actor.name) for actor in record.actors}
    outlets = _outlets(told, parties)
    for move in sorted(record.moves, key=lambda move: move.evidence):
        chain = _chain(move.statement, statements)
        groups = _voices(chain, outlets)
        voices = [voice for group in groups for voice in group]
        named = {parties[key] for actor in move.party if (key := (told.version, actor)) in parties}
        inferred = False
        if not named and voices and (who := parties.get((told.version, voices[-1]))) and _is_own(record, move):
            named, inferred = {who}, True
        since, made = _made(told, move, chain)
        chain_of = tuple(Voice(called.get(voice), parties.get((told.version, voice))) for voice in voices)
        for party in sorted(named):
            yield Deed(told, move, party, _standing(told, groups, party, parties), chain_of, since, made, inferred)


def _is_own(record: Record, move: Move) -> bool:
    """Whether the one who speaks says "we" of who does it, or names nobody."""
    if move.party:
        return False
    first = record.quote(move.evidence).replace("’", "'").split()[:1]
    return bool(first) and first[0].split("'")[0] in _OURS


def _chain(statement: str | None, statements: Mapping[str, Statement]) -> list[Statement]:
    """The statements that a move lies in, the outermost first."""
    chain: list[Statement] = []
    while statement is not None and statement in statements and statements[statement] not in chain:
        chain.append(statements[statement])
        statement = chain[-1].within
    return chain[::-1]


def _outlets(told: Told, parties: Mapping[ActorKey, str]) -> set[str]:
    """The actors of a report that are its outlets; who acts for a party is none, even where the report is the party's own."""
    record = told.record
    names = {actor.id: words_of_actor(actor.name) for actor in record.actors}
    outlets = {names[outlet] for outlet in (record.publisher_actor, *record.credits) if outlet in names}
    return {id for id, words in names.items() if words in outlets and (told.version, id) not in parties}


def _voices(chain: Sequence[Statement], outlets: Set[str]) -> list[tuple[str, ...]]:
    """Who speaks in each statement of a chain, the outermost first, outlets apart; an empty string for somebody unknown."""
    groups = [tuple(s for s in (each.speaker or "", *each.co_speakers) if s not in outlets) for each in chain]
    return [group for group in groups if group]


def _standing(told: Told, voices: Sequence[Sequence[str]], party: str, parties: Mapping[ActorKey, str]) -> Standing:
    """Own word where one at least of those who speak together in each statement acts for the party."""
    if not voices:
        publisher = parties.get((told.version, told.record.publisher_actor or ""))
        if publisher is None:
            return "reported"
        return "declared" if publisher == party else "claimed"  # a release's narrator is its author
    own = all(any(parties.get((told.version, voice)) == party for voice in group) for group in voices)
    return "declared" if own else "claimed"


def _made(told: Told, move: Move, chain: Sequence[Statement]) -> tuple[str | None, str | None]:
    """The first and last day on which a move can have been made: its own time, else that of saying it, else the day of release.

    A planned one's own time is still to come: it stands from when it is told. What was done when the report came out wasn't done
    later: a later time is that of what the move is about, and of a span only what lies before counts.
    """
    said = next((statement.said for statement in reversed(chain) if statement.said is not None), None)
    for value in (move.time if move.status != "planned" else None, said):
        if value is not None and (days := _days(value)) is not None and (told.day is None or days[0] <= told.day):
            return days[0], min(days[1], told.day or days[1])
    return told.day, told.day


def _days(value: TimeValue) -> tuple[str, str] | None:
    first, last = value.earliest, value.latest
    if first is None or last is None:
        return None
    try:
        date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return None
    return first, last
