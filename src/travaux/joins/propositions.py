"""The propositions that moves of several parties and reports share: what is proposed, demanded, offered, rejected."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from travaux.joins.content import numbers_differ
from travaux.joins.copies import settled_in

if TYPE_CHECKING:
    from travaux.joins.content import Content
    from travaux.joins.deeds import Deed
    from travaux.joins.links import Shelf
    from travaux.joins.nodes import Link, Node

Given = TypeVar("Given")
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Proposition:
    """What is proposed, demanded, offered, rejected: the deeds that are about it, in the order in which they were made.

    Args:
        id: of the deed that was known first.
        contents: what the words for it say.
    """

    id: str
    issue: str | None
    deeds: tuple[Deed, ...]
    contents: tuple[Content, ...]
    _settled: tuple[Deed, ...] | None = field(default=None, init=False, repr=False, compare=False)
    _made: dict[Callable[..., Any], tuple[object, Any]] | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def settled(self) -> tuple[Deed, ...]:
        """Its deeds, a copy as made when its original was."""
        return settled_in(self)

    def made(self, make: Callable[[Proposition, Given], Made], given: Given) -> Made:
        """What is made of it and of something else, kept: views ask for it again and again, and a process keeps propositions.

        Args:
            make: a function of nothing else, whose result nobody changes.
        """
        if self._made is None:
            object.__setattr__(self, "_made", {})
        kept = self._made if self._made is not None else {}
        if make not in kept or kept[make][0] is not given:
            kept[make] = given, make(self, given)
        found: Made = kept[make][1]
        return found


@dataclass(frozen=True, slots=True)
class Place:
    """Where a node belongs: the first of those that are linked, step by step, and the issue."""

    root: int
    issue: str | None


def places_of(
    nodes: Iterable[Node],
    links: Mapping[int, Link | None],
    known: Mapping[int, Place],
    above: Mapping[int, Node],
    judged: Set[int] = frozenset(),
) -> dict[int, Place]:
    """The places of nodes: a node's issue is told by its own words, else by what it is linked to, else by the words around it.

    Step by step other numbers may be linked, 1,250 to "the ceiling" and that to 1,100: of these each begins a proposition.

    Args:
        links: of these nodes, and of those above them; None where one is linked to nothing.
        known: the places of earlier nodes that aren't among these.
        above: all nodes to which these are linked, step by step.
        judged: those whose links people may have told, which lead to one proposition whatever their numbers.
    """
    found: dict[int, Place] = dict(known)
    for node in sorted(nodes, key=lambda node: node.first):
        link = links[node.id]
        up = found.get(link.parent) if link is not None else None
        issue = node.issue or (up.issue if up is not None else None) or node.guess
        own = up is None or (node.id not in judged and _counts_otherwise(node, links, above))
        found[node.id] = Place(node.id if up is None or own else up.root, issue)
    return found


def _counts_otherwise(node: Node, links: Mapping[int, Link | None], above: Mapping[int, Node]) -> bool:
    """Whether a node has other numbers than the first above it that has any."""
    link = links[node.id] if node.pointing is None and node.content.numbers else None
    while link is not None:
        parent = above[link.parent]
        if parent.pointing is None and parent.content.numbers:
            return numbers_differ(node.content, parent.content)
        link = links[parent.id]
    return False


def is_placed(node: Node, place: Place) -> bool:
    """Whether a node's deeds are of a proposition: what can't be understood alone, and is linked to nothing, is none.

    But that a party gives way on an issue that the words around tell is a stance, whatever it had asked for.
    """
    return node.pointing is None or place.root != node.id or (node.pointing.told_around and place.issue is not None)


def join_propositions(deeds: Iterable[tuple[Deed, int]], shelf: Shelf, places: Mapping[int, Place]) -> list[Proposition]:
    """The propositions that deeds are about, the first known first.

    Args:
        deeds: with the nodes of what they are about.
        places: of all nodes.
    """
    grouped: dict[Place, list[tuple[Deed, int]]] = {}
    for deed, node in sorted(deeds, key=lambda pair: pair[0].order):
        if is_placed(shelf.nodes[node], places[node]):
            grouped.setdefault(places[node], []).append((deed, node))
    return [proposition_of(place.issue, pairs, shelf.nodes) for place, pairs in grouped.items()]


def proposition_of(issue: str | None, pairs: list[tuple[Deed, int]], nodes: Mapping[int, Node]) -> Proposition:
    """A proposition of deeds with the nodes of what they are about, the first known first."""
    contents = {node: nodes[node].content for _, node in pairs if nodes[node].pointing is None}
    deeds = sorted((deed for deed, _ in pairs), key=lambda deed: deed.making)
    return Proposition(pairs[0][0].id, issue, tuple(deeds), tuple(contents.values()))
