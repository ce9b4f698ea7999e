import gzip
import zipfile
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from intake_factory import Site, codes, take

from travaux.intake import Intake, Limits
from travaux.intake.feeds import find_entries
from travaux.intake.listings import Entry, Listing
from travaux.record.article import Rejection
from travaux.record.capture import Capture

WORDS = "<p>" + "word " * 120 + "</p>"
RSS = f"""<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
<channel><title>News</title><link>http://news.example/</link><ttl>30</ttl><sy:updatePeriod>hourly</sy:updatePeriod>
<item><title>Talks &amp; <![CDATA[<b>more</b>]]></title><link>http://news.example/a</link><guid isPermaLink="false">g1</guid>
<pubDate>Wed, 16 Feb 2022 14:10:00 +0300</pubDate><content:encoded><![CDATA[{WORDS}]]></content:encoded></item>
<item><guid>http://news.example/b</guid><content:encoded>short</content:encoded></item>
<item><guid isPermaLink="false">g3</guid><title>Whole</title><content:encoded><![CDATA[{WORDS}]]></content:encoded></item>
<item><title>Nothing</title></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><id>f</id><title>News</title>
<entry><id>tag:1</id><title>Talks</title><link rel="self" href="http://news.example/x.atom"/><link href="/a"/>
<published>2022-02-16T14:10:00Z</published><updated>2023-01-01T00:00:00Z</updated></entry>
<entry><id>tag:2</id><link href="http://news.example/b"/><updated>2023-01-01T00:00:00Z</updated>
<content type="html">{WORDS.replace("<", "&lt;")}</content></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="http://news.example/"><title>News</title></channel>
<item rdf:about="http://news.example/a"><title>Talks</title><link>http://news.example/a</link><dc:date>2022-02-16</dc:date></item>
</rdf:RDF>"""
SITEMAP = """<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc> http://news.example/a </loc><lastmod>2023-01-01</lastmod><news:news><news:publication><news:name>The News</news:name>
<news:language>en</news:language></news:publication><news:publication_date>2022-02-16T14:10:00+03:00</news:publication_date>
<news:title>Talks</news:title></news:news></url>
<url><loc>http://news.example/b</loc><lastmod>2023-01-01</lastmod></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>http://news.example/s1.xml.gz</loc></sitemap><sitemap><loc>http://news.example/s2.xml</loc></sitemap></sitemapindex>"""

LISTED = [
    ("rss", RSS, Listing("s", (
        Entry("http://news.example/a", "g1", "Talks & more", "2022-02-16T11:10:00+00:00", content=WORDS),
        Entry("http://news.example/b", "http://news.example/b"),
        Entry(None, "g3", "Whole", content=WORDS),
        Entry(title="Nothing"),
    ), seconds=3600.0)),
    ("atom", ATOM, Listing("s", (
        Entry("http://news.example/a", "tag:1", "Talks", "2022-02-16T14:10:00+00:00"),
        Entry("http://news.example/b", "tag:2", content=WORDS),
    ))),
    ("rdf", RDF, Listing("s", (Entry("http://news.example/a", "http://news.example/a", "Talks", "2022-02-16T00:00:00+00:00"),))),
    ("sitemap", SITEMAP, Listing("s", (
        Entry("http://news.example/a", None, "Talks", "2022-02-16T14:10:00+03:00", "The News"),
        Entry("http://news.example/b"),
    ))),
    ("index", INDEX, Listing("s", sitemaps=("http://news.example/s1.xml.gz", "http://news.example/s2.xml"))),
    ("addresses", "# x\nhttp://news.example/a\r\n\nnews.example/b\n", Listing("s", (Entry("http://news.example/a"),), damage=(
        ("s:4", "expected an http or https address on this line, got 'news.example/b'; correct or drop it"),
    ))),
]  # fmt: skip


