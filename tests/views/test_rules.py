"""What becomes of an earlier stance, by the table: its examples, run."""

from itertools import product

import pytest
from views_factory import RULES, play, tale

from travaux.data_files import data_rows
from travaux.errors import ResourceError
from travaux.joins.deeds import STANCES
from travaux.views.rules import parse_view_rules, tells
from travaux.views.state import state_of

ROWS = data_rows("joins/supersession.tsv")
EDGE_WORDS = data_rows("joins/edge_words.tsv")


def teller(sentence, kind, party, **more):
    """A report of an example: "Minister Ola Berg said that Karvelia ...", "Norvask said that ...", or the narrator's own."""
    who, said, content = sentence.partition(" said that ")
    if not said:
        return tale((kind, sentence), **more)
    name = who.removeprefix("Minister ")
    return tale(
        (kind, content), speaker="Jan Roth" if name == "Norvask" else name, of="Norvask" if name == "Norvask" else party, **more
    )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: " ".join(row[:5]))
def test_the_table_is_what_the_state_does(row):
    earlier, later, by, _, becomes, first, second = row
    kinds = ("demand", "accept") if earlier == "*" else (earlier, later)
    days = ("2021-03-01", "2021-03-02") if by == "other voice" else ("2021-03-01", "2021-05-02")
    reports = [
        teller(sentence, kind, "Karvelia", day=day, version=f"e1:{day}")
        for sentence, kind, day in zip((first, second), kinds, days)
    ]
    line, *beside = state_of(play(*reports), RULES).lines
    if becomes == "said differently":
        assert (line.stance, [deed.kind for deed in line.said_differently], line.superseded) == (kinds[0], [kinds[1]], ())
    elif becomes == "stands beside":
        assert [(each.stance, each.beside) for each in (line, *beside)] == [(kinds[1], False), (kinds[0], True)]
    elif becomes == "renewed":
        assert (line.since, line.last, len(line.evidence), line.superseded) == (*days, 2, ())
    else:
        assert [(each.deed.kind, each.becomes) for each in line.superseded] == [(kinds[0], becomes)]
        assert (line.stance, line.since) == (kinds[1], days[1])


def test_the_table_tells_of_every_two_stances():
    table = RULES.supersession
    missing = [
        (one, other, same)
        for one, other, same in product(STANCES, STANCES, (True, False))
        if table.becomes(one, other, same_condition=same) is None
    ]
    assert missing == []


@pytest.mark.parametrize(
    ("stems", "told"),
    [("it took up the plan", True), ("it took the plan up", False), ("took up", True), ("took", False), ("", False)],
)
def test_a_phrase_is_told_where_its_words_follow_one_another(stems, told):
    assert tells((("took", "up"), ("took", "over", "from")), stems.split()) is told


@pytest.mark.parametrize(("edge", "words", "example"), EDGE_WORDS)
def test_edge_words_stand_in_their_examples(edge, words, example):
    from travaux.ledger.words import words_of

    assert tells((words_of(words),), words_of(example))


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([["demand", "concede", "own word", "any"]], EDGE_WORDS),
        ([["demand", "yield", "own word", "any", "given way"]], EDGE_WORDS),
        ([["demand", "concede", "own word", "any", "lost"]], EDGE_WORDS),
        ([*ROWS, ["demand", "concede", "own word", "same", "met"]], EDGE_WORDS),
        (ROWS, [["lost", "name"]]),
        (ROWS, [["renamed", "..."]]),
        (ROWS, [["renamed", "name"], ["renamed", "names"]]),
    ],
)
def test_a_table_of_another_form_is_refused(rows, words):
    with pytest.raises(ResourceError, match="expected"):
        parse_view_rules(rows, words)
