"""Who is an actor of a report, read whole: no faith, machine or kind of thing; one body or person under two names."""

import pytest


def actors(reader, text):
    record = reader.read_bytes(text.encode())
    names = {actor.id: actor.name for actor in record.actors}
    return {actor.name: (actor.kind, names.get(actor.party)) for actor in record.actors}


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("Muslim leaders met Minister Orla Venn on Monday. NATO-led troops moved in, she said.", {"Muslim", "NATO-led"}),
        ("Moslem leaders met the Lissan government. “Jews should leave,” the minister Orla Venn said.", {"Moslem", "Lissan Jews"}),
        ("The new Airbus A320 and a C-18 cargo jet were checked, Boeing said.", {"Airbus A320", "C-18", "A320"}),
        ("The C-17 military cargo jet is the last one, Boeing said. Moscow agreed.", {"C-17"}),
        ("The senator for West Virginia, Joe Marsh, said no. West African leaders threatened sanctions.", {"West", "West African"}),
        ("The premier, Orla Venn, faces a general strike. General elections are due, she said.", {"general", "General"}),
        ("The Russian military support for Karvelia angered envoys. Hostile conquest is over, Moscow said.", {"military"}),
        ("The Orn, Mich., energy company stopped paying. CMV Energy said so.", {"Orn, Mich"}),
        ("“In our shared mission I support the speaker,” Senator Orla Venn said.", {"shared mission"}),
        ("U.S. envoy Tom Hale spoke. Ivo Kimot, who was treated for a head wound, said no.", {"head"}),
        ("To loud applause, Minister Orla Venn added: “We will enter the town.”", {"loud applause"}),
        ("Envoy Tom Hale met refugees. The Orsk agreements promise refugees a vote, he said.", {"Orsk agreements"}),
    ],
)
def test_what_is_nobody_acts_nowhere(small_reader, text, nobody):
    assert not actors(small_reader, text).keys() & nobody


@pytest.mark.parametrize(
    ("text", "name", "other"),
    [
        (
            "Orn Drilling & Wells Co. said it would sell. Orn Drilling said it would keep the rest.",
            "Orn Drilling & Wells Co",
            "Orn Drilling",
        ),
        (
            "Poughfield Savings Bank said no. Poughfield Savings said it would go on.",
            "Poughfield Savings Bank",
            "Poughfield Savings",
        ),
        ("CMV ENERGY Corp. said its board would meet. CMV reported a loss.", "CMV ENERGY Corp", "CMV"),
        (
            "Ali Khalfa, spokesman for the Movement of Social Farmers (MFS), said no. The MFS admitted owing money.",
            "Movement of Social Farmers",
            "MFS",
        ),
        ("The negotiator Omar Abbar, better known as Abu Marel, left. Abu Marel said he would return.", "Omar Abbar", "Abu Marel"),
        ("Prime Minister Karim al-Kabar met envoy Tom Hale. Kabar would return, Hale said.", "Karim al-Kabar", "Kabar"),
    ],
)
def test_one_of_two_names_is_one(small_reader, text, name, other):
    found = actors(small_reader, text)
    assert name in found and other not in found


def test_a_people_within_another_state_is_neither_state(small_reader):
    text = "U.S. envoy Tom Hale met Bosnian Serb acting president Bila Plava and Bosnian Serb leaders in Zagreb."
    assert actors(small_reader, text)["Bila Plava"] == ("person", "Bosnian Serb")


def test_a_faiths_people_are_a_group(small_reader):
    found = actors(small_reader, "Moslem leaders met the Lissan government. “Jews should leave,” the minister Orla Venn said.")
    assert found["Jews"] == ("group", None)


def test_a_parliament_of_any_is_no_states_own(small_reader):
    text = "U.S. envoy Tom Hale said the vote was set. He left. Voters choose a presidency and a parliament to rule them."
    assert actors(small_reader, text).get("parliament", ("", None))[1] is None


def test_a_council_of_a_common_name_is_that_of_the_state_told_of(small_reader):
    found = actors(small_reader, "Liberia's factions met. Ruth Penn will be head of the State Council, politicians said.")
    assert "China" not in found


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Orla Venn left. According to a review by Dalk Globe, the deal is worth the price.", "Dalk Globe"),
        ("Ruth Penn will be installed next week, a council statement said.", None),
        ("Ruth Penn appealed in May. Monday's ruling made it clear that the family has ten days left.", None),
        (
            "In a written statement released at the news conference, Minister Ivo Gural reiterated objections to the treaty. "
            "“It is a sad fact,” the statement said.",
            "Ivo Gural",
        ),
        ("Lissa's Home (interior) Minister accused rivals. “It seems so,” Home Minister Ivo Gural told reporters.", "Ivo Gural"),
    ],
)
def test_whose_a_text_is(small_reader, text, speaker):
    record = small_reader.read_bytes(text.encode())
    assert record.statements and {record.name_of(s.speaker) for s in record.statements if s.speaker} == (
        {speaker} if speaker else set()
    )


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("President Yan Orfat met envoy Denis Roth. “No, they mean well,” Orfat quoted Roth as saying.", "Denis Roth"),
        ("“We reject all of it,” the agency Petra quoted Minister Orla Venn as saying on Monday.", "Orla Venn"),
    ],
)
def test_who_is_quoted_said_what_stands_in_front(small_reader, text, inner):
    record = small_reader.read_bytes(text.encode())
    assert [record.name_of(s.speaker) for s in record.statements if s.within is not None] == [inner]


