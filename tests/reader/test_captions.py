import pytest

from travaux.reader.captions import read_captions
from travaux.reader.lines import clean_line

SUBTITLES = """1
00:00:01,200 --> 00:00:03,500
The tram drivers have thrown out
the depot's offer.

2
00:00:03,700 --> 00:00:06,000
<i>DRIVER: We said no</i>
<i>and we meant it.</i>

3
00:00:06,100 --> 00:00:08,000
[crowd shouting]

4
00:00:08,200 --> 00:00:09,900
- Who asked you?
"""

WEB = """WEBVTT
Kind: captions

NOTE made by a machine

intro
00:01.000 --> 00:03.000 align:start
>> VELT: We will not

00:03.000 --> 00:05.000
>> VELT: We will not
sign.

00:05.000 --> 00:06.000
>> Why?

00:06.500 --> 00:08.000
<v Ana Orn>Ask him.
"""

COPIED = "0:00\nso the union says\n0:04\nit wants nine\n0:08\nand the airline\n1:02:11\nrefuses"

TEXTS = [
    (
        "SubRip",
        SUBTITLES,
        ("The tram drivers have thrown out the depot's offer.", "DRIVER: We said no and we meant it.", "Who asked you?"),
    ),
    ("WebVTT", WEB, ("VELT: We will not sign.", ">> Why?", "Ana Orn: Ask him.")),
    ("copied from a video's page", COPIED, ("so the union says it wants nine and the airline refuses",)),
    ("a report with hours", "Talks ended at\n10:30\nand began again.\n11:15\nNobody spoke.\nThey left.\nIt rained.", None),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in TEXTS], ids=[row[0] for row in TEXTS])
def test_captions_become_paragraphs(text, expected):
    assert read_captions([clean_line(line) for line in text.split("\n")]) == expected


def test_the_times_of_a_day_s_entries_are_no_captions():
    lines = ["Talks: live", "16:10", "Velt left.", "15:20", "Orn offered 4.", "14:40", "Velt refused.", "14:32", "They met."]
    assert read_captions(lines) is None
    assert read_captions([*lines[:1], *(line for at in (7, 5, 3, 1) for line in lines[at : at + 2])]) is None
    assert read_captions(["0:02", "Velt left and", "0:05", "Orn offered", "0:09", "four", "1:12", "marks."]) is not None


def cued(*cues: str) -> list[str]:
    """Lines of captions with so many cues."""
    return [line for n, cue in enumerate(cues) for line in (f"00:0{n},000 --> 00:0{n},900", *cue.split("\n"), "")]


def test_what_is_said_twice_is_read_twice():
    assert read_captions(cued("- Will you sign?", "- No.\n- No.", "No.", "- Orn?")) == ("Will you sign?", "No.", "No. No.", "Orn?")
    asked = cued("- Will you sign?", "- No.", "- No.", "- Orn?")
    assert read_captions(asked) == ("Will you sign?", "No.", "No.", "Orn?")
    rolled = cued("we turned", "we turned\nit down", "it down\nbecause", "because\nit was late")
    assert read_captions(rolled) == ("we turned it down because it was late",)


def test_a_sentence_in_brackets_is_said_and_a_sound_is_not():
    lines = cued("[applause]", "[We were never asked to sign.]", "(Both men laugh.)", "(I will not.)", "[SPEAKING VELMISH]")
    assert read_captions(lines) == ("[We were never asked to sign.] (I will not.)",)


def test_a_title_above_copied_captions_stands_alone():
    assert read_captions(["Orn on the tram strike", *COPIED.split("\n")]) == ("Orn on the tram strike", TEXTS[2][2][0])
