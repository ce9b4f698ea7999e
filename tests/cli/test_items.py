"""`travaux show` of items and `travaux explain` of two, on a ledger of the sample reports and of two that tell of one statement."""

import json
import re

import pytest
from conftest import ROOT

FIRST = """Dam talks stall

Foreign Minister Dana Korvel said on Monday that the upper dam will stay shut until the fourteen fishermen are home.
"""
SECOND = """Fishermen first, says minister

The upper dam will stay shut until all fourteen fishermen are home, Foreign Minister Dana Korvel said on Monday.
"""


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    from travaux import add_sources, open_ledger
    from travaux.ingest.worker import ReadingOptions

    folder = tmp_path_factory.mktemp("items")
    for name, text in (("first", FIRST), ("second", SECOND)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    place = folder / "talks.db"
    with open_ledger(place, create=True) as opened:
        add_sources(opened, [ROOT / "examples" / "reports"])
        add_sources(opened, [folder / "first.txt", folder / "second.txt"], ReadingOptions(published="2023-03-07"))
    return str(place)


@pytest.fixture
def found(run, ledger):
    """Finds the names of items as people do: with `travaux search`."""

    def finding(words, kind):
        hits = json.loads(run("search", *words.split(), "--kind", kind, "--format", "json", "--ledger", ledger).stdout)["hits"]
        return list(dict.fromkeys(f"{hit['article']}#{item['id']}" for hit in hits for item in hit["items"]))

    return finding


def told(run, ledger, *arguments):
    result = run(*arguments, "--ledger", ledger)
    assert result.exit_code == 0, result.stderr
    return result.stdout


def test_a_statement_is_shown_with_who_else_tells_it(run, ledger, found):
    one, other = found("fishermen home", "statement")
    for name in (one, other):
        text = told(run, ledger, "show", name)
        assert "One utterance, told 2 times" in text and "like telling 1" in text
    texts = [told(run, ledger, "show", name) for name in (one, other)]
    assert sum("joined into e1:" in text for text in texts) == 1


def test_two_items_are_explained_with_whether_they_are_one_first(run, ledger, found):
    one, other = found("fishermen home", "statement")
    lines = told(run, ledger, "explain", one, other).splitlines()
    assert re.fullmatch(r"These are one   likeness [01]\.\d\d of 1", lines[0])
    text = "\n".join(lines)
    assert "both are Dana Korvel" in text and "shared: " in text
    value = json.loads(told(run, ledger, "explain", one, other, "--format", "json"))
    assert value["schema"] == "travaux.explanation/1" and value["joined"] and len(value["items"]) == 2


def test_what_people_say_shows_in_both_until_it_is_undone(run, ledger, found):
    one, other = found("fishermen home", "statement")
    judgement = told(run, ledger, "judge", "not-same", one, other, "--by", "ana", "--why", "two occasions").strip()
    text = told(run, ledger, "explain", one, other)
    assert text.startswith("These are not one") and "people say that these are not the same" in text
    text = " ".join(told(run, ledger, "show", one).split())
    assert "No other report tells of this utterance" in text
    assert "ana says that these are not the same (“two occasions”)" in text and f"travaux judge undo {judgement}" in text
    told(run, ledger, "judge", "undo", judgement, "--by", "ana")
    assert told(run, ledger, "explain", one, other).startswith("These are one")
    assert "ana says" not in told(run, ledger, "show", one)


def test_a_move_is_shown_with_its_proposition_whose_id_shows_it_too(run, ledger, found):
    value = json.loads(told(run, ledger, "show", found("indemnity", "concede")[0], "--format", "json"))
    assert (value["schema"], value["kind"], value["what"]) == ("travaux.view.item/1", "move", "concede")
    (talks,) = value["talks"]
    assert talks["party"] == "Japan" and talks["links"] and all(link["reasons"] for link in talks["links"])
    text = told(run, ledger, "show", talks["proposition"])
    assert f"   {talks['proposition']}" in text and "linked to no earlier words" in text
    assert f"joined into {talks['proposition']}" in told(run, ledger, "show", talks["deed"])


def test_actors_documents_and_issues_are_shown(run, ledger):
    from travaux.join_resources import load_ledger_words
    from travaux.store import open_ledger
    from travaux.store import tables as t
    from travaux.store.records import load_record
    from travaux.store.reports import reports_where

    shown = set()
    with open_ledger(ledger, load_ledger_words()) as opened, opened.database.reading() as connection:
        reports = reports_where(connection, t.trail.c.place >= 0)
        records = [(report.version, load_record(connection, report.reading)) for report in reports]
    for version, record in records:
        for item in (*record.actors[:1], *record.documents[:1], *record.issues[:1], *record.times[:1]):
            kind = told(run, ledger, "show", f"{version}#{item.id}").split()[0].strip(",:")
            value = json.loads(told(run, ledger, "show", f"{version}#{item.id}", "--format", "json"))
            assert value["kind"] == kind
            shown.add(kind)
    assert shown == {"actor", "document", "issue", "time"}


def test_a_report_is_shown_as_ever(run, ledger, found):
    article = found("indemnity", "concede")[0].partition("#")[0]
    assert "Version 1" in told(run, ledger, "show", article)
    assert json.loads(told(run, ledger, "show", article, "--format", "json"))["schema"] == "travaux.report/1"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["explain", "a1:none#m1:none"], "expected a second item"),
        (["explain", "examples/reports/portsmouth-refusal.txt", "--format", "json"], "expects two items"),
        (["explain", "a1:none#m1:none", "a1:none#m1:none"], "found none called 'a1:none'"),
        (["explain", "portsmouth-refusal.txt", "a1:none#m1:none"], "expected an item as REPORT#ITEM"),
        (["show", "a1:none#m1:none"], "found none called 'a1:none'"),
        (["show", "a1:none#m1:none", "--as-of", "March"], "--as-of"),
    ],
)
def test_mistakes_are_told_with_what_was_expected(run, ledger, arguments, said):
    result = run(*arguments, "--ledger", ledger)
    assert result.exit_code == 2 and said in result.stderr


def test_lines_fold_where_the_terminal_is_narrow(run, ledger, found, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    one, other = found("fishermen home", "statement")
    for line in told(run, ledger, "show", one).splitlines()[1:]:
        assert len(line) <= 60 or "e1:" in line or line.lstrip().startswith(("outlet not told", "first", "second"))
    assert told(run, ledger, "explain", one, other)
