#!/usr/bin/env python3
"""How well items of two reports are joined, on pairs that two people have judged: such that blocking proposes and others.

`eval/joined_pairs.py draw LEDGER` draws pairs among the reports of a ledger (of news_open.jsonl and eval/ledger/first) and writes
where their items stand, no words: `eval/data/joined_pairs.jsonl`. `sheet LEDGER FILE` writes them with their words, for people to
judge. `score LEDGER` compares what the ledger's joining makes of them with the judgements in `eval/data/joined_pairs_judged.tsv`
(pair, one hand, other hand, settled: yes, no or unsure) and prints precision, recall and their Wilson intervals by sort. The rules
were mended by the errors on these pairs; `--pairs joined_pairs_fresh` are others, drawn before that and judged apart, by
whose errors they were mended later; `joined_pairs_third` and `joined_pairs_fourth` (which one hand has judged) came later, and
their errors were studied as well, and later those of `joined_pairs_fifth` and `joined_pairs_sixth`, which has no moves and
issues (drawn by the seed 20261130; the others weren't judged), and `joined_pairs_seventh`, alike (20261201).
`joined_pairs_eighth`, of all sorts, came after these (20261202), and their errors were studied too; of `joined_pairs_ninth`
(20261203) those on documents and issues were looked at after it had been scored, and later those of all sorts on 188 of them;
`joined_pairs_tenth` (20261204) is of shorter reports, and its errors were studied later; at those of `joined_pairs_eleventh`
(20261205, of reports up to 40,000 characters) and `joined_pairs_twelfth` (20261206, of the same) nobody has looked.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from travaux import open_ledger
from travaux.join_resources import load_join_words, load_name_rules, load_side_rules
from travaux.joins.bonds import NO_RULES
from travaux.joins.codebook import Talks, parse_codebook
from travaux.joins.content import content_of, content_of_act
from travaux.joins.deeds import STANCES
from travaux.joins.digesting import digest_of
from travaux.joins.explain import Explainer, Sort, Subject
from travaux.joins.item import name_of
from travaux.joins.joining import Joiner, joined
from travaux.joins.papers import Sightings
from travaux.joins.sayings import sayings_of
from travaux.joins.sightings import sightings_of
from travaux.joins.speakers import Actors, who_in
from travaux.joins.told import Told, known_by
from travaux.joins.utterances import Sayings
from travaux.ledger.words import words_of
from travaux.record.anchor import key_spans
from travaux.record.record import Record
from travaux.store import Ledger
from travaux.store import tables as t
from travaux.store.joins.items import explain_pairs
from travaux.store.joins.versions import told_of
from travaux.store.records import load_record
from travaux.store.reports import reports_where

HERE = Path(__file__).resolve().parent
STUDIED = "joined_pairs"
TALKS = HERE / "ledger" / "first" / "codebook.yaml"
NEWS_TALKS = Talks("news", ("Russia", "United States", "Ukraine", "NATO", "European Union", "Iran", "China", "North Korea"), ())
PROPOSED: dict[Sort, int] = {"actor": 120, "statement": 130, "document": 120, "move": 150, "issue": 80}
OTHERS = 20  # of each sort, that blocking doesn't propose
UNSURE = (0.3, 0.8)  # scores of half of those that it proposes
ROUNDS = 40
SEED = 20261126  # of the pairs that were studied; those of 20261127 that are none of these are the fresh ones; 20261128, the fourth
Refs = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Reports with their records, by version."""

    told: Mapping[str, Told]
    records: Mapping[str, Record]
    sources: Mapping[str, str]


def coverage_in(ledger: Ledger, *, whole: bool = True) -> Coverage:
    """The reports of a ledger, digested whole, or as far as moves and actors need it."""
    words = load_join_words()
    told, records, sources = {}, {}, {}
    with ledger.database.reading() as connection:
        for report in reports_where(connection, t.trail.c.place >= 0):
            records[report.version] = record = load_record(connection, report.reading)
            told[report.version] = told_of(report, digest_of(record, words, whole=whole))
            sources[report.version] = record.article.url or record.article.title or report.version
    return Coverage(told, records, sources)


