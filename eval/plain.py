#!/usr/bin/env python3
"""Spurious moves: reports that touch no negotiation should have none.

    eval/plain.py FILE [...] [--model NAME|FOLDER] [--json]

Files have the shape of news_open.jsonl; read are their reports that `data/plain_news.tsv` lists. Figures: `without_moves`, the
share of them that has none; `moves_a_report`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from common import Counts, Evaluation, Figures, main, ratio, read_report, read_rows

LIST = Path(__file__).resolve().parent / "data/plain_news.tsv"


def listed() -> frozenset[str]:
    """The ids of reports that touch no negotiation."""
    lines = LIST.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def count(files: Sequence[Path], model: str) -> list[Counts]:
    """Counts of each listed report of the files."""
    plain, counts = listed(), []
    for row in (row for path in files for row in read_rows(path) if row["id"] in plain):
        text = f"{row.get('title', '')}\n{row['text']}"
        moves = read_report(text, model, published=(row.get("date") or "")[:10] or None)["moves"]
        counts.append(Counter({"reports": 1, "moves": len(moves), "without": not moves}))
    return counts


def figures(counts: Counts) -> Figures:
    """The figures."""
    return {
        "without_moves": ratio(counts["without"], counts["reports"]),
        "moves_a_report": ratio(counts["moves"], counts["reports"]),
    }


EVALUATION = Evaluation("plain", count, figures)

if __name__ == "__main__":
    main(EVALUATION, __doc__)
