"""Who gets what a noun tells and so hasn't made it: "received an offer", "faces demands", "drew criticism from Belmar"."""

from __future__ import annotations

import re

from travaux.extract.moves.meant import meant_by
from travaux.extract.moves.places import OWNERS
from travaux.extract.moves.scene import MoveScene
from travaux.extract.moves.triggers import Trigger

_GETTING = re.compile(
    r"(?:receiv|fac|attract|provok|caus|spark|arous|elicit|incur|field|block|thwart|trigger|prompt|rous|surviv|escap|avoid|avert|defus"
    r"|withstand|resist|endur)(?:s|e|es|ed|d|ing)?|g[eo]ts?|getting|dr(?:aws?|ew|awn|awing)|hear(?:s|d|ing)?|f(?:ight|ought)s?|fighting"
)
_GIVEN = frozenset({"accuse", "warn", "demand", "offer", "propose", "accept", "reject"})
_GIVERS = ("from", "by", "of")
_FELT, _FELT_BY = frozenset({"accuse", "warn"}), ("in", "among", "from")  # "caused concern in Belmar"


def who_gets(scene: MoveScene, trigger: Trigger) -> tuple[str, ...]:
    """Who gets what a noun tells: the subject of the verb whose object it is, who is "under fire"; nobody where it is his own."""
    relations, noun = scene.relations, trigger.token
    verb = _getting_verb(scene, trigger)
    if verb is None:
        return ()
    own = {a for name in OWNERS for a in meant_by(scene, relations.of(noun).get(name, ()))}
    return tuple(a for a in meant_by(scene, relations.of(verb).get("subj", ())) if a not in own)


def _getting_verb(scene: MoveScene, trigger: Trigger) -> int | None:
    """The verb by which a noun is told to reach somebody, or the noun itself where he is under it."""
    tokens, clauses, noun = scene.clauses.tokens, scene.clauses, trigger.token
    verb = tokens[noun].head
    if trigger.kind not in _GIVEN or tokens[noun].upos != "NOUN":
        return None
    if any(tokens[c].deprel == "case" and clauses.word(c).lower() == "under" for c in clauses.children[noun]):
        return noun if scene.relations.of(noun).get("subj") or verb < 0 else verb
    gets = tokens[noun].deprel == "obj" and verb >= 0 and tokens[verb].upos == "VERB"
    return verb if gets and _GETTING.fullmatch(clauses.word(verb).lower()) is not None else None


def but_who_gets(scene: MoveScene, trigger: Trigger, told: tuple[str, ...]) -> tuple[str, ...]:
    """Who makes a move, but who gets what its noun tells: then who is told to be the one from whom it comes, if any is."""
    relations, noun = scene.relations, trigger.token
    getting, verb = who_gets(scene, trigger), _getting_verb(scene, trigger)
    left = tuple(a for a in told if a not in getting)
    if verb is None or left or not told:
        return left
    names = _FELT_BY if trigger.kind in _FELT else _GIVERS
    near = (k for name in names for j in (noun, verb) for k in relations.of(j).get(name, ()))
    inside = (k for j in scene.clauses.subtree(noun) for k in relations.of(j).get("from", ()))  # "an offer of 40 crowns from Tesk"
    return tuple(a for a in meant_by(scene, near) or meant_by(scene, inside) if a not in getting)
