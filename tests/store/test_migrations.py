"""A ledger of every earlier version opens as one of this version and tells what it told."""

import hashlib
import json
import multiprocessing
import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from conftest import load_script
from sqlalchemy import text
from store_factory import add, capture_of, contents, open_at, problems

from travaux.store import migrate
from travaux.store import tables as t
from travaux.store.database import open_database
from travaux.store.pack import pack
from travaux.store.search import Query, search

FORK = multiprocessing.get_context("fork")  # what is imported already needn't be again
VERSIONS = Path(__file__).parent / "versions"
TALKS = capture_of(
    "Talks", "Ana Velt proposed a halt to the building of the dam on the upper river.", url="https://lissa.example/a"
)


@pytest.fixture(scope="module")
def script():
    """The script that kept the ledgers."""
    return load_script("dump_ledger_version")


def test_every_migration_has_its_ledger_and_the_newest_is_the_head():
    assert migrate.revisions()[-1] == migrate.HEAD
    assert sorted(path.stem for path in VERSIONS.glob("*.sql")) == migrate.revisions()
    assert sorted(path.stem for path in VERSIONS.glob("*.json")) == migrate.revisions()


@pytest.mark.parametrize("revision", migrate.revisions())
def test_a_ledger_of_each_version_tells_what_it_told(tmp_path, script, revision):
    file = tmp_path / "talks.db"
    kept = json.loads((VERSIONS / f"{revision}.json").read_text(encoding="utf-8"))
    with sqlite3.connect(file) as connection:
        connection.executescript((VERSIONS / f"{revision}.sql").read_text(encoding="utf-8"))
    connection.close()
    with open_at(file) as ledger:
        for captured in kept["captures"].values():  # bytes lie beside the file
            put_bytes(ledger, captured.encode())
        assert script.told(ledger) == kept
        assert {hit.report.publisher for hit in search(ledger, Query("tolls"))} >= {"Lissa Wire"}
        assert (add(ledger, TALKS).articles, len(search(ledger, Query("halt")))) == (1, 1)
        with ledger.database.reading() as connection:
            assert migrate.revision_of(connection) == migrate.HEAD
            assert connection.execute(text("PRAGMA journal_mode")).scalar_one() == "wal"


def put_bytes(ledger, data):
    sha256 = hashlib.sha256(data).hexdigest()
    path = ledger.bytes.folder / sha256[:2] / f"{sha256}.zst"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pack(data))


def test_what_migrations_make_are_the_tables(ledger):
    with ledger.database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": is_ours, "compare_type": True})
        assert compare_metadata(context, t.metadata) == []


def is_ours(_, name, kind, reflected, other):
    """Whether a table is one that SQLAlchemy knows: the search index is made in the databases' own words."""
    return not (kind == "table" and reflected and other is None and name.startswith(("sentence", "alembic_version")))


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_ledger_grows_through_every_version(request, maker_of, tmp_path, kind, monkeypatch):
    """From nothing through each migration in turn, and from nothing at once."""
    place = request.getfixturevalue("cluster").make() if kind == "postgresql" else tmp_path / "talks.db"
    for revision in migrate.revisions():
        with monkeypatch.context() as patch:
            patch.setattr(migrate, "HEAD", revision)
            open_database(place, create=True).close()
    with open_at(place) as ledger:
        add(ledger, TALKS)
        assert problems(ledger) == []
        at_once = maker_of(kind)()
        add(at_once, TALKS)
        assert contents(ledger) == contents(at_once)
    if kind == "postgresql":
        request.getfixturevalue("cluster").drop(place)


def test_two_processes_may_open_a_new_ledger_at_once(tmp_path):
    processes = [FORK.Process(target=make_ledger, args=(tmp_path / "talks.db",)) for _ in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0, 0, 0]
    with open_at(tmp_path / "talks.db") as ledger:
        assert problems(ledger) == []


def make_ledger(file):
    open_at(file, create=True).close()
