"""What nobody has done yet: what somebody may do by his orders, what is imagined, in the making, or taken away to be studied."""

import pytest
from factories import make_article
from moves_factory import moves_of

from travaux import pipeline
from travaux.extract.moves.status import read_status
from travaux.pipeline import read_article
from travaux.resources import load_resources


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Keno has been empowered to offer a partial withdrawal.", "offer", "possible"),
        ("One could imagine Belmar agreeing to the second in return for silence on the first.", "accept", "possible"),
        ("It is not hard to imagine Ardania accepting a shorter lease.", "accept", "possible"),
        ("Ardania is preparing a new offer on the tolls.", "offer", "planned"),
        ("Belmar is working on Ardania's offer.", "offer", "actual"),
        ("Keno hasn't said no.", "reject", "denied"),
        ('"We are not saying no," Velt told our reporter.', "reject", "denied"),
        ("Belmar said no.", "reject", "actual"),
    ],
)
def test_what_may_be_done_or_is_in_the_making_has_not_been_done(text, kind, status):
    assert [move.status for move in moves_of(text)[1] if move.kind == kind] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "Belmar took this proposal for study.",
        "Belmar took the proposal under advisement.",
        "Belmar took the proposal under consideration.",
    ],
)
def test_who_takes_a_proposal_away_to_study_it_has_not_accepted_it(text):
    assert "accept" not in [move.kind for move in moves_of(text)[1]]


def test_what_would_have_been_proposed_on_a_condition_was_not_proposed():
    _, moves = moves_of("Velt said that had Belmar proposed ten million, Ardania would have demanded twelve.")
    assert "propose" not in [move.kind for move in moves]


def test_what_stands_behind_a_condition_is_threatened():
    _, moves = moves_of("Keno said that if the tax passed they would leave, and would take their boats with them.")
    assert {move.kind for move in moves} == {"warn"}


def test_a_request_that_cannot_be_accepted_has_been_made():
    record, moves = moves_of("Velt made clear that Ardania could not accept Belmar's request to move the baseline north.")
    found = [(move.kind, move.status, [record.name_of(a) for a in move.party]) for move in moves]
    assert ("demand", "actual", ["Belmar"]) in found


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The Front says it will boycott the talks if its leader is not freed.", ["warn"]),
        ("Belmar will boycott the talks unless Keno is freed.", ["warn"]),
        ("Belmar said it would boycott the talks.", ["reject"]),
    ],
)
def test_what_somebody_will_do_to_others_on_a_condition_is_threatened(text, kinds):
    assert [move.kind for move in moves_of(text)[1] if move.kind != "consult"] == kinds


def test_what_ministers_decided_is_not_what_they_could_not_do():
    _, moves = moves_of("The ministers could not agree on grazing fees and decided to revert to the matter at the next round.")
    assert [move.status for move in moves if move.kind == "commit"] == ["actual"]


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Velt said that no reprieve had been agreed or offered.", "offer", "denied"),
        ("Had Keno put up six million, there would have been an offer from Belmar before Easter.", "offer", "possible"),
    ],
)
def test_what_nobody_did_and_what_there_would_have_been_was_not_made(text, kind, status):
    assert {move.status for move in moves_of(text)[1] if move.kind == kind} == {status}


def test_a_purpose_is_no_condition():
    _, moves = moves_of("Belmar offered ten million in a bid to end the stoppages on the quay.")
    assert [move.condition for move in moves if move.kind == "offer"] == [None]


def test_a_package_offers_nothing():
    record, _ = moves_of("Sources said that the package would raise the toll to ten percent.")
    assert "package" not in [actor.name for actor in record.actors]


def test_what_both_sides_say_was_never_offered_is_offered_by_neither():
    _, moves = moves_of("No such offer was ever made, both sides told reporters.")
    assert [move.party for move in moves if move.kind == "offer"] == [()]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Belmar could open its border if Ardania paid.", "possible"),
        ("Velt said that Ardania could live with ten ships.", "actual"),
    ],
)
def test_what_a_narrator_says_that_somebody_could_do_is_nobody_s_offer(text, status):
    assert {move.status for move in moves_of(text)[1] if move.kind in ("offer", "accept")} == {status}


def test_a_draft_agreement_is_a_text_that_nobody_has_agreed_to():
    text = "Keno handed Ardania a 14-page draft agreement on Monday. Keno's draft agreement has no map."
    assert [move.kind for move in moves_of(text)[1]] == ["submit"]


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("The pact between Belmar and Keno still needs the judge's approval.", "accept", "possible"),
        ("The truce with Keno requires the approval of the Belmar council.", "accept", "possible"),
        ("The premier of Belmar has denied that his party is ready to give up the port to Keno.", "offer", "denied"),
        ("Belmar has denied a part in the riots, which it blamed on Keno.", "accuse", "actual"),
    ],
)
def test_what_is_awaited_or_denied_has_not_been_done(text, kind, status):
    assert [move.status for move in moves_of(text)[1] if move.kind == kind] == [status]


def test_what_has_to_be_waited_for_has_not_been_done():
    assert [m.status for m in moves_of("Belmar wants a vote before Keno accepts the toll.")[1] if m.kind == "accept"] == [
        "possible"
    ]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Pilots should never be used as pawns, minister Ana Velt said.", "actual"),  # it is asked that they be not
        ("Norway never used pilots as pawns, minister Ana Velt said.", "denied"),
    ],
)
def test_a_demand_that_a_thing_be_never_done_is_made(text, status, monkeypatch):
    scenes = []
    make = pipeline._scene
    monkeypatch.setattr(pipeline, "_scene", lambda *parts: scenes.append(make(*parts)) or scenes[-1])
    read_article(make_article(text, published="2019-03-20"), load_resources("small"))
    clauses = scenes[0].clauses
    used = next(k for k in range(len(clauses.tokens)) if clauses.word(k) == "used")
    assert read_status(scenes[0], used, "demand", None) == ("demand", status)
