"""What is asked of reports, and which need be looked at no closer."""

from dataclasses import replace

import pytest
from joins_factory import actor, move, told

from travaux.join_resources import load_join_words
from travaux.joins.codebook import Talks
from travaux.joins.parties import _told_sides, sides_of
from travaux.joins.party_names import party_names

WORDS = load_join_words()
PARTIES = ("Karvelia", "Dalkrail", "Conference Chair", "Lissa City Council", "Guild of News Writers", "Norvik Metals")
NAMES = party_names(Talks("all", PARTIES, ()), WORDS)


@pytest.mark.parametrize(
    ("text", "name", "kind", "title", "asked"),
    [
        ("The airline rejects tolls.", "airline", "organisation", None, {"ac1:a": ("in", "company")}),
        ("The trustees reject tolls.", "trustees", "group", None, {"ac1:a": ("in", "trustees")}),
        ("The executive committee rejects it.", "executive committee", "group", None, {"ac1:a": ("in", "executive", "committee")}),
        ("Lissa rejects tolls.", "Lissa", "government", None, {"ac1:a": ("in", "lissa"), "at:ac1:a": ("lissa",)}),  # or a person
        ("The choir rejects tolls.", "choir", "group", None, {}),
        ("The singer Ana Velt rejects tolls.", "Ana Velt", "person", None, {"ac1:a": ("ana", "velt")}),
        ("The singer Ana Velt rejects tolls.", "Ana Velt", "person", "Joint statement of the talks", {"ac1:a": ("ana", "velt")}),
    ],
)
def test_a_report_in_which_no_party_is_meant_asks_for_persons_places_and_nouns(text, name, kind, title, asked):
    report = told(text, (actor(text, "ac1:a", name, kind),), (move(text, "reject", "ac1:a", text),), words=WORDS)
    sides = sides_of(replace(report, title=title), NAMES)
    assert (sides.silent, sides.parties, sides.asked) == (True, {}, asked)
    assert replace(sides, silent=False) == _told_sides(replace(report, title=title), NAMES)


@pytest.mark.parametrize(
    ("text", "name", "kind", "publisher", "title", "party"),
    [
        ("The company rejects tolls.", "company", "organisation", "Lissa Wire", None, "Norvik Metals"),  # the only firm by its name
        ("The airline rejects tolls.", "airline", "organisation", "Dalkrail Press Office", None, "Dalkrail"),
        ("The airline rejects tolls.", "airline", "organisation", "Lissa Wire", "Dalkrail's chief executive left", "Dalkrail"),
        (
            "The chair of the seabed conference rejects it.",
            "chair of the seabed conference",
            "office",
            "Lissa Wire",
            None,
            "Conference Chair",
        ),
        ("The news writers reject tolls.", "news writers", "group", "Lissa Wire", None, "Guild of News Writers"),
        ("The city rejects tolls.", "city", "organisation", "Lissa Wire", None, "Lissa City Council"),
        (
            "The national committee rejects it.",
            "national committee",
            "group",
            "Bulletin of the Guild of News Writers",
            None,
            "Guild of News Writers",
        ),
    ],
)
def test_a_report_in_which_a_party_is_meant_is_looked_at(text, name, kind, publisher, title, party):
    who = actor(text, "ac1:a", name, kind)
    report = replace(told(text, (who,), (move(text, "reject", "ac1:a", text),), origin=publisher, words=WORDS), title=title)
    sides = sides_of(report, NAMES)
    assert sides == _told_sides(report, NAMES)
    assert (sides.silent, sides.parties) == (False, {"ac1:a": party})


@pytest.mark.parametrize(("role", "silent"), [("mayor", False), ("singer", True), (None, True)])
def test_a_mayor_means_the_only_city(role, silent):
    text = "Ana Velt rejects tolls."
    report = told(
        text, (actor(text, "ac1:a", "Ana Velt", "person", role=role),), (move(text, "reject", "ac1:a", text),), words=WORDS
    )
    sides = sides_of(report, NAMES)
    assert (sides.silent, dict(sides.parties)) == (silent, {} if silent else {"ac1:a": "Lissa City Council"})
    assert replace(sides, silent=False) == _told_sides(report, NAMES)


@pytest.mark.parametrize(
    ("name", "text", "asked"),
    [
        ("Ana Velt's team", "Ana Velt's team offers tolls.", ("ana", "velt")),
        ("Mr Velt's party", "Mr Velt's party offers tolls.", ("velt",)),
        ("lot", "Ana Velt's lot, for their part, offer tolls.", ("ana", "velt")),
        ("lot", "The lot offers tolls.", None),
        ("Ana Velt's plan", "Ana Velt's plan offers tolls.", None),
    ],
)
def test_those_who_are_called_by_a_person_are_of_that_person_s_party(name, text, asked):
    report = told(text, (actor(text, "ac1:a", name, "group"),), (move(text, "offer", "ac1:a", text),), words=WORDS)
    assert sides_of(report, NAMES).asked.get("ac1:a") == asked


def test_a_name_that_is_taken_for_a_person_may_be_a_place():
    text = "Aldvik rejects tolls."
    report = told(text, (actor(text, "ac1:a", "Aldvik", "person"),), (move(text, "reject", "ac1:a", text),), words=WORDS)
    assert sides_of(report, NAMES).asked == {"ac1:a": ("aldvik",), "at:ac1:a": ("in", "aldvik")}
