#!/usr/bin/env python3
"""Where the time of reading goes.

    benchmarks/speed.py [--model NAME|FOLDER] [--reports N] [--json]

Reads reports made from the paragraphs of `examples/reports`, in this process, after a warm-up:

* `reports_a_second`: plain-text reports of 500 words, everything on;
* `encoder_share`, `layers_share`, `rest_share`, `bytes_share`: of that time, the encoders' graphs; decoding the other layers from
  its output; statements, actors and times; bytes to article;
* `moves_share`: the part of the rest that moves, issues and documents take;
* `ratio_to_encoder`: time of reading divided by the encoders' alone;
* `pages_a_second`: the sample pages through the parsing process, without what follows;
* `growth`: seconds a word at 4,000 words, divided by seconds a word at 500.

And a process of its own for each, five times, the median: `first_record_seconds` from start to the printed record of one sample
report, and `peak_megabytes` of that process.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import platform
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from travaux import analysis, pipeline, reader
from travaux.analysis import Model
from travaux.model_files import DEFAULT_MODEL
from travaux.record.article import Article
from travaux.resources import load_reader_tables, load_resources

PROJECT = Path(__file__).resolve().parent.parent
SAMPLES = PROJECT / "examples/reports"
RUNS = 5
_PAGES = reader.PageParser()  # starts a process only for markup


def paragraphs() -> list[str]:
    """Paragraphs of prose of the sample texts."""
    texts = [p.read_text(encoding="utf-8") for p in sorted(SAMPLES.glob("*.txt"))]
    return [block for text in texts for block in re.split(r"\n\s*\n", text) if len(block.split()) > 15]


def make_report(number: int, words: int) -> str:
    """A text of so many words, its paragraphs in an order of its own."""
    source = paragraphs()
    turned = itertools.cycle(source[number % len(source) :] + source[: number % len(source)])
    kept: list[str] = []
    while sum(len(p.split()) for p in kept) < words:
        kept.append(next(turned))
    return "\n\n".join(kept)


class Stopwatch:
    """Sums the time that wrapped functions take."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def wrap(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, timed."""

        def timed(*args: Any, **kwargs: Any) -> Any:
            began = time.perf_counter()
            try:
                return function(*args, **kwargs)
            finally:
                self.seconds += time.perf_counter() - began

        return timed


@contextmanager
def timed_moves(watch: Stopwatch) -> Iterator[None]:
    """Time what finds moves, issues and documents; what yields is drained within its time."""
    names = ("find_triggers", "asked_pronouns", "read_moves", "find_documents", "code_moves", "link_moves")
    known = {name: getattr(pipeline, name) for name in names}

    def drained(function: Callable[..., Any]) -> Callable[..., Any]:
        def whole(*args: Any, **kwargs: Any) -> Any:
            result = function(*args, **kwargs)
            return list(result) if isinstance(result, Iterator) else result

        return whole

    for name, function in known.items():
        setattr(pipeline, name, watch.wrap(drained(function)))
    try:
        yield
    finally:
        for name, function in known.items():
            setattr(pipeline, name, function)


def to_article(text: str) -> Article:
    """The article of a plain text."""
    options = reader.ReadOptions(published="1905-08-26")
    article = reader.read_bytes(text.encode(), source="report", options=options, tables=load_reader_tables(), parser=_PAGES)
    assert isinstance(article, Article), article
    return article


def timed_model(model: Model, watch: Stopwatch) -> Model:
    """A model whose encoder is timed, and the one beside it."""
    beside = replace(model.moves, run=watch.wrap(model.moves.run)) if model.moves is not None else None
    return replace(model, run=watch.wrap(model.run), moves=beside)


def measure_reading(model: str, count: int) -> dict[str, float]:
    """Figures of reading `count` reports of 500 words, one after another."""
    encoder, layers, moves = Stopwatch(), Stopwatch(), Stopwatch()
    resources = load_resources(model)
    resources = replace(resources, model=timed_model(resources.model, encoder))
    texts = [make_report(i, 500) for i in range(count)]
    pipeline.read_article(to_article(texts[0]), resources)
    encoder.seconds = bytes_seconds = total = 0.0
    with timed_moves(moves):
        for text in texts:
            began = time.perf_counter()
            article = to_article(text)
            bytes_seconds += time.perf_counter() - began
            pipeline.read_article(article, resources)
            total += time.perf_counter() - began
    seconds = encoder.seconds
    for text in texts:
        layers.wrap(analysis.analyse)(to_article(text), resources.model)
    decoding = layers.seconds - (encoder.seconds - seconds)
    return {
        "reports_a_second": count / total,
        "encoder_share": seconds / total,
        "layers_share": decoding / total,
        "rest_share": (total - seconds - decoding - bytes_seconds) / total,
        "moves_share": moves.seconds / total,
        "bytes_share": bytes_seconds / total,
        "ratio_to_encoder": total / seconds,
    }


def measure_growth(model: str) -> float:
    """Seconds a word of a report of 4,000 words over those of one of 500."""
    resources = load_resources(model)

    def seconds_a_word(words: int) -> float:
        text = make_report(3, words)
        times = []
        for _ in range(3):
            began = time.perf_counter()
            pipeline.read_article(to_article(text), resources)
            times.append(time.perf_counter() - began)
        return min(times) / len(text.split())

    return seconds_a_word(4000) / seconds_a_word(500)


def measure_pages() -> float:
    """Sample pages parsed to articles in a second."""
    pages = [p.read_bytes() for p in sorted(SAMPLES.glob("*.html"))]
    with reader.PageParser() as parser:

        def read(data: bytes) -> None:
            options = reader.ReadOptions()
            reader.read_bytes(data, source="page", options=options, tables=load_reader_tables(), parser=parser)

        read(pages[0])
        began = time.perf_counter()
        for data in pages * 5:
            read(data)
        return 5 * len(pages) / (time.perf_counter() - began)


def fresh_processes(model: str) -> Iterator[tuple[float, float]]:
    """Seconds and peak megabytes of a process that prints one record."""
    report = str(sorted(SAMPLES.glob("*.txt"))[0])
    for _ in range(RUNS + 1):
        began = time.perf_counter()
        command = [sys.executable, "-m", "travaux", "read", "--model", model, "--format", "json", report]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        usage = os.wait4(process.pid, 0)[2]
        yield time.perf_counter() - began, usage.ru_maxrss / 1024


def measure(model: str, count: int) -> dict[str, float]:
    """All figures of one model."""
    figures = measure_reading(model, count)
    figures["pages_a_second"] = measure_pages()
    figures["growth"] = measure_growth(model)
    runs = list(fresh_processes(model))[1:]  # the first one warms the file cache
    figures["first_record_seconds"] = statistics.median(seconds for seconds, _ in runs)
    figures["peak_megabytes"] = statistics.median(megabytes for _, megabytes in runs)
    return figures


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", default=DEFAULT_MODEL)
    parser.add_argument("--reports", type=int, default=20)
    parser.add_argument("--json", action="store_true", help="print one flat JSON object")
    arguments = parser.parse_args()
    figures = measure(arguments.model, arguments.reports)
    if arguments.json:
        print(json.dumps({name: round(value, 4) for name, value in figures.items()}))
        return
    print(f"model {arguments.model}, {os.cpu_count()} processors, {platform.machine()}, Python {platform.python_version()}")
    for name, value in figures.items():
        print(f"{name:22} {value:9.3f}")


if __name__ == "__main__":
    main()
