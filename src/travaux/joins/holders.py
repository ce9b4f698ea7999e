"""Who held a high post on a day, by the last name: whom news mean by that name alone, though many bear it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from travaux.errors import ResourceError
from travaux.ledger.words import name_words

_LESS = frozenset(("ambassador", "commander", "spokesperson"))  # of many in one post
_HEADS = frozenset(("head-of-state", "head-of-government", "head-of-organisation"))
_HEADED = frozenset(("minister", "secretary", "attorney"))  # what tells in a post that somebody heads a department
_CALLED = frozenset(("president", "prime", "premier", "chancellor", "king", "emperor"))  # how heads are
_FORMER = 2  # years after which a head is meant no longer
_COLUMNS = 7


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who held a post.

    Args:
        start, end: ISO, as precise as told; an empty end is open.
    """

    name: str
    post: str
    start: str
    end: str

    def known(self, day: str) -> bool:
        """Whether the post was held on a day, or that of a head shortly before; a year or a month covers all of its days."""
        end = self.end
        if end and self.post in _HEADS:
            end = f"{int(end[:4]) + _FORMER}{end[4:]}"
        return bool(self.start) and self.start <= day and (not end or day[: len(end)] <= end)

    def may_be_called(self, role: str | None) -> bool:
        """Whether somebody may be told by a last name with a post, or without one, as heads of states are."""
        words = frozenset((role or "").replace("-", " ").split())
        if self.post in _HEADS:
            return role is None or not words.isdisjoint(_CALLED)
        return not words.isdisjoint(_HEADED)


Holders = Mapping[str, Sequence[Holder]]


def parse_holders(rows: Iterable[Sequence[str]], last_name: Callable[[str], str]) -> Holders:
    """Holders of high posts by their last names, of rows of `office_holders.tsv` and `officials.tsv`.

    Args:
        last_name: the last name of a full one, as it is looked up.

    Raises:
        ResourceError: a row is not of its shape; the message names it.
    """
    found: dict[str, list[Holder]] = defaultdict(list)
    for row in rows:
        if len(row) != _COLUMNS:
            raise ResourceError(f"expected {_COLUMNS} columns of an office-holder, got {list(row)!r}; reinstall travaux")
        name, post, _, start, end, *_ = row
        if post not in _LESS and " " in name:
            found[last_name(name)].append(Holder(name, post, start, end))
    return dict(found)


def holder_of(holders: Holders, last: str, day: str, role: str | None) -> str | None:
    """Who alone of a last name held a high post on a day, by the full name; None where nobody or more than one did.

    Args:
        role: the post that is told with the last name.
    """
    meant = [each for each in holders.get(last, ()) if each.known(day) and each.may_be_called(role)]
    spelt = {tuple(name_words(each.name)): each.name for each in meant}
    return min(spelt.values()) if len(spelt) == 1 else None
