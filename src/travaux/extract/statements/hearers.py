"""To whom something was said: by the verb of saying, or by what tells of the occasion beside it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from travaux.extract.statements.circumstances import cue_of
from travaux.extract.statements.clauses import Clauses
from travaux.extract.statements.lexicon import Cue, StatementLexicon
from travaux.extract.statements.raw import Raw
from travaux.record.span import Span, Spans

_TO_DO = re.compile(r"\s+(?:not\s+)?to\s|\s+not\s|\s+[\"“]")
_APPOSED = re.compile(r", ")
_OBJECTS = ("obj", "iobj")
_OBLIQUES = ("obl", "nmod", "obl:unmarked")
_LETTING = frozenset({"let", "lets", "letting"})
_EVENTS = frozenset(
    {"vote", "meeting", "talks", "session", "summit", "match", "election", "event", "round", "deadline", "ceremony"}
)
_DURING = frozenset({"in", "during", "at", "on", "through", "via"})


def without_occasion(raw: Raw, clauses: Clauses, lexicon: StatementLexicon) -> Raw:
    """An attribution whose cue and content hold nothing of the occasion: "reiterated" in "reiterated in his call to the king"."""
    known = cue_of(raw, clauses, lexicon)
    if known is None or len(raw.cue) != 1:
        return raw
    verb = known[0]
    inside = clauses.range_of(raw.cue[0])
    told = [c for c in clauses.children[verb] if c in inside and c > verb and _is_occasion(c, clauses)]
    if not any((clauses.word(c).lower(), "text") in lexicon.hearings for c in told):
        return raw
    cue = (raw.cue[0][0], clauses.tokens[verb].end)
    heard = [clauses.phrase(c, without=()) for c in told]
    content = tuple(span for span in raw.content if not any(a <= span[0] and span[1] <= b for a, b in heard))
    return replace(raw, cue=(cue,), content=content) if content else raw


def find_addressee(raw: Raw, clauses: Clauses, lexicon: StatementLexicon) -> tuple[Span, ...]:
    """Spans of those to whom it was said ("told reporters", "said to the council", "urged Iran to")."""
    if told := _let_know(raw, clauses):
        return _all_of(told[0], clauses)
    known = cue_of(raw, clauses, lexicon)
    if known is None:
        return ()
    verb, cue = known
    if passive := _passive_addressee(verb, cue, raw, clauses):
        return passive
    beside = _told_beside(verb, raw, clauses, lexicon)
    if beside and "act" in cue.flags:
        return beside  # "in a letter to the council, Velt urged Norvask to wait"
    objects = [c for c in clauses.children[verb] if clauses.tokens[c].deprel in _OBJECTS and "obj" in cue.addressee]
    obliques = [c for c in clauses.children[verb] if _has_preposition(c, cue, clauses)]
    fitting = [*sorted([*objects, *obliques]), *_told_to_do(verb, cue, clauses)]
    found = [child for child in fitting if _may_be_addressed(child, raw, clauses)]
    if not found:
        found = [i for i in (_next_after(verb, cue, raw, clauses),) if i is not None]
    return _all_of(found[0], clauses) if found else beside


def _all_of(head: int, clauses: Clauses) -> Spans:
    """The phrase of a noun, and those of nouns that "and" joins to it."""
    own = clauses.tokens[head]
    beside = clauses.children[own.head] if own.head >= 0 else ()
    joined = (c for c in beside if c > head and clauses.tokens[c].deprel == own.deprel)  # "lawmakers and union leaders"
    also = [c for c in joined if any(clauses.tokens[k].deprel == "cc" for k in clauses.children[c])]
    heads = [head, *(c for c in clauses.children[head] if clauses.tokens[c].deprel == "conj"), *also]
    return tuple(s for s in (_without_preposition(each, clauses) for each in heads) if s[1] > s[0])


def _told_beside(verb: int, raw: Raw, clauses: Clauses, lexicon: StatementLexicon) -> Spans:
    """Whom the occasion tells: "in a letter to the council", "speaking to reporters", "asked by a deputy"."""
    if any(clauses.tokens[c].deprel == "aux:pass" for c in clauses.children[verb]):
        return ()
    for node in _occasions(verb, raw, clauses):
        for kind in ("text", "speaking", "asking"):
            if (slots := lexicon.hearings.get((clauses.word(node).lower(), kind))) is None:
                continue
            if (kind == "text") != (clauses.tokens[node].upos == "NOUN"):
                continue
            heard = next((c for c in clauses.children[node] if _stands_in(c, slots, clauses)), None)
            if heard is not None and _may_be_addressed(heard, raw, clauses):
                return _all_of(heard, clauses)
    return ()


def _occasions(verb: int, raw: Raw, clauses: Clauses) -> Iterator[int]:
    """What tells of the occasion of a verb of saying: its adverbials, participles beside it, and what hangs on these."""
    verbs = [verb]
    while clauses.tokens[verb].deprel == "conj" and not any(clauses.tokens[c].deprel == "nsubj" for c in clauses.children[verb]):
        verb = clauses.tokens[verb].head
        verbs.append(verb)
    for each in verbs:
        for child in (*clauses.participles_of(each), *(c for c in clauses.children[each] if _is_occasion(c, clauses))):
            if any(a <= clauses.tokens[child].start < b for a, b in raw.content):
                continue
            yield child
            yield from (c for c in clauses.children[child] if clauses.tokens[c].deprel in (*_OBJECTS, *_OBLIQUES))


def _is_occasion(child: int, clauses: Clauses) -> bool:
    cases = {clauses.word(c).lower() for c in clauses.children[child] if clauses.tokens[c].deprel == "case"}
    return clauses.tokens[child].deprel in _OBLIQUES and not cases.isdisjoint(_DURING)


def _stands_in(child: int, slots: Collection[str], clauses: Clauses) -> bool:
    """Whether a word stands in one of the places: as object, or behind a preposition."""
    deprel = clauses.tokens[child].deprel
    if deprel in _OBJECTS:
        return "obj" in slots
    cases = {clauses.word(c).lower() for c in clauses.children[child] if clauses.tokens[c].deprel == "case"}
    if "before" in cases and clauses.word(child).lower() in _EVENTS:
        return False  # "speaking before the vote"
    return deprel in (*_OBLIQUES, "obl:agent") and not cases.isdisjoint(slots)


def _let_know(raw: Raw, clauses: Clauses) -> list[int]:
    """Whom somebody lets know something: "let the council know that"."""
    for let in (i for span in raw.cue for i in clauses.range_of(span)):
        known = [c for c in clauses.children[let] if c > let and clauses.word(c).lower() == "know"]
        if known and clauses.word(let).lower() in _LETTING:
            places = (*clauses.children[let], *clauses.children[known[0]])
            return [c for c in places if let < c < known[0] and clauses.tokens[c].deprel in (*_OBJECTS, "nsubj")]
    return []


def _told_to_do(verb: int, cue: Cue, clauses: Clauses) -> list[int]:
    """Subjects of infinitives under a verb that takes its addressee as object ("urged Iran to stop")."""
    if "obj" not in cue.addressee:
        return []
    infinitives = [c for c in clauses.children[verb] if clauses.tokens[c].deprel in ("xcomp", "ccomp")]
    marked = [c for c in infinitives if any(clauses.word(k).lower() == "to" and k < c for k in clauses.children[c])]
    return [s for c in marked for s in clauses.children[c] if clauses.tokens[s].deprel == "nsubj"]


def _passive_addressee(verb: int, cue: Cue, raw: Raw, clauses: Clauses) -> tuple[Span, ...]:
    """ "Reporters were told that ...": the subject of a passive cue, where it isn't the source."""
    if "obj" not in cue.addressee:
        return ()
    if clauses.is_passive_participle(verb) and (subject := clauses.subject_of(verb)) is not None:
        return (clauses.phrase(subject),)
    for child in clauses.children[verb]:
        if clauses.tokens[child].deprel == "nsubj:pass":
            span = clauses.phrase(child)
            if not any(span[0] < b and a < span[1] for a, b in raw.source):
                return (span,)
    return ()


