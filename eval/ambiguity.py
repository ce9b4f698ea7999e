#!/usr/bin/env python3
"""Whether Travaux knows what it doesn't know: pairs of short reports, one ambiguous in one field, one clear.

    eval/ambiguity.py [FILE ...] [--model NAME|FOLDER] [--json]

Without files, `eval/pairs/pairs.jsonl`. Each row has `id`, `kind`, `published` (an ISO date that is given, or null), the two
texts `ambiguous` and `clear`, and `look`: {"field", "quote", "clear"}. `field` is `speaker` (of the innermost statement whose
content holds the quoted words), `value` (of the time expression that the quoted words overlap) or `published` (of the report).
`clear` lists the values that are right in the clear text: names for a speaker, TIMEX3 for a time.

* `unresolved_of_ambiguous`: share of the ambiguous texts where the item was found, its field is empty and a reason is given;
* `resolved_of_clear`: share of the clear texts where the item was found and its field is not empty;
* `right_of_clear`: share of the clear texts where the field is right.

A missing item counts as wrong in all three. The same figures by kind follow, as `KIND.unresolved_of_ambiguous` and so on.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from common import HERE, Counts, Evaluation, Figures, add_counts, ratio, read_report, read_rows, show
from score import is_named

from travaux.model_files import DEFAULT_MODEL

PAIRS = HERE / "pairs/pairs.jsonl"
NAMES = ("unresolved_of_ambiguous", "resolved_of_clear", "right_of_clear")

Row = Mapping[str, Any]


def find_item(record: Row, look: Row) -> Row | None:
    """The article, statement or time of a record that a row looks at; None where it wasn't found."""
    if look["field"] == "published":
        return {"id": "article", **record["article"]}
    start = record["article"]["text"].find(look["quote"])
    if start < 0:
        return None
    end = start + len(look["quote"])
    if look["field"] == "value":
        times = [t for t in record["times"] if t["start"] < end and t["end"] > start]
        return max(times, key=lambda t: min(end, t["end"]) - max(start, t["start"]), default=None)
    holding = [s for s in record["statements"] if any(a < end and b > start for a, b in s["content"])]
    return min(holding, key=lambda s: sum(b - a for a, b in s["content"]), default=None)


def is_explained(record: Row, item: Row, name: str) -> bool:
    """Whether a record has a reason for the empty field."""
    rows = record.get("unresolved", [])
    return any(row["item"] in (item["id"], record["article"]["id"]) and row["field"] == name for row in rows)


def is_right(record: Row, value: str, look: Row) -> bool:
    """Whether a field's value is one of the right ones; a speaker by its actor's name."""
    if look["field"] == "published":
        return value[:10] in look["clear"]
    if look["field"] == "value":
        return value in look["clear"]
    actor = next((a for a in record["actors"] if a["id"] == value), None)
    return actor is not None and any(is_named({**actor, "name": name}, actor["name"]) for name in look["clear"])


def count_pair(row: Row, ambiguous: Row, clear: Row) -> Counts:
    """Counts of one pair, from the records of its two texts."""
    look = row["look"]
    first, second = find_item(ambiguous, look), find_item(clear, look)
    value = second.get(look["field"]) if second else None
    hits = (
        first is not None and first.get(look["field"]) is None and is_explained(ambiguous, first, look["field"]),
        value is not None,
        value is not None and is_right(clear, value, look),
    )
    counts: Counts = Counter()
    for prefix in ("", f"{row['kind']}."):
        counts[f"{prefix}pairs"] += 1
        for name, hit in zip(NAMES, hits, strict=True):
            counts[f"{prefix}{name}"] += hit
    return counts


def count(files: Sequence[Path], model: str) -> list[Counts]:
    """Counts of each pair of the files."""
    counts = []
    for path in files:
        for row in read_rows(path):
            pair = [read_report(row[side], model, published=row["published"]) for side in ("ambiguous", "clear")]
            counts.append(count_pair(row, *pair))
    return counts


def figures(counts: Counts) -> Figures:
    """The three shares of all pairs, then of each kind."""
    prefixes = sorted(name.removesuffix("pairs") for name in counts if name.endswith("pairs"))
    return {f"{prefix}{name}": ratio(counts[f"{prefix}{name}"], counts[f"{prefix}pairs"]) for prefix in prefixes for name in NAMES}


EVALUATION = Evaluation("ambiguity", count, figures)


def main() -> None:
    """Measure the pairs and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, default=[PAIRS], metavar="FILE")
    parser.add_argument("--model", default=DEFAULT_MODEL, help="a model that ships, or a folder that holds one")
    parser.add_argument("--json", action="store_true", help="print one flat JSON object of figures in 0..1")
    arguments = parser.parse_args()
    show(figures(add_counts(count(arguments.files, arguments.model))), as_json=arguments.json)


if __name__ == "__main__":
    main()
