"""Train the multi-task encoder from the corpora: `python training/train.py --size small --corpora DIR --pretrained DIR --out DIR`.

Stops after `--minutes` of training, the learning rate falling linearly over that time; a run that is started again
with the same `--out` goes on from its last checkpoint.
"""

from __future__ import annotations

import argparse
import logging
import pickle
import random
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np
import torch
from beside import Teacher, add_taught, read_teacher
from corpora import (
    OWN,
    Document,
    add_gum_entities,
    add_moves,
    read_clusters,
    read_conll_names,
    read_lines,
    read_own,
    read_polnear,
    read_timexes,
    read_treebank,
)
from encoder import SHAPES, load_pretrained
from heads import WEIGHTS, Model, losses
from marks import change_marks
from nesting import make_nested
from numpy.typing import NDArray
from soft import add_soft, read_news
from teacher import add_vectors
from tokenizers import Tokenizer
from torch import Tensor
from windows import Window, batches, make_batch, make_windows

from travaux.analysis.pieces import special_ids
from travaux.model_files import load_abbreviations

log = logging.getLogger("train")
ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Rates:
    """Learning rates of the encoder and of the heads, and windows a batch. A large encoder's low rate starves its heads."""

    encoder: float
    heads: float
    batch: int


RATES = {"small": Rates(3e-4, 1.5e-3, 8), "large": Rates(6e-5, 1e-3, 8)}


def read_attributions(folder: Path) -> list[Document]:
    """PolNeAR's training documents, and the nested attributions made from them."""
    polnear = list(read_polnear(folder / "polnear_train.jsonl", load_abbreviations()))
    return polnear + make_nested(polnear, 2000, seed=7)


def read_corpora(folder: Path) -> list[Document]:
    """Every training document; dev files, and the fifth of timex_train that is held back, are left out."""
    abbreviations = load_abbreviations()
    docs = read_attributions(folder)
    for name in ("EWT/en_ewt", "GUM/en_gum"):
        docs += read_treebank(folder / f"ud/{name}-ud-train.conllu")
    names = {row["id"]: row for row in read_lines(folder / "ner_gum.jsonl")}
    clusters = {row["id"]: row for row in read_lines(folder / "coref_gum.jsonl")}
    for doc in docs:
        if doc.id in names:
            add_gum_entities(doc, names[doc.id], clusters[doc.id])
    docs += read_conll_names(folder / "ner_conllpp_train.jsonl", read_nationalities())
    docs += read_clusters(folder / "coref_meantime.jsonl", abbreviations)
    timexes = sorted(read_timexes(folder / "timex_train.jsonl", abbreviations), key=lambda d: d.id)
    timexes = [doc for i, doc in enumerate(timexes) if i % 5]
    for doc in timexes:
        doc.weight = 2
    docs += timexes + list(read_timexes(folder / "timex_wikiwars.jsonl", abbreviations))
    add_moves(docs, ROOT / "training/annotations/moves.jsonl", folder, abbreviations)
    for name in OWN:
        docs += read_own(ROOT / "training/annotations" / name, abbreviations)
    return docs


def read_nationalities() -> frozenset[str]:
    """Words for the people of a country or nation, lower case, with their plurals."""
    lines = (ROOT / "eval/data/nationalities.tsv").read_text(encoding="utf-8").splitlines()
    found = {line.strip() for line in lines if line and line[0] != "#"}
    return frozenset(found | {form + "s" for form in found})


class Optimiser:
    """AdamW on float32 copies of the weights, which the model may hold in bfloat16."""

    def __init__(self, model: Model, rates: Rates) -> None:
        groups: dict[tuple[float, float], list[int]] = {}
        self.live = [p for p in model.parameters() if p.requires_grad]
        named = [(n, p) for n, p in model.named_parameters() if p.requires_grad]
        self.masters = [p.detach().float().clone().requires_grad_(True) for p in self.live]
        for i, (name, p) in enumerate(named):
            own = rates.encoder if name.startswith("encoder.") and "form" not in name else rates.heads
            groups.setdefault((own, 0.01 if p.ndim > 1 else 0.0), []).append(i)
        self.adam = torch.optim.AdamW(
            [{"params": [self.masters[i] for i in m], "lr": r, "peak": r, "weight_decay": d} for (r, d), m in groups.items()],
            betas=(0.9, 0.98),
            foreach=True,
        )

    def step(self, factor: float) -> None:
        """One update with the learning rates times `factor`."""
        for group in self.adam.param_groups:
            group["lr"] = group["peak"] * factor
        for master, live in zip(self.masters, self.live, strict=True):
            master.grad = torch.zeros_like(master) if live.grad is None else live.grad.float()
            live.grad = None
        torch.nn.utils.clip_grad_norm_(self.masters, 1.0, foreach=True)
        self.adam.step()
        with torch.no_grad():
            for master, live in zip(self.masters, self.live, strict=True):
                live.copy_(master)