@pytest.mark.parametrize(
    ("text", "name", "more"),
    [
        ("Brazil may sell it, O Globo daily said.", "O Globo", "O Globo daily"),
        ("The Hamas movement rejected the plan.", "Hamas", "Hamas movement"),
        ("The Alitalia airline refused the offer.", "Alitalia", "Alitalia airline"),
        ("“It is late,” said the daily Le Figaro in an editorial.", "Le Figaro", "Figaro"),
        ("Boeing Co. agreed to it. Boeing said no.", "Boeing", "Boeing Co"),
        ("It stood in the Velm Ahron newspaper. Venn read it. Velm Ahron reported that she left.", "Velm Ahron", "Ahron"),
        ("J.C. Mattock, chairman, said the company would sell it.", "J.C. Mattock", "J.C."),
        ("District Attorney Frank Clerk began presenting evidence.", "Frank Clerk", "District"),
    ],
)
def test_what_a_name_is_called_beside_is_no_one_else(small_reader, text, name, more):
    found = actors(small_reader, text)
    assert name in found and more not in found


def test_an_editorial_is_no_chamber_of_commerces(small_reader):
    text = "Velm chamber of commerce urges Ankara to resume trade with Iraq. Editorial blames U.S. for the delay."
    record = small_reader.read_bytes(text.encode())
    assert [record.name_of(s.speaker) for s in record.statements] == ["Velm chamber of commerce", "Editorial"]


def test_whom_questions_ask_about_does_not_answer(small_reader):
    text = (
        "Meridian interviews Lissa bar owner on Velt cocktail\n\nMeridian met one of the owners of a bar about a drink called "
        "Velt, inspired by remarks of former Senator Rick Velt. The bar is co-owned by Jon Stan and Max Raus.\n\nInterview\n\n"
        "What inspired you to create a drink of that name?\n\nHe has been in the news, and we thought it would be interesting.\n\n"
        "What are your thoughts about Rick Velt's views on rights?\n\nIt's not for us to take a stand on any political issues.\n\n"
        "When was the drink first created?\n\nA few months ago.\n"
    )
    record = small_reader.read_bytes(text.encode())
    assert "Rick Velt" not in {record.name_of(s.speaker) for s in record.statements if s.speaker}


@pytest.mark.parametrize(
    ("minister", "party"),
    [
        ("Interior Minister Jan Debray", "France"),
        ("German Interior Minister Jan Debray", "Germany"),
        ("Former Interior Minister Jan Debray", None),
        ("Union leader Jan Debray", None),
    ],
)
def test_a_minister_of_no_told_state_is_of_that_from_whose_capital_it_is_told(small_reader, minister, party):
    found = actors(small_reader, f"PARIS, May 3 - French police found a bomb. {minister} said that he had given orders.")
    assert found["Jan Debray"] == ("person", party)


@pytest.mark.parametrize(
    ("first", "company"),
    [
        ("Orn Drilling Exploration Co. will sell", "The New Orleans oil and gas exploration and diving company"),
        ("CMV ENERGY Corp. has moved", "The Dearborn, Mich., energy company"),
        ("Philip Morris Cos. has adopted", "The giant foods, tobacco and brewing company"),
    ],
)
def test_a_company_may_be_called_by_where_it_is_and_in_what_it_deals(small_reader, first, company):
    record = small_reader.read_bytes(f"{first} a unit. {company} said that it expects no losses.".encode())
    (name,) = {record.name_of(s.speaker) for s in record.statements}
    assert name in first


def test_whom_questions_speak_to_by_name_answers_them(small_reader):
    text = (
        "'A pier is no school': Orla Venn on ships and fees\n\n"
        "Orla Venn, 48, ran a ferry before she led the union. We met her on Friday in a café behind the port.\n\n"
        "You look tired, Ms Venn. Was the week so long?\n\nThe nights were short. We are used to that.\n\n"
        "The owners' envoy says you have accepted the two ships. Is that so?\n\n"
        "Yes, we accept them. But the fee is a tax collector's number.\n\n"
        "Would a commission help?\n\nIt depends on who sits on it."
    )
    record = small_reader.read_bytes(text.encode())
    names = {actor.id: actor.name for actor in record.actors}
    told = [statement for statement in record.statements if "accept them" in record.quote(statement.content)]
    assert {names.get(statement.speaker) for statement in told} == {"Orla Venn"}
