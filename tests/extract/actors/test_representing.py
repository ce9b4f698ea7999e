"""Whom people and governments stand for, where words around them tell it."""

from dataclasses import replace

import pytest
from factories import make_article

from travaux.pipeline import read_article
from travaux.resources import load_resources


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Olaf Strand, who speaks for the Harbour Union, said that the roster was too long.", "Harbour Union"),
        ("Ana Velt, representing Dalk Energy, offered a lower price on Monday.", "Dalk Energy"),
        ("Ana Velt negotiates for the Harbour Union. She rejected the roster.", "Harbour Union"),
        ("Belmar spoke of a fee. Ardania wants a float. Olaf Strand, its energy minister, rejected the fee.", "Ardania"),
        ("Olaf Strand leads Belmar's delegation. Ardania offered a toll.", "Belmar"),
        ("Olaf Strand, leading the Belmar delegation, rejected the toll.", "Belmar"),
        ("Olaf Strand, who has led Belmar's delegation since May, rejected the toll.", "Belmar"),
        ("Olaf Strand leads the Harbour Union's team. He rejected the toll.", "Harbour Union"),
        ("Norvask's minister Ana Velt led Belmar's delegation. She rejected the toll.", "Norvask"),
        ("Olaf Strand led Belmar's march. He rejected the toll.", None),
        ("Olaf Strand has been chief negotiator of the Harbour Union since May. He rejected the toll.", "Harbour Union"),
        ("Olaf Strand is the spokesman of the Harbour Union. He rejected the toll.", "Harbour Union"),
        ("Olaf Strand met the chief negotiator of the Harbour Union. He rejected the toll.", None),
        ("Norvask's minister Ana Velt is chief negotiator of the Harbour Union.", "Norvask"),
        ("Ana Velt, who speaks for an hour each day, rejected the roster of the Harbour Union.", None),
        ("Ana Velt, whom the Harbour Union spoke of, rejected the roster.", None),
        ("Olaf Strand, who chairs the Harbour Union, rejected the roster.", "Harbour Union"),
        ("Olaf Strand has led the Harbour Union for ten years. He rejected the roster.", "Harbour Union"),
        ("Olaf Strand, who leads for the Harbour Union on pay, rejected the roster.", "Harbour Union"),
        ("For the Harbour Union, Ana Velt said that the roster was too long.", "Harbour Union"),
        ("Ms. Velt (Norway) said that the toll was too high. She rejected it.", "Norway"),
        ("Ms. Velt (Lissa Street) said that the toll of Norway was too high. She rejected it.", None),
        ("Ms. Velt (Dolvania) rejected the toll. Dolvania wants a float.", "Dolvania"),
        ("Ms. Velt (Norway and Peru agree) said that the toll was too high. She rejected it.", None),
        ("For an hour, Ana Velt said that the roster of the Harbour Union was too long.", None),
        ("Ana Velt, for the Harbour Union, said that the roster was too long.", "Harbour Union"),
        ("Ana Velt, of the Harbour Union, said that the roster was too long.", "Harbour Union"),
        ("Ana Velt asked for the Harbour Union, a clerk said.", None),
        ("Ana Velt, who speaks for Norway, rejected the toll.", "Norway"),
        ("Ana Velt, who negotiates on behalf of the Harbour Union, rejected the toll.", "Harbour Union"),
        ("Speaking on behalf of Norway, Ana Velt rejected the toll.", "Norway"),
        ("Ana Velt, on behalf of the Harbour Union, rejected the toll.", "Harbour Union"),
        ("Ana Velt changed the name of the Harbour Union in May.", None),
        ("Ana Velt, who heads the Norwegian team, rejected the toll.", "Norway"),
        ("Ana Velt, from the Norwegian delegation, rejected the toll.", "Norway"),
        ("The Norwegian side, led by Ana Velt, rejected the toll.", "Norway"),
        ("Norway, represented by Deputy Minister Ana Velt, rejected the toll.", "Norway"),
        ("Ana Velt, a former clerk who now heads the Harbour Union, rejected the toll.", "Harbour Union"),
        ("The Harbour Union met. Ana Velt, whose union has struck, rejected the toll.", "Harbour Union"),
        ("Norway met the envoys. Ana Velt, whose country was slow, rejected the toll.", None),
        ("The Harbour Union met. Ana Velt, whose brother leads the union, rejected the toll.", None),
        ("For Norway, Foreign Minister Ana Velt said that the toll was too high.", "Norway"),
        ("For Norway, Ana Velt said, the toll was too high.", None),
        ("The Harbour Union met. For the union, deputy leader Ana Velt said that the toll was too high.", "Harbour Union"),
        ("Norway's Ana Velt rejected the toll.", "Norway"),
        ("Ana Velt of Norway rejected the toll.", "Norway"),
        ("Norway's champion skier Ana Velt rejected the toll.", None),
        ("Ana Velt, whom Norway sent to the talks, rejected the toll.", "Norway"),
        ("Ana Velt, appointed by Norway to lead its team, rejected the toll.", "Norway"),
        ("Ana Velt, named by Norway Today as woman of the year, rejected the toll.", None),
        ("The Harbour Union met. Ana Velt, elected to lead the union in May, rejected the toll.", "Harbour Union"),
        ("The Harbour Union met. Ana Velt, who hopes to lead the union, rejected the toll.", None),
        ("Ana Velt, who used to be Norway's foreign minister, rejected the toll.", None),
        ("Ana Velt, who was Norway's foreign minister until May, rejected the toll.", None),
        ("Ana Velt, who served as Norway's foreign minister in the 1990s, rejected the toll.", None),
        ("Ana Velt, Norway's foreign minister until May, rejected the toll.", None),
        ("Ana Velt, who was named Norway's foreign minister in 2018, rejected the toll.", "Norway"),
        ("Ana Velt, who was appointed as Norway's chief negotiator in 2018, rejected the toll.", "Norway"),
        ("Ana Velt, who has served as Norway's chief negotiator since 2018, rejected the toll.", "Norway"),
        ("Ana Velt, an ex-minister of Norway, rejected the toll.", None),
        ("Ana Velt, deputy head of the Norwegian team, rejected the toll.", "Norway"),
        ("Ana Velt, a member of the Harbour Union's bargaining team, rejected the toll.", "Harbour Union"),
        ("Ana Velt, the head of labour relations at Dalk Energy, rejected the toll.", "Dalk Energy"),
        ("Ana Velt, the minister for ports in Norway, rejected the toll.", "Norway"),
        ("The Harbour Union met. Ana Velt, the union's newly elected chair, rejected the toll.", "Harbour Union"),
        ("Ana Velt, a Dalk Energy worker, rejected the toll.", None),
        ("Ana Velt, a worker of the Harbour Union, rejected the toll.", "Harbour Union"),
        ("Ana Velt, who commands the Hill Front's fighters in the delta, rejected the toll.", "Hill Front"),
        ("Rebel spokesman Olaf Strand rejected the toll. The rebels hold the delta.", "rebels"),
    ],
)
def test_people_act_for_whom_they_represent(text, side):
    record = read_article(make_article("Talks in Lissa\n" + text, published="2019-03-20"), load_resources("small")).record
    names = {actor.id: actor.name for actor in record.actors}
    (person,) = (actor for actor in record.actors if actor.kind == "person")
    assert names.get(person.party) == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The union's secretary, Ana Velt, rejected the toll.", "Harbour Union"),
        ("Ana Velt, the union's secretary, rejected the toll.", "Harbour Union"),
        ("Ana Velt, 54, the union's secretary since May, rejected the toll.", "Harbour Union"),
        ("Union leader Ana Velt rejected the toll.", "Harbour Union"),
        ("Ana Velt, a union official, rejected the toll.", "Harbour Union"),
        ("Ana Velt, an aide to the union's chief, rejected the toll.", "Harbour Union"),
        ("Ana Velt, who was elected president of the union in May, rejected the toll.", "Harbour Union"),
        ("The rebels' spokeswoman, Ana Velt, rejected the toll.", "rebels"),
        ("Ana Velt, a critic of the union, rejected the toll.", None),
        ("Ana Velt, a historian of the union, rejected the toll.", None),
        ("Ana Velt, director of the Norwegian foreign ministry, rejected the toll.", "Norway"),
        ("Ana Velt, director of the Norwegian parliament, rejected the toll.", None),
        ("Ana Velt, an under secretary in the Norwegian defence department, rejected the toll.", "Norway"),
        ("Ana Velt, a senior official in the Norwegian finance ministry, rejected the toll.", "Norway"),
        ("Ana Velt, an adviser to the Norwegian president, rejected the toll.", "Norway"),
        ("Ana Velt, minister of ports of Norway, rejected the toll.", "Norway"),
        ("Norway's minister for ports and fisheries, Ana Velt, rejected the toll.", "Norway"),
        ("Ana Velt, a former Norwegian minister, rejected the toll.", None),
        ("Ana Velt, then Norway's envoy, rejected the toll.", None),
        ("Ana Velt, who became Norway's foreign minister in May, rejected the toll.", "Norway"),
        ("Ana Velt, named Norway's chief negotiator in May, rejected the toll.", "Norway"),
        ("Norway has appointed Ana Velt as its chief negotiator. She rejected the toll.", "Norway"),
        ("Norway sent Ana Velt, a retired judge, to the talks. She rejected the toll.", "Norway"),
        ("Norway sent Ana Velt a parcel. She rejected the toll.", None),
        ("A committee of Norway met. Before the same committee Defence Secretary Ana Velt rejected the toll.", None),
    ],
)
def test_people_act_for_whose_post_they_hold(text, side):
    text = "Talks in Lissa\nThe Harbour Union met Norway's envoy and the growers on Monday. " + text
    record = read_article(make_article(text, published="2019-03-20"), load_resources("small")).record
    names = {actor.id: actor.name for actor in record.actors}
    (person,) = (actor for actor in record.actors if actor.name == "Ana Velt")
    assert names.get(person.party) == side


