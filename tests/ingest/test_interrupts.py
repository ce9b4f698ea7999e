"""`travaux add` as a process of its own that is killed or gets a Ctrl-C."""

import fcntl
import os
import pty
import signal
import sqlite3
import subprocess
import sys
import termios
import time
from contextlib import closing
from threading import Thread

import pytest
from conftest import ROOT
from ingest_factory import long_capture, open_at, rows, running, wait_until, within, write_folder

from travaux.store import tables as t
from travaux.store.check import check


def command(folder, ledger, processes):
    reading = ["--model", "small", "--processes", str(processes)]
    return [sys.executable, "-m", "travaux", "add", str(folder), *reading, "--ledger", str(ledger)]


def stored(ledger):
    """How many reports a reader from outside sees."""
    try:
        with closing(sqlite3.connect(f"file:{ledger}?mode=ro", uri=True)) as connection:
            return connection.execute("SELECT count(*) FROM capture").fetchone()[0]
    except sqlite3.OperationalError:  # not there yet
        return 0


class Terminal:
    """A command on a terminal of its own: what it shows, and keys pressed there."""

    def __init__(self, line):
        self._keys, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, b"\x18\x00\x64\x00\x00\x00\x00\x00")  # 24 lines of 100 characters

        def take_terminal():
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)

        streams = {"stdin": theirs, "stdout": theirs, "stderr": theirs}
        self.process = subprocess.Popen(line, **streams, cwd=ROOT, start_new_session=True, preexec_fn=take_terminal)
        os.close(theirs)
        self.shown = b""
        self._reader = Thread(target=self._read)
        self._reader.start()

    def _read(self):
        try:
            while data := os.read(self._keys, 65536):
                self.shown += data
        except OSError:  # how a terminal says that nobody writes to it any more
            return

    def press(self, keys):
        os.write(self._keys, keys)

    def end(self):
        """The exit status, once it has ended and all that it showed was read."""
        status = self.process.wait(60)
        self._reader.join(60)
        os.close(self._keys)
        return status


def interrupt(folder, ledger, processes, moment):
    """The exit status of a command, and what it showed, that gets Ctrl-C at a moment."""
    terminal = Terminal(command(folder, ledger, processes))
    wait_until(lambda: moment(terminal))
    terminal.press(b"\x03")
    return terminal.end(), terminal.shown.decode(), terminal.process.pid


def is_whole(ledger, count):
    with open_at(ledger) as opened:
        assert list(check(opened)) == []
        assert len(rows(opened, t.version)) == count


@pytest.mark.parametrize("processes", [1, 2])
def test_ctrl_c_while_reading_ends_quietly_and_the_same_command_goes_on(tmp_path, processes):
    count = 100 * processes
    folder, ledger = write_folder(tmp_path / "reports", count), tmp_path / "talks.db"
    with within(120):
        status, shown, group = interrupt(folder, ledger, processes, lambda _: stored(ledger))
        assert status == 130
        assert "Traceback" not in shown and "KeyboardInterrupt" not in shown
        assert shown.count("interrupted") == 1
        kept = stored(ledger)
        assert 0 < kept < count
        assert f"travaux: {kept} added, 0 rejected" in shown
        wait_until(lambda: not running(group), 10)
        again = subprocess.run(command(folder, ledger, processes), cwd=ROOT, capture_output=True, text=True)
    assert again.returncode == 0
    assert f"{count - kept} added, 0 rejected, {kept} " in again.stderr
    is_whole(ledger, count)


def test_ctrl_c_while_the_reading_processes_start_is_quiet_too(tmp_path):
    folder, ledger = write_folder(tmp_path / "reports", 300), tmp_path / "talks.db"

    def starting(terminal):
        """The command, what tidies up after its processes, and these run; they are about to load their modules."""
        there = len(running(terminal.process.pid)) >= 4
        time.sleep(0.15 if there else 0)
        return there

    with within(60):
        status, shown, _ = interrupt(folder, ledger, 2, starting)
    assert status == 130
    assert "Traceback" not in shown and "KeyboardInterrupt" not in shown


def test_the_reading_processes_end_when_their_parent_is_killed(tmp_path):
    folder, ledger = tmp_path / "reports", tmp_path / "talks.db"
    folder.mkdir()
    for number in range(4):
        (folder / f"{number}.txt").write_bytes(long_capture(300 + number).data)
    process = subprocess.Popen(command(folder, ledger, 2), cwd=ROOT, stderr=subprocess.DEVNULL, start_new_session=True)
    with within(60):
        wait_until(lambda: len(running(process.pid)) >= 4)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        assert running(process.pid)
        wait_until(lambda: not running(process.pid), 15)
