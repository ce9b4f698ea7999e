"""On whose word each side's moves stand in a report, in the words of the views of a ledger."""

from dataclasses import replace

import pytest
from factories import MADE_BY, make_article, span_of
from joins_factory import actor, move, statement

from travaux.cli.moves import move_lines
from travaux.cli.view import View
from travaux.record.move import Word
from travaux.record.record import Record

TEXT = "Ana Velt of Karvelia told that Bo Roth of Norvask said that Karvelia and Norvask met at Velm. Keno has it."
MET = "Karvelia and Norvask met at Velm"


def lines(made, *, speaker=("ac1:r", "ac1:a"), credits=()):
    """The lines of one move, within a statement within another."""
    actors = (
        actor(TEXT, "ac1:k", "Karvelia"),
        actor(TEXT, "ac1:n", "Norvask"),
        actor(TEXT, "ac1:a", "Ana Velt", "person", party="ac1:k"),
        actor(TEXT, "ac1:r", "Bo Roth", "person", party="ac1:n"),
        actor(TEXT, "ac1:o", "Keno", "organisation"),
    )
    inner, outer = speaker
    statements = (
        statement(TEXT, "s1:out", outer, "Ana Velt", f"Bo Roth of Norvask said that {MET}"),
        statement(TEXT, "s1:in", inner, "Bo Roth", MET, within="s1:out"),
    )
    article = replace(make_article(TEXT), publisher="Keno Wire")
    record = Record(
        article, (span_of(TEXT, TEXT.partition(" Keno")[0]),), actors, (), statements, MADE_BY, credits=credits, moves=(made,)
    )
    ((line,),) = move_lines(View(record)).values()
    return line


def met(standing, *words, kind="consult", party=("ac1:n", "ac1:k")):
    made = replace(move(TEXT, kind, "ac1:n", MET, by="s1:in"), party=party, standing=standing)
    return replace(made, word=tuple(Word(who, told) for who, told in words))


@pytest.mark.parametrize(
    ("made", "speaker", "word"),
    [
        (met("declared"), ("ac1:r", "ac1:a"), "own word: Bo Roth"),
        (met("declared"), ("ac1:n", "ac1:a"), "own word"),
        (met("reported"), ("ac1:r", "ac1:a"), "as told by Keno Wire"),
        (met("claimed"), ("ac1:r", "ac1:a"), "claim of Bo Roth, told by Ana Velt"),
        (met("claimed"), ("ac1:r", None), "claim of Bo Roth, told by somebody"),
        (met("claimed"), ("ac1:r", "ac1:r"), "claim of Bo Roth"),
        (met("claimed"), ("ac1:r", "ac1:o"), "claim of Bo Roth"),  # an outlet
        (met("claimed", ("ac1:n", "declared"), ("ac1:k", "claimed")), ("ac1:r", "ac1:a"), "own word: Bo Roth"),
        (
            met("claimed", ("ac1:n", "declared"), ("ac1:k", "claimed"), kind="accept"),
            ("ac1:r", "ac1:a"),
            "claim of Bo Roth, told by Ana Velt",
        ),
    ],
)
def test_on_whose_word_a_move_stands(made, speaker, word):
    line = lines(made, speaker=speaker, credits=("ac1:o",))
    assert line.word == word and line.claimed is word.startswith("claim")


def test_a_meeting_of_which_nothing_is_told_is_shown_by_its_clause():
    assert lines(met("declared", party=("ac1:n",))).what == f"“{MET}”"
    assert lines(met("declared")).what == "with Karvelia"
