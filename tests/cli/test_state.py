"""`travaux state`: where each party stands, on a ledger of the sample reports."""

import csv
import io
import json

import pytest
from conftest import ROOT

CODEBOOK = """
talks:
  - name: Portsmouth
    parties: [Russia, Japan]
    issues:
      - label: indemnity
        synonyms: [costs of the war]
      - label: Sakhalin
"""


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    from travaux import add_sources, open_ledger

    place = tmp_path_factory.mktemp("state") / "talks.db"
    with open_ledger(place, create=True) as opened:
        add_sources(opened, [ROOT / "examples" / "reports"])
    return str(place)


def test_rows_and_columns_are_those_of_the_codebook(run, ledger, tmp_path):
    codebook = tmp_path / "talks.yaml"
    codebook.write_text(CODEBOOK, encoding="utf-8")
    result = run("state", "--codebook", str(codebook), "--as-of", "1905-08-29", "--ledger", ledger)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    head = lines[next(number for number, line in enumerate(lines) if set(line) == {"─"}) - 1]
    assert head.split() == ["Russia", "Japan"]
    column = head.index("Japan")
    assert "GIVES UP its demand for an indemnity" in " ".join(" ".join(line[column:] for line in lines).split())


def test_every_line_has_its_words_and_their_place(run, ledger):
    result = run("state", "--format", "json", "--ledger", ledger)
    found = json.loads(result.stdout)
    assert found["schema"] == "travaux.view.state/1" and found["lines"]
    for line in found["lines"]:
        assert line["evidence"] and all(deed["quote"] and deed["spans"] for deed in line["evidence"])
        own = {deed["standing"] for deed in line["evidence"]}
        assert line["standing"] in own
        assert line["standing"] == "claimed" or "claimed" not in own


def test_no_own_word_has_another_side_in_its_chain(run, ledger):
    lines = json.loads(run("state", "--format", "json", "--ledger", ledger).stdout)["lines"]
    own = [(line["party"], deed) for line in lines for deed in line["evidence"] if deed["standing"] == "declared"]
    assert own
    for party, deed in own:
        assert {voice["party"] for voice in deed["chain"]} <= {party}


def test_csv_has_a_row_for_each_line(run, ledger):
    rows = list(csv.DictReader(io.StringIO(run("state", "--format", "csv", "--ledger", ledger).stdout)))
    told = json.loads(run("state", "--format", "json", "--ledger", ledger).stdout)
    lines = [*told["lines"], *told["doubtful"]]
    assert [bool(row["likely"]) for row in rows] == [line["likely"] is not None for line in lines]
    assert [(row["party"], row["stance"], row["about"]) for row in rows] == [(x["party"], x["stance"], x["about"]) for x in lines]


def test_before_the_first_report_nobody_stands_anywhere(run, ledger):
    result = run("state", "--as-of", "1900-01-01", "--ledger", ledger)
    assert result.exit_code == 0
    assert "No stance was found: no report was known by Mon 1 Jan 1900." in result.stdout and "travaux status" in result.stdout


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("talks: 3", "expected a list of talks"),
        ("talks: [{parties: [A], issues: []}]", "expected a name"),
        ("talks: [{name: T, parties: A, issues: []}]", "expected a list of names as parties"),
        ("talks: [{name: T, parties: [A], issues: [{label: ''}]}]", "expected a label"),
        ("talks: [{name: T, parties: [A], issues: [{label: x, parent: y}]}]", "parents among them"),
        ("talks: [", "can't read"),
        ("", "expected a list of talks"),
    ],
)
def test_a_codebook_that_is_wrong_is_refused_with_what_was_expected(run, ledger, tmp_path, text, said):
    codebook = tmp_path / "wrong.yaml"
    codebook.write_text(text, encoding="utf-8")
    result = run("state", "--codebook", str(codebook), "--ledger", ledger)
    assert result.exit_code == 2 and said in result.stderr


def test_talks_that_are_not_in_the_codebook_are_refused_with_those_that_are(run, ledger, tmp_path):
    codebook = tmp_path / "talks.yaml"
    codebook.write_text(CODEBOOK, encoding="utf-8")
    result = run("state", "--codebook", str(codebook), "--talks", "Vienna", "--ledger", ledger)
    assert result.exit_code == 2 and "Portsmouth" in result.stderr


