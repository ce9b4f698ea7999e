"""Where the sentence tells that who speaks is who it is about."""

from dataclasses import replace

import pytest
from joins_factory import actor, move, statement, told

from travaux.join_resources import load_join_words
from travaux.joins.codebook import Talks
from travaux.joins.moves import deeds_of
from travaux.joins.parties import find_parties
from travaux.joins.party_names import party_names

NAMES = party_names(Talks("all", ("Karvelia", "Norvask"), ()), load_join_words())
PAYS = "Karvelia will pay 40 marks"


def standing(text, *, source, by=None, also=(), words=PAYS):
    actors = [actor(text, f"ac1:{name}", name) for name in ("Karvelia", "Norvask") if name in text]
    actors += [actor(text, "ac1:g", by, "group")] if by else []
    said = (statement(text, "s1:a", "ac1:g" if by else None, source, text.split(", ")[0]),)
    moves = (move(text, "commit", "ac1:Karvelia", words, "40 marks", by="s1:a"), *also)
    report = told(text, tuple(actors), moves, said)
    parties = find_parties([report], NAMES)[report.version]
    return next(deed.standing for deed, _ in deeds_of(report, parties, NAMES) if deed.party == "Karvelia")


@pytest.mark.parametrize(
    ("tail", "source", "by", "found"),
    [
        (", it said on Monday.", "it", None, "declared"),
        (" and no more, they announced.", "they", None, "declared"),
        (", he said on Monday.", "he", None, "claimed"),  # somebody else may
        (", both states said on Monday.", "states", "states", "declared"),
        (", the two said.", "two", None, "declared"),
        (", states said on Monday.", "states", "states", "claimed"),
        (", “the bridge is old”, it said.", "it", None, "claimed"),  # that of something else
    ],
)
def test_who_a_sentence_is_about_says_it(tail, source, by, found):
    assert standing(PAYS + tail, source=source, by=by) == found


def test_of_two_who_do_something_in_a_sentence_either_may_say_it():
    text = f"{PAYS} and Norvask will open the bridge, it said."
    other = move(text, "commit", "ac1:Norvask", "Norvask will open the bridge", "the bridge", by="s1:a")
    assert standing(text, source="it", also=(other,)) == "claimed"


def test_who_stands_first_isnt_who_does_it():
    text = "On Monday Karvelia will pay 40 marks, it said."
    assert standing(text, source="it") == "claimed"


def test_a_word_that_another_side_says_too_is_not_ones_own():
    text = PAYS + ", both said on Monday."
    actors = tuple(actor(text + " Norvask agreed.", f"ac1:{name}", name) for name in ("Karvelia", "Norvask"))
    said = (statement(text + " Norvask agreed.", "s1:a", "ac1:Norvask", "both", PAYS),)
    moves = (move(text + " Norvask agreed.", "commit", "ac1:Karvelia", PAYS, "40 marks", by="s1:a"),)
    report = told(text + " Norvask agreed.", actors, moves, said)
    parties = find_parties([report], NAMES)[report.version]
    assert [deed.standing for deed, _ in deeds_of(report, parties, NAMES) if deed.party == "Karvelia"] == ["claimed"]


def test_of_two_sides_who_say_it_together_each_has_its_own_word_and_speaker():
    text = PAYS + ", Karvelia and Norvask said on Monday."
    actors = tuple(actor(text, f"ac1:{name}", name) for name in ("Karvelia", "Norvask"))
    said = (replace(statement(text, "s1:a", "ac1:Karvelia", "Karvelia and Norvask", PAYS), co_speakers=("ac1:Norvask",)),)
    moves = (replace(move(text, "commit", "ac1:Karvelia", PAYS, "40 marks", by="s1:a"), party=("ac1:Karvelia", "ac1:Norvask")),)
    report = told(text, actors, moves, said)
    parties = find_parties([report], NAMES)[report.version]
    found = {deed.party: (deed.standing, [voice.party for voice in deed.chain]) for deed, _ in deeds_of(report, parties, NAMES)}
    assert found == {name: ("declared", [name]) for name in ("Karvelia", "Norvask")}
