"""Items of two people are matched by their words, one to one, whoever comes first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.agreement.matching import match, overlap

ITEM = st.tuples(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)), min_size=1, max_size=2), st.sampled_from("ab")).map(
    lambda item: (tuple((start, start + size) for start, size in item[0]), item[1])
)
ITEMS = st.lists(ITEM, max_size=5, unique=True)


def pairs(first, second, least=0.5):
    return match(first, second, lambda item: item[0], lambda a, b: int(a[1] == b[1]), least)


@pytest.mark.parametrize(
    ("first", "second", "shared"),
    [
        (((0, 10),), ((0, 10),), 1),
        (((0, 10),), ((5, 15),), 0.5),
        (((0, 10),), ((10, 20),), 0),
        (((0, 4), (6, 10)), ((0, 10),), 16 / 18),
        (((0, 10), (2, 8)), ((0, 10),), 1),
        ((), ((0, 10),), 0),
        ((), (), 0),
    ],
)
def test_overlap(first, second, shared):
    assert overlap(first, second) == overlap(second, first) == pytest.approx(shared)


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ([(((0, 10),), "a")], [(((0, 9),), "b")], [(0, 0)]),
        ([(((0, 10),), "a")], [(((8, 20),), "a")], []),
        ([(((0, 10),), "a"), (((0, 8),), "a")], [(((0, 8),), "a")], [(1, 0)]),  # the nearer one has it
        ([(((0, 9),), "a"), (((0, 9),), "b")], [(((0, 9),), "b"), (((0, 9),), "a")], [(0, 1), (1, 0)]),  # the more alike one has it
        ([], [(((0, 9),), "b")], []),
    ],
)
def test_pairs(first, second, found):
    assert pairs(first, second) == found


@given(ITEMS, ITEMS)
def test_each_item_is_in_one_pair_at_most_and_its_words_are_near(first, second):
    found = pairs(first, second)
    assert all(len({pair[side] for pair in found}) == len(found) for side in (0, 1))
    assert all(overlap(first[i][0], second[j][0]) >= 0.5 for i, j in found)
    left = [(i, j) for i in range(len(first)) for j in range(len(second)) if overlap(first[i][0], second[j][0]) >= 0.5]
    assert all(any(i == a or j == b for a, b in found) for i, j in left)  # no pair was forgotten


@given(ITEMS)
def test_everything_is_itself(items):
    found = pairs(items, items)
    assert [(items[i], items[j]) for i, j in found] == [(item, item) for item in items]
