"""`check` finds each kind of damage, and nothing in a ledger that is whole."""

import json
import sqlite3

import pytest
from judgements_factory import say, take_back
from sqlalchemy import text
from store_factory import FIRST, add, capture_of, entry_of, problems, read

from travaux.record.judgement import Judgement, make_anchor
from travaux.store.entry import reading_id
from travaux.store.judged import add_judgements
from travaux.store.pack import pack, unpack

DAM = "Ana Velt proposed a halt to the building of the dam on the upper river"
TALKS = capture_of("Talks open in Lissa", f"{DAM}.", "Ivo Kern rejected the plan.", url="https://lissa.example/a")
NEAR = capture_of(
    "Dam at issue",
    f"{DAM.replace('the dam', 'the big dam')}.",
    "Mira Osei said it was late.",
    url="https://lissa.example/b",
    publisher="Keno Post",
)
REFUSED = capture_of("", source="nothing.txt")
VERSION = entry_of(TALKS).result.version
READING = entry_of(TALKS).result
NUMBER = f"(SELECT entered FROM version WHERE id = '{VERSION}')"


def judgement_of(capture, minute=0):
    record = read(capture)
    judgement = say("accept", record.statements[0].id, record=record, minute=minute)
    anchor = make_anchor(record, entry_of(capture).result.version, record.statements[0].id)
    return Judgement("accept", (anchor,), judgement.by, judgement.at)


JUDGEMENT = judgement_of(TALKS)


@pytest.fixture
def whole(ledger):
    """A ledger with some of everything, in which nothing is wrong."""
    add(ledger, TALKS, NEAR, REFUSED)
    add_judgements(ledger, [JUDGEMENT, take_back(JUDGEMENT)])
    assert problems(ledger) == []
    return ledger


def sql(ledger, *statements, **values):
    """Change a ledger behind its back; keys to other rows aren't watched."""
    if ledger.database.sqlite:
        connection = sqlite3.connect(ledger.database.file, isolation_level=None)
        for statement in statements:
            connection.execute(statement, values)
        connection.close()
    else:
        with ledger.database.writing() as connection:
            connection.execute(text("SET session_replication_role = replica"))
            for statement in statements:
                connection.execute(text(statement), values)
            connection.execute(text("SET session_replication_role = DEFAULT"))


def test_a_whole_ledger_has_no_problems(ledger, whole):
    assert problems(ledger) == []


DAMAGE = {
    "a capture is gone": (
        f"DELETE FROM capture WHERE version = {NUMBER}",
        [("captured bytes belong to no capture", TALKS.sha256)],
    ),
    "bytes are gone": (
        f"DELETE FROM blob WHERE sha256 = '{TALKS.sha256}'",
        [("a capture has no bytes", TALKS.id)],  # and on SQLite a file has no row
    ),
    "bytes have another size": (
        f"UPDATE blob SET size = 1 WHERE sha256 = '{TALKS.sha256}'",
        [("captured bytes don't have their size", TALKS.sha256)],
    ),
    "a rejection is gone": (
        "DELETE FROM rejection",
        [("a capture was neither read nor refused", REFUSED.id)],
    ),
    "a judgement is no JSON": (
        f"UPDATE judgement SET wire = '{{' WHERE id = '{JUDGEMENT.id}'",
        [("a judgement can't be read", JUDGEMENT.id)],
    ),
    "a judgement says something else": (
        f"UPDATE judgement SET wire = replace(wire, '\"accept\"', '\"reject\"') WHERE id = '{JUDGEMENT.id}'",
        [("a judgement can't be read", JUDGEMENT.id)],
    ),
    "a judgement has another's id": (
        f"UPDATE judgement SET id = 'j1:0000000000000000' WHERE id = '{JUDGEMENT.id}'",
        [("a judgement doesn't have its id", "j1:0000000000000000")],
    ),
    "a judgement is listed elsewhere": (
        f"UPDATE judged SET what = 'e1:0000000000000000' WHERE what = '{VERSION}'",
        [("a judgement isn't listed with what it is about", JUDGEMENT.id)],
    ),
    "a text is another": (
        "UPDATE layer SET packed = :packed",
        [("a text doesn't have its hash", READING.layer), ("a text doesn't have its hash", entry_of(NEAR).result.layer)],
    ),
    "a title is another": (
        f"UPDATE reading SET title = 'Talks end' WHERE version = {NUMBER}",
        [("a reading isn't what its record says", READING.reading)],
    ),
    "counts are others": (
        f"UPDATE reading SET counts = '{{}}' WHERE version = {NUMBER}",
        [("a reading isn't what its record says", READING.reading)],
    ),
    "a passage is gone": (
        f"DELETE FROM occurrence WHERE version = {NUMBER}",
        [("passages of a report are not those of its record", READING.reading)],
    ),
    "a passage is too much": (
        'INSERT INTO occurrence (key, version, start, "end") VALUES (7, 99999, 0, 1)',
        [("passages are listed that stand in no report", "3, not 2")],
    ),
    "a sketch is gone": (
        "DELETE FROM late_sketch WHERE key = :key",
        [("sketches of passages are not those of its record", READING.reading)],
    ),
    "a version stands elsewhere": (
        f"UPDATE trail SET status = 'killed' WHERE version = {NUMBER}",
        [("a version doesn't stand where its facts put it", VERSION)],
    ),
    "a release is another": (
        f"UPDATE trail SET release = '2022-02-17' WHERE version = {NUMBER}",
        [("a version doesn't stand where its facts put it", VERSION)],
    ),
    "a headline's key is another": (
        f"UPDATE trail SET title_key = 'k1:0' WHERE version = {NUMBER}",
        [("a version doesn't stand where its facts put it", VERSION)],
    ),
    "the sequence is behind": (
        "UPDATE setting SET value = '0' WHERE name = 'entered'",
        [("the sequence is behind its rows", None)],
    ),
}


