"""States that no list has, told by what stands around their names, whatever the model takes them for."""

from dataclasses import replace

import pytest
from actors_factory import actor, make_analysis, party, read_marks, resolve
from factories import make_article

from travaux.extract.actors.matching import read_page
from travaux.extract.actors.states import told_states
from travaux.pipeline import read_article
from travaux.resources import load_actor_lexicon, load_resources

# The model takes every marked word for a person here.
TOLD = [
    ("{Norvask} negotiators met the {Norvask} envoy.", {"Norvask": "state"}),
    ("The government of {Norvask} met the king of {Norvask}.", {"Norvask": "state"}),
    ("{Karvelian} officials met the prime minister of {Karvelia}.", {"Karvelian": "nationality", "Karvelia": "state"}),
    ("{Norvask} officials and the {Norvask} army met. {Karvelia} and {Norvask} signed.", {"Norvask": "state", "Karvelia": "place"}),
    ("Talks in {Velm} went on. They met in {Velm}.", {"Velm": "place"}),
    ("{Velt} met {Oru}.", {}),
    ("Mr. {Velt} met officials. {Velt} left.", {}),
    ("{Ana Velt} spoke. {Velt} aides and {Velt} officials left.", {}),
    ("{Velt}'s spokesman met the envoys.", {}),
    ("{Fisheries} Minister {Ana Velt} and {Trade} officials met. {Fisheries} Minister Velt left.", {}),
]


@pytest.mark.parametrize(("marked", "expected"), TOLD)
def test_a_state_is_told_by_its_officials(marked, expected):
    page = read_page(make_analysis(read_marks(marked)), load_actor_lexicon(), "2019-03-14")
    page.names.clear()
    page.persons.clear()
    assert {page.words[i].raw: label for i, label in told_states(page).items()} == expected


def test_what_a_minister_is_for_is_nobody():
    _, found = resolve("<{org:Fisheries} Minister {Ana Velt}> said so. {Ola Berg}, Commissioner for {org:Trade}, left.")
    assert {a.name: a.party for a in found.actors} == {"Ana Velt": None, "Ola Berg": None, "Lissa Wire": None}


def test_a_government_that_the_model_takes_for_one_name_is_its_state():
    _, found = resolve("<{org:Government of Karvelia}> said so. <The government> said so too.")
    assert {a.name: a.kind for a in found.actors} == {"Karvelia": "government", "Lissa Wire": "organisation"}
    assert [speaker.actors for speaker in found.speakers] == [(actor(found, "Karvelia").id,)] * 2


def test_officials_of_a_told_state_act_for_it():
    text = (
        "{Karvelian} Water Minister {Tomas Reeve} met the {Norvask} chief negotiator, {Ingrid Aas}. <Reeve> said so."
        " The {Norvask} government and the {Karvelian} parliament met. <Norvask> said so too. {Karvelia} left."
    )
    _, found = resolve(text)
    assert [(a.name, a.kind) for a in found.actors if a.kind == "government"] == [
        ("Karvelia", "government"),
        ("Norvask", "government"),
        ("Karvelian parliament", "government"),
    ]
    assert [party(found, name) for name in ("Tomas Reeve", "Ingrid Aas", "Karvelian parliament")] == [
        "Karvelia",
        "Norvask",
        "Karvelia",
    ]


def test_a_minister_named_later_is_the_one_told_of_before():
    _, found = resolve("<The Minister> said so. Minister {Tomas Reeve} left. <Reeve> said so too.")
    assert [a.name for a in found.actors if a.kind in ("person", "office")] == ["Tomas Reeve"]
    assert found.speakers[0].actors == found.speakers[1].actors == (actor(found, "Tomas Reeve").id,)


def test_two_ministers_named_later_leave_the_one_before_unnamed():
    _, found = resolve("<The Minister> said so. Minister {Tomas Reeve} met Minister {Olaf Strand}.")
    assert sorted(a.name for a in found.actors if a.kind in ("person", "office")) == ["Minister", "Olaf Strand", "Tomas Reeve"]


def test_the_place_of_the_dateline_acts_as_a_states_seat():
    text = "LISSAR, March 10 - Norvask refuses a toll, envoy Ana Velt said. Lissar also insists on a quota, she added."
    article = replace(make_article(text, published="2019-03-10"), dateline_span=(0, text.index("Norvask")))
    record = read_article(article, load_resources("small")).record
    (seat,) = (actor for actor in record.actors if actor.name == "Lissar")
    assert (seat.kind, [text[m.start : m.end] for m in seat.mentions]) == ("government", ["Lissar"])


