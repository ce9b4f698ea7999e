"""Coverage joined: who did what, whose it was, and which propositions it is about, as it was known on a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from travaux.joins.codebook import Talks
from travaux.joins.moves import STANCES, Deed, deeds_of
from travaux.joins.parties import PartyNames, find_parties, words_of_actor
from travaux.joins.propositions import IssueFinder, JoinWords, Proposition, join_propositions
from travaux.joins.told import Told, speaking
from travaux.ledger.words import words_of


@dataclass(frozen=True, slots=True)
class Play:
    """Coverage of talks, joined.

    Args:
        as_of: a day, ISO: made and known by then; None for now.
        reports: the versions that speak.
        deeds: moves of the parties, in the order in which they were made, then told.
        propositions: what their stances are about.
        undated: reports that stand in no dated view.
    """

    talks: Talks
    as_of: str | None
    reports: tuple[Told, ...]
    deeds: tuple[Deed, ...]
    propositions: tuple[Proposition, ...]
    undated: int


def join(told: Sequence[Told], talks: Talks, words: JoinWords, as_of: str | None = None) -> Play:
    """Join coverage; the order in which it is given makes no difference."""
    reports = speaking(told, as_of)
    names = PartyNames({words_of_actor(party): party for party in talks.parties}, words.roles)
    parties = find_parties(reports, names)
    deeds = [deed for report in reports for deed in deeds_of(report, parties)]
    deeds = [deed for deed in deeds if as_of is None or deed.made is None or deed.made <= as_of]
    deeds.sort(key=lambda deed: (deed.made or "", deed.told.release or "", deed.told.version, deed.move.evidence, deed.party))
    stances = [deed for deed in deeds if deed.kind in STANCES]
    finder = IssueFinder(talks.issues, words.empty)
    passed_over = frozenset(stem for party in talks.parties for stem in words_of(party))
    propositions = join_propositions(stances, {deed.id: finder.find(deed) for deed in stances}, words, passed_over)
    undated = sum(report.release is None for report in told)
    return Play(talks, as_of, tuple(reports), tuple(deeds), tuple(propositions), undated)
