"""Codebooks that can't be used are turned down with the place."""

import pytest

from travaux.errors import UsageError
from travaux.joins.codebook import parse_codebook


@pytest.mark.parametrize("party", ["The", "the ", "—"])
def test_a_party_has_a_word_besides_the_article(party):
    value = {"talks": [{"name": "River talks", "parties": ["Karvelia", party], "issues": [{"label": "tolls"}]}]}
    with pytest.raises(UsageError, match=r"expected a party's name in talks\.yaml, talks 1, got"):
        parse_codebook(value, "talks.yaml")
