"""What a third says of two sides, asks of several things at once, or forbids: whose move it is, and what it is about."""

import pytest
from moves_factory import moves_of

import travaux

TALKS = "The envoys of Ardania and Belmar met in Lissa. Ardania offered a pause, and Belmar accepted it. "


@pytest.mark.parametrize(
    "sentence",
    [
        "Corvia welcomes the declared commitment of the two sides to speed up the talks.",
        "Corvia welcomed the commitment of both sides to speed up the talks.",
    ],
)
def test_who_welcomes_what_both_sides_do_is_neither_of_them(sentence):
    record, moves = moves_of(TALKS + sentence)
    made = [move for move in moves if move.kind == "commit"]
    assert [sorted(map(record.name_of, move.party)) for move in made] == [["Ardania", "Belmar"]]


def test_a_participle_before_a_noun_joined_to_what_must_end_is_no_further_demand():
    record, moves = moves_of(
        "Corvia calls on Belmar to immediately halt its systematic “screening” operations and forced evictions."
    )
    told = [record.quote(move.object) for move in moves if move.kind == "demand"]
    assert told == ["to immediately halt its systematic “screening” operations and forced evictions"]


def test_what_an_owner_at_the_end_of_an_object_owns_belongs_to_it():
    record, moves = moves_of("Keno reiterated Corvia's appreciation for the Government of Belmar's support for a longer truce.")
    told = [record.quote(move.object) for move in moves if move.kind == "accept"]
    assert told == ["the Government of Belmar's support for a longer truce"]


JOINT = """Joint Statement of the River Three

Norvask and Karvelia adopted a text. The participants emphasized that the threat is real and rebels and third party forces must
never be allowed to use the valley to attack Norvask or any other country."""


def test_that_something_must_never_be_is_a_demand():
    record = travaux.Reader(model="small").read_bytes(JOINT.replace("\nnever", " never").encode())
    assert [move.status for move in record.moves if move.kind == "demand"] == ["actual"]


def test_what_must_never_be_asked_is_not_asked():
    _, moves = moves_of("Belmar must never be asked to pay, Keno said.")
    assert [move.status for move in moves if move.kind == "demand"] == ["denied"]
