"""Papers of which reports count the pages: few have their pages counted, so that less tells that two are one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from travaux.joins.content import likeness, numbers_differ
from travaux.joins.paper_grounds import kinds_told
from travaux.joins.papers import LEAST, Sightings
from travaux.joins.said import gap_between, head_of
from travaux.joins.sightings import Sighting, are_dated_apart, are_two_releases, in_one_wording
from travaux.joins.speakers import SAME, Who
from travaux.joins.told import days_between
from travaux.ledger.join_rules import Ref
from travaux.ledger.vocabulary import JoinWords

# What each is worth. By judgement, in this order; not swept, and not calibrated.
_OF_ONE, _OF_ONE_DAY, _OF_DAYS_NEAR, _OF_ONE_NAME, _OF_ONE_KIND = 0.8, 0.75, 0.65, 0.62, 0.6
_AKIN = 0.75  # what kinds make of a score, from which they may be one text's
_LIKE = 0.5  # share of a label's words from which labels tell of one
_LONG, _LATER, _SOON = 60, 30, 7  # days between reports: of one author; where whose it is isn't told; and between hands
_HANDED = ("submitted", "received", "published", "announced")
_FIRST = frozenset(("first",))  # what a paper is called once there is another
_OWN = frozenset(("our", "my", "its", "his", "her", "their"))


class PagedSightings(Sightings):
    """How documents are joined of which some have their pages counted."""

    def __init__(self, joining: Sightings, words: JoinWords) -> None:
        super().__init__(*joining.means)
        self._words = words
        self._known: dict[tuple[Ref, Ref], float] = {}  # by pages: asked for a pair, and again for whom that one is joined with

    def keys(self, item: Sighting) -> Iterator[str]:
        """Those of any document; all that have pages may be one."""
        yield from super().keys(item)
        if item.pages is not None:
            yield "paged"

    def score(self, item: Sighting, earlier: Sighting) -> float:
        """How like two documents are."""
        return max(super().score(item, earlier), self._by_pages(item, earlier))

    def clash(self, item: Sighting, member: Sighting) -> bool:
        """Whether two documents can't be one."""
        return self._by_pages(item, member) < LEAST and super().clash(item, member)

    def _by_pages(self, item: Sighting, other: Sighting) -> float:
        pair = item.ref, other.ref
        if pair not in self._known:
            self._known[pair] = self._compare_pages(item, other)
        return self._known[pair]

    def _compare_pages(self, item: Sighting, other: Sighting) -> float:
        """How like two documents are whose pages are counted, if nothing tells that they are two."""
        apart = days_between(item.known, other.known)
        if None in (item.pages, other.pages) or apart is None or apart > _LONG:
            return 0.0
        handed = _handed_apart(item, other)
        if handed is not None and handed > _SOON:
            return 0.0
        item, other = in_one_wording(item, other)
        if self._are_two(item, other):
            return 0.0
        common = self._common(item.authors, other.authors)
        if common is not None:
            numbered = bool(item.ordinals) and not (_tells_whose(item) or _tells_whose(other))
            if common.score >= SAME or numbered:
                return _OF_ONE
        if handed is not None and (common is None or handed <= 1):
            return _OF_ONE_DAY if handed <= 1 else _OF_DAYS_NEAR
        if common is not None:
            return 0.0
        if apart <= _LATER and self._head(item) == self._head(other):
            return _OF_ONE_NAME
        return _OF_ONE_KIND if apart <= _SOON else 0.0

    def _are_two(self, item: Sighting, other: Sighting) -> bool:
        if item.ref[0] == other.ref[0] or item.no_paper is not None or other.no_paper is not None:
            return True
        if are_dated_apart(item, other) or are_two_releases(item, other) or not item.ordinals ^ other.ordinals <= _FIRST:
            return True
        if kinds_told(item, other, named=False).weight < _AKIN or self._each_has_others(item.authors, other.authors):
            return True
        if item.content.empty or other.content.empty:
            return False
        return numbers_differ(item.content, other.content) or likeness(item.content, other.content, self._weights) < _LIKE

    def _head(self, item: Sighting) -> str:
        """The noun of a label: "the plan" and "the peace plan" are called alike."""
        label = [word.strip(",.;:") for word in item.label.lower().replace("-", " ").split()]
        return label[max(0, head_of(label, self._words))] if label else ""


def _handed_apart(item: Sighting, other: Sighting) -> int | None:
    """How many days lie between the hands through which two are told to go; None where they aren't told."""
    gaps = [
        gap_between(one.days, two.days)
        for one in item.states
        for two in other.states
        if one.state in _HANDED and two.state in _HANDED and one.days is not None and two.days is not None
    ]
    return min(gaps, default=None)


def _tells_whose(item: Sighting) -> bool:
    """Whether a label tells whose a document is: who publishes it need not have written it."""
    return bool(_OWN.intersection(item.label.lower().split())) or any(_names(who, item.label) for who in item.authors)


def _names(who: Who, label: str) -> bool:
    names: Sequence[str] = (who.name, who.side or "")
    return any(word in label for name in names for word in name.split() if word[:1].isupper())
