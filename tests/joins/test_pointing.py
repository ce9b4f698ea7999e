"""What moves mean that name nothing themselves."""

import pytest
from joins_factory import TALKS, actor, move, told

from travaux.join_resources import load_join_words
from travaux.joins.joining import Joiner, join, joined

OFFER = "Karvelia offered tolls of 40 marks on the river"


def one_report(text, *moves):
    names = (("ac1:k", "Karvelia"), ("ac1:n", "Norvask"))
    actors = tuple(actor(text, id, name) for id, name in names if name in text)
    return told(text, actors, moves, sentences=tuple(f"{sentence}." for sentence in text.removesuffix(".").split(". ")))


def about(report):
    """What each deed of a report is about, by the words that the proposition has which it is put to."""
    play = join([report], TALKS, load_join_words())
    return {deed.kind: [each.deeds[0].about for each in play.propositions if deed in each.deeds] for deed in play.deeds}


@pytest.mark.parametrize(
    ("answer", "kind", "points", "meant"),
    [
        ("Norvask accepted it", "accept", "it", True),
        ("Norvask will have none of that", "reject", "that", True),
        ("Norvask could agree to one", "accept", "one", True),
        ("Norvask turned them down", "reject", "them", True),
        ("Norvask does not agree", "reject", None, True),
        ("Norvask has refused", "reject", None, True),
        ("Norvask said no", "reject", None, True),
        ("Norvask has agreed to nothing of the kind", "reject", "nothing of the kind", True),
        ("a ferry was refused by Norvask", "reject", "a ferry", False),
    ],
)
def test_who_accepts_or_rejects_it_answers_what_is_told_right_before(answer, kind, points, meant):
    text = f"{OFFER}. {answer}."
    report = one_report(text, move(text, "offer", "ac1:k", OFFER, "tolls of 40 marks"), move(text, kind, "ac1:n", answer, points))
    assert ("tolls of 40 marks" in about(report)[kind]) is meant


@pytest.mark.parametrize(
    ("asked", "answer", "kind", "points"),
    [
        ("and asked for a ferry", "Norvask accepted it", "accept", "it"),  # either may be meant
        ("", "It is no reply to Norvask", "reject", "It"),  # of what is told something
        ("", "Norvask asked for them", "demand", "them"),
    ],
)
def test_what_may_mean_several_things_or_tells_something_of_it_answers_none(asked, answer, kind, points):
    text = f"{OFFER} {asked}. {answer}."
    moves = [move(text, "offer", "ac1:k", OFFER, "tolls of 40 marks"), move(text, kind, "ac1:n", answer, points)]
    report = one_report(text, *moves, *([move(text, "demand", "ac1:k", asked, "a ferry")] if asked else []))
    nodes = [node for deed, node in joined([report], Joiner(TALKS, load_join_words())).deeds.values() if deed.party == "Norvask"]
    assert [node.pointing.answers for node in nodes] == [None]


@pytest.mark.parametrize(("words", "stands"), [("the proposal of Norvask", False), ("the ferry of Norvask", True)])
def test_a_noun_that_is_a_party_s_own_tells_of_no_thing_that_it_puts_forward(words, stands):
    text = f"Karvelia welcomed {words}."
    report = one_report(text, move(text, "propose", "ac1:n", words, words))
    assert bool(join([report], TALKS, load_join_words()).propositions) is stands


@pytest.mark.parametrize("noun", ["idea", "plan", "proposal"])
def test_who_answers_what_nobody_but_a_mediator_proposes_takes_a_stance_on_that(noun):
    put, answer = "Mediator Ana Roe proposed tolls of 40 marks on the river", f"Norvask welcomed the {noun}"
    text = f"{put}. {answer}."
    actors = (actor(text, "ac1:m", "Ana Roe", "person"), actor(text, "ac1:n", "Norvask"))
    moves = (move(text, "propose", "ac1:m", put, "tolls of 40 marks"), move(text, "accept", "ac1:n", answer, f"the {noun}"))
    report = told(text, actors, moves, sentences=(f"{put}.", f"{answer}."))
    (proposition,) = join([report], TALKS, load_join_words()).propositions
    assert (proposition.issue, [(deed.party, deed.kind) for deed in proposition.deeds]) == ("river tolls", [("Norvask", "accept")])


def test_a_bare_figure_and_the_others_have_the_issue_of_the_words_before():
    text = "Karvelia spoke of the tolls on the river. It wants ten years. Norvask refused the others."
    moves = (
        move(text, "demand", "ac1:k", "It wants ten years", "ten years"),
        move(text, "reject", "ac1:n", "Norvask refused the others", "the others"),
    )
    report = one_report(text, *moves)
    issues = {deed.about: each.issue for each in join([report], TALKS, load_join_words()).propositions for deed in each.deeds}
    assert issues["ten years"] == "river tolls"
    assert issues["the others"] == "river tolls"
