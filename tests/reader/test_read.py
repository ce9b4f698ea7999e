from pathlib import Path
from textwrap import fill

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from travaux.reader import Caps, PageParser, ReadOptions, find_date_problems, read_bytes
from travaux.record.article import Article, Rejection

REPORTS = Path(__file__).parents[2] / "examples" / "reports"
LEAD = "Norvask withdrew from the customs talks with Karvelia on Monday, hours before the sixth round was due."
MORE = '"We shall not be lectured," Foreign Minister Henrik Aas told reporters in the capital.'


def assert_sound(article: Article) -> None:
    """Every span lies inside the text; blocks follow one another and hold all of it but blanks."""
    text, position = article.text, 0
    for block in article.blocks:
        assert position <= block.start < block.end <= len(text)
        assert not text[position : block.start].strip()
        assert text[block.start : block.end] == text[block.start : block.end].strip()
        position = block.end
    assert not text[position:].strip()
    for words, span in ((article.title, article.title_span), (article.dateline, article.dateline_span)):
        assert span is None or text[slice(*span)] == words
    assert all(0 <= span[0] < span[1] <= len(text) for span in (d.span for d in article.dates) if span is not None)


FACTS = {
    "lissa-briefing.html": ("Press Briefing, March 21, 2019", "Ministry of Foreign Affairs of Karvelia", "2019-03-21"),
    "lissa-draft.html": ("Karvelia hands Norvask draft treaty on Lissa water", "Meridian Press", "2019-03-14T16:42:00+01:00"),
    "lissa-joint-statement.html": (
        "Joint Statement of Karvelia and Norvask on the Lissa River",
        "Continental Rivers Commission",
        "2019-04-05",
    ),
    "lissa-rejection.html": (
        "Saren: Karvelian draft ‘cannot be the basis of anything’",
        "The Saren Courier",
        "2019-03-20T09:15:00+01:00",
    ),
    "lissa-release.txt": (
        "Readout of Minister Aas's Call with Sir Alan Pryce",
        "Ministry of Foreign Affairs of the Kingdom of Norvask",
        "2019-04-01",
    ),
    "portsmouth-indemnity.html": ("Conference near breaking point over indemnity", "The Harbour Gazette", "1905-08-24"),
    "portsmouth-interview.txt": ("A talk with Mr. Witte", "The Harbour Gazette", "1905-08-26"),
    "portsmouth-opening.txt": ("Japan's terms are handed to the Russian envoys", "Atlantic Cable", "1905-08-10"),
    "portsmouth-treaty.txt": ("Russia and Japan agree on peace; no indemnity", "Atlantic Cable", "1905-08-29"),
}


@pytest.mark.parametrize("name", FACTS)
def test_title_publisher_and_date_of_the_sample_reports(name, read):
    article = read((REPORTS / name).read_bytes())
    assert isinstance(article, Article)
    assert_sound(article)
    assert (article.title, article.publisher, article.published) == FACTS[name]


UNWANTED = {
    "lissa-draft.html": ["Share", "Related", "cookie", "Photo"],
    "lissa-rejection.html": ["READ MORE", "Most read", "Storm warning", "Topics", "Log in to comment"],
    "lissa-briefing.html": ["Skip to main content", "Travel advice"],
    "lissa-release.txt": ["###", "Media contact", "Follow us"],
    "portsmouth-indemnity.html": ["Zoom in", "Hadley's", "More from this issue", "Yacht"],
    "portsmouth-interview.txt": ["Continued on page"],
}


@pytest.mark.parametrize("name", UNWANTED)
def test_what_stands_around_the_sample_reports_is_left_out(name, read):
    article = read((REPORTS / name).read_bytes())
    assert isinstance(article, Article)
    assert [words for words in UNWANTED[name] if words in article.text] == []


