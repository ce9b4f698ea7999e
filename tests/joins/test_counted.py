"""Counts that reports tell otherwise."""

from dataclasses import replace

import pytest
from sayings_factory import WORDS, figure, report, statement

from travaux.join_resources import load_view_rules
from travaux.joins.counted import counts_disputed

SEIZED = "The navy seized 11 trawlers in the strait in March."


def told(text, outlet="Keno", day="2021-03-02"):
    ends = [at + 1 for at, sign in enumerate(text) if sign == "." and text[at + 1 : at + 2] in ("", " ")]
    spans = tuple(zip([0, *(end + 1 for end in ends[:-1])], ends, strict=True))
    made = report(text, (), sentences=spans, day=day, version=f"e1:{outlet}")
    return replace(made, publisher=outlet, origin=outlet)


def found(*reports):
    parties = {each.version: {} for each in reports}
    disputes = counts_disputed(reports, parties, load_view_rules().persons)
    for each in (told for dispute in disputes for told in (*dispute.first, *dispute.second)):
        assert each.evidence and each.quote and each.document is None
    return [(each.first[0].value, each.second[0].value) for each in disputes]


@pytest.mark.parametrize(
    "one, other, differ",
    [
        (SEIZED, "In March the navy seized nine trawlers in the strait.", ("11 trawlers", "nine trawlers")),
        (
            "Thirty-four barges passed the lock.",
            "It is not true that 34 barges passed. There were 28.",
            ("Thirty-four barges passed", "28"),
        ),
        ("Velland has 1,380 launchers.", "They speak of 1,380 launchers. In reality it has 1,520.", ("1,380 launchers", "1,520")),
        (SEIZED, "The fleet lost nine trawlers and not 11 to the navy.", ("11 trawlers", "nine trawlers")),
        ("We hold 47 soldiers of theirs.", "She kept to her figure of 39 soldiers.", ("47 soldiers", "39 soldiers")),
        (
            "The firm left 11 barges empty this spring.",
            "He put the number of barges that the firm left empty this spring at six.",
            ("11 barges empty", "six"),
        ),
        (
            "On Friday Norvask freed 31 wounded pilots at the bridge.",
            "The 28 wounded pilots whom Norvask freed are at home.",
            ("31 wounded pilots", "28 wounded pilots whom"),
        ),
    ],
)
def test_what_two_origins_count_otherwise(one, other, differ):
    assert found(told(one), told(other, "Vel", "2021-03-04")) == [differ]


@pytest.mark.parametrize(
    "other",
    [
        "The navy seized 11 trawlers in the strait.",
        "The navy would seize nine trawlers in the strait.",
        "The navy seized about nine trawlers in the strait.",
        "The navy seized 11 trawlers in the strait, then nine trawlers in the strait.",
        "The port of Ansel sold nine trawlers at an auction.",
        "The navy seized nine crates of rifles in the strait.",
        "The captain counted nine.",
    ],
)
def test_what_is_told_of_something_else_or_is_not_exact(other):
    assert found(told(SEIZED), told(other, "Vel", "2021-03-04")) == []


def test_one_origin_and_other_times_tell_nothing_otherwise():
    other = "The navy seized nine trawlers in the strait."
    assert found(told(SEIZED), told(other, day="2021-03-04")) == []
    assert found(told(SEIZED), told(other, "Vel", "2021-06-04")) == []


def test_counts_outlast_being_packed():
    digest = told("Thirty-four barges passed the lock.").digest
    assert type(digest).from_dict(digest.to_dict()).counts == digest.counts
    assert [count.value for count in digest.counts] == ["34"]
    assert WORDS.counts["million"] == 1_000_000


def test_who_counts_is_not_in_the_words_of_a_count():
    content = "only 55 percent of pilots voted for the strike"
    text = f"Norvask's chief executive claimed in Velm that {content}."
    by = report(
        text, (figure("ac1:a", "Ola Berg"),), statements=(statement(text, "ac1:a", content),), day="2021-03-04", version="e1:Vel"
    )
    one = told("By one reckoning 70 percent of pilots voted for the strike.")
    assert len(found(one, replace(by, publisher="Vel", origin="Vel"))) == 1


def test_a_peoples_name_before_what_is_counted():
    other = "There are 12 farmers on our bank, not 50."
    assert len(found(told("There are 50 Norvaskan farmers on the bank of the river."), told(other, "Vel", "2021-03-04"))) == 1


@pytest.mark.parametrize(
    "text, differ",
    [
        ("Some 900 pilots stayed at home, the union said. The port counted 640.", [("900 pilots stayed", "640")]),
        ("The branch counts 310 strikers in Velm, the port authority 240.", [("310 strikers", "240")]),
        ("The branch counts 310 strikers in Velm. The port authority had 240 calls.", []),
        ("The branch counts 310 strikers in Velm. The port counted 24,000.", []),
        ("The branch counts 310 strikers in Velm. The port counted 310.", []),
    ],
)
def test_whose_number_is_set_beside_anothers_in_one_report(text, differ):
    assert found(told(text)) == differ


def test_counts_of_far_fewer_people_are_of_others():
    assert found(told("We hold 470 soldiers of theirs."), told("She kept to her figure of 39 soldiers.", "Vel", "2021-03-04")) == []


@pytest.mark.parametrize(
    "text, values",
    [
        ("SIXTY-ONE barges passed the lock.", ["61"]),
        ("They hold _two barges at the lock.", ["2"]),
        ("They hold 5million tonnes of grain.", ["5000000"]),
        ("Nobody at the lock saw a barge.", []),
    ],
)
def test_numbers_are_read_in_digits_and_in_words(text, values):
    assert [count.value for count in told(text).digest.counts] == values
