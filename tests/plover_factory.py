"""Events of marked sentences: the [source], the <target> and the {word that shows it}."""

import re

from factories import make_article

from travaux.analysis import analyse
from travaux.extract.plover import Event
from travaux.extract.statements.clauses import Clauses
from travaux.model_files import load_model

_MARKS = re.compile(r"[\[\]<>{}]")


def make_event(marked):
    """The event of a marked sentence and its analysis by the small model."""
    text, spans, position = "", {"[": [], "<": [], "{": []}, 0
    for mark in _MARKS.finditer(marked):
        text += marked[position : mark.start()]
        position = mark.end()
        if mark.group() in spans:
            spans[mark.group()].append([len(text), None])
        else:
            opening = {"]": "[", ">": "<", "}": "{"}[mark.group()]
            spans[opening][-1][1] = len(text)
    analysis = analyse(make_article(text + marked[position:]), load_model("small"))
    clauses = Clauses(analysis)
    source, target, anchor = (tuple(map(tuple, spans[m])) for m in "[<{")
    return Event(clauses, source, target, clauses.head_of(anchor[0]) if anchor else None), analysis
