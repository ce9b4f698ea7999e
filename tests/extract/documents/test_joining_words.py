"""Texts that are called by different words."""

from factories import make_article

from travaux.pipeline import read_article
from travaux.resources import load_resources


def test_a_demand_for_something_is_no_note_that_was_handed_over():
    text = (
        "The foreign ministry of Keldara handed a note to the Sarvian ambassador on Monday. The note has not been published. "
        "Sarvia's premier told reporters that she rejected Keldara's demand for compensation for the dry year.\n"
    )
    record = read_article(make_article(text, published="2021-09-23"), load_resources("small")).record
    states = [{state.state for state in document.history} for document in record.documents]
    assert [each for each in states if "submitted" in each] == [{"submitted", "withheld"}]
