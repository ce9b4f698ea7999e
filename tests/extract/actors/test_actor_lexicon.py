"""The lexicon's files and how they are indexed."""

import hashlib
import json

import pytest

from travaux.data_files import data_text
from travaux.errors import ResourceError
from travaux.extract.actors import parse_actor_lexicon
from travaux.extract.actors.people import is_short_for, may_be_same, offices_alike, offices_of
from travaux.extract.actors.words import divide, fold
from travaux.resources import load_actor_lexicon

FILES = {
    "states.tsv": "# head\nLIS\tLissa\tQ1\tRepublic of Lissa\n",
    "peoples.tsv": "LIS\tLissan\tLissans\tVelm\n",
    "state_words.tsv": "LIS\tseat\tGrey House\t\t\nLIS\torgan\tUpper Chamber\t1920-01-01\t1930-12-31\n",
    "organisation_words.tsv": "RIVERS\tRiver Commission\torganisation\t\tQ2\tRC\t\tIGO\n",
    "organisations.tsv": "Lake Union\tLU\tQ3\t\t1931\n",  # an acronym of two letters means too much else
    "blocs.tsv": "Lake states\tLake states\t\n",
    "roles.tsv": "minister\tpost\tminister\t\tGOV\n",
    "officials.tsv": "Ana Velt\tforeign-minister\tLIS\t1920-05-01\t1925\tQ4\tf\n",
    "office_holders.tsv": "",
    "leaders.tsv": "Oru\tLIS\t1919-01-01\t\tm\n",
    "members_of_government.tsv": "José A. Maas\tLIS\t1921-01\t1922-03\n",
    "given_names.tsv": "ana\tf\n",
    "given_names_more.tsv": "",
    "given_names_world.tsv": "",
    "reference_words.tsv": "he\tpronoun\t3.s.m\n",
}


def test_names_have_their_meanings():
    lexicon = parse_actor_lexicon(FILES)
    found = {" ".join(words): (sense.key, sense.what) for entries in lexicon.names.values() for words, sense in entries}
    assert found == {
        "lissa": ("LIS", "name"),
        "republic of lissa": ("LIS", "name"),
        "lissan": ("LIS", "adjective"),
        "lissans": ("LIS", "people"),
        "velm": ("LIS", "capital"),
        "grey house": ("LIS", "seat"),
        "upper chamber": ("LIS/upper chamber", "organ"),
        "river commission": ("RIVERS", "name"),
        "rc": ("RIVERS", "name"),
        "lake union": ("org/lake union", "name"),
        "lake states": ("bloc/lake states", "name"),
    }
    assert lexicon.facts["LIS/upper chamber"].party == "LIS"
    assert [s.holds(d) for _, s in lexicon.names["upper"] for d in ("1925-01-01", "1935-01-01", None)] == [True, False, True]


HELD = [
    (("ana", "velt"), "1920-05-01", ["foreign-minister"]),
    (("ana", "velt"), "1925-12-31", ["foreign-minister"]),  # an end told as a year covers the year
    (("ana", "velt"), "1920-04-30", []),
    (("ana", "velt"), "1926-01-01", []),
    (("ana", "velt"), None, []),
    (("jose", "a", "maas"), "1922-03-15", [""]),
    (("velt",), "1921-01-01", []),
]


@pytest.mark.parametrize(("name", "date", "posts"), HELD)
def test_offices_hold_on_dates(name, date, posts):
    assert [o.post for o in offices_of(name, parse_actor_lexicon(FILES), date)] == posts


def test_another_spelling_is_found_by_family_name():
    lexicon = parse_actor_lexicon(FILES)
    assert [o.party for o in offices_alike(("jose", "maas"), lexicon, "1921-06-01")] == ["LIS"]
    assert offices_alike(("karl", "maas"), lexicon, "1921-06-01") == ()


BROKEN = [
    ("states.tsv", "LIS\tLissa\n", "expected 4 columns in actors/states.tsv, line 1"),
    ("officials.tsv", "Ana Velt\tminister\n", "expected 7 columns in actors/officials.tsv"),
    ("roles.tsv", "minister\tpost\t\t\t\nminister\tpost\t\t\t\n", "expected each role once in actors/roles.tsv"),
    ("peoples.tsv", "\tLissan\tLissans\tVelm\n", "expected 4 columns in actors/peoples.tsv, line 1"),
]


