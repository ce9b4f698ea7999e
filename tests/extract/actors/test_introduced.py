"""People told of in two steps, what they are and by what name, and those who stand behind a long description."""

import pytest
from actors_factory import party, resolve
from factories import make_article

from travaux.pipeline import read_article
from travaux.resources import load_resources


def people_of(found):
    """People and unnamed holders of posts, each as (name, role, party)."""
    return [(a.name, a.role, party(found, a.name)) for a in found.actors if a.kind in ("person", "office")]


SPOKESMAN = ("spokesman for the Norwegian government", None, "Norway")
MINISTER = ("Norwegian foreign minister", None, "Norway")


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # a post, and then a name that speaks
        (
            "A spokesman for the Norwegian government was late. <{Rasko Dell}> said so.",
            [("Rasko Dell", "spokesman", "Norway")],
        ),
        (
            "A spokesman for the Norwegian government was late. It rained. It was dark. <{Rasko Dell}> said so.",
            [("Rasko Dell", "spokesman", "Norway")],
        ),
        (
            "A spokesman for the Norwegian government was late. It rained. It was dark. It was cold. <{Rasko Dell}> said so.",
            [SPOKESMAN, ("Rasko Dell", None, None)],
        ),
        ("A spokesman for the Norwegian government was late. {Rasko Dell} left.", [SPOKESMAN, ("Rasko Dell", None, None)]),
        (
            "A spokesman for the Norwegian government met {Olaf Strand}. <{Rasko Dell}> said so.",
            [SPOKESMAN, ("Olaf Strand", None, None), ("Rasko Dell", None, None)],
        ),
        (
            "A spokesman for the Norwegian government was late. <Mrs {Rasko Dell}> said so.",
            [SPOKESMAN, ("Rasko Dell", None, None)],
        ),
        (
            "A spokesman for the Norwegian government was late. <The Finnish envoy {Rasko Dell}> said so.",
            [SPOKESMAN, ("Rasko Dell", "envoy", "Finland")],
        ),
        ("They met a spokesman for the Norwegian government. <{Rasko Dell}> said so.", [SPOKESMAN, ("Rasko Dell", None, None)]),
        (
            "A spokesman for the Norwegian government was late. <{Rasko Dell} and {Olaf Strand}> said so.",
            [SPOKESMAN, ("Rasko Dell", None, None), ("Olaf Strand", None, None)],
        ),
        (
            "A spokesman for the Norwegian government was late. <{Rasko Dell}> said so. <{Olaf Strand}> said so too.",
            [("Rasko Dell", "spokesman", "Norway"), ("Olaf Strand", None, None)],
        ),
        # a name, and then a post that does something
        ("{Joren Anstrom} was late. <The Norwegian foreign minister> said so.", [("Joren Anstrom", "foreign minister", "Norway")]),
        (
            "{Joren Anstrom} met {Olaf Strand}. <The Norwegian foreign minister> said so.",
            [("Joren Anstrom", None, None), ("Olaf Strand", None, None), MINISTER],
        ),
        (
            "{Joren Anstrom} was late. It rained. <The Norwegian foreign minister> said so.",
            [("Joren Anstrom", None, None), MINISTER],
        ),
        (
            "{Joren Anstrom} was late. <A Norwegian official> said so.",
            [("Joren Anstrom", None, None), ("Norwegian official", None, "Norway")],
        ),
        (
            "Mr. {Joren Anstrom} was late. <The Norwegian spokeswoman> said so.",
            [("Joren Anstrom", None, None), ("Norwegian spokeswoman", None, "Norway")],
        ),
    ],
)
def test_people_may_be_told_of_in_two_steps(marked, expected):
    _, found = resolve(marked)
    assert people_of(found) == expected


