"""Weights by which lexicon and model together find moves, fitted on the annotated reports that the model wasn't trained on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from corpora import Document, read_held_back
from numpy.typing import NDArray

from travaux.analysis import Model, analyse
from travaux.extract.moves.lexicon import MoveLexicon
from travaux.extract.moves.relations import Relations
from travaux.extract.moves.triggers import Weights, evidence_of
from travaux.extract.statements.clauses import Clauses
from travaux.record.move import MOVE_KINDS
from travaux.resources import load_control

RIDGE = 1.0  # pull of the kinds' own biases towards none
STEPS = 30  # of Newton's method
THRESHOLDS = np.arange(0.1, 0.6, 0.02)
Item = tuple[int, int, str, list[float], bool]  # document, word, kind, features, right


def fit_moves(annotations: Path, corpora: Path, model: Model, lexicon: MoveLexicon) -> dict[str, Any]:
    """The weights as a model's manifest holds them; `least` is where F1 of words and kinds is best."""
    items: list[Item] = []
    wanted = 0
    for number, (doc, moves) in enumerate(read_held_back(annotations, corpora, model.abbreviations)):
        items += _items(number, doc, moves, model, lexicon)
        wanted += sum(not move["optional"] for move in moves)
    kinds = list(MOVE_KINDS)
    features = np.array([[*f, *(float(kind == k) for k in kinds)] for _, _, kind, f, _ in items])
    right = np.array([r for *_, r in items], float)
    weights = _logistic(features, right, np.array([0.0] * 5 + [RIDGE] * len(kinds)))
    chances = 1 / (1 + np.exp(-features @ weights))
    least, f1 = _best_threshold(items, chances, wanted)
    names = ("bias", "model", "sense", "weak", "other")
    fitted = Weights(
        **dict(zip(names, (round(float(w), 4) for w in weights[:5]), strict=True)),
        kinds=tuple((k, round(float(w), 4)) for k, w in zip(kinds, weights[5:], strict=True)),
        least=round(least, 2),
    )
    return {**asdict(fitted), "kinds": dict(fitted.kinds), "held_back_f1": round(f1, 4)}


def _items(number: int, doc: Document, moves: Sequence[dict[str, Any]], model: Model, lexicon: MoveLexicon) -> Iterator[Item]:
    from calibrate import to_article

    analysis = analyse(to_article(doc), model)
    relations = Relations(Clauses(analysis), load_control())
    cues = {cue.token: cue for cue in analysis.move_cues}
    for i, token in enumerate(analysis.tokens):
        for kind, _, features in evidence_of(relations, lexicon, cues.get(i), i):
            near = [m for m in moves if m["evidence"][0] <= token.start < m["evidence"][1]]
            same = [m for m in near if kind in m["kinds"]]
            if any(m["optional"] for m in near) and not any(not m["optional"] for m in same):
                continue
            shown = any(m["trigger"][0] <= token.start < m["trigger"][1] for m in same)
            yield number, i, kind, features, shown


def _logistic(features: NDArray[np.float64], right: NDArray[np.float64], ridge: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weights of a logistic regression by Newton's method."""
    weights = np.zeros(features.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-features @ weights))
        gradient = features.T @ (right - chance) - ridge * weights
        hessian = (features * (chance * (1 - chance))[:, None]).T @ features + np.diag(ridge + 1e-3)
        weights = weights + np.linalg.solve(hessian, gradient)
    return weights


def _best_threshold(items: Sequence[Item], chances: NDArray[np.float64], wanted: int) -> tuple[float, float]:
    """Where the F1 of each word's likeliest kind is best, and that F1."""
    best: dict[tuple[int, int], tuple[float, bool]] = {}
    for (number, i, _, _, right), chance in zip(items, chances, strict=True):
        if chance > best.get((number, i), (0.0, False))[0]:
            best[number, i] = (float(chance), right)
    found = []
    for least in THRESHOLDS:
        kept = [right for chance, right in best.values() if chance >= least]
        found.append((2 * sum(kept) / max(1, len(kept) + wanted), float(least)))
    f1, least = max(found)
    return least, f1
