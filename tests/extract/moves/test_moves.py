"""Moves of short reports of our own, about the talks of 1905 and invented ones: kind, party, whom towards, status, condition."""

from dataclasses import replace

import pytest
from factories import make_article

from travaux.pipeline import read_article
from travaux.resources import load_resources

LINES = [
    # text, kind, party, to, status, object begins with, condition begins with
    ("Japan proposed an armistice to Russia on Monday.", "propose", ["Japan"], ["Russia"], "actual", "an armistice", None),
    ("Russia rejected the Japanese proposal.", "reject", ["Russia"], None, "actual", "the Japanese proposal", None),
    ("Japan demanded that Russia withdraw its troops from Manchuria.", "demand", ["Japan"], ["Russia"], "actual", "Russia", None),
    ("Russia agreed to evacuate Manchuria.", "accept", ["Russia"], None, "actual", "to evacuate", None),
    ("Japan is ready to drop the indemnity if Russia cedes the island.", "offer", ["Japan"], None, "actual", None, "if Russia"),
    ("Russia warned Japan that the talks would end.", "warn", ["Russia"], ["Japan"], "actual", None, None),
    ("Japan accused Russia of bad faith.", "accuse", ["Japan"], ["Russia"], "actual", None, None),
    ("Russian and Japanese envoys met in Portsmouth on Tuesday.", "consult", None, None, "actual", None, None),
    ("The Russian envoy will meet the Japanese envoy on Friday.", "consult", None, None, "planned", None, None),
    ("Japan did not accept the offer.", "accept", ["Japan"], None, "denied", "the offer", None),
    ("Russia refused to pay an indemnity.", "reject", ["Russia"], None, "actual", None, None),
    ("Russia pledged to keep the railway open.", "commit", ["Russia"], None, "actual", None, None),
    ("The terms were rejected by Russia.", "reject", ["Russia"], None, "actual", "The terms", None),
    ("Japan also insists on an annual quota of 300 tonnes.", "demand", ["Japan"], None, "actual", "an annual quota", None),
    ("Russia proposed a joint commission, to measure the border.", "propose", ["Russia"], None, "actual", "a joint", None),
    ("Japan suggests calling it the Portsmouth Commission.", "propose", ["Japan"], None, "actual", "calling it", None),
    ("Japan gave up its claim to the island.", "concede", ["Japan"], None, "actual", "its claim", None),
    ("Japan ruled out freeing the crew.", "reject", ["Japan"], None, "actual", "freeing the crew", None),
    ("Russian envoy Sergei Witte said Russia would refuse Japan a loan.", "reject", ["Russia"], None, "actual", "a loan", None),
    ("Would Japan accept the treaty? The envoy smiled.", "accept", ["Japan"], None, "possible", "the treaty", None),
    (
        '"We may agree to a commission, we may not," Russian envoy Sergei Witte said.',
        "accept",
        ["Russia"],
        None,
        "possible",
        "a",
        None,
    ),
    ("Nor had Japan ever offered Russia a loan.", "offer", ["Japan"], ["Russia"], "denied", "a loan", None),
    ("At no point did Japan accept the terms.", "accept", ["Japan"], None, "denied", "the terms", None),
    ("Japan no longer demanded an indemnity.", "concede", ["Japan"], None, "actual", "an indemnity", None),
    ("Japan submitted its reply to Russia on Thursday.", "submit", ["Japan"], None, "actual", "its reply", None),
]


AROUND = " The envoys of Russia and Japan met again in Portsmouth, and both sides rejected each other's terms."


def read(text):
    """The record of a text within a report of the same talks: a line alone could be about anything."""
    return read_article(make_article(text + AROUND, published="1905-08-26"), load_resources("small")).record


