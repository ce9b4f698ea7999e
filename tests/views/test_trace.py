"""How propositions travel, and where accounts of them differ."""

from dataclasses import replace

import pytest
from joins_factory import TALKS, WORDS, report
from views_factory import RULES

from travaux.joins.codebook import Talks
from travaux.joins.joining import join
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
    for trace in traces_of(play(*reports), RULES):
        for edge in trace.edges:
            found.append((edge.kind, *(f"{mark.party} {mark.kind}" if mark is not None else None for mark in edge.ends)))
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
    found = traces_of(play(first, second), RULES)
    edges = [edge for trace in found for edge in trace.edges if edge.kind == "amended"]
    assert len(found) == len(edges) == 2  # it stands in the life of both
    told = {(edge.ends[0].about, edge.ends[1].about, edge.score) for edge in edges}
    assert told == {("tolls of 400 marks", "tolls of 300 marks", 1.0)}


@pytest.mark.parametrize("status", ["planned", "possible", "denied"])
def test_what_was_not_done_is_no_edge(status):
    other = report("Norvask accepts lower tolls", "accept", TOLLS, by="Norvask", version="e1:i", day="2021-03-05", status=status)
    assert [edge[0] for edge in edges(ASKED, other)] == ["put forward"]


def test_a_trace_is_found_by_its_words():
    assert [trace.about for trace in traces_about(play(ASKED, REFUSED), "tolls lower", RULES)] == [TOLLS]
    assert traces_about(play(ASKED), "bridge", RULES) == traces_about(play(ASKED), "", RULES) == []


def test_an_answer_means_what_others_put_forward_in_most_of_its_words():
    first = report("Karvelia proposes tolls for barges", "propose", "tolls for barges", version="e1:g", day="2021-03-01")
    asked = report(
        "Norvask proposes tolls for barges of grain", "propose", "tolls for barges of grain", version="e1:h", day="2021-03-02"
    )
    figures = tuple(replace(figure, name="Ilmen") for figure in asked.digest.figures)
    acts = tuple(replace(act, quote="Ilmen proposes tolls for barges of grain") for act in asked.digest.acts)
    other = replace(asked, digest=replace(asked.digest, figures=figures, acts=acts))
    answer = report(
        "Norvask accepts tolls for barges of grain", "accept", "tolls for barges of grain", version="e1:i", day="2021-03-03"
    )
    talks = Talks("Three", (*TALKS.parties, "Ilmen"), TALKS.issues)
    found = traces_of(join((first, other, answer), talks, WORDS), RULES)
    assert {edge.ends[0].party for trace in found for edge in trace.edges if edge.kind == "accepted"} == {"Ilmen"}