@pytest.mark.parametrize(("data", "expected"), [row[1:] for row in LISTED], ids=[row[0] for row in LISTED])
def test_what_a_list_names_and_tells(data: str, expected: Listing):
    assert find_entries(data.encode(), "s", name="a.urls", url="http://news.example/feed") == expected


def test_a_page_is_no_list():
    found = find_entries(b"<!doctype html><p>Talks</p>", "s")
    assert isinstance(found, Rejection)
    assert found.code == "bad-list"


def test_a_feed_beyond_the_caps_is_rejected_before_it_is_parsed():
    assert find_entries(b"<rss>" + b"<a " * 500_000, "s").code == "too-complex"
    assert find_entries(b"<rss>" + b" " * 8_000_000, "s").code == "too-large"


def test_a_date_of_a_feed_that_is_none_is_left_out():
    found = find_entries(RSS.replace("Wed, 16 Feb", "Wed, 76 Feb").encode(), "s")
    assert isinstance(found, Listing)
    assert found.entries[0].published is None


def test_a_sitemap_cut_off_tells_what_it_holds_and_that_it_is_cut():
    found = find_entries(SITEMAP[:-60].encode(), "s")
    assert isinstance(found, Listing)
    assert found.entries[0].url == "http://news.example/a"
    assert len(found.damage) == 1


def test_entities_of_a_sitemap_reach_no_file(tmp_path: Path):
    (tmp_path / "secret").write_text("http://secret.example/")
    data = f'<!DOCTYPE urlset [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]><urlset><url><loc>&x;</loc></url></urlset>'
    found = find_entries(data.encode(), "s", name="a.xml")
    assert "secret.example" not in repr(found)


A, B = b"<p>Page a</p>", b"<p>Page b</p>"
NEWS = {"http://news.example/a": A, "http://news.example/b": B}


def test_the_entries_of_a_feed_are_fetched_and_what_it_holds_whole_stands_in_for_what_cannot_be_had(tmp_path: Path):
    path = tmp_path / "feed.xml"
    path.write_text(RSS)
    site = Site({"http://news.example/b": B})
    found = take(path, network=site.network())
    whole = Capture(WORDS.encode(), "x", title="Talks & more", published="2022-02-16T11:10:00+00:00", content_type="text/html")
    assert found[:3] == [
        replace(whole, source="http://news.example/a", url="http://news.example/a"),
        Capture(B, "http://news.example/b", url="http://news.example/b"),
        replace(whole, source=f"{path}:3", wire_id="g3", title="Whole", published=None),
    ]
    assert (found[3].source, found[3].code) == (f"{path}:4", "bad-row")
    assert site.asked == ["http://news.example/robots.txt", "http://news.example/a", "http://news.example/b"]


def test_a_feed_is_told_by_its_content_where_a_url_is_named():
    site = Site({"http://news.example/": RSS.encode(), **NEWS})
    intake = Intake(["http://news.example/"], network=site.network())
    found = list(intake)
    assert codes(found) == [A.decode(), B.decode(), WORDS, "bad-row"]
    assert (found[0].title, found[0].published) == ("Talks & more", "2022-02-16T11:10:00+00:00")
    assert site.asked[0] == "http://news.example/"
    assert (intake.total, intake.total_items, intake.done_items) == (0, 5, 5)


def test_a_named_page_is_fetched_as_it_is_without_asking_robots(tmp_path: Path):
    headers = {"content-type": "text/html; charset=utf-8", "date": "Wed, 16 Feb 2022 14:10:00 GMT"}
    page = httpx.Response(200, headers=headers, stream=httpx.ByteStream(A))
    moved = httpx.Response(302, headers={"location": "http://news.example/a"})
    site = Site({"http://news.example/": moved, "http://news.example/a": page})
    assert take("http://news.example/", network=site.network()) == [
        Capture(A, "http://news.example/", url="http://news.example/a", retrieved="2022-02-16T14:10:00+00:00", charset="utf-8",
                content_type="text/html")
    ]  # fmt: skip
    assert site.asked == ["http://news.example/", "http://news.example/a"]
    (found,) = take("http://inside.example/", network=site.network())
    assert (found.source, found.stage, found.code) == ("http://inside.example/", "fetch", "refused-address")