@pytest.mark.parametrize(("text", "kind", "party", "to", "status", "object", "condition"), LINES)
def test_a_move_is_read_with_its_parts(text, kind, party, to, status, object, condition):
    record = read(text)
    found = [m for m in record.moves if m.kind == kind]
    assert found, [(m.kind, record.quote(m.evidence)) for m in record.moves]
    move = found[0]
    assert move.status == status
    if party is not None:
        assert [record.name_of(p) for p in move.party] == party
    if to is not None:
        assert [record.name_of(p) for p in move.to] == to
    if object is not None:
        assert record.quote(move.object).startswith(object)
    assert (record.quote(move.condition) if move.condition else "").startswith(condition or "")
    assert bool(move.condition) == bool(condition)


def test_a_claim_about_another_stays_a_claim():
    record = read('"Japan has dropped its demand," Russian envoy Sergei Witte said.')
    claimed = [m for m in record.moves if [record.name_of(p) for p in m.party] == ["Japan"]]
    assert claimed and all(m.standing == "claimed" and m.word[0].chain == (m.statement,) for m in claimed)


def test_an_own_word_is_declared_and_the_narrators_reported():
    record = read("Russian envoy Sergei Witte said Russia rejected the terms. Japan rejected the offer.")
    standing = {record.name_of(m.party[0]): m.standing for m in record.moves if m.kind == "reject" and len(m.party) == 1}
    assert (standing["Russia"], standing["Japan"]) == ("declared", "reported")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Russian envoy Sergei Witte denied that Japan had demanded an indemnity.", [("demand", "denied")]),
        ("Russian envoy Sergei Witte denied that Russia would sign the treaty.", [("reject", "actual")]),
    ],
)
def test_a_denial_of_a_move_is_no_move_beside_it(text, found):
    record = read(text)
    assert [(m.kind, m.status) for m in record.moves if m.evidence[0][1] <= len(text)] == found


@pytest.mark.parametrize(
    ("text", "kind", "objects"),
    [
        (
            "Japan agreed to both the Russian figure and the joint commission.",
            "accept",
            ["the Russian figure", "the joint commission"],
        ),
        ("Japan offered Russia a loan and two ships if the island was ceded.", "offer", ["a loan", "two ships"]),
        ("Russia demanded an apology and a payment of 300 marks.", "demand", ["an apology", "a payment of 300 marks"]),
        ("Russia rejected the terms and conditions.", "reject", ["the terms and conditions"]),
        ("Russia accepted the offer and the envoys left.", "accept", ["the offer"]),
    ],
)
def test_what_has_an_article_of_its_own_is_a_second_object(text, kind, objects):
    record = read(text)
    found = [m for m in record.moves if m.evidence[0][1] <= len(text) and m.kind == kind]
    assert [record.quote(m.object).removeprefix("both ") for m in found] == objects
    assert len({m.evidence for m in found}) == 1 and len({m.id for m in found}) == len(found)


def test_the_headline_makes_no_move():
    record = read("Japan rejects Russian terms\nThe envoys sat in silence for an hour.")
    assert not any(m.evidence[0][0] < len("Japan rejects Russian terms") for m in record.moves)


def test_every_move_lies_in_the_text_and_names_what_is_there(sample_records):
    for record in sample_records.values():
        assert record.moves
        for move in record.moves:
            assert all(0 <= a < b <= len(record.article.text) for a, b in (*move.evidence, *move.object, *(move.condition or ())))
            assert {w.party for w in move.word} == set(move.party)


def of_kind(record, kind):
    return [m for m in record.moves if m.kind == kind and m.evidence[0][1] <= len(record.article.text) - len(AROUND)]


def names(record, ids):
    return [record.name_of(i) for i in ids]


def test_readiness_for_what_another_offered_accepts_it():
    record = read("Russia is ready for the talks that Japan offered to hold in Portsmouth.")
    (accepted,) = of_kind(record, "accept")
    assert names(record, accepted.party) == ["Russia"]
    (offered,) = of_kind(record, "offer")
    assert names(record, offered.party) == ["Japan"]
    assert record.quote(offered.object) == "the talks … to hold in Portsmouth"


