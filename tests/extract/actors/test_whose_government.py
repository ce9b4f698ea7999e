"""Whom "the government" and "it" mean in the words of rebels, and in what is promised by somebody else."""

import pytest
from factories import make_article
from moves_factory import moves_of

from travaux.pipeline import read_article
from travaux.resources import load_resources

REBELS = (
    "Rebels of the People's Army of the Hills freed eleven hostages on Sunday, hours after the government refused to pay.\n\n"
    "A rebel spokesman disputed that. He said the government had agreed to pay two million crowns through a go-between.\n"
)


def test_the_government_of_which_rebels_speak_is_not_their_own():
    record = read_article(make_article(REBELS, published="2019-01-27"), load_resources("small")).record
    governments = [actor for actor in record.actors if actor.name == "government"]
    assert [actor.party for actor in governments] == [None]
    assert [move.standing for move in record.moves if move.kind == "accept"] == ["claimed"]


@pytest.mark.parametrize("who", ["A rebel spokesman", "An opposition leader"])
def test_who_is_against_a_government_speaks_for_none(who):
    record, _ = moves_of(f"{who} said the government had agreed to pay two million.")
    assert [actor.party for actor in record.actors if actor.name == who.split(" ", 1)[1]] in ([None], [])


def test_what_is_promised_is_done_by_who_promises_it():
    record, moves = moves_of(
        "The Mission welcomes the announcement by the Provisional Council that it will hand over the port by May."
    )
    given = [record.name_of(a) for move in moves if move.kind == "submit" for a in move.party]
    assert given == ["Provisional Council"]
