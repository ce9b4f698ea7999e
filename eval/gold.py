#!/usr/bin/env python3
"""Records of whole reports against files of the shape of examples/gold.

    eval/gold.py FILE|FOLDER [...] [--model NAME|FOLDER] [--beside] [--json]

Each report is read as plain text with its date given (as `travaux read --published`), and scored by `eval/score.py`, whose
docstring says what counts as right. Figures of the scorer: `statements_f1`, `attributed_f1` (speaker right too), `cues_f1`,
`times_f1`, `said_f1`, `within_f1`, `addressee_f1`, `actors_f1` (speakers by name), `form`, `question`, `negated`, `title`,
`publisher`, `published`, `boilerplate` (left out), `spans_inside`; of moves `moves_f1` (kind right), `moves_any_kind_f1`,
`moves_party_f1`, `to_f1`, `condition_f1`, `move_time_f1`, `status_f1` (but for actual), `claimed_f1`, and as shares `status`, `by`,
`standing`, `issue`; of documents `documents_f1`, `document_states_f1`, `document_authors`, `document_pages`. And what is known
of what isn't known:

* `speakers_resolved`: share of the matched statements that have a speaker; `speakers_precision`: share of those where it is
  the right one; `speakers_candidates`: share of the others where the right one is among the candidates;
* `parties_precision`: of the matched moves that have a party, the share where it is the right one;
* `times_resolved`, `times_precision`, `times_candidates`: the same of the matched time expressions and their values.

For a report whose objects `data/seed_objects.json` lists (drawn up before the code that finds them): `object_overlap`, the mean
overlap in words (Dice) of the objects of the listed moves that are found, and `object_overlap_all`, that of all, 0 where not found.

`--beside` gives each file's or folder's figures a column of their own ("PATH.moves_f1" with `--json`), so that what was fitted to
the reports that were studied shows: `eval/gold.py --beside ../shared/gold/train ../shared/gold/dev`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from common import HERE, Counts, Evaluation, Figures, add_counts, f1, make_parser, ratio, read_report, show
from score import Pair, Tally, greedy, overlap

PRF = {
    "statements_f1": "statements",
    "attributed_f1": "attributed",
    "cues_f1": "cues",
    "times_f1": "times",
    "said_f1": "said",
    "within_f1": "within",
    "addressee_f1": "addressee",
    "actors_f1": "actors",
    "moves_f1": "moves",
    "moves_any_kind_f1": "moves, any kind",
    "moves_party_f1": "moves+party",
    "to_f1": "to",
    "condition_f1": "condition",
    "move_time_f1": "time",
    "status_f1": "status!",
    "claimed_f1": "claimed",
    "documents_f1": "documents",
    "document_states_f1": "doc states",
}
SHARES = {
    "form": "form",
    "question": "question",
    "negated": "negated",
    "title": "title",
    "publisher": "publisher",
    "published": "published",
    "boilerplate": "boilerplate left out",
    "spans_inside": "spans inside the text",
    "status": "status",
    "by": "by",
    "standing": "standing",
    "issue": "issue",
    "document_authors": "doc authors",
    "document_pages": "doc pages",
}

Record = Mapping[str, Any]


def gold_files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files named, and the JSON files of the folders named, except a manifest."""
    for path in paths:
        yield from sorted(p for p in path.glob("*.json") if p.name != "manifest.json") if path.is_dir() else [path]


def count_report(gold: Record, record: Record) -> Counts:
    """Counts of one report: the scorer's, and those of resolved and unresolved speakers, parties and times."""
    tally = Tally()
    pair = Pair(gold, record, tally)
    pair.score()
    counts: Counts = Counter()
    for name in PRF.values():
        for key, table in (("right", tally.hits), ("found", tally.predicted), ("wanted", tally.wanted)):
            counts[f"{name} {key}"] += table[name]
    for name in SHARES.values():
        counts.update({f"{name} right": tally.right[name], f"{name} asked": tally.asked[name]})
    wrong = sum(bool(what[-1]) for _, name, *what in tally.errors if name == "move party")
    counts.update({"parties right": int(tally.hits["moves+party"]), "parties resolved": int(tally.hits["moves+party"]) + wrong})
    counts.update(count_objects(pair))
    counts.update(count_speakers(pair))
    counts.update(count_times(pair))
    return counts


