"""What seems a move that nobody is told to have made: what is only wanted, asked about, or reported and denied."""

from __future__ import annotations

from collections.abc import Sequence

from travaux.extract.moves.scene import MoveScene
from travaux.extract.moves.triggers import Trigger

_GIVEN = frozenset({"commit", "offer", "accept", "concede"})
_ONE = frozenset({"a", "an", "any"})
_DENIES = frozenset({"deny", "denies", "denied", "denying"})
_OBJECTS = ("obj", "obl", "conj", "dep", "nsubj:pass")


def is_untold(scene: MoveScene, trigger: Trigger, triggers: Sequence[Trigger]) -> bool:
    """Whether a word tells of no move of anybody's."""
    wanted = _is_only_wanted(scene, trigger, triggers) or _is_what_was_done(scene, trigger)
    return wanted or _denies_a_report(scene, trigger) or _is_to_ask(scene, trigger)


def _is_to_ask(scene: MoveScene, trigger: Trigger) -> bool:
    """Whether a word only opens a question as members of a parliament put it: "To ask the Minister what reply has come"."""
    clauses, i = scene.clauses, trigger.token
    before = clauses.word(i - 1) if i else ""
    asked = scene.relations.of(i).keys() & {"ccomp"}
    return trigger.kind == "demand" and clauses.word(i).lower() == "ask" and before == "To" and bool(asked)


def _denies_a_report(scene: MoveScene, trigger: Trigger) -> bool:
    """ "Belmar denied a report that it was in talks" refuses nobody anything."""
    told = scene.relations.of(trigger.token).get("obj", ()) if trigger.kind == "reject" else ()
    denies, clauses = scene.clauses.word(trigger.token).lower() in _DENIES, scene.clauses
    reports = [k for k in told if clauses.word(k).lower() in scene.moods.rumours]
    return denies and any(clauses.tokens[c].deprel.startswith(("acl", "ccomp")) for k in reports for c in clauses.children[k])


def _is_only_wanted(scene: MoveScene, trigger: Trigger, triggers: Sequence[Trigger]) -> bool:
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


def _is_what_was_done(scene: MoveScene, trigger: Trigger) -> bool:
    """Whether a passive only asks what was done, or tells that it will be told: "What has been agreed?"."""
    found = scene.relations.of(trigger.token)
    told = (*found.get("passive", ()), *found.get("obj", ())) if scene.relations.is_passive(trigger.token) else ()
    inside = scene.statement_with(scene.span_of((trigger.token,)))
    return inside is None and "by" not in found and any(scene.clauses.word(k).lower() == "what" for k in told)


def _is_verb(scene: MoveScene, i: int) -> bool:
    return scene.clauses.tokens[i].upos == "VERB"
