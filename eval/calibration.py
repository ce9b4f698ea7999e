#!/usr/bin/env python3
"""Expected calibration error of each layer's scores.

    eval/calibration.py --attribution FILE --names FILE --times FILE --gold FILE|FOLDER [--model NAME|FOLDER] [--json]

Files of the shapes that attribution.py, names.py, eval/times.py and gold.py take; each option takes several. Layers: `source`,
`cue`, `content` (the span is exactly right), `attributions` (all three roles overlap, see attribution.py), `names` (span and
kind right), `times` (span right), `statements` (matched and its speaker right, `confidence` of a record), `moves` (matched, of its
kind, and its parties right, likewise).

`LAYER_ece` is the error of the scores as they come: scores are put into ten bins of equal numbers, and the error is the mean,
over items, of the distance between a bin's mean score and its share of right items. `LAYER_crossfit` is that error once scores
are calibrated anew: a logistic map of the log odds is fitted on four fifths of the reports and applied to the fifth, for each
fifth.
Where the former is much above the latter, the shipped calibration doesn't fit these texts. `LAYER_n` is the number of items.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import attribution
import names
from common import analyse, read_report, read_rows, show
from gold import acts, gold_files, match_moves
from score import Pair, Tally

from travaux.model_files import DEFAULT_MODEL

BINS = 10
FOLDS = 5

Item = tuple[int, float, bool]  # number of the report, score, whether right


def expected_error(scored: Sequence[tuple[float, bool]]) -> float:
    """Expected calibration error over ten bins of equal numbers; 0 for no items.

    >>> expected_error([(0.5, True), (0.5, False)])
    0.0
    """
    ranked = sorted(scored)
    error = 0.0
    for k in range(BINS):
        part = ranked[k * len(ranked) // BINS : (k + 1) * len(ranked) // BINS]
        error += abs(sum(score for score, _ in part) - sum(right for _, right in part))
    return error / len(ranked) if ranked else 0.0


def log_odds(score: float) -> float:
    """Log odds of a score, which is kept off 0 and 1."""
    score = min(max(score, 1e-4), 1 - 1e-4)
    return math.log(score / (1 - score))


def fit_logistic(scored: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """Slope and intercept that map log odds to the log odds of being right, by Newton's method with a slight pull to (1, 0)."""
    slope, intercept = 1.0, 0.0
    points = [(log_odds(score), float(right)) for score, right in scored]
    for _ in range(30):
        g0, g1, h00, h01, h11 = slope - 1.0, intercept, 1.0, 0.0, 1.0
        for x, y in points:
            p = 1 / (1 + math.exp(-max(-30.0, min(30.0, slope * x + intercept))))
            w = p * (1 - p)
            g0, g1 = g0 + (p - y) * x, g1 + p - y
            h00, h01, h11 = h00 + w * x * x, h01 + w * x, h11 + w
        determinant = h00 * h11 - h01 * h01
        step0, step1 = (h11 * g0 - h01 * g1) / determinant, (h00 * g1 - h01 * g0) / determinant
        slope, intercept = slope - step0, intercept - step1
        if abs(step0) + abs(step1) < 1e-6:
            break
    return slope, intercept


def cross_fit(items: Sequence[Item]) -> list[tuple[float, bool]]:
    """Scores calibrated by a map that was fitted on other reports, with whether they are right."""
    scored = []
    for fold in range(FOLDS):
        rest = [(score, right) for report, score, right in items if report % FOLDS != fold]
        slope, intercept = fit_logistic(rest)
        for report, score, right in items:
            if report % FOLDS == fold:
                scored.append((1 / (1 + math.exp(-(slope * log_odds(score) + intercept))), right))
    return scored


def attribution_items(files: Sequence[Path], model: str) -> Iterator[tuple[str, Item]]:
    """Items of the attribution layers."""
    rows = (row for path in files for row in read_rows(path))
    for report, row in enumerate(rows):
        words = attribution.Words(row["text"])
        wanted = words.pieces_of(row["attributions"])
        spans = {(p.role, p.start, p.end) for p in wanted}
        layers = analyse(row["text"], model)
        for one in layers.attributions:
            for role in attribution.ROLES:
                for span in getattr(one, role):
                    right = (role, *words.range_of(span.start, span.end)) in spans
                    yield role, (report, span.score, right)
        found = words.pieces_of(attribution.found_in(layers))
        numbers = list(dict.fromkeys(p.number for p in found))
        gold_sets, found_sets = attribution.word_sets(words, wanted), attribution.word_sets(words, found)
        right_ones = {
            j for i, j in attribution.match_attributions(gold_sets, found_sets) if all_overlap(gold_sets[i], found_sets[j])
        }
        for j, number in enumerate(numbers):
            yield "attributions", (report, layers.attributions[number].score, j in right_ones)


