"""Words that tell posting lines, datelines and the day of a report's news."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from travaux.errors import ResourceError

_GROUPS = ("posting", "changed", "no-place", "told-day", "past-day", "other-day", "coming", "field", "held")


@dataclass(frozen=True, slots=True)
class ReaderWords:
    """One pattern for each group of `words.tsv`; `told_day`, `past_day` and `other_day` end where the weekday begins."""

    posting: re.Pattern[str]
    changed: re.Pattern[str]
    no_place: re.Pattern[str]
    told_day: re.Pattern[str]
    past_day: re.Pattern[str]
    other_day: re.Pattern[str]
    coming: re.Pattern[str]
    field: re.Pattern[str]
    held: re.Pattern[str]


def parse_words(rows: Iterable[list[str]]) -> ReaderWords:
    """The words from the rows of `words.tsv`: group, pattern.

    Raises:
        ResourceError: a row has an unknown group or no pattern, or a group has no row.
    """
    groups: dict[str, list[str]] = {}
    for row in rows:
        if len(row) != 2 or row[0] not in _GROUPS or not row[1]:
            raise ResourceError(f"expected a group ({', '.join(_GROUPS)}) and a pattern in words.tsv, got {row!r}")
        groups.setdefault(row[0], []).append(row[1])
    if missing := [g for g in _GROUPS if g not in groups]:
        raise ResourceError(f"expected a row for each group in words.tsv, got none for {', '.join(missing)}")
    any_of = {group: rf"\b(?:{'|'.join(patterns)})\b" for group, patterns in groups.items()}
    return ReaderWords(
        re.compile(any_of["posting"], re.IGNORECASE),
        re.compile(any_of["changed"], re.IGNORECASE),
        re.compile(any_of["no-place"]),
        re.compile(rf"{any_of['told-day']}\s+(?:here\s+)?(?:on\s+|late\s+|early\s+)*$", re.IGNORECASE),
        re.compile(rf"{any_of['past-day']}\s+$", re.IGNORECASE),
        re.compile(rf"{any_of['other-day']}[^.]{{0,40}}$", re.IGNORECASE),
        re.compile(any_of["coming"], re.IGNORECASE),
        re.compile(rf"{any_of['field']}(?: on)?\s*:?(?=\s|$)", re.IGNORECASE),
        re.compile(any_of["held"], re.IGNORECASE),
    )
