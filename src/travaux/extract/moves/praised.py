"""Whose it is what somebody is thanked, welcomed or blamed for, and what only points back to a promise told before."""

from __future__ import annotations

import re

from travaux.extract.moves.meant import meant_by
from travaux.extract.moves.places import OWNERS
from travaux.extract.moves.scene import MoveScene
from travaux.extract.moves.triggers import Trigger

_PROMISES = re.compile(r"(?:promise|pledge|undertaking|assurance|commitment|guarantee|vow)s?")
_PRAISES = re.compile(
    r"(?:thank|commend|prais|applaud|laud|hail|welcom|appreciat|congratulat|acknowledg|salut)(?:s|e|es|ed|ing)?|appreciation|gratitude"
)
_REFUSALS = re.compile(r"(?:refusal|rejection)s?")
_BLAMES = re.compile(
    r"(?:reject|condemn|deplor|denounc|decr[yi]|criticis|criticiz|regret(?:t)?|oppos|slam(?:m)?|blast|lament|protest|resent|blam|"
    r"accus|mourn|bemoan|attack|censur|rebuk)(?:s|e|es|ed|d|ing)?"
)
_AMONG = frozenset({"of", "such", "as", "like", "including"})
_POINTING = frozenset({"this", "that", "these", "those", "such"})
_MOST = 5  # words between one who is thanked or blamed and what for


def whose_promise(scene: MoveScene, trigger: Trigger) -> tuple[str, ...] | None:
    """Who has made a promise for which somebody is praised, or that is only pointed back to; None where neither is told.

    "Thanked Velt for his commitment to the truce", "welcomed the commitment of both sides": not who praises. "This pledge should
    lead to talks": who made it was told before. So who condemns a refusal, alone or among other things, hasn't refused.
    """
    clauses, tokens, noun = scene.clauses, scene.clauses.tokens, trigger.token
    if trigger.kind == "reject" and tokens[noun].upos == "NOUN" and _REFUSALS.fullmatch(clauses.word(noun).lower()):
        return _owners(scene, noun) if _is_blamed(scene, noun) else None
    if trigger.kind != "commit" or tokens[noun].upos != "NOUN" or not _PROMISES.fullmatch(clauses.word(noun).lower()):
        return None
    if (praising := _praising(scene, noun)) is None:
        back = any(clauses.word(c).lower() in _POINTING and tokens[c].deprel == "det" for c in clauses.children[noun])
        return _owners(scene, noun) if back and tokens[noun].deprel.startswith("nsubj") else None
    relations = scene.relations
    doing = scene.sides_of(meant_by(scene, (k for name in ("subj", "poss") for k in relations.of(praising).get(name, ()))))
    owners = tuple(a for a in _owners(scene, noun) if scene.side_of(a) not in doing)
    praised = meant_by(scene, relations.of(praising).get("obj", ())) if noun not in relations.of(praising).get("obj", ()) else ()
    owned = any(tokens[c].deprel == "nmod:poss" for c in clauses.children[noun])
    return owners or (tuple(a for a in praised if scene.side_of(a) not in doing) if owned else ())


def _praising(scene: MoveScene, noun: int) -> int | None:
    """The word that praises somebody for what a noun tells: "thanked Velt for ...", "welcomed ...", "appreciation for ..."."""
    clauses, tokens = scene.clauses, scene.clauses.tokens
    cases = {clauses.word(c).lower() for c in clauses.children[noun] if tokens[c].deprel == "case"}
    if cases and cases.isdisjoint({"for", "of"}):
        return None
    above = noun
    for _ in range(_MOST if "for" in cases else 1):
        relation, above = tokens[above].deprel, tokens[above].head
        if above < 0 or not relation.startswith(("obj", "obl", "nmod", "flat", "appos", "nsubj:pass", "conj")):
            return None
        if _PRAISES.fullmatch(clauses.word(above).lower()):
            return above
    return None


def _is_blamed(scene: MoveScene, noun: int) -> bool:
    """Whether somebody rejects or condemns what a noun tells, alone or among others: "rejected any raid, or refusal of talks"."""
    clauses, tokens = scene.clauses, scene.clauses.tokens
    above = noun
    for _ in range(_MOST):
        cases = {clauses.word(c).lower() for c in clauses.children[above] if tokens[c].deprel == "case"}
        if not cases <= _AMONG or not tokens[above].deprel.startswith(("obj", "conj", "nmod", "appos", "nsubj:pass")):
            return False
        above = tokens[above].head
        if above < 0 or _BLAMES.fullmatch(clauses.word(above).lower()):
            return above >= 0
    return False


def _owners(scene: MoveScene, noun: int) -> tuple[str, ...]:
    """Whose a noun is."""
    found = scene.relations.of(noun)
    return tuple(dict.fromkeys(a for name in OWNERS for a in meant_by(scene, found.get(name, ()))))
