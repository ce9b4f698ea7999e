"""Words that show moves: by a sense of the lexicon, by the model, or by both."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from travaux.analysis.values import MoveCue
from travaux.extract.moves.lexicon import PARTS, MoveLexicon, Sense
from travaux.extract.moves.relations import Relations
from travaux.record.move import MoveKind


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that shows a move of a kind, with its sense, the model's view of it, and the score in [0, 1] of both together."""

    token: int
    kind: MoveKind
    score: float
    sense: Sense | None
    cue: MoveCue | None


@dataclass(frozen=True, slots=True)
class Weights:
    """How sense and model add up to the log odds that a word shows a move of a kind.

    Fitted by training/fit_moves.py on the annotated reports, by documents that the model wasn't trained on.
    """

    bias: float = 0.3
    model: float = 0.75
    sense: float = 1.6
    weak: float = 0.2
    other: float = -0.6  # a sense of the word, but for another kind
    least: float = 0.5


WEIGHTS = Weights()
_FLOOR = 0.01  # the model's probability where it names none


def find_triggers(
    relations: Relations, lexicon: MoveLexicon, cues: Mapping[int, MoveCue], weights: Weights = WEIGHTS
) -> Iterator[Trigger]:
    """Triggers in text order, one a word at most: its likeliest kind."""
    for i in range(len(relations.clauses.tokens)):
        senses, cue = matching_senses(relations, lexicon, i), cues.get(i)
        if not senses and cue is None:
            continue
        by_kind = {sense.kind: sense for sense in reversed(senses)}
        scored = [(_log_odds(kind, by_kind, cue, weights), kind) for kind in {*by_kind, *(cue.kinds if cue else ())}]
        odds, kind = max(scored, default=(-math.inf, None))
        score = 1 / (1 + math.exp(-max(odds, -30.0)))
        if kind is not None and score >= weights.least:
            yield Trigger(i, kind, score, by_kind.get(kind), cue)


def _log_odds(kind: MoveKind, senses: Mapping[MoveKind, Sense], cue: MoveCue | None, weights: Weights) -> float:
    chance = min(max(cue.kinds.get(kind, 0.0) if cue else 0.0, _FLOOR), 1 - _FLOOR)
    odds = weights.bias + weights.model * math.log(chance / (1 - chance))
    if kind in senses:
        return odds + (weights.weak if "weak" in senses[kind].flags else weights.sense)
    return odds + (weights.other if senses else 0.0)


def matching_senses(relations: Relations, lexicon: MoveLexicon, i: int) -> list[Sense]:
    """The senses of a word whose needs are met here; where one needs more than another, it stands first."""
    clauses = relations.clauses
    form = clauses.word(i).lower()
    upos = clauses.tokens[i].upos
    parts = [part for part, tags in PARTS.items() if upos in tags]
    found: list[Sense] = []
    for part in (*parts, "phrase"):
        for rest, sense in lexicon.of(part, form):
            if (not rest or _follow(relations, i, rest)) and _has_needs(relations, i, sense):
                found.append(sense)
    return sorted(found, key=lambda sense: -len(sense.needs))


def _follow(relations: Relations, i: int, rest: tuple[str, ...]) -> bool:
    """Whether the other words of a form stand right after a word, or its particle elsewhere ("turned the offer down")."""
    clauses = relations.clauses
    after = tuple(clauses.word(k).lower() for k in range(i + 1, min(i + 1 + len(rest), len(clauses.tokens))))
    if after == rest:
        return True
    particles = [clauses.word(k).lower() for k in relations.of(i).get("particle", ())]
    return len(rest) == 1 and rest[0] in particles


def _has_needs(relations: Relations, i: int, sense: Sense) -> bool:
    found = relations.of(i)
    return all(any(_meets(found, need) for need in alternatives) for alternatives in sense.needs)


def _meets(found: Mapping[str, list[int]], need: str) -> bool:
    if need.startswith("!"):
        return need[1:] not in found
    if need == "poss":
        return any(name in found for name in ("poss", "of", "by", "of side"))
    if need == "inf":
        return "inf" in found or "xcomp" in found
    return need in found or "obj " + need in found
