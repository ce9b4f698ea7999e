"""Moves of many reports: whose they are, on whose word, and when they were made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from travaux.joins.home import place_id
from travaux.joins.parties import bare_name, words_of_actor
from travaux.joins.subjects import (
    BOTH_SIDES,
    Names,
    both_sides,
    leaves_itself_out,
    names_own_side,
    names_the_government,
    subjects_of,
)
from travaux.joins.told import UNDATED, Told
from travaux.ledger.words import name_words

if TYPE_CHECKING:
    from travaux.joins.digest import Act
    from travaux.joins.said import Days
    from travaux.record.move import MoveKind, MoveStatus, Standing
    from travaux.record.span import Spans

_ON_AIR = frozenset(
    ("announcer", "anchor", "correspondent", "host", "moderator", "newsreader", "presenter")
)  # an outlet's own voices
STANCES = ("propose", "offer", "demand", "accept", "reject", "concede", "commit")


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
        move: its id in the record.
        party: of the talks.
        standing: `declared` where in each statement of the chain, outlets apart, one who speaks acts for the party; `reported`
            where nobody but the narrator tells it; `claimed` otherwise.
        chain: who speaks, outlets apart, the outermost first; empty where only the narrator does.
        since: the first day on which it can have been made, ISO; None where nothing tells. `made` is the last.
        dated: the days are told, and not only those of the report's release.
        inferred: the party isn't told in the report's words but is that of who says "we".
        about: the report's words for what is proposed, demanded and so on; for the whole move where it has none.
        sentence: the first character of the sentence in which its evidence begins.
    """

    told: Told
    move: str
    kind: MoveKind
    status: MoveStatus
    party: str
    standing: Standing
    chain: tuple[Voice, ...]
    since: str | None
    made: str | None
    dated: bool
    inferred: bool
    evidence: Spans
    quote: str
    about: str
    condition: str | None
    sentence: int
    _making: tuple[str, str, str, Spans, str] | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def speaker(self) -> str | None:
        """The name of the innermost who speaks; None where the narrator does, or nobody knows."""
        return self.chain[-1].name if self.chain else None

    @property
    def said_by(self) -> str:
        """Who speaks in the chain, the outermost first: "Lavrov: Blinken"."""
        return ": ".join(voice.name or "somebody" for voice in self.chain) or "another"

    @property
    def origin(self) -> str:
        """Where its sentence comes from: the origin whose words it copies, else its report's own."""
        return self.told.copied_from.get(self.sentence, self.told.origin)

    @property
    def id(self) -> str:
        """Its version, move and party."""
        return self.making[-1]

    @property
    def order(self) -> tuple[str, str, Spans, str]:
        """Its place among those that are known, the earliest first."""
        return self.making[1:]

    @property
    def making(self) -> tuple[str, str, str, Spans, str]:
        """Its place among those that were made, the earliest first."""
        if self._making is None:
            id = f"{self.told.version}/{self.move}/{self.party}"
            making = (self.made or "", self.told.day or UNDATED, self.told.version, self.evidence, id)
            object.__setattr__(self, "_making", making)  # views sort by it again and again
            return making
        return self._making

    def made_with(self, first: Deed) -> Deed:
        """The same, made when another was."""
        if (self.since, self.made, self.dated) == (first.since, first.made, first.dated):
            return self
        whose = self.told, self.move, self.kind, self.status, self.party, self.standing, self.chain
        words = self.evidence, self.quote, self.about, self.condition, self.sentence
        return Deed(*whose, first.since, first.made, first.dated, self.inferred, *words)  # replace() takes three times as long

    def to_dict(self) -> dict[str, Any]:
        """What a view shows of it: the report, who speaks, when, and the words with their place."""
        return {
            "version": self.told.version,
            "item": self.move,
            "publisher": self.told.publisher,
            "title": self.told.title,
            "released": self.told.release,
            "origin": self.origin,
            "party": self.party,
            "kind": self.kind,
            "status": self.status,
            "standing": self.standing,
            "chain": [{"speaker": voice.name, "party": voice.party} for voice in self.chain],
            "since": self.since,
            "made": self.made,
            "inferred": self.inferred,
            "spans": [list(span) for span in self.evidence],
            "quote": self.quote,
        }