@pytest.mark.parametrize(
    ("text", "name", "side"),
    [
        ("The head of Belmar's delegation at the conference, Viktor Aldane,", "Belmar's delegation at the conference", "Belmar"),
        (
            "The head of the Belmar delegation at the Lissa Conference, Viktor Aldane,",
            "Belmar delegation at the Lissa Conference",
            "Belmar",
        ),
        ("The head of Belmar's delegation, Viktor Aldane,", "Belmar's delegation", "Belmar"),
        # whose a delegation is nobody tells
        ("The head of the delegation at the conference, Viktor Aldane,", "delegation at the conference", None),
    ],
)
def test_a_name_behind_a_long_description_is_the_heads(text, name, side):
    text = f"Talks in Lissa\nArdania proposed a toll. {text} rejected the toll."
    record = read_article(make_article(text, published="2019-03-20"), load_resources("small")).record
    names = {actor.id: actor.name for actor in record.actors}
    (aldane,) = (actor for actor in record.actors if actor.kind in ("person", "office"))
    assert (aldane.name, aldane.role, names.get(aldane.party)) == ("Viktor Aldane", "head", side)
    assert [a.name for a in record.actors if a.kind == "group"] == [name]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # a post that ends right before a name, however much is told of it
        ("<Norway's foreign minister>, {Viktor Aldane}, said so.", [("Viktor Aldane", "foreign minister", "Norway")]),
        (
            "<The Norwegian chief negotiator at the conference>, {Viktor Aldane}, said so.",
            [("Viktor Aldane", "chief negotiator", "Norway")],
        ),
        (
            "<Norway's foreign minister> met them, {Viktor Aldane} left.",
            [("Norway's foreign minister", None, "Norway"), ("Viktor Aldane", None, None)],
        ),
        (
            "<Norway's foreign minister>, envoy {Viktor Aldane} said so.",
            [("Norway's foreign minister", None, "Norway"), ("Viktor Aldane", "envoy", None)],
        ),
    ],
)
def test_a_post_right_before_a_name_is_its_bearers(marked, expected):
    _, found = resolve(marked)
    assert people_of(found) == expected


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("<The Norwegian delegation of the council, {Viktor Aldane},> said so.", "Norwegian delegation of the council"),
        ("<The officials at the conference, {Viktor Aldane},> said so.", "officials at the conference"),
        ("<The members of the council in Lissa> said so.", "members of the council"),
    ],
)
def test_the_words_of_a_description_end_before_a_name_in_apposition(marked, name):
    read, found = resolve(marked)
    (group,) = (a for a in found.actors if a.kind == "group")
    assert (group.name, [read.text[m.start : m.end] for m in group.mentions]) == (name, [name])


@pytest.mark.parametrize(("words", "side"), [("at the Lissa Conference", None), ("of the Lissa Federation", "Lissa Federation")])
def test_where_a_body_is_tells_not_whose_it_is(words, side):
    _, found = resolve(f"<The {{org:Harbour Union}} {words.replace('Lissa', '{org:Lissa') + '}'}> said so.")
    assert party(found, "Harbour Union") == side


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Velt's running mate — Lissa Gov. Karl Brandt — accepted the toll.", {"Karl Brandt"}),
        ("The lion of the north, General Karl Brandt, accepted the toll.", {"Karl Brandt"}),
        ("The union's other critic, the financier Karl Brandt, accepted the toll.", {"Karl Brandt"}),
        ("The lion of the north told Karl Brandt that he accepted the toll.", {"lion of the north", "Karl Brandt"}),
    ],
)
def test_a_name_set_off_behind_what_somebody_is_is_his(text, people):
    record = read_article(make_article(text, published="2019-03-20"), load_resources("small")).record
    found = {actor.name.removeprefix("Lissa Gov. ") for actor in record.actors if actor.kind in ("person", "office")}
    assert found == people


@pytest.mark.parametrize(
    ("text", "leaders"),
    [
        ("Ana Velt, Norvask's leader, and Jan Orn, the leader of Belmar, fear Ardania, whose leaders demanded a toll.", "Ardania"),
        ("Ana Velt, Norvask's leader, and Jan Orn, the leader of Belmar, met the pilots, whose leaders demanded a toll.", None),
    ],
)
def test_whose_leaders_are_those_of_whom_they_are_told_behind(text, leaders):
    record = read_article(make_article(text, published="2019-03-20"), load_resources("small")).record
    names = {actor.id: actor.name for actor in record.actors}
    assert [names.get(actor.party) for actor in record.actors if actor.kind == "group" and actor.name == "leaders"] == [leaders]


def test_a_description_that_alone_tells_whose_somebody_is_stays():
    text = (
        "Velmora's Foreign Minister Ilario Senk said that his country would not go before the tribunal.\n"
        'Within hours his Karsund counterpart, Astrid Hollun, dismissed the offer, saying it would "leave the river to the salt".'
    )
    record = read_article(make_article(text, published="2019-03-20"), load_resources("small")).record
    assert "Karsund counterpart" in {actor.name for actor in record.actors}