def _has_preposition(child: int, cue: Cue, clauses: Clauses) -> bool:
    if clauses.tokens[child].deprel not in _OBLIQUES:
        return False
    cases = (clauses.word(c).lower() for c in clauses.children[child] if clauses.tokens[c].deprel == "case")
    return any(case in cue.addressee for case in cases)


def _may_be_addressed(child: int, raw: Raw, clauses: Clauses) -> bool:
    """A noun or pronoun of somebody; in the content only where the content begins with it ("urged Iran to stop")."""
    token = clauses.tokens[child]
    if token.upos not in ("NOUN", "PROPN", "PRON") or any(a <= token.start < b for a, b in raw.source):
        return False
    if any(a <= token.start < b for a, b in clauses.time_spans):
        return False  # "called again on Wednesday for"
    if clauses.word(child).lower() in ("it", "that", "this", "what", "which", "himself", "herself", "themselves"):
        return False
    for start, end in raw.content:
        if start <= token.start < end:
            first, last = _without_preposition(child, clauses)
            return first - start <= 1 and _TO_DO.match(clauses.text, last) is not None and not _goes_to(last, clauses)
    return True


def _goes_to(end: int, clauses: Clauses) -> bool:
    """Whether "to" behind a phrase opens where its thing goes, no verb: "pushed for the boy's return | to his father"."""
    behind = clauses.range_of((end - 1, end)).stop
    return behind < len(clauses.tokens) and clauses.tokens[behind].deprel == "case"


def _next_after(verb: int, cue: Cue, raw: Raw, clauses: Clauses) -> int | None:
    """Where the syntax went another way: the noun directly after a verb that takes its addressee as object."""
    if "obj" not in cue.addressee or cue.lemma not in ("tell", "inform", "assure", "remind", "brief"):
        return None
    for i in range(verb + 1, min(verb + 6, len(clauses.tokens))):
        upos = clauses.tokens[i].upos
        if upos in ("NOUN", "PROPN", "PRON"):
            head = clauses.tokens[i].head
            i = head if verb < head <= i + 4 and clauses.tokens[i].deprel in ("compound", "amod", "flat") else i
            return i if _may_be_addressed(i, raw, clauses) else None
        if upos not in ("DET", "ADJ", "NUM"):
            return None
    return None


def _without_preposition(head: int, clauses: Clauses) -> Span:
    start, end = clauses.phrase(head, without=("acl:relcl", "parataxis", "punct", "case", "conj", "cc", "acl", "advcl", "ccomp"))
    for child in clauses.children[head]:
        if clauses.tokens[child].deprel == "appos" and clauses.tokens[child].upos == "PROPN":
            first, last = clauses.phrase(child)
            if _APPOSED.fullmatch(clauses.text, end, first) is not None:  # "told the president, Ana Velt, that"
                return start, last
    token, name = clauses.tokens[head], head + 1
    beside = clauses.tokens[name] if name < len(clauses.tokens) else token
    if token.upos == "NOUN" and (beside.upos, beside.deprel, beside.head) == ("PROPN", token.deprel, token.head):
        return start, clauses.phrase(name)[1]  # "told the daily Vestnik that"
    return start, end
