"""Which items of two people are the same one, by the words that they stand on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from travaux.agreement.unitised import stretches
from travaux.record.span import Spans

Item = TypeVar("Item")


def overlap(first: Spans, second: Spans) -> float:
    """Twice the code points that spans share by those that they have (Dice): 1 for the same words, 0 for others.

    >>> overlap(((0, 10),), ((5, 10), (12, 17)))
    0.5
    """
    one, other = stretches(first), stretches(second)
    both = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)
    every = sum(end - start for start, end in (*one, *other))
    return 2 * both / every if every else 0.0


def match(
    first: Sequence[Item],
    second: Sequence[Item],
    spans_of: Callable[[Item], Spans],
    alike: Callable[[Item, Item], int],
    least: float,
) -> list[tuple[int, int]]:
    """Pairs of items, each in one pair at most: those that share most words first.

    Whose items come first doesn't matter, nor in which order they come, unless two of one person's can't be told apart.

    Args:
        first, second: the items of each person.
        spans_of: the words that an item stands on.
        alike: of items on the same words how alike two are otherwise; the more alike pair goes first.
        least: the overlap that two must have.
    """
    found: list[tuple[float, int, Spans, Spans, int, int]] = []
    for i, one in enumerate(first):
        for j, other in enumerate(second):
            shared = overlap(spans_of(one), spans_of(other))
            if shared > 0 and shared >= least:
                low, high = sorted((spans_of(one), spans_of(other)))
                found.append((-shared, -alike(one, other), low, high, i, j))
    pairs: list[tuple[int, int]] = []
    for *_, i, j in sorted(found):
        if all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return sorted(pairs)