@pytest.mark.parametrize(
    ("text", "name", "side"),
    [
        ("Velt's lawyers demanded a hearing.", "Velt's lawyers", "Ana Velt"),
        ("Lawyers for Ms Velt demanded a hearing.", "Lawyers for Ms Velt", "Ana Velt"),
        ("A spokesman for Ms Velt demanded a hearing.", "spokesman for Ms Velt", "Ana Velt"),
        ("Her members demanded a hearing.", "members", "Ana Velt"),
        ("Her deputy demanded a hearing.", "deputy", "Ana Velt"),
        ("Her husband demanded a hearing.", "husband", None),
        ("Velt's critics demanded a hearing.", "Velt's critics", None),
    ],
)
def test_who_serves_somebody_acts_for_her(text, name, side):
    text = "Talks in Lissa\nAna Velt rejected the price. Norway offered a berth. " + text
    record = read_article(make_article(text, published="2019-03-20"), load_resources("small")).record
    names = {actor.id: actor.name for actor in record.actors}
    assert [names.get(actor.party) for actor in record.actors if actor.name == name] == [side]


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("Her trade minister struck a softer note. Jonas Erl", "Ana Velt"),
        ("Her critics struck a softer note. Jonas Erl", None),
    ],
)
def test_a_minister_is_of_her_premiers_side(words, side):
    text = "Talks in Lissa\nNorvask and Belmar met. In Brannoy, Prime Minister Ana Velt rejected the toll. "
    text += f"{words} said that a toll of 5 per cent was possible."
    record = read_article(make_article(text, published="2019-03-20"), load_resources("small")).record
    names = {actor.id: actor.name for actor in record.actors}
    assert [names.get(actor.party) for actor in record.actors if actor.name == "Jonas Erl"] == [side]


