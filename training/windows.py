"""Documents as windows of pieces with the labels at each word's first piece, and batches of them."""

from __future__ import annotations

import random
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from corpora import UNKNOWN, Document
from heads import DISTANCES
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor

from travaux.analysis.pieces import Pieces, encode_words, find_windows, form_features, special_ids

LABELS = ("attribution", "inner", "names", "times", "starts", "upos", "deprel", "moves")
SIZE, OVERLAP = 254, 48
PAIRS_A_WINDOW = 640


@dataclass(slots=True)
class Window:
    """One window: arrays [length] with the opening and closing token, and its links, roles of moves, pairs and sentences."""

    arrays: dict[str, NDArray[np.int32]]
    links: NDArray[np.int64]
    roles: NDArray[np.int64]
    pairs: NDArray[np.int64]
    spans: list[tuple[int, int]] = field(default_factory=list)
    target: NDArray[np.float16] | None = None
    soft: tuple[NDArray[np.int64], NDArray[np.float16]] | None = None

    def __len__(self) -> int:
        return len(self.arrays["ids"])


def make_windows(doc: Document, tokenizer: Tokenizer) -> Iterator[Window]:
    """Windows of one document."""
    form = form_features(doc.text, doc.words, doc.block_of)
    pieces = encode_words(tokenizer, [doc.text[a:b] for a, b in doc.words], doc.block_of, form)
    sentence = np.cumsum(doc.labels["starts"]) if "starts" in doc.labels else np.zeros(len(doc.words), np.int64)
    for start, end in find_windows(len(pieces.ids), SIZE, OVERLAP):
        yield cut_window(doc, pieces, sentence, (start, end), special_ids(tokenizer))


def cut_window(
    doc: Document,
    pieces: Pieces,
    sentence: NDArray[np.int64],
    reach: tuple[int, int],
    special: tuple[int, int, int, int],
) -> Window:
    """One window of a document's pieces, with every label that lies wholly inside."""
    start, end = reach
    opening, closing = special[:2]
    words = pieces.words[start:end]
    first = np.zeros(end - start, bool)
    inside = pieces.first[(pieces.first >= start) & (pieces.first < end)] - start
    first[inside] = True
    arrays = {"ids": wrap(pieces.ids[start:end], opening, closing), "form": wrap(pieces.features[start:end], 0, 0)}
    arrays["word"] = wrap(np.where(first, words, -1), -1, -1)
    for name in LABELS:
        values = np.full(end - start, UNKNOWN, np.int32)
        if name in doc.labels:
            values[first] = doc.labels[name][words[first]]
        arrays[name] = wrap(values, UNKNOWN, UNKNOWN)
    arrays["sentence"] = wrap(np.where(words >= 0, sentence[words], -1), -1, -1)
    arrays["head"] = wrap(local_heads(doc, pieces, first, reach), UNKNOWN, UNKNOWN)
    place = {int(w): int(i) + 1 for i, w in zip(np.flatnonzero(first), words[first], strict=True)}
    links = [(place[a], place[b]) for a, b in doc.links if a in place and b in place]
    roles = [(place[a], role, place[b]) for a, role, b in doc.roles if a in place and b in place]
    tables = (np.asarray(rows, np.int64).reshape(-1, width) for rows, width in ((links, 2), (roles, 3)))
    return Window(arrays, *tables, find_pairs(doc, place))


def wrap(values: NDArray[np.int32], opening: int, closing: int) -> NDArray[np.int32]:
    return np.concatenate([[opening], values, [closing]]).astype(np.int32)


def local_heads(doc: Document, pieces: Pieces, first: NDArray[np.bool_], reach: tuple[int, int]) -> NDArray[np.int32]:
    """Heads as positions in the window with its opening token, -1 for a root; UNKNOWN where the head lies outside."""
    start, end = reach
    heads = np.full(end - start, UNKNOWN, np.int32)
    if "head" not in doc.labels:
        return heads
    for i in np.flatnonzero(first):
        head = doc.labels["head"][pieces.words[start + i]]
        if head < 0:
            heads[i] = -1
        elif start <= pieces.first[head] < end:
            heads[i] = pieces.first[head] - start + 1
    return heads


def find_pairs(doc: Document, place: dict[int, int]) -> NDArray[np.int64]:
    """Mention pairs of a window, [n, 6]: each mention with those before it, as many of other entities as are near."""
    mentions = sorted((s, e, n) for n, cluster in enumerate(doc.clusters) for s, e in cluster if s in place and e - 1 in place)
    pairs = []
    for k, (start, end, number) in enumerate(mentions):
        for s, e, n in mentions[max(0, k - 40) : k]:
            if n == number or k % 2 == 0 or end - start == 1:
                distance = bisect_right(DISTANCES, max(0, start - e))
                pairs.append((place[start], place[end - 1], place[s], place[e - 1], distance, int(n == number)))
    if len(pairs) > PAIRS_A_WINDOW:
        chance = random.Random(len(pairs))
        same = [p for p in pairs if p[5]]
        other = [p for p in pairs if not p[5]]
        same = chance.sample(same, min(len(same), PAIRS_A_WINDOW // 2))
        pairs = same + chance.sample(other, min(len(other), PAIRS_A_WINDOW - len(same)))
    return np.asarray(pairs, np.int64).reshape(-1, 6)


def make_batch(windows: Sequence[Window], pad: int) -> dict[str, Tensor]:
    """Tensors of a batch, padded to its longest window; `mask` only where something is padded."""
    length = max(map(len, windows))
    batch: dict[str, Tensor] = {}
    for name in windows[0].arrays:
        fill = {"ids": pad, "form": 0, "word": -1, "sentence": -1}.get(name, UNKNOWN)
        values = np.full((len(windows), length), fill, np.int64)
        for row, window in enumerate(windows):
            values[row, : len(window)] = window.arrays[name]
        batch[name] = torch.from_numpy(values)
    if any(len(w) < length for w in windows):
        batch["mask"] = torch.tensor([[i < len(w) for i in range(length)] for w in windows])
    batch["link"] = torch.from_numpy(np.concatenate([prefix(row, w.links) for row, w in enumerate(windows)]))
    batch["role"] = torch.from_numpy(np.concatenate([prefix(row, w.roles) for row, w in enumerate(windows)]))
    batch["pair"] = torch.from_numpy(np.concatenate([prefix(row, w.pairs) for row, w in enumerate(windows)]))
    spans = [(row, s, e) for row, w in enumerate(windows) for s, e in w.spans]
    batch["spans"] = torch.tensor(spans, dtype=torch.int64).reshape(-1, 3)
    targets = [w.target for w in windows if w.target is not None and len(w.spans)]
    batch["target"] = torch.from_numpy(np.concatenate(targets)) if targets else torch.zeros(0, 384)
    soft = [(np.full(len(w.soft[0]), row), *w.soft) for row, w in enumerate(windows) if w.soft is not None]
    if soft:
        rows, places, values = (torch.from_numpy(np.concatenate(part)) for part in zip(*soft, strict=True))
        batch |= {"soft_row": rows, "soft_place": places, "soft": values}
    return batch


def prefix(row: int, values: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.concatenate([np.full((len(values), 1), row), values], 1)


def batches(windows: Sequence[Window], size: int, chance: random.Random) -> Iterator[list[Window]]:
    """Batches of windows of like length, in random order."""
    order = sorted(range(len(windows)), key=lambda i: (len(windows[i]), chance.random()))
    groups = [order[i : i + size] for i in range(0, len(order), size)]
    chance.shuffle(groups)
    for group in groups:
        yield [windows[i] for i in group]
