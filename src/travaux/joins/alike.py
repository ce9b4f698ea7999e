"""Whether two words for what moves are about are one thing, by how much they share and what else they tell."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from typing import TYPE_CHECKING

from travaux.joins.content import FEW, LIKE, numbers_differ, share_a_name_alone
from travaux.joins.told import UNDATED, days_around, days_between

if TYPE_CHECKING:
    from travaux.joins.content import TermWeights
    from travaux.joins.nodes import Node

TELLING = 6.0  # weight of words from which sharing those of the lesser alone is enough
_PART = 0.5  # share of the greater's words without which those of the lesser are a small part of it, where neither tells an issue
_ENOUGH, _ALL = 10.5, 0.95  # weight of words, and share of the lesser's, from which these are enough, however much the greater says
_EXACT = re.compile(r"(?!(?:19|20)\d\d$)[1-9]\d*[1-9]\d+(?:\.\d+)?")  # of three digits and more, no round one, no year
_LONG = 15.0  # weight of words from which these are shared by no chance
_MONTHS = 60  # days
_MONTHS_LIKE = 0.75  # as LIKE, where months lie between and no issue tells that they are about one thing
_ALL_BUT = 0.8  # share of the greater from which few words aren't shared by chance


def part_needed(issues: Sequence[str | None], least: float) -> float:
    """The share of the greater of two contents that both must have, where no issue tells that they are about one thing.

    Args:
        issues: of both, as their own words tell them.
        least: how much the lesser tells; a single common word tells little.
    """
    one, other = issues
    if one is not None and other is not None:
        return 0.0
    if least < TELLING:
        return LIKE
    return _PART if one is None and other is None else 0.0


def is_enough(shared: float, least: float, numbers: Set[str] = frozenset()) -> bool:
    """Whether two contents share much, and all that the lesser says: that is no small part, however much the greater says.

    Args:
        numbers: that both have; an exact one is much: "$266 million", "Resolution 2513".
    """
    return shared >= _ALL * least and (shared >= _ENOUGH or any(map(_EXACT.fullmatch, numbers)))


def _is_small_part(first: Node, second: Node, shared: float, told: Sequence[float]) -> bool:
    """Whether what two share is a small part of the greater, and not enough.

    Args:
        shared: how much that tells, or as much as it may.
        told: how much the lesser and the greater tell.
    """
    least, most = told
    if shared >= part_needed((first.issue, second.issue), least) * most:
        return False
    return not is_enough(shared, least, first.content.numbers & second.content.numbers)


def _count_other_things(first: Node, second: Node) -> bool:
    """Whether a bare number stands where something else is spoken of: "asks for 120" prisoners, and 120 monitors."""
    if first.content.stems and second.content.stems:
        return False
    return len({node.issue or node.guess for node in (first, second)} - {None}) > 1


def _are_with_others(first: Node, second: Node) -> bool:
    """Whether each is done together with somebody else: what two states agree on isn't what one of them agrees on with a third."""
    one, two = first.partners, second.partners
    return bool(one - two) and bool(two - one)


def _are_of_others(first: Node, second: Node) -> bool:
    """Whether each is somebody's, and not the same one's: Georgia's territorial integrity and Ukraine's."""
    return bool(first.owners and second.owners) and first.owners.isdisjoint(second.owners)


def _share_names(first: Node, second: Node) -> bool:
    """Whether names are all that is shared, each says something else of them, and no issue tells that this is one thing."""
    if first.issue is not None or second.issue is not None:
        return False
    one, two = first.content.terms, second.content.terms
    return one & two <= first.names & second.names and not (one <= two or two <= one)


def _by_chance(first: Node, second: Node) -> bool:
    """Whether no name is shared by two that months lie between, and no issue tells that this is one thing: "to cease violence"."""
    if first.issue is not None or second.issue is not None:
        return False
    names = first.names & second.names
    if not first.owners.isdisjoint(second.owners):
        return False
    return not names or names.isdisjoint(first.content.terms & second.content.terms)


def days_near(node: Node) -> tuple[str, str]:
    """The first and the last day between which and when it was known no months lie, ISO; an undated one is near no day."""
    day = node.first[0]
    return days_around(day, _MONTHS) if day != UNDATED else ("", "")


def are_two(first: Node, second: Node, told: Sequence[float], near: tuple[str, str]) -> bool:
    """Whether two are about two things whatever words they share.

    Args:
        told: how much the lesser and the greater tell.
        near: the days that are near the second.
    """
    least, most = told
    if least < LIKE * most and _is_small_part(first, second, least, told):
        return True
    return least < _LONG and not near[0] <= first.first[0] <= near[1] and _by_chance(first, second)


def _are_months_apart(first: Node, second: Node) -> bool:
    """Whether months lie between two, or it isn't told when they were known."""
    one, two = first.first[0], second.first[0]
    gap = days_between(one, two) if one != UNDATED and two != UNDATED else None
    return gap is None or gap > _MONTHS


def _are_loosely_alike(first: Node, second: Node, weight: float, told: Sequence[float]) -> bool:
    """Whether two share few words, or most alone while months surely lie between, and nothing else tells that this is one thing.

    Args:
        weight: of the words that they share.
        told: how much the lesser and the greater tell.
    """
    around = first.guess is not None and first.guess == second.guess
    if around or first.issue is not None or second.issue is not None:
        return False
    if weight < FEW and weight < _ALL_BUT * told[1]:
        return True
    dated = UNDATED not in (first.first[0], second.first[0])
    return weight < _MONTHS_LIKE * told[0] and dated and _are_months_apart(first, second)


def score_of(weight: float, earlier: tuple[Node, float], later: tuple[Node, float], tell: TermWeights) -> float | None:
    """How like two nodes are, given with how much they tell, none of which only points; None where they aren't one.

    Args:
        weight: of the words that they share: LIKE of what the lesser tells, or more.
    """
    (one, its), (other, own) = earlier, later
    least, most = (own, its) if own < its else (its, own)
    if _is_small_part(one, other, weight, (least, most)):
        return None
    apart = _are_months_apart(other, one)
    if weight < _LONG and apart and _by_chance(other, one):
        return None
    if numbers_differ(one.content, other.content) or _count_other_things(other, one):
        return None
    if _are_with_others(other, one) or _are_of_others(other, one):
        return None
    if (weight < _ENOUGH or apart) and _share_names(other, one):
        return None
    if _are_loosely_alike(one, other, weight, (least, most)):
        return None
    issue = other.issue or one.issue  # without one no name is passed over, and enough is shared
    if issue is not None and share_a_name_alone(other.content.terms, one.content.terms, issue, tell):
        return None
    small = weight < part_needed((one.issue, other.issue), least) * most
    return LIKE if small else min(1.0, weight / least)