@pytest.mark.parametrize(
    ("opening", "speaker"),
    [
        ("Ana Velt, 51, runs the Lissa Bank. On Monday she spoke to Astrid Holm about money.", "Ana Velt"),
        ("Ana Velt talked with Astrid Holm about her bank in a long interview on Monday.", "Ana Velt"),
        ("Astrid Holm met Ana Velt for a long interview about money on Monday.", None),
    ],
)
def test_who_answers_is_whom_the_opening_tells_of_and_not_with_whom_she_speaks(opening, speaker):
    turns = ("Did you offer them 40 million?", "I did. We offered 40.", "Will you offer them more?", "I may, if we have it.")
    turns = (
        *turns,
        "What do your clerks say?",
        "They tell me that we lend too much.",
        "And you?",
        "I sleep well, as I always have.",
    )
    text = "\n\n".join(("Money talks", opening, *turns))
    record = read_article(make_article(text, published="2019-03-20"), load_resources("small")).record
    names = {actor.id: actor.name for actor in record.actors}
    told = [names.get(s.speaker) for s in record.statements if record.article.text[slice(*s.content[0])].startswith("I did")]
    assert told == [speaker]


@pytest.mark.parametrize(
    ("text", "mover", "side"),
    [
        ("Finance Minister Ana Velt said that the government had rejected the toll.", "government", "Ana Velt"),
        (
            "Ana Velt, chief negotiator of the Pilots' Association, said that the union had rejected the toll.",
            "Pilots' Association",
            None,
        ),
        ("Ana Velt, a director of the Lissa Bank, said that the lender had rejected the toll.", "Lissa Bank", None),
        ("Ana Velt, a director of the Lissa Bank, said that the union had rejected the toll.", "union", None),
    ],
)
def test_a_body_that_somebody_calls_by_its_kind_is_her_own(text, mover, side):
    text = "Talks in Lissa\nThe dockers met the owners. " + text
    record = read_article(make_article(text, published="2019-03-20"), load_resources("small")).record
    actors = {actor.id: actor for actor in record.actors}
    ((found,),) = ([actors[party] for party in move.party] for move in record.moves if move.kind == "reject")
    assert (found.name, actors[found.party].name if found.party else None) == (mover, side)


