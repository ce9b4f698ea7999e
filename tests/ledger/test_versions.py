"""Which versions are of one article, from when each speaks, and which of them stands; of facts alone."""

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from travaux.ledger.versions import VersionFacts, day_of, groups_of, moment_of, order_versions


def facts(version, article="a", published="2022-02-16", retrieved=None, *notes, **more):
    """What orders a version; of one outlet and headline unless told."""
    told = {"publisher": "Lissa Wire", "title_key": "talks"} | more
    return VersionFacts(version, article, published, retrieved, notes, **told)


def shown(states):
    """Of each version its home, status, what replaced it, and its release; `?` where it is unattached."""
    return {s.version: (s.home + "?" * s.unattached, s.status, s.replaced_by, s.release) for s in states.values()}


NOON, EVENING = "2022-02-16T12:00+00:00", "2022-02-16T20:00+00:00"
CASES = {
    "one": ([facts("1")], {"1": ("a", "current", None, "2022-02-16")}),
    "new bytes with a later date": (
        [facts("2", published="2022-02-17"), facts("1")],
        {"1": ("a", "superseded", "2", "2022-02-16"), "2": ("a", "current", None, "2022-02-17")},
    ),
    "new bytes fetched later, with the same date": (
        [facts("1", retrieved=EVENING), facts("2", retrieved=NOON)],
        {"2": ("a", "superseded", "1", "2022-02-16"), "1": ("a", "current", None, EVENING)},
    ),
    "new bytes fetched later, without a date": (
        [facts("1", published=None, retrieved=NOON), facts("2", published=None, retrieved=EVENING)],
        {"1": ("a", "superseded", "2", NOON), "2": ("a", "current", None, EVENING)},
    ),
    "nothing tells the order": (
        [facts("2", published=None), facts("1", published=None)],
        {"1": ("a", "superseded", "2", None), "2": ("a", "current", None, None)},
    ),
    "offsets count": (
        [facts("1", published="2022-02-16T23:30-05:00"), facts("2", published="2022-02-17T04:00+00:00")],
        {"2": ("a", "superseded", "1", "2022-02-17T04:00+00:00"), "1": ("a", "current", None, "2022-02-16T23:30-05:00")},
    ),
    "a correction at the address": (
        [facts("1", "a", "2022-02-16", None, "corrected"), facts("2")],
        {"2": ("a", "superseded", "1", "2022-02-16"), "1": ("a", "current", None, "2022-02-16")},
    ),
    "a correction elsewhere": (
        [facts("1"), facts("2", "b", "2022-02-17", None, "corrected")],
        {"1": ("a", "superseded", "2", "2022-02-16"), "2": ("a", "current", None, "2022-02-17")},
    ),
    "a correction of two reports": (
        [facts("1"), facts("2", "b"), facts("3", "c", "2022-02-17", None, "corrected")],
        {
            "1": ("a", "current", None, "2022-02-16"),
            "2": ("b", "current", None, "2022-02-16"),
            "3": ("c?", "current", None, "2022-02-17"),
        },
    ),
    "a correction of nothing": (
        [facts("1", "a", "2022-02-17", None, "corrected")],
        {"1": ("a?", "current", None, "2022-02-17")},
    ),
    "a correction of what came 31 days before": (
        [facts("1", published="2022-01-16"), facts("2", "b", "2022-02-16", None, "corrected")],
        {"1": ("a", "current", None, "2022-01-16"), "2": ("b?", "current", None, "2022-02-16")},
    ),
    "a correction of what came 30 days before": (
        [facts("1", published="2022-01-17"), facts("2", "b", "2022-02-16", None, "corrected")],
        {"1": ("a", "superseded", "2", "2022-01-17"), "2": ("a", "current", None, "2022-02-16")},
    ),
    "a correction of what came later": (
        [facts("1", published="2022-02-17"), facts("2", "b", "2022-02-16", None, "corrected")],
        {"1": ("a", "current", None, "2022-02-17"), "2": ("b?", "current", None, "2022-02-16")},
    ),
    "a correction by another outlet": (
        [facts("1"), facts("2", "b", "2022-02-17", None, "corrected", publisher="Keno Post")],
        {"1": ("a", "current", None, "2022-02-16"), "2": ("b?", "current", None, "2022-02-17")},
    ),
    "a correction under another headline": (
        [facts("1"), facts("2", "b", "2022-02-17", None, "corrected", title_key="other")],
        {"1": ("a", "current", None, "2022-02-16"), "2": ("b?", "current", None, "2022-02-17")},
    ),
    "outlets that aren't told are none": (
        [facts("1", publisher=None), facts("2", "b", "2022-02-17", None, "corrected", publisher=None)],
        {"1": ("a", "current", None, "2022-02-16"), "2": ("b?", "current", None, "2022-02-17")},
    ),
    "two updates and a correction elsewhere": (
        [
            facts("1"),
            facts("2", "b", "2022-02-17", None, "updated"),
            facts("3", "c", "2022-02-18", None, "updated"),
            facts("4", "d", "2022-02-19", None, "corrected", "updated"),
        ],
        {
            "1": ("a", "superseded", "2", "2022-02-16"),
            "2": ("a", "superseded", "3", "2022-02-17"),
            "3": ("a", "superseded", "4", "2022-02-18"),
            "4": ("a", "current", None, "2022-02-19"),
        },
    ),
    "a kill": (
        [facts("1"), facts("2", "b", "2022-02-17", None, "killed")],
        {"1": ("a", "killed", "2", "2022-02-16"), "2": ("a", "notice", None, "2022-02-17")},
    ),
    "a kill of all versions, on the same day": (
        [facts("1"), facts("2", "a", "2022-02-16", None, "updated"), facts("0", "b", "2022-02-16", None, "killed")],
        {
            "1": ("a", "killed", "0", "2022-02-16"),
            "2": ("a", "killed", "0", "2022-02-16"),
            "0": ("a", "notice", None, "2022-02-16"),
        },
    ),
    "a kill and a new story": (
        [facts("1"), facts("2", "a", "2022-02-17", None, "killed"), facts("3", published="2022-02-18")],
        {
            "1": ("a", "killed", "2", "2022-02-16"),
            "2": ("a", "notice", "3", "2022-02-17"),
            "3": ("a", "current", None, "2022-02-18"),
        },
    ),
    "a retraction": (
        [facts("1"), facts("2", "a", "2022-02-17", None, "retracted")],
        {"1": ("a", "retracted", "2", "2022-02-16"), "2": ("a", "notice", None, "2022-02-17")},
    ),
    "an earlier version that isn't there": (
        [facts("1", "a", "2022-02-16", None, "earlier-version")],
        {"1": ("a?", "current", None, "2022-02-16")},
    ),
    "an embargo": (
        [facts("1", embargoed=True, embargo="2022-02-20T09:00+00:00")],
        {"1": ("a", "current", None, "2022-02-20T09:00+00:00")},
    ),
    "an embargo whose end isn't told": ([facts("1", embargoed=True)], {"1": ("a", "current", None, None)}),
    "a correction under an embargo": (
        [facts("1", embargoed=True, embargo="2022-02-20"), facts("2", "a", "2022-02-17", "2022-02-18", "corrected")],
        {"1": ("a", "superseded", "2", "2022-02-20"), "2": ("a", "current", None, "2022-02-20")},
    ),
    "a correction after an embargo": (
        [facts("1", embargoed=True, embargo="2022-02-20"), facts("2", "a", "2022-02-21", None, "corrected")],
        {"1": ("a", "superseded", "2", "2022-02-20"), "2": ("a", "current", None, "2022-02-21")},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_versions_are_ordered(case):
    given_facts, expected = CASES[case]
    assert shown(order_versions(given_facts)) == expected
    assert shown(order_versions(reversed(given_facts))) == expected


FACTS = st.builds(
    facts,
    st.sampled_from("123456789"),
    st.sampled_from("abcd"),
    st.sampled_from([None, "2022-01-01", "2022-02-16", "2022-02-17", "2022-02"]),
    st.sampled_from([None, NOON, EVENING]),
)
NOTED = st.builds(
    lambda fact, notes, key: VersionFacts(fact.version, fact.article, fact.published, fact.retrieved, notes, None, False, "P", key),
    FACTS,
    st.lists(st.sampled_from(["corrected", "updated", "killed", "retracted", "embargo"]), max_size=2, unique=True).map(tuple),
    st.sampled_from(["talks", "other", None]),
)


@settings(max_examples=60)
@given(st.lists(NOTED, max_size=8, unique_by=lambda fact: fact.version), st.randoms(use_true_random=False))
def test_their_order_makes_no_difference_and_each_has_a_place(given_facts, chance):
    states = order_versions(given_facts)
    mixed = list(given_facts)
    chance.shuffle(mixed)
    assert order_versions(mixed) == states
    assert states.keys() == {fact.version for fact in given_facts}
    for group in groups_of(states).values():
        assert [state.place for state in group] == list(range(len(group)))
        assert sum(state.status == "current" for state in group) <= 1
        assert [state.version for state in group if state.replaced_by is None] == [group[-1].version]


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("2022", datetime(2022, 1, 1)),
        ("2022-02", datetime(2022, 2, 1)),
        ("2022-02-16", datetime(2022, 2, 16)),
        ("2022-02-16T14:10", datetime(2022, 2, 16, 14, 10)),
        ("2022-02-16T14:10Z", datetime(2022, 2, 16, 14, 10)),
        ("2022-02-16T00:10+03:00", datetime(2022, 2, 15, 21, 10)),
        ("0001-01-01T00:00+03:00", None),
        ("2022-02-30", None),
        ("2022-2-16", None),
        ("yesterday", None),
        ("", None),
        (None, None),
    ],
)
def test_moments_are_read(value, moment):
    assert moment_of(value) == moment
    assert day_of(value) == (moment.date() if moment is not None else date.min)
