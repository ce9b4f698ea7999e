import pytest

from travaux.reader.sheets import read_sheet

ROWS = ["2019-04-04;Ana Velt;Karvelia;We accept; at once.", "2019-04-05;Jon Holm;Norvask;No."]


def test_rows_become_turns_with_the_side_of_who_speaks():
    found = read_sheet(["date;speaker;party;quote", ROWS[0].replace("accept; at", "accept at"), ROWS[1], ""])
    assert found is not None
    assert found.paragraphs == ("Ana Velt (Karvelia): We accept at once.", "Jon Holm (Norvask): No.")
    assert found.last == "2019-04-05"


NO_SHEETS = [
    ("rows of another length", ["date;speaker;party;quote", *ROWS]),
    ("no column of words", ["date,speaker,party", "2019-04-04,Ana Velt,Karvelia", "2019-04-05,Jon Holm,Norvask"]),
    ("no column of who speaks", ["date,text", "2019-04-04,We accept.", "2019-04-05,No."]),
    ("prose", ["The speaker, text in hand, rose.", "Velt, he said, had agreed.", "Holm, he said, had not."]),
    ("prose of one word a part", ["Speaker, text", "Velt, Holm", "Velt, Orn, Holm"]),
]


@pytest.mark.parametrize("lines", [row[1] for row in NO_SHEETS], ids=[row[0] for row in NO_SHEETS])
def test_other_texts_are_no_sheets(lines):
    assert read_sheet(lines) is None
