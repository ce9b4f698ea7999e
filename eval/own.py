#!/usr/bin/env python3
"""Moves in the reports of our own, field by field: `eval/own.py [--model NAME|FOLDER] [--reports FILE] [--trained] [--json]
[--errors FIELD]`.

They are invented, of many genres, with plain words where news has verbs of negotiating (`training/annotations/README.md`), and
written and marked by language models as those that the small model learned from, so that it reads them better than others'
text. Those that no model was trained on are measured; with `--trained` the others, in which the model errs little, so that what is
wrong there is mostly the rules', and which may be studied: `--errors` shows where a field is wrong in these.
`--reports training/annotations/idiomatic.jsonl` measures those in idiomatic wording, of which the shipped model has learned none.

A move is right where it holds the word that shows a marked one and is of one of its kinds; marked ones that careful readers may
pass over count neither way. Of moves that are right: `party`, the share whose parties are among the marked ones (mentions of one
actor stand for each other where it is marked who is who), and how many have others or none; `to` and `condition`, F1; `status`,
share; `object`, the mean overlap in words (Dice) where one is marked or found.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from common import Figures, make_article, ratio, read_rows

from travaux.pipeline import read_article
from travaux.record.move import Move
from travaux.record.record import Record
from travaux.record.span import Span
from travaux.resources import load_resources

OWN = Path(__file__).resolve().parent.parent / "training/annotations/own.jsonl"
FIELDS = ("moves", "kind", "party", "to", "condition", "status", "object")
CLOSE = 0.6  # overlap of objects and conditions below which they are told as errors

Row = dict[str, Any]
Mark = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Pair:
    """A marked move, None where none is; and the record's, None where none is found; `field` outcomes by name."""

    mark: Mark | None
    move: Move | None
    outcomes: dict[str, str]
    overlap: float = 0.0


def actors_told(record: Record, actors: tuple[str, ...]) -> list[Span]:
    """Where actors of a record are mentioned."""
    return [(m.start, m.end) for actor in record.actors if actor.id in actors for m in actor.mentions]


def actors_marked(row: Row, marked: list[list[int]]) -> list[Span]:
    """The marked words, and the other mentions of whom they mean."""
    meant = {tuple(names) for a, b, names in row.get("actors", ()) if [a, b] in marked and len(names) == 1 and names != ["?"]}
    return [(a, b) for a, b in marked] + [(a, b) for a, b, names in row.get("actors", ()) if tuple(names) in meant]


def compare_actors(told: list[Span], marked: list[Span], *, named: bool) -> str:
    """How the actors of one field fare: right, wrong, none, spurious or absent."""
    return outcome_of(bool(marked), named, any(a < end and start < b for start, end in marked for a, b in told))


def outcome_of(marked: bool, told: bool, right: bool) -> str:
    """How a field fares that is marked or not, told or not, and told rightly or not."""
    if not marked:
        return "spurious" if told else "absent"
    if not told:
        return "none"
    return "right" if right else "wrong"


def words_in(text: str, spans: list[Span]) -> Counter[str]:
    return Counter(word for a, b in spans for word in text[a:b].lower().split())


def overlap_of(text: str, told: list[Span], marked: list[Span]) -> float:
    """Dice's overlap in words."""
    own, other = words_in(text, told), words_in(text, marked)
    return 2 * (own & other).total() / max(1, own.total() + other.total())


def compare_move(row: Row, record: Record, mark: Mark, move: Move) -> Pair:
    """The fields of a move beside the marked one's."""
    outcomes = {
        field: compare_actors(actors_told(record, own), actors_marked(row, mark[field]), named=bool(own))
        for field, own in (("party", move.party), ("to", move.to))
    }
    spans = {field: [(a, b) for a, b in mark[field]] for field in ("object", "condition")}
    told = {"object": list(move.object), "condition": list(move.condition or ())}
    overlaps = {field: overlap_of(row["text"], told[field], spans[field]) for field in spans}
    outcomes |= {field: outcome_of(bool(spans[field]), bool(told[field]), overlaps[field] >= CLOSE) for field in spans}
    outcomes["status"] = "right" if move.status == mark["status"] else "wrong"
    return Pair(mark, move, outcomes, overlaps["object"])


def pair_up(row: Row, record: Record) -> list[Pair]:
    """Marked moves beside the record's, those of one kind first; what is left on either side alone."""
    left = list(record.moves)
    pairs: list[Pair] = []
    missed: list[Mark] = []
    for mark in row["moves"]:
        hit = next((m for m in left if m.kind in mark["kinds"] and holds(m, mark)), None)
        if hit is None:
            missed.append(mark)
            continue
        left.remove(hit)
        pairs.append(compare_move(row, record, mark, hit))
    for mark in missed:
        other = next((m for m in left if holds(m, mark)), None)
        if other is not None:
            left.remove(other)
        pairs.append(Pair(mark, other, {"kind": "wrong"} if other else {"moves": "missed"}))
    return pairs + [Pair(None, move, {"moves": "spurious"}) for move in left]


