"""Why documents of two reports may be one paper by what is told of them besides their labels and authors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import prod

from travaux.joins.content import likeness, numbers_differ
from travaux.joins.issue_labels import are_about_one
from travaux.joins.said import gap_between, shown_days
from travaux.joins.sightings import Sighting, are_dated_apart, are_two_releases, is_dated_as, is_dated_otherwise
from travaux.joins.ties import Ground
from travaux.joins.told import days_between
from travaux.ledger.words import words_of

OTHER_NUMBERS = 0.2
HOPE = 0.3  # a score below which nothing helps
# What each is worth. By judgement; not swept, and not calibrated.
_GENERIC, _AKIN, _OTHER_KIND = 0.95, 0.75, 0.4
_OTHER_PAGES = 0.9
_OTHER_DAYS, _NEAR_DAYS = 0.5, 0.9
_SAME_PAGES, _SAME_DAYS = 1.5, 1.5  # what these take off of that which lacks of a score of 1, told as weights above 1
_WEEK = 7
_TWO_WEEKS = 14
_ALL_BUT = 0.8  # share of a label's words from which another says nearly the same
_ANY_KIND = ("document", "draft")  # kinds of nouns that stand for any text
_BETWEEN = ("treaty", "agreement")
_KINDS = (frozenset(("proposal", "response")), frozenset(("treaty", "agreement")))


def together(grounds: Iterable[Ground]) -> float:
    """What grounds come to: those against first, then what those for take off of that which lacks, if there is hope."""
    weights = sorted(ground.weight for ground in grounds)
    score = prod(weight for weight in weights if weight <= 1.0)
    for weight in weights:
        if weight > 1.0 and score >= HOPE:
            score = 1.0 - (1.0 - score) / weight
    return round(score, 4)


def kinds_told(item: Sighting, other: Sighting, *, named: bool) -> Ground:
    """What it tells of what kind each is."""
    kinds = f"{item.kind} and {other.kind}"
    if item.kind == other.kind:
        return Ground("kind", f"both are called a {item.kind}", 1.0)
    if item.kind in _ANY_KIND or other.kind in _ANY_KIND:
        return Ground("kind", f"{kinds}: one of these may be any text", _GENERIC)
    akin = frozenset((item.kind, other.kind)) in _KINDS and not named  # the Lissa accord is no Lissa convention
    return Ground("kind", f"{kinds}: {'may be one' if akin else 'other sorts of texts'}", _AKIN if akin else _OTHER_KIND)


def pages_told(item: Sighting, other: Sighting) -> Iterator[Ground]:
    """What it tells how many pages each has."""
    if item.pages is not None and other.pages is not None:
        if item.pages == other.pages:
            yield Ground("pages", f"both have {item.pages} pages", _SAME_PAGES)
        else:
            yield Ground("pages", f"reports differ: {item.pages} pages and {other.pages}", _OTHER_PAGES)


def dates_told(item: Sighting, other: Sighting) -> Iterator[Ground]:
    """What it tells that a document is called by a date: the other's, or that of one of its states."""
    if are_two_releases(item, other):
        yield Ground("title", "each is a release of its own", OTHER_NUMBERS)
    if are_dated_apart(item, other):
        yield Ground("date", "they are called by other dates", OTHER_NUMBERS)
    elif any(is_dated_as(one, two) for one, two in ((item, other), (other, item))):
        yield Ground("date", "one is called by the date of the other", _SAME_DAYS)
    elif any(is_dated_otherwise(one, two) for one, two in ((item, other), (other, item))):
        yield Ground("date", "one is called by another date than is told of the other", _OTHER_DAYS)


def days_told(item: Sighting, other: Sighting, *, named: bool) -> Iterator[Ground]:
    """The days of the state that both are told to have come to, and that fits best.

    What bears a name is signed once; one house adopts it after the other, and it is sent and printed again.
    """
    found = [
        (gap_between(one.days, two.days), one.state, f"{shown_days(one.days)} and {shown_days(two.days)}")
        for one in item.states
        for two in other.states
        if one.state == two.state and one.days is not None and two.days is not None
    ]
    if found:
        gap, state, days = min(found)
        if gap <= 1:
            yield Ground("days", f"both {state} on {days}", _SAME_DAYS)
        else:
            near = gap <= _WEEK or (named and state != "signed")
            yield Ground("days", f"{state} on other days: {days}", _NEAR_DAYS if near else _OTHER_DAYS)


def are_told_alike(item: Sighting, other: Sighting, weights: Mapping[str, float]) -> bool:
    """Whether the names around two labels tell whose text both mean, which within two weeks say nearly the same.

    Nobody is the author of "a political settlement" that is still sought; the land that is named beside it tells which.
    """
    gap = days_between(item.known, other.known)
    if gap is None or gap > _TWO_WEEKS or item.content.empty or numbers_differ(item.content, other.content):
        return False
    return likeness(item.content, other.content, weights) >= _ALL_BUT and are_about_one(item.around & other.around, gap, weights)


def owners_lacked(item: Sighting, other: Sighting) -> list[str]:
    """The authors by whom an agreement is called, and whom nothing tells of another: "Norvask's peace accord"."""
    if item.kind not in _BETWEEN or other.authors:
        return []
    told = other.around.union(words_of(other.label))
    called = (who.side or who.name for who in item.authors)
    return [name for name in called if name in item.label and told.isdisjoint(words_of(name))]