@pytest.mark.parametrize(("file", "text", "message"), BROKEN)
def test_a_broken_row_is_refused(file, text, message):
    with pytest.raises(ResourceError, match=message):
        parse_actor_lexicon(FILES | {file: text})


def test_a_missing_file_is_refused():
    with pytest.raises(ResourceError, match=r"expected the data file actors/leaders\.tsv"):
        parse_actor_lexicon({name: text for name, text in FILES.items() if name != "leaders.tsv"})


def test_generated_files_are_as_their_script_left_them():
    hashes = json.loads(data_text("actors/manifest.json"))["generated"]
    assert hashes == {name: hashlib.sha256(data_text(f"actors/{name}").encode()).hexdigest() for name in hashes}


def test_every_file_states_its_source_and_licence():
    for name in FILES:
        head = [line for line in data_text(f"actors/{name}").split("\n")[:8] if line.startswith("#")]
        assert any(line.startswith("# source: ") for line in head) and any(line.startswith("# licence: ") for line in head), name


def test_what_ships_loads_and_its_keys_are_known():
    lexicon = load_actor_lexicon()
    keys = {sense.key for entries in lexicon.names.values() for _, sense in entries}
    assert keys <= lexicon.facts.keys()
    parties = {facts.party for facts in lexicon.facts.values() if facts.party}
    assert parties <= lexicon.facts.keys()
    assert lexicon.facts["RUS"].name == "Russia" and lexicon.facts["USA"].iso3 == "USA"


def test_roles_and_small_words_are_lower_case_and_once():
    for name in ("roles.tsv", "reference_words.tsv"):
        rows = [line.split("\t") for line in data_text(f"actors/{name}").split("\n") if line and not line.startswith("#")]
        keys = [(row[0], row[1]) if name == "reference_words.tsv" else row[0] for row in rows]
        assert len(keys) == len(set(keys)) and all(row[0] == row[0].lower() for row in rows)


NAMES = [
    (("sergei", "lavrov"), ("sergey", "lavrov"), True),
    (("sergey", "lavrov"), ("sergey", "viktorovich", "lavrov"), True),
    (("alexei", "velt"), ("alexey", "velt"), True),
    (("karl", "brandt"), ("anna", "brandt"), False),
    (("ivan", "ivanov"), ("ivan", "ivanova"), False),
    (("bin", "laden"), ("osama", "bin", "laden"), True),
    (("j", "kerry"), ("john", "kerry"), True),
    (("wei", "li"), ("li", "wei"), True),
]


@pytest.mark.parametrize(("a", "b", "same"), NAMES)
def test_full_names_compare(a, b, same):
    assert may_be_same(a, b) is same and may_be_same(b, a) is same


SHORT = [
    (("lavrov",), ("sergey", "lavrov"), True),
    (("sharaa",), ("farouk", "al-sharaa"), True),
    (("bin", "laden"), ("osama", "bin", "laden"), True),
    (("zelensky",), ("volodymyr", "zelenskyy"), True),
    (("ivanov",), ("anna", "ivanova"), False),
    (("putin",), ("sergey", "lavrov"), False),
]


@pytest.mark.parametrize(("short", "full", "fits"), SHORT)
def test_short_names_compare(short, full, fits):
    assert is_short_for(short, full) is fits


WORDS = [
    ("Putin's", ["Putin"]),
    ("the miners’ union", ["the", "miners", "union"]),
    ("U.S. officials", ["U.S.", "officials"]),
    ("We’ve seen he's", ["We", "seen", "he"]),
    ("d'Escoto P5+1 Ki-moon", ["d'Escoto", "P5+1", "Ki-moon"]),
    ("they'll don't", ["they", "don't"]),
]


@pytest.mark.parametrize(("text", "words"), WORDS)
def test_words_are_divided(text, words):
    divided = divide(text)
    assert [w.raw for w in divided] == words
    assert all(text[w.start : w.end] == w.raw for w in divided)


def test_only_nouns_are_possessive():
    assert [w.raw for w in divide("Putin's he's that's Russia’s") if w.possessive] == ["Putin", "Russia"]


@pytest.mark.parametrize(("text", "folded"), [("Élysée", "elysee"), ("U.S.", "us"), ("Łódź", "lodz"), ("d’Escoto", "d'escoto")])
def test_words_are_folded(text, folded):
    assert fold(text) == folded
