"""How propositions travel, and where accounts of them differ."""

import pytest
from joins_factory import TALKS, WORDS, report

from travaux.joins.play import join
from travaux.views.conflicts import conflicts_of
from travaux.views.trace import traces_about, traces_of

TOLLS = "lower tolls"
ASKED = report("Karvelia demands lower tolls", "demand", TOLLS, by="Karvelia", version="e1:a", day="2021-03-01")
REFUSED = report("Norvask rejects lower tolls", "reject", TOLLS, by="Norvask", version="e1:b", day="2021-03-03")
GIVEN_UP = report("Karvelia dropped lower tolls", "concede", TOLLS, by="Karvelia", version="e1:c", day="2021-04-01")
TAKEN_UP = report("Norvask proposes lower tolls", "propose", TOLLS, by="Norvask", version="e1:d", day="2021-04-05")
CLAIMED = report("Norvask accepts lower tolls", "accept", TOLLS, by="Karvelia", version="e1:e", day="2021-03-04")
DENIED = report("Norvask accepts lower tolls", "accept", TOLLS, by="Norvask", version="e1:f", day="2021-03-05", status="denied")


def play(*reports):
    return join(reports, TALKS, WORDS)


def edges(*reports):
    found = []
    for trace in traces_of(play(*reports)):
        marks = {mark.id: f"{mark.party} {mark.kind}" for mark in trace.marks}
        found += [(edge.kind, marks.get(edge.earlier or ""), marks.get(edge.later)) for edge in trace.edges]
    return found


def test_the_life_of_a_demand():
    assert edges(ASKED, REFUSED, GIVEN_UP, TAKEN_UP) == [
        ("put forward", None, "Karvelia demand"),
        ("rejected", "Karvelia demand", "Norvask reject"),
        ("withdrawn", "Karvelia demand", "Karvelia concede"),
        ("taken up by", "Karvelia demand", "Norvask propose"),
    ]


def test_a_proposal_of_other_numbers_amends():
    first = report("Karvelia proposes tolls of 400 marks", "propose", "tolls of 400 marks", version="e1:g", day="2021-03-01")
    second = report("Norvask proposes tolls of 300 marks", "propose", "tolls of 300 marks", version="e1:h", day="2021-03-09")
    (trace,) = [trace for trace in traces_of(play(first, second)) if any(edge.kind == "amended" for edge in trace.edges)]
    assert "400" in trace.about


@pytest.mark.parametrize("status", ["planned", "possible", "denied"])
def test_what_was_not_done_is_no_edge(status):
    other = report("Norvask accepts lower tolls", "accept", TOLLS, by="Norvask", version="e1:i", day="2021-03-05", status=status)
    assert [edge[0] for edge in edges(ASKED, other)] == ["put forward"]


def test_a_trace_is_found_by_its_words():
    assert [trace.about for trace in traces_about(play(ASKED, REFUSED), "tolls lower")] == [TOLLS]
    assert traces_about(play(ASKED), "bridge") == traces_about(play(ASKED), "") == []


def shown(*reports):
    return [
        (c.kind, [deed.told.version for deed in c.first], [deed.told.version for deed in c.second])
        for c in conflicts_of(play(*reports))
    ]


def test_a_claim_that_the_party_denies():
    assert shown(ASKED, CLAIMED, DENIED) == [("own word against claim", ["e1:e"], ["e1:f"])]


def test_a_claim_against_what_the_party_says_itself():
    assert shown(ASKED, REFUSED, CLAIMED) == [("own word against claim", ["e1:e"], ["e1:b"])]


def test_two_voices_of_one_party_at_once_are_told_and_a_change_of_mind_is_none():
    yes = report("Norvask accepts lower tolls", "accept", TOLLS, version="e1:j", day="2021-03-04")
    late = report("Norvask accepts lower tolls", "accept", TOLLS, version="e1:k", day="2021-06-04")
    assert shown(ASKED, REFUSED, yes) == [("two voices of one party", ["e1:j"], ["e1:b"])]
    assert shown(ASKED, REFUSED, late) == []


def test_one_utterance_in_two_renderings():
    texts = ('Norvask "will never" reject lower tolls', 'Norvask "may not yet" reject lower tolls')
    first, second = (
        report(text, "reject", TOLLS, by="Norvask", version=f"e1:r{n}", day="2021-03-03", origin=f"Outlet {n}")
        for n, text in enumerate(texts)
    )
    assert [kind for kind, *_ in shown(first, second)] == ["renderings of one utterance"]


def test_accounts_that_agree_are_no_conflict():
    assert shown(ASKED, REFUSED, GIVEN_UP) == []
