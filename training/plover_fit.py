"""The classifier of PLOVER roots: a multinomial linear model, each root weighing alike, and its cross-validation.

Solved in the dual: some two thousand rows are fewer than their features, and one product with the rows' kernel is a step. Rows of
which only the quadrant is known get the likeliest of its roots by a first classifier.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from plover_rows import Row, without_same

from travaux.extract.plover import feature_key, parse_weights, rank, unit
from travaux.resources import load_plover_stems

# Swept by cross-validation on zsp_PLV_train; see docs/decisions/0008.
BLOCK_WEIGHTS = (0.5, 0.4)  # of the vectors at the telling words and of the sentence, beside 1 of the words
SHRINKAGE = 0.03
STEPS = 150
BIAS = 0.05  # squared value of the feature that all rows have
LEAST_ROWS = 2  # rows that a feature must stand in
QUADRANTS = {1: ("AGREE", "CONSULT", "SUPPORT"), 2: ("AID", "YIELD", "COOPERATE"), 3: ("ACCUSE", "REJECT", "REQUEST", "THREATEN")}
MATERIAL_CONFLICT = 4  # all other roots

Floats = NDArray[np.float64]
Arrays = dict[str, NDArray[Any]]
Ranked = list[tuple[str, float]]


@dataclass(frozen=True, slots=True)
class _Design:
    """What scores are sums over: idf by feature, mean and spread by kind of vector."""

    idf: dict[str, float]
    moments: tuple[tuple[NDArray[np.float32], NDArray[np.float32]], ...]


def _design(rows: Sequence[Row]) -> _Design:
    counts = Counter(f for row in rows for f in row.features)
    idf = {f: float(np.log((1 + len(rows)) / (1 + n)) + 1) for f, n in counts.items() if n >= LEAST_ROWS}
    stacks = [np.stack(vectors) for vectors in zip(*(row.vectors for row in rows), strict=True)]
    return _Design(idf, tuple((x.mean(0), x.std(0) + 1e-6) for x in stacks))


def _sparse(rows: Sequence[Row], design: _Design) -> list[dict[str, float]]:
    found = []
    for row in rows:
        values = {f: design.idf[f] for f in row.features if f in design.idf}
        norm = float(np.sqrt(sum(v * v for v in values.values()))) or 1.0
        found.append({f: v / norm for f, v in values.items()})
    return found


def _dense(rows: Sequence[Row], design: _Design) -> list[NDArray[np.float32]]:
    stacks = [np.stack(vectors) for vectors in zip(*(row.vectors for row in rows), strict=True)]
    return [unit((x - m) / s) * w for x, (m, s), w in zip(stacks, design.moments, BLOCK_WEIGHTS, strict=True)]


def _kernel(sparse: Sequence[dict[str, float]], dense: Sequence[NDArray[np.float32]]) -> Floats:
    """Products of all rows; the features' part by inverted lists."""
    size = len(sparse)
    kernel: Floats = np.full((size, size), BIAS)
    lists: dict[str, list[int]] = defaultdict(list)
    for i, row in enumerate(sparse):
        for f in row:
            lists[f].append(i)
    for f, where in lists.items():
        values = np.array([sparse[i][f] for i in where])
        kernel[np.ix_(where, where)] += np.outer(values, values)
    for block in dense:
        kernel += block @ block.T
    return kernel


def _solve(kernel: Floats, wanted: Floats, weights: Floats) -> Floats:
    """Dual weights [rows, roots] of the least multinomial loss with squared shrinkage, by accelerated gradient steps.

    Source: Nesterov 1983; the gradient is taken in the space of the kernel.
    """
    probe = np.ones(len(kernel)) / np.sqrt(len(kernel))
    for _ in range(15):
        probe = kernel @ probe
        largest = float(np.linalg.norm(probe))
        probe /= largest
    rate = 1 / (0.5 * largest * weights.max() + SHRINKAGE)
    now = ahead = np.zeros_like(wanted)
    momentum = 1.0
    for _ in range(STEPS):
        scores = kernel @ ahead
        odds = np.exp(scores - scores.max(1, keepdims=True))
        gradient = weights[:, None] * (odds / odds.sum(1, keepdims=True) - wanted) + SHRINKAGE * ahead
        stepped = ahead - rate * gradient
        after = (1 + np.sqrt(1 + 4 * momentum**2)) / 2
        now, ahead, momentum = stepped, stepped + (momentum - 1) / after * (stepped - now), after
    return now


def _row_weights(roots: Sequence[str], rows: Sequence[Row]) -> Floats:
    """Each row's weight times what makes the roots weigh alike."""
    total: Counter[str] = Counter()
    for root, row in zip(roots, rows, strict=True):
        total[root] += row.weight  # type: ignore[assignment]
    mean = sum(total.values()) / len(total)
    return np.array([row.weight * mean / total[root] for root, row in zip(roots, rows, strict=True)])


