#!/usr/bin/env python3
"""Time expressions against files of the shape of timex_train.jsonl, timex_meantime.jsonl or timex_gum.jsonl.

    eval/times.py FILE [FILE ...] [--model NAME|FOLDER] [--held-back N] [--json]

Each row has `id`, `text`, `dct` (the day that the text was written, or null) and `timexes`, a list of {"start", "end", "value"}
(GUM: `when` for a date). Spans and values are the program's own. Measured as TempEval-3 does (UzZaman et al. 2013): a gold and
a found expression match where their spans overlap, one to one, those that share most characters first.

* `span_f1`: F1 of matched expressions; `span_exact_f1`: of those with both ends right, white space and punctuation aside;
* `value_f1`: F1 of matched expressions whose values are equal, character by character;
* `value_accuracy`: share of the matched whose value is right;
* `value_accuracy_gold_spans`: share of right values when the gold spans are given to the normaliser;
* `unresolved`: share of the found that have no value.

A gold expression without characters counts for nothing; one without a value counts for spans, and for values neither way.
`--held-back N` keeps, of each file's rows sorted by id, those whose index leaves N when divided by five: the model is trained
on timex_train.jsonl but for `--held-back 0`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from common import Counts, Evaluation, Figures, add_counts, analyse, f1, make_parser, ratio, read_rows, show

from travaux.analysis.values import LabelledSpan
from travaux.extract.times import find_times, resolve_spans
from travaux.resources import load_time_lexicon

FOLDS = 5
TYPES = frozenset({"DATE", "TIME", "DURATION", "SET"})

Row = Mapping[str, Any]
Timex = tuple[int, int, str | None]


def gold_of(row: Row) -> list[Timex]:
    """A row's expressions in text order, those without characters left out; GUM's times of day have no value here."""
    found = []
    for timex in row["timexes"]:
        dated = "value" in timex or timex.get("tag") == "date"
        if timex["end"] > timex["start"]:
            found.append((timex["start"], timex["end"], timex.get("value", timex.get("when")) if dated else None))
    return sorted(found, key=lambda t: t[:2])


def match_timexes(gold: Sequence[Timex], found: Sequence[Timex]) -> list[tuple[int, int]]:
    """One-to-one pairs of overlapping expressions, those that share most characters first."""
    shared = [
        (max(a[0], b[0]) - min(a[1], b[1]), i, j)
        for i, a in enumerate(gold)
        for j, b in enumerate(found)
        if a[0] < b[1] and b[0] < a[1]
    ]
    pairs: list[tuple[int, int]] = []
    for _, i, j in sorted(shared):
        if all(i != x and j != y for x, y in pairs):
            pairs.append((i, j))
    return pairs


def bare(text: str, timex: Timex) -> tuple[int, int]:
    """A span without white space and punctuation at its ends."""
    start, end = timex[:2]
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def count_timexes(text: str, gold: Sequence[Timex], found: Sequence[Timex]) -> Counts:
    """Counts of one text's matched, found and wanted expressions."""
    pairs = match_timexes(gold, found)
    valued = [(gold[i][2], found[j][2]) for i, j in pairs if gold[i][2] is not None]
    return Counter(
        {
            "matched": len(pairs),
            "found": len(found),
            "wanted": len(gold),
            "exact": sum(bare(text, gold[i]) == bare(text, found[j]) for i, j in pairs),
            "value right": sum(a == b for a, b in valued),
            "value matched": len(valued),
            "value found": len(found) - (len(pairs) - len(valued)),
            "value wanted": sum(value is not None for _, _, value in gold),
            "unresolved": sum(value is None for _, _, value in found),
        }
    )


def count_row(row: Row, model: str) -> Counts:
    """Counts of one document."""
    text, published, lexicon = row["text"], row.get("dct"), load_time_lexicon()
    layers, gold = analyse(text, model), gold_of(row)
    found = [(t.start, t.end, t.value) for t in find_times(layers, published, lexicon).times]
    counts = count_timexes(text, gold, found)
    labels = {(t["start"], t["end"]): t["type"] for t in row["timexes"] if t.get("type") in TYPES}
    spans = [LabelledSpan(a, b, labels.get((a, b), "DATE"), 1.0) for a, b, _ in gold]
    given = resolve_spans(layers, spans, published, lexicon)
    counts["given right"] = sum(g[2] is not None and g[2] == r.value for g, r in zip(gold, given, strict=True))
    return counts


def count(files: Sequence[Path], model: str, *, held_back: int | None = None) -> list[Counts]:
    """Counts of each row of the files, or of those of one fifth."""
    counts = []
    for path in files:
        rows: Iterable[Row] = sorted(read_rows(path), key=lambda row: str(row["id"]))
        counts += [count_row(row, model) for i, row in enumerate(rows) if held_back in (None, i % FOLDS)]
    return counts


def figures(counts: Counts) -> Figures:
    """The figures, in 0..1."""
    return {
        "span_f1": f1(counts["matched"], counts["found"], counts["wanted"]),
        "span_exact_f1": f1(counts["exact"], counts["found"], counts["wanted"]),
        "value_f1": f1(counts["value right"], counts["value found"], counts["value wanted"]),
        "value_accuracy": ratio(counts["value right"], counts["value matched"]),
        "value_accuracy_gold_spans": ratio(counts["given right"], counts["value wanted"]),
        "unresolved": ratio(counts["unresolved"], counts["found"]),
    }


EVALUATION = Evaluation("times", count, figures)
HELD_BACK = Evaluation("times_held_back", partial(count, held_back=0), figures)


def main() -> None:
    """Measure the files that the command line names and print the figures."""
    parser = make_parser(__doc__ or "")
    parser.add_argument("--held-back", type=int, choices=range(FOLDS), metavar="N", help="only the fifth of documents N")
    arguments = parser.parse_args()
    counts = count(arguments.files, arguments.model, held_back=arguments.held_back)
    show(figures(add_counts(counts)), as_json=arguments.json)


if __name__ == "__main__":
    main()
