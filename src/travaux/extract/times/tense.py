"""The tense of the clause that a span stands in, by syntax where there is one, else by the words around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from travaux.extract.statements.clauses import Clauses
from travaux.extract.times.context import Tense
from travaux.extract.times.lexicon import TimeLexicon
from travaux.record.span import Span

_WORD = re.compile(r"[^\W\d_]+|['’](?:s|re|ve|ll|d|m)\b", re.IGNORECASE)
_BREAK = re.compile(r"[.;:!?\n]")
_FARTHEST_HEAD = 20  # words; a governor farther off is more often the parser's mistake
_REACH = 14  # words on each side that may tell the tense
_OF_A_NOUN = ("nmod:poss", "compound")
_HELPERS = 3  # words before a participle among which its auxiliaries stand
_MOSTLY = 3  # times told as past for each that is told as future, in a report of the past
_NOT = frozenset({"not", "n't", "n’t"})
_AUXILIARIES = ("aux", "aux:pass", "cop")


def tense_of(span: Span, clauses: Clauses, lexicon: TimeLexicon) -> Tense | None:
    """The tense of the clause around a span; None where nothing tells it."""
    head = _head(span, clauses)
    if _is_awaited(span, clauses, lexicon):
        return "future"
    if head is None:
        return tense_of_words(clauses.text, span, lexicon)
    if clauses.tokens[head].deprel in _OF_A_NOUN:  # "Wednesday's ruling" may be told of at any time
        return "any"
    copulas = [clauses.word(j).lower() for j in clauses.children[head] if clauses.tokens[j].deprel == "cop"]
    placed = any(clauses.tokens[j].deprel == "case" for j in clauses.children[head])
    if placed and any("be" in lexicon.kinds(word) for word in copulas):  # "the vote is on Friday"
        return "past" if any("past" in lexicon.kinds(word) for word in copulas) else "future"
    if _was_refused_then(head, clauses):
        return "past"
    near = abs(clauses.tokens[head].head - head) <= _FARTHEST_HEAD
    return (_clause_tense(head, clauses, lexicon) if near else None) or tense_of_words(clauses.text, span, lexicon)


def usual_tense(tenses: Sequence[Tense | None]) -> Tense | None:
    """What tense a weekday of a clause that tells none may be taken to have: past in a report whose times mostly are past."""
    past, future = tenses.count("past"), tenses.count("future")
    return "past" if past >= _MOSTLY * max(future, 1) else None


def _was_refused_then(head: int, clauses: Clauses) -> bool:
    """Whether a time opens a sentence that tells what somebody would not do: "In August the firm would not talk about pay"."""
    verb = clauses.tokens[head].head
    if verb < 0 or clauses.tokens[verb].head >= 0 or clauses.tokens[verb].upos != "VERB":
        return False
    beside = {clauses.word(c).lower(): c for c in clauses.children[verb]}
    subjects = [c for c in clauses.children[verb] if clauses.tokens[c].deprel == "nsubj"]
    told = any(clauses.tokens[c].deprel in ("parataxis", "ccomp", "advcl") for c in clauses.children[verb])
    return "would" in beside and not beside.keys().isdisjoint(_NOT) and bool(subjects) and head < subjects[0] and not told


def _is_before_noun(head: int, clauses: Clauses) -> bool:
    governor = clauses.tokens[head].head
    return governor > head and clauses.tokens[governor].upos in ("NOUN", "PROPN")


def _head(span: Span, clauses: Clauses) -> int | None:
    inside = clauses.range_of(span)
    return next((i for i in inside if clauses.tokens[i].head not in inside), None)


def is_beside_noun(span: Span, clauses: Clauses) -> bool:
    """Whether a span tells when a thing was rather than when its clause's deed was done ("the vote in May", "the May vote")."""
    head = _head(span, clauses)
    return head is not None and (clauses.tokens[head].deprel.startswith("nmod") or _is_before_noun(head, clauses))


def _is_awaited(span: Span, clauses: Clauses, lexicon: TimeLexicon) -> bool:
    """Whether a preposition tells that the time was still to come ("until Tuesday", but not "not until Tuesday")."""
    words = [m.group().lower() for m in _WORD.finditer(clauses.text, max(0, span[0] - 32), span[0])]
    awaited = any("await" in lexicon.kinds(" ".join(words[-n:])) for n in (1, 2, 3) if len(words) >= n)
    return awaited and "not" not in words[-2:] and not _BREAK.search(clauses.text, max(0, span[0] - 8), span[0])


def _clause_tense(start: int, clauses: Clauses, lexicon: TimeLexicon) -> Tense | None:
    """Climbs from a token to the nearest predicates until one tells a tense."""
    i, seen = clauses.tokens[start].head, {start}
    while i >= 0 and i not in seen:
        seen.add(i)
        plan = _prospect(i, clauses, lexicon, below=start)
        if plan is not None:
            return "past" if _is_done(plan, clauses, lexicon) else "future"
        found = _predicate_tense(i, clauses, lexicon)
        if found is not None:
            return found
        start, i = i, clauses.tokens[i].head
    return None


