"""While a ledger is joined anew, it is told why and how long; a small one's takes no time worth a word."""

import sys
import time

import pytest

from travaux.cli.waiting import Waiting


def test_it_is_told_why_and_for_how_long(capsys, monkeypatch):
    clock = iter([100.0, 105.0, 150.0, 155.0, 300.0])
    monkeypatch.setattr(time, "monotonic", lambda: next(clock))
    waiting = Waiting()
    for done in (0, 100, 500, 600, 2000):
        waiting(done, 2000)
    assert capsys.readouterr().err.splitlines() == [
        "travaux: this version joins reports by other rules; all 2,000 are joined anew, once",
        "travaux: 500 of 2,000, about 2 minutes left",
    ]


def test_a_small_ledger_is_joined_without_a_word(capsys):
    waiting = Waiting()
    for done in (0, 200):
        waiting(done, 200)
    assert capsys.readouterr().err == ""


class Full:
    """A stream that takes nothing."""

    def write(self, text):
        raise OSError(28, "no space left on device")


@pytest.mark.parametrize("stream", [None, Full()])
def test_where_nothing_takes_it_the_answer_comes_all_the_same(capsys, monkeypatch, stream):
    monkeypatch.setattr(sys, "stderr", stream)
    Waiting()(0, 2000)
    assert capsys.readouterr().out == ""
