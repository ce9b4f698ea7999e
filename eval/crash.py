#!/usr/bin/env python3
"""Kills commands that write a ledger at random points, and looks whether anything was lost or is there twice.

    eval/crash.py [--trials 200] [--commands add,watch,reread,purge] [--ledger sqlite|postgresql://…] [--seed N] [--json]

Each trial starts `travaux add`, `watch`, `reread` or `purge` as a user would, on reports of this script's own, and sends SIGKILL to
its whole process group, or in half the trials to the parent alone. One trial in four is killed at a moment drawn evenly from the
command's life, the others some milliseconds after the ledger changed for the n-th time, n drawn from as many as unkilled runs show.
What another connection saw just before the kill, and what the command had printed as done, is acknowledged. Then:

- the ledger opens, and `travaux check` finds nothing but files that no row names;
- all that was acknowledged is there, and nothing is there twice;
- the command, given again, ends well, and the ledger holds what that of an unkilled run holds, row by row, and word by word of the
  index, numbers and times apart;
- of a report that was purged nothing stands in any file, once the ledger was opened again;
- no process of it is left 20 seconds later.

A URL of PostgreSQL names a database from whose server others are made, and dropped. Exits with 1 if anything of this did not hold.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from crash_commands import PROJECT, Commands, FeedServer, follow, purged_places, purged_words, write_reports
from crash_ledgers import Contents, Watcher, contents_of, copy_ledger, difference, doubled, found_in_files, leave_draft, traces_of
from crash_processes import kill, left_of

from travaux.errors import TravauxError, UsageError
from travaux.join_resources import load_ledger_words
from travaux.store import Ledger, open_ledger
from travaux.store.check import check

COMMANDS = ("add", "watch", "reread", "purge")
SHARES = {"add": 0.3, "watch": 0.25, "reread": 0.25, "purge": 0.2}
REPORTS = 21  # of the script's own, besides copies, versions and what is refused
_EVEN = 0.25  # trials killed at a moment drawn evenly from the command's life
_DELAY = 0.012  # seconds between a change and the kill, on average: transactions take 5 to 60 ms here
_LONGEST = 120.0  # seconds for a command, 3 to 8 being usual
_GONE = 20.0  # seconds after which no process may be left
_LEFT_OVER = "files belong to no report"


@dataclass(frozen=True, slots=True)
class Plan:
    """A trial: what is killed, how and when.

    Args:
        moment: in seconds; else the kill comes `delay` seconds after `change` changes of the ledger's files,
        until: or, with a table and a number, once another connection sees so many rows in it.
    """

    number: int
    command: str
    processes: int = 1
    parent_only: bool = False
    moment: float | None = None
    change: int = 1
    delay: float = 0.0
    until: tuple[str, int] | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What unkilled runs showed of a command: seconds, changes of the ledger, the contents before and after."""

    seconds: float
    changes: int
    before: Contents
    after: Contents


@dataclass(frozen=True, slots=True)
class Scene:
    """What all trials share.

    Args:
        folder: where ledgers are made.
        stem: what the names of databases of PostgreSQL begin with.
        url: of a database of PostgreSQL; None for SQLite.
        traces: of the reports that are purged, by id: pieces of what is packed.
    """

    folder: Path
    stem: str
    url: str | None
    commands: Commands
    traces: dict[str, list[bytes]] = field(default_factory=dict)
    known: dict[str, Known] = field(default_factory=dict)


@dataclass(slots=True)
class Outcome:
    """What came of a trial: when the kill fell (before the first commit, during, after the last), and what did not hold."""

    plan: Plan
    phase: str = "before"
    acknowledged: int = 0
    left_over: bool = False
    seconds: float = 0.0
    problems: list[str] = field(default_factory=list)


