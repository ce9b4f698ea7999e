"""Who is who in the records of parliaments, councils, committees and courts, in letters and in readouts."""

from dataclasses import replace

import pytest
from factories import make_article

from travaux.pipeline import read_article
from travaux.resources import load_resources


def read(text):
    return read_article(make_article("Talks in Lissa\n" + text, published="2019-03-20"), load_resources("small")).record


def letter(text):
    return read_article(make_article(LETTER.format(text), published="2019-03-20"), load_resources("small")).record


def names_of(text):
    return {actor.name for actor in read(text).actors}


def speakers_of(text):
    record = read(text)
    return [record.name_of(statement.speaker) for statement in record.statements if statement.within is None]


def parties_of(text, kind):
    return parties_in(read(text), kind)


def parties_in(record, kind):
    return [[record.name_of(each) for each in move.party] for move in record.moves if move.kind == kind]


DEBATE = (
    "The Minister for Tolls (Mr Ivo Aasen): We met on Monday.\nMs Ana Velt: Did they refuse?\n"
    "Hon. Members: Oh!\nMr Aasen: They did.\nSir Olaf Strand: The Minister said in May that no talks were under way."
)


def test_the_post_before_a_name_in_brackets_is_its_bearers():
    record = read(DEBATE)
    (minister,) = (actor for actor in record.actors if actor.name == "Ivo Aasen")
    assert "Minister" in {record.quote(((m.start, m.end),)) for m in minister.mentions}
    assert speakers_of(DEBATE) == ["Ivo Aasen", "Ana Velt", "members", "Ivo Aasen", "Olaf Strand"]
    assert not any(actor.name in ("Members", "for Tolls") for actor in record.actors)


def test_a_post_in_brackets_is_that_of_the_name_before_it():
    text = "At the table were L. Feder (Chair), P. Oyela and M. Quiro.\nThe Chair asked whether the Harbour Union would vote."
    assert speakers_of(text) == ["L. Feder"]
    text = "Talks\nFor the Board: L. Feder (Chair), P. Oyela, D. Szym.\nThe Chair asked whether the Harbour Union would vote."
    assert speakers_of(text) == ["L. Feder"]


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("Ms Velt spoke in French and rejected the toll.", "France", False),
        ("The text was done in the English and French languages.", "France", False),
        ("Ms Velt rejected the toll in English.", "English", False),
        ("Ms Velt rejected the French toll.", "France", True),
        ("Ms Velt rejected the toll in French waters.", "France", True),
        ("Dolvania was told to pay US$412 million. It refused.", "United States", False),
        ("Dolvania was told to pay by the US. It refused.", "United States", True),
        ("The team was led by H.E. Mrs. Tanda Morrow. She rejected the toll.", "H.E.", False),
    ],
)
def test_languages_currencies_and_styles_are_no_actors(text, name, found):
    assert (name in names_of(text)) is found


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("FM Galeyev rejected the offer of Norvask at 3 pm.", "Galeyev"),
        ("PM Ana Sandov rejected the offer of Norvask.", "Ana Sandov"),
        ("Ms Velt asked for a float. The hon. Lady has rejected the offer of Norvask, Mr Aasen said.", "Velt"),
        ("The team was led by H.E. Mrs. Tanda Morrow. She rejected the offer of Norvask.", "Tanda Morrow"),
    ],
)
def test_short_posts_and_styles_stand_before_names(text, party):
    assert parties_of(text, "reject") == [[party]]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Karvelia's Supreme Court rejected the toll.", "Karvelia"),
        ("The US Congress rejected the toll. France's Senate accepted it.", "France"),
        ("The US Senate rejected the toll.", "United States"),
    ],
)
def test_an_organ_that_many_states_have_is_its_owners(text, side):
    record = read(text)
    found = {actor.name: actor.party for actor in record.actors}
    assert record.name_of(found.get("Senate") or found["Supreme Court"]) == side


LETTER = "HARBOUR PILOTS' GUILD\n12 Quay Lane\nDear Ms Velt,\n{}\nYours sincerely,\nOlaf Strand\nGeneral Secretary"


def test_who_writes_a_letter_and_to_whom():
    record = letter("You promised us the data by May. We reject single pilots, and I will not sign.\nYou offered mediation.")
    assert parties_in(record, "commit")[0] == ["Velt"]
    assert parties_in(record, "offer") == [["Velt"]]
    assert parties_in(record, "reject")[0] == ["HARBOUR PILOTS' GUILD"]


def test_you_in_what_others_say_is_not_to_whom_a_letter_is_written():
    assert ["Velt"] not in parties_in(letter('Ms Aas said: "You promised to pay." We reject that.'), "commit")


