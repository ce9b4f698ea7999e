"""`travaux code` and `travaux agreement`: two people code blindly, and are told how far they agree."""

import json

import pytest
from conftest import ROOT

PORTSMOUTH = "portsmouth-refusal.txt"
NAMES = ("portsmouth-indemnity.html", "portsmouth-opening.txt", PORTSMOUTH, "portsmouth-treaty.txt", "lissa-no-year.txt")


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A ledger of the sample reports."""
    from travaux import add_sources, open_ledger

    place = tmp_path_factory.mktemp("code") / "talks.db"
    with open_ledger(place, create=True) as opened:
        add_sources(opened, [ROOT / "examples" / "reports"])
    return place


@pytest.fixture
def ledger(filled, tmp_path):
    """A copy of it for one test."""
    from travaux import open_ledger
    from travaux.store.backup import backup, restore

    with open_ledger(filled) as opened:
        backup(opened, tmp_path / "saved")
    with open_ledger(tmp_path / "talks.db", create=True) as opened:
        restore(opened, tmp_path / "saved")
    return str(tmp_path / "talks.db")


def source(name):
    return str(ROOT / "examples" / "reports" / name)


def sheet(run, ledger, name=PORTSMOUTH):
    result = run("code", "sheet", source(name), "--ledger", ledger)
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def add(run, ledger, filled, by):
    return run("code", "add", "-", "--by", by, "--ledger", ledger, input=json.dumps(filled).encode())


def coded(found, *sentences, kinds=("reject", "demand"), party="Russia"):
    """A sheet with a move of each kind in turn that each of some sentences shows, and a statement in the first."""
    spans = [[row["start"], row["end"]] for row in (found["sentences"][number] for number in sentences)]
    moves = [{"kind": kind, "party": [party], "evidence": [span]} for span, kind in zip(spans, kinds, strict=False)]
    return {**found, "moves": moves, "statements": [{"speaker": "Sergei Witte", "content": spans[:1], "form": "indirect"}]}


def test_a_sheet_tells_the_text_and_nothing_that_was_found(run, ledger, tmp_path, sample_records):
    out = tmp_path / "sheet.json"
    result = run("code", "sheet", source(PORTSMOUTH), "--out", str(out), "--ledger", ledger)
    assert result.exit_code == 0 and str(out) in result.stderr and "docs/agreement.md" in result.stderr
    found = json.loads(out.read_text(encoding="utf-8"))
    record = sample_records[PORTSMOUTH]
    assert found["text"] == record.article.text
    assert (found["statements"], found["moves"], found["documents"]) == ([], [], [])
    for name in ("actors", "statements", "moves", "documents", "times", "issues"):
        assert not any(item.id in out.read_text(encoding="utf-8") for item in getattr(record, name))
    again = run("code", "sheet", source(PORTSMOUTH), "--out", str(out), "--ledger", ledger)
    assert again.exit_code == 2 and "is there already and may be filled in" in again.stderr


def test_a_sheet_is_the_same_whatever_was_coded(run, ledger):
    before = sheet(run, ledger)
    assert add(run, ledger, coded(before, 1, 2), "ana").exit_code == 0
    assert sheet(run, ledger) == before


def test_nothing_that_was_coded_is_shown_anywhere_else(run, ledger):
    asked = [
        ("state", "--format", "json"),
        ("chronology", "--format", "json"),
        ("search", "--party", "Zanzibar"),
        ("judgements",),
        ("export", "--untouched"),
        ("show", source(PORTSMOUTH)),
        ("check",),
    ]
    before = [run(*question, "--ledger", ledger).stdout for question in asked]
    found = sheet(run, ledger)
    for by in ("ana", "ben"):
        assert add(run, ledger, coded(found, 1, 2, party="Zanzibar"), by).exit_code == 0
    assert [run(*question, "--ledger", ledger).stdout for question in asked] == before
    told = "".join(
        run(*question, "--ledger", ledger).stdout
        for question in [("agreement",), ("agreement", "--format", "json"), ("code", "list"), ("code", "list", "--format", "json")]
    )
    assert "ana" in told and "Zanzibar" not in told


def test_two_people_are_told_how_far_they_agree(run, ledger):
    for number, name in enumerate(NAMES):
        found = sheet(run, ledger, name)
        assert add(run, ledger, coded(found, 2, 3), "ana").exit_code == 0
        assert add(run, ledger, coded(found, 2, 3 if number else 4), "ben").exit_code == 0
    result = run("agreement", "--ledger", ledger)
    assert result.exit_code == 0
    head, *lines = result.stdout.splitlines()
    assert head == "ana and ben · 5 reports that both coded blindly"
    assert any(line.split() == ["moves", "ana", "found", "10,", "ben", "10;", "the", "same:", "9"] for line in lines)
    (kind,) = [line for line in lines if line.split()[:2] == ["moves", "kind"]]
    assert kind.split()[2:] == ["1.00", "1.00", "to", "1.00", "9", "5", "reliable"]
    assert "not blind" not in result.stdout
    told = json.loads(run("agreement", "--by", "ben", "--by", "ana", "--format", "json", "--ledger", ledger).stdout)
    assert (told["schema"], told["seed"], told["reviewed"]) == ("travaux.agreement/1", 0, [])
    (pair,) = told["coded"]
    assert (pair["coders"], pair["reports"]) == (["ana", "ben"], 5)
    (evidence,) = [row for row in pair["spans"] if (row["list"], row["field"]) == ("moves", "evidence")]
    assert 0 < evidence["alpha"] < 1 and evidence["marked"] == {"ana": 10, "ben": 10} and evidence["n"] == 20
    low, high = evidence["interval"]
    assert low <= evidence["alpha"] <= high
    (party,) = [row for row in pair["fields"] if (row["list"], row["field"]) == ("moves", "party")]
    assert (party["alpha"], party["reason"], party["interval"]) == (None, "no-variation", None)


def test_reviews_are_shown_apart(run, ledger):
    from travaux import open_ledger
    from travaux.store.records import load_record
    from travaux.store.reports import speaking

    with open_ledger(ledger) as opened, opened.database.reading() as connection:
        report = speaking(connection, source(PORTSMOUTH))
        items = [f"{report.version}#{move.id}" for move in load_record(connection, report.reading).moves[:2]]
    for by in ("ana", "ben"):
        for verdict, item in zip(("accept", "reject"), items, strict=True):
            assert run("judge", verdict, item, "--by", by, "--ledger", ledger).exit_code == 0
    result = run("agreement", "--ledger", ledger)
    assert result.stdout.startswith("No two of these people have coded a report in common (0 reports coded by anybody).")
    assert "ana and ben · judgements of the machine's entries, which both had before them: not blind" in result.stdout
    (row,) = [line.split() for line in result.stdout.splitlines() if line.split()[:1] == ["all"]]
    assert row == ["all", "1.00", "–", "2", "1", "reliable"]
    assert "No interval: fewer than 5 reports." in result.stdout
    (pair,) = json.loads(run("agreement", "--format", "json", "--ledger", ledger).stdout)["reviewed"]
    assert pair["verdicts"][0]["alpha"] == 1


def test_who_coded_what_is_listed(run, ledger):
    assert "get a sheet: travaux code sheet" in run("code", "list", "--ledger", ledger).stdout
    found = sheet(run, ledger)
    for by in ("ben", "ana"):
        add(run, ledger, coded(found, 1), by)
    lines = run("code", "list", "--ledger", ledger).stdout.splitlines()
    assert lines[0].startswith(found["version"]) and found["title"] in lines[0]
    assert lines[1].index("ana (") < lines[1].index("ben (")
    assert lines[-1] == "1 report coded, 1 of them by two people or more"
    (row,) = json.loads(run("code", "list", "--format", "json", "--ledger", ledger).stdout)
    assert (row["version"], [each["name"] for each in row["by"]]) == (found["version"], ["ana", "ben"])


def test_one_may_be_mended_until_others_have_coded_it(run, ledger):
    found = sheet(run, ledger)
    first = add(run, ledger, coded(found, 1), "ana")
    again = add(run, ledger, coded(found, 1), "ana")
    assert first.stdout.startswith("b1:") and again.stdout == "" and "the very same" in again.stderr
    assert add(run, ledger, coded(found, 2), "ana").exit_code == 0
    assert add(run, ledger, coded(found, 3), "ben").exit_code == 0
    late = add(run, ledger, coded(found, 3), "ana")
    assert late.exit_code == 2 and "stays as you found it" in late.stderr


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"moves": [{"kind": "fight", "party": [], "evidence": [[0, 3]]}]}, "moves[0].kind: expected one of consult"),
        ({"text": "another"}, "text: expected the report's text, unchanged"),
        ({"layer": "v1:0"}, "expected the id of a text of the version as `layer`, got 'v1:0'; take a new sheet"),
        ({"version": "e1:0"}, "expected the id of a version of the report as `version`"),
        ({"article": "a1:0123456789abcdef"}, "found none called 'a1:0123456789abcdef'"),
    ],
)
def test_a_wrong_sheet_is_refused_by_its_place(run, ledger, change, said):
    result = add(run, ledger, {**sheet(run, ledger), **change}, "ana")
    assert result.exit_code == 2 and said in result.stderr and result.stdout == ""
    assert "0 reports" in run("agreement", "--ledger", ledger).stdout


@pytest.mark.parametrize(
    ("data", "by", "said"),
    [
        (b"{", "ana", "expected a sheet in JSON, got something else at line 1, column 2"),
        (b"\xff\xfe", "ana", "expected a sheet in UTF-8"),
        (b"[]", "ana", "sheet: expected a JSON object"),
        (b"[" * 100_000, "ana", "nested too deep"),
        (b"{}", " ", "expected who coded it, got no name"),
    ],
)
def test_what_is_no_sheet_is_refused(run, ledger, data, by, said):
    result = run("code", "add", "-", "--by", by, "--ledger", ledger, input=data)
    assert result.exit_code == 2 and said in result.stderr


def test_a_file_that_is_not_there_and_names_that_nobody_has_are_refused(run, ledger):
    assert "can't be read" in run("code", "add", "nothing.json", "--by", "ana", "--ledger", ledger).stderr
    result = run("agreement", "--by", "zed", "--ledger", ledger)
    assert result.exit_code == 2 and "(nobody yet), got 'zed'" in result.stderr
