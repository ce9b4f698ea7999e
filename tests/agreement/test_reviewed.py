"""Two people who judged the same entries: compared by what each says last, apart from blind coding."""

import pytest
from judgements_factory import RECORD, VERSION, add_issue, say, set_field, take_back

from travaux.agreement.reviewed import reviews_of
from travaux.ledger.judgements import settle


def reviews(*judgements, version=VERSION):
    return reviews_of([settle(RECORD, version, judgements)])


def rows(found):
    return {kind: (alpha.n, alpha.value, alpha.reason) for kind, alpha in found.verdicts}


ITEMS = [item.id for item in (*RECORD.statements, *RECORD.actors)][:4]


def test_who_says_the_same_of_different_entries_agrees():
    said = [("accept", ITEMS[0]), ("reject", ITEMS[1])]
    (found,) = reviews(*(say(verdict, item, by=by) for verdict, item in said for by in ("ben", "ana")))
    assert found.coders == ("ana", "ben")
    assert rows(found)["all"] == (2, 1.0, None)


def test_alpha_by_hand():
    """Four entries, one of them differing: values accept 5, reject 3, as in test_alpha."""
    ana = ["accept", "accept", "reject", "reject"]
    ben = ["accept", "accept", "reject", "accept"]
    judgements = [
        say(v, item, by=by) for by, verdicts in (("ana", ana), ("ben", ben)) for v, item in zip(verdicts, ITEMS, strict=True)
    ]
    (found,) = reviews(*judgements)
    assert rows(found)["all"][:2] == (4, pytest.approx(1 - (2 / 8) / (30 / 56)))
    assert sum(n for kind, (n, *_) in rows(found).items() if kind != "all") == 4


def test_the_last_word_counts_and_what_was_taken_back_does_not():
    first = say("reject", ITEMS[0], by="ana")
    judgements = [
        first,
        take_back(first),
        say("accept", ITEMS[0], by="ana", minute=2),
        say("reject", ITEMS[0], by="ben"),
        say("accept", ITEMS[0], by="ben", minute=1),
        say("reject", ITEMS[1], by="ana"),
        say("reject", ITEMS[1], by="ben"),
    ]
    (found,) = reviews(*judgements)
    assert rows(found)["all"] == (2, 1.0, None)


def test_corrections_are_counted_by_field_and_value():
    item = RECORD.statements[0].id
    judgements = [
        set_field(item, "form", "mixed", by="ana"),
        set_field(item, "form", "mixed", by="ben"),
        set_field(item, "negated", True, by="ana"),
        set_field(item, "negated", False, by="ben"),
        set_field(item, "question", True, by="ana"),
        say("accept", ITEMS[1], by="ana"),
        say("accept", ITEMS[1], by="ben"),
    ]
    (found,) = reviews(*judgements)
    assert (found.corrected, found.same) == (2, 1)
    assert rows(found)["all"] == (2, 1.0, None)


@pytest.mark.parametrize(
    "others",
    [
        [],
        [say("reject", ITEMS[0], by="ed", role="editor")],
        [say("reject", ITEMS[1], by="ben")],
    ],
    ids=["nobody", "an editor", "of another entry"],
)
def test_one_person_alone_agrees_with_nobody(others):
    assert reviews(say("accept", ITEMS[0], by="ana"), *others) == []


def test_what_people_added_is_no_entry_of_the_machine():
    assert reviews(add_issue(by="ana"), add_issue(by="ben")) == []


def test_a_judgement_counts_in_the_version_where_it_was_made():
    judgements = [say("accept", ITEMS[0], by=by) for by in ("ana", "ben")]
    assert reviews(*judgements, version="ver1:later") == []
    (found,) = reviews_of([settle(RECORD, version, judgements) for version in (VERSION, "ver1:later")])
    assert rows(found)["all"] == (1, None, "no-variation")
