import itertools

import numpy as np
import pytest

from travaux.analysis.trees import best_tree, crosses, projective_tree


def is_tree(heads):
    if heads.count(-1) != 1:
        return False
    for start in range(len(heads)):
        seen, node = set(), start
        while node != -1:
            if node in seen:
                return False
            seen.add(node)
            node = heads[node]
    return True


def value(scores, heads):
    return sum(scores[i, i] if h < 0 else scores[i, h] for i, h in enumerate(heads))


@pytest.mark.parametrize("seed", range(60))
def test_the_best_of_all_trees_is_found(seed):
    chance = np.random.default_rng(seed)
    count = int(chance.integers(1, 6))
    scores = chance.normal(size=(count, count)).astype(np.float32)
    trees = [list(h) for h in itertools.product(range(-1, count), repeat=count) if is_tree(list(h))]
    found = best_tree(scores)
    assert is_tree(found)
    assert value(scores, found) == pytest.approx(max(value(scores, t) for t in trees), abs=1e-4)


@pytest.mark.parametrize("seed", range(60))
def test_the_best_of_all_trees_without_crossing_arcs_is_found(seed):
    chance = np.random.default_rng(seed)
    count = int(chance.integers(1, 6))
    scores = chance.normal(size=(count, count)).astype(np.float32)
    trees = [list(h) for h in itertools.product(range(-1, count), repeat=count) if is_tree(list(h)) and not crosses(list(h))]
    found = projective_tree(scores)
    assert is_tree(found)
    assert not crosses(found)
    assert value(scores, found) == pytest.approx(max(value(scores, t) for t in trees), abs=1e-4)


@pytest.mark.parametrize(
    ("heads", "crossing"),
    [([-1], False), ([1, -1, 1], False), ([2, 3, -1, 2], True), ([2, -1, 1], True), ([-1, 0, 0, 2], False)],
    ids=["one word", "both beside the root", "two arcs", "over the root", "nested"],
)
def test_arcs_that_cross(heads, crossing):
    assert crosses(heads) is crossing
