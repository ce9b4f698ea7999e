"""What moves mean that name nothing in their own report: what was put forward last."""

from dataclasses import replace

import pytest
from joins_factory import actor, move, told
from views_factory import RULES, edges, play, tale

from travaux.views.referents import referred
from travaux.views.state import state_of

FEES = tale(("offer", "Karvelia offers {fees of 40 marks}."), day="2021-03-02", version="e1:a")
BRIDGE = tale(("demand", "Norvask demands {a crossing at Velm}."), day="2021-03-04", version="e1:b")
LATER = {"day": "2021-03-20", "version": "e1:z"}


def stands(*reports):
    """The lines of the state of play: who takes which stance on which issue, in what words."""
    return {(line.party, line.stance, line.issue, line.about) for line in state_of(play(*reports), RULES).lines}


@pytest.mark.parametrize(
    ("kind", "answer", "about"),
    [
        ("reject", "Norvask rejected {it}.", "it"),
        ("reject", "Norvask turned {the offer} down.", "the offer"),
        ("accept", "Norvask accepted {Karvelia's latest offer}.", "Karvelia's latest offer"),
        ("accept", "Norvask accepted {the sum}.", "the sum"),
        ("reject", "Norvask called {the sum} far too high.", "the sum"),
        ("accept", "Norvask backs {the scheme}.", "the scheme"),
        ("accept", "Norvask agreed.", "Norvask agreed"),
    ],
)
def test_an_answer_in_a_later_report_is_to_what_was_put_forward_last(kind, answer, about):
    assert ("Norvask", kind, "river tolls", about) in stands(FEES, tale((kind, answer), **LATER))


def test_what_is_meant_is_answered():
    (answered,) = [edge for edge in edges(FEES, tale(("reject", "Norvask rejected {it}."), **LATER)) if edge[0] == "rejected"]
    assert answered[1:3] == ("Karvelia offer fees of 40 marks", "Norvask reject it")


def test_who_stands_by_a_demand_or_takes_it_back_means_its_own():
    again = tale(("demand", "Norvask repeated {its demand}."), **LATER)
    assert ("Norvask", "demand", "bridge", "its demand") in stands(FEES, BRIDGE, again)
    dropped = tale(("reject", "Norvask withdrew {its demand}."), **LATER)
    assert [line for line in stands(FEES, BRIDGE, dropped) if line[1] == "demand"] == []


@pytest.mark.parametrize(
    "sentence",
    [
        ("reject", "Norvask rejected {it}.", "possible"),
        ("reject", "Norvask would like to have rejected {the demand}."),  # nobody else demands anything
        ("commit", "Norvask will keep {it}."),
    ],
)
def test_what_is_not_done_or_of_another_kind_means_nothing(sentence):
    assert [line for line in stands(FEES, tale(sentence, **LATER)) if line[0] == "Norvask" and line[2] is not None] == []


def test_what_was_put_forward_long_ago_is_not_meant():
    late = tale(("reject", "Norvask rejected {it}."), day="2021-06-20", version="e1:z")
    assert stands(FEES, late) == stands(FEES)


def test_of_two_things_that_were_put_forward_together_none_is_meant():
    both = tale(("offer", "Karvelia offers {fees of 40 marks}."), ("propose", "Karvelia proposes {a crossing at Velm}."))
    answer = tale(("reject", "Norvask rejected {it}."), **LATER)
    assert stands(both, answer) == stands(both)


def test_a_report_that_tells_of_another_issue_means_nothing_elsewhere():
    other = tale(("demand", "Norvask demands {a crossing at Velm}."), ("reject", "Norvask called {it} absurd."), **LATER)
    assert not [line for line in stands(FEES, other) if line[1] == "reject" and line[2] == "river tolls"]


def test_a_title_tells_what_is_answered_where_nothing_was_put_forward():
    answer = tale(("reject", "Norvask rejected {Karvelia's demand}."), **LATER)
    for title, issue in (("Norvask keeps bridge", {"bridge"}), ("No agreement yet", set())):
        assert {line[2] for line in stands(replace(answer, title=title))} - {None} == issue


