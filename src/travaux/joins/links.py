"""Which words of many reports are about one thing: each is linked to the one earlier that it is most like, or to none.

A link depends on what was known before alone, so that the links of a day are those of today without what came later, and adding
reports in any order gives the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set

from travaux.joins.alike import TELLING, are_two, days_near, score_of
from travaux.joins.content import LIKE, SharedWeights, TermWeights, numbers_differ
from travaux.joins.nodes import Link, Node, Order, Pointing

_ROUNDING = 1e-6  # of sums of weights
_ROUNDED = 1e-4  # scores of links are
_MARGIN = 0.1  # by which the best candidate must lead the next that isn't like it
_POINTING = "\0"  # in the place of an issue, of nodes that only point


def _fits(other: Node, node: Node, pointing: Pointing) -> bool:
    """Whether an earlier node may be what a pointing one means by its parties and numbers."""
    numbers, own = other.content.numbers, other.parties.get(pointing.party, node.first) < node.first
    return own == pointing.own and not (numbers and numbers.isdisjoint(node.content.numbers))


def _may_mean(node: Node, pointing: Pointing, other: Node, link: Link | None) -> bool:
    """Whether an earlier node, most of whose words stand before a pointing one, makes a difference to its link as it is."""
    if other.id == pointing.answers:
        return True
    answered = link is not None and link.parent == pointing.answers  # before which no words count
    return not answered and _fits(other, node, pointing)


_Index = dict[str, dict[str | None, set[int]]]  # nodes by a word of theirs and where they are filed


def _filed(node: Node) -> str | None:
    """Where a node is filed: under what its issue is, those that only point together."""
    return _POINTING if node.pointing is not None else node.issue


def _any(node: Node) -> bool:
    return True


class Shelf:
    """Nodes, looked up by their words and issues.

    Two contents that are like share LIKE at least of what the lesser of them says. So a node is found by a few of its words, its
    leading ones, where it says less than what it is looked up for, and by the leading words of that where it says more. The
    leading words are the rarest ones; any others that tell as much would find the same.

    Attributes:
        nodes: by their ids, with which their words stay the same.
        leading: the leading words of each that was put here; none of one that only points, to which nothing is linked.
        whole: the words of which all nodes that hold them are here; None where all nodes are.
    """

    def __init__(self, weights: Mapping[str, float]) -> None:
        self.nodes: dict[int, Node] = {}
        self.leading: dict[int, tuple[str, ...]] = {}
        self.whole: Set[str] | None = None
        self._tell = TermWeights(weights)
        self._terms: dict[int, frozenset[str]] = {}
        self._weight: dict[int, float] = {}
        self._holders: dict[str, int] = defaultdict(int)  # how many nodes hold a word
        self._holding: _Index = defaultdict(lambda: defaultdict(set))
        self._led_by: _Index = defaultdict(lambda: defaultdict(set))
        self._telling: dict[str, set[int]] = defaultdict(set)  # those of them, by a word, that weigh TELLING at least

    def put(self, node: Node) -> None:
        """Add a node, or put it in the place of the one with its id."""
        if (known := self.nodes.get(node.id)) is not None and _filed(known) != _filed(node):
            self.remove(node.id)  # a judged move that only points now, or doesn't any more
        if node.id in self.nodes:
            self.nodes[node.id] = node
            return
        terms = node.content.terms
        leading = self.leading[node.id] = self.leading_of(terms) if node.pointing is None else ()
        self.put_stored(node)
        for term in terms:
            self.file(node.id, term, leads=term in leading)

    def put_stored(self, node: Node) -> None:
        """Add a node that isn't here, without the words by which it is found: those under which it is filed tell them."""
        self.nodes[node.id] = node
        self._terms[node.id] = terms = node.content.terms
        self._weight[node.id] = self._tell.of(terms)
        holders = self._holders
        for term in terms:
            holders[term] += 1

    def file(self, id: int, term: str, *, leads: bool) -> None:
        """Have a node that is here found by a word that it holds.

        Args:
            leads: the word is one of its leading ones.
        """
        filed = _filed(self.nodes[id])
        self._holding[term][filed].add(id)
        if leads:
            self._led_by[term][filed].add(id)
            if self._weight[id] >= TELLING:
                self._telling[term].add(id)

    def remove(self, id: int) -> None:
        """Take a node away."""
        filed = _filed(self.nodes[id])
        for term in self._terms.pop(id):
            self._holders[term] -= 1
            for index in (self._holding, self._led_by):
                if term in index:
                    index[term][filed].discard(id)
            if term in self._telling:
                self._telling[term].discard(id)
        self.leading.pop(id, None)
        del self.nodes[id], self._weight[id]

    def leading_of(self, terms: Set[str], among: Set[str] | None = None) -> tuple[str, ...]:
        """The rarest of some words, so many that what shares LIKE of their weight holds one of them.

        Args:
            among: only of these, which are enough.
        """
        some = terms if among is None else terms & among
        least, told, tell, holders = self._least(terms), 0.0, self._tell, self._holders
        found = list[str]()
        for _, weight, term in sorted([(holders.get(term, 0), -tell[term], term) for term in some]):
            found.append(term)
            told -= weight
            if told > least:
                break
        return tuple(found)

    def leads(self, some: Set[str], terms: Set[str]) -> bool:
        """Whether what shares LIKE of the weight of terms must hold one of some of these."""
        return self._tell.of(some) > self._least(terms)

    def _least(self, terms: Set[str]) -> float:
        """More than this must words weigh that lead to terms."""
        return (1 - LIKE) * self._tell.of(terms) + _ROUNDING

    def _near(self, terms: Set[str], issues: Sequence[str | None] | None, *, within: bool = False) -> set[int]:
        """All nodes that share as much as LIKE with some words of what the lesser of the two says, and others.

        Args:
            issues: where they are filed; anywhere where None is given.
            within: only where the lesser is the node.
        """
        ways = [self._led_by[term] for term in terms if term in self._led_by]
        if not within:
            ways += [self._holding[term] for term in self.leading_of(terms, self.whole) if term in self._holding]
        if issues is None:
            return set[int]().union(*(ids for way in ways for ids in way.values()))
        return set[int]().union(*(way[issue] for issue in issues for way in ways if issue in way))

    def link(self, node: Node, may_be: Callable[[Node], bool] = _any) -> Link | None:
        """The one earlier node that a node is linked to; None where there is none, or two are as like and not like each other.

        Args:
            may_be: whether it may be linked to another, whatever their words.
        """
        if node.pointing is not None:
            return self._meant(node, node.pointing, may_be)
        found = self._likest(node, may_be)
        if not found:
            return None
        score, terms = max(score for score, _ in found), node.content.terms
        equal = [other for like, other in found if like == score]
        best = min(equal, key=lambda other: self._preferred(other, terms)) if len(equal) > 1 else equal[0]
        if score < 1.0 and not self._one(best, (other for lesser, other in found if lesser > score - _MARGIN)):
            return None
        return Link(best.id, round(score, 4))

    def affected(self, node: Node, links: Mapping[int, Link | None]) -> Iterator[Node]:
        """The later nodes whose link depends on a node, as it is or was.

        Args:
            links: of nodes on the shelf, as they are.
        """
        if node.pointing is not None:
            return  # nothing is linked to it
        terms, first = node.content.terms, node.first
        own, shared, near = self._tell.of(terms), SharedWeights(self._tell), days_near(node)
        issues = None if node.issue is None else (node.issue, None, _POINTING)
        for id in self._near(terms, issues):
            other = self.nodes[id]
            if other.first <= first:
                continue
            if (pointing := other.pointing) is not None:
                if shared[terms & self._terms[id]] >= LIKE * own and _may_mean(other, pointing, node, links.get(id)):
                    yield other
                continue
            its = self._weight[id]
            least, most = (own, its) if own < its else (its, own)
            if are_two(other, node, (least, most), near):
                continue
            weight = shared[terms & self._terms[id]]
            if weight >= LIKE * least and weight >= least * self._needed(node, links.get(id)):
                score = score_of(weight, (node, own), (other, its), self._tell)
                if score is not None and self._may_lead(node, score, self._terms[id], links.get(id)):
                    yield other

    def _preferred(self, node: Node, terms: Set[str]) -> tuple[float, Order]:
        """By what one is chosen of those that are as like some words: by how much it shares with them, and as the earliest."""
        return -self._tell.of(terms & node.content.terms), node.first

    def _needed(self, node: Node, link: Link | None) -> float:
        """The share of the lesser's words from which a node may make a difference to a link as it is."""
        if link is None or link.parent == node.id or link.parent not in self.nodes:
            return 0.0
        return (link.score - _MARGIN if link.score < 1.0 else 1.0) - 2 * _ROUNDED

    def _may_lead(self, node: Node, score: float, terms: Set[str], link: Link | None) -> bool:
        """Whether one that is so like makes a difference to a link as it is, of what holds some words."""
        if link is None or link.parent == node.id or link.parent not in self.nodes:
            return True
        if link.score < 1.0:
            return score > link.score - _MARGIN - _ROUNDED
        preferred = self._preferred(self.nodes[link.parent], terms)
        return score >= 1.0 - _ROUNDED and self._preferred(node, terms) <= preferred

    def _likest(self, node: Node, may_be: Callable[[Node], bool]) -> list[tuple[float, Node]]:
        """The earlier nodes that a node is as like as any, but for a margin, none that only points, each with how like it is.

        Args:
            may_be: whether it may be linked to another, whatever their words.
        """
        terms, first = node.content.terms, node.first
        own, shared, near = self._tell.of(terms), SharedWeights(self._tell), days_near(node)
        nodes, all_terms, weights = self.nodes, self._terms, self._weight
        likely: list[tuple[float, float, int]] = []
        for id in self._near(terms, None if node.issue is None else (node.issue, None)):
            other = nodes[id]
            if other.first >= first or other.pointing is not None:
                continue
            its = weights[id]
            least, most = (own, its) if own < its else (its, own)
            if are_two(other, node, (least, most), near):
                continue
            weight = shared[terms & all_terms[id]]
            if weight >= LIKE * least:
                likely.append((min(1.0, weight / least) if least else 1.0, weight, id))
        found: list[tuple[float, Node]] = []
        enough = 0.0
        for like, weight, id in sorted(likely, reverse=True):
            if like <= enough:  # it is less like, as are all that come after it
                break
            score = score_of(weight, (nodes[id], weights[id]), (node, own), self._tell)
            if score is not None and may_be(nodes[id]):
                found.append((score, nodes[id]))
                enough = max(enough, score - _MARGIN)
        return found

    def _meant(self, node: Node, pointing: Pointing, may_be: Callable[[Node], bool]) -> Link | None:
        """The one node that the words before a pointing move tell: of the party's own where it takes back, else of others'."""
        answered = self.nodes.get(pointing.answers) if pointing.answers is not None else None
        if answered is not None and answered.first < node.first and may_be(answered):
            return Link(answered.id, 1.0)
        likely, terms = self._likely(node, pointing, may_be), node.content.terms
        # One common word is met by chance: where no more is there, which is most often so, the others needn't be looked at.
        telling = set[int]().union(*(self._telling[term] for term in terms if term in self._telling))
        if not any(likely(self.nodes[id]) for id in telling):
            return None
        found = [other for id in self._near(terms, None, within=True) if likely(other := self.nodes[id])]
        if not self._one(min(found, key=lambda other: other.first), found):
            return None
        most = (other for other in found if other.id in telling)
        return Link(max(most, key=lambda other: (self._weight[other.id], other.first)).id, LIKE)

    def _likely(self, node: Node, pointing: Pointing, may_be: Callable[[Node], bool]) -> Callable[[Node], bool]:
        """Tells whether a node is an earlier one, most of whose words stand in those before a pointing one that it fits."""
        terms, first, shared = node.content.terms, node.first, SharedWeights(self._tell)

        def likely(other: Node) -> bool:
            if other.first >= first or not _fits(other, node, pointing) or not may_be(other):
                return False
            return shared[terms & self._terms[other.id]] >= LIKE * self._weight[other.id]

        return likely

    def _one(self, first: Node, others: Iterable[Node]) -> bool:
        """Whether others are all like a first one, which may be among them."""
        terms, own, shared = self._terms[first.id], self._weight[first.id], SharedWeights(self._tell)
        for other in others:
            least = min(own, self._weight[other.id])
            share = shared[terms & self._terms[other.id]] / least if least else 0.0
            if other is not first and (share < LIKE or numbers_differ(first.content, other.content)):
                return False
        return True


def shelve(nodes: Iterable[Node], weights: Mapping[str, float]) -> Shelf:
    """Nodes on a new shelf; those with one id as one."""
    shelf = Shelf(weights)
    for node in nodes:
        known = shelf.nodes.get(node.id)
        shelf.put(node if known is None else known.merged(node))
    return shelf
