"""The lexicon of moves: each sense's example shows it, and a user's rows add to ours."""

import re

import pytest

from travaux.analysis import analyse
from travaux.data_files import data_rows
from travaux.errors import ResourceError
from travaux.extract.moves import Relations, parse_move_lexicon
from travaux.extract.moves.lexicon import plain
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


def senses_in(text, word, rows, small_model):
    """The senses that some rows give a word of a text, and what each says of whom and of what it is about."""
    article, _ = page_of([text.replace(word, "{" + word + "}", 1)])
    clauses = Clauses(analyse(article, small_model))
    found = (i for i in range(len(clauses.tokens)) if clauses.word(i) == word)
    lexicon = parse_move_lexicon(rows)
    return [(s.name, s.to, s.object) for i in found for s in matching_senses(Relations(clauses), lexicon, i)]


def row_of(lemma, forms, part="verb", needs="", kind="reject", to="", object=""):
    return [lemma, forms, part, needs, kind, to, object, "", ""]


@pytest.mark.parametrize(
    ("text", "word", "row"),
    [
        ("Belmar gave the toll short shrift.", "gave", row_of("give short shrift", "gave")),
        ("Belmar gave the toll a very cold shoulder.", "gave", row_of("give a cold shoulder", "gave")),
        ("Belmar met Ardania halfway.", "met", row_of("meet halfway", "met")),
        ("Belmar turned the offer down flat.", "turned", row_of("turn down flat", "")),
        ("Belmar brushed their plan aside.", "brushed", row_of("brush aside", "")),
        ("Belmar put the figure to bed.", "put", row_of("put to bed", "")),
        ("Belmar took the deal off the table.", "took", row_of("take off the table", "took")),
        ("The green light was given on Monday.", "given", row_of("give the green light", "given")),
        ("Belmar gave written undertakings to the court.", "gave", row_of("give a written undertaking", "gave")),
        ("Belmar put the plan \u201con ice\u201d.", "put", row_of("put on ice", "")),
        ("Belmar threw in a ferry.", "threw", row_of("throw in", "threw", needs="obj")),
    ],
)
def test_an_idiom_is_met_wherever_its_words_stand(text, word, row, small_model):
    assert [name.partition("/")[0] for name, _, _ in senses_in(text, word, [row], small_model)] == [row[0]]


@pytest.mark.parametrize(
    ("text", "word", "row"),
    [
        ("Keno gave a speech in Lissa.", "gave", row_of("give in", "gave")),
        ("Keno gave no written undertaking.", "gave", row_of("give a written undertaking", "gave")),
        ("Keno offered to issue no concessions for six years.", "offered", row_of("offer no concessions", "offered")),
        ("The proposal falls two short of the 76 that it needs.", "falls", row_of("fall short", "falls")),
        ("We thank you all for your work.", "all", row_of("all for it", "", part="phrase")),
    ],
)
def test_other_words_that_stand_so_are_no_idiom(text, word, row, small_model):
    assert senses_in(text, word, [row], small_model) == []


def test_apostrophes_of_either_shape_are_one(small_model):
    row = row_of("wo n't budge", "", part="phrase")
    assert [bool(senses_in(f"Belmar wo{a}t budge.", "wo", [row], small_model)) for a in ("n'", "n\u2019")] == [True, True]


def test_a_longer_sense_takes_from_the_shorter_what_it_does_not_say(small_model):
    rows = [row_of("sign", "", needs="obj", kind="commit", to="with", object="obj"), row_of("sign a treaty", "", kind="commit")]
    found = senses_in("Belmar signed a treaty with Ardania.", "signed", rows, small_model)
    assert found[0] == ("sign a treaty/verb/commit", ("with",), ("obj",))


def test_a_compound_noun_has_the_owner_of_its_head(small_model):
    row = row_of("peace feeler", "", part="noun", needs="poss", kind="offer")
    assert senses_in("Belmar's peace feelers were ignored.", "peace", [row], small_model)


def test_no_sense_of_ours_stands_twice():
    told = [tuple(plain(row[k]) for k in (0, 2, 3, 4)) for row in data_rows("moves.tsv")]
    assert len(told) == len(set(told))
