"""Legislators' parties as agencies tell them, and one party under several names."""

import pytest
from factories import make_article

from travaux.pipeline import read_article
from travaux.resources import load_resources

_NAMED = "The Democrats and the Republicans spoke of the bill."


def _actors(text):
    record = read_article(make_article(text), load_resources("small")).record
    names = {actor.id: actor.name for actor in record.actors}
    return {actor.name: (actor.kind, names.get(actor.party or "")) for actor in record.actors}


@pytest.mark.parametrize(
    ("text", "person", "party"),
    [
        ("Harry Dunn, D-Nev., said that he rejected the bill.", "Harry Dunn", "Democrats"),
        ("Susan Colt (R-Maine) rejected the bill.", "Susan Colt", "Republicans"),
        ('"We reject it," said Dunn, D-California.', "Dunn", "Democrats"),
        ("State Sen. Tom Ardan, D-Spring Hill, rejected the bill.", "Tom Ardan", "Democrats"),
        ("Barbara Velt, a Democrat from Oregon, rejected the bill.", "Barbara Velt", "Democrats"),
        ("Republican Sen. Bob Marlow rejected the bill.", "Bob Marlow", "Republicans"),
        ("Senate Republican leader Mitch Carrow rejected the bill.", "Mitch Carrow", "Republicans"),
        ("Bernard Sands (I-Vt.) rejected the bill.", "Bernard Sands", None),
        ("Rep. Ana Lowe spoke to the Democrats. She rejected the bill.", "Ana Lowe", None),
    ],
)
def test_a_legislators_party_is_told_by_tag_title_or_apposition(text, person, party):
    actors = _actors(f"{_NAMED} {text}")
    assert actors[person] == ("person", party)
    assert not {"D-Nev", "R-Maine", "D-California", "Sen", "Rep", "Republican Sen"} & actors.keys()


def test_a_tag_names_no_party_that_the_report_does_not():
    assert _actors("Harry Dunn, D-Nev., rejected the bill of the president.")["Harry Dunn"] == ("person", None)


def test_one_party_under_several_names_is_one_actor_and_no_state():
    actors = _actors(
        "Labour leader Jane Holt rejected the offer on Thursday. The Labour Party said that it would not back the bill. "
        "Conservative MP Tom Reeve demanded new talks. The Conservative Party accepted the compromise."
    )
    assert actors["Jane Holt"] == ("person", "Labour Party")
    assert actors["Tom Reeve"] == ("person", "Conservative Party")
    assert not {"Labour", "Conservative", "Conservatives"} & actors.keys()


def test_a_union_of_a_like_name_stays_another():
    actors = _actors("The Harbour Union rejected the offer. The Harbour Unions accepted it. Velm and the Velm Company met.")
    assert {"Harbour Union", "Harbour Unions"} <= actors.keys()
