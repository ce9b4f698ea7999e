"""What a ledger's reports tell otherwise of papers: as of a day, whatever the order of adding, and kept as the records have it."""

from dataclasses import replace

import pytest
from sqlalchemy import update
from store_factory import FIRST, WORDS, capture_of, problems, read

from travaux.join_resources import load_name_rules, load_side_rules
from travaux.joins.speakers import Actors
from travaux.record.document import Document
from travaux.record.judgement import Judgement, canonical
from travaux.store import prepare
from travaux.store import tables as t
from travaux.store.asked import Asked
from travaux.store.joins.papers import paper_disputes
from travaux.store.judged import add_judgements

TALKS = {"name": "Dam", "parties": ["Velland", "Belmar"], "issues": [{"label": "dam", "synonyms": []}]}
CODEBOOK = Judgement("codebook", (), "ana", "2026-02-16T10:00+00:00", value=canonical(TALKS))
DAM = "the building of the new dam on the upper river"


def entry(title, day, pages, outlet):
    """An entry whose report tells of a paper's pages."""
    capture = capture_of(title, f"Ana Velt demanded {DAM} in the 12-point plan.", published=day, publisher=outlet)
    record = read(capture)
    start = record.article.text.index("the 12-point plan")
    at = ((start, start + len("the 12-point plan")),)
    document = Document("d1:plan", "the 12-point plan", "proposal", at, ("ac1:Velland",), (), pages)
    return prepare(capture, replace(record, documents=(document,)), WORDS, FIRST.made_by)


def found(ledger, **asked):
    disputes = paper_disputes(ledger, Asked(**asked), lambda: Actors(load_name_rules(), load_side_rules()))
    return [(each.first[0].value, each.second[0].value) for each in disputes]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_pages_told_otherwise_as_of_a_day(new_ledger, order):
    ledger = new_ledger()
    entries = [entry("One", "2022-02-01", 9, "Lissa Wire"), entry("Two", "2022-02-03", 11, "Keno Post")]
    add_judgements(ledger, [CODEBOOK])
    for place in order:
        ledger.add([entries[place]])
    assert found(ledger) == found(ledger, every=True) == [("9", "11")]
    assert found(ledger, as_of="2022-02-02") == []
    assert found(ledger, as_of="2022-02-02", hindsight=True) == [("9", "11")]
    assert found(ledger, entered=100) == [("9", "11")]
    assert problems(ledger) == []


def test_whose_the_papers_are_is_kept_and_checked(new_ledger):
    ledger = new_ledger()
    add_judgements(ledger, [CODEBOOK])
    ledger.add([entry("One", "2022-02-01", 9, "Lissa Wire"), entry("Two", "2022-02-03", 11, "Keno Post")])
    disputes = paper_disputes(ledger, Asked(), lambda: Actors(load_name_rules(), load_side_rules()))
    assert [(each.first[0].party, each.second[0].party) for each in disputes] == [("Velland", "Velland")]
    with ledger.database.writing() as connection:
        connection.execute(update(t.paper).values(parties="{}"))
    assert {what for what, _ in problems(ledger)} == {"reports of papers of Dam aren't as the records have them"}
