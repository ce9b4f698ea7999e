#!/usr/bin/env python3
"""Hold every figure at or above its floor.

    eval/gate.py [--shared DIR] [--model NAME|FOLDER ...] [--only NAME ...] [--pin [--lower]]

Runs the evaluations on the files that `SUITE` names below DIR (default `../shared` beside the project) and compares each figure
with its floor in `eval/floors.toml`. Ends with 1 where a figure lies below its floor, where a figure with a floor is gone, or where
a file's SHA-256 isn't the one that the floors were pinned with; with 0 otherwise. Evaluations whose files aren't there are
skipped with a notice; what lies in the project itself always runs.

Beside each figure stands the smallest change that can be told from chance: 1.96 times the standard deviation of the difference
of two figures, from 200 resamplings of the documents. `--pin` measures twice, the second time with sums in another order, as
other processors have them, and writes floors a quarter of that change below the lower figures, and the files' hashes; a floor is
only ever lowered with `--lower`.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import json
import multiprocessing
import os
import random
import statistics
import sys
import time
import tomllib
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from unittest.mock import patch

import onnxruntime
from common import HERE, MODELS, PROJECT, Counts, Evaluation, Figures, add_counts

from travaux import model_files, resources

FLOORS = HERE / "floors.toml"
RESAMPLINGS = 200
UNHELD = frozenset(
    {"unresolved", "speakers_resolved", "speakers_candidates", "times_resolved", "times_candidates", "moves_a_report"}
    | {"cells", "not_read", "in_joins", "never_shown"}
)
ONE_REPORT = 0.04  # below the figures of a single report, which can't be resampled
STEP = 0.001  # floors are kept to three places, rounded down


@dataclass(frozen=True, slots=True)
class Check:
    """One evaluation on some files: `files` lie below the shared folder, or below the project where `own` is true.

    `models` are the only ones that it is for; none where it is for all.
    """

    name: str
    module: str
    files: tuple[str, ...]
    own: bool = False
    evaluation: str = "EVALUATION"
    models: tuple[str, ...] = ()


STORIES = tuple(f"eval/stories/{name}.jsonl" for name in ("stories", "fresh", "mediated", "mediated_fresh"))
ENCODERS = ("small", "large")  # what reads moves beside a model changes nothing else
SUITE = (
    Check("ambiguity", "ambiguity", ("eval/pairs/pairs.jsonl",), own=True, models=ENCODERS),
    Check("sentences", "sentences", ("eval/sentences",), own=True, models=("small",)),
    Check("stories", "stories", STORIES, own=True, models=("small",)),
    Check("joined", "joined", ("eval/ledger/first",), own=True, models=("small", "medium")),
    Check("gold", "gold", ("gold/dev",)),
    Check("seed", "gold", ("gold/seed-security-talks.json",)),
    Check("plain", "plain", ("corpora/news_open.jsonl",), models=("small", "medium")),
    Check("plover", "plover", ("corpora/zsp_PLV_train.jsonl",), evaluation="FOLDED", models=("small",)),
    Check("attribution", "attribution", ("corpora/polnear_dev.jsonl",), models=ENCODERS),
    Check("names_conll", "names", ("corpora/ner_conllpp_dev.jsonl",), models=ENCODERS),
    Check("names_gum", "names", ("corpora/ner_gum.jsonl",), models=ENCODERS),
    Check("syntax_gum", "syntax", ("corpora/ud/GUM/en_gum-ud-dev.conllu",), models=ENCODERS),
    Check("syntax_ewt", "syntax", ("corpora/ud/EWT/en_ewt-ud-dev.conllu",), models=ENCODERS),
    Check("times_meantime", "times", ("corpora/timex_meantime.jsonl",), models=ENCODERS),
    Check("times_held_back", "times", ("corpora/timex_train.jsonl",), evaluation="HELD_BACK", models=ENCODERS),
)


@dataclass(frozen=True, slots=True)
class Result:
    """Figures of one check with one model, and the smallest detectable change of each."""

    figures: Figures
    change: Figures
    documents: int
    seconds: float


def fingerprint(path: Path) -> str:
    """SHA-256 of a file, or of the names and contents of a folder's JSON files, of JSON Lines where it has none."""
    digest = hashlib.sha256()
    held = sorted(path.glob("*.json")) or sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    for file in held:
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def smallest_change(counts: Sequence[Counts], evaluation: Evaluation, *, seed: int = 1) -> Figures:
    """For each figure, 1.96 standard deviations of the difference of two measurements on other documents of the kind."""
    draw = random.Random(seed)
    samples: dict[str, list[float]] = {}
    for _ in range(RESAMPLINGS):
        for name, value in evaluation.figures(add_counts(draw.choices(counts, k=len(counts)))).items():
            samples.setdefault(name, []).append(value)
    return {name: 1.96 * 2**0.5 * statistics.pstdev(values) for name, values in samples.items()}


