"""Talks that the coverage suggests: their issues can be understood alone."""

import pytest

from travaux.join_resources import load_join_words
from travaux.joins.suggest import suggest_talks


def issues_of(labels):
    return [(issue.label, issue.synonyms) for issue in suggest_talks({"Karvelia": 1}, labels, {}, load_join_words()).issues]


@pytest.mark.parametrize("label", ["the timing for it", "any agreement", "their release", "Washington"])
def test_what_cannot_be_understood_alone_is_no_row(label):
    assert issues_of({label: 9, "the fishing quotas": 1}) == [("the fishing quotas", ())]


def test_whose_an_issue_is_does_not_belong_to_its_label():
    assert issues_of({"its uranium enrichment": 2}) == [("uranium enrichment", ("its uranium enrichment",))]


def test_labels_of_one_issue_are_counted_together_and_the_commonest_leads():
    labels = {"the fishing quotas": 3, "fishing quotas": 2, "the tariff on Karvelian steel": 4}
    assert issues_of(labels) == [("the fishing quotas", ("fishing quotas",)), ("the tariff on Karvelian steel", ())]


def test_who_acts_for_a_side_is_no_party_where_only_the_last_name_is_told():
    sides = {"Karvelia": 3, "Denholm": 2, "Georgia": 1, "Denholm Harbour Trust": 1}
    found = suggest_talks(sides, {}, {"denholm": 4, "georgia": 1}, load_join_words())
    assert found.parties == ("Karvelia", "Denholm Harbour Trust", "Georgia")
