"""Krippendorff's alpha with its interval: what it is where it is, and why it isn't where it isn't."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

Reason = Literal["one-coder", "no-units", "no-variation"]
IntervalReason = Literal["no-alpha", "few-reports", "undefined-draws"]
Floats = NDArray[np.float64]
# Alphas of a sample under weights of its reports, float64 [draws, reports] -> [draws]; not a number where it isn't defined.
AlphaOf = Callable[[Floats], Floats]

FEWEST = 5  # reports for an interval: four can be drawn in 35 ways, too few for tails of a fortieth; five in 126
DRAWS = 1000
COVERED = (2.5, 97.5)  # percentiles
MOST_UNDEFINED = 0.05  # share of draws
REASONS: Mapping[Reason, str] = {
    "one-coder": "fewer than two people coded a report in common",
    "no-units": "there is nothing that two people could differ on",
    "no-variation": "everybody gave the same value, so that chance can't be told from agreement",
}
INTERVAL_REASONS: Mapping[IntervalReason, str] = {
    "no-alpha": "there is no alpha",
    "few-reports": f"fewer than {FEWEST} reports",
    "undefined-draws": "in too many samples of the reports alpha isn't defined",
}


@dataclass(frozen=True, slots=True)
class Alpha:
    """Krippendorff's alpha: 1 is perfect agreement, 0 what chance gives, less is systematic disagreement.

    Args:
        value: None where it isn't defined.
        n: units that two people or more gave a value, or that anybody marked.
        reports: that these lie in.
        reason: why there is no value.
        low, high: the bounds of a 95 per cent interval, by a bootstrap that draws reports.
        interval_reason: why there are no bounds.
    """

    value: float | None
    n: int
    reports: int
    reason: Reason | None = None
    low: float | None = None
    high: float | None = None
    interval_reason: IntervalReason | None = None

    def to_dict(self) -> dict[str, Any]:
        """Its wire form."""
        return {
            "alpha": self.value,
            "reason": self.reason,
            "n": self.n,
            "reports": self.reports,
            "interval": [self.low, self.high] if self.low is not None else None,
            "interval_reason": self.interval_reason,
        }


def no_alpha(reason: Reason, n: int = 0, reports: int = 0) -> Alpha:
    """An alpha that isn't defined."""
    return Alpha(None, n, reports, reason, interval_reason="no-alpha")


def estimate(alpha_of: AlphaOf, units: Sequence[int], seed: int) -> Alpha:
    """Alpha of a sample of reports, and its interval by the percentiles of a bootstrap.

    Reports are drawn, not units: those of one report resemble each other. The same seed gives the same bounds.

    Args:
        alpha_of: its alpha under weights of the reports.
        units: how many each report has; reports without any are left in the drawing.
        seed: of the drawing.

    Source: B. Efron, R. Tibshirani, An Introduction to the Bootstrap (1993), chapters 8 and 13.
    """
    n, having = sum(units), sum(1 for each in units if each)
    if not n:
        return no_alpha("no-units")
    value = float(alpha_of(np.ones((1, len(units))))[0])
    if np.isnan(value):
        return no_alpha("no-variation", n, having)
    if having < FEWEST:
        return Alpha(value, n, having, interval_reason="few-reports")
    generator = np.random.default_rng(seed)
    weights = generator.multinomial(len(units), np.full(len(units), 1 / len(units)), DRAWS).astype(np.float64)
    drawn = alpha_of(weights)
    defined = drawn[~np.isnan(drawn)]
    if len(defined) < (1 - MOST_UNDEFINED) * DRAWS:
        return Alpha(value, n, having, interval_reason="undefined-draws")
    low, high = np.percentile(defined, COVERED)
    return Alpha(value, n, having, low=float(low), high=float(high))


def nominal_alpha(reports: Sequence[Sequence[Sequence[str | None]]], seed: int = 0) -> Alpha:
    """Alpha of values that are the same or not, such as kinds and names.

    Args:
        reports: for each its units, for each of these the value of each coder, None where there is none. Units with fewer than two
            values tell nothing.
        seed: of the interval's drawing.

    Source: K. Krippendorff, Content Analysis, 2nd edition (2004), 11.3; Computing Krippendorff's Alpha-Reliability (2011), C.
    """
    if not reports or (any(reports) and all(sum(value is not None for value in unit) < 2 for units in reports for unit in units)):
        return no_alpha("one-coder")
    paired = [[given for unit in units if len(given := [value for value in unit if value is not None]) > 1] for units in reports]
    names = {name: i for i, name in enumerate(sorted(set(chain.from_iterable(chain.from_iterable(paired)))))}
    counts = np.zeros((len(paired), len(names)))
    differing = np.zeros(len(paired))
    for i, units in enumerate(paired):
        for unit in units:
            of_unit = np.bincount([names[value] for value in unit], minlength=len(names))
            counts[i] += of_unit
            differing[i] += (len(unit) ** 2 - (of_unit**2).sum()) / (len(unit) - 1)

    def alpha_of(weights: Floats) -> Floats:
        by_name = weights @ counts
        n = by_name.sum(1)
        return one_minus((n - 1) * (weights @ differing), n**2 - (by_name**2).sum(1))

    return estimate(alpha_of, [len(units) for units in paired], seed)


def one_minus(observed: Floats, expected: Floats) -> Floats:
    """One minus observed by expected disagreement; not a number where none is expected."""
    there = expected > 0
    return np.where(there, 1 - observed / np.where(there, expected, 1), np.nan)
