"""What is done within a family, or told to the public at large: nobody negotiates there."""

from __future__ import annotations

from travaux.extract.moves.scene import MoveScene
from travaux.extract.moves.triggers import Trigger

_KIN = frozenset(
    "husband wife fiancé fiancée fiance fiancee boyfriend girlfriend bride mother father son daughter brother sister uncle "  # noqa: SIM905
    "aunt cousin grandmother grandfather parents".split()
)
_PUBLIC = frozenset(
    "motorists commuters holidaymakers tourists travellers travelers shoppers spectators fans viewers listeners readers "  # noqa: SIM905
    "punters swimmers bathers hikers anglers cyclists".split()
)
_GREETED = frozenset({"embrace", "welcome", "greet", "hail"})
_TOLD = frozenset({"warn", "demand", "offer", "commit"})


def is_private(scene: MoveScene, trigger: Trigger) -> bool:
    """Whether a word tells what is done by somebody's kin, or with them: "her husband proposed to her", "met his sister".

    Kin of somebody named may act for him ("the king's brother offered to mediate"), and kin be what is fought about.
    """
    clauses, found = scene.clauses, scene.relations.of(trigger.token)
    places = ("subj", "with", "obj") if trigger.kind == "consult" else ("subj", "with")
    for k in (k for name in places for k in found.get(name, ())):
        owned = any(clauses.tokens[c].deprel == "nmod:poss" and clauses.tokens[c].upos == "PRON" for c in clauses.children[k])
        if clauses.word(k).lower() in _KIN and owned and not _is_named(scene, k):
            return True
    return False


def is_told_to_all(scene: MoveScene, trigger: Trigger) -> bool:
    """Whether somebody tells the public something: "warned motorists of ice", "promised her fans a tour"."""
    found = scene.relations.of(trigger.token) if trigger.kind in _TOLD else {}
    told = [k for name in ("iobj", "obj", "to") for k in found.get(name, ())]
    return any(scene.clauses.word(k).lower() in _PUBLIC and not _is_named(scene, k) for k in told)


def is_greeting(scene: MoveScene, trigger: Trigger) -> bool:
    """Whether people are greeted, and nothing that somebody put forward: "welcomed Mr Orn", "embraced Velt"."""
    if trigger.kind != "accept" or trigger.sense is None or trigger.sense.lemma not in _GREETED:
        return False
    clauses, greeted = scene.clauses, scene.relations.of(trigger.token).get("obj", ())
    told = [{scene.actors[a].kind for a in scene.actors_at(k)} for k in greeted if clauses.tokens[k].upos in ("NOUN", "PROPN")]
    return bool(told) and all(kinds and kinds <= {"person"} for kinds in told)


def _is_named(scene: MoveScene, k: int) -> bool:
    return any(scene.clauses.tokens[c].upos == "PROPN" for c in scene.clauses.children[k])
