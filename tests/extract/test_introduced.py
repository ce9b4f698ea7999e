"""Who is quoted where the paragraph before, or the line below, tells it."""

import pytest

BEFORE = "Union chairman Alex Borane said the picture was incomplete."
QUOTED = '"This whole thing is useless. It does not help the ferries at all."'


def speakers(reader, text):
    record = reader.read_bytes(text.encode())
    return {record.quote(s.content)[1:11]: record.name_of(s.speaker) for s in record.statements}


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("The minister, Orla Venn, said:", "Orla Venn"),
        ("One caller to a radio talk show declared:", "caller"),
        ("Professor Tom Lodd of the University of Lissa demurred, saying:", "Tom Lodd"),
        ("Professor Tom Lodd of the University of Lissa demurred:", "Tom Lodd"),
        ("The crowd was small. Orla Venn told reporters at the gate:", "Orla Venn"),
        ("In a statement released on Monday, the Karvelian ministry said:", "Karvelian ministry"),
    ],
)
def test_a_paragraph_that_ends_with_a_colon_tells_who_is_quoted_below(small_reader, line, speaker):
    found = speakers(small_reader, f"{BEFORE}\n\n{line}\n\n{QUOTED}\n\nThe ferries sailed on Monday.\n")
    assert found["This whole"] == speaker


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("-President Ivo Gural, writing after the talks.", "Ivo Gural"),
        ("-- Michelle Merks, Lissa.", "Michelle Merks"),
        ("—Orla Venn", "Orla Venn"),
        ("-- Dimitri Solm, Lissa Newsroom", "Alex Borane"),
    ],
)
def test_a_name_behind_a_dash_on_the_line_below_is_quoted(small_reader, line, speaker):
    found = speakers(small_reader, f"{BEFORE}\n\n{QUOTED}\n\n{line}\n\nThe ferries sailed on Monday.\n")
    assert found["This whole"] == speaker


def test_a_name_at_the_end_of_a_report_may_be_who_wrote_it(small_reader):
    assert speakers(small_reader, f"{BEFORE}\n\n{QUOTED}\n\n-- Michelle Merks\n")["This whole"] == "Alex Borane"
