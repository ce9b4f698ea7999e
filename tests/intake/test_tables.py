import gzip
import json
import tracemalloc
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from intake_factory import codes, take

from travaux.intake import Intake, Limits
from travaux.intake.rows import read_row
from travaux.intake.values import Given
from travaux.record.article import Rejection
from travaux.record.capture import Capture


def read(row: object, **limits: int):
    return read_row(row, "t:1", Given(), Limits(**limits))


def test_a_row_becomes_a_capture_with_all_that_it_tells():
    row = {
        "id": 7,
        "url": "https://news.example/a",
        "title": "Talks  resume\n",
        "publisher": "Reuters",
        "published": "2022-02-16 14:10",
        "retrieved": "2022-02-17",
        "text": "GENEVA. They met.",
        "topic": "talks",
        "score": 0.5,
    }
    assert read(row) == Capture(
        b"Talks resume\n\nGENEVA. They met.",
        "t:1",
        url="https://news.example/a",
        wire_id="7",
        title="Talks resume",
        publisher="Reuters",
        published="2022-02-16T14:10",
        retrieved="2022-02-17",
        extra='{"score":0.5,"topic":"talks"}',
    )


MINUS_FIVE = timezone(timedelta(hours=-5))
CAPTURED = [
    ({"text": "a"}, {"data": b"a"}),
    ({"html": "<p>a</p>", "title": "T"}, {"data": b"<p>a</p>", "title": "T", "content_type": "text/html"}),
    ({"text": "T\n\nbody", "title": "T"}, {"data": b"T\n\nbody", "title": "T"}),
    ({"text": "  T\nbody", "title": " T "}, {"data": b"  T\nbody", "title": "T"}),
    ({"Text": "a", " URL ": "http://a.example/"}, {"data": b"a", "url": "http://a.example/"}),
    ({"Text": "b", "text": "a"}, {"data": b"a", "extra": '{"Text":"b"}'}),
    ({"text": " ", "html": "b"}, {"data": b"b", "content_type": "text/html"}),
    ({"text": "a", "html": "b"}, {"data": b"a", "extra": '{"html":"b"}'}),
    ({"text": "a", "agency": "AFP"}, {"data": b"a", "publisher": "AFP"}),
    ({"text": "a", "agency": "AFP", "publisher": "Le Monde"}, {"data": b"a", "publisher": "Le Monde", "extra": '{"agency":"AFP"}'}),
    ({"text": "a", "date": date(2022, 2, 16)}, {"data": b"a", "published": "2022-02-16"}),
    ({"text": "a", "date": datetime(2022, 2, 16, 14, tzinfo=MINUS_FIVE)}, {"data": b"a", "published": "2022-02-16T14:00:00-05:00"}),
    ({"text": "a", "date": "2022-02-16T00:00:00.000Z"}, {"data": b"a", "published": "2022-02-16T00:00:00.000Z"}),
    ({"text": "a", "date": float("nan"), "title": None, "url": ""}, {"data": b"a"}),
    ({"text": "a\ud800", "x": "\ud83d\ude00"}, {"data": "a\ufffd".encode(), "extra": '{"x":"😀"}'}),
    ({"text": "a", "n": float("inf"), "b": b"\x01", "l": (None, {"d": date(2022, 1, 1)})},
     {"data": b"a", "extra": '{"b":"01","l":[null,{"d":"2022-01-01"}],"n":"inf"}'}),
]  # fmt: skip


@pytest.mark.parametrize(("row", "expected"), CAPTURED)
def test_cells_are_taken_as_they_are_meant(row, expected):
    assert read(row) == Capture(source="t:1", **expected)


BAD = [
    ([1], "expected an object with a report's text, got [1]"),
    ({}, "expected the report in a column `text` or `html`, found neither"),
    ({"text": "", "html": None}, "found neither filled"),
    ({"text": 5}, "expected `text` as text, got 5"),
    ({"text": "a", "title": ["T"]}, "expected `title` as text, got ['T']"),
    ({"text": "a", "id": True}, "expected `id` as text, got True"),
    ({"text": "a", "url": "n/a"}, "expected `url` as an http or https address, got 'n/a'"),
    ({"text": "a", "date": "16 Feb 2022"}, "expected `date` as an ISO date such as 2022-02-16"),
    ({"text": "a", "published": "2022-02-30"}, "got '2022-02-30'"),
    ({"text": "a", "published": 1644998400000}, "got 1644998400000"),
    ({"text": "a", "retrieved": "now"}, "expected `retrieved` as an ISO date"),
]


@pytest.mark.parametrize(("row", "words"), BAD)
def test_a_row_that_cannot_be_used_says_what_was_expected_and_what_came(row, words):
    found = read(row)
    assert isinstance(found, Rejection)
    assert (found.source, found.stage, found.code) == ("t:1", "read", "bad-row")
    assert words in found.detail


def test_a_row_above_the_cap_is_rejected():
    assert read({"text": "x" * 101}, report=100).code == "too-large"
    assert read({"text": "x" * 100}, report=100).data == b"x" * 100


