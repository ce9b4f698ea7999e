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


@pytest.mark.parametrize(
    ("text", "kind", "party"),
    [
        ("Lissa is urging the weavers to lay down their tools no longer.", "demand", ["Lissa"]),
        ("The Weavers' Guild has backed down over the looms.", "concede", ["Weavers' Guild"]),
        ("Talks between Lissa and the Weavers' Guild broke up on Monday.", "consult", ["Lissa", "Weavers' Guild"]),
        ("No talks took place between Lissa and Belmar on Monday.", "consult", ["Lissa", "Belmar"]),
    ],
)
def test_a_brief_may_tell_of_one_side_alone(text, kind, party):
    assert [sorted(who) for who, _, _ in told(read(text), kind)] == [sorted(party)]


@pytest.mark.parametrize(
    "text", ["The weaver announced a new loom on Monday.", "The bakery unveiled a new cake.", "Ann Vell met with staff."]
)
def test_what_no_other_side_is_needed_for_tells_of_no_negotiation(text):
    assert not read(text).moves


def test_a_name_behind_its_title_is_who_the_title_means():
    found = told(read("Norwegian envoy Ivo Brandt met Belmar's premier, Una Vell, on Monday."), "consult")
    assert [set(who) for who, _, _ in found] == [{"Ivo Brandt", "Una Vell"}]


def test_who_is_invited_invites_nobody():
    found = told(read("Belmar rejected the terms on Friday. The weaver Ivo Brandt was invited to the talks of Lissa."), "offer")
    assert all("Ivo Brandt" not in who for who, _, _ in found)


def test_who_rejects_stands_behind_what_he_rejects():
    found = told(read("Rejection of the terms by the Weavers' Guild came on Monday." + TALKS), "reject")
    assert (["Weavers' Guild"], "the terms") in [(who, about) for who, _, about in found]


def test_what_a_plan_would_have_done_is_proposed():
    found = told(read("Under Lissa's proposal, barges would turn back." + TALKS), "propose")
    assert [(who, about) for who, _, about in found] == [(["Lissa"], "barges would turn back")]


@pytest.mark.parametrize(
    ("text", "kind", "party"),
    [
        ("Lissa gave the green light to a canal on Monday.", "accept", "Lissa"),
        ("The Weavers' Guild has spurned an offer from Belmar.", "reject", "Weavers' Guild"),
        ("The council's request was met with a flat no from the Weavers' Guild.", "reject", "Weavers' Guild"),
        ("The Weavers' Guild climbed down over the looms.", "concede", "Weavers' Guild"),
    ],
)
def test_idioms_that_say_nothing_else_are_moves_in_a_brief(text, kind, party):
    assert [party] in [who for who, _, _ in told(read(text), kind)]


@pytest.mark.parametrize("text", ["The hosts conceded two goals.", "Lissa offered condolences to the families."])
def test_goals_and_condolences_are_no_moves(text):
    kinds = {m.kind for m in read(text + TALKS).moves if m.evidence[0][0] < len(text)}
    assert not kinds


def test_a_condition_stands_before_who_says_so():
    record = read(
        "Lissa has no objection to the canal, provided that barges keep left, its premier, Ivo Brandt, told Belmar." + TALKS
    )
    assert "provided that barges keep left" in [record.quote(m.condition) for m in record.moves if m.condition]


def test_what_is_asked_of_somebody_is_no_question():
    found = told(read("What Lissa is asking of Belmar is a written apology." + TALKS), "demand")
    assert found == [(["Lissa"], ["Belmar"], "a written apology")]


@pytest.mark.parametrize("praise", ["praised Ousmane Crowe", "thanked the members of the union", "lauded the crew"])
def test_who_praises_accuses_nobody(praise):
    text = (
        f"Union and docks meet\n\nLISSA, May 3, 2016 - The union demanded a pay rise. Former Mayor Ken Lister {praise} on Sunday."
    )
    record = read_article(make_article(text), load_resources("small")).record
    assert not [move for move in record.moves if move.kind == "accuse"]
