"""Which source and which content belong to which cue."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Found = tuple[int, int, str]  # word range and kind
FARTHEST = 60.0  # cost beyond which nothing is linked
SENTENCE_COST, BLOCK_COST, NEAR_COST = 8.0, 60.0, 0.1
POINTER_WEIGHT = 4.0  # of the model's log probability against words of distance
NEIGHBOURS = 6  # cues looked at on each side


@dataclass(frozen=True, slots=True)
class Linked:
    """Spans of one attribution, as indexes into the list of spans."""

    cue: int | None
    source: tuple[int, ...]
    content: tuple[int, ...]


def link_spans(
    spans: Sequence[Found], sentence_of: Sequence[int], block_of: Sequence[int], pointer: NDArray[np.float32]
) -> list[Linked]:
    """Attributions of the spans: contents go to their nearest cue, then sources and cues pair off one to one.

    A content too far from every cue, a quotation that goes on, is returned alone; cues without a content are left out.
    Distance counts the words between that belong to no source or cue; the end of a sentence or block costs more.
    `pointer` is float32 [spans, spans], the model's log probability that the row's cue is the column.
    """
    cues = [i for i, s in enumerate(spans) if s[2] == "cue"]
    alone = [i for i, s in enumerate(spans) if s[2] == "content"]
    if not cues:
        return [Linked(None, (), (i,)) for i in alone]
    costs = _costs(spans, cues, sentence_of, block_of) - POINTER_WEIGHT * np.maximum(pointer[:, cues], -10.0)
    starts = [spans[c][0] for c in cues]

    def near(i: int) -> range:
        at = bisect_right(starts, spans[i][0])
        return range(max(0, at - NEIGHBOURS), min(at + NEIGHBOURS, len(cues)))

    contents: dict[int, list[int]] = {c: [] for c in cues}
    for i in alone:
        best = min(near(i), key=costs[i].__getitem__)
        if costs[i, best] < FARTHEST:
            contents[cues[best]].append(i)
    sources = [i for i, s in enumerate(spans) if s[2] == "source"]
    pairs = [(float(costs[i, k]), i, cues[k]) for i in sources for k in near(i) if contents[cues[k]]]
    source_of = _paired(sorted(pairs))
    linked = [Linked(c, (source_of[c],) if c in source_of else (), tuple(contents[c])) for c in cues if contents[c]]
    taken = {i for group in contents.values() for i in group}
    linked += [Linked(None, (), (i,)) for i in alone if i not in taken]
    return sorted(linked, key=lambda found: spans[found.content[0]][0])


def _costs(spans: Sequence[Found], cues: Sequence[int], sentence_of: Sequence[int], block_of: Sequence[int]) -> NDArray[np.float64]:
    """float64 [spans, cues]: what lies between a span and a cue, in words of distance."""
    free = _free_words(spans, len(sentence_of))
    starts, lasts = np.array([s[0] for s in spans]), np.array([s[1] - 1 for s in spans])
    before = starts[:, None] < starts[cues]  # the span stands before the cue
    last = np.where(before, lasts[:, None], lasts[cues])
    start = np.where(before, starts[cues], starts[:, None])
    sentences, blocks = np.asarray(sentence_of), np.asarray(block_of)
    cost = np.maximum(0, free[start] - free[last + 1]) + NEAR_COST * np.maximum(0, start - last - 1)
    cost += SENTENCE_COST * abs(sentences[start] - sentences[last]) + BLOCK_COST * abs(blocks[start] - blocks[last])
    result: NDArray[np.float64] = cost
    return result


def _paired(pairs: Sequence[tuple[float, int, int]]) -> dict[int, int]:
    """The source of each cue, the cheapest pairs first, each source and cue at most once."""
    source_of: dict[int, int] = {}
    for value, source, cue in pairs:
        if value < FARTHEST and cue not in source_of and source not in source_of.values():
            source_of[cue] = source
    return source_of


def _free_words(spans: Sequence[Found], count: int) -> NDArray[np.int64]:
    taken = np.zeros(count, bool)
    for start, end, kind in spans:
        if kind != "content":
            taken[start:end] = True
    return np.concatenate([[0], np.cumsum(~taken)])
