"""What parties are called, and what they may have."""

import pytest

from travaux.join_resources import load_join_words
from travaux.joins.codebook import Talks
from travaux.joins.party_names import party_names, words_of_actor


def names_of(*parties):
    return party_names(Talks("all", parties, ()), load_join_words())


@pytest.mark.parametrize(
    ("publisher", "party"),
    [
        ("Dalkrail", "Dalkrail"),
        ("Dalkrail Press Office", "Dalkrail"),
        ("Dalkrail Media Relations", "Dalkrail"),
        ("Bulletin of the Guild of Nurses", "Guild of Nurses"),
        ("The Guild of Nurses", "Guild of Nurses"),
        ("Dalkrail Herald", None),
        ("Journal of Railways", None),
        ("Nurses' Journal", None),
        ("Press Office", None),
        (None, None),
    ],
)
def test_a_party_s_own_text_is_published_by_itself_its_desk_or_its_bulletin(publisher, party):
    assert names_of("Dalkrail", "Guild of Nurses").releases(publisher) == party


@pytest.mark.parametrize(
    ("party", "is_firm"),
    [
        ("Dalkrail", True),
        ("Norvik Metals", True),
        ("Tarn Shipping", True),
        ("Dalk Corporation", True),
        ("State Mediator", False),
        ("Guild of Nurses", False),
        ("Hospital Board", False),
        ("Government of Orvane", False),
        ("Kingdom of Belmar", False),
        ("Ministry of Energy", False),
    ],
)
def test_no_body_of_another_kind_and_no_state_is_a_firm(party, is_firm):
    assert names_of(party).is_a_firm(party) is is_firm


@pytest.mark.parametrize(
    ("parties", "party"),
    [
        (("Norvik Metals", "Guild of Smelters"), "Norvik Metals"),
        (("Norvik Metals", "Tarn Shipping"), None),  # either may be meant
        (("Ministry of Energy", "Guild of Smelters"), None),
        (("Holdings", "Guild of Smelters"), None),
    ],
)
@pytest.mark.parametrize("word", ["company", "firm"])
def test_the_only_firm_by_its_name_is_the_company(parties, party, word):
    assert names_of(*parties).shortly((word,), capital=False) == party


@pytest.mark.parametrize(
    ("parties", "noun", "party"),
    [
        (("Karvelia", "Inner Sea Community"), "bloc", "Inner Sea Community"),
        (("Karvelia", "Inner Sea Community", "Northern League"), "bloc", None),  # either may be meant
        (("Karvelia", "Ilmenia"), "bloc", None),
        (("Norvik Metals", "Drivers' Association"), "union", "Drivers' Association"),
        (("Norvik Metals", "Employers' Association"), "union", None),
        (("Norvik Metals", "Water Authority"), "regulator", "Water Authority"),
    ],
)
def test_what_bodies_are_called_besides(parties, noun, party):
    names = names_of(*parties)
    assert names.shortly((noun,), capital=False) == party
    assert (names.in_full(f"the {noun}'s chief") != f"the {noun}'s chief") is (party is not None)


@pytest.mark.parametrize(
    ("parties", "name", "party"),
    [
        (("Lissa City Council", "Guild of Tenants"), "city", "Lissa City Council"),
        (("Lissa City Council", "Guild of Tenants"), "Lissa City", "Lissa City Council"),
        (("Tarn County Council", "Guild of Tenants"), "county", "Tarn County Council"),
        (("Lissa City Council", "Keld City Council"), "city", None),
        (("Lissa Arts Council", "Guild of Tenants"), "city", None),
        (("Lissa City Orchestra", "Guild of Tenants"), "city", None),
    ],
)
def test_a_settlement_stands_for_its_council(parties, name, party):
    assert names_of(*parties).shortly(words_of_actor(name)) == party


@pytest.mark.parametrize(
    ("parties", "role", "party"),
    [
        (("Lissa City Council", "Guild of Tenants"), "mayor", "Lissa City Council"),
        (("Lissa City Council", "Guild of Tenants"), "deputy mayor", "Lissa City Council"),
        (("City of Lissa", "Guild of Tenants"), "mayor", "City of Lissa"),
        (("City of Lissa", "Borough of Keld"), "mayor", None),
        (("Lissa Council", "Guild of Tenants"), "mayor", None),
        (("City of Lissa", "Guild of Tenants"), "governor", None),
    ],
)
def test_a_mayor_leads_the_only_settlement(parties, role, party):
    assert names_of(*parties).led_by(role) == party


