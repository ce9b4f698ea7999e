"""Quotations that what stands before tells of: "One caller declared:" | "It is useless.", "Velt issued a statement." | "No."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from travaux.extract.statements.clauses import Clauses
from travaux.extract.statements.lexicon import StatementLexicon
from travaux.extract.statements.quotations import find_quotations, quoted_in
from travaux.extract.statements.raw import Raw, trim_source
from travaux.record.article import Article
from travaux.record.span import Span, touch

INTRODUCED_SCORE = 0.8
_PROSE = ("paragraph", "quote")
_ISSUED = frozenset(
    {"issued", "issues", "released", "releases", "made", "makes", "gave", "gives", "posted", "posts", "sent", "wrote"}
)
_WORDS = frozenset({"statement", "statements", "message", "remarks", "comment", "answer", "reply", "response", "tweet", "apology"})
_NEAR = 12  # words between a verb of saying and the colon: "told reporters at the gate of the plant:"


def with_introduced(found: Sequence[Raw], clauses: Clauses, article: Article, lexicon: StatementLexicon) -> list[Raw]:
    """Statements with those whose quotation nothing tells but the end of the paragraph before, whom an earlier one would get."""
    result = list(found)
    for sentence, quotation in _introduced(clauses, article):
        holding = [raw for raw in result if any(touch(span, quotation) for span in raw.content)]
        if any(raw.cue or raw.source or raw.label for raw in holding):
            continue
        told = _told_by(sentence, clauses, result, lexicon)
        if told is not None:
            content = holding[0].content if len(holding) == 1 else (quotation,)
            result = [raw for raw in result if raw not in holding]
            result.append(Raw((told[0],), told[1], content, INTRODUCED_SCORE))
    return result


def _introduced(clauses: Clauses, article: Article) -> Iterator[tuple[range, Span]]:
    """Quotations that open a block, with the tokens of the last sentence of the one before, where that ends with a colon."""
    opening = {start: (start, end) for start, end in find_quotations(article)}
    for before, block in pairwise(article.blocks):
        start = block.start + len(article.text[block.start : block.end]) - len(article.text[block.start : block.end].lstrip())
        introducing = article.text[before.start : before.end].rstrip().endswith(":")
        inside = clauses.range_of((before.start, before.end))
        if introducing and start in opening and before.kind in _PROSE and block.kind in _PROSE and len(inside):
            first, end = clauses.sentences[clauses.sentence_of(inside[-1])]
            yield range(max(first, inside[0]), end), opening[start]
    for told, (opens, _) in pairwise(clauses.sentences):
        start = clauses.tokens[opens].start
        behind = start in opening and not any(block.start == start for block in article.blocks)
        if behind and _issued(range(*told), clauses) is not None:
            yield range(*told), opening[start]


def _told_by(
    sentence: range, clauses: Clauses, found: Sequence[Raw], lexicon: StatementLexicon
) -> tuple[Span, tuple[Span, ...]] | None:
    """Who is told to say what follows a sentence, and the verb that tells it if there is one that tells nothing else."""
    words = [k for k in sentence if clauses.tokens[k].upos != "PUNCT"][-_NEAR:]
    said = next((k for k in reversed(words) if _says(k, clauses, lexicon)), None)
    subject = _subject_of(said, clauses) if said is not None else None
    if said is not None and subject is not None and subject in sentence:
        cue = (clauses.tokens[said].start, clauses.tokens[said].end)
        known = any(touch(span, cue) for raw in found for span in raw.cue)
        return _whole(subject, said, clauses), () if known else (cue,)
    if (issued := _issued(sentence, clauses)) is not None:
        subject, verb = issued
        return _whole(subject, verb, clauses), ((clauses.tokens[verb].start, clauses.tokens[verb].end),)
    name = quoted_in((clauses.tokens[sentence[0]].start, clauses.tokens[sentence[-1]].start), clauses)
    return (name, ()) if name is not None else None


def _issued(sentence: range, clauses: Clauses) -> tuple[int, int] | None:
    """Who is told to put out words of his own, and the verb: "Velt issued the following statement"."""
    for verb in (k for k in sentence if clauses.tokens[k].upos == "VERB" and clauses.word(k).lower() in _ISSUED):
        objects = (c for c in clauses.children[verb] if clauses.tokens[c].deprel == "obj")
        subject = next((c for c in clauses.children[verb] if clauses.tokens[c].deprel == "nsubj"), None)
        if subject is not None and any(clauses.word(c).lower() in _WORDS for c in objects):
            return subject, verb
    return None


def _subject_of(said: int, clauses: Clauses) -> int | None:
    """Who says something, also by a participle on his name: "Professor Velt in reply, saying:"."""
    token = clauses.tokens[said]
    named = token.deprel == "acl" and token.head >= 0 and clauses.tokens[token.head].upos in ("NOUN", "PROPN")
    return clauses.subject_of(said) or (token.head if named else None)


def _whole(subject: int, said: int, clauses: Clauses) -> Span:
    """The phrase of a subject with all that stands between it and its verb where no other verb does: "The minister, Orla Venn,"."""
    start, end = clauses.phrase(subject)
    between = [k for k in range(subject + 1, said) if clauses.tokens[k].upos not in ("AUX", "ADV")]
    if between and not any(clauses.tokens[k].upos == "VERB" for k in between):
        end = max(end, clauses.tokens[between[-1]].end)
    return trim_source(clauses.text, (start, end))


def _says(k: int, clauses: Clauses, lexicon: StatementLexicon) -> bool:
    cue = lexicon.cues.get(clauses.word(k).lower())
    return cue is not None and clauses.tokens[k].upos == "VERB" and not cue.flags & {"holding", "apart"}
