import pytest

from travaux.reader.mail import is_message, open_letter, open_message, to_sent, to_subject

FORWARDED = [
    "From: desk@meridian.example",
    "To: river-watch@lists.example",
    "Date: Tue, 19 Mar 2019 09:12:44 +0100",
    "Subject: Fwd: [river-watch] Reeve says draft is final",
    "",
    "FYI, see below.",
    "",
    "---------- Forwarded message ---------",
    "From: Meridian Alerts <alerts@meridian.example>",
    "Date: Mon, Mar 18, 2019 at 8:55 AM",
    "Subject: Reeve says draft is final",
    "To: <desk@meridian.example>",
    "",
    "Water Minister Tomas Reeve said on Monday that the draft handed to Norvask last week was final.",
    "",
    '"There will be no second paper," Reeve told a news conference in Velm.',
    "",
    "--",
    "To unsubscribe, send an email.",
]


def test_the_longest_message_of_a_forward_is_read():
    letter = open_letter(FORWARDED)
    assert letter.subject == "Reeve says draft is final"
    assert letter.sent == "2019-03-18T08:55:00"
    assert [line for line in letter.lines if line] == [
        "Water Minister Tomas Reeve said on Monday that the draft handed to Norvask last week was final.",
        '"There will be no second paper," Reeve told a news conference in Velm.',
    ]


def test_a_text_without_fields_stays_as_it_is():
    lines = ["From the river to the sea", "", "To: nobody", "Talks began."]
    assert open_letter(lines).lines is lines


def test_marks_of_quoting_go_where_most_lines_have_them():
    assert open_letter(["> One said", "> two.", ">> Three."]).lines == ["One said", "two.", "Three."]
    assert open_letter(["He said:", "", "> A quotation.", "", "Then he left.", "", "Nobody followed."]).lines[2] == "> A quotation."


MESSAGE = b"""Return-Path: <alerts@meridian.example>
MIME-Version: 1.0
From: Meridian Alerts <alerts@meridian.example>
Subject: =?utf-8?q?Re=3A_=E2=80=9Cfinal=E2=80=9D_draft?=
Date: Mon, 18 Mar 2019 08:55:00 +0100
Content-Type: multipart/alternative; boundary="xx"

--xx
Content-Type: text/html; charset="utf-8"

<p>not this</p>
--xx
Content-Type: text/plain; charset="iso-8859-1"
Content-Transfer-Encoding: quoted-printable

The draft was =93final=94, he =
said.
--xx--
"""


def test_a_message_file_gives_its_plain_part_subject_and_date():
    assert is_message(MESSAGE)
    message = open_message(MESSAGE)
    assert message is not None
    assert message.body.strip() == b"The draft was \x93final\x94, he said."
    assert (message.charset, message.content_type) == ("iso-8859-1", "text/plain")
    assert (message.subject, message.sent) == ("“final” draft", "2019-03-18T08:55:00+01:00")


NO_MESSAGE = [b"", b"From: a\nTo: b\n\nHello", b"Subject: x\n", b"Talks began.\nFrom: a\nMIME-Version: 1.0\nSubject: x\nDate: y"]


@pytest.mark.parametrize("data", NO_MESSAGE)
def test_fields_of_text_make_no_message_file(data):
    assert not is_message(data)


def test_a_message_without_text_has_no_body():
    assert open_message(b"From: a\nTo: b\nMIME-Version: 1.0\nContent-Type: image/png\n\nxx") is None


SUBJECTS = [
    ("Fwd: FW: [list name] Re: Talks  resume", "Talks resume"),
    ("AW: Talks", "Talks"),
    ("Re: ", None),
    ("Reuters: talks resume", "Reuters: talks resume"),
]


@pytest.mark.parametrize(("text", "expected"), SUBJECTS)
def test_subjects_lose_what_mail_programs_add(text, expected):
    assert to_subject(text) == expected


SENT = [
    ("Mon, 18 Mar 2019 08:55:00 +0100", "2019-03-18T08:55:00+01:00"),
    ("Mon, Mar 18, 2019 at 8:55 AM", "2019-03-18T08:55:00"),
    ("yesterday", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "expected"), SENT)
def test_dates_of_messages(text, expected):
    assert to_sent(text) == expected
