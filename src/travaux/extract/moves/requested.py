"""What is done "at the request of" somebody: he asked for that, and not for what it is done to."""

from __future__ import annotations

from travaux.extract.moves.scene import MoveScene
from travaux.extract.moves.triggers import Trigger
from travaux.record.span import Span

_VERBS = ("VERB", "AUX")


def done_at_request(scene: MoveScene, trigger: Trigger) -> tuple[Span, Span] | None:
    """What is done at somebody's request, and that with the words for the request; None of any other word.

    "The round | was postponed | at Norvask's request": Norvask asked for no round.
    """
    clauses, noun = scene.clauses, trigger.token
    token = clauses.tokens[noun]
    cases = {clauses.word(c).lower() for c in clauses.children[noun] if clauses.tokens[c].deprel == "case"}
    if trigger.kind != "demand" or token.upos != "NOUN" or "at" not in cases or token.head < 0:
        return None
    if clauses.tokens[token.head].upos not in _VERBS or token.deprel.split(":")[0] not in ("obl", "nmod"):
        return None
    phrase = list(clauses.subtree(noun))
    rest = sorted(set(clauses.subtree(token.head)) - set(phrase))
    rest = [k for k in rest if k > max(phrase)] if token.head > noun else [k for k in rest if k < min(phrase)]
    while rest and clauses.tokens[rest[0]].upos in ("PUNCT", "CCONJ", "SCONJ"):
        rest.pop(0)
    while rest and clauses.tokens[rest[-1]].upos == "PUNCT":
        rest.pop()
    if not rest or not any(clauses.tokens[k].deprel.startswith("nsubj") for k in rest):
        return None
    done = scene.span_of(rest)
    return done, scene.span_of([*rest, *phrase])
