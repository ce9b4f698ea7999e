"""Words by which a move is denied, possible or to come: each one's example is read so."""

import re

import pytest
from factories import make_article

from travaux.data_files import data_rows
from travaux.errors import ResourceError
from travaux.extract.moves import parse_moods
from travaux.pipeline import read_article
from travaux.resources import load_resources

BEFORE = "The envoys of Ardania and Belmar talked for a week in Corvia, and both sides rejected each other's terms. "
ROWS = data_rows("move_moods.tsv")
UNREAD = {"due"}  # whose examples may fail: the parser errs


def test_each_example_is_read_as_it_says():
    missed = []
    for _, word, example, kind, status in ROWS:
        place = len(BEFORE) + example.index("{")
        text = BEFORE + re.sub(r"[{}]", "", example)
        assert word in example.lower()
        record = read_article(make_article(text, published="2019-03-20"), load_resources("small")).record
        found = [m for m in record.moves if any(a <= place < b for a, b in m.evidence)]
        if (kind, status) == ("", ""):
            right = not any(
                record.quote(m.evidence).startswith(example[example.index("{") + 1 : example.index("}")]) for m in found
            )
        else:
            right = any((m.kind, m.status) == (kind, status) for m in found)
        if not right:
            missed.append(word)
    assert set(missed) <= UNREAD


def test_a_row_of_no_known_class_is_refused():
    with pytest.raises(ResourceError, match="row 1: expected a class of not, no"):
        parse_moods([["maybe", "perhaps", "Perhaps.", "", ""]])
