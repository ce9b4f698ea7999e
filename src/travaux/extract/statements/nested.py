"""What somebody says that another has said, where the model finds only the outer statement: told by the syntax."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from travaux.extract.statements.circumstances import is_statement
from travaux.extract.statements.clauses import Clauses
from travaux.extract.statements.lexicon import StatementLexicon
from travaux.extract.statements.raw import CLOSING, OPENING, Raw, trim_content
from travaux.extract.statements.sources import QUOTING, whom_quoted
from travaux.record.span import Span

WITHIN_SCORE = 0.6
_NOT_YET = frozenset({"will", "would", "shall", "should", "can", "could", "may", "might", "must", "'ll", "’ll", "'d", "’d", "to"})
_SUBJECTS = ("nsubj", "nsubj:outer")
_UNSAID = frozenset({"clause", "holding", "quote"})
_BY = "by "
_SAID = ("ccomp", "xcomp", "obj", "parataxis")
_NOBODY = frozenset({"it", "this", "that", "which", "what", "there", "these", "those"})
_NOBODY |= {"whoever", "anyone", "anybody", "nobody", "none", "everyone", "everybody"}


def find_within(found: Sequence[Raw], clauses: Clauses, lexicon: StatementLexicon) -> list[Raw]:
    """Statements inside the contents of others: "said that a colonel had told him that the bridge was mined".

    A verb of saying with a subject and a clause of its own, in no tense or mood that leaves open whether it was said.
    """
    cues = {i for raw in found for span in raw.cue for i in clauses.range_of(span)}
    added = []
    for span in sorted({span for raw in found if raw.cue for span in raw.content}):
        for i in clauses.range_of(span):
            if i in cues or clauses.tokens[i].upos != "VERB":
                continue
            for raw in _told_by(i, span, clauses, lexicon):
                if is_statement(raw, clauses, lexicon):
                    added.append(raw)
                    cues.add(i)
    return added


def _told_by(verb: int, inside: Span, clauses: Clauses, lexicon: StatementLexicon) -> Iterator[Raw]:
    """What a verb of saying tells within a content, by its own subject, if it has one."""
    cue = lexicon.cues.get(clauses.word(verb).lower())
    children = clauses.children[verb]
    if cue is None or cue.flags & _UNSAID or not _NOT_YET.isdisjoint(clauses.word(c).lower() for c in children if c < verb):
        return
    subject = next((c for c in children if clauses.tokens[c].deprel in _SUBJECTS), None)
    if any(clauses.tokens[c].deprel == "aux:pass" for c in children):
        subject = clauses.agent_of(verb) if "obj" in cue.addressee else None  # "had been told by the envoys that"
    clause = next((c for c in children if clauses.tokens[c].deprel == "ccomp" and c > verb), None)
    if subject is None or clause is None or clauses.word(subject).lower() in _NOBODY:
        return
    tree = sorted(clauses.subtree(clause))
    content = (clauses.tokens[tree[0]].start, min(clauses.tokens[tree[-1]].end, inside[1]))
    start, end = clauses.phrase(subject)
    source = (start + len(_BY) * clauses.text.startswith(_BY, start), end)
    source = (max(source[0], inside[0]) if source[1] > inside[0] else source[0], end)  # "said | that the mayor had assured her"
    if source[0] < inside[0] or content[0] < clauses.tokens[verb].end or content[1] <= content[0]:
        return
    if told := trim_content(clauses.text, [content]):
        yield Raw((source,), ((clauses.tokens[verb].start, clauses.tokens[verb].end),), told, WITHIN_SCORE)


def find_quoted_as(found: Sequence[Raw], clauses: Clauses, lexicon: StatementLexicon) -> list[Raw]:
    """Statements that somebody is quoted with: "the Gazette cited Velt as insisting that", "Velt was quoted as denying it"."""
    cues = {i for raw in found for span in raw.cue for i in clauses.range_of(span)}
    quoting = (k for k, token in enumerate(clauses.tokens) if token.upos == "VERB" and clauses.word(k).lower() in QUOTING)
    added = (
        raw
        for k in quoting
        for verb in _said_as(k, clauses)
        if verb not in cues
        for raw in _quoted_with(k, verb, clauses, lexicon, _in_front(k, found, clauses))
    )
    return [raw for raw in added if is_statement(raw, clauses, lexicon)]


def _said_as(quoting: int, clauses: Clauses) -> Iterator[int]:
    """The participles behind "as" of a verb of quoting, and those that go on from them: "as saying ... and adding"."""
    for verb in clauses.children[quoting]:
        beside = {clauses.word(c).lower() for c in clauses.children[verb] if c < verb}
        if verb > quoting and "as" in beside and clauses.word(verb).lower().endswith("ing"):
            yield verb
            yield from (c for c in clauses.children[verb] if clauses.tokens[c].deprel == "conj" and clauses.word(c).endswith("ing"))


def _in_front(quoting: int, found: Sequence[Raw], clauses: Clauses) -> Span | None:
    """The quotation in front of a verb of quoting that is told by it: `"No," the Gazette quoted Velt as saying`."""
    token = clauses.tokens[quoting]
    told = (raw for raw in found if any(a <= token.start < b for a, b in raw.cue))
    before = (span for raw in told for span in raw.content if span[1] <= token.start and clauses.text[span[0]] in OPENING)
    start, end = next(before, (0, 0))
    closed = max(clauses.text.rfind(mark, start + 1, end) for mark in CLOSING) + 1 if end else 0
    return (start, closed) if closed > start + 1 else None


def _quoted_with(quoting: int, verb: int, clauses: Clauses, lexicon: StatementLexicon, in_front: Span | None) -> Iterator[Raw]:
    """What whoever is quoted is told to say with a participle, or in front of it all."""
    cue = lexicon.cues.get(clauses.word(verb).lower())
    if cue is None:
        return
    who = whom_quoted(quoting, verb, clauses)
    said = next((c for c in clauses.children[verb] if clauses.tokens[c].deprel in _SAID and c > verb), None)
    if who is None or (said is None and in_front is None):
        return
    tree = sorted(clauses.subtree(said)) if said is not None else []
    content = (clauses.tokens[tree[0]].start, clauses.tokens[tree[-1]].end) if tree else in_front or (0, 0)
    if told := trim_content(clauses.text, [content]):
        yield Raw((clauses.phrase(who),), ((clauses.tokens[verb].start, clauses.tokens[verb].end),), told, WITHIN_SCORE)
