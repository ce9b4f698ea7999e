"""Stems that are found alone."""

from __future__ import annotations

import pytest

from travaux.ledger.words import LikelyStems, words_of

WORDS = (
    "The dying man, lying and tying, was trying to fly; cries, ties, skies and skis. Using an aged, agreed and hopping baby's "
    "rationalization, he idly, gently, singly and early generalized the relational abilities of Peña's news, CRYING: "
    "“Yes, by the U.S.”"
)


@pytest.mark.parametrize("stem", sorted(set(words_of(WORDS))))
def test_each_stem_is_found_wherever_it_stands(stem: str) -> None:
    found = LikelyStems([stem]).of(WORDS)
    assert [at for at, each in enumerate(found) if each == stem] == [at for at, each in enumerate(words_of(WORDS)) if each == stem]


def test_no_stem_is_found_where_none_is_asked_for() -> None:
    assert set(LikelyStems([]).of("Karsund rejects it")) == {""}


def test_a_word_has_one_stem_in_whatever_way_it_is_spelt() -> None:
    assert LikelyStems(["centr"], {"center": "centr", "harbor": "harbour"}).of("The Center, a centre, the harbor") == (
        *("", "centr", "", "centr"),
        *("", ""),
    )
