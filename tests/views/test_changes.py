"""What is new since a day, and what happened in order."""

from dataclasses import replace

from joins_factory import TALKS, WORDS, report
from views_factory import RULES, tale

from travaux.joins.joining import join
from travaux.views.changes import Between, changes_of
from travaux.views.chronology import chronology_of
from travaux.views.state import state_of

TOLLS = "lower tolls"
ASKED = report("Karvelia demands lower tolls", "demand", TOLLS, by="Karvelia", version="e1:a", day="2021-03-01")
COPY = report("Karvelia demands lower tolls", "demand", TOLLS, by="Karvelia", version="e1:b", day="2021-03-01", origin="Keno")
AGAIN = report("Karvelia demands lower tolls", "demand", TOLLS, by="Karvelia", version="e1:c", day="2021-03-20")
GIVEN_UP = report("Karvelia dropped lower tolls", "concede", TOLLS, by="Karvelia", version="e1:d", day="2021-04-01")
REFUSED = report("Norvask rejects lower tolls", "reject", TOLLS, version="e1:e", day="2021-04-02")
KILLED = report(
    "Norvask rejects lower tolls", "reject", TOLLS, version="e1:k", article="e1:e", place=1, standing="notice", day="2021-05-01"
)


def changed(*reports, since, until=None):
    before, after = (state_of(join(reports, TALKS, WORDS, day), RULES) for day in (since, until))
    return [(change.kind, change.line.party, change.line.stance) for change in changes_of(before, after)]


def test_nothing_is_new_where_nothing_came():
    assert changed(ASKED, since="2021-03-02") == []


def test_what_came_since_is_new():
    assert changed(ASKED, REFUSED, since="2021-03-02") == [("new", "Norvask", "reject")]


def test_a_stance_that_became_another_is_told_with_what_it_was():
    before, after = (state_of(join((ASKED, GIVEN_UP), TALKS, WORDS, day), RULES) for day in ("2021-03-02", None))
    (change,) = changes_of(before, after)
    assert (change.kind, change.line.stance, change.before.stance) == ("other stance", "concede", "demand")


def test_a_stance_that_is_taken_again_comes_last():
    assert changed(ASKED, AGAIN, REFUSED, since="2021-03-02") == [
        ("new", "Norvask", "reject"),
        ("taken again", "Karvelia", "demand"),
    ]


def test_what_an_outlet_takes_back_is_gone():
    assert changed(ASKED, REFUSED, KILLED, since="2021-04-03") == [("gone", "Norvask", "reject")]


def test_one_move_that_several_reports_tell_is_one_entry_in_order():
    entries = chronology_of(join((REFUSED, GIVEN_UP, COPY, ASKED), TALKS, WORDS))
    assert [(entry.day, entry.party, entry.kind, len(entry.deeds)) for entry in entries] == [
        ("2021-03-01", "Karvelia", "demand", 2),
        ("2021-04-01", "Karvelia", "concede", 1),
        ("2021-04-02", "Norvask", "reject", 1),
    ]


def test_a_chronology_of_one_party_issue_and_span():
    play = join((ASKED, GIVEN_UP, REFUSED), TALKS, WORDS)
    assert [entry.kind for entry in chronology_of(play, party="Karvelia")] == ["demand", "concede"]
    assert [entry.kind for entry in chronology_of(play, issue="river tolls", since="2021-04-02")] == ["reject"]
    assert chronology_of(play, issue="bridge") == []


def test_what_nothing_dates_stands_last():
    undated = report("Norvask rejects lower tolls", "reject", TOLLS, version="e1:u", day=None)
    assert [entry.day for entry in chronology_of(join((undated, ASKED), TALKS, WORDS))] == ["2021-03-01", None]


def causes(before, after, between=None):
    return [(change.kind, change.cause) for change in changes_of(before, after, between)]


def test_what_a_report_tells_that_was_not_known_is_new_coverage():
    before, after = (state_of(join((ASKED, GIVEN_UP, REFUSED), TALKS, WORDS, day), RULES) for day in ("2021-03-02", None))
    assert causes(before, after) == [("new", "new coverage"), ("other stance", "new coverage")]


def test_what_was_read_or_judged_otherwise_is_told_by_the_caller():
    empty, after = (state_of(join(reports, TALKS, WORDS), RULES) for reports in ((), (ASKED, replace(REFUSED, entered=7))))
    assert causes(empty, after) == [("new", "joined anew")] * 2
    assert causes(empty, after, Between(entered=6)) == [("new", "joined anew"), ("new", "new coverage")]
    touched = {"e1:a": "new reading", "e1:e": "new judgement"}
    assert causes(empty, after, Between(touched=touched)) == [("new", "new reading"), ("new", "new judgement")]
    assert causes(empty, after, Between(6, touched, "new judgement")) == [("new", "new reading"), ("new", "new coverage")]


def test_what_is_gone_with_its_report_is_gone_by_coverage_and_else_by_what_touched_it():
    both, one = (state_of(join(reports, TALKS, WORDS), RULES) for reports in ((ASKED, REFUSED), (ASKED,)))
    assert causes(both, one) == [("gone", "new coverage")]
    assert causes(both, one, Between(touched={"e1:e": "new judgement"})) == [("gone", "new judgement")]


def test_what_is_gone_while_its_report_still_speaks_is_no_coverage():
    told = ("demand", "Karvelia demanded {lower tolls}."), ("propose", "Karvelia proposed {a wide bridge}.")
    before, after = (state_of(join((tale(*some),), TALKS, WORDS), RULES) for some in (told, told[:1]))
    assert causes(before, after) == [("gone", "joined anew")]


def test_what_is_new_on_something_else_leaves_what_stood_before():
    coal, barges = "a toll on barges with coal for the lake", "a toll on barges"
    refused = report(f"Karvelia rejects {coal}", "reject", coal, by="Karvelia", version="e1:r", day="2021-03-01")
    offered = report(f"Karvelia offers {barges}", "offer", barges, by="Karvelia", version="e1:o", day="2021-03-20")
    assert changed(refused, offered, since="2021-03-02") == [("new", "Karvelia", "offer")]
    assert changed(refused, refused, since="2021-03-02") == []
