"""Persons of whom no report tells a side."""

import pytest
from joins_factory import TALKS, WORDS, actor, move, statement, told

from travaux.joins.moves import deeds_of
from travaux.joins.parties import find_parties
from travaux.joins.party_names import PartyNames, words_of_actor

HOMES = frozenset(("minister", "ministry", "president"))
NAMES = PartyNames({words_of_actor(party): party for party in TALKS.parties}, WORDS.roles, HOMES)


@pytest.mark.parametrize(
    ("words", "kind", "role", "party"),
    [
        ("Norvask rejected a pause", "reject", None, "Norvask"),
        ("Norvask was ready to pay tolls", "offer", None, "Norvask"),
        ("Norvask proposed a joint lock", "propose", None, "Norvask"),
        ("Norvask had rejected a pause", "reject", None, None),  # who tells what was done may be of the other side
        ("Norvask wanted tolls", "demand", None, None),  # so may who tells what one wants
        ("Norvask accepted tolls", "accept", None, None),  # or that it gives in
        ("Norvask rejected our tolls", "reject", None, None),
        ("which Norvask rejected", "reject", None, None),
        ("Norvask rejected a pause", "reject", "professor", None),
        ("Norvask rejected a pause", "reject", "engineer", None),
    ],
)
def test_who_announces_what_one_party_alone_does_is_of_it(words, kind, role, party):
    text = f"Ola Berg told the court that {words}."
    actors = (actor(text, "ac1:n", "Norvask"), actor(text, "ac1:o", "Ola Berg", "person", role=role))
    said = (statement(text, "s1:a", "ac1:o", "Ola Berg", words),)
    report = told(text, actors, (move(text, kind, "ac1:n", words, by="s1:a"),), said)
    parties = find_parties([report], NAMES)["e1:one"]
    assert parties.get("ac1:o") == party
    assert {deed.standing for deed, _ in deeds_of(report, parties, NAMES)} == {"declared" if party else "claimed"}


def test_who_tells_of_two_parties_is_of_neither():
    text = "Ola Berg told the court that Norvask rejected a pause and Karvelia offered one."
    actors = (actor(text, "ac1:n", "Norvask"), actor(text, "ac1:k", "Karvelia"), actor(text, "ac1:o", "Ola Berg", "person"))
    said = (statement(text, "s1:a", "ac1:o", "Ola Berg", text[text.index("Norvask") : -1]),)
    moves = (
        move(text, "reject", "ac1:n", "Norvask rejected a pause", by="s1:a"),
        move(text, "offer", "ac1:k", "Karvelia offered one", by="s1:a"),
    )
    assert "ac1:o" not in find_parties([told(text, actors, moves, said)], NAMES)["e1:one"]


def test_what_other_reports_tell_of_a_person_comes_first():
    text, other = "Ola Berg told the court that Norvask rejected a pause.", "Karvelia's Ola Berg came."
    words = "Norvask rejected a pause"
    actors = (actor(text, "ac1:n", "Norvask"), actor(text, "ac1:o", "Ola Berg", "person"))
    said = (statement(text, "s1:a", "ac1:o", "Ola Berg", words),)
    reports = [
        told(text, actors, (move(text, "reject", "ac1:n", words, by="s1:a"),), said),
        told(other, (actor(other, "ac1:o", "Ola Berg", "person"),), (), version="e1:two"),
    ]
    assert find_parties(reports, NAMES)["e1:one"]["ac1:o"] == "Karvelia"
