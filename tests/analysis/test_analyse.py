"""What a parse never has: parts of a phrase before its preposition."""

import pytest

from travaux.analysis import analyse
from travaux.analysis.analyse import _barred_arcs


@pytest.mark.parametrize(
    ("upos", "heads", "relations", "barred"),
    [
        # "talks by Ardania to proposals": Ardania hung on proposals
        (["NOUN", "ADP", "PROPN", "ADP", "NOUN"], [-1, 2, 4, 4, 0], ["root", "case", "compound", "case", "nmod"], [(2, 4)]),
        (["NOUN", "ADP", "PROPN", "ADP", "NOUN"], [-1, 2, 0, 4, 0], ["root", "case", "nmod", "case", "nmod"], []),
        # "of Belmar envoys": a noun with its preposition before another
        (["ADP", "PROPN", "NOUN"], [1, 2, -1], ["case", "nmod", "root"], [(1, 2)]),
        (["ADV", "ADP", "NOUN"], [2, 2, -1], ["advmod", "case", "root"], []),
        # "tycoon Velt's refusal": Velt hung on tycoon
        (["NOUN", "PROPN", "PART", "NOUN"], [-1, 0, 1, 0], ["root", "nmod:poss", "case", "obj"], [(1, 0)]),
        (["NOUN", "PROPN", "PART", "NOUN"], [3, 3, 1, -1], ["compound", "nmod:poss", "case", "root"], []),
    ],
    ids=["before its preposition", "where it belongs", "a noun before a noun", "an adverb may", "an owner behind", "an owner"],
)
def test_arcs_that_english_does_not_have(upos, heads, relations, barred):
    assert _barred_arcs(upos, heads, relations) == barred


def test_no_parse_has_such_arcs(small_model, sample_records):
    for record in sample_records.values():
        analysis = analyse(record.article, small_model)
        for start, end in analysis.sentences:
            tokens = analysis.tokens[start:end]
            heads = [t.head - start if t.head >= 0 else -1 for t in tokens]
            assert not _barred_arcs([t.upos for t in tokens], heads, [t.deprel for t in tokens])
