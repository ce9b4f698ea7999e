"""Codebooks that can't be used are turned down with the place."""

import pytest

from travaux.errors import UsageError
from travaux.joins.codebook import parse_codebook


@pytest.mark.parametrize("party", ["The", "the ", "—"])
def test_a_party_has_a_word_besides_the_article(party):
    value = {"talks": [{"name": "River talks", "parties": ["Karvelia", party], "issues": [{"label": "tolls"}]}]}
    with pytest.raises(UsageError, match=r"expected a party's name in talks\.yaml, talks 1, got"):
        parse_codebook(value, "talks.yaml")


@pytest.mark.parametrize(
    ("talks", "issue", "told"),
    [({"partys": []}, {}, r"talks 1, got 'partys'"), ({}, {"synonims": ["fees"]}, r"talks 1, issue 1, got 'synonims'")],
)
def test_what_a_codebook_doesn_t_know_is_a_slip_of_the_pen(talks, issue, told):
    value = {"talks": [{"name": "River talks", "parties": ["Karvelia"], "issues": [{"label": "tolls"} | issue]} | talks]}
    with pytest.raises(UsageError, match=told):
        parse_codebook(value, "talks.yaml")
