"""What reads like a move of somebody's and is none, or is another's: kind, status and who makes it."""

import pytest
from moves_factory import moves_of

NONE = [
    # text, a kind that it tells of nobody
    ("Keno said that the port had agreed to the toll. The port's director denied it.", "reject"),
    ("Ardania's envoy disputed that. Belmar had said that Ardania had accepted the toll.", "reject"),
    ("We asked a question about the pier, Keno told the port on Monday.", "demand"),
    ("Belmar Steel said that its offer of nine million was final.", "reject"),
    ("Velt expects Ardania to insist on ten per cent in the customs talks with Belmar.", "demand"),
]


@pytest.mark.parametrize(("text", "kind"), NONE)
def test_what_is_denied_asked_or_foreseen_is_no_move(text, kind):
    assert kind not in [move.kind for move in moves_of(text)[1]]


PARTIES = [
    # text, kind, status, who makes it
    ('Belmar Steel called that demand "a trap". The crews had demanded two men.', "demand", "actual", {"crews"}),
    ("The crews gave up a demand of the union that the port swallowed in May.", "demand", "actual", set()),
    ("The resolution, drafted by Ardania, Belmar and Corvia, passed by 20 votes to 3.", "accept", "actual", set()),
    ("Corvia's parliament must still ratify the treaty with Belmar.", "demand", "actual", set()),
    ("In 2019 Ardania began breaching the limits that it had agreed with Belmar.", "accuse", "actual", set()),
    ("Corvia had sought a quota of nine million; Belmar refused, and it was dropped.", "concede", "actual", set()),
    ("Ardania did not rule out paying in two parts, as Belmar had asked.", "reject", "denied", {"Ardania"}),
    (
        "Letting in another's inspectors is not something we can agree to, Ardania's envoy said.",
        "reject",
        "actual",
        {"Ardania"},
    ),
    (
        'Velt told parliament that Ardania "would not exclude" a joint licence with Belmar.',
        "reject",
        "denied",
        {"Ardania"},
    ),
]


@pytest.mark.parametrize(("text", "kind", "status", "who"), PARTIES)
def test_who_only_answers_drafts_or_must_do_it_makes_no_move(text, kind, status, who):
    record, moves = moves_of(text)
    told = [m for m in moves if m.kind == kind]
    assert {record.name_of(a) for m in told for a in m.party} == who
    assert all(m.status == status for m in told)


def test_the_day_of_what_is_discussed_is_not_that_of_the_meeting():
    _, moves = moves_of("Keno and Velt discussed the Front's May 4 counterproposal on the lists of prisoners.")
    assert all(m.time is None for m in moves if m.kind == "consult")


def test_talks_that_are_planned_have_not_been_held():
    _, moves = moves_of("Talks with Belmar had been planned for May, but Ardania refused.")
    assert [m.status for m in moves if m.kind == "consult"] == ["planned"]


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        (
            "To raise the weir as a condition is not something that we are prepared to accept, Ardania's envoy said.",
            "reject",
            {"Ardania"},
        ),
        ("Velt said that Ardania had handed over the maps and that it had received nothing in exchange.", "submit", {"Ardania"}),
        ("Two sources close to the talks with Corvia told the Lissa Wire that Ardania would leave.", "consult", {"Corvia"}),
    ],
)
def test_who_speaks_of_a_move_doesn_t_make_it(text, kind, who):
    record, moves = moves_of(text)
    told = [m for m in moves if m.kind == kind and any(record.quote(m.evidence) in s for s in [text])]
    assert {record.name_of(a) for m in told for a in m.party} == who