def holds(move: Move, mark: Mark) -> bool:
    """Whether a move's evidence holds the word that shows a marked one."""
    return move.evidence[0][0] <= mark["trigger"][0] < move.evidence[-1][1]


def read_pairs(model: str, reports: Path, *, trained: bool) -> Iterator[tuple[Row, Record, list[Pair]]]:
    """Reports with their pairs of moves."""
    resources = load_resources(model)
    for row in read_rows(reports):
        if row["held_back"] != trained:
            record = read_article(make_article(row["text"], published=row["published"]), resources).record
            yield row, record, pair_up(row, record)


def score(model: str, reports: Path = OWN, *, trained: bool = False) -> Figures:
    """The figures of all fields."""
    counts: Counter[str] = Counter()
    overlaps: list[float] = []
    for _row, record, pairs in read_pairs(model, reports, trained=trained):
        counts["found"] += len(record.moves)
        for pair in pairs:
            optional = pair.mark is not None and pair.mark["optional"]
            right = "party" in pair.outcomes
            counts["passed"] += right and optional
            counts["wanted"] += pair.mark is not None and not optional
            if optional or not right:
                continue
            counts["right"] += 1
            counts.update(f"{field} {outcome}" for field, outcome in pair.outcomes.items())
            if pair.outcomes["object"] != "absent":
                overlaps.append(pair.overlap)
    return figures_of(counts, overlaps)


def figures_of(counts: Counter[str], overlaps: list[float]) -> Figures:
    """Figures from counts."""
    right, found = counts["right"], counts["found"] - counts["passed"]
    figures = {"precision": ratio(right, found), "recall": ratio(right, counts["wanted"])}
    figures["moves_f1"] = ratio(2 * right, found + counts["wanted"])
    figures["party"] = ratio(counts["party right"] + counts["party absent"], right)
    figures |= {f"party_{outcome}": ratio(counts[f"party {outcome}"], right) for outcome in ("wrong", "none", "spurious")}
    for field in ("to", "condition"):
        hit, missed = counts[f"{field} right"], counts[f"{field} none"]
        wrong, spurious = counts[f"{field} wrong"], counts[f"{field} spurious"]
        figures[f"{field}_f1"] = ratio(2 * hit, 2 * hit + missed + 2 * wrong + spurious)
    figures["status"] = ratio(counts["status right"], right)
    figures["object_overlap"] = ratio(sum(overlaps), len(overlaps))
    return figures


def show_errors(model: str, reports: Path, field: str) -> None:
    """Where a field is wrong in reports that the model was trained on, a block of lines each."""
    for row, record, pairs in read_pairs(model, reports, trained=True):
        names = {actor.id: actor.name for actor in record.actors}
        for pair in pairs:
            outcome = pair.outcomes.get(field, "")
            if outcome in ("", "right", "absent") or (pair.mark is not None and pair.mark["optional"]):
                continue
            sys.stdout.write("\n".join(block_of(row, names, pair, f"{field} {outcome}")) + "\n\n")


def block_of(row: Row, names: dict[str, str], pair: Pair, title: str) -> list[str]:
    """An error as lines: what is marked, what was found, and the words around."""
    text, mark, move = row["text"], pair.mark, pair.move
    at = mark["trigger"][0] if mark is not None else move.evidence[0][0] if move is not None else 0
    start = text.rfind("\n", 0, max(0, at - 200)) + 1
    lines = [f"== {title}: {row['id']} at {at}", f"   {text[start : at + 250]!r}"]

    def words(spans: Any) -> str:
        return " … ".join(text[a:b] for a, b in spans or ())

    if mark is not None:
        parts = (f"{field}: {words(mark[field])!r}" for field in ("party", "to", "object", "condition"))
        lines.append(f"   marked {'/'.join(mark['kinds'])} {mark['status']} {words([mark['trigger']])!r} | " + " | ".join(parts))
    if move is not None:
        parties = f"party: {[names[x] for x in move.party]} | to: {[names[x] for x in move.to]}"
        rest = f"object: {words(move.object)!r} | condition: {words(move.condition)!r}"
        lines.append(f"   found  {move.kind} {move.status} {words(move.evidence)[:90]!r} | {parties} | {rest}")
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", default="small")
    parser.add_argument("--reports", type=Path, default=OWN, help="a file of training/annotations with texts")
    parser.add_argument("--trained", action="store_true", help="the reports that models were trained on")
    parser.add_argument("--json", action="store_true")
    parser.add_argument(
        "--errors", choices=FIELDS, help="show where this field is wrong, in the reports that models were trained on"
    )
    args = parser.parse_args()
    if args.errors:
        show_errors(args.model, args.reports, args.errors)
        return
    figures = score(args.model, args.reports, trained=args.trained)
    print(json.dumps(figures) if args.json else "\n".join(f"{name:<15} {value:.3f}" for name, value in figures.items()))


if __name__ == "__main__":
    main()
