"""Which words of moves are linked to earlier ones."""

import pytest

from travaux.joins.content import Content
from travaux.joins.links import Node, shelve


def node(number, stems, issue=None):
    order = (f"2021-03-0{number}", "e1:one", number)
    return Node(number, Content(frozenset(stems.split()), frozenset()), issue, None, order, {"Karvelia": order})


@pytest.mark.parametrize(
    ("first", "second", "issues", "one"),
    [
        ("dam flow", "dam flow", (None, None), True),
        ("dam flow", "dam flow guarante", (None, None), True),
        ("dam flow", "dam flow guarante farmer harvest wheat", (None, None), False),  # a small part of much more
        ("dam flow", "dam flow guarante farmer harvest wheat", ("river", "river"), True),  # but both about one issue
        ("dam flow", "dam flow guarante farmer harvest wheat", ("river", None), True),
        ("dam", "dam flow", (None, None), False),  # one word
        ("dam", "dam flow", ("river", "river"), True),
        ("dam flow", "dam flow", ("river", "border"), False),
    ],
)
def test_shared_words_tell_where_they_are_much_of_both_or_an_issue_says_so(first, second, issues, one):
    shelf = shelve((node(1, first, issues[0]), node(2, second, issues[1])), {})
    link = shelf.link(shelf.nodes[2])
    assert (link is not None and link.parent == 1) is one
