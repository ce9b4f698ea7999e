"""Who is to do what an infinitive tells: each verb's example shows it."""

import re

from factories import make_article

from travaux.analysis import analyse
from travaux.data_files import data_rows
from travaux.extract.moves import Relations
from travaux.extract.statements.clauses import Clauses
from travaux.resources import load_control


def test_each_example_shows_who_is_to_do_it(small_model):
    missed = []
    for verb, _, controller, example in data_rows("control.tsv"):
        text = re.sub(r"[\[\]{}]", "", example)
        doer, done = (re.search(pattern, example)[1] for pattern in (r"\[(.*?)\]", r"\{(.*?)\}"))
        clauses = Clauses(analyse(make_article(text), small_model))
        relations = Relations(clauses, load_control())
        word = next(i for i in range(len(clauses.tokens)) if clauses.word(i) == done)
        found = [clauses.word(k) for k in relations.of(word).get("subj", ())]
        if found != [doer]:
            missed.append((verb, controller, found))
    assert not missed
