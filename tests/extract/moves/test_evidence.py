"""What of a clause is the object of a move, and what of it is a move of its own; what a "could" or a "no" leaves of it."""

import pytest
from factories import make_article

from travaux.pipeline import read_article
from travaux.resources import load_resources

BEFORE = "Denmark and Norway held talks on the strait. Norway rejected the draft. "


def told(text, *kinds):
    """Moves of a text within a report of talks, each as (kind, status, object), in text order; only those of some kinds."""
    record = read_article(make_article(BEFORE + text, published="2019-03-20"), load_resources("small")).record
    moves = [m for m in record.moves if m.evidence[0][0] >= len(BEFORE) and m.kind in (kinds or (m.kind,))]
    return [(m.kind, m.status, record.quote(m.object)) for m in moves]


@pytest.mark.parametrize(
    ("text", "kind", "objects"),
    [
        (
            "Norway proposed that Denmark pay five crowns a ship and close the northern pier by May.",
            "propose",
            ["Denmark pay five crowns a ship", "close the northern pier"],
        ),
        ("Norway demanded that Denmark pay a toll and mark the strait.", "demand", ["Denmark pay a toll", "mark the strait"]),
        ("Norway agreed to pay a toll and mark the strait.", "accept", ["to pay a toll", "mark the strait"]),
        ("Norway proposed that posts be put up and that guards be sent.", "propose", ["posts be put up", "guards be sent"]),
        # one of two, without an object of its own, or about the same thing
        ("Norway demanded that Denmark pay a toll or mark the strait.", "demand", ["Denmark pay a toll or mark the strait"]),
        ("Norway demanded that Denmark pay a toll and leave.", "demand", ["Denmark pay a toll and leave"]),
        ("Norway demands that posts be put up and that they be staffed.", "demand", ["posts be put up"]),
        # what is warned of is one thing
        (
            "Norway warned that Denmark would pay a toll and mark the strait.",
            "warn",
            ["Denmark would pay a toll and mark the strait"],
        ),
    ],
)
def test_each_thing_that_is_to_be_done_is_a_move_of_its_own(text, kind, objects):
    assert told(text) == [(kind, "actual", object) for object in objects]


def test_a_further_thing_to_be_done_has_its_own_evidence():
    text = "Norway demanded that Denmark pay a toll and mark the strait."
    record = read_article(make_article(BEFORE + text, published="2019-03-20"), load_resources("small")).record
    first, second = (m for m in record.moves if m.kind == "demand")
    assert record.quote(second.evidence) == "mark the strait" and record.quote(first.evidence) == text[:-1]
    assert (first.party, first.to) == (second.party, second.to)


@pytest.mark.parametrize(
    ("text", "object"),
    [
        (
            '"We demand a seat. The toll must be lifted in full, and the ships must be called back," said minister Ana Velt.',
            "The toll must be lifted in full",
        ),
        ("A toll of ten crowns was demanded by Norway.", "A toll of ten crowns"),
    ],
)
def test_what_must_befall_a_thing_is_asked_for_whole(text, object):
    assert told(text, "demand")[-1] == ("demand", "actual", object)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway could live with a toll of ten crowns, diplomats say.", ("accept", "actual", "a toll of ten crowns")),
        ("Norway could accept a toll of ten crowns.", ("accept", "possible", "a toll of ten crowns")),
        ("Norway might live with a toll, its envoy said.", ("accept", "possible", "a toll")),
        ("Norway couldn't live with a toll, its envoy said.", ("reject", "actual", "a toll")),
        ("Norway would pay, with no strings attached, ten crowns.", ("offer", "actual", "")),
        ("Norway offered a loan with no interest.", ("offer", "actual", "a loan")),
        ("Norway agreed with neither proposal.", ("accept", "denied", "neither proposal")),
        ("Norway pledged no crowns.", ("commit", "denied", "no crowns")),
        ("A lifting of the embargo, Norway said, was not on the table.", ("reject", "actual", "A lifting of the embargo")),
        ("Norway said that a toll was not on the table.", ("reject", "actual", "a toll")),
        ("A toll was on the table, Norway said.", ("offer", "actual", "A toll")),
        ("A loan is off the table, Norway said.", ("reject", "actual", "A loan")),
    ],
)
def test_what_is_left_by_could_and_no(text, expected):
    assert told(text) == [expected]


def test_what_is_not_on_the_table_is_shown_by_its_clause():
    text = BEFORE + "Norway said that a toll was not on the table."
    record = read_article(make_article(text, published="2019-03-20"), load_resources("small")).record
    assert record.quote(record.moves[-1].evidence) == "a toll was not on the table"


def test_a_not_before_a_noun_is_shown_by_its_clause():
    text = (
        BEFORE + 'Norway had asked for the money. "Not a crown leaves this country before the mine has been opened," '
        "Finance Minister Jan Roth told this newspaper in his office."
    )
    record = read_article(make_article(text, published="2019-03-20"), load_resources("small")).record
    found = [record.quote(m.evidence) for m in record.moves if m.kind == "reject" and "crown" in record.quote(m.object)]
    assert [quote.startswith("Not a crown leaves this country") for quote in found] == [True]


@pytest.mark.parametrize(
    ("text", "kind", "object"),
    [
        (
            "Norway repeated its appreciation for the Government of Denmark's support for a longer truce.",
            "accept",
            "the Government of Denmark's support for a longer truce",
        ),
    ],
)
def test_an_object_can_be_understood_alone(text, kind, object):
    assert object in [about for told_kind, _, about in told(text) if told_kind == kind]


def test_what_must_do_something_is_told_where_it_stands_before_another_verb():
    text = '"We demand a seat. Attacks on pilots are a crime and must end at once," said minister Ana Velt of Norway.'
    record = read_article(make_article(text, published="2019-03-20"), load_resources("small")).record
    assert [record.quote(m.object) for m in record.moves] == ["a seat", "Attacks on pilots … end at once"]
