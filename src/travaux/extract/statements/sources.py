"""The source of an attribution as the syntax tells it, where the model took another's words for it or none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from travaux.extract.statements.clauses import Clauses
from travaux.extract.statements.closing import is_heard
from travaux.extract.statements.lexicon import StatementLexicon
from travaux.extract.statements.raw import Raw, trim_content
from travaux.record.naming import any_capital
from travaux.record.span import Span, touch

_NO_PREPOSITION = ("acl:relcl", "parataxis", "punct", "case")
_RELATIVE = frozenset({"who", "which", "that"})
_OBLIQUE = ("obl", "obl:agent", "nmod")
_TOLD_OF = frozenset(
    {
        "said",
        "reported",
        "believed",
        "understood",
        "thought",
        "alleged",
        "rumoured",
        "rumored",
        "claimed",
        "known",
        "held",
        "considered",
    }
)
_PUT = frozenset({"expressed", "voiced", "raised", "proposed", "tabled", "reiterated", "mentioned", "articulated", "conveyed"})
_DONE = ("xcomp", "ccomp", "csubj:pass", "advcl")
_CALLED = re.compile(any_capital(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?, (?=(?:the|a|an|our|your|his|her|their|Mrs?\.?|Ms\.?) )"))
_CARRIES_ON = re.compile(r", (?:(?:also|again|further|\w+ly) )?\w+ing$")
_NEAR = 40  # characters
_REMARK = re.compile(r"^\s*\([^()]*\)")
_OF_A_NAME = ("appos", "compound", "flat", "nmod")
_SPOKE = frozenset({"spoke", "speaks", "speak", "met", "meets", "meet", "talked", "talks", "talk", "connected", "conferred"})
_ADVERBS = 2  # words between a subject and its verb: "the rebels now also say"


QUOTING = frozenset({"quoted", "quotes", "quoting", "quote", "cited", "cites", "citing", "cite"})
_WHO = ("obj", "nsubj")  # behind a verb of quoting, whoever is quoted
_HIS = ("his ", "her ", "their ", "its ")


def with_source(raw: Raw, clauses: Clauses, lexicon: StatementLexicon) -> Raw:
    """An attribution that shares its source with another ("said X and added Y") gets the subject of its cue.

    Of a passive cue that is who does it: who was asked or told something isn't who said it.
    """
    verb = clauses.verb_of(raw.cue[0]) if raw.cue else None
    if verb is None:
        return raw
    if _is_told_of(verb, raw, clauses):
        agent = clauses.agent_of(verb)
        return replace(raw, source=(clauses.phrase(agent, without=_NO_PREPOSITION),) if agent is not None else ())
    if _is_what_was_put(verb, raw, clauses):
        agent = clauses.agent_of(verb)
        return replace(raw, source=(clauses.phrase(agent, without=_NO_PREPOSITION),) if agent is not None else ())
    if _is_heard_in_a_headline(verb, raw, clauses):
        return replace(raw, source=())
    if clauses.is_passive_participle(verb) or _is_told_something(verb, raw, clauses, lexicon):
        agent = clauses.agent_of(verb)
        raw = _without_subject(verb, raw, clauses)
        return replace(raw, source=(clauses.phrase(agent, without=_NO_PREPOSITION),) if agent is not None else ())
    quoted = _quoted(verb, clauses)
    if quoted is not None:
        return replace(raw, source=(clauses.phrase(quoted),))
    if raw.source:
        host = _who_spoke(verb, raw, clauses)
        return raw if host is None else replace(raw, source=(_with_name(host, clauses),))
    subject = clauses.subject_of(verb)
    if subject is None or any(a <= clauses.tokens[subject].start < b for a, b in raw.content):
        return raw
    return replace(raw, source=(_with_name(subject, clauses),))


def _who_spoke(verb: int, raw: Raw, clauses: Clauses) -> int | None:
    """Who speaks with somebody in order to say something: "Velt | spoke with Minister Berg to reiterate that"; else None."""
    head = clauses.head_of(raw.source[0]) if len(raw.source) == 1 and clauses.word(verb - 1).lower() == "to" else None
    while head is not None and clauses.tokens[head].deprel.startswith(_OF_A_NAME) and clauses.tokens[head].head >= 0:
        head = clauses.tokens[head].head
    if head is None or head > verb or clauses.tokens[head].deprel != "obl":
        return None
    spoke, cases = clauses.tokens[head].head, {clauses.word(c).lower() for c in clauses.children[head]}
    if spoke < 0 or spoke > head or "with" not in cases or clauses.word(spoke).lower() not in _SPOKE:
        return None
    return clauses.subject_of(spoke)


def _quoted(verb: int, clauses: Clauses) -> int | None:
    """Who is quoted with a participle: "the Gazette quoted | Velt | as saying"."""
    quoting = clauses.tokens[verb].head
    beside = {clauses.word(c).lower() for c in clauses.children[verb] if c < verb}
    if quoting < 0 or quoting > verb or "as" not in beside or clauses.word(quoting).lower() not in QUOTING:
        return None
    return whom_quoted(quoting, verb, clauses)


def whom_quoted(quoting: int, verb: int, clauses: Clauses) -> int | None:
    """Whom a verb of quoting has say what a participle tells: who "was quoted as saying", whom "the Gazette quoted as saying"."""
    if any(clauses.tokens[c].deprel == "aux:pass" for c in clauses.children[quoting]):
        return clauses.subject_of(quoting)
    return next((c for c in clauses.children[quoting] if clauses.tokens[c].deprel in _WHO and quoting < c < verb), None)


def without_vocative(raw: Raw, turns: Sequence[Raw], text: str) -> Raw:
    """An attribution in a turn whose source seems to begin with who is spoken to: "Minister, the union | told us that"."""
    if (
        not raw.cue
        or len(raw.source) != 1
        or not any(turn.content[0][0] <= raw.source[0][0] < turn.content[-1][1] for turn in turns)
    ):
        return raw
    start, end = raw.source[0]
    called = _CALLED.match(text, start, end)
    return replace(raw, source=((called.end(), end),)) if called is not None and text[end : end + 1] == " " else raw


def with_carried_on(found: Sequence[Raw], text: str) -> list[Raw]:
    """Attributions; a participle behind another's cue goes on with its source: "It is an insult, Velt said, | warning | that"."""
    ends = {max(b for _, b in (*raw.cue, *raw.source)): raw for raw in found if raw.cue and raw.source}
    result = []
    for raw in found:
        behind = _CARRIES_ON.search(text, max(0, raw.cue[0][0] - _NEAR), raw.cue[0][1]) if raw.cue else None
        other = ends.get(behind.start()) if behind is not None else None
        told = other is not None and other.content[0][0] < raw.cue[0][0] and all(b < raw.cue[0][0] for _, b in raw.source)
        result.append(replace(raw, source=other.source) if other is not None and told else raw)
    return result


