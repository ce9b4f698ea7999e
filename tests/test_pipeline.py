"""What must hold of every record, held against those of the sample reports."""

import dataclasses
import itertools
import json

import pytest
from conftest import SAMPLES

from travaux import Record
from travaux.analysis.model import Calibration
from travaux.pipeline import read_article
from travaux.record.check import check_record, spans_in

LISTS = ("actors", "times", "statements", "moves", "documents", "issues")
NAMES = [path.name for path in SAMPLES]


@pytest.fixture(params=NAMES)
def record(request, sample_records):
    found = sample_records[request.param]
    assert isinstance(found, Record), found
    return found


def items_of(record):
    return [item for name in LISTS for item in getattr(record, name)]


def test_there_are_eight_samples_or_more_as_pages_and_as_text():
    assert len(NAMES) >= 8
    assert {name.rsplit(".", 1)[1] for name in NAMES} == {"html", "txt"}


def test_every_record_finds_something(record):
    assert record.article.title and record.article.publisher and record.sentences
    assert record.actors and record.times and record.statements


def test_spans_lie_inside_the_text_and_names_among_the_actors(record):
    check_record(record)


def test_what_a_statement_quotes_begins_and_ends_with_words(record):
    for statement in record.statements:
        assert statement.content
        for spans in (statement.source, statement.cue, statement.content):
            assert list(spans) == sorted(spans)
            for start, end in spans:
                words = record.article.text[start:end]
                assert words == words.strip() and any(map(str.isalnum, words))


def test_blocks_and_sentences_stand_in_text_order(record):
    text = record.article.text
    for spans in ([(b.start, b.end) for b in record.article.blocks], record.sentences):
        assert all(end <= start for (_, end), (start, _) in itertools.pairwise(spans))
        assert all(text[a:b] == text[a:b].strip() for a, b in spans)


def test_ids_are_unique_and_tagged(record):
    ids = [item.id for item in items_of(record)]
    assert len(set(ids)) == len(ids)
    assert {id.split(":")[0] for id in ids} <= {"ac1", "t1", "s1", "m1", "d1", "i1"}


def test_a_statement_never_lies_within_itself(record):
    by_id = {statement.id: statement for statement in record.statements}
    for statement in record.statements:
        chain = []
        while statement is not None:
            assert statement.id not in chain
            chain.append(statement.id)
            statement = by_id.get(statement.within)


def test_every_open_field_has_its_row_with_a_reason(record):
    rows = {(row.item, row.field) for row in record.unresolved}
    assert len(rows) == len(record.unresolved)
    for statement in record.statements:
        assert (statement.speaker is None) == ((statement.id, "speaker") in rows)
    for time in record.times:
        assert (time.value is None) == ((time.id, "value") in rows)
    if record.article.published is None:
        assert (record.article.id, "published") in rows
    for actor in record.actors:
        open_state = actor.kind == "government" and actor.party is None and not actor.codes and bool(actor.mentions)
        assert open_state == ((actor.id, "codes") in rows)


def test_every_row_is_about_an_item_and_has_candidates_that_exist(record):
    known = {item.id for item in items_of(record)} | {record.article.id}
    actors = {actor.id for actor in record.actors}
    for row in record.unresolved:
        assert row.item in known
        if row.field == "speaker":
            assert {candidate.value for candidate in row.candidates} <= actors
        if row.code == "two-candidates":
            assert len(row.candidates) >= 2


def test_a_record_comes_back_from_json(record):
    wire = json.loads(json.dumps(record.to_dict()))
    again = Record.from_dict(wire)
    assert again.to_dict() == wire
    for name in (*LISTS, "unresolved", "sentences", "made_by", "publisher_actor", "credits"):
        assert getattr(again, name) == getattr(record, name)


def test_two_readings_are_equal(sample_records, small_reader):
    for path in SAMPLES[::3]:
        assert small_reader.read_file(path) == sample_records[path.name]


def test_ids_do_not_depend_on_scores(record, small_reader):
    """The same weights with other calibrations: whatever is found again has the id that it had."""
    resources = small_reader._resources
    calibrations = dict.fromkeys(resources.model.calibrations, Calibration((-4.0, 4.0), (0.3, 0.9)))
    shifted = dataclasses.replace(resources, model=dataclasses.replace(resources.model, calibrations=calibrations))
    other = read_article(record.article, shifted).record
    for name in ("times", "statements"):
        ids = {tuple(spans_in(item)): item for item in getattr(record, name)}
        again = {tuple(spans_in(item)): item for item in getattr(other, name)}
        both = ids.keys() & again.keys()
        assert len(both) >= len(ids) / 2
        assert all(ids[spans].id == again[spans].id for spans in both)
    assert [s.confidence for s in other.statements] != [s.confidence for s in record.statements]


def test_a_record_names_what_made_it(record, small_reader):
    assert record.made_by.model_name == "small"
    assert record.made_by.model_sha256 == small_reader._resources.model.sha256
    assert len(record.made_by.lexicons_sha256) == 64
