"""Which names are one side's: states, their peoples and organs, organisations and blocs."""

import itertools
from pathlib import Path

import pytest

from travaux.data_files import data_rows
from travaux.errors import ResourceError
from travaux.join_resources import load_side_rules
from travaux.joins.peoples import is_anothers, is_of_its_people
from travaux.joins.sides import compare_sides, parse_side, parse_side_rules, side_keys
from travaux.ledger.words import name_words

RULES = load_side_rules()
PAIRS = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "side_pairs.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
NAMES = sorted({name for _, a, b in PAIRS for name in (a, b)})


def compared(a, b):
    return compare_sides(parse_side(a, RULES), parse_side(b, RULES))


@pytest.mark.parametrize(("verdict", "a", "b"), PAIRS)
def test_sides_are_told_apart_or_joined(verdict, a, b):
    assert compared(a, b).verdict == verdict


def test_any_two_sides_are_compared_alike_either_way_and_share_a_key_unless_they_differ():
    parsed = {name: parse_side(name, RULES) for name in NAMES}
    for a, b in itertools.combinations_with_replacement(NAMES, 2):
        one, two = compare_sides(parsed[a], parsed[b]), compare_sides(parsed[b], parsed[a])
        assert (one.score, one.verdict) == (two.score, two.verdict), (a, b)
        assert one.verdict == "different" or side_keys(parsed[a]) & side_keys(parsed[b]), (a, b)
        assert a != b or one.verdict == "same", a


@pytest.mark.parametrize(
    ("a", "b", "how"),
    [
        ("Russia", "the Russian Foreign Ministry", "organ of"),
        ("Velmora", "the Velmoran water ministry", "organ of"),
        ("United States", "the White House", "organ of"),
        ("United Nations", "UN Security Council", "organ or member of"),
        ("France", "G7", "organ or member of"),
        ("Georgia", "Georgians", "people of"),
        ("Russia", "Moscow", "capital of"),
        ("Korea", "South Korea", "may be several"),
        ("River Basin Council", "RBC", "acronym"),
        ("Velmora", "Velmoran", "adjective of"),
        ("Greenland", "Greenlandic", "adjective of"),  # that no table has
        ("Niger", "Nigeria", "differ"),
    ],
)
def test_the_reason_tells_what_one_is_to_the_other(a, b, how):
    assert [reason.how for reason in compared(a, b).reasons] == [how]


@pytest.mark.parametrize(
    ("word", "name", "is_its"),
    [
        ("tarvaian", "tarvai", True),  # the whole name, with an ending
        ("tarvain", "tarvai", True),
        ("tarvaiard", "tarvai", False),
        ("tarvonian", "tarvai", False),
    ],
)
def test_a_people_is_called_by_its_state_s_name_or_its_stem(word, name, is_its):
    assert is_of_its_people(word, name) is is_its


def test_no_state_takes_the_name_or_the_people_of_another():
    """The rule for states that no table has goes wrong for none that one has, though it knows only their names."""
    names = {row[0]: name_words(row[1]) for row in data_rows("actors/states.tsv")}
    words = [(state, word) for state, name in names.items() for word in name if len(name) == 1]
    words += [
        (row[0], folded[0])
        for row in data_rows("actors/peoples.tsv")
        for cell in row[1:3]
        for word in cell.split(";")
        if len(folded := name_words(word)) == 1
    ]
    taken = {(names[state][0], word) for state in names if len(names[state]) == 1 for other, word in words if other != state
             and is_of_its_people(word, names[state][0])}  # fmt: skip
    assert taken == {("dominica", "dominican"), ("dominica", "dominicans")}  # which both are called


@pytest.mark.parametrize(
    ("words", "start", "end", "name", "other"),
    [
        (("south", "sudan"), 1, 2, ("sudan",), True),
        (("south", "sudanese"), 1, 2, ("sudan",), True),
        (("south", "sudan"), 0, 2, ("south", "sudan"), False),
        (("guinea", "bissau"), 0, 1, ("guinea",), True),
        (("papua", "new", "guinea"), 2, 3, ("guinea",), True),
        (("the", "sudanese", "army"), 1, 2, ("sudan",), False),
    ],
)
def test_a_word_beside_a_states_name_makes_it_anothers(words, start, end, name, other):
    assert is_anothers(words, start, end, name) is other


def test_a_table_that_is_missing_is_named():
    with pytest.raises(ResourceError, match="peoples"):
        parse_side_rules({"states": []})