@pytest.mark.parametrize(
    ("command", "key"),
    [
        (["trace", "indemnity"], "traces"),
        (["conflicts"], "conflicts"),
        (["changes", "--since", "1905-08-24"], "changes"),
        (["chronology"], "entries"),
    ],
)
def test_each_view_gives_its_schema_and_entries_with_their_words(run, ledger, command, key):
    found = json.loads(run(*command, "--format", "json", "--ledger", ledger).stdout)
    assert found["schema"].startswith("travaux.view.")
    assert isinstance(found[key], list)
    deeds = [deed for deed in walked(found) if "quote" in deed]
    assert all(deed["quote"] and deed["spans"] and deed["version"] for deed in deeds)
    assert run(*command, "--ledger", ledger).exit_code == 0


def walked(value):
    """Every object inside a value."""
    if isinstance(value, dict):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from walked(each)


def test_the_chronology_names_its_reports_once(run, ledger):
    lines = run("chronology", "--ledger", ledger).stdout.splitlines()
    notes = [line for line in lines if line.startswith("[")]
    assert notes and len({line.split("]")[0] for line in notes}) == len(notes)


def test_programs_get_of_a_chronology_what_people_get_with_all(run, ledger, tmp_path):
    codebook = tmp_path / "talks.yaml"
    codebook.write_text(CODEBOOK, encoding="utf-8")
    asked = ["chronology", "--codebook", str(codebook), "--ledger", ledger]
    entries = json.loads(run(*asked, "--format", "json").stdout)["entries"]
    own = [entry for entry in entries if entry["of_talks"]]
    assert len(entries) > 12 and 0 < len(own) < len(entries)
    heads = [run(*asked, *more).stdout.splitlines()[0] for more in ((), ("--all",))]
    assert f" · {len(own)} of {len(entries)} moves · " in heads[0] and f" · {len(entries)} moves · " in heads[1]


def test_a_day_that_is_none_is_refused(run, ledger):
    result = run("changes", "--since", "yesterday", "--ledger", ledger)
    assert result.exit_code == 2 and "--since" in result.stderr


@pytest.mark.parametrize(
    "command", [["state"], ["trace", "Sakhalin"], ["conflicts"], ["changes", "--since", "1905-08-24"], ["chronology"]]
)
def test_names_that_the_talks_have_not_are_refused_with_those_that_they_have(run, ledger, tmp_path, command):
    codebook = tmp_path / "talks.yaml"
    codebook.write_text(CODEBOOK, encoding="utf-8")
    given = [*command, "--codebook", str(codebook), "--ledger", ledger]
    result = run(*given, "--party", "Jaban")
    assert result.exit_code == 2 and "'Jaban'; there are Japan, Russia" in result.stderr
    result = run(*given, "--issue", "Sahkalin")
    assert result.exit_code == 2 and "an issue of Portsmouth, got 'Sahkalin'; there are Sakhalin, indemnity" in result.stderr
    exact, loose = run(*given, "--party", "Japan", "--issue", "Sakhalin"), run(*given, "--party", "JAPAN", "--issue", "sakha")
    assert exact.exit_code == 0 and exact.stdout == loose.stdout


def test_the_state_is_narrowed_to_a_party_an_issue_and_a_day(run, ledger, tmp_path):
    codebook = tmp_path / "talks.yaml"
    codebook.write_text(CODEBOOK, encoding="utf-8")

    def lines(*more):
        result = run("state", "--codebook", str(codebook), "--format", "json", "--ledger", ledger, *more)
        return [(line["party"], line["issue"], line["last"]) for line in json.loads(result.stdout)["lines"]]

    every = lines()
    assert {party for party, _, _ in every} == {"Russia", "Japan"}
    assert lines("--party", "Japan") == [each for each in every if each[0] == "Japan"]
    assert lines("--issue", "Sakhalin") == [each for each in every if each[1] == "Sakhalin"]
    assert lines("--since", "1905-08-25") == [each for each in every if each[2] is not None and each[2] >= "1905-08-25"]
