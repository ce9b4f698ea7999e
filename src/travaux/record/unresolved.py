"""What a report calls for and the record leaves empty: a row with its reason and candidates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from travaux.record.span import Spans

UnresolvedCode = Literal[
    "two-candidates",
    "no-antecedent",
    "no-year",
    "vague-time",
    "date-conflict",
    "unnamed-party",
    "unnamed-issue",
    "not-in-lexicon",
    "model-abstains",
]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value that an unresolved field may have, with its confidence in [0, 1]."""

    value: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A field of an item (by id; `article` for the report itself) that stays empty, why, and what it may be."""

    item: str
    field: str
    code: UnresolvedCode
    candidates: tuple[Candidate, ...] = ()
    spans: Spans = ()
