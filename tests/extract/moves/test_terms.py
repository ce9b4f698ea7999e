"""What hangs on moves and statements in invented reports: whom they are to, days, conditions that are none."""

import pytest
from factories import make_article

from travaux.pipeline import read_article
from travaux.resources import load_resources

AROUND = " The envoys of Ardania and Belmar met again in Corvia, and both sides rejected each other's terms."


def read(text):
    return read_article(make_article(text + AROUND, published="2019-05-09"), load_resources("small")).record


def first(text, kind):
    """A report's record, and its first move of a kind."""
    record = read(text)
    return record, next(move for move in record.moves if move.kind == kind)


def names(record, actors):
    return [record.name_of(actor) for actor in actors]


@pytest.mark.parametrize(
    ("text", "kind", "to"),
    [
        ("Responding to the Reed Front's demand, the Harbour Board offered two extra days.", "offer", "Reed Front"),
        ("In answer to a letter from the Reed Front, the Harbour Board proposed a vote.", "propose", "Reed Front"),
        ("In reply to the Reed Front, the Harbour Board offered a loan.", "offer", "Reed Front"),
    ],
)
def test_a_reply_is_towards_whom_it_answers(text, kind, to):
    record, move = first(text, kind)
    assert names(record, move.to) == [to]


@pytest.mark.parametrize("text", ["In response to the storm, the Harbour Board offered two extra days."])
def test_what_happened_is_nobody_who_is_answered(text):
    _, move = first(text, "offer")
    assert move.to == ()


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("In April the Reed Front rejected the fee; on Tuesday it proposed one of its own.", "propose", "2019-05-07"),
        ("The Reed Front demanded a census by August.", "demand", None),
        ("Tuesday's rejection of the chart by the Harbour Board came late.", "reject", "2019-05-07"),
        ("The Reed Front is to send the Harbour Board its reply by Saturday.", "submit", "2019-05-11"),
    ],
)
def test_the_day_of_a_move(text, kind, day):
    _, move = first(text, kind)
    assert (move.time.value if move.time else None) == day


@pytest.mark.parametrize(
    "text",
    [
        "The weavers, on strike since Monday, said the talks were a farce.",
        "The Reed Front demanded a census by August.",
    ],
)
def test_since_when_or_by_when_is_not_when_it_was_said(text):
    assert read(text).statements[-1].said is None


@pytest.mark.parametrize(
    ("text", "kind", "condition"),
    [
        ("Even if the fee is halved, the weavers reject it, Velt said.", "reject", None),
        ("Without a truce, the Reed Front will not sit down with the Harbour Board.", "reject", "Without a truce"),
        ("The Reed Front left without a word and rejected the chart.", "reject", None),
        ("The Reed Front's acceptance of the chart is conditional on a vote.", "accept", "conditional on a vote"),
        ("There will be no talks until the siege is lifted, the Reed Front said.", "reject", "until the siege is lifted"),
        ("The Reed Front said it would accept only once the crew were home.", "accept", "only once the crew were home"),
    ],
)
def test_conditions(text, kind, condition):
    record, move = first(text, kind)
    assert (record.quote(move.condition) if move.condition else None) == condition


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Board will lower the fee, its chairman said, if the weavers call off the strike.",
        "Had the Reed Front accepted, the Harbour Board would have paid, its chairman said.",
    ],
)
def test_what_stands_in_a_condition_is_no_move(text):
    record = read(text)
    front = {actor.id for actor in record.actors if actor.name in ("weavers", "Reed Front")}
    assert not any(move.party and set(move.party) <= front for move in record.moves)


def test_what_would_have_been_done_is_only_possible():
    _, move = first("Had it lost, the Reed Front would have walked out, its envoy said.", "reject")
    assert move.status == "possible"


def test_a_call_for_a_truce_calls_none():
    record, move = first("The Reed Front called again on Tuesday for a truce.", "demand")
    assert record.quote(move.object) == "a truce"
    assert "Tuesday" not in {actor.name for actor in record.actors}


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("The envoy let the Harbour Board know that the ships would leave.", ["Harbour Board"]),
        ("The mayor told the daily Vestnik that the fee would fall.", ["Vestnik"]),
        ("The mayor told weavers and union leaders that the fee would fall.", ["weavers", "union leaders"]),
        ("Velt confided to the pilots that the fee would fall.", ["pilots"]),
        ("Velt said that the mayor had assured her that the fee would fall.", ["Velt"]),
    ],
)
def test_to_whom_something_is_said(text, to):
    record = read(text)
    told = record.statements[-1]
    assert names(record, told.addressee) == to
    assert record.quote(told.content).startswith("the ")


def test_what_is_not_true_was_not_done():
    _, move = first("It is not true that the Harbour Board threatened the pilots, its chairman, Odo Lenn, said.", "warn")
    assert move.status == "denied"


@pytest.mark.parametrize(
    ("text", "kind", "party", "to"),
    [
        ("The mayor, Odo Lenn, wrote to his neighbour, Ida Voss, proposing joint patrols.", "propose", "Odo Lenn", "Ida Voss"),
        ("The weavers sent a letter to the Harbour Board asking for a delay.", "demand", "weavers", "Harbour Board"),
        ("The operator, Velm Rail, rejected the drivers' offer.", "reject", "Velm Rail", "drivers"),
        ("The Harbour Board turned down two bids from Velm Rail.", "reject", "Harbour Board", "Velm Rail"),
    ],
)
def test_who_writes_what_to_whom(text, kind, party, to):
    record, move = first(text, kind)
    assert (names(record, move.party), names(record, move.to)) == ([party], [to])


def test_an_idiom_of_giving_is_towards_whom_it_is_given():
    record, move = first("The Harbour Board has given the weavers an ultimatum: pay by Friday or leave.", "demand")
    assert "weavers" in names(record, move.to)


def test_what_was_not_done_until_a_day_was_done_then():
    record = read("It was not until Tuesday that Velt revealed that the Harbour Board had been told.")
    assert record.statements[0].said is not None
    assert record.statements[0].said.value == "2019-05-07"


def test_who_is_joined_to_somebody_who_makes_a_move_is_somebody():
    record, move = first("Both the nurses and the porters turned down the latest offer.", "reject")
    assert names(record, move.party) == ["nurses", "porters"]


def test_texts_are_nobody_towards_whom_anything_is_promised():
    record = read("The Reed Front repeated its firm commitment to the agreements.")
    assert "agreements" not in {actor.name for actor in record.actors}
