import pytest

from travaux.reader.layout import Paragraph, find_layout

LEAD = "Norvask withdrew from the customs talks with Karvelia on Monday, hours before the sixth round was due."
MORE = '"We shall not be lectured," Foreign Minister Henrik Aas told reporters in the capital.'


TITLE = "Norvask pulls out of customs talks"


def pieces_of(lines: list[str], tables: object, **known: str) -> list[tuple[str, str]]:
    """Kind and text of each piece."""
    layout = find_layout([Paragraph("paragraph", line) for line in lines], tables, **known)  # type: ignore[arg-type]
    return [(piece.kind, piece.text) for piece in layout.pieces]


HEADS = [
    ("title", [("title", TITLE), ("paragraph", LEAD), ("paragraph", MORE)]),
    (
        "a sentence about a ministry",
        [("title", TITLE), ("paragraph", "The Ministry of Trade of Norvask takes note of the statement by Karvelia of 12 May.")],
    ),
    ("no title", [("paragraph", LEAD), ("paragraph", MORE)]),
    ("posting line above", [("dateline", "14:10, 16 February"), ("title", TITLE), ("paragraph", LEAD)]),
    ("posting line below", [("title", TITLE), ("dateline", "14:10, 16 February"), ("paragraph", LEAD)]),
    ("byline", [("title", TITLE), ("byline", "By Gerda Lind and Olaf Brand"), ("paragraph", LEAD)]),
    ("byline without a name", [("title", TITLE), ("byline", "From our own correspondent"), ("paragraph", LEAD)]),
    ("name alone", [("title", TITLE), ("byline", "Thomas Hale"), ("paragraph", LEAD)]),
    ("name in a place", [("title", TITLE), ("byline", "Thomas Hale in Velm"), ("paragraph", LEAD)]),
    ("byline with outlet and date", [("title", TITLE), ("byline", "Thomas Hale | Reuters | 18 March 2019"), ("paragraph", LEAD)]),
    ("place and date", [("title", TITLE), ("dateline", "New York | 18 March 2019"), ("paragraph", LEAD)]),
    ("form and date", [("title", TITLE), ("dateline", "Press release | 18 March 2019 | Foreign Affairs"), ("paragraph", LEAD)]),
    ("agency and place", [("title", TITLE), ("label", "AFP | Saren"), ("paragraph", LEAD)]),
    ("subtitle", [("title", TITLE), ("heading", "Minister speaks of lectures"), ("paragraph", LEAD)]),
    ("title that reads like a signature", [("title", "Complementary Progress in Geneva"), ("paragraph", LEAD)]),
    ("masthead", [("label", "The Saren Courier"), ("dateline", "10 June 2003"), ("title", TITLE), ("paragraph", LEAD)]),
    (
        "sections and a motto above the title",
        [
            ("label", "SAREN & VELM TODAY"),
            ("label", "Serving the coast since 1887"),
            ("label", "NEWS > TRADE"),
            ("title", TITLE),
            ("paragraph", LEAD),
        ],
    ),
    ("a series above the title", [("label", "THE LONG READ"), ("title", TITLE), ("paragraph", LEAD)]),
    (
        "a paper's name above its sections",
        [("label", "The Evening Lamp"), ("label", "BUSINESS > RETAIL"), ("title", TITLE), ("paragraph", LEAD)],
    ),
    ("a title with a bar", [("title", "Customs talks | Norvask"), ("paragraph", LEAD)]),
    (
        "byline with the length of reading",
        [("title", TITLE), ("byline", "by Gerda Lind, Saren | 11 Sep 2025, 08:14 CEST | 3 min read"), ("paragraph", LEAD)],
    ),
    ("a masthead's words in the title", [("title", "Water Minister Sues Saren Courier"), ("paragraph", LEAD)]),
    (
        "release",
        [
            ("label", "MINISTRY OF FOREIGN AFFAIRS OF NORVASK"),
            ("label", "Press Release No. 114/2003"),
            ("label", "For immediate release"),
            ("title", TITLE),
            ("dateline", "Saren, 9 June 2003"),
            ("paragraph", LEAD),
        ],
    ),
    (
        "credit line of a release",
        [
            ("label", "Office of the Spokesperson"),
            ("label", "The following is attributable to Spokesperson Nils Berg:"),
            ("paragraph", LEAD),
        ],
    ),
    (
        "transcript",
        [
            ("label", "Press Briefing Room"),
            ("label", "Saren, Norvask"),
            ("label", "1:05 P.M. EDT"),
            ("paragraph", "MR. BERG: Good morning."),
            ("paragraph", "QUESTION: Will you go?"),
            ("paragraph", "MR. BERG: No."),
        ],
    ),
    ("words before a quotation", [("paragraph", "Asked about it, the minister said:"), ("paragraph", MORE), ("paragraph", LEAD)]),
    ("one short sentence", [("paragraph", "Lavrov says ready for talks.")]),
    ("a title in capitals with a full stop", [("title", "THE PEACE CONFERENCE."), ("paragraph", LEAD)]),
    (
        "heading in the text",
        [("title", TITLE), ("paragraph", LEAD), ("paragraph", MORE), ("heading", "What Karvelia says"), ("paragraph", LEAD)],
    ),
    (
        "signatures",
        [
            ("title", TITLE),
            ("paragraph", LEAD),
            ("byline", "Lena Kovar, Prime Minister of Karvelia"),
            ("byline", "Olaf Strand, Prime Minister of Norvask"),
        ],
    ),
    (
        "a bulletin's number and the title of its day",
        [
            ("label", "Lissa Talks Bulletin"),
            ("label", "Vol. 3 No. 12 | A Reporting Service for Customs Talks"),
            ("dateline", "Thursday, 4 May 2023"),
            ("title", "CUSTOMS TALKS: WEDNESDAY, 3 MAY 2023"),
            ("paragraph", LEAD),
        ],
    ),
    (
        "an edition of a paper, and a byline with a post in small letters",
        [
            ("label", "LE JOURNAL DE SAREN (English edition)"),
            ("title", "Exclusive: how Norvask sold the pier"),
            ("byline", "By Gerda Lind, business reporter"),
            ("dateline", "4 May 2003"),
            ("paragraph", LEAD),
        ],
    ),
    (
        "a byline without a name beside one",
        [("title", TITLE), ("byline", "Gerda Lind and Staff Reporter"), ("dateline", "Sunday, 4 May 2003"), ("paragraph", LEAD)],
    ),
    ("closing posting line", [("title", TITLE), ("paragraph", LEAD), ("byline", "RIA Novosti"), ("dateline", "17:05 03/03/2009")]),
]


