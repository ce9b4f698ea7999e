import json
import zipfile
from dataclasses import replace

import pytest
from ingest_factory import WORDS, capture, open_at, page, rows, told, within, write_folder

from travaux.errors import LedgerError
from travaux.ingest.add import add_captures
from travaux.ingest.worker import ReadingOptions
from travaux.intake import Intake
from travaux.record.article import Rejection
from travaux.store import Added, open_ledger
from travaux.store import tables as t
from travaux.store.check import check

OPTIONS = ReadingOptions("small")


@pytest.fixture
def ledger(tmp_path):
    with within(120), open_at(tmp_path / "talks.db") as opened:
        yield opened
        assert list(check(opened)) == []


def add(ledger, *sources, processes=1, **more):
    return add_captures(ledger, Intake([str(source) for source in sources]), OPTIONS, processes=processes, **more)


def rename(ledger, table, name):
    with ledger.database.writing() as connection:
        connection.exec_driver_sql(f"ALTER TABLE {table} RENAME TO {name}")


@pytest.mark.parametrize("processes", [1, 2])
def test_the_same_bytes_twice_add_nothing(ledger, tmp_path, processes):
    folder = write_folder(tmp_path / "reports", 3)
    assert add(ledger, folder, processes=processes) == Added(captures=3, articles=3, versions=3)
    before = [rows(ledger, table) for table in t.metadata.sorted_tables]
    assert add(ledger, folder, processes=processes) == Added(known=3)
    assert [rows(ledger, table) for table in t.metadata.sorted_tables] == before


def test_what_is_named_twice_in_one_run_is_added_once(ledger, tmp_path):
    folder = write_folder(tmp_path / "reports", 2)
    added = add(ledger, folder, folder / "000.txt")
    assert (added.captures, added.known) == (2, 1)
    assert len(rows(ledger, t.reading)) == 2


def test_a_changed_page_at_the_same_address_is_a_version(ledger, tmp_path):
    file = tmp_path / "page.html"
    url = "https://news.example/talks"
    for day, percent, expected in ((4, 5, Added(1, 0, 1, 1)), (5, 6, Added(1, 0, 0, 1)), (6, 6, Added(known=1))):
        file.write_text(page(url, told("Velm", percent).replace("\n\n", "</p><p>")), encoding="utf-8")
        assert add_captures(ledger, Intake([str(file)], retrieved=f"2021-03-0{day}"), OPTIONS, processes=1) == expected
    assert [row.place for row in rows(ledger, t.trail)] == [0, 1]
    assert len(rows(ledger, t.article)) == 1


def test_sources_of_all_kinds_are_mixed_and_each_refusal_is_stored(ledger, tmp_path):
    folder = write_folder(tmp_path / "reports", 2)
    (folder / "empty.txt").write_text(" \n")
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("saren.txt", told("Saren"))
    lines = [{"url": "https://news.example/1", "text": told("Keld"), "publisher": "The Saren Courier"}, {"url": "no text"}]
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    added = add(ledger, folder, tmp_path / "all.zip", tmp_path / "rows.jsonl")
    assert added == Added(captures=6, rejected=2, articles=4, versions=4)
    assert [row.source for row in rows(ledger, t.capture)] == [
        *(f"{folder}/{name}.txt" for name in ("000", "001", "empty")),
        f"{tmp_path}/all.zip!saren.txt",
        f"{tmp_path}/rows.jsonl:1",
    ]
    refused = [(row.source, row.code, row.capture is None) for row in rows(ledger, t.rejection)]
    assert refused == [(f"{folder}/empty.txt", "empty", False), (f"{tmp_path}/rows.jsonl:2", "bad-row", True)]
    assert add(ledger, folder, tmp_path / "all.zip", tmp_path / "rows.jsonl") == Added(known=6, refused=2)


@pytest.mark.parametrize("processes", [1, 2])
def test_what_is_told_is_stored_and_sums_up_to_all(ledger, tmp_path, processes):
    folder = write_folder(tmp_path / "reports", 30)
    (folder / "99.txt").write_text(" \n")
    seen = []

    def tell(added, entries):
        there = {row.id for row in rows(ledger, t.capture)}
        assert {entry.capture.id for entry in entries} <= there
        seen.append((added, len(entries)))

    added = add(ledger, folder, processes=processes, tell=tell)
    assert added == Added(captures=31, rejected=1, articles=30, versions=30)
    assert sum((each for each, _ in seen), Added()) == added
    assert sum(count for _, count in seen) == 31


@pytest.mark.parametrize("processes", [1, 2])
def test_what_was_read_before_a_source_failed_is_stored(ledger, processes):
    def captures():
        yield capture("Velm")
        yield capture("Lissa")
        raise RuntimeError("the disk is gone")

    with pytest.raises(RuntimeError, match="the disk is gone"):
        add_captures(ledger, captures(), OPTIONS, processes=processes)
    assert {row.source for row in rows(ledger, t.capture)} == {"Velm.txt", "Lissa.txt"}  # in the order in which they were read
    assert add_captures(ledger, [capture("Velm"), capture("Lissa")], OPTIONS, processes=processes) == Added(known=2)


def test_a_ctrl_c_within_a_transaction_loses_nothing_that_was_read(tmp_path):
    interrupts = iter([KeyboardInterrupt])

    def now():  # asked for within the transaction
        for interrupt in interrupts:
            raise interrupt
        return "2026-02-16T12:00:00+00:00"

    with within(60), open_ledger(tmp_path / "talks.db", WORDS, create=True, now=now) as ledger:
        with pytest.raises(KeyboardInterrupt):
            add_captures(ledger, [capture("Velm"), capture("Lissa")], OPTIONS, processes=1)
        assert [row.source for row in rows(ledger, t.capture)] == ["Velm.txt", "Lissa.txt"]
        assert list(check(ledger)) == []


def test_a_ledger_that_cannot_be_written_is_asked_once(tmp_path):
    asked = []

    def now():
        asked.append(1)
        raise LedgerError("the disk is full")

    with within(60), open_ledger(tmp_path / "talks.db", WORDS, create=True, now=now) as ledger:
        with pytest.raises(LedgerError, match="the disk is full"):
            add_captures(ledger, [capture("Velm"), capture("Lissa")], OPTIONS, processes=1)
        assert rows(ledger, t.capture) == []
    assert len(asked) == 1


@pytest.mark.parametrize("processes", [1, 2])
def test_a_ledger_that_cannot_be_read_ends_it_with_a_message(ledger, processes):
    rename(ledger, "capture", "captured")
    with pytest.raises(LedgerError, match="no such table: capture"):
        add_captures(ledger, [capture("Velm")], OPTIONS, processes=processes)
    rename(ledger, "captured", "capture")


def test_the_order_of_sources_does_not_matter(tmp_path):
    captures = [capture("Velm"), capture("Lissa"), replace(capture("Velm"), publisher="The Saren Courier")]
    found = []
    for number, order in enumerate((captures, captures[::-1])):
        with open_at(tmp_path / f"{number}.db") as ledger:
            refused = Rejection("x.zip", "read", "encrypted", "give its password")
            add_captures(ledger, [refused, *order], OPTIONS, processes=1)
            found.append(
                [sorted(row.id for row in rows(ledger, table)) for table in (t.capture, t.version, t.reading, t.rejection)]
            )
    assert found[0] == found[1]
