"""What is over: refusals that ended, deals, denials of what others say, and what is told of years ago."""

from dataclasses import replace

import pytest
from joins_factory import TALKS, WORDS, actor, move, told
from views_factory import RULES, play, tale

from travaux.joins.joining import join
from travaux.record.time import TimeValue
from travaux.views.state import state_of

PASSES = "cheaper passes for the river tolls"
LATER = {"day": "2021-03-20", "version": "e1:z"}
REFUSED = tale(("reject", "Karvelia rejects {inspectors at the river tolls}."), day="2021-03-02", version="e1:a")


def stances(*reports):
    """The kinds of the lines of Karvelia, in order."""
    return sorted(line.stance for line in state_of(play(*reports), RULES).lines if line.party == "Karvelia")


@pytest.mark.parametrize(
    ("kind", "sentence", "left"),
    [
        ("accept", "Karvelia agreed after all to {cameras for the fees}.", ["accept"]),
        ("offer", "Karvelia is now willing to accept {cameras for the fees}.", ["offer", "reject"]),  # it may be something else
        ("offer", "Karvelia is now willing to accept {inspectors for the fees}.", ["offer"]),
        ("concede", "Karvelia gave way on {the fees}.", ["concede"]),
        ("concede", "Karvelia dropped {its objection to the fees}.", ["concede"]),
        ("concede", "Karvelia dropped {its demand for lower fees}.", ["concede", "reject"]),  # not what it refused
        ("accept", "Karvelia accepted {cameras for the fees}.", ["accept", "reject"]),  # nothing tells that it turned
        ("demand", "Karvelia no longer waits and demands {cameras for the fees}.", ["demand", "reject"]),
    ],
)
def test_a_refusal_is_over_once_words_tell_that_its_party_gave_way(kind, sentence, left):
    assert stances(REFUSED, tale((kind, sentence), **LATER)) == left


def test_of_two_refusals_the_one_ends_in_whose_words_its_party_gives_way():
    other = tale(("reject", "Karvelia rejects {a fence by the river tolls}."), day="2021-03-03", version="e1:b")
    yielded = tale(("accept", "Karvelia agreed after all to {a fence of wood by the river tolls}."), **LATER)
    assert stances(REFUSED, other, yielded) == ["accept", "reject"]


def _together(kind, words, about, **more):
    text = f"{words}."
    both = [actor(text, f"ac1:{name}", name) for name in ("Karvelia", "Norvask")]
    deal = replace(move(text, kind, "ac1:Karvelia", words, about), party=("ac1:Karvelia", "ac1:Norvask"))
    return told(text, tuple(both), (deal,), (), **more)


def test_what_two_parties_agree_on_ends_what_they_put_forward_for_that():
    asked = tale(
        ("demand", "Karvelia demands {the end of the river tolls}."),
        ("propose", "Norvask proposes {cameras along the river tolls}."),
        ("demand", "Karvelia demands {a bridge}."),
        day="2021-03-02",
        version="e1:a",
    )
    deal = _together("accept", f"Karvelia and Norvask agreed on {PASSES}", PASSES, **LATER)
    found = {(line.party, line.stance, line.issue) for line in state_of(join((asked, deal), TALKS, WORDS), RULES).lines}
    agreed = {(party, "accept", "river tolls") for party in ("Karvelia", "Norvask")}
    assert found == {*agreed, ("Karvelia", "demand", "bridge"), ("Norvask", "propose", "river tolls")}


def test_who_rejects_the_agreement_stands_by_it_no_more():
    deal = _together(
        "accept",
        "Karvelia and Norvask agreed on cheaper passes for the river tolls",
        "cheaper passes for the river tolls",
        day="2021-03-02",
    )
    gone = tale(("reject", "Karvelia rejected {the agreement}."), **LATER)
    lines = state_of(join((deal, gone), TALKS, WORDS), RULES).lines
    assert {(line.party, line.stance, line.issue) for line in lines} == {
        ("Karvelia", "reject", "river tolls"),
        ("Norvask", "accept", "river tolls"),
    }


@pytest.mark.parametrize(
    ("about", "left"),
    [
        ("any cut of the river tolls", ["denied"]),
        ("a fence by the river tolls", ["actual", "denied"]),  # something else
    ],
)
def test_what_others_claim_ends_with_a_denial_of_any_such_thing(about, left):
    claim = tale(
        ("accept", "Karvelia accepts {river tolls of 40 marks}."),
        speaker="Jon Tarv",
        of="Norvask",
        day="2021-03-02",
        version="e1:a",
    )
    denial = tale(("accept", f"Karvelia has not accepted {{{about}}}.", "denied"), speaker="Ana Velt", of="Karvelia", **LATER)
    lines = state_of(play(claim, denial), RULES).lines
    assert sorted(line.status for line in lines) == left
    told = [deed.about for line in lines for deed in line.said_differently]
    assert told == (["river tolls of 40 marks"] if len(lines) == 1 else [])


