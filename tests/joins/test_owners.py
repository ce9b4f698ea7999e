"""Whose the thing is that a move is about: what is Georgia's isn't Ukraine's, whatever else is said in the same words."""

import pytest
from joins_factory import TALKS, actor, move, told

from travaux.join_resources import load_join_words
from travaux.joins.joining import join
from travaux.joins.owners import owners_in
from travaux.joins.party_names import party_names

WORDS = load_join_words()
NEAR, FAR = ("2021-03-01", "2021-03-02"), ("2021-03-01", "2021-08-02")


@pytest.mark.parametrize(
    ("about", "owners"),
    [
        ("Norvask's harbour tolls and Georgia’s borders", {"Norvask", "georgia"}),
        ("the United States’ draft", {"united states"}),
        ("the tolls of Norvask", set()),  # no apostrophe
        ("Tuesday's draft", set()),
        ("Minister Aas's draft", set()),  # a person's may be his state's
        ("'the tolls'", set()),
    ],
)
def test_names_with_an_apostrophe_tell_the_parties_and_states_whose_it_is(about, owners):
    assert owners_in(about, party_names(TALKS, WORDS), WORDS.lands) == owners


@pytest.mark.parametrize(
    ("first", "second", "days", "one"),
    [
        ("Norvask's territorial integrity", "Georgia's territorial integrity", NEAR, False),
        ("Georgia's territorial integrity", "Georgia's territorial integrity and sovereignty", NEAR, True),
        (
            "the sovereignty and territorial integrity",
            "Georgia's sovereignty and territorial integrity",
            NEAR,
            True,
        ),
        ("Norvask's sovereignty and territorial integrity", "Norvask's territorial integrity and sovereignty", FAR, True),
        ("sovereignty and territorial integrity", "to respect territorial integrity and sovereignty", FAR, False),
    ],
)
def test_what_is_of_one_state_is_not_what_is_of_another(first, second, days, one):
    reports = []
    for number, (about, day) in enumerate(zip((first, second), days, strict=True), 1):
        text = f"Karvelia promised to respect {about}."
        moves = (move(text, "commit", "ac1:k", text[:-1], about),)
        reports.append(told(text, (actor(text, "ac1:k", "Karvelia"),), moves, day=day, version=f"e1:{number}"))
    assert len(join(reports, TALKS, WORDS).propositions) == (1 if one else 2)
