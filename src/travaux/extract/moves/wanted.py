"""What somebody only wants another to do, and nobody has done."""

from __future__ import annotations

from collections.abc import Sequence

from travaux.extract.moves.scene import MoveScene
from travaux.extract.moves.triggers import Trigger

_GIVEN = frozenset({"commit", "offer", "accept", "concede"})
_ONE = frozenset({"a", "an", "any"})
_OBJECTS = ("obj", "obl", "conj", "dep", "nsubj:pass")


def is_only_wanted(scene: MoveScene, trigger: Trigger, triggers: Sequence[Trigger]) -> bool:
    """Whether a noun tells what is asked for: "wants a pledge that the front will stop", "asked for the bodies, and a promise"."""
    clauses = scene.clauses
    noun = clauses.tokens[trigger.token]
    if trigger.kind not in _GIVEN or noun.upos != "NOUN" or noun.deprel not in _OBJECTS:
        return False
    if not any(clauses.word(c).lower() in _ONE for c in clauses.children[trigger.token]):
        return False
    over = noun.head
    if over >= 0 and clauses.tokens[over].upos == "NOUN" and noun.deprel == "conj":
        over = clauses.tokens[over].head
    return any(other.token == over and other.kind == "demand" and _is_verb(scene, over) for other in triggers)


def _is_verb(scene: MoveScene, i: int) -> bool:
    return scene.clauses.tokens[i].upos == "VERB"
