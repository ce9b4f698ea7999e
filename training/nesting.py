"""Nested attributions, made: PolNeAR marks only the outermost, so paragraphs are put into another's words.

"Doe told reporters that" from one paragraph and "The mayor said the bridge would close." from another give a
paragraph whose outer attribution is Doe's and whose inner one is the mayor's.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from corpora import UNKNOWN, Document

from travaux.analysis.labels import ATTRIBUTION

B_SOURCE, I_SOURCE, B_CUE, I_CUE, B_CONTENT, I_CONTENT = (
    ATTRIBUTION.index(f"{p}-{k}") for k in ("source", "cue", "content") for p in "BI"
)
CLAUSE_OPENERS = ("that", "said", "says", "say")  # last words before a content that is a whole clause
LONGEST = 70  # words of a paragraph that is put into another's words


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a document: its words as written, the space before each, and their labels."""

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    labels: tuple[int, ...]


def cut(doc: Document, start: int, end: int) -> Piece:
    """The piece of a document between two words."""
    words = tuple(doc.text[a:b] for a, b in doc.words[start:end])
    spaces = tuple(i == 0 or doc.words[i - 1][1] < doc.words[i][0] for i in range(start, end))
    return Piece(words, spaces, tuple(int(x) for x in doc.labels["attribution"][start:end]))


def find_openings(docs: Sequence[Document]) -> list[Piece]:
    """Openings such as `Doe told reporters that`: a source, its cue, and what stands before the content."""
    openings = []
    for doc in docs:
        labels = doc.labels["attribution"]
        for i in np.flatnonzero(labels == B_SOURCE):
            j = int(i)
            seen_cue = False
            while j < len(labels) and labels[j] != B_CONTENT and j - i < 18 and doc.block_of[j] == doc.block_of[i]:
                seen_cue |= labels[j] == B_CUE
                j += 1
            plain = j < len(labels) and labels[j] == B_CONTENT and doc.text[doc.words[j][0]] not in '"“'
            clause = doc.text[doc.words[j - 1][0] : doc.words[j - 1][1]] in CLAUSE_OPENERS
            if seen_cue and plain and clause and (labels[i:j] == B_SOURCE).sum() == 1 and (labels[i:j] == B_CUE).sum() == 1:
                openings.append(cut(doc, int(i), j))
    return openings


def find_paragraphs(docs: Sequence[Document]) -> list[Piece]:
    """Short paragraphs that end in a full stop, with or without attributions of their own."""
    paragraphs = []
    for doc in docs:
        bounds = [0, *(i for i in range(1, len(doc.words)) if doc.block_of[i] != doc.block_of[i - 1]), len(doc.words)]
        for start, end in itertools.pairwise(bounds):
            if 6 <= end - start <= LONGEST and doc.text[doc.words[end - 1][0] : doc.words[end - 1][1]] == ".":
                paragraphs.append(cut(doc, start, end))
    return paragraphs


def make_nested(docs: Sequence[Document], count: int, seed: int) -> list[Document]:
    """Documents of about twenty made paragraphs each, `count` paragraphs in all."""
    chance = random.Random(seed)
    openings, paragraphs = find_openings(docs), find_paragraphs(docs)
    made: list[Document] = []
    while count > 0:
        size = min(20, count)
        made.append(join([(chance.choice(openings), chance.choice(paragraphs)) for _ in range(size)], f"nested-{count}"))
        count -= size
    return made


def join(pairs: Sequence[tuple[Piece, Piece]], id: str) -> Document:
    """One document: a paragraph for each pair, the second put into the words of the first."""
    text = ""
    words: list[tuple[int, int]] = []
    blocks: list[int] = []
    outer: list[int] = []
    inner: list[int] = []
    for block, (opening, paragraph) in enumerate(pairs):
        text += "\n" if text else ""
        for piece in (opening, paragraph):
            for i, (word, space) in enumerate(zip(piece.words, piece.spaces, strict=True)):
                if piece is opening and i == 0:
                    word = word[:1].upper() + word[1:]
                text += " " if space and not text.endswith("\n") and text else ""
                words.append((len(text), len(text) + len(word)))
                text += word
                blocks.append(block)
        outer += [*opening.labels, B_CONTENT, *[I_CONTENT] * (len(paragraph.words) - 2), 0]
        inner += [*[UNKNOWN] * len(opening.words), *paragraph.labels]
    doc = Document(id, text, words, blocks)
    doc.labels["attribution"] = np.asarray(outer, np.int32)
    doc.labels["inner"] = np.asarray(inner, np.int32)
    return doc
