"""What the words of a time expression mean before the report's date and the text around it are looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from travaux.extract.times.calendar import Unit

Anchor = Literal["published", "current", "reference", "quarter", "period"]


@dataclass(frozen=True, slots=True)
class Relative:
    """A period of a unit, `count` of them from the one that the anchor lies in ("last week", "two years later").

    `anchor` is the report's date, the `current` time (the report's date, in a history the date told before), the date told
    before, the quarter told before, the `period` told before that results are of (a quarter or some months), or another
    meaning ("the day after Easter"). `precise` counts from the anchor's day and keeps the anchor's unit where that is
    coarser than the unit counted in ("a year earlier" of a quarter is a quarter).
    """

    unit: Unit
    count: float
    anchor: Anchor | Meaning = "published"
    precise: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """A period told by name or number: a date, month, weekday, season, quarter, year, holiday ...

    `unit` is the finest field told; `weekday` alone has unit `day`. `number` is a quarter's or half's number, the
    decade's first digits, the century's ordinal. `rule` is a holiday's or a season's code. `direction` is -1 for
    "last", 0 "this", 1 "next". `short` is a year told by two digits that may be of either century. `anaphoric` counts
    from the date told before ("the following June", "that Monday").
    """

    unit: Unit
    year: int | Relative | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    number: int | None = None
    rule: str | None = None
    direction: int | None = None
    anaphoric: bool = False
    before_christ: bool = False
    short: bool = False
    fiscal: bool = False
    week: Relative | None = None


@dataclass(frozen=True, slots=True)
class Nth:
    """The nth of the periods of a unit in another period ("the first week of May"); -1 is the last."""

    unit: Unit
    which: int
    whole: Meaning


@dataclass(frozen=True, slots=True)
class Between:
    """One of the dates that digits may tell ("03/04/2022"): the value can't be told."""

    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Amount:
    """A length of time. `low` is None where it is not told ("some years"), `high` the larger of two ("two or three").

    `unit` is a TIMEX3 code, with a leading `T` below a day. `ends` is -1 where it ends at the report's date ("the past
    week"), 1 where it begins there.
    """

    low: float | None
    unit: str
    high: float | None = None
    ends: int | None = None


@dataclass(frozen=True, slots=True)
class Fixed:
    """A value that the words alone give: `PRESENT_REF`, a repeated time (SET), a `length` in two units."""

    value: str
    repeated: bool = False
    length: bool = False


@dataclass(frozen=True, slots=True)
class Unclear:
    """A time that the words don't tell."""


Meaning = Relative | Named | Nth | Between | Amount | Fixed | Unclear


@dataclass(frozen=True, slots=True)
class Reading:
    """An expression read: its meaning (None for a bare time of day), modifier, clock time and part of the day.

    `modifier` is START, MID, END, BEFORE ("earlier this week") or AFTER ("later this week"); `start` and `end` are the
    characters of the text that the reading covers.
    """

    meaning: Meaning | None
    start: int
    end: int
    modifier: str | None = None
    clock: str | None = None
    part: str | None = None