def test_a_date_without_a_year_is_completed_by_evidence_only(read, tables):
    data = (REPORTS / "lissa-no-year.txt").read_bytes()
    alone = read(data)
    assert isinstance(alone, Article)
    assert (alone.published, alone.published_basis) == (None, None)
    assert [row.code for row in find_date_problems(alone, tables)] == ["no-year"]
    given = read(data, published="2019")
    assert (given.published, given.published_basis) == ("2019-03-22T14:10", "given")
    retrieved = read(data, retrieved="2019-04-02")
    assert (retrieved.published, retrieved.published_basis) == ("2019-03-22T14:10", "inferred")
    assert retrieved.retrieved == "2019-04-02"
    much_later = read(data, retrieved="2023-07-01")
    assert (much_later.published, much_later.published_basis) == ("2019-03-22T14:10", "inferred")


def test_a_given_date_that_the_page_contradicts_is_used_and_all_are_kept(read, tables):
    article = read((REPORTS / "lissa-draft.html").read_bytes(), published="2019-03-15")
    assert (article.published, article.published_basis) == ("2019-03-15", "given")
    (row,) = find_date_problems(article, tables)
    assert row.code == "date-conflict"
    assert [c.value for c in row.candidates] == ["2019-03-15", "2019-03-14T16:42:00+01:00"]


def test_an_agencys_posting_is_read_as_an_analyst_would(read):
    text = "\n".join(
        (
            "Norvask is ready for talks if its demands aren't put aside",
            "14:10, 16 February",
            "Norvask is ready for talks that Karvelia offered, its foreign minister told reporters on Wednesday, TASS has learned.",
            "- Share on Facebook",
            "- Share on VK",
            MORE,
        )
    )
    article = read(text, retrieved="2022-03-01")
    assert isinstance(article, Article)
    assert article.text == text.replace("- Share on Facebook\n- Share on VK\n", "").replace("\n", "\n\n")
    assert [block.kind for block in article.blocks] == ["title", "dateline", "paragraph", "paragraph"]
    assert (article.publisher, article.credits, article.published) == ("TASS", ("TASS",), "2022-02-16T14:10")


def test_dateline_and_prose_are_blocks_of_one_paragraph(read):
    article = read(f"Talks fail again\n\nSAREN, June 10 (Reuters) - {LEAD}\n\n{MORE}")
    assert isinstance(article, Article)
    assert_sound(article)
    assert [(b.kind, article.text[b.start : b.end]) for b in article.blocks] == [
        ("title", "Talks fail again"),
        ("dateline", "SAREN, June 10 (Reuters) -"),
        ("paragraph", LEAD),
        ("paragraph", MORE),
    ]
    assert (article.dateline, article.title_span) == ("SAREN, June 10 (Reuters) -", (0, 16))


FORMS = [
    ("wrapped text", fill(LEAD, 50) + "\n\n" + fill(MORE, 50)),
    ("UTF-16", f"{LEAD}\n{MORE}".encode("utf-16")),
    ("a fragment of a page", f"<p>{LEAD}</p><p>{MORE}</p>"),
    ("an escaped fragment", f"&lt;p&gt;{LEAD}&lt;/p&gt;&lt;p&gt;{MORE}&lt;/p&gt;"),
    ("a page", f"<!DOCTYPE html><html><body><article><p>{LEAD}</p><p>{MORE}</p></article></body></html>"),
    ("a page with preformatted text", f"<html><body><pre>{fill(LEAD * 2, 60)}</pre></body></html>"),
    ("Markdown", f"**{LEAD}**\n\n> {MORE}"),
]


@pytest.mark.parametrize("data", [row[1] for row in FORMS], ids=[row[0] for row in FORMS])
def test_forms_in_which_a_report_comes(data, read):
    article = read(data)
    assert isinstance(article, Article)
    assert_sound(article)
    assert article.text.startswith(LEAD)
    assert article.language == "en"


