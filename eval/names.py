#!/usr/bin/env python3
"""Names against files of the shape of ner_conllpp_dev.jsonl, ner_uner_ewt_dev.jsonl or ner_gum.jsonl.

    eval/names.py FILE [FILE ...] [--model NAME|FOLDER] [--json] [--split dev]

Each row has `text` and `entities`, a list of {"start", "end", "type"}. The four kinds are person, organisation, place and
nationality; `eval/data/name_labels.tsv` says what each corpus' labels become:

* CoNLL (it has MISC): MISC is a nationality where `eval/data/nationalities.tsv` has its words, and nothing otherwise.
* Universal NER: it marks no nationalities, so found ones count neither way.
* GUM (labels in lower case) marks every mention, pronouns and descriptions too, and no nationalities. A mention is a name where
  it is made of capitalised words (with small words such as "of" inside), at most eight, once determiners, titles and a final
  "'s" are taken away; a single word that the file also writes in lower case is none. The longest of nested names stands.

A file whose rows have a `split` is read for that split only (`--split`; "all" for every row). `span_f1` asks for both ends,
`typed_f1` for the kind too. White space and punctuation at the ends of a span don't count.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from common import HERE, Counts, Evaluation, Figures, add_counts, analyse, f1, make_parser, read_rows, show

KINDS = frozenset({"person", "organisation", "place", "nationality"})
DEMONYM = "demonym?"
MOST_WORDS = 8  # longer ones are titles of works or descriptions

Name = tuple[int, int, str]


@cache
def read_table(name: str) -> tuple[tuple[str, ...], ...]:
    """Rows of a TSV file of eval/data, without comments and header."""
    lines = (HERE / "data" / name).read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and line[0] != "#")[1:]


@cache
def labels_of(corpus: str) -> Mapping[str, str]:
    """What the labels of a corpus become."""
    return {label: kind for name, label, kind in read_table("name_labels.tsv") if name == corpus}


@cache
def edge_words(place: str) -> frozenset[str]:
    """Words at the edge of a GUM mention that are no part of a name, or small words inside one."""
    return frozenset(word for word, where in read_table("gum_words.tsv") if where == place)


def is_nationality(words: str) -> bool:
    """Whether the words are one of the listed nationalities or its plural.

    >>> is_nationality("Germans"), is_nationality("Olympic")
    (True, False)
    """
    listed = {row[0] for row in read_table("nationalities.tsv")}
    plain = " ".join(words.lower().replace("-", " ").split())
    return plain in listed or plain.removesuffix("s") in listed


def corpus_of(rows: Sequence[Mapping[str, Any]]) -> str:
    """Which corpus' labels the rows use: `gum`, `conll` or `uner`."""
    found = {entity["type"] for row in rows for entity in row["entities"]}
    if any(label.islower() for label in found):
        return "gum"
    return "conll" if "MISC" in found else "uner"


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space and punctuation at its ends; a stop after a letter stays out too."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def name_within(text: str, start: int, end: int, lower: frozenset[str]) -> tuple[int, int] | None:
    """The name that a GUM mention is made of, None where it is a description or a pronoun.

    Args:
        lower: words that the corpus writes in lower case, by which a description at a sentence's start is known.
    """
    words = [(start + m.start(), start + m.end()) for m in re.finditer(r"[\w’'.&-]+", text[start:end])]
    while words and text[slice(*words[0])].lower().rstrip(".") in edge_words("edge"):
        words.pop(0)
    while words and re.fullmatch(r"['’]s?", text[slice(*words[-1])]):
        words.pop()
    if not words or len(words) > MOST_WORDS:
        return None
    forms = [text[a:b] for a, b in words]
    capital = [form[0].isupper() or form[0].isdigit() for form in forms]
    if not (capital[0] and capital[-1]) or not forms[0][0].isalpha():
        return None
    if not all(c or form.lower() in edge_words("inner") for c, form in zip(capital, forms, strict=True)):
        return None
    if len(forms) == 1 and re.sub(r"['’]s$", "", forms[0]).lower() in lower:
        return None
    last = re.sub(r"['’]s?$", "", forms[-1])
    return trim(text, words[0][0], words[-1][0] + len(last))


def gold_names(row: Mapping[str, Any], corpus: str, lower: frozenset[str]) -> set[Name]:
    """The names of a row by the four kinds; the longest of nested ones."""
    text, found = row["text"], set()
    for entity in row["entities"]:
        kind = labels_of(corpus).get(entity["type"], "-")
        span: tuple[int, int] | None = (entity["start"], entity["end"])
        if kind == DEMONYM:
            kind = "nationality" if is_nationality(text[entity["start"] : entity["end"]]) else "-"
        if kind != "-" and corpus == "gum":
            span = name_within(text, entity["start"], entity["end"], lower)
        if kind != "-" and span:
            found.add((*trim(text, *span), kind))
    return longest(found)


def longest(names: Iterable[Name]) -> set[Name]:
    """The names that overlap none longer; of equal ones the first by kind."""
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n[0] - n[1], n)):
        if all(name[1] <= a or name[0] >= b for a, b, _ in kept):
            kept.append(name)
    return set(kept)


def count_names(gold: set[Name], found: set[Name], marked: frozenset[str]) -> Counts:
    """Counts of spans and typed spans of one text; found names of a kind that the corpus doesn't mark are left out."""
    found = {name for name in found if name[2] in marked}
    spans = {n[:2] for n in gold} & {n[:2] for n in found}
    return Counter({"span right": len(spans), "typed right": len(gold & found), "found": len(found), "wanted": len(gold)})


def gold_rows(path: Path, split: str) -> Iterator[tuple[Mapping[str, Any], set[Name], frozenset[str]]]:
    """Rows of a file with their names, and the kinds that its corpus marks."""
    every = list(read_rows(path))
    corpus = corpus_of(every)
    marked = frozenset("nationality" if k == DEMONYM else k for k in labels_of(corpus).values()) & KINDS
    lower = frozenset(word for row in every for word in re.findall(r"\b[a-z]\w*", row["text"]))
    for row in every:
        if split in ("all", row.get("split", split)):
            yield row, gold_names(row, corpus, lower), marked


def count_row(row: Mapping[str, Any], gold: set[Name], marked: frozenset[str], model: str) -> Counts:
    """Counts of one row."""
    found = {(*trim(row["text"], n.start, n.end), n.label) for n in analyse(row["text"], model).names}
    return count_names(gold, found, marked)


def count(files: Sequence[Path], model: str, *, split: str = "dev") -> list[Counts]:
    """Counts of each row of the files."""
    return [count_row(*found, model) for path in files for found in gold_rows(path, split)]


def figures(counts: Counts) -> Figures:
    """`span_f1` and `typed_f1`."""
    return {f"{name}_f1": f1(counts[f"{name} right"], counts["found"], counts["wanted"]) for name in ("span", "typed")}


EVALUATION = Evaluation("names", count, figures)


def main() -> None:
    """Measure the files that the command line names and print the figures."""
    parser = make_parser(__doc__ or "")
    parser.add_argument("--split", default="dev", help="rows of which split, where a file has splits; all for every row")
    arguments = parser.parse_args()
    counts = count(arguments.files, arguments.model, split=arguments.split)
    show(figures(add_counts(counts)), as_json=arguments.json)


if __name__ == "__main__":
    main()
