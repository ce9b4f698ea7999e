"""What models think of every word, for a model to learn from where there are no labels: `python training/soft.py --help`.

Source: Hinton, Vinyals & Dean 2015, "Distilling the knowledge in a neural network" (at temperature 1).
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from corpora import UNKNOWN, Document, make_document, read_lines
from heads import OUTPUTS, SOFT
from numpy.typing import NDArray
from windows import Window

from travaux.analysis.model import Model, encode, encode_moves
from travaux.analysis.pieces import encode_words, form_features
from travaux.analysis.spans import log_softmax
from travaux.model_files import load_abbreviations, load_model

WIDTHS = {head: OUTPUTS[head] for head in SOFT}
Soft = NDArray[np.float16]  # probabilities [words, sum of WIDTHS], head by head


def read_news(path: Path, count: int, without: Path | None, seed: int = 5) -> list[Document]:
    """Unlabelled reports, drawn by seed until they hold `count` words; those of the JSON files below `without` are left out."""
    kept = (
        {_middle(json.loads(p.read_text(encoding="utf-8")).get("text", "")) for p in without.rglob("*.json")} if without else set()
    )
    rows = list(read_lines(path))
    random.Random(seed).shuffle(rows)
    docs: list[Document] = []
    for row in rows:
        text = str(row["text"])
        if any(key and key in _plain(text) for key in kept):
            continue
        docs.append(make_document(f"news-{row['id']}", text, load_abbreviations()))
        count -= len(docs[-1].words)
        if count <= 0:
            break
    return docs


def _plain(text: str) -> str:
    return re.sub(r"\W+", "", text.lower())


def _middle(text: str) -> str:
    plain = _plain(text)
    return plain[len(plain) // 2 : len(plain) // 2 + 100]


def soft_labels(doc: Document, model: Model, unlabelled: bool) -> Soft:
    """The model's probabilities at each word of a document; none (zeros) where the document has labels, if `unlabelled`.

    Those of moves are the means of the model's and of what reads moves beside it, if anything does.
    """
    form, told = form_features(doc.text, doc.words, doc.block_of), [doc.text[a:b] for a, b in doc.words]
    pieces = encode_words(model.tokenizer, told, doc.block_of, form)
    outputs = encode(model, pieces)[pieces.first]
    parts = {head: np.exp(log_softmax(outputs[:, model.outputs[head]])) for head in WIDTHS}
    if model.moves is not None:
        other = encode_words(model.moves.tokenizer, told, doc.block_of, form)
        parts["moves"] = model.moves.mixed(parts["moves"], encode_moves(model.moves, other)[other.first])
    for head, part in parts.items():
        if unlabelled and head in doc.labels:
            part[doc.labels[head] != UNKNOWN] = 0
    return np.concatenate([parts[head] for head in WIDTHS], 1).astype(np.float16)


def add_soft(window: Window, soft: Soft | None) -> None:
    """Put a document's soft labels on the words that begin in a window."""
    if soft is not None:
        words = window.arrays["word"]
        places = np.flatnonzero(words >= 0)
        window.soft = (places, soft[words[places]])


def make_soft(docs: Sequence[Document], model: Model, unlabelled: bool = True) -> dict[str, Soft]:
    """Soft labels of documents by id."""
    return {doc.id: soft_labels(doc, model, unlabelled) for doc in docs if doc.words}


def main() -> None:
    from train import read_attributions, read_corpora

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True, help="folder of the exported model that labels what has no labels")
    parser.add_argument("--attributions", type=Path, help="folder of one that labels PolNeAR, beside its own labels")
    parser.add_argument("--words", type=int, default=400_000, help="of unlabelled news")
    parser.add_argument("--without", type=Path, help="folder of reports that no model may learn from (gold)")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    news = read_news(args.corpora / "news_open.jsonl", args.words, args.without)
    labels = make_soft(read_corpora(args.corpora) + news, load_model(args.model.name, args.model))
    if args.attributions:
        better = load_model(args.attributions.name, args.attributions)
        labels |= make_soft(read_attributions(args.corpora), better, unlabelled=False)
    torch.save({"labels": labels, "news": news}, args.out)


if __name__ == "__main__":
    main()