def test_of_a_plan_the_act_that_is_planned_is_told():
    record = read("Japan plans to propose an armistice to Russia.")
    assert [m.status for m in of_kind(record, "propose")] == ["planned"]
    assert not of_kind(record, "commit")


def test_a_question_demands_nothing():
    record = read("The Russian envoy asked whether Japan would sign the treaty.")
    assert not of_kind(record, "demand")


def test_what_is_its_own_is_the_subjects():
    record = read("Japan had made proposals, and Russia presented them as its own proposals.")
    proposed = [m for m in of_kind(record, "propose") if "own" in record.quote(m.evidence)]
    assert [names(record, m.party) for m in proposed] == [["Russia"]]
    assert [record.quote(m.object) for m in proposed] == ["them"]


def test_a_group_of_two_sides_acts_for_both():
    record = read("Russian and Japanese envoys met in Portsmouth on Tuesday.")
    (met,) = of_kind(record, "consult")
    assert sorted(names(record, met.party)) == ["Japan", "Russia"]


def test_a_verb_before_the_one_of_saying_says_nothing():
    record = read("The Japanese parliament adopted a resolution calling for peace.")
    assert {m.standing for m in of_kind(record, "accept")} == {"reported"}


def test_a_condition_in_front_ends_where_the_clause_begins():
    record = read("Provided that Russia leaves the island, Japan will accept the treaty.")
    (accepted,) = of_kind(record, "accept")
    assert record.quote(accepted.condition) == "Provided that Russia leaves the island"


def test_a_noun_named_plan_makes_nothing_planned():
    record = read("Japan accepted the plan.")
    assert [m.status for m in of_kind(record, "accept")] == ["actual"]


@pytest.mark.parametrize(
    ("text", "kind", "noun"),
    [
        ("Japan dropped its demand for an indemnity.", "concede", "demand"),
        ("Japan withdrew its demand for an indemnity.", "concede", "demand"),
        ("Russia has abandoned its insistence on the railway.", "concede", "demand"),
        ("Russia withdrew its offer of an armistice.", "reject", "offer"),
        ("Japan withdraws its proposal for an armistice.", "concede", "propose"),
    ],
)
def test_who_gives_something_up_does_not_ask_or_offer_it(text, kind, noun):
    record = read(text)
    inside = [m for m in record.moves if m.evidence[0][0] < len(text)]
    assert [m.kind for m in inside] == [kind], [(m.kind, record.quote(m.evidence)) for m in inside]
    assert noun not in [m.kind for m in inside]