@pytest.mark.parametrize(
    ("sentence", "name"), [("Belmar offered a berth.", "Belmar"), ("Belmar Point offered a berth.", "Belmarian")]
)
def test_a_place_of_two_words_is_no_state_whose_people_begin_alike(sentence, name):
    text = f"Talks in Lissa\nThe Belmarian envoy rejected the toll. {sentence}"
    record = read_article(make_article(text, published="2019-03-20"), load_resources("small")).record
    names = {actor.id: actor.name for actor in record.actors}
    assert [names.get(actor.party) for actor in record.actors if actor.name == "Belmarian envoy"] == [name]


def test_the_government_in_a_ministrys_release_is_the_state_that_its_name_begins_with():
    text = "Release\nNorvask can't accept the toll. The Government stands by a quota. Belmar proposed the toll."
    article = replace(make_article(text, published="2019-03-20"), publisher="Norvask Ministry of Trade")
    record = read_article(article, load_resources("small")).record
    (state,) = (actor for actor in record.actors if actor.name == "Norvask")
    assert "Government" in [text[m.start : m.end] for m in state.mentions]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The miners left on Monday. The dockers offered them a new quota on Tuesday.", [("offer", ["miners"])]),
        (
            "The miners spoke. The growers' leaders refused the quota and offered them a lower fee.",
            [("reject", []), ("offer", ["miners"])],
        ),
        ("Ardania opposed the tariff. Belmar's ministers asked it to accept the quota.", [("reject", []), ("demand", ["Ardania"])]),
    ],
)
def test_nobody_does_to_himself_what_is_done_to_them(text, told):
    record = read_article(make_article("Talks in Lissa\n" + text, published="2019-03-20"), load_resources("small")).record
    names = {actor.id: actor.name for actor in record.actors}
    found = [(move.kind, [names[actor] for actor in move.to]) for move in record.moves]
    assert found[: len(told)] == told


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Belmar spoke of a fee. Ardania had struck out the toll, its spokeswoman Ines Falk said.", "Ardania"),
        ('Belmar spoke of a fee. "Ardania will sign," its spokeswoman Ines Falk said.', "Belmar"),
    ],
)
def test_a_speakers_side_may_be_named_in_what_is_said_but_in_no_quotation(text, side):
    record = read_article(make_article("Talks in Lissa\n" + text, published="2019-03-20"), load_resources("small")).record
    names = {actor.id: actor.name for actor in record.actors}
    assert [names.get(actor.party) for actor in record.actors if actor.name == "Ines Falk"] == [side]


