"""Whose are governments and ministers of no named state."""

import pytest
from joins_factory import actor, move, told

from travaux.join_resources import load_join_words
from travaux.joins.codebook import Talks
from travaux.joins.governing import told_besides
from travaux.joins.moves import deeds_of
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


LANDS = party_names(Talks("all", ("Karvelia", "Norvask", "Dalk Petroleum"), ()), load_join_words())


def told_of(first, words, name=None, *, names=LANDS):
    """The parties of a move in a second report, after a first one has told of Karvelia's government."""
    land = told(
        first,
        (actor(first, "ac1:k", "Karvelia"),),
        (move(first, "offer", "ac1:k", first),),
        version="e1:zero",
        day="2021-03-01",
        words=load_join_words(),
    )
    text = f"{words} to Dalk Petroleum."
    firm = actor(text, "ac1:d", "Dalk Petroleum", "organisation")
    doer = actor(text, "ac1:g", name, "person") if name else firm
    moves = (move(text, "offer", doer.id, words), move(text, "consult", "ac1:d", "to Dalk Petroleum"))
    report = told(text, (doer, *((firm,) if name else ())), moves, words=load_join_words())
    parties = find_parties([land, report], names)["e1:one"]
    return [deed.party for deed, _ in deeds_of(report, parties, names) if deed.kind == "offer"]


@pytest.mark.parametrize(
    ("first", "words", "name", "parties"),
    [
        # what is told to be a part of a state, or to mediate, isn't called the government
        ("The mines in Karvelia, off Norvask province.", "The government offered tolls", None, ["Karvelia"]),
        ("Karvelia's government met Norvaskan mediators.", "The government offered tolls", None, ["Karvelia"]),
        ("The mines in Karvelia, off Norvask.", "The government offered tolls", None, []),  # no firm is
        ("The mines in Karvelia, off Norvask province.", "The company offered tolls", None, ["Dalk Petroleum"]),
        ("The mines in Karvelia, off Norvask province.", "Deputy Energy Minister Ana Velt offered tolls", "Ana Velt", ["Karvelia"]),
        ("The mines in Karvelia, off Norvask province.", "Ana Velt, the energy minister, offered tolls", "Ana Velt", ["Karvelia"]),
        ("The mines in Karvelia, off Norvask province.", "Ana Velt, a singer, offered tolls", "Ana Velt", []),
        ("The mines in Karvelia, off Norvask.", "Deputy Energy Minister Ana Velt offered tolls", "Ana Velt", []),
    ],
)
def test_the_government_is_of_the_one_state_that_is_no_part_of_another_and_does_not_mediate(first, words, name, parties):
    assert told_of(first, words, name) == parties


@pytest.mark.parametrize(
    ("text", "besides"),
    [
        ("They met off the coast of Norvask province.", {"Norvask"}),
        ("They met Norvask, whose governor smiled.", {"Norvask"}),
        ("They met in the province of Norvask.", {"Norvask"}),
        ("They met in the northern province of Norvask.", set()),  # which has provinces
        ("Norvask and Brosk, the two countries steering the talks, met.", {"Norvask"}),
        ("They met the mediators, Brosk and Norvask.", {"Norvask"}),
        ("The talks are brokered by Norvask.", {"Norvask"}),
        ("Norvask met the mediators.", set()),
    ],
)
def test_a_party_is_told_to_be_a_part_of_a_state_or_to_mediate(text, besides):
    who = (actor(text, "ac1:n", "Norvask"),)
    assert told_besides(told(text, who, (move(text, "consult", "ac1:n", text),)), ("Karvelia", "Norvask")) == besides
