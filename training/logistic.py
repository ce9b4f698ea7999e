"""Logistic regression, as the weights of words and of lines are fitted."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

STEPS = 40  # of Newton's method

Array = NDArray[np.float64]


def fit_logistic(features: Array, right: Array, ridge: Array, counts: Array | None = None) -> Array:
    """Weights of a logistic regression by Newton's method.

    Args:
        features: [n, weights].
        right: 1 or 0 of each row.
        ridge: pull of each weight towards none.
        counts: how much each row counts; alike where None is given.
    """
    weights = np.zeros(features.shape[1])
    shares = np.ones(len(right)) if counts is None else counts
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-features @ weights))
        gradient = features.T @ (shares * (right - chance)) - ridge * weights
        hessian = (features * (shares * chance * (1 - chance))[:, None]).T @ features + np.diag(ridge + 1e-3)
        weights = weights + np.linalg.solve(hessian, gradient)
    return weights
