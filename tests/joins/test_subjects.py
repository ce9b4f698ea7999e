"""Whose a move is that its record gives to nobody."""

import pytest
from joins_factory import TALKS, WORDS, actor, move, statement, told

from travaux.joins.moves import deeds_of
from travaux.joins.parties import PartyNames, find_parties, words_of_actor

NAMES = PartyNames({words_of_actor(party): party for party in TALKS.parties}, WORDS.roles, frozenset(("minister", "ministry")))


def deeds(report):
    parties = find_parties([report], NAMES)[report.version]
    return [(deed.party, deed.inferred, deed.standing) for deed, _ in deeds_of(report, parties, NAMES)]


@pytest.mark.parametrize(
    ("text", "evidence", "parties"),
    [
        ("Karvelia agrees to lower tolls.", "Karvelia agrees to lower tolls", ["Karvelia"]),
        ("As regards tolls, Karvelia cannot lower them.", "Karvelia cannot lower them", ["Karvelia"]),
        ("The Karvelian side proposes a bridge.", "The Karvelian side proposes a bridge", ["Karvelia"]),
        ("Karvelia's government rejects the bridge.", "Karvelia's government rejects the bridge", ["Karvelia"]),
        ("Karvelia and Norvask accepted the bridge.", "Karvelia and Norvask accepted the bridge", ["Karvelia", "Norvask"]),
        ("It was told that Karvelia agrees to tolls.", "agrees to tolls", ["Karvelia"]),
        ("Karvelia is prepared to raise tolls.", "Karvelia is prepared to raise tolls", ["Karvelia"]),
        ("Karvelia was offered a bridge.", "Karvelia was offered a bridge", []),
        ("Karvelia had not been asked for tolls.", "Karvelia had not been asked for tolls", []),
        ("A Karvelian diplomat rejects the bridge.", "A Karvelian diplomat rejects the bridge", []),
        ("Karvelia's minister rejects the bridge.", "Karvelia's minister rejects the bridge", []),
        ("In a letter to Karvelia it asked for tolls.", "asked for tolls", []),
        ("In a letter to Karvelia asked for tolls.", "asked for tolls", []),
        ("The government accepted the bridge.", "The government accepted the bridge", []),
    ],
)
def test_a_party_is_told_where_it_is_the_subject(text, evidence, parties):
    found = deeds(told(text, (), (move(text, "accept", None, evidence),)))
    assert found == [(party, False, "reported") for party in parties]


@pytest.mark.parametrize(
    ("words", "party"),
    [("her government accepted the bridge", "Karvelia"), ("our side accepts it", "Karvelia"), ("the government accepted it", None)],
)
def test_a_speaker_owns_her_government(words, party):
    text = f"Karvelia's minister, Ana Velt, said {words}."
    ana = actor(text, "ac1:ana", "Ana Velt", "person")
    report = told(
        text, (ana,), (move(text, "accept", None, words, by="s1:a"),), (statement(text, "s1:a", "ac1:ana", "Ana Velt", words),)
    )
    assert deeds(report) == ([(party, True, "declared")] if party else [])


@pytest.mark.parametrize(
    ("before", "post", "party"),
    [
        ("Karvelia, which lies below Norvask's dam, takes part.", "Its foreign minister, Ana Velt, asked for tolls.", "Karvelia"),
        ("Talks began with Norvask and Karvelia.", "Its foreign minister, Ana Velt, asked for tolls.", None),
        ("Karvelia takes part.", "His foreign minister, Ana Velt, asked for tolls.", None),
    ],
)
def test_a_post_may_be_owned_by_what_the_sentence_before_is_about(before, post, party):
    text = f"{before} {post}"
    people = (actor(text, "ac1:ana", "Ana Velt", "person"), actor(text, "ac1:k", "Karvelia"))
    report = told(text, people, (move(text, "demand", "ac1:ana", "asked for tolls"),), sentences=(before, post))
    assert find_parties([report], NAMES)[report.version].get("ac1:ana") == party