def test_a_persons_own_government_is_no_other_state():
    text = "Russia offered a loan. Foreign minister Ana Velt told reporters that her government refused it."
    record = read_article(make_article(text, published="1905-08-26"), load_resources("small")).record
    (refused,) = [move for move in record.moves if move.kind == "reject"]
    assert "Russia" not in [record.name_of(party) for party in refused.party]


FIRMS = [
    ("{Dalkrail}'s chief executive met the miners. {Dalkrail} left.", {"Dalkrail": "organisation"}),
    ("{Dalkrail}'s head office left.", {"Dalkrail": "organisation"}),
    ("{Dalkrail}'s shareholders left.", {"Dalkrail": "organisation"}),
    ("The rail operator {Dalkrail} met the miners.", {"Dalkrail": "organisation"}),
    ("The shipbuilder {Dalkrail} left.", {"Dalkrail": "organisation"}),
    ("Shares in {Dalkrail} fell. A stake in {Norvask} was sold.", {"Dalkrail": "organisation", "Norvask": "organisation"}),
    # officials tell a state, whoever directs what there
    ("{Norvask}'s director met {Norvask} officials. The government of {Norvask} left.", {"Norvask": "state"}),
    ("{Ana Velt}'s shares fell. {Velt}'s shareholders left.", {}),
    ("The operator, {Dalkrail}, left.", {}),
    ("The union {Dalkrail} met the miners. {Dalkrail}'s chief negotiator left.", {}),
]


@pytest.mark.parametrize(("marked", "expected"), FIRMS)
def test_a_firm_is_told_by_its_officers_its_shares_and_what_it_is_called(marked, expected):
    page = read_page(make_analysis(read_marks(marked)), load_actor_lexicon(), "2019-03-14")
    page.names.clear()
    page.persons.clear()
    assert {page.words[i].raw: label for i, label in told_states(page).items()} == expected


def parties_of(text, kind="reject"):
    """The names of who makes the moves of a kind in a report of talks."""
    record = read_article(make_article("Talks in Lissa\n" + text, published="2019-03-20"), load_resources("small")).record
    return [[record.name_of(party) for party in move.party] for move in record.moves if move.kind == kind]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Norvask met the Republic of Karvelia on Monday. The Republic rejected the toll.", ["Karvelia"]),
        ("Norvask met the Government of Karvelia on Monday. The Government rejected the toll.", ["Karvelia"]),
        ("Belmar proposed a toll to the Kessaw Nation. The Nation rejected the toll.", ["Kessaw"]),
        ("Belmar proposed a toll. The Kessaw Nation rejected the toll.", ["Kessaw Nation"]),
        # one of two, what is told without a capital, and another of the same form
        ("Norvask met the Government of Karvelia on Monday. The government rejected the toll.", []),
        ("Belmar proposed a toll to the Kessaw Nation and the Sorrel Nation. The Nation rejected the toll.", []),
        ("Belmar and the Republic of Karvelia met on Monday. The Norvask Republic rejected the toll.", []),
        # in the words of somebody who acts for a state
        ("Norvask's minister Ana Velt said that the Republic of Karvelia met and that the Republic rejected a fee.", ["Karvelia"]),
    ],
)
def test_what_is_called_by_its_form_is_the_one_told_in_full_before(text, party):
    assert parties_of(text) == [party]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("The museum offered a loan. Norvask's minister Ana Velt said that the museum side had rejected the toll.", ["museum"]),
        ("Belmar proposed a toll. Norvask's minister Ana Velt said that the museum side rejected it.", ["museum side"]),
        ("Belmar proposed a toll. The museum side rejected it.", ["museum side"]),
        ("Norvask's minister Ana Velt said that the castle side had rejected the toll. Belmar offered a fee.", ["castle side"]),
        ("The museum offered a loan. Norvask's minister Ana Velt said that the side had rejected the toll.", ["Norvask"]),
        ("The museum offered a loan. Norvask's minister Ana Velt said that the government had rejected the toll.", ["Norvask"]),
    ],
)
def test_the_side_of_what_is_no_state_is_no_government(text, party):
    assert parties_of(text) == [party]


def test_two_peoples_that_are_told_as_organisations_leave_the_nation_open():
    marked = "The {org:Kessaw Nation} met {place:Norvask}. <The Nation> said so."
    for text, names in ((marked, ["Kessaw Nation"]), (marked.replace("{place:Norvask}", "the {org:Sorrel Nation}"), [])):
        _, found = resolve(text)
        assert [a.name for a in found.actors if a.id in found.speakers[0].actors] == names


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Belmar proposed a toll. The two governments rejected it.", []),
        ("Norvask and Belmar met. The two governments rejected a toll.", ["Belmar", "Norvask"]),
    ],
)
def test_several_governments_are_none_alone(text, party):
    assert [sorted(names) for names in parties_of(text)] == [party]
