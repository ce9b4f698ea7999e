"""What is done at somebody's request is what he asks for."""

import pytest

import travaux

HEAD = "PORT LARNE, March 9, 2023 (Keno News) - Norvask and Belmar met on Monday. "


@pytest.mark.parametrize(
    ("told", "party", "asked"),
    [
        ("A fifth round was postponed at Norvask's request.", "Norvask", "A fifth round was postponed"),
        ("The talks were moved to Lissa at the request of Belmar.", "Belmar", "The talks were moved to Lissa"),
        ("At Norvask's request, the hearing was closed to the press.", "Norvask", "the hearing was closed to the press"),
        ("Norvask's request for a pause was on the table.", "Norvask", "a pause"),
    ],
)
def test_who_asks_that_a_thing_is_done_asks_for_no_such_thing(told, party, asked):
    record = travaux.Reader(model="small").read_bytes((HEAD + told).encode())
    (demand,) = [move for move in record.moves if move.kind == "demand"]
    assert [record.name_of(each) for each in demand.party] == [party]
    assert record.quote(demand.object) == asked
    assert record.quote(demand.object) in record.quote(demand.evidence) or asked == "a pause"
