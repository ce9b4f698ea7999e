import pytest

from travaux.errors import ResourceError
from travaux.reader.credits import find_credits, parse_credit_forms

FILLER = "The delegations met for an hour and parted without a word to the press."

TABLE = [
    ("own news", ["The talks will resume, the minister said, TASS has learned."], [], [], (["TASS"], ["TASS"])),
    ("own correspondent", ["The talks failed, a Xinhua correspondent reports."], [], [], (["Xinhua"], ["Xinhua"])),
    ("lead", ["Talks will resume on Friday, state-run news agency IRNA reported."], [], [], ([], ["IRNA"])),
    ("lead, according to", ["Talks will resume on Friday, according to Reuters."], [], [], ([], ["Reuters"])),
    ("late mention", [FILLER, FILLER, FILLER, "TASS reported in May that he was ill."], [], [], ([], [])),
    ("closing credit", [FILLER, FILLER, FILLER, "With files from AFP"], [], [], ([], ["AFP"])),
    ("note left out", [FILLER], ["With files from AFP"], [], ([], ["AFP"])),
    ("byline", [FILLER], ["By Associated Press Writer"], [], (["AP"], ["AP"])),
    ("agency's name alone", [FILLER], ["(Reuters)"], [], (["Reuters"], ["Reuters"])),
    ("dateline", [FILLER], [], ["Meridian"], (["Meridian"], ["Meridian"])),
    ("source line", [FILLER], ["Source: IRNA news agency, Tehran, in English 1104 gmt 21 Mar 19"], [], (["IRNA"], ["IRNA"])),
    ("a ministry is no agency", ["Talks will resume, the US Department of State reported."], [], [], ([], [])),
    ("a newspaper in the lead", ["Talks will resume, The New York Times reported."], [], [], ([], [])),
]


@pytest.mark.parametrize(("paragraphs", "notes", "dateline", "expected"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_agencies_that_a_report_rests_on(paragraphs, notes, dateline, expected, tables):
    found = find_credits(paragraphs, notes, dateline=dateline, forms=tables.credit_forms, outlets=tables.outlets)
    assert (list(found.own), list(found.all)) == expected


def test_a_row_without_a_name_is_refused():
    with pytest.raises(ResourceError, match=r"credits\.tsv"):
        parse_credit_forms([["own", "has learned"]])
