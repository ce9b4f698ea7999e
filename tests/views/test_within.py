"""How marks follow from one another: who put something forward, whether words only recall it, and which of several is meant."""

from dataclasses import replace

import pytest
from views_factory import RULES, edges, play, tale

from travaux.views.on_table import root_of
from travaux.views.trace import traces_of


def told(kind, words, version, day, **more):
    """A report of one move."""
    return tale((kind, words), version=f"e1:{version}", day=f"2021-03-{day:02}", **more)


def kinds(*reports):
    """The kinds of edges, with the words for their ends."""
    return [edge[:3] for edge in edges(*reports)]


def test_each_party_puts_forward_what_is_its_own():
    first = told("propose", "Karvelia proposed {a bridge toll of 40 marks}.", "a", 1)
    second = told("propose", "Norvask proposed {a bridge toll of 30 marks}.", "b", 2)
    assert kinds(first, second) == [
        ("put forward", None, "Karvelia propose a bridge toll of 40 marks"),
        ("amended", "Karvelia propose a bridge toll of 40 marks", "Norvask propose a bridge toll of 30 marks"),
        ("put forward", None, "Norvask propose a bridge toll of 30 marks"),
    ]


def test_the_same_words_of_another_party_take_up():
    first = told("propose", "Karvelia proposed {a night ferry for grain}.", "a", 1)
    second = told("propose", "Norvask proposed {a night ferry for grain}.", "b", 5)
    assert [edge[0] for edge in kinds(first, second)] == ["put forward", "taken up by"]
    wider = told("propose", "Norvask proposed {a night ferry for grain and timber}.", "b", 5)
    assert [edge[0] for edge in kinds(first, wider)] == ["put forward", "put forward"]


@pytest.mark.parametrize(
    "recalled",
    [
        "Karvelia's plan for {a night watch on the bridge}",
        "Karvelia's first offer of {a night watch on the bridge}",
        "Karvelia had suggested {a night watch on the bridge}",
        "Karvelia has once asked for {a night watch on the bridge}",
    ],
)
def test_what_is_only_recalled_is_not_put_forward_again(recalled):
    first = told("propose", "Karvelia proposed {a new rail for the bridge}.", "a", 1)
    starts = [edge for edge in kinds(first, told("propose", f"{recalled}.", "b", 5)) if edge[0] == "put forward"]
    assert starts == [("put forward", None, "Karvelia propose a new rail for the bridge")]


@pytest.mark.parametrize("fresh", ["Karvelia demands {a night watch on the bridge}", "Karvelia called for {a night ferry}"])
def test_a_verb_recalls_nothing(fresh):
    first = told("propose", "Karvelia proposed {a new rail for the bridge}.", "a", 1)
    found = kinds(first, told("demand", f"{fresh}.", "b", 5))
    assert [edge[0] for edge in found] == ["put forward", "put forward"]


def test_nothing_else_known_is_put_forward_where_it_is_recalled():
    assert kinds(told("propose", "Karvelia's plan for {a night watch on the bridge}.", "a", 1)) == [
        ("put forward", None, "Karvelia propose a night watch on the bridge")
    ]


def test_readiness_to_accept_answers():
    first = told("propose", "Karvelia proposed {a night ferry for grain}.", "a", 1)
    ready = told("offer", "Norvask is willing to accept {a night ferry for grain}.", "b", 5)
    assert kinds(first, ready)[1:] == [
        ("accepted", "Karvelia propose a night ferry for grain", "Norvask offer a night ferry for grain")
    ]


def test_an_answer_means_what_has_its_number():
    early = told("propose", "Karvelia proposed {a list of 14 harbours}.", "a", 1)
    late = told("propose", "Karvelia proposed {a list of 11 harbours}.", "b", 3)
    answer = told("accept", "Norvask accepted {the 11 harbours of the list}.", "c", 5)
    assert kinds(early, late, answer)[-1] == (
        "accepted",
        "Karvelia propose a list of 11 harbours",
        "Norvask accept the 11 harbours of the list",
    )


def test_who_refuses_what_it_offered_has_to_take_it_back():
    offer = told("offer", "Karvelia offered {a night ferry for grain}.", "a", 1)
    assert [edge[0] for edge in kinds(offer, told("reject", "Karvelia withdrew {the night ferry for grain}.", "b", 5))] == [
        "put forward",
        "withdrawn",
    ]
    refused = told("reject", "Karvelia ruled out {a night ferry for grain} beyond May.", "b", 5)
    assert [edge[0] for edge in kinds(offer, refused)] == ["put forward"]


