"""Moves told by whole classes of verbs, idioms and constructions: kind, status, object; and what looks like one and is none."""

from functools import partial

import pytest
from moves_factory import moves_of as moves_told

moves_of = partial(moves_told, introduced="Dan Keno is the foreign minister of Belmar.")
BELMAR = {"Belmar", "Dan Keno"}
LINES = [
    # text, kind, status, object begins with
    ("Belmar wanted none of the scheme.", "reject", "actual", None),
    ("Belmar wants no part of the scheme, Keno said.", "reject", "actual", None),
    ("Keno drew the line at a foreign judge.", "reject", "actual", "a foreign judge"),
    ("Belmar dug in its heels over the toll.", "reject", "actual", "the toll"),
    ("Belmar spoke against the toll.", "reject", "actual", "the toll"),
    ("Keno waved away the idea of a joint fleet.", "reject", "actual", "the idea of a joint fleet"),
    ("Belmar saw no merit in a joint fleet, Keno said.", "reject", "actual", None),
    ("Belmar withdrew its offer of nine crowns.", "reject", "actual", "its offer"),
    ("Belmar would not relax its target, Keno said.", "reject", "actual", "its target"),
    ("We do not take two thirds of the posts, Keno said.", "reject", "actual", "two thirds of the posts"),
    ("Belmar came around to the idea of a joint fleet.", "accept", "actual", "the idea of a joint fleet"),
    ("Belmar gave the joint fleet its blessing.", "accept", "actual", None),
    ("Belmar resigned itself to the toll.", "accept", "actual", "the toll"),
    ("Belmar signed up to the joint fleet.", "accept", "actual", "the joint fleet"),
    ("Belmar is on board with the joint fleet, Keno said.", "accept", "actual", "the joint fleet"),
    ("Belmar would not stand in the way of the joint fleet, Keno said.", "accept", "actual", None),
    ("Belmar has no objection to their being received by the elders, Keno said.", "accept", "actual", None),
    ("Belmar climbed down over the toll.", "concede", "actual", "the toll"),
    ("Belmar reduced its request to 380,000 tonnes.", "concede", "actual", "its request"),
    ("Belmar stepped back from its demand for a toll.", "concede", "actual", None),
    ("Belmar no longer asks that six pairs lie in the morning, Keno said.", "concede", "actual", None),
    ("Belmar does not insist on the toll any more, Keno said.", "concede", "actual", "the toll"),
    ("Belmar will not insist on the toll, Keno said.", "concede", "actual", "the toll"),
    ("A new lease should run for no more than ten years, Keno said.", "demand", "actual", None),
    ("Belmar will accept nothing less than twelve crowns.", "demand", "actual", None),
    ("Belmar would settle for nothing less than twelve crowns.", "demand", "actual", None),
    ("Belmar made the case for a toll.", "demand", "actual", "a toll"),
    ("Belmar had 15 years in mind.", "propose", "actual", None),
    ("Belmar laid before the envoys a plan for a joint fleet.", "propose", "actual", "a plan for a joint fleet"),
    ("Keno put a joint fleet on the table.", "propose", "actual", "a joint fleet"),
    ("Belmar gave short shrift to the toll.", "reject", "actual", None),
    ("Belmar is holding out for a toll, Keno said.", "demand", "actual", "a toll"),
    ("Ardania's envoys wanted no toll, and Belmar met them halfway.", "concede", "actual", None),
    ("Belmar can offer nine crowns, Keno said.", "offer", "actual", "nine crowns"),
    ("Belmar would not say no to nine crowns, Keno said.", "accept", "actual", None),
    ("Belmar would not turn down nine crowns, Keno said.", "accept", "actual", None),
    ("Belmar would have none of the toll, Keno said.", "reject", "actual", None),
    ("Belmar would not hear of a toll, Keno said.", "reject", "actual", None),
    ("Belmar showed flexibility on the toll.", "concede", "actual", None),
]


@pytest.mark.parametrize(("text", "kind", "status", "object"), LINES)
def test_a_move_is_read(text, kind, status, object):
    record, moves = moves_of(text)
    found = [
        (m.kind, m.status, record.quote(m.object) if m.object else "")
        for m in moves
        if m.party and {record.name_of(party) for party in m.party} <= BELMAR
    ]
    assert any(k == kind and s == status and o.startswith(object or "") for k, s, o in found), found


def test_a_phrase_within_a_longer_one_is_left_to_it():
    _, moves = moves_of("Belmar is not in favour of a toll, Keno said.")
    assert [move.kind for move in moves] == ["reject"]


def test_holding_on_to_a_demand_refuses_nothing():
    record, moves = moves_of("Belmar sticks to its demand for a toll.")
    assert [(m.kind, [record.name_of(p) for p in m.party]) for m in moves] == [("demand", ["Belmar"])]


def test_what_is_past_does_not_take_the_auxiliary_of_the_verb_before():
    _, moves = moves_of("Keno said that the vote would not be held in May and proposed a day in June in its place.")
    assert [m.status for m in moves if m.kind == "propose"] == ["actual"]


def test_a_view_that_is_not_taken_is_no_idiom():
    _, moves = moves_of("Belmar takes no view on the length of the lease.")
    assert "reject" not in [m.kind for m in moves]


def test_what_a_draft_offers_a_side_is_put_forward_and_not_offered_by_it():
    record, moves = moves_of("Corvia has proposed a package. Under the package Belmar would receive 41 percent of the catch.")
    assert [m.kind for m in moves if "41" in record.quote(m.evidence)] == ["propose"]
    assert not [m for m in moves if "41" in record.quote(m.evidence) and "Belmar" in [record.name_of(p) for p in m.party]]


def test_who_does_not_confirm_a_figure_takes_no_stance():
    _, moves = moves_of("Neither side would confirm the figure.")
    assert "reject" not in [m.kind for m in moves]


def test_what_a_narrator_says_that_a_party_must_do_is_no_demand_of_that_party():
    record, moves = moves_of("Under the pact of 1998 Belmar must approve any discharge into the river.")
    assert not [m for m in moves if m.kind == "demand" and "Belmar" in [record.name_of(p) for p in m.party]]
