"""Dependency trees from arc scores.

Source: Chu & Liu 1965, Edmonds 1967 (maximum spanning arborescence); one root for each sentence as in UD.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

NEVER = -1e9

Heads = NDArray[np.int64]


def best_tree(scores: NDArray[np.float32]) -> list[int]:
    """Heads of the words of one sentence, -1 for the root, with the highest sum of scores.

    Args:
        scores: float32 [words, words], row the dependent, column the head; the diagonal is the score as root.
    """
    count = len(scores)
    if count == 1:
        return [-1]
    table = np.full((count + 1, count + 1), NEVER, np.float64)  # row 0 and column 0 stand for the root
    table[1:, 1:] = scores
    table[1:, 0] = np.diag(scores)
    np.fill_diagonal(table, NEVER)
    heads = table[1:].argmax(1)
    if (heads == 0).sum() != 1 or _find_cycle(np.concatenate([[-1], heads])) is not None:
        heads = _single_root(table)
    return [int(h) - 1 for h in heads]


def projective_tree(scores: NDArray[np.float32]) -> list[int]:
    """Heads of the words of one sentence, -1 for the root, with the highest sum of scores among trees whose arcs don't cross.

    Source: Eisner 1996, "Three new probabilistic models for dependency parsing".

    Args:
        scores: as `best_tree`.
    """
    table = np.asarray(scores, np.float64)
    count = len(table)
    best, at = _Spans.of(count, NEVER, np.float64), _Spans.of(count, 0, np.int64)
    np.fill_diagonal(best.right, 0.0)
    np.fill_diagonal(best.left, 0.0)
    joined_right, joined_left = (np.full((count, count), NEVER) for _ in range(2))
    for width in range(1, count):
        first = np.arange(count - width)
        last, step = first + width, np.arange(width)
        rows, ends = first[:, None], last[:, None]
        halves = best.right[rows, rows + step] + best.left[rows + step + 1, ends]
        at.joined[first, last] = first + halves.argmax(1)
        joined_right[first, last] = halves.max(1) + table[last, first]
        joined_left[first, last] = halves.max(1) + table[first, last]
        onward = joined_right[rows, rows + step + 1] + best.right[rows + step + 1, ends]
        at.right[first, last], best.right[first, last] = first + 1 + onward.argmax(1), onward.max(1)
        back = best.left[rows, rows + step] + joined_left[rows + step, ends]
        at.left[first, last], best.left[first, last] = first + back.argmax(1), back.max(1)
    root = int((best.left[0] + best.right[:, -1] + np.diag(table)).argmax())
    return _trace(at, root)


@dataclass(frozen=True, slots=True)
class _Spans:
    """Values [first word, last word] of spans headed by their first word (`right`), their last (`left`), or just `joined`."""

    right: NDArray[Any]
    left: NDArray[Any]
    joined: NDArray[Any]

    @classmethod
    def of(cls, count: int, value: float, dtype: type) -> _Spans:
        return cls(*(np.full((count, count), value, dtype) for _ in range(3)))


def _trace(at: _Spans, root: int) -> list[int]:
    """The heads that the places of the best divisions tell."""
    count = len(at.right)
    heads = [-1] * count
    spans = [(0, root, "left"), (root, count - 1, "right")]
    while spans:
        a, b, kind = spans.pop()
        if a == b:
            continue
        if kind == "right":
            k = int(at.right[a, b])
            heads[k] = a
            spans += [(a, k, "joined"), (k, b, "right")]
        elif kind == "left":
            k = int(at.left[a, b])
            heads[k] = b
            spans += [(a, k, "left"), (k, b, "joined")]
        else:
            k = int(at.joined[a, b])
            spans += [(a, k, "right"), (k + 1, b, "left")]
    return heads


def crosses(heads: Sequence[int]) -> bool:
    """Whether two arcs of a tree cross, the root's included."""
    spans = [(min(i, h), max(i, h)) for i, h in enumerate(heads) if h >= 0]
    root = heads.index(-1)
    if any(a < root < b for a, b in spans):
        return True
    return any(a < c < b < d for a, b in spans for c, d in spans)


def _single_root(table: NDArray[np.float64]) -> Heads:
    heads: Heads = _arborescence(table)[1:]
    if (heads == 0).sum() == 1:
        return heads
    best, found = -np.inf, heads
    for root in np.flatnonzero(heads == 0):
        limited = table.copy()
        limited[1:, 0] = NEVER
        limited[root + 1, 0] = 0.0
        tree = _arborescence(limited)
        value = table[np.arange(1, len(table)), tree[1:]].sum()
        if value > best:
            best, found = value, tree[1:]
    return found


def _find_cycle(heads: NDArray[np.int64]) -> list[int] | None:
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        path, node = [], start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return path[path.index(node) :]
        for passed in path:
            state[passed] = 2
    return None


def _arborescence(table: NDArray[np.float64]) -> Heads:
    """Best head of each node (node 0 is the root, its head -1), cycles contracted one after another."""
    heads: Heads = table.argmax(1)
    heads[0] = -1
    cycle = _find_cycle(heads)
    if cycle is None:
        return heads
    outside = [n for n in range(len(table)) if n not in set(cycle)]
    gain = table[cycle, heads[cycle]]
    into = table[np.ix_(cycle, outside)] - gain[:, None]
    out_of = table[np.ix_(outside, cycle)]
    size = len(outside)
    smaller = np.full((size + 1, size + 1), NEVER)
    smaller[:size, :size] = table[np.ix_(outside, outside)]
    smaller[size, :size] = into.max(0)
    smaller[:size, size] = out_of.max(1)
    solved = _arborescence(smaller)
    entry = int(into[:, solved[size]].argmax())
    heads[cycle[entry]] = outside[solved[size]]
    for place, node in enumerate(outside):
        if solved[place] == size:
            heads[node] = cycle[int(out_of[place].argmax())]
        elif node != 0:
            heads[node] = outside[solved[place]]
    return heads
