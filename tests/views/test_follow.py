"""How propositions follow from one another, and how far that is told or inferred."""

from dataclasses import replace
from time import perf_counter

import pytest
from joins_factory import WORDS
from views_factory import RULES, crowd, edges, play, tale

from travaux.joins.codebook import CodebookIssue, Talks
from travaux.joins.joining import join
from travaux.views.trace import traces_of

BODY = ("propose", "Karvelia proposed {a shared bridge office}, with staff of its own.")
PLAN = tale(BODY, speaker="Ola Berg", of="Karvelia", version="e1:a", day="2021-03-01")


def after(*sentences, **more):
    """What Norvask does a week later, as its minister says."""
    more = {"speaker": "Jan Roth", "of": "Norvask", "version": "e1:b", "day": "2021-03-08"} | more
    return [edge for edge in edges(PLAN, tale(*sentences, **more)) if edge[0] != "put forward"]


def test_an_answer_in_words_of_the_quote_is_inferred_with_their_share():
    assert after(("accept", "Norvask accepted {the staff of the bridge}.")) == [
        ("accepted", "Karvelia propose a shared bridge office", "Norvask accept the staff of the bridge", "shared words")
    ]
    (edge,) = [
        edge
        for trace in traces_of(play(PLAN, tale(("reject", "Norvask rejected {bridge staff for ever}."), version="e1:b")), RULES)
        for edge in trace.edges
        if edge.kind == "rejected" and trace.proposition == edge.ends[0].proposition
    ]
    assert (edge.inferred, edge.score, edge.of) == (True, 0.67, "Karvelia")
    assert edge.to_dict()["earlier"]["evidence"][0]["spans"] == [[24, 87]]


def test_an_answer_names_whose_proposal_it_means():
    assert after(("accept", "Norvask accepted {Karvelia's bridge figure}."))[0][3] in ("shared words", "named party")
    other = tale(("propose", "Norvask proposed {another bridge toll}."), speaker="Jan Roth", of="Norvask", version="e1:c")
    found = edges(
        PLAN, other, tale(("reject", "Norvask rejected {Karvelia's own bridge scheme today}."), version="e1:d", day="2021-03-09")
    )
    assert ("rejected", "Karvelia propose a shared bridge office") in [edge[:2] for edge in found]


def test_other_numbers_are_no_answer():
    assert after(("accept", "Norvask accepted {a bridge of 30 metres}.")) == []


def test_of_two_that_are_as_like_none_is_meant():
    more = [
        tale(("propose", f"Karvelia proposed {{a {word} bridge}}, with guards."), version=f"e1:{word[:4]}", day="2021-03-02")
        for word in ("tall iron", "wide stone")
    ]
    answer = tale(("accept", "Norvask accepted {the guards}, at the crossing."), version="e1:z", day="2021-03-09")
    assert [edge for edge in edges(*more, answer) if edge[0] == "accepted"] == []


def test_what_is_put_forward_after_acceptance_in_one_breath_amends():
    found = after(
        ("accept", "Norvask accepted {the shared bridge office}."),
        ("propose", "Norvask proposed {a third of the crossing's crew}."),
    )
    assert found[1] == (
        "amended",
        "Karvelia propose a shared bridge office",
        "Norvask propose a third of the crossing's crew",
        "told together",
    )
    starts = [edge[2] for edge in edges(PLAN) if edge[0] == "put forward"]
    assert starts == ["Karvelia propose a shared bridge office"]


def test_another_name_is_told_by_its_words():
    found = after(
        ("accept", "Norvask accepted {the shared bridge office}."), ("propose", "Norvask proposed {naming it the Crossing Watch}.")
    )
    assert [edge[0] for edge in found] == ["accepted", "renamed"]


def test_a_demand_after_a_refusal_amends_nothing():
    found = after(
        ("reject", "Norvask rejected {the shared bridge office}."), ("demand", "Norvask demanded {that the old crossing be kept}.")
    )
    assert [edge[0] for edge in found] == ["rejected"]


