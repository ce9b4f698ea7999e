"""The corpora as documents of words with labels: one shape for all, a label that a corpus lacks left out."""

from __future__ import annotations

import hashlib
import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from travaux.analysis.labels import ATTRIBUTION, DEPRELS, MOVES, NAMES, ROLES, TIMES, UPOS
from travaux.analysis.words import find_words
from travaux.record.span import Span

UNKNOWN = -100
OWN = ("own.jsonl", "idiomatic.jsonl")  # reports of our own among the annotations
CONLL_NAMES = {"PER": "person", "ORG": "organisation", "LOC": "place", "MISC": "other"}
MOVES_WEIGHT = 2  # how often an annotated report is read in an epoch: there are few
OWN_WEIGHT = 3  # one of our own writing
GUM_NAMES = {"person": "person", "organization": "organisation", "place": "place"}


@dataclass(slots=True)
class Document:
    """Words of a text with their labels; arrays are int16/int32 [words], `UNKNOWN` where there is no label.

    `links` are pairs of words: the first of a source or content span, the first of its cue. `clusters` hold word
    ranges of mentions. `roles` are the word of a move, the index of a role, and the first word of what has it: the move's
    word itself where nothing has. `weight` is how often the document is read in an epoch.
    """

    id: str
    text: str
    words: list[Span]
    block_of: list[int]
    labels: dict[str, NDArray[np.int32]] = field(default_factory=dict)
    links: list[tuple[int, int]] = field(default_factory=list)
    clusters: list[list[tuple[int, int]]] = field(default_factory=list)
    roles: list[tuple[int, int, int]] = field(default_factory=list)
    weight: int = 1

    def range_of(self, start: int, end: int) -> tuple[int, int] | None:
        """Word range of a character span, None if it holds no word."""
        starts = [w[0] for w in self.words]
        first = bisect_right(starts, start) - 1
        if first < 0 or self.words[first][1] <= start:
            first += 1
        last = bisect_left(starts, end)
        return (first, last) if last > first else None


def read_lines(path: Path) -> Iterator[dict[str, object]]:
    """Rows of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def make_document(id: str, text: str, abbreviations: frozenset[str]) -> Document:
    """A document whose blocks are the text's lines."""
    words = find_words(text, abbreviations)
    ends = [m.start() for m in re.finditer(r"\n", text)]
    return Document(id, text, words, [bisect_left(ends, start) for start, _ in words])


def paint(count: int, spans: Iterable[tuple[int, int, str]], inventory: tuple[str, ...]) -> NDArray[np.int32]:
    """BIO labels of word ranges; a range that overlaps an earlier one is left out."""
    labels = np.zeros(count, np.int32)
    for start, end, kind in sorted(spans):
        if not labels[start:end].any():
            labels[start] = inventory.index("B-" + kind)
            labels[start + 1 : end] = inventory.index("I-" + kind)
    return labels


def read_polnear(path: Path, abbreviations: frozenset[str]) -> Iterator[Document]:
    """Attributions of PolNeAR. Of spans that overlap (a source shared by two attributions) the first stands."""
    for row in read_lines(path):
        doc = make_document(row["id"], row["text"], abbreviations)
        spans: list[tuple[int, int, str, int]] = []
        for number, attribution in enumerate(row["attributions"]):
            for kind in ("source", "cue", "content"):
                for start, end in join_touching(row["text"], attribution[kind]):
                    if found := doc.range_of(start, end):
                        spans.append((*found, kind, number))
        spans = without_overlaps(spans)
        doc.labels["attribution"] = paint(len(doc.words), [s[:3] for s in spans], ATTRIBUTION)
        cues: dict[int, int] = {}
        for start, _, kind, number in spans:
            if kind == "cue":
                cues.setdefault(number, start)
        doc.links = [(s[0], cues[s[3]]) for s in spans if s[2] != "cue" and s[3] in cues]
        yield doc


