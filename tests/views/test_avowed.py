"""What a party only supports, welcomes or remains committed to ends none of its demands for something else."""

import pytest
from views_factory import RULES, play, tale

from travaux.views.state import state_of

DEMANDED = tale(("demand", "Karvelia urges {scrapping the river tolls for fishing boats}."), day="2021-03-02", version="e1:a")
LATER = {"day": "2021-03-20", "version": "e1:z"}


def stances(*reports):
    """The kinds of the lines of Karvelia, in order, and what stands beneath them."""
    lines = [line for line in state_of(play(*reports), RULES).lines if line.party == "Karvelia"]
    return sorted(line.stance for line in lines), [each.becomes for line in lines for each in line.superseded]


@pytest.mark.parametrize(
    ("kind", "sentence", "left", "beneath"),
    [
        ("accept", "Karvelia voiced its support for {the talks of both envoys on river tolls}.", ["accept", "demand"], []),
        ("accept", "Karvelia welcomes {the release of crews who paid the river tolls}.", ["accept", "demand"], []),
        ("commit", "Karvelia remains committed to {fair river tolls and clean water}.", ["commit", "demand"], []),
        ("accept", "Karvelia agreed to {cheaper river tolls for fishing boats}.", ["accept"], ["met"]),
        ("accept", "Karvelia voiced its support for {scrapping the river tolls for fishing boats}.", ["demand"], []),
    ],
)
def test_who_is_for_something_goes_on_demanding_another(kind, sentence, left, beneath):
    assert stances(DEMANDED, tale((kind, sentence), **LATER)) == (left, beneath)


def test_what_is_welcomed_and_what_is_asked_of_it_in_one_sentence_are_two_things():
    both = tale(
        ("accept", "Karvelia welcomes {the council for the river tolls}."),
        ("demand", "Karvelia urges it {to lower the river tolls}."),
        **LATER,
    )
    assert stances(both) == (["accept", "demand"], [])
