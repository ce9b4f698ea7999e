"""What stands no more since the other side took another figure, or since it lapsed."""

import pytest
from joins_factory import TALKS, WORDS, actor, move, told
from views_factory import RULES, play, tale

from travaux.joins.joining import join
from travaux.views.state import state_of

LATER = {"day": "2021-03-20", "version": "e1:z"}


def left(*reports, party="Norvask"):
    return sorted((line.stance, line.about) for line in state_of(play(*reports), RULES).lines if line.party == party)


@pytest.mark.parametrize(
    ("sentence", "gone"),
    [
        ("Karvelia accepted {river tolls of 40 marks}.", True),
        ("Karvelia accepted {river tolls of 30 marks}.", False),  # what was offered
        ("Karvelia would accept {river tolls of 40 marks}.", False),
        ("Karvelia accepted {the river tolls of 40 marks} that the mediator named.", False),  # Norvask may not
    ],
)
def test_who_took_another_figure_leaves_none_of_those_before_on_the_table(sentence, gone):
    offered = tale(("offer", "Norvask offers {river tolls of 30 marks}."), version="e1:a")
    assert left(offered, tale(("accept", sentence), **LATER)) == ([] if gone else [("offer", "river tolls of 30 marks")])


def test_what_was_put_forward_after_that_stands():
    taken = tale(("accept", "Karvelia accepted {river tolls of 40 marks}."), version="e1:a")
    assert left(taken, tale(("offer", "Norvask offers {river tolls of 30 marks}."), **LATER)) == [
        ("offer", "river tolls of 30 marks")
    ]


def _says(text, **more):
    """A report in which Karvelia does something else, and that says some words."""
    text = f"{text} Karvelia demands a bridge."
    demand = move(text, "demand", "ac1:Karvelia", "Karvelia demands a bridge", "a bridge")
    return told(text, (actor(text, "ac1:Karvelia", "Karvelia"),), (demand,), (), **more)


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("Norvask's offer of 30 marks expired at midnight.", False),
        ("Norvask let its offer lapse.", False),
        ("The offer of 30 marks is off the table.", False),
        ("The offer of 35 marks has lapsed.", True),
        ("Norvask's offer of 30 marks expires on Friday.", True),
        ("The offer lapsed.", True),  # whose isn't told
        ("Norvask's contract for 30 marks expired.", True),
    ],
)
def test_an_offer_that_lapsed_stands_no_more(text, stands):
    offered = tale(("offer", "Norvask offers {river tolls of 30 marks}."), version="e1:a")
    assert left(offered, _says(text, **LATER)) == ([("offer", "river tolls of 30 marks")] if stands else [])


def test_what_was_offered_after_one_lapsed_stands():
    lapsed = _says("Norvask's offer of 30 marks expired.", version="e1:a")
    offered = tale(("offer", "Norvask offers {river tolls of 30 marks}."), **LATER)
    assert left(lapsed, offered) == [("offer", "river tolls of 30 marks")]


def test_of_a_denial_that_names_nothing_the_one_thing_that_is_claimed_stands_no_more():
    claim = tale(("accept", "Karvelia accepts {river tolls of 40 marks}."), speaker="Jon Tarv", of="Norvask", version="e1:a")
    denial = tale(("accept", "Karvelia has agreed to {no such thing}.", "denied"), speaker="Ana Velt", of="Karvelia", **LATER)
    lines = state_of(join((claim, denial), TALKS, WORDS), RULES).lines
    assert [line.stance for line in lines if line.status == "actual"] == []


@pytest.mark.parametrize(
    ("kind", "asked", "stays"),
    [
        ("demand", True, True),  # who agrees to some of it may not have done enough
        ("propose", False, True),
        ("propose", True, False),  # by whom it had been asked for
    ],
)
def test_what_was_demanded_stays_and_what_was_proposed_to_who_asked_for_nothing(kind, asked, stays):
    first = [("demand", "Karvelia demands {river tolls of 50 marks}.")] if asked and kind != "demand" else []
    put = tale(*first, (kind, "Norvask wants {river tolls of 30 marks}."), version="e1:a")
    found = left(put, tale(("accept", "Karvelia agreed to {river tolls of 40 marks}."), **LATER))
    assert found == ([(kind, "river tolls of 30 marks")] if stays else [])