def test_an_answer_that_names_nothing_gives_way_to_a_later_one_on_the_same():
    asked = tale(("demand", "Norvask demands {lower river tolls}."), ("reject", "Karvelia refused."), version="e1:a")
    agreed = tale(("accept", "Karvelia accepted {the lower river tolls}."), **LATER)
    assert stances(asked, agreed) == ["accept"]


def test_who_rejects_both_rejects_each():
    put = tale(
        ("propose", "Norvask proposes {lower river tolls}."),
        ("propose", "Norvask proposes {a bridge}."),
        ("reject", "Karvelia rejected {both}."),
    )
    found = [line for line in state_of(play(put), RULES).lines if line.party == "Karvelia"]
    assert sorted((line.stance, line.issue) for line in found) == [("reject", "bridge"), ("reject", "river tolls")]


@pytest.mark.parametrize(("when", "left"), [("in 2018", []), ("in February", ["reject"])])
def test_what_is_told_of_years_ago_stands_no_more(when, left):
    value = ("2018", "2018-01-01", "2018-12-31") if "2018" in when else ("2021-02", "2021-02-01", "2021-02-28")
    text = f"Karvelia refused a cut of the river tolls {when}."
    time = replace(move(text, "reject", "ac1:Karvelia", text.rstrip("."), "a cut of the river tolls"), time=TimeValue(*value))
    old = told(text, (actor(text, "ac1:Karvelia", "Karvelia"),), (time,), (), **LATER)
    assert [line.stance for line in state_of(join((old,), TALKS, WORDS), RULES).lines] == left


def test_who_accepts_what_is_offered_asks_no_more_for_another_figure():
    asked = tale(("demand", "Karvelia demands {river tolls of 40 marks}."), day="2021-03-02", version="e1:a")
    offered = tale(("offer", "Norvask offers {river tolls of 30 marks}."), ("accept", "Karvelia accepted."), **LATER)
    assert stances(asked, offered) == ["accept"]


def test_who_accepts_and_rejects_in_one_sentence_does_both():
    text = "Norvask proposes river tolls of 40 marks. Karvelia accepted the offer by Norvask and declined that of others."
    moves = (
        move(text, "propose", "ac1:Norvask", "Norvask proposes river tolls of 40 marks", "river tolls of 40 marks"),
        move(text, "accept", "ac1:Karvelia", "Karvelia accepted the offer by Norvask", "the offer"),
        move(text, "reject", "ac1:Karvelia", "declined that of others", "that"),
    )
    actors = tuple(actor(text, f"ac1:{name}", name) for name in ("Karvelia", "Norvask"))
    found = state_of(join((told(text, actors, moves),), TALKS, WORDS), RULES).lines
    assert "accept" in [line.stance for line in found if line.party == "Karvelia"]


def test_who_gives_way_on_some_words_refuses_no_more_what_it_refused_without_any():
    asked = tale(("demand", "Norvask demands {lower river tolls}."), ("reject", "Karvelia refused."), version="e1:a")
    again = tale(("reject", "Karvelia rejects {cameras at the river tolls}."), day="2021-03-05", version="e1:b")
    given = tale(("accept", "Karvelia relented and agreed to {cameras at the river tolls}."), **LATER)
    assert stances(asked, again, given) == ["accept"]


@pytest.mark.parametrize(("began", "left"), [("In 2018", []), ("In 2021", ["reject"]), ("On Monday", ["reject"])])
def test_what_a_sentence_that_begins_in_a_year_long_past_tells_is_over(began, left):
    text = f"{began} there was a quarrel over river tolls, and Karvelia refused a cut of the river tolls."
    act = move(text, "reject", "ac1:Karvelia", "Karvelia refused a cut of the river tolls", "a cut of the river tolls")
    old = told(text, (actor(text, "ac1:Karvelia", "Karvelia"),), (act,), (), **LATER)
    assert [line.stance for line in state_of(join((old,), TALKS, WORDS), RULES).lines] == left


def test_a_figure_to_which_a_party_came_down_ends_once_it_takes_another():
    down = tale(("concede", "Karvelia lowered {its demand to 40 marks} in river tolls."), day="2021-03-02", version="e1:a")
    taken = tale(("accept", "Karvelia accepted {river tolls of 30 marks}."), **LATER)
    assert stances(down, taken) == ["accept"]
    gone = tale(("concede", "Karvelia gave up {its demand for 40 marks} in river tolls."), day="2021-03-02", version="e1:a")
    assert stances(gone, taken) == ["accept", "concede"]


@pytest.mark.parametrize(
    ("more", "left"),
    [
        ((), ["concede"]),
        ((("demand", "Karvelia demands {a lock by the river tolls}."),), ["concede", "demand", "demand"]),  # either may be meant
        ((("demand", "Karvelia demands {the fees}."),), ["concede", "demand"]),  # which it gives up
    ],
)
def test_who_gives_something_up_asks_no_more_for_the_one_thing_that_it_asked_for(more, left):
    asked = tale(("demand", "Karvelia demands {cameras at the river tolls}."), *more, day="2021-03-02", version="e1:a")
    given = tale(("concede", "Karvelia no longer asks for {the fees}."), **LATER)
    assert stances(asked, given) == left
