"""The tense that syntax tells of a time, on sentences parsed by hand."""

from dataclasses import replace

import pytest
from times_factory import make_analysis

from travaux.analysis.values import Analysis, Token
from travaux.extract.statements.clauses import Clauses
from travaux.extract.times.tense import is_beside_noun, tense_of
from travaux.resources import load_time_lexicon

# each word with its part of speech, relation and governor (an index in the sentence, -1 for the root)
SENTENCES = [
    ("It/PRON/nsubj/1 ended/VERB/root/-1 Friday/PROPN/obl/1", "past"),
    ("It/PRON/nsubj/2 will/AUX/aux/2 end/VERB/root/-1 Friday/PROPN/obl/2", "future"),
    ("It/PRON/nsubj/2 is/AUX/cop/2 due/ADJ/root/-1 to/PART/mark/4 end/VERB/xcomp/2 Friday/PROPN/obl/4", "future"),
    ("It/PRON/nsubj/4 is/AUX/cop/2 due/ADJ/dep/4 to/ADP/fixed/2 end/VERB/root/-1 Friday/PROPN/obl/4", "future"),
    ("It/PRON/nsubj/3 had/AUX/aux/3 been/AUX/cop/3 due/ADJ/root/-1 to/PART/mark/5 end/VERB/xcomp/3 Friday/PROPN/obl/5", "past"),
    ("A/DET/det/1 vote/NOUN/root/-1 originally/ADV/advmod/3 planned/VERB/acl/1 for/ADP/case/5 Friday/PROPN/obl/3", "past"),
    ("A/DET/det/1 vote/NOUN/root/-1 planned/VERB/acl/1 for/ADP/case/4 Friday/PROPN/obl/2", "future"),
    ("It/PRON/nsubj/3 is/AUX/cop/3 on/ADP/case/3 Friday/PROPN/root/-1", "future"),
    ("It/PRON/nsubj/3 was/AUX/cop/3 on/ADP/case/3 Friday/PROPN/root/-1", "past"),
]


def parse(marked: str) -> Analysis:
    """The analysis of a sentence of one line."""
    words = [word.split("/") for word in marked.split()]
    text = " ".join(word[0] for word in words)
    tokens, start = [], 0
    for form, upos, deprel, head in words:
        tokens.append(Token(start, start + len(form), upos, int(head), deprel))
        start += len(form) + 1
    return replace(make_analysis(text, []), tokens=tuple(tokens), sentences=((0, len(tokens)),))


@pytest.mark.parametrize(("marked", "expected"), SENTENCES)
def test_tense_by_syntax(marked, expected):
    analysis = parse(marked)
    last = analysis.tokens[-1]
    assert tense_of((last.start, last.end), Clauses(analysis), load_time_lexicon()) == expected


def test_a_time_before_a_noun_tells_when_the_thing_was():
    analysis = parse("They/PRON/nsubj/1 prepared/VERB/root/-1 the/DET/det/4 May/PROPN/nmod:unmarked/4 vote/NOUN/obj/1")
    spans = [(token.start, token.end) for token in analysis.tokens]
    assert [is_beside_noun(span, Clauses(analysis)) for span in spans[3:]] == [True, False]
