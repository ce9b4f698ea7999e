"""The lexicon of moves: each sense's example shows it, and a user's rows add to ours."""

import re

import pytest

from travaux.analysis import analyse
from travaux.data_files import data_rows
from travaux.errors import ResourceError
from travaux.extract.moves import Relations, parse_move_lexicon
from travaux.extract.moves.senses import is_silent, matching_senses
from travaux.extract.statements.clauses import Clauses
from travaux.record.article import Article, Block
from travaux.resources import load_control, load_move_lexicon

MARKS = re.compile(r"[\[\]{}]")
A_PAGE = 40  # examples read together
KINDS = sorted({row[4] for row in data_rows("moves.tsv")} - {"none"})


def page_of(examples):
    """An article with an example a line, and where each marked word stands in it."""
    text, blocks, places = "", [], []
    for example in examples:
        start = len(text)
        before = MARKS.sub("", example[: example.index("{")])
        word = MARKS.sub("", re.search(r"\{[^}]*\}", example).group())
        places.append((start + len(before), start + len(before) + len(word)))
        text += MARKS.sub("", example)
        blocks.append(Block("paragraph", start, len(text)))
        text += "\n"
    return Article("a1:test", "v1:test", text, tuple(blocks)), places


@pytest.mark.parametrize("kind", KINDS)
def test_each_example_shows_its_sense(kind, small_model):
    rows = [row for row in data_rows("moves.tsv") if row[4] == kind]
    lexicon, missed = load_move_lexicon(), []
    for begin in range(0, len(rows), A_PAGE):
        part = rows[begin : begin + A_PAGE]
        article, places = page_of([row[8] for row in part])
        clauses = Clauses(analyse(article, small_model))
        relations = Relations(clauses, load_control())
        for row, place in zip(part, places, strict=True):
            wanted = next(iter(parse_move_lexicon([row]).senses.values()))[0][1].name
            found = {sense.name for k in clauses.range_of(place) for sense in matching_senses(relations, lexicon, k)}
            if wanted not in found:
                missed.append(row[8])
    assert len(missed) <= len(rows) // 20, missed  # the parser errs too


def test_each_silent_word_of_ours_shows_no_move(small_model):
    rows = [row for row in data_rows("moves.tsv") if row[4] == "none"]
    article, places = page_of([row[8] for row in rows])
    clauses = Clauses(analyse(article, small_model))
    relations = Relations(clauses, load_control())
    for row, place in zip(rows, places, strict=True):
        assert all(is_silent(relations, load_move_lexicon(), k) for k in clauses.range_of(place)), row[8]


def test_an_own_row_takes_the_place_of_ours():
    ours = [["waive", "", "verb", "obj", "concede", "", "obj", "", "[Keno] {waived} the fee."]]
    lexicon = parse_move_lexicon(ours, [["waive", "", "verb", "obj", "offer", "", "obj", "", ""]])
    assert [sense.kind for _, sense in lexicon.of("verb", "waived")] == ["offer"]


def test_the_kind_none_silences_a_word(small_model):
    lexicon = parse_move_lexicon(data_rows("moves.tsv"), [["demand", "", "verb", "", "none"]])
    article, _ = page_of(["Ardania {demanded} a reply."])
    clauses = Clauses(analyse(article, small_model))
    word = next(i for i in range(len(clauses.tokens)) if clauses.word(i) == "demanded")
    assert is_silent(Relations(clauses), lexicon, word)


@pytest.mark.parametrize("row", [["waive", "", "verb"], ["waive", "", "adverb", "", "offer"], ["waive", "", "verb", "", "give"]])
def test_a_wrong_row_is_refused_with_what_was_expected(row):
    with pytest.raises(ResourceError, match="row 1: expected a"):
        parse_move_lexicon([], [row])


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (["stall", "", "verb", "", "surrender"], "a kind in column 5"),
        (["stall", "", "verbs", "", "reject"], "a part in column 3"),
        (["", "", "verb", "", "reject"], "a lemma in column 1"),
        (["stall", "", "verb", "", "reject", *[""] * 7], "9 columns parted by tabs, got 12"),
    ],
)
def test_a_row_that_is_wrong_says_what_is(row, fault):
    with pytest.raises(ResourceError, match=fault):
        parse_move_lexicon([], [row])


@pytest.mark.parametrize("lemma", ["b", "é", '"', "x", "go"])
def test_a_lemma_of_a_letter_is_a_lemma(lemma):
    assert parse_move_lexicon([], [[lemma, "", "verb", "", "reject"]]).of("verb", lemma)
