"""What `travaux explain` tells: the word and weights of each move, and a line that takes one out."""

import re

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


def test_what_speaks_for_a_move_and_against_it_is_told_in_words():
    told = explain()
    assert "Russia rejects the costs of the war  (88% likely right)" in told and "log odds" not in told
    assert "the model takes it for: reject 100%, commit 4%" in told
    for heading, sign in (("for", "+"), ("against", "-")):
        lines = re.findall(rf"^    speaks {heading} it: (.*(?:\n    (?!speaks|“|the model).*)*)", told, re.MULTILINE)
        parts = [part for line in lines for part in line.split("; ")]
        assert parts and all(re.fullmatch(rf".*[a-z]\s+[{sign}]\d+\.\d", part, re.DOTALL) for part in parts)
    assert "most words show no move -1.1" in " ".join(told.split())


def test_the_line_that_it_gives_takes_the_least_sure_move_out(tmp_path):
    before = explain()
    line = re.search(r"least sure move above:\s*(\S+)", before)[1]
    own = tmp_path / "own.tsv"
    own.write_text(line.replace("→", "\t") + "\n", encoding="utf-8")
    gone = set(words_of(before)) - set(words_of(explain("--lexicon", str(own))))
    assert any(word.lower().startswith(line.split("→")[0][:3]) for word in gone)


def test_the_lexicon_of_the_examples_changes_what_is_found():
    assert "insisted" in words_of(explain())
    assert "insisted" not in words_of(explain("--lexicon", str(ROOT / "examples/lexicons/port.tsv")))
