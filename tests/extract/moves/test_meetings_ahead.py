"""Meetings on a day behind the report's own, days on which plans were put to others, and what "it" would do."""

import pytest

HEAD = "Talks on the reef\n\n2 October 2024\n\n"  # a Wednesday


def moves(reader, text, kind):
    record = reader.read_bytes((HEAD + text).encode())
    return [
        (m.status, m.time.value if m.time else None, [record.name_of(p) for p in m.party]) for m in record.moves if m.kind == kind
    ]


@pytest.mark.parametrize(
    ("text", "status", "day"),
    [
        ("Norvask and Belmar reopen talks in Velm on Thursday on a treaty to share the lake.", "planned", "2024-10-03"),
        ("Norvask and Belmar meet on Friday in Velm to discuss the toll.", "planned", "2024-10-04"),
        ("Norvask and Belmar met on Friday in Velm to discuss the toll.", "actual", "2024-09-27"),
    ],
)
def test_a_meeting_on_a_day_to_come_is_planned(small_reader, text, status, day):
    assert moves(small_reader, text, "consult") == [(status, day, ["Norvask", "Belmar"])]


def test_a_plan_was_put_on_the_last_such_day(small_reader):
    text = "Norvask tabled a plan on Monday that Belmar called a trap."
    assert moves(small_reader, text, "propose") == [("actual", "2024-09-30", ["Norvask"])]


def test_what_it_would_do_is_put_forward_by_whose_paper_it_is(small_reader):
    text = (
        "The Liberals have published a six-page counter-proposal to the Greens. It would delay the phase-out to 2041 and cut tax."
    )
    assert moves(small_reader, text, "propose") == [("actual", None, ["Liberals"])]
    assert moves(small_reader, text, "offer") == []
