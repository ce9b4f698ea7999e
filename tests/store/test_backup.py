"""A backup holds a whole ledger, and gives it back on either database or not at all."""

import json
import random
from dataclasses import replace

import pytest
import zstandard
from codings_factory import coding_of
from judgements_factory import say, take_back
from sqlalchemy import insert
from store_factory import FIRST, SECOND, WORDS, add, capture_of, contents, entry_of, problems, read, read_again

from travaux.errors import LedgerError, UsageError
from travaux.record.document import Document
from travaux.record.judgement import Judgement, canonical, make_anchor
from travaux.store import prepare
from travaux.store import tables as t
from travaux.store.backup import backup, restore
from travaux.store.codings import add_coding
from travaux.store.judged import add_judgements
from travaux.store.purge import purge

DAM = "Ana Velt proposed a halt to the building of the big dam on the upper river"
KEPT = capture_of("Talks open", f"{DAM}.", "Ivo Kern rejected the plan.", url="https://a.example/1", extra='{"é":"\\u0000"}')
COPY = capture_of("Talks go on", f"{DAM.replace('big ', '')}.", publisher="Keno Post", url="https://a.example/2")
GONE = capture_of("Secret", "Mira Osei said it was over.", url="https://a.example/3")
SPOKEN = capture_of("Velland waits", "Ana Velt accepted the plan.", "José Peña rejected it.", url="https://a.example/4")
PAGES = capture_of(
    "Nine pages", f"Ana Velt demanded {DAM} in the 12-point plan.", publisher="Lissa Wire", url="https://a.example/5"
)
REFUSED = capture_of("", source="nothing.txt")
SIDES = [("sqlite", "sqlite"), ("sqlite", "postgresql"), ("postgresql", "sqlite"), ("postgresql", "postgresql")]


def judgement_of(capture, minute=0):
    record = read(capture)
    one = record.statements[0].id
    judged = say("accept", one, record=record, minute=minute)
    return Judgement("accept", (make_anchor(record, entry_of(capture).result.version, one),), judged.by, judged.at)


def paper_of(capture, words):
    """The entry of a report that tells of a paper's pages."""
    record = read(capture)
    start = record.article.text.index(words)
    paper = Document("d1:plan", words, "proposal", ((start, start + len(words)),), ("ac1:Velland",), (), 9)
    return prepare(capture, replace(record, documents=(paper,)), WORDS, FIRST.made_by)


def fill(ledger):
    """Some of everything that a ledger can hold."""
    add(ledger, KEPT, COPY, GONE, REFUSED, SPOKEN)
    add(ledger, capture_of("CORRECTED-Talks open", "Ivo Kern accepted the plan.", published="2022-02-17"))
    judgement = judgement_of(KEPT)
    talks = {"name": "Plan", "parties": ["Belmar", "Velland"], "issues": [{"label": "plan", "synonyms": []}]}
    codebook = Judgement("codebook", (), "ana", judgement.at, value=canonical(talks))
    add_judgements(ledger, [judgement, take_back(judgement), judgement_of(GONE), codebook])
    for capture in (KEPT, GONE):
        add_coding(ledger, coding_of(capture))
    purge(ledger, GONE.url, reason="court order", by="ana")
    read_again(ledger, SECOND)
    ledger.add([paper_of(PAGES, "the 12-point plan")])
    with ledger.database.writing() as connection:
        connection.execute(insert(t.feed).values(url="https://a.example/feed", state='{"é": 1}'))


@pytest.mark.parametrize(("one", "other"), SIDES, ids=map("-".join, SIDES))
def test_a_backup_gives_the_same_ledger(maker_of, tmp_path, one, other):
    before, after = maker_of(one)(), maker_of(other)()
    fill(before)
    held = contents(before)
    assert {name for name, rows in held.items() if not rows} == set()
    saved = backup(before, tmp_path / "saved")
    assert contents(before) == held
    assert restore(after, tmp_path / "saved") == saved
    assert saved.rows == {name: len(held[name]) for name in saved.rows}
    assert contents(after) == held
    assert problems(after) == []
    backup(after, tmp_path / "again")
    assert unpacked(tmp_path / "again") == unpacked(tmp_path / "saved")
    add(after, COPY, GONE)  # what is known stays so, what was purged stays away
    assert len(contents(after)["capture"]) == len(held["capture"])


def unpacked(file):
    return zstandard.ZstdDecompressor().decompressobj().decompress(file.read_bytes())


def packed(data):
    return zstandard.ZstdCompressor().compress(data)


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    """The bytes of a backup."""
    from store_factory import open_at

    folder = tmp_path_factory.mktemp("saved")
    with open_at(folder / "talks.db", create=True) as ledger:
        fill(ledger)
        backup(ledger, folder / "saved")
    return (folder / "saved").read_bytes()


def lines_of(saved):
    return zstandard.ZstdDecompressor().decompressobj().decompress(saved).splitlines(keepends=True)


def changed(lines, at, new):
    return packed(b"".join([*lines[:at], *new, *lines[at + 1 :]]))


def with_value(line, value):
    ((name, values),) = json.loads(line).items()
    return json.dumps({name: value(values)}).encode() + b"\n"