def deeds_of(told: Told, parties: Mapping[str, str], names: Names) -> Iterator[tuple[Deed, Act]]:
    """What the parties do in one report, in text order.

    Args:
        parties: of its actors.
    """
    digest = told.digest
    called = {figure.id: bare_name(figure.name) for figure in digest.figures}
    outlets = _outlets(told, parties)
    for act in digest.acts:
        groups = _voices(act.voices, outlets)
        voices = [voice for group in groups for voice in group]
        named, inferred = _whose(act, told, voices, parties, names)
        chain = tuple(Voice(called.get(voice), parties.get(voice)) for voice in voices)
        told_days = _days(told, act.days)
        since, made = told_days or (told.day, told.day)
        for party in sorted(named):
            yield (
                Deed(
                    told,
                    act.move,
                    act.kind,
                    act.status,
                    party,
                    _standing(told, groups, party, parties),
                    chain,
                    since,
                    made,
                    told_days is not None,
                    inferred,
                    act.evidence,
                    act.quote,
                    act.about,
                    act.condition,
                    act.begins,
                ),
                act,
            )


def _whose(act: Act, told: Told, voices: Sequence[str], parties: Mapping[str, str], names: Names) -> tuple[set[str], bool]:
    """The parties of a move, and whether they are inferred."""
    if not act.party:
        return _unnamed(act, told, voices, parties, names)
    if found := {parties[actor] for actor in act.party if actor in parties}:
        return found, False
    called = (figure.name for figure in told.digest.figures if figure.id in act.party)
    if any(words_of_actor(name) in BOTH_SIDES for name in called):
        return both_sides(told, parties, voices), True
    return set(subjects_of(act, told.digest, names)), False  # the record takes "the buyer states" for a buyer


def _unnamed(act: Act, told: Told, voices: Sequence[str], parties: Mapping[str, str], names: Names) -> tuple[set[str], bool]:
    """The parties of a move whose record names nobody, and whether they are inferred: from "we", "the government", a seat."""
    if found := subjects_of(act, told.digest, names):
        return set(found), False
    if (seat := parties.get(place_id(act))) is not None:
        return {seat}, True
    speaker = voices[-1] if voices else told.digest.outlets[0]
    own = (act.own and voices) or names_own_side(act, spoken=bool(voices)) or (not voices and leaves_itself_out(act))
    own = own or (names_the_government(act) and _is_of_a_state(told, speaker, parties))
    return ({parties[speaker]}, True) if own and speaker in parties else (set(), False)


def _is_of_a_state(told: Told, speaker: str, parties: Mapping[str, str]) -> bool:
    """Whether somebody who speaks acts for a party that has a government."""
    party = parties.get(speaker)
    return any(figure.kind == "government" and parties.get(figure.id) == party for figure in told.digest.figures)


def redated(deeds: Iterable[Deed], earlier: Iterable[Deed]) -> list[Deed]:
    """Deeds of a later version of a report; what an earlier one told in the same words keeps the days that it had there."""
    known = {(deed.party, deed.kind, deed.status, deed.quote): deed for deed in earlier}
    found = []
    for deed in deeds:
        was = known.get((deed.party, deed.kind, deed.status, deed.quote))
        found.append(replace(deed, since=was.since, made=was.made) if was is not None and not deed.dated else deed)
    return found


def _outlets(told: Told, parties: Mapping[str, str]) -> set[str]:
    """The actors of a report that are its outlets; who acts for a party is none, even where the report is the party's own."""
    names = {figure.id: words_of_actor(figure.name) for figure in told.digest.figures}
    outlets = {names[outlet] for outlet in told.digest.outlets if outlet in names}
    aired = {figure.id for figure in told.digest.figures if {*names[figure.id][-1:], *name_words(figure.role or "")[-1:]} & _ON_AIR}
    return {id for id, words in names.items() if (words in outlets or id in aired) and id not in parties}


def _voices(chain: Sequence[Sequence[str]], outlets: Set[str]) -> list[tuple[str, ...]]:
    """Who speaks in each statement of a chain, the outermost first, outlets apart; an empty string for somebody unknown."""
    groups = [tuple(speaker for speaker in group if speaker not in outlets) for group in chain]
    return [group for group in groups if group]


def _standing(told: Told, voices: Sequence[Sequence[str]], party: str, parties: Mapping[str, str]) -> Standing:
    """Own word where one at least of those who speak together in each statement acts for the party."""
    if not voices:
        publisher = parties.get(told.digest.outlets[0])
        if publisher is None:
            return "reported"
        return "declared" if publisher == party else "claimed"  # a release's narrator is its author
    own = all(any(parties.get(voice) == party for voice in group) for group in voices)
    return "declared" if own else "claimed"


def _days(told: Told, days: Sequence[Days]) -> Days | None:
    """The first and the last day on which a move can have been made, where they are told: its own time, else that of saying it.

    What was done when the report came out wasn't done later: a later time is that of what the move is about, and of a span only
    what lies before counts.
    """
    for first, last in days:
        if told.day is None or first <= told.day:
            return first, min(last, told.day or last)
    return None
