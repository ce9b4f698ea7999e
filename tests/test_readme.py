"""What the README shows is what happens."""

import contextlib
import doctest
import re
import shlex
import subprocess
import sys

import pytest
from conftest import ROOT
from typer.testing import CliRunner

from travaux.cli import app

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w*)\n(.*?)```", README, re.DOTALL)
COMMANDS = [line for kind, text in BLOCKS if kind == "bash" for line in text.splitlines() if line.startswith("travaux ")]
SHOWN = [text for kind, text in BLOCKS if kind == "console"]


@pytest.fixture(scope="module")
def workplace(tmp_path_factory):
    """A folder that has the examples, and the ledger that the README has made of them."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / "examples").symlink_to(ROOT / "examples")
    with contextlib.chdir(folder):
        assert CliRunner().invoke(app, ["add", "examples/reports", "--processes", "1"]).exit_code == 0
    return folder


@pytest.fixture(autouse=True)
def in_the_workplace(monkeypatch, workplace):
    monkeypatch.chdir(workplace)
    monkeypatch.delenv("COLUMNS", raising=False)


def run(command):
    """What `travaux …` prints and its status; `< FILE` is understood, and a comment left out."""
    words = shlex.split(command, comments=True)
    data = None
    if "<" in words:
        at = words.index("<")
        data = (ROOT / words[at + 1]).read_bytes()
        words = words[:at]
    return CliRunner().invoke(app, words[1:], input=data)


def test_the_readme_is_short():
    assert len(README.splitlines()) < 120


def test_the_examples_in_python_print_what_is_shown():
    (example,) = [text for kind, text in BLOCKS if kind == "python"]
    test = doctest.DocTestParser().get_doctest(example, {}, "README.md", "README.md", 0)
    assert test.examples
    assert doctest.DocTestRunner(verbose=False).run(test).failed == 0


@pytest.mark.parametrize("block", SHOWN, ids=lambda block: block.splitlines()[0])
def test_commands_print_what_is_shown(block):
    command, shown = block.split("\n", 1)
    command, _, lines = command.removeprefix("$ ").partition(" | head -")
    result = run(command)
    printed = result.output.splitlines(keepends=True)
    assert result.exit_code == 0
    assert "".join(printed[: int(lines)] if lines else printed) == shown


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_run(command):
    result = run(command)
    assert result.exit_code == 0 and result.output


@pytest.mark.parametrize("marker", ["read-command", "test-command"])
def test_the_two_commands_stand_at_their_markers_and_are_shell(marker):
    (command,) = re.findall(rf"<!-- {marker} -->\n```bash\n(.*?)```", README, re.DOTALL)
    assert "\n" not in command.strip() and command.startswith("python3 -m venv .venv && ")
    assert subprocess.run(["bash", "-n", "-c", command], check=False).returncode == 0


def test_links_lead_to_files():
    links = re.findall(r"\]\(([^)#]+)\)", README)
    assert links and all((ROOT / link).exists() for link in links)


def test_every_exit_status_is_told():
    from travaux.cli.exits import Exit

    told = README.split("Exit status:")[1].split("\n\n")[0]
    assert {int(number) for number in re.findall(r"(?<![\w.])(\d+)(?= )", told)} == {code.value for code in Exit}


def test_the_scores_are_those_of_the_models():
    subprocess.run([sys.executable, str(ROOT / "scripts/build_scores.py"), "--check"], check=True)