def candidates_of(record: Record, item: str, name: str) -> list[str]:
    """The values that a record says an unresolved field of an item may have."""
    rows = (row for row in record.get("unresolved", []) if row["item"] == item and row["field"] == name)
    return [candidate["value"] for row in rows for candidate in row.get("candidates", [])]


def count_field(name: str, *, resolved: bool, right: bool, among: bool) -> Counts:
    """Counts of one matched item's field."""
    return Counter(
        {
            f"{name} asked": 1,
            f"{name} resolved": resolved,
            f"{name} right": resolved and right,
            f"{name} open": not resolved,
            f"{name} among": not resolved and among,
        }
    )


def count_speakers(pair: Any) -> Counts:
    """Counts of the speakers of matched statements that aren't optional."""
    counts: Counts = Counter()
    for i, j in pair.matched.items():
        gold, found = pair.gold["statements"][i], pair.record["statements"][j]
        if gold.get("optional"):
            continue
        wanted = [gold["speaker"], *gold.get("speakers_also", [])]
        speaker = found.get("speaker")
        right = any(pair.same(x, speaker) for x in wanted)
        among = any(pair.same(x, c) for x in wanted for c in candidates_of(pair.record, found["id"], "speaker"))
        counts.update(count_field("speakers", resolved=speaker is not None, right=right, among=among))
    return counts


@cache
def listed_objects() -> dict[str, list[dict[str, Any]]]:
    """The listed moves of a report, by the SHA-256 of its text: `evidence` and `objects`, each of those one way to tell it."""
    listed = json.loads((HERE / "data/seed_objects.json").read_text(encoding="utf-8"))
    return {listed["sha256"]: listed["moves"]}


def match_moves(pair: Any) -> dict[int, int]:
    """Gold moves and the record's of the same kind, one to one, as the scorer matches them."""
    gold, found = pair.gold["moves"], pair.record.get("moves", [])
    kinds = [{m["kind"], *m.get("kinds_also", [])} for m in gold]
    wanted = [pair.align.gold_words(m["evidence"]) for m in gold]
    told = [pair.align.record_words(m["evidence"]) for m in found]
    optional = {i for i, m in enumerate(gold) if m.get("optional")}
    near = [(overlap(a, b), i, j) for i, a in enumerate(wanted) for j, b in enumerate(told) if found[j]["kind"] in kinds[i]]
    matched: dict[int, int] = greedy(near, 0.3, optional)
    return matched


def acts(pair: Any, wanted: Mapping[str, Any], move: Mapping[str, Any]) -> bool:
    """Whether a move's parties are those that the gold's has, as the scorer says."""
    if wanted["kind"] == "consult":
        also = [*wanted["to"], *wanted.get("party_also", [])]
        return bool(pair.all_of(wanted["party"], [*move["party"], *move["to"]], also))
    return bool(pair.all_of(wanted["party"], move["party"], wanted.get("party_also", [])))


def count_objects(pair: Any) -> Counts:
    """How far the objects of listed moves are right, in thousandths."""
    counts: Counts = Counter()
    listed = listed_objects().get(sha256(pair.gold["text"].encode()).hexdigest(), [])
    if not listed:
        return counts
    gold, found, matched = pair.gold["moves"], pair.record.get("moves", []), match_moves(pair)
    for row in listed:
        counts["objects listed"] += 1
        i = next(i for i, m in enumerate(gold) if m["evidence"] == row["evidence"])
        if i in matched:
            own = pair.align.record_words(found[matched[i]]["object"])
            counts["objects found"] += 1
            counts["objects right"] += round(1000 * max(overlap(pair.align.gold_words(spans), own) for spans in row["objects"]))
    return counts


