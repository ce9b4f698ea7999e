"""What is only imagined: "a storm that could see Belmar reject the plan and Ardania walk out"."""

from __future__ import annotations

from travaux.extract.moves.scene import MoveScene

_OPEN = ("comment", "asked", "quizzed", "react", "respond")
_BRINGS_ABOUT = frozenset({"see", "have", "make", "watch", "let"})
_WOULD = frozenset({"would", "will", "could", "might", "may", "should"})
_INFLECTED = ("ed", "s", "ing")
_MOST = 3  # verbs joined to each other


def is_left_open(scene: MoveScene, i: int) -> bool:
    """Whether nobody says that a report of something is so: "refused to comment on a report that it had pledged"."""
    clauses, tokens = scene.clauses, scene.clauses.tokens
    opened = [c for c in clauses.children[i] if clauses.word(c).lower() == "that" and c < i]
    noun = opened[0] - 1 if opened else -1
    if noun < 0 or clauses.word(noun).lower() not in scene.moods.rumours:
        return False
    over = tokens[noun].head
    return over >= 0 and clauses.word(over).lower().startswith(_OPEN)


def is_imagined(scene: MoveScene, i: int) -> bool:
    """Whether a bare verb tells what something would make, or "see", somebody do; or a verb what is only reported."""
    if is_left_open(scene, i):
        return True
    clauses, tokens = scene.clauses, scene.clauses.tokens
    own_subject = any(tokens[c].deprel.startswith("nsubj") for c in clauses.children[i])
    for _ in range(_MOST):
        token = tokens[i]
        beside = {tokens[c].deprel for c in clauses.children[i]} & {"aux", "mark", "cop"}
        if token.upos != "VERB" or token.head < 0 or clauses.word(i).lower().endswith(_INFLECTED) or beside - {"mark"}:
            return False
        if token.deprel in ("ccomp", "xcomp") and not beside:
            over = {clauses.word(c).lower() for c in clauses.children[token.head] if tokens[c].deprel == "aux"}
            return clauses.word(token.head).lower() in _BRINGS_ABOUT and bool(over & _WOULD)
        hung = token.deprel == "xcomp" and own_subject  # "threaten | to leave and Ardania walk out"
        if not (hung or (token.deprel == "conj" and not beside)):
            return False
        i = token.head
    return False
