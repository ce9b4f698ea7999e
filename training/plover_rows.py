"""Rows that the classifier of PLOVER roots is trained on: sentences with a source, a target, and a root or a quadrant."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from travaux.analysis import Analysis, Model, analyse
from travaux.extract.plover import Event, event_vectors, features, read_event
from travaux.extract.statements.clauses import Clauses
from travaux.record.article import Article, Block
from travaux.record.span import Spans
from travaux.resources import load_plover_stems

EXAMPLE_WEIGHT, QUADRANT_WEIGHT = 0.2, 0.2  # beside 1 of a coded sentence; swept 0.1-1, see docs/decisions/0008
SAME = 0.5  # share of words from which two sentences count as the same

EXAMPLES = Path(__file__).resolve().parent / "plover_examples.tsv"
_MARK = re.compile(r"</?[st]>")


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence as the classifier sees it: features, the two vectors, its root or, where that isn't known, its quadrant."""

    text: str
    features: frozenset[str]
    vectors: tuple[NDArray[np.float32], ...]
    root: str | None = None
    quadrant: int | None = None
    weight: float = 1.0


def read_marked(marked: str) -> tuple[str, Spans, Spans]:
    """Text, spans of the source and of the target of a sentence with `<s>` and `<t>` marks; a name marked again counts too."""
    text, position = "", 0
    opened: dict[str, int] = {}
    spans: dict[str, list[tuple[int, int]]] = {"s": [], "t": []}
    for mark in _MARK.finditer(marked):
        text += marked[position : mark.start()]
        position = mark.end()
        side = mark.group()[-2]
        if mark.group()[1] != "/":
            opened[side] = len(text)
        elif side in opened:
            spans[side].append((opened.pop(side), len(text)))
    return text + marked[position:], tuple(spans["s"]), tuple(spans["t"])


def analyse_text(text: str, model: Model) -> Analysis:
    """The analysis of a sentence that stands alone."""
    return analyse(Article("a1:row", "v1:row", text, (Block("paragraph", 0, len(text)),), language="en"), model)


def read_row(marked: str, model: Model, **known: Any) -> Row:
    """A marked sentence's row."""
    text, source, target = read_marked(marked)
    return make_row(text, analyse_text(text, model), source, target, **known)


def make_row(text: str, analysis: Analysis, source: Spans, target: Spans, **known: Any) -> Row:
    """The row of a sentence whose source and target are given."""
    reading = read_event(Event(Clauses(analysis), source, target), load_plover_stems())
    return Row(text, frozenset(features(reading)), event_vectors(reading, analysis), **known)


def read_coded(path: Path, model: Model) -> list[Row]:
    """Rows of a file of the shape of zsp_PLV_train.jsonl."""
    with path.open(encoding="utf-8") as lines:
        return [read_row(row["marked_sentence"], model, root=row["gold_root"]) for row in map(json.loads, lines)]


def read_examples(path: Path, model: Model) -> list[Row]:
    """Rows of our own sentences: root, and a sentence with [source] and <target>."""
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            root, marked = line.split("\t")
            marked = marked.replace("<", "<t\0").replace(">", "</t>").replace("<t\0", "<t>")
            rows.append(read_row(marked.replace("[", "<s>").replace("]", "</s>"), model, root=root, weight=EXAMPLE_WEIGHT))
    return rows


def read_classed(path: Path, model: Model) -> list[Row]:
    """Rows of cameo_class_train.jsonl whose quadrant is an event's; source and target are guessed from syntax."""
    rows = []
    with path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            analysis = analyse_text(row["text"], model)
            sides = _guess_sides(Clauses(analysis)) if row["penta"] else None
            if sides is not None:
                rows.append(make_row(row["text"], analysis, *sides, quadrant=row["penta"], weight=QUADRANT_WEIGHT))
    return rows


def _guess_sides(clauses: Clauses) -> tuple[Spans, Spans] | None:
    """Subject and object of the first verb that has both; a name in the object stands for it. A passive turns them round."""
    for i, token in enumerate(clauses.tokens):
        if token.upos not in ("VERB", "NOUN", "ADJ"):
            continue
        found = {clauses.tokens[c].deprel: c for c in reversed(clauses.children[i])}
        subject = found.get("nsubj", found.get("nsubj:pass"))
        other = next((found[r] for r in ("obj", "obl", "xcomp", "ccomp") if r in found), None)
        if subject is None or other is None:
            continue
        names = [k for k in clauses.subtree(other) if clauses.tokens[k].upos == "PROPN"]
        sides = ((clauses.phrase(subject),), (clauses.phrase(min(names) if names else other),))
        return (sides[1], sides[0]) if "nsubj" not in found else sides
    return None


def words_of(text: str) -> frozenset[str]:
    """Lower-case words of a sentence."""
    return frozenset(re.findall(r"\w+", text.lower()))


def without_same(rows: Iterable[Row], others: Sequence[Row]) -> list[Row]:
    """Rows that share no more than half of their words with any of the others."""
    known = [words_of(row.text) for row in others]
    return [row for row in rows if max((_share(words_of(row.text), k) for k in known), default=0.0) <= SAME]


def _share(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / max(len(a | b), 1)


def read_all(corpora: Path, model: Model, *, coded: Path | None = None) -> tuple[list[Row], list[Row], list[Row]]:
    """Coded rows (of zsp_PLV_train.jsonl, or of another file), our own, and those classed rows that aren't coded too."""
    found = read_coded(coded or corpora / "zsp_PLV_train.jsonl", model)
    classed = read_classed(corpora / "cameo_class_train.jsonl", model)
    texts = {row.text for row in found}
    return found, read_examples(EXAMPLES, model), [row for row in classed if row.text not in texts]
