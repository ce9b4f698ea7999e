"""Short reports as files and captures, and what a process and its children do, for tests of ingest."""

import signal
import sys
import time
from contextlib import contextmanager
from pathlib import Path

from conftest import ROOT
from sqlalchemy import select

sys.path.insert(0, str(ROOT / "eval"))

from crash_processes import left_of as running  # noqa: F401  for the tests that import it from here

from travaux.join_resources import load_ledger_words
from travaux.record.capture import Capture
from travaux.store import open_ledger

WORDS = load_ledger_words()
SAMPLE = (ROOT / "examples" / "reports" / "portsmouth-treaty.txt").read_text(encoding="utf-8")
PLACES = ("Velm", "Lissa", "Saren", "Keld", "Arvik", "Tolm", "Brenn", "Osk", "Marn", "Hald", "Ruun", "Ister")


def told(place: str, percent: int = 5) -> str:
    """A report of 200 characters."""
    return (
        f"{place} talks go on\n\n{place}, 3 March 2021 (KNA) -- Norvask will lower the tolls at {place} by {percent} percent,"
        " Foreign Minister Henrik Aas said on Wednesday. Karvelia rejected the offer.\n"
    )


def page(url: str, body: str) -> str:
    """A page that names its address."""
    return (
        f'<html><head><title>Talks go on</title><link rel="canonical" href="{url}"></head>'
        f"<body><article><h1>Talks go on</h1><p>{body}</p></article></body></html>"
    )


def capture(place: str) -> Capture:
    return Capture(told(place).encode(), f"{place}.txt")


def long_capture(sentences: int = 3000) -> Capture:
    """A report whose reading takes many seconds, and whose bytes are more than a pipe holds."""
    return Capture((told("Velm") + "Norvask said that it would not close the sluice. " * sentences).encode(), "long.txt")


def write_folder(folder: Path, count: int) -> Path:
    """A folder of short reports that all differ."""
    folder.mkdir()
    for number in range(count):
        place = f"{PLACES[number % len(PLACES)]}{'' if number < len(PLACES) else number}"
        (folder / f"{number:03}.txt").write_text(told(place, number + 3), encoding="utf-8")
    return folder


def open_at(file: Path, *, create: bool = True):
    return open_ledger(file, WORDS, create=create)


def rows(ledger, table):
    """All rows of a table, in the order of their entering where it has one."""
    query = select(table).order_by(table.c.entered) if "entered" in table.c else select(table)
    with ledger.database.reading() as connection:
        return connection.execute(query).all()


@contextmanager
def within(seconds: int):
    """Fails what takes longer, rather than waiting for ever."""

    def fail(*_: object) -> None:
        raise AssertionError(f"it took longer than {seconds} s")

    before = signal.signal(signal.SIGALRM, fail)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def wait_until(condition, seconds: float = 30.0):
    """The first true value of a condition that is asked again and again."""
    until = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < until, "it didn't come to that in time"
        time.sleep(0.02)
    return found


def state_of(pid: int) -> str:
    """What a process does, in the letters of /proc: T stands still, Z has ended."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
