"""What somebody is told to do and hasn't done: "Belmar must drop its claim", "the board ought to reject the bid"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from travaux.extract.moves.auxiliaries import added
from travaux.extract.moves.lexicon import MoveLexicon, Sense
from travaux.extract.moves.relations import Relations
from travaux.extract.moves.senses import matching_senses
from travaux.extract.statements.clauses import run_round

if TYPE_CHECKING:
    from travaux.extract.moves.triggers import Trigger
    from travaux.extract.statements.clauses import Clauses
    from travaux.record.move import Move, MoveKind
    from travaux.record.span import Span

_OBLIGING = frozenset({"should", "must"})
_TO = frozenset({"ought", "has", "have", "had", "needs", "need"})  # right before "to do"
_CHOOSING = frozenset({"agree", "begin", "choose", "consent", "decide", "prepare", "resolve", "start", "undertake"})
_OWN = frozenset({"i", "we", "who", "which", "that"})
_MADE_BY = frozenset({"consult", "propose", "offer", "accept", "reject", "concede", "commit", "submit", "disclose"})
_MOST = 4  # verbs joined to each other of which one "must" tells


def ask_what_must_be_done(best: dict[int, Trigger], relations: Relations, lexicon: MoveLexicon) -> None:
    """Put a demand in the place of the act that it asks for, as likely a move as that is: nobody has made that.

    Not where who must do it says so himself ("we must refuse"), nor of what must have been.
    """
    for token, trigger in sorted(best.items()):
        if trigger.kind not in _MADE_BY or relations.clauses.tokens[token].upos != "VERB":
            continue
        if trigger.sense is not None and "modal" in trigger.sense.flags:
            continue
        sense = _asking_sense(relations, lexicon, token, trigger.kind)
        if sense is None and _is_ordered(relations, trigger):
            sense = _of_modal(lexicon, "should")
        if sense is not None:
            best[token] = replace(trigger, kind="demand", sense=sense, obliged=True)
        elif (outer := _over(relations, token)) is not None and (sense := _demanding(relations, lexicon, outer)) is not None:
            cue = added(outer, None, [trigger.cue]) if trigger.cue is not None else None
            best[outer] = replace(trigger, token=outer, kind="demand", sense=sense, cue=cue, obliged=True)
            del best[token]


def _asking_sense(relations: Relations, lexicon: MoveLexicon, verb: int, kind: MoveKind) -> Sense | None:
    """The sense of the "must" or "should" beside a verb, or beside the one that it is joined to."""
    verb = _chosen(relations, verb)
    clauses, own = relations.clauses, verb
    for _ in range(_MOST):
        around = {clauses.word(c).lower(): c for c in clauses.children[verb] if clauses.tokens[c].deprel == "aux"}
        subjects = [c for c in clauses.children[verb] if clauses.tokens[c].deprel.startswith("nsubj")]
        if modal := _OBLIGING & around.keys():
            word = min(modal)
            said = {clauses.word(c).lower() for c in subjects}
            inverted = any(c > around[word] for c in subjects)
            if not subjects or said & _OWN or inverted or "have" in around:
                return None
            return _of_modal(lexicon, word) if (word, kind) != ("should", "consult") else None  # "should meet on Monday" will
        if subjects or around or clauses.tokens[verb].deprel != "conj" or clauses.word(own).lower().endswith(("ed", "s", "ing")):
            return None
        verb = clauses.tokens[verb].head
    return None


def _of_modal(lexicon: MoveLexicon, word: str) -> Sense | None:
    return next((sense for rest, sense in lexicon.of("modal", word) if not rest), None)


def _over(relations: Relations, verb: int) -> int | None:
    """The "ought" of "ought to do", where somebody else than who speaks ought to."""
    clauses, token = relations.clauses, relations.clauses.tokens[_chosen(relations, verb)]
    if token.deprel != "xcomp" or clauses.word(token.head).lower() not in _TO:
        return None
    said = {clauses.word(c).lower() for c in clauses.children[token.head] if clauses.tokens[c].deprel.startswith("nsubj")}
    return token.head if said and not said & _OWN else None


def _chosen(relations: Relations, verb: int) -> int:
    """The verb of choosing what another tells, where there is one: "needs to | decide | to drop its claim"."""
    clauses, tokens = relations.clauses, relations.clauses.tokens
    head = tokens[verb].head
    return head if tokens[verb].deprel == "xcomp" and head >= 0 and clauses.word(head).lower() in _CHOOSING else verb


def _demanding(relations: Relations, lexicon: MoveLexicon, verb: int) -> Sense | None:
    return next((sense for sense in matching_senses(relations, lexicon, verb) if sense.kind == "demand"), None)


def is_advice(clauses: Clauses, trigger: Trigger, move: Move) -> bool:
    """Whether the report itself tells what somebody ought to do, and nobody asks it of him; orders are its own."""
    ordered = not any(clauses.tokens[c].deprel.startswith("nsubj") for c in clauses.children[trigger.token])
    return trigger.obliged and move.statement is None and (ordered or not move.party)


def bound_not_to(relations: Relations, trigger: Trigger) -> Span | None:
    """What a text tells that somebody it names shall not do: "The Parties shall | not use the truce to reinforce their posts".

    Who shall not accept a thing refuses it.
    """
    clauses, i = relations.clauses, trigger.token
    if trigger.kind == "accept" or not _binds(clauses, i):
        return None
    first = next(c for c in clauses.children[i] if clauses.word(c).lower() == "not")
    inside = run_round((k for k in clauses.subtree(i) if k >= first), i, lambda a, b: b - a == 1)
    end = clauses.tokens[inside[-1]].end
    return clauses.tokens[first].start, end - (clauses.text[end - 1] in ".;")


def _binds(clauses: Clauses, i: int) -> bool:
    beside = {clauses.word(c).lower() for c in clauses.children[i] if clauses.tokens[c].deprel in ("aux", "advmod")}
    said = {clauses.word(c).lower() for c in clauses.children[i] if clauses.tokens[c].deprel.startswith("nsubj")}
    return {"shall", "not"} <= beside and bool(said) and not said & _OWN


def _is_ordered(relations: Relations, trigger: Trigger) -> bool:
    """Whether a verb is an order: "Send a letter", "my advice is simple: accept the offer"; none in a list, which may be a plan."""
    clauses, tokens, i = relations.clauses, relations.clauses.tokens, trigger.token
    base = trigger.sense is not None and clauses.word(i).lower() == trigger.sense.lemma.split()[0]
    if not base or any(b.kind == "list" and b.start <= tokens[i].start < b.end for b in clauses.blocks):
        return False
    if clauses.text[: clauses.sentence_span(clauses.sentence_of(i))[1]].rstrip("\"”’') ").endswith("?"):
        return False
    for _ in range(_MOST):
        if any(tokens[c].deprel.startswith(("nsubj", "aux", "mark", "csubj")) for c in clauses.children[i]):
            return False
        if tokens[i].deprel in ("root", "parataxis", "appos", "ccomp") and _opens(relations, i):
            return True
        if tokens[i].deprel not in ("conj", "parataxis", "list"):
            return False
        i = tokens[i].head
    return False


def _opens(relations: Relations, i: int) -> bool:
    """Whether a word opens its sentence or quotation, or what follows a colon."""
    clauses = relations.clauses
    first = clauses.sentences[clauses.sentence_of(i)][0]
    return i == first or clauses.word(i - 1) in (":", '"', "“", "‘")