def test_nothing_is_fetched_before_it_is_asked_for():
    site = Site(NEWS)
    intake = iter(Intake(["http://news.example/a", "http://news.example/b"], network=site.network()))
    assert site.asked == []
    next(intake)
    assert site.asked == ["http://news.example/a"]


def test_a_list_of_addresses_is_followed_and_its_errors_are_told(tmp_path: Path):
    good, bad = tmp_path / "good.txt", tmp_path / "bad.urls"
    good.write_text("# pages\nhttp://news.example/a\n\nhttp://news.example/a\nhttp://news.example/missing\n")
    bad.write_text("http://news.example/b\nnews.example\n")
    site = Site(NEWS)
    intake = Intake([str(good), str(bad)], network=site.network())
    assert codes(list(intake)) == [A.decode(), "http-status", "bad-row", B.decode()]
    assert intake.skipped == {"named twice": 1}
    assert intake.done == intake.total


def test_a_text_that_begins_with_an_address_is_a_report(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_text("http://news.example/a\n\nTalks resumed.\n")
    site = Site(NEWS)
    assert codes(take(path, network=site.network())) == ["http://news.example/a\n\nTalks resumed.\n"]
    assert site.asked == []


def test_lists_in_folders_and_archives_are_not_followed(tmp_path: Path):
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "feed.xml").write_text(RSS)
    (folder / "list.txt").write_text("http://news.example/a\n")
    with zipfile.ZipFile(folder / "z.zip", "w") as archive:
        archive.writestr("s.xml", SITEMAP)
    site = Site(NEWS)
    assert codes(take(folder, folder / "z.zip", network=site.network())) == ["not-followed"] * 4
    assert site.asked == []


def test_a_sitemap_index_is_followed_one_level_deep(tmp_path: Path):
    path = tmp_path / "sitemap.xml.gz"
    path.write_bytes(gzip.compress(INDEX.encode()))
    pages = {"http://news.example/s1.xml.gz": gzip.compress(SITEMAP.encode()), "http://news.example/s2.xml": INDEX.encode(), **NEWS}
    intake = Intake([str(path)], network=Site(pages).network())
    found = list(intake)
    assert codes(found) == [A.decode(), B.decode(), "nested", "nested"]
    assert (found[0].title, found[0].publisher, found[0].published) == ("Talks", "The News", "2022-02-16T14:10:00+03:00")
    assert (found[1].title, found[1].published) == (None, None)
    assert intake.done_items == intake.total_items == 6


CHILDREN = [
    (404, "http-status"),
    (A, "bad-list"),
    (gzip.compress(SITEMAP.encode())[:-9], "cut-off"),
    (gzip.compress(bytes(2_000_000)), "too-large"),
    (b"<urlset></urlset>", "empty"),
]


@pytest.mark.parametrize(("child", "code"), CHILDREN)
def test_a_sitemap_that_cannot_be_had_is_a_rejection(tmp_path: Path, child, code):
    path = tmp_path / "index.xml"
    path.write_text("<sitemapindex><sitemap><loc>http://news.example/s.xml</loc></sitemap></sitemapindex>")
    site = Site({"http://news.example/s.xml": child})
    (found,) = take(path, network=site.network(), limits=Limits(listing=1_000_000))
    assert (found.source, found.code) == ("http://news.example/s.xml", code)


def test_an_entry_that_names_a_feed_is_not_followed_further():
    site = Site({"http://news.example/": RSS.encode(), "http://news.example/a": RSS.encode(), "http://news.example/b": B})
    found = take("http://news.example/", network=site.network())
    assert found[0].data == RSS.encode()
    assert len(found) == 4
