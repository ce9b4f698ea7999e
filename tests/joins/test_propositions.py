"""Which words that are linked step by step are one proposition."""

from dataclasses import replace

import pytest
from joins_factory import WORDS, actor, move, told

from travaux.joins.codebook import CodebookIssue, Talks
from travaux.joins.content import Content
from travaux.joins.joining import join
from travaux.joins.nodes import Link, Node, Pointing
from travaux.joins.propositions import Place, Proposition, places_of


def node(number, numbers, pointing=None):
    order = (f"2021-03-0{number}", "e1:one", number)
    return Node(number, Content(frozenset({"toll"}), frozenset(numbers.split())), "tolls", None, order, {}, pointing)


@pytest.mark.parametrize(
    ("numbers", "judged", "roots"),
    [
        (("40", "", "50"), (), (1, 1, 3)),  # a toll of 40 marks, the toll, and one of 50
        (("40", "", "40"), (), (1, 1, 1)),
        (("", "40", ""), (), (1, 1, 1)),
        (("40", "", "40 7"), (), (1, 1, 1)),  # from the 7th on
        (("40", "", "", "50"), (), (1, 1, 1, 4)),
        (("40", "", "50", ""), (), (1, 1, 3, 3)),
        (("40", "", "50"), (3,), (1, 1, 1)),  # people say that it is one
    ],
)
def test_other_numbers_are_another_proposition_however_they_are_linked(numbers, judged, roots):
    nodes = {number: node(number, each) for number, each in enumerate(numbers, 1)}
    links = {number: Link(number - 1, 1.0) if number > 1 else None for number in nodes}
    places = places_of(nodes.values(), links, {}, nodes, frozenset(judged))
    assert places == {number: Place(root, "tolls") for number, root in zip(nodes, roots, strict=True)}


def test_the_numbers_around_what_only_points_are_none_of_its_own():
    nodes = {1: node(1, "40"), 2: node(2, "50", Pointing("Norvask", own=False))}
    assert places_of(nodes.values(), {1: None, 2: Link(1, 1.0)}, {}, nodes)[2].root == 1


def test_a_common_noun_that_names_a_party_is_what_is_accepted():
    text = "Karvelia accepts an arbitrator."
    talks = Talks("Pay talks", ("Karvelia", "Arbitrator"), (CodebookIssue("arbitration", ("arbitrator",)),))
    report = told(text, (actor(text, "ac1:k", "Karvelia"),), (move(text, "accept", "ac1:k", text[:-1], "an arbitrator"),))
    assert [each.issue for each in join((report,), talks, WORDS).propositions] == ["arbitration"]


def test_what_is_made_of_a_proposition_is_made_once_of_each_thing():
    asked = []

    def count(proposition, more):
        asked.append(more)
        return len(proposition.deeds), more

    proposition, one, other = Proposition("e1:one/m1:a/Karvelia", "tolls", (), ()), ["one"], ["one"]
    assert [proposition.made(count, given) for given in (one, one, other, other)] == [(0, ["one"])] * 4
    assert asked == [one, other]
    assert replace(proposition, issue=None).made(count, other) == (0, other)
    assert len(asked) == 3