@dataclass(frozen=True, slots=True)
class Taught:
    """What other models give to learn from, by document: sentence vectors and soft labels."""

    vectors: dict[str, list]
    soft: dict[str, NDArray[np.float16]]


def make_epoch(
    docs: Sequence[Document], tokenizer: Tokenizer, taught: Taught, seed: int, share: float, workers: int = 0
) -> list[Window]:
    """The windows of one epoch, each document's quotation marks in one style; made by `workers` processes, or by this one.

    Of the documents that have no annotated moves a `share` is drawn.
    """
    chance = random.Random(seed)
    read: list[Document] = []
    for doc in docs:
        if "moves" in doc.labels or chance.random() < share:
            read += [replace(doc, text=change_marks(doc.text, chance)) for _ in range(doc.weight)]
    if workers:
        with ProcessPoolExecutor(workers) as pool:
            made = list(pool.map(partial(windows_of, tokenizer=tokenizer), read, chunksize=50))
    else:
        made = [windows_of(doc, tokenizer) for doc in read]
    windows: list[Window] = []
    for doc, some in zip(read, made, strict=True):
        for window in some:
            add_vectors(window, taught.vectors.get(doc.id))
            add_soft(window, taught.soft.get(doc.id))
            windows.append(window)
    return windows


def windows_of(doc: Document, tokenizer: Tokenizer) -> list[Window]:
    """Windows of one document."""
    return list(make_windows(doc, tokenizer))


def factor_at(done: float, warm: float = 0.04) -> float:
    """Share of the peak learning rate at a share of the training time."""
    return max(1e-3, min(done / warm, (1 - done) / (1 - warm)))


def forever(make: Callable[[int], list[Window]], size: int, step: int, ahead: bool) -> Iterator[list[Window]]:
    """Batches of the windows that `make` gives epoch by epoch, from batch number `step` on; `ahead` makes the next meanwhile."""
    epoch, passed = 0, 0
    with ThreadPoolExecutor(1) as maker:
        coming = maker.submit(make, 0)
        while True:
            windows = coming.result()
            if ahead:
                coming = maker.submit(make, epoch + 1)
            for batch in batches(windows, size, random.Random(epoch)):
                passed += 1
                if passed > step:
                    yield batch
            epoch += 1
            log.info("epoch %d done, %d pieces each", epoch, sum(map(len, windows)))
            if not ahead:
                coming = maker.submit(make, epoch)


def total_loss(found: dict[str, tuple[Tensor, int]], usual: dict[str, float], shown: dict[str, float]) -> Tensor:
    """Weighted sum of the heads' losses, each by the usual number of its labels, so that rare labels don't jump."""
    total = torch.zeros((), device=next(iter(found.values()))[0].device)
    for name, (loss, count) in found.items():
        usual[name] = 0.98 * usual.get(name, count or 1.0) + 0.02 * count
        if count:
            total = total + WEIGHTS[name] * loss / max(usual[name], 1.0)
            each = loss.item() / count
            shown[name] = 0.98 * shown.get(name, each) + 0.02 * each
    return total


def save(path: Path, model: Model, optimiser: Optimiser, state: dict[str, object]) -> None:
    """Write a checkpoint at once or not at all."""
    draft = path.with_suffix(".part")
    torch.save({"masters": optimiser.masters, "adam": optimiser.adam.state_dict(), **state}, draft)
    draft.replace(path)


def read_taught(args: argparse.Namespace) -> tuple[Taught, list[Document]]:
    """What teacher.py and soft.py have made, and the unlabelled news that the latter has read."""
    vectors = torch.load(args.vectors, weights_only=False) if args.vectors else {}
    soft = torch.load(args.soft, weights_only=False) if args.soft else {"labels": {}, "news": []}
    return Taught(vectors, soft["labels"]), soft["news"]


def read_documents(args: argparse.Namespace, news: list[Document]) -> list[Document]:
    """All documents: of the corpora with the news, or those that `--keep` wrote to a file, to take to another machine."""
    if args.documents:
        return pickle.loads(args.documents.read_bytes())
    docs = read_corpora(args.corpora) + news
    if args.news:
        docs += read_news(args.corpora / "news_open.jsonl", args.news, args.without)
    if args.keep:
        args.keep.write_bytes(pickle.dumps(docs))
    return docs