@pytest.mark.parametrize("text", ["Japan repeated its demand for an indemnity.", "Japan presented its demand for an indemnity."])
def test_who_repeats_a_demand_makes_it(text):
    record = read(text)
    assert "demand" in [m.kind for m in record.moves if m.evidence[0][0] < len(text)]


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Russia offered nothing in return.", "offer", "denied"),
        ("Japan promised no such thing.", "commit", "denied"),
        ("Japan threatened nobody.", "warn", "denied"),
        ("Russia has rejected nothing.", "reject", "denied"),
        ("Russia offered nothing but a loan.", "offer", "actual"),
        ("No one has made an offer to Japan.", "offer", "denied"),
        ("At no time during the two days did Japan accept the terms.", "accept", "denied"),
        ("Japan will leave the island by May and agrees to an indemnity.", "accept", "actual"),
        ("Russian envoy Sergei Witte said that Russia could accept a loan.", "accept", "actual"),
        ("Russian envoy Sergei Witte said that Russia would accept a loan.", "accept", "actual"),
        ("Russian envoy Sergei Witte said that Japan could accept a loan.", "accept", "possible"),
        ("Russian envoy Sergei Witte said that Russia might accept a loan.", "accept", "possible"),
        ("Russian envoy Sergei Witte said that Russia would be ready to cede the island.", "offer", "actual"),
    ],
)
def test_what_is_done_to_nothing_or_by_saying_so(text, kind, status):
    assert [m.status for m in of_kind(read(text), kind)][:1] == [status]


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Russia would let Japan have the railway, but not the fleet.", "offer", "actual"),
        ("Japan would settle for the southern half.", "accept", "actual"),
        ("Japan can live with the southern half.", "accept", "actual"),
        ("Russia would be willing to cede the southern half.", "offer", "actual"),
        ("Russia will offer Japan a loan on Monday.", "offer", "planned"),
        ("Japan would want an indemnity.", "demand", "actual"),
        ("Japan will sign the treaty on Monday.", "commit", "planned"),
    ],
)
def test_who_would_do_what_is_no_move_by_itself_makes_one_by_it(text, kind, status):
    found = of_kind(read(text), kind)
    assert [m.status for m in found][:1] == [status], [(m.kind, m.status) for m in read(text).moves]


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Japan had no quarrel with the railway clause.", "accept", "actual"),
        ("Japan will not oppose the railway clause.", "accept", "actual"),
        ("Russia has not ruled the indemnity out.", "reject", "denied"),
        ("Russia has yet to accept the railway clause.", "accept", "denied"),
        ("Russia stopped short of promising Japan the railway.", "commit", "denied"),
        ("Russia and Japan failed Tuesday to agree on the railway clause.", "accept", "denied"),
        ("It is not true that Russia accepted the railway clause.", "accept", "denied"),
        ("The railway clause was accepted by neither side.", "accept", "denied"),
        ("Russian envoy Sergei Witte said that he'd asked Japan for an armistice.", "demand", "actual"),
        ("Japan means to ask Russia for an armistice.", "demand", "planned"),
    ],
)
def test_what_is_told_not_to_be_so_is_denied_unless_it_denies_itself(text, kind, status):
    found = of_kind(read(text), kind)
    assert [m.status for m in found][:1] == [status], [(m.kind, m.status) for m in read(text).moves]


def test_a_side_that_takes_stances_alone_is_heard():
    text = (
        "Japan demands that the island be ceded. It insists on an indemnity, foreign minister Komura Jutaro said. "
        "Japan rejects the railway. Japan proposes a commission."
    )
    record = read_article(make_article(text, published="1905-08-26"), load_resources("small")).record
    assert {"demand", "reject", "propose"} <= {m.kind for m in record.moves}


@pytest.mark.parametrize(
    ("text", "kind", "party"),
    [
        ("Drivers at the depot rejected the terms.", "reject", ["Drivers"]),
        ("The growers accept the terms.", "accept", ["growers"]),
        ("Norhamar has accepted the night trains.", "accept", ["Norhamar"]),
        ("The Lodge rejects the terms.", "reject", ["Lodge"]),
    ],
)
def test_who_makes_a_move_is_an_actor_whatever_he_is_called(text, kind, party):
    record = read(text)
    assert [names(record, m.party) for m in of_kind(record, kind)] == [party]


def test_a_draft_proposes_for_who_put_it_forward():
    record = read("Japan handed over a draft on Monday. The draft also proposes a commission.")
    assert [names(record, m.party) for m in of_kind(record, "propose")] == [["Japan"]]


def test_the_government_is_that_of_the_minister_who_speaks_of_it():
    record = read("Russia is silent. Japanese foreign minister Komura Jutaro said that the government accepted the terms.")
    assert [names(record, m.party) for m in of_kind(record, "accept")] == [["Japan"]]


def test_the_government_of_a_minister_of_no_known_state_is_no_state_s_but_her_own():
    record = read("Foreign minister Ana Velt said that the government accepted the terms. Russia is silent.")
    (party,) = (party for m in of_kind(record, "accept") for party in m.party)
    sides = {actor.id: actor.party for actor in record.actors}
    assert names(record, (party, sides[party])) == ["government", "Ana Velt"]


def test_what_is_rejected_is_not_the_own_call_of_who_rejects_it():
    record = read("Russia rejected a call for an indemnity. Japan is silent.")
    assert {name for m in of_kind(record, "demand") for name in names(record, m.party)} <= {"Japan"}


