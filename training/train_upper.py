"""Train what finds moves beside a model: `python training/train_upper.py --corpora DIR --pretrained MPNET --out DIR --minutes N`.

First the states of the pretrained encoder's lower layers are computed for all annotated reports and kept in `--out` (half an hour
of two cores, once; 2 GB); the layers above them are small, so that an epoch takes minutes. Stops after `--minutes` of training,
the learning rate falling linearly; started again with the same `--out` it goes on from its last checkpoint. What ships is written
to `--model`: a manifest of any model may name that folder as what reads moves `beside` it.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import random
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from corpora import UNKNOWN, Document, add_moves, make_document, paint_moves, read_held_back, read_lines, read_own
from encoder import SHAPES, Encoder, load_pretrained
from export import fingerprint, window_tables, write_graph
from heads import OUTPUTS, label_loss, role_loss
from numpy.typing import NDArray
from torch import Tensor, nn
from train import read_tokenizer
from upper import HEADS, LAYERS, LOWER, WIDTH, Upper
from windows import OVERLAP, SIZE, Window, batches, make_batch, make_windows

from travaux.analysis.pieces import special_ids
from travaux.model_files import load_abbreviations

log = logging.getLogger("train_upper")
ANNOTATIONS = Path(__file__).resolve().parent / "annotations"
SHARED = Path(__file__).resolve().parent.parent / "src/travaux/data/models/large"
OWN_FILES = ("own.jsonl", "idiomatic.jsonl")
RATE, DECAY, BATCH = 6e-4, 0.05, 16
WARM = 0.04  # share of the time in which the rate rises
OFTEN = 2  # how often a real report is read for one of our own
ROLE = 0.15  # weight of what a move's word points to
STEADY = 0.998  # share of the average of weights that stays at each step: what ships
AT_ONCE = 24  # windows whose states are computed together
SHARE = 0.7
SAVED = 240.0  # seconds between checkpoints
States = list[NDArray[np.float16]]


def read_training(corpora: Path) -> list[Document]:
    """All annotated reports that aren't held back; `weight` is how often each is read in an epoch."""
    abbreviations = load_abbreviations()
    docs = [replace(doc, weight=1) for name in OWN_FILES for doc in read_own(ANNOTATIONS / name, abbreviations)]
    annotated: list[Document] = []
    add_moves(annotated, ANNOTATIONS / "moves.jsonl", corpora, abbreviations)
    return docs + [replace(doc, weight=OFTEN) for doc in annotated]


def read_measured(corpora: Path) -> dict[str, list[Document]]:
    """The annotated reports that are held back, by their file."""
    abbreviations = load_abbreviations()
    found: dict[str, list[Document]] = {}
    for name in OWN_FILES:
        rows = (row for row in read_lines(ANNOTATIONS / name) if row["held_back"])
        found[name] = [_painted(make_document(str(row["id"]), str(row["text"]), abbreviations), row["moves"]) for row in rows]
    held_back = read_held_back(ANNOTATIONS / "moves.jsonl", corpora, abbreviations)
    return found | {"moves.jsonl": [_painted(doc, moves) for doc, moves in held_back]}


def _painted(doc: Document, moves: Sequence[dict[str, object]]) -> Document:
    paint_moves(doc, moves)
    return doc


@torch.no_grad()
def states_of(encoder: Encoder, windows: Sequence[Window], pad: int) -> States:
    """The encoder's states of each window, [length, width]."""
    found: dict[int, NDArray[np.float16]] = {}
    order = sorted(range(len(windows)), key=lambda i: len(windows[i]))
    for start in range(0, len(order), AT_ONCE):
        chosen = order[start : start + AT_ONCE]
        batch = make_batch([windows[i] for i in chosen], pad)
        states = encoder(encoder.word(batch["ids"]), batch.get("mask"))[-1]
        for row, i in enumerate(chosen):
            found[i] = states[row, : len(windows[i])].half().numpy()
        log.info("states of %d of %d windows", len(found), len(windows))
    return [found[i] for i in range(len(windows))]


def kept_states(path: Path, encoder: Encoder, windows: Sequence[Window], pad: int) -> States:
    """The states of windows, from a file where they have been computed before."""
    if not path.exists():
        np.save(path, np.concatenate(states_of(encoder, windows, pad)))
    table = np.load(path, mmap_mode="r")
    ends = np.cumsum([len(window) for window in windows])
    if len(table) != ends[-1]:
        raise ValueError(f"{path}: expected states of {ends[-1]} pieces, got {len(table)}; delete it to compute them anew")
    return [table[end - len(window) : end] for window, end in zip(windows, ends, strict=True)]


