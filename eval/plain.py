#!/usr/bin/env python3
"""Spurious moves: reports that touch no negotiation should have none.

    eval/plain.py FILE [--model NAME|FOLDER] [--show] [--json]

FILE has the shape of news_open.jsonl; read are its reports that `data/plain_news.tsv` lists. Figures: `spurious`, the share of them
with a move; `moves_a_report`; `reports`. `--show` prints each move that was found.
"""

from __future__ import annotations

import sys
from pathlib import Path

from common import make_parser, ratio, read_report, read_rows, show

LIST = Path(__file__).resolve().parent / "data/plain_news.tsv"


def listed() -> frozenset[str]:
    """The ids of reports that touch no negotiation."""
    lines = LIST.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def main() -> None:
    """Read the listed reports and print the figures."""
    parser = make_parser(__doc__ or "")
    parser.add_argument("--show", action="store_true", help="print the moves that were found")
    arguments = parser.parse_args()
    plain = listed()
    reports = found = moves = 0
    for row in (row for path in arguments.files for row in read_rows(path) if row["id"] in plain):
        record = read_report(
            f"{row.get('title', '')}\n{row['text']}", arguments.model, published=(row.get("date") or "")[:10] or None
        )
        reports, found, moves = reports + 1, found + bool(record["moves"]), moves + len(record["moves"])
        for move in record["moves"] if arguments.show else ():
            words = " … ".join(record["article"]["text"][a:b] for a, b in move["evidence"])
            sys.stderr.write(f"{row['id']}\t{move['kind']}\t{move['confidence']:.2f}\t{words[:160]}\n")
    show(
        {"spurious": ratio(found, reports), "moves_a_report": moves / max(1, reports), "reports": float(reports)},
        as_json=arguments.json,
    )


if __name__ == "__main__":
    main()
