import pytest

from travaux.reader.marks import is_markdown, read_marks, strip_frames

MARKED = [
    ("# Draft is *final*", ("heading", "Draft is final")),
    ("## What Norvask says ##", ("heading", "What Norvask says")),
    ("== Sources ==", ("heading", "Sources")),
    ("> “There will be no second paper,” he said.", ("quote", "“There will be no second paper,” he said.")),
    ("- Norvask wants **90 cubic metres**.", ("list", "Norvask wants 90 cubic metres.")),
    ("• Talks may resume", ("list", "Talks may resume")),
    ('Minister [Tomas Reeve](https://x.example/r "R") said ***no***.', ("paragraph", "Minister Tomas Reeve said no.")),
    ("![Reeve](https://x.example/dam.jpg)", ("paragraph", "")),
    ("_Velm_ and snake_case_name stay", ("paragraph", "Velm and snake_case_name stay")),
    ("[the West] is forced to agree (to them)", ("paragraph", "[the West] is forced to agree (to them)")),
    ("2 * 3 * 4 is 24", ("paragraph", "2 * 3 * 4 is 24")),
]


@pytest.mark.parametrize(("paragraph", "expected"), MARKED)
def test_marks_tell_kinds_and_are_taken_off(paragraph, expected):
    assert read_marks(paragraph, markdown=True) == expected


def test_stars_and_hashes_of_plain_text_stay():
    assert read_marks("# 4 on the *list*", markdown=False) == ("paragraph", "# 4 on the *list*")


MARKDOWN = [
    ("# Title\n\n**VELM** — He said", True),
    ("See [the draft](https://x.example).", True),
    ("## One\n\ntext\n\n## Two", True),
    ("# # #", False),
    ("[the West] agreed (at last)", False),
    ("**Note** only", False),
]


@pytest.mark.parametrize(("text", "expected"), MARKDOWN)
def test_markdown_is_told_by_two_marks_or_a_link(text, expected):
    assert is_markdown(text) is expected


def test_frames_of_wire_copy_are_taken_off():
    lines = [
        "^BC-Talks,0398<",
        "^Negotiators trade charges<",
        "^By KARL ROTH=",
        "Talks failed.",
        "AP-NY-09-14-95 1412EDT<",
        "a < b",
    ]
    expected = [
        "BC-Talks,0398",
        "",
        "Negotiators trade charges",
        "",
        "By KARL ROTH",
        "",
        "Talks failed.",
        "AP-NY-09-14-95 1412EDT",
        "a < b",
    ]
    assert strip_frames(lines) == expected
