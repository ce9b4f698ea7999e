"""What a plan would have done: it is put forward with the plan, and is no promise of whoever would do it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from travaux.extract.moves.meant import meant_by
from travaux.extract.moves.scene import MoveScene
from travaux.extract.moves.status import would_if
from travaux.extract.moves.triggers import Trigger
from travaux.record.move import Move

_NEAR = 2  # sentences behind a proposal in which its terms are told
_PLANS = frozenset({"plan", "proposal", "draft", "offer", "terms", "scheme", "formula", "package", "compromise", "text", "deal"})
_PASSED_ON = ("disclose", "submit")
_DRAFT = re.compile(
    r"\b[Uu]nder (?:which\b|(?:the|this|that|an?|its|his|her|their) (?:[\w-]+ ){0,2}"
    r"(?:draft|proposal|plan|text|scheme|formula|paper|package|compromise)\b)"
    r"|\b(?:[Uu]nder|[Ii]n|[Dd]uring) (?:the|its|an?) (?:first|second|third|fourth|initial|opening|next|final|last) "
    r"(?:phase|stage|step)\b"
)


def is_drafted(scene: MoveScene, trigger: Trigger) -> bool:
    """Whether it is told what a text that isn't agreed would have a side do: "Under the draft, Belmar would ship it out"."""
    start, _ = scene.clauses.sentence_span(scene.clauses.sentence_of(trigger.token))
    would = any(scene.clauses.word(c).lower() in ("would", "will") for c in scene.clauses.children[trigger.token])
    named = _DRAFT.search(scene.clauses.text, start, scene.clauses.tokens[trigger.token].start)
    told = named is not None or (would_if(scene, trigger.token) and planners(scene, trigger) != ())
    by_mood = trigger.sense is None or "modal" in trigger.sense.flags
    of_mood = trigger.kind in ("propose", "offer") and by_mood
    return (trigger.kind == "commit" or of_mood) and would and told


def planners(scene: MoveScene, trigger: Trigger) -> tuple[str, ...]:
    """Whose plan it is under which something would be done: "Under Belmar's plan, Keno would pay", "terms offered by Belmar"."""
    clauses, relations = scene.clauses, scene.relations
    plans = [k for k in relations.of(trigger.token).get("under", ()) if clauses.word(k).lower() in _PLANS]
    told = [k for plan in plans for k in clauses.children[plan] if clauses.tokens[k].deprel == "acl" and relations.is_passive(k)]
    owners = [k for plan in plans for name in ("poss", "by", "of side") for k in relations.of(plan).get(name, ())]
    return meant_by(scene, (*owners, *(k for verb in told for k in relations.of(verb).get("by", ()))))


def proposers_of(scene: MoveScene, trigger: Trigger, move: Move, told: Sequence[tuple[Trigger, Move]]) -> tuple[str, ...]:
    """Who put forward just before what would be done: "Corvia has proposed a plan: the reef would be shared"; else nobody.

    Args:
        told: all moves of the report, in text order.
    """
    passive = scene.relations.is_passive(trigger.token)
    by_mood = trigger.sense is None or "modal" in trigger.sense.flags
    of_plan = move.kind == "propose" and (passive or not move.party)
    of_plan = of_plan or ((move.kind, move.status) == ("commit", "planned") and passive)
    of_text = move.kind in ("propose", "offer") and _is_of_a_text(scene, trigger)
    if not by_mood or not (of_plan or of_text) or not would_if(scene, trigger.token):
        return ()
    clauses, here = scene.clauses, scene.clauses.sentence_of(trigger.token)
    for other, before in reversed(told):
        near = other.token < trigger.token and here - clauses.sentence_of(other.token) <= _NEAR
        between = clauses.text[clauses.tokens[other.token].end : clauses.tokens[trigger.token].start] if near else "\n"
        told_of = before.kind == "propose" or (of_text and before.kind in _PASSED_ON and _has_a_plan(scene, before))
        if told_of and before.party and "\n" not in between:
            return before.party
    return ()


def _is_of_a_text(scene: MoveScene, trigger: Trigger) -> bool:
    """Whether "it" would do something: "The board published a plan. | It would | close two quays."."""
    subjects = scene.relations.of(trigger.token).get("subj", ())
    return bool(subjects) and all(scene.clauses.word(k).lower() in ("it", "this") for k in subjects)


def _has_a_plan(scene: MoveScene, move: Move) -> bool:
    heads = (scene.clauses.head_of(span) for span in move.object)
    return any(head is not None and scene.clauses.word(head).lower().removeprefix("counter-") in _PLANS for head in heads)
