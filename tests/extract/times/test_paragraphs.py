"""Times told across paragraphs and years, and words of time within words that tell none."""

import pytest
from factories import make_article
from moves_factory import moves_of

from travaux.pipeline import read_article
from travaux.resources import load_resources

NEWEST_FIRST = (
    "Norvask's envoy, Jan Aas, said on Tuesday that his movement would answer by Thursday.\n\n"
    "Karvelia's minister, Ida Velt, said that the army would hold its fire from midnight.\n"
)


def times_of(text, published="2019-03-19"):
    """The values of a text's times by their words."""
    record = read_article(make_article(text, published=published), load_resources("small")).record
    return {record.quote(((time.start, time.end),)): time.value for time in record.times}


def test_an_hour_is_of_no_day_that_lies_ahead_in_another_paragraph():
    assert times_of(NEWEST_FIRST)["midnight"] == "2019-03-19T24:00"
    assert times_of(NEWEST_FIRST.replace("\n\n", " "))["midnight"] == "2019-03-21T24:00"


def test_weeks_after_a_month_of_another_year_are_not_counted_from_a_day_told_before():
    told = times_of("They met on Monday. Aas offered an amnesty in March 1991, and Velt accepted it six weeks later.")
    assert (told["March 1991"], told["six weeks later"]) == ("1991-03", None)


def test_a_word_of_time_within_another_is_no_time():
    assert times_of("Velt wanted a ban on night-time drilling, and they met that night.").keys() == {"that night"}


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Belmar turned down the plan for 2016.", None),
        ("Belmar turned down the plan in 2016.", "2016"),
        ("The port has offered 4.5 per cent this year.", None),
        ("Velt had insisted on payment and on a ban on night-time drilling.", None),
    ],
)
def test_what_a_thing_is_for_is_not_when_it_was_done(text, time):
    assert {move.time and move.time.value for move in moves_of(text)[1]} == {time}
