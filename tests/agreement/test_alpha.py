"""Alpha is Krippendorff's: his own examples, what follows from its definition, and nothing where it isn't defined."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from travaux.agreement.alpha import COVERED, DRAWS, FEWEST, no_alpha, nominal_alpha

UNIT = st.lists(st.sampled_from(["a", "b", "c", None]), min_size=3, max_size=3)
REPORTS = st.lists(st.lists(UNIT, max_size=4), min_size=1, max_size=7)


def units_of(*rows):
    """Units of the rows of observers' values, as they are printed; a point is no value."""
    return list(zip(*([None if value == "." else value for value in row.split()] for row in rows), strict=True))


# K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), A, B and C.
PUBLISHED = [
    (["0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"], 0.095, 10),
    (["a a b b d c c c e d d a", "b a b b b c c c e d d d"], 0.692, 12),
    (
        ["1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 ."],
        0.743,
        11,
    ),
]


@pytest.mark.parametrize(("rows", "value", "n"), PUBLISHED)
def test_published_examples(rows, value, n):
    found = nominal_alpha([units_of(*rows)])
    assert round(found.value, 3) == value
    assert (found.n, found.reports, found.reason) == (n, 1, None)


def test_by_hand():
    """Four units, one of them differing: observed 2/8; values a 5, b 3, so expected 2*5*3/(8*7)."""
    assert nominal_alpha([units_of("a a b b", "a a b a")]).value == pytest.approx(1 - (2 / 8) / (30 / 56))


@pytest.mark.parametrize(
    ("reports", "reason", "n", "where"),
    [
        ([], "one-coder", 0, 0),
        ([units_of("a b a")], "one-coder", 0, 0),
        ([units_of("a b .", ". . b")], "one-coder", 0, 0),
        ([[]], "no-units", 0, 0),
        ([units_of("a a", "a a"), units_of("a", "a")], "no-variation", 3, 2),
    ],
)
def test_where_it_is_not_defined_there_is_a_reason_and_no_number(reports, reason, n, where):
    assert nominal_alpha(reports) == no_alpha(reason, n, where)


@given(REPORTS)
def test_who_agrees_on_everything_has_one_or_none(reports):
    same = [[[unit[0]] * 2 for unit in units if unit[0] is not None] for units in reports]
    found = nominal_alpha(same)
    values = {value for units in same for unit in units for value in unit}
    assert found.value == (1 if len(values) > 1 else None)


@given(REPORTS, st.randoms(use_true_random=False))
def test_no_order_matters(reports, random):
    found = nominal_alpha(reports)
    order = random.sample(range(3), 3)
    other = [[[unit[i] for i in order] for unit in random.sample(units, len(units))] for units in reports]
    random.shuffle(other)
    again = nominal_alpha(other)
    assert (again.n, again.reports, again.reason) == (found.n, found.reports, found.reason)
    assert again.value == pytest.approx(found.value)


@given(REPORTS)
def test_it_is_what_its_definition_says(reports):
    """By pairs of values: those of each unit, and those of all units together."""
    units = [given for units in reports for unit in units if len(given := [value for value in unit if value]) > 1]
    n = sum(map(len, units))
    observed = sum((a != b) / (len(u) - 1) for u in units for i, a in enumerate(u) for j, b in enumerate(u) if i != j)
    every = [value for unit in units for value in unit]
    expected = sum(a != b for i, a in enumerate(every) for j, b in enumerate(every) if i != j)
    assume(expected)
    assert nominal_alpha(reports).value == pytest.approx(1 - (observed / n) / (expected / (n * (n - 1))))


SPREAD = [units_of("a a b b c a", "a a b c c b")] * 3 + [units_of("a b b", "a b b"), units_of("c c a", "b c a")]


def test_an_interval_is_that_of_drawing_reports_again_and_again():
    found = nominal_alpha(SPREAD, seed=7)
    generator = np.random.default_rng(7)
    draws = generator.multinomial(len(SPREAD), [1 / len(SPREAD)] * len(SPREAD), DRAWS)
    values = [nominal_alpha([r for r, times in zip(SPREAD, draw, strict=True) for _ in range(times)]).value for draw in draws]
    assert (found.low, found.high) == pytest.approx(tuple(np.percentile([v for v in values if v is not None], COVERED)))
    assert found.low < found.value < found.high


def test_an_interval_is_the_same_with_the_same_seed():
    bounds = [(found.low, found.high) for seed in (3, 3, 4) for found in [nominal_alpha(SPREAD, seed)]]
    assert bounds[0] == bounds[1] != bounds[2]


def test_too_few_reports_give_no_interval():
    found = nominal_alpha([*SPREAD[: FEWEST - 1], [], []])
    assert (found.low, found.high, found.interval_reason) == (None, None, "few-reports")
    assert found.value is not None and found.reports == FEWEST - 1


def test_an_alpha_that_most_draws_lack_has_no_interval():
    rare = [units_of("a", "a")] * 9 + [units_of("b", "b")]  # a third of the draws have no b
    found = nominal_alpha(rare)
    assert (found.value, found.low, found.interval_reason) == (1, None, "undefined-draws")


def test_the_wire_form_has_the_reasons():
    assert nominal_alpha(SPREAD[:1]).to_dict() == {
        "alpha": pytest.approx(0.5, abs=0.1),
        "reason": None,
        "n": 6,
        "reports": 1,
        "interval": None,
        "interval_reason": "few-reports",
    }
