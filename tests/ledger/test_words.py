"""Words are stemmed as Porter's rules have it, whether or not the stemmer is asked."""

from itertools import product
from random import Random

from hypothesis import given
from hypothesis import strategies as st
from snowballstemmer import stemmer

from travaux.data_files import data_rows
from travaux.ledger.words import distinct_words, name_words, words_of

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def test_words_that_the_stemmer_would_leave_as_they_are_need_not_be_asked_for():
    chance = Random(20261127)
    known = [word for row in data_rows("actors/roles.tsv") for word in row[0].lower().split() if word.isalpha() and word.isascii()]
    short = ["".join(letters) for number in (1, 2, 3) for letters in product(LETTERS, repeat=number)]
    other = ["".join(chance.choices(LETTERS[:18] + "tuy", k=chance.randrange(4, 10))) for _ in range(20_000)]
    ends = [
        f"{begin}{end}" for begin in ("harb", "generat", "y", "fly") for end in ("our", "ors", "ogist", "ance", "alism", "eedly")
    ]
    stem = stemmer("english").stemWord
    words = [*known, *short, *other, *ends]
    assert list(words_of(" ".join(words))) == [stem(word) for word in words]


@given(st.text("aBé.S’'- \n½", max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_the_words_of_a_part_are_among_those_of_the_whole_where_it_is_cut_between_words(text, start, end):
    part = " ".join(text.split()[start:end])
    assert set(name_words(part)) <= distinct_words(text)
    assert {word for each in part.split("-") for word in name_words(each)} <= distinct_words(text)
