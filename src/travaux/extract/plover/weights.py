"""The classifier of PLOVER roots: a linear model over hashed features and the model's vectors, run in numpy."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from travaux.analysis.values import Analysis
from travaux.extract.plover.features import Event, EventReading, features, read_event, telling_tokens

Float = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class DenseBlock:
    """Weights over one kind of vector: `mean` and `spread` float32 [dimensions], `table` float32 [dimensions, roots]."""

    mean: Float
    spread: Float
    table: Float

    def scores(self, vector: Float) -> Float:
        """Float32 [roots]: of the vector, standardised and of length 1."""
        result: Float = unit((vector - self.mean) / self.spread) @ self.table
        return result


@dataclass(frozen=True, slots=True)
class Weights:
    """A trained classifier.

    `rows` gives a feature's row in `table`, float32 [features, roots], and in `idf`, by its hash. `blocks` hold the weights of the
    model's vectors at the words that tell most and of the sentence; they count only with the encoder that they were trained with.
    """

    roots: tuple[str, ...]
    rows: Mapping[int, int]
    table: Float
    idf: Float
    bias: Float
    blocks: tuple[DenseBlock, ...]
    sharpness: float
    encoder_sha256: str
    stems: Mapping[str, str]


def unit(vector: Float) -> Float:
    """A vector, or each row of several, scaled to length 1."""
    result: Float = vector / np.maximum(np.linalg.norm(vector, axis=-1, keepdims=True), 1e-9)
    return result


def feature_key(feature: str) -> int:
    """The 32-bit hash that a feature is known by."""
    return zlib.crc32(feature.encode())


def event_vectors(reading: EventReading, analysis: Analysis) -> tuple[Float, Float]:
    """Of the encoder's pass: the mean over the words that tell most, and the sentence's vector."""
    return analysis.word_vectors[telling_tokens(reading)].mean(0), analysis.vectors[reading.clauses.sentence_of(reading.link)]


def classify(event: Event, weights: Weights, analysis: Analysis | None = None) -> list[tuple[str, float]]:
    """Roots with their probabilities, the likeliest first.

    Args:
        analysis: the analysis that the event's clauses are of, if it was made by the encoder that the weights were trained
            with (`weights.encoder_sha256`); without it the words alone decide.

    Raises:
        ValueError: the event has no source, target or anchor.
    """
    reading = read_event(event, weights.stems)
    return rank(features(reading), event_vectors(reading, analysis) if analysis is not None else (), weights)


def rank(found: Iterable[str], vectors: Sequence[Float], weights: Weights) -> list[tuple[str, float]]:
    """Roots with their probabilities, the likeliest first, from an event's features and vectors (none: the words alone)."""
    known = [row for f in found if (row := weights.rows.get(feature_key(f))) is not None]
    scores = weights.bias.copy()
    if known:
        idf = weights.idf[known]
        scores += idf @ weights.table[known] / np.linalg.norm(idf)
    for block, vector in zip(weights.blocks, vectors):
        scores += block.scores(vector)
    odds = np.exp(weights.sharpness * (scores - scores.max()))
    chances = odds / odds.sum()
    return [(weights.roots[i], float(chances[i])) for i in np.argsort(-chances, kind="stable")]


def parse_stems(rows: Iterable[list[str]]) -> dict[str, str]:
    """Stems of irregular forms, from the rows of `plover/forms.tsv`: a stem and its forms."""
    return {form: row[0] for row in rows for form in row[1].split(",")}


def parse_weights(arrays: Mapping[str, NDArray[Any]], stems: Mapping[str, str]) -> Weights:
    """A classifier from the arrays of `plover/weights.npz` (see `training/plover.py`, which writes them)."""
    rows = {int(key): i for i, key in enumerate(arrays["keys"])}
    blocks = tuple(
        DenseBlock(*(arrays[f"{name}.{part}"].astype(np.float32) for part in ("mean", "spread", "table")))
        for name in ("telling", "sentence")
    )
    return Weights(
        roots=tuple(str(root) for root in arrays["roots"]),
        rows=rows,
        table=arrays["table"].astype(np.float32) * arrays["table_scale"].astype(np.float32),
        idf=arrays["idf"].astype(np.float32),
        bias=arrays["bias"].astype(np.float32),
        blocks=blocks,
        sharpness=float(arrays["sharpness"]),
        encoder_sha256=str(arrays["encoder_sha256"]),
        stems=stems,
    )
