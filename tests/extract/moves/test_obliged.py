"""What somebody is told to do and hasn't done, is only imagined to do, or is ready to do to another's harm."""

import pytest
from factories import make_article

from travaux.pipeline import read_article
from travaux.resources import load_resources

BEFORE = "Norway rejected the draft. Denmark offered Norway a seat. "


def moves_of(text):
    record = read_article(make_article(BEFORE + text, published="2019-03-20"), load_resources("small")).record
    return record, [m for m in record.moves if m.evidence[0][0] >= len(BEFORE)]


def told(text):
    record, found = moves_of(text)
    names = {a.id: a.name for a in record.actors}
    return [(m.kind, m.status, [names[p] for p in m.party], record.quote(m.object)) for m in found]


@pytest.mark.parametrize(
    ("text", "kind", "object"),
    [
        ('"Norway must accept the offer," Olaf Strand said.', "demand", "accept the offer"),
        ("Olaf Strand said that Norway should drop its claim.", "demand", "drop its claim"),
        ("Olaf Strand said the board must reject the bid.", "demand", "reject the bid"),
        ("Olaf Strand said Norway ought to accept the toll.", "demand", "to accept the toll"),
        ("Olaf Strand said that Norway must also drop its claim.", "demand", "drop its claim"),
        ("Olaf Strand said Norway needs to decide to drop its claim.", "demand", "to decide to drop its claim"),
        ("Olaf Strand said Norway must agree to sign the treaty.", "demand", "agree to sign the treaty"),
        ('Olaf Strand said: "Accept the offer."', "demand", "Accept the offer"),
        ('"We must reject this deal," Olaf Strand said.', "reject", "this deal"),
    ],
)
def test_who_says_that_another_must_do_it_asks_him_to(text, kind, object):
    assert told(text) == [(kind, "actual", ["Olaf Strand"], object)]


@pytest.mark.parametrize(
    "text",
    [
        "Norway should accept the offer.",
        "Norway ought to table a plan and refuse to amend it.",
        "Norway still has to ratify the treaty.",
        "Send a letter to the embassy.",
        "What the ministry ought to do is simple: offer seven crowns now.",
    ],
)
def test_what_the_report_itself_advises_is_no_move(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A long winter would see Norway threaten to close the strait.", [("warn", "possible")]),
        ("That could see Norway refuse the deal.", [("reject", "possible")]),
        ("Norway might suggest a canal.", [("propose", "possible")]),
        ("Norway is prepared to take its neighbour to court.", [("warn", "actual")]),
        ("Norway is ready to reject the offer.", [("warn", "actual")]),
        ("Norway would take nothing less than the strait.", [("demand", "actual")]),
        ("Norway is ready to sign the treaty.", [("offer", "actual")]),
        ("Norway cannot accept less than nine crowns.", [("reject", "actual")]),
        ("The judge denied the lenders' motion to end the talks.", [("reject", "actual")]),
        ("Norway did not answer a request for comment.", []),
    ],
)
def test_kind_and_status(text, expected):
    assert [(m.kind, m.status) for m in moves_of(text)[1]] == expected


def test_what_somebody_may_say_is_no_statement_of_his():
    record, found = moves_of("Norway might suggest a canal.")
    assert [m.standing for m in found] == ["reported"]
    assert record.statements == ()


def test_what_somebody_says_only_if_he_does_is_no_statement_of_his():
    record, _ = moves_of("If Olaf Strand says no to the toll, Denmark will leave.")
    assert record.statements == ()


def test_a_side_meets_by_its_envoy_alone():
    assert told("Norway's envoy met President Olaf Strand of Denmark on Monday.")[0][2] == ["Norway's envoy", "Olaf Strand"]


@pytest.mark.parametrize(
    ("text", "objects"),
    [
        ("Norway offered six crowns but not a bonus.", ["six crowns"]),
        ("Norway proposed a cap rather than a ban.", ["a cap rather than a ban"]),
        ("Norway accepted the cap and the fee.", ["the cap", "the fee"]),
    ],
)
def test_what_is_set_against_an_object_is_not_done_too(text, objects):
    record, found = moves_of(text)
    assert [record.quote(m.object) for m in found] == objects


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Tolmark Steel had its bid turned down in May.", []),
        ("The union had its offer rejected by Tolmark Steel.", ["Tolmark Steel"]),
        ("The Norwegians rejected the bid.", ["Norway"]),
        ("The Norwegian handed in a request to the embassy.", []),
    ],
)
def test_what_befalls_somebody_or_is_done_by_one_of_a_people_is_not_his_or_theirs(text, party):
    assert told(text)[-1][2] == party
