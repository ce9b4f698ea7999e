"""What is only asked about, or serves a briefing, is no move; what a question takes as known is one."""

import pytest
from factories import make_article
from moves_factory import moves_of

from travaux.pipeline import read_article
from travaux.resources import load_resources

OPENING = (
    "Briefing by Belmar's foreign ministry on the talks with Corvia\n\n"
    "MR. KENO: Corvia demanded a toll yesterday. Belmar rejected the demand and offered Corvia a share of the fish.\n\n"
)
CLOSING = "\n\nMR. KENO: I have nothing on that. Belmar rejects the toll, and calls on Corvia to drop it.\n\nQUESTION: Thank you."


def kinds_of(turn):
    """Kinds of the moves that a turn tells, between other turns."""
    text = f"{OPENING}{turn}{CLOSING}"
    record = read_article(make_article(text, published="2019-03-20"), load_resources("small")).record
    start, end = len(OPENING), len(OPENING) + len(turn)
    return [move.kind for move in record.moves if start <= move.evidence[0][0] < end]


@pytest.mark.parametrize(
    "asked",
    [
        "Will Belmar accept the toll?",
        "Could you confirm that Corvia requested a loan from Belmar?",
        "Do you think that Corvia is violating the treaty?",
        "Are there any chances that Belmar would meet the Corvian envoy?",
        "Is the minister concerned that Corvia may close the strait?",
    ],
)
def test_what_a_reporter_asks_is_no_move(asked):
    assert kinds_of(f"QUESTION: {asked}") == []


@pytest.mark.parametrize(
    ("asked", "kind"),
    [
        ("When Corvia rejected the offer, what did the minister say?", "reject"),
        ("Corvia rejected the offer last night. What did the minister say?", "reject"),
        ("Corvia has since rejected the offer, but what does that mean for the talks?", "reject"),
        ("What do you say to Corvia's accusation that Belmar broke the treaty?", "accuse"),
    ],
)
def test_what_a_question_takes_as_known_is_a_move(asked, kind):
    assert kind in kinds_of(f"QUESTION: {asked}")


def test_a_question_that_is_asked_by_who_negotiates_may_still_make_a_move():
    assert kinds_of("MR. KENO: Will Corvia accept our offer? We have asked it to.")


@pytest.mark.parametrize(
    "text", ["It is unclear whether Belmar accepted the quota.", "The envoys will examine whether Ardania has rejected the quota."]
)
def test_what_is_told_to_be_open_is_no_move(text):
    assert not {move.kind for move in moves_of(text)[1]} & {"accept", "reject"}


@pytest.mark.parametrize(
    "said",
    ["With that, I'm happy to take your questions.", "We'd be happy to let you know.", "I'm happy to take that back to the team."],
)
def test_what_serves_a_briefing_offers_nothing(said):
    assert kinds_of(f"MR. KENO: {said}") == []


def test_who_is_happy_to_take_a_deal_offers_that():
    assert "offer" in kinds_of("MR. KENO: Belmar is happy to talk to Corvia about the toll.")
