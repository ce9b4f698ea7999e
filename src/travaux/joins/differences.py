"""What several reports tell of one paper that can't all be right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from travaux.joins.digest import Days
from travaux.joins.papers import JoinedPaper
from travaux.joins.said import gap_between, shown_days
from travaux.ledger.join_rules import Ref


@dataclass(frozen=True, slots=True)
class Difference:
    """What reports tell of one paper that can't both be right: its pages, or the days of one state.

    Args:
        state: whose days differ; None for pages.
        values: what is told, by the documents that tell it, the earliest first.
    """

    what: Literal["pages", "days"]
    state: str | None
    values: tuple[tuple[str, tuple[Ref, ...]], ...]


def differences(paper: JoinedPaper) -> tuple[Difference, ...]:
    """What several reports tell of a paper that can't both be right."""
    pages: dict[str, list[Ref]] = {}
    states: dict[str, dict[Days, list[Ref]]] = {}
    for each in paper.sightings:
        if each.pages is not None:
            pages.setdefault(str(each.pages), []).append(each.ref)
        for state in each.states:
            if state.days is not None:
                states.setdefault(state.state, {}).setdefault(state.days, []).append(each.ref)
    found = [Difference("pages", None, _values(pages))] if len(pages) > 1 else []
    for name, by_days in states.items():
        if any(gap_between(one, two) and set(by_days[one]).isdisjoint(by_days[two]) for one, two in combinations(by_days, 2)):
            found.append(Difference("days", name, _values({shown_days(days): refs for days, refs in sorted(by_days.items())})))
    return tuple(found)


def _values(values: Mapping[str, Sequence[Ref]]) -> tuple[tuple[str, tuple[Ref, ...]], ...]:
    return tuple((value, tuple(refs)) for value, refs in values.items())
