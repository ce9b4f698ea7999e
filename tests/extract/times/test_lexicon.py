"""The table of time words, and the calendar that its holidays and units are counted by."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.data_files import data_rows
from travaux.extract.times import calendar, parse_time_lexicon
from travaux.extract.times.lexicon import PHRASES, WORDS
from travaux.extract.times.patterns import CLASSES
from travaux.resources import load_time_lexicon

BROKEN = [
    ("month\t1\tjanuary|january", "expected each form of class month once"),
    ("ref\tPAST_REF\trecently\nref\tPAST_REF\trecently", "expected each phrase once"),
    ("month\t1", "expected 3 columns"),
    ("month\t1\tJanuary", "expected forms in lower case"),
    ("holiday\t12-25\tnew year’s day", "straight apostrophes"),
    ("month\t1\tjanuary||jan", "separated by |"),
]


@pytest.mark.parametrize(("table", "message"), BROKEN)
def test_a_broken_table_is_refused(table, message):
    with pytest.raises(ValueError, match=message.replace("|", r"\|")):
        parse_time_lexicon(table, "")


def test_every_class_of_the_table_is_one_that_the_grammar_has():
    assert {row[0] for row in data_rows("times.tsv")} <= {*CLASSES, *PHRASES, *WORDS, "overnight", "tonight"}


def test_a_form_may_have_several_classes():
    assert dict(load_time_lexicon().terms["may"]) == {"month": "5"}
    assert set(dict(load_time_lexicon().terms["to"])) == {"of", "to"}


HOLIDAYS = [
    ("12-25", 2021, date(2021, 12, 25)),
    ("easter+0", 2022, date(2022, 4, 17)),
    ("easter-2", 1912, date(1912, 4, 5)),
    ("11#4#4", 2021, date(2021, 11, 25)),
    ("5#1#-1", 2022, date(2022, 5, 30)),
]


@pytest.mark.parametrize(("rule", "year", "day"), HOLIDAYS)
def test_holidays(rule, year, day):
    assert calendar.holiday(rule, year) == day


@given(
    when=st.dates(date(2, 1, 1), date(9998, 12, 1)),
    unit=st.sampled_from(["day", "week", "month", "quarter", "half", "year", "decade"]),
)
def test_a_period_holds_the_day_it_was_asked_for_and_borders_its_neighbours(when, unit):
    period = calendar.containing(unit, when)
    assert period.first <= when <= period.last
    following = calendar.shift(period, 1)
    assert following is None or (following.first - period.last).days == 1