@contextmanager
def ledger_at(scene: Scene, name: str, copied: str | None = None) -> Iterator[str]:
    """A place for a ledger, a copy of another one or empty; it is gone afterwards."""
    if scene.url is None:
        folder = scene.folder / name
        folder.mkdir()
        if copied is not None:
            copy_ledger(scene.folder / copied / "talks.db", folder / "talks.db")
        yield str(folder / "talks.db")
        shutil.rmtree(folder)
        return
    import psycopg
    from sqlalchemy.engine import make_url

    database = f"{scene.stem}_{name}"
    with psycopg.connect(scene.url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {database} TEMPLATE {f'{scene.stem}_{copied}' if copied else 'template0'}")
    yield make_url(scene.url).set(database=database, drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(scene.url, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {database} WITH (FORCE)")


@contextmanager
def opened(location: str) -> Iterator[Ledger]:
    """An open ledger, as commands open it."""
    with open_ledger(location, load_ledger_words()) as ledger:
        yield ledger


def start(line: Sequence[str], told: Path) -> subprocess.Popen[bytes]:
    """A command as a process group of its own, its standard error in a file."""
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": str(PROJECT / "src")}
    with told.open("wb") as stream:
        return subprocess.Popen(
            line, stdin=subprocess.DEVNULL, stdout=stream, stderr=stream, start_new_session=True, env=environment, cwd=PROJECT
        )


def wait_for(process: subprocess.Popen[bytes], plan: Plan, watcher: Watcher) -> int:
    """Wait until a command is to be killed, or has ended; how often the ledger changed meanwhile."""
    began, last, changes = time.monotonic(), watcher.state(), 0
    while process.poll() is None and time.monotonic() - began < _LONGEST:
        if plan.moment is not None and time.monotonic() - began >= plan.moment:
            break
        if plan.until is not None:
            if sum(table == plan.until[0] for table, _ in watcher.seen()) >= plan.until[1]:
                break
        elif (now := watcher.state()) != last:
            last, changes = now, changes + 1
            if plan.moment is None and changes >= plan.change:
                time.sleep(plan.delay)
                break
        time.sleep(0.0005)
    return changes


def run_trial(scene: Scene, plan: Plan) -> Outcome:
    """Kill a command once, and look at what is left."""
    began = time.monotonic()
    outcome = Outcome(plan)
    told = scene.folder / f"told-{plan.number}.txt"
    with ledger_at(scene, f"trial{plan.number}", "template" if plan.command in ("reread", "purge") else None) as location:
        if plan.command == "purge" and scene.url is None:
            leave_draft(Path(location), purged_words())
        line = scene.commands.line(plan.command, location, plan.processes)
        process, watcher = start(line, told), Watcher(location)
        wait_for(process, plan, watcher)
        seen = watcher.seen() if process.poll() is None else set()
        kill(process, parent_only=plan.parent_only)
        killed = time.monotonic()
        watcher.close()
        printed = told.read_text(errors="replace")
        outcome.acknowledged = len(seen)
        _inspect(scene, outcome, location, seen, printed)
        _repeat(scene, outcome, location, line, told)
        while left := left_of(process.pid):
            if time.monotonic() - killed > _GONE:
                outcome.problems.append(f"processes are left: {left}")
                break
            time.sleep(0.05)
    outcome.seconds = time.monotonic() - began
    return outcome


def _inspect(scene: Scene, outcome: Outcome, location: str, seen: set[tuple[str, str]], printed: str) -> None:
    """What a killed command left: does it open, is it sound, does it hold what was acknowledged?"""
    plan, known, problems = outcome.plan, scene.known[outcome.plan.command], outcome.problems
    purged = [article for article in scene.commands.reports if f"{article} purged" in printed]
    if scene.url is None:  # what was told to be purged is gone before anybody opens the ledger again
        problems += _traces_left(scene, location, purged)
    try:
        with opened(location) as ledger:
            found = contents_of(ledger)
            problems += _check(outcome, ledger)
    except UsageError as error:  # it isn't there, or is empty
        if seen or not {"no", "empty;"} & set(str(error).split()):
            problems.append(f"it doesn't open: {error}")
        return
    except TravauxError as error:
        problems.append(f"it doesn't open: {error}")
        return
    rows = {table: rows for table, rows in found.items() if rows}
    outcome.phase = "before" if found == known.before or not rows else "after" if found == known.after else "during"
    if _is_done(plan.command, printed) and found != known.after:
        problems += [f"it told that it was done, but {each}" for each in difference(found, known.after)]
    ids = {(table, json.loads(row)[0]) for table in found for row in found[table]}
    deleted = {article for kind, article in _tombstones(found)}
    lost = {each for each in seen - ids if plan.command != "purge" or each[0] == "tombstone"}
    problems += [f"acknowledged, and lost: {each}" for each in sorted(lost)]
    problems += [f"told as purged, and without a tombstone: {article}" for article in purged if article not in deleted]
    problems += doubled(found)
    if scene.url is None:
        problems += _traces_left(scene, location, [article for article in scene.commands.reports if article in deleted])


def _repeat(scene: Scene, outcome: Outcome, location: str, line: Sequence[str], told: Path) -> None:
    """The same command again: it ends well, and the ledger is that of an unkilled run."""
    process = start(line, told)
    try:
        status = process.wait(_LONGEST)
    except subprocess.TimeoutExpired:
        kill(process, parent_only=False)
        status = -1
    problems = outcome.problems
    if status not in (0, 1):
        problems.append(f"given again it ended with {status}: {told.read_text(errors='replace')[-300:].strip()}")
    try:
        with opened(location) as ledger:
            found = contents_of(ledger)
            problems += [f"given again: {each}" for each in _check(outcome, ledger)]
    except TravauxError as error:
        problems.append(f"given again, it doesn't open: {error}")
        return
    problems += [f"given again, {each}" for each in [*difference(found, scene.known[outcome.plan.command].after), *doubled(found)]]
    if scene.url is None and outcome.plan.command == "purge":
        problems += [f"given again: {each}" for each in _traces_left(scene, location, scene.commands.reports)]
        words = found_in_files(Path(location), (), purged_words())
        problems += [f"purged, and still there: {each}" for each in sorted(words)]
    told.unlink()


def _check(outcome: Outcome, ledger: Ledger) -> list[str]:
    """What `travaux check` finds but for files that no row names."""
    found = list(check(ledger))
    outcome.left_over = outcome.left_over or any(problem.what.endswith(_LEFT_OVER) for problem in found)
    return [f"check: {problem.what}, {problem.where}" for problem in found if not problem.what.endswith(_LEFT_OVER)]


def _tombstones(found: Contents) -> list[tuple[str, str]]:
    return [tuple(json.loads(row)[:2]) for row in found["tombstone"]]


def _traces_left(scene: Scene, location: str, articles: Sequence[str]) -> list[str]:
    pieces = [piece for article in articles for piece in scene.traces[article]]
    return [f"purged, and still there: {each}" for each in sorted(found_in_files(Path(location), pieces, ()))]


def _is_done(command: str, printed: str) -> bool:
    said = {"add": " added, ", "reread": " read again, ", "watch": "next look in", "purge": "\0"}
    return said[command] in printed


@contextmanager
def scene_of(url: str | None, wanted: Sequence[str], count: int = REPORTS) -> Iterator[Scene]:
    """Reports, the server that offers them, a ledger that holds them, and what unkilled runs of some commands show."""
    with tempfile.TemporaryDirectory(prefix="travaux-crash-") as folder, FeedServer(count) as server:
        write_reports(Path(folder) / "reports", count)
        scene = Scene(Path(folder), f"travaux_crash_{os.getpid()}", url, Commands(Path(folder) / "reports", server.feed))
        with ledger_at(scene, "template") as template:
            yield _prepared(_read_template(scene, template), wanted)


def _prepared(scene: Scene, wanted: Sequence[str]) -> Scene:
    """Run each command once without killing it."""
    for command in wanted:
        if command not in scene.known:
            with ledger_at(scene, f"whole_{command}", "template" if command in ("reread", "purge") else None) as location:
                scene.known[command] = _run_whole(scene, command, location)
    return scene


def _run_whole(scene: Scene, command: str, location: str) -> Known:
    """What an unkilled run shows: how long it takes, how often the ledger changes, what it then holds."""
    before = _contents_at(location) if command in ("reread", "purge") else {}
    watcher, began, told = Watcher(location), time.monotonic(), scene.folder / "told.txt"
    process = start(scene.commands.line(command, location), told)
    changes = wait_for(process, Plan(0, command, moment=_LONGEST), watcher)
    if process.wait() not in (0, 1):
        raise SystemExit(f"{command} fails unkilled: {told.read_text()}")
    watcher.close()
    return Known(time.monotonic() - began, changes, before, _contents_at(location))


def _read_template(scene: Scene, location: str) -> Scene:
    """Read all reports into a ledger, of which others are copies; choose those that are to be purged, and what to look for."""
    scene.known["add"] = _run_whole(scene, "add", location)
    with opened(location) as ledger:
        found = contents_of(ledger)
        captures = [json.loads(row) for row in found["capture"]]
        versions = {row[1] for row in captures if any(place in row[3] for place in purged_places())}
        articles = sorted({json.loads(row)[1] for row in found["version"] if json.loads(row)[0] in versions})
        traces = {article: traces_of(ledger, article) for article in articles}
    if scene.url is None:
        pieces = [piece for each in traces.values() for piece in each]
        there = found_in_files(Path(location), pieces, purged_words())
        assert {each.partition(",")[0] for each in there} == {"a piece of what was packed", *purged_words()}, there
    return replace(scene, commands=replace(scene.commands, reports=tuple(articles)), traces=traces)


def _contents_at(location: str) -> Contents:
    with opened(location) as ledger:
        return contents_of(ledger)


def draw(known: dict[str, Known], wanted: Sequence[str], trials: int, seed: int) -> list[Plan]:
    """What is killed when, by chance."""
    chance = random.Random(seed)
    shares = [SHARES[command] for command in wanted]
    plans = []
    for number in range(trials):
        command = wanted[number] if number < len(wanted) else chance.choices(wanted, shares)[0]
        plan = Plan(number, command, parent_only=chance.random() < 0.5)
        if command in ("add", "reread") and chance.random() < 0.25:
            plan = replace(plan, processes=2)
        if chance.random() < _EVEN:
            plan = replace(plan, moment=chance.uniform(0, 1.05 * known[command].seconds))
        else:
            change = chance.randint(1, max(1, known[command].changes))
            plan = replace(plan, change=change, delay=min(chance.expovariate(1 / _DELAY), 0.2))
        plans.append(plan)
    return plans


def table(outcomes: Sequence[Outcome]) -> str:
    """What came of the trials, by command."""
    heads = ("command", "trials", "before", "during", "after", "parent only", "files left", "rows seen", "held")
    rows = [heads]
    for command in (*COMMANDS, "all"):
        some = [each for each in outcomes if command in (each.plan.command, "all")]
        phases = Counter(each.phase for each in some)
        if some:
            counts = (phases["before"], phases["during"], phases["after"], sum(each.plan.parent_only for each in some))
            told = (sum(each.left_over for each in some), sum(each.acknowledged for each in some))
            rows.append((command, *map(str, (len(some), *counts, *told, sum(not each.problems for each in some)))))
    return "\n".join("".join(cell.ljust(9) if n == 0 else cell.rjust(12) for n, cell in enumerate(row)) for row in rows)


def main() -> None:
    """Run the trials, and print what came of them."""
    if sys.argv[1:2] == ["--follow"]:
        follow(*sys.argv[2:4])
        return
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trials", type=int, default=200)
    parser.add_argument("--commands", default=",".join(COMMANDS))
    parser.add_argument("--ledger", default="sqlite")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    wanted = arguments.commands.split(",")
    began = time.monotonic()
    with scene_of(None if arguments.ledger == "sqlite" else arguments.ledger, wanted) as scene:
        plans = draw(scene.known, wanted, arguments.trials, arguments.seed)
        with ProcessPoolExecutor(2) as pool:
            outcomes = []
            for outcome in pool.map(run_trial, [scene] * len(plans), plans):
                outcomes.append(outcome)
                for problem in outcome.problems[:8]:
                    print(f"{outcome.plan}, killed {outcome.phase}: {problem}", file=sys.stderr, flush=True)
    failed = [each for each in outcomes if each.problems]
    if arguments.json:
        told = [{**vars_of(each.plan), "phase": each.phase, "problems": each.problems} for each in outcomes]
        print(json.dumps({"trials": told, "failed": len(failed), "seconds": time.monotonic() - began}, indent=2))
    else:
        print(table(outcomes))
        print(f"{len(outcomes)} trials in {time.monotonic() - began:.0f} s, seed {arguments.seed}; {len(failed)} did not hold")
    raise SystemExit(1 if failed else 0)


def vars_of(plan: Plan) -> dict[str, object]:
    """A plan as a dictionary."""
    return {name: getattr(plan, name) for name in Plan.__slots__}


if __name__ == "__main__":
    main()
