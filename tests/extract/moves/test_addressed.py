"""Who is asked, answered or counted in invented reports."""

import pytest
from factories import make_article

from travaux.pipeline import read_article
from travaux.resources import load_resources

NO = "GRENA, 3 May. The Reed Front rejected the toll of the Dockers' Union on Monday. "


def told(text, kind, model="small"):
    """The names of those who make the last move of a kind, and of those towards whom."""
    record = read_article(make_article(NO + text, published="2019-05-04"), load_resources(model)).record
    names = {actor.id: actor.name for actor in record.actors}
    move = [move for move in record.moves if move.kind == kind][-1]
    return [names[p] for p in move.party], [names[p] for p in move.to]


@pytest.mark.parametrize(
    ("text", "kind", "party"),
    [
        ("Thousands of miners denounced the Dockers' Union on Sunday.", "accuse", "miners"),
        ("Most of the shippers called for a longer pier.", "demand", "shippers"),
        ("A string of former pilots called for a longer pier.", "demand", "former pilots"),
    ],
)
def test_an_amount_of_people_acts_as_those_whom_it_counts(text, kind, party):
    assert told(text, kind)[0] == [party]


@pytest.mark.parametrize(
    ("text", "party", "to"),
    [
        ("Residents were encouraged to submit their designs.", [], ["Residents"]),
        ("Ada Holm was asked to leave.", [], ["Ada Holm"]),
        ("Holm was trying to persuade other factions to follow suit.", ["Holm"], ["other factions"]),
    ],
)
def test_who_is_asked_is_addressed_and_has_not_asked(text, party, to):
    assert told(text, "demand", "medium") == (party, to)


@pytest.mark.parametrize(
    ("text", "kind", "to"),
    [
        ("Belmar welcomed Ardania's signing of the treaty.", "accept", "Ardania"),
        ("Ada Holm endorsed the re-election of Speaker Ivo Strand.", "accept", "Ivo Strand"),
        ("Belmar disagreed with Ardania's reading of the treaty.", "reject", "Ardania"),
        ("Belmar ordered the pilots to leave the harbour.", "demand", "pilots"),
    ],
)
def test_whose_it_is_and_who_is_to_do_it_is_addressed(text, kind, to):
    assert told(text, kind)[1] == [to]


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("The Dockers' Union threatened to close the pier if the Reed Front raises its toll.", ["Reed Front"]),
        ("The Dockers' Union will go to court unless the Reed Front lifts the ban, its envoy Ada Holm said.", ["Reed Front"]),
        ("The Dockers' Union would pull out of the pact if the Reed Front builds the dam.", ["Reed Front"]),
        ("The Dockers' Union warned that snow could close the pier if the ice melts.", []),
    ],
)
def test_a_threat_on_a_condition_is_made_towards_who_is_to_meet_it(text, to):
    assert told(text, "warn") == (["Dockers' Union"], to)


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("Republican Sen. Ada Holm rejected the toll. Republican Sen. Carl Munk accused Holm of lying.", ["Ada Holm"]),
        ("Norvask's premier, Ada Holm, accused Norvask of delay.", []),
    ],
)
def test_people_of_one_side_act_towards_each_other_and_not_towards_their_side(text, to):
    assert told(text, "accuse")[1] == to


MET = "Norvask's president, Jon Orne, met Ada Holm in Lissa. "


@pytest.mark.parametrize(
    ("text", "party"),
    [
        (MET + "The two condemned the raid.", {"Jon Orne", "Ada Holm"}),
        (MET + "The toll was raised in May. The two leaders condemned the raid.", {"Jon Orne", "Ada Holm"}),
        (MET + "Later the pilots and the shippers met. The two condemned the raid.", {"pilots", "shippers"}),
    ],
)
def test_the_two_are_those_who_met(text, party):
    assert set(told(text, "accuse")[0]) == party
