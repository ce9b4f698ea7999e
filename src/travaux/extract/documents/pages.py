"""How many pages documents have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from travaux.extract.documents.lexicon import DocumentLexicon
from travaux.extract.documents.mentions import DocumentMention, is_pages, pages_before
from travaux.extract.documents.pronouns import meant_by
from travaux.extract.moves.scene import MoveScene

_BETWEEN = re.compile(r",? (?:which (?:\w+ (?:said|says) )?(?:runs?|ran|runs on|extends|has|had) (?:to )?)?[\w-]+ ")
_ANSWER = re.compile(
    r"(?:[A-ZÀ-Þ][^:?!\n]{1,40}:)?[\s\"“–—-]*(?:(?:No|Yes|Well|Oh|Actually|In fact),? )?([\w-]+)(?: pages?)?(?:[.,;!]|$)",
    re.IGNORECASE,
)  # "MR. KENO: Seventeen."
_ASKED = re.compile(r"\bpages?\b|\bhow (?:long|thick)\b", re.IGNORECASE)
_BACK = 3  # sentences before an answer in which the text is told
_UP = 3  # words from "pages" up to that of which the pronoun is the subject: "It is six pages long"


def with_pages(scene: MoveScene, lexicon: DocumentLexicon, mentions: Sequence[DocumentMention]) -> list[DocumentMention]:
    """Mentions with the pages that are told of a pronoun for them too: "It has five pages", "all 11 pages of it"."""
    found = {m.token: m for m in mentions}
    for k in range(len(scene.clauses.tokens)):
        pages = pages_before(scene, lexicon, k) if is_pages(scene, k) else None
        if pages is None:
            continue
        owners = tuple(_owners(scene, k))
        meant = next((m for s in owners if (m := meant_by(scene, mentions, s)) is not None), None)
        meant = meant or next((found[of] for s in owners for of in _copied(scene, lexicon, s) if of in found), None)
        meant = meant or _clause_of(scene, found, k) or _right_before(scene, mentions, k)
        if meant is not None and meant.pages is None:
            found[meant.token] = replace(meant, pages=pages, marked=True)
    for meant, pages in _answered(scene, lexicon, list(found.values())):
        found[meant.token] = replace(meant, pages=pages, marked=True)
    return list(found.values())


def _copied(scene: MoveScene, lexicon: DocumentLexicon, s: int) -> Iterable[int]:
    """Of what something is a copy: "a copy of the offer is 30 pages long"."""
    return scene.relations.of(s).get("of", ()) if scene.clauses.word(s).lower() in lexicon.contents else ()


def _clause_of(scene: MoveScene, found: Mapping[int, DocumentMention], k: int) -> DocumentMention | None:
    """The text in whose clause its pages are told: "the paper, which is dated 3 May and comprises 17 pages"."""
    tokens = scene.clauses.tokens
    while (head := tokens[k].head) >= 0:
        if head in found:
            return found[head] if tokens[k].deprel == "acl:relcl" else None
        if tokens[head].upos not in ("VERB", "AUX"):
            return None
        k = head
    return None


def _answered(
    scene: MoveScene, lexicon: DocumentLexicon, mentions: Sequence[DocumentMention]
) -> Iterator[tuple[DocumentMention, int]]:
    """Texts whose pages an answer tells in a word: "We have read of 14 pages." "Seventeen." """
    clauses = scene.clauses
    numbers = {clauses.sentence_of(k) for k in range(len(clauses.tokens))}
    for here in sorted(numbers):
        start, end = clauses.sentence_span(here)
        answer = _ANSWER.match(clauses.text, start, end)
        pages = _number(answer.group(1).lower(), lexicon) if answer is not None else None
        said = scene.statement_with(answer.span(1)) if answer is not None and pages is not None else None
        if pages is None or said is None or said.form != "direct":
            continue
        before = clauses.text[clauses.sentence_span(max(0, here - _BACK))[0] : start]
        near = [m for m in mentions if here - _BACK <= clauses.sentence_of(m.token) < here]
        paged = [m for m in near if m.pages is not None] or near
        if paged and _ASKED.search(before) is not None:
            yield max(paged, key=lambda m: m.token), pages


def _number(word: str, lexicon: DocumentLexicon) -> int | None:
    if word.isdigit():
        return int(word)
    tens, _, rest = word.partition("-")
    if tens not in lexicon.numbers or (rest and rest not in lexicon.numbers):
        return None
    return lexicon.numbers[tens] + (lexicon.numbers[rest] if rest else 0)


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
    if of := (*relations.of(k).get("of", ()), *relations.of(k).get("poss", ())):
        return of
    for _ in range(_UP):
        if subjects := relations.of(k).get("subj", ()):
            return subjects
        if (k := tokens[k].head) < 0:
            return ()
    return ()