def match_times(pair: Any) -> dict[int, int]:
    """Gold times and the record's that overlap, one to one, as the scorer matches them."""
    gold = [pair.align.gold_words([t["span"]]) for t in pair.gold["times"]]
    found = [pair.align.record_words([[t["start"], t["end"]]]) for t in pair.record.get("times", [])]
    optional = {i for i, t in enumerate(pair.gold["times"]) if t.get("optional")}
    pairs = [(overlap(a, b), i, j) for i, a in enumerate(gold) for j, b in enumerate(found) if a & b]
    matched: dict[int, int] = greedy(pairs, 0.4, optional)
    return {i: j for i, j in matched.items() if i not in optional}


def count_times(pair: Any) -> Counts:
    """Counts of the values of matched time expressions that aren't optional."""
    counts: Counts = Counter()
    for i, j in match_times(pair).items():
        gold, found = pair.gold["times"][i], pair.record["times"][j]
        wanted = {gold["value"], *gold.get("alternatives", [])}
        value = found.get("value")
        among = bool(wanted & set(candidates_of(pair.record, found["id"], "value")))
        counts.update(count_field("time values", resolved=value is not None, right=value in wanted, among=among))
    return counts


def count(files: Sequence[Path], model: str) -> list[Counts]:
    """Counts of each report of the files and folders."""
    counts = []
    for path in gold_files(files):
        gold = json.loads(path.read_text(encoding="utf-8"))
        counts.append(count_report(gold, read_report(gold["text"], model, published=gold["published"])))
    return counts


def figures(counts: Counts) -> Figures:
    """All figures that the reports ask for; one that nothing asks for is left out."""
    result = {}
    for figure, name in PRF.items():
        if counts[f"{name} found"] or counts[f"{name} wanted"]:
            result[figure] = f1(counts[f"{name} right"], counts[f"{name} found"], counts[f"{name} wanted"])
    for figure, name in SHARES.items():
        if counts[f"{name} asked"]:
            result[figure] = ratio(counts[f"{name} right"], counts[f"{name} asked"])
    if counts["parties resolved"]:
        result["parties_precision"] = ratio(counts["parties right"], counts["parties resolved"])
    if counts["objects listed"]:
        result["object_overlap"] = ratio(counts["objects right"], 1000 * counts["objects found"])
        result["object_overlap_all"] = ratio(counts["objects right"], 1000 * counts["objects listed"])
    for figure, name in (("speakers", "speakers"), ("times", "time values")):
        result[f"{figure}_resolved"] = ratio(counts[f"{name} resolved"], counts[f"{name} asked"])
        result[f"{figure}_precision"] = ratio(counts[f"{name} right"], counts[f"{name} resolved"])
        if counts[f"{name} open"]:
            result[f"{figure}_candidates"] = ratio(counts[f"{name} among"], counts[f"{name} open"])
    return result


EVALUATION = Evaluation("gold", count, figures)


def show_beside(columns: Mapping[str, Figures], *, as_json: bool) -> None:
    """Print several sets of figures: one flat JSON object with prefixed names, or a column each."""
    if as_json:
        show({f"{column}.{name}": value for column, found in columns.items() for name, value in found.items()}, as_json=True)
        return
    names = list(dict.fromkeys(name for found in columns.values() for name in found))
    width, wide = max(map(len, names)), max(8, *map(len, columns))
    print(" " * width, *(f"{column:>{wide}}" for column in columns))
    for name in names:
        print(f"{name:{width}}", *(f"{found[name]:{wide}.3f}" if name in found else " " * wide for found in columns.values()))


def run() -> None:
    """Measure what the command line names and print the figures."""
    parser = make_parser(__doc__ or "")
    parser.add_argument("--beside", action="store_true", help="the figures of each file or folder in a column of their own")
    arguments = parser.parse_args()
    if not arguments.beside:
        show(figures(add_counts(count(arguments.files, arguments.model))), as_json=arguments.json)
        return
    columns = {str(path): figures(add_counts(count([path], arguments.model))) for path in arguments.files}
    show_beside(columns, as_json=arguments.json)


if __name__ == "__main__":
    run()