def _with_name(subject: int, clauses: Clauses) -> Span:
    """The phrase of a subject, with the name behind a comma: "The union's envoy, Colonel Ana Velt, refused and said"."""
    phrase = clauses.phrase(subject)
    if clauses.text[slice(*phrase)].lower().startswith(_HIS):
        return phrase  # "his Karsund counterpart": whose he is, is told beside
    names = (clauses.phrase(c) for c in clauses.children[subject] if clauses.tokens[c].deprel == "appos")
    end = next((b for a, b in names if clauses.text[phrase[1] : a] == ", "), phrase[1])
    return phrase[0], end


def _is_told_of(verb: int, raw: Raw, clauses: Clauses) -> bool:
    """Whether an attribution's source is only of whom something is told: "Velt is said to have signed", by whomever."""
    subject = _passive_subject(verb, clauses)
    done = (c for c in clauses.children[verb] if c > verb and clauses.tokens[c].deprel in _DONE)
    infinitive = any(clauses.word(k).lower() == "to" for c in done for k in clauses.children[c] if k < c)
    told_of = infinitive and clauses.word(verb).lower() in _TOLD_OF
    return told_of and subject is not None and _names(raw, subject, clauses)


def _is_what_was_put(verb: int, raw: Raw, clauses: Clauses) -> bool:
    """Whether an attribution's source is what was said, by whomever: "Broad support was expressed for a register"."""
    subject = _passive_subject(verb, clauses)
    if subject is None:  # "Amendment proposed, to leave out the words"
        token = clauses.tokens[verb]
        subject = token.head if token.deprel == "acl" and clauses.word(verb).lower() in _PUT and token.head == verb - 1 else None
    return subject is not None and clauses.word(verb).lower() in _PUT and _names(raw, subject, clauses)


