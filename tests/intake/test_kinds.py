import pytest

from travaux.intake.kinds import tell_kind

CASES = [
    (b"PK\x03\x04....", "a.txt", "zip"),
    (b"PK\x05\x06....", "", "zip"),
    (b"PAR1....", "a.jsonl", "parquet"),
    (b"\x1f\x8b\x08", "a.warc", "gzip"),
    (b"WARC/1.0\r\n", "crawl", "warc"),
    (b"<rss version='2.0'>", "a.html", "feed"),
    (b'\xef\xbb\xbf <?xml version="1.0"?><!-- x --><feed xmlns="http://www.w3.org/2005/Atom">', "", "feed"),
    ('<?xml version="1.0" encoding="utf-16"?><rss>'.encode("utf-16"), "", "feed"),
    (b"<rdf:RDF xmlns='x'>", "", "feed"),
    (b"<?xml version='1.0'?>\n<urlset>", "a.txt", "sitemap"),
    (b"<sitemapindex >", "", "sitemap"),
    (b"<feedback>", "", "report"),
    (b'{"text": "a"}\n{"text": "b"}', "table", "jsonl"),
    (b'{"text": "a"}', "table", "report"),
    (b'{"name": "a"}\n{}', "table", "report"),
    (b"anything", "T.JSONL", "jsonl"),
    (b"anything", "a.ndjson", "jsonl"),
    (b"anything", "a.parquet", "parquet"),
    (b"anything", "a.urls", "addresses"),
    (b"# pages\n\nhttps://news.example/a\n", "a.txt", "addresses"),
    (b"https://news.example/a says so\n", "a.txt", "report"),
    (b"https://news.example/a\n", "a.md", "report"),
    (b"<!doctype html><p>", "a.html", "report"),
    (b"", "", "report"),
]


@pytest.mark.parametrize(("head", "name", "kind"), CASES)
def test_the_kind_is_told_by_content_then_by_name(head, name, kind):
    assert tell_kind(head, name) == kind
