"""What one side does with another's proposition, and what it doesn't do yet."""

import pytest
from factories import make_article

from travaux.pipeline import read_article
from travaux.resources import load_resources

TALKS = " Envoys of Lissa and Belmar met again in Port Elm on Friday, and Belmar rejected the terms."


def told(text, *, talks=TALKS):
    """Of each move of a text its kind, its status, who makes it, what it is about."""
    record = read_article(make_article(text + talks, published="2023-03-09"), load_resources("small")).record
    return [(m.kind, m.status, [record.name_of(a) for a in m.party], record.quote(m.object)) for m in record.moves]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Lissa is thinking of accepting the toll.", "possible"),
        ("Lissa was on the point of accepting the toll.", "possible"),
        ("Lissa has a mandate to reject the fee and to accept the toll.", "possible"),
        ("Lissa has until Monday to accept the toll.", "possible"),
        ("Talk of Lissa accepting the toll is idle.", "possible"),
        ("It would be a mistake for Lissa to accept the toll, a lawyer said.", "possible"),
        ("Belmar hopes that Lissa accepts the toll.", "possible"),
        ("Lissa almost accepted the toll.", "denied"),
        ("Reports that Lissa had accepted the toll were pure invention.", "denied"),
        ("Lissa told Belmar that it accepted the toll.", "actual"),
        ("Accepting the toll, Lissa called it a burden.", "actual"),
    ],
)
def test_what_is_only_weighed_allowed_or_nearly_done_is_not_done(text, status):
    found = [how for kind, how, _, _ in told(text) if kind == "accept"]
    assert set(found) <= {status} and (found or status != "actual")


@pytest.mark.parametrize(
    ("text", "kind", "parties"),
    [
        ("Both sides accepted the toll. The Millers' Union and Norvo Rail sit down again on Monday.", "accept", 2),
        ("Neither has accepted the toll. The Millers' Union and Norvo Rail sit down again on Monday.", "accept", 2),
        ("Both governments accepted the toll. Drava and Sorn had argued about it since May.", "accept", 2),
    ],
)
def test_who_both_are_is_told_where_two_are_named_side_by_side(text, kind, parties):
    found = [who for k, _, who, about in told(text, talks="") if k == kind]
    assert [len(who) for who in found] == [parties]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("The dockers' side refused the plan.", ["dockers"]),
        ("The management side refused the plan.", ["management side"]),
        ("The plan was welcomed by Drava, coldly refused by Sorn and denounced by the Guild.", ["Sorn"]),
    ],
)
def test_a_side_is_called_by_who_is_on_it(text, party):
    assert party in [who for kind, _, who, _ in told(text) if kind == "reject"]


def test_what_stands_behind_an_aside_is_agreed_to():
    assert ("accept", "actual", ["Lissa"], "Belmar's request for a hotline") in told(
        "Lissa agreed, after some hesitation, to Belmar's request for a hotline."
    )


def test_who_is_to_hand_something_over_hands_nothing_over():
    found = told("Lissa insists that Sorn hand over the two pilots.")
    assert ("demand", "actual", ["Lissa"], "Sorn hand over the two pilots") in found
    assert not any(kind == "submit" for kind, _, _, _ in found)


def test_what_members_are_told_to_refuse_they_have_not_refused():
    found = told("The Millers' Union recommended that its members reject the offer.")
    assert [about for kind, _, _, about in found if kind == "reject"] == ["the terms"]


def test_what_would_have_been_asked_is_a_condition():
    found = told("Sorn would have taken the toll had Lissa asked, its envoy said.")
    assert not any(kind == "demand" for kind, _, _, _ in found)


@pytest.mark.parametrize(
    "text", ["Norvo Rail countered with a freeze on fares.", "Norvo Rail countered on Monday with a freeze on fares."]
)
def test_who_counters_with_a_thing_proposes_it(text):
    assert [kind for kind, _, who, _ in told(text) if who == ["Norvo Rail"]] == ["propose"]


def test_a_verb_of_its_own_counts_before_its_will():
    assert ("accept", "planned") in [(kind, status) for kind, status, _, _ in told("Lissa will go along with the toll.")]


def test_a_mediator_is_of_no_side():
    text = "Lissa praised the text, a spokesman said. Lissa raised no objection to the toll, a mediator told reporters."
    record = read_article(make_article(text + TALKS, published="2023-03-09"), load_resources("small")).record
    assert [m.standing for m in record.moves if "raised" in record.quote(m.evidence)] == ["claimed"]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("While it rejected the toll, Drava did agree to a joint patrol.", ["Drava"]),
        (
            "Although they had rejected every earlier plan, the Millers' Union and Norvo Rail accepted this one.",
            ["Millers' Union", "Norvo Rail"],
        ),
    ],
)
def test_a_pronoun_in_front_means_who_is_named_behind_it(text, party):
    assert [who for kind, _, who, _ in told(text, talks="") if kind == "reject"] == [party]


def test_what_somebody_was_expected_to_do_he_has_not_done():
    found = told("Norvo Rail had been expected to reject the claim but asked for talks instead.")
    assert ("reject", "planned", ["Norvo Rail"], "the claim") in found


def test_a_move_that_another_answers_is_one_too():
    found = told("The retreat by Norvo Rail from its plan to close the line was welcomed by the Millers' Union.")
    assert ("accept", ["Millers' Union"]) in [(kind, who) for kind, _, who, _ in found]
    assert told("The offer by Norvo Rail was rejected by the Millers' Union.")[0][2] == ["Norvo Rail"]


@pytest.mark.parametrize(
    ("text", "kind", "about"),
    [
        ("The Millers' Union has taken Norvo Rail up on its offer of free meals.", "accept", "its offer of free meals"),
        ("Lissa withdrew its amendment on Monday.", "concede", "its amendment"),
        ("Lissa consented to the exchange of prisoners, though not to the truce.", "accept", "the exchange of prisoners"),
    ],
)
def test_what_it_is_about_ends_where_it_is_limited(text, kind, about):
    assert (kind, about) in [(k, what) for k, _, _, what in told(text)]
