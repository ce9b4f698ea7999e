"""Adding: what is stored, what is left as it is, what is refused; the same on both databases."""

import random

import pytest
from factories import MADE_BY
from store_factory import FIRST, SECOND, THIRD, WORDS, add, capture_of, contents, entry_of, open_at, problems, read, read_again

from travaux.record.article import Rejection
from travaux.record.capture import Capture
from travaux.store import prepare
from travaux.store.append import Added
from travaux.store.rejected import rejected

TALKS = capture_of(
    "Talks open in Lissa",
    "Ana Velt proposed a halt to the building of the dam on the upper river.",
    "Ivo Kern rejected the plan of the other side for the lower river.",
    url="https://lissa.example/talks",
)
AGAIN = capture_of("Talks go on", "Ana Velt said it was late.", url="https://lissa.example/more")
EMPTY = Capture(b" ", "nothing.txt")


def test_what_is_added_is_there(ledger):
    assert add(ledger, TALKS, AGAIN, EMPTY) == Added(captures=3, rejected=1, articles=2, versions=2, known=0)
    held = contents(ledger)
    counts = {"article": 2, "version": 2, "layer": 2, "maker": 1, "reading": 2, "capture": 3, "rejection": 1, "trail": 2}
    assert {name: len(held[name]) for name in counts} == counts
    assert {size for size, _ in held["blob"].values()} == {len(c.data) for c in (TALKS, AGAIN, EMPTY)}
    assert {data for _, data in held["blob"].values()} == {TALKS.data, AGAIN.data, EMPTY.data}
    assert ledger.known([TALKS, EMPTY, capture_of("Other")]) == {TALKS.id, EMPTY.id}
    assert problems(ledger) == []


@pytest.mark.parametrize("apart", [False, True])
def test_adding_twice_changes_nothing(ledger, apart):
    unreadable = prepare(None, Rejection("gone.txt", "read", "unreadable", "it can't be opened"), WORDS, None)
    entries = [entry_of(capture) for capture in (TALKS, EMPTY)] + [unreadable]
    if apart:
        ledger.add(entries)
        before = contents(ledger)
        assert ledger.add(entries) == Added(known=3, refused=2)
        assert contents(ledger) == before
    else:
        assert ledger.add(entries * 2) == Added(captures=3, rejected=2, articles=1, versions=1, known=3, refused=2)
    assert [(r.source, r.code) for r in rejected(ledger)] == [("nothing.txt", "empty"), ("gone.txt", "unreadable")]


def test_the_same_text_at_one_address_is_one_version_whatever_its_bytes(ledger):
    other = Capture(b"<p>" + TALKS.data, "page.html", url=TALKS.url, publisher=TALKS.publisher, published=TALKS.published)
    ledger.add([entry_of(TALKS), prepare(other, read(TALKS), WORDS, FIRST.made_by)])
    held = contents(ledger)
    assert [len(held[name]) for name in ("article", "version", "reading", "capture", "trail")] == [1, 1, 1, 2, 1]


def test_of_two_readings_of_one_maker_the_one_that_knows_more_counts(new_ledger):
    bare = capture_of("Talks", "Ana Velt said it was late.", url="https://lissa.example/t", published=None)
    told = capture_of("Talks", "Ana Velt said it was late.", url="https://lissa.example/t", published="2022-02-16")
    one, other = new_ledger(), new_ledger()
    add(one, bare)
    add(one, told)
    add(other, told)
    add(other, bare)
    assert [row["release"] for row in contents(one)["trail"]] == ["2022-02-16"]
    assert contents(one) == contents(other)


def test_a_reading_of_a_newer_maker_counts_and_the_earlier_one_stays(ledger):
    add(ledger, TALKS, EMPTY)
    assert read_again(ledger, SECOND) == Added(captures=2, rejected=1, known=0)
    held = contents(ledger)
    assert [len(held[name]) for name in ("version", "layer", "reading", "trail", "rejection")] == [1, 1, 2, 1, 2]
    assert [row["publisher"] for row in held["trail"]] == ["Lissa Wire Service"]
    assert read_again(ledger, SECOND) == Added(known=2)
    assert contents(ledger) == held
    assert problems(ledger) == []


def test_a_newer_reader_gives_another_text_layer(ledger):
    add(ledger, TALKS)
    read_again(ledger, THIRD)
    held = contents(ledger)
    assert [len(held[name]) for name in ("version", "layer", "reading", "trail")] == [1, 2, 2, 1]
    assert len(held["sentence"]) == 2
    assert problems(ledger) == []


def test_what_was_rejected_may_be_read_later(ledger):
    late = capture_of("Talks", "Ana Velt said it was late.")
    ledger.add([prepare(late, Rejection(late.source, "read", "deadline", "it took too long"), WORDS, FIRST.made_by)])
    assert read_again(ledger, SECOND) == Added(captures=1, articles=1, versions=1)
    assert [row["version"] for row in contents(ledger)["capture"]] == [entry_of(late, SECOND).result.version]
    assert problems(ledger) == []


