import pytest

from travaux.errors import ResourceError
from travaux.reader.outlets import parse_outlets
from travaux.reader.urls import host_of

ROWS = [
    ["TASS", "agency", "Itar-Tass;ITAR-TASS", "tass.com,tass.ru", "RUS", "Russia", "1925", ""],
    ["The Sentinel", "newspaper", "", "sentinel.example", "GBR", "", "", ""],
    ["Lissa Radio", "broadcaster", "", "", "KAR", "Karvelia", "1990", "2001"],
]

NAMED = [
    ("TASS", False, "TASS"),
    ("tass", False, "TASS"),
    ("tass", True, None),
    ("Itar-Tass", True, "TASS"),
    ("the  sentinel", False, "The Sentinel"),
    ("Sentinel", False, "The Sentinel"),
    ("Sentinels", False, None),
    (None, False, None),
]


@pytest.mark.parametrize(("name", "exact", "expected"), NAMED)
def test_outlets_by_name(name, exact, expected):
    found = parse_outlets(ROWS).named(name, exact=exact)
    assert (found.name if found else None) == expected


PLACES = [
    ("https://tass.com/politics/1", "TASS"),
    ("https://www.tass.ru/x", "TASS"),
    ("https://nottass.com/x", None),
    ("https://example.org", None),
    ("http://[broken", None),
    (None, None),
]


@pytest.mark.parametrize(("url", "expected"), PLACES)
def test_outlets_by_address(url, expected):
    found = parse_outlets(ROWS).at(url)
    assert (found.name if found else None) == expected


def test_whose_organ_an_outlet_was_depends_on_the_year():
    radio = parse_outlets(ROWS).named("Lissa Radio")
    assert radio is not None
    assert [radio.organ_in(year) for year in (1989, 1990, 2001, 2002, None)] == [None, "Karvelia", "Karvelia", None, "Karvelia"]


ORGANS = [
    ("TASS", "Russia"),
    ("RIA Novosti", "Russia"),
    ("Xinhua", "China"),
    ("KCNA", "North Korea"),
    ("IRNA", "Iran"),
    ("Reuters", None),
    ("AP", None),
    ("US Department of State", "United States"),
]


@pytest.mark.parametrize(("name", "state"), ORGANS)
def test_organs_of_states_are_known_as_such(name, state, tables):
    outlet = tables.outlets.named(name, exact=True)
    assert outlet is not None
    assert outlet.organ_in(2010) == state


REFUSED = [
    ([["TASS", "agency", "", "", "", "", ""]], "eight cells"),
    ([["TASS", "blog", "", "", "", "", "", ""]], "kind"),
    ([ROWS[0], ["X", "site", "TASS", "", "", "", "", ""]], "name once"),
    ([ROWS[0], ["X", "site", "", "tass.com", "", "", "", ""]], "domain once"),
]


@pytest.mark.parametrize(("rows", "words"), REFUSED)
def test_rows_that_contradict_are_refused(rows, words):
    with pytest.raises(ResourceError, match=words):
        parse_outlets(rows)


def test_the_host_of_an_address():
    assert [host_of(u) for u in ("https://News.Example:8080/a", "mailto:x", "http://[x")] == ["news.example", "", ""]
