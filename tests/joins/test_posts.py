"""For whom actors act, by what stands around their names and by what they are called."""

from dataclasses import replace

import pytest
from joins_factory import actor, move, told

from travaux.join_resources import load_join_words
from travaux.joins.codebook import Talks
from travaux.joins.digest import Figure
from travaux.joins.parties import find_parties
from travaux.joins.party_names import party_names

WORDS = load_join_words()
PARTIES = ("Karvelia", "Norvask", "State Mediator", "Conference Chair", "Lissa City Council", "Guild of News Writers", "Norvair")
NAMES = party_names(Talks("all", PARTIES, ()), WORDS)


def with_outlet(report, publisher):
    """A report whose publisher is an actor of it."""
    outlet = Figure("ac1:p", publisher, "organisation", None)
    figures = (*report.digest.figures, outlet)
    return replace(report, digest=replace(report.digest, figures=figures, outlets=("ac1:p",)))


def velts(text, *, role=None, names=NAMES):
    """The party of Ana Velt."""
    report = told(text, (actor(text, "ac1:v", "Ana Velt", "person", role=role),), (move(text, "meet", "ac1:v", text),), words=WORDS)
    return find_parties([report], names)["e1:one"].get("ac1:v")


@pytest.mark.parametrize(
    ("text", "party"),
    [
        # for whom each signs
        ("They signed for Norvask, Chief Executive Ana Velt for Karvelia and others.", "Karvelia"),
        ("Ana Velt of the Guild of News Writers says so.", "Guild of News Writers"),
        ("At Norvair, which flies there, spokesman Ana Velt said no.", "Norvair"),
        ("At Karvelia's border, which is shut, visitors met Ana Velt.", None),
        ("The envoys met Karvelia supremo Ana Velt.", "Karvelia"),
        ("The envoys met Karvelia admirer Ana Velt.", None),
        # who comes next in a list
        ("Minister Ana Velt, Karvelian Minister for Ports Jon Roth, and others came.", None),
        ("Minister Ana Velt, Karvelian Minister for Ports, and others came.", "Karvelia"),
        # a comma behind a party's name ends what it is of
        ("They met on the border with Karvelia, Foreign Minister Ana Velt said.", None),
        ("Asked of Karvelia, chief negotiator Ana Velt said no.", None),
        ("It is too long for Karvelian industry, Foreign Minister Ana Velt said.", None),
        ("It is bad for Karvelian trade, chief negotiator Ana Velt said.", None),
        ("Karvelian deputy premier, Foreign Minister Ana Velt, came.", "Karvelia"),
        ("They met the foreign minister of Karvelia, Ana Velt.", "Karvelia"),
        ("They met the foreign minister of Karvelia, Ms Ana Velt.", "Karvelia"),
        (
            "They met the chief negotiator of the Lissa City Council, Ana Velt, the President of Norvask, and his wife.",
            "Lissa City Council",
        ),
        ("They thanked Karvelia and its chief negotiator, Ana Velt.", "Karvelia"),
        ("They thanked Karvelia, and by its chief negotiator, Ms Ana Velt.", None),
        ("They gave thanks for the help of Karvelia and of its chief negotiator, Dr Ana Velt.", "Karvelia"),
        ("They thanked Karvelia and its choir, Ana Velt.", None),
        ("Karvelian Foreign Minister Ana Velt came.", "Karvelia"),
        # whose director for another
        ("Norvask's director for Karvelia, Ana Velt, came.", "Norvask"),
        ("Norvask's chief negotiator for Karvelia, Ana Velt, came.", "Norvask"),
        ("Norvask Special Envoy for Karvelian trade Ana Velt came.", "Norvask"),
        ("Norvask Special Representative for Karvelia Ambassador Ana Velt came.", "Norvask"),
        ("Norvask's road to Karvelia, Ana Velt said, is open.", None),
        ("Its director for Karvelia, Ana Velt, came.", None),
        ("The director for Karvelia, Ana Velt, came.", "Karvelia"),
        # a party that is a post
        ("The State Mediator, Ana Velt, came.", "State Mediator"),
        ("State Mediator Ana Velt came.", "State Mediator"),
        ("The Conference Chair, Ana Velt, came.", "Conference Chair"),
        ("The Guild of News Writers, Ana Velt said, came.", None),
        ("The State Mediator met Ana Velt.", None),
        # of a place
        ("Ana Velt of Karvelia came.", "Karvelia"),
        ("They met Ana Velt of the Karvelian coast.", None),
        ("The friends of Ana Velt, Karvelia said, came.", None),
        ("Norvask's Ana Velt of Karvelia came.", "Norvask"),
        # on whose behalf
        ("For Karvelia, deputy minister Ana Velt said it would pay.", "Karvelia"),
        ("Speaking for Karvelia, Ana Velt came.", "Karvelia"),
        ("For Karvelia, Minister Ana Velt said, nothing changes.", None),
        ("For Karvelia, Ana Velt came.", None),
        # who leads those of a party, or is sent by it
        ("Karvelia's delegation, led by debt office chief Ana Velt, left.", "Karvelia"),
        ("The Karvelian team, headed by Ana Velt, left.", "Karvelia"),
        ("Karvelia's road, built by Ana Velt, is open.", None),
        ("Karvelia had sent its deputy minister, Ana Velt, to Lissa.", "Karvelia"),
        ("Karvelia turned down the fund and its director, Ana Velt, who left.", None),
        ("Guild campaign chief Ana Velt left Karvelia.", "Guild of News Writers"),
        # who chairs
        ("Karvelia left the session, chaired by Ana Velt.", "Conference Chair"),
        ("Karvelia left the session, opened by Ana Velt.", None),
        ("They left the session, chaired by Ana Velt.", None),  # which may be any
    ],
)
def test_what_stands_before_a_name_tells_a_party_where_it_is_its_post(text, party):
    assert velts(text) == party


