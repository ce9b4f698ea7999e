"""How surely a text is one that passes between parties or is prepared to, and not one named in passing."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from travaux.extract.documents.history import SENT, Handling
from travaux.extract.documents.joining import Group
from travaux.extract.moves.scene import MoveScene


@dataclass(frozen=True, slots=True)
class Weights:
    """Log odds by what is told of a text.

    Fitted by logistic regression to annotated reports, those of training/annotations among them, and rounded.
    """

    bias: float = -2.6
    plain: float = 1.35  # by the rank of its noun
    strong: float = 2.15
    written: float = 1.65  # a state that only a text has: sent, signed, published ...
    kept: float = 0.6  # signed, or kept from others
    done: float = 1.05  # another state: adopted, rejected, announced ...
    used: float = 1.2  # a party handles it otherwise: studies it, supports it, speaks in it
    marked: float = 1.3  # written, leaked, of so many pages
    paged: float = 2.0  # of so many pages
    owned: float = 0.7  # it is told whose it is, or whom it is for
    passed: float = 0.9  # it goes from somebody told to somebody told, or several sides make it
    twice: float = 1.15
    often: float = 1.0
    plural: float = -0.75
    proposal: float = -0.35  # what is proposed need not be written
    speaks: float = 0.3  # it is a statement's source: "the plan calls for"
    least: float = 0.38  # probability from which it counts


WEIGHTS = Weights()
_OFTEN = 4  # mentions
PASSED_ON = frozenset({"submitted", "received"})
_KEPT = frozenset({"signed", "withheld"})
_MADE = frozenset({"drafted", "signed"})
_OF_TEXTS = frozenset({"drafted", "ready", "submitted", "received", "published", "withheld", "signed"})


def probability(scene: MoveScene, group: Group, handlings: Sequence[Handling], weights: Weights = WEIGHTS) -> float:
    """The probability in [0, 1] that a text is a document of the negotiation."""
    mentions = group.mentions
    states = {s.state for h in handlings for s in h.states}
    ranks = {m.noun.rank for m in mentions}
    sources = [span for s in scene.statements for span in s.source]
    from_whom = any(m.owners for m in mentions) or any(h.authors for h in handlings)
    said_in = any(h.known and h.hands and not h.states for h in handlings) and mentions[0].noun.kind in SENT
    passed_on = bool(states & PASSED_ON) or said_in
    makers = [a for h in handlings if h.states for a in h.authors]
    sides = {scene.side_of(a) for a in makers}
    to_whom = any(m.recipients for m in mentions) or any(h.recipients for h in handlings)
    spoken = all(m.noun.kind == "statement" for m in mentions)  # what is issued may have been said only
    made = bool(states & _MADE) or ("published" in states and not spoken)
    told = (
        (weights.strong if "strong" in ranks else weights.plain if "plain" in ranks else 0.0, True),
        (weights.written if states & _OF_TEXTS or any(h.written for h in handlings) else weights.done, bool(states)),
        (weights.kept, bool(states & _KEPT)),
        (weights.used, any(h.known and not h.states for h in handlings)),
        (weights.marked, any(m.marked for m in mentions)),
        (weights.paged, any(m.pages is not None for m in mentions)),
        (weights.owned, any(m.owners or m.recipients for m in mentions)),
        (
            weights.passed,
            (passed_on and (from_whom or to_whom))
            or any(h.authors and h.recipients for h in handlings)
            or (made and bool(makers))
            or (bool(states) and len(sides) > 1),
        ),
        (weights.twice, len(mentions) > 1),
        (weights.often, len(mentions) >= _OFTEN),
        (weights.plural, all(m.plural for m in mentions)),
        (weights.proposal, all(m.noun.kind == "proposal" for m in mentions)),
        (weights.speaks, any(a <= m.span[0] and m.span[1] <= b for m in mentions for a, b in sources)),
    )
    odds = weights.bias + sum(weight for weight, holds in told if holds)
    return 1 / (1 + math.exp(-odds))
