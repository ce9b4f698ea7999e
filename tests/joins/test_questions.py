"""What is told in a question is only asked."""

from dataclasses import replace

import pytest
from joins_factory import TALKS, WORDS, actor, move, statement, told

from travaux.joins.moves import deeds_of
from travaux.joins.party_names import PartyNames, words_of_actor

ANSWER = "That is news to me."
NAMES = PartyNames({words_of_actor(party): party for party in TALKS.parties}, WORDS.roles)


def _turn(text, id, speaker, label, words, **more):
    return replace(statement(text, id, speaker, label, words), form="direct", **more)


@pytest.mark.parametrize(
    ("label", "words", "question", "kept"),
    [
        ("QUESTION", "Has Norvask asked for tolls?", True, False),
        ("Reporter", "Norvask wants tolls.", False, False),
        ("VELT", "Norvask wants tolls.", False, True),
        ("VELT", "Would Norvask ever pay tolls?", True, False),
    ],
)
def test_what_is_asked_is_no_deed(label, words, question, kept):
    text = f"{label}: {words}\n\nKORM: {ANSWER}"
    actors = (actor(text, "ac1:a", label, "person"), actor(text, "ac1:b", "KORM", "person"), actor(text, "ac1:n", "Norvask"))
    said = (
        _turn(text, "s1:a", "ac1:a", label, words, question=question),
        _turn(text, "s1:b", "ac1:b", "KORM", ANSWER),
    )
    report = told(text, actors, (move(text, "demand", "ac1:n", words, by="s1:a"),), said)
    assert len(report.digest.acts) == 1  # it stays an item, which can be shown and explained
    assert bool([*deeds_of(report, {"ac1:n": "Norvask"}, NAMES)]) is kept


def test_what_is_asked_of_somebody_s_words_is_that_one_s_claim():
    text = f"Reporter: Keno says that Norvask wants tolls.\n\nKORM: {ANSWER}"
    names = ("Reporter", "Keno", "KORM")
    actors = (*(actor(text, f"ac1:{name}", name, "person") for name in names), actor(text, "ac1:n", "Norvask"))
    said = (
        _turn(text, "s1:a", "ac1:Reporter", "Reporter", "Keno says that Norvask wants tolls."),
        statement(text, "s1:k", "ac1:Keno", "Keno", "Norvask wants tolls", within="s1:a"),
        _turn(text, "s1:b", "ac1:KORM", "KORM", ANSWER),
    )
    report = told(text, actors, (move(text, "demand", "ac1:n", "Norvask wants tolls", by="s1:k"),), said)
    assert [(act.voices, act.asked) for act in report.digest.acts] == [((("ac1:Reporter",), ("ac1:Keno",)), False)]


def test_who_speaks_alone_under_a_label_asks_nobody():
    text = "Reporter: Norvask wants tolls."
    actors = (actor(text, "ac1:a", "Reporter", "person"), actor(text, "ac1:n", "Norvask"))
    said = (_turn(text, "s1:a", "ac1:a", "Reporter", "Norvask wants tolls."),)
    report = told(text, actors, (move(text, "demand", "ac1:n", "Norvask wants tolls", by="s1:a"),), said)
    assert [act.asked for act in report.digest.acts] == [False]
