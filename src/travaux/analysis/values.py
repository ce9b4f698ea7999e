"""What the encoder pass finds in an article: tokens with syntax, sentences, labelled spans, links and vectors."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from travaux.record.article import Article
from travaux.record.move import MoveKind

NameLabel = Literal["person", "organisation", "place", "nationality", "other"]
TimeLabel = Literal["DATE", "TIME", "DURATION", "SET"]
AttributionLabel = Literal["source", "cue", "content"]


@dataclass(frozen=True, slots=True)
class Token:
    """A word as Universal Dependencies has it ("do" + "n't", "long" + "-" + "term").

    `head` is the index of the governing token in the article, -1 for a sentence's root; `deprel` is the UD relation
    without its subtype kept apart (`nsubj:pass` stays whole); `upos` is the universal part of speech.
    """

    start: int
    end: int
    upos: str
    head: int
    deprel: str


@dataclass(frozen=True, slots=True)
class LabelledSpan:
    """A span of the text with the model's label and its calibrated probability of being exactly right."""

    start: int
    end: int
    label: str
    score: float


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution as the model links it: spans of source, cue and content, each in text order."""

    source: tuple[LabelledSpan, ...]
    cue: tuple[LabelledSpan, ...]
    content: tuple[LabelledSpan, ...]
    score: float


@dataclass(frozen=True, slots=True)
class MoveCue:
    """A word that may show a move.

    `kinds` gives the probability of each kind that the model thinks possible. `roles` gives for each role the first words of
    what may have it (token indexes) with their probabilities, the likeliest first; the word itself stands for nobody.
    """

    token: int
    kinds: Mapping[MoveKind, float]
    roles: Mapping[str, tuple[tuple[int, float], ...]]


# Scores in [0, 1] that the mention at the first span refers to the same entity as each mention of the list.
PairScorer = Callable[[tuple[int, int], list[tuple[int, int]]], NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Analysis:
    """All layers of one article from one encoder pass.

    `sentences` are half-open ranges of token indexes. `names` carry labels person, organisation, place, nationality
    or other; `times` carry DATE, TIME, DURATION or SET. `attributions` are the outermost, `nested` those that lie
    inside another's content. `move_cues` are in text order. `vectors` is float32 [sentences, dimensions], unit rows;
    `word_vectors` is float32 [tokens, dimensions], of each word's first piece, as the encoder gives it.
    """

    article: Article
    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]
    names: tuple[LabelledSpan, ...]
    times: tuple[LabelledSpan, ...]
    attributions: tuple[Attribution, ...]
    nested: tuple[Attribution, ...]
    move_cues: tuple[MoveCue, ...]
    pair_scores: PairScorer
    vectors: NDArray[np.float32]
    word_vectors: NDArray[np.float32] = field(default_factory=lambda: np.zeros((0, 0), np.float32))