def test_another_voice_in_the_report_amends_nothing():
    one = tale(("accept", "Norvask accepted {the shared bridge office}."), speaker="Jan Roth", of="Norvask", version="e1:b")
    two = tale(("propose", "Norvask proposed {a third of the crossing's crew}."), speaker="Eva Lund", of="Norvask", version="e1:c")
    assert [edge[0] for edge in edges(PLAN, one, two)] == ["put forward", "accepted", "put forward"]


def test_an_offer_of_another_number_answers_a_demand():
    asked = tale(("demand", "Karvelia demanded {tolls of 400 marks}."), version="e1:b")
    offered = tale(("offer", "Norvask offered {tolls of 250 marks}."), version="e1:c", day="2021-03-09")
    assert edges(asked, offered) == [
        ("put forward", None, "Karvelia demand tolls of 400 marks", "one proposition"),
        ("answers", "Karvelia demand tolls of 400 marks", "Norvask offer tolls of 250 marks", "shared words"),
        ("put forward", None, "Norvask offer tolls of 250 marks", "one proposition"),
    ]


def test_a_condition_can_be_answered():
    agreed = tale(
        ("accept", "Norvask accepted {the shared bridge office} [provided that its fence is 280 metres long]."), version="e1:b"
    )
    found = edges(
        PLAN, agreed, tale(("reject", "Karvelia rejected {the bridge fence of 280 metres}."), version="e1:c", day="2021-03-09")
    )
    assert found[-1][:2] == ("rejected", "Norvask accept the shared bridge office")


def test_what_words_say_is_taken_up_from_another_is():
    found = after(("propose", "Norvask proposed {a crossing watch based on Karvelia's plan}."))
    assert found == [
        (
            "taken up by",
            "Karvelia propose a shared bridge office",
            "Norvask propose a crossing watch based on Karvelia's plan",
            "told",
        )
    ]


def test_a_copy_that_is_printed_later_is_no_mark_of_its_own():
    copy = replace(PLAN, version="e1:k", article="e1:k", release="2021-03-05", publisher="Keno")
    (trace,) = traces_of(play(PLAN, copy), RULES)
    assert [(mark.day, len(mark.deeds), mark.standing) for mark in trace.marks] == [("2021-03-01", 2, "declared")]


@pytest.mark.parametrize("parties", [("Karvelia", "Norvask"), ("Norvask", "Karvelia")])
def test_with_several_who_put_it_forward_the_one_named_is_meant(parties):
    third = Talks("Three", (*parties, "Ilmen"), (CodebookIssue("bridge", ("crossing",)),))
    reports = [
        tale(("propose", f"{who} proposed {{a shared bridge office}}."), version=f"e1:{who}", day=day)
        for who, day in zip(parties, ("2021-03-01", "2021-03-02"))
    ]
    answer = tale(("reject", "Karvelia rejected {the shared bridge office}."), version="e1:z", day="2021-03-09")
    named = replace(
        answer,
        digest=replace(
            answer.digest,
            figures=tuple(replace(figure, name="Ilmen") for figure in answer.digest.figures),
            acts=tuple(replace(act, quote=f"Ilmen rejected {parties[1]}'s shared bridge office") for act in answer.digest.acts),
        ),
    )
    (trace,) = traces_of(join((*reports, named), third, WORDS), RULES)
    assert [edge.of for edge in trace.edges if edge.kind == "rejected"] == [parties[1]]


def test_thousands_of_marks_and_propositions_take_little_time():
    many = crowd(4000)
    (one,) = many.propositions
    numbered = [
        replace(one, id=deed.id, deeds=(deed,), contents=tuple(replace(c, numbers=frozenset((str(n),))) for c in one.contents))
        for n, deed in enumerate(many.deeds[:1000])
    ]
    plain = [replace(each, contents=one.contents) for each in numbered]
    for some in (many, *(replace(many, propositions=tuple(each)) for each in (numbered, plain))):
        start = perf_counter()
        traces_of(some, RULES)
        assert perf_counter() - start < 4.0


def test_what_a_party_gives_up_in_other_words_is_its_own():
    dropped = tale(("concede", "Karvelia gave up {the staff of the bridge}."), version="e1:b", day="2021-03-08")
    assert edges(PLAN, dropped)[1:] == [
        ("withdrawn", "Karvelia propose a shared bridge office", "Karvelia concede the staff of the bridge", "shared words")
    ]


