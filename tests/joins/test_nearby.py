"""Whose are bodies that a report calls by a noun where it has just named them."""

import pytest
from joins_factory import actor, move, told

from travaux.join_resources import load_join_words
from travaux.joins.codebook import Talks
from travaux.joins.parties import find_parties
from travaux.joins.party_names import party_names

PARTIES = ("Brack Capital", "Norvair", "Dockers' Union", "Guards' Union")
NAMES = party_names(Talks("all", PARTIES, ()), load_join_words())


@pytest.mark.parametrize(
    ("first", "noun", "party"),
    [
        ("Brack Capital came down.", "fund", "Brack Capital"),
        ("For Norvair more is at stake.", "low-cost operator", "Norvair"),
        ("Brack Capital met Norvair.", "fund", None),
        ("Nobody came.", "fund", None),
        ("Brack Capital came down.", "rival fund", None),
        ("Brack Capital came down.", "court", None),
        ("The Guards' Union walked out.", "union", "Guards' Union"),
        ("Norvair walked out.", "union", None),
    ],
)
def test_a_noun_means_the_only_body_that_is_named_before_it(first, noun, party):
    second = f"The {noun} now wants 15 crowns."
    text = f"{first} {second}"
    named = [each for each in PARTIES if each in first]
    figures = [actor(second, "ac1:n", noun, "organisation"), *(actor(text, f"ac1:{each}", each, "office") for each in named)]
    moves = [move(text, "demand", "ac1:n", second), *(move(text, "consult", f"ac1:{each}", each) for each in named)]
    report = told(text, tuple(figures), tuple(moves), sentences=(first, second), words=load_join_words())
    assert find_parties([report], NAMES)["e1:one"].get("ac1:n") == party