NEWS = "Federation of News Publishers"


@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("Karsund's news publishers", NEWS),
        ("news publishers", NEWS),
        ("book publishers", None),
        ("news publishers abroad", None),
        ("tug pilots", "Tug Pilots' Union"),
        ("pilots", None),
        ("harbour dockers", None),
    ],
)
def test_members_are_named_with_what_tells_which(name, party):
    assert names_of(NEWS, "Tug Pilots' Union", "Dockers' Union", "Orchard Board").members_named(words_of_actor(name)) == party


def test_a_body_of_persons_is_no_state():
    names = names_of(NEWS, "Federation of Karvelia")
    assert (names.parties.get(("news", "publishers")), names.parties.get(("karvelia",))) == (None, "Federation of Karvelia")
    assert names.government == "Federation of Karvelia"
    assert (names.may_govern(NEWS), names.may_govern("Federation of Karvelia")) == (False, True)
    assert names.alluded_to("publishers") == NEWS


@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("the Competition Authority of Karsund", "Competition Authority"),
        ("the Competition Authority for fish", "Competition Authority"),
        ("the minister of Karsund", "Karsund"),
        ("the Competition Authority and Karsund", None),
        ("friends of the Competition Authority of Karsund", None),
    ],
)
def test_a_party_that_is_told_to_be_of_another_is_meant_itself(name, party):
    assert names_of("Competition Authority", "Karsund").party_of(words_of_actor(name)) == party


@pytest.mark.parametrize(
    ("text", "named", "meant"),
    [
        ("The Movement left.", True, True),
        ("Railway workers left.", False, True),
        ("The RWU left.", True, True),
        ("A movement is under way.", False, True),
        ("Ana Velt left.", False, False),
    ],
)
def test_a_party_may_be_named_or_meant_in_a_text_as_it_is_written(text, named, meant):
    names = names_of("Railway Workers Union", "Movement of the Tarn")
    assert (names.may_be_named_in(text), names.may_be_meant_in(text)) == (named, meant)


@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("railway union", "Union of Railway Staff"),
        ("railway workers", None),  # no body
        ("union", None),  # of two
        ("harbour union", None),  # of none
    ],
)
def test_a_body_is_called_by_some_words_of_its_name(name, party):
    names = names_of("Union of Railway Staff", "Union of Pilots", "Ministry of Transport")
    assert names.partly(words_of_actor(name)) == party
    assert names.parties.get(("transport", "ministry")) == "Ministry of Transport"


@pytest.mark.parametrize(
    ("others", "ministry"),
    [
        (("Union of Pilots", "Dalk Petroleum"), "Ministry of Transport"),
        (("Union of Pilots", "Ministry of Labour"), None),  # either may be meant
        (("Union of Pilots",), "Ministry of Transport"),
    ],
)
def test_the_only_ministry_among_parties_is_the_government(others, ministry):
    assert names_of("Ministry of Transport", *others).ministry == ministry


def test_a_firm_has_no_ministers():
    names = names_of("Dalk Petroleum", "Karvelia")
    assert [names.may_govern("Dalk Petroleum"), names.may_govern("Karvelia")] == [False, True]


@pytest.mark.parametrize("name", ["Ana Velt, D-Ohio", "Ana Velt (R-North Tarn)", "Ana Velt"])
def test_a_members_party_and_land_are_no_part_of_the_name(name):
    assert words_of_actor(name) == ("ana", "velt")


def test_the_friends_of_a_state_are_not_that_state():
    names = names_of("Karsund", "Friends of the River")
    called = ("Friends of Karsund", "Group of Friends of Karsund", "Karsund", "Friends of the River", "Ministry of Karsund")
    found = [names.party_of(words_of_actor(name)) for name in called]
    assert found == [None, None, "Karsund", "Friends of the River", "Karsund"]
