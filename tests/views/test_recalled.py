"""What a report only goes back to was done before all else that it tells of that party."""

import pytest
from joins_factory import TALKS, WORDS, actor, move, told
from views_factory import RULES, play, tale

from travaux.joins.joining import join
from travaux.views.state import state_of

LATER = {"day": "2021-03-20", "version": "e1:z"}


def stances(*reports):
    return sorted((line.stance, line.about) for line in state_of(play(*reports), RULES).lines if line.party == "Karvelia")


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        ("Karvelia had asked for {river tolls of 30 marks}.", []),
        ("Karvelia asked for {river tolls of 30 marks}.", [("demand", "river tolls of 30 marks")]),
    ],
)
def test_what_a_party_had_asked_for_ends_with_what_it_agreed_to_before_that_is_told(sentence, left):
    taken = tale(("accept", "Karvelia accepted {river tolls of 40 marks}."), version="e1:a")
    agreed = [("accept", "river tolls of 40 marks")]
    assert stances(taken, tale(("demand", sentence), **LATER)) == sorted([*agreed, *left])


def _one_report(*sentences):
    text = " ".join(f"{words}." for _, words, _ in sentences)
    moves = tuple(move(text, kind, "ac1:Karvelia", words, about) for kind, words, about in sentences)
    spans = tuple(f"{words}." for _, words, _ in sentences)
    return told(text, (actor(text, "ac1:Karvelia", "Karvelia"),), moves, (), sentences=spans, **LATER)


def test_what_a_report_goes_back_to_comes_before_what_it_tells():
    both = _one_report(
        ("offer", "Karvelia offers river tolls of 40 marks", "river tolls of 40 marks"),
        ("offer", "Karvelia had offered river tolls of 30 marks", "river tolls of 30 marks"),
    )
    assert stances(both) == [("offer", "river tolls of 40 marks")]


def test_what_somebody_says_that_a_party_had_done_is_no_going_back():
    both = _one_report(
        ("accept", "Karvelia accepted river tolls of 40 marks", "river tolls of 40 marks"),
        ("offer", "Karvelia said that it had offered river tolls of 30 marks", "river tolls of 30 marks"),
    )
    assert ("accept", "river tolls of 40 marks") in stances(both)


def test_who_had_refused_and_agrees_refuses_no_more():
    text = "A week after Karvelia had refused, Karvelia put its name to river tolls of 40 marks."
    moves = (
        move(text, "reject", "ac1:Karvelia", "Karvelia had refused"),
        move(text, "accept", "ac1:Karvelia", "Karvelia put its name to river tolls of 40 marks", "river tolls of 40 marks"),
    )
    report = told(text, (actor(text, "ac1:Karvelia", "Karvelia"),), moves, (), **LATER)
    lines = state_of(join((report,), TALKS, WORDS), RULES).lines
    assert [line.stance for line in lines] == ["accept"]
