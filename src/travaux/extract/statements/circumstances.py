"""Whether an attribution is a statement, whether it was asked, and whether the report says that it was not said."""

from __future__ import annotations

import re
from dataclasses import replace

from travaux.extract.statements.clauses import Clauses
from travaux.extract.statements.lexicon import Cue, StatementLexicon
from travaux.extract.statements.quotations import span_has_marks
from travaux.extract.statements.raw import Raw

_NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
_NOBODY = re.compile(r"(?:nobody|no one|no-one|none|neither|no)\b", re.IGNORECASE)
_NONE = frozenset({"no", "neither"})  # "gave no indication that", "would neither confirm nor deny that"
_QUESTION = re.compile(r"\?[\"”’')]*\s*$")
_HEARSAY = re.compile(r"(?:is|are|was|were|has been|have been|had been) (?:\w+ )?(?:said|reported|rumou?red|alleged|claimed)")
_ASKED = re.compile(r"[\"“‘']?(?:whether|if|how|why|what|when|where|who|whom|which)\b", re.IGNORECASE)
_TO_KNOW = re.compile(r"(?P<know>to know) ")
_OPENING = re.compile(r"(?P<that>that )|(?=(?:whether|if|how|why|what|when|where|who|whom|which)\b)")
_COSTS = re.compile(r"(?:\S+ ){0,5}?(?:lives|life|victims?)\b")  # "the flood claimed three lives"
_CALLS = re.compile(r"\b(?:call|styl|dubb?|nam|term|label)(?:s|e|es|ed|l?ing|l?ed)?$")
_ITSELF = re.compile(r"(?:itself|himself|herself|themselves)\b")
_SPEAKING = ("i", "we", "you")
_TO_QUOTATION = re.compile(r"[^\"“.;:!?\n]{2,60}?[,:]?\s+(?=[\"“])")
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
    if raw.cue and (_is_measured_by(raw, clauses, lexicon) or _is_imagined(raw, clauses) or _is_no_word(raw, clauses, lexicon)):
        return False
    if not raw.cue or any(span_has_marks(clauses.text, span) for span in raw.content):
        return True
    content = clauses.range_of((raw.content[0][0], raw.content[-1][1]))
    if is_question(raw, clauses, lexicon) or _is_hearsay(raw, clauses):
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


def _is_hearsay(raw: Raw, clauses: Clauses) -> bool:
    """Whether something is told of somebody by nobody named: "Velt is said to have signed"."""
    cue = clauses.text[raw.cue[0][0] : raw.cue[-1][1]].lower() if raw.cue else ""
    return not raw.source and _HEARSAY.fullmatch(cue) is not None and clauses.text.startswith("to ", raw.content[0][0])


def _is_measured_by(raw: Raw, clauses: Clauses, lexicon: StatementLexicon) -> bool:
    """Whether something is told by how it is measured, and nobody says it: "40 marks a day according to the level of the river"."""
    source = clauses.head_of(raw.source[0]) if raw.source else None
    if source is None or not clauses.text[slice(*raw.cue[0])].lower().startswith("according"):
        return False
    some = clauses.text[slice(*raw.source[0])].lower().startswith(("a ", "an "))  # "a number of officials" say something
    return not some and clauses.word(source).lower() in lexicon.measures


def _is_no_word(raw: Raw, clauses: Clauses, lexicon: StatementLexicon) -> bool:
    """Whether a verb of saying says nothing there: "that said, the border remains closed", "the flood claimed three lives".

    Nor does it where somebody only has a name: "the group, which calls itself the Harbour Front".
    """
    if _CALLS.search(clauses.text[slice(*raw.cue[-1])]) and _ITSELF.match(clauses.text, raw.content[0][0]):
        return True
    known = cue_of(raw, clauses, lexicon)
    if known is not None and known[1].lemma == "claim":
        return _COSTS.match(clauses.text, *raw.content[0]) is not None
    that = [clauses.text[a:b].lower() for a, b in raw.source] in (["that"], ["all that"])
    return that and known is not None and known[1].lemma == "say" and clauses.tokens[known[0]].deprel == "advcl"


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
    objects = [c for c in clauses.children[known[0]] if clauses.tokens[c].deprel in ("obj", "iobj")]
    if len(raw.content) > 1 and any(clauses.phrase(c) == (start, end) for c in objects):
        return replace(raw, content=raw.content[1:])  # "had assured | her | that the camp would close"
    if (told := _told_first(known[0], raw, clauses)) is not None:
        return replace(raw, content=((told, end), *raw.content[1:]))
    match = _TO_QUOTATION.match(clauses.text, start, end)
    if match is None or not 0 <= start - raw.cue[-1][1] <= 1:
        return raw
    before = clauses.range_of((start, match.end()))
    if any(clauses.tokens[i].upos in ("VERB", "AUX", "SCONJ") for i in before):
        return raw
    return replace(raw, content=((match.end(), end), *raw.content[1:]))


def _told_first(verb: int, raw: Raw, clauses: Clauses) -> int | None:
    """Where the content begins behind whom it was said to: "asked the envoy, Ana Velt, whether ..."; None where it does anyway."""
    start, end = raw.content[0]
    first = clauses.range_of((start, start + 1))[0]
    told = next((c for c in clauses.children[verb] if clauses.tokens[c].deprel in ("obj", "iobj")), None)
    if told is None or first not in clauses.subtree(told):
        return None
    clause = next((c for c in clauses.children[verb] if c > told and clauses.tokens[c].deprel in ("ccomp", "advcl")), None)
    begins = (
        min((k for k in clauses.subtree(clause) if clauses.tokens[k].upos != "PUNCT"), default=None) if clause is not None else None
    )
    if begins is None or not told < begins or clauses.tokens[begins].start >= end:
        return None
    opening = _OPENING.match(clauses.text, clauses.tokens[begins].start, end)
    return opening.end() if opening is not None else None


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


def asking_to_know(raw: Raw, clauses: Clauses) -> Raw:
    """An attribution whose content is what somebody "wanted to know", without these words: they are the cue's."""
    known = _TO_KNOW.match(clauses.text, *raw.content[0]) if raw.cue else None
    if known is None or not 0 <= raw.content[0][0] - raw.cue[-1][1] <= 1 or not _ASKED.match(clauses.text, known.end()):
        return raw
    cue = (*raw.cue[:-1], (raw.cue[-1][0], known.end("know")))
    return replace(raw, cue=cue, content=((known.end(), raw.content[0][1]), *raw.content[1:]))


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
    if raw.cue and clauses.text[slice(*raw.cue[-1])].endswith(" to know"):
        return ends_so or _ASKED.match(clauses.text, start) is not None
    if known is None or "question" not in known[1].flags:
        return ends_so and known is not None and known[1].flags <= {"act"}
    return ends_so or _ASKED.match(clauses.text, start) is not None


def is_negated(raw: Raw, clauses: Clauses) -> bool:
    """Whether the report says that it was not said ("did not say that"); a denial is no negation."""
    for span in raw.cue:
        verb = clauses.verb_of(span)
        if verb is None:
            continue
        negations = [c for c in clauses.children[verb] if clauses.word(c).lower() in _NEGATIONS]
        inside = {clauses.word(i).lower() for i in clauses.range_of(span)}
        if any(c < verb for c in negations) or not inside.isdisjoint(_NEGATIONS | _NONE):
            return True
    return bool(raw.source) and bool(raw.cue) and _NOBODY.match(clauses.text, *raw.source[0]) is not None
