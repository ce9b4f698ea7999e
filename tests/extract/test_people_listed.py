"""Lists of people with titles, and people behind their state's name."""

import pytest
from factories import make_article

from travaux.pipeline import read_article
from travaux.resources import load_resources


@pytest.mark.parametrize(
    "first",
    [
        "Norwegian Vice Foreign Minister Carl Hyund",
        "Republic of Korea (ROK) First Vice Foreign Minister Cho Hyun",
    ],
)
def test_all_of_a_list_of_officials_take_part(first):
    text = (
        f"Meeting in Tokyo\n\nTOKYO, May 24, 2022 - {first}, U.S. Deputy Secretary of State Wanda Shore, and Japan Vice Foreign "
        "Minister Mori Takeo met in Tokyo. They urged the DPRK to return to negotiations."
    )
    record = read_article(make_article(text, published="2022-05-24"), load_resources("small")).record
    names = {actor.id: actor.name for actor in record.actors}
    (consult,) = (move for move in record.moves if move.kind == "consult")
    assert [names[each] for each in consult.party] == [" ".join(first.split()[-2:]), "Wanda Shore", "Mori Takeo"]


@pytest.mark.parametrize(
    ("title", "person"),
    [
        ("Assistant Secretary of State for Conflict and Stabilization Operations (CSO) Anna B. Lowe", "Anna B. Lowe"),
        ("Under Secretary for Civilian Security, Democracy, and Human Rights Uma Zell", "Uma Zell"),
        ("Assistant Secretary for European and Eurasian Affairs Karin Dorn", "Karin Dorn"),
        ("Special Envoy for Climate John Harrow", "John Harrow"),
    ],
)
def test_what_an_office_is_for_is_no_actor(title, person):
    text = f"Travel to Lissa\n\nKarl Roth met reporters on Monday. {title} urged Russia to return to talks."
    record = read_article(make_article(text, published="2022-05-24"), load_resources("small")).record
    names = {actor.id: actor.name for actor in record.actors}
    (demand,) = (move for move in record.moves if move.kind == "demand")
    assert [names[each] for each in demand.party] == [person]
    assert not {"Conflict", "Stabilization Operations", "CSO", "Democracy", "Human Rights", "Climate"} & set(names.values())


@pytest.mark.parametrize("title", ["minister for Norway", "chief negotiator for Norway"])
def test_an_officials_state_behind_for_stays_his(title):
    text = f"Travel to Lissa\n\nThe {title}, Ana Velt, urged Russia to return to talks."
    record = read_article(make_article(text, published="2022-05-24"), load_resources("small")).record
    names = {actor.id: actor.name for actor in record.actors}
    assert {actor.name: names.get(actor.party or "") for actor in record.actors}["Ana Velt"] == "Norway"


def test_what_an_adviser_is_for_is_not_for_whom_he_acts():
    text = (
        "Morning briefing\nMR. CARVEY: Good morning. With me is Ben Rhoden, Deputy National Security Advisor for Strategic "
        "Communications, who has news. MR. RHODEN: Thanks. We urge Belmar to pursue a ceasefire."
    )
    record = read_article(make_article(text), load_resources("small")).record
    assert {actor.name: actor.party for actor in record.actors}["Ben Rhoden"] is None
    assert "Strategic Communications" not in {actor.name for actor in record.actors}


def test_names_told_again_and_again_hang_on_none_that_hangs_on_them():
    told = (
        "The firm's founder, , Ana Velt, said. The firm's founder — — Ana Velt — (the founder, the founder, Ana Velt, Ana Velt) "
        "left."
    )
    text = (
        f"Tolls fall\n\n{told}\n\nTolls to fall\n\nVELM, 3 March 2021 - Foreign Minister Henrik Aas said on Wednesday that "
        "Norvask has agreed to lower the tolls at Velm by five percent. On 4 March Karvelia rejected the offer. Speaking on "
        "Tuesday, Velt said he would walk out unless Norvask paid. In a letter sent on 31 December 9999, Keno demanded it.\n "
        f"{told}"
    )
    record = read_article(make_article(text, published="2021-03-03"), load_resources("small")).record
    assert "Henrik Aas" in {actor.name for actor in record.actors}
