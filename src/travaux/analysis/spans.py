"""From label scores of words to spans: the best sequence that BIO allows, and how sure it is."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

FORBIDDEN = -1e4

Range = tuple[int, int]


def log_softmax(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Natural log of the softmax over the last axis."""
    shifted = scores - scores.max(-1, keepdims=True)
    result: NDArray[np.float32] = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return result


def bio_transitions(inventory: tuple[str, ...]) -> NDArray[np.float32]:
    """float32 [labels, labels]: 0 where the column may follow the row, `FORBIDDEN` where not."""
    table = np.zeros((len(inventory), len(inventory)), np.float32)
    for row, before in enumerate(inventory):
        for column, after in enumerate(inventory):
            if after[0] == "I" and before[2:] != after[2:]:
                table[row, column] = FORBIDDEN
    return table


def best_path(scores: NDArray[np.float32], transitions: NDArray[np.float32], inventory: tuple[str, ...]) -> list[int]:
    """Viterbi: the label indexes with the highest sum of log probabilities [words, labels] and transitions.

    `inventory` begins with O, then B and I of each kind in turn. Words that are O on every best path are found at once and
    part the text, so that the recursion runs over the few between.
    """
    path = np.zeros(len(scores), np.int64)
    outside = transitions[0]
    start = np.array([FORBIDDEN if label[0] == "I" else 0.0 for label in inventory], np.float32)
    open_words = np.flatnonzero(~_surely_outside(scores, transitions))
    for run in np.split(open_words, np.flatnonzero(np.diff(open_words) > 1) + 1) if len(open_words) else ():
        first, end = int(run[0]), int(run[-1]) + 1
        before = outside if first else start
        after = transitions[:, 0] if end < len(scores) else np.zeros_like(outside)
        path[first:end] = _recursion(scores[first:end], transitions, before, after)
    return [int(label) for label in path]


def _surely_outside(scores: NDArray[np.float32], transitions: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Bool [words]: where putting O for any other label makes every path better, whatever stands around it.

    The exchange changes three transitions at most, and where the next word went on with a span, that word begins one.
    """
    if not len(scores):
        return np.zeros(0, bool)
    allowed = transitions[transitions > FORBIDDEN / 2]
    begins, inside = scores[:, 1::2], scores[:, 2::2]
    repair = np.maximum(np.append(inside[1:] - begins[1:], np.zeros_like(begins[:1]), axis=0), 0)
    lead = scores[:, :1] - np.maximum(begins, inside)
    surely: NDArray[np.bool_] = (lead > repair + 3 * (allowed.max() - allowed.min())).all(1)
    return surely


def _recursion(
    scores: NDArray[np.float32], transitions: NDArray[np.float32], before: NDArray[np.float32], after: NDArray[np.float32]
) -> list[int]:
    """The best path between what the label before and the label after the words add to their first and last."""
    best = scores[0] + before
    back = np.zeros(scores.shape, np.int64)
    columns = np.arange(scores.shape[1])
    for i in range(1, len(scores)):
        reached = best[:, None] + transitions
        back[i] = reached.argmax(0)
        best = reached[back[i], columns] + scores[i]
    path = [int((best + after).argmax())]
    for i in range(len(scores) - 1, 0, -1):
        path.append(int(back[i, path[-1]]))
    return path[::-1]


def spans_of(path: list[int], inventory: tuple[str, ...]) -> list[tuple[int, int, str]]:
    """Half-open word ranges with their kinds, from label indexes that follow BIO."""
    found: list[tuple[int, int, str]] = []
    for i, label in enumerate(inventory[index] for index in path):
        if label[0] == "B":
            found.append((i, i + 1, label[2:]))
        elif label[0] == "I":
            start, _, kind = found[-1]
            found[-1] = (start, i + 1, kind)
    return found


def span_evidence(scores: NDArray[np.float32], span: tuple[int, int, str], inventory: tuple[str, ...]) -> float:
    """Log evidence, at most 0, that a span is exactly right: its first word begins it, each goes on, the next doesn't."""
    start, end, kind = span
    begins, inside = inventory.index("B-" + kind), inventory.index("I-" + kind)
    evidence = float(scores[start, begins])
    if end - start > 1:
        evidence += float(scores[start + 1 : end, inside].min())
    if end < len(scores):
        evidence += float(np.log1p(-min(np.exp(scores[end, inside]), 0.999)))
    return evidence