def test_the_government_of_a_ministrys_release_is_no_other_states():
    text = "The Government accepts the terms of Ondovar. Ondovar rejected the toll." + AROUND
    article = replace(make_article(text, published="1905-08-26"), publisher="Ministry of Justice of Kestria")
    record = read_article(article, load_resources("small")).record
    assert [names(record, m.party) for m in record.moves if m.kind == "accept"] == [["Kestria"]]


@pytest.mark.parametrize(
    ("text", "kind", "object"),
    [
        ("Russian envoy Sergei Witte said that Russia agreed to the 30 days.", "accept", "the 30 days"),
        ("Russia rejected the customs article, which had held up the talks.", "reject", "the customs article"),
        ("Russian envoy Sergei Witte said that Russia would not leave before the winter.", "reject", "leave before the winter"),
    ],
)
def test_an_object_is_whole_and_no_more(text, kind, object):
    record = read(text)
    assert [record.quote(m.object) for m in of_kind(record, kind)] == [object]


@pytest.mark.parametrize(
    ("text", "kind", "object"),
    [
        ("Norway told the talks that it could work with a lower toll.", "accept", "a lower toll"),
        ("Norway could put up with the dues, but it would have none of the inspections.", "reject", "the inspections"),
        ("Under the Danish plan, dues would rise by a tenth each year.", "propose", "dues would rise by a tenth each year"),
        ("What Denmark itself offered was the transfer of fourteen prisoners.", "offer", "the transfer of fourteen prisoners"),
    ],
)
def test_an_object_is_what_the_model_points_to_where_no_sense_tells(text, kind, object):
    record = read("Denmark and Norway held talks on the strait. " + text)
    assert [record.quote(m.object) for m in of_kind(record, kind)] == [object]


@pytest.mark.parametrize(
    "text",
    [
        "Komura, asked to confirm this, smiled.",
        "The Japanese envoy asked me to note that it was no admission.",
        "The Japanese government has asked this station to correct the report.",
        "The Japanese envoy asked reporters to leave the room.",
    ],
)
def test_what_the_press_is_asked_or_asks_is_no_demand(text):
    assert not of_kind(read(text), "demand")


@pytest.mark.parametrize("text", ["Japan asked Russia to leave the island.", "Asked by Japan to leave the island, Russia smiled."])
def test_what_another_side_is_asked_is_a_demand(text):
    assert of_kind(read(text), "demand")


@pytest.mark.parametrize(
    ("text", "object"),
    [
        ("A fee of 30,000 marks has no basis in law, and Russia rejects it.", "A fee of 30,000 marks"),
        ("Those terms are harsh; Japan rejects them.", "Those terms"),
        ("Komura spoke of it, and Russia rejects it.", "it"),
    ],
)
def test_it_is_the_thing_that_the_clause_before_is_about(text, object):
    record = read(text)
    assert [record.quote(m.object) for m in of_kind(record, "reject")] == [object]


def test_what_is_called_for_is_told_with_what_is_to_be_done_to_it():
    record = read("Japanese foreign minister Komura Jutaro called for the site to be closed and asked Russia for 40 million yen.")
    assert [record.quote(m.object) for m in of_kind(record, "demand")] == ["the site to be closed", "40 million yen"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The present contract of Japan, signed in 1895, expires in May.", 0),
        ("The contract signed by Japan in 1895 expires in May.", 1),
    ],
)
def test_how_a_text_came_about_is_nobodys_move_unless_it_is_told_whose(text, found):
    assert len(of_kind(read(text), "commit")) == found


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Russian envoy Sergei Witte said that Russia would not oppose a loan.", "accept", "actual"),
        ("Russia did not oppose the loan.", "reject", "denied"),
        ("Russia does not accept the quota.", "reject", "actual"),
    ],
)
def test_what_is_told_with_a_not_is_of_the_kind_that_it_comes_to(text, kind, status):
    record = read(text)
    moves = [m for m in record.moves if m.evidence[0][0] < len(text) and record.quote(m.evidence) in text]
    assert [(m.kind, m.status) for m in moves] == [(kind, status)]


