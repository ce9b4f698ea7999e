"""To whom something was said, whether it was asked, and whether the report says that it was not said."""

from __future__ import annotations

import re
from dataclasses import replace

from travaux.extract.statements.clauses import Clauses
from travaux.extract.statements.lexicon import Cue, StatementLexicon
from travaux.extract.statements.quotations import span_has_marks
from travaux.extract.statements.raw import Raw
from travaux.record.span import Span

_NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
_QUESTION = re.compile(r"\?[\"”’')]*\s*$")
_ASKED = re.compile(r"[\"“‘']?(?:whether|if|how|why|what|when|where|who|whom|which)\b", re.IGNORECASE)
_SPEAKING = ("i", "we", "you")
_TO_DO = re.compile(r"\s+(?:not\s+)?to\s|\s+not\s|\s+[\"“]")
_TO_QUOTATION = re.compile(r"[^\"“.;:!?\n]{2,60}?[,:]?\s+(?=[\"“])")
_OBJECTS = ("obj", "iobj")
_OBLIQUES = ("obl", "nmod", "obl:unmarked")
_MODIFIERS = ("amod", "compound")  # "their written responses"


def cue_of(raw: Raw, clauses: Clauses, lexicon: StatementLexicon) -> tuple[int, Cue] | None:
    """The token of the verb of saying in a cue, and what the lexicon knows of it."""
    for span in raw.cue:
        for i in clauses.range_of(span):
            cue = lexicon.cues.get(clauses.word(i).lower())
            if cue and clauses.tokens[i].deprel not in _MODIFIERS:
                return i, cue
    return None


_PERHAPS = frozenset({"may", "might", "could"})
_WOULD = frozenset({"would", "will"})
_NOT = frozenset({"not", "n't", "n’t", "never", "hardly", "only"})
_IF = frozenset({"if", "unless"})
_SEEING = frozenset({"see", "have", "make", "watch"})  # "would see Belmar threaten to leave"


def is_statement(raw: Raw, clauses: Clauses, lexicon: StatementLexicon) -> bool:
    """Whether an attribution is a statement: said, written, asked or held by somebody.

    The corpus that the model learnt from marks acts too ("ratified the treaty", "is estimated"). Words in quotation
    marks, and a clause as content, are enough; else the cue must be a verb of saying, and somebody must say it.
    """
    if raw.cue and (_is_measured_by(raw, clauses, lexicon) or _is_imagined(raw, clauses)):
        return False
    if not raw.cue or any(span_has_marks(clauses.text, span) for span in raw.content):
        return True
    content = clauses.range_of((raw.content[0][0], raw.content[-1][1]))
    if is_question(raw, clauses, lexicon):
        return True
    if not raw.source or all(clauses.tokens[i].upos in ("PRON", "DET", "PUNCT") for i in content):
        return False
    known = cue_of(raw, clauses, lexicon)
    if known is not None and "clause" not in known[1].flags:
        return True
    start = raw.content[0][0]
    before = clauses.text[max(0, start - 8) : start].lower().split()
    if before[-1:] == ["that"] or (len(content) > 2 and _ASKED.match(clauses.text, start)):
        return True
    head = clauses.head_of(raw.content[0])
    return head is not None and clauses.tokens[head].deprel == "ccomp"


def _is_measured_by(raw: Raw, clauses: Clauses, lexicon: StatementLexicon) -> bool:
    """Whether something is told by how it is measured, and nobody says it: "40 marks a day according to the level of the river"."""
    source = clauses.head_of(raw.source[0]) if raw.source else None
    if source is None or not clauses.text[slice(*raw.cue[0])].lower().startswith("according"):
        return False
    some = clauses.text[slice(*raw.source[0])].lower().startswith(("a ", "an "))  # "a number of officials" say something
    return not some and clauses.word(source).lower() in lexicon.measures


def _is_imagined(raw: Raw, clauses: Clauses) -> bool:
    """Whether nobody has said it yet, and he only may: "might suggest a canal", "would see Belmar threaten to leave"."""
    verb = clauses.verb_of(raw.cue[0])
    if verb is None:
        return False
    over = clauses.tokens[verb].head
    marks = {clauses.word(c).lower() for c in clauses.children[verb] if clauses.tokens[c].deprel == "mark"}
    if clauses.tokens[verb].deprel == "advcl" and marks & _IF:
        return True  # "if the books show that"
    if over >= 0 and clauses.tokens[verb].deprel in ("ccomp", "xcomp") and clauses.word(over).lower() in _SEEING:
        return bool(_beside(clauses, over) & (_PERHAPS | _WOULD))
    beside = _beside(clauses, verb)
    return bool(beside & _PERHAPS) and beside.isdisjoint(_NOT)


def _beside(clauses: Clauses, verb: int) -> set[str]:
    return {clauses.word(c).lower() for c in clauses.children[verb] if clauses.tokens[c].deprel in ("aux", "advmod")}


