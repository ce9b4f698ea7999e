import pytest

from travaux.reader.mail import open_letter
from travaux.reader.threads import Part, read_thread

LETTER = [
    "Dear Jon,",
    "The board rejects the lease.",
    "Best, Ida",
    "",
    "On Mon, 10 Jun 2019 at 9:15 AM Jon Aas",
    "<jon@aas.example> wrote:",
    "> We offer ten years.",
    "> On 6 June 2019, Ida Velt wrote:",
    ">> What do you offer?",
]


def test_each_part_of_a_thread_is_its_writers():
    assert read_thread("Ida Velt <ida@velt.example>", LETTER) == [
        Part("From: Ida Velt", ("Dear Jon,", "The board rejects the lease.", "Best, Ida", "")),
        Part("On Mon, 10 Jun 2019 at 9:15 AM Jon Aas wrote:", ("We offer ten years.",)),
        Part("On 6 June 2019, Ida Velt wrote:", ("What do you offer?",)),
    ]


def test_answers_between_quoted_lines_are_the_senders():
    lines = ["Hi Jon,", "see below.", "On 10 June 2019, Jon Aas wrote:", "> Ten years?", "No.", "> Five?", "Yes."]
    parts = read_thread("Ida Velt", lines) or []
    assert [(part.heading.split(",")[-1].strip(), part.lines) for part in parts[1:]] == [
        ("Jon Aas wrote:", ("Ten years?",)),
        ("From: Ida Velt", ("No.",)),
        ("Jon Aas wrote:", ("Five?",)),
        ("From: Ida Velt", ("Yes.",)),
    ]


def test_what_is_quoted_without_marks_is_who_wrote_its():
    lines = ["Hi Jon,", "we refuse.", "", "On 10 June 2019, Jon Aas wrote:", "", "We offer ten years."]
    assert [part.lines for part in read_thread("Ida Velt", lines) or []][1:] == [("We offer ten years.",)]


def test_a_report_that_somebody_sends_is_not_his_words():
    report = ["LISSA - Norvask rejected the draft on Monday.", "", "Ida Velt of the ministry said so."]
    assert read_thread("Meridian Desk <desk@meridian.example>", report) is None
    assert read_thread("Ida Velt", ["Dear readers,", "Norvask rejected the draft on Monday."]) is None  # unsigned
    assert read_thread(None, LETTER) is None
    pasted = [
        "Dear friends,",
        "The Velt offer",
        "Norvask rejected it.",
        "It will meet.",
        "No day is told.",
        "More follows.",
        "And more.",
        "End",
    ]
    assert read_thread("Ida Velt", pasted) is None
    release = ["Dear colleagues,", "please find the minister's statement below:", '"We refuse."', "", "Press Office"]
    assert read_thread("Press Office <press@velt.example>", release) is None


@pytest.mark.parametrize("wrote", ["a écrit :", "a écrit:", "wrote :"])
def test_the_address_of_a_writer_is_left_out_of_the_line_that_names_him(wrote):
    quoted = [f"Le 3 mai 2021 à 10:03, Jon Aas <jon@aas.example> {wrote}", "> The lease stands."]
    parts = read_thread("Ida Velt", ["Dear Jon,", "it does not.", "Ida", "", *quoted]) or []
    assert [part.heading for part in parts] == ["From: Ida Velt", f"Le 3 mai 2021 à 10:03, Jon Aas {wrote.rstrip(' :')}:"]


def test_a_letter_under_its_fields_has_parts():
    fields = [
        "From: Ida Velt <ida@velt.example>",
        "To: Jon Aas <jon@aas.example>",
        "Subject: Re: Lease",
        "Date: Wed, 12 Jun 2019 16:40:22 +0100",
    ]
    letter = open_letter([*fields, "", *LETTER])
    assert [part.heading for part in letter.parts] == [part.heading for part in read_thread("Ida Velt", LETTER) or []]
    assert letter.subject == "Lease"