@pytest.mark.parametrize("expected", [row[1] for row in HEADS], ids=[row[0] for row in HEADS])
def test_the_parts_of_a_report(expected, tables):
    assert pieces_of([text for _, text in expected], tables) == expected


def test_a_known_title_comes_first_and_once(tables):
    lines = ["By Gerda Lind", "NORVASK PULLS OUT OF CUSTOMS TALKS!", LEAD]
    assert pieces_of(lines, tables, title=TITLE) == [("title", TITLE), ("byline", "By Gerda Lind"), ("paragraph", LEAD)]


def test_facts_of_the_head(tables):
    lines = [
        "Ministry of Trade of Norvask",
        TITLE,
        "By Gerda Lind",
        "Updated: 11 June 2003",
        "SAREN, June 10 (Reuters) - " + LEAD,
        MORE,
    ]
    layout = find_layout([Paragraph("paragraph", line) for line in lines], tables)
    assert (layout.title, layout.byline, layout.issuer) == (TITLE, "Gerda Lind", "Ministry of Trade of Norvask")
    assert layout.dateline is not None
    number, dateline = layout.dateline
    assert layout.pieces[number].text[: layout.pieces[number].dateline_end] == "SAREN, June 10 (Reuters) -"
    assert (dateline.place, dateline.agency) == ("SAREN", "Reuters")
    assert [(n, p.day.value, p.changed) for n, p in layout.posted] == [(3, "2003-06-11", True)]


def test_datelines_of_further_reports_in_one_text(tables):
    lines = ["BELGRADE, Apr 2 (Tanjug) - " + LEAD, MORE, "BELGRADE, Apr 2 (Tanjug) - The dinar was unchanged on Monday."]
    layout = find_layout([Paragraph("paragraph", line) for line in lines], tables)
    assert [piece.dateline_end for piece in layout.pieces] == [26, 0, 26]


def test_lines_left_out_are_noted(tables):
    layout = find_layout([Paragraph("paragraph", line) for line in (LEAD, "With files from AFP", "Share on Facebook")], tables)
    assert [piece.text for piece in layout.pieces] == [LEAD]
    assert layout.notes == ("With files from AFP", "Share on Facebook")


@pytest.mark.parametrize(("line", "day"), [("Date of next meeting", None), ("Velm, Quay House", "2019-04-23")])
def test_the_day_of_the_next_meeting_is_not_the_reports(line, day, tables):
    layout = find_layout([Paragraph("paragraph", text) for text in (LEAD, MORE, line, "Tuesday 23 April 2019")], tables)
    assert [posted.day.value for _, posted in layout.posted] == ([day] if day else [])


def test_draft_minutes_have_no_dateline_but_the_day_on_which_they_were_held(tables):
    held = "Minutes of the 3rd meeting held on Thursday, 6 June 2019, at 2 p.m. in the Board Room, Quay Street"
    texts = ("DRAFT MINUTES – SUBJECT TO APPROVAL", held, LEAD, MORE, "4. DATE OF NEXT MEETING", "Tuesday 23 July 2019")
    layout = find_layout([Paragraph("paragraph", text) for text in texts], tables)
    assert (layout.dateline, [posted.day.value for _, posted in layout.posted]) == (None, ["2019-06-06"])


def test_a_text_of_captions_is_read(tables):
    captions = [
        f"{n}. {line} (Photo: A. Aas/AFP)"
        for n, line in enumerate((LEAD, LEAD.replace("Monday", "Friday"), LEAD[:60] + " too."), 1)
    ]
    assert [text for _, text in pieces_of(captions, tables)] == captions
    assert [text for _, text in pieces_of([TITLE, LEAD, MORE, captions[0]], tables)] == [TITLE, LEAD, MORE]
