"""Whose move it is, towards whom and when, told by pronouns, counts, relative clauses and occasions."""

import pytest
from factories import make_article

from travaux.pipeline import read_article
from travaux.resources import load_resources

PAIR = "The Reed League and Dalk Shipping sat down on Monday. "


def read(text):
    return read_article(make_article(text, published="2023-03-09"), load_resources("small")).record


def told(text, kind):
    """Of each move of a kind who makes it, towards whom, and what it is about."""
    record = read(text)
    moves = [m for m in record.moves if m.kind == kind]
    names = [(sorted(record.name_of(a) for a in m.party), [record.name_of(a) for a in m.to]) for m in moves]
    return [(*who, record.quote(m.object)) for who, m in zip(names, moves, strict=True)]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("The latter offered a loan of 90 crowns.", ["Dalk Shipping"]),
        ("The former offered a loan of 90 crowns.", ["Reed League"]),
        ("The two offered a loan of 90 crowns.", ["Dalk Shipping", "Reed League"]),
    ],
)
def test_words_that_count_stand_for_those_named_side_by_side(text, party):
    assert [who for who, _, _ in told(PAIR + text, "offer")] == [party]


def test_who_heads_something_acts_for_it_whatever_else_he_does():
    record = read("Ludo Marn, who heads the Grey Coast Army, spoke by telephone on Friday. He ruled out a truce.")
    parties = {record.name_of(a.id): a.party and record.name_of(a.party) for a in record.actors}
    assert parties["Ludo Marn"] == "Grey Coast Army"


def test_they_are_not_whom_they_ask():
    text = "Ana Roth, the governor of Selm, received the shepherds on Sunday. They urged her to open the pass."
    assert told(text, "demand") == [(["shepherds"], ["Ana Roth"], "to open the pass")]


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("Dalk Shipping told the Stokers' Union that it would not pay for Sunday.", ["Stokers' Union"]),
        ("Dalk Shipping told the stokers' lawyers that it would not pay for Sunday.", ["stokers' lawyers"]),
    ],
)
def test_who_is_told_something_by_a_name_that_owns(text, to):
    assert [who for _, who, _ in told(text, "reject")] == [to]


def test_where_a_thing_is_to_go_is_nobody_asked():
    moves = told("Lissa has pushed for the bishop's return to his see.", "demand")
    assert [(who, to) for who, to, _ in moves] == [(["Lissa"], [])]


@pytest.mark.parametrize(
    "text",
    [
        "The deal Orvik offered on Monday was turned down by Selm.",
        "Selm has accepted a toll that Orvik proposed in May.",
    ],
)
def test_whose_a_relative_clause_tells_that_a_thing_is_is_answered(text):
    answers = [*told(text, "accept"), *told(text, "reject")]
    assert [(who, to) for who, to, _ in answers] == [(["Selm"], ["Orvik"])]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("At Tuesday's hearing the Reed League proposed a ferry.", {"propose": "2023-03-07"}),
        ("Selm accepted the ferry that Orvik proposed on Monday.", {"accept": None, "propose": "2023-03-06"}),
    ],
)
def test_a_day_is_of_the_occasion_or_the_verb_beside_it(text, times):
    assert {m.kind: m.time and m.time.value for m in read(text).moves} == times


def test_the_day_of_a_move_is_no_part_of_its_object():
    assert told("Selm demanded an apology from Orvik on Monday.", "demand") == [(["Selm"], ["Orvik"], "an apology from Orvik")]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Under the scheme drawn up by the Reed League, Selm would close its quarry.", ["Reed League"]),
        ("Under Orvik's plan, Selm would close its quarry.", ["Orvik"]),
    ],
)
def test_what_a_plan_would_have_done_is_put_forward_by_whose_plan_it_is(text, party):
    assert [who for who, _, _ in told(text, "propose")] == [party]


@pytest.mark.parametrize(
    ("text", "kind", "to"),
    [
        ("Dalk Shipping made the Reed League an offer of 40 crowns.", "offer", ["Reed League"]),
        ("Ana Roth urged both the farmers and the millers to meet her.", "demand", ["farmers", "millers"]),
        ("The brewers asked that the state buy their barley.", "demand", ["state"]),
        ("The brewers' guild, which has 900 members, asked the ministry to wait.", "demand", ["ministry"]),
    ],
)
def test_who_is_given_or_asked_something_is_addressed(text, kind, to):
    assert [sorted(who) for _, who, _ in told(text, kind)] == [to]


@pytest.mark.parametrize("word", ["customers", "suppliers", "creditors", "critics"])
def test_who_stands_over_against_a_firm_does_not_act_for_it(word):
    assert [(who, to) for who, to, _ in told(f"Dalk Shipping offered its {word} a rebate of 9 crowns.", "offer")] == [
        (["Dalk Shipping"], [word])
    ]


def test_what_a_firm_is_owed_by_whom_it_faces_is_refused_by_them():
    record = read("Creditors of Dalk Shipping rejected the rescue.")
    (move,) = record.moves
    assert {a.id: a.party for a in record.actors}[move.party[0]] is None


def test_a_delegation_is_it():
    text = "Selm's delegation came in at nine. An hour later it accepted the second of the two drafts."
    assert [who for who, _, _ in told(text, "accept")] == [["Selm's delegation"]]


@pytest.mark.parametrize(
    "text",
    [
        "The envoy relayed Selm's offer of a truce to Orvik.",
        "Selm's offer of a truce was put to Orvik in January.",
    ],
)
def test_to_whom_a_thing_is_passed_on_it_is_made(text):
    assert [(who, to) for who, to, _ in told(text, "offer")] == [(["Selm"], ["Orvik"])]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Envoy Tarvik of Lissa thanked President Alori of Norvask for his commitment to a settlement.", ["Alori"]),
        ("Lissa welcomed the commitment of Norvask and Belmar to hasten the talks.", ["Belmar", "Norvask"]),
        ("Lissa expressed its appreciation for Norvask's commitment to the truce.", ["Norvask"]),
        ("Lissa reaffirmed its commitment to the truce.", ["Lissa"]),
        ("Minister Ana Velt of Lissa thanked Norvask and reaffirmed her commitment to the truce.", ["Ana Velt"]),
    ],
)
def test_who_praises_a_promise_has_not_made_it(text, who):
    assert [made for made, _, _ in told(text, "commit")] == [who]


def test_a_promise_that_is_pointed_back_to_is_not_his_who_speaks_of_it():
    text = "Norvask announced a truce. This commitment to a truce should lead to talks, Minister Ana Velt of Lissa said."
    assert (["Ana Velt"], [], "a truce") not in told(text, "commit")


def test_who_writes_a_report_asks_for_all_that_it_calls_for():
    text = (
        "Lissa welcomes the commissioner's report underscoring that the harbours are unsafe and calling for an agenda of redress."
    )
    assert [who for who, _, _ in told(text, "demand")] == [["commissioner"]]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Lissa condemned the rejection of the truce.", []),
        ("Lissa firmly rejects actions such as the creation of a second council, or refusal of a peaceful handover.", []),
        ("Lissa deplored Norvask's refusal of the truce.", ["Norvask"]),
        ("Lissa voiced its rejection of the truce.", ["Lissa"]),
    ],
)
def test_who_condemns_a_refusal_has_not_refused(text, who):
    assert [made for made, _, _ in told(text, "reject")][-1] == who
