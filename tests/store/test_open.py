"""Opening a ledger: each refusal says what was expected, what came, and what to do, and changes nothing."""

import re
import sqlite3
import subprocess
import sys

import pytest
from sqlalchemy import create_engine, inspect, text
from store_factory import WORDS, add, capture_of, contents, open_at

from travaux.errors import LedgerError, UsageError
from travaux.store import open_ledger

URL = "postgresql://ana:secret@host"


def of_something_else(file):
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE birds (name TEXT)")
    connection.close()


FILES = {
    "nothing": (
        lambda file: None,
        False,
        UsageError,
        "expected a ledger, found no file {0}; add reports first: travaux add FOLDER",
    ),
    "folder": (lambda file: file.mkdir(), True, UsageError, "expected the ledger's file, got the folder {0}; name a file in it"),
    "empty": (lambda file: file.touch(), False, UsageError, "expected a ledger, {0} is empty; add reports first: travaux add"),
    "other": (of_something_else, True, LedgerError, "expected a ledger, got a database of something else: {0}; name another"),
    "text": (
        lambda file: file.write_text("Ana Velt said it was late. " * 99),
        True,
        LedgerError,
        "the ledger {0} can't be opened: file is not a database; it is no ledger: name another",
    ),
}


@pytest.mark.parametrize("case", FILES)
def test_a_file_that_is_no_ledger_is_refused_and_left_as_it_is(tmp_path, case):
    make, create, error, message = FILES[case]
    file = tmp_path / "talks.db"
    make(file)
    before = file.read_bytes() if file.is_file() else None
    with pytest.raises(error, match=re.escape(message.format(file))):
        open_at(file, create=create)
    assert (file.read_bytes() if file.is_file() else None) == before
    assert [path.name for path in tmp_path.iterdir()] == ([file.name] if file.exists() else [])


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("", "expected the ledger's file or URL, got an empty one; name it"),
        ("sqlite:///talks.db", "expected a file, or a URL postgresql://…, got sqlite:///talks.db; other databases"),
        ("mysql://ana:secret@host/talks", "expected a file, or a URL postgresql://…, got mysql://ana:***@host/talks; other"),
        (f"{URL}:port/talks", "expected a URL such as postgresql://user@host/name, got postgresql://ana:***@host:port/talks: "),
        ("missing/talks.db", "expected a folder {cwd}/missing for the ledger, found none; make it first"),
    ],
)
def test_a_place_that_is_none_is_refused(tmp_path, monkeypatch, place, message):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError) as caught:
        open_at(place, create=True)
    assert message.format(cwd=tmp_path) in str(caught.value)
    assert "secret" not in str(caught.value)


def test_a_database_of_something_else_is_refused(cluster):
    url = cluster.make()
    with pytest.raises(UsageError, match=r"expected a ledger, .* is empty; add reports first"):
        open_at(url)
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE birds (name TEXT)"))
    with pytest.raises(LedgerError, match="expected a ledger, got a database of something else: postgresql://"):
        open_at(url, create=True)
    with engine.connect() as connection:
        assert inspect(connection).get_table_names() == ["birds"]
    engine.dispose()
    cluster.drop(url)


def test_a_database_that_is_not_there_is_told_without_the_password(cluster):
    url = cluster.url("nowhere").replace("postgres@", "postgres:secret@")
    with pytest.raises(
        LedgerError, match=r'the ledger postgresql://postgres:\*\*\*@.* can\'t be opened: .*"nowhere" does not exist'
    ):
        open_at(url, create=True)


def test_a_ledger_of_a_newer_version_is_refused_and_left_as_it_is(new_ledger):
    place = new_ledger.place()
    ledger = new_ledger.open(place)
    add(ledger, capture_of("Talks", "Ana Velt said it was late."))
    before = contents(ledger)
    with ledger.database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(
        LedgerError, match=r"the ledger .* was written by a newer Travaux \(tables 9999, here \d{4}\); update travaux"
    ):
        new_ledger.open(place)
    assert contents(ledger) == before


def test_a_new_ledger_is_made_where_it_is_asked_for(tmp_path):
    for name in ("talks.db", "odd name ?%25.db"):
        with open_at(tmp_path / name, create=True) as ledger:
            add(ledger, capture_of("Talks", "Ana Velt said it was late."))
        with open_at(tmp_path / name) as ledger:
            assert len(contents(ledger)["version"]) == 1
            assert ledger.name == str(tmp_path / name)
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["odd name ?%25.db", "talks.db"]


def test_a_ledger_is_stamped_with_the_time_in_utc(tmp_path):
    with open_ledger(tmp_path / "talks.db", WORDS, create=True) as ledger:
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", ledger.now())


def test_what_fails_in_the_database_is_an_error_of_the_ledger(new_ledger):
    ledger = new_ledger()
    for using in (ledger.database.reading, ledger.database.writing):
        with (
            pytest.raises(LedgerError, match=r"can't be used: .*birds.*; what was acknowledged is safe, see travaux check"),
            using() as c,
        ):
            c.execute(text("SELECT * FROM birds"))


ASK = """
import sys
from travaux.join_resources import load_ledger_words
from travaux.store import open_ledger
with open_ledger(sys.argv[1], load_ledger_words()) as ledger, ledger.database.asking() as asked:
    print(asked.value("SELECT title FROM reading WHERE title = :title", title="Talks"), "sqlalchemy" in sys.modules)
"""


@pytest.mark.parametrize(
    ("change", "plain"),
    [
        (lambda url: url, True),
        (lambda url: url.replace("postgresql:", "postgres:").replace("postgres@", "postgres:any-one!@"), True),
        (lambda url: f"{url}&application_name=a&connect_timeout=9", True),
        (lambda url: f"{url}&{url.split('?')[1]}", False),
        (lambda url: url.replace("=/", "=%2F"), False),
        (lambda url: url.replace("postgres@", "postgres:a/b+c%%d@"), False),
        (lambda url: url.replace("postgresql:", "postgresql+psycopg:"), False),
    ],
)
def test_who_asks_postgresql_needs_no_sqlalchemy_where_the_driver_reads_the_url_alike(cluster, change, plain):
    url = cluster.make()
    with open_at(url, create=True) as ledger:
        add(ledger, capture_of("Talks", "Ana Velt said it was late."))
    done = subprocess.run([sys.executable, "-c", ASK, change(url)], capture_output=True, text=True, check=False)
    cluster.drop(url)
    assert (done.stdout, done.stderr[-500:]) == (f"Talks {not plain}\n", "")


def test_the_log_may_hold_a_quarter_of_what_the_ledger_does(tmp_path, monkeypatch):
    monkeypatch.setattr("travaux.store.engines.LEAST_LOGGED", 2)
    with open_at(tmp_path / "talks.db", create=True) as ledger:
        add(ledger, capture_of("Talks open", "Ana Velt came."))
        with ledger.database.writing() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            assert connection.exec_driver_sql("PRAGMA wal_autocheckpoint").scalar_one() == pages // 4 > 2
