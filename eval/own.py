#!/usr/bin/env python3
"""Moves in the reports of our own that no model was trained on: `eval/own.py [--model NAME|FOLDER] [--json]`.

They are invented, of many genres, with plain words where news has verbs of negotiating (`training/annotations/README.md`), and
written and marked by language models as those that the small model learned from, so that it reads them better than others'
text. A move is right where it holds the word that shows a marked one and is of one of its kinds; marked ones that careful readers
may pass over count neither way. `party`: of those that are right, the share whose parties are among the marked ones.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from common import Figures, make_article, ratio, read_rows

from travaux.pipeline import read_article
from travaux.record.record import Record
from travaux.resources import load_resources

OWN = Path(__file__).resolve().parent.parent / "training/annotations/own.jsonl"


def is_told(record: Record, parties: tuple[str, ...], marked: list[list[int]]) -> bool:
    """Whether the marked words are mentions of the parties."""
    mentions = {actor.id: [(m.start, m.end) for m in actor.mentions] for actor in record.actors}
    if not parties or not marked:
        return not parties and not marked
    return any(a < end and start < b for start, end in marked for party in parties for a, b in mentions.get(party, ()))


def score(model: str) -> Figures:
    """Precision, recall and F1 of moves, and the share of parties."""
    resources = load_resources(model)
    right = wanted = found = passed = parties = 0
    for row in read_rows(OWN):
        if not row["held_back"]:
            continue
        record = read_article(make_article(row["text"], published=row["published"]), resources).record
        left = list(record.moves)
        for mark in row["moves"]:
            place = mark["trigger"][0]
            hit = next((m for m in left if m.kind in mark["kinds"] and m.evidence[0][0] <= place < m.evidence[-1][1]), None)
            if hit is not None:
                left.remove(hit)
            wanted += not mark["optional"]
            right += hit is not None and not mark["optional"]
            passed += hit is not None and mark["optional"]
            parties += hit is not None and not mark["optional"] and is_told(record, hit.party, mark["party"])
        found += len(record.moves)
    precision, recall = ratio(right, found - passed), ratio(right, wanted)
    f1 = ratio(2 * right, found - passed + wanted)
    return {"precision": precision, "recall": recall, "moves_f1": f1, "party": ratio(parties, right)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", default="small")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    figures = score(args.model)
    print(json.dumps(figures) if args.json else "\n".join(f"{name:<12} {value:.3f}" for name, value in figures.items()))


if __name__ == "__main__":
    main()