def train(coded: Sequence[Row], classed: Sequence[Row], encoder_sha256: str) -> Arrays:
    """The classifier of rows with roots and of rows with quadrants, as `parse_weights` takes it."""
    rows = [*coded, *classed]
    design = _design(rows)
    sparse, dense = _sparse(rows, design), _dense(rows, design)
    kernel = _kernel(sparse, dense)
    names = tuple(sorted({row.root for row in coded if row.root is not None}))
    known = [row.root or "" for row in coded]
    size = len(coded)
    first = _solve(kernel[:size, :size], _one_hot(known, names), _row_weights(known, coded))
    known += list(_guess_roots(kernel[size:, :size] @ first, classed, names))
    wanted = _one_hot(known, names)
    dual = _solve(kernel, wanted, _row_weights(known, rows))
    return _assemble(names, design, sparse, dense, dual, encoder_sha256)


def _one_hot(known: Sequence[str], names: Sequence[str]) -> Floats:
    return np.array([[float(root == name) for name in names] for root in known])


def _guess_roots(scores: Floats, rows: Sequence[Row], names: Sequence[str]) -> Iterator[str]:
    verbal = {name for quadrant in QUADRANTS.values() for name in quadrant}
    for row, line in zip(rows, scores, strict=True):
        quadrant = row.quadrant or MATERIAL_CONFLICT
        allowed = QUADRANTS.get(quadrant, tuple(name for name in names if name not in verbal))
        yield max(allowed, key=lambda name: line[names.index(name)])


def _assemble(
    names: tuple[str, ...],
    design: _Design,
    sparse: Sequence[dict[str, float]],
    dense: Sequence[NDArray[np.float32]],
    dual: Floats,
    encoder_sha256: str,
) -> Arrays:
    """Primal weights, kept as they ship: a byte for each feature and root, half floats for the vectors."""
    order = sorted(design.idf, key=feature_key)
    place = {f: i for i, f in enumerate(order)}
    table = np.zeros((len(order), len(names)))
    for row, line in zip(sparse, dual, strict=True):
        for f, value in row.items():
            table[place[f]] += value * line
    scale = np.abs(table).max(0) / 127
    arrays: Arrays = {
        "roots": np.array(names),
        "keys": np.array([feature_key(f) for f in order], np.uint32),
        "table": np.round(table / scale).astype(np.int8),
        "table_scale": scale.astype(np.float32),
        "idf": np.array([design.idf[f] for f in order], np.float16),
        "bias": (BIAS * dual.sum(0)).astype(np.float32),
        "sharpness": np.array(1.0, np.float32),
        "encoder_sha256": np.array(encoder_sha256),
    }
    for name, block, weight, (mean, spread) in zip(("telling", "sentence"), dense, BLOCK_WEIGHTS, design.moments, strict=True):
        arrays[f"{name}.mean"], arrays[f"{name}.spread"] = mean.astype(np.float16), spread.astype(np.float16)
        arrays[f"{name}.table"] = (weight * block.T @ dual).astype(np.float16)
    return arrays


def folds_of(rows: Sequence[Row], folds: int) -> list[int]:
    """A fold for each row: roots spread evenly, equal sentences together."""
    chosen: dict[str, int] = {}
    dealt: Counter[str] = Counter()
    for row in sorted(rows, key=lambda row: hashlib.sha256(row.text.encode()).digest()):
        if row.text not in chosen:
            chosen[row.text] = dealt[row.root or ""] % folds
            dealt[row.root or ""] += 1
    return [chosen[row.text] for row in rows]


def cross_validate(coded: Sequence[Row], examples: Sequence[Row], classed: Sequence[Row], folds: int) -> list[Ranked]:
    """For each coded row what a classifier says that was trained on the other folds, and on nothing like the row's fold."""
    fold_of = folds_of(coded, folds)
    found: list[Ranked] = [[] for _ in coded]
    for fold in range(folds):
        held = [row for row, f in zip(coded, fold_of, strict=True) if f == fold]
        rest = [row for row, f in zip(coded, fold_of, strict=True) if f != fold]
        arrays = train([*rest, *without_same(examples, held)], without_same(classed, held), "")
        weights = parse_weights(arrays, load_plover_stems())
        for i, row in enumerate(coded):
            if fold_of[i] == fold:
                found[i] = rank(row.features, row.vectors, weights)
    return found


def fit_sharpness(coded: Sequence[Row], found: Sequence[Ranked]) -> float:
    """What scores are multiplied with before they become probabilities: that under which the rows' roots are likeliest."""

    def loss(sharpness: float) -> float:
        total = 0.0
        for row, ranked in zip(coded, found, strict=True):
            powers = {root: chance**sharpness for root, chance in ranked}
            total -= float(np.log(max(powers.get(row.root or "", 0.0), 1e-12) / sum(powers.values())))
        return total

    return float(min(np.arange(0.5, 4.05, 0.1), key=loss))


def f1_of_roots(wanted: Sequence[str], found: Sequence[str]) -> dict[str, float]:
    """`macro_f1` over the wanted roots, `micro_f1`, and each root's F1."""
    by_root: dict[str, float] = {}
    for root in sorted(set(wanted)):
        right = sum(a == b == root for a, b in zip(wanted, found, strict=True))
        by_root[root] = 2 * right / (wanted.count(root) + found.count(root)) if right else 0.0
    micro = sum(a == b for a, b in zip(wanted, found, strict=True)) / max(len(wanted), 1)
    return {"macro_f1": sum(by_root.values()) / max(len(by_root), 1), "micro_f1": micro, **by_root}
