import pytest
from conftest import ROOT
from ingest_factory import PLACES, WORDS, capture, open_at, rows, within

from travaux import Reader
from travaux.errors import UsageError
from travaux.ingest.add import add_captures
from travaux.ingest.reread import count_waiting, reread
from travaux.ingest.worker import ReadingOptions, open_reader
from travaux.record.article import Article, Block, Rejection
from travaux.record.capture import Capture
from travaux.record.record import MadeBy, Record
from travaux.record.span import tagged_id
from travaux.resources import load_made_by
from travaux.store import Added, prepare
from travaux.store import tables as t
from travaux.store.check import check

LEXICON = ROOT / "examples" / "lexicons" / "port.tsv"
SMALL, OWN = ReadingOptions("small"), ReadingOptions("small", LEXICON)
EARLIER = MadeBy("0.0.9", "travaux.reader/0", "small", "a" * 64, "b" * 64, "c" * 64)


@pytest.fixture
def ledger(tmp_path):
    with within(120), open_at(tmp_path / "talks.db") as opened:
        yield opened
        assert list(check(opened)) == []


def add(ledger, *places):
    return add_captures(ledger, [capture(place) for place in places], SMALL, processes=1)


def earlier_entry(captured: Capture, text: str):
    """What an earlier Travaux stored of a capture, which took `text` for its text and found nothing in it."""
    with open_reader(SMALL) as reader:
        article = reader.read_capture(captured).article
    end = len(text)
    told = Article(article.id, tagged_id("v1", text), text, (Block("paragraph", 0, end),), language="en")
    record = Record(told, sentences=((0, end),), actors=(), times=(), statements=(), moves=(), made_by=EARLIER)
    return prepare(captured, record, WORDS, EARLIER)


@pytest.mark.parametrize("processes", [1, 2])
def test_another_lexicon_makes_a_reading_of_the_same_text_and_the_earlier_one_stays(ledger, processes):
    add(ledger, "Velm", "Lissa")
    before, layers = rows(ledger, t.reading), rows(ledger, t.layer)
    assert count_waiting(ledger, OWN) == 2
    assert reread(ledger, OWN, processes=processes) == Added(captures=2)
    after = rows(ledger, t.reading)
    assert after[:2] == before
    assert sorted(row.version for row in after[2:]) == [row.version for row in before]
    assert rows(ledger, t.layer) == layers
    assert {row.reading for row in rows(ledger, t.trail)} == {row.entered for row in after[2:]}


def test_what_was_read_by_the_same_maker_is_not_read_again(ledger):
    add(ledger, "Velm", "Lissa")
    assert reread(ledger, SMALL, processes=1) == Added()
    reread(ledger, OWN, processes=1)
    assert (count_waiting(ledger, OWN), count_waiting(ledger, SMALL)) == (0, 0)
    assert reread(ledger, OWN, processes=1) == Added()


def test_a_text_layer_is_added_only_where_the_text_is_another(ledger):
    with open_reader(SMALL) as reader:
        text = reader.read_capture(capture("Velm")).article.text
    ledger.add([earlier_entry(capture("Velm"), text), earlier_entry(capture("Lissa"), "Lissa talks go on")])
    assert reread(ledger, SMALL, processes=1) == Added(captures=2)
    velm, lissa = (row.entered for row in rows(ledger, t.version))
    assert sorted(row.version for row in rows(ledger, t.layer)) == sorted([velm, lissa, lissa])
    assert len(rows(ledger, t.reading)) == 4
    assert len(rows(ledger, t.article)) == 2  # whatever a newer reader takes for the address


def test_what_was_refused_is_tried_again_and_becomes_a_report(ledger):
    crashed = Rejection("Velm.txt", "read", "crashed", "reading it ended its process")
    empty = Capture(b" \n", "empty.txt")
    ledger.add([prepare(capture("Velm"), crashed, WORDS, None)])
    add_captures(ledger, [empty], SMALL, processes=1)
    assert count_waiting(ledger, SMALL) == 1  # the empty one was refused by this very maker
    assert reread(ledger, SMALL, processes=1) == Added(captures=1, articles=1, versions=1)
    assert [row.version is None for row in rows(ledger, t.capture)] == [False, True]
    assert reread(ledger, OWN, processes=1) == Added(captures=2, rejected=1)
    assert [(row.source, row.code) for row in rows(ledger, t.rejection)] == [
        ("Velm.txt", "crashed"),
        ("empty.txt", "empty"),
        ("empty.txt", "empty"),
    ]
    assert reread(ledger, OWN, processes=1) == Added()


def test_an_interrupted_reread_goes_on_where_it_was(ledger):
    add(ledger, *PLACES)

    def tell(added, _):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        reread(ledger, OWN, processes=1, tell=tell)
    done = len(rows(ledger, t.reading)) - len(PLACES)
    assert done > 0
    assert count_waiting(ledger, OWN) == len(PLACES) - done
    assert reread(ledger, OWN, processes=1) == Added(captures=len(PLACES) - done)
    assert len({(row.version, row.maker) for row in rows(ledger, t.reading)}) == len(rows(ledger, t.reading)) == 2 * len(PLACES)


def test_reports_that_are_named_are_read_again_alone(ledger):
    add(ledger, "Velm", "Lissa")
    assert reread(ledger, OWN, reports=["Lissa.txt"], processes=1) == Added(captures=1)
    first, second = rows(ledger, t.version)
    assert [row.version for row in rows(ledger, t.reading)] == [first.entered, second.entered, second.entered]
    with pytest.raises(UsageError, match=r"none called 'Saren\.txt'"):
        reread(ledger, OWN, reports=["Saren.txt"], processes=1)


@pytest.mark.parametrize("model", ["small", "large", None])
@pytest.mark.parametrize("lexicon", [None, LEXICON])
def test_what_will_read_is_known_without_loading_it(model, lexicon):
    with Reader(model=model, lexicon=lexicon) as reader:
        assert load_made_by(model, lexicon) == reader.made_by
