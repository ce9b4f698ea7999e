"""Moves told by idioms, by what won't be done, by clefts and by lists: kind, who makes them, status, object."""

import pytest
from moves_factory import moves_of

LINES = [
    # text, kind, status, object
    ("Ardania took its demand for a levy off the table.", "concede", "actual", None),
    ("The Belmaris have thrown in the towel on keeping the toll.", "concede", "actual", "keeping the toll"),
    ("Ardania is letting go of the lower quota.", "concede", "actual", "the lower quota"),
    ('"We have taken that offer off the table," Keno said.', "reject", "actual", "that offer"),
    ('"We\'re not going to lift the levy up front," Keno said.', "reject", "actual", "the levy"),
    ('"Carrier ships will not be counted," Keno said.', "reject", "actual", "Carrier ships"),
    ('"Not one soldier will leave the ridge," Keno said.', "reject", "actual", None),
    ('"We are not going to accept the toll," Keno said.', "reject", "actual", "the toll"),
    ('"Five years is too long," Keno said.', "reject", "actual", "Five years"),
    ('"We have said no to the levy," Keno said.', "reject", "actual", "the levy"),
    ('"A toll of ten would be unacceptable to Belmar," Keno said.', "reject", "actual", "A toll of ten"),
    ("There would be no return to the old border, Keno said.", "reject", "actual", "return to the old border"),
    ("Ardania will open only one lorry in five at its border from Monday, the ministry said.", "commit", "planned", None),
    ("Belmar was not in a position to accept the cut of a fifth.", "reject", "actual", "the cut of a fifth"),
    ("The Belmari council insisted that the account be wound up.", "demand", "actual", "the account be wound up"),
    ('"What we propose is that the fund be shared," Keno said.', "propose", "actual", "the fund be shared"),
    ("Ardania rejected the ten percent Belmar demanded.", "demand", "actual", "the ten percent"),
]


@pytest.mark.parametrize(("text", "kind", "status", "object"), LINES)
def test_a_move_is_read(text, kind, status, object):
    record, moves = moves_of(text)
    found = [(m.kind, m.status, record.quote(m.object) if m.object else None) for m in moves]
    assert any(k == kind and s == status and object in (None, o) for k, s, o in found), found


@pytest.mark.parametrize(
    ("text", "kind", "objects"),
    [
        ("Belmar demanded a quota, a watch on the border and a fund.", "demand", {"a quota", "a watch", "a fund"}),
        (
            "Belmar proposed a cut of 15%, together with a coupon of 7.5%.",
            "propose",
            {"a cut of 15%", "a coupon of 7.5%"},
        ),
        ("Belmar accepted the quota, as well as Ardania's map.", "accept", {"the quota", "Ardania's map"}),
        ("Belmar rejected a levy or a toll on lorries.", "reject", {"a levy or a toll on lorries"}),
    ],
)
def test_each_thing_of_a_list_is_a_move(text, kind, objects):
    record, moves = moves_of(text)
    assert {record.quote(m.object) for m in moves if m.kind == kind and m.object} == objects


def test_what_will_not_be_done_is_refused_by_whoever_says_so():
    record, moves = moves_of("Belmar's speaker, Ana Roth, said that no inspector would be allowed into the mill.")
    assert [record.name_of(party) for m in moves if m.kind == "reject" for party in m.party] == ["Ana Roth"]


def test_a_narrator_s_passive_refuses_nothing():
    assert not [m for m in moves_of("Keno would not be drawn on the toll.")[1] if m.kind == "reject"]


def test_who_denies_having_accepted_rejects_nothing_further():
    found = [(m.kind, m.status) for m in moves_of("Belmar denied having agreed to a quota of nine tonnes.")[1]]
    assert ("accept", "denied") in found and "reject" not in [kind for kind, _ in found]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Corvia has proposed a new plan. The reef would be shared and a fund of ten million set up.", "Corvia"),
        ("Ardania tabled a draft on Monday. Under it the reef would be shared by both sides for ten years.", "Ardania"),
        ("Ardania put forward a plan for the reef: it would be shared by June and the road reopened.", "Ardania"),
    ],
)
def test_what_a_plan_would_have_done_is_put_forward_by_whose_plan_it_is(text, party):
    record, moves = moves_of(text)
    found = [m for m in moves if m.kind == "propose" and "would be shared" in record.quote(m.evidence)]
    assert [[record.name_of(each) for each in m.party] for m in found][-1:] == [[party]]


def test_an_offer_that_stands_is_not_refused():
    kinds = [m.kind for m in moves_of('"The offer to sit down face to face stands," Keno said.')[1]]
    assert "offer" in kinds and "reject" not in kinds