def is_own_holding(raw: Raw, clauses: Clauses, lexicon: StatementLexicon) -> bool:
    """Whether a statement is what somebody holds, told by himself or to his face ("I think", "do you want")."""
    words = [clauses.text[a:b].lower() for a, b in raw.source]
    if not words or any(w not in _SPEAKING for w in words) or any(span_has_marks(clauses.text, s) for s in raw.content):
        return False
    known = cue_of(raw, clauses, lexicon)
    return known is None or "holding" in known[1].flags


def without_addressee(raw: Raw, clauses: Clauses, lexicon: StatementLexicon) -> Raw:
    """An attribution whose content doesn't begin with whom it was said to ("told the council, “The talks ...”")."""
    known = cue_of(raw, clauses, lexicon)
    if known is None or "obj" not in known[1].addressee:
        return raw
    start, end = raw.content[0]
    match = _TO_QUOTATION.match(clauses.text, start, end)
    if match is None or not 0 <= start - raw.cue[-1][1] <= 1:
        return raw
    before = clauses.range_of((start, match.end()))
    if any(clauses.tokens[i].upos in ("VERB", "AUX", "SCONJ") for i in before):
        return raw
    return replace(raw, content=((match.end(), end), *raw.content[1:]))


def trim_cue(raw: Raw, clauses: Clauses, lexicon: StatementLexicon) -> Raw:
    """An attribution whose cue has no adverb before it and not whom it was said to ("also told the envoys on Monday": "told")."""
    known = cue_of(raw, clauses, lexicon)
    if known is None:
        return raw
    verb, cue = known
    trimmed = []
    for span in raw.cue:
        inside = list(clauses.range_of(span))
        while len(inside) > 1 and inside[0] != verb and clauses.tokens[inside[0]].upos in ("ADV", "PUNCT"):
            inside.pop(0)
        while len(inside) > 1 and inside[-1] != verb and clauses.word(inside[-1]).lower() == "by":
            inside.pop()
        if "obj" in cue.addressee and verb in inside:
            after = inside[inside.index(verb) + 1 :]
            keeps = 1 if after and clauses.tokens[after[0]].upos == "ADP" else 0
            if any(clauses.tokens[k].upos == "VERB" for k in after):
                keeps = len(after)
            inside = inside[: inside.index(verb) + 1 + keeps]
        trimmed.append((max(span[0], clauses.tokens[inside[0]].start), min(span[1], clauses.tokens[inside[-1]].end)))
    return replace(raw, cue=tuple(trimmed))


def find_addressee(raw: Raw, clauses: Clauses, lexicon: StatementLexicon) -> tuple[Span, ...]:
    """Spans of those to whom it was said ("told reporters", "said to the council", "urged Iran to")."""
    known = cue_of(raw, clauses, lexicon)
    if known is None:
        return ()
    verb, cue = known
    if passive := _passive_addressee(verb, cue, raw, clauses):
        return passive
    objects = [c for c in clauses.children[verb] if clauses.tokens[c].deprel in _OBJECTS and "obj" in cue.addressee]
    obliques = [c for c in clauses.children[verb] if _has_preposition(c, cue, clauses)]
    fitting = [*sorted([*objects, *obliques]), *_told_to_do(verb, cue, clauses)]
    found = [child for child in fitting if _may_be_addressed(child, raw, clauses)]
    if not found:
        found = [i for i in (_next_after(verb, cue, raw, clauses),) if i is not None]
    spans = []
    for child in found[:1]:
        heads = [child, *(c for c in clauses.children[child] if clauses.tokens[c].deprel == "conj")]
        spans += [_without_preposition(head, clauses) for head in heads]
    return tuple(s for s in spans if s[1] > s[0])


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
    if clauses.word(child).lower() in ("it", "that", "this", "what", "which", "himself", "herself", "themselves"):
        return False
    for start, end in raw.content:
        if start <= token.start < end:
            first, last = _without_preposition(child, clauses)
            return first - start <= 1 and _TO_DO.match(clauses.text, last) is not None
    return True


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
    return start, end


def is_question(raw: Raw, clauses: Clauses, lexicon: StatementLexicon) -> bool:
    """Whether the content is a question put: asked "whether ...", or what ends in a question mark after "asked"."""
    start, end = raw.content[0][0], raw.content[-1][1]
    ends_so = _QUESTION.search(clauses.text[start:end]) is not None
    if raw.turn is not None:
        return raw.turn == "question" and "?" in clauses.text[start:end]
    if raw.label:
        label = clauses.text[raw.source[0][0] : raw.source[0][1]].lower()
        return label in ("question", "q") and "?" in clauses.text[start:end]
    known = cue_of(raw, clauses, lexicon)
    if known is None or "question" not in known[1].flags:
        return ends_so and known is not None and known[1].lemma in ("say", "add", "continue", "respond", "reply")
    return ends_so or _ASKED.match(clauses.text, start) is not None


def is_negated(raw: Raw, clauses: Clauses) -> bool:
    """Whether the report says that it was not said ("did not say that"); a denial is no negation."""
    for span in raw.cue:
        verb = clauses.verb_of(span)
        if verb is None:
            continue
        negations = [c for c in clauses.children[verb] if clauses.word(c).lower() in _NEGATIONS]
        if any(c < verb for c in negations) or any(clauses.word(i).lower() in _NEGATIONS for i in clauses.range_of(span)):
            return True
    return False
