"""Which other parties a move concerns: who does it too, towards whom it is done, whom its words name."""

from dataclasses import replace

import pytest
from joins_factory import TALKS, WORDS, actor, move, told

from travaux.joins.joining import join

THREE = replace(TALKS, parties=("Karvelia", "Norvask", "Ostrel"))


def others(sentence, doers=("Karvelia",), to=(), **more):
    actors = tuple(actor(sentence, f"ac1:{name}", name) for name in THREE.parties if name in sentence)
    actors += tuple(actor(sentence, f"ac1:{name}", name, "person", party="ac1:Norvask") for name in to)
    act = replace(
        move(sentence, "accuse", None, sentence.rstrip("."), **more),
        party=tuple(f"ac1:{name}" for name in doers),
        to=tuple(f"ac1:{name}" for name in to),
    )
    report = told(sentence, tuple({each.id: each for each in actors}.values()), (act,))
    return {deed.party: deed.others for deed in join((report,), THREE, WORDS).deeds}


@pytest.mark.parametrize(
    ("sentence", "doers", "to", "found"),
    [
        ("Karvelia blamed the weather.", ("Karvelia",), (), {"Karvelia": ()}),
        ("Karvelia blamed Norvask and the rain.", ("Karvelia",), (), {"Karvelia": ("Norvask",)}),
        ("Karvelia blamed the Norvask navy for Ostrel.", ("Karvelia",), (), {"Karvelia": ("Norvask", "Ostrel")}),
        ("Karvelia and Ostrel met.", ("Karvelia", "Ostrel"), (), {"Karvelia": ("Ostrel",), "Ostrel": ("Karvelia",)}),
        ("Karvelia blamed Roth of Norvask.", ("Karvelia",), ("Roth",), {"Karvelia": ("Norvask",)}),
    ],
)
def test_the_other_parties_that_a_move_concerns(sentence, doers, to, found):
    assert others(sentence, doers, to) == found


def test_towards_whom_it_is_done_counts_where_its_words_name_nobody():
    text = "Karvelia blamed them, and Norvask was angry."
    act = replace(move(text, "accuse", "ac1:Karvelia", "Karvelia blamed them"), to=("ac1:Norvask",))
    report = told(text, tuple(actor(text, f"ac1:{name}", name) for name in ("Karvelia", "Norvask")), (act,))
    assert [deed.others for deed in join((report,), THREE, WORDS).deeds] == [("Norvask",)]
