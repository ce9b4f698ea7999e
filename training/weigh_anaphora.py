"""What each sign of whom a pronoun means weighs, fitted on reports of our own in which it is marked who is who.

`python training/weigh_anaphora.py --model FOLDER` reads the reports that no model was trained on by the rules as they are, compares
the candidates of each pronoun with the marks, and prints for each manner of referring how many are resolved, how many of these
rightly, by the weights as they are and by fitted ones (each report's by those fitted on the others), and the weights fitted on all.
A conditional logit, with a pull towards the weights as they are.
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from travaux.extract.actors import anaphora, pronouns
from travaux.extract.actors.anaphora import Manner, Signs
from travaux.extract.actors.entities import Entity
from travaux.extract.actors.scene import Scene
from travaux.pipeline import read_article

log = logging.getLogger("weigh")
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "eval"))

from common import make_article, read_rows, resources_of  # noqa: E402

PULL = 2.0
STEPS = 60
MANNERS = {"one": pronouns._ONE, "several": pronouns._SEVERAL, "body": pronouns._BODY}
LEASTS = (0.5, 0.6, 0.66, 0.7, 0.75, 0.8)
Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Choice:
    """One pronoun: the signs of its candidates [n, signs], what else speaks for each [n], and the one that is meant, if any is."""

    report: str
    manner: str
    signs: Array
    bonus: Array
    right: int | None


class Recorder:
    """Stands in the place of `choose`, and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[Scene, int, list[tuple[Entity, Signs]], Array, Manner]] = []
        self._choose, self._compared = anaphora.choose, anaphora._compared
        self._last: list[tuple[Entity, Signs]] = []

    def compared(self, scene: Scene, position: int, seen: list[tuple[Entity, Signs]], manner: Manner) -> list[tuple[Entity, Signs]]:
        self._last = self._compared(scene, position, seen, manner)
        return self._last

    def choose(
        self,
        scene: Scene,
        position: int,
        candidates: Sequence[Entity],
        bonus: Any = anaphora.no_bonus,
        manner: Manner = anaphora.PLAIN,
    ) -> Any:
        self._last = []
        found = self._choose(scene, position, candidates, bonus, manner)
        if self._last:
            self.asked.append((scene, position, self._last, np.array([bonus(e) for e, _ in self._last]), manner))
        return found


def marked(entity: Entity, marks: list[tuple[int, int, list[str]]], before: int) -> str | None:
    """The key that an entity's mentions before a place carry most, names before descriptions."""
    found: Counter[str] = Counter()
    for (start, end), form in entity.mentions.items():
        inside = [m for m in marks if len(m[2]) == 1 and m[0] < end and start < m[1] and abs(m[1] - end) <= 1]
        if inside and end <= before:
            found[min(inside, key=lambda m: m[1] - m[0])[2][0]] += 3 if form == "name" else 1 if form != "pronoun" else 0
    return found.most_common(1)[0][0] if found and found.most_common(1)[0][1] else None


def manner_of(manner: Manner) -> str:
    """Its name among those of pronouns, "" of another."""
    return next(
        (name for name, own in MANNERS.items() if (own.far, own.most, own.weights) == (manner.far, manner.most, manner.weights)), ""
    )


def read_choices(model: str, every: bool) -> Iterator[Choice]:
    """The choices of the reports in which it is marked who is who."""
    resources, recorder = resources_of(model), Recorder()
    anaphora._compared, pronouns.choose = recorder.compared, recorder.choose
    for row in read_rows(ROOT / "training/annotations/own.jsonl"):
        if "actors" not in row or not (every or row["held_back"]):
            continue
        recorder.asked.clear()
        read_article(make_article(row["text"], published=row["published"]), resources)
        marks = [(s, e, keys) for s, e, keys in row["actors"]]
        for scene, position, seen, bonus, manner in recorder.asked:
            word = scene.page.words[position]
            meant = next((keys for s, e, keys in marks if (s, e) == (word.start, word.end)), None)
            if not (name := manner_of(manner)) or meant is None or meant == ["?"]:
                continue
            keys = [marked(entity, marks, word.start) for entity, _ in seen]
            right = keys.index(meant[0]) if len(meant) == 1 and meant[0] in keys else None
            yield Choice(row["id"], name, np.array([astuple(s) for _, s in seen], float), bonus, right)


def fit(choices: Sequence[Choice], start: Array) -> Array:
    """Weights of the signs and of nobody (last), by Newton's method; where no candidate is right, nobody is meant."""
    weights = start.copy()
    for _ in range(STEPS):
        slope, bend = PULL * (weights - start), PULL * np.eye(len(start))
        for choice in choices:
            signs = with_nobody(choice)
            chances = chances_of(choice, weights)
            mean = chances @ signs
            slope += mean - signs[-1 if choice.right is None else choice.right]
            bend += (signs * chances[:, None]).T @ signs - np.outer(mean, mean)
        step = np.linalg.solve(bend, slope)
        weights -= step / max(1.0, float(np.abs(step).max()))
        if np.abs(step).max() < 1e-4:
            break
    return weights


def with_nobody(choice: Choice) -> Array:
    """The signs of the candidates and, in the last row, of nobody, whose only sign is the last."""
    count, width = choice.signs.shape
    return np.block([[choice.signs, np.zeros((count, 1))], [np.zeros((1, width)), np.ones((1, 1))]])


def chances_of(choice: Choice, weights: Array) -> Array:
    """The chance of each candidate and of nobody."""
    scores = with_nobody(choice) @ weights + np.append(choice.bonus, 0.0)
    raised = np.exp(scores - scores.max())
    return raised / raised.sum()


def judge(choices: Sequence[Choice], weights: Sequence[Array]) -> str:
    """At each least chance how many are resolved, and the share of these that is right."""
    shown = []
    for least in LEASTS:
        resolved = right = 0
        for choice, own in zip(choices, weights, strict=True):
            chances = chances_of(choice, own)[:-1]
            if chances.max() >= least:
                resolved += 1
                right += int(chances.argmax()) == choice.right
        shown.append(f"{least}: {resolved / len(choices):.2f} {right / max(1, resolved):.3f}")
    return "  ".join(shown)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", default="small")
    parser.add_argument("--every", action="store_true", help="reports that the model was trained on too: its scorer is surer there")
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    by_manner: dict[str, list[Choice]] = defaultdict(list)
    for choice in read_choices(args.model, args.every):
        by_manner[choice.manner].append(choice)
    for name, choices in by_manner.items():
        manner = MANNERS[name]
        start = np.array([*astuple(manner.weights), max(manner.nobody, -5.0)], float)
        there = sum(c.right is not None for c in choices)
        parts = [fit([c for c in choices if fifth_of(c.report) != part], start) for part in range(5)]
        names = [*(f.name for f in fields(Signs)), "nobody"]
        fitted = dict(zip(names, (round(float(w), 2) for w in fit(choices, start)), strict=True))
        log.info("%s: %d pronouns, %d with the right one among the candidates", name, len(choices), there)
        log.info("  as they are %s", judge(choices, [start] * len(choices)))
        log.info("  fitted      %s", judge(choices, [parts[fifth_of(c.report)] for c in choices]))
        log.info("  %s", json.dumps(fitted))


def fifth_of(report: str) -> int:
    """A fifth of the reports, by id."""
    return sum(report.encode()) % 5


if __name__ == "__main__":
    main()
