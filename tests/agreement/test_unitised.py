"""The alpha of stretches is Krippendorff's of 2004: his own example, two by hand, and his formulas written out."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from travaux.agreement.alpha import COVERED, DRAWS, no_alpha
from travaux.agreement.unitised import Continuum, stretches, unitised_alpha

LENGTH = 40
SPANS = st.lists(
    st.tuples(st.integers(0, LENGTH - 1), st.integers(1, 12)).map(lambda s: (s[0], min(LENGTH, s[0] + s[1]))), max_size=5
).map(tuple)
CONTINUA = st.lists(st.builds(Continuum, st.integers(LENGTH, 60), SPANS, SPANS), min_size=1, max_size=4)


# K. Krippendorff, Measuring the Reliability of Qualitative Text Analysis Data (2004), appendix: two observers, a continuum from
# 150 to 450, categories c and k. He has .7286 and, for both categories, .8591, from differences rounded to four places.
PUBLISHED = {
    "c": (((225, 295), (370, 400)), ((220, 300), (355, 375), (400, 420)), 0.7286),
    "k": (((180, 240), (300, 350)), ((180, 240), (300, 350)), 1.0),
}


@pytest.mark.parametrize(("first", "second", "value"), PUBLISHED.values(), ids=PUBLISHED)
def test_published_example(first, second, value):
    first, second = (tuple((start - 150, end - 150) for start, end in spans) for spans in (first, second))
    found = unitised_alpha([Continuum(300, first, second)])
    assert round(found.value, 4) == value
    assert (found.n, found.reports) == (len(first) + len(second), 1)


def test_by_hand_two_that_overlap():
    """[2, 5) and [3, 5) of ten characters.

    Observed: (2-3)² + (5-5)² = 1, by 10². Expected: among units (2-1)/3 * (2*27-3*9+3) = 10 and (2-1)/3 * (2*8-3*4+2) = 2; in gaps
    of 2, 5, 3 and 5 the first has 3+1+3 places, times 3², the second 1+4+2+4, times 2². That is 2/10 * (10+2+63+44), by
    20*19 - (3*2+2*1).
    """
    expected = (2 / 10) * 119 / 372
    assert unitised_alpha([Continuum(10, ((2, 5),), ((3, 5),))]).value == pytest.approx(1 - 0.01 / expected)


def test_by_hand_one_that_only_one_person_marked():
    """[2, 4) of ten characters: observed 2² by 10²; expected in gaps of 2, 6 and 10: 2/10 * 2² * (1+5+9) by 20*19 - 2*1."""
    assert unitised_alpha([Continuum(10, ((2, 4),), ())]).value == pytest.approx(1 - 0.04 / ((2 / 10) * 60 / 378))


@pytest.mark.parametrize(
    ("spans", "found"),
    [
        (((8, 9), (0, 5), (3, 8)), ((0, 8), (8, 9))),  # what only touches are two
        (((0, 9), (2, 4), (3, 6)), ((0, 9),)),
        (((2, 4), (2, 4)), ((2, 4),)),
        ((), ()),
    ],
)
def test_spans_that_overlap_are_one_stretch(spans, found):
    assert stretches(spans) == found


def sections(units, length):
    """Units and the gaps between them, as (begin, length, whether it is a unit)."""
    found, at = [], 0
    for start, end in units:
        found += [(at, start - at, 0), (start, end - start, 1)]
        at = end
    return [section for section in (*found, (at, length - at, 0)) if section[1]]


def difference(u, v):
    (b, size, unit), (c, other, is_unit) = u, v
    if unit and is_unit and -size < b - c < other:
        return (b - c) ** 2 + (b + size - c - other) ** 2
    if unit and not is_unit and other - size >= b - c >= 0:
        return size**2
    if not unit and is_unit and other - size <= b - c <= 0:
        return other**2
    return 0


def as_published(continuum):
    """The formulas of 2004 for one continuum, term by term."""
    length = continuum.length
    coders = [sections(stretches(each), length) for each in (continuum.first, continuum.second)]
    observed = sum(difference(u, v) for i in (0, 1) for u in coders[i] for v in coders[1 - i]) / (2 * length**2)
    every = [section for coder in coders for section in coder]
    number = sum(unit for *_, unit in every)
    expected = sum(
        (number - 1) / 3 * (2 * size**3 - 3 * size**2 + size)
        + size**2 * sum(gap - size + 1 for _, gap, is_unit in every if not is_unit and gap >= size)
        for _, size, unit in every
        if unit
    )
    places = 2 * length * (2 * length - 1) - sum(size * (size - 1) for _, size, unit in every if unit)
    return observed, 2 / length * expected / places


@given(st.builds(Continuum, st.integers(LENGTH, 60), SPANS, SPANS))
def test_it_is_what_the_formulas_say(continuum):
    observed, expected = as_published(continuum)
    assume(expected)
    assert unitised_alpha([continuum]).value == pytest.approx(1 - observed / expected)


@given(CONTINUA)
def test_who_marked_the_same_has_one_or_none(continua):
    same = [Continuum(each.length, each.first, tuple(reversed(each.first))) for each in continua]
    found = unitised_alpha(same)
    assert found.value == 1 if any(each.first for each in same) else found == no_alpha("no-units")


@given(CONTINUA, st.randoms(use_true_random=False))
def test_no_order_matters(continua, random):
    other = [Continuum(each.length, each.second, tuple(random.sample(each.first, len(each.first)))) for each in continua]
    random.shuffle(other)
    assert unitised_alpha(other).value == pytest.approx(unitised_alpha(continua).value)


def test_words_moved_a_little_weigh_less_than_words_missed():
    there = ((10, 20), (50, 70))
    near, far, gone = (
        unitised_alpha([Continuum(200, there, other)]).value for other in (((11, 20), (50, 70)), ((15, 20), (50, 70)), ((50, 70),))
    )
    assert 1 > near > far > gone


def test_who_marks_elsewhere_is_worse_than_chance():
    assert unitised_alpha([Continuum(100, ((0, 10),), ((50, 60),))]).value < 0


@pytest.mark.parametrize(
    ("continua", "reason"), [([], "one-coder"), ([Continuum(100, (), ())], "no-units"), ([Continuum(0, (), ())], "no-units")]
)
def test_where_it_is_not_defined_there_is_a_reason_and_no_number(continua, reason):
    assert unitised_alpha(continua) == no_alpha(reason)


def test_an_interval_is_that_of_drawing_reports_again_and_again():
    texts = [Continuum(50 + 7 * i, ((3, 12), (20, 25 + i)), ((3 + i, 12), (19, 25))) for i in range(6)]
    found = unitised_alpha(texts, seed=5)
    draws = np.random.default_rng(5).multinomial(6, [1 / 6] * 6, DRAWS)
    values = [unitised_alpha([c for c, times in zip(texts, draw, strict=True) for _ in range(times)]).value for draw in draws]
    assert (found.low, found.high) == pytest.approx(tuple(np.percentile(values, COVERED)))
    assert found.low < found.value < found.high
