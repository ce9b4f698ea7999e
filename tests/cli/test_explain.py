"""What `travaux explain` tells: the word and weights of each move, and a line that takes one out."""

import re

import pytest
from conftest import ROOT
from typer.testing import CliRunner

from travaux.cli import app

REPORT = str(ROOT / "examples/reports/portsmouth-refusal.txt")


def explain(*options):
    result = CliRunner().invoke(app, ["explain", *options, REPORT])
    assert result.exit_code == 0
    return result.stdout


def words_of(text):
    return re.findall(r"^    “(.*?)”:", text, re.MULTILINE)


def test_log_odds_add_up():
    for line in re.findall(r"log odds: (.*)", explain()):
        parts, _, total = line.rpartition(" = ")
        assert sum(map(float, re.findall(r"[+-]\d+\.\d", parts))) == pytest.approx(float(total), abs=0.26)


def test_the_line_that_it_gives_takes_the_least_sure_move_out(tmp_path):
    before = explain()
    line = re.search(r"tabs for the arrows:\s*(\S+)", before)[1]
    own = tmp_path / "own.tsv"
    own.write_text(line.replace("→", "\t") + "\n", encoding="utf-8")
    gone = set(words_of(before)) - set(words_of(explain("--lexicon", str(own))))
    assert any(word.lower().startswith(line.split("→")[0][:3]) for word in gone)


def test_the_lexicon_of_the_examples_changes_what_is_found():
    assert "insisted" in words_of(explain())
    assert "insisted" not in words_of(explain("--lexicon", str(ROOT / "examples/lexicons/port.tsv")))
