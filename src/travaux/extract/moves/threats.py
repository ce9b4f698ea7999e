"""Readiness and resolve that offer nothing: "is prepared to go to court", "will walk out unless"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from travaux.extract.moves.scene import MoveScene
from travaux.extract.moves.triggers import Trigger

_IF = frozenset({"if", "unless"})
_AGAINST = frozenset({"reject", "warn", "accuse"})


def with_threats(scene: MoveScene, triggers: Sequence[Trigger]) -> list[Trigger]:
    """The triggers; who is ready to do another harm, or to refuse him something, warns him of it and does no more.

    So does who will do so on a condition: "will boycott the talks unless he is freed".
    """
    against = {t.token for t in triggers if t.kind in _AGAINST and t.sense is not None and "modal" not in t.sense.flags}
    threatened: set[int] = set()
    found = []
    for trigger in triggers:
        ready = trigger.kind == "offer" and trigger.sense is not None and "/adj/" in trigger.sense.name
        done = scene.relations.of(trigger.token).get("xcomp", ()) if ready else ()
        if any(k in against or is_hostile(scene, k) for k in done):
            threatened.update(done)
            trigger = replace(trigger, kind="warn")
        elif trigger.kind == "reject" and is_hostile(scene, trigger.token) and _depends(scene, trigger.token):
            trigger = replace(trigger, kind="warn", sense=None)
        found.append(trigger)
    return [trigger for trigger in found if trigger.token not in threatened]


def _depends(scene: MoveScene, verb: int) -> bool:
    """Whether a verb tells what somebody will do if something else is so."""
    clauses, children = scene.clauses, scene.clauses.children[verb]
    beside = {clauses.word(c).lower() for c in children if c < verb}
    clauses_behind = (k for c in children if clauses.tokens[c].deprel == "advcl" for k in clauses.children[c])
    told = any(clauses.tokens[k].deprel == "mark" and clauses.word(k).lower() in _IF for k in clauses_behind)
    return told and not beside.isdisjoint(scene.moods.future) and beside.isdisjoint(scene.moods.negations)


def is_hostile(scene: MoveScene, verb: int) -> bool:
    """Whether a verb, with words behind it in order, tells of harm done to another: "take | its neighbour | to court"."""
    clauses = scene.clauses
    words = [clauses.word(k).lower() for k in sorted(clauses.subtree(verb)) if k >= verb]
    for phrase in scene.moods.hostile:
        rest = iter(words)
        first, *behind = phrase.split()
        if next(rest, "") == first and all(any(word == wanted for word in rest) for wanted in behind):
            return True
    return False
