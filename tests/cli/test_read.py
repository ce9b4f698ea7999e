"""`travaux read`: what it prints, and where."""

import json
import os
import pty
import re
import signal
import subprocess
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT, SAMPLES

from travaux import Record, __version__
from travaux.cli.models import ModelName
from travaux.model_files import MODELS

REPORT = "examples/reports/lissa-rejection.html"
TEXT = "examples/reports/portsmouth-opening.txt"
FULL = Path("/dev/full")
PATIENCE = 300  # seconds for a process that takes two: machines that run tests are busy


def test_json_prints_exactly_one_record(run, sample_records):
    result = run("read", REPORT, "--format", "json")
    assert (result.exit_code, result.stderr) == (0, "")
    assert Record.from_dict(json.loads(result.stdout)).to_dict() == sample_records["lissa-rejection.html"].to_dict()


def test_jsonl_prints_a_record_a_line_in_the_order_of_names(run, sample_records):
    result = run("read", "examples/reports", "--format", "jsonl")
    assert result.exit_code == 0
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [record["article"]["id"] for record in records] == [sample_records[p.name].article.id for p in SAMPLES]
    assert result.stderr == f"travaux: {len(SAMPLES)} read, 0 rejected\n"


def test_several_reports_can_be_named(run):
    result = run("read", REPORT, TEXT, "--format", "jsonl")
    titles = [json.loads(line)["article"]["title"] for line in result.stdout.splitlines()]
    assert titles == ["Saren: Karvelian draft ‘cannot be the basis of anything’", "Japan's terms are handed to the Russian envoys"]


def test_text_is_the_default(run):
    result = run("read", REPORT)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(
        "Saren: Karvelian draft ‘cannot be the basis of anything’\nThe Saren Courier · Wed 20 Mar 2019, 09:15"
    )
    assert "\x1b" not in result.stdout


def test_texts_of_several_reports_are_divided(run):
    result = run("read", TEXT, TEXT)
    first, second = result.stdout.split(f"\n{'─' * 24}\n\n")
    assert first == second


def test_statements_prints_every_word_with_its_source(run):
    short, full = run("read", TEXT).stdout, run("read", TEXT, "--statements").stdout
    assert "confidence 0." in full and "source “" in full
    assert "confidence" not in short and len(short) < len(full)


def test_html_prints_one_page(run):
    result = run("read", REPORT, "--format", "html")
    assert result.exit_code == 0
    assert result.stdout.startswith("<!doctype html>") and result.stdout.count("<html") == 1


def test_standard_input_is_read(run):
    data = (ROOT / TEXT).read_bytes()
    result = run("read", "-", "--format", "json", input=data)
    assert json.loads(result.stdout)["article"]["title"] == "Japan's terms are handed to the Russian envoys"


def test_a_given_date_overrides_the_page_and_a_conflict_is_shown(run):
    result = run("read", REPORT, "--published", "2019-05-02", "--format", "json")
    record = json.loads(result.stdout)
    assert (record["article"]["published"], record["article"]["published_basis"]) == ("2019-05-02", "given")
    assert [row["code"] for row in record["unresolved"] if row["field"] == "published"] == ["date-conflict"]


def test_a_date_of_retrieval_completes_a_date_without_a_year(run):
    name = "examples/reports/lissa-no-year.txt"
    without = json.loads(run("read", name, "--format", "json").stdout)["article"]
    assert (without["published"], without["retrieved"]) == (None, None)
    article = json.loads(run("read", name, "--retrieved", "2019-06-01", "--format", "json").stdout)["article"]
    assert (article["published"][:10], article["published_basis"]) == ("2019-03-22", "inferred")
    assert article["retrieved"] == "2019-06-01"


def test_a_model_can_be_chosen(run):
    record = json.loads(run("read", TEXT, "--model", "small", "--format", "json").stdout)
    assert record["made_by"]["model"]["name"] == "small"


def test_the_models_to_choose_from_are_those_that_ship():
    assert tuple(ModelName) == MODELS


def test_version_and_help(run):
    assert run("--version").stdout == f"travaux {__version__}\n"
    help_text = run("read", "--help").stdout
    for words in ("--published DATE", "--retrieved DATE", "--statements", "--format", "--model", "Exit status:"):
        assert words in help_text


@pytest.mark.parametrize("arguments", [["--help"], ["read", "--help"]])
def test_help_needs_no_model(arguments):
    code = f"import sys; sys.argv = ['travaux', *{arguments!r}]\nfrom travaux.cli import app\napp(standalone_mode=False)\n"
    code += "sys.exit('onnxruntime' in sys.modules or 'lxml' in sys.modules)"
    assert subprocess.run([os.sys.executable, "-c", code], stdout=subprocess.DEVNULL, check=False).returncode == 0


def read_all(descriptor):
    """What a terminal was sent until its other end was closed."""
    found = b""
    while True:
        try:
            piece = os.read(descriptor, 4096)
        except OSError:  # how Linux says that a terminal's other end is closed
            return found
        if not piece:
            return found
        found += piece


