from datetime import date

import pytest

from travaux.reader.evidence import differs, find_date_problems, fitting_years, lead_weekday, resolve_published
from travaux.record.article import Article, Block, DateEvidence

WEDNESDAY = "The minister told reporters on Wednesday that the talks would be resumed."
NO_DAY = "The minister told reporters that the talks would be resumed."
PLAN = "The talks will be resumed on Friday, the minister said."


def found(*pairs: str) -> list[DateEvidence]:
    """Evidence from "basis value"."""
    return [DateEvidence(value, basis) for basis, value in (pair.split(" ") for pair in pairs)]  # type: ignore[arg-type]


PUBLISHED = [
    (
        "page",
        found("json-ld 2019-04-03T16:20:11+00:00", "text 2019-04-02"),
        NO_DAY,
        None,
        None,
        ("2019-04-03T16:20:11+00:00", "page"),
    ),
    (
        "strongest first",
        found("url 2019-04-01", "dateline 2019-04-02", "meta 2019-04-03"),
        NO_DAY,
        None,
        None,
        ("2019-04-03", "page"),
    ),
    ("given wins", found("json-ld 2019-04-03"), NO_DAY, "2019-04-04", None, ("2019-04-04", "given")),
    ("a year given, the day told", found("text --04-03T14:10"), NO_DAY, "2019", None, ("2019-04-03T14:10", "given")),
    ("a month given, another told", found("text --05-03"), NO_DAY, "2019-04", None, ("2019-04", "given")),
    ("no year, nothing known", found("text --02-16"), WEDNESDAY, None, None, (None, None)),
    ("no year, retrieved, weekday", found("text --02-16T14:10"), WEDNESDAY, None, "2024-07-01", ("2022-02-16T14:10", "inferred")),
    ("weekday, agency's dateline", found("dateline --02-16"), WEDNESDAY, None, "2024-07-01", ("2022-02-16", "inferred")),
    ("weekday of the day or the day before", found("text --02-16"), WEDNESDAY, None, "2024-07-01", (None, None)),
    (
        "weekday of the day before, retrieved soon after",
        found("text --02-17"),
        WEDNESDAY,
        None,
        "2022-02-20",
        ("2022-02-17", "inferred"),
    ),
    (
        "weekday that no year has but the day before",
        found("text --02-29T09:00"),
        "He said on Wednesday that",
        None,
        "2025-01-01",
        ("2024-02-29T09:00", "inferred"),
    ),
    ("no weekday, retrieved soon after", found("text --02-16"), NO_DAY, None, "2024-03-01", ("2024-02-16", "inferred")),
    ("no weekday, retrieved late", found("text --02-16"), NO_DAY, None, "2024-07-01", (None, None)),
    ("no year within five fits", found("text --02-29"), "He said on Monday that", None, "2023-07-01", (None, None)),
    ("a day to come tells nothing", found("text --02-16"), PLAN, None, "2024-07-01", (None, None)),
    ("younger than its retrieval", found("meta 2030-01-01", "text 2019-04-03"), NO_DAY, None, "2019-04-04", ("2019-04-03", "page")),
    ("nothing", [], NO_DAY, None, "2019-04-04", (None, None)),
]


@pytest.mark.parametrize(
    ("dates", "body", "given", "retrieved", "expected"), [row[1:] for row in PUBLISHED], ids=[row[0] for row in PUBLISHED]
)
def test_the_date_that_is_concluded(dates, body, given, retrieved, expected, tables):
    result = resolve_published(dates, body, given=given, retrieved=retrieved, tables=tables)
    assert (result.value, result.basis) == expected


YEARS = [
    ("--02-16", f"{WEDNESDAY} They had met on Monday, February 14.", "2024-07-01", (2022,)),
    ("--02-16", f"{NO_DAY} They had met on Tuesday, February 14.", "2024-07-01", (2023,)),
    ("--01-02", "They had met on Tuesday, December 31.", "2024-07-01", (2020,)),
    ("--01-02", "They had met on Monday, December 31.", "2024-07-01", (2019,)),
    ("--01-02", "They had met on Sunday, December 31.", "2024-07-01", (2024,)),
    ("--01-02", "They had met on Wednesday, December 31.", "2024-07-01", ()),
    ("--02-16", WEDNESDAY, "2024-07-01", (2023, 2022)),
    ("--01-02", "They had met on Saturday, December 31.", "2024-07-01", (2023,)),
    ("--02-16", NO_DAY, "2024-07-01", (2024, 2023, 2022, 2021, 2020, 2019)),
    ("--12-31", NO_DAY, "2024-07-01", (2023, 2022, 2021, 2020, 2019)),
]


