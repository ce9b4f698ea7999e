#!/usr/bin/env python3
"""PLOVER roots of events whose source and target are given.

    eval/plover.py FILE [FILE ...] [--folds N] [--words] [--model NAME|FOLDER] [--json]

Each row of a file has `marked_sentence`, with the source in `<s>` and the target in `<t>` marks, and `gold_root`, as
zsp_PLV_train.jsonl. Measured is the classifier that the pipeline runs, on its own analysis of each sentence:

* `macro_f1`: mean of the F1 of the file's roots (an event type of the PLOVER manual counts as the root that holds it);
* `micro_f1`: share of rows with the right root;
* `f1.ROOT`: each root's own F1.

The shipped weights have seen zsp_PLV_train.jsonl. `--folds N` measures it by cross-validation: for each fold a classifier is
trained as `training/plover.py` does, on the file's other rows and on the rest of what that trains on, read from the file's folder.
`--words` leaves the encoder's vectors out.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from common import PROJECT, Counts, Evaluation, Figures, add_counts, f1, make_parser, model_of, ratio, show

from travaux.extract.plover import rank
from travaux.resources import load_plover_map, load_plover_weights

sys.path.insert(0, str(PROJECT / "training"))  # rows are read, and folds trained, as in training
from plover_fit import cross_validate
from plover_rows import read_all, read_coded


def count_roots(wanted: str, found: str) -> Counts:
    """Counts of one row."""
    names = load_plover_map()
    wanted = wanted if wanted in names.events else names.root_of(wanted) or wanted
    return Counter({f"wanted {wanted}": 1, f"found {found}": 1, f"right {wanted}": int(wanted == found)})


def count(files: Sequence[Path], model: str, *, words: bool = False) -> list[Counts]:
    """Counts of each row by the shipped weights; the encoder's vectors count only if it is theirs."""
    weights, encoder = load_plover_weights(), model_of(model)
    blind = words or encoder.sha256 != weights.encoder_sha256
    rows = [row for path in files for row in read_coded(path, encoder)]
    return [count_roots(row.root or "", rank(row.features, () if blind else row.vectors, weights)[0][0]) for row in rows]


def count_folds(files: Sequence[Path], model: str, folds: int) -> list[Counts]:
    """Counts of each row, each by a classifier trained on the other folds."""
    counts: list[Counts] = []
    for path in files:
        coded, examples, classed = read_all(path.parent, model_of(model), coded=path)
        found = cross_validate(coded, examples, classed, folds)
        counts += [count_roots(row.root or "", ranked[0][0]) for row, ranked in zip(coded, found, strict=True)]
    return counts


def figures(counts: Counts) -> Figures:
    """The figures, in 0..1."""
    roots = sorted(name.removeprefix("wanted ") for name in counts if name.startswith("wanted "))
    by_root = {root: f1(counts[f"right {root}"], counts[f"found {root}"], counts[f"wanted {root}"]) for root in roots}
    right = sum(counts[f"right {root}"] for root in roots)
    wanted = sum(counts[f"wanted {root}"] for root in roots)
    each = {f"f1.{root}": value for root, value in by_root.items()}
    return {"macro_f1": ratio(sum(by_root.values()), len(roots)), "micro_f1": ratio(right, wanted), **each}


EVALUATION = Evaluation("plover", count, figures)
FOLDED = Evaluation("plover_folds", partial(count_folds, folds=5), figures)


def main() -> None:
    """Measure the files that the command line names and print the figures."""
    parser = make_parser(__doc__ or "")
    parser.add_argument(
        "--folds", type=int, metavar="N", help="cross-validate with so many folds instead of using the shipped weights"
    )
    parser.add_argument("--words", action="store_true", help="without the encoder's vectors")
    arguments = parser.parse_args()
    if arguments.folds:
        counts = count_folds(arguments.files, arguments.model, arguments.folds)
    else:
        counts = count(arguments.files, arguments.model, words=arguments.words)
    show(figures(add_counts(counts)), as_json=arguments.json)


if __name__ == "__main__":
    main()