def run_check(check: Check, folder: Path, model: str, *, pin: bool = False) -> Result:
    """Measure one check; to `pin` it, twice: the lower figures of both."""
    result = measure(check, folder, model)
    if pin:
        with summed_otherwise():
            result = lower_of(result, measure(check, folder, model))
    return result


def measure(check: Check, folder: Path, model: str) -> Result:
    """Measure one check once."""
    evaluation: Evaluation = getattr(importlib.import_module(check.module), check.evaluation)
    began = time.monotonic()
    counts = evaluation.count([folder / file for file in check.files], model)
    seconds = time.monotonic() - began
    figures = evaluation.figures(add_counts(counts))
    return Result(figures, smallest_change(counts, evaluation), len(counts), seconds)


@contextmanager
def summed_otherwise() -> Iterator[None]:
    """Models whose operators aren't fused: sums of floats round differently, which turns over as much as another processor does."""
    made = onnxruntime.SessionOptions

    def unfused() -> onnxruntime.SessionOptions:
        options = made()
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        return options

    def forget() -> None:
        model_files.load_model.cache_clear()
        resources.load_resources.cache_clear()

    forget()
    with patch.object(onnxruntime, "SessionOptions", unfused):
        yield
    forget()


def lower_of(result: Result, other: Result) -> Result:
    """The lower figure of each that both have."""
    return replace(result, figures={name: min(v, other.figures.get(name, v)) for name, v in result.figures.items()})


def compare(results: dict[str, Figures], floors: dict[str, Figures]) -> list[str]:
    """What lies below its floor or is gone, a line each; `results` and `floors` are by "model.check"."""
    failures = []
    for key, figures in results.items():
        for name, floor in floors.get(key, {}).items():
            if name not in figures:
                failures.append(f"{key} {name}: a floor of {floor:.3f} is pinned, but the figure is gone")
            elif figures[name] < floor:
                failures.append(f"{key} {name}: {figures[name]:.4f} is below its floor {floor:.3f}")
    return failures


def to_floors(result: Result) -> Figures:
    """Floors a quarter of the smallest detectable change below the figures.

    Shares that are neither better high nor low, and figures by kind, have none.
    """
    held = {name: value for name, value in result.figures.items() if "." not in name and name not in UNHELD}
    least = ONE_REPORT if result.documents == 1 else 0.0
    return {name: max(0.0, value - max(result.change[name] / 4, least)) for name, value in held.items()}


def raise_floors(floors: dict[str, Figures], results: dict[str, Figures], *, lower: bool) -> dict[str, Figures]:
    """Floors at the given figures, rounded down; one that is higher already stays unless `lower`."""
    pinned = {key: dict(values) for key, values in floors.items()}
    for key, figures in results.items():
        old = {} if lower else pinned.get(key, {})
        new = {name: int(value / STEP) * STEP for name, value in figures.items()}
        pinned[key] = {name: round(max(value, old.get(name, 0.0)), 3) for name, value in new.items()}
    return pinned