def test_who_gives_way_to_what_another_put_forward_accepts_it():
    given = tale(("concede", "Norvask conceded {a shared bridge office}."), version="e1:b", day="2021-03-08")
    assert [edge[:2] for edge in edges(PLAN, given)[1:]] == [("accepted", "Karvelia propose a shared bridge office")]


def test_another_speaker_in_one_report_amends_nothing():
    report = tale(
        ("accept", "Norvask accepted {the shared bridge office}."),
        ("propose", "Norvask proposed {a third of the crossing's crew}."),
        speaker="Jan Roth",
        of="Norvask",
        version="e1:b",
        day="2021-03-08",
    )
    digest, (first, second) = report.digest, report.digest.acts
    other = replace(next(figure for figure in digest.figures if figure.id == "ac1:m"), id="ac1:n", name="Eva Lund")
    voices = (first, replace(second, voices=(("ac1:n",),)))
    two = replace(report, digest=replace(digest, figures=(*digest.figures, other), acts=voices))
    assert [edge[0] for edge in edges(PLAN, report)] == ["put forward", "accepted", "amended", "put forward"]
    assert [edge[0] for edge in edges(PLAN, two)] == ["put forward", "accepted", "put forward"]


def test_what_one_report_tells_before_can_be_answered_whatever_the_days():
    report = tale(
        ("propose", "Karvelia proposed {a shared bridge office}, with staff of its own."),
        ("accept", "Norvask accepted {the staff of the bridge}."),
        version="e1:b",
        day="2021-03-08",
    )
    first, second = report.digest.acts
    dated = replace(second, days=(("2021-03-07", "2021-03-07"),))
    found = edges(replace(report, digest=replace(report.digest, acts=(first, dated))))
    assert ("accepted", "Karvelia propose a shared bridge office") in [edge[:2] for edge in found]
    apart = edges(
        replace(PLAN, release="2021-03-08"), tale(("accept", "Norvask accepted {the staff of the bridge}."), day="2021-03-07")
    )
    assert [edge[0] for edge in apart] == ["put forward"]


def test_a_word_of_two_parties_names_neither():
    crane = tale(("propose", "Karvelia proposed {a tall iron crane at the crossing}."), version="e1:c", day="2021-03-02")
    scheme = tale(("reject", "Norvask rejected {the Council's whole crossing scheme today}."), version="e1:d", day="2021-03-09")
    for parties, meant in ((("Karvelia Council", "Norvask"), 1), (("Council of Ilmen", "Karvelia Council", "Norvask"), 0)):
        talks = Talks("Two", parties, (CodebookIssue("bridge", ("crossing",)),))
        reports = [
            replace(
                each,
                digest=replace(
                    each.digest,
                    figures=tuple(
                        replace(figure, name=figure.name.replace("Karvelia", "Karvelia Council")) for figure in each.digest.figures
                    ),
                ),
            )
            for each in (crane, scheme)
        ]
        found = {
            edge.later for trace in traces_of(join(reports, talks, WORDS), RULES) for edge in trace.edges if edge.kind == "rejected"
        }
        assert len(found) == meant


def test_an_answer_that_tells_no_issue_is_found_by_its_words():
    plan = tale(("propose", "Karvelia proposed {a bridge fence with five copper lamps}."), version="e1:a")
    found = edges(plan, tale(("reject", "Norvask rejected {the copper lamps}."), version="e1:b", day="2021-03-09"))
    assert ("rejected", "Karvelia propose a bridge fence with five copper lamps") in [edge[:2] for edge in found]


def test_an_answer_right_behind_means_what_its_report_tells_before():
    def report(*sentences):
        return [edge[:3] for edge in edges(tale(*sentences)) if edge[0] != "put forward"]

    asked = ("demand", "Karvelia demanded {that the crossing be shut at night}.")
    assert report(asked, ("reject", "Norvask rejected {the bridge curfew as well as its reasons}.")) == [
        (
            "rejected",
            "Karvelia demand that the crossing be shut at night",
            "Norvask reject the bridge curfew as well as its reasons",
        )
    ]
    assert report(("reject", "Norvask rejected {the bridge curfew as well as its reasons}."), asked) == []