def without_overlaps(spans: list[tuple[int, int, str, int]]) -> list[tuple[int, int, str, int]]:
    """Spans in text order, those that overlap an earlier one left out."""
    kept: list[tuple[int, int, str, int]] = []
    for span in sorted(spans, key=lambda s: s[:2]):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def join_touching(text: str, spans: Iterable[list[int]]) -> list[Span]:
    """Spans trimmed of white space, those with only white space between them joined."""
    joined: list[Span] = []
    for start, end in sorted(map(tuple, spans)):
        piece = text[start:end]
        start, end = start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
        if start >= end:
            continue
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def read_timexes(path: Path, abbreviations: frozenset[str]) -> Iterator[Document]:
    """Time expressions of a file of the shape of timex_train.jsonl."""
    for row in read_lines(path):
        doc = make_document(row["id"], row["text"], abbreviations)
        spans = []
        for timex in row["timexes"]:
            found = doc.range_of(timex["start"], timex["end"]) if timex["end"] > timex["start"] else None
            if found and timex["type"] in ("DATE", "TIME", "DURATION", "SET"):
                spans.append((*found, timex["type"]))
        doc.labels["times"] = paint(len(doc.words), spans, TIMES)
        yield doc


def read_conll_names(path: Path, nationalities: frozenset[str]) -> Iterator[Document]:
    """Names of CoNLL++: words are the text's, divided at spaces; MISC that is a demonym becomes nationality."""
    for row in read_lines(path):
        words = [m.span() for m in re.finditer(r"\S+", row["text"])]
        ends = [m.start() for m in re.finditer(r"\n", row["text"])]
        doc = Document(row["id"], row["text"], words, [bisect_left(ends, start) for start, _ in words])
        spans = []
        for entity in row["entities"]:
            kind = CONLL_NAMES[entity["type"]]
            if kind == "other" and entity["text"].lower() in nationalities:
                kind = "nationality"
            if found := doc.range_of(entity["start"], entity["end"]):
                spans.append((*found, kind))
        doc.labels["names"] = paint(len(words), spans, NAMES)
        yield doc


def read_clusters(path: Path, abbreviations: frozenset[str]) -> Iterator[Document]:
    """Coreference clusters of a file of the shape of coref_meantime.jsonl."""
    for row in read_lines(path):
        doc = make_document(row["id"], row["text"], abbreviations)
        add_clusters(doc, row)
        yield doc


def add_clusters(doc: Document, row: dict[str, object]) -> None:
    """Put a row's clusters on a document of the same text."""
    for cluster in row["clusters"]:
        ranges = {r for m in cluster["mentions"] if (r := doc.range_of(m["start"], m["end"])) and r[1] - r[0] <= 20}
        if ranges:
            doc.clusters.append(sorted(ranges))


def add_moves(docs: list[Document], annotations: Path, folder: Path, abbreviations: frozenset[str]) -> None:
    """Put the moves of an annotation file on their documents, which are added where no other corpus has them.

    Those that are held back are left out: what the model says of moves is weighed on those.

    Raises:
        ValueError: a document isn't the one that was annotated, by its hash.
    """
    known = {doc.id: doc for doc in docs}
    for row, text in _read_annotated(annotations, folder, held_back=False):
        doc = known.get(str(row["id"]))
        if doc is None:
            doc = make_document(str(row["id"]), text, abbreviations)
            docs.append(doc)
        doc.weight = MOVES_WEIGHT
        paint_moves(doc, row["moves"])


def read_held_back(
    annotations: Path, folder: Path, abbreviations: frozenset[str]
) -> Iterator[tuple[Document, list[dict[str, object]]]]:
    """The annotated reports that no model is trained on, with their moves.

    Raises:
        ValueError: as `add_moves`.
    """
    for row, text in _read_annotated(annotations, folder, held_back=True):
        yield make_document(str(row["id"]), text, abbreviations), row["moves"]


