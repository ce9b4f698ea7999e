import codecs

import pytest

from travaux.reader.decode import decode, foreign_form, is_page
from travaux.record.article import Rejection

QUOTED = "He said: “The talks – at Velm – didn’t fail.”"

CHARSETS = [
    (QUOTED.encode(), None, (QUOTED, "utf-8")),
    (codecs.BOM_UTF8 + QUOTED.encode(), "latin-1", (QUOTED, "utf-8")),
    (codecs.BOM_UTF16_LE + QUOTED.encode("utf-16-le"), None, (QUOTED, "utf-16-le")),
    (codecs.BOM_UTF16_BE + QUOTED.encode("utf-16-be"), None, (QUOTED, "utf-16-be")),
    (codecs.BOM_UTF32_LE + QUOTED.encode("utf-32-le"), None, (QUOTED, "utf-32-le")),
    (QUOTED.encode("utf-16-le"), None, (QUOTED, "utf-16-le")),
    (QUOTED.encode("cp1252"), None, (QUOTED, "cp1252")),
    (QUOTED.encode("cp1252"), "iso-8859-1", (QUOTED, "cp1252")),
    (QUOTED.encode("mac_roman"), None, (QUOTED, "mac-roman")),
    ("Ministr řekl, že přijde.".encode("iso-8859-2"), "ISO-8859-2", ("Ministr řekl, že přijde.", "iso8859-2")),
    ("<meta charset='koi8-r'><p>Переговоры".encode("koi8-r"), None, ("<meta charset='koi8-r'><p>Переговоры", "koi8-r")),
    ("<p>Café</p>".encode(), "no-such-charset", ("<p>Café</p>", "utf-8")),
    ("“ok” ".encode() * 30 + b"\xff", None, ("“ok” " * 30 + "\ufffd", "utf-8")),
    ("itâ€™s â€œsoâ€\x9d in the CafÃ©".encode(), None, ("it’s “so” in the Café", "utf-8")),
]


@pytest.mark.parametrize(("data", "charset", "expected"), CHARSETS)
def test_charset_is_told_by_mark_content_and_claim(data, charset, expected):
    assert decode(data, "x", charset=charset) == expected


NOT_TEXT = [
    (b"%PDF-1.7\n%\xe2\xe3", "not-text", "a PDF file"),
    (b"PK\x03\x04\x14\x00", "not-text", "office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1", "not-text", "office document"),
    (b"{\\rtf1\\ansi", "not-text", "RTF"),
    (b"\x89PNG\r\n\x1a\n", "not-text", "PNG"),
    (b"\xff\xd8\xff\xe0", "not-text", "JPEG"),
    (b"\x1f\x8b\x08", "not-text", "gzip"),
    (b"WARC/1.0\r\n", "not-text", "web archive"),
    (bytes(range(1, 9)) * 400, "not-text", "no charset"),
    (b"", "empty", "got nothing"),
    (b"\xef\xbb\xbf \r\n\t", "empty", "got nothing"),
]


@pytest.mark.parametrize(("data", "code", "words"), NOT_TEXT)
def test_what_is_no_text_is_rejected_by_name(data, code, words):
    result = decode(data, "x")
    assert isinstance(result, Rejection)
    assert (result.stage, result.code) == ("decode", code)
    assert words in result.detail


PAGES = [
    ("<!DOCTYPE html><html><body>x", None, True),
    ("<!-- a --><!-- b --> <HTML lang=en>", None, True),
    ("<?xml version='1.0'?><html xmlns='x'>", None, True),
    ("<div><p>a</p><p>b</p><p>c</p></div>", None, True),
    ("<p>Only one.</p>", "text/html; charset=utf-8", True),
    ("He wrote x < y and a <b> c.", None, False),
    ("Talks began. " * 50, "text/html", False),
]


@pytest.mark.parametrize(("text", "media", "expected"), PAGES)
def test_a_page_is_told_by_its_content(text, media, expected):
    assert is_page(text, media) is expected


def test_a_run_of_comments_is_looked_at_once():
    assert is_page("<!---->" * 1000 + "text") is False


FORMS = [
    ('<?xml version="1.0"?><rss version="2.0"><channel>', "a feed"),
    ('<feed xmlns="http://www.w3.org/2005/Atom">', "a feed"),
    ('{"title": "Talks"}', "JSON"),
    ("[the West] is forced to agree", None),
    ("Talks began.", None),
]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_feeds_and_json_are_no_reports(text, expected):
    found = foreign_form(text)
    assert (found is None) if expected is None else found is not None and found.startswith(expected)
