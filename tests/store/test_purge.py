"""A purged report is gone from every file, doesn't come back, and leaves the rest as if it had never been there."""

from dataclasses import replace

import pytest
import zstandard
from codings_factory import coding_of
from hypothesis import given, settings
from hypothesis import strategies as st
from judgements_factory import say, take_back
from sqlalchemy import func, select
from store_factory import (
    FIRST,
    SECOND,
    THIRD,
    WORDS,
    add,
    capture_of,
    contents,
    empty,
    entry_of,
    open_at,
    problems,
    read,
    read_again,
)

from travaux.errors import UsageError
from travaux.record.article import Rejection
from travaux.record.judgement import Judgement, make_anchor
from travaux.store import copies, prepare
from travaux.store import tables as t
from travaux.store.append import Added
from travaux.store.codings import add_coding
from travaux.store.judged import add_judgements
from travaux.store.purge import purge
from travaux.store.rejected import rejected
from travaux.store.search import Query, search
from travaux.store.status import status_of
from travaux.store.verdicts import load_judgements

MARK = "zanzibarites"  # a word that nothing else has; its stem is found in it
STEM = "zanzibarit"
DAM = "Ana Velt proposed a halt to the building of the {}dam on the upper river"
SECRET = capture_of(
    f"Talks of {MARK}",
    f"Ana Velt said the {MARK} of the upper river will have to go within the year.",
    f"{DAM.format('big ')}.",
    "Ivo Kern rejected the plan.",
    url="https://lissa.example/secret",
    publisher=f"{MARK} Post",
    source=f"/home/ana/{MARK}.html",
    wire_id=f"{MARK}-1",
    extra=f'{{"tag":"{MARK}"}}',
)
# Near copies of each other only through the secret one: a chain that a purge tears.
ONE = capture_of("One", f"{DAM.format('')}.", url="https://lissa.example/one")
TWO = capture_of("Two", f"{DAM.format('big old ')}.", url="https://lissa.example/two", publisher="Keno Post")
OTHERS = (ONE, TWO, *(capture_of(f"Talks {n}", f"Mira Osei said {n} things.", url=f"https://k.example/{n}") for n in range(5)))


def judgements_of(capture, **more):
    """A judgement that quotes a report, and one that takes it back."""
    record = read(capture)
    anchor = make_anchor(record, entry_of(capture).result.version, record.statements[0].id)
    said = say("accept", record.statements[0].id, record=record)
    judgement = Judgement("accept", (anchor,), said.by, said.at, **more)
    return [judgement, replace(take_back(judgement), **more)]


def fill(ledger):
    add(ledger, *OTHERS[:3])
    add(ledger, SECRET)
    add(ledger, *OTHERS[3:])
    read_again(ledger, SECOND)
    read_again(ledger, THIRD)
    refused = Rejection(SECRET.source, "read", "failed", f"no {MARK} here", f"Traceback: {MARK}")
    ledger.add([prepare(SECRET, refused, WORDS, replace(FIRST.made_by, version="9"))], again=True)
    add_judgements(ledger, [*judgements_of(SECRET, why=f"it tells of {MARK}"), *judgements_of(ONE)])
    add_coding(ledger, coding_of(SECRET, documents=[{"label": f"plan of the {MARK}", "kind": "plan", "mentions": [[0, 5]]}]))


def traces(ledger):
    """The files of an SQLite ledger that hold the mark: as it is, as its stem, or packed."""
    file = ledger.database.file
    files = [path for path in (file, *file.parent.rglob(f"{file.name}?*")) if path.is_file()]
    files += [path for path in ledger.bytes.folder.rglob("*") if path.is_file()]
    return sorted({path.name.removeprefix(file.name) for path in files if holds(path.read_bytes())})


def holds(data):
    if STEM.encode() in data.lower():
        return True
    at = data.find(b"\x28\xb5\x2f\xfd")  # a frame of zstandard
    while at >= 0:
        try:
            unpacked = zstandard.ZstdDecompressor().decompressobj().decompress(data[at : at + 100_000])
        except zstandard.ZstdError:
            unpacked = b""
        if STEM.encode() in unpacked.lower():
            return True
        at = data.find(b"\x28\xb5\x2f\xfd", at + 1)
    return False