@pytest.mark.parametrize(("value", "body", "latest", "expected"), YEARS)
def test_years_that_fit_the_weekdays_of_the_text(value, body, latest, expected, tables):
    assert fitting_years(DateEvidence(value, "text"), body, latest=date.fromisoformat(latest), tables=tables) == expected


LEADS = [
    (WEDNESDAY, 3),
    ("Russia rejected on Tuesday the offer that", 2),
    ("The envoy began talks late Monday in Velm.", 1),
    ("A counter-proposal was brought to Velm, a source close to the talks told KNA on Friday.", 5),
    ("He is due to leave, the spokesman said here late Sunday.", 7),
    (PLAN, None),
    ("On Monday, February 14, they met.", None),
    ("Talks that were due to end on Sunday went on.", None),
    (NO_DAY, None),
    (f"{'x ' * 500}{WEDNESDAY}", None),
]


@pytest.mark.parametrize(("body", "expected"), LEADS)
def test_the_weekday_of_the_news(body, expected, tables):
    assert lead_weekday(body, tables) == expected


DIFFERENT = [
    ("json-ld 2022-02-16T23:30:00+00:00", "2022-02-17T02:30:00+03:00", False),
    ("json-ld 2022-02-16", "2022-02-16", False),
    ("json-ld 2022-02-15", "2022-02-16", True),
    ("dateline 2022-02-15", "2022-02-16", False),
    ("dateline --02-12", "2022-02-16", True),
    ("dateline --12-31", "2022-01-01", False),
    ("url 2022-02-17", "2022-02-16", False),
    ("url 2021-02-16", "2022-02-16", True),
    ("text --02-16", "2022-02-16", False),
    ("text --02-17", "2022-02-16", True),
    ("text 2022-02-17", "2022-02", False),
    ("text 2022-03-01", "2022-02", True),
    ("given 2001-01-01", "2022-02-16", False),
]


@pytest.mark.parametrize(("evidence", "used", "expected"), DIFFERENT)
def test_what_contradicts_the_date_used(evidence, used, expected):
    assert differs(found(evidence)[0], used) is expected


def article(**fields: object) -> Article:
    return Article("a1:x", "v1:x", WEDNESDAY, (), **fields)  # type: ignore[arg-type]


def test_a_conflict_keeps_all_dates_the_one_used_first(tables):
    dates = (*found("json-ld 2022-02-14", "text 2022-02-16"), DateEvidence("2022-02-15", "text", (3, 9)))
    (row,) = find_date_problems(article(published="2022-02-16", published_basis="given", dates=dates), tables)
    assert (row.item, row.field, row.code, row.spans) == ("a1:x", "published", "date-conflict", ((3, 9),))
    assert [c.value for c in row.candidates] == ["2022-02-16", "2022-02-14", "2022-02-15"]


def test_dates_that_agree_are_no_problem(tables):
    fine = article(published="2022-02-16", published_basis="page", dates=tuple(found("json-ld 2022-02-16", "dateline --02-15")))
    assert find_date_problems(fine, tables) == ()


def test_a_year_that_is_not_told_is_listed_with_the_years_possible(tables):
    partial = (DateEvidence("--02-16", "text", (0, 5)),)
    (row,) = find_date_problems(article(dates=partial), tables)
    assert (row.code, row.candidates, row.spans) == ("no-year", (), ((0, 5),))
    (row,) = find_date_problems(Article("a1:x", "v1:x", NO_DAY, (), retrieved="2024-07-01", dates=partial), tables)
    assert [c.value for c in row.candidates] == [f"{year}-02-16" for year in (2024, 2023, 2022, 2021, 2020, 2019)]


def test_a_day_and_month_that_may_be_exchanged_are_listed_both_ways(tables):
    text = "Issued on: 02/04/2019"
    unclear = Article("a1:x", "v1:x", text, (Block("dateline", 0, len(text)),))
    (row,) = find_date_problems(unclear, tables)
    assert (row.code, row.spans) == ("two-candidates", ((11, 21),))
    assert [c.value for c in row.candidates] == ["2019-04-02", "2019-02-04"]
