"""Whose a move is that its record gives to nobody."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from joins_factory import TALKS, WORDS, actor, move, statement, told

from travaux.join_resources import load_join_words
from travaux.joins.codebook import Talks
from travaux.joins.moves import deeds_of
from travaux.joins.parties import find_parties
from travaux.joins.party_names import PartyNames, party_names, words_of_actor
from travaux.joins.subjects import are_members

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
    [
        ("her government accepted the bridge", "Karvelia"),
        ("our side accepts it", "Karvelia"),
        ("the government accepted it", "Karvelia"),
        ("a government accepted it", None),
    ],
)
def test_a_speaker_owns_her_government(words, party):
    text = f"Karvelia's minister, Ana Velt, said {words}."
    ana = actor(text, "ac1:ana", "Ana Velt", "person")
    report = told(
        text, (ana,), (move(text, "accept", None, words, by="s1:a"),), (statement(text, "s1:a", "ac1:ana", "Ana Velt", words),)
    )
    assert deeds(report) == ([(party, True, "declared")] if party else [])


def test_the_government_in_the_words_of_one_of_its_own_is_that():
    text = "Karvelia's minister, Ana Velt, said the government accepted the bridge."
    actors = (actor(text, "ac1:ana", "Ana Velt", "person"), actor(text, "ac1:k", "Karvelia", "government"))
    words = "the government accepted the bridge"
    moves = (move(text, "accept", None, words, by="s1:a"), move(text, "reject", "ac1:k", "Karvelia"))
    report = told(text, actors, moves, (statement(text, "s1:a", "ac1:ana", "Ana Velt", words),))
    assert ("Karvelia", True, "declared") in deeds(report)


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


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Karvelia wants a bridge; in Velm, the Karvelian minister spoke of tolls. Velm is ready to lower them.", ["Karvelia"]),
        ("Karvelia wants a bridge; in Velm, the minister spoke of tolls. Velm is ready to lower them.", []),
        ("Karvelia wants a bridge; in Velm, the Karvelian minister spoke of tolls. It is ready to lower them.", []),
    ],
)
def test_a_seat_that_does_something_is_its_party(text, parties):
    words = text.split(". ")[1].removesuffix(".")
    report = told(
        text,
        (actor(text, "ac1:k", "Karvelia"),),
        (move(text, "demand", "ac1:k", "Karvelia wants"), move(text, "offer", None, words)),
    )
    assert deeds(report)[1:] == [(party, True, "reported") for party in parties]


@pytest.mark.parametrize(
    ("told_by", "expected"),
    [(None, ["Karvelia", "Norvask"]), ("ac1:k", ["Karvelia", "Norvask"]), ("ac1:both", ["Karvelia", "Norvask"])],
)
def test_the_two_sides_are_the_parties_that_do_something(told_by, expected):
    text = "Karvelia offered tolls. Norvask refused tolls. The two sides agreed on a bridge, it was said."
    actors = (actor(text, "ac1:k", "Karvelia"), actor(text, "ac1:n", "Norvask"), actor(text, "ac1:both", "two sides", "bloc"))
    said = (statement(text, "s1:a", told_by, "it", "The two sides agreed on a bridge"),) if told_by else ()
    moves = (
        move(text, "offer", "ac1:k", "Karvelia offered tolls"),
        move(text, "reject", "ac1:n", "Norvask refused tolls"),
        move(text, "accept", "ac1:both", "The two sides agreed on a bridge", by="s1:a" if told_by else None),
    )
    assert [party for party, inferred, _ in deeds(told(text, actors, moves, said)) if inferred] == expected


@pytest.mark.parametrize(
    ("opening", "both"),
    [
        ("The Council proposed tolls. Karvelia and Norvask met.", ["Karvelia", "Norvask"]),
        ("The Council and Norvask met in Karvelia.", []),
    ],
)
def test_both_delegations_in_a_third_s_words_are_the_two_that_met(opening, both):
    text = f"{opening} Both delegations accepted a bridge, it said."
    talks = PartyNames({(party.lower(),): party for party in ("Karvelia", "Norvask", "Council")}, WORDS.roles)
    names = {name: f"ac1:{name}" for name in ("Council", "Karvelia", "Norvask") if name in text}
    actors = [actor(text, id, name) for name, id in names.items()]
    actors.append(actor(text, "ac1:d", "delegations", "group"))
    met = opening.split(". ")[-1].split(" met")[0] + " met"
    moves = [move(text, "propose", "ac1:Council", "The Council proposed tolls")] if "tolls" in text else []
    meeting = move(text, "consult", "ac1:Norvask", met)
    others = tuple(id for name, id in names.items() if name in met)
    moves += [
        replace(meeting, party=others),
        move(text, "accept", "ac1:d", "Both delegations accepted a bridge", by="s1:a"),
    ]
    said = (statement(text, "s1:a", "ac1:Council", "it", "Both delegations accepted a bridge"),)
    report = told(text, tuple(actors), tuple(moves), said)
    parties = {id: name for name, id in names.items()}
    assert [deed.party for deed, _ in deeds_of(report, parties, talks) if deed.inferred] == both
    unsaid = told(text, tuple(actors), (*moves[:-1], replace(moves[-1], statement=None)), origin="Council")
    unsaid = replace(unsaid, digest=replace(unsaid.digest, outlets=("ac1:Council",)))  # the Council's own text
    assert [deed.party for deed, _ in deeds_of(unsaid, parties, talks) if deed.inferred] == both


@pytest.mark.parametrize(
    ("publisher", "sentence", "expected"),
    [
        ("Karvelia", "The lower toll is welcome", [("Karvelia", True, "declared")]),
        ("Karvelia", "That is welcome", []),
        ("Karvelia", "Seven days are too long", [("Karvelia", True, "declared")]),
        ("Karvelia", "Seven days won't do", [("Karvelia", True, "declared")]),
        ("Karvelia", "That won't do", []),
        ("Lissa Herald", "The lower toll is welcome", []),
    ],
)
def test_what_a_party_s_own_text_finds_is_what_the_party_does(publisher, sentence, expected):
    text = f"{sentence}."
    outlet = actor(text + publisher, "ac1:out", publisher, "organisation")
    report = told(text, (outlet,), (move(text, "accept", None, sentence),), origin=publisher)
    report = replace(report, digest=replace(report.digest, outlets=("ac1:out",)))
    parties = {"ac1:out": "Karvelia"} if publisher == "Karvelia" else {}
    assert [(deed.party, deed.inferred, deed.standing) for deed, _ in deeds_of(report, parties, NAMES)] == expected


@pytest.mark.parametrize(("also", "party"), [("", ["Karvelia"]), (", as Norvask has asked", [])])
def test_what_would_be_under_a_party_s_own_proposal_it_puts_forward(also, party):
    words = "tolls would fall"
    text = f"Under the proposal {words}{also}."
    outlet = actor(text + "Karvelia", "ac1:out", "Karvelia", "organisation")
    report = told(text, (outlet,), (move(text, "propose", None, words),), origin="Karvelia")
    report = replace(report, digest=replace(report.digest, outlets=("ac1:out",)))
    assert [deed.party for deed, _ in deeds_of(report, {"ac1:out": "Karvelia"}, NAMES)] == party


def test_what_somebody_finds_in_his_own_words_his_party_does():
    text = 'Ana Velt of Karvelia said: "Sixty days is fine."'
    actors = (actor(text, "ac1:ana", "Ana Velt", "person"),)
    said = (statement(text, "s1:a", "ac1:ana", "Ana Velt", "Sixty days is fine"),)
    report = told(text, actors, (move(text, "accept", None, "Sixty days is fine", by="s1:a"),), said)
    parties = {"ac1:ana": "Karvelia"}
    assert [(deed.party, deed.standing) for deed, _ in deeds_of(report, parties, NAMES)] == [("Karvelia", "declared")]


def test_the_two_sides_are_nobody_where_one_party_alone_does_something():
    text = "Karvelia offered tolls. The two sides agreed on a bridge."
    actors = (actor(text, "ac1:k", "Karvelia"), actor(text, "ac1:both", "two sides", "bloc"))
    moves = (
        move(text, "offer", "ac1:k", "Karvelia offered tolls"),
        move(text, "accept", "ac1:both", "The two sides agreed on a bridge"),
    )
    assert [party for party, inferred, _ in deeds(told(text, actors, moves)) if inferred] == []


@pytest.mark.parametrize(("name", "standing"), [("Announcer", "declared"), ("Ola Brandt", "claimed")])
def test_who_reads_the_news_is_the_outlet(name, standing):
    text = f"{name}: Karvelia's minister, Ana Velt, said Karvelia gave up tolls."
    actors = (actor(text, "ac1:a", name, "person"), actor(text, "ac1:ana", "Ana Velt", "person"), actor(text, "ac1:k", "Karvelia"))
    words = "Karvelia gave up tolls"
    said = (
        statement(text, "s1:a", "ac1:a", name, f"Karvelia's minister, Ana Velt, said {words}"),
        statement(text, "s1:b", "ac1:ana", "Ana Velt", words, within="s1:a"),
    )
    assert deeds(told(text, actors, (move(text, "concede", "ac1:k", words, by="s1:b"),), said)) == [("Karvelia", False, standing)]


def test_a_party_that_the_record_takes_for_somebody_else_is_told_by_its_own_words():
    text = "In a joint statement Karvelia welcomed the bridge."
    report = told(text, (actor(text, "ac1:j", "joint", "office"),), (move(text, "accept", "ac1:j", "welcomed the bridge"),))
    assert deeds(report) == [("Karvelia", False, "reported")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The two governments accepted it", []),  # who those are, is told by the report
        ("All three governments accepted it", ["Dalk", "Karvelia", "Norvask"]),
        ("The three states accepted it", ["Dalk", "Karvelia", "Norvask"]),
        ("The four governments accepted it", []),
        ("The three unions accepted it", []),
        ("Three governments accepted it", ["Dalk", "Karvelia", "Norvask"]),
    ],
)
def test_as_many_governments_as_there_are_among_the_parties_are_all_of_these(words, expected):
    parties = ("Karvelia", "Norvask", "Dalk", "Guild of Nurses", "Transit Commission")
    names = party_names(Talks("tolls", parties, ()), load_join_words())
    text = f"{words}."
    report = told(text, (), (move(text, "accept", None, words),), words=load_join_words())
    assert [deed.party for deed, _ in deeds_of(report, {}, names)] == expected


@pytest.mark.parametrize(
    ("words", "said", "party"),
    [
        ("her paper proposes tolls", True, "Karvelia"),
        ("her choir proposes tolls", True, None),
        ("his plan proposes tolls", False, None),  # nobody tells whose
        ("the paper proposes tolls", True, None),
    ],
)
def test_what_somebody_s_own_text_does_is_done_by_whom_he_acts_for(words, said, party):
    text = f"Karvelia's minister, Ana Velt, said {words}."
    noun = words.split()[1]
    actors = (actor(text, "ac1:ana", "Ana Velt", "person"), actor(text, "ac1:t", noun, "organisation"))
    statements = (statement(text, "s1:a", "ac1:ana", "Ana Velt", words),) if said else ()
    report = told(text, actors, (move(text, "propose", "ac1:t", words, by="s1:a" if said else None),), statements)
    assert deeds(report) == ([(party, True, "declared")] if party else [])


@pytest.mark.parametrize(
    ("said", "kind", "parties"),
    [
        ("lowering tolls is not on the table", "reject", ["Karvelia"]),
        ("lower tolls are out of the question", "reject", ["Karvelia"]),
        ("lower tolls were still “a non-starter”", "reject", ["Karvelia"]),
        ("lowering tolls is on the table", "reject", []),
        ("that is out of the question", "reject", []),
        ("the republic rejected 27 per cent", "reject", ["Karvelia"]),
    ],
)
def test_what_an_official_rules_out_his_side_does(said, kind, parties):
    text = f"Karvelia's minister, Ana Velt, said {said}."
    velt, saying = actor(text, "ac1:v", "Ana Velt", "person"), statement(text, "s1:a", "ac1:v", "Ana Velt", said)
    report = told(text, (velt,), (move(text, kind, None, said, by="s1:a"),), (saying,))
    assert [party for party, _, _ in deeds(report)] == parties


def test_a_part_of_a_party_s_name_is_it_in_the_words_of_who_acts_for_it():
    names = party_names(Talks("all", ("River Union", "Dockers' Union"), ()), load_join_words())
    said = "the Union wants a pause"
    text = f"{said}, Ana Velt of the River Union said of the Dockers' Union."
    figures = (
        actor(text, "ac1:u", "Union", "organisation"),
        actor(text, "ac1:v", "Ana Velt", "person", party="ac1:r"),
        actor(text, "ac1:r", "River Union", "organisation"),
    )
    saying = statement(text, "s1:a", "ac1:v", "Ana Velt", said)
    report = told(text, figures, (move(text, "demand", "ac1:u", said, by="s1:a"),), (saying,))
    parties = find_parties([report], names)[report.version]
    assert [deed.party for deed, _ in deeds_of(report, parties, names)] == ["River Union"]


@pytest.mark.parametrize(
    ("party", "word", "is_its"),
    [
        ("Union of Railway Staff", "drivers", True),
        ("Union of Railway Staff", "employers", False),  # the other side
        ("Port Employers' Association", "firms", True),
        ("Port Employers' Association", "drivers", False),
        ("Karvelia", "drivers", False),
    ],
)
def test_members_in_the_words_of_their_body_are_that(party, word, is_its):
    assert are_members([(word,)], party) is is_its


@pytest.mark.parametrize(
    ("second", "kind", "parties"),
    [
        ("It proposes a truce.", "submit", ["Karvelia"]),
        ("It proposes a truce.", "warn", ["Norvask"]),  # handed over nothing
        ("Norvask proposes a truce.", "submit", ["Norvask"]),
    ],
)
def test_a_text_proposes_what_they_do_who_hand_it_over(second, kind, parties):
    first = "Karvelia handed the text to Norvask."
    text = f"{first} {second}"
    actors = (actor(text, "ac1:k", "Karvelia"), actor(text, "ac1:n", "Norvask"))
    moves = (move(text, kind, "ac1:k", first), move(text, "propose", "ac1:n", second.removesuffix(".")))
    report = told(text, actors, moves, sentences=(first, second))
    at = text.index("text")
    paper = SimpleNamespace(mentions=((at, at + 4),), authors=())
    report = replace(report, digest=replace(report.digest, papers=(paper,)))
    found = [deed.party for deed, _ in deeds_of(report, {"ac1:k": "Karvelia", "ac1:n": "Norvask"}, NAMES) if deed.kind == "propose"]
    assert found == parties


@pytest.mark.parametrize(
    ("words", "parties"),
    [
        ("which rejected tolls", ["Karvelia"]),
        ("which the pilots rejected", []),  # it is what they reject
    ],
)
def test_what_is_told_behind_a_party_s_name_it_does(words, parties):
    text = f"They met a spokesman for Karvelia, {words}."
    assert [each[0] for each in deeds(told(text, (), (move(text, "reject", None, words),)))] == parties


FIRMS = party_names(Talks("all", ("Northern Basin Commission", "Karvelia", "Norvask"), ()), load_join_words())


@pytest.mark.parametrize(
    ("words", "parties"),
    [
        ("The Commission proposes tolls", ["Northern Basin Commission"]),
        ("The Commission of Lissa proposes tolls", []),
        ("The Council proposes tolls", []),
    ],
)
def test_a_party_that_is_called_in_short_is_told_by_its_own_words(words, parties):
    text = f"{words}."
    statute = actor(text, "ac1:s", words.split()[1], "organisation")
    report = told(text, (replace(statute, name="Statute"),), (move(text, "propose", "ac1:s", words),))
    assert [deed.party for deed, _ in deeds_of(report, {}, FIRMS)] == parties


@pytest.mark.parametrize(
    ("list_", "noun", "parties"),
    [
        ("the guarantors, the Kingdom of Karvelia and Norvask", "guarantors", ["Karvelia", "Norvask"]),
        ("Karvelia and Norvask, the two guarantors", "guarantors", ["Karvelia", "Norvask"]),
        ("the guarantors in Karvelia and Norvask", "guarantors", []),
        ("the guarantors and Karvelia", "guarantors", []),
        ("the pilots, Karvelia and Norvask", "pilots", []),  # not of states
    ],
)
def test_several_are_meant_by_the_noun_beside_which_they_are_listed(list_, noun, parties):
    first, words = f"They met {list_}.", f"The {noun} proposed tolls"
    text = f"{first} {words}."
    group = actor(text, "ac1:g", noun, "group")
    report = told(text, (group,), (move(text, "propose", "ac1:g", words),), sentences=(first, f"{words}."))
    assert sorted(deed.party for deed, _ in deeds_of(report, {}, FIRMS)) == parties


@pytest.mark.parametrize(
    ("title", "kind", "parties"),
    [
        ("Joint statement of Karvelia and Norvask", "accept", ["Karvelia", "Norvask"]),
        ("Joint statement of Karvelia and Norvask", "commit", ["Karvelia"]),
        ("Statement", "accept", ["Karvelia"]),
    ],
)
def test_they_agree_in_a_joint_text_who_sign_it(title, kind, parties):
    words = "They further agreed on tolls"
    text = f"Karvelia met them. {words}."
    report = told(text, (actor(text, "ac1:k", "Karvelia"),), (move(text, kind, "ac1:k", words),))
    found = {deed.party for deed, _ in deeds_of(replace(report, title=title), {"ac1:k": "Karvelia"}, FIRMS)}
    assert sorted(found) == parties


def test_the_government_agrees_with_others_that_are_named_beside_it():
    words = "The government and the Commission agree on tolls"
    text = f"{words}."
    report = told(text, (actor(text, "ac1:c", "Commission"),), (move(text, "accept", "ac1:c", words),))
    known = {"ac1:c": "Northern Basin Commission", "the government": "Karvelia"}
    assert {deed.party for deed, _ in deeds_of(report, known, FIRMS)} == {"Karvelia", "Northern Basin Commission"}


@pytest.mark.parametrize(
    ("speaker", "party"),
    [("Karvelia's minister, Ana Velt,", "Karvelia"), ("The Northern Basin Commission's chair, Ana Velt,", None)],
)
def test_a_government_of_which_one_state_s_people_alone_tell_is_that_state_s(speaker, party):
    words = "the government would lower tolls"
    text = f"{speaker} said {words}. Norvask was there."
    actors = (
        actor(text, "ac1:ana", "Ana Velt", "person"),
        actor(text, "ac1:g", "government", "government"),
        actor(text, "ac1:n", "Norvask"),
    )
    by = statement(text, "s1:s", "ac1:ana", "Ana Velt", words)
    report = told(text, actors, (move(text, "offer", "ac1:g", words, by="s1:s"),), (by,))
    assert find_parties([report], FIRMS)["e1:one"].get("ac1:g") == party


@pytest.mark.parametrize(
    ("before", "words", "parties"),
    [
        ("Karvelia wants a bridge.", "Her paper renames it", ["Karvelia"]),
        ("Karvelia wants a bridge.", "Her mother renames it", []),
    ],
)
def test_her_paper_is_of_who_did_something_right_before(before, words, parties):
    text = f"{before} {words}."
    actors = (actor(text, "ac1:k", "Karvelia"), actor(text, "ac1:x", words.split()[1], "organisation"))
    moves = (move(text, "demand", "ac1:k", before[:-1]), move(text, "propose", "ac1:x", words))
    report = told(text, actors, moves, sentences=(before, f"{words}."))
    assert [deed.party for deed, _ in deeds_of(report, {"ac1:k": "Karvelia"}, FIRMS)][1:] == parties
