import json

import pytest

from travaux.reader.isodates import iso_date, url_date
from travaux.reader.page import Page

BODY = "<p>Norvask has walked out of talks on the Lissa river after what its minister called an insult of a draft.</p>" * 3
LD = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Norvask walks out",
    "datePublished": "2019-04-03T16:20:11Z",
}


def ld(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def parse(pages, head: str, body: str = BODY, **known: str) -> Page:
    result = pages.parse(f"<html><head>{head}</head><body>{body}</body></html>", "x", **known)
    assert isinstance(result, Page)
    return result


TITLES = [
    ("JSON-LD", ld(LD), "Norvask walks out"),
    ("JSON-LD in a graph", ld({"@graph": [{"@type": "WebSite", "name": "S"}, LD]}), "Norvask walks out"),
    ("OpenGraph", '<meta property="og:title" content="Norvask walks out"><title>x</title>', "Norvask walks out"),
    (
        "the site's name taken off",
        '<meta property="og:title" content="Norvask walks out | The Sentinel">'
        '<meta property="og:site_name" content="The Sentinel">',
        "Norvask walks out",
    ),
    ("title element", "<title>Norvask walks out - again</title>", "Norvask walks out - again"),
    ("title element with a bar", "<title>Norvask walks out | The Sentinel</title>", "Norvask walks out"),
    ("references", "<title>Aas: &quot;no&quot; &amp; no again</title>", 'Aas: "no" & no again'),
    ("nothing", "", None),
]


@pytest.mark.parametrize(("head", "expected"), [row[1:] for row in TITLES], ids=[row[0] for row in TITLES])
def test_titles(head, expected, pages):
    assert parse(pages, head).title == expected


def test_the_pages_own_heading_is_the_title_where_its_metadata_agree(pages):
    body = f"<h1>Norvask walks out of talks</h1>{BODY}"
    assert (
        parse(pages, "<title>Norvask walks out of talks | Norvask | The Sentinel</title>", body).title
        == "Norvask walks out of talks"
    )


PUBLISHERS = [
    (ld({**LD, "publisher": {"@type": "Organization", "name": "Meridian Press"}}), "Meridian Press"),
    ('<meta property="og:site_name" content="The Sentinel">', "The Sentinel"),
    ('<meta property="article:publisher" content="https://facebook.com/x"><meta property="og:site_name" content="S">', "S"),
    ("<title>Norvask walks out • President of Karvelia</title>", "President of Karvelia"),
    ("<title>Norvask walks out</title>", None),
]


@pytest.mark.parametrize(("head", "expected"), PUBLISHERS)
def test_publishers(head, expected, pages):
    assert parse(pages, head, f"<h1>Norvask walks out</h1>{BODY}").publisher == expected


PLACES = [
    ("the site in the first heading", "<h1>The Sentinel</h1><h2>Norvask walks out again</h2>"),
    ("no first heading", "<h2>Norvask walks out again</h2>"),
]


@pytest.mark.parametrize("body", [row[1] for row in PLACES], ids=[row[0] for row in PLACES])
def test_a_second_heading_tells_title_and_publisher(body, pages):
    page = parse(pages, "<title>Norvask walks out again &#8211; The Sentinel</title>", body + BODY)
    assert (page.title, page.publisher) == ("Norvask walks out again", "The Sentinel")


BYLINES = [
    (ld({**LD, "author": [{"@type": "Person", "name": "Irena Sotek"}, {"name": "Tom Hale"}]}), "Irena Sotek, Tom Hale"),
    ('<meta name="author" content="By Tom Hale">', "Tom Hale"),
    ('<meta property="article:author" content="https://facebook.com/tom">', None),
]


@pytest.mark.parametrize(("head", "expected"), BYLINES)
def test_bylines(head, expected, pages):
    assert parse(pages, head).byline == expected


OG = '<meta property="article:published_time" content="2019-04-02T10:00:00+02:00">'
DATES = [
    ("JSON-LD, then OpenGraph", ld(LD) + OG, "", [("2019-04-03T16:20:11+00:00", "json-ld"), ("2019-04-02T10:00:00+02:00", "meta")]),
    ("one day once", ld(LD) + OG.replace("-02T", "-03T"), "", [("2019-04-03T16:20:11+00:00", "json-ld")]),
    ("element", "", '<span itemprop="datePublished" content="2019-04-03">Wed</span>', [("2019-04-03", "markup")]),
    ("htmldate", "", '<div class="date">Published on April 3, 2019</div>', [("2019-04-03", "markup")]),
    ("of a century ago", ld({**LD, "datePublished": "1905-08-24"}), "", [("1905-08-24", "json-ld")]),
    ("broken", ld({**LD, "datePublished": "soon"}), "", []),
]


@pytest.mark.parametrize(("head", "extra", "expected"), [row[1:] for row in DATES], ids=[row[0] for row in DATES])
def test_dates(head, extra, expected, pages):
    assert list(parse(pages, head, extra + BODY).dates) == expected


def test_the_address_is_evidence_too(pages):
    page = parse(pages, ld(LD), url="https://news.example/2019/04/05/norvask-walks-out")
    assert list(page.dates) == [("2019-04-03T16:20:11+00:00", "json-ld"), ("2019-04-05", "url")]


def test_no_guessed_date_lies_after_retrieval(pages):
    body = f"<div>Updated on May 7, 2021</div>{BODY}"
    assert list(parse(pages, "", body, latest="2020-01-01").dates) == []


def test_broken_json_is_passed_over(pages):
    broken = '<script type="application/ld+json">{"@type": "NewsArticle", </script>'
    head = f'{broken}<meta property="og:title" content="Norvask walks out">'
    assert parse(pages, head).title == "Norvask walks out"


ISO = [
    ("2022-02-16", "2022-02-16"),
    ("20220216", "2022-02-16"),
    ("2022-02-16 14:10", "2022-02-16T14:10:00"),
    ("2022-02-16T14:10:00.000Z", "2022-02-16T14:10:00+00:00"),
    ("2022-02-16T14:10+0300", "2022-02-16T14:10:00+03:00"),
    ("16 February 2022", "2022-02-16"),
    ("Feb. 16, 2022 at noon", "2022-02-16"),
    ("2022-02-30", None),
    ("0001-01-01T00:00:00Z", None),
    ("16/02/2022", None),
    (None, None),
    (1645020600, None),
]


@pytest.mark.parametrize(("value", "expected"), ISO)
def test_dates_of_markup_to_iso(value, expected):
    assert iso_date(value) == expected


URLS = [
    ("https://news.example/world/2022/02/16/talks", "2022-02-16"),
    ("https://news.example/20220216-talks", "2022-02-16"),
    ("https://news.example/2022/13/16/talks", None),
    ("https://news.example/id/120220216999", None),
    (None, None),
]


@pytest.mark.parametrize(("url", "expected"), URLS)
def test_days_of_addresses(url, expected):
    assert url_date(url) == expected
