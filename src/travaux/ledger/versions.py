"""Which versions are of one article, from when each speaks, and which of them stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal

Status = Literal["current", "superseded", "killed", "retracted", "notice"]
NOTES_OF_VERSIONS = ("corrected", "updated", "killed", "retracted", "earlier-version")
_ENDING = {"killed": "killed", "retracted": "retracted"}
_WINDOW = timedelta(days=30)  # in which a note without an address corrects a report of the same headline


@dataclass(frozen=True, slots=True)
class VersionFacts:
    """What orders a version among others.

    Args:
        version: its id.
        article: the id of the article at whose address it was found.
        published: ISO 8601, as its newest reading has it.
        retrieved: when it was first fetched, ISO 8601.
        notes: kinds of the notes that it bears.
        embargo: until when it may not be known, ISO 8601.
        embargoed: that it bears an embargo, whenever it ends.
        publisher: whose report it is.
        title_key: what a correction and its original share; of a notice, that of the headline that it names.
    """

    version: str
    article: str
    published: str | None = None
    retrieved: str | None = None
    notes: tuple[str, ...] = ()
    embargo: str | None = None
    embargoed: bool = False
    publisher: str | None = None
    title_key: str | None = None

    @property
    def noted(self) -> bool:
        """Whether it says of itself that it is a later version."""
        return any(note in NOTES_OF_VERSIONS for note in self.notes)


@dataclass(frozen=True, slots=True)
class VersionState:
    """Where a version stands.

    Args:
        home: the article that it is a version of.
        place: among that article's versions, from 0.
        release: from when it is known, ISO 8601; None where nothing tells.
        status: `current` speaks; `superseded` was replaced; `killed` and `retracted` were taken back; a `notice` only takes back.
        replaced_by: the version that superseded it or took it back.
        unattached: a note says that there is an earlier report, and none or several fit.
    """

    version: str
    home: str
    place: int
    release: str | None
    status: Status
    replaced_by: str | None = None
    unattached: bool = False


def order_versions(facts: Iterable[VersionFacts]) -> dict[str, VersionState]:
    """The state of each version, from the facts of all that may belong together, in whatever order.

    Versions are of one article where they share its address. A version that says that it corrects, updates or takes back an
    earlier report, and has no earlier one at its address, belongs to the one report of the same publisher and headline that was
    published in the thirty days before; where several fit it stays alone, and says so.
    """
    every = sorted(facts, key=lambda fact: fact.version)
    homes, lost = _homes(every)
    groups: dict[str, list[VersionFacts]] = {}
    for fact in every:
        groups.setdefault(homes[fact.article], []).append(fact)
    return {state.version: state for home, group in groups.items() for state in _order(home, group, lost)}


def _homes(facts: Sequence[VersionFacts]) -> tuple[dict[str, str], set[str]]:
    """The home of each article, and the articles whose note names an earlier report that can't be told."""
    by_article: dict[str, list[VersionFacts]] = {}
    for fact in facts:
        by_article.setdefault(fact.article, []).append(fact)
    homes = {article: article for article in by_article}
    lost: set[str] = set()
    for article, own in by_article.items():
        if not all(fact.noted for fact in own):
            continue
        fitting = {a for fact in own for a, others in by_article.items() if a != article and _fits(fact, others)}
        if len(fitting) == 1:
            homes[article] = fitting.pop()
        else:
            lost.add(article)
    return homes, lost


def _fits(noted: VersionFacts, others: Sequence[VersionFacts]) -> bool:
    """Whether a noted version may be one of an article that has a version without a note."""
    return any(
        not other.noted
        and noted.title_key is not None
        and noted.title_key == other.title_key
        and noted.publisher is not None
        and noted.publisher == other.publisher
        and _near(other.published, noted.published)
        for other in others
    )


def _near(earlier: str | None, later: str | None) -> bool:
    if earlier is None or later is None:
        return True
    between = day_of(later) - day_of(earlier)
    return timedelta(0) <= between <= _WINDOW


def _order(home: str, group: Sequence[VersionFacts], lost: set[str]) -> list[VersionState]:
    """The versions of one article in their order."""
    ordered = sorted(group, key=_rank)
    releases: list[str | None] = []
    for fact in ordered:
        releases.append(_release(fact, next((r for r in reversed(releases) if r is not None), None)))
    last = len(ordered) - 1
    states = []
    for place, fact in enumerate(ordered):
        ending = next(((n, o) for o in ordered[place + 1 :] for n in o.notes if n in _ENDING), None)
        own = next((note for note in fact.notes if note in _ENDING), None)
        status: Status = "notice" if own else "current" if place == last else "superseded"
        replaced = ordered[place + 1].version if place < last else None
        if ending is not None and own is None:
            status, replaced = ("killed" if ending[0] == "killed" else "retracted"), ending[1].version
        states.append(VersionState(fact.version, home, place, releases[place], status, replaced, fact.article in lost))
    return states


def _rank(fact: VersionFacts) -> tuple[object, ...]:
    """What orders versions of one article; those that nothing orders stand in the order of their ids."""
    told = moment_of(fact.published)
    fetched = moment_of(fact.retrieved)
    ends = any(note in _ENDING for note in fact.notes)
    return (told is None, told or datetime.min, ends, fact.noted, fetched is None, fetched or datetime.min, fact.version)


def _release(fact: VersionFacts, before: str | None) -> str | None:
    """From when a version is known: its embargo's end, its date, else for a later one when it was fetched."""
    if fact.embargoed:
        return fact.embargo
    if before is None:
        return fact.published or fact.retrieved
    earlier = moment_of(before) or datetime.min
    for told in (fact.published, fact.retrieved):
        if (moment := moment_of(told)) is not None and moment > earlier:
            return told
    return before if fact.published else fact.retrieved


_ISO = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T(.+))?")


def moment_of(value: str | None) -> datetime | None:
    """An ISO 8601 value as the instant at which it begins, UTC; a value without offset is taken as UTC.

    >>> moment_of("2022-02-16T14:10+03:00")
    datetime.datetime(2022, 2, 16, 11, 10)
    """
    found = _ISO.fullmatch(value or "")
    if found is None:
        return None
    year, month, day, clock = found.groups()
    try:
        moment = datetime.fromisoformat(f"{year}-{month or '01'}-{day or '01'}" + (f"T{clock}" if clock else ""))
        return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo is not None else moment
    except (ValueError, OverflowError):
        return None


def day_of(value: str | None) -> date:
    """The day on which an ISO 8601 value begins; the first of all days where there is none."""
    moment = moment_of(value)
    return moment.date() if moment is not None else date.min


def groups_of(states: Mapping[str, VersionState]) -> dict[str, list[VersionState]]:
    """The versions of each article, in their order."""
    groups: dict[str, list[VersionState]] = {}
    for state in sorted(states.values(), key=lambda s: (s.home, s.place)):
        groups.setdefault(state.home, []).append(state)
    return groups
