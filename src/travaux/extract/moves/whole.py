"""Objects made whole: whose something is, and what it is that must do something."""

from __future__ import annotations

from travaux.extract.moves.scene import MoveScene
from travaux.extract.moves.triggers import Trigger
from travaux.record.span import Span

_GENITIVE = ("'s", "’s", "s'", "s’")
_MODIFIERS = frozenset({"amod", "compound", "nummod", "advmod", "det"})


def with_what_is_owned(scene: MoveScene, told: Span) -> Span:
    """An object that ends in whose a thing is, with the thing: "appreciation for the Council of Velm's | support for tolls"."""
    clauses, text = scene.clauses, scene.clauses.text
    if not text[told[0] : told[1]].endswith(_GENITIVE):
        return told
    token = clauses.range_of((told[1], told[1] + 1)).start
    if token >= len(clauses.tokens) or clauses.sentence_of(token) != clauses.sentence_of(token - 1):
        return told
    while clauses.tokens[token].deprel in _MODIFIERS and clauses.tokens[token].head > token:
        token = clauses.tokens[token].head
    return (told[0], clauses.phrase(token)[1]) if clauses.tokens[token].upos in ("NOUN", "PROPN") else told


def what_must(scene: MoveScene, trigger: Trigger) -> tuple[Span, ...]:
    """What must do something, where it stands before another verb: "attacks | are a crime and must end"; empty for an actor."""
    clauses, tokens = scene.clauses, scene.clauses.tokens
    first = trigger.token
    while tokens[first].deprel == "conj" and not any(tokens[c].deprel.startswith("nsubj") for c in clauses.children[first]):
        first = tokens[first].head
    subjects = [c for c in clauses.children[first] if tokens[c].deprel.startswith("nsubj") and c < trigger.token]
    if first == trigger.token or len(subjects) != 1:
        return ()
    thing = subjects[0]
    return (clauses.phrase(thing),) if tokens[thing].upos in ("NOUN", "PROPN") and not scene.actors_at(thing) else ()
