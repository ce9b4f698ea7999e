"""The published schemas of views, and that what views give follows them."""

import json
from dataclasses import replace
from importlib import resources

import jsonschema
import pytest
from conftest import load_script
from views_factory import RULES, play, tale

from travaux.views.changes import changes_of, changes_to_dict
from travaux.views.chronology import chronology_of, chronology_to_dict
from travaux.views.conflicts import conflicts_of, conflicts_to_dict
from travaux.views.state import state_of
from travaux.views.trace import traces_of, traces_to_dict

FOLDER = resources.files("travaux") / "data" / "views"
NAMES = ("state", "trace", "traces", "changes", "conflicts", "chronology")
SCHEMAS = {name: json.loads((FOLDER / f"{name}.schema.json").read_text(encoding="utf-8")) for name in NAMES}
REPORTS = (
    tale(
        ("demand", "Karvelia demanded {tolls of 400 marks}."), speaker="Ola Berg", of="Karvelia", version="e1:a", day="2021-03-01"
    ),
    tale(
        ("offer", "Norvask offered {tolls of 250 marks} [if the crossing is opened]."),
        ("reject", "Norvask rejected {tolls of 400 marks}."),
        speaker="Jan Roth",
        of="Norvask",
        version="e1:b",
        day="2021-03-03",
    ),
    tale(("accept", "Norvask accepted {tolls of 400 marks}."), speaker="Ola Berg", of="Karvelia", version="e1:c", day="2021-03-04"),
    tale(("concede", "Karvelia dropped {tolls of 400 marks}."), version="e1:d", day="2021-04-01"),
    tale(("submit", "Norvask handed over its {draft}.", "planned"), version="e1:e", day=None),
)


def views():
    """What each view gives, by its name."""
    before, after = play(*REPORTS, as_of="2021-03-01"), play(*REPORTS)
    states = [state_of(each, RULES) for each in (before, after)]
    traces = traces_of(after, RULES)
    return {
        "state": replace(states[1], doubtful=states[1].lines[:1]).to_dict(),
        "trace": traces[0].to_dict(),
        "traces": traces_to_dict(traces),
        "changes": changes_to_dict(changes_of(*states), "2021-03-01"),
        "conflicts": conflicts_to_dict(conflicts_of(after, RULES)),
        "chronology": chronology_to_dict(chronology_of(after)),
    }


def test_the_published_schemas_are_those_that_the_script_makes():
    script = load_script("build_view_schemas")
    texts = script.schema_texts()
    assert {path.name: path.read_text(encoding="utf-8") for path in script.FOLDER.iterdir()} == texts


@pytest.mark.parametrize("name", NAMES)
def test_a_view_follows_its_schema(name):
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[name])
    wire = json.loads(json.dumps(views()[name]))
    jsonschema.Draft202012Validator(SCHEMAS[name]).validate(wire)
    entries = [value for value in wire.values() if isinstance(value, list)]
    assert entries and all(entries)  # nothing was validated for being empty


@pytest.mark.parametrize("name", NAMES)
def test_each_key_has_its_meaning_and_none_is_left_out(name):
    wire, validator = json.loads(json.dumps(views()[name])), jsonschema.Draft202012Validator(SCHEMAS[name])
    for key in wire:
        assert not validator.is_valid({other: value for other, value in wire.items() if other != key})
    assert not validator.is_valid(wire | {"more": 1})
    kinds = {name: SCHEMAS[name], **SCHEMAS[name]["$defs"]}
    keys = [(kind, key, value) for kind, schema in kinds.items() for key, value in schema.get("properties", {}).items()]
    assert [(kind, key) for kind, key, value in keys if not value.get("description")] == []


def test_a_deed_without_spans_or_with_another_word_is_refused():
    validator = jsonschema.Draft202012Validator(SCHEMAS["state"])
    for key, value in (("spans", []), ("standing", "sure"), ("spans", [[3]]), ("made", "March")):
        wire = json.loads(json.dumps(views()["state"]))
        wire["lines"][0]["evidence"][0][key] = value
        assert not validator.is_valid(wire)
