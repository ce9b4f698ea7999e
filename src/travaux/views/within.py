"""How the marks of one proposition follow from one another: who put it forward, and what others then did about that."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from travaux.joins.deeds import FORWARD
from travaux.views.marks import Edge, Mark, marks_of
from travaux.views.on_table import Around, Table
from travaux.views.rules import ViewRules, tells
from travaux.views.threads import are_one_thing, say_alike
from travaux.views.whose import TAKES_BACK, gives_up_its_own
from travaux.views.words import numbers_of, word_set, words_of

if TYPE_CHECKING:
    from travaux.joins.propositions import Proposition

_MOST = 100  # marks of a proposition, in other words each, that are looked at as what is put forward
_TAKES = re.compile(
    r"\b(?:accept|agree to|(?:live|work|put up|go along) with|sign up to|settle for|(?:to|would|could|can) (?:join|support|back))\b"
)


@dataclass(frozen=True, slots=True)
class _Beginnings:
    """By what it is told who put a proposition forward first, and took it up."""

    table: Table
    rules: ViewRules


def edges_within(table: Table, proposition: Proposition, rules: ViewRules | None) -> Sequence[Edge]:
    """What each mark of a proposition does to what was put forward before it, by another party or by the same one.

    Args:
        rules: where None is given, who put it forward first, and took it up, isn't looked for.
    """
    around = table.around(proposition.issue)
    if rules is None:
        return proposition.made(_answers, around)
    return tuple(_edges(marks_of(proposition), around, _Beginnings(table, rules)))


def _answers(proposition: Proposition, around: Around) -> Sequence[Edge]:
    return tuple(_edges(marks_of(proposition), around, None))


def _edges(marks: Sequence[Mark], around: Around, beginnings: _Beginnings | None) -> Iterator[Edge]:
    forward: list[Mark] = []
    for mark in marks:
        if mark.status != "actual":
            continue
        own = [earlier for earlier in forward if earlier.party == mark.party]
        others = [earlier for earlier in forward if earlier.party != mark.party]
        if mark.kind in FORWARD:
            before = [earlier for earlier in own if not earlier.recalls]
            if not any(_say_one(earlier, mark) for earlier in before) or have_other_numbers(before[-1], mark):
                yield from _put(around, mark, others, beginnings)
            if before and have_other_numbers(before[-1], mark):
                yield Edge("amended", (before[-1], mark))
            if len(forward) < _MOST and all(earlier.about != mark.about for earlier in before):
                forward.append(mark)
        elif mark.kind in ("accept", "commit", "reject") and (meant := _meant(around, mark, others)) is not None:
            yield Edge("rejected" if mark.kind == "reject" else "accepted", (meant, mark))
        elif own and (mark.kind == "concede" or (mark.kind == "reject" and TAKES_BACK.search(mark.deeds[0].quote))):
            yield Edge("withdrawn", (_likest(mark, own), mark))
        elif mark.kind == "concede" and not gives_up_its_own(mark) and (meant := _meant(around, mark, others)) is not None:
            yield Edge("accepted", (meant, mark))  # it gives way to what another put forward


def _say_one(earlier: Mark, later: Mark) -> bool:
    """Whether what a party puts forward is what it put forward before, or is told in like words."""
    return are_one_thing(earlier.about, later.about) or say_alike(earlier.about, later.about)


def have_other_numbers(earlier: Mark, later: Mark) -> bool:
    """Whether each of two marks is about a number that the other isn't about."""
    one, two = numbers_of(earlier.about), numbers_of(later.about)
    return bool(one - two) and bool(two - one)


def is_ready(mark: Mark) -> bool:
    """Whether an offer is one to accept what is there: "is ready to accept ten inspections"."""
    return mark.kind == "offer" and _TAKES.search(mark.deeds[0].quote) is not None


def _put(around: Around, mark: Mark, others: Sequence[Mark], beginnings: _Beginnings | None) -> Iterator[Edge]:
    """What a party puts forward first: what others did before it takes up, or accepts where it is ready to "accept" it."""
    if is_ready(mark) and (meant := _meant(around, mark, others)) is not None:
        yield Edge("accepted", (meant, mark))
        return
    if beginnings is None:
        return
    moves = _moves(mark)
    if any(moves & _moves(earlier) for earlier in others):
        return  # several put it forward together
    if (taken := _taken(around, mark, others, beginnings.rules)) is not None:
        yield Edge("taken up by", (taken, mark))
    elif not (mark.recalls and beginnings.table.has_put(mark)):
        yield Edge("put forward", (None, mark))


def _taken(around: Around, mark: Mark, others: Sequence[Mark], rules: ViewRules) -> Mark | None:
    """What a mark takes up of what others put forward before: theirs whom it names, or what it says no more than."""
    named = around.named(mark)
    theirs = [earlier for earlier in others if earlier.party in named]
    if not theirs and others and tells(rules.taking_up, words_of(f"{mark.deeds[0].quote} {mark.about}")):
        theirs = list(others)
    if not theirs and mark.kind != "demand":
        words = word_set(mark.about)
        theirs = [each for each in others if (each.day or "") < (mark.day or "") and words == word_set(each.about)]
    return _likest(mark, theirs) if theirs else None


def _moves(mark: Mark) -> Set[tuple[str, str]]:
    return {(deed.told.version, deed.move) for deed in mark.deeds}


def _meant(around: Around, mark: Mark, others: Sequence[Mark]) -> Mark | None:
    """What a mark accepts or rejects of what others put forward; none where it names another number, or somebody else who did."""
    fits = [earlier for earlier in others if not have_other_numbers(earlier, mark)]
    named = around.named(mark) & around.putting
    return _likest(mark, fits) if fits and (not named or named & {earlier.party for earlier in fits}) else None


def _likest(mark: Mark, some: Sequence[Mark]) -> Mark:
    """Of some, that of the party that a mark names, told for itself, with the same numbers, in most of its words; or the first.

    An answer to what is proposed or offered, and demanded too, means the offer.
    """
    numbers, words = numbers_of(mark.about), word_set(f"{mark.about} {mark.deeds[0].quote}")
    named = {earlier.party for earlier in some if words.issuperset(words_of(earlier.party))}

    def rank(earlier: Mark) -> tuple[bool, bool, int, bool, int]:
        alike = len(numbers & numbers_of(earlier.about))
        offered = mark.kind == "concede" or earlier.kind != "demand"
        return named == {earlier.party}, not earlier.recalls, alike, offered, len(words.intersection(words_of(earlier.about)))

    return max(some, key=rank)
