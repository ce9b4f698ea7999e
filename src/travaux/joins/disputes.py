"""Papers of which reports tell otherwise: how many pages they have, or when they were handed over, signed, published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from travaux.joins.differences import Difference, differences
from travaux.joins.digest import Days, PaperState
from travaux.joins.labels import ONCE
from travaux.joins.paged import PagedSightings
from travaux.joins.paper_told import Dispute, PaperTold
from travaux.joins.papers import JoinedPaper, Sightings, join_papers
from travaux.joins.said import gap_between, shown_days
from travaux.joins.sightings import Sighting, sightings_of
from travaux.joins.told import Told
from travaux.ledger.join_rules import JoinRules
from travaux.ledger.vocabulary import JoinWords

_MULTIPLE = 3  # times as many pages as another has: from there on it is another paper
_NEAR = 14  # days between two accounts of one act: longer apart it was done twice


def disputes_of(
    told: Iterable[Told],
    parties: Mapping[str, Mapping[str, str]],
    words: JoinWords,
    joining: Sightings,
    rules: JoinRules,
) -> list[Dispute]:
    """The papers of which reports tell otherwise, from reports that speak.

    Args:
        parties: of actors by their ids, by versions.
    """
    reports = {each.version: each for each in told}
    sightings = [
        each
        for report in reports.values()
        for each in sightings_of(report, words, parties[report.version])
        if each.no_paper is None and (each.pages is not None or any(_is_telling(state) for state in each.states))
    ]
    if len(sightings) < 2:
        return []
    papers = join_papers(sightings, PagedSightings(joining, words), rules)
    return [each for paper in papers for each in _disputes(paper, reports, parties)]


def _is_telling(state: PaperState) -> bool:
    return state.days is not None and state.state in ONCE


def _disputes(paper: JoinedPaper, reports: Mapping[str, Told], parties: Mapping[str, Mapping[str, str]]) -> Iterator[Dispute]:
    sightings = {each.ref: each for each in paper.sightings}
    for difference in differences(paper):
        if difference.state is not None and difference.state not in ONCE:
            continue
        values = [
            (value, [_told(sightings[ref], difference, value, reports, parties) for ref in refs])
            for value, refs in difference.values
        ]
        values.sort(key=lambda pair: (pair[1][0].told.day or "", pair[1][0].id))
        for (one, first), (other, second) in combinations(values, 2):
            if _differ(first, second) and (_are_near(one, other) if difference.state is not None else _may_be_one(one, other)):
                yield Dispute(paper.sightings[0].label, difference.state, tuple(first), tuple(second))
                break  # what else is told stands in the paper


def _differ(first: Sequence[PaperTold], second: Sequence[PaperTold]) -> bool:
    """Whether two origins tell otherwise: one that tells both tells of two papers, or corrects itself."""
    return {each.told.origin for each in first}.isdisjoint(each.told.origin for each in second)


def _may_be_one(one: str, other: str) -> bool:
    """Whether two numbers of pages may be told of one paper: one that is a multiple of another is not its like."""
    lesser, greater = sorted((int(one), int(other)))
    return greater <= _MULTIPLE * lesser


def _are_near(one: str, other: str) -> bool:
    return 0 < gap_between(_days(one), _days(other)) <= _NEAR


def _days(value: str) -> Days:
    first, _, last = value.partition(" to ")
    return first, last or first


def _told(
    sighting: Sighting,
    difference: Difference,
    value: str,
    reports: Mapping[str, Told],
    parties: Mapping[str, Mapping[str, str]],
) -> PaperTold:
    told = reports[sighting.ref[0]]
    called = {figure.id: figure.name for figure in told.digest.figures}
    paper = next(each for each in told.digest.papers if each.document == sighting.ref[1])
    owners = {parties[told.version][id] for id in paper.authors if id in parties[told.version]}
    owners = owners or {who.side or who.name for who in sighting.authors} & set(parties[told.version].values())
    spans, quote = paper.counted, paper.counted_quote
    voices: tuple[str, ...] = ()
    if difference.state is not None:
        state = next(each for each in sighting.states if each.state == difference.state and _shown(each) == value)
        spans, quote = state.evidence, state.quote
        voices = tuple(name for group in state.voices if (name := " and ".join(called[id] for id in group if id in called)))
    owner, interval = min(owners) if len(owners) == 1 else None, "/".join(dict.fromkeys(_days(value)))
    return PaperTold(told, sighting.ref[1], sighting.label, owner, voices, spans, quote, interval)


def _shown(state: PaperState) -> str:
    return shown_days(state.days)
