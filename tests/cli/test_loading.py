"""What a command loads: one that asks a ledger is to answer at once, and most of that time goes into loading."""

import json
import os
import subprocess
import sys

import pytest
from conftest import ROOT
from store_factory import add, capture_of, open_at

from travaux.cli.commands import COMMANDS

# Each takes from 20 ms (PyYAML) to a second (a model's runtime) to load, and none is needed to ask.
HEAVY = {
    "alembic",
    "charset_normalizer",
    "feedparser",
    "htmldate",
    "httpx",
    "lxml",
    "multiprocessing",
    "numpy",
    "onnxruntime",
    "psycopg",
    "py3langid",
    "pyarrow",
    "rapidfuzz",
    "rich.console",
    "tokenizers",
    "trafilatura",
    "yaml",
}
# What adds, reads and joins: the parts of Travaux that bring these in, or are as slow themselves for all their classes.
ADDING = {
    "travaux.analysis",
    "travaux.extract",
    "travaux.ingest",
    "travaux.intake",
    "travaux.ledger.likeness",
    "travaux.ledger.notes",
    "travaux.reader.read",
    "travaux.reading",
    "travaux.resources",
    "travaux.store.append",
    "travaux.store.derive",
    "travaux.store.joins.keep",
}
RECORDS = {"travaux.record.record", "travaux.record.judgement", "travaux.record.wire"}
ASKING = [
    ["state"],
    ["trace", "dam"],
    ["conflicts"],
    ["chronology"],
    ["status"],
    ["changes", "--since", "2022-02-16"],
    ["search", "dam"],
    ["show", "first.txt"],
    ["show", "{move}"],
    ["explain", "{move}", "{other}"],
]
OF_RECORDS = ("search", "show", "explain")
IN_PLAIN_SQL = ("state", "trace", "conflicts", "chronology", "changes")  # SQLAlchemy takes 0.2 s, as long as such an answer
PROGRAM = """
import json, sys
from travaux.cli import app
try:
    app(sys.argv[1:])
finally:
    sys.stdout.flush()
    print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A ledger of two reports, joined."""
    place = tmp_path_factory.mktemp("loading") / "talks.db"
    with open_at(place, create=True) as ledger:
        add(ledger, capture_of("First", "Ana Velt proposed the upper dam stays open until 4 May.", source="first.txt"))
        add(ledger, capture_of("Second", "Ivo Kern rejected the upper dam staying open.", source="second.txt"))
    started(["state"], place)  # which joins
    return place


@pytest.fixture(scope="module")
def named(place):
    """Two moves of it, by the names that people call them by."""
    hits = json.loads(started(["search", "dam", "--format", "json"], place)[0])["hits"]
    moves = [f"{hit['article']}#{item['id']}" for hit in hits for item in hit["items"] if item["id"].startswith("m1:")]
    return dict(zip(("move", "other"), moves, strict=True))


def started(arguments, place):
    """What a command says, and the modules that its process has loaded when it ends."""
    command = [sys.executable, "-c", PROGRAM, *arguments, "--ledger", str(place)]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ}, capture_output=True, text=True, check=True)
    return done.stdout, json.loads(done.stderr.splitlines()[-1])


def loaded(modules, unwanted):
    return sorted(module for module in modules for each in unwanted if module == each or module.startswith(f"{each}."))


@pytest.mark.parametrize("arguments", ASKING, ids=" ".join)
def test_asking_loads_nothing_that_only_reading_adding_and_joining_need(place, named, arguments):
    said, modules = started([each.format(**named) for each in arguments], place)
    assert said.strip()
    assert "travaux.store.ledger" in modules
    assert loaded(modules, HEAVY | ADDING) == []
    others = {f"travaux.cli.{module}" for module in COMMANDS.values()} - {f"travaux.cli.{COMMANDS[arguments[0]]}"}
    assert loaded(modules, others - {"travaux.cli.ledger", "travaux.cli.search", "travaux.cli.items"}) == []
    if arguments[0] not in OF_RECORDS:
        assert loaded(modules, RECORDS) == []
    assert (arguments[0] in IN_PLAIN_SQL) == (loaded(modules, {"sqlalchemy"}) == [])


def test_who_mistypes_is_told_of_the_command_that_was_meant(run):
    result = run("conflict")
    assert result.exit_code == 2 and "No such command 'conflict'. Did you mean 'conflicts'?" in result.stderr