def test_who_chairs_is_nobody_where_no_party_is_a_chair():
    names = party_names(Talks("all", ("Karvelia", "Norvask"), ()), WORDS)
    assert velts("Karvelia met in a session chaired by Ana Velt.", names=names) is None


@pytest.mark.parametrize(
    ("behind", "party"),
    [
        ("who runs the delegation of Karvelia", "Karvelia"),
        ("who directs the Karvelian team", "Karvelia"),
        ("who visits the delegation of Karvelia", None),
        ("who runs the talks of Karvelia and Norvask", None),
        ("a minister of Karvelia", "Karvelia"),
        ("foreign minister of Karvelia", "Karvelia"),
        ("for the foreign minister of Karvelia", None),  # a preposition begins another thing
        ("in the Karvelian ministry", None),
        ("to the ministers of Karvelia", None),
        ("who fronts the news writers' guild and sings", "Guild of News Writers"),
        ("who has led the delegation of Karvelia since May", "Karvelia"),
        ("who negotiates for Karvelia on tolls", "Karvelia"),
        ("who negotiates with Karvelia on tolls", None),
        ("number two in the Karvelian delegation", "Karvelia"),
        ("who sits for Karvelia at the talks", "Karvelia"),
        ("who sits with Karvelia on tolls", None),
    ],
)
def test_what_stands_behind_a_name_tells_a_party_where_it_is_apposed(behind, party):
    assert velts(f"Ana Velt, {behind}, came.") == party


@pytest.mark.parametrize(
    ("role", "party"), [("mayor", "Lissa City Council"), ("deputy mayor", "Lissa City Council"), ("minister", None), (None, None)]
)
def test_a_mayor_acts_for_the_only_city(role, party):
    assert velts("Ana Velt left Karvelia.", role=role) == party


@pytest.mark.parametrize(
    ("name", "party"), [("spokeswoman for President Ana Velt", "Karvelia"), ("rival of President Ana Velt", None)]
)
def test_whom_a_party_s_spokesman_serves_is_its(name, party):
    text = f"A {name} left for Karvelia."
    actors = (
        actor(text, "ac1:o", name, "office", party="ac1:k"),
        actor(text, "ac1:k", "Karvelia"),
        actor(text, "ac1:v", "Ana Velt", "person"),
    )
    report = told(text, actors, (move(text, "meet", "ac1:o", text), move(text, "meet", "ac1:v", "left")), words=WORDS)
    assert find_parties([report], NAMES)["e1:one"].get("ac1:v") == party


@pytest.mark.parametrize(
    ("name", "kind", "publisher", "party"),
    [
        ("chair of the seabed conference", "office", "Lissa Wire", "Conference Chair"),
        ("chair of the seabed club", "office", "Lissa Wire", None),
        ("opener of the seabed conference", "office", "Lissa Wire", None),
        ("news writers", "group", "Lissa Wire", "Guild of News Writers"),
        ("book writers", "group", "Lissa Wire", None),
        ("board of directors", "organisation", "Bulletin of the Guild of News Writers", "Guild of News Writers"),
        ("national committee", "organisation", "Guild of News Writers Press Office", "Guild of News Writers"),
        ("national committee", "organisation", "Karvelia Herald", None),
        ("choir", "organisation", "Bulletin of the Guild of News Writers", None),
    ],
)
def test_a_body_is_called_by_its_post_its_members_and_its_own_text_by_its_organs(name, kind, publisher, party):
    text = f"The {name} left Karvelia."
    report = told(text, (actor(text, "ac1:b", name, kind),), (move(text, "meet", "ac1:b", text),), origin=publisher, words=WORDS)
    assert find_parties([report], NAMES)["e1:one"].get("ac1:b") == party