ASKED = "QUESTION: Will you sign?\nMR. VALO: We will.\nQUESTION: When?\nMR. VALO: In May."
OWN = "Lissa Wire: Will you sign?\nValo: We will.\nLissa Wire: When?\nValo: In May."
DASHED = "- Will you sign?\n- We will.\n- When?\n- In May.\n- Why?\n- I said so."
FRONT = "The commander of the Northern Front receives us in a schoolhouse."


@pytest.mark.parametrize(
    ("text", "publisher", "side"),
    [
        # of whom the opening tells
        (f"Idris Valo: I do not fight for a word\n{FRONT}\n{OWN}", "Lissa Wire", ("Northern Front", "commander")),
        (f"A talk with Idris Valo\n{FRONT} The minister of Belmar waits.\n{OWN}", "Lissa Wire", (None, None)),
        (
            f"A talk\nIdris Valo received us. The spokesman of the Union of Dockers was early.\n{DASHED}",
            "Lissa Wire",
            ("Union of Dockers", "spokesman"),
        ),
        (f"A talk\nIdris Valo received us at noon.\n{DASHED}", "Lissa Wire", (None, None)),
        # in the release of a body its own
        (f"Briefing\nIdris Valo briefed reporters.\n{ASKED}", "Ministry of Trade of Karvelia", ("Karvelia", None)),
        (f"Briefing\nIdris Valo briefed reporters.\n{ASKED}", "Harbour Union", ("Harbour Union", None)),
        (f"Briefing\nIdris Valo briefed reporters.\n{ASKED}", "Lissa Herald", (None, None)),
        (
            f"A talk\nIdris Valo spoke to us.\n{OWN.replace('Lissa Wire', 'Harbour Union')}",
            "Harbour Union",
            (None, None),
        ),  # it asks
        (f"Briefing\nIdris Valo and Ana Velt came.\n{ASKED}\nMS. VELT: We do.", "Harbour Union", (None, None)),
    ],
)
def test_who_answers_acts_for_whom_the_opening_or_the_publisher_tells(text, publisher, side):
    article = replace(make_article(text, published="2019-03-20"), publisher=publisher)
    record = read_article(article, load_resources("small")).record
    names = {actor.id: actor.name for actor in record.actors}
    (valo,) = (actor for actor in record.actors if actor.name == "Idris Valo")
    assert (names.get(valo.party), valo.role) == side


def test_nobody_acts_for_himself_who_is_told_to_be_his_own_deputy():
    text = "Talks in Lissa\nAna Velt rejected the price. Her deputy rejected it, too. Ana Velt, 54, her deputy, left."
    record = read_article(make_article(text, published="2019-03-20"), load_resources("small")).record
    names = {actor.id: actor.name for actor in record.actors}
    assert [(actor.name, names.get(actor.party)) for actor in record.actors if actor.kind != "organisation"] == [
        ("Ana Velt", None),
        ("deputy", "Ana Velt"),
    ]


HEAD = "Ana Velt, Department Spokesperson\n"


@pytest.mark.parametrize(
    ("text", "side"),
    [
        (f"{HEAD}Karvelia condemns the attack on the port. We call on Drovia to stop.", "Karvelia"),
        (f"{HEAD}We condemn the attack on the port. Drovia must stop. Karvelia calls for a ceasefire.", "Karvelia"),
        (f"{HEAD}We condemn the attack on the port. Drovia said on Monday that it would stop.", "Department"),
        (f"{HEAD}Karvelia condemns the raid. Drovia welcomes the talks. We call on both to stop.", "Department"),
    ],
)
def test_a_ministry_that_nothing_names_is_of_the_state_for_which_it_welcomes_and_condemns(text, side):
    record = read_article(make_article(text, published="2019-03-20"), load_resources("small")).record
    names = {actor.id: actor.name for actor in record.actors}
    assert [names.get(actor.party) for actor in record.actors if actor.name == "Ana Velt"] == [side]
