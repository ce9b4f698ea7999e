"""Who is quoted where the paragraph before, or the line below, tells it."""

import pytest

BEFORE = "Union chairman Alex Borane said the picture was incomplete."
QUOTED = '"This whole thing is useless. It does not help the ferries at all."'


def speakers(reader, text):
    record = reader.read_bytes(text.encode())
    found = {record.quote(s.content): record.name_of(s.speaker) for s in record.statements if s.speaker is not None}
    return {"This whole": next((who for words, who in found.items() if "This whole" in words), None)}


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("The minister, Orla Venn, said:", "Orla Venn"),
        ("One caller to a radio talk show declared:", "caller"),
        ("Professor Tom Lodd of the University of Lissa demurred, saying:", "Tom Lodd"),
        ("Professor Tom Lodd of the University of Lissa demurred:", "Tom Lodd"),
        ("The crowd was small. Orla Venn told reporters at the gate:", "Orla Venn"),
        ("Nominee Orla Venn issued the following statement:", "Orla Venn"),
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


def test_who_put_out_a_statement_is_quoted_behind_it(small_reader):
    found = speakers(small_reader, f"{BEFORE}\n\nSenator Orla Venn issued a statement regarding the ferries. {QUOTED}\n")
    assert found["This whole"] == "Orla Venn"


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        (
            "Minister Orla Venn spoke with Karvelian President Ola Berg to reiterate that the ferries must sail.",
            "Orla Venn",
        ),
        ("Minister Orla Venn met on Monday with Ola Berg of the Ferry Board to stress that the ferries must sail.", "Orla Venn"),
        ("Minister Orla Venn sent Envoy Ola Berg to say that the ferries must sail.", "Ola Berg"),
    ],
)
def test_who_speaks_with_somebody_to_say_something_says_it(small_reader, line, speaker):
    record = small_reader.read_bytes(f"The ferries sailed on Monday.\n\n{line}\n".encode())
    assert [record.name_of(s.speaker) for s in record.statements if "ferries" in record.quote(s.content)] == [speaker]
