"""Views narrowed to a party, an issue, or what is new since a day."""

import pytest
from views_factory import RULES, play, tale

from travaux.views.changes import changes_of
from travaux.views.chronology import chronology_of
from travaux.views.conflicts import conflicts_of
from travaux.views.selection import Choice, choose_changes, choose_chronology, choose_conflicts, choose_state, choose_traces
from travaux.views.state import state_of
from travaux.views.trace import traces_of

PLAY = play(
    tale(("demand", "Karvelia demanded {lower tolls}."), version="e1:a", day="2021-03-01"),
    tale(("reject", "Norvask rejected {lower tolls}."), speaker="Jan Roth", of="Norvask", version="e1:b", day="2021-03-03"),
    tale(("accept", "Norvask accepted {lower tolls}."), speaker="Ola Berg", of="Karvelia", version="e1:c", day="2021-03-04"),
    tale(("propose", "Karvelia proposed {a wide bridge}."), version="e1:d", day="2021-04-01"),
)
EVERY = Choice()


def shown(choice):
    """What is left of each view: parties with issues."""
    empty, state = state_of(play(), RULES), state_of(PLAY, RULES)
    return (
        [(line.party, line.issue) for line in choose_state(state, choice).lines],
        [trace.issue for trace in choose_traces(traces_of(PLAY, RULES), choice)],
        [(change.line.party, change.line.issue) for change in choose_changes(changes_of(empty, state), choice)],
        [conflict.issue for conflict in choose_conflicts(conflicts_of(PLAY, RULES), choice)],
        [(entry.party, entry.kind) for entry in choose_chronology(chronology_of(PLAY), choice)],
    )


K, N, TOLLS, BRIDGE = "Karvelia", "Norvask", "river tolls", "bridge"


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (
            EVERY,
            (
                [(K, TOLLS), (N, TOLLS), (K, BRIDGE)],
                [TOLLS, BRIDGE],
                [(K, TOLLS), (N, TOLLS), (K, BRIDGE)],
                [TOLLS],
                [(K, "demand"), (N, "reject"), (N, "accept"), (K, "propose")],
            ),
        ),
        (Choice(party=N), ([(N, TOLLS)], [TOLLS], [(N, TOLLS)], [TOLLS], [(N, "reject"), (N, "accept")])),
        (Choice(issue=BRIDGE), ([(K, BRIDGE)], [BRIDGE], [(K, BRIDGE)], [], [(K, "propose")])),
        (
            Choice(since="2021-03-04"),
            ([(K, BRIDGE)], [TOLLS, BRIDGE], [(K, BRIDGE)], [TOLLS], [(N, "accept"), (K, "propose")]),
        ),
        (Choice(party=K, since="2021-03-02"), ([(K, BRIDGE)], [BRIDGE], [(K, BRIDGE)], [TOLLS], [(K, "propose")])),
    ],
)
def test_each_view_is_narrowed(choice, expected):
    assert shown(choice) == expected


def test_columns_and_rows_are_narrowed_too():
    state = choose_state(state_of(PLAY, RULES), Choice(party=N, issue=TOLLS))
    assert (state.parties, state.issues) == ((N,), (TOLLS,))
