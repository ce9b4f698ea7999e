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
