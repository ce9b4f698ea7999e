"""Moves in plain sentences, also where a report has no more than one or two of them."""

import pytest
from factories import make_article

from travaux.pipeline import read_article
from travaux.resources import load_resources

TALKS = " Envoys of Lissa and Belmar met again in Port Elm on Friday, and Belmar rejected the terms."


def read(text):
    return read_article(make_article(text, published="2023-03-09"), load_resources("small")).record


def told(record, kind):
    """Of each move of a kind who makes it, towards whom, and what it is about."""
    moves = [m for m in record.moves if m.kind == kind]
    names = [([record.name_of(a) for a in m.party], [record.name_of(a) for a in m.to]) for m in moves]
    return [(*who, record.quote(m.object)) for who, m in zip(names, moves, strict=True)]


@pytest.mark.parametrize(
    ("text", "kind", "party"),
    [
        ("The Millers' Union accepted the pay plan on Tuesday.", "accept", "Millers' Union"),
        ("The pay plan was rejected by the Millers' Union on Tuesday.", "reject", "Millers' Union"),
        ("Lissa promised to open the canal by June.", "commit", "Lissa"),
    ],
)
def test_a_short_report_says_too_little_around_a_move_to_doubt_it(text, kind, party):
    assert [who for who, _, _ in told(read(text), kind)] == [[party]]


@pytest.mark.parametrize("text", ["Rain fell on the valley on Tuesday.", "The bakery sold its last loaf. A cat slept outside."])
def test_a_short_report_of_nothing_has_none(text):
    assert not read(text).moves


@pytest.mark.parametrize(
    "text", ["Under a plan put forward by Lissa, both fleets would turn back.", "A plan drawn up by Lissa is on the table."]
)
def test_who_has_put_a_plan_forward_proposes_it(text):
    assert {tuple(who) for who, _, _ in told(read(text + TALKS), "propose")} == {("Lissa",)}


@pytest.mark.parametrize("each", ["each other", "one another"])
def test_who_blames_each_other_is_blamed_too(each):
    found = told(read(f"Lissa and Belmar accused {each} of bad faith." + TALKS), "accuse")
    assert [(who, to) for who, to, _ in found] == [(["Lissa", "Belmar"], ["Lissa", "Belmar"])]


def test_how_long_it_went_on_is_not_what_is_asked_for():
    found = told(read("Lissa has pressed for years for a canal." + TALKS), "demand")
    assert [(who, about) for who, _, about in found] == [(["Lissa"], "a canal")]


def test_what_is_asked_of_a_body_is_no_part_of_its_name():
    found = told(read("The millers have been pressing the government for cheaper grain." + TALKS), "demand")
    assert [(to, about) for _, to, about in found] == [(["government"], "cheaper grain")]


def test_who_insists_is_named_by_the_noun_alone():
    found = told(read("The clause was struck at the insistence of Lissa." + TALKS), "demand")
    assert [who for who, _, _ in found] == [["Lissa"]]


@pytest.mark.parametrize("verb", ["turn down", "reject", "throw out"])
def test_a_vote_to_refuse_accepts_nothing(verb):
    record = read(f"The millers voted on Tuesday to {verb} the pay plan." + TALKS)
    about = [(kind, told(record, kind)) for kind in ("accept", "reject")]
    assert [kind for kind, moves in about for _, _, of in moves if "pay plan" in str(of)] == ["reject"]
