"""Papers of which reports tell otherwise."""

from dataclasses import replace

import pytest
from sayings_factory import SIGHTINGS, WORDS, tells

from travaux.joins.bonds import NO_RULES
from travaux.joins.disputes import disputes_of

REPLY = ("the written reply", "response")


def found(*reports):
    parties = {each.version: {figure.id: figure.name for figure in each.digest.figures} for each in reports}
    return [
        (each.state, each.first[0].value, each.second[0].value, each.first[0].party)
        for each in disputes_of(reports, parties, WORDS, SIGHTINGS, NO_RULES)
    ]


def reply(version, publisher, **more):
    return replace(tells(*REPLY, by="Karvelia", version=version, **more), publisher=publisher, origin=publisher)


def test_pages_that_two_origins_tell_otherwise():
    one, other = reply("e1:one", "Keno", pages=9), reply("e1:two", "Vel", pages=11, day="2021-03-03")
    assert found(one, other) == [(None, "9", "11", "Karvelia")]
    assert found(other, one) == found(one, other)
    assert found(one, reply("e1:two", "Vel", pages=9)) == []
    assert found(one, reply("e1:two", "Keno", pages=11, day="2021-03-03")) == []  # one origin
    assert found(one, reply("e1:two", "Vel", pages=90, day="2021-03-03")) == []  # another paper


def test_days_of_what_is_done_once():
    one = reply("e1:one", "Keno", states=(("submitted", "2021-03-02"),), day="2021-03-03")
    other = reply("e1:two", "Vel", states=(("submitted", "2021-03-01"),), day="2021-03-04")
    ((state, *_),) = found(one, other)
    assert state == "submitted"
    late = reply("e1:two", "Vel", states=(("submitted", "2021-03-30"),), day="2021-03-31")
    assert found(one, late) == []


def test_every_account_has_its_spans_and_a_report_alone_tells_nothing_otherwise():
    one, other = reply("e1:one", "Keno", pages=9), reply("e1:two", "Vel", pages=11, day="2021-03-03")
    parties = {each.version: {} for each in (one, other)}
    for dispute in disputes_of((one, other), parties, WORDS, SIGHTINGS, NO_RULES):
        for told in (*dispute.first, *dispute.second):
            assert told.evidence and told.quote and told.to_dict()["spans"]
    assert found(one) == []


@pytest.mark.parametrize(
    "label, kind, day, differ",
    [
        ("our answer", "response", "2021-04-20", True),  # one author, and some weeks
        ("our answer", "response", "2021-06-20", False),
        ("our letter", "letter", "2021-03-20", False),  # other sorts of texts
        ("our second reply", "response", "2021-03-20", False),
        ("the first reply", "response", "2021-03-20", True),  # called so once there is a second
    ],
)
def test_papers_of_one_author_whose_pages_are_counted(label, kind, day, differ):
    one = reply("e1:one", "Keno", pages=9)
    other = replace(tells(label, kind, by="Karvelia", version="e1:two", pages=11, day=day), publisher="Vel", origin="Vel")
    assert bool(found(one, other)) is differ
    by_others = replace(tells(label, kind, by="Norvask", version="e1:two", pages=11, day=day), publisher="Vel", origin="Vel")
    assert found(one, by_others) == []


def test_papers_of_nobody_whose_pages_are_counted():
    def plan(label, version, publisher, **more):
        return replace(tells(label, "proposal", version=version, **more), publisher=publisher, origin=publisher)

    one, again = plan("the plan", "e1:one", "Keno", pages=4), plan("the plan", "e1:two", "Vel", pages=6, day="2021-03-20")
    assert len(found(one, again)) == 1
    assert found(one, plan("the offer", "e1:two", "Vel", pages=6, day="2021-03-20")) == []
    assert len(found(one, plan("the offer", "e1:two", "Vel", pages=6, day="2021-03-05"))) == 1  # of the same few days
    assert found(one, plan("the plan", "e1:two", "Vel", pages=6, day="2021-05-20")) == []
    handed = {"states": (("submitted", "2021-03-01"),)}
    one, near = plan("the plan", "e1:one", "Keno", pages=4, **handed), plan("a paper", "e1:two", "Vel", pages=6, **handed)
    assert len(found(one, near)) == 1


def test_papers_handed_over_within_a_day_are_one_whoever_is_told_to_have_written_them():
    handed = {"states": (("submitted", "2021-03-01"),)}
    one = replace(tells("the draft", "draft", by="Karvelia", version="e1:one", pages=4, **handed), publisher="Keno", origin="Keno")
    assert len(found(one, reply_by("Norvask", pages=6, **handed))) == 1
    assert found(one, reply_by("Norvask", pages=6, states=(("submitted", "2021-03-04"),))) == []


def reply_by(author, **more):
    made = tells("the text", "draft", by=author, version="e1:two", day="2021-03-05", **more)
    return replace(made, publisher="Vel", origin="Vel")
