import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.analysis.words import find_words

ABBREVIATIONS = frozenset({"Mr.", "U.S.", "Feb."})

TABLE = [
    ("He doesn't know.", ["He", "does", "n't", "know", "."]),
    ("They can’t and cannot", ["They", "ca", "n’t", "and", "can", "not"]),
    ("Mr. X. met Feb. 3.", ["Mr.", "X.", "met", "Feb.", "3", "."]),
    ("a long-term e-mail", ["a", "long", "-", "term", "e-mail"]),
    ("$40bn or 3.5% at 14:10", ["$", "40", "bn", "or", "3.5", "%", "at", "14:10"]),
    ("O'Brien's \"plan\"", ["O'Brien", "'s", '"', "plan", '"']),
    ("the ministers' view", ["the", "ministers", "'", "view"]),
    ("the 1990s and 20th", ["the", "1990s", "and", "20th"]),
    ("see https://example.org/a?b=1.", ["see", "https://example.org/a?b=1", "."]),
    ("wait... no—yes", ["wait", "...", "no", "—", "yes"]),
    ("(TASS/)", ["(", "TASS", "/", ")"]),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_words_are_divided_as_universal_dependencies_has_them(text, expected):
    assert [text[a:b] for a, b in find_words(text, ABBREVIATIONS)] == expected


@given(st.text())
def test_every_visible_character_lies_in_exactly_one_word(text):
    covered = [i for a, b in find_words(text, ABBREVIATIONS) for i in range(a, b)]
    assert covered == [i for i, c in enumerate(text) if not c.isspace()]
