"""Values of time expressions in sentences of our own: brackets stand around what the model would find."""

import pytest
from times_factory import values_of

WEEKDAYS = [
    ("The envoys met on [Monday].", "2022-02-16", ["2022-02-14"]),
    ("The envoys met on [Wednesday].", "2022-02-16", ["2022-02-16"]),
    ("The envoys met on [Thursday].", "2022-02-16", ["2022-02-10"]),
    ("The envoys will meet on [Friday].", "2022-02-16", ["2022-02-18"]),
    ("The envoys will meet on [Monday].", "2022-02-16", ["2022-02-21"]),
    ("The council adjourned until [Tuesday].", "2022-02-16", ["2022-02-22"]),
    ("It was not until [Tuesday] that the draft arrived.", "2022-02-16", ["2022-02-15"]),
    ("[Last Friday] the dam was opened.", "2022-02-18", ["2022-02-11"]),
    ("[Next Wednesday] the dam will open.", "2022-02-16", ["2022-02-23"]),
    ("The vote fell on [Tuesday last week].", "2022-02-16", ["2022-02-08"]),
    ("She spoke on [Friday, 11 February].", "2022-02-16", ["2022-02-11"]),
    ("He called [Monday's] ruling an error.", "2022-02-16", ["2022-02-14"]),
    ("He rules, effective [1 May].", "2022-02-16", ["2022-05-01"]),
    (
        "They met on [Monday] and left on [Tuesday]. He called it off [yesterday]. The town hall, [Friday].",
        "2022-02-16",
        ["2022-02-14", "2022-02-15", "2022-02-15", "2022-02-11"],
    ),
]
RELATIVE = [
    ("They spoke [yesterday].", "2022-03-01", ["2022-02-28"]),
    ("They will speak [tomorrow].", "2022-02-28", ["2022-03-01"]),
    ("The road was closed [the day before yesterday].", "2022-02-16", ["2022-02-14"]),
    ("He left [two days ago].", "2022-02-16", ["2022-02-14"]),
    ("He left [three weeks ago].", "2022-02-16", ["2022-W04"]),
    ("He left [four months ago].", "2022-02-16", ["2021-10"]),
    ("He left [ten years ago].", "2022-02-16", ["2012"]),
    ("He left [a year and a half ago].", "2022-02-16", ["2020-08"]),
    ("He signed it [last week].", "2022-02-16", ["2022-W06"]),
    ("He signed it [early this week].", "2022-02-16", ["2022-W07"]),
    ("He signs it [next month].", "2021-12-16", ["2022-01"]),
    ("It was signed [in January this year].", "2022-02-16", ["2022-01"]),
    ("It was signed in [late October last year].", "2022-02-16", ["2021-10"]),
    ("The draft came on [3 May 1912]. [Two days later] it was refused.", "1930-01-01", ["1912-05-03", "1912-05-05"]),
    ("The draft came on [3 May 1912]. [The following day] it was refused.", "1930-01-01", ["1912-05-03", "1912-05-04"]),
    ("The draft came on [3 May 1912] and was refused [that month].", "1930-01-01", ["1912-05-03", "1912-05"]),
    ("The talks fell in [the week of 7 March].", "2022-03-16", ["2022-W10"]),
    ("They met in [the last week of August 1912].", "1912-09-10", ["1912-W35"]),
    ("Over [the weekend] they rested.", "2022-02-15", ["2022-W06-WE"]),
    ("They will rest over [the weekend].", "2022-02-15", ["2022-W07-WE"]),
    ("[The week before last] it rained.", "2022-02-15", ["2022-W05"]),
    ("They met on [3 May 1912]; [the day before] it had rained.", "1930-01-01", ["1912-05-03", "1912-05-02"]),
    ("Sales fell in [the third quarter]. [A year earlier] they rose.", "2021-10-26", ["2021-Q3", "2020-Q3"]),
    (
        "[The third quarter] was good after a flat [second quarter]. [A year ago] all was bad.",
        "2021-10-26",
        ["2021-Q3", "2021-Q2", "2020-Q3"],
    ),
    ("[The first half] was good; [the same period of 2019] was not.", "2021-08-26", ["2021-H1", "2019-H1"]),
    ("Sales fell in [July] from [the same month last year].", "2021-08-26", ["2021-07", "2020-07"]),
    ("Sales fell from [the same month last year].", "2021-08-26", [None]),
    ("They left [two or three weeks ago].", "2022-02-16", ["PAST_REF"]),
    ("It rose from the [week-ago] level.", "2022-02-16", ["2022-W06"]),
    ("It fell to the [44th two months ago].", "2022-02-16", ["2021-12"]),
    ("They lost in [the past fiscal year].", "2022-02-16", ["2021"]),
    ("They won [so far this year].", "2022-02-16", ["2022"]),
    ("It began [a year ago today].", "2022-02-16", ["2021-02-16"]),
    ("It began [a week ago Monday].", "2022-02-16", ["2022-02-07"]),
    ("It began [two Mondays ago].", "2022-02-16", ["2022-02-07"]),
    (
        "Sales rose in [the third quarter] from [7 May]. In [that quarter] they ate.",
        "2021-10-26",
        ["2021-Q3", "2021-05-07", "2021-Q3"],
    ),
    ("They won [the year to date].", "2022-02-16", ["2022"]),
    ("It began [two years ago this month].", "2022-02-16", ["2020-02"]),
    (
        "Sales rose in [the third quarter] from [a year earlier]. Over [nine months] they fell from [a year earlier]. In "
        "[the year-earlier period] they rose.",
        "2021-10-26",
        ["2021-Q3", "2020-Q3", "P9M", "2020", "P9M"],
    ),
    ("In [the year-earlier nine months] they rose.", "2021-10-26", ["P9M"]),
]
DATES = [
    ("It was signed on [16 February 2022].", None, ["2022-02-16"]),
    ("It was signed on [February 16th, 2022].", None, ["2022-02-16"]),
    ("It was signed on [the 16th of February 2022].", None, ["2022-02-16"]),
    ("It was signed on [2022-02-16].", None, ["2022-02-16"]),
    ("It was signed on [8-May-1912].", None, ["1912-05-08"]),
    ("It was signed on [30/04/1912].", None, ["1912-04-30"]),
    ("It was signed in [May 1912].", None, ["1912-05"]),
    ("It was signed in [1912].", None, ["1912"]),
    ("It was signed in [nineteen twelve].", None, ["1912"]),
    ("It was signed in [the spring of 1912].", None, ["1912-SP"]),
    ("It was signed on [January 26].", "2022-02-16", ["2022-01-26"]),
    ("It will be signed on [January 26].", "2022-02-16", ["2023-01-26"]),
    ("It was signed in [December].", "2022-02-16", ["2021-12"]),
    ("It will be signed in [May].", "2022-02-16", ["2022-05"]),
    ("It is dated [2022-W07].", "2022-05-01", ["2022-W07"]),
    ("It rained on [the first Monday in May 1912].", "1913-01-01", ["1912-05-06"]),
    ("They meet again on [Christmas Eve].", "2021-12-01", ["2021-12-24"]),
    ("They met on [Good Friday 2022].", "2022-12-01", ["2022-04-15"]),
    ("They met in [the first week in May 1912].", "1913-01-01", ["1912-W18"]),
    ("They will have done by [year-end].", "2022-11-16", ["2022-12-31"]),
]
LONG = [
    ("The borders of [the 19th century] stood.", "2022-02-16", ["18"]),
    ("It began in [the early 1990s].", "2022-02-16", ["199"]),
    ("It began in [the nineties].", "2022-02-16", ["199"]),
    ("It will begin in [the nineties].", "1989-02-16", ["199"]),
    ("It began in [the second quarter of 2021].", "2022-02-16", ["2021-Q2"]),
    ("It began in [Q3 2021].", "2022-02-16", ["2021-Q3"]),
    ("It began in [the first half of 2021].", "2022-02-16", ["2021-H1"]),
    ("It began in [fiscal 2021].", "2022-02-16", ["2021"]),
    ("It began in [2021's second quarter].", "2022-02-16", ["2021-Q2"]),
    ("It fell in [the June quarter].", "2021-08-16", ["2021-Q2"]),
    ("It fell in [the latter half of 2019].", "2021-08-16", ["2019-H2"]),
    ("It fell from [the previous first half].", "2021-08-16", ["2020-H1"]),
    ("It fell in [FY 2019].", "2021-08-16", ["2019"]),
    ("It fell in [the January-June period].", "2021-08-16", ["2021-H1"]),
    ("It fell in [the 2019 fiscal year].", "2021-08-16", ["2019"]),
    ("It began in [1990's second quarter].", "2022-02-16", ["1990-Q2"]),
    ("It began in [the 1990's].", "2022-02-16", ["199"]),
    ("It fell in [the years 1955]-1957.", "2022-02-16", ["1955"]),
    ("The temple was built in [480 BC].", "2022-02-16", ["BC0480"]),
]
AMOUNTS = [
    ("They talked for [two hours].", "2022-02-16", ["PT2H"]),
    ("They talked for [over a week].", "2022-02-16", ["P1W"]),
    ("They talked for [a minute and a half].", "2022-02-16", ["PT1M30S"]),
    ("They talked for [half an hour].", "2022-02-16", ["PT30M"]),
    ("They talked for [several days].", "2022-02-16", ["PXD"]),
    ("They talked for [a hundred years].", "2022-02-16", ["P100Y"]),
    ("They talked for [5,000 years].", "2022-02-16", ["P5000Y"]),
    ("They talked for [a decade].", "2022-02-16", ["P10Y"]),
    ("They talked for [a fortnight].", "2022-02-16", ["P2W"]),
    ("They talked for [six years and three months].", "2022-02-16", ["P6Y3M"]),
    ("They talked for [one hour 44 minutes].", "2022-02-16", ["PT1H44M"]),
    ("They talked for [two days and 3 hours].", "2022-02-16", ["P2DT3H"]),
    ("They talked for [two long weeks].", "2022-02-16", ["P2W"]),
    ("They fought over [the last year].", "2022-02-16", ["P1Y"]),
    ("They ended in [the last year].", "2022-02-16", ["2021"]),
    ("They fought in [recent months].", "2022-02-16", ["PXM"]),
    ("They fought for [the past quarter-century].", "2022-02-16", ["P25Y"]),
    ("It is a [multi-year] plan.", "2022-02-16", ["PXY"]),
    ("They talked for [a quarter of a century].", "2022-02-16", ["P25Y"]),
    ("They talked for [a while].", "2022-02-16", ["PXX"]),
    ("They met within [one day].", "2022-02-16", ["P1D"]),
    ("It was a [one-day] meeting.", "2022-02-16", ["P1D"]),
    ("They will meet [one day].", "2022-02-16", ["FUTURE_REF"]),
    ("A [year-long] siege began.", "2022-02-16", ["P1Y"]),
    ("[A few days later] they met.", "2022-02-16", ["PXD"]),
    ("A [ten-day] truce held.", "2022-02-16", ["P10D"]),
    ("Costs rose in [the year] ended March 31.", "2022-05-16", ["P1Y"]),
    ("Costs rose in [the week] ended March 31.", "2022-05-16", ["P1W"]),
    ("It rose over [the past two or three years].", "2022-02-16", ["P2Y"]),
]
SETS = [
    ("They meet [every week].", "2022-02-16", ["P1W"]),
    ("They meet [every other day].", "2022-02-16", ["P2D"]),
    ("They meet [every second year].", "2022-02-16", ["P2Y"]),
    ("They meet [every few months].", "2022-02-16", ["PXM"]),
    ("They meet [every Sunday morning].", "2022-02-16", ["XXXX-WXX-7TMO"]),
    ("They meet [every Monday].", "2022-02-16", ["XXXX-WXX-1"]),
    ("They meet [annually].", "2022-02-16", ["P1Y"]),
    ("They meet [twice a year].", "2022-02-16", ["P1Y"]),
]
REFERENCES = [
    ("They will answer [soon].", "2022-02-16", ["FUTURE_REF"]),
    ("No answer in [the foreseeable future].", "2022-02-16", ["FUTURE_REF"]),
    ("They have [recently] answered.", "2022-02-16", ["PAST_REF"]),
    ("They spoke of [the past].", "2022-02-16", ["PAST_REF"]),
    ("They spoke of [years past].", "2022-02-16", ["PAST_REF"]),
    ("They are [now] at the table.", "2022-02-16", ["PRESENT_REF"]),
]
CLOCKS = [
    ("They met at [3 p.m. on Monday].", "2022-02-16", ["2022-02-14T15:00"]),
    ("They met at [14:10, 16 February].", "2022-02-16", ["2022-02-16T14:10"]),
    ("They met at [noon on 3 May 1912].", "1912-06-01", ["1912-05-03T12:00"]),
    ("They met at [10 a.m. GMT].", "2022-02-16", ["2022-02-16T10:00"]),
    ("They met on [Sunday night].", "2022-02-16", ["2022-02-13TNI"]),
    ("They met [this morning].", "2022-02-16", ["2022-02-16TMO"]),
    ("They met at [3:30 in the afternoon].", "2022-02-16", ["2022-02-16T15:30"]),
    ("They met at [1500 GMT].", "2022-02-16", ["2022-02-16T15:00"]),
    ("They met at [2 p.m. (1200 GMT)].", "2022-02-16", ["2022-02-16T14:00"]),
    ("They will meet at [noon] (0800 GMT) on [Friday].", "2022-02-16", ["2022-02-18T12:00", "2022-02-18"]),
    ("They sit from [2 p.m.] to [4 p.m., 18 May 1912].", "1912-05-01", ["1912-05-18T14:00", "1912-05-18T16:00"]),
    ("[Tomorrow] they will meet. They met at [noon].", "2022-02-16", ["2022-02-17", "2022-02-16T12:00"]),
    ("They met [last night].", "2022-02-16", ["2022-02-15TNI"]),
    ("They met [two nights ago].", "2022-02-16", ["2022-02-14TNI"]),
    ("They met [the night before last].", "2022-02-16", ["2022-02-14TNI"]),
    ("They met at [8:30 p.m. (12:30 GMT) on Tuesday].", "2022-02-16", ["2022-02-15T20:30"]),
    ("They meet [tonight].", "2022-02-16", ["2022-02-16TNI"]),
    ("It snowed [overnight].", "2022-02-16", ["2022-02-15TNI"]),
]
JOINED = [
    ("The talks of [14]-[16 February 2022] failed.", None, ["2022-02-14", "2022-02-16"]),
    ("The talks of [February 14]-[16] failed.", "2022-03-01", ["2022-02-14", "2022-02-16"]),
    ("The talks of [February 14]-[16, 1922] failed.", "2022-03-01", ["1922-02-14", "1922-02-16"]),
    ("It lasted from [October] to [March 1915].", None, ["1914-10", "1915-03"]),
    ("It lasted from [October] to [March].", "2021-08-16", ["2020-10", "2021-03"]),
    ("Fighting went on in [August] and [September 1914].", None, ["1914-08", "1914-09"]),
    ("The war of [1915]-[17] was lost.", None, ["1915", "1917"]),
    ("They sat from [Monday] to [Wednesday].", "2022-02-17", ["2022-02-14", "2022-02-16"]),
    ("They sit [next Tuesday] and [Wednesday].", "2022-02-17", ["2022-02-22", "2022-02-23"]),
    ("They sat from [Thursday] to [Saturday].", "2022-02-18", ["2022-02-17", "2022-02-19"]),
]
HISTORY = [
    (
        "The war began on [3 May 1912]. In [June] the town fell, and on [10 July] the fort. It ended on [8 May 1913], was told of "
        "in [1920], [1925] and [1930], and forgotten by [1940].",
        "2009-12-19",
        ["1912-05-03", "1912-06", "1912-07-10", "1913-05-08", "1920", "1925", "1930", "1940"],
    ),
    (
        "The war began on [3 May 1912]. The treaty of [1899] was read out on [10 July]. Lind ([1931]) tells that on [4 August] "
        "the fort fell. It ended in [1913] and was told of in [1920].",
        "2009-12-19",
        ["1912-05-03", "1899", "1912-07-10", "1931", "1912-08-04", "1913", "1920"],
    ),
]
FAMILIES = [*WEEKDAYS, *RELATIVE, *DATES, *LONG, *AMOUNTS, *SETS, *REFERENCES, *CLOCKS, *JOINED, *HISTORY]