def test_a_terminal_gets_colours_and_folded_lines(start):
    ours, theirs = pty.openpty()
    process = start(
        "read", TEXT, "--model", "small", stdout=theirs, stderr=subprocess.PIPE, env={"COLUMNS": "60", "TERM": "xterm-256color"}
    )
    os.close(theirs)
    shown = read_all(ours).decode()
    os.close(ours)
    assert process.wait(PATIENCE) == 0
    assert "\x1b[1;36m" in shown
    plain = re.sub(r"\x1b\[[0-9;]*m", "", shown).replace("\r\n", "\n")
    assert max(map(len, plain.split("\n"))) <= 60


def test_progress_on_a_terminal_keeps_out_of_the_records(start, tmp_path):
    ours, theirs = pty.openpty()
    with (tmp_path / "records.jsonl").open("wb") as target:
        process = start(
            "read", REPORT, TEXT, "--model", "small", "--format", "jsonl", stdout=target, stderr=theirs, env={"TERM": "xterm"}
        )
        os.close(theirs)
        shown = read_all(ours).decode()
    os.close(ours)
    assert process.wait(PATIENCE) == 0
    assert "reading" in shown and "travaux: 2 read, 0 rejected" in shown
    records = [json.loads(line) for line in (tmp_path / "records.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [record["schema"] for record in records] == ["travaux.record/1"] * 2


def test_ctrl_c_ends_quietly(start):
    ours, theirs = pty.openpty()
    process = start("read", "-", "--model", "small", stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    os.close(theirs)
    assert b"press Ctrl-D" in process.stderr.readline()
    process.send_signal(signal.SIGINT)
    assert process.wait(PATIENCE) == 130
    assert process.stderr.read().strip() == b"travaux: interrupted"
    os.close(ours)


def test_a_closed_pipe_ends_quietly(start):
    process = start(
        "read", "examples/reports", "--model", "small", "--format", "jsonl", stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout.read(10) == b'{"schema":'
    process.stdout.close()
    assert process.wait(PATIENCE) == 0
    assert b"Traceback" not in process.stderr.read()


@pytest.mark.skipif(not FULL.exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told(start):
    with FULL.open("wb") as full:
        process = start("read", TEXT, "--model", "small", stdout=full, stderr=subprocess.PIPE)
        assert process.wait(PATIENCE) == 2
    assert process.stderr.read() == b"travaux: the output can't be written (No space left on device); check where it goes\n"


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_records_are_utf_8_whatever_the_terminal_is(start, encoding):
    process = start(
        "read", REPORT, "--model", "small", "--format", "json", stdout=subprocess.PIPE, env={"PYTHONIOENCODING": encoding}
    )
    out, _ = process.communicate(timeout=PATIENCE)
    assert json.loads(out.decode("utf-8"))["article"]["title"] == "Saren: Karvelian draft ‘cannot be the basis of anything’"


ROWS = [
    {"url": "https://herald.example/1", "date": "1905-08-12", "text": "Herr Velt said that the ports must stay open."},
    {"url": "https://herald.example/2", "date": "1905-08-13", "text": "The union of carters demanded ten shillings a week."},
    {"url": "https://herald.example/3", "date": "1905-08-13"},
]


def test_the_reports_of_a_table_or_an_archive_are_read_one_by_one(run, tmp_path):
    table, archive = tmp_path / "reports.jsonl", tmp_path / "reports.zip"
    table.write_text("\n".join(json.dumps(row) for row in ROWS), encoding="utf-8")
    with zipfile.ZipFile(archive, "w") as packed:
        packed.write(table, "reports.jsonl")
    for path in (table, archive):
        result = run("read", str(path), "--format", "jsonl")
        first, second, refused = (json.loads(line) for line in result.stdout.splitlines())
        assert (first["article"]["published"], first["article"]["url"]) == ("1905-08-12", "https://herald.example/1")
        assert [m["kind"] for m in second["moves"]] == ["demand"]
        assert refused["code"] == "bad-row"
        assert "2 read, 1 rejected" in result.stderr


def test_an_empty_table_is_an_empty_report(run, tmp_path):
    empty = tmp_path / "none.jsonl"
    empty.write_text("", encoding="utf-8")
    result = run("read", str(empty))
    assert (result.exit_code, "[empty]" in result.stderr) == (1, True)


def test_a_pipe_that_has_a_name_is_read(start, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    process = start("read", str(pipe), "--model", "small", stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    pipe.write_text("Herr Velt said that the ports must stay open.", encoding="utf-8")
    assert b"must stay open" in process.communicate(timeout=PATIENCE)[0]


def test_one_record_can_not_be_asked_of_a_table(run, tmp_path):
    table = tmp_path / "reports.jsonl"
    table.write_text(json.dumps(ROWS[0]), encoding="utf-8")
    assert "which holds many; use --format jsonl or text" in run("read", str(table), "--format", "json").stderr
