import os
import threading
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from intake_factory import Site, codes, take

from travaux.errors import UsageError
from travaux.intake import Intake, Limits
from travaux.record.article import Rejection
from travaux.record.capture import Capture


def test_a_file_is_a_capture_of_its_bytes(tmp_path: Path):
    path = tmp_path / "talks.html"
    path.write_bytes(b"<p>Talks</p>\r\n\xff")
    assert take(path) == [Capture(b"<p>Talks</p>\r\n\xff", str(path))]


def test_a_folder_is_read_in_the_order_of_names_without_hidden_files_and_parts_of_pages(tmp_path: Path):
    for name in ("b/z.txt", "b/a.txt", "a.txt", "c.pdf", ".hidden", ".git/x.txt", "page_files/style.css", "page_files/logo.PNG"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    (tmp_path / "t.jsonl").write_text('{"text": "row"}\n')
    intake = Intake([str(tmp_path)])
    assert codes(list(intake)) == ["a.txt", "b/a.txt", "b/z.txt", "c.pdf", "row"]
    assert intake.skipped == {"part of a page": 2}
    assert intake.done == intake.total > 0


def test_what_was_named_wrongly_is_told_before_anything_is_read(tmp_path: Path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "there.txt").write_text("x")
    for wrong in ("missing.txt", "", "ftp://news.example/", "a\0b", str(tmp_path / "empty")):
        with pytest.raises(UsageError, match=r"expected (?:a |files)"):
            Intake([str(tmp_path / "there.txt"), wrong])
    with pytest.raises(UsageError, match="expected published as an ISO date"):
        Intake([], published="yesterday")
    with pytest.raises(UsageError, match="expected retrieved as an ISO date"):
        Intake([], retrieved="2022-13-01")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open every file")
def test_a_file_that_may_not_be_opened_is_a_rejection(tmp_path: Path):
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "a.txt").chmod(0)
    (found,) = take(tmp_path / "a.txt")
    assert (found.stage, found.code) == ("read", "unreadable")


def test_a_file_that_is_gone_when_its_turn_comes_is_a_rejection_and_the_next_is_read(tmp_path: Path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(name)
    intake = iter(Intake([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]))
    (tmp_path / "a.txt").unlink()
    gone, there = intake
    assert isinstance(gone, Rejection)
    assert (gone.source, gone.stage, gone.code) == (str(tmp_path / "a.txt"), "read", "unreadable")
    assert there == Capture(b"b.txt", str(tmp_path / "b.txt"))


def test_a_file_above_the_cap_is_rejected_and_one_at_the_cap_is_not(tmp_path: Path):
    (tmp_path / "a.txt").write_bytes(b"x" * 101)
    (tmp_path / "b.txt").write_bytes(b"x" * 100)
    assert codes(take(tmp_path, limits=Limits(report=100))) == ["too-large", "x" * 100]


def test_dates_that_the_user_gives_override_and_are_otherwise_unknown(tmp_path: Path):
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "b.jsonl").write_text('{"text": "b", "published": "2020", "retrieved": "2021"}\n{"text": "c", "date": "soon"}\n')
    dates = [(each.published, each.retrieved) for each in take(tmp_path, published="2022-02-16 14:10", retrieved="2022-02-17")]
    assert dates == [("2022-02-16T14:10", "2022-02-17")] * 3
    assert [(each.published, each.retrieved) for each in take(tmp_path)[:2]] == [(None, None), ("2020", "2021")]


def test_a_name_that_is_no_text_is_shown_as_far_as_it_is(tmp_path: Path):
    path = os.fsencode(tmp_path) + b"/\xff.txt"
    Path(os.fsdecode(path)).write_bytes(b"x")
    (found,) = take(tmp_path)
    assert found.source == f"{tmp_path}/\ufffd.txt"


def test_a_pipe_is_read(tmp_path: Path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(b"<p>Talks</p>",))
    writer.start()
    assert take(pipe) == [Capture(b"<p>Talks</p>", str(pipe))]
    writer.join()


def test_how_far_it_is_grows_within_one_large_file_and_ends_at_the_total(tmp_path: Path):
    table = tmp_path / "t.jsonl"
    with table.open("w") as stream:
        stream.writelines(f'{{"text": "{n:0200}"}}\n' for n in range(30_000))
    (tmp_path / "a.txt").write_text("a" * 1000)
    intake = Intake([str(tmp_path)])
    assert intake.total == table.stat().st_size + 1000
    reached = [intake.done for _ in intake]
    assert reached == sorted(reached)
    assert len(set(reached)) >= 5
    assert reached[15_000] < 0.8 * intake.total
    assert intake.done == intake.total


NAMES = st.sampled_from(
    [
        "a.txt",
        "a.html",
        "a.jsonl",
        "a.jsonl.gz",
        "a.parquet",
        "a.zip",
        "a.warc",
        "a.warc.gz",
        "a.xml",
        "a.xml.gz",
        "a.urls",
        "a.eml",
    ]
)
STARTS = st.sampled_from(
    [
        b"",
        b"PK\x03\x04",
        b"PK\x05\x06",
        b"PAR1",
        b"\x1f\x8b\x08\x00",
        b"WARC/1.0\r\n",
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 40\r\n\r\nHTTP/1.1 200 OK\r\n",
        b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 4\r\n\r\n",
        b"<rss><channel><item>",
        b"<feed><entry><link href='",
        b"<urlset><url><loc>",
        b'{"text": "',
    ]
)


@given(name=NAMES, start=STARTS, rest=st.binary(max_size=200))
@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_of_any_kind_raise_anything(tmp_path: Path, name: str, start: bytes, rest: bytes):
    (tmp_path / name).write_bytes(start + rest)
    try:
        found = take(tmp_path / name, network=nowhere())
        inside = take(tmp_path, network=nowhere())
    finally:
        (tmp_path / name).unlink()
    assert inside or not found


@given(name=NAMES, start=STARTS, rest=st.binary(max_size=200))
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_in_an_archive_raise_anything(tmp_path: Path, name: str, start: bytes, rest: bytes):
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr(name, start + rest)
    for each in take(tmp_path / "all.zip", network=nowhere()):
        assert each.source.startswith(f"{tmp_path}/all.zip!{name}")


def nowhere():
    """An internet without pages."""
    return Site({}).network()


def test_the_ledger_in_the_folder_is_no_report(tmp_path):
    for name in ("talks.db", "talks.db-wal", "talks.db-shm", "talks.db.txt", "a.txt"):
        (tmp_path / name).write_text("A report of talks.")
    (tmp_path / "talks.db.bytes" / "ab").mkdir(parents=True)
    (tmp_path / "talks.db.bytes" / "ab" / "abc.zst").write_bytes(b"x")
    found = list(Intake([str(tmp_path)], ledger=tmp_path / "talks.db"))
    assert [capture.source.rsplit("/", 1)[1] for capture in found] == ["a.txt", "talks.db.txt"]
