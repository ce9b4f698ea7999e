"""Who is told beside who makes a move sides with it, or against it."""

import pytest

import travaux

HEAD = "PORT LARNE, March 9, 2023 (Keno News) - Norvask, Tesk and Belmar met on Monday. "


def told(sentence):
    record = travaux.Reader(model="small").read_bytes((HEAD + sentence).encode())
    moves = ((move.kind, tuple(map(record.name_of, move.party)), record.quote(move.object)) for move in record.moves)
    return {move for move in moves if move[0] != "consult"}


@pytest.mark.parametrize(
    ("sentence", "moves"),
    [
        (
            "Norvask, opposed by Belmar, demanded a levy.",
            {("demand", ("Norvask",), "a levy"), ("reject", ("Belmar",), "a levy")},
        ),
        (
            "Norvask, supported by Tesk and opposed by Belmar, suggested a new paragraph.",
            {
                ("propose", ("Norvask",), "a new paragraph"),
                ("accept", ("Tesk",), "a new paragraph"),
                ("reject", ("Belmar",), "a new paragraph"),
            },
        ),
        (
            "Norvask, backed by Tesk, rejected the levy.",
            {("reject", ("Norvask",), "the levy"), ("reject", ("Tesk",), "the levy")},
        ),
        ("Norvask, on behalf of Tesk, offered to host the office.", {("offer", ("Norvask", "Tesk"), "to host the office")}),
        ("Norvask, not joined by Tesk, demanded a levy.", {("demand", ("Norvask",), "a levy")}),
    ],
)
def test_who_sides_with_whom_is_told_beside(sentence, moves):
    assert told(sentence) == moves
