"""Names as translated readouts have them: initials, the state's full name before the minister's, "the Minister" of the release."""

from dataclasses import replace

import pytest
from factories import make_article
from moves_factory import moves_of

from travaux.pipeline import read_article
from travaux.resources import load_resources


@pytest.mark.parametrize(
    ("text", "kind", "who", "state"),
    [
        ("The President of the Republic of Corvia Tomas Reyl received the Belmar envoy.", "consult", "Tomas Reyl", "Corvia"),
        ("The Minister of Foreign Affairs of the Kingdom of Corvia L. Hoss rejected the claims.", "reject", "L. Hoss", "Corvia"),
        (
            "Minister of Foreign Affairs of Norway A. Brandt-Nyqvist requested access to the crew.",
            "demand",
            "A. Brandt-Nyqvist",
            "Norway",
        ),
    ],
)
def test_whose_name_stands_behind_his_state_acts_for_it(text, kind, who, state):
    record, moves = moves_of(text)
    actors = {actor.id: actor for actor in record.actors}
    found = [actors[a] for move in moves if move.kind == kind for a in move.party]
    assert (who, state) in [(actor.name, actors[actor.party].name if actor.party else None) for actor in found]


def test_a_letter_that_ends_a_sentence_is_no_initial():
    record, _ = moves_of("They ruled out Plan B. Hansen said that Belmar had rejected it.")
    assert "B. Hansen" not in [actor.name for actor in record.actors]


@pytest.mark.parametrize(
    "text",
    [
        "The deal was reached with the help of court-appointed mediator Ida Pell.",
        "Attention of the Belmar side was drawn to the toll, and Keno was told to pay it.",
    ],
)
def test_help_and_attention_are_nobody(text):
    record, _ = moves_of(text)
    assert not [actor.name for actor in record.actors if actor.name.startswith(("help", "Attention"))]


def test_who_is_sent_an_invitation_doesn_t_make_it():
    record, moves = moves_of("An invitation was extended to Velt to visit Belmar.")
    offers = [move for move in moves if move.kind == "offer"]
    assert [[record.name_of(a) for a in move.party] for move in offers] == [[]]


RELEASE = (
    "MINISTRY OF EXTERNAL RELATIONS OF THE REPUBLIC OF NORVASK\n\n"
    "On the telephone conversation of Minister of External Relations of the Republic of Norvask Olaf Strand with "
    "Minister of Foreign Affairs of the Kingdom of Lissa A. Velt\n\n"
    "12 April 2019\n\n"
    "On April 11 a telephone conversation took place between Minister of External Relations Olaf Strand and Minister of Foreign "
    "Affairs of Lissa A. Velt. The Lissan Minister requested access to the crew of the ferry and proposed an expert group.\n\n"
    "The Minister categorically rejected the unfounded accusations about the poisoning of the river.\n"
)


def test_the_minister_of_a_ministry_s_release_is_its_own():
    article = replace(
        make_article(RELEASE, published="2019-04-12"), publisher="Ministry of External Relations of the Republic of Norvask"
    )
    record = read_article(article, load_resources("small")).record
    refused = [record.name_of(a) for move in record.moves if move.kind == "reject" for a in move.party]
    assert refused == ["Olaf Strand"]
