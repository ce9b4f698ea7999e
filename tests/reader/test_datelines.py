import pytest

from travaux.reader.datelines import dateline_agencies, find_dateline, find_posting_line

DATELINES = [
    ("MOSCOW, February 16. /TASS/. Russia is", ("MOSCOW, February 16. /TASS/.", "MOSCOW", "--02-16", "TASS")),
    ("VELM, March 14. /Velmpress/. Karvelia", ("VELM, March 14. /Velmpress/.", "VELM", "--03-14", "Velmpress")),
    ("VELM, March 14 (Reuters) - Karvelia", ("VELM, March 14 (Reuters) -", "VELM", "--03-14", "Reuters")),
    ("VELM (Meridian) — The", ("VELM (Meridian) —", "VELM", None, "Meridian")),
    ("Saren (dpa) - Norvask has", ("Saren (dpa) -", "Saren", None, "dpa")),
    ("BASEL, Switzerland (AP) -- Negotiators", ("BASEL, Switzerland (AP) --", "BASEL, Switzerland", None, "AP")),
    ("THE HAGUE, Netherlands (AP)_ The", ("THE HAGUE, Netherlands (AP)_", "THE HAGUE, Netherlands", None, "AP")),
    ("MOSCOW. May 4 (Interfax) - Moscow", ("MOSCOW. May 4 (Interfax) -", "MOSCOW", "--05-04", "Interfax")),
    ("VELM, MARCH 14, 1961 (UPI) -- THE", ("VELM, MARCH 14, 1961 (UPI) --", "VELM", "1961-03-14", "UPI")),
    (
        "PORTSMOUTH, N.H., Aug. 10, 1905 (Cable) -- Japan",
        ("PORTSMOUTH, N.H., Aug. 10, 1905 (Cable) --", "PORTSMOUTH, N.H", "1905-08-10", "Cable"),
    ),
    ("TOKYO, Oct. 4 Kyodo - Japan", ("TOKYO, Oct. 4 Kyodo -", "TOKYO", "--10-04", "Kyodo")),
    ("Tehran, Jan 9, IRNA – The", ("Tehran, Jan 9, IRNA –", "Tehran", "--01-09", "IRNA")),
    ("Velm, 21 March: Karvelia", ("Velm, 21 March:", "Velm", "--03-21", None)),
    ("WASHINGTON -- The talks failed.", ("WASHINGTON --", "WASHINGTON", None, None)),
    ("BOSTON —Standing on a pier, Ana Velt spoke.", ("BOSTON —", "BOSTON", None, None)),
    ("BAKU: The talks failed.", ("BAKU:", "BAKU", None, None)),
    ("(Reuters) - Karvelia", ("(Reuters) -", None, None, "Reuters")),
    ("HAVANA (AP) --", ("HAVANA (AP) --", "HAVANA", None, "AP")),
    (
        "SAREN (Norvask News Agency) 4 May 2022 – The",
        ("SAREN (Norvask News Agency) 4 May 2022 –", "SAREN", "2022-05-04", "Norvask News Agency"),
    ),
    ("Samhwa, April 9 (KDNA) -- Choe", ("Samhwa, April 9 (KDNA) --", "Samhwa", "--04-09", "KDNA")),
    (
        "Port Velm, Velmia: A mission of the Lake Fund visited Port Velm.",
        ("Port Velm, Velmia:", "Port Velm, Velmia", None, None),
    ),
    ("Ørsvik, 4 May 2022 (Lissanyt) - The", ("Ørsvik, 4 May 2022 (Lissanyt) -", "Ørsvik", "2022-05-04", "Lissanyt")),
]


@pytest.mark.parametrize(("paragraph", "expected"), DATELINES)
def test_datelines_of_agencies_and_newspapers(paragraph, expected, tables):
    found = find_dateline(paragraph, tables)
    assert found is not None
    assert (paragraph[slice(*found.span)], found.place, found.day.value if found.day else None, found.agency) == expected


def test_who_reports_for_an_agency_may_be_named_beside_it(tables):
    found = find_dateline("SAREN, May 4. /NOVA correspondent Ilir Brandt/. Norvask has", tables)
    assert (found.agency, found.reporter) == ("NOVA", "Ilir Brandt")


NONE = [
    "NATO-led forces were",
    "MR. HART: Good morning",
    "QUESTION: So you",
    "Russia (and others) - as ever - said",
    "He said (Reuters) that",
    "On May 5, the two sides met - again - in Velm.",
    "BREAKING - Talks fail",
    "FERRY LATEST: Velm hold firm over the pier as Saren raise offer",
    "PROPOSED PEACE WITH NORVASK. — THE ENVOY'S TERMS.",
    "The minister - a lawyer - agreed.",
    "",
]


@pytest.mark.parametrize("paragraph", NONE)
def test_openings_that_are_no_dateline(paragraph, tables):
    assert find_dateline(paragraph, tables) is None


