"""Why a move is in a record: for people who ask, not part of its wire form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """The word that shows a move, the sense of the lexicon that fits it, and what spoke for it.

    `kinds` is what the model thinks of the word: the probability of each kind of move. `parts` are the log odds that were
    added up, by name.
    """

    word: str
    sense: str | None
    kinds: Mapping[str, float]
    parts: tuple[tuple[str, float], ...]