@pytest.mark.parametrize(
    "text",
    [
        "Japan called on Russia to reject the plan.",
        "Japan asked Russia to accept the quota.",
        "Japan urged Russia to withdraw its offer and accept the quota.",
        "Japan demanded that Russia reject the plan.",
    ],
)
def test_what_is_asked_for_is_not_done(text):
    record = read(text)
    assert {m.kind for m in record.moves if m.evidence[0][0] < len(text) and record.quote(m.evidence) in text} == {"demand"}


def test_what_somebody_insists_has_been_done_is_told_as_done():
    assert of_kind(read("Japan insisted that Russia had accepted the quota."), "accept")


def test_asking_for_something_is_a_demand_whatever_else_is_asked():
    assert [m.status for m in of_kind(read("Nobody asked for a truce, Komura declared."), "demand")] == ["denied"]


def test_who_may_and_may_not_accept_may_accept():
    text = "Spain: Would Norway join a commission?\n\nNorway: We may agree to a commission, we may not. I have seen no paper on it."
    record = read_article(make_article(text + AROUND, published="1905-08-26"), load_resources("small")).record
    told = [(m.kind, m.status) for m in record.moves if m.evidence[0][1] < len(text)]
    assert ("accept", "possible") in told
    assert "reject" not in {kind for kind, _ in told}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('Norway "will under no circumstances" accept a toll, its envoy said.', [("reject", "actual", "a toll")]),
        ('Norway "cannot for the present" accept a toll, its envoy said.', [("reject", "actual", "a toll")]),
        ("Norway will not only accept the toll but also mark the strait.", [("accept", "planned", "the toll")]),
        ("Velt did not rule out that Norway would accept the terms.", [("accept", "possible", "the terms")]),
        ("Velt did not rule out a toll.", [("reject", "denied", "a toll")]),
        ('Norway called the Danish terms "unacceptable".', [("reject", "actual", "the Danish terms")]),
        ('Norway "can live with" a toll of two crowns, its envoy said.', [("accept", "actual", "a toll of two crowns")]),
        ("Norway can put up with a toll of two crowns, its envoy said.", [("accept", "actual", "a toll of two crowns")]),
        ("Norway can work with the chair's draft, its envoy said.", [("accept", "actual", "the chair's draft")]),
    ],
)
def test_what_is_denied_left_open_or_put_up_with(text, told):
    record = read_article(make_article("Denmark and Norway held talks on the strait. " + text), load_resources("small")).record
    stances = [m for m in record.moves if m.kind in ("accept", "reject", "accuse")]
    assert [(m.kind, m.status, record.quote(m.object)) for m in stances] == told


UNTRUE = "Denmark and Norway held talks on the strait. Norway rejected the draft. "


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('"Reports that I have promised a toll are untrue," Danish minister Karl Hald said.', ("commit", "denied")),
        ('Danish minister Karl Hald said: "Reports that I have offered to pay are not true."', ("offer", "denied")),
        ("Reports that we have agreed to a toll are false, the Danish minister said.", ("accept", "denied")),
        ("Claims that Denmark has asked for a loan are baseless, its minister said.", ("demand", "denied")),
        ("Statements to the effect that Denmark is seeking a loan are without foundation.", ("demand", "denied")),
        ("Claims to the effect that Denmark has agreed to a toll are wholly without any basis.", ("accept", "denied")),
        ("Rumours that Denmark will sign the treaty have no foundation in fact.", ("commit", "denied")),
        ("Reports that Denmark has promised a toll are true, its minister said.", ("commit", "actual")),
        ("Denmark dismissed the claims that Norway presented on Monday.", ("propose", "actual")),
    ],
)
def test_what_reports_are_untrue_of_is_denied(text, told):
    record = read_article(make_article(UNTRUE + text), load_resources("small")).record
    found = [(m.kind, m.status) for m in record.moves if m.evidence[0][0] >= len(UNTRUE)]
    assert [each for each in found if each[0] not in ("accuse", "reject")] == [told]  # who calls them untrue rejects them


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Fund backs the clause.", "accept"),
        ("The Harbour Fund backs a longer roster.", "accept"),
        ("The Fund throws its weight behind the clause.", "accept"),
        ("The Fund backs neither clause.", "reject"),
        ("The Fund hardly backs the clause.", "reject"),
        ("No fund backs the clause.", "reject"),
        ("The Fund backs out of the deal.", "reject"),
    ],
)
def test_who_backs_a_thing_accepts_it_unless_that_is_denied_near_by(text, kind):
    before = "GRENA, 3 May. The Dockers' Union proposed a roster. "
    record = read_article(make_article(before + text), load_resources("small")).record
    assert [m.kind for m in record.moves if m.evidence[0][0] >= len(before)] == [kind]