def rows_with_mark(ledger):
    """The tables that hold the mark, by what their rows tell."""
    return sorted(name for name, rows in contents(ledger).items() if STEM in repr(rows).lower())


def test_nothing_of_it_is_left(ledger):
    fill(ledger)
    assert {"capture", "coding", "judgement", "layer", "reading", "rejection", "sentence", "trail"} <= set(rows_with_mark(ledger))
    assert not ledger.database.sqlite or f"{SECRET.sha256}.zst" in traces(ledger)
    stone = purge(ledger, SECRET.url, reason="court order", by="ana")
    assert rows_with_mark(ledger) == []
    assert not ledger.database.sqlite or traces(ledger) == []
    assert problems(ledger) == []
    result = entry_of(SECRET).result
    assert (stone.article, stone.versions, stone.sha256) == (result.article, (result.version,), (SECRET.sha256,))
    assert status_of(ledger).purged == (
        {"id": stone.id, "article": stone.article, "reason": "court order", "by": "ana", "added": "2026-02-16T12:00:00+00:00"},
    )
    assert search(ledger, Query(MARK, every_version=True)) == []


def test_nothing_of_the_only_report_is_left(sqlite_ledger):
    add(sqlite_ledger, SECRET)
    assert set(traces(sqlite_ledger)) == {"-wal", f"{SECRET.sha256}.zst"}
    sqlite_ledger.close()
    assert set(traces(sqlite_ledger)) == {"", f"{SECRET.sha256}.zst"}
    purge(sqlite_ledger, SECRET.url, reason="court order")
    assert traces(sqlite_ledger) == []


@pytest.mark.parametrize("before", [True, False])
def test_the_rest_is_as_if_it_had_never_been_there(new_ledger, before):
    ledger, other = new_ledger(), new_ledger()
    add(ledger, *([SECRET, *OTHERS] if before else [*OTHERS, SECRET]))
    add(other, *OTHERS)
    judgements = judgements_of(ONE)
    add_judgements(ledger, [*judgements_of(SECRET), *judgements])
    add_judgements(other, judgements)
    purge(ledger, SECRET.url, reason="court order")
    held, never = contents(ledger), contents(other)
    bare = [row for row in held["judgement"] if "purged" in row["wire"]]
    assert len(bare) == 2
    held["judgement"] = [row for row in held["judgement"] if row not in bare]
    held["judged"] = [row for row in held["judged"] if row["judgement"] not in {each["id"] for each in bare}]
    assert (len(held.pop("tombstone")), len(held.pop("purged"))) == (1, 3)
    assert held == {name: rows for name, rows in never.items() if name not in ("tombstone", "purged")}
    assert problems(ledger) == []


@pytest.mark.parametrize("fewest", [0, 5, 1000])
def test_a_chain_of_near_copies_is_torn(ledger, monkeypatch, fewest):
    monkeypatch.setattr(copies, "_FEWEST_LATE", fewest)  # sketches stand among the latest, among the others, or among both
    monkeypatch.setattr(copies, "last_entered", lambda _: 0)
    links = ["", "big ", "big old ", "big old grey "]
    chain = [capture_of(f"N{n}", f"{DAM.format(link)}.", url=f"https://{n}.example/") for n, link in enumerate(links)]
    for link in chain:
        add(ledger, link)
    with ledger.database.reading() as connection:
        held = [connection.execute(select(func.count()).select_from(table)).scalar_one() for table in (t.sketch, t.late_sketch)]
    assert held == {0: [8, 0], 5: [6, 2], 1000: [0, 8]}[fewest]
    keys = [entry_of(capture).result.passages[0].key for capture in chain]
    assert {row["key"]: row["family"] for row in contents(ledger)["family"]} == dict.fromkeys(keys, min(keys))
    purge(ledger, chain[1].url, reason="court order")
    purge(ledger, chain[2].url, reason="court order")
    assert problems(ledger) == []
    held = contents(ledger)
    assert {row["key"] for row in held["family"]} <= {keys[0], keys[3]}
    assert {row["key"] for row in held["sketch"]} == {keys[0], keys[3]}


