"""Whose are governments and ministers of no named state."""

import pytest
from joins_factory import actor, move, told

from travaux.join_resources import load_join_words
from travaux.joins.codebook import Talks
from travaux.joins.parties import find_parties
from travaux.joins.party_names import party_names

NAMES = party_names(Talks("all", ("Karvelia", "Hill Council"), ()), load_join_words())


@pytest.mark.parametrize(
    ("elsewhere", "sentence", "state", "party"),
    [
        ("The mines in Karvelia are closed.", "The Government met the Hill Council.", None, "Karvelia"),
        ("The stakes in Karvelia rose.", "The Government met the Hill Council.", None, None),  # a firm
        ("The mines in Karvelia are closed.", "The Government met Brosk and the Hill Council.", "Brosk", None),
        ("The mines in Karvelia are closed.", "The Government met some hunters.", None, None),  # of other talks
    ],
)
def test_the_government_is_of_the_one_party_that_is_a_land_by_another_report(elsewhere, sentence, state, party):
    land = (actor(elsewhere, "ac1:k", "Karvelia", "organisation"),)
    first = told(
        elsewhere,
        land,
        (move(elsewhere, "offer", "ac1:k", elsewhere),),
        version="e1:zero",
        day="2021-03-01",
        words=load_join_words(),
    )
    named = [(each, kind) for each, kind in ((state, "government"), ("Hill Council", "organisation")) if each and each in sentence]
    figures = [actor(sentence, "ac1:g", "Government"), *(actor(sentence, f"ac1:{each}", each, kind) for each, kind in named)]
    moves = [move(sentence, "offer", figure.id, figure.name) for figure in figures]
    report = told(sentence, tuple(figures), tuple(moves), words=load_join_words())
    assert find_parties([first, report], NAMES)["e1:one"].get("ac1:g") == party
