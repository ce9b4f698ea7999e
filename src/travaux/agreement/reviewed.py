"""Agreement of two people who judged the same entries of the machine's, which both saw: not that of people who coded blindly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from travaux.agreement.alpha import Alpha, nominal_alpha
from travaux.ledger.judgements import Judged, JudgedItem
from travaux.record.anchor import LIST_OF
from travaux.record.judgement import Judgement

EVERY = "all"  # kinds together


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one person makes of an entry: accept, reject or correct, and the values of the fields that he corrected."""

    verdict: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Reviewed:
    """How far two people agree on the entries that both judged: by kind of item whether they accept, reject or correct them.

    `corrected` is how many fields both corrected, `same` to how many of these both gave the same value.
    """

    coders: tuple[str, str]
    verdicts: tuple[tuple[str, Alpha], ...]
    corrected: int
    same: int

    def to_dict(self) -> dict[str, Any]:
        """Its wire form."""
        verdicts = [{"kind": kind, **alpha.to_dict()} for kind, alpha in self.verdicts]
        return {"coders": [*self.coders], "verdicts": verdicts, "corrected": self.corrected, "same": self.same}


def reviews_of(judged: Iterable[Judged], seed: int = 0) -> list[Reviewed]:
    """How far each two people agree who judged entries in common, by name.

    Editors, who settle what others differ on, aren't counted, nor what people added. A judgement counts where it was made, not in
    the other versions that it is carried to.

    Args:
        judged: versions as people have left them.
        seed: of the intervals' drawing.
    """
    reports = [_opinions(each) for each in judged]
    pairs = {pair for report in reports for _, said in report for pair in combinations(sorted(said), 2)}
    return [_reviewed(reports, pair, seed) for pair in sorted(pairs)]


def _opinions(judged: Judged) -> list[tuple[str, dict[str, Opinion]]]:
    """Of each of the machine's entries in a version its kind, and what each person makes of it."""
    read = {item.id for name in LIST_OF.values() for item in getattr(judged.machine, name)}
    items = [item for item in judged.items if item.item.id in read]
    return [(item.kind, _said(item, judged.version)) for item in items if item.judgements]


def _said(item: JudgedItem, version: str) -> dict[str, Opinion]:
    by: dict[str, list[Judgement]] = {}
    for judgement in item.judgements:
        if judgement.role != "editor" and judgement.anchors[0].version == version and judgement.verdict != "add":
            by.setdefault(judgement.by, []).append(judgement)
    return {name: _opinion(judgements) for name, judgements in by.items()}


def _opinion(judgements: Sequence[Judgement]) -> Opinion:
    """What a person says last; a rejection takes back his corrections, any other verdict his rejection."""
    values: dict[str, str] = {}
    for judgement in judgements:
        if judgement.verdict == "reject":
            values = {}
        elif judgement.verdict == "correct":
            values[str(judgement.anchors[0].field)] = str(judgement.value)
    if judgements[-1].verdict == "reject":
        return Opinion("reject")
    return Opinion("correct", tuple(sorted(values.items()))) if values else Opinion("accept")


def _reviewed(reports: Sequence[Sequence[tuple[str, dict[str, Opinion]]]], coders: tuple[str, str], seed: int) -> Reviewed:
    both = [[(kind, said[coders[0]], said[coders[1]]) for kind, said in report if said.keys() >= set(coders)] for report in reports]
    both = [report for report in both if report]
    kinds = [kind for kind in LIST_OF if any(kind == each for report in both for each, *_ in report)]
    verdicts = tuple(
        (kind, nominal_alpha([[(a.verdict, b.verdict) for k, a, b in report if kind in (k, EVERY)] for report in both], seed))
        for kind in (EVERY, *kinds)
    )
    values = [(dict(a.values), dict(b.values)) for report in both for _, a, b in report]
    corrected = [(one[field], other[field]) for one, other in values for field in one.keys() & other.keys()]
    return Reviewed(coders, verdicts, len(corrected), sum(one == other for one, other in corrected))