def test_a_place_with_a_colon_is_a_speaker_in_a_transcript(tables):
    assert find_dateline("HADLEY: No. It is", tables, transcript=True) is None
    assert find_dateline("HADLEY (AP) -- No. It is", tables, transcript=True) is not None


POSTED = [
    ("14:10, 16 February", ("--02-16", "14:10", None, False, False)),
    ("16 FEB, 14:10", ("--02-16", "14:10", None, False, False)),
    ("Published: Sunday, 5 May 2013 10:15 GMT", ("2013-05-05", "10:15", "+00:00", False, False)),
    ("Published 9:15 am, Tuesday, June 10, 2003  |  Updated 11:40 am", ("2003-06-10", "09:15", None, False, False)),
    ("Last updated: April 4, 2019", ("2019-04-04", None, None, True, False)),
    ("Velm, 5 April 2019", ("2019-04-05", None, None, False, True)),
    ("TUESDAY, JUNE 4, 1996, 1:10 P. M.", ("1996-06-04", "13:10", None, False, False)),
    ("2019-04-03 21:04:51", ("2019-04-03", "21:04", None, False, False)),
    ("19990811", ("1999-08-11", None, None, False, False)),
    ("17:05 03/03/2009", ("2009-03-03", "17:05", None, False, False)),
    ("AP-NY-09-14-95 1412EDT", ("1995-09-14", "14:12", None, False, False)),
    ("Posted on 16 Feb 2022 by Tom Hale", ("2022-02-16", None, None, False, False)),
    ("16 February 2022 14:10 | Updated 3 hours ago", ("2022-02-16", "14:10", None, False, False)),
    ("Updated 0910 GMT (1710 HKT) February 17, 2022", ("2022-02-17", "09:10", "+00:00", True, False)),
    ("Wed Feb 16 14:10:00 2022", ("2022-02-16", None, None, False, False)),
    ("For release at 2:00 p.m. EST February 16, 2022", ("2022-02-16", "14:00", None, False, False)),
    ("February 16, 2022 / 2:10 PM / CBS News", ("2022-02-16", "14:10", None, False, False)),
    ("Held at the Hall of Barges, Velm, on Friday, 5 April 2019, at 10 a.m.", ("2019-04-05", None, None, False, True)),
    ("Minutes of the meeting held on 11 February 2014", ("2014-02-11", None, None, False, True)),
    ("Draft minutes of the third regular meeting, held at Velm on 5 April 2019", ("2019-04-05", None, None, False, True)),
    ("Held on Friday 5 April 2019 at 10:00, Room 3.14, Quay House", ("2019-04-05", "10:00", None, False, False)),
    ("Friday, 5 April 2019, 10 a.m.", ("2019-04-05", None, None, False, False)),
    ("21 Nov 2018 : Column 871", ("2018-11-21", None, None, False, False)),
    ("TASS, 16 February 2022", ("2022-02-16", None, None, False, False)),
    ("Vol. 12 No. 7, Friday, 5 April 2019", ("2019-04-05", None, None, False, False)),
    ("rendered at Velm on the 5th day of April, 2019", ("2019-04-05", None, None, False, True)),
    ("Compiled by the Press Section at Velm, 5 April 2019", ("2019-04-05", None, None, False, True)),
    ("SITREP 12 AS OF 051430Z APR 19", ("2019-04-05", "14:30", "+00:00", False, False)),
]


@pytest.mark.parametrize(("line", "expected"), POSTED)
def test_posting_lines(line, expected, tables):
    found = find_posting_line(line, tables)
    assert found is not None
    assert (found.day.value, found.time, found.offset, found.changed, found.filed) == expected


NOT_POSTED = [
    "LOAN TALKS: THURSDAY, 4 MAY 2023",
    "On 16 February, the ministers met again in Velm.",
    "The talks begin on May 5",
    "Between May 5 and June 6, and again on July 7",
    "14:10",
    "Held in Velm on 5 April 2019, the talks ended without a text.",
    "Resolution 1259 (1999)",
    "Decree No. 12 of 5 April 2019",
    "Compiled by the Press Section on 5 April 2019, the list was never sent.",
]


@pytest.mark.parametrize("line", NOT_POSTED)
def test_lines_that_tell_more_than_a_date(line, tables):
    assert find_posting_line(line, tables) is None


AGENCIES = [
    ("Itar-Tass", ("TASS",)),
    ("Reuters/AFP", ("Reuters", "AFP")),
    ("Atlantic Cable", ("Atlantic Cable",)),
    (None, ()),
]


@pytest.mark.parametrize(("words", "expected"), AGENCIES)
def test_agencies_of_a_dateline_by_their_usual_names(words, expected, tables):
    assert dateline_agencies(words, tables.outlets) == expected