def _read_annotated(annotations: Path, folder: Path, *, held_back: bool) -> Iterator[tuple[dict[str, object], str]]:
    """Rows of an annotation file with their reports' texts: of those held back, or of the others."""
    rows = {str(row["id"]): row for row in read_lines(annotations) if row["held_back"] == held_back}
    for name in sorted({str(row["file"]) for row in rows.values()}):
        for source in read_lines(folder / name):
            row = rows.get(str(source["id"]))
            if row is None or row["file"] != name:
                continue
            text = str(source["text"])
            if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
                raise ValueError(f"{row['id']} in {name}: expected the text with SHA-256 {row['sha256']}; get that corpus version")
            yield row, text


def read_own(path: Path, abbreviations: frozenset[str]) -> Iterator[Document]:
    """Reports of our own writing with their names and moves, and who is who where it is marked, but for those held back."""
    for row in read_lines(path):
        if row["held_back"]:
            continue
        doc = make_document(str(row["id"]), str(row["text"]), abbreviations)
        names = [(*found, kind) for start, end, kind in row["names"] if (found := doc.range_of(start, end))]
        doc.labels["names"] = paint(len(doc.words), names, NAMES)
        doc.weight = OWN_WEIGHT
        paint_moves(doc, row["moves"])
        add_actors(doc, row.get("actors", ()))
        yield doc


def add_actors(doc: Document, mentions: Iterable[tuple[int, int, list[str]]]) -> None:
    """Put clusters of mentions on a document; those that mean several, or nobody knows whom, are left out."""
    clusters: dict[str, set[tuple[int, int]]] = {}
    for start, end, keys in mentions:
        if len(keys) == 1 and keys[0] != "?" and (found := doc.range_of(start, end)):
            clusters.setdefault(keys[0], set()).add(found)
    doc.clusters += [sorted(ranges) for ranges in clusters.values()]


def paint_moves(doc: Document, moves: Iterable[dict[str, object]]) -> None:
    """Label the words that show moves; one that careful readers may pass over is neither a move's word nor none."""
    labels = np.zeros(len(doc.words), np.int32)
    for move in moves:
        found = doc.range_of(*move["trigger"])
        if found is None or labels[found[0]] != 0:
            continue
        labels[found[0]] = UNKNOWN if move["optional"] else MOVES.index(move["kinds"][0])
        for number, role in enumerate(ROLES):
            places = [doc.range_of(*span) for span in move[role]]
            firsts = [p[0] for p in places if p is not None] or [found[0]]
            doc.roles += [(found[0], number, first) for first in firsts]
    doc.labels["moves"] = labels


@dataclass(slots=True)
class Sentence:
    """One sentence of a CoNLL-U file: its text, document, words and their syntax (`heads` 0 for the root, as there)."""

    text: str
    document: str
    new_paragraph: bool
    words: list[str] = field(default_factory=list)
    spaced: list[bool] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deprels: list[str] = field(default_factory=list)


def read_sentences(path: Path) -> Iterator[Sentence]:
    """Sentences of a CoNLL-U file; ranges and empty nodes are passed over."""
    document, fresh, sentence, shared = "", False, None, 0
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# newdoc id = "):
            document = line[14:]
        elif line.startswith("# newpar"):
            fresh = True
        elif line.startswith("# text = "):
            sentence, fresh, shared = Sentence(line[9:], document, fresh), False, 0
        elif line and line[0] != "#" and sentence is not None:
            cells = line.split("\t")
            if "-" in cells[0]:
                shared = int(cells[0].split("-")[1])
                last_spaced = "SpaceAfter=No" not in cells[9]
            elif cells[0].isdigit():
                number = int(cells[0])
                spaced = "SpaceAfter=No" not in cells[9] if number > shared else (number == shared and last_spaced)
                sentence.words.append(cells[1])
                sentence.spaced.append(spaced)
                sentence.upos.append(cells[3])
                sentence.heads.append(int(cells[6]))
                sentence.deprels.append(cells[7])
        elif not line and sentence is not None:
            yield sentence
            sentence = None


