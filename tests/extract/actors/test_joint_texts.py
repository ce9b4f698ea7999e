"""Whose "we" it is in texts of several: never that of who prints them."""

from dataclasses import replace

import pytest
from factories import make_article

from travaux.pipeline import read_article
from travaux.resources import load_resources

ENDING = "We call on Belmar to lift the toll."
PUBLISHER = "Ministry of Foreign Affairs of Spain"


def movers(text, publisher=PUBLISHER):
    record = read_article(replace(make_article(text), publisher=publisher), load_resources()).record
    return [{record.name_of(party) for party in move.party} for move in record.moves if move.kind == "demand"]


@pytest.mark.parametrize(
    "text",
    [
        f"Joint Statement of France, Spain and Italy on the Toll\n\nThe toll on barges is unlawful. {ENDING}",
        f"The toll on barges\n\nThe following statement was released by the Governments of France, Spain and Italy.\n\n{ENDING}",
        f"Joint Statement on the Toll\n\nFollowing is a joint statement on tolls issued by France, Spain and Italy.\n\n{ENDING}",
        f"Joint Statement on the Toll\n\nFrance, Spain and Italy share one river. {ENDING}",
        f"Statement of the French Republic, Spain and Italy\n\nThe toll on barges is unlawful. {ENDING}",
    ],
)
def test_we_of_a_joint_text_are_its_authors(text):
    assert movers(text) == [{"France", "Spain", "Italy"}]


def test_we_of_a_joint_text_whose_authors_nobody_tells_is_nobody():
    assert movers(f"Joint Statement of the Special Envoys\n\nThe toll on barges is unlawful. {ENDING}") == [set()]


@pytest.mark.parametrize(
    "text",
    [
        f"Statement on the toll\n\nThe toll on barges is unlawful. {ENDING}",
        f"Statement on talks between France and Italy\n\nThe toll on barges is unlawful. {ENDING}",
        f"Statement on the visit\n\nThe minister met France and Italy. {ENDING}",
        f"Statement on the joint commission\n\nThe toll on barges is unlawful. {ENDING}",
        f"Statement on the toll\n\nFrance and Italy signed a pact on barges. {ENDING}",
        f"Joint statement draws fire\n\nThe joint statement of France and Italy on barges was read out. {ENDING}",
    ],
)
def test_we_of_one_s_own_text_is_whose_it_is(text):
    assert movers(text) == [{PUBLISHER}]


def test_we_of_who_answers_a_joint_statement_is_he():
    told = (
        'Joint Statement of France and Italy\n\nThe toll is unlawful. The Belmari government said: "We demand that it be lifted."'
    )
    assert movers(told) == [{"Belmari"}]
