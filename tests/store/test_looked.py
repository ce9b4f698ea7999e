"""When a reader last looked, and what has happened since: new versions, new readings, new judgements."""

import pytest
from judgements_factory import say, take_back
from sqlalchemy import delete
from store_factory import SECOND, add, capture_of, problems, read, read_again

from travaux.errors import UsageError
from travaux.record.judgement import Judgement, make_anchor
from travaux.store import tables as t
from travaux.store.judged import add_judgements
from travaux.store.looked import Happened, Look, happened_since, last_look, look_now, remember_look

FIRST = capture_of("Talks open", "Ana Velt proposed a halt.", url="https://a.example/1")
LATER = capture_of("Talks go on", "Mira Osei said it was late.", url="https://a.example/2")


@pytest.fixture
def talks(ledger):
    """A ledger of one report, which nobody has looked at."""
    add(ledger, FIRST)
    yield ledger
    with ledger.database.writing() as connection:
        connection.execute(delete(t.setting).where(t.setting.c.name.like("looked:%")))


def version_of(capture):
    return read(capture).article.version


def ids_of(ledger):
    """The ids of versions by title, as the ledger has them."""
    from sqlalchemy import select

    with ledger.database.reading() as connection:
        rows = connection.execute(
            select(t.reading.c.title, t.version.c.id).join(t.version, t.version.c.entered == t.reading.c.version)
        )
        return {row.title: row.id for row in rows}


def judgement_of(ledger, capture, title):
    record = read(capture)
    judged = say("accept", record.moves[0].id, record=record)
    anchor = make_anchor(record, ids_of(ledger)[title], record.moves[0].id)
    return Judgement("accept", (anchor,), judged.by, judged.at)


def test_a_look_is_remembered_for_its_reader_alone(talks):
    look = look_now(talks)
    remember_look(talks, "ann", look)
    assert last_look(talks, "ann") == look == Look(look.entered, talks.now())
    assert last_look(talks, "ben") is None and problems(talks) == []


def test_nobody_sees_less_than_before(talks):
    early = look_now(talks)
    add(talks, LATER)
    late = look_now(talks)
    assert late.entered > early.entered
    for look in (late, early):
        remember_look(talks, "ann", look)
    assert last_look(talks, "ann") == late


@pytest.mark.parametrize("name", ["", "  ", "n" * 31])
def test_a_name_that_does_not_fit_is_refused(talks, name):
    with pytest.raises(UsageError, match="1 to 30 characters"):
        remember_look(talks, name, look_now(talks))
    with pytest.raises(UsageError, match="--reader NAME"):
        last_look(talks, name)


def test_the_longest_name_fits(talks):
    remember_look(talks, "n" * 30, look_now(talks))
    assert last_look(talks, "n" * 30) is not None


def test_nothing_has_happened_since_now(talks):
    entered = look_now(talks).entered
    assert happened_since(talks, entered) == Happened(entered, frozenset(), frozenset(), frozenset())


def test_new_versions_new_readings_and_new_judgements_are_told_apart(talks):
    entered = look_now(talks).entered
    add(talks, LATER)
    ids = ids_of(talks)
    assert happened_since(talks, entered).added == {ids["Talks go on"]}
    read_again(talks, SECOND)
    found = happened_since(talks, entered)
    assert (found.added, found.reread) == ({ids["Talks go on"]}, {ids["Talks open"]})
    entered = look_now(talks).entered
    judgement = judgement_of(talks, FIRST, "Talks open")
    add_judgements(talks, [judgement])
    assert happened_since(talks, entered) == Happened(entered, frozenset(), frozenset(), frozenset({ids["Talks open"]}))


def test_undoing_a_judgement_touches_what_it_was_about(talks):
    judgement = judgement_of(talks, FIRST, "Talks open")
    undone = take_back(judgement)
    add_judgements(talks, [judgement, undone])
    entered = look_now(talks).entered
    add_judgements(talks, [take_back(undone)])
    assert happened_since(talks, entered).judged == {ids_of(talks)["Talks open"]}