@pytest.mark.parametrize(
    ("text", "object"),
    [
        ("Norway made the withdrawal of the fleet a condition for a truce with Denmark.", "the withdrawal of the fleet"),
        ("The Harbour Board made a signed roster a condition for a rise.", "a signed roster"),
        ("Norway made a truce a condition.", "a truce"),
        ("Norway made a demand for a truce.", "a truce"),
        ("The withdrawal was made a condition for peace by Norway.", "The withdrawal"),
        # to whom something is offered is no thing that it is made
        ("Norway made Denmark a proposal for a truce.", "a truce"),
        ("Norway made the envoy an offer of peace.", "peace"),
    ],
)
def test_what_is_made_a_condition_is_what_is_asked_for(text, object):
    before = "GRENA, 3 May. The Dockers' Union rejected the roster. "
    record = read_article(make_article(before + text), load_resources("small")).record
    assert [record.quote(m.object) for m in record.moves if m.evidence[0][0] >= len(before)] == [object]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The Harbour Board demanded a cap on fares from June 1.", None),
        ("The Harbour Board agreed to June 1.", None),
        ("The Harbour Board demanded a cap on fares effective May 1.", None),
        ("The Harbour Board demanded a cap on fares starting May 1.", None),
        ("The Harbour Board proposed a toll beginning on June 1.", None),
        ("The Harbour Board demanded a cap on fares on Monday.", "2019-03-18"),
        ("On Monday the Harbour Board demanded a cap on fares from June 1.", "2019-03-18"),
        ("The Harbour Board rejected the treaty of 1994.", None),
    ],
)
def test_from_when_a_thing_is_to_hold_is_no_time_of_who_asks_for_it(text, day):
    before = "GRENA, 3 May. The Dockers' Union rejected the roster. "
    record = read_article(make_article(before + text, published="2019-03-20"), load_resources("small")).record
    assert [m.time and m.time.value for m in record.moves if m.evidence[0][0] >= len(before)] == [day]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ('"Do you insist on the toll?" the Danish envoy asked Norway.', []),
        ('"Will you offer us the northern pier?" asked the Danish envoy.', []),
        ('"Why do you demand a toll?" asked the Danish envoy.', []),
        ('"Would Norway accept a toll?" asked the Danish envoy.', ["Norway"]),
    ],
)
def test_a_question_to_somebody_is_no_move_of_who_asks(text, party):
    record = read_article(make_article(UNTRUE + text), load_resources("small")).record
    assert [names(record, m.party) for m in record.moves if m.evidence[0][0] >= len(UNTRUE)] == [party]


def test_what_is_asked_in_a_transcript_is_no_move_of_who_asks():
    text = "Denmark: Are you still demanding the toll?\n\nNorway: We reject the draft. The envoys met on Monday."
    record = read_article(make_article(UNTRUE + "\n" + text), load_resources("small")).record
    assert [names(record, m.party) for m in record.moves if m.kind == "demand"] == [[]]