def _is_done(i: int, clauses: Clauses, lexicon: TimeLexicon) -> bool:
    """Whether a plan is told as one that is over ("had been scheduled", "previously planned")."""
    near = {*clauses.children[i], *range(max(0, i - _HELPERS), i)}
    return any("done" in lexicon.kinds(clauses.word(j)) for j in near)


def _prospect(i: int, clauses: Clauses, lexicon: TimeLexicon, *, below: int) -> int | None:
    """The word that looks ahead to what hangs below a token: to an infinitive, or a date ("scheduled for Friday")."""
    infinitive = i > 1 and clauses.tokens[i].upos == "VERB" and clauses.word(i - 1).lower() == "to"
    if infinitive and "booked" in lexicon.kinds(clauses.word(i - 2)):  # "is due to speak", whatever the parser makes of "due to"
        return i - 2
    return i if _is_prospect(i, clauses, lexicon, below=below) else None


def _is_prospect(i: int, clauses: Clauses, lexicon: TimeLexicon, *, below: int) -> bool:
    kinds = lexicon.kinds(clauses.word(i))
    token = clauses.tokens[below]
    if "booked" in kinds and token.deprel.startswith(("obl", "nmod", "obj")) and not _is_put(i, clauses, below=below):
        return True
    infinitive = token.deprel in ("xcomp", "acl", "advcl", "ccomp")
    if not (kinds & {"prospect", "booked"} or (infinitive and "be" in kinds)):
        return False
    if infinitive:
        return any(clauses.word(j).lower() == "to" for j in clauses.children[below])
    prepositions = {clauses.word(j).lower() for j in clauses.children[below] if clauses.tokens[j].deprel == "case"}
    return bool(prepositions & {"for", "by", "until", "till"}) and token.deprel.startswith(("obl", "nmod"))


def _is_put(i: int, clauses: Clauses, *, below: int) -> bool:
    """Whether a day is that on which a plan was put to others: "tabled a | plan | on Monday"."""
    on = any(clauses.tokens[c].deprel == "case" and clauses.word(c).lower() == "on" for c in clauses.children[below])
    return on and clauses.tokens[i].upos == "NOUN" and clauses.tokens[i].deprel in ("obj", "conj", "nsubj:pass")


def _predicate_tense(i: int, clauses: Clauses, lexicon: TimeLexicon) -> Tense | None:
    token, word = clauses.tokens[i], clauses.word(i).lower()
    children = clauses.children[i]
    helpers = [clauses.word(j).lower() for j in children if clauses.tokens[j].deprel in _AUXILIARIES]
    kinds = [lexicon.kinds(helper) for helper in helpers]
    marks = {clauses.word(j).lower() for j in children if clauses.tokens[j].deprel == "mark"}
    if "to" in marks and kinds and "be" in kinds[0]:  # "is to travel"
        return "future"
    if any("future" in k for k in kinds) and not any("perfect" in k for k in kinds[1:]):
        return "future"
    if any("past" in k or "perfect" in k for k in kinds):
        return "future" if _is_going_to(word, kinds) else "past"
    if kinds:
        return "future" if word == "going" else "present"
    if token.upos not in ("VERB", "AUX"):
        return None
    if "to" in marks:
        return "future" if token.head < 0 else None
    own = lexicon.kinds(word)
    if is_past_form(word, lexicon):
        return "past"
    if word.endswith("ing"):
        return None
    return "future" if "coming" in own else "present"


def _is_going_to(word: str, kinds: list[frozenset[str]]) -> bool:
    return word == "going" and not any("past" in k for k in kinds)


def is_past_form(word: str, lexicon: TimeLexicon) -> bool:
    """Whether a verb's form is a past tense or participle."""
    kinds = lexicon.kinds(word)
    return "past" in kinds or (word.endswith("ed") and len(word) > 4 and "not_past" not in kinds)


def tense_of_words(text: str, span: Span, lexicon: TimeLexicon) -> Tense | None:
    """The tense that the nearest telling word of the sentence has; words before the span weigh more than those after."""
    low = max((m.end() for m in _BREAK.finditer(text, max(0, span[0] - 250), span[0])), default=max(0, span[0] - 250))
    after = _BREAK.search(text, span[1], span[1] + 250)
    high = after.start() if after else min(len(text), span[1] + 250)
    before = [m.group().lower() for m in _WORD.finditer(text, low, span[0])][-_REACH:]
    behind = [m.group().lower() for m in _WORD.finditer(text, span[1], high)][:_REACH]
    words, here = [*before, *behind], len(before)
    for i in sorted(range(len(words)), key=lambda i: here - i if i < here else 1.5 * (i - here + 1)):
        kinds = lexicon.kinds(words[i])
        if "future" in kinds and "past" not in kinds:
            return "future"
        if is_past_form(words[i], lexicon) or ("perfect" in kinds and "'" not in words[i]):
            ahead = any("future" in lexicon.kinds(word) for word in words[max(0, i - _HELPERS) : i])
            return "future" if ahead else "past"  # "will be signed"
    return None