@pytest.mark.parametrize(("title", "party"), [("Statement of the ministry", "Norvask"), ("Joint statement of the talks", None)])
def test_an_organ_in_a_joint_text_is_not_of_who_prints_it(title, party):
    text = "The Royal Government left. Karvelia stayed."
    actors = (actor(text, "ac1:o", "Royal Government"), actor(text, "ac1:k", "Karvelia"))
    moves = (move(text, "meet", "ac1:o", "left"), move(text, "meet", "ac1:k", "stayed"))
    report = told(text, actors, moves, origin="Norvask Ministry of Roads", words=WORDS)
    assert find_parties([replace(report, title=title)], NAMES)["e1:one"].get("ac1:o") == party


@pytest.mark.parametrize(
    ("tail", "party"),
    [
        ("the farmer who has led the party for years", "Guild of News Writers"),
        ("who heads the union", "Guild of News Writers"),
        ("who has left the party", None),
        ("who has led the choir", None),
    ],
)
def test_who_leads_the_party_leads_that_of_the_sentence_before(tail, party):
    first, second = "And there is the Guild of News Writers.", f"Ana Velt, {tail}, wants tolls."
    text = f"{first} {second}"
    actors = (actor(text, "ac1:v", "Ana Velt", "person"), actor(text, "ac1:g", "Guild of News Writers", "organisation"))
    report = told(text, actors, (move(text, "demand", "ac1:v", second),), sentences=(first, second), words=WORDS)
    assert find_parties([report], NAMES)["e1:one"].get("ac1:v") == party


@pytest.mark.parametrize(
    ("publisher", "text", "party"),
    [
        ("Guild of News Writers", "Ms Velt, our chief negotiator, met Karvelia.", "Guild of News Writers"),
        ("Norvask Ministry of Roads", "Our minister, Velt, met Karvelia.", "Norvask"),
        ("Norvask Ministry of Roads", "Your minister, Velt, met them.", None),
        ("Lissa Wire", "Ms Velt, our chief negotiator, met Karvelia.", None),
        ("Embassy of Norvask in Karvelia", "Ambassador Velt met Karvelian singers.", "Norvask"),
        ("Norvask Herald", "Ambassador Velt met Karvelian singers.", None),
    ],
)
def test_whose_posts_a_party_s_own_text_tells(publisher, text, party):
    actors = [actor(text, "ac1:v", "Velt", "person")]
    actors += [actor(text, "ac1:k", "Karvelia")] if "Karvelia" in text else []
    report = told(text, tuple(actors), (move(text, "meet", "ac1:v", text),), origin=publisher, words=WORDS)
    report = with_outlet(report, publisher)
    assert find_parties([report], NAMES)["e1:one"].get("ac1:v") == party


@pytest.mark.parametrize(
    ("name", "kind", "party"),
    [
        ("committee of Norvask's bondholders", "organisation", "Norvask Bondholder Committee"),
        ("bondholders' committee", "organisation", "Norvask Bondholder Committee"),
        ("Greens", "government", "Green Future"),
        ("greens", "group", None),
        ("Facilitator Irsa Malenk", "person", "Irsa Malenk"),
        ("Embassy of Norvask in Karvelia", "organisation", "Norvask"),
        ("road of Norvask and Karvelia", "organisation", None),
    ],
)
def test_a_party_is_meant_by_its_words_in_any_order(name, kind, party):
    parties = ("Norvask", "Karvelia", "Norvask Bondholder Committee", "Green Future", "Irsa Malenk")
    names = party_names(Talks("all", parties, ()), WORDS)
    text = f"The {name} came."
    report = told(text, (actor(text, "ac1:b", name, kind),), (move(text, "meet", "ac1:b", text),), words=WORDS)
    assert find_parties([report], names)["e1:one"].get("ac1:b") == party


@pytest.mark.parametrize(("other", "party"), [("Dockers' Union", "Dockers' Union"), ("Lissa Choir", None)])
def test_a_word_of_two_parties_means_the_one_that_the_report_names(other, party):
    names = party_names(Talks("all", ("Dockers' Union", "River Customs Union"), ()), WORDS)
    text = f"Union president Ana Velt said that the {other} would come."
    actors = (actor(text, "ac1:v", "Ana Velt", "person"), actor(text, "ac1:o", other, "organisation"))
    moves = (move(text, "commit", "ac1:o", "would come"), move(text, "meet", "ac1:v", "said"))
    assert find_parties([told(text, actors, moves, words=WORDS)], names)["e1:one"].get("ac1:v") == party
