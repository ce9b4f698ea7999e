"""Which occurrence of a date without a year is meant: by direction, by the tense, by the dates told before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from travaux.extract.times.calendar import Period
from travaux.extract.times.context import TimeContext

_AGAINST_TENSE = 8.0  # how much farther off a date counts that the tense speaks against
_LOOSE = 2.0  # the same beside a noun, which the tense tells little of
_BEFORE_NOW = {"present": 2.0, "future": 20.0}
_IN_YEAR_TOLD = 30.0  # days; swept 0-120 on histories


def by_direction(candidates: Iterable[Period], now: date, direction: int | None) -> Period | None:
    """ "last June", "next spring"; "this March" lies in the year of now."""
    found = list(candidates)
    if direction == -1:
        return max((p for p in found if p.last < now), key=lambda p: p.first, default=None)
    if direction == 1:
        return min((p for p in found if p.first > now), key=lambda p: p.first, default=None)
    if direction == 0:
        return next((p for p in found if p.first.year == now.year), None)
    return None


def by_tense(candidates: Sequence[Period], now: date, context: TimeContext) -> Period | None:
    """The nearest occurrence, those on the other side than the tense tells counting as farther off."""

    def cost(period: Period) -> float:
        away = float(distance(period, now))
        if context.tense == "past" and period.first > now:
            return away * (_LOOSE if context.loose else _AGAINST_TENSE)
        if period.unit in ("quarter", "half"):  # told of are mostly results, which may still be to come ("expects to report")
            return away + (60 if period.first <= now < period.last else 0)
        if period.last < now:
            return away * min(_BEFORE_NOW.get(context.tense or "", 1), _LOOSE if context.loose else 99)
        return away

    return min(candidates, key=lambda p: (cost(p), p.first), default=None)


def by_story(candidates: Sequence[Period], anchor: Period, fine: Period) -> Period | None:
    """The occurrence nearest to the day or month told before (`fine`); a story goes on rather than back.

    One that lies in the year told before counts as near, unless another lies much nearer: years are told in passing too.
    """

    def cost(period: Period) -> float:
        inside = anchor.first <= period.first and period.last <= anchor.last
        ahead = (period.first - fine.last).days * 0.6 if period.first > fine.last else float(distance(period, fine.first))
        return min(ahead, _IN_YEAR_TOLD) if inside else ahead

    return min(candidates, key=lambda p: (cost(p), p.first), default=None)


def distance(period: Period, now: date) -> int:
    """Days between a day and the nearest day of a period, 0 within it."""
    if period.first <= now <= period.last:
        return 0
    return min(abs((period.first - now).days), abs((period.last - now).days))