def test_nouns_and_verbs_of_one_root():
    pairs = [("closur", "close"), ("suspens", "suspend"), ("extens", "extend"), ("payment", "pay"), ("withdraw", "withdraw")]
    assert all(root_of(one) == root_of(other) for one, other in pairs)
    assert root_of("pay") != root_of("pact")


def test_of_what_is_proposed_and_what_is_demanded_an_answer_means_the_proposal():
    asked = told("demand", "Karvelia demanded {a night watch on the bridge}.", "a", 1)
    third = told("propose", "Karvelia proposed {a watch on the bridge by night}.", "b", 3)
    found = kinds(asked, third, told("accept", "Norvask accepted {the night watch on the bridge}.", "c", 5))
    assert found[-1][:2] == ("accepted", "Karvelia propose a watch on the bridge by night")
    given = kinds(asked, third, told("concede", "Karvelia gave up {its night watch on the bridge}.", "c", 5))
    assert given[-1][:2] == ("withdrawn", "Karvelia demand a night watch on the bridge")


@pytest.mark.parametrize(
    "holding",
    [
        "stuck to {its demand for a night watch}",
        "is standing firm on {the demand for a night watch}",
        "clung to {its call for guards}",
    ],
)
def test_who_holds_to_a_demand_refuses_nothing(holding):
    found = edges(told("reject", f"Karvelia {holding}.", "a", 1))
    assert [edge[2].split()[1] for edge in found if edge[0] == "put forward"] == ["demand"]
    aside = told("reject", "Karvelia rejected {a night watch}, saying that it stuck to its demand.", "a", 1)
    assert edges(aside) == []


@pytest.mark.parametrize(
    ("words", "withdraws"),
    [
        ("Karvelia dropped {its demand for a night watch}", True),
        ("Karvelia gave up {the call for a night watch on the bridge}", True),
        ("Karvelia withdrew {an earlier request for a night watch}", True),
        ("Karvelia gave in to {the demand for a night watch on the bridge}", False),
        ("Karvelia gave way on {a night watch on the bridge}", False),
    ],
)
def test_who_drops_its_demand_gives_way_to_no_other(words, withdraws):
    theirs = told("demand", "Norvask demanded {a night watch on the bridge}.", "a", 1)
    found = kinds(theirs, told("concede", f"{words}.", "b", 5))
    accepted = [edge for edge in found if edge[0] == "accepted"]
    assert bool(accepted) != withdraws


def test_its_demand_is_the_one_thing_that_a_party_has_asked_for():
    asked = told("demand", "Karvelia demanded {lower tolls}.", "a", 1)
    dropped = told("concede", "Karvelia dropped {its claim to a share of the tolls}.", "b", 5)
    assert kinds(asked, dropped)[-1] == (
        "withdrawn",
        "Karvelia demand lower tolls",
        "Karvelia concede its claim to a share of the tolls",
    )
    more = told("demand", "Karvelia demanded {an office for tolls at the lock}.", "c", 2)
    assert "withdrawn" not in [edge[0] for edge in kinds(asked, more, dropped)]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("accept", "Karvelia would settle for {nothing less than a night watch}"),
        ("accept", "Karvelia will take {nothing but a night watch}"),
        ("accept", "Karvelia upheld {its demand for a night watch}"),
        ("commit", "Karvelia reaffirmed {its call for a night watch}"),
        ("reject", "Karvelia repeated {its demand for a night watch}"),
    ],
)
def test_who_takes_nothing_less_or_says_it_again_demands(kind, words):
    asked = told("demand", "Karvelia demanded {a night watch}.", "b", 1)
    found = edges(asked, told(kind, f"{words}.", "a", 3))
    assert [edge[:3] for edge in found] == [("put forward", None, "Karvelia demand a night watch")]
    assert [edge[2].split()[1] for edge in edges(told(kind, f"{words}.", "a", 3))] == ["demand"]


def test_what_a_party_puts_forward_in_other_words_of_one_proposition_begins_too():
    first = told("propose", "Karvelia proposed {a night watch on the bridge}.", "a", 1)
    again = told("propose", "Karvelia proposed {that the bridge have a night watch}.", "b", 5)
    assert [edge[0] for edge in kinds(first, again)] == ["put forward"]
    joined = replace(play(first, again).propositions[0], deeds=play(first, again).deeds)
    other = replace(joined.deeds[1], about="a guard at the eastern gate")
    whole = replace(play(first, again), propositions=(replace(joined, deeds=(joined.deeds[0], other)),))
    assert [edge.kind for trace in traces_of(whole, RULES) for edge in trace.edges] == ["put forward", "put forward"]
