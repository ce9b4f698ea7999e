"""Moves whose objects stand in a list below a line that ends in a colon, in invented releases and reports."""

from dataclasses import replace

import pytest
from factories import make_article

from travaux.pipeline import read_article
from travaux.resources import load_resources

BEFORE = "Talks in Lissa\nThe harbour board offered the union a contract on Monday."
AFTER = "The board rejects a strike."
ITEMS = ("a night allowance of two crowns;", "an end to fines; and", "a promise to hire forty cooks.")
OBJECTS = ("a night allowance of two crowns", "an end to fines", "a promise to hire forty cooks")


def moves_below(lead, items=ITEMS, *, kind="list"):
    """The kind, party and object of the moves from a line before a list up to its end, whose items are blocks of a kind."""
    text = "\n".join((BEFORE, lead, *items, AFTER))
    article = make_article(text, published="2019-03-20")
    blocks = (replace(block, kind=kind) if text[block.start : block.end] in items else block for block in article.blocks)
    record = read_article(replace(article, blocks=tuple(blocks)), load_resources("small")).record
    start, end = text.index(lead), text.index(AFTER)
    return [
        (move.kind, [record.name_of(party) for party in move.party], record.quote(move.object))
        for move in record.moves
        if start <= move.evidence[0][0] < end
    ]


@pytest.mark.parametrize(
    ("lead", "kind", "party"),
    [
        ("The union is calling for:", "demand", "union"),
        ("The union demands the following:", "demand", "union"),
        ("The union rejected:", "reject", "union"),
        ("The union's demands are:", "demand", "union"),
        ("The board made this offer:", "offer", "harbour board"),
        # of whose offer the line doesn't tell, of who offered something before
        ("The offer comprises:", "offer", "harbour board"),
        ("It offered the union, in its own words:", "offer", "harbour board"),
    ],
)
def test_each_item_below_a_colon_is_a_move_of_who_makes_that_of_the_line(lead, kind, party):
    assert moves_below(lead) == [(kind, [party], item) for item in OBJECTS]


PLEDGES = ("Drop the night toll by May.", "Refrain from fines.", "Hire forty cooks.")


@pytest.mark.parametrize(
    ("lead", "kind"), [("What the board will do", "heading"), ("Under the contract, the board will:", "paragraph")]
)
def test_what_stands_below_who_will_do_it_binds_him(lead, kind):
    text = "\n".join((BEFORE, lead, *PLEDGES, "The union has also accepted the toll.", AFTER))
    kinds = {lead: kind} | dict.fromkeys((*PLEDGES, "The union has also accepted the toll."), "list")
    article = make_article(text, published="2019-03-20")
    blocks = (replace(block, kind=kinds.get(text[block.start : block.end], block.kind)) for block in article.blocks)
    record = read_article(replace(article, blocks=tuple(blocks)), load_resources("small")).record
    found = [m for m in record.moves if text.index(lead) <= m.evidence[0][0] < text.index(AFTER)]
    told = [(m.kind, m.status, [record.name_of(p) for p in m.party], record.quote(m.object)) for m in found]
    assert told[:3] == [("commit", "planned", ["harbour board"], pledge.rstrip(".")) for pledge in PLEDGES]
    assert [move[:3] for move in told[3:]] == [("accept", "actual", ["union"])]


@pytest.mark.parametrize("marks", [("1. ", "2. ", "3. "), ("(a) ", "(b) ", "(c) "), ("i) ", "ii) ", "iii) ")])
def test_lines_with_numbers_are_items(marks):
    items = tuple(map("".join, zip(marks, ITEMS, strict=True)))
    assert moves_below("The union is calling for:", items, kind="paragraph") == [("demand", ["union"], item) for item in OBJECTS]


@pytest.mark.parametrize(
    ("lead", "kind"),
    [
        ("The union is calling for a lot.", "list"),  # no colon
        ("The union is calling for:", "paragraph"),  # no items
        ("Those who came:", "list"),  # no move
    ],
)
def test_what_is_no_list_of_moves_is_read_by_its_own_words(lead, kind):
    assert not {item for _, _, item in moves_below(lead, kind=kind)}.intersection(OBJECTS)


@pytest.mark.parametrize("lead", ["Among the demands are:", "Among the conditions are:"])
def test_whose_demands_a_list_tells_no_offer_before_it_does(lead):
    assert moves_below(lead) == [("demand", [], item) for item in OBJECTS]


@pytest.mark.parametrize(
    ("lead", "told"),
    [
        ("The union will sign the contract if:", ("accept", ["union"], "the contract")),
        ("The union would accept the contract on these conditions:", ("accept", ["union"], "the contract")),
        ("The board would raise pay in return for:", ("offer", ["harbour board"], "pay")),
    ],
)
def test_a_list_of_what_must_hold_for_a_move_is_no_object_of_it(lead, told):
    assert moves_below(lead, ITEMS[:2]) == [told]


TOLD = (
    "(a) the harbour board rejected the night allowance;",
    "(b) one branch informed us that it had accepted forty cooks;",
    "(c) the pilots have proposed a levy on cranes.",
)


def test_a_list_of_what_each_did_is_no_object_of_a_move_in_its_lead():
    lead = "While the union said that it could support the contract, the following points were brought to our attention:"
    found = moves_below(lead, TOLD, kind="paragraph")
    assert ("reject", ["harbour board"]) in [move[:2] for move in found]
    assert ("propose", ["pilots"]) in [move[:2] for move in found]
    assert not any(party == ["union"] and any(told.endswith(f"{words};") for told in TOLD) for _, party, words in found)
