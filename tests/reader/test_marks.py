import pytest

from travaux.reader.marks import (
    is_dialogue,
    is_markdown,
    read_marks,
    split_at_stops,
    split_matter,
    strip_frames,
    strip_line_numbers,
    strip_notes,
    strip_post_numbers,
    strip_running_heads,
)

MARKED = [
    ("# Draft is *final*", ("heading", "Draft is final")),
    ("## What Norvask says ##", ("heading", "What Norvask says")),
    ("== Sources ==", ("heading", "Sources")),
    ("> “There will be no second paper,” he said.", ("quote", "“There will be no second paper,” he said.")),
    ("- Norvask wants **90 cubic metres**.", ("list", "Norvask wants 90 cubic metres.")),
    ("• Talks may resume", ("list", "Talks may resume")),
    ('Minister [Tomas Reeve](https://x.example/r "R") said ***no***.', ("paragraph", "Minister Tomas Reeve said no.")),
    ("![Reeve](https://x.example/dam.jpg)", ("paragraph", "")),
    ("said Henrik Aas.[^1]", ("paragraph", "said Henrik Aas.")),
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


def test_front_matter_is_split_off():
    lines = ["", "---", 'title: "Where the talks stand"', "Date: 2019-04-02", "tags: [a]", "nothing", "---", "", "The talks"]
    assert split_matter(lines) == ({"title": "Where the talks stand", "date": "2019-04-02", "tags": "[a]"}, ["", "The talks"])


@pytest.mark.parametrize("lines", [["The talks", "---", "went on", "---"], ["---", "no end"], []])
def test_rules_are_no_front_matter(lines):
    assert split_matter(lines) == ({}, lines)


def test_dashes_of_a_dialogue_stay():
    paragraphs = ["- Will you sign?", "- Ask Velm."]
    assert is_dialogue(paragraphs)
    assert [read_marks(p, markdown=False, dialogue=True) for p in paragraphs] == [("paragraph", p) for p in paragraphs]
    assert not is_dialogue(["- recall the ambassador", "- close the bridge"])


def test_a_telegram_is_divided_where_it_says_stop():
    assert split_at_stops(("YOURS RECEIVED STOP LESSEES REFUSE STOP THEY OFFER NINE STOP",)) == (
        "YOURS RECEIVED",
        "LESSEES REFUSE",
        "THEY OFFER NINE",
    )
    prose = ("UNIONS: STOP THE CUTS. STOP THE SALE. STOP NOW. THEY SAID SO.",)
    assert split_at_stops(prose) == prose
    slogans = ("STOP the toll", "STOP the dam", "STOP the war")
    assert split_at_stops(slogans) == slogans


def test_numbers_on_the_margin_of_a_transcript_are_taken_off():
    words = ["Q.  Did they agree?", "A.  They refused.", "MR. BECK:  Objection."]
    numbered = [f"{n:2}     {words[n % 3]}" for n in range(1, 10)] + [" 1   A.  No."]
    assert strip_line_numbers(numbered) == [words[n % 3] for n in range(1, 10)] + ["A.  No."]
    assert strip_line_numbers(["August 9, 2013", *numbered])[0] == "August 9, 2013"
    figures = [f"{n}  barges" for n in (14, 3, 90, 12, 7, 22, 45, 6, 81)]
    assert strip_line_numbers(figures) == figures


def test_running_heads_are_taken_off_and_sentences_put_together():
    lines = ["Joint Committee    Page 1", "The Chair proposed", "", "Joint Committee    Page 2", "", "that talks resume."]
    assert strip_running_heads(lines) == ["The Chair proposed", "that talks resume."]
    feet = ["He agreed.", "Page 1 of 2", "", "The talks ended.", "Page 2 of 2"]
    assert strip_running_heads(feet) == ["He agreed.", "", "The talks ended."]


@pytest.mark.parametrize(
    "lines", [["Article 1", "No.", "Article 2", "Yes."], ["See page 4", "and page 5"], ["Page 2", "Page 1"], ["Page 4", "He left."]]
)
def test_other_numbers_are_no_running_heads(lines):
    assert strip_running_heads(lines) == lines


def test_the_numbers_of_a_thread_are_taken_off_where_they_count():
    lines = ["1/ So.", "", "2/ They offered five.", "3/9 They left."]
    assert list(strip_post_numbers(lines)) == ["So.", "", "They offered five.", "They left."]
    for kept in (["1/ So.", "2/ They left."], ["1/ So.", "3/ They left.", "2/ Gone."], ["4/5 of them", "5/6 of us", "6/7 of you"]):
        assert list(strip_post_numbers(kept)) == kept


def test_marks_of_notes_go_with_the_notes_where_they_are_counted():
    text = ["They agreed [1] on ten.[2]", "Talks[edit]", "[1] Interviews.", "^ Orn, p. 4."]
    assert list(strip_notes(text)) == ["They agreed on ten.", "Talks"]
    assert list(strip_notes(["He agreed.[3]:44", "She didn't.[4]", "2. ^ Orn.", "3. ^ a b Velt."])) == ["He agreed.", "She didn't."]
    for other in (["Article [3] says so.", "[3] A list goes on."], ["He [Orn] said [it] twice.", "[1] First."]):
        assert list(strip_notes(other)) == other
