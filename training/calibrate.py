"""Put log transition counts and calibrations into an exported model's manifest: `python training/calibrate.py --help`.

Transitions are counted on training files. Calibrations are fitted on files that no head was trained on (PolNeAR dev,
CoNLL++ dev, the held-back fifth of timex_train); `eval/calibration.py` measures them cross-fitted by report.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from corpora import Document, read_conll_names, read_polnear, read_timexes
from numpy.typing import NDArray
from train import ROOT, read_nationalities
from weigh_moves import fit_moves

from travaux.analysis import Model, analyse
from travaux.analysis.labels import ATTRIBUTION, NAMES, TIMES
from travaux.analysis.model import Calibration
from travaux.analysis.spans import spans_of
from travaux.model_files import load_abbreviations, load_model
from travaux.record.article import Article, Block
from travaux.resources import load_move_lexicon

MOST_BINS, IN_A_BIN = 20, 40
TRANSITION_WEIGHT = 0.25  # swept 0-0.5 on PolNeAR dev; more loses recall
KINDS = ("source", "cue", "content")
Evidence = dict[str, list[tuple[float, bool]]]
Run = Callable[..., NDArray[np.float32]]


def log_transitions(docs: Iterable[Document], head: str, count: int) -> list[list[float]]:
    """Weighted log probabilities of a label after another."""
    table = np.ones((count, count))
    for doc in docs:
        labels = doc.labels[head]
        np.add.at(table, (labels[:-1], labels[1:]), 1)
    return [[round(float(x), 4) for x in row] for row in TRANSITION_WEIGHT * np.log(table / table.sum(1, keepdims=True))]


def fit(pairs: Sequence[tuple[float, bool]]) -> tuple[list[float], list[float]]:
    """Knots of a map from evidence to the probability of being right, which never falls.

    Means of bins of equal mass, neighbours that fall pooled (isotonic regression by pool adjacent violators).
    Source: Zadrozny & Elkan 2002, "Transforming classifier scores into accurate multiclass probability estimates".
    """
    ranked = sorted(pairs)
    bins = max(4, min(MOST_BINS, len(ranked) // IN_A_BIN))
    pools: list[list[float]] = []  # evidence, right (smoothed), weight
    for k in range(bins):
        part = ranked[k * len(ranked) // bins : (k + 1) * len(ranked) // bins]
        weight = float(len(part))
        pools.append([sum(e for e, _ in part) / weight, (sum(right for _, right in part) + 0.5) / (weight + 1), weight])
        while len(pools) > 1 and pools[-2][1] >= pools[-1][1]:
            later, earlier = pools.pop(), pools.pop()
            total = earlier[2] + later[2]
            mean = [(earlier[i] * earlier[2] + later[i] * later[2]) / total for i in (0, 1)]
            pools.append([*mean, total])
    return [round(p[0], 4) for p in pools], [round(p[1], 4) for p in pools]


def to_article(doc: Document) -> Article:
    """An article with the document's text, its lines as blocks."""
    blocks, position = [], 0
    for line in doc.text.split("\n"):
        if line.strip():
            blocks.append(Block("paragraph", position, position + len(line)))
        position += len(line) + 1
    return Article(doc.id, "", doc.text, tuple(blocks))


def gold_spans(doc: Document, head: str, inventory: tuple[str, ...]) -> set[tuple[int, int, str]]:
    """A document's own spans of a head, in characters."""
    found = spans_of([int(i) for i in doc.labels[head]], inventory)
    return {(doc.words[a][0], doc.words[b - 1][1], kind) for a, b, kind in found}


def logit(p: float) -> float:
    return float(np.log(p / (1 - p))) if 0 < p < 1 else (30.0 if p else -30.0)


def span_evidence(docs: Iterable[Document], head: str, inventory: tuple[str, ...], model: Model) -> Evidence:
    """Evidence of each span that the uncalibrated model finds, and whether it is exactly right."""
    found: Evidence = {}
    for doc in docs:
        gold = gold_spans(doc, head, inventory)
        analysis = analyse(to_article(doc), model)
        spans = analysis.names if head == "names" else analysis.times
        for s in spans:
            found.setdefault(head, []).append((logit(s.score), (s.start, s.end, s.label) in gold))
    return found


def attribution_evidence(docs: Iterable[Document], model: Model) -> Evidence:
    """Evidence of attribution spans, and whether each is exactly right."""
    found: Evidence = {f"attribution.{kind}": [] for kind in KINDS}
    for doc in docs:
        gold = gold_spans(doc, "attribution", ATTRIBUTION)
        for a in analyse(to_article(doc), model).attributions:
            for s in (*a.source, *a.cue, *a.content):
                found[f"attribution.{s.label}"].append((logit(s.score), (s.start, s.end, s.label) in gold))
    return found