def test_a_ministry_of_a_state_that_no_list_has_acts_for_it():
    record = read("The Ministry of Water and Soil of the Republic of Senduli rejected the offer of Norvask.")
    (organ,) = (actor for actor in record.actors if "Ministry" in actor.name)
    assert (organ.kind, record.name_of(organ.party)) == ("government", "Senduli")


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "The Sendulian delegation met Arbash. The Arbashi side was late. The two sides rejected the offer.",
            {"Senduli", "Arbash"},
        ),
        ("The Sendulian delegation came late. The two sides rejected the offer of Norvask.", {"two sides"}),
    ],
)
def test_the_two_sides_are_those_told_of_as_sides(text, parties):
    found = parties_of("The Republic of Senduli has a dam. " + text, "reject")
    assert found and set(found[0]) == parties


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The row is between Kestrel Air Ltd and the Harbour Union. Kestrel Air rejected the offer.", 1),
        ("Kestrel Air rejected the offer. Kestrel Air Ltd and the Harbour Union met.", 1),
        ("The row is between Kestrel Air Ltd and Kestrel Rail Ltd, which rejected the offer.", 2),
    ],
)
def test_a_firm_is_the_same_with_its_legal_form(text, count):
    assert len({name for name in names_of(text) if name.startswith("Kestrel")}) == count


OVER = (
    "Mr Venn: My officials met their Belmar counterparts. I have offered them 60 boats, and they have asked for 140.\nMs Aas: Why?"
)


def test_they_against_whom_i_stand_are_not_my_own():
    assert parties_of(OVER, "demand") == [["Belmar counterparts"]]


def test_who_is_only_called_to_is_not_who_said_it():
    called = "Minister, the Prime Minister of Nauvoo said on Monday that her country had turned down our cable."
    text = f"Ms Aas: We offered five. They refused.\nMr Venn: {called}"
    record = read(text)
    said = [record.name_of(s.speaker) for s in record.statements if record.quote(s.cue) == "said"]
    assert said == ["Prime Minister of Nauvoo"]


def test_an_office_is_not_of_its_last_word():
    article = make_article("Talks in Lissa\nNorvask rejected the offer.", published="2019-03-20")
    for publisher in ("Office of the Trade Representative", "Department for External Commerce"):
        record = read_article(replace(article, publisher=publisher), load_resources("small")).record
        assert not {"Representative", "Commerce"} & {actor.name for actor in record.actors}


def test_what_somebody_tells_in_a_turn_is_not_his_own_word():
    called = "Minister, the Prime Minister of Nauvoo said on Monday that her country had turned down our cable."
    record = read(f"Ms Aas: {called}\nMr Venn: No.")
    assert "Aas" not in [record.name_of(s.speaker) for s in record.statements if record.quote(s.cue) == "said"]


def test_the_capital_of_a_delegate_is_his_government():
    text = "Mr. Rawahi (Zamira): Zamira wants three months. It is the most that my capital will agree to.\nMrs. Aas (Norway): No."
    assert ["capital"] not in parties_of(text, "accept")


def test_we_in_what_others_are_told_to_say_are_whose_turn_or_letter_it_is():
    record = letter("You offered us a meeting.\nYour agent, Mr Kit Vander, has told the press that we rejected the offer.")
    assert parties_in(record, "reject") == [["HARBOUR PILOTS' GUILD"]]
    text = "Ms Aas (Norway): The Danish envoy says that we rejected the offer.\nMr Dahl (Denmark): Yes."
    assert parties_of(text, "reject") == [["Norway"]]


def test_we_in_a_report_are_who_is_told_to_say_it():
    assert parties_of("Denmark met Norway. The Danish envoy said that we reject the offer.", "reject") == [["Denmark"]]


def test_a_name_in_brackets_behind_a_post_in_capitals_is_its_holders():
    text = "THE PRIME MINISTER (HON. RUFINA MALDO): We refused.\nMR. T. BRANDT (Harbour): Why?\nTHE PRIME MINISTER: It was late."
    assert speakers_of(text) == ["Rufina Maldo", "T Brandt", "Rufina Maldo"]


def test_what_is_told_in_brackets_is_not_said_of_the_next_name():
    text = "Minutes\nBoard: Mrs P. Achter (in the chair), Mr K. Obuya.\nThe Chair asked whether the Harbour Union would vote."
    assert "K. Obuya" not in speakers_of(text)


def test_what_we_are_told_to_get_is_promised_by_who_says_so():
    record = letter(
        "We asked for a lift. On the lift, Mr Gather gave us his word that an engineer will come by the 20th.\n"
        "We have therefore requested it on paper, and he said we should have it this week. Nothing has arrived so far."
    )
    assert parties_in(record, "commit") == [["Gather"], ["Gather"]]
