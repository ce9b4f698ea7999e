"""What people say of items that are the same, or not: rules that joining must keep."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from travaux.ledger.active import active
from travaux.record.verdicts import JOIN_VERDICTS

if TYPE_CHECKING:
    from travaux.record.judgement import Judgement

Ref = tuple[str, str]  # version and item
Pair = frozenset[Ref]


@dataclass(frozen=True, slots=True)
class JoinDispute:
    """Pairs on which people contradict each other, and what they said of them."""

    pairs: frozenset[Pair]
    judgements: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class JoinRules:
    """Pairs of items that are one and pairs that aren't; a disputed pair is in neither."""

    same: frozenset[Pair]
    not_same: frozenset[Pair]
    disputed: tuple[JoinDispute, ...]


def joins(judgements: Iterable[Judgement]) -> JoinRules:
    """The rules that judgements come to.

    `join` says that all its items are one, `not-same` that no two of them are, `split` that the first is none of the
    others. Of one pair a person's later word counts, and the newest editor's before all coders'. Where pairs that are the
    same lead from one item to another that isn't, all pairs among the items so joined are disputed until one is undone.
    """
    said: dict[Pair, list[Judgement]] = {}
    for judgement in active(judgements):
        for pair in _pairs(judgement):
            said.setdefault(pair, []).append(judgement)
    sides: dict[bool, set[Pair]] = {True: set(), False: set()}
    disputed: list[frozenset[Pair]] = []
    for pair, each in said.items():
        verdicts = _verdicts(each)
        if len(verdicts) > 1:
            disputed.append(frozenset({pair}))
        else:
            sides[verdicts.pop()].add(pair)
    for group in _groups(sides[True]):
        if any(pair <= group for pair in sides[False]):
            caught = frozenset(pair for pair in sides[True] | sides[False] if pair <= group)
            disputed.append(caught)
            sides = {side: pairs - caught for side, pairs in sides.items()}
    disputes = [JoinDispute(pairs, active(j for pair in pairs for j in said[pair])) for pairs in disputed]
    disputes.sort(key=lambda dispute: sorted(map(sorted, dispute.pairs)))
    return JoinRules(frozenset(sides[True]), frozenset(sides[False]), tuple(disputes))


def _pairs(judgement: Judgement) -> Iterator[Pair]:
    refs = [(anchor.version, anchor.item) for anchor in judgement.anchors]
    if judgement.verdict in JOIN_VERDICTS:
        for one, other in combinations(refs, 2):
            if judgement.verdict != "split" or one == refs[0]:
                yield frozenset({one, other})


def _verdicts(judgements: Iterable[Judgement]) -> set[bool]:
    """Whether a pair is the same, on the editors' last word, else on each coder's."""
    last = {(j.by if j.role == "coder" else "", j.role): j.verdict == "join" for j in judgements}
    editors = {same for (_, role), same in last.items() if role == "editor"}
    return editors or set(last.values())


def _groups(pairs: Iterable[Pair]) -> list[set[Ref]]:
    """Items that pairs lead from one to another, in groups."""
    groups: list[set[Ref]] = []
    for pair in pairs:
        touched = [group for group in groups if group & pair]
        groups = [group for group in groups if not group & pair] + [set(pair).union(*touched)]
    return groups
