"""Newspapers that a report calls by one word."""

import pytest
from factories import make_article

from travaux.pipeline import read_article
from travaux.resources import load_resources


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The Keno Post first reported the ruling. The pay deal is dead, the Post said.", ["Keno Post", "Keno Post"]),
        ("The Guardian reported that the judge refused the deal.", ["Guardian"]),
        ("The Times said that the union had agreed. The union declined to comment.", ["Times"]),
        ("The union said in the post that the deal was dead.", ["union"]),
    ],
)
def test_a_paper_is_no_state_and_nobody_else(text, speakers):
    record = read_article(make_article(f"Judge weighs the deal\n\nLISSA, May 3, 2016 - {text}"), load_resources("small")).record
    names = {actor.id: actor.name for actor in record.actors}
    assert [names.get(statement.speaker) for statement in record.statements][: len(speakers)] == speakers
    assert not [actor.name for actor in record.actors if actor.kind == "government"]