def whole_evidence(docs: Iterable[Document], model: Model) -> Evidence:
    """Evidence of whole attributions, and whether each part that they have overlaps one of the gold's."""
    found: Evidence = {"attributions": []}
    for doc in docs:
        gold = gold_spans(doc, "attribution", ATTRIBUTION)
        for a in analyse(to_article(doc), model).attributions:
            parts = [part for part in (a.source, a.cue, a.content) if part]
            right = all(any(g[2] == s.label and g[0] < s.end and s.start < g[1] for s in part for g in gold) for part in parts)
            found["attributions"].append((logit(a.score), right and bool(a.cue)))
    return found


def remembering(model: Model) -> Model:
    """The model, its encoders run once for each window."""
    moves = replace(model.moves, run=_once(model.moves.run)) if model.moves is not None else None
    return replace(model, run=_once(model.run), moves=moves)


def _once(run: Run) -> Run:
    known: dict[bytes, NDArray[np.float32]] = {}

    def remembered(*arrays: NDArray[Any]) -> NDArray[np.float32]:
        key = hashlib.sha256(b"".join(array.tobytes() for array in arrays)).digest()
        if key not in known:
            known[key] = run(*arrays)
        return known[key]

    return remembered


def record_evidence(folder: Path, reports: Path) -> Evidence:
    """Evidence of the statements and moves of annotated reports, and whether each is one and its speaker or parties right."""
    sys.path.insert(0, str(ROOT / "eval"))
    from calibration import record_items  # the evaluations are scripts, not a package

    found: Evidence = {"statements": [], "moves": []}
    for layer, (_, score, right) in record_items([reports], str(folder)):
        found[layer].append((logit(score), right))
    return found


def calibrate(folder: Path, corpora: Path, reports: Path | None) -> None:
    """Fit everything and write it into the manifest of the model in `folder`; of one `like` another what it says of moves alone."""
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    if "like" not in manifest:
        calibrate_layers(path, manifest, corpora)
    load_model.cache_clear()
    model = remembering(load_model(manifest["name"], folder))
    manifest["moves"] = fit_moves(ROOT / "training/annotations/moves.jsonl", corpora, model, load_move_lexicon(), reports)
    store(path, manifest)
    if reports is not None:
        load_model.cache_clear()
        wanted = ("moves",) if "like" in manifest else ("statements", "moves")
        evidence = record_evidence(folder, reports)
        manifest.setdefault("calibration", {}).update({key: fit(evidence[key]) for key in wanted})
        store(path, manifest)


def calibrate_layers(path: Path, manifest: dict[str, Any], corpora: Path) -> None:
    """Fit transitions and the calibrations of all layers but statements and moves, and write them."""
    manifest.pop("calibration", None)
    trained = read_polnear(corpora / "polnear_train.jsonl", load_abbreviations())
    manifest["transitions"] = {"attribution": log_transitions(trained, "attribution", len(ATTRIBUTION))}
    store(path, manifest)
    load_model.cache_clear()
    model = remembering(load_model(manifest["name"], path.parent))
    model = replace(model, calibrations=dict.fromkeys(model.calibrations, Calibration()))
    polnear = list(read_polnear(corpora / "polnear_dev.jsonl", model.abbreviations))
    names = read_conll_names(corpora / "ner_conllpp_dev.jsonl", read_nationalities())
    timexes = sorted(read_timexes(corpora / "timex_train.jsonl", model.abbreviations), key=lambda d: d.id)[::5]
    evidence = attribution_evidence(polnear, model)
    evidence |= span_evidence(names, "names", NAMES, model) | span_evidence(timexes, "times", TIMES, model)
    fitted = {key: fit(pairs) for key, pairs in evidence.items()}
    fitted["inner"] = fitted["attribution.content"]
    model = replace(model, calibrations={**model.calibrations, **{k: Calibration(*v) for k, v in fitted.items()}})
    manifest["calibration"] = fitted | {key: fit(pairs) for key, pairs in whole_evidence(polnear, model).items()}
    store(path, manifest)


def store(path: Path, manifest: Mapping[str, Any]) -> None:
    path.write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True, help="folder of an exported model")
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--reports", type=Path, help="folder of annotated reports, on which confidences are fitted")
    args = parser.parse_args()
    calibrate(args.model, args.corpora, args.reports)


if __name__ == "__main__":
    main()
