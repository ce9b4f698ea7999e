"""Actors: whoever speaks, acts, is addressed or is represented in a report."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

ActorKind = Literal["person", "office", "government", "organisation", "bloc", "group"]
MentionForm = Literal["name", "nominal", "pronoun"]


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for an actor."""

    start: int
    end: int
    form: MentionForm


@dataclass(frozen=True, slots=True)
class Actor:
    """One real-world entity of a report. `party` is the id of the government or organisation it speaks or acts for.

    `codes` may hold `iso3` (ISO 3166 alpha-3), `plover` (PLOVER actor code) and `wikidata` (a Q number).
    """

    id: str
    name: str
    kind: ActorKind
    mentions: tuple[Mention, ...]
    role: str | None = None
    party: str | None = None
    codes: dict[str, str] = field(default_factory=dict)
