#!/usr/bin/env python3
"""Attribution spans and whole attributions against files of the shape of polnear_dev.jsonl.

    eval/attribution.py FILE [FILE ...] [--model NAME|FOLDER] [--json]

Each row has `text` and `attributions`, a list of {"source", "cue", "content"} with lists of [start, end]. Measured in
words (letters and digits with inner apostrophes, hyphens and stops, or one other character), as the trials were:

* spans of one role with only white space between them are one span;
* a word has one role: of spans that overlap, the one that begins first stands, in the gold and in what was found; attributions
  found inside the content of others are not asked for, since this kind of corpus marks one layer;
* `exact_source`, `exact_cue`, `exact_content`: F1 of spans, both ends right;
* `attribution_overlap`: F1 of attributions that have a cue and a content, matched one to one (most shared words of cue, counted
  thrice, and content first), all three roles overlapping (no source on either side counts as such); `attribution_strict`: all words
  of all three equal, punctuation aside.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from common import Counts, Evaluation, Figures, analyse, f1, main, read_rows

from travaux.analysis.values import Analysis

ROLES = ("source", "cue", "content")
WORD = re.compile(r"\w+(?:[’'\-.]\w+)*|[^\w\s]")

CharSpans = Iterable[Sequence[int]]
Attribution = Mapping[str, CharSpans]


@dataclass(frozen=True, slots=True)
class Piece:
    """A span of words with its role and the number of its attribution."""

    role: str
    start: int
    end: int
    number: int


class Words:
    """The words of a text, by which spans are compared."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = [m.span() for m in WORD.finditer(text)]
        self.starts = [start for start, _ in self.spans]
        self.bare = [end - start > 1 or text[start].isalnum() for start, end in self.spans]

    def range_of(self, start: int, end: int) -> tuple[int, int]:
        """Half-open word range of a character span; a word that it cuts counts as inside."""
        first = bisect_left(self.starts, start)
        if first and self.spans[first - 1][1] > start:
            first -= 1
        return first, bisect_left(self.starts, end)

    def pieces_of(self, attributions: Iterable[Attribution]) -> list[Piece]:
        """Pieces in text order, those that overlap an earlier one left out."""
        pieces = []
        for number, attribution in enumerate(attributions):
            for role in ROLES:
                for start, end in join_spans(self.text, attribution[role]):
                    first, last = self.range_of(start, end)
                    if last > first:
                        pieces.append(Piece(role, first, last, number))
        taken: set[int] = set()
        kept = []
        for piece in sorted(pieces, key=lambda p: (p.start, p.end)):
            inside = range(piece.start, piece.end)
            if taken.isdisjoint(inside):
                taken.update(inside)
                kept.append(piece)
        return kept


def join_spans(text: str, spans: CharSpans) -> list[tuple[int, int]]:
    """Spans trimmed of white space, those that overlap or have only white space between them joined."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted((a, b) for a, b in spans):
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start >= end:
            continue
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def word_sets(words: Words, pieces: Iterable[Piece]) -> list[dict[str, set[int]]]:
    """For each attribution that kept a piece, the words of each role without punctuation."""
    found: dict[int, dict[str, set[int]]] = {}
    for piece in pieces:
        roles = found.setdefault(piece.number, {role: set() for role in ROLES})
        roles[piece.role].update(i for i in range(piece.start, piece.end) if words.bare[i])
    return list(found.values())


def match_attributions(gold: list[dict[str, set[int]]], found: list[dict[str, set[int]]]) -> list[tuple[int, int]]:
    """One-to-one pairs of gold and found attributions, those that share most words first."""
    owners: dict[tuple[str, int], list[int]] = defaultdict(list)
    for i, roles in enumerate(gold):
        for role in ("cue", "content"):
            for word in roles[role]:
                owners[role, word].append(i)
    scored = []
    for j, roles in enumerate(found):
        shared: Counter[int] = Counter()
        for role, weight in (("cue", 3), ("content", 1)):
            for word in roles[role]:
                shared.update(dict.fromkeys(owners.get((role, word), ()), weight))
        scored += [(-value, i, j) for i, value in shared.items()]
    pairs, used_gold, used_found = [], set(), set()
    for _, i, j in sorted(scored):
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            pairs.append((i, j))
    return pairs


def count_text(text: str, gold: Iterable[Attribution], found: Iterable[Attribution]) -> Counts:
    """Counts of spans and attributions, right, found and wanted, for one text."""
    words = Words(text)
    wanted, given = words.pieces_of(gold), words.pieces_of(found)
    counts: Counts = Counter()
    for role in ROLES:
        a = {(p.start, p.end) for p in wanted if p.role == role}
        b = {(p.start, p.end) for p in given if p.role == role}
        counts.update({f"{role} right": len(a & b), f"{role} found": len(b), f"{role} wanted": len(a)})
    whole = {p.number for p in given if p.role == "content"} & {p.number for p in given if p.role == "cue"}
    gold_sets = word_sets(words, wanted)
    found_sets = word_sets(words, (p for p in given if p.number in whole))
    counts.update({"attribution found": len(found_sets), "attribution wanted": len(gold_sets)})
    for i, j in match_attributions(gold_sets, found_sets):
        g, r = gold_sets[i], found_sets[j]
        source = bool(g["source"] & r["source"]) or not (g["source"] or r["source"])
        counts["overlap right"] += bool(g["cue"] & r["cue"]) and source and bool(g["content"] & r["content"])
        counts["strict right"] += g == r
    return counts


def found_in(layers: Analysis) -> list[dict[str, list[tuple[int, int]]]]:
    """The outer layer's attributions as character spans by role."""
    return [{role: [(s.start, s.end) for s in getattr(one, role)] for role in ROLES} for one in layers.attributions]


def count(files: Sequence[Path], model: str) -> list[Counts]:
    """Counts of each row of the files."""
    rows = (row for path in files for row in read_rows(path))
    return [count_text(row["text"], row["attributions"], found_in(analyse(row["text"], model))) for row in rows]


def figures(counts: Counts) -> Figures:
    """The five figures, F1 in 0..1."""
    result = {f"exact_{r}": f1(counts[f"{r} right"], counts[f"{r} found"], counts[f"{r} wanted"]) for r in ROLES}
    for name in ("overlap", "strict"):
        result[f"attribution_{name}"] = f1(counts[f"{name} right"], counts["attribution found"], counts["attribution wanted"])
    return result


EVALUATION = Evaluation("attribution", count, figures)

if __name__ == "__main__":
    main(EVALUATION, __doc__)
