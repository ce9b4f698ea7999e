import pytest

from travaux.errors import ResourceError
from travaux.reader.calendar import find_dates, find_time, parse_calendar

DATES = [
    ("on 16 February 2022 and May 5", [("2022-02-16", None), ("--05-05", None)]),
    ("Wednesday, Feb. 16, 2022", [("2022-02-16", 3)]),
    ("Sunday the 5th of May", [("--05-05", 7)]),
    ("2022-02-16T14:10", [("2022-02-16", None)]),
    ("2022-02-16 14:10", [("2022-02-16", None)]),
    ("16.02.2022", [("2022-02-16", None)]),
    ("31/03/2009 and 03/31/2009", [("2009-03-31", None), ("2009-03-31", None)]),
    ("03/04/2009", []),  # the third of April or the fourth of March
    ("he may 5 times march 6 miles", []),
    ("February 30, 2022", []),
    ("AUG. 29, 1905", [("1905-08-29", None)]),
    ("May 5, 2000 people", [("--05-05", None)]),
    ("on May 5.30 p.m. was", []),
    ("on the 30th day of May, 1904", [("1904-05-30", None)]),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_days_are_found_as_written(text, expected, tables):
    assert [(d.value, d.weekday) for d in find_dates(text, tables.calendar)] == expected


def test_digits_alone_are_a_date_only_on_a_line_of_their_own(tables):
    assert find_dates("19990811", tables.calendar) == ()
    assert [d.value for d in find_dates("19990811, 03/03/2009", tables.calendar, alone=True)] == ["1999-08-11", "2009-03-03"]


TIMES = [
    ("at 14:10, 16 February", ("14:10", None)),
    ("9:15 am", ("09:15", None)),
    ("12:05 a.m.", ("00:05", None)),
    ("1:10 P. M.", ("13:10", None)),
    ("10:32 GMT", ("10:32", "+00:00")),
    ("14:10 (GMT+3)", ("14:10", "+03:00")),
    ("14:10+05:30", ("14:10", "+05:30")),
    ("09:15 IST", ("09:15", None)),  # India, Ireland or Israel
    ("a vote of 52:35:99", None),
    ("noon", None),
]


@pytest.mark.parametrize(("text", "expected"), TIMES)
def test_the_time_of_day(text, expected, tables):
    found = find_time(text, tables.calendar)
    assert (None if found is None else found[1:]) == expected


FILED = [
    ("AP-NY-09-14-95 1412EDT", ("1995-09-14", "14:12", None)),
    ("Source: KNA news agency, Velm, in English 1104 gmt 21 Mar 19", ("2019-03-21", "11:04", "+00:00")),
    ("AP-NY-19-14-95 1412EDT", None),
    ("at 1104 on 21 Mar", None),
]


@pytest.mark.parametrize(("line", "expected"), FILED)
def test_filing_lines_of_wires(line, expected, tables):
    found = tables.calendar.filed_at(line)
    assert (None if found is None else (found[0].value, *found[1:])) == expected


def test_a_row_of_another_form_is_refused():
    with pytest.raises(ResourceError, match=r"calendar\.tsv"):
        parse_calendar([["season", "1", "spring"]])
