#!/usr/bin/env python3
"""Parts of speech and dependencies against CoNLL-U files.

    eval/syntax.py FILE [FILE ...] [--model NAME|FOLDER] [--json] [--raw]

Words and sentences are the file's own. `upos`, `uas` and `las` are shares of all words, punctuation too; `las` compares the
universal relation (`nsubj` of `nsubj:pass`), as the CoNLL 2018 evaluation does, `las_full` the subtype too.

With `--raw` the text is read as text: `words` is the F1 of words, `upos`, `uas`, `las` and `las_full` are F1 over words, those
of words that don't match being wrong. Words of a multiword token that don't spell it out all have the token's span.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from common import Counts, Evaluation, Figures, add_counts, analyse, f1, make_parser, model_of, ratio, show

from travaux import analysis
from travaux.analysis.values import Token

FIGURES = ("upos", "uas", "las", "las_full")


@dataclass(slots=True)
class Sentence:
    """A sentence of a treebank: `heads` are word numbers from 1, 0 for the root."""

    document: str
    text: str = ""
    opens_paragraph: bool = False
    words: list[str] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deprels: list[str] = field(default_factory=list)
    tokens: list[tuple[str, int]] = field(default_factory=list)  # surface form, number of its words


def read_sentences(path: Path) -> Iterator[Sentence]:
    """Sentences of a CoNLL-U file; empty nodes are passed over."""
    document, opens, covered = "", False, 0
    sentence = Sentence(document)
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if line.startswith("# newdoc"):
            document = line.partition("=")[2].strip()
            opens = True
        elif line.startswith("# newpar"):
            opens = True
        elif line.startswith("# text ="):
            sentence.text = line.partition("=")[2].strip()
        elif len(cells) == 10 and "-" in cells[0]:
            first, last = map(int, cells[0].split("-"))
            sentence.tokens.append((cells[1], last - first + 1))
            covered = last
        elif len(cells) == 10 and cells[0].isdigit():
            add_word(sentence, cells, alone=int(cells[0]) > covered)
        elif not line and sentence.words:
            sentence.document, sentence.opens_paragraph = document, opens
            yield sentence
            sentence, opens, covered = Sentence(document), False, 0
    if sentence.words:
        sentence.document, sentence.opens_paragraph = document, opens
        yield sentence


def add_word(sentence: Sentence, cells: Sequence[str], *, alone: bool) -> None:
    """Put one word on a sentence; `alone` where no multiword token covers it."""
    if alone:
        sentence.tokens.append((cells[1], 1))
    sentence.words.append(cells[1])
    sentence.upos.append(cells[3])
    sentence.heads.append(int(cells[6]))
    sentence.deprels.append(cells[7])


def universal(deprel: str) -> str:
    """The relation without its subtype."""
    return deprel.partition(":")[0]


def count_sentence(gold: Sentence, upos: Sequence[str], heads: Sequence[int], deprels: Sequence[str]) -> Counts:
    """Counts of one parsed sentence; `heads` are word indexes from 0, -1 for the root."""
    counts: Counts = Counter({"wanted": len(gold.words), "found": len(gold.words), "words": len(gold.words)})
    for i, (head, deprel) in enumerate(zip(gold.heads, gold.deprels, strict=True)):
        attached = head - 1 == heads[i]
        counts["upos"] += gold.upos[i] == upos[i]
        counts["uas"] += attached
        counts["las"] += attached and universal(deprel) == universal(deprels[i])
        counts["las_full"] += attached and deprel == deprels[i]
    return counts


def documents_of(path: Path) -> list[list[Sentence]]:
    """The sentences of each document of a file."""
    documents: list[list[Sentence]] = []
    for sentence in read_sentences(path):
        if not documents or documents[-1][0].document != sentence.document:
            documents.append([])
        documents[-1].append(sentence)
    return documents


def join_text(sentences: Sequence[Sentence]) -> tuple[str, list[list[tuple[int, int]]]]:
    """The text of a document, a line for each paragraph, and the spans of each sentence's words in it."""
    text, spans = "", []
    for sentence in sentences:
        if text:
            text += "\n" if sentence.opens_paragraph else " "
        position, own = len(text), []
        text += sentence.text
        for surface, number in sentence.tokens:
            start = text.index(surface, position)
            position = start + len(surface)
            own += split_token(start, surface, sentence.words[len(own) : len(own) + number])
        spans.append(own)
    return text, spans


def split_token(start: int, surface: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Spans of the words of a token: its pieces where they spell it out, else the whole token for each."""
    if "".join(words) != surface:
        return [(start, start + len(surface))] * len(words)
    spans = []
    for word in words:
        spans.append((start, start + len(word)))
        start += len(word)
    return spans


def count_text(sentences: Sequence[Sentence], spans: Sequence[Sequence[tuple[int, int]]], tokens: Sequence[Token]) -> Counts:
    """Counts of a document read from raw text: a word is right where its span is, a head where its word's span is."""
    found = {(t.start, t.end): t for t in tokens}
    counts: Counts = Counter({"found": len(tokens)})
    for gold, own in zip(sentences, spans, strict=True):
        counts["wanted"] += len(own)
        for i, span in enumerate(own):
            token = found.get(span)
            if token is None:
                continue
            head = None if token.head < 0 else (tokens[token.head].start, tokens[token.head].end)
            attached = head == (own[gold.heads[i] - 1] if gold.heads[i] else None)
            counts["words"] += 1
            counts["upos"] += gold.upos[i] == token.upos
            counts["uas"] += attached
            counts["las"] += attached and universal(gold.deprels[i]) == universal(token.deprel)
            counts["las_full"] += attached and gold.deprels[i] == token.deprel
    return counts


def count_parsed(sentences: Sequence[Sentence], model: str) -> Counts:
    """Counts of a document whose words and sentences are given."""
    parsed = analysis.parse_words([s.words for s in sentences], model_of(model))
    return add_counts(count_sentence(gold, *found) for gold, found in zip(sentences, parsed, strict=True))


def count(files: Sequence[Path], model: str, *, raw: bool = False) -> list[Counts]:
    """Counts of each document of the files."""
    counts = []
    for path in files:
        for sentences in documents_of(path):
            if raw:
                text, spans = join_text(sentences)
                counts.append(count_text(sentences, spans, analyse(text, model).tokens))
            else:
                counts.append(count_parsed(sentences, model))
    return counts


def figures(counts: Counts) -> Figures:
    """Shares of all words, which equal F1 where the words are given."""
    return {name: ratio(counts[name], counts["wanted"]) for name in FIGURES}


def raw_figures(counts: Counts) -> Figures:
    """F1 over the words of raw text."""
    return {name: f1(counts[name], counts["found"], counts["wanted"]) for name in ("words", *FIGURES)}


EVALUATION = Evaluation("syntax", count, figures)


def main() -> None:
    """Measure the files that the command line names and print the figures."""
    parser = make_parser(__doc__ or "")
    parser.add_argument("--raw", action="store_true", help="read the text as text, words and sentences found too")
    arguments = parser.parse_args()
    total = add_counts(count(arguments.files, arguments.model, raw=arguments.raw))
    show((raw_figures if arguments.raw else figures)(total), as_json=arguments.json)


if __name__ == "__main__":
    main()
