"""Another figure for the same takes the place of what its party put forward before."""

import pytest
from joins_factory import TALKS, WORDS, report
from views_factory import RULES

from travaux.joins.joining import join
from travaux.views.figures import is_another_figure
from travaux.views.state import state_of


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("to free 150 prisoners", "300"),
        ("a raise of 4 percent", "5.5%"),
        ("two", "three deliveries"),
        ("a nationwide vote on 12 October", "December 7"),
        ("a bank guarantee of 300 million marks", "the 450m-mark bond"),
        ("1,200 barges a year", "900 barges"),
    ],
)
def test_another_figure_for_the_same(old, new):
    assert is_another_figure(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("14 barges a day", "70 million marks"),
        ("a truce of 90 days from May 5", "a truce of 90 days"),
        ("a vote on 12 October", "a fee of 12 marks"),
        ("a raise of 4 percent", "a longer truce"),
        ("90 days", "14 of the 40 barges for 90 days"),
    ],
)
def test_no_other_figure(old, new):
    assert not is_another_figure(old, new)


def stances(*told):
    """What stands on the tolls after reports of a kind, an object, a day, and who tells it."""
    reports = [
        report(f"Karvelia has tolls of {about}", kind, about, by=by, version=f"e1:{number}", day=day)
        for number, (kind, about, day, by) in enumerate(told)
    ]
    return sorted((line.stance, line.about) for line in state_of(join(reports, TALKS, WORDS), RULES).lines)


OFFER = ("offer", "40 marks for each of the barges", "2021-03-01", "Karvelia")


@pytest.mark.parametrize("kind", ["offer", "propose", "demand", "accept", "commit"])
def test_a_partys_next_figure_takes_the_place_of_the_one_before(kind):
    assert stances(OFFER, (kind, "55 marks", "2021-03-09", "Karvelia")) == [(kind, "55 marks")]


@pytest.mark.parametrize(
    ("kind", "day", "by"),
    [
        ("reject", "2021-03-09", "Karvelia"),  # what it refuses is no figure of its own
        ("offer", "2021-03-01", "Karvelia"),  # at once
        ("offer", "2021-03-09", "Norvask"),  # another's word
    ],
)
def test_other_figures_leave_it(kind, day, by):
    assert OFFER[:2] in stances(OFFER, (kind, "55 marks", day, by))


def test_of_several_the_last_stands():
    then = [("offer", f"{marks} marks", f"2021-03-0{day}", "Karvelia") for day, marks in enumerate((50, 60, 70), 2)]
    assert stances(OFFER, *then) == [("offer", "70 marks")]