@pytest.mark.parametrize("name", ["t.jsonl", "t.jsonl.gz", "t.ndjson"])
def test_each_line_is_a_row_that_its_number_names(tmp_path: Path, name: str):
    lines = b'\xef\xbb\xbf{"text": "a"}\r\n\n{"text": "b"\n{"text": "\xff"}\n[]\n' + b"[" * 5000 + b'\n{"text": "c"}'
    (tmp_path / name).write_bytes(gzip.compress(lines) if name.endswith("gz") else lines)
    found = take(tmp_path / name)
    assert codes(found) == ["a", "bad-row", "bad-row", "bad-row", "bad-row", "c"]
    assert [each.source for each in found] == [f"{tmp_path / name}:{n}" for n in (1, 3, 4, 5, 6, 7)]


def test_a_line_above_the_cap_is_dropped_without_being_loaded(tmp_path: Path):
    path = tmp_path / "t.jsonl"
    path.write_bytes(b'{"text": "a"}\n{"text": "' + b"x" * 60_000_000 + b'"}\n{"text": "b"}\n')
    tracemalloc.start()
    found = take(path, limits=Limits(line=1000))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert codes(found) == ["a", "too-large", "b"]
    assert found[1].source == f"{path}:2"
    assert peak < 10_000_000


def test_a_packed_table_that_is_cut_off_gives_its_rows_and_says_so(tmp_path: Path):
    path = tmp_path / "t.jsonl.gz"
    packed = gzip.compress(b"".join(b'{"text": "%064d"}\n' % n for n in range(1000)))
    path.write_bytes(packed[: len(packed) // 2])
    *rows, last = take(path)
    assert len(rows) > 300
    assert all(isinstance(row, Capture) for row in rows)
    assert (last.source, last.code) == (str(path), "cut-off")


VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=8) | st.integers(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
COLUMNS = st.sampled_from(
    ["id", "url", "title", "agency", "publisher", "published", "date", "retrieved", "text", "html", "x", "Text"]
)


@given(rows=st.lists(st.dictionaries(COLUMNS, VALUES | st.just("2022-02-16"), max_size=6) | VALUES, max_size=8))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_row_gives_one_capture_or_one_rejection(tmp_path: Path, rows: list[object]):
    (tmp_path / "t.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    found = take(tmp_path / "t.jsonl")
    assert [each.source for each in found] == [f"{tmp_path}/t.jsonl:{n}" for n in range(1, len(rows) + 1)]


def write(path: Path, table: dict[str, object], **options: object) -> Path:
    pq.write_table(pa.table(table), path, **options)
    return path


def test_a_parquet_table_is_read_a_row_at_a_time(tmp_path: Path):
    columns = {
        "text": ["a", None, "c"],
        "date": pa.array([1_644_998_400_000_000_001, None, None], pa.timestamp("ns", tz="UTC")),
        "retrieved": pa.array([date(2022, 2, 17), None, date(2022, 2, 18)]),
        "tags": [["x", "y"], None, []],
        "title": pa.array(["T", "U", "c"]).dictionary_encode(),
    }
    path = write(tmp_path / "t.parquet", columns)
    first, second, third = take(path)
    assert first == Capture(
        b"T\n\na",
        f"{path}:1",
        title="T",
        published="2022-02-16T08:00:00+00:00",
        retrieved="2022-02-17",
        extra='{"tags":["x","y"]}',
    )
    assert (second.source, second.code) == (f"{path}:2", "bad-row")
    assert (third.data, third.extra) == (b"c", '{"tags":[]}')


def test_how_far_a_parquet_table_is_read_grows(tmp_path: Path):
    path = write(tmp_path / "t.parquet", {"text": [f"{n:0100}" for n in range(1000)]})
    intake = Intake([str(path)])
    reached = [intake.done for _ in intake]
    assert reached[0] == 0
    assert 0.4 < reached[500] / intake.total < 0.6
    assert intake.done == intake.total == path.stat().st_size


def test_a_table_in_one_group_of_rows_is_not_loaded_whole(tmp_path: Path):
    path = tmp_path / "t.parquet"
    with pq.ParquetWriter(path, pa.schema([("text", pa.string())]), use_dictionary=False, compression="zstd") as writer:
        rows = pa.table({"text": ["talks " * 3000 + str(n) for n in range(12_000)]})
        writer.write_table(rows, row_group_size=12_000)
        size = rows.nbytes
    del rows
    before, peak, count = pa.total_allocated_bytes(), 0, 0
    for each in Intake([str(path)]):
        count += isinstance(each, Capture)
        peak = max(peak, pa.total_allocated_bytes() - before)
    assert count == 12_000
    assert size > 200_000_000
    assert peak < 50_000_000


def test_columns_that_hold_no_report_are_told_once(tmp_path: Path):
    path = write(tmp_path / "t.parquet", {"body": ["a", "b"]})
    (found,) = take(path)
    assert (found.source, found.code) == (str(path), "bad-row")
    assert "expected a column `text` or `html`, got body" in found.detail


def test_a_damaged_parquet_table_is_a_rejection(tmp_path: Path):
    path = write(tmp_path / "t.parquet", {"text": ["a" * 1000] * 10})
    path.write_bytes(path.read_bytes()[:-9])
    (found,) = take(path)
    assert (found.source, found.code) == (str(path), "cut-off")


def test_a_value_that_is_no_text_costs_its_row_only(tmp_path: Path):
    text = pa.array([b"a", b"\xff", b"c"], pa.binary()).view(pa.string())
    assert codes(take(write(tmp_path / "t.parquet", {"text": text}))) == ["a", "bad-row", "c"]
