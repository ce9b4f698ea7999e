"""What the views of talks cost on a ledger that holds many reports: used by `benchmarks/ledger.py`.

`benchmarks/views.py LEDGER PARTY ISSUE` prints it of a ledger that is there: nothing is added to it.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

from travaux.join_resources import load_ledger_words, load_view_rules
from travaux.joins.codebook import CodebookIssue, Talks
from travaux.record.judgement import CODEBOOK, Judgement, canonical
from travaux.store import Ledger, open_ledger
from travaux.store.asked import Asked
from travaux.store.judged import add_judgements
from travaux.store.plays import changes_plays, chronology_play, conflicts_play, state_play, trace_play
from travaux.views.changes import changes_of
from travaux.views.chronology import chronology_of
from travaux.views.conflicts import conflicts_of
from travaux.views.state import state_of
from travaux.views.trace import traces_about

_LINES, _ROWS, _ENTRIES = 3, 12, 500  # as the command line shows them
_DAYS = (None, "2024-06-30", "2025-03-31", "2026-01-15")
_ROUNDS, _TIMES = 5, 15  # of commands, and of views in a warm process
_COMMANDS = (
    ["state"],
    ["state", "--as-of", "2025-03-31"],
    ["trace", "tolls"],
    ["conflicts"],
    ["chronology"],
    ["changes", "--since", "2026-08-01"],
)


def talks_between(parties: Sequence[str], issues: Sequence[str]) -> Talks:
    """The talks of some parties on some issues."""
    return Talks("Tolls", tuple(parties), tuple(CodebookIssue(issue) for issue in issues))


def bring_codebook(ledger: Ledger, parties: Sequence[str], issues: Sequence[str]) -> None:
    """Have coverage joined for the talks of some parties on some issues."""
    value = canonical(talks_between(parties, issues).to_dict())
    add_judgements(ledger, [Judgement(CODEBOOK, (), "benchmark", "2026-01-01T00:00:00+00:00", value=value)])


def views_asked(place: str, party: str, issue: str) -> dict[str, Any]:
    """What each view costs, in a warm process of its own, milliseconds."""
    rules = load_view_rules()
    with open_ledger(place, load_ledger_words()) as ledger:
        state = [lambda day=day: state_of(state_play(ledger, Asked(as_of=day), _LINES, _ROWS)[0], rules) for day in _DAYS]
        others: dict[str, Sequence[Callable[[], Any]]] = {
            "trace": [lambda text=text: traces_about(trace_play(ledger, Asked(), text), text, rules) for text in (issue, party)],
            "conflicts": [lambda day=day: conflicts_of(conflicts_play(ledger, Asked(as_of=day)), rules) for day in _DAYS],
            "chronology": [lambda day=day: chronology_of(chronology_play(ledger, Asked(as_of=day), _ENTRIES)) for day in _DAYS],
            "changes": [
                lambda day=day: changes_of(*(state_of(play, rules) for play in changes_plays(ledger, Asked(), day)))
                for day in ("2026-09-01", "2026-06-01")
            ],
        }
        return {f"{name}_ms": _timed(calls) for name, calls in {"state": state, **others}.items()}


def commands_asked(place: str) -> dict[str, dict[str, float]]:
    """What commands cost from the command line, seconds, medians of five: the process's own processor time, and by the clock."""
    return {" ".join(command): _command([*command, "--ledger", place]) for command in _COMMANDS}


def _command(arguments: Sequence[str]) -> dict[str, float]:
    times = []
    compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}  # as installed
    for number in range(_ROUNDS + 1):
        began = time.perf_counter()
        process = subprocess.Popen([sys.executable, "-m", "travaux", *arguments], stdout=subprocess.DEVNULL, env=compiled)
        _, status, usage = os.wait4(process.pid, 0)
        if status:
            raise subprocess.CalledProcessError(status, arguments)
        taken = usage.ru_utime + usage.ru_stime, time.perf_counter() - began
        times += [taken] if number else []  # the first round compiles
    own, clock = (round(statistics.median(each), 3) for each in zip(*times, strict=True))
    return {"processor": own, "clock": clock}


def _timed(calls: Sequence[Callable[[], Any]]) -> dict[str, float]:
    times = []
    for number in range(_TIMES + 1):
        for call in calls:
            began = time.perf_counter()
            call()
            times += [time.perf_counter() - began] if number else []  # the first round warms up
    times.sort()
    return {"median": round(statistics.median(times) * 1000, 1), "p95": round(times[int(len(times) * 0.95)] * 1000, 1)}


if __name__ == "__main__":
    asked = sys.argv[1:]
    print(json.dumps({**views_asked(*asked), "commands_s": commands_asked(asked[0])}, indent=2))
