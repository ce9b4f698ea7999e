"""Who speaks in a report, by the side that each speaks for; and who is only named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from travaux.cli.view import View
    from travaux.record.actor import Actor
    from travaux.record.statement import Statement

KINDS = {
    "government": "governments",
    "organisation": "organisations",
    "bloc": "blocs",
    "person": "people",
    "office": "offices",
    "group": "groups",
}
_DAYS_SHOWN = 2


@dataclass(frozen=True, slots=True)
class Voice:
    """One who speaks: how many statements, and on which days as far as they are told."""

    actor: Actor
    statements: int
    days: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """A party and those who speak for it, the most heard first. `party` is None for those whose party isn't told."""

    party: Actor | None
    voices: tuple[Voice, ...]

    @property
    def statements(self) -> int:
        """How many statements its voices make together."""
        return sum(voice.statements for voice in self.voices)


def find_sides(view: View) -> list[Side]:
    """The sides of a report, the most heard first, those without a party last."""
    heard: dict[str, list[Statement]] = {}
    for statement in view.record.statements:
        for id in (statement.speaker, *statement.co_speakers):
            if id in view.actors:
                heard.setdefault(id, []).append(statement)
    groups: dict[str, list[Voice]] = {}
    for id, statements in heard.items():
        party = view.side(view.actors[id])
        days = tuple(dict.fromkeys(view.said(s) for s in statements if s.said))
        groups.setdefault(party.id if party else "", []).append(Voice(view.actors[id], len(statements), days))
    sides = [Side(view.actors.get(id), tuple(sorted(voices, key=lambda v: -v.statements))) for id, voices in groups.items()]
    return sorted(sides, key=lambda side: (side.party is None, -side.statements))


def voice_words(view: View, side: Side, voice: Voice) -> tuple[str, str]:
    """A voice's name and role, and its figures: `("Henrik Aas, foreign minister", "3, Tue 19 Mar")`."""
    actor = voice.actor
    name = "in its own name" if side.party is not None and actor.id == side.party.id else view.name(actor.id)
    between = view.name(actor.party) if actor.party and side.party and actor.party not in (side.party.id, actor.id) else ""
    known = name.lower()
    parts = [name, *(part for part in (view.role(actor), between) if part and part.lower() not in known)]
    shown = voice.days if len(voice.days) <= _DAYS_SHOWN else ()
    return ", ".join(parts), ", ".join((str(voice.statements), *shown))


def find_named(view: View) -> dict[str, list[Actor]]:
    """Actors who don't speak and for whom nobody speaks, by the plural of their kind, the most often named first."""
    heard = {id for s in view.record.statements for id in (s.speaker, *s.co_speakers)}
    parties = {side.party.id for side in find_sides(view) if side.party is not None}
    told = {view.record.publisher_actor, *view.record.credits, *heard, *parties}
    others: dict[str, Actor] = {}
    for actor in view.record.actors:
        if actor.id not in told:
            others.setdefault(actor.name.lower(), actor)
    left = sorted(others.values(), key=lambda actor: -len(actor.mentions))
    return {plural: found for kind, plural in KINDS.items() if (found := [a for a in left if a.kind == kind])}
