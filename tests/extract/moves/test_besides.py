"""What stands beside a move's word and is no part of the move: rates, times of others, what is only let."""

import pytest
from factories import make_article

from travaux.pipeline import read_article
from travaux.resources import load_resources

BEFORE = "Norway rejected the draft. Denmark offered Norway a seat. "


def moves_of(text):
    record = read_article(make_article(BEFORE + text, published="2019-03-20"), load_resources("small")).record
    return record, [m for m in record.moves if m.evidence[0][0] >= len(BEFORE)]


@pytest.mark.parametrize(
    ("text", "object"),
    [
        ("Norway offered 16 crowns a tonne.", "16 crowns"),
        ("Norway would pay Denmark nine crowns a head.", "nine crowns"),
        ("Norway demands at least 20 crowns a tonne.", "at least 20 crowns a tonne"),
        ("Norway raised its bid to 25 crowns a tonne.", "25 crowns a tonne"),
    ],
)
def test_what_an_amount_is_paid_for_each_is_not_what_is_offered(text, object):
    record, found = moves_of(text)
    assert [record.quote(m.object) for m in found] == [object]


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("Norway accepts the list proposed by Denmark on Monday.", "accept", None),
        ("Norway rejected the list on Monday.", "reject", "2019-03-18"),
        ("Norway rejected the renewal of the treaty of 1990.", "reject", None),
        ("Norway proposed a pause until June.", "propose", None),
        ("Denmark gave up its call for the port to stay open until 2030 on Monday.", "concede", "2019-03-18"),
    ],
)
def test_when_another_did_something_to_an_object_is_no_time_of_the_move(text, kind, day):
    assert [m.time and m.time.value for m in moves_of(text)[1] if m.kind == kind] == [day]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The treaty lets Norway veto a sale.", []),
        ("Norway put the draft to a vote of its assembly.", []),
        ("Norway countered by proposing a lower toll.", [("propose", "actual")]),
        ("Norway agreed to nothing of the sort.", [("accept", "denied")]),
        ("Norway would have rejected a higher toll.", [("reject", "possible")]),
        ("No longer, the envoy said, was Norway asking for a seat.", [("concede", "actual")]),
        ("Denmark did not rule out that the toll would fall.", [("reject", "denied")]),
    ],
)
def test_what_is_let_put_to_a_vote_or_left_open(text, told):
    assert [(m.kind, m.status) for m in moves_of(text)[1]] == told


def test_what_is_accepted_as_something_is_the_thing():
    record, found = moves_of("Norway accepts the Danish plan as a basis for further talks.")
    assert [record.quote(m.object) for m in found if m.kind == "accept"] == ["the Danish plan"]


@pytest.mark.parametrize(
    ("text", "object"),
    [
        ("Norway and Denmark discussed tolls and the state of the quays.", "tolls and the state of the quays"),
        (
            "Norway urged Denmark to lower the toll, dredge the strait, and leave.",
            "to lower the toll, dredge the strait, and leave",
        ),
        ("Norway rejected the terms, and Denmark left.", "the terms"),
    ],
)
def test_what_is_joined_to_an_object_belongs_to_it(text, object):
    record, found = moves_of(text)
    assert object in [record.quote(m.object) for m in found]


def test_what_is_set_against_an_object_is_no_part_of_it():
    record, found = moves_of("Norway accepted the loan of the ships, but not the clause on repairs. Denmark rejected the loan.")
    assert "the loan of the ships" in [record.quote(m.object) for m in found]


@pytest.mark.parametrize(
    ("text", "object"),
    [
        ('"Denmark must quickly lift the toll and pay the crews," Norway said.', "quickly lift the toll and pay the crews"),
        ("Norway said that Denmark should return to the talks.", "return to the talks"),
        ('"The toll must be lifted," Norway said.', "The toll must be lifted"),
    ],
)
def test_what_must_be_done_is_asked_for_whole(text, object):
    record, found = moves_of(text)
    assert [record.quote(m.object) for m in found if m.kind == "demand"] == [object]


def test_what_is_noted_beside_a_proposal_is_no_part_of_it():
    record, found = moves_of("Ireland took note of the proposal by Denmark for a toll, and of the reservations of Norway.")
    assert [record.quote(m.object) for m in found if m.kind == "propose"] == ["a toll"]
