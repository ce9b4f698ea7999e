"""Six kills of `eval/crash.py` at set moments, on fewer reports; the script itself makes hundreds by chance."""

import sys

import pytest
from conftest import ROOT

sys.path.insert(0, str(ROOT / "eval"))

from crash import Plan, run_trial, scene_of

# The server that `watch` asks is on this machine.
pytestmark = [pytest.mark.enable_socket, pytest.mark.usefixtures("socket_enabled")]
PLANS = (
    Plan(0, "add", change=1),
    Plan(1, "add", until=("capture", 1), processes=2, parent_only=True),
    Plan(2, "watch", until=("capture", 1), parent_only=True),
    Plan(3, "reread", until=("reading", 15)),  # of which 14 were there before
    Plan(4, "purge", until=("tombstone", 1), parent_only=True),
    Plan(5, "purge", until=("tombstone", 3)),
)


@pytest.fixture(scope="module")
def scene():
    with scene_of(None, ("add", "watch", "reread", "purge"), count=10) as prepared:
        yield prepared


def test_unkilled_commands_change_what_the_ledger_holds(scene):
    assert [name for name, known in scene.known.items() if known.before == known.after] == []
    assert len(scene.known["reread"].before["reading"]) == 14
    assert len(scene.known["purge"].after["tombstone"]) == 5


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: f"{plan.number}-{plan.command}")
def test_nothing_is_lost_or_doubled_by_a_kill(scene, plan):
    outcome = run_trial(scene, plan)
    assert outcome.problems == []
    assert outcome.acknowledged > 0 or plan.until is None
    assert outcome.phase != "before" or plan.until is None
