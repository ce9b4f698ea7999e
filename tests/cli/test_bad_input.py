"""What goes wrong says what was expected, what came and what to do, and has the documented exit status."""

import json
import os
import sys

import pytest
from conftest import ROOT

from travaux.cli.batch import Outcome, read_each
from travaux.cli.exits import MEANINGS
from travaux.cli.sources import find_sources
from travaux.cli.text import render_text
from travaux.errors import ResourceError

REPORT = "examples/reports/portsmouth-opening.txt"
GOOD = (ROOT / REPORT).read_bytes()
LONG = b"The minister said on Tuesday that the dam would be opened. " * 90_000

REJECTED = {
    "empty": ("a.txt", b"", "empty", "got nothing"),
    "blank": ("a.txt", b" \n\n \n", "empty", "expected"),
    "only menus": ("a.html", b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "empty", "expected"),
    "binary": ("a.txt", bytes(range(256)) * 60, "not-text", "expected a page or plain text"),
    "picture": ("a.html", b"\x89PNG\r\n\x1a\n" + bytes(200), "not-text", "expected a page or plain text"),
    "five megabytes of text": ("a.txt", LONG, "too-large", "expected a report of at most 1,000,000 characters, got 5,309,999"),
    "nine megabytes": ("a.html", b"<p>water</p>" * 800_000, "too-large", "expected at most 8,000,000 bytes"),
    "French": (
        "a.txt",
        "Le ministre a déclaré mardi que le barrage serait ouvert avant la fin du mois, et que les deux pays signeraient. ".encode()
        * 4,
        "not-english",
        "expected English, its text is in 'fr'",
    ),
}


@pytest.mark.parametrize(("name", "data", "code", "words"), REJECTED.values(), ids=REJECTED)
def test_a_report_that_cannot_be_read_is_rejected(run, tmp_path, name, data, code, words):
    path = tmp_path / name
    path.write_bytes(data)
    result = run("read", str(path))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"travaux: {path}: ") and result.stderr.endswith(f" [{code}]\n")
    assert words in result.stderr and ";" in result.stderr


@pytest.mark.parametrize("format", ["json", "jsonl"])
def test_programs_get_the_rejection_as_one_object(run, tmp_path, format):
    path = tmp_path / "empty.html"
    path.write_bytes(b"")
    result = run("read", str(path), "--format", format)
    assert result.exit_code == 1
    rejection = json.loads(result.stdout)
    assert list(rejection) == ["schema", "source", "stage", "code", "detail", "traceback"]
    assert (rejection["schema"], rejection["source"], rejection["code"]) == ("travaux.rejection/1", str(path), "empty")
    assert rejection["traceback"] is None


def test_a_bad_file_never_ends_a_folder(run, tmp_path):
    (tmp_path / "a-good.txt").write_bytes(GOOD)
    (tmp_path / "b-empty.html").write_bytes(b"")
    (tmp_path / "c-broken.html").write_bytes(b"<html><body>" + b"<div>" * 5000)
    (tmp_path / "d-good.txt").write_bytes(GOOD)
    (tmp_path / ".hidden.txt").write_bytes(b"")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    result = run("read", str(tmp_path), "--format", "jsonl")
    assert result.exit_code == 1
    assert [json.loads(line)["schema"] for line in result.stdout.splitlines()] == [
        "travaux.record/1",
        "travaux.rejection/1",
        "travaux.rejection/1",
        "travaux.record/1",
    ]
    assert result.stderr.endswith("travaux: 2 read, 2 rejected\n")


def test_an_exception_that_nobody_foresaw_is_a_rejection_with_its_traceback(small_reader):
    sources = find_sources([str(ROOT / REPORT), str(ROOT / "examples/reports/portsmouth-treaty.txt")])

    def render(record):
        if record.article.title.startswith("Japan"):
            raise LookupError("no such thing")
        return record.article.title

    failed, read = read_each(sources, small_reader, render)
    assert (failed.source, failed.result.code, failed.result.source) == (sources[0], "failed", sources[0].name)
    assert "LookupError: no such thing" in failed.result.detail and "please report it" in failed.result.detail
    assert failed.result.traceback.startswith("Traceback") and "in render" in failed.result.traceback
    assert read == Outcome(sources[1], "Russia and Japan agree on peace; no indemnity")


def test_a_damaged_installation_ends_the_run(small_reader):
    def render(record):
        raise ResourceError("expected a data file, found none; reinstall travaux")

    with pytest.raises(ResourceError):
        list(read_each(find_sources([str(ROOT / REPORT)]), small_reader, render))


def test_a_file_that_cannot_be_opened_is_rejected(run, tmp_path):
    locked = tmp_path / "locked.txt"
    locked.write_bytes(GOOD)
    locked.chmod(0)
    if os.access(locked, os.R_OK):  # root may read everything, but not what no process has mapped
        if sys.platform != "linux":
            pytest.skip("needs a file that root can't read")
        locked = "/proc/self/mem"
    result = run("read", str(locked))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "the file can't be opened" in result.stderr and "[unreadable]" in result.stderr


