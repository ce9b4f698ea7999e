"""What the log of an SQLite ledger holds comes to where it belongs beside what is written next, and purges wait for it."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from store_factory import add, capture_of, open_at, problems

from travaux.store.purge import purge

REPORT = capture_of("Ferry", "Osk demands lower ferry fares, its envoy said.", url="https://lissa.example/ferry")
# Holds, as one who puts pages where they belong, the lock of it: a byte of the file that processes share.
HOLDER = """
import fcntl, sys, time
with open(sys.argv[1], "r+b") as shared:
    fcntl.lockf(shared, fcntl.LOCK_EX, 1, 121)
    print("held", flush=True)
    time.sleep(0.5)
"""


@pytest.mark.parametrize(("least", "there"), [(0, 1), (40 << 20, 0)])
def test_what_a_large_log_holds_is_put_where_it_belongs_and_closing_waits_for_it(tmp_path, monkeypatch, least, there):
    open_at(tmp_path / "talks.db", create=True).close()
    monkeypatch.setattr("travaux.store.log._LEAST", least)
    with open_at(tmp_path / "talks.db") as ledger:
        add(ledger, REPORT)
        assert ledger.database._log is not None
        ledger.database._log.close()
        shutil.copy(tmp_path / "talks.db", tmp_path / "alone.db")  # without its log
        with closing(sqlite3.connect(tmp_path / "alone.db")) as alone:
            assert alone.execute("SELECT count(*) FROM version").fetchone() == (there,)
        assert problems(ledger) == []


def test_a_purge_waits_for_who_puts_pages_where_they_belong(tmp_path):
    pytest.importorskip("fcntl")
    with open_at(tmp_path / "talks.db", create=True) as ledger:
        add(ledger, REPORT)
        with subprocess.Popen([sys.executable, "-c", HOLDER, str(tmp_path / "talks.db-shm")], stdout=subprocess.PIPE) as holder:
            assert holder.stdout is not None
            assert holder.stdout.readline() == b"held\n"
            purge(ledger, REPORT.url, reason="court order")
        assert (tmp_path / "talks.db-wal").read_bytes().count(b"ferry") == 0
        with ledger.database.asking() as asked:
            assert asked.setting("unfinished") == ""
