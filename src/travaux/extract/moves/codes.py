"""Moves as PLOVER events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from travaux.analysis.values import Analysis
from travaux.extract.moves.scene import MoveScene
from travaux.extract.moves.triggers import Trigger
from travaux.extract.plover import Event, PloverMap, Weights, classify, find_plover, stem
from travaux.record.move import Move, Plover
from travaux.record.span import Span


@dataclass(frozen=True, slots=True)
class PloverCoder:
    """The classifier of roots and the map from kinds of moves to event types."""

    weights: Weights
    mapping: PloverMap


def code_moves(
    moves: Sequence[Move], triggers: Sequence[Trigger], scene: MoveScene, coder: PloverCoder, analysis: Analysis | None
) -> tuple[Move, ...]:
    """The moves with the PLOVER event and mode of each; none where PLOVER codes no event.

    Args:
        analysis: of the report, if its encoder is the one that the classifier was trained with.
    """
    return tuple(
        replace(move, plover=_code(move, trigger, scene, coder, analysis)) for move, trigger in zip(moves, triggers, strict=True)
    )


def _code(move: Move, trigger: Trigger, scene: MoveScene, coder: PloverCoder, analysis: Analysis | None) -> Plover | None:
    clauses = scene.clauses
    sentence = clauses.sentence_span(clauses.sentence_of(trigger.token))
    sources, targets = (tuple(_mentions(scene, actors, sentence)) for actors in (move.party, move.to))
    ranked = classify(Event(clauses, sources, targets, trigger.token), coder.weights, analysis)
    words = [trigger.token, *(k for span in move.evidence for k in clauses.range_of(span))]
    stems = (stem(clauses.word(k), clauses.tokens[k].upos, coder.weights.stems) for k in words)
    return find_plover(move.kind, move.status, ranked, stems, coder.mapping)


def _mentions(scene: MoveScene, actors: Sequence[str], sentence: Span) -> Iterator[Span]:
    """Where a sentence names actors."""
    for actor in actors:
        for mention in scene.actors[actor].mentions:
            if sentence[0] <= mention.start and mention.end <= sentence[1]:
                yield mention.start, mention.end
