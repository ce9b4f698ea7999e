"""`travaux changes`: since a day, or since a reader last looked; by cause, the newest first."""

import json
import re

import pytest
from conftest import ROOT

CODEBOOK = """
talks:
  - name: Portsmouth
    parties: [Russia, Japan]
    issues:
      - label: indemnity
      - label: Korea
      - label: Sakhalin
"""
SAMPLES = (ROOT / "src/travaux/data/demo/reports.jsonl").read_text(encoding="utf-8").splitlines()
FIRST, SECOND = SAMPLES[0], SAMPLES[5]  # Japan demands an indemnity, and gives it up


@pytest.fixture
def talks(run, tmp_path):
    """A ledger of one report with a codebook, and what adds another."""
    place, codebook = tmp_path / "talks.db", tmp_path / "talks.yaml"
    codebook.write_text(CODEBOOK, encoding="utf-8")

    def add(report):
        file = tmp_path / "one.jsonl"
        file.write_text(report, encoding="utf-8")
        assert run("add", str(file), "--ledger", str(place), "--processes", "1").exit_code == 0

    def changes(*more):
        return run("changes", "--codebook", str(codebook), "--issue", "indemnity", "--ledger", str(place), *more)

    add(FIRST)
    return add, changes


def test_without_a_day_and_a_reader_it_says_what_to_give(talks):
    _, changes = talks
    result = changes()
    assert result.exit_code == 2 and "--since DATE" in result.stderr and "--reader NAME" in result.stderr


def test_who_looks_again_sees_what_came_since(talks, monkeypatch):
    add, changes = talks
    assert "ann hasn't looked before" in changes("--reader", "ann").stdout
    assert "Nothing has changed since ann last looked" in changes("--reader", "ann").stdout
    add(SECOND)
    for _ in range(2):
        peeked = changes("--reader", "ann", "--peek").stdout
        assert "New coverage (1)" in peeked and "Japan now GIVES UP its demand for an indemnity [indemnity]" in peeked
        assert "was: DEMANDED an indemnity, 10 Aug 1905" in peeked
    monkeypatch.setenv("TRAVAUX_READER", "ann")
    assert changes().stdout == peeked
    assert "Nothing has changed" in changes().stdout


def test_a_peek_of_one_who_never_looked_remembers_nothing(talks):
    _, changes = talks
    assert "Nothing was remembered." in changes("--reader", "ben", "--peek").stdout
    assert "ben hasn't looked before" in changes("--reader", "ben").stdout


def test_a_day_goes_before_the_reader_and_remembers_nothing(talks):
    add, changes = talks
    add(SECOND)
    assert "1 change since the end of Fri 11 Aug 1905" in changes("--since", "1905-08-11", "--reader", "ann").stdout
    assert "ann hasn't looked before" in changes("--reader", "ann").stdout


def test_a_name_that_is_too_long_is_refused(talks):
    _, changes = talks
    result = changes("--reader", "n" * 31)
    assert result.exit_code == 2 and "1 to 30 characters" in result.stderr


def test_programs_get_the_causes(talks):
    add, changes = talks
    changes("--reader", "ann")
    add(SECOND)
    found = json.loads(changes("--reader", "ann", "--format", "json").stdout)
    assert [(each["cause"], each["kind"], each["line"]["stance"]) for each in found["changes"]] == [
        ("new coverage", "other stance", "concede")
    ]


def test_each_cause_has_its_heading_and_the_newest_stands_first():
    from dataclasses import replace

    from views_factory import RULES, play, tale

    from travaux.cli.changes import between_of, draw_changes
    from travaux.cli.columns import Paper
    from travaux.store.looked import Happened
    from travaux.views.changes import changes_of
    from travaux.views.state import state_of

    demand = tale(("demand", "Karvelia demanded {lower tolls}."), version="e1:a", day="2021-03-01")
    bridge = tale(("propose", "Karvelia proposed {a wide bridge}."), version="e1:b", day="2021-03-03")
    old = [replace(each, entered=number) for number, each in enumerate((demand, bridge), 1)]
    new = replace(tale(("reject", "Norvask rejected {lower tolls}."), version="e1:c", day="2021-03-02"), entered=9)
    happened = Happened(5, frozenset({"e1:c"}), frozenset({"e1:a", "e1:b"}), frozenset({"e1:b"}))
    found = changes_of(state_of(play(), RULES), state_of(play(*old, new), RULES), between_of(happened))
    text = "\n".join(draw_changes(found, "then", 0, Paper(100)))
    heads = [line for line in text.splitlines() if line.startswith("New ")]
    assert [head.split(":")[0].split(" (")[0] for head in heads] == ["New coverage", "New judgement", "New reading"]
    cut = "\n".join(draw_changes(found, "then", 1, Paper(100)))
    assert "2 more: --most 0 shows all" in cut and "New reading: reports that were read again (1)" in cut
    again = [replace(change, cause="new coverage") for change in found]
    days = re.findall(r"^(\d Mar 2021)  ", "\n".join(draw_changes(again, "then", 0, Paper(100))), re.MULTILINE)
    assert days == ["3 Mar 2021", "2 Mar 2021", "1 Mar 2021"]


def test_a_day_of_several_changes_stands_once_and_colours_tell_what_was_done():
    from views_factory import RULES, play, tale

    from travaux.cli.changes import draw_changes
    from travaux.cli.columns import Paper
    from travaux.views.changes import changes_of
    from travaux.views.state import state_of

    demand = ("demand", "Karvelia demanded {lower tolls}.")
    found = changes_of(
        state_of(play(), RULES), state_of(play(tale(demand, ("reject", "Norvask rejected {a wide bridge}."))), RULES)
    )
    text = "\n".join(draw_changes(found, "then", 0, Paper(100, colour=True)))
    assert text.count("2 Mar 2021") == 1 and text.count("\n             ") >= 2
    assert "\x1b[1;36mKarvelia DEMANDS\x1b[0m lower tolls" in text and "\x1b[1;31mNorvask REJECTS\x1b[0m a wide bridge" in text