def test_names_may_hold_nul_and_lone_surrogates(ledger):
    odd = "a\0b\udcff/\ud83d.txt"
    told = capture_of("Talks", "Ana Velt said it was late.", source=odd)
    refused = Rejection(odd, "read", "failed", f"opening {odd}", f"Traceback: {odd}")
    entries = [
        entry_of(told),
        prepare(Capture(b"x", odd), refused, WORDS, MADE_BY),
        prepare(None, refused, WORDS, None),
    ]
    assert ledger.add(entries) == Added(captures=3, rejected=2, articles=1, versions=1)
    assert ledger.add(entries) == Added(known=3, refused=2)
    plain = "a\ufffdb\ufffd/\ufffd.txt"
    assert {row["source"] for row in contents(ledger)["capture"]} == {plain}
    assert [(r.source, r.detail, r.traceback) for r in rejected(ledger)] == [
        (plain, f"opening {plain}", f"Traceback: {plain}"),
    ] * 2
    assert problems(ledger) == []


def test_long_fields_are_kept_whole(ledger):
    noise = "".join(random.Random(7).choices("abcdefghijklmnopqrstuvwxyz0123456789", k=30_000))  # no database packs it small
    long = capture_of(
        f"Talks {noise}",
        f"Ana Velt said {noise} and {' '.join(str(n) for n in range(20_000))}.",
        url=f"https://lissa.example/{noise}",
        publisher=f"Outlet {noise}",
        source=noise,
        wire_id=noise,
        extra=f'{{"x":"{noise}"}}',
    )
    ledger.add([entry_of(long), prepare(None, Rejection(noise, "read", "failed", noise, noise), WORDS, None)])
    held = contents(ledger)
    assert {name: held["capture"][0][name] for name in ("source", "url", "publisher", "wire_id")} == {
        "source": noise,
        "url": long.url,
        "publisher": f"Outlet {noise}",
        "wire_id": noise,
    }
    assert held["reading"][0]["title"] == f"Talks {noise}"
    assert [(r.source, r.detail, r.traceback) for r in rejected(ledger)] == [(noise, noise, noise)]
    assert problems(ledger) == []


def test_rejections_are_listed_by_code(ledger):
    refused = [Rejection(f"{code}.txt", "read", code, "so it is") for code in ("empty", "failed", "empty")]
    ledger.add([prepare(None, r, WORDS, None) for r in refused])
    assert [r.source for r in rejected(ledger, "failed")] == ["failed.txt"]
    assert [r.to_dict() for r in rejected(ledger, "failed")] == [
        {
            "schema": "travaux.rejection/1",
            "id": rejected(ledger, "failed")[0].id,
            "source": "failed.txt",
            "stage": "read",
            "code": "failed",
            "detail": "so it is",
            "traceback": None,
            "added": "2026-02-16T12:00:00+00:00",
            "capture": None,
        }
    ]
    with pytest.raises(ValueError, match=r"expected a code among .*, got 'wrong'"):
        rejected(ledger, "wrong")


def test_a_failed_transaction_leaves_nothing(ledger):
    add(ledger, TALKS)
    before = contents(ledger)
    broken = entry_of(AGAIN)
    object.__setattr__(broken.result, "counts", None)  # which no ledger takes
    with pytest.raises(Exception, match="can't be used"):
        ledger.add([entry_of(capture_of("Third", "Mira Osei said it was over.")), broken])
    assert contents(ledger) == before


def test_a_draft_that_a_killed_process_left_is_begun_anew(tmp_path):
    capture = capture_of("Talks open", "Ana Velt came.")
    with open_at(tmp_path / "talks.db", create=True) as ledger:
        folder = tmp_path / "talks.db.bytes" / capture.sha256[:2]
        folder.mkdir(parents=True)
        (folder / f".{capture.sha256}.zst.part").write_bytes(b"much more than the report has" * 100)
        add(ledger, capture)
        with ledger.database.reading() as connection:
            assert ledger.bytes.get(connection, capture.sha256) == capture.data
        assert (ledger.bytes.drafts(), problems(ledger)) == ([], [])


def test_captures_are_files_for_their_owner_alone_however_many_come_at_once(tmp_path, monkeypatch):
    monkeypatch.setattr("travaux.store.bytes._OPEN", 3)
    captures = [capture_of(f"Talks {number}", "Ana Velt came.") for number in range(10)]
    with open_at(tmp_path / "talks.db", create=True) as ledger:
        add(ledger, *captures)
        files = sorted((tmp_path / "talks.db.bytes").glob("??/*"))
        assert [file.name.removesuffix(".zst") for file in files] == sorted(capture.sha256 for capture in captures)
        assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
        assert problems(ledger) == []
