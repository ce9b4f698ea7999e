"""What each sign of a doubtful line of the state of play weighs, fitted on negotiations with answers.

`python training/weigh_lines.py eval/ledger/first ... [--write]` reads and joins each negotiation as of each of its dates, compares
the lines with the answers, and prints how well cells are found by weights that were fitted on the other negotiations, at each
least probability. `--write` stores those fitted on all in `src/travaux/data/joins/doubt.tsv`; where signs are added or left
out, empty that table first.

A plain logistic regression with a ridge; each negotiation counts as much as another; what is near an optional answer counts
neither way.
"""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from logistic import fit_logistic
from numpy.typing import NDArray

log = logging.getLogger("weigh")
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "eval"))

from joined import Answers, Places, Score, compare, fits, touches  # noqa: E402

from travaux.join_resources import load_join_words, load_view_rules  # noqa: E402
from travaux.joins.joining import join  # noqa: E402
from travaux.views.doubt import SIGNS, signs_of  # noqa: E402
from travaux.views.lines import Line  # noqa: E402
from travaux.views.referents import referred  # noqa: E402
from travaux.views.state import state_of  # noqa: E402

RIDGE = 30.0
LEAST = 0.25  # about half of the F1 of text that nobody has studied
LEASTS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.35)
TABLE = ROOT / "src/travaux/data/joins/doubt.tsv"
HEAD = f"""\
# What each sign of a line of the state of play weighs (src/travaux/views/doubt.py). Its log odds of being right are the constant
# and the sum of weight times sign; lines that are less likely right than the least are kept apart as doubtful.
# sign, weight
# source: fitted by training/weigh_lines.py (ridge {RIDGE:g}) on the studied negotiations of eval/ledger
# licence: Apache-2.0
"""
Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class View:
    """The lines on issues as of one date, doubtful ones too, their signs [n, signs], and the answers with their places."""

    lines: list[Line]
    signs: Array
    cells: Sequence[Mapping[str, Any]]
    places: Sequence[Places]

    def score(self, lines: Sequence[Line], score: Score) -> None:
        """Compare some of its lines with the answers."""
        compare(lines, self.cells, self._fits, self._near, score, str)

    def right(self) -> list[bool | None]:
        """Which of its lines are right; None of those that count neither way."""
        left, told = list(self.lines), dict[int, bool | None]()
        for cell in sorted(self.cells, key=lambda cell: bool(cell.get("optional"))):
            match = next((line for line in left if self._fits(line, cell)), None)
            if match is not None:
                left.remove(match)
                told[id(match)] = None if cell.get("optional") else True
            elif cell.get("optional"):
                told |= {id(line): None for line in left if self._near(line, cell)}
        return [told.get(id(line), False) for line in self.lines]

    def _places(self, cell: Mapping[str, Any]) -> Places:
        return next(places for each, places in zip(self.cells, self.places, strict=True) if each is cell)

    def _fits(self, line: Line, cell: Mapping[str, Any]) -> bool:
        return bool(fits(line, cell, self._places(cell)))

    def _near(self, line: Line, cell: Mapping[str, Any]) -> bool:
        return bool(line.party == cell["party"] and touches(line.evidence, self._places(cell)))


def views_of(folder: Path) -> list[View]:
    """A negotiation as of each of its dates."""
    answers, rules = Answers(folder), replace(load_view_rules(), doubt=None)
    found = []
    for state in answers.wire["state"]:
        play = join(answers.told, answers.talks, load_join_words(), state["as_of"])
        lines = [line for line in state_of(play, rules).lines if line.issue is not None]
        signs = [[signs[sign] for sign in SIGNS] for signs in signs_of(lines, referred(play)) if signs is not None]
        places = [answers.places(cell["evidence"]) for cell in state["cells"]]
        found.append(View(lines, np.array(signs).reshape(len(lines), len(SIGNS)), state["cells"], places))
    return found


def fitted(negotiations: Sequence[Sequence[View]]) -> Array:
    """The constant and the weights, each of its sign as it is."""
    rows, right, counts = list[Array](), list[bool](), list[float]()
    for views in negotiations:
        labels = [(signs, told) for view in views for signs, told in zip(view.signs, view.right(), strict=True)]
        told = [(signs, label) for signs, label in labels if label is not None]
        rows += [signs for signs, _ in told]
        right += [label for _, label in told]
        counts += [1 / max(1, len(told))] * len(told)
    signs, weighed = np.array(rows), np.array(counts) / np.mean(counts)
    middle, spread = signs.mean(0), np.maximum(signs.std(0), 1e-6)
    ridge = np.array([1e-3] + [RIDGE] * len(SIGNS))  # the constant isn't pulled
    found = fit_logistic(np.hstack([np.ones((len(signs), 1)), (signs - middle) / spread]), np.array(right, float), ridge, weighed)
    weights = found[1:] / spread
    return np.concatenate([[found[0] - weights @ middle], weights])


def f1_of(views: Sequence[View], weights: Array, least: float) -> float:
    """The F1 of cells where lines that are less likely right are left out."""
    score = Score()
    for view in views:
        chance = 1 / (1 + np.exp(-weights[0] - view.signs @ weights[1:]))
        view.score([line for line, likely in zip(view.lines, chance, strict=True) if likely >= least], score)
    return float(2 * score.right / max(1, 2 * score.right + len(score.missed) + len(score.wrong)))


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--write", action="store_true", help="store the weights that are fitted on all")
    options = parser.parse_args()
    logging.basicConfig(format="%(message)s")
    log.setLevel(logging.INFO)
    report({folder.name: views_of(folder) for folder in options.folders}, write=options.write)


def report(found: Mapping[str, Sequence[View]], *, write: bool) -> None:
    """Print what weights fitted on the others do for each negotiation, then those fitted on all."""
    log.info(f"{'':16s} as it is " + " ".join(f"{least:6.2f}" for least in LEASTS))
    table = []
    for name, views in found.items():
        weights = fitted([others for other, others in found.items() if other != name])
        table.append([f1_of(views, weights, least) for least in (0.0, *LEASTS)])
        log.info(f"{name:16s}    " + " ".join(f"{f1:6.3f}" for f1 in table[-1]))
    log.info(f"{'mean':16s}    " + " ".join(f"{f1:6.4f}" for f1 in np.mean(table, axis=0)))
    weights = fitted(list(found.values()))
    rows = [("least", LEAST), *zip(("constant", *SIGNS), weights, strict=True)]
    told = "".join(f"{sign}\t{weight:.3f}\n" for sign, weight in rows)
    log.info(told)
    if write:
        TABLE.write_text(HEAD + told, encoding="utf-8")


if __name__ == "__main__":
    main()
