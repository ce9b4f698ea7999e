import pytest

from travaux.reader.captions import read_captions

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
    assert read_captions(text.split("\n")) == expected


def test_the_times_of_a_day_s_entries_are_no_captions():
    lines = ["Talks: live", "16:10", "Velt left.", "15:20", "Orn offered 4.", "14:40", "Velt refused.", "14:32", "They met."]
    assert read_captions(lines) is None
    assert read_captions([*lines[:1], *(line for at in (7, 5, 3, 1) for line in lines[at : at + 2])]) is None
    assert read_captions(["0:02", "Velt left and", "0:05", "Orn offered", "0:09", "four", "1:12", "marks."]) is not None