def all_overlap(gold: dict[str, set[int]], found: dict[str, set[int]]) -> bool:
    """Whether all three roles overlap, or there is no source on either side."""
    source = bool(gold["source"] & found["source"]) or not (gold["source"] or found["source"])
    return bool(gold["cue"] & found["cue"]) and source and bool(gold["content"] & found["content"])


def name_items(files: Sequence[Path], model: str) -> Iterator[tuple[str, Item]]:
    """Items of the names layer, of the kinds that each corpus marks."""
    report = 0
    for path in files:
        for row, gold, marked in names.gold_rows(path, "dev"):
            report += 1
            for name in analyse(row["text"], model).names:
                if name.label in marked:
                    right = (*names.trim(row["text"], name.start, name.end), name.label) in gold
                    yield "names", (report, name.score, right)


def time_items(files: Sequence[Path], model: str) -> Iterator[tuple[str, Item]]:
    """Items of the layer of time expressions."""
    rows = (row for path in files for row in read_rows(path))
    for report, row in enumerate(rows):
        gold = {names.trim(row["text"], t["start"], t["end"]) for t in row["timexes"]}
        for time in analyse(row["text"], model).times:
            yield "times", (report, time.score, names.trim(row["text"], time.start, time.end) in gold)


def record_items(files: Sequence[Path], model: str) -> Iterator[tuple[str, Item]]:
    """Items of a record's statements and moves; those that match an optional one are left out."""
    for report, path in enumerate(gold_files(files)):
        gold = json.loads(path.read_text(encoding="utf-8"))
        pair = Pair(gold, read_report(gold["text"], model, published=gold["published"]), Tally())
        pair.score()
        matched = {j: i for i, j in pair.matched.items()}
        for j, statement in enumerate(pair.record["statements"]):
            wanted = gold["statements"][matched[j]] if j in matched else None
            if wanted is None or not wanted.get("optional"):
                yield "statements", (report, statement["confidence"], wanted is not None and speaks(pair, wanted, statement))
        moves = {j: i for i, j in match_moves(pair).items()}
        for j, move in enumerate(pair.record["moves"]):
            wanted = gold["moves"][moves[j]] if j in moves else None
            if wanted is None or not wanted.get("optional"):
                yield "moves", (report, move["confidence"], wanted is not None and acts(pair, wanted, move))


def speaks(pair: Any, wanted: dict[str, Any], statement: dict[str, Any]) -> bool:
    """Whether the statement's speaker is one that the gold allows."""
    return any(pair.same(x, statement.get("speaker")) for x in [wanted["speaker"], *wanted.get("speakers_also", [])])


SOURCES: dict[str, Callable[[Sequence[Path], str], Iterator[tuple[str, Item]]]] = {
    "attribution": attribution_items,
    "names": name_items,
    "times": time_items,
    "gold": record_items,
}


def measure(files: dict[str, Sequence[Path]], model: str) -> dict[str, float]:
    """Errors and numbers of items of each layer that the files tell about."""
    layers: dict[str, list[Item]] = {}
    for source, find in SOURCES.items():
        for layer, item in find(files.get(source, ()), model):
            layers.setdefault(layer, []).append(item)
    result: dict[str, float] = {}
    for layer, items in layers.items():
        result[f"{layer}_ece"] = expected_error([(score, right) for _, score, right in items])
        result[f"{layer}_crossfit"] = expected_error(cross_fit(items))
        result[f"{layer}_n"] = len(items)
    return result


def main() -> None:
    """Measure the files that the command line names and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for source in SOURCES:
        parser.add_argument(f"--{source}", nargs="+", type=Path, default=[], metavar="FILE")
    parser.add_argument("--model", default=DEFAULT_MODEL, help="a model that ships, or a folder that holds one")
    parser.add_argument("--json", action="store_true", help="print one flat JSON object")
    arguments = parser.parse_args()
    files = {source: getattr(arguments, source) for source in SOURCES}
    show(measure(files, arguments.model), as_json=arguments.json)


if __name__ == "__main__":
    main()
