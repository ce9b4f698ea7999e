"""`travaux demo` answers the questions on a ledger of its own samples, which ship in the package."""

import re

import pytest
from conftest import ROOT

ISSUES = ("indemnity", "Sakhalin", "Korea", "interned warships")


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """The ledger that a demo has kept, and what it printed."""
    from typer.testing import CliRunner

    from travaux.cli import app

    place = tmp_path_factory.mktemp("demo") / "demo.db"
    result = CliRunner().invoke(app, ["demo", "--ledger", str(place)])
    assert result.exit_code == 0
    return place, result.stdout


def words(text):
    return " ".join(text.split())


def test_each_section_is_headed_by_a_question_and_its_command(kept):
    _, printed = kept
    heads = re.findall(r"^(.*\?)   \$ (travaux \w+)", printed, re.MULTILINE)
    assert [command for _, command in heads] == [
        f"travaux {name}" for name in ("state", "changes", "trace", "conflicts", "chronology")
    ]
    assert len(printed.splitlines()) <= 76 and max(map(len, printed.splitlines())) <= 100


def test_where_each_side_stands_what_changed_last_and_on_whose_word(kept):
    state, changed, traced, differ, _ = re.split(r"\n\n(?=[A-Z].*\?   \$)", kept[1])
    rows = [line[:18].strip() for line in state.splitlines() if line[:1].isalpha() and len(line) > 20]
    assert [issue for issue in ISSUES if issue in rows] == list(ISSUES)
    last = "Wed 30 Aug 1905, Japan ACCEPTS the division of Sakhalin (Russia's proposal) – own word: Komura Jutaro"
    assert f"Last: {last}" in words(state)
    for told in ("ACCEPTS a free hand for Japan", "GIVES UP its demand for an indemnity", "REJECTS any indemnity (Japan's demand)"):
        assert told in words(state)
    assert "30 Aug 1905 Japan ACCEPTS the division of Sakhalin [Sakhalin]" in words(changed)
    assert re.findall(r"[●✗↩]", traced) == ["●", "✗", "↩"]
    assert "Japan itself: Sato Aimaro" in differ and "Roman Rosen (Russia)" in differ


@pytest.mark.parametrize("name", ["state", "changes", "trace", "conflicts", "chronology"])
def test_each_command_gives_what_the_demo_shows(run, kept, name):
    place, printed = kept
    (command,) = re.findall(rf"\$ travaux ({name}\b.*)", printed)
    section = printed.split(f"$ travaux {command}\n")[1]
    shown = run(*command.split(), "--ledger", str(place)).stdout
    if name == "state":  # of which the demo leaves out what was before
        assert shown.splitlines()[:4] == section.splitlines()[:4]
    else:
        assert section.startswith(shown + "\n")


def test_the_ledger_is_removed_unless_it_is_to_be_kept(run, tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    assert run("demo").exit_code == 0
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_is_left_alone(run, tmp_path):
    place = tmp_path / "mine.db"
    place.write_text("mine", encoding="utf-8")
    result = run("demo", "--ledger", str(place))
    assert result.exit_code == 2 and "expected a new file" in result.stderr
    assert place.read_text(encoding="utf-8") == "mine"


def test_the_samples_lie_in_the_package():
    folder = ROOT / "src" / "travaux" / "data" / "demo"
    assert {path.name for path in folder.iterdir()} == {"reports.jsonl", "talks.yaml"}
