#!/usr/bin/env python3
"""Reads many reports of a file of the shape of news_open.jsonl and checks every record.

    eval/bulk.py FILE [--reports N] [--seed N] [--model NAME|FOLDER] [--json]

Reports are drawn by seed. Each is read as plain text, its title before it, its date given. Figures: `read` and `rejected` (shares),
`reports`, `reports_a_second`, `slowest_seconds`. A report that raises, or whose record doesn't hold (a span outside the text, an id
that names nothing), ends the run with exit status 1 and its id.
"""

from __future__ import annotations

import random
import sys
import time
from typing import Any

from common import make_parser, ratio, read_report, read_rows, show

from travaux import Record


def read_row(row: dict[str, Any], model: str) -> bool:
    """Whether a row's report has a record; its record is checked."""
    text = f"{row['title']}\n{row['text']}" if row.get("title") else row["text"]
    try:
        wire = read_report(text, model, published=(row.get("date") or "")[:10] or None)
    except ValueError as error:
        if "the report was rejected" in str(error):
            return False
        raise
    Record.from_dict(wire)
    return True


def main() -> None:
    """Read the reports and print the figures."""
    parser = make_parser(__doc__ or "")
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    rows = [row for path in arguments.files for row in read_rows(path)]
    rows = random.Random(arguments.seed).sample(rows, min(arguments.reports, len(rows)))
    read, slowest, began = 0, 0.0, time.monotonic()
    for row in rows:
        start = time.monotonic()
        try:
            read += read_row(row, arguments.model)
        except Exception:
            sys.stderr.write(f"{row['id']}: no record came of it\n")
            raise
        slowest = max(slowest, time.monotonic() - start)
    seconds = time.monotonic() - began
    figures = {"read": ratio(read, len(rows)), "rejected": ratio(len(rows) - read, len(rows)), "reports": float(len(rows))}
    show({**figures, "reports_a_second": len(rows) / seconds, "slowest_seconds": slowest}, as_json=arguments.json)


if __name__ == "__main__":
    main()
