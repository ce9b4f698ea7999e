"""Names called by one of their words later, and pronouns and posts that the wrong one was taken for."""

import pytest
from moves_factory import moves_of

SHORT = [
    # text, kind, who makes it, somebody who isn't
    (
        "Dalk Water has offered nine million for the pump house. The council turned it down on Monday. Dalk, which runs forty "
        "pump houses, demanded an answer by Friday.",
        "demand",
        "Dalk Water",
    ),
    (
        "The Federation of Ardesh and the Hill Front met in Lissa. Ardesh rejected the Hill Front's terms on Monday. The front "
        "had asked for the release of its men in Ardesh.",
        "reject",
        "Federation of Ardesh",
    ),
    (
        "Ana Velt, spokeswoman of the Orn Club of Lenders, met the island's bank in May. The Orn Club rejected a pause on "
        "Monday. The bank offered to pay half.",
        "reject",
        "Orn Club of Lenders",
    ),
    (
        "President of Sarvelia Mihail Brandt proposed a meeting to the Corvian government on Monday. Sarvelia has asked for a "
        "pause, the president's spokesman said. Sarvelia's envoy rejected the toll.",
        "propose",
        "Mihail Brandt",
    ),
    (
        "The agency said that Corvia had built a second mill and that it had refused to let inspectors in. Corvia denies it.",
        "reject",
        "Corvia",
    ),
]


@pytest.mark.parametrize(("text", "kind", "who"), SHORT)
def test_a_name_that_is_short_for_another_means_it(text, kind, who):
    record, moves = moves_of(text)
    assert {record.name_of(a) for m in moves if m.kind == kind for a in m.party} == {who}


def test_a_state_told_behind_a_post_is_no_part_of_its_holder_s_name():
    record, _ = moves_of(SHORT[3][0])
    assert {a.name: a.kind for a in record.actors if "Sarvelia" in a.name and a.kind != "office"} == {"Sarvelia": "government"}
    assert next(record.name_of(a.party) for a in record.actors if a.name == "Mihail Brandt") == "Sarvelia"


def test_a_firm_is_not_called_by_the_name_of_a_place():
    record, _ = moves_of("Dalk Water has offered nine million for the pump house in Dalk. The envoys of Dalk refused it on Monday.")
    assert {a.name for a in record.actors} >= {"Dalk Water", "Dalk"}


def test_neither_side_is_not_the_side_of_who_speaks():
    record, moves = moves_of(
        "Corvian, Tesk and Sarnese mediators have given Ardania and the Hill Front a plan. The front said it was studying the "
        "plan.\n\nCorvian Foreign Minister Ana Velt said that neither side had rejected the plan."
    )
    parties = {record.name_of(a) for m in moves if m.kind == "reject" for a in m.party}
    assert parties <= {"Ardania", "Hill Front"}


def test_a_lone_name_behind_a_word_for_a_body_is_the_body_s():
    record, _ = moves_of("The largest union, Kessan, rejected the offer on Monday. Kessan wants six per cent.")
    assert [a.kind for a in record.actors if a.name == "Kessan"] == ["organisation"]


def test_a_phase_of_a_plan_and_a_word_that_spreads_do_nothing():
    record, moves = moves_of(
        "Corvia has put a plan for a truce to Ardania and the Hill Front.\n\nUnder the first phase, the front would free the "
        "pilots, and Ardania would open the pass. The second phase foresees the return of the rest. By evening, word had spread "
        "that Ardania might accept the plan."
    )
    assert not any(word in a.name for a in record.actors for word in ("phase", "word"))
    assert not [m for m in moves if m.kind in ("offer", "commit")]


def test_both_sides_are_not_hostages_and_an_army():
    record, moves = moves_of(
        "Corvian mediators handed Sarvia and the Hill Front a plan.\n\nUnder the plan the front would free three sick hostages "
        "and the army would leave the pass. Sarvia is studying it. The front is, too.\n\nA bishop begged both sides to sign."
    )
    asked = {record.name_of(a) for m in moves if m.kind == "demand" and "sign" in record.quote(m.object) for a in m.to}
    assert "army" not in {name.lower() for name in asked}


def test_a_general_is_no_colonel():
    record, moves = moves_of(
        "The first source, a colonel who sat in on the meetings, said that Sarvia had offered diesel.\n\nAccording to the colonel, "
        "the general also gave up the demand for joint patrols."
    )
    parties = {record.name_of(a) for m in moves if m.kind == "concede" for a in m.party}
    assert parties.isdisjoint({"colonel"})


def test_nobody_is_told_who_speaks_at_a_briefing():
    record, _ = moves_of(
        "Corvia will not discuss the weir, the spokesman of its water ministry, Timur Brandt, told a briefing on Monday."
    )
    (said,) = (each for each in record.statements if "weir" in record.quote(each.content))
    assert said.speaker not in said.addressee