def stacked(states: Sequence[NDArray[np.float16]]) -> Tensor:
    """States of windows side by side, padded with zeros, [batch, longest, width]."""
    found = torch.zeros(len(states), max(map(len, states)), states[0].shape[1])
    for row, each in enumerate(states):
        found[row, : len(each)] = torch.from_numpy(each.astype(np.float32))
    return found


class Run:
    """The layers in training, their steady average, and how far it has come."""

    def __init__(self, states: int, folder: Path) -> None:
        self.upper, self.steady = Upper(states), Upper(states)
        self.steady.load_state_dict(self.upper.state_dict())
        self.optimizer = torch.optim.AdamW(self.upper.parameters(), lr=RATE, betas=(0.9, 0.98), weight_decay=DECAY, foreach=True)
        self.path = folder / "upper.pt"
        self.seconds, self.steps = 0.0, 0
        if self.path.exists():
            kept = torch.load(self.path)
            self.upper.load_state_dict(kept["upper"])
            self.steady.load_state_dict(kept["steady"])
            self.optimizer.load_state_dict(kept["optimizer"])
            self.seconds, self.steps = kept["seconds"], kept["steps"]

    def save(self) -> None:
        """Keep a checkpoint."""
        parts = {"upper": self.upper.state_dict(), "steady": self.steady.state_dict(), "optimizer": self.optimizer.state_dict()}
        torch.save(parts | {"seconds": self.seconds, "steps": self.steps}, self.path.with_suffix(".part"))
        self.path.with_suffix(".part").rename(self.path)

    def step(self, states: Tensor, batch: dict[str, Tensor], done: float) -> float:
        """Learn from one batch; its loss."""
        for group in self.optimizer.param_groups:
            group["lr"] = RATE * max(1e-3, min(done / WARM, (1 - done) / (1 - WARM)))
        with torch.autocast("cpu", torch.bfloat16):
            out = {name: head.float() for name, head in self.upper.outputs(states, batch["form"], batch.get("mask")).items()}
        (moves, count), (roles, pointed) = label_loss(out["moves"], batch["moves"]), role_loss(out, batch)
        loss = moves / max(1, count) + ROLE * roles / max(1, pointed)
        self.optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.upper.parameters(), 1.0)
        self.optimizer.step()
        self.steps += 1
        stays = min(STEADY, self.steps / (self.steps + 10))
        with torch.no_grad():
            for own, other in zip(self.steady.parameters(), self.upper.parameters(), strict=True):
                own.lerp_(other, 1 - stays)
        return float(loss.detach())


def train(run: Run, windows: Sequence[Window], states: Mapping[int, NDArray[np.float16]], minutes: float, pad: int) -> None:
    """Train for so long, from where the run stands; `states` are by the identity of their window."""
    chance = random.Random(run.steps)
    begun, saved, losses = time.time() - run.seconds, time.time(), list[float]()
    run.upper.train()
    for group in _again(windows, chance):
        run.seconds = time.time() - begun
        if run.seconds >= 60 * minutes:
            break
        batch = make_batch(group, pad)
        losses.append(run.step(stacked([states[id(window)] for window in group]), batch, run.seconds / 60 / minutes))
        if time.time() - saved > SAVED:
            run.save()
            saved = time.time()
            log.info("%.0f minutes, step %d, loss %.4f", run.seconds / 60, run.steps, np.mean(losses[-200:]))
    run.save()


def _again(windows: Sequence[Window], chance: random.Random) -> Iterator[list[Window]]:
    while True:
        yield from batches(windows, BATCH, chance)


@torch.no_grad()
def measure(upper: Upper, windows: Sequence[Window], states: States, pad: int) -> tuple[float, float]:
    """The best F1 of words with their kind, and of words alone, over all thresholds."""
    upper.eval()
    chances, labels = list[NDArray[np.float32]](), list[NDArray[np.int64]]()
    for window, each in zip(windows, states, strict=True):
        batch = make_batch([window], pad)
        known = (batch["moves"] != UNKNOWN).numpy()[0]
        out = upper.outputs(stacked([each]), batch["form"])["moves"][0].softmax(-1)
        chances.append(out.numpy()[known])
        labels.append(batch["moves"].numpy()[0][known])
    told, right = np.concatenate(chances), np.concatenate(labels)
    order = np.argsort(told[:, 0])
    found = np.arange(1, len(order) + 1) + (right > 0).sum()
    kinds = told[:, 1:].argmax(1) + 1
    return tuple(float((2 * np.cumsum(hit[order]) / found).max()) for hit in (kinds == right, right > 0))  # type: ignore[return-value]


