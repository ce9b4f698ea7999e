"""Times: expressions that place something in time, and resolved time values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class TimeValue:
    """A resolved time: a TIMEX3 value or an ISO interval, with its first and last day (ISO dates) where they can be told."""

    value: str
    earliest: str | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression in the text. `value` is TIMEX3, None where it can't be resolved."""

    id: str
    start: int
    end: int
    type: TimexType
    value: str | None
    earliest: str | None = None
    latest: str | None = None
