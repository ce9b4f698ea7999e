import os
import signal
import time
from pathlib import Path

import pytest

from travaux.reader import Caps, PageParser
from travaux.reader.page import Page
from travaux.record.article import Rejection

TEXT = "Norvask has walked out of talks on the Lissa river after what its foreign minister called an insult of a draft."
PAGE = f"<html><body><p>{TEXT}</p></body></html>"


def child_of(parser: PageParser) -> int:
    """The child's process id."""
    assert parser._process is not None
    return parser._process.pid


def test_one_process_parses_page_after_page():
    with PageParser() as parser:
        assert isinstance(parser.parse(PAGE, "x"), Page)
        first = child_of(parser)
        for _ in range(3):
            page = parser.parse(PAGE, "x")
            assert isinstance(page, Page)
            assert page.paragraphs == (("paragraph", TEXT),)
        assert child_of(parser) == first
    with pytest.raises(ProcessLookupError):
        os.kill(first, 0)


def test_a_process_started_ahead_is_the_one_that_parses():
    with PageParser() as parser:
        parser.start()
        parser.start()
        first = child_of(parser)
        assert isinstance(parser.parse(PAGE, "x"), Page)
        assert child_of(parser) == first


def test_a_process_that_never_got_a_page_is_ended():
    parser = PageParser()
    parser.start()
    first = child_of(parser)
    parser.close()
    with pytest.raises(ProcessLookupError):
        os.kill(first, 0)


def test_a_killed_process_costs_one_page_and_is_replaced():
    with PageParser() as parser:
        parser.parse(PAGE, "x")
        first = child_of(parser)
        os.kill(first, signal.SIGKILL)
        time.sleep(0.05)
        after = [parser.parse(PAGE, "x") for _ in range(2)]
        assert isinstance(after[-1], Page)
        assert child_of(parser) != first


def test_a_process_that_dies_over_a_page_is_a_rejection():
    with PageParser(Caps(memory=1)) as parser:  # too little to load anything
        result = parser.parse(PAGE, "report.html")
    assert isinstance(result, Rejection)
    assert (result.source, result.stage) == ("report.html", "parse")
    assert result.code in ("crashed", "too-complex")
    assert "save the report's text alone" in result.detail


def test_a_page_that_takes_too_much_processor_time_is_given_up():
    long = f"<html><body>{f'<p>{TEXT}</p>' * 20_000}</body></html>"
    with PageParser(Caps(seconds=0.05)) as parser:
        result = parser.parse(long, "slow.html")
        assert isinstance(result, Rejection)
        assert (result.code, "0.05 s of processor time" in result.detail) == ("deadline", True)
        assert parser._process is None


def test_a_parser_that_waits_for_ever_is_given_up():
    with PageParser(Caps(patience=0.2)) as parser:
        parser.parse(PAGE, "x")  # the start has time of its own
        os.kill(child_of(parser), signal.SIGSTOP)
        result = parser.parse(PAGE, "slow.html")
        assert isinstance(result, Rejection)
        assert result.code == "deadline"


def test_a_page_beyond_the_size_cap_is_not_parsed():
    with PageParser(Caps(bytes=1000)) as parser:
        result = parser.parse(PAGE + " " * 1000, "x")
        assert isinstance(result, Rejection)
        assert result.code == "too-large"
        assert parser._process is None


BOMBS = [
    ("nested", "<div>" * 50_000 + TEXT),
    ("attributes", f"<div {' '.join(f'a{n}={n}' for n in range(300_000))}>{TEXT}</div>"),
]


@pytest.mark.parametrize("bomb", [row[1] for row in BOMBS], ids=[row[0] for row in BOMBS])
def test_bombs_are_refused_at_once_and_the_process_lives_on(bomb, pages):
    pages.parse(PAGE, "x")
    process = child_of(pages)
    result = pages.parse(f"<html><body>{bomb}</body></html>", "bomb.html")
    assert isinstance(result, Rejection)
    assert result.code == "too-complex"
    assert isinstance(pages.parse(PAGE, "x"), Page)
    assert child_of(pages) == process


def test_what_a_library_prints_does_not_get_between_answers(tmp_path: Path):
    with PageParser() as parser:
        results = [parser.parse(page, "x") for page in ("", "<", "<html>", "\x00<p>", "<p>\ud800</p>", PAGE)]
    assert isinstance(results[-1], Page)
    assert all(isinstance(result, Page | Rejection) for result in results)