def format_floors(files: dict[str, str], floors: dict[str, Figures]) -> str:
    """The text of floors.toml."""
    lines = ["# Written by eval/gate.py --pin: SHA-256 of the files measured, and the least that each figure may be."]
    lines += ["", "[files]"]
    lines += [f"{json.dumps(name)} = {json.dumps(digest)}" for name, digest in sorted(files.items())]
    for key, figures in sorted(floors.items()):
        lines += ["", f"[floors.{json.dumps(key)}]"]
        lines += [f"{json.dumps(name)} = {value:.3f}" for name, value in figures.items()]
    return "\n".join(lines) + "\n"


def load_floors(path: Path = FLOORS) -> tuple[dict[str, str], dict[str, Figures]]:
    """Hashes and floors; both empty where nothing has been pinned."""
    if not path.is_file():
        return {}, {}
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    return content.get("files", {}), content.get("floors", {})


def say(line: str) -> None:
    """Print a line of the report at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def find_folder(check: Check, shared: Path) -> Path | None:
    """Where a check's files lie; None, with a notice, where one of them doesn't."""
    folder = PROJECT if check.own else shared
    missing = [file for file in check.files if not (folder / file).exists()]
    if missing:
        say(f"skipped {check.name}: no {', '.join(missing)} in {'the project' if check.own else '--shared'}")
    return None if missing else folder


def show_result(key: str, result: Result, floors: Figures) -> None:
    """Print figures, smallest detectable changes and floors."""
    say(f"{key}: {result.documents} documents in {result.seconds:.1f} s")
    for name, value in result.figures.items():
        if "." not in name:  # figures by kind are for reading one evaluation, not for the gate
            floor = f"floor {floors[name]:.3f}" if name in floors else "no floor"
            say(f"  {name:24} {value:.4f}  ± {result.change[name]:.4f}  {floor}")


def parse_arguments() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=PROJECT.parent / "shared", help="folder with corpora/ and gold/")
    parser.add_argument("--model", nargs="+", default=list(MODELS))
    parser.add_argument("--only", nargs="+", choices=[check.name for check in SUITE])
    parser.add_argument("--pin", action="store_true", help="write the measured figures as floors, where they are higher")
    parser.add_argument("--lower", action="store_true", help="with --pin, lower floors too")
    return parser.parse_args()


def run_checks(checks: Sequence[tuple[Check, Path]], models: Sequence[str], *, pin: bool) -> Iterator[tuple[str, Result]]:
    """Measure checks with each model that they are for, a process per processor; those of `models` that come later last longer."""
    runs = [(c, f, m) for c, f in checks for m in models if not c.models or m in c.models]
    with ProcessPoolExecutor(os.cpu_count(), multiprocessing.get_context("spawn")) as pool:
        longest_first = sorted(runs, key=lambda run: -models.index(run[2]))
        found = {run: pool.submit(run_check, *run, pin=pin) for run in longest_first}
        for run in runs:
            yield f"{run[2]}.{run[0].name}", found[run].result()


def main() -> int:
    """Run the checks; the exit status."""
    arguments = parse_arguments()
    hashes, floors = load_floors()
    results: dict[str, Result] = {}
    failures, checks = [], []
    for check in SUITE:
        if arguments.only and check.name not in arguments.only:
            continue
        folder = find_folder(check, arguments.shared)
        if folder is None:
            continue
        for file in check.files:
            digest = fingerprint(folder / file)
            if not arguments.pin and hashes.get(file, digest) != digest:
                failures.append(f"{file} isn't the one that the floors were pinned with; pin anew with --pin")
            hashes[file] = digest
        checks.append((check, folder))
    for key, result in run_checks(checks, arguments.model, pin=arguments.pin):
        show_result(key, result, floors.get(key, {}))
        results[key] = result
    if arguments.pin:
        pinned = raise_floors(floors, {key: to_floors(result) for key, result in results.items()}, lower=arguments.lower)
        FLOORS.write_text(format_floors(hashes, pinned), encoding="utf-8")
        return 0
    failures += compare({key: result.figures for key, result in results.items()}, floors)
    for failure in failures:
        say(f"FAILED {failure}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
