"""Items of many reports that are one thing: each is tied to the one earlier that it is most like, or to none.

A tie depends on what was known before alone: on earlier items, on how these are tied, and on what people say. So the order of
adding makes no difference, and the ties of a day are those of today without what came later. A tie joins an item to all that the
earlier one is tied to; none of them may clash with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from travaux.joins.bonds import Bonds, Bound
from travaux.joins.nodes import Order
from travaux.ledger.join_rules import Ref

MARGIN = 0.1  # by which the best candidate must lead the next that isn't joined to it
_SURE = 0.95  # a score from which nothing else matters


@dataclass(frozen=True, slots=True)
class Ground:
    """A reason for or against two items being one thing, in words.

    Args:
        what: it is about: `speaker`, `days`, `words` and so on.
        weight: what it makes of a score of 1, by which the score is multiplied; above 1 it takes so much off what lacks.
            For a word that both share, how much that tells.
    """

    what: str
    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class Match:
    """How like two items are: a score in [0, 1], an order and no calibrated probability, with the grounds."""

    score: float
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """The earlier item that one is tied to, and how like they are; `judged` where people say so."""

    parent: Ref
    score: float
    judged: bool = False


class Item(Protocol):
    """What is joined."""

    @property
    def ref(self) -> Ref:
        """Its version and its id in the record."""

    @property
    def order(self) -> Order:
        """Where it is known first."""


T = TypeVar("T", bound=Item)
In = TypeVar("In", bound=Item, contravariant=True)


class Joining(Protocol[In]):
    """How items of one sort are joined."""

    @property
    def least(self) -> float:
        """The score from which two are one."""

    def keys(self, item: In) -> Iterable[str]:
        """What an item is looked up by: two that may be one share a key."""

    def score(self, item: In, earlier: In) -> float:
        """How like an item is to an earlier one, in [0, 1]."""

    def clash(self, item: In, member: In) -> bool:
        """Whether an item can't be one thing with a member of what it would be joined to."""


@dataclass(slots=True)
class _Known(Generic[T]):
    """What is known so far: items, also by their keys, and what they are joined to.

    Args:
        roots: the first of those that an item is joined to.
        members: with which others may clash, by their roots.
    """

    items: dict[Ref, T] = field(default_factory=dict)
    by_key: dict[str, list[Ref]] = field(default_factory=lambda: defaultdict(list))
    roots: dict[Ref, Ref] = field(default_factory=dict)
    members: dict[Ref, list[Ref]] = field(default_factory=dict)

    def add(self, item: T, keys: Iterable[str], tie: Tie | None) -> None:
        self.items[item.ref] = item
        for key in keys:
            self.by_key[key].append(item.ref)
        root = self.roots[tie.parent] if tie is not None else item.ref
        self.roots[item.ref] = root
        if tie is None or not tie.judged:  # what people have put there clashes with nothing
            self.members.setdefault(root, []).append(item.ref)


def tie_items(items: Iterable[T], joining: Joining[T], bonds: Bonds) -> dict[Ref, Tie | None]:
    """What each item is tied to, in the order in which they are known."""
    ordered = sorted(items, key=lambda item: (item.order, item.ref))
    orders = {item.ref: item.order for item in ordered if bonds.touches(item.ref)}
    known, ties = _Known[T](), dict[Ref, Tie | None]()
    for item in ordered:
        keys = sorted(set(joining.keys(item)))
        bound = bonds.bound(item.ref, item.order, orders)
        if bound.partner is not None:
            tie: Tie | None = Tie(bound.partner, 1.0, judged=True)
        else:
            tie = _most_like(item, keys, bound, known, joining)
        ties[item.ref] = tie
        known.add(item, keys, tie)
    return ties


def _most_like(item: T, keys: Iterable[str], bound: Bound, known: _Known[T], joining: Joining[T]) -> Tie | None:
    """The one earlier item that an item is most like; None where there is none, or two are as like and aren't joined."""
    barred = {known.roots[ref] for ref in bound.barred}
    found = {ref for key in keys for ref in known.by_key.get(key, ()) if known.roots[ref] not in barred}
    scored = [(score, ref) for ref in found if (score := joining.score(item, known.items[ref])) >= joining.least]
    scored.sort(key=lambda pair: (-pair[0], known.items[pair[1]].order, pair[1]))
    fitting = [(score, ref) for score, ref in scored if not _clashes(item, known.roots[ref], known, joining)]
    if not fitting:
        return None
    score, best = fitting[0]
    near = {known.roots[ref] for lesser, ref in fitting if lesser > score - MARGIN}
    if score < _SURE and len(near) > 1:
        return None
    return Tie(best, round(score, 4))


def _clashes(item: T, root: Ref, known: _Known[T], joining: Joining[T]) -> bool:
    return any(joining.clash(item, known.items[member]) for member in known.members.get(root, ()))


def groups_of(items: Iterable[T], ties: Mapping[Ref, Tie | None]) -> Iterator[tuple[T, ...]]:
    """Items that are tied step by step, the earliest first, in the order in which each first one is known."""
    roots: dict[Ref, Ref] = {}
    groups: dict[Ref, list[T]] = {}
    for item in sorted(items, key=lambda item: (item.order, item.ref)):
        tie = ties[item.ref]
        roots[item.ref] = roots[tie.parent] if tie is not None else item.ref
        groups.setdefault(roots[item.ref], []).append(item)
    return (tuple(group) for group in groups.values())
