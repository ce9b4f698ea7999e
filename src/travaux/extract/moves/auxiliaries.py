"""Auxiliaries and denials beside verbs: "will not lift", "is not going to lift", "no crown will be lifted"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from travaux.analysis.values import MoveCue
from travaux.extract.statements.clauses import Clauses
from travaux.record.move import MOVE_KINDS, MoveKind

NOT = frozenset({"not", "n't", "n’t", "never"})  # what a lemma's "not" stands for
_ONLY = frozenset({"only", "just", "merely", "simply"})
_NO_SUBJECT = frozenset({"no", "not", "none", "nobody", "nothing", "neither"})
GOING = frozenset({"going", "about", "gonna"})  # "is not about to lift it"
_BEING = frozenset({"am", "is", "are", "was", "were", "'m", "'s", "'re", "’m", "’s", "’re"})
_WILLING = frozenset({"will", "wo", "'ll", "’ll", "would", "'d", "’d", "can", "ca", "cannot", "could", "shall"})
_OBLIGING = frozenset({"must", "should"})
_ASKING: tuple[MoveKind, ...] = ("demand", "propose")
_DOING = frozenset({"do"})
_ANYBODY = frozenset({"you", "one"})  # "you don't mop the floor with the tap running"
_AUXILIARY = ("aux", "aux:pass")


def with_denials(clauses: Clauses, cues: Mapping[int, MoveCue]) -> dict[int, MoveCue]:
    """The model's cues; what it takes for a refusal by a "not" or its auxiliary counts for the verb: "will", "not" and "lift".

    So does what it takes for a demand by "must" or "should", and its "too" for "high"; what it takes for one by a noun counts for
    the "no" of "there will be no exemption".
    """
    found = dict(cues)
    for k, cue in cues.items():
        token = clauses.tokens[k]
        verb = token.head
        told = token.deprel in _AUXILIARY or (token.deprel == "advmod" and clauses.word(k).lower() in NOT)
        if told and clauses.word(verb).lower() in GOING:
            verb = next((c for c in clauses.children[verb] if clauses.tokens[c].deprel == "xcomp"), verb)
        asked = {kind: cue.kinds[kind] for kind in _ASKING if kind in cue.kinds} if clauses.word(k).lower() in _OBLIGING else {}
        if told and asked and verb >= 0:
            found[verb] = added(verb, found.get(verb), [replace(cue, kinds=asked)])
        refused = told and clauses.tokens[verb].upos == "VERB" and _refuses(clauses, verb)
        refused = refused or (token.deprel == "advmod" and clauses.word(k).lower() == "too" and clauses.tokens[verb].upos == "ADJ")
        if refused and "reject" in cue.kinds:
            found[verb] = added(verb, found.get(verb), [replace(cue, kinds={"reject": cue.kinds["reject"]})])
        elif _is_none_there(clauses, k) and verb in cues and "reject" in cues[verb].kinds:
            found[k] = added(k, cue, [replace(cues[verb], kinds={"reject": cues[verb].kinds["reject"]})])
            found[verb] = replace(cues[verb], kinds={kind: x for kind, x in cues[verb].kinds.items() if kind != "reject"})
    return found


def _is_none_there(clauses: Clauses, k: int) -> bool:
    """Whether a word is the "no" of "there will be no exemption"."""
    noun, no = clauses.tokens[k].head, clauses.tokens[k].deprel == "det" and clauses.word(k).lower() == "no"
    above = clauses.tokens[noun].head if no else -1
    return above >= 0 and any(clauses.tokens[c].deprel == "expl" for c in clauses.children[above])


def _refuses(clauses: Clauses, verb: int) -> bool:
    """Whether a verb stands as in "will not lift", "is not going to lift" or "we do not lift", whatever it means."""
    for word, beside in modals_of(clauses, verb):
        if beside & NOT and not beside & _ANYBODY and (word in _WILLING or (word in _DOING and "we" in beside)):
            return True
    return False


def added(i: int, own: MoveCue | None, others: Sequence[MoveCue]) -> MoveCue:
    """A word's cue with the probabilities of others added; without one of its own it points to what the first of them does."""
    all_of = (*((own,) if own is not None else ()), *others)
    kinds = {kind: min(1.0, sum(cue.kinds.get(kind, 0.0) for cue in all_of)) for kind in MOVE_KINDS}
    first = all_of[0]
    roles = {name: tuple((i if k == first.token else k, x) for k, x in places) for name, places in first.roles.items()}
    return MoveCue(i, {kind: chance for kind, chance in kinds.items() if chance}, roles)


def modals_of(clauses: Clauses, i: int) -> Iterator[tuple[str, Set[str]]]:
    """The auxiliaries of a verb, each with the words beside it, in lower case: "is not going to lift it" won't lift it.

    A subject that denies stands for a "not": "no inspector will come".
    """
    beside = {clauses.word(child).lower() for child in clauses.children[i] if not is_not_only(clauses, child)}
    beside |= {"not"} if has_no_subject(clauses, i) else set()
    for child in clauses.children[i]:
        if clauses.tokens[child].deprel == "aux":
            yield clauses.word(child).lower(), beside
    going = clauses.tokens[i].head
    if going >= 0 and clauses.tokens[i].deprel == "xcomp" and clauses.word(going).lower() in GOING and "to" in beside:
        around = {clauses.word(child).lower() for child in clauses.children[going]}
        if around & _BEING:
            yield "will", around | ({"not"} if has_no_subject(clauses, going) else set())


def has_no_subject(clauses: Clauses, i: int) -> bool:
    """Whether a verb's subject denies what the verb says: "no inspector", "not a single crown", "nobody"."""
    subjects = [c for c in clauses.children[i] if clauses.tokens[c].deprel in ("nsubj", "nsubj:pass")]
    first = clauses.word(min(clauses.subtree(subjects[0]))).lower() if subjects else ""
    return first in _NO_SUBJECT


def is_not_only(clauses: Clauses, k: int) -> bool:
    """Whether a word is the "not" of "not only", which denies nothing."""
    return clauses.word(k).lower() in NOT and k + 1 < len(clauses.tokens) and clauses.word(k + 1).lower() in _ONLY


def is_named_ones(clauses: Clauses, i: int) -> bool:
    """Whether a noun's owner is named: who "could not accept Belmar's request" says nothing of whether it was made."""
    owners = (c for c in clauses.children[i] if clauses.tokens[c].deprel == "nmod:poss")
    return any(clauses.tokens[c].upos in ("PROPN", "NOUN") for c in owners)


def is_there(clauses: Clauses, i: int) -> bool:
    """Whether a noun is what there is, or would have been: "there would have been a deal"."""
    head = clauses.tokens[i].head
    told = clauses.tokens[i].upos == "NOUN" and head >= 0
    return told and any(clauses.word(c).lower() == "there" for c in clauses.children[head])


def is_purpose(clauses: Clauses, i: int) -> bool:
    """Whether a verb tells to what end another is done, and is to come where that is: "will fly to Orn | to meet Velt"."""
    token = clauses.tokens[i]
    before = clauses.word(i - 1).lower() if i else ""
    return token.deprel == "advcl" and before == "to" and i > token.head >= 0 and clauses.tokens[token.head].upos == "VERB"