def test_what_was_purged_does_not_come_back(ledger):
    add(ledger, SECRET)
    purge(ledger, SECRET.url, reason="court order")
    again = {
        "the same": SECRET,
        "the same bytes elsewhere": replace(SECRET, url="https://b.example/"),
        "other bytes at the address": capture_of("New", "Ivo Kern said new things.", url=SECRET.url, wire_id=SECRET.wire_id,
                                                 publisher=SECRET.publisher),
    }  # fmt: skip
    for name, capture in again.items():
        capture = replace(capture, source=name)
        assert add(ledger, capture) == Added(captures=1, rejected=1), name
        assert add(ledger, capture) == Added(known=1, refused=1), name
    padded = replace(SECRET, data=SECRET.data + b" ", url="https://c.example/", wire_id=None, source="the same text elsewhere")
    ledger.add([prepare(padded, replace_text(read(SECRET), padded), WORDS, FIRST.made_by)])
    assert [(r.source, r.code, r.capture) for r in rejected(ledger)] == [
        (name, "purged", None) for name in (*again, "the same text elsewhere")
    ]
    assert contents(ledger)["version"] == contents(ledger)["capture"] == []
    assert problems(ledger) == []


def replace_text(record, capture):
    """The record of the same text at another address."""
    other = read(replace(capture, data=b"x")).article.id
    return replace(record, article=replace(record.article, id=other, url=capture.url))


def test_what_was_refused_does_not_come_back_when_it_is_read_again(ledger):
    late = replace(SECRET, data=SECRET.data + b" Later.", source="late")
    ledger.add([prepare(late, Rejection("late", "read", "deadline", "it took too long"), WORDS, FIRST.made_by)])
    add(ledger, SECRET)
    purge(ledger, entry_of(SECRET).result.article, reason="court order")
    assert read_again(ledger, SECOND) == Added(captures=1, rejected=1)
    assert contents(ledger)["version"] == []
    assert problems(ledger) == []


def test_judgements_that_come_late_leave_no_quotes(new_ledger):
    early, late = new_ledger(), new_ledger()
    for ledger in (early, late):
        add(ledger, SECRET)
        judgements = judgements_of(SECRET, why=MARK)
        if ledger is early:
            assert add_judgements(ledger, judgements) == 2
        purge(ledger, SECRET.url, reason="court order")
        if ledger is late:
            assert add_judgements(ledger, judgements) == 2
        assert rows_with_mark(ledger) == []
        with ledger.database.reading() as connection:
            assert load_judgements(connection) == []
        assert add_judgements(ledger, judgements) == 0
        assert problems(ledger) == []
    assert contents(early) == contents(late)


def test_bytes_and_texts_that_another_report_has_stay(ledger):
    same = replace(SECRET, url="https://b.example/", wire_id=None, source="same")
    add(ledger, SECRET, same)
    stone = purge(ledger, SECRET.url, reason="court order")
    assert stone.sha256 == ()
    assert [row["source"] for row in contents(ledger)["capture"]] == ["same"]
    assert contents(ledger)["blob"] == {SECRET.sha256: (len(SECRET.data), SECRET.data)}
    assert add(ledger, replace(same, url="https://c.example/", source="third")) == Added(1, 0, 1, 1)
    assert problems(ledger) == []


def test_all_versions_go_also_those_at_other_addresses(ledger):
    first = capture_of("Keno and the dam", "Mira Osei said yes.", url="https://lissa.example/a")
    correction = capture_of("CORRECTED-Keno and the dam", "Mira Osei said no.", published="2022-02-17")
    again = replace(first, data=b"Keno and the dam\nMira Osei said perhaps.", published="2022-02-18")
    add(ledger, first, correction, again, ONE)
    stone = purge(ledger, entry_of(correction).result.article, reason="court order")
    assert stone.versions == tuple(sorted(entry_of(c).result.version for c in (first, correction, again)))
    assert [row["source"] for row in contents(ledger)["capture"]] == [ONE.source]
    for n, capture in enumerate((first, again)):
        assert add(ledger, replace(capture, data=capture.data + b" x", source=str(n))) == Added(captures=1, rejected=1)
    assert len(contents(ledger)["version"]) == 1