@pytest.mark.parametrize(("marked", "published", "expected"), FAMILIES)
def test_values(marked, published, expected):
    assert [found.value for found in values_of(marked, published)] == expected


INTERVALS = [
    ("It was signed in [February 2022].", None, ("2022-02-01", "2022-02-28")),
    ("It was signed in [early February 2022].", None, ("2022-02-01", "2022-02-10")),
    ("It was signed in [the early 1990s].", None, ("1990-01-01", "1993-12-31")),
    ("It was signed [this week].", "2022-02-16", ("2022-02-14", "2022-02-20")),
    ("It was signed [earlier this week].", "2022-02-16", ("2022-02-14", "2022-02-16")),
    ("It will be signed [later this year].", "2022-02-16", ("2022-02-16", "2022-12-31")),
    ("It rose over [the past two or three years].", "2022-02-16", ("2019-02-16", "2022-02-16")),
    ("It was signed in [the winter of 1912].", None, (None, None)),
    ("They are [now] at the table.", "2022-02-16", ("2022-02-16", "2022-02-16")),
    ("They will answer [soon].", "2022-02-16", (None, None)),
    ("The borders of [the 19th century] stood.", None, ("1801-01-01", "1900-12-31")),
]


@pytest.mark.parametrize(("marked", "published", "expected"), INTERVALS)
def test_intervals(marked, published, expected):
    (found,) = values_of(marked, published)
    assert (found.earliest, found.latest) == expected


