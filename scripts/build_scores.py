#!/usr/bin/env python3
"""Put the models' scores, from their manifests, into the README: `python scripts/build_scores.py [--check]`.

The table stands between `<!-- scores -->` and `<!-- /scores -->`. With `--check` nothing is written; the exit status is 1 where the
README's table isn't what would be written.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
MODELS = ROOT / "src/travaux/data/models"
SHOWN = ("small", "medium", "large")  # the default one first
OPENING, CLOSING = "<!-- scores -->\n", "<!-- /scores -->"
# What is shown of the cards: title, set of scores in the manifest, figure.
ROWS = (
    ("statements, F1", "Whole reports, gold/dev", "statements_f1"),
    ("… with the right speaker, F1", "Whole reports, gold/dev", "attributed_f1"),
    ("time expressions with value, F1", "Whole reports, gold/dev", "times_f1"),
    ("moves with kind, F1", "Whole reports, gold/dev", "moves_f1"),
    ("… with the right parties, F1", "Whole reports, gold/dev", "moves_party_f1"),
    ("on whose word a move stands", "Whole reports, gold/dev", "standing"),
    ("whole attributions, overlap F1 (PolNeAR dev)", "Attribution, PolNeAR dev", "attribution_overlap"),
    ("time values, F1 (MEANTIME)", "Times, MEANTIME", "value_f1"),
    ("ambiguous texts left unresolved", "Ambiguous and clear pairs", "unresolved_of_ambiguous"),
)


def table() -> str:
    """The table in Markdown, a column for each model that ships."""
    manifests = [json.loads((MODELS / name / "manifest.json").read_text(encoding="utf-8")) for name in SHOWN]
    names = [f"`{m['name']}`" for m in manifests]
    lines = ["| | " + " | ".join(names) + " |", "|---|" + "---:|" * len(names)]
    for title, scores, figure in ROWS:
        values = [f"{100 * m['scores'][scores][figure]:.1f}" for m in manifests]
        lines.append(f"| {title} | " + " | ".join(values) + " |")
    return "\n".join(lines) + "\n"


def with_table(readme: str) -> str:
    """The README with the table in its place."""
    before, _, rest = readme.partition(OPENING)
    _, closing, after = rest.partition(CLOSING)
    if not closing:
        raise SystemExit(f"expected {OPENING.strip()} and {CLOSING} in {README.name}; put them where the scores belong")
    return before + OPENING + table() + closing + after


def main() -> int:
    """Write the table, or check it; the exit status."""
    readme = README.read_text(encoding="utf-8")
    wanted = with_table(readme)
    if "--check" in sys.argv[1:]:
        return int(readme != wanted)
    README.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
