import pytest

from travaux.reader.chats import read_chat
from travaux.reader.lines import clean_line

EXPORTED = """[21/05/2022, 08:12:04] Messages and calls are end-to-end encrypted.
[21/05/2022, 08:12:05] Ida: We take the 4%.
[21/05/2022, 08:13:00] Jon (owners): Fine,
but only from June.
[22/05/2022, 09:00:12] Ida: <Media omitted>
[22/05/2022, 09:01:12] Ida: Agreed."""
LOG = """[18:00] <chair> the proposal?
[18:01] <ole> I propose we wait
[18:02] * ole waves
18:03 <chair> rejected"""
TRANSCRIPT = """[00:00:12] Speaker 1: Did they agree?
[00:00:15 --> 00:00:20] Speaker 2: No.
[00:00:21] Speaker 1: Why not?"""
HEADED = """HOST (00:05)
Did they agree?

ANA ORN (00:09)
They refused.
Twice.

HOST (00:15)
And then?"""
POSTS = """seal77 • 41 points • 3 hours ago
Would you have signed?
   orn_a [OP] • 68 points • 2 hours ago
   No.
seal77 • 2 points • 1 hour ago
Thanks."""
TEXTS = [
    (
        "an exported chat",
        EXPORTED,
        ("Ida: We take the 4%.", "Jon (owners): Fine, but only from June.", "Ida: Agreed."),
        "2022-05-22",
    ),
    ("a log", LOG, ("chair: the proposal?", "ole: I propose we wait", "[18:02] * ole waves", "chair: rejected"), None),
    ("a transcript with times", TRANSCRIPT, ("Speaker 1: Did they agree?", "Speaker 2: No.", "Speaker 1: Why not?"), None),
    ("lines above turns", HEADED, ("HOST: Did they agree?", "ANA ORN: They refused.", "Twice.", "HOST: And then?"), None),
    ("posts", POSTS, ("seal77: Would you have signed?", "orn_a: No.", "seal77: Thanks."), None),
]


@pytest.mark.parametrize(("text", "expected", "last"), [row[1:] for row in TEXTS], ids=[row[0] for row in TEXTS])
def test_messages_begin_with_who_wrote_them(text, expected, last):
    chat = read_chat([clean_line(line) for line in text.split("\n")])
    assert chat is not None
    assert (chat.paragraphs, chat.last) == (expected, last)


@pytest.mark.parametrize(
    ("stamps", "first"),
    [
        (("3/8/21", "3/8/21", "3/9/21"), None),  # 8 March or 3 August
        (("3/28/21", "3/29/21", "4/2/21"), "2021-03-28"),
        (("10/04/2021", "03/04/2021", "03/04/2021"), None),  # the newest first: April, or October and March
        (("28.3.21", "29.3.21", "2.4.21"), "2021-03-28"),
        (("2021-03-28", "2021-03-28", "2021-04-02"), "2021-03-28"),
    ],
)
def test_days_of_stamps_are_told_where_they_can_be(stamps, first):
    chat = read_chat([f"{day}, 18:05 - {name}: Yes." for day, name in zip(stamps, ("Ida", "Jon", "Ida"), strict=True)])
    assert chat is not None
    assert chat.first == first


def test_a_live_page_is_no_chat():
    lines = [
        "10:04 AM",
        "The talks began.",
        "10:20 AM",
        "Velt arrived.",
        "Meridian Press 10:31 AM",
        "Orn left.",
        "Meridian Press 11:02 AM",
    ]
    assert read_chat(lines) is None


def test_entries_that_reporters_sign_are_no_messages():
    stamps = ("Ida Orn 10:31 AM", "Jon Pell 10:12 AM", "Ida Orn 9:40 AM")
    reported = ("The drivers turned it down.", "The depot tabled 4%. “We can’t go on,” it said.", "Talks resumed.")
    assert read_chat([line for pair in zip(stamps, reported, strict=True) for line in pair]) is None
    written = ("We turn it down.", "The depot won't move.", "Fine.")
    chat = read_chat([line for pair in zip(stamps, written, strict=True) for line in pair])
    assert chat is not None
    assert chat.paragraphs == ("Ida Orn: We turn it down.", "Jon Pell: The depot won't move.", "Ida Orn: Fine.")


@pytest.mark.parametrize(
    "lines",
    [
        ["Programme", "09:00 Velt: the talks open", "10:30 Orn: a statement", "12:00 Velt: a press conference"],
        [
            "The ministry had agreed, messages show.",
            "In them the two write:",
            "[26/02/2021, 21:14] Velt: We take it.",
            "[26/02/2021, 21:15] Orn: Not a word.",
            "[26/02/2021, 21:20] Velt: Good.",
            "The ministry denied it.",
        ],
        ["Port Marn, 10:30", "Orn arrived.", "Lissa, 11:15", "Velt refused.", "Port Marn, 12:40", "They adjourned."],
    ],
)
def test_a_programme_a_chat_that_a_report_prints_and_places_with_hours_are_no_chat(lines):
    assert read_chat(lines) is None


def test_a_timed_transcript_may_stand_below_titles_and_have_directions():
    text = """The Round Table – Episode 9: Herring
Transcript (lightly edited)
Released 21 January 2026
[00:00:04] ANA VELT: Welcome back.
[00:00:09] JAN ROTH: Norvask has refused the quota.
[MUSIC]
[00:00:14] ANA VELT: Why?"""
    chat = read_chat([clean_line(line) for line in text.splitlines()])
    assert chat is not None
    assert chat.paragraphs[3:5] == ("ANA VELT: Welcome back.", "JAN ROTH: Norvask has refused the quota.")


def test_a_report_that_prints_a_timed_transcript_is_none():
    text = """The envoys quarrelled over the quota until late at night, a tape that was played in court shows.
Released 21 January 2026
[00:00:04] ANA VELT: Welcome back.
[00:00:09] JAN ROTH: Norvask has refused the quota.
[00:00:14] ANA VELT: Why?"""
    assert read_chat([clean_line(line) for line in text.splitlines()]) is None