def test_a_message_file(read):
    head = "From: a@x.example\nTo: b@x.example\nSubject: Fwd: Talks fail again\nDate: Mon, 18 Mar 2019 08:55:00 +0100\n"
    article = read(f"{head}MIME-Version: 1.0\n\n{LEAD}\n\n{MORE}\n")
    assert isinstance(article, Article)
    assert (article.title, article.published) == ("Talks fail again", "2019-03-18T08:55:00+01:00")
    assert article.text == f"Talks fail again\n\n{LEAD}\n\n{MORE}"


def test_a_messages_date_completes_a_dateline_but_does_not_replace_it(read):
    fields = "From: a@x.example\nTo: b@x.example\nSubject: Fwd: Talks fail\nDate: Mon, 25 Mar 2019 08:55:00 +0100\n\n"
    article = read(f"{fields}VELM, March 18 (Reuters) - {LEAD}\n\n{MORE}")
    assert (article.published, article.published_basis, article.retrieved) == ("2019-03-18", "inferred", None)


def test_an_address_on_a_line_of_its_own_is_the_reports(read):
    article = read(f"Source: https://www.reuters.com/world/2019/03/18/talks-fail?utm_source=x\n\n{LEAD}\n\n{MORE}")
    assert (article.url, article.publisher, article.published) == (
        "https://www.reuters.com/world/2019/03/18/talks-fail",
        "Reuters",
        "2019-03-18",
    )


POSTINGS = [
    ("exchangeable, weekday of the news", "Issued on: 02/04/2019 - 18:20", "He said on Tuesday", "2019-04-02T18:20"),
    ("exchangeable, weekday of the other", "Issued on: 02/04/2019 - 18:20", "He said on Monday", "2019-02-04T18:20"),
    ("exchangeable, nothing tells", "Issued on: 02/04/2019", "He said", None),
    ("exchangeable, dateline", "02/04/2019", "VELM, Feb 4 (Reuters) - He said", "2019-02-04"),
    ("in the title", "Written answers, 4 April 2019", "He said", "2019-04-04"),
    ("changed only", "Last updated: 4 April 2019", "He said", "2019-04-04"),
]


@pytest.mark.parametrize(("line", "opening", "expected"), [row[1:] for row in POSTINGS], ids=[row[0] for row in POSTINGS])
def test_days_of_posting(line, opening, expected, read):
    article = read(f"{line}\n\n{opening} that the talks on the river would be resumed in the autumn.\n\n{MORE}")
    assert isinstance(article, Article)
    assert article.published == expected


HEADS = [
    (
        "beside an issue's number",
        "Velm Bulletin\nVol. 3 No. 18\nFriday, 5 April 2019\nHIGHLIGHTS\nThursday, 4 April 2019",
        "2019-04-05",
    ),
    ("a part between dots", "Ep. 4: The Lissa\nThe Treaty Room · 5 April 2019 · 48 min", "2019-04-05"),
    ("the last sentence", "Where the talks stand\nBy the Monitor's desk. For members. Last updated 5 April 2019.", "2019-04-05"),
    ("digits with their weekday", "Aas receives the envoy\nVelm – the agency of news – On Friday 5/4/2019", "2019-04-05"),
    ("two days", "Where the talks stand\nVelm · 5 April 2019 · 48 min\nSaren · 6 April 2019 · 40 min", None),
    (
        "a day in a sentence",
        "Where the talks stand\nThe envoys last met in Velm. They parted on 5 April 2019. Nothing came of it.",
        None,
    ),
]


@pytest.mark.parametrize(("lines", "expected"), [row[1:] for row in HEADS], ids=[row[0] for row in HEADS])
def test_days_that_lines_of_the_head_tell(lines, expected, read):
    article = read(f"{lines}\n\n{LEAD}\n\n{MORE}")
    assert isinstance(article, Article)
    assert article.published == expected


def test_a_sheet_of_what_was_said(read):
    article = read(
        'date,side,speaker,text\n2019-04-04,Karvelia,Ana Velt,We accept.\n2019-04-05,Norvask,,"Norvask will not, it said."\n'
    )
    assert isinstance(article, Article)
    assert article.text == "Ana Velt (Karvelia): We accept.\n\nNorvask: Norvask will not, it said."
    assert article.published == "2019-04-05"


