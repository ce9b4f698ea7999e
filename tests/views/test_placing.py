"""The issue of what tells none itself, by what was told before."""

from dataclasses import replace

import pytest
from joins_factory import actor, move, told
from views_factory import RULES, play, tale

from travaux.views.state import state_of

FEES = tale(("offer", "Karvelia offers {river tolls of 40 marks}."), day="2021-03-02", version="e1:a")
PARTS = tale(("propose", "Karvelia proposes {to share the river tolls in equal parts}."), day="2021-03-02", version="e1:a")
LATER = {"day": "2021-03-20", "version": "e1:z"}


def issue(*reports, of="Norvask"):
    """The issue of the one line of a party."""
    (line,) = (line for line in state_of(play(*reports), RULES).lines if line.party == of)
    return line.issue


@pytest.mark.parametrize(
    ("kind", "sentence", "found"),
    [
        ("accept", "Norvask accepted {40}.", "river tolls"),  # the same value
        ("propose", "Norvask proposed {30}.", "river tolls"),  # of all figures told, on one issue
        ("reject", "Norvask rejected {the forty marks}.", "river tolls"),
        ("demand", "Norvask asks for {a limit of 20 marks}.", "river tolls"),
        ("propose", "Norvask proposed {30 million}.", None),  # of another size
        ("accept", "Norvask accepted {30 sailors}.", None),  # counts something else
    ],
)
def test_a_figure_alone_is_on_the_issue_of_the_figures_told_before(kind, sentence, found):
    assert issue(FEES, tale((kind, sentence), **LATER)) == found


def test_a_figure_that_a_title_names_the_issue_of_is_on_that():
    later = replace(tale(("propose", "Norvask proposed {30 sailors}."), **LATER), title="Norvask answers on river tolls")
    assert issue(FEES, later) == "river tolls"


def test_a_figure_is_on_the_issue_beside_which_its_report_told_it():
    first = tale(("concede", "Karvelia gave way on {the river tolls}, and it will pay after seven years."), version="e1:a")
    assert issue(first, tale(("reject", "Norvask rejected {the seven years}."), **LATER)) == "river tolls"


def test_of_figures_on_two_issues_none_tells():
    other = tale(("demand", "Karvelia demands {a bridge of 60 metres}."), day="2021-03-03", version="e1:b")
    assert issue(FEES, other, tale(("accept", "Norvask accepted {30}."), **LATER)) is None


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Norvask rejected {equal parts}.", "river tolls"),
        ("Norvask rejected {the whole catch}.", None),
        ("Norvask rejected {parts}.", None),  # one word may be chance
    ],
)
def test_words_that_were_put_forward_on_one_issue_alone_are_on_that(sentence, found):
    assert issue(PARTS, tale(("reject", sentence), **LATER)) == found


def test_the_noun_of_what_was_put_forward_is_on_its_issue():
    offered = tale(("offer", "Karvelia offers {to suspend the river tolls}."), version="e1:a")
    assert issue(offered, tale(("accept", "Norvask welcomed {the suspension}."), **LATER)) == "river tolls"


def test_what_a_party_gives_up_is_on_the_issue_of_what_it_put_forward():
    asked = tale(("demand", "Norvask demands {a freeze of river tolls}."), version="e1:a")
    gone = tale(("concede", "Norvask no longer insists on {a freeze}."), **LATER)
    (line,) = state_of(play(asked, gone), RULES).lines
    assert (line.stance, line.issue) == ("concede", "river tolls")


@pytest.mark.parametrize(
    ("kind", "sentence", "found"),
    [
        ("offer", "Norvask raised {its offer to 30 marks}.", "river tolls"),  # not what Karvelia asks for the bridge
        ("demand", "Norvask raised {its demand from 20 to 30 marks}.", "river tolls"),
        ("offer", "Norvask raised {its offer to 30 sailors}.", None),
        ("offer", "Norvask offered {to free 12 of them}.", "river tolls"),
    ],
)
def test_a_new_figure_for_its_own_is_on_the_issue_of_that(kind, sentence, found):
    own = tale(("offer", "Norvask offers {river tolls of 20 marks}."), day="2021-03-02", version="e1:a")
    other = tale(("demand", "Karvelia demands {a bridge for 90 marks}."), day="2021-03-03", version="e1:b")
    told = (own, other) if "marks" in sentence or "sailors" in sentence else (own,)
    lines = state_of(play(*told, tale((kind, sentence), **LATER)), RULES).lines
    (line,) = (line for line in lines if line.last == LATER["day"])
    assert line.issue == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Norvask offered {90 million}.", None),  # of another size
        ("Norvask offered {90 crowns}.", "river tolls"),
        ("Norvask offered {90 sailors}.", None),
        ("Norvask offered {90}.", None),
    ],
)
def test_a_sum_alone_is_on_the_one_issue_of_what_is_paid(sentence, found):
    other = tale(("demand", "Karvelia demands {a bridge of 60 metres}."), ("demand", "Karvelia demands {river tolls of 5 marks}."))
    assert issue(other, tale(("offer", sentence), **LATER)) == found
    assert issue(tale(("offer", "Norvask offered {90 million}."), **LATER)) == "river tolls"  # nothing else was told


@pytest.mark.parametrize(
    ("kind", "title", "found"),
    [
        ("demand", "Karvelia yields on river tolls", "river tolls"),
        ("reject", "Karvelia yields on river tolls", None),  # of what somebody else may have put forward
        ("demand", "Karvelia yields", None),
        ("demand", "Karvelia yields on the bridge", None),
    ],
)
def test_what_is_put_forward_is_on_the_issue_of_a_title_and_of_all_that_its_report_tells_before(kind, title, found):
    yields = ("concede", "Karvelia gave way on {the river tolls}.")
    report = tale(yields, (kind, "Norvask wants {the clerks to live in Velm}."), **LATER)
    assert issue(replace(report, title=title)) == found


def test_of_two_things_that_are_offered_together_each_tells_its_own_issue():
    text = "Norvask offered 30 marks, and a wooden bridge."
    moves = tuple(move(text, "offer", "ac1:Norvask", text.rstrip("."), about) for about in ("30 marks", "a wooden bridge"))
    moves = tuple(replace(each, id=f"{each.id}{at}") for at, each in enumerate(moves))
    both = told(text, (actor(text, "ac1:Norvask", "Norvask"),), moves, (), **LATER)
    lines = {(line.about, line.issue) for line in state_of(play(FEES, both), RULES).lines if line.party == "Norvask"}
    assert lines == {("30 marks", "river tolls"), ("a wooden bridge", "bridge")}
