"""Chronologies and lists that go on from the line above: days of entries, and who does what items tell."""

import pytest
from factories import make_article

from travaux.pipeline import read_article
from travaux.resources import load_resources


def moves_of(text, published=None):
    """The moves of a text: kind, party, day."""
    record = read_article(make_article(text, published=published), load_resources("small")).record
    return [(m.kind, [record.name_of(p) for p in m.party], m.time.value if m.time else None) for m in record.moves]


def said_in(text):
    """The speakers of a text's statements, with the days on which they spoke."""
    record = read_article(make_article(text, published=None), load_resources("small")).record
    return [(record.name_of(s.speaker) if s.speaker else None, s.said.value if s.said else None) for s in record.statements]


DATES = (
    "Key dates\n2014\nMay 3 — Norvask demands a toll of four crowns."
    "\nMay 9 — Velm refuses to pay.\n2015\n12 Jan.: Norvask rejects the offer."
)


def test_entries_of_a_chronology_have_their_days():
    assert moves_of(DATES) == [
        ("demand", ["Norvask"], "2014-05-03"),
        ("reject", ["Velm"], "2014-05-09"),
        ("reject", ["Norvask"], "2015-01-12"),
    ]


def test_a_statement_of_an_entry_is_of_its_day_but_not_what_was_said_before():
    text = (
        "Key dates\nMay 3, 2014 — Ana Velt says that Norvask is wrong."
        "\nMay 9, 2014 — Velm left. Ana Velt had said that Velm was right."
    )
    assert [day for _, day in said_in(text)] == ["2014-05-03", None]


def test_the_one_year_of_a_chronologys_title_is_that_of_its_entries():
    entries = "\nMay 3 — Norvask demands a toll of four crowns.\nMay 9 — Velm refuses to pay."
    for title, days in (
        ("The toll row of 2014: a timeline", ["2014-05-03", "2014-05-09"]),
        ("The toll row of 2014", [None, None]),  # a report may be of another year
        ("The toll row of 2014 and 2015: a timeline", [None, None]),
    ):
        assert [day for *_, day in moves_of(title + entries)] == days


def test_one_year_above_a_report_tells_no_year_of_its_days():
    assert moves_of("Key dates\n2014\nMay 3 — Norvask demands a toll of four crowns.\nVelm refuses to pay.")[0][2] is None


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Barges\n1900\nSo many barges came. On May 3 Norvask demanded a toll.\n2030\nSo many left. Velm refused on May 9.", None),
        ("A day\n1845\nMay 3: Norvask demands a toll.\n2115\nMay 3: Velm refuses to pay.", None),  # hours
        ("A day\n1845\nMay 3: Norvask demands a toll.\n2030\nMay 3: Velm refuses to pay.", "2014-05-04"),
        ("Locks\n1901\nMay 3: Norvask demands a toll.\n1807\nMay 9: Velm refuses.\n1955\nMay 9: Norvask leaves.", None),
    ],
)
def test_numbers_above_entries_that_are_no_years(text, published):
    years = {day[:4] for *_, day in moves_of(text, published) if day is not None}
    assert years <= {(published or "")[:4]}


def test_two_years_of_prose_hold_where_the_text_tells_the_time():
    text = "{}\n2014\nSo it began. On May 3 Norvask demanded a toll.\n2015\nIt went on. On May 9 Velm refused to pay."
    assert [day for *_, day in moves_of(text.format("The toll row: a chronology"))] == ["2014-05-03", "2015-05-09"]
    assert [day for *_, day in moves_of(text.format("The row ended in 2015."))][-2:] == ["2014-05-03", "2015-05-09"]


@pytest.mark.parametrize("line", ["To Minister Ana Velt:", "Dear Minister Velt:", "On Minister Ana Velt:"])
def test_who_is_written_to_does_not_do_what_the_items_tell(line):
    moves = moves_of(f"A letter\n{line}\n- Reject the toll set by Velm.\n- Propose a joint patrol.\nThe Harbour Council")
    assert not [party for _, party, _ in moves if any("Velt" in name for name in party)]


@pytest.mark.parametrize(
    ("text", "moves"),
    [
        (
            "A call\nMinister Ana Velt:\n- demanded that the lock be opened;"
            "\n- proposed a joint patrol.\nThe Harbour Council:\n- rejected the demand.",
            [("demand", "Ana Velt"), ("propose", "Ana Velt"), ("reject", "Harbour Council")],
        ),
        (
            "A text\nThe Harbour Council,\nWelcoming the offer of Velm,\n1. Rejects the fee set by Norvask.",
            [("reject", "Harbour Council")],
        ),
    ],
)
def test_items_of_a_list_go_on_from_who_is_named_above(text, moves):
    found = [(kind, party[0] if party else None) for kind, party, _ in moves_of(text)]
    assert [move for move in found if move in moves or move[0] in ("demand", "propose", "reject")] == moves


def test_prose_below_a_name_does_not_go_on_from_it():
    text = "A call\nMinister Ana Velt:\nTalks went on. Nobody came.\n- reiterated that the lock must be opened."
    assert "Ana Velt" not in [speaker for speaker, _ in said_in(text)]


def test_a_statement_of_an_item_is_of_who_is_named_above():
    text = "A call\nMinister Ana Velt:\n- reiterated that the lock must be opened;\n- stressed that time was short."
    assert [speaker for speaker, _ in said_in(text)] == ["Ana Velt", "Ana Velt"]


def test_years_out_of_order_hold_where_dates_below_each_are_completed():
    text = "2015\nOn 3 May Norway rejected the toll.\n2018\nOn 9 May Sweden rejected it.\n2016\nOn 4 June Denmark rejected it."
    assert [day for *_, day in moves_of(text, "2021-05-04")] == ["2015-05-03", "2018-05-09", "2016-06-04"]


def test_who_an_agent_names_did_it_and_not_the_subject_before():
    found = moves_of("Norway rejected the toll. Proposed by Sweden in March.")
    assert [party for kind, party, _ in found if kind == "propose"] in ([["Sweden"]], [])


def test_a_list_from_somebody_is_his():
    text = "The ministers met.\n\nFrom Denmark:\n- offered two piers\n- proposed a swap"
    assert {tuple(party) for kind, party, _ in moves_of(text) if kind in ("offer", "propose")} == {("Denmark",)}


def test_a_treaty_in_brackets_says_nothing():
    assert "Treaty of Lissa" not in [
        who for who, _ in said_in('"Any member may withdraw from the pact with notice" (Treaty of Lissa).')
    ]