def test_a_record_in_xml_names_who_speaks(read):
    speeches = f'<speech by="Ms Ana Velt" office="Minister"><p>{LEAD}</p></speech><speech by="Mr Aas"><p>{MORE}</p></speech>'
    article = read(f'<?xml version="1.0"?><answers date="2019-04-05"><item>{speeches}</item></answers>')
    assert isinstance(article, Article)
    assert article.text == f"Ms Ana Velt (Minister): {LEAD}\n\nMr Aas: {MORE}"
    assert article.published == "2019-04-05"


def test_a_posting_line_below_the_summary(read):
    below = read(f"Talks fail again\n\n{LEAD}\n\nPublished\n\n4 April 2019\n\n{MORE}")
    chronology = read(f"Talks fail again\n\n{LEAD}\n\n4 April 2019\n\n{MORE}\n\n5 April 2019\n\n{MORE}")
    assert (below.published, chronology.published) == ("2019-04-04", None)


def test_a_posting_line_beside_the_text_of_a_page(read):
    head = "<div class='news__date'>16 Feb, 14:10</div><h1>Talks fail again</h1>"
    article = read(f"<html><body>{head}<article><p>{LEAD}</p><p>{MORE}</p></article></body></html>", retrieved="2022-02-20")
    assert (article.published, article.published_basis) == ("2022-02-16T14:10", "inferred")


def test_front_matter_of_markdown(read):
    article = read(f"---\ntitle: Talks fail again\ndate: 2019-04-02\nauthor: Tom Hale\n---\n\n{LEAD}\n\n> {MORE}")
    assert (article.title, article.byline, article.published) == ("Talks fail again", "Tom Hale", "2019-04-02")


FIELDS = "From: Ida Orn <ida@x.example>\nTo: b@x.example\nSubject: The log\nDate: Mon, 18 Mar 2019 08:55:00 +0100\n\n"
LOGGED = "[14:30:01] Orn: We turn it down.\n[14:30:12] Pell: Why?\n[14:31:01] Orn: You know why."


def test_a_chat_or_captions_below_front_matter_or_in_a_message(read):
    article = read(f"---\ntitle: The log\ndate: 2019-04-02\n---\n{LOGGED}")
    assert (article.title, article.published) == ("The log", "2019-04-02")
    assert article.text == "The log\n\nOrn: We turn it down.\n\nPell: Why?\n\nOrn: You know why."
    article = read(FIELDS + LOGGED)
    assert (article.title, article.published) == ("The log", "2019-03-18T08:55:00+01:00")
    assert article.text == "The log\n\nOrn: We turn it down.\n\nPell: Why?\n\nOrn: You know why."
    spoken = "\n".join(f"0:0{n}\nso the union says no" for n in (0, 4, 6, 8))
    assert read(f"---\ntitle: The strike\n---\n{spoken}").title == "The strike"


ADDRESSES = [
    ("https://Reuters.com/a?utm_source=x&id=3#top", None, "https://reuters.com/a?id=3"),
    ("https://m.reuters.com/a", "https://www.reuters.com/a", "https://www.reuters.com/a"),
    ("https://reuters.com/a", "https://evil.example/a", "https://reuters.com/a"),
    ("ftp://reuters.com/a", None, None),
]


@pytest.mark.parametrize(("given_url", "canonical", "expected"), ADDRESSES)
def test_the_canonical_address(given_url, canonical, expected, read):
    link = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    article = read(f"<html><head>{link}</head><body><p>{LEAD}</p><p>{MORE}</p></body></html>", url=given_url)
    assert isinstance(article, Article)
    assert article.url == expected


def test_ids_are_of_the_address_and_versions_of_the_text(read):
    one, same, other = (
        read(f"<p>{LEAD}</p><p>{more}</p>", url="https://x.example/a") for more in (MORE, MORE, "Nobody came to Velm.")
    )
    assert one == same
    assert (one.id == other.id, one.version == other.version) == (True, False)
    assert read(LEAD).id != read(MORE).id


