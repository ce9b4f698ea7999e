"""What lies on the table at talks: marks, and what of them can be answered, looked up by issue and word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from travaux.joins.content import Content
from travaux.joins.deeds import FORWARD
from travaux.joins.numerals import without_numbers
from travaux.views.marks import Mark, marks_of
from travaux.views.whose import named_by, names_of
from travaux.views.words import MOST, numbers_of, word_set

if TYPE_CHECKING:
    from travaux.joins.deeds import Deed
    from travaux.joins.play import Play
    from travaux.joins.propositions import Proposition

_NUMBER = 2  # stems that a number counts for
_SOME = 2  # stems that must be shared with what says little, for a share of that to count
_SHORTEST_ROOT = 3
_ENDS = re.compile(r"(?:ur|or|er|ment|al|i|e)$")
_CHANGED = re.compile(r"(?<=n)[sd]$|(?<=[cs])t$")


@dataclass(frozen=True, slots=True)
class Aim:
    """What an answer may mean: a mark that puts something forward, or the condition on which a party accepts or offers.

    Args:
        found_by: the roots of its words, and its numbers with a mark before them.
    """

    mark: Mark
    numbers: frozenset[str]
    condition: bool
    found_by: frozenset[str]


@dataclass(frozen=True, slots=True)
class Around:
    """What of the talks around a proposition its answers depend on.

    Args:
        names: words that name one party and no other.
        putting: the parties that put anything forward on its issue.
    """

    names: Mapping[str, str]
    putting: frozenset[str]

    def named(self, mark: Mark) -> set[str]:
        """The parties, other than its own, whose it is what a mark is about, as its words tell."""
        return named_by(mark, self.names)


@dataclass(slots=True)
class Table:
    """What lies on the table.

    Args:
        issues: by proposition.
        aims: by issue; None for what is on none.
        told: what is put forward, and not recalled, by the reports that tell it.
    """

    play: Play
    issues: dict[str, str | None] = field(default_factory=dict)
    aims: dict[str | None, list[Aim]] = field(default_factory=lambda: defaultdict(list))
    names: Mapping[str, str] = field(default_factory=dict)
    told: dict[str, list[tuple[Deed, Mark]]] = field(default_factory=lambda: defaultdict(list))
    _contents: dict[str, tuple[Content, ...]] = field(default_factory=dict)
    _forward: dict[str | None, list[Mark]] = field(default_factory=lambda: defaultdict(list))
    _of_party: dict[tuple[str | None, str], list[Mark]] = field(default_factory=lambda: defaultdict(list))
    _holding: dict[tuple[str | None, str], list[int]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        self.names = names_of(self.play.talks.parties)
        for proposition in self.play.propositions:
            self.issues[proposition.id] = proposition.issue
            self._contents[proposition.id] = proposition.contents
            for aim in proposition.made(_aims_of, None):
                self._put(proposition.issue, aim)
            for mark in marks_of(proposition):
                if mark.kind in FORWARD and mark.status == "actual" and not mark.recalls:
                    for deed in mark.deeds:
                        self.told[deed.told.version].append((deed, mark))
        for issue, marks in self._forward.items():
            marks.sort(key=lambda mark: (mark.day or "", *mark.deeds[0].order))
            for mark in marks:
                self._of_party[issue, mark.party].append(mark)

    def _put(self, issue: str | None, aim: Aim) -> None:
        place = len(self.aims[issue])
        self.aims[issue].append(aim)
        if aim.mark.kind in FORWARD and not aim.condition:
            self._forward[issue].append(aim.mark)
        for word in aim.found_by:
            self._holding[issue, word].append(place)

    def named(self, mark: Mark) -> set[str]:
        """The parties, other than its own, whose it is what a mark is about, as its words tell."""
        return named_by(mark, self.names)

    def around(self, issue: str | None) -> Around:
        """What of the talks the answers to propositions on an issue depend on: the same object for the same."""
        putting = frozenset(party for party in self.play.talks.parties if self._of_party.get((issue, party)))
        return _around(self.play.talks.parties, putting)

    def has_put(self, mark: Mark) -> bool:
        """Whether a mark's party has put something forward on its issue by then, told for itself."""
        issue = self.issues[mark.proposition]
        some = self._of_party[issue, mark.party] if issue is not None else ()
        return any((each.day or "") <= (mark.day or "") and not each.recalls for each in some)

    def forward(self, issue: str | None) -> Sequence[Mark]:
        """What was put forward on an issue, by days."""
        return self._forward[issue]

    def last_of(self, issue: str | None, party: str) -> Iterator[Mark]:
        """What a party put forward on an issue, the last first."""
        return reversed(self._of_party[issue, party])

    def share_of(self, aim: Aim, content: Content) -> float:
        """What share of an aim's own words stands in some others, where these are two stems or a number at least."""
        best = 0.0
        for theirs in self._contents[aim.mark.proposition] if not aim.condition else ():
            shared = _weight(Content(theirs.stems & content.stems, theirs.numbers & content.numbers))
            if shared >= _SOME:
                best = max(best, shared / _weight(theirs))
        return best

    def sharing(self, issue: str | None, content: Content) -> dict[int, float]:
        """What share of some words stands in each aim of an issue, of those that have any."""
        found: dict[int, float] = defaultdict(float)
        least = _weight(content)
        for word, weight in [(root_of(stem), 1) for stem in content.stems] + [
            (f"#{number}", _NUMBER) for number in content.numbers
        ]:
            for place in self._holding.get((issue, word), ()):
                found[place] += weight / least
        return found


@lru_cache(maxsize=MOST)
def root_of(stem: str) -> str:
    """A stem without the ends by which a noun differs from its verb: "closure" and "close", "suspension" and "suspend".

    >>> [root_of(stem) for stem in ("closur", "close", "suspens", "suspend", "inspector", "inspect", "reduct", "reduc")]
    ['clos', 'clos', 'suspen', 'suspen', 'inspec', 'inspec', 'reduc', 'reduc']
    """
    root = _CHANGED.sub("", _ENDS.sub("", stem))
    return root if len(root) >= _SHORTEST_ROOT else stem


def _weight(content: Content) -> int:
    return len(content.stems) + _NUMBER * len(content.numbers)


@lru_cache(maxsize=MOST)
def _around(parties: tuple[str, ...], putting: frozenset[str]) -> Around:
    return Around(names_of(parties), putting)


def _aims_of(proposition: Proposition, _: None) -> Sequence[Aim]:
    return tuple(_aims(marks_of(proposition)))


def _aims(marks: Sequence[Mark]) -> Iterator[Aim]:
    """What of a proposition can be answered: the first that each party puts forward, and each party's last condition."""
    seen: set[str] = set()
    conditions: dict[str, tuple[Mark, str]] = {}
    for mark in marks:
        if mark.status != "actual":
            continue
        if mark.kind in FORWARD and mark.party not in seen:
            seen.add(mark.party)
            yield _aim(mark, " ".join(f"{deed.about} {deed.quote}" for deed in mark.deeds))
        condition = next((deed.condition for deed in mark.deeds if deed.condition), None)
        if condition is not None and mark.kind in ("accept", "offer", "commit"):
            conditions[mark.party] = (mark, condition)
    for mark, condition in conditions.values():
        yield _aim(mark, condition, condition=True)


def _aim(mark: Mark, text: str, *, condition: bool = False) -> Aim:
    numbers, roots = numbers_of(text), {root_of(word) for word in word_set(without_numbers(text))}
    return Aim(mark, numbers, condition, frozenset(roots | {f"#{number}" for number in numbers}))
