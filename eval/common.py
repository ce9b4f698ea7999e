"""What the evaluations share: articles from a corpus' own text, models, counts of documents, figures and how they are shown."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from travaux import analysis, model_files, pipeline, reader, resources
from travaux.analysis.values import Analysis
from travaux.record.article import Article, Block
from travaux.record.span import tagged_id

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent
MODELS = model_files.MODELS

_PAGES = reader.PageParser()  # starts a process only for markup

Counts = Counter[str]
Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A way to measure: `count` gives the counts of each document in files, `figures` turns summed counts into figures.

    Counts can be added, so that a figure is that of all documents together and can be resampled by document.
    """

    name: str
    count: Callable[[Sequence[Path], str], list[Counts]]
    figures: Callable[[Counts], Figures]


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """Rows of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def half_of(rows: Sequence[dict[str, Any]], half: str | None) -> Sequence[dict[str, Any]]:
    """The rows of odd or even lines of a file, the first line being 1, or all."""
    return rows if half is None else rows[(half == "even") :: 2]


def make_article(text: str, *, published: str | None = None) -> Article:
    """An article whose text is exactly `text` and whose blocks are its lines, so that a corpus' offsets hold."""
    blocks = tuple(Block("paragraph", m.start(), m.end()) for m in re.finditer(r"\S(?:.*\S)?", text))
    version = tagged_id("v1", text)
    basis = "given" if published else None
    return Article(tagged_id("a1", text), version, text, blocks, published=published, published_basis=basis, language="en")


def _name_and_folder(name: str) -> tuple[str, Path | None]:
    """How a model is asked for: by the name of one that ships, or by its folder."""
    return (name, None) if name in MODELS else (Path(name).name, Path(name))


def model_of(name: str) -> Any:
    """The model of that name, or the one in a folder, loaded once."""
    return model_files.load_model(*_name_and_folder(name))


def resources_of(name: str) -> Any:
    """Lexicons and the model of that name, loaded once."""
    return resources.load_resources(*_name_and_folder(name))


def analyse(text: str, model: str) -> Analysis:
    """All layers of a text, its lines being blocks."""
    return analysis.analyse(make_article(text), model_of(model))


def read_report(text: str, model: str, *, published: str | None = None) -> dict[str, Any]:
    """The record, in wire form, of a plain-text report; its date given if told.

    Raises:
        ValueError: the report was rejected.
    """
    options, tables = reader.ReadOptions(published=published), resources.load_reader_tables()
    article = reader.read_bytes(text.encode(), source="report", options=options, tables=tables, parser=_PAGES)
    if not isinstance(article, Article):
        raise ValueError(f"the report was rejected: {article.code}: {article.detail}")
    reading = pipeline.read_article(article, resources_of(model), reader.find_date_problems(article, tables))
    return reading.record.to_dict()


def add_counts(counts: Iterable[Counts]) -> Counts:
    """The sum of counts, zeros kept."""
    total: Counts = Counter()
    for one in counts:
        total.update(one)
    return total


def ratio(part: float, whole: float) -> float:
    """Part of a whole; 0 where there is no whole."""
    return part / whole if whole else 0.0


def f1(right: float, found: float, wanted: float) -> float:
    """Harmonic mean of right/found and right/wanted; 0 where nothing is right.

    >>> round(f1(2, 4, 2), 3)
    0.667
    """
    return ratio(2 * right, found + wanted)


def show(figures: Figures, *, as_json: bool) -> None:
    """Print figures: one flat JSON object, or a line each."""
    if as_json:
        sys.stdout.write(json.dumps({name: round(value, 4) for name, value in figures.items()}) + "\n")
        return
    width = max(map(len, figures), default=0)
    for name, value in figures.items():
        sys.stdout.write(f"{name:{width}}  {value:7.4f}\n")


def make_parser(doc: str, files: Sequence[Path] = ()) -> argparse.ArgumentParser:
    """Arguments that every evaluation takes: files, which may be left out where there are some by default, `--model`, `--json`."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*" if files else "+", type=Path, default=files, metavar="FILE")
    parser.add_argument("--model", default=model_files.DEFAULT_MODEL, help="a model that ships, or a folder that holds one")
    parser.add_argument("--json", action="store_true", help="print one flat JSON object of figures in 0..1")
    return parser


def main(evaluation: Evaluation, doc: str | None) -> None:
    """Measure the files that the command line names and print the figures."""
    arguments = make_parser(doc or "").parse_args()
    counts = evaluation.count(arguments.files, arguments.model)
    show(evaluation.figures(add_counts(counts)), as_json=arguments.json)
