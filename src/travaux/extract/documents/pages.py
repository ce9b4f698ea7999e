"""How many pages documents have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from travaux.extract.documents.lexicon import DocumentLexicon
from travaux.extract.documents.mentions import DocumentMention, is_pages, pages_before
from travaux.extract.documents.pronouns import meant_by
from travaux.extract.moves.scene import MoveScene

_BETWEEN = re.compile(r",? (?:which (?:\w+ (?:said|says) )?(?:runs?|ran|runs on|extends|has|had) (?:to )?)?[\w-]+ ")
_UP = 3  # words from "pages" up to that of which the pronoun is the subject: "It is six pages long"


def with_pages(scene: MoveScene, lexicon: DocumentLexicon, mentions: Sequence[DocumentMention]) -> list[DocumentMention]:
    """Mentions with the pages that are told of a pronoun for them too: "It has five pages", "all 11 pages of it"."""
    found = {m.token: m for m in mentions}
    for k in range(len(scene.clauses.tokens)):
        pages = pages_before(scene, lexicon, k) if is_pages(scene, k) else None
        if pages is None:
            continue
        meant = next((m for s in _owners(scene, k) if (m := meant_by(scene, mentions, s)) is not None), None)
        meant = meant or _right_before(scene, mentions, k)
        if meant is not None and meant.pages is None:
            found[meant.token] = replace(meant, pages=pages, marked=True)
    return list(found.values())


def _right_before(scene: MoveScene, mentions: Sequence[DocumentMention], k: int) -> DocumentMention | None:
    """The text behind which its pages stand: "the plan, four pages in a cover", "the paper, which he said ran to nine pages"."""
    clauses = scene.clauses
    sentence, _ = clauses.sentence_span(clauses.sentence_of(k))
    before = [m for m in mentions if m.span[1] <= clauses.tokens[k].start and m.span[0] >= sentence]
    last = max(before, key=lambda m: m.span[1], default=None)
    between = clauses.text[last.span[1] : clauses.tokens[k].start] if last is not None else ""
    return last if _BETWEEN.fullmatch(between) else None


def _owners(scene: MoveScene, k: int) -> Iterable[int]:
    """Whose the pages are: of what they are, else the subject of the word on which they hang."""
    relations, tokens = scene.relations, scene.clauses.tokens
    if of := relations.of(k).get("of", ()):
        return of
    for _ in range(_UP):
        if subjects := relations.of(k).get("subj", ()):
            return subjects
        if (k := tokens[k].head) < 0:
            return ()
    return ()
