"""What a judgement may say."""

from __future__ import annotations

from typing import Literal

Verdict = Literal["accept", "reject", "correct", "add", "join", "split", "not-same", "codebook", "undo"]
Role = Literal["coder", "editor"]
ITEM_VERDICTS = ("accept", "reject", "correct", "add")
JOIN_VERDICTS = ("join", "split", "not-same")
CODEBOOK: Verdict = "codebook"  # which parties and issues some talks have; of no item
