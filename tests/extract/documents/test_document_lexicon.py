"""Every word of the document lexicons does in its example what its line says."""

import re

import pytest
from documents_factory import load_documents, read_scene

from travaux.data_files import data_rows
from travaux.errors import ResourceError
from travaux.extract.documents import parse_document_lexicon
from travaux.extract.documents.history import Histories
from travaux.extract.documents.mentions import find_mentions

NOUNS = data_rows("documents.tsv")
STATES = [row for row in data_rows("document_states.tsv") if row[2] != "modal"]
MODALS = [row for row in data_rows("document_states.tsv") if row[2] == "modal"]


def read_examples(model, rows):
    """Per row: the mentions, the handlings and the marked spans of its example; all are read as paragraphs of one report."""
    lexicon = load_documents()
    plain, marked = [], []
    position = 0
    for row in rows:
        line, spans = "", {"[": [], "{": []}
        for piece in re.split(r"([\[\]{}])", row[-1]):
            if piece in ("[", "{"):
                spans[piece].append(len(line))
            elif piece in ("]", "}"):
                opening = "[" if piece == "]" else "{"
                spans[opening][-1] = (position + spans[opening][-1], position + len(line))
            else:
                line += piece
        plain.append(line)
        marked.append((position, position + len(line), spans))
        position += len(line) + 1
    scene = read_scene(model, "\n".join(plain))
    mentions = find_mentions(scene, lexicon)
    handlings = list(Histories(scene, lexicon, mentions).find())
    tokens = scene.clauses.tokens
    for start, end, spans in marked:
        here = [m for m in mentions if start <= tokens[m.token].start < end]
        heads = {m.token for m in here}
        yield here, [h for h in handlings if h.mention in heads], spans, scene


def covers(span, other):
    return span[0] <= other[0] and other[1] <= span[1]


@pytest.fixture(scope="module")
def read_nouns(small_model):
    return list(read_examples(small_model, NOUNS))


@pytest.fixture(scope="module")
def read_states(small_model):
    return list(read_examples(small_model, STATES))


def test_each_noun_is_found_in_its_example_or_none_of_what_is_no_text(read_nouns):
    missed = []
    for row, (mentions, _, spans, scene) in zip(NOUNS, read_nouns, strict=True):
        if row[2] != "noun":
            continue
        if "none" in row[5].split(","):
            missed += [(row[0], mentions)] if mentions else []
            continue
        named = [
            m for m in mentions if covers(spans["["][0], (scene.clauses.tokens[m.token].start, scene.clauses.tokens[m.token].end))
        ]
        words = {" ".join((*m.noun.before, m.noun.word, *m.noun.after)) for m in named}
        if row[0] not in words:
            missed.append((row[0], words))
    assert missed == []


@pytest.mark.parametrize(
    ("part", "told"),
    [
        ("mark", lambda m, row: m.marked),
        ("other", lambda m, row: m.other),
        ("number", lambda m, row: m.pages == int(row[1])),
    ],
)
def test_each_word_beside_a_noun_is_heard_in_its_example(read_nouns, part, told):
    read = [(row, found[0]) for row, found in zip(NOUNS, read_nouns, strict=True) if row[2] == part]
    assert read
    assert [row[0] for row, mentions in read if not any(told(m, row) for m in mentions)] == []


def test_who_tells_what_a_text_holds_handles_the_text(read_nouns):
    read = [(row, found[1]) for row, found in zip(NOUNS, read_nouns, strict=True) if row[2] == "content"]
    assert [row[0] for row, handlings in read if not handlings] == []


def test_each_state_is_told_by_its_example(read_states):
    missed = []
    for row, (_, handlings, spans, scene) in zip(STATES, read_states, strict=True):
        tokens = scene.clauses.tokens
        told = [
            {s.state for s in h.states} or {"-"}
            for h in handlings
            if covers(spans["{"][0], (tokens[h.trigger].start, tokens[h.trigger].end))
            and covers(spans["["][0], (tokens[h.mention].start, tokens[h.mention].end))
        ]
        if not any(row[3] in states for states in told):
            missed.append((row[0], row[2], row[3], told))
    assert missed == []


def test_nothing_has_come_about_with_a_modal(small_model):
    for _, handlings, _, _ in read_examples(small_model, MODALS):
        assert all(h.states == () for h in handlings)


@pytest.mark.parametrize(
    ("nouns", "states", "message"),
    [
        ([["treaty", "", "noun", "treaty", "sure", "", "x"]], [], "documents lexicon, row 1: expected a kind and a rank"),
        ([["treaty", "", "word", "treaty", "strong", "", "x"]], [], "documents lexicon, row 1: expected 7 cells"),
        ([], [["send", "sent", "verb", "gone", "obj", "subj", "to", "", "x"]], "document_states lexicon, row 1: expected a state"),
        ([], [["send", "sent", "verb", "submitted", "obj"]], "document_states lexicon, row 1: expected 9 cells"),
        ([["second", "", "other", "", "", "", "x"]] * 2, [], "documents lexicon, row 2: expected each word once, got second again"),
    ],
)
def test_a_line_of_another_shape_is_refused(nouns, states, message):
    with pytest.raises(ResourceError, match=message):
        parse_document_lexicon(nouns, states)