OPEN = [
    ("The draft came on [16 February].", None, "no-year", ()),
    ("The draft came on [Monday].", None, "no-year", ()),
    ("The draft came on [03/04/1912].", None, "two-candidates", ("1912-03-04", "1912-04-03")),
    ("The draft came on [Monday, 16 February 2022].", None, "date-conflict", ("2022-02-16",)),
    ("The draft came on [30 February 1912].", None, "vague-time", ()),
    ("The draft came at [some point].", "2022-02-16", "vague-time", ()),
    ("[The following day] the draft came.", None, "no-antecedent", ()),
    ("The treaty of ['05] was read.", None, "two-candidates", ("1905", "2005")),
    ("The commission: [Tuesday], town hall.", "2022-02-16", "two-candidates", ("2022-02-15", "2022-02-22")),
    ("They met in [March 1994]. [The following day] they signed.", "2022-02-16", "no-antecedent", ()),
    ("It began in [1930] or [1931]. In [March of that year] it rained.", "2022-02-16", "two-candidates", ("1930-03", "1931-03")),
]


@pytest.mark.parametrize(("marked", "published", "code", "candidates"), OPEN)
def test_what_cannot_be_told_has_a_reason(marked, published, code, candidates):
    found = values_of(marked, published)[-1]
    assert (found.value, found.code, found.candidates) == (None, code, candidates)


def test_a_year_told_of_the_future_dates_nothing_in_an_undated_report():
    until, april = values_of("The claim rests until [2025]. The guarantee would be extended to [April].", None)
    assert (until.value, april.value, april.code) == ("2025", None, "no-year")
