"""Towards whom a move is made, by whom it is done to or whose the thing is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from travaux.extract.moves.meant import meant_by
from travaux.extract.moves.places import OWNERS, answered_makers
from travaux.extract.moves.scene import MoveScene
from travaux.extract.moves.triggers import Trigger
from travaux.record.span import Span

_EACH_OTHER = frozenset({("each", "other"), ("one", "another")})


def is_mutual(scene: MoveScene, found: Mapping[str, Sequence[int]]) -> bool:
    """Whether those who do it do it to "each other", or answer "one another's" terms."""
    objects = [k for name in ("obj", "iobj", "to", "with") for k in found.get(name, ())]
    objects += [k for noun in objects for k in scene.relations.of(noun).get("poss", ())]
    places = (j for k in objects for j in (k - 1, k) if 0 <= j < len(scene.clauses.tokens) - 1)
    return any((scene.clauses.word(j).lower(), scene.clauses.word(j + 1).lower()) in _EACH_OTHER for j in places)


def within_object(scene: MoveScene, trigger: Trigger) -> tuple[str, ...]:
    """Who is to do what is demanded, or whose what is blamed or refused is: "demanded that Belmar stop", "a Belmarese retreat"."""
    found = scene.relations.of(trigger.token)
    for clause in (*found.get("ccomp", ()), *found.get("xcomp", ())):
        if named := meant_by(scene, scene.relations.of(clause).get("subj", ())):
            return named
    behind = ("obj", "for", "of", "about", "against", "to", *(("with",) if trigger.kind in ("accept", "reject") else ()))
    for noun in (k for name in behind for k in found.get(name, ())):
        owners = scene.relations.of(noun)
        for name in (name for name in OWNERS if trigger.kind != "accept" or name != "of side"):
            if named := meant_by(scene, owners.get(name, ())):
                return named
    return meant_by(scene, answered_makers(scene.relations, trigger))


def whom_it_threatens(scene: MoveScene, condition: Span, party: Sequence[str]) -> tuple[str, ...]:
    """Who does that on which somebody threatens with something: "will close the pass if | Belmar | raises its toll"."""
    sides = {scene.side_of(actor) for actor in party}
    for k in scene.clauses.range_of(condition):
        found = meant_by(scene, scene.relations.of(k).get("subj", ())) if scene.clauses.tokens[k].deprel == "advcl" else ()
        if any(scene.side_of(actor) not in sides for actor in found):
            return tuple(actor for actor in found if scene.side_of(actor) not in sides)
    return ()
