"""Sentence vectors of all-MiniLM-L6-v2, which the vector head learns to give: `python training/teacher.py --help`."""

from __future__ import annotations

import argparse
import itertools
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from corpora import Document
from encoder import SHAPES, Encoder, load_pretrained
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch.nn import functional as F
from windows import Window

Vectors = list[tuple[int, int, NDArray[np.float16]]]  # first word, word after the last, vector [384]
SHORTEST, LONGEST = 5, 60


def find_sentences(doc: Document) -> list[tuple[int, int]]:
    """Word ranges of sentences: by the treebank where there is one, else by final punctuation."""
    count = len(doc.words)
    if "starts" in doc.labels:
        starts = [int(i) for i in np.flatnonzero(doc.labels["starts"] == 1)]
    else:
        ends = [i + 1 for i in range(count) if doc.text[doc.words[i][0] : doc.words[i][1]] in (".", "?", "!")]
        starts = sorted({0, *ends, *(i for i in range(1, count) if doc.block_of[i] != doc.block_of[i - 1])})
    bounds = [*starts, count]
    return [(a, b) for a, b in itertools.pairwise(bounds) if SHORTEST <= b - a <= LONGEST]


def add_vectors(window: Window, vectors: Vectors | None) -> None:
    """Put the vectors of the sentences that lie wholly in a window on it."""
    if not vectors:
        return
    words = window.arrays["word"]
    place = {int(w): i for i, w in enumerate(words) if w >= 0}
    inside = [(place[a], place[b - 1] + 1, v) for a, b, v in vectors if a in place and b - 1 in place]
    if inside:
        window.spans = [(s, e) for s, e, _ in inside]
        window.target = np.stack([v for _, _, v in inside])


@torch.no_grad()
def sentence_vectors(texts: Sequence[str], folder: Path, batch: int = 64) -> NDArray[np.float16]:
    """float16 [texts, 384], unit rows: the mean of the last layer over all pieces, as all-MiniLM-L6-v2 is used."""
    encoder = Encoder(SHAPES["small"], 0.0)
    load_pretrained(encoder, folder)
    encoder.to(torch.bfloat16).eval()
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(128)
    encoded = [e.ids for e in tokenizer.encode_batch(list(texts))]
    order = sorted(range(len(texts)), key=lambda i: len(encoded[i]))
    result = np.zeros((len(texts), SHAPES["small"].width), np.float16)
    for k in range(0, len(order), batch):
        rows = order[k : k + batch]
        length = max(len(encoded[i]) for i in rows)
        ids = torch.tensor([encoded[i] + [0] * (length - len(encoded[i])) for i in rows])
        mask = torch.tensor([[j < len(encoded[i]) for j in range(length)] for i in rows])
        states = encoder(encoder.embed(ids, torch.zeros_like(ids)), mask)[-1].float() * mask[..., None]
        result[rows] = F.normalize(states.sum(1) / mask.sum(1, keepdim=True), dim=-1).numpy()
    return result


def main() -> None:
    from train import read_corpora

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--pretrained", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    docs = [d for i, d in enumerate(read_corpora(args.corpora)) if "upos" in d.labels or ("inner" not in d.labels and i % 4 == 0)]
    places = [(doc, *span) for doc in docs for span in find_sentences(doc)]
    vectors = sentence_vectors([doc.text[doc.words[a][0] : doc.words[b - 1][1]] for doc, a, b in places], args.pretrained)
    found: dict[str, Vectors] = {}
    for (doc, a, b), vector in zip(places, vectors, strict=True):
        found.setdefault(doc.id, []).append((a, b, vector))
    torch.save(found, args.out)


if __name__ == "__main__":
    main()
