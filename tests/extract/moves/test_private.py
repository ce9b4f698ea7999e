"""What is done within a family, or told to the public: no moves."""

import pytest
from factories import make_article

from travaux.pipeline import read_article
from travaux.resources import load_resources

TALKS = " Belmar rejected the terms of Lissa on Friday. Lissa accused Belmar of delay."


def kinds(text):
    """The kinds of the moves of a report, but those of its last two sentences."""
    record = read_article(make_article(text + TALKS, published="2019-05-04"), load_resources("small")).record
    return {move.kind for move in record.moves if move.evidence[0][0] < len(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Keno, the weavers' leader, met his sister at a fair on Monday.",
        "Her husband proposed to her on the lake on Monday.",
        "The coastguard warned bathers of high waves.",
        "The rail line promised commuters a quiet summer.",
    ],
)
def test_who_talks_to_kin_or_to_the_public_negotiates_nothing(text):
    assert not kinds(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The king's brother proposed to Belmar that the canal be shared.", "propose"),
        ("Lissa warned the weavers of a lockout.", "warn"),
    ],
)
def test_kin_of_somebody_named_and_other_groups_do_negotiate(text, kind):
    assert kind in kinds(text)