class Exported(nn.Module):
    """The graph that ships: embedded words [1, length, width] and form features [1, length] to the heads of moves, side by side."""

    def __init__(self, encoder: Encoder, upper: Upper) -> None:
        super().__init__()
        self.encoder, self.upper = encoder, upper
        positions, bias = window_tables(encoder)
        self.register_buffer("positions", positions)
        self.register_buffer("bias", bias)

    def forward(self, embedded: Tensor, form: Tensor) -> Tensor:
        length = embedded.shape[1]
        x = self.encoder.norm(embedded + self.positions[:length])
        bias = None if self.bias is None else self.bias[:, :, :length, :length]
        for layer in self.encoder.layers:
            x = layer(x, bias)
        found: Tensor = self.upper(x, form)[0]
        return found


def export(encoder: Encoder, upper: Upper, shared: Path, share: float, folder: Path) -> None:
    """Write what ships: the graph (int8 by output channel) and its manifest.

    Args:
        shared: folder of the model that has the same vocabulary and word embeddings, which aren't written again.
    """
    folder.mkdir(parents=True, exist_ok=True)
    inputs = {"embedded": torch.zeros(1, 40, encoder.shape.width), "form": torch.zeros(1, 40, dtype=torch.int64)}
    write_graph(Exported(encoder, upper), inputs, folder / "encoder.onnx")
    tables, tokenizer = (Path(os.path.relpath(shared, folder)) / name for name in ("tables.npz", "tokenizer.json"))
    files = ("encoder.onnx", tables.as_posix(), tokenizer.as_posix())
    manifest = {
        "name": "moves",
        "files": {name: {"sha256": fingerprint(folder / name)} for name in files},
        "tables": files[1],
        "tokenizer": files[2],
        "outputs": {name: OUTPUTS[name] for name in HEADS},
        "window": {"size": SIZE, "overlap": OVERLAP},
        "share": share,
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")


def write_card(folder: Path, scores: Mapping[str, tuple[float, float]]) -> None:
    """`card.md` beside the weights.

    Args:
        scores: F1 of words with their kind and of words alone, on the reports of each file that are held back.
    """
    lines = [
        "# Model `moves`",
        "",
        f"The lower {LOWER} layers of all-mpnet-base-v2 (Apache-2.0) as they came, and above them {LAYERS} layers",
        f"of {WIDTH} by `training/train_upper.py`; int8 ONNX by output channel. Reads beside a model, whose own chances count for",
        "the rest; it finds words that show moves, and what they point to. English.",
        "",
        "Trained on training/annotations but for what is held back there: own.jsonl and idiomatic.jsonl (CC0), and moves.jsonl",
        "(own offsets; texts of State Department releases, public domain, Wikinews, CC BY 2.5, PolNeAR, no licence stated, Reuters",
        "in CoNLL++, research only, and TimeBank, LDC, used locally).",
        "",
        "| held back | words with their kind, best F1 | words |",
        "|---|---:|---:|",
        *(f"| {name} | {kinds:.3f} | {found:.3f} |" for name, (kinds, found) in scores.items()),
    ]
    (folder / "card.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--pretrained", type=Path, required=True, help="folder of all-mpnet-base-v2")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, required=True)
    parser.add_argument("--model", type=Path, help="folder of what ships")
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of the model whose word embeddings it reads")
    parser.add_argument("--share", type=float, default=SHARE, help="how much it counts beside the model's own chances, in [0, 1]")
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.manual_seed(1)
    args.out.mkdir(parents=True, exist_ok=True)
    tokenizer = read_tokenizer(args.pretrained)
    shape = replace(SHAPES["large"], layers=LOWER)
    encoder = Encoder(shape, 0.0).eval()
    load_pretrained(encoder, args.pretrained)
    pad = special_ids(tokenizer)[3]
    cut = [(window, doc.weight) for doc in read_training(args.corpora) for window in make_windows(doc, tokenizer)]
    windows = [window for window, _ in cut]
    states = kept_states(args.out / "states.npy", encoder, windows, pad)
    of = {id(window): each for window, each in zip(windows, states, strict=True)}
    run = Run(shape.width, args.out)
    train(run, [window for window, weight in cut for _ in range(weight)], of, args.minutes, pad)
    scores = {}
    for name, docs in read_measured(args.corpora).items():
        held = [window for doc in docs for window in make_windows(doc, tokenizer)]
        scores[name] = measure(run.steady, held, kept_states(args.out / f"held_{name}.npy", encoder, held, pad), pad)
        log.info("%s held back: F1 of words and kinds %.3f, of words %.3f", name, *scores[name])
    if args.model is not None:
        export(encoder, run.steady.eval(), args.shared, args.share, args.model)
        write_card(args.model, scores)


if __name__ == "__main__":
    main()
