"""Krippendorff's alpha for unitising: whether two people marked the same stretches of a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from travaux.agreement.alpha import Alpha, Floats, estimate, no_alpha, one_minus
from travaux.record.span import Span, Spans


@dataclass(frozen=True, slots=True)
class Continuum:
    """A text of some code points, and the stretches that each of two people marked in it, in whatever order."""

    length: int
    first: Spans
    second: Spans


def stretches(spans: Iterable[Span]) -> Spans:
    """Spans in text order; those that overlap are one stretch, those that only touch are two.

    >>> stretches([(8, 9), (0, 5), (3, 8)])
    ((0, 8), (8, 9))
    """
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def gaps(units: Spans, length: int) -> list[int]:
    """The lengths of what lies before, between and behind units that don't overlap."""
    edges = [0, *(edge for unit in units for edge in unit), length]
    return [end - start for start, end in zip(edges[::2], edges[1::2], strict=True) if end > start]


def unitised_alpha(continua: Sequence[Continuum], seed: int = 0) -> Alpha:
    """Alpha of the stretches that two people marked in one text or more.

    Two stretches that overlap differ by the squares of how far their starts and their ends lie apart; one in a gap of the other
    person's by the square of its length. What is expected by chance are the same stretches anywhere. Texts are one continuum, but
    for gaps, which end with their text: nothing lies in two of them, and their order doesn't matter.

    The definition of 2004, for two people only: with more it isn't what it should be, as Krippendorff, Mathet, Bouvry and Widlöcher
    found (On the Reliability of Unitizing Textual Continua, Quality & Quantity 50, 2016).

    Args:
        continua: the texts.
        seed: of the interval's drawing.

    Source: K. Krippendorff, Measuring the Reliability of Qualitative Text Analysis Data, Quality & Quantity 38 (2004), 787-800;
    On the Reliability of Unitizing Continuous Data, Sociological Methodology 25 (1995), 47-76.
    """
    if not continua:
        return no_alpha("one-coder")
    marked = [(stretches(each.first), stretches(each.second)) for each in continua]
    lengths = [np.array([end - start for units in both for start, end in units], np.float64) for both in marked]
    left = [np.array([gap for units in both for gap in gaps(units, c.length)]) for both, c in zip(marked, continua, strict=True)]
    texts = np.array([each.length for each in continua], np.float64)
    apart = np.array([_apart(first, second) for first, second in marked], np.float64)
    units = np.array([len(each) for each in lengths], np.float64)
    among_units = np.array([(2 * own**3 - 3 * own**2 + own).sum() / 3 for own in lengths])
    within_units = np.array([(own * (own - 1)).sum() for own in lengths])
    among_gaps = _among_gaps(lengths, left)

    def alpha_of(weights: Floats) -> Floats:
        whole = weights @ texts
        met = (weights @ units - 1) * (weights @ among_units) + ((weights @ among_gaps) * weights).sum(1)
        places = 2 * whole * (2 * whole - 1) - weights @ within_units
        return one_minus((weights @ apart) / whole**2, 2 / whole * met / places)

    return estimate(alpha_of, [len(each) for each in lengths], seed)


def _apart(first: Spans, second: Spans) -> int:
    """The disagreement of two people on one text."""
    met = [(a, b) for a in first for b in second if a[0] < b[1] and b[0] < a[1]]
    apart = sum((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 for a, b in met)
    meeting = ({a for a, _ in met}, {b for _, b in met})
    alone = [unit for units, those in zip((first, second), meeting, strict=True) for unit in units if unit not in those]
    return apart + sum((end - start) ** 2 for start, end in alone)


def _among_gaps(lengths: Sequence[Floats], left: Sequence[Floats]) -> Floats:
    """By text of the stretches and text of the gaps: the squares of stretches by the places that they have in gaps."""
    every = np.concatenate([*lengths, np.zeros(0)])
    text_of = np.repeat(np.arange(len(lengths)), [len(each) for each in lengths])
    found = np.zeros((len(lengths), len(left)))
    for i, each in enumerate(left):
        known = np.sort(each)
        below = np.searchsorted(known, every)
        sums = np.concatenate([np.zeros(1), np.cumsum(known)])
        places = sums[-1] - sums[below] - (len(known) - below) * (every - 1)
        found[:, i] = np.bincount(text_of, every**2 * places, len(lengths))
    return found