# What else is found then.
FOLLOWS = {
    "a text is another": {"a record is damaged"},
    "a passage is gone": {
        "sketches are kept of passages that stand in no report",
        "near copies are not those of the passages",
    },
    "a sketch is gone": {"near copies are not those of the passages"},
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_is_found(whole, damage):
    statement, expected = DAMAGE[damage]
    values = {"packed": pack(b"another text"), "key": READING.passages[0].key}
    sql(whole, statement, **{name: value for name, value in values.items() if f":{name}" in statement})
    found = [problem for problem in problems(whole) if problem[0] != "1 files belong to no report"]
    if expected[0][1] is None:
        assert {what for what, _ in found} == {expected[0][0]}
    else:
        assert set(expected) <= set(found)
        assert {what for what, _ in found} - {what for what, _ in expected} == FOLLOWS.get(damage, set())


def test_a_family_that_is_gone_is_found(whole):
    keys = sorted(entry_of(capture).result.passages[0].key for capture in (TALKS, NEAR))
    sql(whole, "DELETE FROM family")
    assert problems(whole) == [("near copies are not those of the passages", str(key)) for key in keys]


def test_a_family_that_is_none_is_found(ledger):
    add(ledger, TALKS)
    sql(ledger, "INSERT INTO family (key, family) VALUES (5, 5)")
    assert problems(ledger) == [("near copies are not those of the passages", "5")]


def test_sketches_of_passages_that_are_gone_are_found(ledger):
    add(ledger, TALKS)
    key, sketch = READING.passages[0].key, READING.passages[0].sketch
    bits = READING.passages[0].bits
    sql(ledger, f"INSERT INTO sketch (value, key, bits) VALUES ({sketch[0]}, {key + 1}, {bits})")
    assert problems(ledger) == [("sketches are kept of passages that stand in no report", str(key + 1))]


def test_sketches_that_a_passage_does_not_have_are_found(ledger):
    add(ledger, TALKS)
    key, bits = READING.passages[0].key, READING.passages[0].bits
    sql(ledger, f"INSERT INTO sketch (value, key, bits) VALUES (5, {key}, {bits})")
    assert problems(ledger) == [("a passage has more sketches than its words give it", str(key))]


def test_a_judgement_of_a_version_that_is_not_there_is_found(ledger):
    add_judgements(ledger, [JUDGEMENT])
    assert problems(ledger) == [("a judgement is about a version that isn't there", JUDGEMENT.id)]


def test_a_version_without_a_reading_is_found(ledger):
    add(ledger, TALKS)
    sql(ledger, "INSERT INTO version (entered, id, article) SELECT 0, 'e1:x', entered FROM article")
    assert problems(ledger) == [("a version has no reading", "e1:x")]


def test_a_row_that_names_one_that_is_not_there_is_found(sqlite_ledger):
    add(sqlite_ledger, TALKS)
    sql(sqlite_ledger, "DELETE FROM maker")
    assert [what for what, _ in problems(sqlite_ledger)] == ["a row names another that isn't there"]


@pytest.mark.parametrize("column", ["reading", "layer"])
def test_packed_bytes_that_are_damaged_are_found(whole, column):
    sql(whole, f"UPDATE {column} SET packed = :packed WHERE version = {NUMBER}", packed=b"\x28\xb5\x2f\xfd nothing")
    found = problems(whole)
    assert ("a record is damaged", READING.reading) in found
    if column == "layer":
        assert ("a text is damaged", READING.layer) in found


def test_a_record_that_is_another_is_found(whole):
    with whole.database.reading() as connection:
        packed = connection.execute(text(f"SELECT packed FROM reading WHERE version = {NUMBER}")).scalar_one()
    wire = json.loads(unpack(bytes(packed), "it"))
    wire["statements"][0]["confidence"] = 0.1
    changed = json.dumps(wire).encode()
    assert reading_id(VERSION, changed) != READING.reading
    sql(whole, f"UPDATE reading SET packed = :packed WHERE version = {NUMBER}", packed=pack(changed))
    assert problems(whole) == [("a reading isn't what its record says", READING.reading)]


def test_bytes_that_are_damaged_or_missing_are_found(whole):
    if whole.database.sqlite:
        path = whole.bytes.folder / TALKS.sha256[:2] / f"{TALKS.sha256}.zst"
        for damaged in (b"nothing", pack(b"other bytes"), None):
            path.write_bytes(damaged) if damaged is not None else path.unlink()
            assert problems(whole) == [("captured bytes are damaged or missing", TALKS.sha256)]
    else:
        for damaged in (b"nothing", pack(b"other bytes"), None):
            sql(whole, f"UPDATE blob SET packed = :packed WHERE sha256 = '{TALKS.sha256}'", packed=damaged)
            assert problems(whole) == [("captured bytes are damaged or missing", TALKS.sha256)]


def test_the_search_index_is_compared(whole):
    reading = READING.reading
    with whole.database.reading() as connection:
        column = "rowid" if whole.database.sqlite else "id"
        numbers = connection.execute(text(f"SELECT {column} FROM sentence ORDER BY {column}")).scalars().all()
    if whole.database.sqlite:
        insert = "INSERT INTO sentence (rowid, words, tags) VALUES ({}, 'talk', '')"
        remove = "INSERT INTO sentence (sentence, rowid, words, tags) VALUES ('delete', {0}, 'talk open in lissa', '4lissa 4wire')"
    else:
        insert = "INSERT INTO sentence (id, words) VALUES ({}, '')"
        remove = "DELETE FROM sentence WHERE id = {0}"
    sql(whole, insert.format(1))
    assert problems(whole) == [("the search index holds sentences of no report", f"{len(numbers) + 1}, not {len(numbers)}")]
    title = next(
        number for number in reversed(numbers) if number & 4095 == 4095 and number >> 12 & ((1 << 28) - 1) == first_of(whole)
    )
    sql(whole, remove.format(title))
    assert ("the search index doesn't hold a report's sentences", reading) in problems(whole)
    sql(whole, insert.format(title))
    assert ("a sentence isn't in the search index", f"{reading}, sentence 0") in problems(whole)


def first_of(ledger):
    with ledger.database.reading() as connection:
        return connection.execute(text(f"SELECT {NUMBER}")).scalar_one()


def test_a_database_that_is_torn_is_told(sqlite_ledger):
    add(sqlite_ledger, *(capture_of(f"Talks {n}", "Ana Velt said it was late.") for n in range(50)))
    sqlite_ledger.close()
    file = sqlite_ledger.database.file
    data = bytearray(file.read_bytes())
    data[4096 * 3 : -4096] = b"\x5a" * len(data[4096 * 3 : -4096])
    file.write_bytes(data)
    found = {what for what, _ in problems(sqlite_ledger)}
    assert found & {"the database is damaged", "the database can't be read any further"}


def test_files_without_a_row_are_found_and_deleted(sqlite_ledger):
    add(sqlite_ledger, TALKS)
    folder = sqlite_ledger.bytes.folder
    (folder / "aa").mkdir(exist_ok=True)
    left = [folder / "aa" / f"{'a' * 64}.zst", folder / "aa" / ".x.part"]
    for path in left:
        path.write_bytes(b"x")
    assert problems(sqlite_ledger) == [("2 files belong to no report", str(folder))]
    assert problems(sqlite_ledger, repair=True) == []
    assert [path.exists() for path in left] == [False, False]
    assert problems(sqlite_ledger) == []


def test_a_sentence_and_a_quotation_with_the_same_words_are_no_problem(ledger):
    """A quotation goes on from the sentence before and ends just before a word that comparing leaves out."""
    said = "the halt to the building of dams on the upper river lasts for two years"
    add(ledger, capture_of("Talks", 'Ana Velt said "it goes on.', f'{said}" the.'))
    assert problems(ledger) == []


def test_dates_of_saying_and_of_doing_are_told_apart_in_whatever_order(new_ledger):
    """The same words in another order of saying: were they one passage, what is kept of it would depend on who came first."""
    one = capture_of("A", "Talks on the dam ended with nothing new for both sides on Tuesday.")
    other = capture_of("B", "On Tuesday talks on the dam ended with nothing new for both sides.")
    for captures in ((one, other), (other, one)):
        ledger = new_ledger()
        for capture in captures:
            ledger.add([entry_of(capture, FIRST)])
        assert problems(ledger) == []
