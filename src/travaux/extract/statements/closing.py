"""Statements whose source is named behind all that is said: "The sides agreed to go on, the ministry reported after the talks"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from travaux.extract.statements.clauses import Clauses
from travaux.extract.statements.lexicon import StatementLexicon
from travaux.extract.statements.raw import Raw, trim_content
from travaux.record.span import touch

CLOSING_SCORE = 0.8
_SUBJECTS = ("nsubj", "nsubj:pass")
_BEHIND = ("iobj", "obj", "obl", "obl:unmarked", "advmod", "advcl", "punct", "aux", "nsubj", "ccomp", "parataxis")
_PLAIN = frozenset({"act", "apart"})  # flags of cues: no question, and nothing that is only held
_FEWEST = 4  # words of what is said
_MARKS = '"“”«»'
_LEADS_ON = re.compile(r", (?:\w+ )?(?:which|whom|whose)\b[^.;:]{0,40}$")  # "a moratorium, on which, he said," | "Astholm insists"


def find_closing(clauses: Clauses, found: Sequence[Raw], lexicon: StatementLexicon) -> list[Raw]:
    """Statements of whole sentences that the model left out, where the syntax hangs what comes first on a verb of saying behind it.

    None where quotation marks stand in what is said, of which the model tells more.
    """
    cued = [span for raw in found for span in (*raw.cue, *raw.source)]
    return [
        raw for raw in _closing(clauses, lexicon) if not any(touch(span, cue) for span in (*raw.cue, *raw.source) for cue in cued)
    ]


def _closing(clauses: Clauses, lexicon: StatementLexicon) -> Iterator[Raw]:
    tokens = clauses.tokens
    for first, end in clauses.sentences:
        root = next((k for k in range(first, end) if tokens[k].head < 0), first)
        for verb in (root, *(c for c in clauses.children[root] if tokens[c].deprel == "parataxis")):
            cue = lexicon.cues.get(clauses.word(verb).lower())
            subject = _subject_behind(clauses, verb, root) if cue is not None and cue.flags <= _PLAIN else None
            if subject is None or is_heard(verb, clauses):
                continue
            begins = min(k for k in clauses.subtree(subject) if tokens[k].upos != "PUNCT")
            told = trim_content(clauses.text, [(max(tokens[first].start, clauses.dateline_end), tokens[begins].start)])
            if begins and clauses.word(begins - 1) == "," and told and _is_said(clauses, told[0]):
                auxiliaries = [c for c in clauses.children[verb] if tokens[c].deprel == "aux" and c > subject]
                said = tokens[min((*auxiliaries, verb))].start, tokens[verb].end
                yield Raw((clauses.phrase(subject),), (said,), told, CLOSING_SCORE)


def _subject_behind(clauses: Clauses, verb: int, root: int) -> int | None:
    """The subject of a verb of saying that stands behind what is said, with nothing but circumstances behind it."""
    tokens, children = clauses.tokens, clauses.children[verb]
    said = next((c for c in children if tokens[c].deprel == "ccomp"), None) if verb == root else root
    subject = next((c for c in reversed(children) if tokens[c].deprel in _SUBJECTS and c < verb), None)
    if tokens[verb].upos != "VERB" or subject is None or said is None or not said < subject:
        return None
    last = clauses.sentences[clauses.sentence_of(verb)][1]
    closes = all(tokens[k].upos == "PUNCT" for k in range(max(clauses.subtree(verb)) + 1, last))
    plain = all(tokens[c].deprel in _BEHIND and (c < verb or tokens[c].deprel != "ccomp") for c in children)
    return subject if closes and plain else None


def _is_said(clauses: Clauses, span: tuple[int, int]) -> bool:
    text = clauses.text[slice(*span)]
    return len(text.split()) >= _FEWEST and not any(mark in text for mark in _MARKS) and _LEADS_ON.search(text) is None


def is_heard(verb: int, clauses: Clauses) -> bool:
    """Whether a headline ends with who was told, or hears, what stands before, and no one who says it: "..., inquiry told"."""
    if clauses.word(verb).lower() not in ("told", "hears"):
        return False
    block = next((b for b in clauses.blocks if b.start <= clauses.tokens[verb].start < b.end), None)
    return block is not None and block.kind in ("title", "heading") and clauses.tokens[verb].end == block.end