@cache
def invented_talks() -> Talks:
    """Those of the invented negotiation."""
    return parse_codebook(yaml.safe_load(TALKS.read_text(encoding="utf-8")), TALKS.name)[0]


def talks_of(told: Told) -> Talks:
    """The talks that a report is of: the invented ones, or those of the news."""
    first = invented_talks()
    return first if told.day is not None and told.day[:4] == "2023" else NEWS_TALKS


class Drawer:
    """Draws pairs of items.

    Args:
        known: pairs of other sets, which aren't drawn again.
    """

    def __init__(self, coverage: Coverage, seed: int = SEED, known: Sequence[Mapping[str, Any]] = ()) -> None:
        self.coverage = coverage
        self.drawn = {_places(row) for row in known}
        self.words = load_join_words()
        self.actors = Actors(load_name_rules(), load_side_rules())
        self.chance = random.Random(seed)
        weights = self.words.weights
        self._joining: dict[str, Any] = {"statement": Sayings(self.actors, weights), "document": Sightings(self.actors, weights)}
        self._explainers: dict[str, Explainer] = {}
        self._known: dict[str, dict[tuple[str, str], Any]] = defaultdict(dict)

    def keyed(self, sort: Sort) -> dict[str, list[Subject]]:
        """Items of a sort by the keys that they are looked up by."""
        found: dict[str, list[Subject]] = defaultdict(list)
        seen: set[Any] = set()
        for told in self.coverage.told.values():
            for item, keys, same in self._items(sort, told):
                if same not in seen:
                    seen.add(same)
                    for key in keys:
                        found[key].append(Subject(told, item))
        return found

    def _items(self, sort: Sort, told: Told) -> Iterator[tuple[str, Iterable[str], Any]]:
        digest = told.digest
        if sort == "actor":
            for id, who in who_in(digest).items():
                self._known[sort][told.version, id] = who
                yield id, self.actors.keys(who), who
        elif sort == "statement":
            for saying in sayings_of(told, self.words):
                self._known[sort][saying.ref] = saying
                yield saying.ref[1], list(self._joining[sort].keys(saying)), saying.ref
        elif sort == "document":
            for sighting in sightings_of(told, self.words):
                self._known[sort][sighting.ref] = sighting
                yield sighting.ref[1], list(self._joining[sort].keys(sighting)), sighting.ref
        elif sort == "move":
            passed = frozenset(stem for party in talks_of(told).parties for stem in words_of(party))
            for act in digest.acts:
                if act.kind in STANCES:
                    content = content_of_act(act, self.words, passed)
                    yield (
                        act.move,
                        [f"{talks_of(told).name} {term}" for term in content.terms],
                        (told.day, tuple(sorted(content.terms))),
                    )
        else:
            for issue in digest.issues:
                yield issue.id, content_of(issue.labels[0], self.words).terms, issue.labels[0].lower()

    def proposed(self, sort: Sort) -> Iterator[tuple[Subject, Subject]]:
        """Pairs of different reports that share a key, in random order, each once."""
        seen: set[Refs] = set()
        groups = [group for group in self.keyed(sort).values() if len(group) > 1]
        self.chance.shuffle(groups)
        for _ in range(ROUNDS):  # rounds: of a key that many share not all pairs at once
            for group in groups:
                a, b = self.chance.sample(group, 2)
                pair: Refs = frozenset((a.ref, b.ref))
                if a.told.article != b.told.article and pair not in seen:
                    seen.add(pair)
                    yield a, b

    def others(self, sort: Sort) -> Iterator[tuple[Subject, Subject]]:
        """Pairs of reports not far from each other that share no key."""
        keyed = self.keyed(sort)
        keys: dict[tuple[str, str], set[str]] = defaultdict(set)
        for key, group in keyed.items():
            for each in group:
                keys[each.ref].add(key)
        items = sorted({each.ref: each for group in keyed.values() for each in group}.values(), key=lambda each: each.ref)
        near = sorted(items, key=lambda each: (talks_of(each.told).name, each.told.day or ""))
        while True:
            at = self.chance.randrange(len(near) - 1)
            a, b = near[at], near[min(len(near) - 1, at + 1 + self.chance.randrange(60))]
            if a.told.article != b.told.article and keys[a.ref].isdisjoint(keys[b.ref]):
                yield a, b

    def draw(self) -> Iterator[dict[str, Any]]:
        """Pairs, half of those that blocking proposes with scores in between."""
        for sort, count in PROPOSED.items():
            left = {True: count // 2, False: count - count // 2}
            for a, b in self._fresh(sort, self.proposed(sort)):
                score = self._score(sort, a, b)
                unsure = UNSURE[0] <= score <= UNSURE[1]
                if left[unsure] and (unsure or score > UNSURE[1] or left[unsure] > count // 6):  # of low scores not all
                    left[unsure] -= 1
                    yield self._row(sort, a, b, score, True)
                if not any(left.values()):
                    break
            others = self._fresh(sort, self.others(sort))
            for _ in range(OTHERS):
                a, b = next(others)
                yield self._row(sort, a, b, self._score(sort, a, b), False)

    def _fresh(self, sort: Sort, pairs: Iterable[tuple[Subject, Subject]]) -> Iterator[tuple[Subject, Subject]]:
        """Those that no other set has, and that stand somewhere."""
        for a, b in pairs:
            places = _places(self._row(sort, a, b, 0.0, False))
            if places not in self.drawn and all(at is not None for _, at in places[1:]):
                yield a, b

    def _score(self, sort: Sort, a: Subject, b: Subject) -> float:
        known = self._known.get(sort, {})
        if sort == "actor":
            return self.actors.compare(known[a.ref], known[b.ref]).score
        if a.ref in known and b.ref in known:  # as the explainer finds it, of which joining knows the reports
            earlier, later = sorted((known[a.ref], known[b.ref]), key=lambda each: each.order)
            return float(self._joining[sort].match(later, earlier).score)
        talks = talks_of(a.told)
        if talks.name not in self._explainers:
            self._explainers[talks.name] = Explainer(self.actors, self.words, talks)
        return self._explainers[talks.name].explain(a, b, NO_RULES).score

    def _row(self, sort: Sort, a: Subject, b: Subject, score: float, proposed: bool) -> dict[str, Any]:
        pair = sorted((a, b), key=lambda each: (each.told.day or "", each.ref))
        places = [{"source": self.coverage.sources[each.told.version], "spans": self._spans(each)} for each in pair]
        return {"sort": sort, "score": score, "proposed": proposed, "a": places[0], "b": places[1]}

    def _spans(self, each: Subject) -> list[list[int]]:
        return [list(span) for span in spans_of(self.coverage.records[each.told.version], each.item)]


def _places(row: Mapping[str, Any]) -> tuple[Any, ...]:
    """Which items a pair is of: their reports, and where they begin."""
    return (row["sort"], *((row[side]["source"], row[side]["spans"][0][0] if row[side]["spans"] else None) for side in ("a", "b")))


def spans_of(record: Record, item: str) -> tuple[tuple[int, int], ...]:
    """Where an item stands."""
    found = next(
        each for each in (*record.actors, *record.statements, *record.moves, *record.documents, *record.issues) if each.id == item
    )
    return tuple((start, end) for start, end in key_spans(found))


def items_of(record: Record, sort: Sort) -> Sequence[Any]:
    """The items of a sort."""
    lists = {"actor": record.actors, "statement": record.statements, "move": record.moves, "document": record.documents}
    return lists.get(sort, record.issues)


def find(record: Record, sort: Sort, spans: Sequence[Sequence[int]]) -> str | None:
    """The item that stands where a pair has it: the one that shares most with it, and at least half."""
    wanted = {at for start, end in spans for at in range(start, end)}
    ranked: list[tuple[float, str]] = []
    for item in items_of(record, sort):
        own = {at for start, end in key_spans(item) for at in range(start, end)}
        if shared := len(own & wanted):
            ranked.append((shared / len(own | wanted), item.id))
    best = max(ranked, default=(0.0, ""))
    return best[1] if best[0] >= 0.5 else None


def sheet(coverage: Coverage, rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Pairs with their words, for people to judge."""
    by_source = {source: version for version, source in coverage.sources.items()}
    for number, row in enumerate(rows, 1):
        yield f"## {number} {row['sort']}"
        for side in ("a", "b"):
            version = by_source[row[side]["source"]]
            record, told = coverage.records[version], coverage.told[version]
            yield f"{side}: {told.publisher}, {told.day}: {told.title}"
            item = next(
                (each for each in items_of(record, row["sort"]) if [list(s) for s in key_spans(each)] == row[side]["spans"]), None
            )
            yield f"   {_told(record, row['sort'], item, row[side]['spans'])}"
        yield ""


def _told(record: Record, sort: Sort, item: Any, spans: Sequence[Sequence[int]]) -> str:
    """An item's words with their sentences."""
    names = {actor.id: actor.name for actor in record.actors}
    words = " … ".join(record.article.text[start:end] for start, end in spans[:4])
    number = max((n for n, (start, _) in enumerate(record.sentences) if start <= spans[0][0]), default=0)
    around = record.article.text[
        record.sentences[max(0, number - 1)][0] : record.sentences[min(number + 1, len(record.sentences) - 1)][1]
    ]
    more = ""
    if sort == "move" and item is not None:
        what = record.quote(item.object) if item.object else "(no object)"
        more = f" [{', '.join(names[i] for i in item.party)} {item.kind}s: {what}; status {item.status}]"
    if sort == "statement" and item is not None:
        more = f" [speaker: {names.get(item.speaker or '', 'unknown')}]"
    if sort == "actor" and item is not None:
        more = f" [{item.name}, {item.kind}, {item.role or 'no role told'}, for {names.get(item.party or '', 'nobody told')}]"
    if sort in ("document", "issue") and item is not None:
        more = f" [{item.label}]"
    return f"«{' '.join(words.split())}»{more}\n   in: {' '.join(around.split())[:700]}"


class Joins:
    """What joining makes of items, as `travaux explain` tells it; of moves by the talks that pairs are of, else by their words.

    A ledger keeps the moves of its own talks joined, by the same rules: that this gives the same, tests/store/test_plays.py tells.
    """

    def __init__(self, ledger: Ledger, coverage: Coverage) -> None:
        self._ledger, self._actors = ledger, Actors(load_name_rules(), load_side_rules())
        told = known_by(coverage.told.values(), None)
        self._of: dict[tuple[str, str], Any] = {}
        for talks in {talks_of(each).name: talks_of(each) for each in told}.values():
            own = [each for each in told if talks_of(each).name == talks.name]
            found = joined(own, Joiner(talks, load_join_words()))
            for deed, node in found.deeds.values():
                if node is not None:
                    self._of[deed.told.version, deed.move] = found.places[node.id]

    def together(self, pairs: Sequence[tuple[Sort, Subject, Subject]]) -> list[bool]:
        """Whether the two items of each pair are joined."""
        asked = [(name_of(a.ref), name_of(b.ref)) for sort, a, b in pairs if sort != "move"]
        explained = explain_pairs(self._ledger, asked, self._actors)
        return [self._moves(a, b) if sort == "move" else next(explained).explanation.joined for sort, a, b in pairs]

    def _moves(self, a: Subject, b: Subject) -> bool:
        if a.ref in self._of and b.ref in self._of:
            return bool(self._of[a.ref] == self._of[b.ref])
        return Explainer(self._actors, load_join_words(), talks_of(a.told)).explain(a, b, NO_RULES).joined


def wilson(right: int, of: int, z: float = 1.96) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927)."""
    if not of:
        return 0.0, 1.0
    share, spread = right / of, z * z / of
    middle = (share + spread / 2) / (1 + spread)
    half = z * math.sqrt(share * (1 - share) / of + spread / (4 * of)) / (1 + spread)
    return middle - half, middle + half


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The pairs of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def pair_of(coverage: Coverage, row: Mapping[str, Any]) -> tuple[Sort, Subject, Subject] | None:
    """The items of a pair; None where a report has none where it should stand."""
    versions = {source: version for version, source in coverage.sources.items()}
    both = [versions[row[side]["source"]] for side in ("a", "b")]
    items = [find(coverage.records[v], row["sort"], row[side]["spans"]) for v, side in zip(both, "ab", strict=True)]
    a, b = (Subject(coverage.told[v], item or "") for v, item in zip(both, items, strict=True))
    return (row["sort"], a, b) if None not in items else None


def score(
    coverage: Coverage, joins: Joins, rows: Sequence[Mapping[str, Any]], judged: Sequence[str], *, show: bool
) -> dict[str, Any]:
    """Precision and recall of joining on judged pairs, by sort and of all; pairs that people left unsure count nowhere."""
    pairs = [pair_of(coverage, row) for row in rows]
    found_here = iter(joins.together([pair for pair in pairs if pair is not None]))
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for number, (row, pair, verdict) in enumerate(zip(rows, pairs, judged, strict=True), 1):
        joined_here = pair is not None and next(found_here)
        if verdict == "unsure":
            continue
        for name in (row["sort"], "all"):
            tally = counts[name]
            tally[0] += joined_here and verdict == "yes"
            tally[1] += joined_here and verdict == "no"
            tally[2] += not joined_here and verdict == "yes"
        if show and joined_here != (verdict == "yes"):
            print(
                number,
                row["sort"],
                "joined" if joined_here else "apart",
                row["score"],
                "proposed" if row["proposed"] else "",
                file=sys.stderr,
            )
    found: dict[str, Any] = {"pairs": len(rows), "unsure": judged.count("unsure"), "not_found": pairs.count(None)}
    for name, (right, wrong, missed) in counts.items():
        found[name] = {
            "precision": _share(right, right + wrong),
            "recall": _share(right, right + missed),
            "same": right + missed,
        }
    return found


def _share(right: int, of: int) -> list[float]:
    return [round(right / of if of else 0.0, 3), *(round(bound, 3) for bound in wilson(right, of))]


def agreement(rows: Sequence[Sequence[str]]) -> float | None:
    """Cohen's kappa of two hands; None where one alone has judged."""
    pairs = [(row[1], row[2]) for row in rows]
    if not all(other for _, other in pairs):
        return None
    same = sum(a == b for a, b in pairs) / len(pairs)
    by_chance = (
        sum(sum(a == value for a, _ in pairs) * sum(b == value for _, b in pairs) for value in ("yes", "no", "unsure"))
        / len(pairs) ** 2
    )
    return round((same - by_chance) / (1 - by_chance), 3)


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("draw", "sheet", "score"))
    parser.add_argument("ledger")
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--show", action="store_true", help="the numbers of pairs that are joined otherwise")
    parser.add_argument(
        "--pairs",
        default=STUDIED,
        help="their file in eval/data: joined_pairs, joined_pairs_fresh or joined_pairs_fourth (studied), or joined_pairs_third",
    )
    parser.add_argument("--seed", type=int, default=SEED, help="of pairs to draw")
    options = parser.parse_args()
    with open_ledger(options.ledger) as ledger:
        run(ledger, options)


def run(ledger: Ledger, options: argparse.Namespace) -> None:
    """Do what is asked."""
    pairs, judged_by = HERE / "data" / f"{options.pairs}.jsonl", HERE / "data" / f"{options.pairs}_judged.tsv"
    coverage = coverage_in(ledger, whole=options.what == "draw")
    if options.what == "draw":
        known = [row for path in sorted((HERE / "data").glob(f"{STUDIED}*.jsonl")) if path != pairs for row in rows_of(path)]
        drawn = Drawer(coverage, options.seed, known).draw()
        pairs.write_text("".join(json.dumps(row) + "\n" for row in drawn), encoding="utf-8")
        return
    rows = rows_of(pairs)
    if options.what == "sheet":
        options.file.write_text("\n".join(sheet(coverage, rows)), encoding="utf-8")
        return
    judged = [line.split("\t") for line in judged_by.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    found = score(coverage, Joins(ledger, coverage), rows, [row[3] for row in judged], show=options.show)
    print(json.dumps({"kappa": agreement(judged), **found}, indent=2))


if __name__ == "__main__":
    main()
