#!/usr/bin/env python3
"""How far two annotators agree on the reports that both annotated: `training/annotations/agreement.py`.

Their moves are matched one to one where the evidence overlaps by 0.3 (Dice, in characters), best first. Printed: the share of the
required moves of either that the other has too; of the matched the shares with a kind in common, with the same word, status and
optional mark.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

FILE = Path(__file__).resolve().parent / "double.jsonl"
LEAST = 0.3
Moves = list[dict[str, Any]]


def overlap(a: list[int], b: list[int]) -> float:
    """Dice coefficient of two spans."""
    return 2 * max(0, min(a[1], b[1]) - max(a[0], b[0])) / (a[1] - a[0] + b[1] - b[0])


def matched(first: Moves, second: Moves) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Pairs of moves with evidence in common, each once."""
    pairs = sorted(
        ((overlap(a["evidence"], b["evidence"]), i, j) for i, a in enumerate(first) for j, b in enumerate(second)), reverse=True
    )
    used: tuple[set[int], set[int]] = (set(), set())
    found = []
    for score, i, j in pairs:
        if score >= LEAST and i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            found.append((first[i], second[j]))
    return found


def main() -> None:
    """Print the agreement."""
    by_report: dict[str, list[Moves]] = defaultdict(list)
    for line in FILE.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        by_report[row["id"]].append(row["moves"])
    required, shared, pairs = 0, 0, []
    for first, second in by_report.values():
        found = matched(first, second)
        pairs += found
        required += sum(not m["optional"] for m in (*first, *second))
        shared += sum((not a["optional"]) + (not b["optional"]) for a, b in found)
    lines = [f"reports {len(by_report)}, matched moves {len(pairs)}"]
    lines.append(f"required moves that the other has too  {shared / required:.3f}")
    for title, same in (
        ("a kind in common", lambda a, b: bool({*a["kinds"]} & {*b["kinds"]})),
        ("the same word", lambda a, b: a["trigger"] == b["trigger"]),
        ("the same status", lambda a, b: a["status"] == b["status"]),
        ("the same optional mark", lambda a, b: a["optional"] == b["optional"]),
    ):
        lines.append(f"{title:38} {sum(same(a, b) for a, b in pairs) / len(pairs):.3f}")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
