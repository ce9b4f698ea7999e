#!/usr/bin/env python3
"""Counts in how many sentences of open news each word stem stands: `scripts/build_stems.py NEWS.jsonl > stems.tsv`.

Each line of the news is a JSON object with `text` and `licence`; only public-domain and CC BY texts are counted. Prints the
commonest stems, with how many of a hundred thousand sentences have them, as `src/travaux/data/joins/stems.tsv` has them.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path

from travaux.ledger.words import words_of

MOST = 2500
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
HEADER = """# How common word stems are, so that rare ones tell more of what two moves share.
# stem, of 100,000 sentences of news how many have it. example: none, these are counts.
# source: counted by scripts/build_stems.py in {reports:,} texts: releases of the U.S. Department of State and the White House
# (public domain) and reports of Wikinews (CC BY 2.5)
# licence: counts are facts; the file is under Apache-2.0
"""


def main() -> None:
    """Count, and print the table."""
    counts: Counter[str] = Counter()
    sentences = reports = 0
    for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if not row["licence"].lower().startswith(("us government work", "cc by ")):
            continue
        reports += 1
        for sentence in _SENTENCE.split(row["text"]):
            stems = {stem for stem in words_of(sentence) if stem.isalpha() and len(stem) > 1}
            counts.update(stems)
            sentences += bool(stems)
    print(HEADER.format(reports=reports), end="")
    for stem, count in sorted(counts.most_common(MOST), key=lambda pair: (-pair[1], pair[0])):
        print(f"{stem}\t{round(count * 100_000 / sentences)}")


if __name__ == "__main__":
    main()