def read_tokenizer(folder: Path) -> Tokenizer:
    """A pretrained encoder's tokenizer, without truncation and padding."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def read_teachers(args: argparse.Namespace, tokenizer: Tokenizer) -> list[Teacher]:
    """The models that teach beside, on the same device."""
    tokenizers = {args.size: tokenizer}
    if args.teacher:
        tokenizers = {size: read_tokenizer(folder) for size, folder in zip(("small", "large"), args.tokenizers, strict=True)}
    return [read_teacher(described, tokenizer, tokenizers, args.device) for described in args.teacher]


def resume(path: Path, optimiser: Optimiser) -> tuple[int, float, dict[str, float]]:
    """Steps done, seconds used and usual numbers of labels of a checkpoint, whose weights are taken; nothing done without one."""
    if not path.exists():
        return 0, 0.0, {}
    saved = torch.load(path, weights_only=False)
    optimiser.adam.load_state_dict(saved["adam"])
    with torch.no_grad():
        for master, live, kept in zip(optimiser.masters, optimiser.live, saved["masters"], strict=True):
            master.copy_(kept)
            live.copy_(kept)
    return saved["step"], saved["elapsed"], saved["usual"]


def train(args: argparse.Namespace) -> None:
    """Train until the time is up; leaves `last.pt` (to resume) and `model.pt` (float32 weights)."""
    torch.manual_seed(args.seed)
    tokenizer = read_tokenizer(args.pretrained)
    model = Model(SHAPES[args.size])
    if args.start:
        model.load_state_dict(torch.load(args.start))
    else:
        load_pretrained(model.encoder, args.pretrained)
    taught, news = read_taught(args)
    docs, teachers = read_documents(args, news), read_teachers(args, tokenizer)
    model.to_training(args.device)
    usual_rates = RATES[args.size]
    rates = replace(usual_rates, encoder=usual_rates.encoder * args.rate, heads=usual_rates.heads * args.rate)
    optimiser = Optimiser(model, rates)
    args.out.mkdir(parents=True, exist_ok=True)
    last, shown = args.out / "last.pt", {}
    step, elapsed, usual = resume(last, optimiser)

    def make(epoch: int) -> list[Window]:
        return make_epoch(docs, tokenizer, taught, epoch + 1000 * (args.seed - 1), args.rest, args.workers)

    pad, read, begun, saved_at, budget = special_ids(tokenizer)[3], 0, time.time(), time.time(), args.minutes * 60
    for group in forever(make, args.batch or rates.batch, step, args.workers > 0):
        done = (elapsed + time.time() - begun) / budget
        if done >= 1:
            break
        batch = {name: values.to(args.device) for name, values in make_batch(group, pad).items()}
        if teachers:
            add_taught(batch, teachers, args.over)
        total_loss(losses(model, batch), usual, shown).backward()
        optimiser.step(factor_at(done))
        step, read = step + 1, read + sum(map(len, group))
        if step % 50 == 0:
            figures = " ".join(f"{k} {v:.3f}" for k, v in shown.items())
            log.info("step %d done %.3f pieces/s %.0f %s", step, done, read / (time.time() - begun), figures)
        if time.time() - saved_at > args.save_every:
            save(last, model, optimiser, {"step": step, "elapsed": elapsed + time.time() - begun, "usual": usual})
            saved_at = time.time()
    save(last, model, optimiser, {"step": step, "elapsed": elapsed + time.time() - begun, "usual": usual})
    write_weights(args.out / "model.pt", model, optimiser)


def write_weights(path: Path, model: Model, optimiser: Optimiser) -> None:
    """The model's weights in float32, the trained ones from the optimiser's copies."""
    names = [n for n, p in model.named_parameters() if p.requires_grad]
    state = {k: v.float().cpu() for k, v in model.state_dict().items()}
    state |= dict(zip(names, (m.detach().cpu() for m in optimiser.masters), strict=True))
    torch.save(state, path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", choices=sorted(SHAPES), required=True)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--pretrained", type=Path, required=True)
    parser.add_argument("--vectors", type=Path, help="sentence vectors made by teacher.py")
    parser.add_argument("--soft", type=Path, help="a larger model's soft labels, made by soft.py")
    parser.add_argument("--start", type=Path, help="weights to start from instead of the pretrained ones")
    parser.add_argument("--rate", type=float, default=1.0, help="times the usual learning rates: less to go on from a good model")
    parser.add_argument("--rest", type=float, default=1.0, help="share of the documents without annotated moves read in an epoch")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=90)
    parser.add_argument("--save-every", type=float, default=300, help="seconds between checkpoints")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--device", default="cpu", help="cpu or cuda")
    parser.add_argument("--batch", type=int, help="windows a batch, instead of the size's usual number")
    parser.add_argument("--workers", type=int, default=0, help="processes that make the windows of the next epoch meanwhile")
    parser.add_argument("--news", type=int, default=0, help="words of unlabelled news to read beside the corpora")
    parser.add_argument("--without", type=Path, help="folder of reports that the news must not hold (gold)")
    parser.add_argument("--keep", type=Path, help="write the documents to this file, for --documents on another machine")
    parser.add_argument("--documents", type=Path, help="what --keep wrote, instead of the corpora")
    parser.add_argument(
        "--teacher", action="append", default=[], help="SIZE:WEIGHTS:HEAD,HEAD: a model that teaches beside (beside.py)"
    )
    parser.add_argument(
        "--tokenizers", type=Path, nargs=2, help="folders of the small and the large encoder's tokenizers, for teachers"
    )
    parser.add_argument("--over", nargs="*", default=["attribution"], help="heads that teachers teach where there are labels too")
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    train(parser.parse_args())


if __name__ == "__main__":
    main()
