"""Whom a last name alone means."""

import pytest
from joins_factory import actor, told

from travaux.join_resources import load_name_rules, load_side_rules
from travaux.joins.content import are_one_issue, content_of
from travaux.joins.known import Known, Person
from travaux.joins.speakers import Actors, Who
from travaux.ledger.vocabulary import JoinWords

ACTORS = Actors(load_name_rules(), load_side_rules())


def report(name, day, version, party=None):
    text = f"{name} came."
    return told(text, (actor(text, "ac1:a", name, "person", party=party),), (), day=day, version=version)


def person(name, day="2021-03-05", side=None):
    return Person(Who(name, "person", side), day)


def test_a_last_name_is_that_of_the_only_one_who_is_told_by_a_full_name():
    known = Known([report("Ana Velt", "2021-03-01", "e1:one")], ACTORS)
    assert known.are_one(person("Velt"), person("Ana Velt"))
    assert not known.are_one(person("Velt"), person("Ola Velt"))


@pytest.mark.parametrize("day", ["2021-03-01", "2018-03-01"])
def test_it_is_nobodys_where_two_are_told_or_where_that_was_long_ago(day):
    names = ("Ana Velt", "Ola Velt") if day == "2021-03-01" else ("Ana Velt",)
    known = Known([report(name, day, f"e1:{number}") for number, name in enumerate(names)], ACTORS)
    assert known.person_of(person("Velt")) is None
    assert not known.are_one(person("Velt"), person("Ana Velt"))


def test_last_names_alone_are_one_persons_only_for_one_side():
    known = Known([], ACTORS)
    assert known.are_one(person("Velt", side="Karvelia"), person("Velt", side="Karvelia"))
    assert not known.are_one(person("Velt"), person("Velt"))


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ("river tolls", "the river tolls", True),
        ("guaranteed summer flow of the Sarn", "summer flow in the Sarn river", True),
        ("aviation", "an aviation investigator", False),
        ("the economy", "our economy", False),
        ("400 marks", "300 marks", False),
    ],
)
def test_issues_are_one_where_their_labels_say_the_same_or_share_much(first, second, one):
    words = JoinWords(frozenset(("the", "an", "our", "of", "in")), frozenset(), {"economi": 1.7, "river": 3.0})
    assert are_one_issue(content_of(first, words), content_of(second, words), words.weights) is one
