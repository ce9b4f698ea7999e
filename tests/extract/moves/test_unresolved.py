"""What of a move stays open has a row with the reason and the candidates."""

from factories import make_article

from travaux.pipeline import read_article
from travaux.resources import load_resources

AROUND = "The envoys of Russia and Japan met again in Portsmouth, and both sides rejected each other's terms.\n"


def read(text, published="1905-08-26"):
    return read_article(make_article(AROUND + text, published=published), load_resources("small")).record


def rows_of(record, name):
    return {row.item: row for row in record.unresolved if row.field == name}


def test_every_empty_field_that_is_called_for_has_a_row(sample_records):
    kinds = {"propose", "offer", "demand", "accept", "reject", "concede", "commit"}
    for record in sample_records.values():
        for move in record.moves:
            assert bool(move.party) != (move.id in rows_of(record, "party"))
            if move.kind in kinds:
                assert bool(move.object) != (move.id in rows_of(record, "object"))
                assert (move.issue is None) == (move.id in rows_of(record, "issue"))


def test_nobody_named_is_an_unnamed_party():
    record = read("The treaty was rejected.")
    (row,) = (row for item, row in rows_of(record, "party").items() if item in {m.id for m in record.moves if m.kind == "reject"})
    assert row.code == "unnamed-party"


def test_a_time_without_a_year_has_the_reason_of_the_time():
    record = read("Japan rejected the treaty on 3 May.", published=None)
    assert {row.code for row in rows_of(record, "time").values()} == {"no-year"}


def test_an_object_is_nobody_towards_whom():
    record = read("Japan rejected it.")
    assert not rows_of(record, "to")
