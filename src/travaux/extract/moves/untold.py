"""Words that would tell a move elsewhere, and tell none where they stand."""

from __future__ import annotations

from collections.abc import Sequence

from travaux.extract.moves.scene import MoveScene
from travaux.extract.moves.triggers import Trigger

_ITSELF = frozenset({"itself", "himself", "herself", "themselves"})
_SPEAKS = frozenset({"present", "introduce", "report", "speak", "comment", "take", "address", "explain", "respond", "reply"})
_LETS = frozenset({"lets", "enables", "entitles", "permits", "allows", "empowers"})


def is_instead(scene: MoveScene, i: int) -> bool:
    """Whether a word tells what somebody doesn't do: "walk away rather than accept quotas"."""
    clauses = scene.clauses
    marks = {clauses.word(c).lower() for c in clauses.children[i] if clauses.tokens[c].deprel in ("mark", "case", "cc", "fixed")}
    return bool(marks & scene.moods.instead)


def gives_the_floor(scene: MoveScene, trigger: Trigger) -> bool:
    """Whether somebody is only asked to speak: "the Chair invited Tesk to present its paper"."""
    clauses, told = scene.clauses, scene.relations.of(trigger.token).get("xcomp", ())
    invites = clauses.word(trigger.token).lower().startswith("invit")
    return invites and any(clauses.word(k).lower() in _SPEAKS for k in told)


def is_let(scene: MoveScene, i: int) -> bool:
    """Whether a verb tells what somebody is let do: "a share that lets the state veto a merger"."""
    token = scene.clauses.tokens[i]
    return token.upos == "VERB" and token.deprel in ("xcomp", "ccomp") and scene.clauses.word(token.head).lower() in _LETS


def only_denies(scene: MoveScene, trigger: Trigger, triggers: Sequence[Trigger]) -> bool:
    """Whether a word says of a move that it wasn't made: "denied that Belmar had demanded it" rejects nothing."""
    if trigger.kind != "reject" or "ccomp" not in (trigger.sense.object if trigger.sense is not None else ()):
        return False
    found = scene.relations.of(trigger.token)
    clauses = (*found.get("ccomp", ()), *found.get("xcomp", ()))
    denied = scene.statement_with(scene.span_of((trigger.token,)), cue=True)
    told = [other.sense for other in triggers if other.token in clauses and other.sense is not None]
    return denied is not None and any("modal" not in sense.flags for sense in told)  # "denied that it would sign": it won't


def only_calls(scene: MoveScene, trigger: Trigger, triggers: Sequence[Trigger]) -> bool:
    """Whether a verb blames nothing, but says by what it calls a thing that it is rejected: "called the toll unacceptable"."""
    found = scene.relations.of(trigger.token)
    named = {*found.get("xcomp", ()), *found.get("as", ())}
    answers = (t for t in triggers if t.token in named and t.kind in ("accept", "reject") and t.sense is not None)
    # "which calls itself the Harbour Front"
    own_name = any(scene.clauses.word(c).lower() in _ITSELF for c in scene.clauses.children[trigger.token])
    named_so = own_name or any("subj" in t.sense.object for t in answers if t.sense is not None)
    return trigger.kind in ("accuse", "demand") and named_so


def tells_of_a_text(scene: MoveScene, trigger: Trigger) -> bool:
    """Whether a participle only tells of a text how it came about: "its present contract, signed in 2014", "as amended by Keno"."""
    token, clauses = scene.clauses.tokens[trigger.token], scene.clauses
    if trigger.sense is None and token.upos == "VERB" and token.deprel in ("advcl", "acl"):
        marks = {clauses.word(c).lower() for c in clauses.children[trigger.token] if clauses.tokens[c].deprel in ("mark", "case")}
        if "as" in marks and any(clauses.tokens[c].deprel == "obl:agent" for c in clauses.children[trigger.token]):
            return True
    passive = token.deprel == "acl" and token.upos == "VERB" and scene.relations.is_passive(trigger.token)
    return trigger.kind == "commit" and passive and "by" not in scene.relations.of(trigger.token)