def _passive_subject(verb: int, clauses: Clauses) -> int | None:
    """The subject to whom a passive verb is done; None of an active one."""
    deprels = {clauses.tokens[c].deprel: c for c in clauses.children[verb]}
    return deprels.get("nsubj:pass") if "aux:pass" in deprels else None


def _names(raw: Raw, subject: int, clauses: Clauses) -> bool:
    """Whether an attribution's source is a subject."""
    return any(touch(clauses.phrase(subject), span) for span in raw.source)


def _without_subject(verb: int, raw: Raw, clauses: Clauses) -> Raw:
    """An attribution without the subject of its passive cue in its content: that is who was told."""
    subject = next((c for c in clauses.children[verb] if clauses.tokens[c].deprel == "nsubj:pass"), None)
    if subject is None or subject > verb:
        return raw
    told = clauses.phrase(subject)
    content = tuple(span for span in raw.content if not (told[0] <= span[0] and span[1] <= told[1]))
    return replace(raw, content=content) if content else raw


def with_own_subject(raw: Raw, clauses: Clauses, *, nested: bool = True) -> Raw:
    """An attribution whose cue has a subject in front, which then is who says it; of one not `nested` only past an adverbial.

    "According to Velt, the rebels say that they never saw it": the rebels say that, not Velt. "Velt, in remarks carried by
    the radio, said": Velt, not the radio.
    """
    if not nested and not _is_adverbial(raw, clauses):
        return raw
    verb = clauses.verb_of(raw.cue[0]) if raw.cue else None
    if verb is None or clauses.tokens[verb].deprel == "acl:relcl":
        return raw  # "is ready for the talks that the West offered": the West doesn't say so
    subjects = (c for c in clauses.children[verb] if c < verb and clauses.tokens[c].deprel == "nsubj")
    subject = next((c for c in subjects if clauses.word(c).lower() not in _RELATIVE), None)
    if subject is None or any(touch(clauses.phrase(subject), span) for span in raw.source):
        return raw
    source = clauses.phrase(subject)
    if nested and len(clauses.range_of((source[1], clauses.tokens[verb].start))) > _ADVERBS + 1:
        return raw
    rest = [span for a, b in raw.content for span in ((a, min(b, source[0])), (max(a, source[1]), b)) if span[0] < span[1]]
    content = trim_content(clauses.text, rest)
    return replace(raw, source=(source,), content=content) if content else raw


def _is_heard_in_a_headline(verb: int, raw: Raw, clauses: Clauses) -> bool:
    """Whether an attribution's source is who was told what a headline says: "Firm hid leak for years, inquiry told"."""
    if not raw.source or not is_heard(verb, clauses) or raw.content[0][0] >= raw.source[0][0]:
        return False
    return clauses.text[: raw.source[0][0]].rstrip().endswith(",")


def _is_adverbial(raw: Raw, clauses: Clauses) -> bool:
    """Whether what was taken for the source stands in an adverbial before the cue, between commas."""
    head = clauses.head_of(raw.source[0]) if len(raw.source) == 1 and raw.cue else None
    if head is None or clauses.tokens[head].deprel not in _OBLIQUE or raw.source[0][1] > raw.cue[0][0]:
        return False
    between = clauses.text[raw.source[0][1] - (clauses.text[raw.source[0][1] - 1] == "(") : raw.cue[0][0]]
    return _REMARK.sub("", between).strip() == ","  # "to the Council (S/2019/12), accused"


def _is_told_something(verb: int, raw: Raw, clauses: Clauses, lexicon: StatementLexicon) -> bool:
    """Whether an attribution's source is whom something was said to: "the minister was asked whether ..."."""
    cue = lexicon.cues.get(clauses.word(verb).lower())
    if cue is None or "obj" not in cue.addressee or "quote" in cue.flags:
        return False
    subject = _passive_subject(verb, clauses)
    return subject is not None and (not raw.source or _names(raw, subject, clauses))
