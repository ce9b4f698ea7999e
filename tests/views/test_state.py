"""Where parties stand, as of a day and on whose word."""

from dataclasses import replace
from itertools import permutations

import pytest
from joins_factory import TALKS, WORDS, actor, move, report, statement, told

from travaux.joins.play import join
from travaux.record.time import TimeValue
from travaux.views.state import state_of


def lines(*reports, as_of=None):
    return [
        (line.party, line.issue, line.stance, line.status, line.standing, line.since, line.last, line.origins)
        for line in state_of(join(reports, TALKS, WORDS, as_of)).lines
    ]


DEMAND = report("Karvelia demands lower tolls", "demand", "lower tolls", by="Karvelia", version="e1:a", day="2021-03-01")
AGAIN = report(
    "Karvelia demands lower tolls", "demand", "lower tolls", by="Karvelia", version="e1:b", day="2021-03-09", origin="Keno"
)
DROPPED = report("Karvelia dropped lower tolls", "concede", "lower tolls", by="Karvelia", version="e1:c", day="2021-04-01")
CLAIM = report("Karvelia accepts lower tolls", "accept", "lower tolls", by="Norvask", version="e1:d", day="2021-05-01")
NARRATED = report("Norvask rejects lower tolls", "reject", "lower tolls", version="e1:e", day="2021-03-05")


def test_a_stance_that_is_taken_again_keeps_its_first_day():
    assert lines(DEMAND, AGAIN) == [
        ("Karvelia", "river tolls", "demand", "actual", "declared", "2021-03-01", "2021-03-09", 2),
    ]


def test_a_later_stance_on_the_same_proposition_supersedes():
    (line,) = state_of(join((DEMAND, DROPPED), TALKS, WORDS)).lines
    assert (line.stance, line.since) == ("concede", "2021-04-01")
    assert [deed.kind for deed in line.superseded] == ["demand"]


def test_as_of_a_day_only_what_was_known_then_counts():
    assert lines(DEMAND, DROPPED, as_of="2021-03-31")[0][2] == "demand"
    assert lines(DEMAND, DROPPED, as_of="2021-02-28") == []
    undated = report("Karvelia demands lower tolls", "demand", "lower tolls", version="e1:u", day=None)
    assert lines(undated, as_of="2021-03-31") == []
    assert state_of(join((undated,), TALKS, WORDS)).undated == 1


def test_anothers_word_never_takes_the_place_of_an_own_one():
    assert lines(CLAIM) == [("Karvelia", "river tolls", "accept", "actual", "claimed", "2021-05-01", "2021-05-01", 1)]
    assert [line[2] for line in lines(DEMAND, CLAIM)] == ["demand"]


def test_parties_have_lines_of_their_own_on_one_proposition():
    found = state_of(join((DEMAND, NARRATED), TALKS, WORDS)).lines
    assert [(line.party, line.standing) for line in found] == [("Karvelia", "declared"), ("Norvask", "reported")]
    assert found[0].proposition == found[1].proposition


@pytest.mark.parametrize("status", ["planned", "possible", "denied"])
def test_what_is_not_actual_supersedes_nothing(status):
    other = report("Karvelia dropped lower tolls", "concede", "lower tolls", version="e1:f", day="2021-04-02", status=status)
    assert [line[2:4] for line in lines(DEMAND, other)] == [("demand", "actual"), ("concede", status)] or [
        line[2:4] for line in lines(DEMAND, other)
    ] == [("concede", status), ("demand", "actual")]


def test_other_numbers_are_other_propositions():
    first = report("Karvelia demands tolls of 400 marks", "demand", "tolls of 400 marks", version="e1:g")
    second = report("Karvelia demands tolls of 300 marks", "demand", "tolls of 300 marks", version="e1:h")
    assert len(lines(first, second)) == 2


def test_a_report_that_was_taken_back_speaks_no_more():
    killed = report(
        "Norvask rejects lower tolls",
        "reject",
        "lower tolls",
        version="e1:k",
        article="e1:e",
        place=1,
        standing="notice",
        day="2021-03-06",
    )
    original = replace(NARRATED, status="killed")  # as the ledger has it once the notice came
    assert lines(original, killed) == []
    assert len(lines(original, killed, as_of="2021-03-05")) == 1


def test_the_order_of_reports_makes_no_difference():
    every = (DEMAND, AGAIN, DROPPED, CLAIM, NARRATED)
    expected = lines(*every)
    assert all(lines(*some) == expected for some in permutations(every))


@pytest.mark.parametrize(
    ("earliest", "latest", "since", "last"),
    [
        ("2021-02-20", "2021-02-20", "2021-02-20", "2021-02-20"),
        ("2021-02-20", "2021-03-31", "2021-02-20", "2021-03-02"),
        ("2021-04-01", "2021-04-30", "2021-03-02", "2021-03-02"),
    ],
)
def test_nothing_was_done_after_it_was_told(earliest, latest, since, last):
    text = "Karvelia rejects tolls in April."
    done = replace(move(text, "reject", "ac1:p", "Karvelia rejects tolls", "tolls"), time=TimeValue("2021", earliest, latest))
    assert lines(told(text, (actor(text, "ac1:p", "Karvelia"),), (done,)))[0][5:7] == (since, last)


def test_what_is_known_of_a_month_is_known_at_its_end():
    month = replace(NARRATED, release="2021-03")
    assert lines(month, as_of="2021-03-30") == []
    assert lines(month, as_of="2021-03-31")[0][5:7] == ("2021-03-31", "2021-03-31")


def test_a_joint_word_is_each_partys_own():
    text = "Karvelia and Norvask said that Karvelia accepts lower tolls."
    actors = (actor(text, "ac1:p", "Karvelia"), actor(text, "ac1:q", "Norvask"))
    said = replace(statement(text, "s1:a", "ac1:p", "Karvelia and Norvask", "Karvelia accepts lower tolls"), co_speakers=("ac1:q",))
    done = move(text, "accept", "ac1:p", "Karvelia accepts lower tolls", "lower tolls", by="s1:a")
    assert lines(told(text, actors, (done,), (said,)))[0][4] == "declared"


def test_a_party_whose_name_an_outlet_bears_is_no_outlet():
    claim = replace(CLAIM, publisher="Norvask Daily", origin="Norvask Daily")
    assert lines(claim)[0][4] == "claimed"
