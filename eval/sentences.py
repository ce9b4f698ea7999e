#!/usr/bin/env python3
"""Plain sentences, each with what must be read in it and what must not.

    eval/sentences.py [FILE ...] [--model NAME|FOLDER] [--half odd|even] [--errors] [--json]

Without files, all of `eval/sentences/`. A row has `id`, `text`, perhaps `published` (an ISO date), `wants` and `never`: each of
these an object with one key, the sort of an entry (`statement`, `move`, `document`, `issue`, `actor`), and as its value `quote`,
words that the entry's evidence (content, mentions) overlaps, and the fields that it must have. Actors stand by a name, or a
mention, that the text has for them; a move's `issue` by words of its label; null or [] asks for nothing there; of several strings
for a field of one value any is right. Of several entries at a want's words the best counts. A text is read within a headline,
a dateline and a last line, as a report.

* `rows`: share of the rows of which every want is there and no never;
* `wants`, `nevers`: share of the wants that are there, of the nevers that aren't;
* `SORT.found`, `SORT.FIELD`: share of the wants of that sort with an entry at their words, of fields asked that are right there.

`--half` takes every second row of each file: rules are made on the odd ones. `--errors` prints what is wrong in them.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from common import HERE, Counts, Evaluation, Figures, add_counts, half_of, make_parser, ratio, read_report, read_rows, show

FOLDER = HERE / "sentences"
HEAD = "Talks in Port Larne\n\nPORT LARNE, March 9, 2023 (Pelmar News) - "
TAIL = "\n\nThe lake was calm, and shops along the quay stayed open until late.\n"
DAY = "2023-03-09"
SPANS = {"statement": "content", "move": "evidence", "document": "mentions", "issue": "mentions", "actor": "mentions"}
ACTORS = frozenset({"speaker", "to", "party", "authors", "recipients", "within"})
WORDS = frozenset({"object", "condition", "label", "issue"})
WIRE = {("statement", "to"): "addressee"}

Row = Mapping[str, Any]
Entry = Mapping[str, Any]


def _plain(name: str) -> str:
    """A name without its article, possessive, case and points."""
    return re.sub(r"^(?:the|an?|its|their|his|her) |['’]s?$|\.", "", re.sub(r"\s+", " ", name.casefold().strip()))


class Told:
    """What was read in one text: entries by sort, and how its actors are called."""

    def __init__(self, record: Row) -> None:
        self.text = record["article"]["text"]
        self.actors = {actor["id"]: actor for actor in record["actors"]}
        self.record = record
        self.speakers = {s["id"]: s["speaker"] for s in record["statements"]}

    def spans(self, sort: str, entry: Entry) -> list[tuple[int, int]]:
        """Where an entry stands."""
        told = entry[SPANS[sort]]
        return [(s["start"], s["end"]) if isinstance(s, Mapping) else (s[0], s[1]) for s in told]

    def at(self, sort: str, quote: str) -> list[Entry]:
        """The entries of a sort that overlap quoted words of the text; a name that stands several times, at any of them."""
        places = [m.span() for m in re.finditer(re.escape(quote), self.text)]
        if not places:
            raise ValueError(f"expected words of the text as the quote, got {quote!r}: not in {self.text[:300]!r}")
        held = self.record[f"{sort}s"]
        return [e for e in held if any(a < y and b > x for a, b in self.spans(sort, e) for x, y in places)]

    def is_called(self, actor: str, name: str, *, above: bool) -> bool:
        """Whether a name is an actor's, or where `above` is true that of whom the actor acts for."""
        seen: set[str] = set()
        wanted, one = _plain(name), self.actors.get(actor)
        while one is not None and one["id"] not in seen:
            seen.add(one["id"])
            names = {_plain(one["name"])} | {_plain(self.text[m["start"] : m["end"]]) for m in one["mentions"]}
            if wanted in names or any(n.endswith(f" {wanted}") for n in names):
                return True
            one = self.actors.get(one["party"] or "") if above else None
        return False

    def are_called(self, actors: Sequence[str], names: Sequence[str], *, above: bool) -> bool:
        """Whether actors are those of these names, each one of them."""
        return all(any(self.is_called(a, n, above=above) for a in actors) for n in names) and all(
            any(self.is_called(a, n, above=above) for n in names) for a in actors
        )

    def is_right(self, sort: str, entry: Entry, field: str, wanted: Any) -> bool:
        """Whether a field of an entry is as wanted."""
        value = entry.get(WIRE.get((sort, field), field)) if field != "state" else [s["state"] for s in entry["history"]]
        if field == "within":
            value = self.speakers.get(value) if value else None
        if field in ACTORS:
            told = [value] if isinstance(value, str) else list(value or ())
            if field == "speaker":
                return any(self._is_one(told, name) for name in (wanted if isinstance(wanted, list) else [wanted]))
            names = [wanted] if isinstance(wanted, str) else list(wanted or ())
            return self.are_called(told, names, above=sort == "move" or field == "party")
        if field == "issue":
            value = next((i["label"] for i in self.record["issues"] if i["id"] == value), None)
        if field in WORDS:
            told = value if isinstance(value, str) else " ".join(self.text[a:b] for a, b in value or ())
            return not told if not wanted else _plain(wanted) in told.casefold()
        if isinstance(value, Mapping):
            value = value["value"]
        if field == "state":
            return wanted in value
        return value in wanted if isinstance(wanted, list) else value == wanted

    def _is_one(self, told: Sequence[str], name: str | None) -> bool:
        return not told if name is None else self.are_called(told, [name], above=False)

    def best(self, sort: str, want: Row) -> dict[str, bool] | None:
        """Which of a want's fields are right in the entry that has most of them; None where no entry is at its words."""
        fields = {name: value for name, value in want.items() if name != "quote"}
        judged = [{n: self.is_right(sort, e, n, v) for n, v in fields.items()} for e in self.at(sort, want["quote"])]
        return max(judged, key=lambda right: sum(right.values()), default=None)


