"""Words are stemmed as Porter's rules have it, and parts of texts have the words of the whole."""

from hypothesis import given
from hypothesis import strategies as st

from travaux.ledger.words import distinct_words, name_words, words_of


def test_forms_of_a_word_have_one_stem():
    assert words_of("Demands demanded demanding") == ("demand",) * 3
    assert words_of("proposal proposals proposing") == ("propos",) * 3
    assert words_of("fairly generously dying skies news") == ("fair", "generous", "die", "sky", "news")


def test_words_of_other_letters_keep_their_ends():
    assert words_of("предложения 27s") == ("предложения", "27s")


@given(st.text("aBé.S’'- \n½", max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_the_words_of_a_part_are_among_those_of_the_whole_where_it_is_cut_between_words(text, start, end):
    part = " ".join(text.split()[start:end])
    assert set(name_words(part)) <= distinct_words(text)
    assert {word for each in part.split("-") for word in name_words(each)} <= distinct_words(text)