def read_treebank(path: Path) -> Iterator[Document]:
    """Documents of a treebank with parts of speech, heads, relations and sentence starts."""
    group: list[Sentence] = []
    for sentence in read_sentences(path):
        if group and sentence.document != group[0].document:
            yield join_sentences(group)
            group = []
        group.append(sentence)
    if group:
        yield join_sentences(group)


def join_sentences(sentences: list[Sentence]) -> Document:
    """One document of consecutive sentences, a line for each paragraph."""
    text, words, blocks, block = "", [], [], 0
    upos, heads, deprels, starts = [], [], [], []
    for sentence in sentences:
        if text:
            text = text.rstrip() + ("\n" if sentence.new_paragraph else " ")
            block += sentence.new_paragraph
        base = len(words)
        for word, spaced in zip(sentence.words, sentence.spaced, strict=True):
            words.append((len(text), len(text) + len(word)))
            text += word + (" " if spaced else "")
            blocks.append(block)
        upos += [UPOS.index(u) if u in UPOS else UNKNOWN for u in sentence.upos]
        heads += [base + h - 1 if h else -1 for h in sentence.heads]
        deprels += [DEPRELS.index(r) if r in DEPRELS else DEPRELS.index("dep") for r in map(modern, sentence.deprels)]
        starts += [1] + [0] * (len(sentence.words) - 1)
    doc = Document(sentences[0].document, text, words, blocks)
    for name, values in (("upos", upos), ("head", heads), ("deprel", deprels), ("starts", starts)):
        doc.labels[name] = np.asarray(values, np.int32)
    return doc


def modern(deprel: str) -> str:
    """Today's name of a relation that older annotation calls otherwise."""
    return {"obl:npmod": "obl:unmarked", "obl:tmod": "obl:unmarked", "nmod:npmod": "nmod:unmarked"}.get(deprel, deprel)


def add_gum_entities(doc: Document, names: dict[str, object], clusters: dict[str, object]) -> None:
    """Put GUM's names and coreference, whose offsets are in another copy of the text, on its treebank document."""
    words = [doc.text[a:b] for a, b in doc.words]
    places, position = [], 0
    for word in words:
        found = names["text"].find(word, position)
        if found < 0 or found - position > 200:
            return
        places.append((found, found + len(word)))
        position = found + len(word)
    own, doc.words = doc.words, places
    add_clusters(doc, clusters)
    upos = [UPOS[u] if u != UNKNOWN else "X" for u in doc.labels["upos"]]
    spans = []
    for entity in names["entities"]:
        kind = GUM_NAMES.get(entity["type"])
        found = doc.range_of(entity["start"], entity["end"]) if kind else None
        if found and (core := name_within(words, upos, found)):
            spans.append((*core, kind))
    doc.words = own
    doc.labels["names"] = paint(len(words), sorted(spans, key=lambda s: (s[0], -s[1])), NAMES)


TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "professor",
        "president",
        "minister",
        "secretary",
        "sir",
        "lord",
        "lady",
        "king",
        "queen",
        "pope",
        "senator",
        "gen",
        "general",
        "col",
    ]
)


def name_within(words: list[str], upos: list[str], mention: tuple[int, int]) -> tuple[int, int] | None:
    """The name that a GUM mention is made of, without determiner and title; None if it is a description."""
    start, end = mention
    while start < end and (upos[start] in ("DET", "PUNCT", "PRON") or words[start].rstrip(".").lower() in TITLES):
        start += 1
    while start < end and (upos[end - 1] in ("PUNCT",) or words[end - 1].lower() in ("'s", "’s", "'", "’")):
        end -= 1
    inside = upos[start:end]
    if not inside or inside[0] != "PROPN" or end - start > 8:
        return None
    allowed = {"PROPN", "ADP", "DET", "PUNCT", "NUM", "CCONJ", "PART"}
    return (start, end) if set(inside) <= allowed and inside[-1] in ("PROPN", "NUM") else None
