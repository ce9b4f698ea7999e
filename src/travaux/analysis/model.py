"""The model as it runs: tokenizer, int8 encoder graph, and the small tables beside it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from travaux.analysis.pieces import Pieces, find_windows, special_ids
from travaux.analysis.spans import log_softmax

Float = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Calibration:
    """Turns a head's log evidence into a probability: straight lines between knots that never fall.

    Without knots, the logistic of the evidence, which is uncalibrated.
    """

    evidence: tuple[float, ...] = ()
    probability: tuple[float, ...] = ()

    def __call__(self, evidence: float) -> float:
        if self.evidence:
            return float(np.interp(evidence, self.evidence, self.probability))
        return float(1.0 / (1.0 + np.exp(-evidence)))


@dataclass(frozen=True, slots=True)
class MoveReader:
    """A second encoder, for moves alone, with a vocabulary of its own.

    Args:
        words: int8 [vocabulary, width] word embeddings, times `scale` [vocabulary, 1].
        run: float32 [1, length, width] and int64 [1, length] of form features to float32 [length, sum of outputs].
        outputs: the columns of each head: those of the model that it stands beside, in the same order.
        share: how much its chances of kinds count beside those of that model, in [0, 1].
    """

    sha256: str
    tokenizer: Tokenizer
    words: NDArray[np.int8]
    scale: Float
    run: Callable[[Float, NDArray[np.int64]], Float]
    outputs: Mapping[str, slice]
    window: tuple[int, int]
    share: float

    def mixed(self, own: Float, output: Float) -> Float:
        """The chances of kinds by both, [words, 1 + kinds]: `own` are those of the model beside which it stands.

        Args:
            output: of this encoder at each word, [words, outputs].
        """
        result: Float = self.share * np.exp(log_softmax(output[:, self.outputs["moves"]])) + (1 - self.share) * own
        return result


@dataclass(frozen=True, slots=True)
class Model:
    """One shipped model. `run` maps float32 [1, length, width] to float32 [length, sum of outputs].

    `outputs` gives each head's columns, `tables` the arrays of `tables.npz`, `transitions` the log transition counts
    of each BIO head times their weight, `calibrations` one entry for each layer, `move_weights` what lexicon and model count for,
    `moves` what reads moves beside it, if anything does.
    """

    name: str
    sha256: str
    tokenizer: Tokenizer
    run: Callable[[Float], Float]
    tables: Mapping[str, NDArray[Any]]
    outputs: Mapping[str, slice]
    window: tuple[int, int]
    transitions: Mapping[str, Float]
    calibrations: Mapping[str, Calibration]
    abbreviations: frozenset[str]
    move_weights: Mapping[str, Any] = field(default_factory=dict)
    moves: MoveReader | None = None

    @property
    def made_by(self) -> str:
        """The SHA-256 that records carry: of its encoder, or of both."""
        return joint_sha256(self.sha256, self.moves.sha256 if self.moves is not None else None)


def joint_sha256(encoder: str, beside: str | None) -> str:
    """One SHA-256 for a model: its encoder's, or that of both encoders' where another reads moves beside it."""
    return encoder if beside is None else hashlib.sha256(f"{encoder} {beside}".encode()).hexdigest()


def output_slices(widths: Mapping[str, int]) -> dict[str, slice]:
    """Columns of each head in the graph's output, from the widths in the manifest's order."""
    ends = list(accumulate(widths.values()))
    return {name: slice(end - widths[name], end) for name, end in zip(widths, ends, strict=True)}


def embed(model: Model, ids: NDArray[np.int32], form: NDArray[np.int32]) -> Float:
    """float32 [pieces, width]: word embeddings and form features, positions not yet added."""
    words: Float = model.tables["words"][ids] * model.tables["scale"][ids]
    result: Float = words + model.tables["form"][form]
    return result


def encode(model: Model, pieces: Pieces) -> Float:
    """float32 [pieces, outputs]: every head's output; where windows overlap, the one in which the piece is most central."""

    def run(ids: NDArray[np.int32], form: NDArray[np.int32]) -> Float:
        return model.run(embed(model, ids, form)[None])

    return _over_windows(run, pieces, special_ids(model.tokenizer)[:2], model.window, _width(model.outputs))


def encode_moves(reader: MoveReader, pieces: Pieces) -> Float:
    """float32 [pieces, outputs]: the second encoder's output, as `encode`."""

    def run(ids: NDArray[np.int32], form: NDArray[np.int32]) -> Float:
        embedded: Float = reader.words[ids] * reader.scale[ids]
        return reader.run(embedded[None], form[None].astype(np.int64))

    return _over_windows(run, pieces, special_ids(reader.tokenizer)[:2], reader.window, _width(reader.outputs))


def _width(outputs: Mapping[str, slice]) -> int:
    return max(int(columns.stop) for columns in outputs.values())


def _over_windows(
    run: Callable[[NDArray[np.int32], NDArray[np.int32]], Float],
    pieces: Pieces,
    ends: tuple[int, int],
    window: tuple[int, int],
    width: int,
) -> Float:
    """A graph's output for each piece, [pieces, width], from the window in which it is most central.

    Args:
        run: what the graph makes of ids and form features.
        ends: the ids that open and close a window.
    """
    opening, closing = ends
    count = len(pieces.ids)
    result = np.zeros((count, width), np.float32)
    centrality = np.full(count, -1)
    for start, end in find_windows(count, *window):
        ids = np.concatenate([[opening], pieces.ids[start:end], [closing]])
        form = np.concatenate([[0], pieces.features[start:end], [0]])
        found = run(ids, form)[1:-1]
        place = np.arange(start, end)
        left = place - start if start else np.full(end - start, count)
        right = end - 1 - place if end < count else np.full(end - start, count)
        better = np.minimum(left, right) > centrality[start:end]
        result[start:end][better] = found[better]
        centrality[start:end][better] = np.minimum(left, right)[better]
    return result
