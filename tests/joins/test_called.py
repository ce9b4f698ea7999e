"""Whose are bodies that reports call by a common noun alone."""

import pytest
from joins_factory import actor, move, told

from travaux.join_resources import load_join_words
from travaux.joins.called import noun_of
from travaux.joins.codebook import Talks
from travaux.joins.digest import Figure
from travaux.joins.parties import find_parties
from travaux.joins.party_names import party_names

NAMES = party_names(Talks("all", ("Dalkrail", "Norvair", "Tarn Museum", "Guild of Nurses", "Harbour Board"), ()), load_join_words())


@pytest.mark.parametrize(
    ("name", "kind", "above", "noun"),
    [
        ("company", "organisation", None, ("in", "company")),
        ("airline", "organisation", None, ("in", "company")),  # whatever a firm is called
        ("chain", "office", None, ("in", "company")),
        ("trustees", "group", None, ("in", "trustees")),
        ("executive committee", "organisation", None, ("in", "executive", "committee")),
        ("management", "office", None, ("in", "management")),
        ("Company", "organisation", None, None),  # a name
        ("company", "organisation", "ac1:d", None),  # told by the record
        ("company", "person", None, None),
        ("new executive committee", "organisation", None, None),
        ("bloc", "bloc", None, ("in", "bloc")),
        ("mediator", "office", None, ("in", "mediator")),
        ("parliament", "organisation", None, None),
        ("rival company", "organisation", None, None),
        ("…", "group", None, None),
    ],
)
def test_nouns_for_firms_and_organs_are_asked_for(name, kind, above, noun):
    assert noun_of(Figure("ac1:a", name, kind, above)) == noun


def party_told(first, noun, publisher="Lissa Wire", *, kind="organisation"):
    """Of the body that the second sentence of a report names by a noun."""
    second = f"The {noun} rejects tolls."
    text = f"{first} {second}"
    report = told(
        text,
        (actor(second, "ac1:n", noun, kind),),
        (move(text, "reject", "ac1:n", second),),
        origin=publisher,
        sentences=(first, second),
    )
    return find_parties([report], NAMES)["e1:one"].get("ac1:n")


@pytest.mark.parametrize(
    ("first", "noun", "party"),
    [
        ("The museum's trustees met.", "trustees", "Tarn Museum"),
        ("Tarn Museum's executive committee met.", "executive committee", "Tarn Museum"),
        ("They met the trustees of Tarn Museum.", "trustees", "Tarn Museum"),
        ("They met the trustees of the Tarn Museum.", "trustees", "Tarn Museum"),
        ("They met the friends of Tarn Museum.", "trustees", None),
        ("The museum's visitors met.", "trustees", None),
        ("The museum's trustees met the nurses' trustees.", "trustees", "Tarn Museum"),
        ("Tarn Museum's trustees met the trustees of the Guild of Nurses.", "trustees", None),  # either may be meant
        ("The museum's trustees met.", "board", None),
    ],
)
def test_an_organ_is_of_the_one_party_that_is_told_to_have_it(first, noun, party):
    assert party_told(first, noun, kind="group") == party


@pytest.mark.parametrize(
    ("first", "noun", "party"),
    [
        ("The operator Dalkrail met the guild.", "company", "Dalkrail"),
        ("The operator, Dalkrail, met the guild.", "company", "Dalkrail"),
        ("Dalkrail's chief executive, Ana Velt, came.", "operator", "Dalkrail"),
        ("Dalkrail's shares fell.", "company", "Dalkrail"),
        ("Dalkrail's shareholders met.", "company", "Dalkrail"),
        ("Dalkrail's trains stopped.", "company", None),
        ("The Harbour Board's chief executive came.", "company", None),  # no firm
        ("The operator Dalkrail met the carrier Norvair.", "company", None),
        ("The operator Dalkrail met the guild.", "union", "Guild of Nurses"),  # by its own name
        ("The operator Dalkrail met the guild.", "club", None),
    ],
)
def test_a_firm_is_told_by_what_it_is_by_its_officers_and_its_shares(first, noun, party):
    assert party_told(first, noun) == party


@pytest.mark.parametrize(
    ("publisher", "party"),
    [
        ("Dalkrail", "Dalkrail"),
        ("Dalkrail Press Office", "Dalkrail"),
        ("Dalkrail Herald", None),
        ("Guild of Nurses", None),
    ],
)
def test_in_a_firm_s_own_release_it_is_the_company(publisher, party):
    assert party_told("Dalkrail met the guild.", "company", publisher) == party


@pytest.mark.parametrize(("third", "party"), [("It rained.", "Dalkrail"), ("Norvair's shares fell.", None)])
def test_what_one_report_tells_others_mean_unless_they_tell_of_several(third, party):
    bodies = {"Dalkrail's chief executive, Ana Velt, came.": "Dalkrail", "The company rejects tolls.": "company", third: third[:7]}
    reports = [
        told(
            text,
            (actor(text, "ac1:n", called, "organisation"),),
            (move(text, "reject", "ac1:n", text),),
            version=f"e1:{at}",
        )
        for at, (text, called) in enumerate(bodies.items())
    ]
    assert find_parties(reports, NAMES)["e1:1"].get("ac1:n") == party


@pytest.mark.parametrize(
    ("first", "party"),
    [
        ("They met Norvair, the oldest bloc of the coast.", "Norvair"),
        ("Norvair, a bloc of eleven states, was asked.", "Norvair"),
        ("Norvair, the founder of the bloc, was asked.", None),
        ("Norvair, the bloc's founder, was asked.", None),
        ("Norvair and the bloc were asked.", None),
        ("Norvair, a bloc, and Dalkrail, a bloc, were asked.", None),
    ],
)
@pytest.mark.parametrize("post", ["The bloc's envoy, {}, rejects tolls.", "{}, the bloc's chief envoy, rejects tolls."])
def test_a_body_is_called_by_what_stands_behind_its_name_and_its_people_by_that(first, party, post):
    second = post.format("Ana Velt")
    text = f"{first} {second}"
    figures = (actor(text, "ac1:n", "Ana Velt", "person", role="envoy"),)
    report = told(text, figures, (move(text, "reject", "ac1:n", second),), sentences=(first, second), words=load_join_words())
    assert find_parties([report], NAMES)["e1:one"].get("ac1:n") == party


def test_the_mediator_is_of_the_party_whose_people_mediate():
    first, second = "Mediator Ana Velt of Norvair met them.", "The mediator proposes a pause."
    text = f"{first} {second}"
    figures = (actor(text, "ac1:v", "Ana Velt", "person", role="mediator"), actor(text, "ac1:n", "mediator", "office"))
    moves = (move(text, "consult", "ac1:v", first), move(text, "propose", "ac1:n", second))
    report = told(text, figures, moves, sentences=(first, second), words=load_join_words())
    assert find_parties([report], NAMES)["e1:one"]["ac1:n"] == "Norvair"
