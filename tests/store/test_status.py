"""What is in a ledger is counted, and reports are found by what people call them."""

import pytest
from store_factory import FIRST, SECOND, add, capture_of, entry_of, problems, read_again

from travaux.errors import UsageError
from travaux.record.capture import Capture
from travaux.store import prepare
from travaux.store.migrate import HEAD
from travaux.store.purge import purge
from travaux.store.reports import find_report, speaking
from travaux.store.search import Query, search
from travaux.store.status import status_of

DAM = "Ana Velt proposed a halt to the building of the dam on the upper river"
URL = "https://lissa.example/a"
FIRST_ONE = capture_of("Talks open", f"{DAM}.", "Ivo Kern rejected the plan.", url=URL, wire_id=None, source="one.txt")
NEXT = capture_of("Talks open", f"{DAM}.", "Ivo Kern accepted the plan.", url=URL, published="2022-02-18", source="next.txt")
COPY = capture_of(
    "Talks go on", f"{DAM}.", publisher="Keno Post", published="2022-02-17T10:00+03:00", wire_id="k-1", source="copy.txt"
)
UNDATED = capture_of("CORRECTED-Rivers", "José Peña said nothing.", publisher=None, published=None, source="undated.txt")
GONE = capture_of("Secret", "Mira Osei said it was over.", url="https://lissa.example/gone", published="1999-01-01")
EMPTY = capture_of("", source="nothing.txt")


@pytest.fixture(scope="module")
def covered(shared_ledger):
    add(shared_ledger, FIRST_ONE, NEXT, COPY, UNDATED, GONE, EMPTY)
    purge(shared_ledger, GONE.url, reason="court order", by="ana")
    read_again(shared_ledger, SECOND)
    return shared_ledger


def test_an_empty_ledger_has_nothing(ledger):
    status = status_of(ledger).to_dict()
    assert {name: value for name, value in status.items() if value} == {
        "schema": "travaux.status/1",
        "ledger": ledger.name,
        "tables": status["tables"],
        "database_bytes": status["database_bytes"],
    }


def test_everything_is_counted(covered):
    status = status_of(covered).to_dict()
    assert status.pop("database_bytes") > 10_000
    assert status.pop("entered") > 20
    assert [stone["reason"] for stone in status.pop("purged")] == ["court order"]
    assert status.pop("items") == {
        "actors": 12,
        "times": 0,
        "statements": 6,
        "moves": 5,
        "documents": 0,
        "issues": 0,
        "unresolved": 0,
    }
    assert status == {
        "schema": "travaux.status/1",
        "ledger": covered.name,
        "reports": 3,
        "versions": 4,
        "captures": 5,
        "statuses": {"current": 3, "superseded": 1},
        "readings": [
            {"made_by": maker_wire(FIRST), "count": 4},
            {"made_by": maker_wire(SECOND), "count": 4},
        ],
        "rejections": {"empty": 2},
        "judgements": 0,
        "published": ("2022-02-16", "2022-02-18"),
        "undated": 1,
        "unattached": 1,
        "publishers": [
            {"publisher": "Lissa Wire Service", "reports": 2},
            {"publisher": "Lissa Wire", "reports": 1},
            {"publisher": "(not told)", "reports": 1},
        ],
        "outlets": 2,
        "passages": 1,
        "repeated": 1,
        "feeds": 0,
        "last_added": "2026-02-16T12:00:00+00:00",
        "tables": HEAD,
        "captured_bytes": sum(len(capture.data) for capture in (FIRST_ONE, NEXT, COPY, UNDATED, EMPTY)),
    }


def maker_wire(maker):
    m = maker.made_by
    return {
        "version": m.version,
        "reader": m.reader,
        "model": {"name": m.model_name, "sha256": m.model_sha256},
        "lexicons_sha256": m.lexicons_sha256,
        "options_sha256": m.options_sha256,
    }


def test_a_passage_in_two_versions_of_one_report_is_not_repeated(ledger):
    add(ledger, FIRST_ONE, NEXT)
    assert (status_of(ledger).passages, status_of(ledger).repeated) == (1, 0)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        (URL, [FIRST_ONE, NEXT]),
        ("next.txt", [FIRST_ONE, NEXT]),
        (f" {URL} ", [FIRST_ONE, NEXT]),
        (entry_of(FIRST_ONE).result.article, [FIRST_ONE, NEXT]),
        (entry_of(NEXT).result.version, [FIRST_ONE, NEXT]),
        (entry_of(NEXT).result.version[:12], [FIRST_ONE, NEXT]),
        ("k-1", [COPY]),
        ("copy.txt", [COPY]),
    ],
)
def test_a_report_is_found_by_what_it_is_called(covered, name, found):
    with covered.database.reading() as connection:
        reports = find_report(connection, name)
        assert [report.version for report in reports] == [entry_of(capture).result.version for capture in found]
        own = entry_of(NEXT).result.version
        assert speaking(connection, URL).version == own


@pytest.mark.parametrize("name", ["", "e1:", "e1:%", "e1:_", "txt", "nothing.txt", "a\0b", "\udcff", "https://"])
def test_what_is_not_there_is_not_found(covered, name):
    with (
        covered.database.reading() as connection,
        pytest.raises(UsageError, match="expected a report of the ledger, found none called"),
    ):
        find_report(connection, name)


@pytest.mark.parametrize("name", [GONE.url, entry_of(GONE).result.article])
def test_a_report_that_was_purged_is_told(covered, name):
    with covered.database.reading() as connection, pytest.raises(UsageError, match="was purged on 2026-02-16 by ana: court order"):
        find_report(connection, name)


def test_reports_of_the_real_reader_are_kept(ledger, sample_records):
    read = {name: record for name, record in sample_records.items() if hasattr(record, "article")}
    assert len(read) >= 3
    added = ledger.add(
        [
            prepare(Capture(record.article.text.encode(), name), record, ledger.words, record.made_by)
            for name, record in read.items()
        ]
    )
    assert (added.captures, added.versions) == (len(read), len(read))
    assert problems(ledger) == []
    record = next(iter(read.values()))
    start, end = record.sentences[-1]
    hits = search(ledger, Query(f'"{record.article.text[start:end]}"'))
    assert [(hit.text, hit.span) for hit in hits] == [(record.article.text[start:end], (start, end))]
