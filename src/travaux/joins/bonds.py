"""What people's word makes of a link: an item that they call the same as an earlier one is linked to that; one that isn't never is.

People's rules are taken as a whole, also where they name items that aren't known yet: what is not the same as one item isn't the
same as any that people call one with it. So the links of a day are those of today without what came later.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, MutableMapping
from dataclasses import dataclass, replace
from typing import Literal

from travaux.joins.deeds import Deed
from travaux.joins.links import Shelf
from travaux.joins.nodes import Link, Node, Order
from travaux.ledger.join_rules import JoinRules, Pair, Ref

NO_RULES = JoinRules(frozenset(), frozenset(), ())
Judged = Literal["same", "not the same", "disputed"]
_NONE: frozenset[Ref] = frozenset()


@dataclass(frozen=True, slots=True)
class Bound:
    """What people's word makes of the link of one item.

    Args:
        partner: the earliest of those that are known before and are the same; None where there is none.
        barred: those known before that aren't the same; the item may be in no cluster with any of them.
    """

    partner: Ref | None = None
    barred: frozenset[Ref] = _NONE


class Bonds:
    """People's rules, and what follows from them."""

    def __init__(self, rules: JoinRules) -> None:
        self._rules = rules
        self._group: dict[Ref, frozenset[Ref]] = {ref: group for group in _groups(rules.same) for ref in group}
        self._apart: dict[Ref, set[Ref]] = defaultdict(set)
        for pair in sorted(rules.not_same, key=sorted):
            one, other = sorted(pair)
            for ref in self._of_one(one):
                self._apart[ref] |= self._of_one(other)
            for ref in self._of_one(other):
                self._apart[ref] |= self._of_one(one)

    def _of_one(self, ref: Ref) -> frozenset[Ref]:
        return self._group.get(ref, frozenset((ref,)))

    @property
    def refs(self) -> frozenset[Ref]:
        """The items of which a rule tells something."""
        return frozenset(self._group) | frozenset(self._apart)

    def touches(self, ref: Ref) -> bool:
        """Whether a rule tells anything of an item."""
        return ref in self._group or ref in self._apart

    def said_of(self, one: Ref, other: Ref) -> tuple[Judged, bool] | None:
        """What people say of two items, and whether of just these two, or of others from which it follows; None for nothing."""
        pair: Pair = frozenset((one, other))
        if any(pair in dispute.pairs for dispute in self._rules.disputed):
            return "disputed", True
        if other in self._apart.get(one, _NONE):
            return "not the same", pair in self._rules.not_same
        if other in self._group.get(one, _NONE) and one != other:
            return "same", pair in self._rules.same
        return None

    def bound(self, ref: Ref, order: Order, orders: Mapping[Ref, Order]) -> Bound:
        """What is bound of an item's link.

        Args:
            orders: where items are known first, of all that are known; it may leave out those that no rule tells of.
        """
        earlier = [other for other in self._of_one(ref) if other in orders and (orders[other], other) < (order, ref)]
        apart = (other for other in self._apart.get(ref, _NONE) if other in orders and (orders[other], other) < (order, ref))
        return Bound(min(earlier, key=lambda other: (orders[other], other), default=None), frozenset(apart))


def _groups(pairs: Iterable[Pair]) -> list[frozenset[Ref]]:
    """Items that pairs lead from one to another, in groups."""
    groups: list[frozenset[Ref]] = []
    for pair in sorted(pairs, key=sorted):
        touched = [group for group in groups if group & pair]
        groups = [group for group in groups if not group & pair] + [pair.union(*touched)]
    return groups


# Propositions


def own_id(ref: Ref) -> int:
    """The id of the node of a move that people have judged."""
    return int.from_bytes(hashlib.blake2b("\0".join(("judged", *ref)).encode(), digest_size=8).digest()) >> 1


def own_node(node: Node, ref: Ref) -> Node:
    """The node of a move that people have judged: one of its own, whoever else uses its words.

    What its words tell of the issue gives way to that of what people call the same.
    """
    return replace(node, id=own_id(ref), issue=None, guess=node.issue or node.guess)


def link_judged(node: Node, bound: Bound, own: Mapping[Ref, int], shelf: Shelf, root_of: Callable[[int], int]) -> Link | None:
    """The link of a judged move's node: to its earliest partner's, else to the one earlier that it is most like and may be.

    Args:
        own: the nodes of judged moves.
        root_of: the first of the nodes that one is linked to step by step; itself where it is linked to none.
    """
    if bound.partner is not None:
        return Link(own[bound.partner], 1.0)
    barred = {root_of(own[ref]) for ref in bound.barred}
    return shelf.link(node, lambda other: root_of(other.id) not in barred)


def judged_node(deed: Deed, node: Node | None, bonds: Bonds) -> Node | None:
    """The node of a deed, one of its own where people have judged its move."""
    ref = (deed.told.version, deed.move)
    return own_node(node, ref) if node is not None and bonds.touches(ref) else node


def link_own(bonds: Bonds, own: Mapping[Ref, int], shelf: Shelf, links: MutableMapping[int, Link | None]) -> None:
    """Link the nodes of judged moves, the earliest first, once all others are linked.

    Args:
        own: the nodes that are there, by moves.
        links: those of all nodes; the judged ones' are put in.
    """
    orders = {ref: shelf.nodes[id].first for ref, id in own.items()}
    links.update(dict.fromkeys(own.values()))

    def root_of(id: int) -> int:
        while (link := links[id]) is not None:
            id = link.parent
        return id

    for ref in sorted(own, key=lambda ref: (orders[ref], ref)):
        node = shelf.nodes[own[ref]]
        links[node.id] = link_judged(node, bonds.bound(ref, node.first, orders), own, shelf, root_of)
