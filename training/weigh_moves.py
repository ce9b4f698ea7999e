"""Weights by which lexicon and model together find moves, fitted on the annotated reports that the model wasn't trained on."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from corpora import Document, make_document, read_held_back
from logistic import fit_logistic
from numpy.typing import NDArray

from travaux.analysis import Model, analyse
from travaux.extract.moves.lexicon import MoveLexicon
from travaux.extract.moves.relations import Relations
from travaux.extract.moves.triggers import DEFAULT_WEIGHTS, Evidence, Weights, evidence_of
from travaux.extract.statements.clauses import Clauses
from travaux.record.move import MOVE_KINDS
from travaux.resources import load_control

RIDGE = 1.0  # pull of the kinds' own biases towards none
AROUND = 2.0  # of models with a second reader: plain news shows as few moves with it as with 3 where the small one reads alone
THRESHOLDS = np.arange(0.1, 0.6, 0.02)
NEAR = 0.005  # of F1 below the best, where the lower threshold is taken: a reader can turn down what is found, not what isn't
Item = tuple[int, int, str, list[float], bool]  # document, word, kind, features, right


def fit_moves(annotations: Path, corpora: Path, model: Model, lexicon: MoveLexicon, reports: Path | None) -> dict[str, Any]:
    """The weights as a model's manifest holds them; `least` is the lowest where F1 of words and kinds is near its best.

    Fitted on the annotated reports that are held back, and on gold `reports` of a folder, whose moves name no word.
    """
    items: list[Item] = []
    wanted = 0
    held_back = list(read_held_back(annotations, corpora, model.abbreviations))
    for number, (doc, moves) in enumerate((*held_back, *_read_gold(reports, model.abbreviations))):
        items += _items(number, doc, moves, model, lexicon)
        wanted += sum(not move["optional"] for move in moves)
    kinds = list(MOVE_KINDS)
    features = np.array([[*f, *(float(kind == k) for k in kinds)] for _, _, kind, f, _ in items])
    right = np.array([r for *_, r in items], float)
    weights = fit_logistic(features, right, np.array([0.0] * 5 + [RIDGE] * len(kinds)))
    chances = 1 / (1 + np.exp(-features @ weights))
    least, f1 = _best_threshold(items, chances, wanted)
    names = ("bias", "model", "sense", "weak", "other")
    fitted = Weights(
        **dict(zip(names, (round(float(w), 4) for w in weights[:5]), strict=True)),
        kinds=tuple((k, round(float(w), 4)) for k, w in zip(kinds, weights[5:], strict=True)),
        least=round(least, 2),
        around=AROUND if model.moves is not None else DEFAULT_WEIGHTS.around,
    )
    return {**asdict(fitted), "kinds": dict(fitted.kinds), "fitted_f1": round(f1, 4)}


def _read_gold(folder: Path | None, abbreviations: frozenset[str]) -> Iterator[tuple[Document, list[dict[str, Any]]]]:
    """Gold reports with their moves as annotations have them, but for the word that shows each."""
    for path in sorted(folder.glob("*.json")) if folder is not None else ():
        report = json.loads(path.read_text(encoding="utf-8"))
        moves = [
            {
                "kinds": [move["kind"], *move.get("kinds_also", [])],
                "optional": bool(move.get("optional")),
                "evidence": [move["evidence"][0][0], move["evidence"][-1][1]],
            }
            for move in report["moves"]
        ]
        yield make_document(report["id"], report["text"], abbreviations), moves


def _items(number: int, doc: Document, moves: Sequence[dict[str, Any]], model: Model, lexicon: MoveLexicon) -> Iterator[Item]:
    from calibrate import to_article

    analysis = analyse(to_article(doc), model)
    relations = Relations(Clauses(analysis), load_control())
    cues = {cue.token: cue for cue in analysis.move_cues}
    found = {i: evidence_of(relations, lexicon, cues.get(i), i) for i in range(len(analysis.tokens))}
    guessed = {n: _guess(relations.clauses, found, move) for n, move in enumerate(moves) if "trigger" not in move}
    for i, token in enumerate(analysis.tokens):
        for kind, _, features in found[i]:
            near = [n for n, m in enumerate(moves) if m["evidence"][0] <= token.start < m["evidence"][1]]
            same = [n for n in near if kind in moves[n]["kinds"]]
            if any(moves[n]["optional"] for n in near) and all(moves[n]["optional"] for n in same):
                continue
            words = [guessed[n] == i if n in guessed else _holds(moves[n]["trigger"], token.start) for n in same]
            if any(n in guessed for n in same) and not any(words):
                continue  # another word of the clause may show it as well
            yield number, i, kind, features, any(words)


def _holds(span: Sequence[int], place: int) -> bool:
    return bool(span[0] <= place < span[1])


def _guess(clauses: Clauses, found: Mapping[int, Sequence[Evidence]], move: Mapping[str, Any]) -> int | None:
    """The word of a move's evidence that likeliest shows it: its head, one with a sense, one that the model takes for it."""
    span = (move["evidence"][0], move["evidence"][1])
    head = clauses.head_of(span)
    scored = [
        (2.0 * (i == head) + 1.5 * (sense is not None) + 0.5 * features[1], i)
        for i in clauses.range_of(span)
        for kind, sense, features in found[i]
        if kind in move["kinds"]
    ]
    return max(scored)[1] if scored else None


def _best_threshold(items: Sequence[Item], chances: NDArray[np.float64], wanted: int) -> tuple[float, float]:
    """The lowest threshold at which the F1 of each word's likeliest kind is near the best, and that F1."""
    best: dict[tuple[int, int], tuple[float, bool]] = {}
    for (number, i, _, _, right), chance in zip(items, chances, strict=True):
        if chance > best.get((number, i), (0.0, False))[0]:
            best[number, i] = (float(chance), right)
    found = []
    for least in THRESHOLDS:
        kept = [right for chance, right in best.values() if chance >= least]
        found.append((2 * sum(kept) / max(1, len(kept) + wanted), float(least)))
    f1, least = next(pair for pair in found if pair[0] >= max(found)[0] - NEAR)
    return least, f1
