"""What of a chronology belongs to the talks, and what their parties say and do besides."""

from dataclasses import replace

import pytest
from views_factory import play, tale

from travaux.views.chronology import chronology_of, chronology_to_dict

TOLLS = tale(("demand", "Karvelia demands {lower tolls}."), version="e1:a", day="2021-03-01")


def told(*reports):
    return [(entry.kind, entry.of_talks) for entry in chronology_of(play(*reports))]


@pytest.mark.parametrize(
    ("kind", "sentence", "of_talks"),
    [
        ("demand", "Karvelia demands {lower tolls}.", True),  # a stance on an issue
        ("accuse", "Karvelia blamed {Norvask} for the delay.", True),  # towards another party
        ("warn", "Karvelia warned that {Norvask's ferries} would stop.", True),
        ("submit", "Karvelia handed over {a letter of nine pages}.", True),
        ("accuse", "Karvelia condemned {the attack on a mosque in Velm}.", False),
        ("warn", "Karvelia warned that {the crossing} would be closed.", True),  # names an issue
        ("warn", "Karvelia warned that {the ford} would be closed.", False),
        ("commit", "Karvelia promised {cheaper bread}.", False),  # a stance on none of the issues
        ("consult", "Karvelia met {the bishop of Lissa}.", False),
        ("disclose", "Karvelia published {a book on birds}.", False),
    ],
)
def test_what_concerns_no_other_party_no_issue_and_no_paper_is_none_of_the_talks(kind, sentence, of_talks):
    assert told(tale((kind, sentence))) == [(kind, of_talks)]


def test_on_what_several_parties_take_a_stance_belongs_to_the_talks():
    bread = tale(("propose", "Karvelia proposed {a joint price of wheat and rye}."), version="e1:a", day="2021-03-01")
    refused = tale(("reject", "Norvask rejected {a joint price of wheat and rye}."), version="e1:b", day="2021-03-03")
    assert told(bread) == [("propose", False)]
    assert told(bread, refused) == [("propose", True), ("reject", True)]


def test_what_others_claim_of_a_party_and_it_denies_belongs_to_the_talks():
    claim = tale(
        ("accept", "Karvelia accepted {a joint price of wheat and rye}."), version="e1:a", speaker="Ola Berg", of="Norvask"
    )
    denied = tale(
        ("accept", "Karvelia has not accepted {a joint price of wheat and rye}.", "denied"),
        version="e1:b",
        speaker="Ana Velt",
        of="Karvelia",
    )
    alone = replace(denied, version="e1:c", article="e1:c")
    assert told(claim) == [("accept", False)]  # it stands against nothing that the party says itself
    assert told(claim, denied) == [("accept", True), ("accept", True)]
    assert told(alone) == [("accept", False)]


def test_any_stance_belongs_to_talks_without_issues():
    found = play(tale(("commit", "Karvelia promised {cheaper bread}.")))
    talks = replace(found.talks, issues=())
    assert [entry.of_talks for entry in chronology_of(replace(found, talks=talks))] == [True]


def test_programs_get_every_entry_and_whether_it_is_of_the_talks():
    bread = tale(("commit", "Karvelia promised {cheaper bread}."), version="e1:b", day="2021-03-02")
    wire = chronology_to_dict(chronology_of(play(TOLLS, bread)))
    assert [(entry["about"], entry["of_talks"]) for entry in wire["entries"]] == [("lower tolls", True), ("cheaper bread", False)]