FRENCH = (
    "Les pourparlers ont été suspendus lundi, a annoncé le ministre, qui a déclaré que les deux parties se retrouveront en avril"
    " à Genève pour discuter du partage des eaux et de la navigation."
)
REJECTED = [
    ("nothing", b"", "decode", "empty"),
    ("PDF", b"%PDF-1.7", "decode", "not-text"),
    ("JSON", '{"text": "Talks began."}', "decode", "not-text"),
    ("feed", '<?xml version="1.0"?><rss version="2.0"><channel><title>x</title></channel></rss>', "decode", "not-text"),
    ("menus only", "Home | News | World\nShare on Facebook\n12 comments", "parse", "empty"),
    ("page without text", "<html><head><title>Talks</title></head><body><nav><a>Home</a></nav></body></html>", "parse", "empty"),
    ("paywall", f"<html><body><p>{LEAD}</p><p>Subscribe to continue reading.</p></body></html>", "parse", "paywall"),
    ("script wall", "<html><body><p>Please enable JavaScript to continue.</p></body></html>", "parse", "paywall"),
    ("nested", "<html><body>" + "<div>" * 5000 + LEAD, "parse", "too-complex"),
    ("too long", LEAD * 10_000, "parse", "too-large"),
    ("French", FRENCH, "language", "not-english"),
]


@pytest.mark.parametrize(("data", "stage", "code"), [row[1:] for row in REJECTED], ids=[row[0] for row in REJECTED])
def test_what_cannot_be_read_is_rejected_with_a_reason(data, stage, code, read):
    result = read(data)
    assert isinstance(result, Rejection)
    assert (result.source, result.stage, result.code) == ("test", stage, code)
    assert result.detail


def test_bytes_beyond_the_cap_are_not_looked_at(tables):
    with PageParser(Caps(bytes=100)) as parser:
        result = read_bytes(b"x" * 101, source="x", options=ReadOptions(), tables=tables, parser=parser)
    assert isinstance(result, Rejection)
    assert (result.stage, result.code) == ("decode", "too-large")


LINES = st.sampled_from(
    (
        LEAD,
        MORE,
        "",
        "Talks fail again",
        "By Thomas Hale",
        "14:10, 16 February",
        "VELM, March 14 (Reuters) - ",
        "- Share on Facebook",
        "Related",
        "MR. HART: No.",
        "(Reuters)",
        "Velm, 5 April 2019",
        "# Heading",
        "> Quoted",
        "From: a@x.example",
        "Subject: x",
        "Date: y",
        "The Saren Courier",
        "END",
    )
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(st.one_of(LINES, st.text(max_size=40)), max_size=12))
def test_any_text_is_read_soundly_or_rejected(lines, read):
    result = read("\n".join(lines))
    assert isinstance(result, Rejection) or assert_sound(result) is None


@pytest.mark.parametrize(
    ("url", "publisher"),
    [
        ("https://www.state.gov/a-meeting/", "US Department of State"),
        ("https://herald.example/a-meeting/", "Ana Velt, Secretary"),
        ("https://www.reuters.com/a-meeting/", "Ana Velt, Secretary"),
    ],
)
def test_a_ministry_s_own_address_tells_more_of_who_publishes_than_who_signed(read, url, publisher):
    article = read(b"The Secretary met the envoys.", url=url, publisher="Ana Velt, Secretary")
    assert article.publisher == publisher


def test_a_line_of_parts_named_for_a_pages_particulars_tells_its_day(read):
    line = '<p class="meta">Gerda Lind · Senior Fellow, Rivers Programme · 2 December 2025</p>'
    page = f"<html><body><h1>What the river towns want next</h1>{line}<p>{LEAD}</p><p>{MORE}</p></body></html>"
    article = read(page)
    assert isinstance(article, Article)
    assert article.published == "2025-12-02"
