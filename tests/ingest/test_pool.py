import multiprocessing
import os
import signal
from pathlib import Path
from threading import Event

import pytest
from ingest_factory import capture, long_capture, state_of, wait_until, within

from travaux.errors import TravauxError
from travaux.ingest.pool import ReaderPool
from travaux.ingest.worker import ReadingOptions, Task
from travaux.record.article import Rejection

OPTIONS = ReadingOptions("small")


def outcome(entry):
    """The source of an entry, and the code of its rejection if it is one."""
    source = entry.capture.source if entry.capture is not None else entry.result.source
    return source, entry.result.code if isinstance(entry.result, Rejection) else "read"


def read_and_send(signal_sent, *, deadline):
    """What comes of three reports if the one process gets a signal while it reads the second, a long one."""
    tasks = [Task(capture("Velm")), Task(long_capture()), Task(capture("Lissa"))]
    found, sent = [], False
    with within(120), ReaderPool(OPTIONS, processes=1, deadline=deadline) as pool:
        for entry in pool.read(tasks):
            if entry is not None:
                found.append(outcome(entry))
            elif found and not sent:  # a tenth of a second without an answer
                os.kill(pool.pids[0], signal_sent)
                sent = True
    return found


def test_a_report_whose_process_is_killed_is_rejected_and_the_others_are_read():
    found = read_and_send(signal.SIGKILL, deadline=60.0)
    assert found == [("Velm.txt", "read"), ("long.txt", "crashed"), ("Lissa.txt", "read")]


def test_a_report_whose_process_stands_still_is_rejected_after_the_deadline_and_the_others_are_read():
    found = read_and_send(signal.SIGSTOP, deadline=2.0)
    assert found == [("Velm.txt", "read"), ("long.txt", "deadline"), ("Lissa.txt", "read")]


def runs(pid):
    """Whether a process of the pool is neither ended, with all its threads, nor stopped."""
    return pid in [child.pid for child in multiprocessing.active_children()] and state_of(pid) != "T"


def read_after(signal_sent, *, deadline):
    """What comes of a report that fills the pipe, given to a process that got a signal while it had nothing to do."""
    go_on = Event()

    def tasks():
        yield Task(capture("Velm"))
        go_on.wait()
        yield Task(long_capture(5000 if signal_sent == signal.SIGSTOP else 0))
        yield Task(capture("Lissa"))

    found = []
    with within(120), ReaderPool(OPTIONS, processes=1, deadline=deadline) as pool:
        for entry in pool.read(tasks()):
            if entry is not None:
                found.append(outcome(entry))
                if not go_on.is_set():
                    os.kill(pool.pids[0], signal_sent)
                    wait_until(lambda: not runs(pool.pids[0]))
                    go_on.set()
    return found


def test_giving_a_report_to_a_process_that_stands_still_waits_no_longer_than_the_deadline():
    assert read_after(signal.SIGSTOP, deadline=2.0) == [("Velm.txt", "read"), ("long.txt", "deadline"), ("Lissa.txt", "read")]


def test_a_process_that_dies_between_two_reports_costs_none():
    assert read_after(signal.SIGKILL, deadline=60.0) == [("Velm.txt", "read"), ("long.txt", "read"), ("Lissa.txt", "read")]


def test_as_many_entries_come_out_as_captures_and_rejections_go_in():
    refused = [Rejection(f"{n}.zip", "read", "encrypted", "give its password") for n in range(3)]
    tasks = [*(Task(capture(f"Velm{n}")) for n in range(100)), *refused, Task(capture("Lissa"))]
    with within(120), ReaderPool(OPTIONS, processes=2) as pool:
        found = [outcome(entry) for entry in pool.read(iter(tasks)) if entry is not None]
    assert sorted(found) == sorted(
        [(f"Velm{n}.txt", "read") for n in range(100)] + [(f"{n}.zip", "encrypted") for n in range(3)] + [("Lissa.txt", "read")]
    )


@pytest.mark.parametrize("error", [OSError("the disk is gone"), RuntimeError("nobody foresaw it"), KeyError("x")])
def test_an_error_of_the_sources_is_raised_once_what_came_before_it_is_read(error):
    def tasks():
        yield Task(capture("Velm"))
        yield Task(capture("Lissa"))
        raise error

    found = []
    with within(60), ReaderPool(OPTIONS, processes=1) as pool, pytest.raises(type(error)) as raised:
        for entry in pool.read(tasks()):
            found += [outcome(entry)] if entry is not None else []
    assert raised.value is error
    assert found == [("Velm.txt", "read"), ("Lissa.txt", "read")]


def test_what_the_processes_lack_is_told_by_the_error_that_they_met():
    options = ReadingOptions("small", Path("no-such-lexicon.tsv"))
    with within(60), ReaderPool(options, processes=1) as pool, pytest.raises(TravauxError, match=r"no-such-lexicon\.tsv"):
        list(pool.read([Task(capture("Velm"))]))
    assert pool.pids == []
