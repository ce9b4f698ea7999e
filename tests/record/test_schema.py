import copy
import json
from importlib import resources

import jsonschema
import pytest
from conftest import load_script
from factories import make_record

SCHEMA = json.loads((resources.files("travaux") / "data" / "record.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def test_the_published_schema_is_the_one_that_the_types_make():
    script = load_script("build_schema")
    assert script.TARGET.read_text(encoding="utf-8") == script.schema_text()


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_every_key_says_what_it_holds():
    kinds = {"record": SCHEMA, "article": SCHEMA["properties"]["article"], "made_by": SCHEMA["properties"]["made_by"]} | SCHEMA[
        "$defs"
    ]
    silent = [
        f"{name}.{key}"
        for name, kind in kinds.items()
        for key, value in kind.get("properties", {}).items()
        if not value.get("description")
    ]
    assert silent == []


def test_the_records_of_the_samples_follow_the_schema(sample_records):
    for record in sample_records.values():
        VALIDATOR.validate(record.to_dict())


def set_at(path, value):
    def change(wire):
        place = wire
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = value

    return change


def drop(wire):
    del wire["made_by"]["model"]["sha256"]


@pytest.mark.parametrize(
    "change",
    [
        set_at(["schema"], "travaux.record/2"),
        set_at(["surplus"], 1),
        set_at(["statements", 0, "form"], "spoken"),
        set_at(["statements", 0, "confidence"], 1.5),
        set_at(["statements", 0, "content"], [[3]]),
        set_at(["statements", 0, "content"], [[-1, 3]]),
        set_at(["statements", 0, "said"], "1912-05-07"),
        set_at(["actors", 0, "mentions", 0, "form"], "noun"),
        set_at(["article", "published_basis"], "guess"),
        set_at(["unresolved", 0, "code"], "unknown"),
        drop,
    ],
)
def test_what_is_no_record_does_not_follow_the_schema(change):
    wire = make_record().to_dict()
    VALIDATOR.validate(wire)
    wire = copy.deepcopy(wire)
    change(wire)
    assert not VALIDATOR.is_valid(wire)
