"""Treaties, agreements, laws and resolutions that are called by names, numbers and initials."""

import pytest
from sayings_factory import document as made
from sayings_factory import figure, papers, report, tells

from travaux.join_resources import load_join_words
from travaux.joins.content import Content
from travaux.joins.instruments import bears_number, in_initials, initials_in
from travaux.joins.sightings import sightings_of

MONTHS_LATER = {"version": "e1:two", "day": "2021-11-02"}


def together(*reports):
    return any(len(paper.sightings) > 1 for paper in papers(reports))


def is_one(first, second, kind, **more):
    return together(tells(first, kind), tells(second, kind, **{**MONTHS_LATER, **more}))


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("the Hesting Agreement", "the Hesting Agreement on river tolls", "agreement"),  # told in full
        ("the Hesting accords", "the Hesting peace agreement", "agreement"),
        ("the Hesting Protocol", "the 1994 Hesting Protocol", "treaty"),
        ("the Norvask fishing deal", "the fishing agreement with Norvask", "agreement"),
        ("the Lakes Charter", "the Charter of the Lakes", "treaty"),
        ("the Inner Sea Shipping Convention", "the ISS Convention", "treaty"),
        ("the Shared Water Act", "the Fishermen Safety and Shared Water Act", "bill"),
        ("the JTCP", "the Joint Toll Collection Plan (JTCP)", "agreement"),
    ],
)
def test_an_instrument_is_known_for_years_by_its_name(first, second, kind):
    assert is_one(first, second, kind)
    assert is_one(second, first, kind)


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("the Hesting Agreement", "the Arrel Agreement", "agreement"),
        ("the Hesting Agreement of 1994", "the Hesting Agreement of 2001", "agreement"),
        ("the Hesting agreement", "a Hesting agreement on fish", "agreement"),  # one of a kind
        ("the Free Trade Agreement", "the Norvask Free Trade Agreement", "agreement"),  # words that many bear
        ("the fishing deal with Norvask", "the fishing deal with Ilmenia", "agreement"),
        ("the Shared Water Act", "the Norvask Shared Water Act", "bill"),
        ("the fishing agreement", "the fishing deal", "agreement"),  # nobody is named
        ("the deal with Norvask", "the Norvask fishing deal", "agreement"),
    ],
)
def test_what_a_name_does_not_tell_is_another(first, second, kind):
    assert not is_one(first, second, kind)


def test_a_name_in_other_words_is_none_of_other_parties():
    def of(label, authors, version):
        sides = [figure(f"ac1:{name}", name, "government") for name in authors]
        text = f"There was {label}."
        return report(text, sides, documents=[made(text, label, "agreement", by=[side.id for side in sides])], version=version)

    first = of("the Norvask Open Harbours Agreement", ("Karvelia", "Norvask"), "e1:one")
    assert not together(first, of("the 2011 Open Harbours Agreement", ("Karvelia", "Ilmenia"), "e1:two"))


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ("Resolution 1877", "Council resolution 1877", True),
        ("the Council's Resolution 1877", "resolution no. 1877", True),
        ("Resolution 1877", "Resolution 1878", False),
        ("Harbour Council resolution 1877", "Fishing Assembly resolution 1877", False),
        ("resolution 12", "resolution 12", False),  # counted anew each year
    ],
)
def test_a_resolution_is_known_by_its_number(first, second, one):
    assert is_one(first, second, "resolution") is one


def test_the_number_of_a_text_stands_behind_the_word_for_it():
    called = {"Executive Order 13,777": "13777", "the 1994 resolution": None, "resolution 18": None}
    for label, number in called.items():
        (sighting,) = sightings_of(tells(label, "resolution"), load_join_words())
        assert bears_number(sighting) == number


def test_nobody_tells_whose_a_law_is_that_everybody_knows():
    assert is_one("the harbour tax bill", "the new harbour tax bill", "bill", day="2021-03-09")
    assert not is_one("the harbour tax letter", "the harbour tax letter", "letter", day="2021-03-09")
    assert not is_one("a harbour tax bill", "a harbour tax bill", "bill", day="2021-03-09")


def test_what_bears_a_name_is_signed_once_and_adopted_by_one_house_after_the_other():
    for state, one in ("adopted", True), ("signed", False):
        first, second = (
            tells("the Arrel Harbour Act", "bill", states=((state, day),), version=f"e1:{day}", day="2021-12-02")
            for day in ("2021-03-02", "2021-05-20")
        )
        assert together(first, second) is one


def test_initials_stand_for_the_words_of_a_name():
    told = Content(frozenset(("inner", "sea", "tariff")), frozenset())
    initials = initials_in("the Inner Sea tariff treaty", told)
    assert in_initials(told, initials, "the I.S. tariff treaty") == Content(frozenset(("is", "tariff")), frozenset())
    assert in_initials(told, initials, "the treaty on what is due") is told


def test_initials_behind_the_words_or_taken_for_who_wrote_it_are_its_name():
    def of(label, version, day="2021-03-02", by="FIS"):
        return tells(label, "report", by=by, version=version, day=day)

    full = of("the 2021 Fishing in Straits Report", "e1:one")
    assert together(full, of("the 2021 Fishing in Straits (FIS) Report", "e1:two"))
    assert together(full, of("the FIS Report", "e1:two", day="2021-03-09"))
    assert together(full, of("the FIS Report", "e1:two", day="2021-03-03", by="Karvelia"))
    assert not together(full, of("the BTR Report", "e1:two", day="2021-03-09"))


def test_an_act_keeps_its_name():
    assert is_one("the Public Work Act", "The Public Work Act", "bill")
    assert not is_one("the work act", "a work act", "bill")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("the Shared Water Act", "a Shared Water Act"),
        ("the Shared Water Act", "his Shared Water Act"),
        ("our Clean Rivers Act", "the Clean Rivers Act for working Norvaskans"),
        ("the Harbour Jobs Act with separate pay", "an Harbour Jobs Act"),
        ("the Sea and Shared Water Act", "his Shared Water Act"),
    ],
)
def test_an_act_is_known_by_its_name_whatever_stands_around_it(first, second):
    assert is_one(first, second, "bill")
    assert is_one(second, first, "bill")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("the Water Act", "a Water Act"),  # one word is what many are called by
        ("the Shared Water Act of 1994", "a Shared Water Act"),
        ("the Shared Water Act", "a shared water act"),
        ("the Shared Water Act", "a Clean Water Act"),
        ("the Shared Water Act with Norvask", "the Shared Water Act with Ilmenia"),
    ],
)
def test_acts_that_may_be_others_stay_apart(first, second):
    assert not is_one(first, second, "bill")
    assert not is_one(second, first, "bill")