# How a backup may be damaged, from its bytes and its lines.
ALTERED = {
    "nothing": lambda saved, lines: b"",
    "no backup": lambda saved, lines: b"Ana Velt said it was late.",
    "another file": lambda saved, lines: packed(b"[1]\n[2]\n"),
    "another schema": lambda saved, lines: packed(b'{"schema": "travaux.ledger/9", "entered": 1}\n'),
    "cut off": lambda saved, lines: saved[: len(saved) // 2],
    "one byte short": lambda saved, lines: saved[:-40],
    "without its end": lambda saved, lines: packed(b"".join(lines[:-1])),
    "half a line": lambda saved, lines: packed(b"".join(lines)[:-30]),
    "a line less": lambda saved, lines: changed(lines, 7, []),
    "a line twice": lambda saved, lines: changed(lines, 7, [lines[7]] * 2),
    "an unknown table": lambda saved, lines: changed(lines, 7, [b'{"birds": [1]}\n']),
    "a value too much": lambda saved, lines: changed(lines, 7, [with_value(lines[7], lambda v: [*v, 1])]),
    "a list in place of a line": lambda saved, lines: changed(lines, 7, [b"[1]\n"]),
    "two tables in a line": lambda saved, lines: changed(lines, 7, [b'{"a": [1], "b": [2]}\n']),
    "other bytes": lambda saved, lines: changed(lines, 1, [with_value(lines[1], lambda v: [v[0], v[1], "AAAA"])]),
    "no base64": lambda saved, lines: changed(lines, 1, [with_value(lines[1], lambda v: [v[0], v[1], "é"])]),
    "a hash that is a path": lambda saved, lines: changed(lines, 1, [with_value(lines[1], lambda v: ["../../x", *v[1:]])]),
    "another title": lambda saved, lines: packed(b"".join(lines).replace(b"court order", b"court orders")),
    "another number": lambda saved, lines: packed(b"".join(lines).replace(b'"entered":', b'"entered":1')),
}


@pytest.mark.parametrize("case", ALTERED)
def test_a_damaged_backup_is_refused_whole(shared_ledger, tmp_path, saved, case):
    file = tmp_path / "saved"
    file.write_bytes(ALTERED[case](saved, lines_of(saved)))
    with pytest.raises(LedgerError, match=r"(; take another|check|newer Travaux)"):
        restore(shared_ledger, file)
    assert {name for name, rows in contents(shared_ledger).items() if rows} == set()
    assert problems(shared_ledger) == []  # no file either


def test_after_a_damaged_backup_a_whole_one_can_be_taken(ledger, tmp_path, saved):
    file = tmp_path / "saved"
    file.write_bytes(ALTERED["without its end"](saved, lines_of(saved)))
    with pytest.raises(LedgerError, match=r"the backup .*saved is cut off after \d+ rows; take another"):
        restore(ledger, file)
    file.write_bytes(saved)
    restore(ledger, file)
    assert problems(ledger) == []


def test_every_bit_counts(sqlite_ledger, tmp_path, saved):
    chance = random.Random(5)
    for _ in range(25):
        data = bytearray(saved)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        if lines_or_none(bytes(data)) == lines_of(saved):
            continue  # zstandard has bits that mean nothing
        (tmp_path / "saved").write_bytes(data)
        with pytest.raises(LedgerError):
            restore(sqlite_ledger, tmp_path / "saved")
    assert all(not rows for rows in contents(sqlite_ledger).values())


def lines_or_none(data):
    try:
        return lines_of(data)
    except zstandard.ZstdError:
        return None


def test_a_backup_goes_into_a_new_ledger_only(ledger, tmp_path, saved):
    (tmp_path / "saved").write_bytes(saved)
    with ledger.database.writing() as connection:
        connection.execute(insert(t.feed).values(url="https://a.example/feed", state="{}"))
    with pytest.raises(UsageError, match=r"expected a new ledger to restore into, .* has rows; name another with --ledger"):
        restore(ledger, tmp_path / "saved")
    with pytest.raises(UsageError, match=r"expected a backup, .*gone can't be read \(No such file or directory\); check its name"):
        restore(ledger, tmp_path / "gone")


def test_a_backup_overwrites_nothing_and_leaves_nothing_behind(ledger, tmp_path):
    add(ledger, KEPT)
    before = {path.name for path in tmp_path.iterdir()}
    (tmp_path / "there").write_bytes(b"x")
    with pytest.raises(UsageError, match=r"expected a new file for the backup, .*there is there already; name another"):
        backup(ledger, tmp_path / "there")
    with pytest.raises(LedgerError, match=r"can't be written \(No such file or directory\); check space and rights"):
        backup(ledger, tmp_path / "nowhere" / "saved")
    if ledger.database.sqlite:
        (ledger.bytes.folder / KEPT.sha256[:2] / f"{KEPT.sha256}.zst").unlink()
        with pytest.raises(LedgerError, match=r"can't be read from .*; move the folder back beside the ledger"):
            backup(ledger, tmp_path / "saved")
    assert {path.name for path in tmp_path.iterdir()} == before | {"there"}
