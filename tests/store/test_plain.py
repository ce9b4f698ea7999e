"""Questions in plain SQL are answered alike on both databases."""

import pytest
from store_factory import add, capture_of

from travaux.errors import LedgerError
from travaux.store.plain import chunks, last_entered, one_of, plain

FIRST = capture_of("First", "Ana Velt proposed the upper dam stays open until 4 May.", url="https://lissa.example/a")
SECOND = capture_of("Second", "Ivo Kern said: 'what IN :some means' is 100% open.", url="https://lissa.example/b")


@pytest.fixture
def asked(ledger):
    add(ledger, FIRST, SECOND)
    with ledger.database.asking() as asked:
        yield asked


def test_values_of_every_kind_are_given_by_name(asked):
    titles = "SELECT title FROM reading WHERE title = :title OR entered = :entered ORDER BY title"
    assert asked.column(titles, title="First", entered=-1) == ["First"]
    assert asked.value("SELECT title FROM reading WHERE title = :title", title="a ':title' of nobody") is None
    assert asked.value("SELECT count(*) FROM reading WHERE title IN :titles", titles=["First", "Second", "x' OR 1=1"]) == 2


@pytest.mark.parametrize("count", [0, 1, 12_000])
def test_rows_are_found_by_any_number_of_values(asked, count):
    names = ["First", *(f"report {number}" for number in range(count - 1))][:count]
    assert list(asked.rows_in("SELECT title FROM reading WHERE title IN :some", names)) == [("First",)] * (count > 0)


def test_one_of_no_numbers_is_none(asked):
    counted = [asked.value(f"SELECT count(*) FROM version WHERE {one_of('entered', some)}") for some in ([], [-1], range(100))]
    assert counted == [0, 0, 2]


def test_a_connection_of_either_kind_tells_the_same(ledger, asked):
    with ledger.database.reading() as connection:
        assert plain(connection).tables() and sorted(plain(connection).tables()) == sorted(asked.tables())
        assert last_entered(connection) == last_entered(asked) > 0
    assert plain(asked) is asked


def test_who_asks_sees_the_ledger_as_it_was_at_the_first_question(ledger):
    add(ledger, FIRST)
    with ledger.database.asking() as asked:
        before = asked.value("SELECT count(*) FROM version")
        add(ledger, SECOND)
        assert asked.value("SELECT count(*) FROM version") == before == 1
    with ledger.database.asking() as asked:
        assert asked.value("SELECT count(*) FROM version") == 2


def test_what_fails_is_told_as_an_error_of_the_ledger(ledger):
    with pytest.raises(LedgerError, match="can't be used"), ledger.database.asking() as asked:
        asked.rows("SELECT nothing FROM nowhere")
    with ledger.database.asking() as asked:
        assert asked.value("SELECT count(*) FROM version") == 0


def test_pieces_are_in_order():
    assert [list(some) for some in chunks([1, 2, 3], 2)] == [[1, 2], [3]]
