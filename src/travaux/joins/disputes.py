"""Papers of which reports tell otherwise: how many pages they have, or when they were handed over, signed, published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from travaux.joins.differences import Difference, differences
from travaux.joins.labels import why_no_paper
from travaux.joins.papers import JoinedPaper, Sighting, Sightings, gap_between, join_papers, shown_days, sightings_of
from travaux.joins.said import Days, Paper, PaperState
from travaux.joins.told import Told
from travaux.ledger.join_rules import JoinRules
from travaux.ledger.vocabulary import JoinWords
from travaux.record.span import Spans

_ONCE = ("submitted", "received", "signed", "published", "adopted")  # states to which a paper comes once
_NEAR = 14  # days between two accounts of one act: longer apart it was done twice


@dataclass(frozen=True, slots=True)
class PaperTold:
    """What one report tells of a paper: its pages, or the days of a state.

    Args:
        document: its id in the record.
        label: how the report calls it.
        party: of the talks, whose paper it is; None where that isn't known.
        speakers: who tells it, the outermost first; nobody where the narrator does.
        value: pages in digits, or days, ISO.
    """

    told: Told
    document: str
    label: str
    party: str | None
    speakers: tuple[str, ...]
    evidence: Spans
    quote: str
    value: str

    @property
    def id(self) -> str:
        """Its version, document and words."""
        return f"{self.told.version}/{self.document}/{self.evidence[0][0]}"

    @property
    def made(self) -> str | None:
        """The day on which it is told."""
        return self.told.day

    def to_dict(self) -> dict[str, Any]:
        """What a view shows of it: the report, who speaks, and the words with their place."""
        return {
            "version": self.told.version,
            "document": self.document,
            "publisher": self.told.publisher,
            "title": self.told.title,
            "released": self.told.release,
            "origin": self.told.origin,
            "party": self.party,
            "label": self.label,
            "speakers": list(self.speakers),
            "value": self.value,
            "spans": [list(span) for span in self.evidence],
            "quote": self.quote,
        }


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two accounts of one paper that can't both be right.

    Args:
        state: whose days differ; None for pages.
    """

    label: str
    state: str | None
    first: tuple[PaperTold, ...]
    second: tuple[PaperTold, ...]


def tells_pages(paper: Paper, words: JoinWords) -> bool:
    """Whether a report tells how many pages a paper has."""
    return paper.pages is not None and why_no_paper(paper, words) is None


def tells_days(paper: Paper, words: JoinWords) -> bool:
    """Whether a report tells when something was done with a paper that is done once."""
    return any(state.days and state.state in _ONCE for state in paper.states) and why_no_paper(paper, words) is None


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
    papers = join_papers(sightings, joining, rules)
    return [each for paper in papers for each in _disputes(paper, reports, parties)]


def _is_telling(state: PaperState) -> bool:
    return state.days is not None and state.state in _ONCE


def _disputes(paper: JoinedPaper, reports: Mapping[str, Told], parties: Mapping[str, Mapping[str, str]]) -> Iterator[Dispute]:
    sightings = {each.ref: each for each in paper.sightings}
    for difference in differences(paper):
        if difference.state is not None and difference.state not in _ONCE:
            continue
        values = [
            (value, [_told(sightings[ref], difference, value, reports, parties) for ref in refs])
            for value, refs in difference.values
        ]
        values.sort(key=lambda pair: (pair[1][0].told.day or "", pair[1][0].id))
        for (one, first), (other, second) in combinations(values, 2):
            if _differ(first, second) and (difference.state is None or _are_near(one, other)):
                yield Dispute(paper.sightings[0].label, difference.state, tuple(first), tuple(second))
                break  # what else is told stands in the paper


def _differ(first: Sequence[PaperTold], second: Sequence[PaperTold]) -> bool:
    """Whether two origins tell otherwise: one that tells both tells of two papers, or corrects itself."""
    return {each.told.origin for each in first}.isdisjoint(each.told.origin for each in second)


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
    spans, quote, voices = sighting.counted, sighting.counted_quote, ()
    if difference.state is not None:
        state = next(each for each in sighting.states if each.state == difference.state and _shown(each) == value)
        spans, quote = state.evidence, state.quote
        voices = tuple(name for group in state.voices if (name := " and ".join(called[id] for id in group if id in called)))
    return PaperTold(
        told, sighting.ref[1], sighting.label, min(owners) if len(owners) == 1 else None, voices, spans, quote, value
    )


def _shown(state: PaperState) -> str:


    return shown_days(state.days)
