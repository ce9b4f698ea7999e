"""Which of a party's stances on one proposition follow from one another, and which are about something else: both stand.

Reports tell much of one proposition: who refuses "any increase in income tax" and accepts a levy on high incomes has a stance on
each; who refuses the inspectors and later accepts them has one.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from travaux.joins.deeds import FORWARD
from travaux.views.accounts import stems_of_thing
from travaux.views.avowed import avows
from travaux.views.pointed import names_nothing
from travaux.views.words import numbers_of, word_set

if TYPE_CHECKING:
    from travaux.joins.deeds import Deed
    from travaux.record.move import MoveKind

_MOST = 100  # later stances in other words, which each is compared with
_ONE = 0.66  # share of what two stances say, on average, from which they are about one thing
_MUCH, _SOME = 0.6, 2  # share of what the one says that says less, and terms
_SAME_CONDITION = 0.6  # share of the stems of the lesser of two conditions from which they are one
_SHORT = 3  # letters of a stem that tells little
_TOGETHER = re.compile(r"\b(?:sign|agree|initial|ratif|conclud|seal|accord|accept|ink|shook|struck|settle)", re.IGNORECASE)
_NOUNS = word_set("proposal propose offer demand call request claim insistence plan idea this that these those their")
SIDES: dict[MoveKind, str] = {
    "propose": "put",
    "offer": "put",
    "demand": "put",
    "accept": "taken",
    "commit": "taken",
    "reject": "refused",
    "concede": "given up",
}
_OF_THE_SAME = frozenset(  # where the later takes back only what it says itself; what was put forward comes to an end in any words
    (
        ("put", "put"),
        ("taken", "put"),
        ("taken", "refused"),
        ("taken", "given up"),
        ("refused", "put"),
        ("refused", "taken"),
        ("given up", "put"),
    )
)


def threads(deeds: Sequence[Deed]) -> list[list[Deed]]:
    """A party's deeds on one proposition, in the order in which they were made, by what stands: each thread ends in a stance.

    The thread of the last deed of all comes first.
    """
    found: dict[MoveKind, list[Deed]] = {}
    later: deque[tuple[Deed, list[Deed]]] = deque(maxlen=_MOST)  # the nearest last, each of other words, with its thread
    for deed in reversed(deeds):
        thread = next((thread for other, thread in reversed(later) if _ends(deed, other)), None)
        if thread is None:
            thread = found.setdefault(deed.kind, [])
        thread.append(deed)
        if not any(other.kind == deed.kind and other.about == deed.about for other, _ in later):
            later.append((deed, thread))
    return [thread[::-1] for thread in found.values()]


def _ends(earlier: Deed, later: Deed) -> bool:
    """Whether a stance doesn't stand beside a later one: that is another on the same thing.

    Who accepts and rejects something in one sentence does it to two things; words that name nothing mean the whole of it.
    Who only supports or welcomes something ends none of its demands but for that.
    """
    if earlier.kind == later.kind or _are_two_answers(earlier, later):
        return False
    if names_nothing(earlier) or names_nothing(later):
        return True
    if earlier.kind in FORWARD and avows(later):
        return are_surely_one(earlier.about, later.about)
    apart = leaves_standing(earlier.kind, later) or (SIDES.get(earlier.kind, ""), SIDES.get(later.kind, "")) in _OF_THE_SAME
    return not apart or are_one_thing(earlier.about, later.about)


def _are_two_answers(earlier: Deed, later: Deed) -> bool:
    here = (earlier.told.version, earlier.sentence) == (later.told.version, later.sentence)
    return here and {earlier.kind, later.kind} == {"accept", "reject"}


def leaves_standing(earlier: MoveKind, later: Deed) -> bool:
    """Whether a stance on something else leaves an earlier one as it is: a party's own act does nothing of what it asks of others.

    Nor is what it promises done when it praises something, nor what it praised taken up when it promises something.
    """
    if later.kind == "commit":
        return earlier in ("demand", "accept") and not _has(_TOGETHER, later.quote)
    return earlier == "commit" and later.kind == "accept" and avows(later)


@lru_cache(maxsize=20_000)
def _has(form: re.Pattern[str], words: str) -> bool:
    return form.search(words) is not None


def are_one_thing(first: str, second: str) -> bool:
    """Whether what two stances are about is one: each says most of what the other does, or one says a single word of the other.

    >>> are_one_thing("any increase in income tax", "the levy on high incomes")
    False
    >>> are_one_thing("the inspectors", "inspectors from the customs union")
    True
    """
    one, two = terms_of(first), terms_of(second)
    if _are_apart(one, two):
        return False
    shared = len(one & two)
    return shared == min(len(one), len(two)) <= 1 or shared >= _ONE * (len(one) + len(two)) / 2


def are_surely_one(first: str, second: str) -> bool:
    """Whether what two stances are about is one thing by more than one word of a longer phrase.

    >>> are_surely_one("the truce", "any truce"), are_surely_one("the truce", "to open the road before the truce ends")
    (True, False)
    """
    one, two = terms_of(first), terms_of(second)
    return are_one_thing(first, second) and (one == two or min(len(one), len(two)) > 1)


def say_alike(first: str, second: str) -> bool:
    """Whether what two stances are about shares much of what the one says that says less, whatever their numbers.

    >>> say_alike("to send the crews home", "the crews of both boats would be home by 10 May")
    True
    """
    one, two = terms_of(first), terms_of(second)
    return len(one & two) >= max(_SOME, _MUCH * min(len(one), len(two)))


def shares_words(first: str, second: str) -> float:
    """How much of what the one says that says less the other says too, in [0, 1].

    >>> shares_words("to send the crews home", "the crews of boats")
    0.5
    """
    one, two = terms_of(first), terms_of(second)
    return len(one & two) / max(1, min(len(one), len(two)))


def _are_apart(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether both tell numbers, and no one of them is told by both."""
    numbers = [{term for term in terms if term.startswith("#")} for terms in (one, two)]
    return all(numbers) and numbers[0].isdisjoint(numbers[1])


@lru_cache(maxsize=20_000)
def terms_of(about: str) -> frozenset[str]:
    """The telling stems of some words, and their numbers with a mark before them."""
    stems = {stem for stem in stems_of_thing(about) if len(stem) > _SHORT}
    return frozenset(stems - _NOUNS) | {f"#{number}" for number in numbers_of(about)}


def is_one_condition(first: str | None, second: str | None) -> bool:
    """Whether two conditions are one; a report that tells none says nothing of it."""
    if first is None or second is None:
        return True
    if first == second:
        return True
    (one, numbers), (other, others) = _told_by(first), _told_by(second)
    if numbers and others and numbers.isdisjoint(others):
        return False
    return len(one & other) >= _SAME_CONDITION * min(len(one), len(other))


@lru_cache(maxsize=20_000)
def _told_by(condition: str) -> tuple[frozenset[str], frozenset[str]]:
    """The stems and the numbers of a condition."""
    return word_set(condition), numbers_of(condition)
