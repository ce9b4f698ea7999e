"""The words that open conditions: each one's example shows its condition whole."""

import pytest
from factories import make_article

from travaux.data_files import data_rows
from travaux.pipeline import read_article
from travaux.resources import load_resources

AROUND = " The envoys of Ardania and Belmar met again in Corvia, and both sides rejected each other's terms."
ROWS = data_rows("conditions.tsv")
# Whose examples may fail: the parser hangs the condition elsewhere, or the word isn't taken for a move.
UNREAD = {"provided", "pending", "in case of"}


def conditions_of(text):
    record = read_article(make_article(text + AROUND, published="2019-03-20"), load_resources("small")).record
    return {record.quote(move.condition) for move in record.moves if move.condition}


def test_each_example_shows_its_condition():
    missed = []
    for words, example in ROWS:
        before, condition, after = example.replace("}", "{").split("{")
        assert condition.lower().startswith(words)
        if condition not in conditions_of(before + condition + after):
            missed.append(words)
    assert set(missed) <= UNREAD


@pytest.mark.parametrize(
    "text",
    [
        "Keno asked if Belmar accepts the plan.",
        "Belmar accepted the plan on Monday.",
        "Ardania has rejected the plan once.",
        "Keno put a swap of prisoners on the table, only for Belmar to leave for the airport.",
    ],
)
def test_where_nothing_is_a_condition_none_is_found(text):
    record = read_article(make_article(text + AROUND, published="2019-03-20"), load_resources("small")).record
    assert record.moves
    assert not any(move.condition for move in record.moves)


@pytest.mark.parametrize("text", ["Belmar will accept the truce provided that.", "Belmar offered a truce in exchange for."])
def test_the_opening_words_alone_are_no_condition(text):
    assert not conditions_of(text)


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Should the blockade be lifted, Belmar will accept the plan.", "Should the blockade be lifted"),
        ("Ardania will free the crew as soon as the fleet leaves the strait.", "as soon as the fleet leaves the strait"),
        ("Ardania will not sign the treaty before the prisoners are home.", "before the prisoners are home"),
    ],
)
def test_what_the_model_points_to_is_a_condition_whatever_opens_it(text, condition):
    assert condition in conditions_of(text)


def test_another_clause_and_what_it_hangs_on_have_conditions_of_their_own():
    text = "Belmar accepted the tariff but will keep the port closed until Ardania returns the ships."
    record = read_article(make_article(text + AROUND, published="2019-03-20"), load_resources("small")).record
    assert [move.condition for move in record.moves if move.kind == "accept"] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Should Belmar fail to reverse its decision, Ardania will close the strait.",
        "Ardania would sign the treaty were Belmar to drop its claim.",
    ],
)
def test_a_clause_in_inverted_order_is_a_condition_and_no_move(text):
    record = read_article(make_article(text + AROUND, published="2019-03-20"), load_resources("small")).record
    made = [move for move in record.moves if move.evidence[0][1] <= len(text)]
    assert made
    assert all("Belmar" not in map(record.name_of, move.party) for move in made)
