import gzip
import random
import tracemalloc
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from intake_factory import codes, take
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from travaux.intake import Intake, Limits
from travaux.record.article import Rejection
from travaux.record.capture import Capture

PAGE = b"<p>Talks</p>"
CHUNKED = b"5\r\n<p>Ta\r\n7;x=y\r\nlks</p>\r\n0\r\n\r\n"


class Archive:
    """Builds a web archive with another library than the one under test."""

    def __init__(self, *, packed: bool = True) -> None:
        self.stream = BytesIO()
        self.writer = WARCWriter(self.stream, gzip=packed)

    def add(
        self, url: str, body: bytes = PAGE, *, kind: str = "response", status: str = "200 OK", warc: dict | None = None, **http: str
    ):
        names = {name.replace("_", "-"): value for name, value in ({"content_type": "text/html"} | http).items() if value}
        head = StatusAndHeaders(status, list(names.items()), protocol="HTTP/1.1") if kind in ("response", "revisit") else None
        extra = {"WARC-Date": "2022-02-16T14:10:00Z"} | (warc or {})
        record = self.writer.create_warc_record(
            url, kind, payload=BytesIO(body), length=len(body), http_headers=head, warc_headers_dict=extra,
            warc_content_type="" if head else names.get("content-type", ""),
        )  # fmt: skip
        self.writer.write_record(record)
        for stream in (record.raw_stream, getattr(record, "_orig_stream", None)):
            if stream is not None:
                stream.close()
        return self

    def save(self, path: Path) -> Path:
        path.write_bytes(self.stream.getvalue())
        return path


@pytest.mark.parametrize("packed", [True, False])
def test_pages_are_read_and_everything_else_is_counted(tmp_path: Path, packed: bool):
    archive = Archive(packed=packed)
    archive.add("http://news.example/a", content_type="text/html; charset=windows-1251")
    archive.add("http://news.example/b", kind="revisit")
    archive.add("http://news.example/c", status="404 Not Found")
    archive.add("http://news.example/d.png", content_type="image/png")
    archive.add("http://news.example/e", b"Talks", kind="resource", content_type="text/plain")
    archive.add("http://news.example/f", b"x", kind="metadata")
    path = archive.save(tmp_path / "crawl.bin")
    intake = Intake([str(path)])
    date = "2022-02-16T14:10:00Z"
    assert list(intake) == [
        Capture(PAGE, f"{path}:1", url="http://news.example/a", retrieved=date, charset="windows-1251", content_type="text/html"),
        Capture(b"Talks", f"{path}:5", url="http://news.example/e", retrieved=date, content_type="text/plain"),
    ]
    assert intake.skipped == {"revisit": 1, "status": 1, "media type": 1, "metadata": 1}
    assert intake.done == intake.total


BODIES = [
    ("plain", PAGE, {}, PAGE.decode()),
    ("gzip", gzip.compress(PAGE), {"content_encoding": "gzip"}, PAGE.decode()),
    ("zlib", zlib.compress(PAGE), {"content_encoding": "deflate"}, PAGE.decode()),
    ("raw deflate", zlib.compress(PAGE)[2:-4], {"content_encoding": "deflate"}, PAGE.decode()),
    ("chunked", CHUNKED, {"transfer_encoding": "chunked"}, PAGE.decode()),
    ("unchunked already", PAGE, {"transfer_encoding": "chunked"}, PAGE.decode()),
    ("unpacked already", PAGE, {"content_encoding": "gzip"}, PAGE.decode()),
    ("no media type", PAGE, {"content_type": ""}, PAGE.decode()),
    ("brotli", b"\x0b\x05", {"content_encoding": "br"}, "packed"),
    ("packed and cut off", gzip.compress(PAGE * 50)[:-9], {"content_encoding": "gzip"}, "cut-off"),
    ("packed and damaged", b"\x1f\x8b" + PAGE, {"content_encoding": "gzip"}, "cut-off"),
    ("chunks missing", CHUNKED[:15], {"transfer_encoding": "chunked"}, "cut-off"),
    ("a chunk cut", CHUNKED[:7], {"transfer_encoding": "chunked"}, "cut-off"),
    ("a bomb", gzip.compress(bytes(10**7)), {"content_encoding": "gzip"}, "too-large"),
    ("too large", b"x" * 200_000, {}, "too-large"),
    ("large but no page", b"x" * 200_000, {"content_type": "video/mp4"}, None),
    ("cut by the crawler", PAGE, {"warc": {"WARC-Truncated": "length"}}, "cut-off"),
]


@pytest.mark.parametrize(("body", "http", "expected"), [row[1:] for row in BODIES], ids=[row[0] for row in BODIES])
def test_bodies_are_unpacked_under_the_cap(tmp_path: Path, body: bytes, http: dict, expected: str | None):
    archive = Archive().add("http://news.example/a", body, **http).add("http://news.example/b", b"next")
    path = archive.save(tmp_path / "crawl.warc.gz")
    found = take(path, limits=Limits(report=100_000))
    assert codes(found) == [each for each in (expected, "next") if each is not None]
    assert [each.source for each in found][-1] == f"{path}:2"


@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_cut_off_anywhere_is_noticed(tmp_path: Path, packed: bool):
    archive = Archive(packed=packed)
    ends = {0}
    for n in range(3):
        archive.add(f"http://news.example/{n}", random.Random(n).randbytes(300))
        ends.add(archive.stream.tell())
    whole = archive.stream.getvalue()
    path = tmp_path / "crawl.warc"
    for cut in range(1, len(whole)):
        path.write_bytes(whole[:cut])
        found = take(path)
        captures = [each for each in found if isinstance(each, Capture)]
        # Between two records nothing is missing, nor where only the blank lines behind one are. Of what is packed these count.
        rest = 0 if packed else 4
        whole_ones = sum(cut >= end - rest for end in ends - {0})
        harmless = any(end - rest <= cut <= end for end in ends - {0})
        assert isinstance(found[-1], Rejection) != harmless, cut
        assert len(found) - len(captures) == (not harmless), cut
        assert whole_ones <= len(captures) <= whole_ones + packed, cut


def test_what_follows_a_damaged_record_is_not_taken_for_records(tmp_path: Path):
    archive = Archive(packed=False).add("http://news.example/a")
    first = archive.stream.getvalue()
    path = tmp_path / "crawl.warc"
    path.write_bytes(first.replace(b"Content-Length: ", b"Content-Length: 1", 1) + first)
    assert codes(take(path)) == ["cut-off"]
    path.write_bytes(first.replace(b"Content-Length: ", b"Content-Length: -", 1))
    assert codes(take(path)) == ["cut-off"]
    path.write_bytes(first + b"noise")
    assert codes(take(path)) == [PAGE.decode(), "cut-off"]


def test_a_date_and_an_address_that_are_none_are_left_out(tmp_path: Path):
    archive = Archive().add("urn:uuid:1", warc={"WARC-Date": "yesterday"}).add("<http://news.example/a>")
    first, second = take(archive.save(tmp_path / "crawl.warc.gz"))
    assert (first.url, first.retrieved) == (None, None)
    assert second.url == "http://news.example/a"


def test_a_large_archive_is_read_a_record_at_a_time(tmp_path: Path):
    archive = Archive(packed=False)
    for n in range(60):
        archive.add(f"http://news.example/{n}", random.Random(n).randbytes(1_000_000))
    path = archive.save(tmp_path / "crawl.warc")
    del archive
    tracemalloc.start()
    count = sum(isinstance(each, Capture) for each in Intake([str(path)]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 60
    assert peak < 12_000_000