def test_a_figure_alone_is_on_the_issue_on_which_it_was_told():
    firm = tale(("reject", "Norvask refused {to go beyond 40 marks}."), **LATER)
    assert ("Norvask", "reject", "river tolls", "to go beyond 40 marks") in stands(FEES, firm)
    higher = tale(("demand", "Norvask demanded {60 marks}."), **LATER)
    assert ("Norvask", "demand", "river tolls", "60 marks") in stands(FEES, higher)
    boats = tale(("demand", "Norvask demanded {60 boats}."), **LATER)
    assert ("Norvask", "demand", None, "60 boats") in stands(FEES, boats)


def test_a_figure_that_was_told_on_two_issues_tells_none():
    other = tale(("offer", "Karvelia offers {a crossing for 40 marks}."), day="2021-03-05", version="e1:c")
    firm = tale(("reject", "Norvask refused {to go beyond 40 marks}."), **LATER)
    assert ("Norvask", "reject", None, "to go beyond 40 marks") in stands(FEES, other, firm)


def test_what_comes_later_and_the_order_of_adding_change_nothing():
    answer = tale(("reject", "Norvask rejected {it}."), **LATER)
    after = tale(("offer", "Karvelia offers {a crossing at Velm}."), day="2021-03-25", version="e1:y")
    assert stands(FEES, answer) <= stands(after, answer, FEES) == stands(FEES, answer, after)


def test_a_play_that_is_looked_through_again_stays_what_it_is():
    once = referred(play(FEES, tale(("reject", "Norvask rejected {it}."), **LATER)))
    assert referred(once) == once


@pytest.mark.parametrize(
    ("kind", "sentence", "left"),
    [
        ("concede", "Norvask lifted {its objection}.", ["concede"]),
        ("concede", "Norvask softened {its stance}.", ["concede"]),
        ("concede", "Norvask gave in on Tuesday.", ["concede"]),
        ("accept", "Norvask fell into line.", ["accept"]),
        ("concede", "Norvask dropped {its objection to bicycles}.", ["concede", "reject"]),  # to something else
        ("concede", "Norvask gave away its ships.", ["concede", "reject"]),
    ],
)
def test_who_gives_way_gives_up_what_it_refused_last(kind, sentence, left):
    refused = tale(("reject", "Norvask rejected {river tolls of 40 marks}."), day="2021-03-03", version="e1:b")
    lines = state_of(play(FEES, refused, tale((kind, sentence), **LATER)), RULES).lines
    assert sorted(line.stance for line in lines if line.party == "Norvask") == left


def test_who_gives_way_gives_up_a_refusal_that_names_nothing_too():
    refused = tale(("reject", "Norvask refused."), day="2021-03-03", version="e1:b")
    lines = state_of(play(FEES, refused, tale(("concede", "Norvask relented."), **LATER)), RULES).lines
    assert [line.stance for line in lines if line.party == "Norvask"] == ["concede"]


@pytest.mark.parametrize(
    ("kind", "sentence"), [("reject", "Norvask refused {to sign}."), ("accept", "Norvask put its name to {the paper}.")]
)
def test_who_signs_or_does_not_means_what_others_agreed_to(kind, sentence):
    text = "Karvelia and Norvask agree on river tolls of 40 marks."
    both = move(text, "accept", "ac1:Karvelia", text[:-1], "river tolls of 40 marks")
    both = replace(both, party=("ac1:Karvelia", "ac1:Norvask"))
    deal = told(text, tuple(actor(text, f"ac1:{name}", name) for name in ("Karvelia", "Norvask")), (both,), (), day="2021-03-04")
    found = {(line.stance, line.issue) for line in state_of(play(BRIDGE, deal, tale((kind, sentence), **LATER)), RULES).lines}
    assert (kind, "river tolls") in found


def test_a_veto_is_of_what_its_party_refused_whatever_its_words_tell_besides():
    refused = tale(("reject", "Norvask vetoed {fees of 40 marks}."), version="e1:a")
    lifted = tale(("concede", "Norvask lifted {its veto} after Karvelia promised to pay for the bridge."), **LATER)
    assert stands(refused, lifted) == {("Norvask", "concede", "river tolls", "its veto")}
