"""What talks make of a report by itself may be found where it is read: what is joined is the same."""

from dataclasses import replace

import pytest
from sqlalchemy import select
from store_factory import FIRST, WORDS, capture_of, entry_of, problems, read

from travaux.joins.joining import Joiner
from travaux.joins.parties import Sides
from travaux.record.judgement import Judgement, canonical
from travaux.store import tables as t
from travaux.store.entry import prepare
from travaux.store.joins.stored import stored_talks
from travaux.store.judged import add_judgements

TALKS = {
    "name": "Dam",
    "parties": ["Velland", "Belmar", "Keno"],
    "issues": [{"label": "dam", "synonyms": ["sluice"]}, {"label": "fishing", "synonyms": []}],
}
REPORTS = (
    capture_of("One", "Ana Velt demanded the new dam on the river.", published="2022-02-01", url="https://lissa.example/1"),
    capture_of("Two", "Ivo Kern rejected the new dam on the river.", published="2022-02-05", url="https://keno.example/2"),
    capture_of("Three", "Mira Osei proposed fishing in spring. Ana Velt accepted it.", published="2022-02-07"),
    capture_of("Nothing", "It rained in the hills.", published="2022-02-08"),
)
JOINED = (t.deed, t.node, t.term, t.seen, t.asked, t.paper)


def bring(ledger, talks, day="2022-01-16"):
    add_judgements(ledger, [Judgement("codebook", (), "ana", f"{day}T10:00+00:00", value=canonical(talks))])
    return ledger


@pytest.fixture
def ledger(new_ledger):
    return bring(new_ledger(), TALKS)


def joiners_in(ledger):
    with ledger.database.reading() as connection:
        return [Joiner(each.talks, WORDS.joining) for each in stored_talks(connection)]


def prepared(capture, joiners):
    return prepare(capture, read(capture, FIRST), WORDS, FIRST.made_by, joiners=joiners)


def rows_in(ledger):
    with ledger.database.reading() as connection:
        return {table.name: sorted(map(repr, connection.execute(select(table)).all())) for table in JOINED}


def counted(monkeypatch):
    """Reports whose sides are found where they are joined."""
    asked, sides = [], Joiner.sides
    monkeypatch.setattr(Joiner, "sides", lambda self, told: asked.append(told.title) or sides(self, told))
    return asked


def test_reports_that_were_looked_at_where_they_were_read_are_joined_as_others(ledger, new_ledger, monkeypatch):
    other = bring(new_ledger(), TALKS)
    other.add([entry_of(capture) for capture in REPORTS])
    entries = [prepared(capture, joiners_in(ledger)) for capture in REPORTS]
    looked_at = counted(monkeypatch)
    ledger.add(entries)
    assert not looked_at
    assert rows_in(ledger) == rows_in(other)
    assert rows_in(ledger)["deed"]
    assert not problems(ledger)


def test_a_report_that_names_no_party_is_not_looked_at(ledger):
    assert not prepared(REPORTS[-1], joiners_in(ledger)).result.joining.alone
    assert prepared(REPORTS[0], joiners_in(ledger)).result.joining.alone


def test_one_that_stands_on_another_day_is_looked_at_again(ledger, monkeypatch):
    joiners = joiners_in(ledger)
    entry = prepared(REPORTS[0], joiners)
    (talks, alone), *_ = entry.result.joining.alone.items()
    wrong = replace(alone, day="2022-01-01", sides=Sides({}, {}, ()))
    facts = replace(entry.result, joining=replace(entry.result.joining, alone={talks: wrong}))
    looked_at = counted(monkeypatch)
    ledger.add([replace(entry, result=facts)])
    assert looked_at == ["One"]
    assert rows_in(ledger)["deed"]


def test_other_talks_take_nothing_of_it(ledger, monkeypatch):
    entry = prepared(REPORTS[0], joiners_in(ledger))
    bring(ledger, TALKS | {"parties": ["Velland", "Belmar"]}, "2022-01-17")
    looked_at = counted(monkeypatch)
    ledger.add([entry])
    assert looked_at == ["One"]


def test_senses_are_left_open_where_issues_have_dates(ledger):
    dated = TALKS | {"issues": [{"label": "dam", "synonyms": [], "until": "2022-01-01"}]}
    bring(ledger, dated, "2022-01-17")
    (alone,) = prepared(REPORTS[0], joiners_in(ledger)).result.joining.alone.values()
    assert alone.sides.parties
    assert not alone.senses


def test_stems_are_found_beforehand_where_talks_may_be_told_of_alone(ledger):
    told, _, _, nothing = (prepared(capture, joiners_in(ledger)).result.joining for capture in REPORTS)
    assert told.stems["demanded"] == "demand" and nothing.stems == {}
    assert prepared(REPORTS[0], []).result.joining.stems == {}
