"""`travaux codebook`: talks as YAML, brought in as judgements."""

import json

import pytest
import yaml
from conftest import ROOT

CODEBOOK = """
talks:
  - name: Portsmouth
    parties: [Russia, Japan]
    issues:
      - label: indemnity
        synonyms: [costs of the war]
        definition: Money for the costs of the war.
        since: 1905-08-01
      - {label: Sakhalin, parent: indemnity}
  - name: Lissa
    parties: [Norvask, Karvelia]
    issues: [{label: tolls}]
"""


@pytest.fixture(scope="module")
def samples(tmp_path_factory):
    from travaux import add_sources, open_ledger

    place = tmp_path_factory.mktemp("codebook") / "talks.db"
    with open_ledger(place, create=True) as opened:
        add_sources(opened, [ROOT / "examples" / "reports"])
    return place


@pytest.fixture
def ledger(samples, tmp_path):
    from shutil import copy, copytree

    copytree(f"{samples}.bytes", tmp_path / "talks.db.bytes")
    return str(copy(samples, tmp_path / "talks.db"))


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "talks.yaml"
    path.write_text(CODEBOOK, encoding="utf-8")
    return str(path)


def test_what_is_imported_is_exported_and_joined_for(run, ledger, file):
    result = run("codebook", "import", file, "--by", "ana", "--ledger", ledger)
    assert result.exit_code == 0
    assert [line.split("  ")[1].split(":")[0] for line in result.stdout.splitlines()] == ["Portsmouth", "Lissa"]
    told = yaml.safe_load(run("codebook", "export", "--talks", "Portsmouth", "--ledger", ledger).stdout)
    assert told["talks"][0] == {
        "name": "Portsmouth",
        "parties": ["Russia", "Japan"],
        "issues": [
            {
                "label": "indemnity",
                "synonyms": ["costs of the war"],
                "definition": "Money for the costs of the war.",
                "since": "1905-08-01",
            },
            {"label": "Sakhalin", "synonyms": [], "parent": "indemnity"},
        ],
    }
    state = json.loads(run("state", "--talks", "Portsmouth", "--format", "json", "--ledger", ledger).stdout)
    assert state["parties"] == ["Russia", "Japan"] and {line["issue"] for line in state["lines"]} >= {"indemnity", "Sakhalin"}


def test_it_is_a_judgement_that_can_be_undone(run, ledger, file):
    before = run("codebook", "export", "--ledger", ledger).stdout
    first = run("codebook", "import", file, "--by", "ana", "--ledger", ledger).stdout.split()[0]
    assert "Portsmouth" in run("judgements", "--state", "codebook", "--ledger", ledger).stdout
    assert run("judge", "undo", first, "--by", "ana", "--ledger", ledger).exit_code == 0
    assert "Portsmouth" not in run("codebook", "export", "--ledger", ledger).stdout
    second = run("judgements", "--format", "json", "--ledger", ledger).stdout
    for item in json.loads(second)["items"]:
        run("judge", "undo", item["judgements"][0]["id"], "--by", "ana", "--ledger", ledger)
    assert run("codebook", "export", "--ledger", ledger).stdout == before
    assert run("check", "--ledger", ledger).exit_code == 0


def test_without_one_talks_are_suggested_and_can_be_edited(run, ledger, tmp_path):
    out = tmp_path / "mine.yaml"
    assert run("codebook", "export", "--out", str(out), "--ledger", ledger).exit_code == 0
    suggested = yaml.safe_load(out.read_text(encoding="utf-8"))["talks"][0]
    assert suggested["name"] == "all coverage" and {"Japan", "Russia"} <= set(suggested["parties"])
    assert run("codebook", "export", "--out", str(out), "--ledger", ledger).exit_code == 2
    assert run("codebook", "import", str(out), "--by", "ana", "--ledger", ledger).exit_code == 0


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("talks: 3", "expected a list of talks"),
        ("talks: [{name: A, parties: [The], issues: []}]", "no word but the article"),
        ("talks: [{name: A, parties: [Japan, the Japan], issues: []}]", "each party once"),
        ("talks: [{name: A, parties: [Japan], issues: [{label: x, since: soon}]}]", "expected a day"),
        ("talks: [{name: A, parties: [Japan], issues: [{label: x, parent: y}]}]", "parents among them"),
        ("talks: [{name: A, parties: [], issues: []}, {name: A, parties: [], issues: []}]", "each name of talks once"),
        ("a: [", "can't read"),
    ],
)
def test_what_is_no_codebook_is_told(run, ledger, tmp_path, text, told):
    path = tmp_path / "bad.yaml"
    path.write_text(text, encoding="utf-8")
    result = run("codebook", "import", str(path), "--by", "ana", "--ledger", ledger)
    assert result.exit_code == 2 and told in result.stderr


def test_who_brings_it_in_must_be_told(run, ledger, file):
    assert "--by NAME" in run("codebook", "import", file, "--ledger", ledger).stderr