def test_a_purge_frees_a_correction_of_two(ledger):
    first = capture_of("Keno and the dam", "Mira Osei said yes.", url="https://lissa.example/a")
    second = capture_of("Keno and the dam", "Mira Osei said so.", url="https://lissa.example/b")
    correction = capture_of("CORRECTED-Keno and the dam", "Mira Osei said no.", published="2022-02-17")
    add(ledger, first, second, correction)
    purge(ledger, second.url, reason="court order")
    assert [(r["status"], r["unattached"]) for r in contents(ledger)["trail"]] in (
        [("superseded", False), ("current", False)],
        [("current", False), ("superseded", False)],
    )
    assert problems(ledger) == []


def test_a_purge_that_was_killed_is_finished_when_the_ledger_is_opened(new_ledger, monkeypatch):
    place = new_ledger.place()
    ledger = new_ledger.open(place)
    fill(ledger)
    with monkeypatch.context() as patch:
        patch.setattr("travaux.store.purge.finish", lambda *_: None)  # where it is killed
        stone = purge(ledger, SECRET.url, reason="court order")
        later = capture_of("Later", f"Ana Velt said {MARK} twice.", url="https://lissa.example/later")
        add(ledger, later)
        purge(ledger, later.url, reason="court order")  # whose files are to go too
    assert not ledger.database.sqlite or {f"{SECRET.sha256}.zst", f"{later.sha256}.zst"} <= set(traces(ledger))
    new_ledger.open(place)
    assert not ledger.database.sqlite or traces(ledger) == []
    with ledger.database.reading() as connection:
        assert connection.execute(select(t.setting.c.value).where(t.setting.c.name == "unfinished")).scalar_one() == ""
    assert purge(ledger, stone.article, reason="again") == stone
    assert problems(ledger) == []


def test_a_reader_that_lingers_does_not_keep_it_for_good(maker_of, monkeypatch):
    monkeypatch.setattr("travaux.store.database._BUSY", 0.1)
    maker = maker_of("sqlite")
    place = maker.place()
    ledger, reader = maker.open(place), maker.open(place)
    add(ledger, ONE, SECRET)
    with reader.database.reading() as connection:
        assert connection.execute(select(t.version.c.id)).all()
        purge(ledger, SECRET.url, reason="court order")
        assert traces(ledger) == ["-wal"]
    reader.close()
    open_at(place).close()
    assert traces(ledger) == []


def test_a_purge_needs_a_report_and_a_reason(ledger):
    add(ledger, ONE, TWO)
    before = contents(ledger)
    for name, reason, message in [
        (ONE.url, " ", "expected a reason for the purge, got none; say why: --reason TEXT"),
        ("nowhere", "court order", "expected a report of the ledger, found none called 'nowhere'; travaux search shows"),
        ("no\0\udcffwhere", "court order", "expected a report of the ledger, found none called"),
        ("e1:", "court order", "expected a report of the ledger, found none called 'e1:'"),
    ]:
        with pytest.raises(UsageError, match=message):
            purge(ledger, name, reason=reason)
    same = [replace(capture, source="same.txt", data=capture.data + b" x") for capture in (ONE, TWO)]
    add(ledger, *same)
    with pytest.raises(UsageError, match=r"expected the name of one report, 'same.txt' fits 2: a1:.*, a1:.*; give an id"):
        purge(ledger, "same.txt", reason="court order")
    assert contents(ledger)["article"] == before["article"]


@settings(max_examples=10)
@given(st.sets(st.integers(0, 6), min_size=1), st.permutations(range(7)))
def test_families_are_those_of_what_is_left(shared_ledger, gone, order):
    pool = [(*OTHERS, SECRET)[n] for n in order]
    try:
        add(shared_ledger, *pool)
        for n in sorted(gone):
            purge(shared_ledger, entry_of(pool[n]).result.article, reason="court order")
        assert problems(shared_ledger) == []
    finally:
        empty(shared_ledger)
