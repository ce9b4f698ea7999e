"""The stems of lexicons' forms that ship are those that are found."""

import pytest
from conftest import load_script

from travaux.data_files import data_text
from travaux.join_resources import lexicon_forms, stems_of
from travaux.ledger.words import words_of


@pytest.fixture(scope="module")
def script():
    """The script that makes the table."""
    return load_script("build_lexicon_stems")


def test_the_table_is_as_the_script_makes_it(script):
    assert data_text("ledger/lexicon_stems.tsv") == script.table()


def test_a_form_has_the_same_stems_whether_or_not_the_table_has_it():
    forms = [*lexicon_forms(), "the harbour commissioners", ""]
    assert {form: stems_of(form) for form in forms} == {form: words_of(form) for form in forms}
