"""Parts of parties' names that stand in the names of others."""

import pytest
from joins_factory import actor, move, told

from travaux.join_resources import load_join_words
from travaux.joins.codebook import Talks
from travaux.joins.parties import find_parties
from travaux.joins.party_names import party_names

WORDS = load_join_words()
NAMES = party_names(Talks("talks", ("Carters' Union", "Kadir Front", "Cleanway"), ()), WORDS)


def parties_of(text, *names):
    actors = tuple(actor(text, f"ac1:{n}", name, kind) for n, (name, kind) in enumerate(names))
    report = told(text, actors, (move(text, "meet", "ac1:0", text),), words=WORDS)
    found = find_parties([report], NAMES)["e1:one"]
    return [found.get(f"ac1:{n}") for n in range(len(names))]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("They heard River Union envoy Ana Velt.", None),
        ("They heard union envoy Ana Velt.", "Carters' Union"),
        ("The Union envoy Ana Velt came.", "Carters' Union"),
    ],
)
def test_the_envoy_of_another_union_is_not_of_the_union(text, party):
    assert parties_of(text, ("Ana Velt", "person")) == [party]


def test_the_front_is_another_s_where_another_front_is_named():
    text = "The Patriotic Front for Renewal met Cleanway. The Front rejected it."
    assert parties_of(text, ("Patriotic Front for Renewal", "organisation"), ("Front", "organisation")) == [None, None]
    assert parties_of("Cleanway came. The Front rejected it.", ("Front", "organisation")) == ["Kadir Front"]
