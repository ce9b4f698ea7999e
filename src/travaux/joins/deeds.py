"""What the parties do, as reports tell it: a move of one of them, whose word it is, and when it was made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from travaux.joins.told import UNDATED, Told

if TYPE_CHECKING:
    from travaux.record.move import MoveKind, MoveStatus, Standing
    from travaux.record.span import Spans

FORWARD = ("propose", "offer", "demand")  # kinds of what is put forward
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
        confidence: how likely it is that the move is one, and right; None where nothing tells.
        others: the other parties who do it too, towards whom it is done, or whom its words name.
        towards: the names of those towards whom it is made, or for whom they act, its own party left out.
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
    confidence: float | None = None
    others: tuple[str, ...] = ()
    towards: tuple[str, ...] = ()
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
        words = self.evidence, self.quote, self.about, self.condition, self.sentence, self.confidence
        whom = self.others, self.towards
        return Deed(*whose, first.since, first.made, first.dated, self.inferred, *words, *whom)  # three times as fast as replace()

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
            "towards": list(self.towards),
        }


def told_towards(deeds: Iterable[Deed], about: str) -> tuple[str, ...]:
    """Towards whom something is done, as the first of some deeds tells it that has these words."""
    return next((deed.towards for deed in deeds if deed.about == about), ())