def one(row: Row) -> tuple[str, Row]:
    """The sort and the value of a want."""
    ((sort, want),) = row.items()
    return sort, want


def read(row: Row, model: str) -> Told:
    """What is read in a row's text."""
    return Told(read_report(HEAD + row["text"] + TAIL, model, published=row.get("published", DAY)))


def judge(row: Row, told: Told) -> tuple[Counts, list[str]]:
    """Counts of a row, and what is wrong in it."""
    counts: Counts = Counter()
    wrong = []
    for sort, want in map(one, row.get("wants", ())):
        right = told.best(sort, want)
        counts["wants"] += 1
        counts[f"{sort}.found/"] += 1
        counts[f"{sort}.found"] += right is not None
        for name, is_right in (right or {}).items():
            counts[f"{sort}.{name}/"] += 1
            counts[f"{sort}.{name}"] += is_right
        if right is None or not all(right.values()):
            told_wrong = "not found" if right is None else "wrong " + ", ".join(n for n in right if not right[n])
            wrong.append(f"{sort} {dict(want)}: {told_wrong}")
    counts["wants_right"] = counts["wants"] - len(wrong)
    for sort, want in map(one, row.get("never", ())):
        right = told.best(sort, want)
        counts["nevers"] += 1
        counts["nevers_right"] += (is_kept := right is None or not all(right.values()))
        if not is_kept:
            wrong.append(f"{sort} {dict(want)}: must not be there")
    counts["rows"], counts["rows_right"] = 1, not wrong
    return counts, wrong


def rows_of(files: Sequence[Path], half: str | None = None) -> list[Row]:
    """The rows of files, and of the files of folders, or every second one of each."""
    each = [file for path in files for file in (sorted(path.glob("*.jsonl")) if path.is_dir() else [path])]
    return [row for path in each for row in half_of(list(read_rows(path)), half)]


def count(files: Sequence[Path], model: str) -> list[Counts]:
    """Counts of each row of the files."""
    return [judge(row, read(row, model))[0] for row in rows_of(files)]


def figures(counts: Counts) -> Figures:
    """The figures."""
    shares = {name: ratio(counts[f"{name}_right"], counts[name]) for name in ("rows", "wants", "nevers")}
    return shares | {name[:-1]: ratio(counts[name[:-1]], counts[name]) for name in sorted(counts) if name.endswith("/")}


EVALUATION = Evaluation("sentences", count, figures)


def main() -> None:
    """Measure files of sentences and print the figures, or what is wrong."""
    parser = make_parser(__doc__ or "", files=[FOLDER])
    parser.add_argument("--half", choices=("odd", "even"), help="every second row of each file, from the first or the second")
    parser.add_argument("--errors", action="store_true", help="print what is wrong, row by row")
    arguments = parser.parse_args()
    judged = [(row, *judge(row, read(row, arguments.model))) for row in rows_of(arguments.files, arguments.half)]
    if arguments.errors:
        for row, _, wrong in judged:
            if wrong:
                sys.stdout.write("\n   ".join([f"{row['id']}  {row['text']}", *wrong]) + "\n")
    show(figures(add_counts(c for _, c, _ in judged)), as_json=arguments.json)


if __name__ == "__main__":
    main()
