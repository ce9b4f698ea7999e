"""One who is named in several ways: by a headline's short name, by a part of a name, by what a newsletter sets in capitals."""

from factories import make_article
from moves_factory import moves_of

from travaux.pipeline import read_article
from travaux.resources import load_resources


def record_of(text):
    return read_article(make_article(text, published="2020-01-24"), load_resources("small")).record


def names_of(text):
    return [actor.name for actor in record_of(text).actors]


NEWSLETTER = (
    "1. VELSA MINES. The mineworkers' federation turned down Velsa Copper's final offer of six percent. Velsa said the "
    "door was open.\n\n2. RIVER FINANCE. Norvask and Karvelia met in Orn on Monday and Norvask rejected the toll.\n"
)


def test_what_an_item_is_about_is_nobody_where_it_stands_in_capitals_before_it():
    names = names_of(NEWSLETTER)
    assert "Velsa Copper" in names
    assert not [name for name in names if name.isupper() and len(name) > 3]


def test_a_headline_leaves_out_what_a_club_is():
    names = names_of(
        "Norsholm knock back third bid\n\nNorsholm BK have turned down a bid from Rovello for Ana Velt. "
        "Norsholm told Rovello not to come back with anything under ten million.\n"
    )
    assert [name for name in names if name.startswith("Norsholm")] == ["Norsholm"]


def test_a_bid_from_a_club_for_somebody_makes_it_nobody_s():
    record = record_of("Norlund BK turned down a bid from Rovello FC for Luka Vadic. Rovello FC will come back, its coach said.\n")
    assert [actor.party for actor in record.actors if actor.name.startswith("Rovello")] == [None]


def test_the_confederation_is_the_one_named_in_full():
    names = names_of(
        "The Republic of Vesmara and the Confederation of the Two Lakes met in Orn. The Confederation side expressed "
        "concern at the patrols. The Vesmaran side proposed a joint commission. The Confederation side rejected it.\n"
    )
    assert [name for name in names if "Confederation" in name] == ["Confederation of the Two Lakes"]


def test_the_rebels_commander_is_no_general_of_the_army():
    text = "General Petar Adan of the Second Army offered the rebels an amnesty, and their commander accepted it."
    record, moves = moves_of(text)
    accepted = [record.name_of(a) for move in moves if move.kind == "accept" for a in move.party]
    assert accepted == ["commander"]


def test_who_presents_is_named_in_brackets_in_his_label():
    record = record_of(
        "PRESENTER (Hugh Tanner): The teachers' union meets the minister today. Good morning.\n\nSEELEY: Good morning.\n\n"
        "TANNER: You were offered three percent. Why not take it?\n\nSEELEY: We have rejected it.\n"
    )
    spoken = [record.name_of(statement.speaker) for statement in record.statements if statement.source]
    assert spoken == ["Hugh Tanner", "Seeley", "Hugh Tanner", "Seeley"]


def test_a_people_s_adjective_is_of_the_isles_and_the_friends_are_named_in_full():
    names = names_of(
        "Tavenia and the Solmar Isles met in Orn on Monday. Solmari trade minister Ines Vand rejected the toll. The Friends of "
        "Crane Island met them. The Friends demanded a beach.\n"
    )
    assert [name for name in names if name.startswith(("Solmar", "Friends"))] == ["Solmar Isles", "Friends of Crane Island"]


def test_an_agency_is_no_person_and_takes_no_part_in_talks_that_it_tells_of():
    record, moves = moves_of("Agence Sahar is reporting that talks broke off at 3am.")
    assert [actor.kind for actor in record.actors if actor.name == "Agence Sahar"] == ["organisation"]
    assert not [a for move in moves for a in move.party]


def test_a_gentlemen_s_agreement_is_no_gentlemen_s():
    record, _ = moves_of('"There is no gentlemen\'s agreement," Velt said.')
    assert "gentlemen" not in [actor.name for actor in record.actors]


def test_a_given_name_that_is_a_title_too_belongs_to_the_name():
    record, _ = moves_of('"We refused it," said Earl Dubois, president of the dockers\' union. Dubois left.')
    assert [actor.name for actor in record.actors if "Dubois" in actor.name] == ["Earl Dubois"]
