"""What people found by themselves is kept, counts until others have looked, and is of no view, record or search."""

import json
from dataclasses import replace

import pytest
from codings_factory import coding_of
from sqlalchemy import update
from store_factory import SECOND, THIRD, add, capture_of, contents, problems, read_again

from travaux.errors import UsageError
from travaux.store import tables as t
from travaux.store.backup import backup, restore
from travaux.store.codings import add_coding, coded_texts, codings_of, titles_of
from travaux.store.purge import purge
from travaux.store.search import Query, search
from travaux.store.settled import settled_all

TALKS = capture_of("Talks open", "Ana Velt proposed a halt.", "Ivo Kern rejected the plan.", url="https://a.example/1")
OTHER = capture_of("Talks go on", "Mira Osei said it was late.", url="https://a.example/2")
REJECT = {"kind": "reject", "party": ["Zanzibar"], "evidence": "rejected the plan"}
OFFER = {"kind": "offer", "party": ["Velland"], "evidence": "proposed a halt"}
FIRST, BETTER, BEN = (
    coding_of(TALKS, moves=[REJECT]),
    coding_of(TALKS, moves=[REJECT, OFFER]),
    coding_of(TALKS, "ben", moves=[OFFER]),
)


@pytest.fixture
def talks(ledger):
    """A ledger of two reports that nobody coded yet."""
    add(ledger, TALKS, OTHER)
    return ledger


def test_what_was_stored_comes_back(talks):
    assert [add_coding(talks, each) for each in (FIRST, BEN)] == [True, True]
    with talks.database.reading() as connection:
        assert [coding for _, coding in codings_of(connection)] == [FIRST, BEN]
    (text,) = coded_texts(talks)
    assert (text.codings, text.length) == ((FIRST, BEN), len(TALKS.data))
    assert titles_of(talks, [FIRST.version]) == {FIRST.version: "Talks open"}
    assert problems(talks) == []


def test_a_later_one_counts_and_the_earlier_stays(talks):
    assert [add_coding(talks, each) for each in (FIRST, BETTER, BETTER)] == [True, True, False]
    assert coded_texts(talks)[0].codings == (BETTER,)
    assert len(contents(talks)["coding"]) == 2


def test_one_that_others_may_have_been_compared_with_stays_as_it_was_found(talks):
    for each in (FIRST, BEN):
        add_coding(talks, each)
    assert not add_coding(talks, FIRST)
    with pytest.raises(UsageError, match="expected a report that ana hasn't coded yet") as refused:
        add_coding(talks, BETTER)
    assert "Velland" not in str(refused.value) and "offer" not in str(refused.value)
    assert coded_texts(talks)[0].codings == (FIRST, BEN)


def test_another_text_of_the_version_is_coded_by_itself(talks):
    add_coding(talks, FIRST)
    read_again(talks, THIRD)
    assert coded_texts(talks)[0].codings == (FIRST,)
    assert problems(talks) == []


@pytest.mark.parametrize(
    ("coding", "said"),
    [
        (coding_of(capture_of("Unknown", "Ivo Kern said no.")), "found none called 'a1:"),
        (replace(FIRST, version="e1:0123456789abcdef"), "expected the id of a version of the report as `version`"),
        (replace(FIRST, layer="v1:0123456789abcdef"), "expected the id of a text of the version as `layer`"),
    ],
)
def test_a_coding_of_what_is_not_there_is_refused(talks, coding, said):
    with pytest.raises(UsageError, match=said):
        add_coding(talks, coding)
    assert coded_texts(talks) == []


def test_nothing_but_their_own_table_tells_of_them(talks):
    before = contents(talks)
    told = search(talks, Query("plan"))
    for each in (FIRST, BEN):
        add_coding(talks, each)
    after = contents(talks)
    assert len(after.pop("coding")) == 2 and before.pop("coding") == []
    assert after == before
    assert search(talks, Query("plan")) == told
    assert list(settled_all(talks)) == []
    assert search(talks, Query("plan", party="Zanzibar")) == []


def test_a_purge_leaves_only_that_they_were_made(talks):
    for each in (FIRST, BEN, coding_of(OTHER)):
        add_coding(talks, each)
    purge(talks, TALKS.url, reason="court order")
    kept = {row["by"]: json.loads(row["wire"]) for row in contents(talks)["coding"] if row["version"] == FIRST.version}
    assert kept["ben"] == {"schema": "travaux.coding/1", "by": "ben", "at": BEN.at, "purged": True}
    assert "zanzibar" not in repr(contents(talks)).lower()
    assert [text.codings for text in coded_texts(talks)] == [(coding_of(OTHER),)]
    assert problems(talks) == []
    with pytest.raises(UsageError, match="was purged"):
        add_coding(talks, coding_of(TALKS, "cleo"))


@pytest.mark.parametrize("other", ["sqlite", "postgresql"])
def test_a_backup_gives_them_back(talks, maker_of, tmp_path, other):
    for each in (FIRST, BETTER, BEN):
        add_coding(talks, each)
    read_again(talks, SECOND)
    backup(talks, tmp_path / "saved")
    restored = maker_of(other)()
    restore(restored, tmp_path / "saved")
    assert contents(restored) == contents(talks)
    assert coded_texts(restored) == coded_texts(talks)
    assert problems(restored) == []


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"wire": "{}"}, "a coding can't be read"),
        ({"wire": "no JSON"}, "a coding can't be read"),
        ({"id": "b1:0"}, "a coding doesn't have its id"),
        ({"by": "ben"}, "a coding isn't listed with what it is of and who made it"),
        ({"version": "e1:0"}, "a coding is of a version that isn't there"),
    ],
)
def test_check_finds_what_is_wrong(talks, change, what):
    add_coding(talks, FIRST)
    with talks.database.writing() as connection:
        connection.execute(update(t.coding).values(**change))
    assert what in [found for found, _ in problems(talks)]