@pytest.mark.enable_socket  # addresses in figures are looked up without a network, and none is connected to
@pytest.mark.parametrize(
    ("url", "code", "words"),
    [
        ("http://127.0.0.1/report.html", "refused-address", "no public address"),
        ("http://[::1]:8000/", "refused-address", "no public address"),
        ("https://192.168.1.1/", "refused-address", "no public address"),
        ("http://", "refused-address", "expected an http or https URL"),
        ("https://:0x/", "refused-address", "expected a URL"),
    ],
)
def test_a_url_that_is_private_or_none_is_refused_unfetched(run, url, code, words):
    result = run("read", url)
    assert (result.exit_code, result.stdout) == (1, "")
    assert words in result.stderr and f"[{code}]" in result.stderr


USAGE = {
    "no such file": (
        ["no-such-file.txt"],
        "expected a file, folder, URL or -, found nothing called 'no-such-file.txt'; check the spelling",
    ),
    "no name": ([""], "expected a file, folder, URL or -, found nothing called ''"),
    "another kind of URL": (
        ["ftp://example.org/a.txt"],
        "expected a URL of http:// or https://, got 'ftp://example.org/a.txt'; save the page",
    ),
    "several as one page": (
        ["examples/reports", "--format", "html"],
        "--format html expects one report, got 11; name one, or use --format jsonl",
    ),
    "several as one record": (
        [REPORT, REPORT, "--format", "json"],
        "--format json expects one report, got 2; name one, or use --format jsonl",
    ),
    "no date": ([REPORT, "--published", "yesterday"], "expected published as an ISO date such as 2022-02-16"),
    "no day of the calendar": ([REPORT, "--published", "2022-02-30"], "got '2022-02-30'"),
    "a day first": ([REPORT, "--retrieved", "16/02/2022"], "expected retrieved as an ISO date such as 2022-02-16"),
}


@pytest.mark.parametrize(("arguments", "words"), USAGE.values(), ids=USAGE)
def test_a_mistake_of_the_caller_says_what_to_do(run, arguments, words):
    result = run("read", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("travaux: ") and words in result.stderr and "Traceback" not in result.stderr


def test_a_folder_without_reports_is_a_mistake(run, tmp_path):
    (tmp_path / "figures.csv").write_text("1,2\n")
    result = run("read", str(tmp_path))
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"in the folder {tmp_path}, found none; name the files themselves" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["read", REPORT, "--model", "huge"], ["--model", "'huge'", "small", "large"]),
        (["read", REPORT, "--format", "xml"], ["--format", "'xml'", "text", "json", "jsonl", "html"]),
        (["read", REPORT, "--colour"], ["--colour"]),
        (["read"], ["Missing argument", "FILE|FOLDER|URL|-"]),
        (["reed"], ["reed"]),
    ],
)
def test_what_is_no_option_names_those_that_are(run, arguments, words):
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert all(word in result.stderr for word in words)


def test_help_tells_every_exit_status(run):
    shown = run("read", "--help").stdout
    for code, meaning in MEANINGS.items():
        assert f"{code.value}  {meaning}" in " ".join(shown.split()).replace(f"{code.value} {meaning}", f"{code.value}  {meaning}")


def test_what_could_steer_a_terminal_is_not_printed(run, tmp_path):
    path = tmp_path / "steer.html"
    headline = r"Dam \ud83d opens \u001b[31mred\u0007"
    path.write_text(
        f'<html><head><script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{headline}"}}</script></head>'
        "<body><h1>Dam</h1><p>The minister of water said on Tuesday that the dam would be opened before the end of the month.</p>"
        "<p>&ldquo;We shall &#27;[2J sign it,&rdquo; he told reporters.</p></body></html>"
    )
    text = run("read", str(path))
    assert text.exit_code == 0 and "\x1b" not in text.stdout and "\x07" not in text.stdout
    assert json.loads(run("read", str(path), "--format", "json").stdout)["article"]["title"]
    assert "\x1b" not in run("read", str(path), "--format", "html").stdout


def test_nothing_is_shortened_out_of_a_short_report(run, tmp_path):
    path = tmp_path / "short.txt"
    path.write_text("The dam of Lissa\n\nThe minister of water, Ana Velt, said on Tuesday that the dam would be opened in May.\n")
    assert "--statements" not in run("read", str(path)).stdout


def test_a_record_without_statements_says_so(sample_records):
    import dataclasses

    record = sample_records["portsmouth-opening.txt"]
    bare = dataclasses.replace(record, statements=(), unresolved=())
    shown = render_text(bare)
    assert "Nobody is quoted in it" in shown and " When" in shown and " Who is named" in shown