@pytest.mark.parametrize("told", ["the bridge scheme sought by Karvelia", "the bridge text of Karvelia", "Karvelia’s bridge terms"])
def test_whose_it_is_stands_before_or_behind(told):
    other = tale(("propose", "Norvask proposed {another bridge toll}."), speaker="Jan Roth", of="Norvask", version="e1:c")
    found = edges(PLAN, other, tale(("reject", f"Norvask rejected {{{told}}}."), version="e1:d", day="2021-03-09"))
    assert ("rejected", "Karvelia propose a shared bridge office") in [edge[:2] for edge in found]


def test_what_recalls_a_proposal_is_answered_in_its_place():
    recalled = ("propose", "Karvelia's plan for {a bridge office of its own staff}.")
    answer = ("reject", "Norvask rejected {a bridge office of its own staff}.")
    found = edges(PLAN, tale(recalled, answer, version="e1:b", day="2021-03-09"))
    assert [edge[1] for edge in found if edge[0] == "rejected"] == ["Karvelia propose a shared bridge office"]


@pytest.mark.parametrize("instead", ["in place of", "instead of", "rather than"])
def test_what_is_put_in_the_place_of_something_amends_that(instead):
    found = after(("propose", f"Norvask proposed {{two wardens at the crossing}} {instead} a shared office."))
    assert [(edge[0], edge[1], edge[3]) for edge in found] == [("amended", "Karvelia propose a shared bridge office", "told")]


def test_a_name_is_given_to_what_was_proposed_last():
    found = after(("propose", "Norvask proposed {to call it the Crossing Watch}."))
    assert [(edge[0], edge[1], edge[3]) for edge in found] == [("renamed", "Karvelia propose a shared bridge office", "only one")]


def test_what_is_given_up_is_not_what_that_sentence_puts_forward():
    asked = tale(("demand", "Karvelia demanded {ten bridge wardens for ten years}."), version="e1:a", day="2021-03-01")
    sentence = "Karvelia proposed {seven bridge wardens for years}, giving up [its bridge wardens]"
    report = tale(("propose", sentence.replace("[", "").replace("]", "") + "."), version="e1:b", day="2021-03-09")
    (act,) = report.digest.acts
    quote = "giving up its bridge wardens"
    given = replace(act, kind="concede", quote=quote, about="its bridge wardens", move="m1:given")
    found = edges(asked, replace(report, digest=replace(report.digest, acts=(act, given))))
    assert [edge[1] for edge in found if edge[0] == "withdrawn"] == ["Karvelia demand ten bridge wardens for ten years"]


def test_an_answer_that_tells_no_issue_means_what_stands_right_before():
    def found(*told):
        return edges(tale(*told, sentences=tuple(each[1].replace("{", "").replace("}", "") for each in told)))

    asked, refused = ("offer", "Karvelia offered {a bridge of steel}."), ("reject", "Norvask rejected {stopwatches and bells}.")
    meant = ("rejected", "Karvelia offer a bridge of steel", "Norvask reject stopwatches and bells", "told together")
    assert meant in found(asked, refused)
    far = ("consult", "Karvelia " + "told the papers of the weather and of the harvest " * 6 + "{all day}.")
    assert meant not in found(asked, far, refused)
    own = ("reject", "Karvelia rejected {stopwatches and bells}.")
    assert [edge[0] for edge in found(asked, own)] == ["put forward"]


@pytest.mark.parametrize(
    ("words", "withdrawn"),
    [
        ("withdrew {its offer of a bridge guard}", True),
        ("took {its bridge guard} off the table", True),
        ("withdrew {its consent to a bridge guard}", False),
        ("rejected {the bridge guard of others}", False),
    ],
)
def test_what_a_party_withdraws_is_its_own_also_where_that_is_read_as_a_refusal(words, withdrawn):
    offer = tale(("offer", "Karvelia offers {30 wardens for the bridge}."), day="2021-03-02", version="e1:a")
    later = tale(("reject", f"Karvelia {words}."), day="2021-03-12", version="e1:b")
    assert any(edge[0] == "withdrawn" for edge in edges(offer, later)) is withdrawn
