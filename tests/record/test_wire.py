import copy
import json

import pytest
from factories import make_record
from hypothesis import given
from hypothesis import strategies as st

from travaux import Record, RecordError


def test_a_record_comes_back_from_its_wire_form_unchanged():
    record = make_record()
    wire = json.loads(json.dumps(record.to_dict()))
    again = Record.from_dict(wire)
    assert again.to_dict() == record.to_dict()
    assert again.statements == record.statements and again.unresolved == record.unresolved


def test_the_wire_form_has_the_keys_of_the_schema():
    wire = make_record().to_dict()
    assert wire["schema"] == "travaux.record/1"
    assert set(wire) == {
        "schema",
        "article",
        "actors",
        "times",
        "statements",
        "moves",
        "documents",
        "issues",
        "unresolved",
        "made_by",
    }
    assert wire["statements"][0]["said"] == {"value": "1912-05-07", "earliest": "1912-05-07", "latest": "1912-05-07"}


def paths(value, prefix=()):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield (*prefix, key)
            yield from paths(inner, (*prefix, key))
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from paths(inner, (*prefix, i))


PATHS = [p for p in paths(make_record().to_dict()) if isinstance(p[-1], str) and p[-2:-1] != ("codes",)]


@pytest.mark.parametrize("path", PATHS, ids=lambda p: ".".join(map(str, p)))
def test_a_record_that_lacks_a_key_is_refused(path):
    wire = copy.deepcopy(make_record().to_dict())
    place = wire
    for step in path[:-1]:
        place = place[step]
    del place[path[-1]]
    with pytest.raises(RecordError, match="expected"):
        Record.from_dict(wire)


@given(
    st.sampled_from(PATHS),
    st.one_of(st.integers(), st.text(max_size=3), st.lists(st.integers(), max_size=3), st.none(), st.booleans()),
)
def test_a_changed_record_is_read_or_refused_but_never_crashes(path, value):
    wire = copy.deepcopy(make_record().to_dict())
    place = wire
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    try:
        Record.from_dict(wire)
    except RecordError as error:
        assert "expected" in str(error)


def test_a_span_outside_the_text_is_refused():
    wire = make_record().to_dict()
    wire["statements"][0]["content"] = [[0, 10_000]]
    with pytest.raises(RecordError, match="statements\\[0\\]"):
        Record.from_dict(wire)
