"""Whether a move was made, is still to come, was not made, or may be made."""

from __future__ import annotations

from collections.abc import Iterator

from travaux.extract.moves.scene import MoveScene
from travaux.extract.moves.triggers import Trigger
from travaux.record.move import MoveKind, MoveStatus
from travaux.record.statement import Statement

_NOT = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "no", "cannot", "hardly"})
_MAYBE = frozenset({"may", "might", "could", "can", "perhaps", "possibly"})
_WILL = frozenset({"will", "'ll", "’ll", "shall", "would", "'d", "wo", "going"})
# Kinds by which a party binds itself: not to do it is to refuse.
_GIVING: tuple[MoveKind, ...] = ("accept", "commit", "concede", "offer")
# A statement that does these is made by being said, whatever its verb's tense.
_DONE_BY_SAYING: tuple[MoveKind, ...] = ("warn", "accuse", "demand", "reject")
_AUXILIARY = ("aux", "aux:pass", "advmod", "det", "cc:preconj", "discourse")


def read_status(scene: MoveScene, trigger: Trigger) -> tuple[MoveKind, MoveStatus]:
    """The kind as negation leaves it, and the status."""
    token = scene.clauses.tokens[trigger.token]
    span = (token.start, token.end)
    inside, cued = scene.statement_with(span), scene.statement_with(span, cue=True) is not None
    words = set(_auxiliaries(scene, trigger.token, alone=cued))
    modal = trigger.sense is not None and "modal" in trigger.sense.flags
    if modal and trigger.kind == "demand":
        return trigger.kind, "actual"
    negated = bool(words & _NOT) or _has_negative_subject(scene, trigger.token)
    kind = trigger.kind
    if negated:
        if kind in _GIVING and not words & {"did", "had"}:
            return "reject", "actual"
        return kind, "denied"
    if inside is not None and _denies(scene, inside):
        return kind, "denied"
    done_by_saying = kind in _DONE_BY_SAYING and (trigger.sense is None or kind in ("warn", "accuse"))
    if done_by_saying and inside is not None and not cued:
        return kind, "actual"
    if words & _MAYBE or (inside is not None and inside.question):
        return kind, "possible"
    future = trigger.sense is not None and "future" in trigger.sense.flags
    if future or words & _WILL or _is_to_come(scene, trigger.token):
        return kind, "planned"
    return kind, "actual"


def _auxiliaries(scene: MoveScene, i: int, *, alone: bool = False) -> Iterator[str]:
    """Lower-case words that tell a verb's mood and negation, and unless `alone` those of the verb that it goes on from."""
    clauses = scene.clauses
    own = [c for c in clauses.children[i] if clauses.tokens[c].deprel in _AUXILIARY]
    for c in own:
        yield clauses.word(c).lower()
    token = clauses.tokens[i]
    subject = any(clauses.tokens[c].deprel.startswith("nsubj") for c in clauses.children[i])
    if token.head < 0 or subject or alone:
        return
    if token.deprel == "conj" and not any(clauses.tokens[c].deprel == "aux" for c in own):
        yield from (w for w in _auxiliaries(scene, token.head) if w not in _NOT)
    elif token.deprel == "xcomp" or (token.deprel == "obj" and token.upos == "NOUN"):
        yield from _auxiliaries(scene, token.head)  # "did not want to accept", "will make an offer"


def _has_negative_subject(scene: MoveScene, i: int) -> bool:
    """ "Neither side accepted", "no agreement was reached", "nobody offered"."""
    clauses = scene.clauses
    for c in clauses.children[i]:
        if clauses.tokens[c].deprel.startswith("nsubj"):
            words = {clauses.word(k).lower() for k in (c, *clauses.children[c])}
            if words & {"no", "neither", "none", "nobody"}:
                return True
    return False


def _denies(scene: MoveScene, statement: Statement) -> bool:
    cue = " ".join(scene.clauses.text[a:b].lower() for a, b in statement.cue)
    return statement.negated or cue.startswith(("denied", "denies", "deny", "denying"))


def _is_to_come(scene: MoveScene, i: int) -> bool:
    """ "Is to meet", "plans to sign", "is due to sign", "expected to meet"."""
    clauses = scene.clauses
    token = clauses.tokens[i]
    marked = any(clauses.word(c).lower() == "to" and clauses.tokens[c].deprel == "mark" for c in clauses.children[i])
    return marked and token.head >= 0 and clauses.word(token.head).lower() in _EXPECTS


_EXPECTS = frozenset(
    {
        "plans",
        "plan",
        "planned",
        "planning",
        "due",
        "expected",
        "expects",
        "scheduled",
        "set",
        "intends",
        "intend",
        "about",
        "is",
        "are",
        "prepares",
    }
)
