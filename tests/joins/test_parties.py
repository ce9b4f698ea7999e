"""For whom actors of many reports act."""

from dataclasses import replace

import pytest
from joins_factory import TALKS, WORDS, actor, move, statement, told

from travaux.join_resources import load_join_words
from travaux.joins.codebook import Talks
from travaux.joins.moves import deeds_of
from travaux.joins.parties import _told_sides, find_parties, sides_of
from travaux.joins.party_names import PartyNames, bare_name, party_names, words_of_actor

HOMES = frozenset(("minister", "ministry", "president"))
NAMES = PartyNames({words_of_actor(party): party for party in TALKS.parties}, WORDS.roles, HOMES)


@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("Karvelia", "Karvelia"),
        ("the Karvelian foreign ministry", "Karvelia"),
        ("Norvask's chief negotiator", "Norvask"),
        ("CORRECTED-Norvask", "Norvask"),
        ("No. Karvelia", "Karvelia"),
        ("a river between Karvelia and Norvask", None),
        ("Karl Norvald", None),
        ("the ministry", None),
    ],
)
def test_names_tell_their_party(name, party):
    assert NAMES.party_of(words_of_actor(name)) == party


@pytest.mark.parametrize(
    "text",
    [
        "Karvelia's foreign minister, Ana Velt, came.",
        "Karvelian Foreign Minister Ana Velt came.",
        "Prime Minister Ana Velt of Karvelia came.",
        "They met the Prime Minister of Karvelia, Ana Velt.",
        "Ana Velt, a spokeswoman for the Karvelian foreign ministry, came.",
        "Karvelia, for its part, agrees, its chief negotiator, Ana Velt, said.",
        "Deputy Minister Ana Velt, who heads the delegation of Karvelia at the talks, came.",
        "Karvelia's Ana Velt came.",
    ],
)
def test_the_words_around_a_name_tell_its_party_in_every_report(text):
    other = "Velt left."
    reports = [
        told(text, (actor(text, "ac1:ana", "Ana Velt", "person"),), ()),
        told(other, (actor(other, "ac1:v", "Velt", "person"),), (move(other, "meet", "ac1:v", other),), version="e1:two"),
    ]
    found = find_parties(reports, NAMES)
    assert found == {"e1:one": {"ac1:ana": "Karvelia"}, "e1:two": {"ac1:v": "Karvelia"}}


@pytest.mark.parametrize(
    "text",
    [
        "Karvelia demanded that Ana Velt come.",
        "Karvelia told minister Ana Velt to come. Norvask's president, Ana Velt, came.",
        "Norvask and Karvelia heard Ana Velt.",
        "The moth has left the orchards of Karvelia, Ana Velt added.",
    ],
)
def test_a_party_that_is_only_named_beside_somebody_is_not_his(text):
    found = find_parties([told(text, (actor(text, "ac1:ana", "Ana Velt", "person"),), ())], NAMES)
    assert found["e1:one"].get("ac1:ana") != "Karvelia"


def test_two_persons_of_one_last_name_are_told_apart():
    first, second, third = "Karvelian minister Kim Jong Un came.", "Norvask's president, Kim Yo Un, came.", "Un left."
    reports = [
        told(first, (actor(first, "ac1:a", "Kim Jong Un", "person"),), ()),
        told(second, (actor(second, "ac1:b", "Kim Yo Un", "person"),), (), version="e1:two"),
        told(third, (actor(third, "ac1:c", "Un", "person"),), (), version="e1:three"),
    ]
    assert find_parties(reports, NAMES) == {
        "e1:one": {"ac1:a": "Karvelia"},
        "e1:two": {"ac1:b": "Norvask"},
        "e1:three": {},
    }


def test_who_tells_what_one_side_does_does_not_speak_for_it():
    text = "Envoy Ola Berg said that Norvask rejects tolls, that Norvask demands a bridge and that Norvask offers fees."
    parts = ("Norvask rejects tolls", "Norvask demands a bridge", "Norvask offers fees")
    side = actor(text, "ac1:n", "Norvask")
    said = statement(text, "s1:a", "ac1:o", "Envoy Ola Berg", text[text.index("Norvask") : -1])
    kinds = ("reject", "demand", "offer")
    moves = tuple(move(text, kind, "ac1:n", part, by="s1:a") for kind, part in zip(kinds, parts, strict=True))
    who = actor(text, "ac1:o", "Ola Berg", "person", role="Envoy")
    report = told(text, (side, who), moves, (said,))
    parties = find_parties([report], NAMES)["e1:one"]
    assert "ac1:o" not in parties
    assert {deed.standing for deed, _ in deeds_of(report, parties, NAMES)} == {"claimed"}


@pytest.mark.parametrize("kind", ["person", "government"])
def test_a_state_that_is_taken_for_a_person_is_still_one_but_a_person_has_no_states_name(kind):
    text = "Karvelia and Karvel Karvelian met."
    met = move(text, "meet", "ac1:k", "Karvelia and Karvel Karvelian met")
    report = told(text, (actor(text, "ac1:k", "Karvelia", kind), actor(text, "ac1:p", "Karvel Karvelian", "person")), (met,))
    assert find_parties([report], NAMES) == {"e1:one": {"ac1:k": "Karvelia"}}


@pytest.mark.parametrize(
    ("name", "party"), [("Community", True), ("Shelf Community", True), ("community", False), ("Shelf", False)]
)
def test_the_end_of_a_party_s_name_means_it_where_that_is_a_name(name, party):
    text = f"The {name} offered tolls."
    names = PartyNames({("western", "shelf", "community"): "Western Shelf Community"}, WORDS.roles)
    report = told(text, (actor(text, "ac1:c", name, "group"),), (move(text, "offer", "ac1:c", text),))
    assert bool(find_parties([report], names)["e1:one"]) is party


@pytest.mark.parametrize(
    ("kind", "words", "also", "party"),
    [
        ("offer", "Karvelia had raised its offer", "", "Karvelia"),
        ("accept", "Karvelia had accepted tolls", "", None),  # who says so may be of the other side
        ("reject", "Karvelia rejects tolls", " Norvask offers fees, a spokesman said.", None),
    ],
)
def test_a_spokesman_of_nobody_is_of_the_one_party_of_which_he_tells(kind, words, also, party):
    text = f"{words}, a spokesman said.{also}"
    actors = [actor(text, "ac1:k", "Karvelia"), actor(text, "ac1:s", "spokesman", "office")]
    said, moves = [statement(text, "s1:a", "ac1:s", "a spokesman", words)], [move(text, kind, "ac1:k", words, by="s1:a")]
    if also:
        actors.append(actor(text, "ac1:n", "Norvask"))
        said.append(statement(text, "s1:b", "ac1:s", "a spokesman", "Norvask offers fees"))
        moves.append(move(text, "offer", "ac1:n", "Norvask offers fees", by="s1:b"))
    assert find_parties([told(text, tuple(actors), tuple(moves), tuple(said))], NAMES)["e1:one"].get("ac1:s") == party


@pytest.mark.parametrize(
    ("post", "kind", "words", "party"),
    [
        ("prime minister", "concede", "Karvelia was giving up tolls", "Karvelia"),
        ("Prime Minister", "accept", "Karvelia accepts tolls", "Karvelia"),
        ("foreign minister", "reject", "Karvelia will never lift tolls", "Karvelia"),
        ("prime minister", "accept", "Karvelia had accepted tolls", None),  # who says so may be of the other side
        ("minister for the harbours", "reject", "Karvelia will never lift tolls", None),
        ("lecturer", "reject", "Karvelia will never lift tolls", None),
    ],
)
def test_a_minister_of_no_named_state_is_of_the_one_of_which_he_tells(post, kind, words, party):
    text = f"{words}, the {post} told parliament."
    actors = [actor(text, "ac1:k", "Karvelia"), actor(text, "ac1:m", post, "office")]
    said, moves = [statement(text, "s1:a", "ac1:m", f"the {post}", words)], [move(text, kind, "ac1:k", words, by="s1:a")]
    assert find_parties([told(text, tuple(actors), tuple(moves), tuple(said))], NAMES)["e1:one"].get("ac1:m") == party


@pytest.mark.parametrize("party", ["S", "—", "of", "The", "'s Union"])
def test_no_name_of_a_party_is_too_odd(party):
    names = party_names(Talks("odd", (party, "Karvelia"), ()), load_join_words())
    assert names.party_of(("karvelia",)) == "Karvelia" and names.shortly(("council",)) is None


RAIL = ("Tarn Valley Railways", "Railway Workers Union", "Ministry of Transport", "buyer states", "Norvik Metals")


@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("railway", "Tarn Valley Railways"),
        ("spokeswoman for the railway", "Tarn Valley Railways"),
        ("union's executive", "Railway Workers Union"),
        ("RWU", "Railway Workers Union"),
        ("ministry", "Ministry of Transport"),
        ("union negotiator", "Railway Workers Union"),
        ("state", None),
        ("Norvik", "Norvik Metals"),
        ("Tarn", None),
        ("official of", None),
        ("…", None),
        ("valley", None),
    ],
)
def test_a_party_is_meant_by_its_head_its_initials_and_who_acts_for_it(name, party):
    names = party_names(Talks("rail", RAIL, ()), load_join_words())
    words = words_of_actor(name)
    assert (names.party_of(words) or names.shortly(words, capital=False)) == party


CLAIMS = ("People's Labour Party", "Green Accord", "Bondholder Committee", "Government of Orvane", "Tolmark Government")


@pytest.mark.parametrize(
    ("name", "party"),
    [
        # voters and their party are called by the word before "Party"
        ("Labour", "People's Labour Party"),
        ("the Labour leader", "People's Labour Party"),
        ("the Greens", "Green Accord"),
        ("the labour minister", None),
        ("labour ministry", None),
        ("People's Party", None),
        # a body is called by its members
        ("bondholders", "Bondholder Committee"),
        ("committee of bondholders", "Bondholder Committee"),
        ("committee of bakers", None),
        # a government by its state
        ("Orvane", "Government of Orvane"),
        ("the Orvanian side", "Government of Orvane"),
        ("Tolmark", "Tolmark Government"),
        ("government", None),
    ],
)
def test_a_party_is_meant_by_its_voters_its_members_and_its_state(name, party):
    names = party_names(Talks("claims", CLAIMS, ()), load_join_words())
    words = words_of_actor(name)
    assert (names.party_of(words) or names.shortly(words)) == party


@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("Moro", "Bishop Ignace Moro"),
        ("Ignace Moro", "Bishop Ignace Moro"),
        ("Bishop Moro", "Bishop Ignace Moro"),
        ("Carla Moro", None),
        ("Minister Moro", None),
        ("Ignace", None),
        ("Lissa", None),
    ],
)
def test_a_person_may_be_a_party(name, party):
    names = party_names(Talks("see", ("Bishop Ignace Moro", "Council of Lissa"), ()), load_join_words())
    text = f"{name} left."
    found = find_parties([told(text, (actor(text, "ac1:m", name, "person"),), ())], names)
    assert found["e1:one"].get("ac1:m") == party


@pytest.mark.parametrize(
    ("name", "kind", "party"),
    [
        ("Cabinet", "government", "Government of Orvane"),
        ("Royal Government", "government", "Government of Orvane"),
        ("Health Minister", "office", "Government of Orvane"),
        ("ministers", "group", "Government of Orvane"),
        ("Secretary General", "office", None),
        ("former minister", "office", None),
        ("State Council", "government", None),  # some states have one
    ],
)
@pytest.mark.parametrize("second", ["Bondholder Committee", "Kingdom of Belmar"])
def test_an_organ_without_a_state_is_of_the_only_party_that_is_a_government(name, kind, party, second):
    names = party_names(Talks("loan", ("Government of Orvane", second), ()), load_join_words())
    text = f"The {name} left. {second} stayed."
    first, last = f"The {name} left.", f"{second} stayed."
    actors = (actor(text, "ac1:o", name, kind), actor(text, "ac1:s", second))
    report = told(text, actors, (move(text, "reject", "ac1:o", first), move(text, "reject", "ac1:s", last)))
    assert find_parties([report], names)["e1:one"].get("ac1:o") == (None if second == "Kingdom of Belmar" else party)


def test_an_organ_is_of_no_party_in_a_report_that_names_none():
    names = party_names(Talks("loan", ("Government of Orvane", "Bondholder Committee"), ()), load_join_words())
    text = "The Cabinet left."
    report = told(text, (actor(text, "ac1:o", "Cabinet", "government"),), (move(text, "reject", "ac1:o", text),))
    assert "ac1:o" not in find_parties([report], names)["e1:one"]


@pytest.mark.parametrize(
    ("sentence", "parties", "party"),
    [
        ("The jobs in Orvane are safe.", ("Orvane", "Halden Airways", "Pilots' Union"), "Orvane"),
        # what shares are held in is a firm, of two either may be a state, of no place nothing tells
        ("The shares in Orvane rose.", ("Orvane", "Pilots' Union"), None),
        ("The jobs in Orvane are safe.", ("Orvane", "Belmar"), None),
        ("Orvane has jobs.", ("Orvane", "Pilots' Union"), None),
        # another state is named
        ("Belmar left the jobs in Orvane.", ("Orvane", "Pilots' Union"), None),
    ],
)
def test_an_organ_and_a_minister_without_a_state_are_of_the_one_party_that_is_a_land(sentence, parties, party):
    names = party_names(Talks("merger", parties, ()), load_join_words())
    sentences = (sentence, "The Cabinet left.", "It rained.", "It blew.", "It froze.", "Transport Minister Ana Velt spoke.")
    text = " ".join(sentences)
    actors = [actor(text, "ac1:s", "Orvane"), actor(text, "ac1:o", "Cabinet"), actor(text, "ac1:a", "Ana Velt", "person")]
    actors += [actor(text, "ac1:b", "Belmar")] if "Belmar" in text else []
    doers = ("ac1:b" if "Belmar left" in text else "ac1:s", "ac1:o", None, None, None, "ac1:a")
    moves = tuple(move(text, "reject", who, part) for who, part in zip(doers, sentences, strict=True))
    found = find_parties([told(text, tuple(actors), moves, sentences=sentences)], names)["e1:one"]
    assert (found.get("ac1:o"), found.get("ac1:a")) == (party, party)


@pytest.mark.parametrize(("publisher", "party"), [("Norvask Gazette", "Norvask"), ("Lissa Gazette", None)])
def test_an_organ_without_a_state_is_of_the_state_whose_paper_names_it(publisher, party):
    names = party_names(TALKS, load_join_words())
    text = "The Royal Government left."
    actors = (actor(text, "ac1:o", "Royal Government"),)
    report = told(text, actors, (move(text, "reject", "ac1:o", text),), origin=publisher)
    assert find_parties([report], names)["e1:one"].get("ac1:o") == party


@pytest.mark.parametrize(
    ("name", "party"), [("committee's lawyers", "Bondholder Committee"), ("lawyers", None), ("lenders' lawyers", None)]
)
def test_a_group_acts_for_the_party_whose_it_is(name, party):
    names = party_names(Talks("claims", CLAIMS, ()), load_join_words())
    text = f"The {name} left."
    report = told(text, (actor(text, "ac1:g", name, "group"),), (move(text, "reject", "ac1:g", text),))
    assert find_parties([report], names)["e1:one"].get("ac1:g") == party


@pytest.mark.parametrize(
    ("role", "party"),
    [
        ("transport minister", "Ministry of Transport"),
        ("minister for transport", "Ministry of Transport"),
        ("trade minister", None),
        ("transport", None),
        (None, None),
    ],
)
def test_a_minister_leads_the_ministry_of_his_matter(role, party):
    assert party_names(Talks("rail", RAIL, ()), load_join_words()).led_by(role) == party


@pytest.mark.parametrize(
    ("name", "bare"), [("CORRECTED-Norvask", "Norvask"), ("No. Norvask", "Norvask"), ("NATO", "NATO"), ("UN", "UN")]
)
def test_slugs_are_no_part_of_a_name(name, bare):
    assert bare_name(name) == bare


@pytest.mark.parametrize(("other", "party"), [("Karvelia", "Karvelia"), ("Norvask", None)])
def test_a_last_name_that_two_bear_tells_a_party_where_both_act_for_it(other, party):
    first, second, third = "Karvelian minister Kim Jong Un came.", f"{other}'s president, Kim Yo Un, came.", "Un left."
    reports = [
        told(first, (actor(first, "ac1:a", "Kim Jong Un", "person"),), ()),
        told(second, (actor(second, "ac1:b", "Kim Yo Un", "person"),), (), version="e1:two"),
        told(third, (actor(third, "ac1:c", "Un", "person"),), (move(third, "meet", "ac1:c", third),), version="e1:three"),
    ]
    assert find_parties(reports, NAMES)["e1:three"].get("ac1:c") == party


@pytest.mark.parametrize(
    ("publisher", "text", "party"),
    [
        ("Norvask Herald", "They saw Foreign Minister Ana Velt.", "Norvask"),
        ("Norvask Dockers' Union", "They saw Foreign Minister Ana Velt.", "Norvask"),
        ("Lissa Herald", "They saw Foreign Minister Ana Velt.", None),
        ("Norvask Herald", "They saw Ana Velt.", None),
        ("Norvask Herald", "They saw Karvelian Foreign Minister Ana Velt.", "Karvelia"),
    ],
)
def test_a_post_without_a_state_is_of_the_land_whose_paper_names_it(publisher, text, party):
    text = f"{text} Norvask waits."
    actors = (actor(text, "ac1:ana", "Ana Velt", "person"), actor(text, "ac1:n", "Norvask"))
    found = find_parties([told(text, actors, (), origin=publisher)], NAMES)
    assert found["e1:one"].get("ac1:ana") == party


def test_a_minister_is_of_no_body_that_releases_what_it_tells_of_him():
    names = party_names(Talks("summit", ("Presidency", "Norvask"), ()), load_join_words())
    sentences = ("The Presidency proposes tolls.", "It rained.", "It blew.", "It froze.", "Last night Minister Ana Velt left.")
    text = " ".join(sentences)
    actors = (actor(text, "ac1:p", "Presidency", "organisation"), actor(text, "ac1:a", "Ana Velt", "person"))
    moves = (move(text, "propose", "ac1:p", sentences[0]), move(text, "reject", "ac1:a", sentences[-1]))
    report = told(text, actors, moves, origin="Presidency of the Lissa Conference", sentences=sentences)
    assert "ac1:a" not in find_parties([report], names)["e1:one"]


def test_a_minister_who_turns_down_what_one_party_proposes_is_not_of_it():
    text = "Prime Minister Ana Velt turned down what Norvask proposed."
    actors = (actor(text, "ac1:ana", "Ana Velt", "person"), actor(text, "ac1:n", "Norvask"))
    moves = (
        move(text, "reject", "ac1:ana", "Prime Minister Ana Velt turned down"),
        move(text, "propose", "ac1:n", "Norvask proposed"),
    )
    assert find_parties([told(text, actors, moves)], NAMES)["e1:one"] == {"ac1:n": "Norvask"}


@pytest.mark.parametrize("role", ["official", "diplomat"])
def test_an_official_in_a_party_s_seat_is_its(role):
    text = f"Karvelia wants tolls, and Velm, the capital of Karvelia, waits. A senior {role} in Velm gave up tolls."
    actors = (actor(text, "ac1:k", "Karvelia"), actor(text, "ac1:o", f"senior {role} in Velm", "office"))
    moves = (move(text, "demand", "ac1:k", "Karvelia wants tolls"), move(text, "concede", "ac1:o", "gave up tolls"))
    found = find_parties([told(text, actors, moves)], NAMES)
    assert found["e1:one"].get("ac1:o") == ("Karvelia" if role == "official" else None)


@pytest.mark.parametrize(
    ("publisher", "standing"), [("Norvask", "claimed"), ("Norvask Ministry", "claimed"), ("Norvask Herald", "declared")]
)
def test_what_a_party_s_own_text_tells_of_another_s_words_is_a_claim(publisher, standing):
    text = "Ana Velt of Karvelia said that Karvelia gave up tolls."
    actors = (actor(text, "ac1:k", "Karvelia"), actor(text, "ac1:ana", "Ana Velt", "person", party="ac1:k"))
    said = (statement(text, "s1:a", "ac1:ana", "Ana Velt", "Karvelia gave up tolls"),)
    report = told(text, actors, (move(text, "concede", "ac1:k", "Karvelia gave up tolls", by="s1:a"),), said, origin=publisher)
    report = replace(report, digest=replace(report.digest, outlets=("ac1:n",)))
    parties = find_parties([report], NAMES)["e1:one"] | {"ac1:n": "Norvask"}
    assert [deed.standing for deed, _ in deeds_of(report, parties, NAMES)] == [standing]


@pytest.mark.parametrize(
    ("publisher", "standing"), [("Norvask", "declared"), ("Norvask Ministry", "declared"), ("Norvask Herald", "reported")]
)
def test_what_a_paper_tells_is_no_word_of_the_land_that_it_is_named_by(publisher, standing):
    text = "Norvask gave up tolls."
    outlet = actor(text + publisher, "ac1:out", publisher, "organisation")
    report = told(text, (actor(text, "ac1:n", "Norvask"), outlet), (move(text, "concede", "ac1:n", text[:-1]),), origin=publisher)
    report = replace(report, digest=replace(report.digest, outlets=("ac1:out",)))
    parties = find_parties([report], NAMES)["e1:one"] | {"ac1:out": "Norvask"}
    assert [deed.standing for deed, _ in deeds_of(report, parties, NAMES)] == [standing]


@pytest.mark.parametrize(
    "head", ["League negotiator Ana Velt", "They met league chief negotiator Ana Velt", "The league told Ana Velt"]
)
def test_a_post_behind_what_a_party_is_called_is_its(head):
    text = f"{head} and left."
    names = party_names(Talks("games", ("Northern League", "Players' Union"), ()), load_join_words())
    report = told(text, (actor(text, "ac1:a", "Ana Velt", "person"),), (move(text, "demand", "ac1:a", text[:-1]),))
    assert find_parties([report], names)["e1:one"].get("ac1:a") == (None if "told" in head else "Northern League")


@pytest.mark.parametrize("text", ["The guild's chief negotiator, Ana Velt, left.", "Ana Velt, the guild's chief negotiator, left."])
def test_a_party_is_called_by_its_head_before_of(text):
    names = party_names(Talks("wards", ("Guild of Nurses", "Hospital Board"), ()), load_join_words())
    found = find_parties([told(text, (actor(text, "ac1:a", "Ana Velt", "person"),), ())], names)
    assert found["e1:one"].get("ac1:a") == "Guild of Nurses"


@pytest.mark.parametrize(
    ("told_of", "party"),
    [
        ("who speaks for the Alliance", "Nurses Alliance"),
        ("who speaks for the alliance", "Nurses Alliance"),
        ("who speaks for the talks", None),
        ("who speaks of the Alliance", None),
        ("who speaks to the Hospital Board", None),
    ],
)
def test_who_speaks_for_a_party_acts_for_it(told_of, party):
    names = party_names(Talks("wards", ("Nurses Alliance", "Hospital Board"), ()), load_join_words())
    text = f"Chief negotiator Ana Velt, {told_of}, left."
    found = find_parties([told(text, (actor(text, "ac1:a", "Ana Velt", "person"),), ())], names)
    assert found["e1:one"].get("ac1:a") == party


@pytest.mark.parametrize(("matter", "party"), [("Transport", "Karvelia"), ("Ports", None)])
def test_a_minister_is_of_the_party_whose_ministry_leads_his_matter(matter, party):
    organ = f"Ministry of {matter}"
    text = f"The {organ} rejected tolls. Karvelia and Norvask wait. Ana Velt left."
    actors = (
        actor(text, "ac1:m", organ, party="ac1:k"),
        actor(text, "ac1:k", "Karvelia"),
        actor(text, "ac1:a", "Ana Velt", "person", role="transport minister"),
    )
    report = told(text, actors, (move(text, "reject", "ac1:m", f"The {organ} rejected tolls"),))
    assert find_parties([report], NAMES)["e1:one"].get("ac1:a") == party


def test_what_another_report_tells_of_somebody_comes_before_who_is_spoken_of_near_by():
    sentences = ("Norvask refuses tolls.", "Prime Minister Ana Velt spoke.")
    text, other = " ".join(sentences), "Karvelian minister Ana Velt came."
    moves = (move(text, "reject", "ac1:n", sentences[0]), move(text, "consult", "ac1:a", sentences[1]))
    actors = (actor(text, "ac1:n", "Norvask"), actor(text, "ac1:a", "Ana Velt", "person"))
    guessed = told(text, actors, moves, sentences=sentences)
    known = told(other, (actor(other, "ac1:v", "Ana Velt", "person"),), (), version="e1:two")
    assert find_parties([guessed], NAMES)["e1:one"]["ac1:a"] == "Norvask"
    assert find_parties([guessed, known], NAMES)["e1:one"]["ac1:a"] == "Karvelia"


def test_who_a_later_report_knows_is_unknown_before():
    first, second = "Velt left.", "Karvelian minister Ana Velt came."
    left = told(first, (actor(first, "ac1:v", "Velt", "person"),), (move(first, "meet", "ac1:v", first),), day="2021-03-01")
    came = told(second, (actor(second, "ac1:a", "Ana Velt", "person"),), (), version="e1:two", day="2021-03-02")
    assert find_parties([left, came], NAMES) == {"e1:one": {}, "e1:two": {"ac1:a": "Karvelia"}}


@pytest.mark.parametrize(
    ("sentences", "kind", "said", "party"),
    [
        # a post with no state named is of the one that is spoken of
        (["Norvask rejects tolls, Foreign Minister Ana Velt said."], "reject", True, "Norvask"),
        (["Norvask offered fees.", "Prime Minister Ana Velt spoke."], "offer", False, "Norvask"),
        (
            ["Norvask demands it.", '"We wait.', 'It is late," foreign ministry spokeswoman Ana Velt said.'],
            "demand",
            False,
            "Norvask",
        ),
        # that the other side has given in is what a minister claims
        (["Norvask has agreed to tolls, Foreign Minister Ana Velt said."], "accept", True, None),
        # what her own side agrees to she announces
        (["Norvask agrees to tolls, Foreign Minister Ana Velt said."], "accept", True, "Norvask"),
        (["Norvask agrees to tolls, chief negotiator Ana Velt said."], "accept", True, None),
        (["Norvask agrees to tolls that Karvelia wants, Foreign Minister Ana Velt said."], "accept", True, None),
        # states have negotiators too
        (["Norvask rejects tolls, chief negotiator Ana Velt said."], "reject", True, "Norvask"),
        # one that is owned, one of two side by side
        (["Norvask rejects tolls.", "His Foreign Minister Ana Velt spoke."], "reject", False, None),
        (["Norvask rejects tolls.", "Corvian Minister Ana Velt spoke."], "reject", False, None),
        (["Norvask rejects tolls.", "Minister Ana Velt and others spoke."], "reject", False, None),
        (["Norvask rejects tolls.", "The country's leader, President Ana Velt, spoke."], "reject", False, "Norvask"),
        # who has an office of another kind besides
        (["Norvask rejects tolls.", "The forum's host, President Ana Velt, spoke."], "reject", False, None),
        # too far behind
        (["Norvask rejects tolls.", "It rained.", "It blew.", "Minister Ana Velt spoke."], "reject", False, None),
    ],
)
def test_a_post_without_a_state_is_of_the_state_that_is_spoken_of(sentences, kind, said, party):
    text = " ".join(sentences)
    part = text.split(",")[0].split(".")[0]
    actors = (actor(text, "ac1:n", "Norvask"), actor(text, "ac1:a", "Ana Velt", "person"))
    statements = (statement(text, "s1:a", "ac1:a", "Ana Velt", part),) if said else ()
    moves = (move(text, kind, "ac1:n", part, by="s1:a" if said else None), move(text, "consult", "ac1:a", sentences[-1]))
    report = told(text, actors, moves, statements, sentences=tuple(sentences))
    assert find_parties([report], NAMES)["e1:one"].get("ac1:a") == party


@pytest.mark.parametrize(
    ("name", "post", "may"),
    [
        ("Harbour Board", "Foreign Minister", False),
        ("Board of Pilots", "Foreign Minister", False),
        ("Labour Party", "Foreign Minister", False),
        ("Harbour Board", "President", True),
        ("River Federation", "Foreign Minister", True),
        ("Federation of Towns", "Foreign Minister", True),
    ],
)
def test_a_body_of_no_state_has_no_ministers(name, post, may):
    sentences = (f"{name} rejects tolls.", f"{post} Ana Velt spoke.")
    text = " ".join(sentences)
    actors = (actor(text, "ac1:n", name, "organisation"), actor(text, "ac1:a", "Ana Velt", "person"))
    moves = (move(text, "reject", "ac1:n", sentences[0]), move(text, "consult", "ac1:a", sentences[1]))
    names = party_names(Talks("river", (name, "Karvelia"), ()), load_join_words())
    found = find_parties([told(text, actors, moves, sentences=sentences)], names)["e1:one"]
    assert found.get("ac1:a") == (name if may else None)


@pytest.mark.parametrize(
    ("sentences", "party"),
    [
        (["In Lissa, a spokeswoman for the Norvask ministry spoke."], "Norvask"),
        (["In Lissa, the old capital of Norvask, they spoke."], "Norvask"),
        (["In Lissa, the seat of the Norvask government, they spoke."], "Norvask"),
        (["In Lissa, the seat of the talks, Norvask spoke."], None),
        (["They spoke in Norvask's capital, Lissa."], "Norvask"),
        (["LISSA, March 2 -", "Norvask spoke."], "Norvask"),
        (["LISSA, March 2 -", "Norvask's minister spoke."], None),
        (["In Lissa, a fisherman from Norvask spoke."], None),
        (["In Lissa, a spokeswoman for the ministries of Norvask and Karvelia spoke."], None),
    ],
)
def test_a_place_stands_for_the_party_whose_seat_it_is(sentences, party):
    text, later = "\n".join(sentences), "Lissa refuses tolls."
    spoke = (move(text, "consult", "ac1:n", sentences[-1]),)
    seen = told(text, (actor(text, "ac1:n", "Norvask"),), spoke, sentences=tuple(sentences))
    asks = told(later, (actor(later, "ac1:l", "Lissa", "person"),), (move(later, "reject", "ac1:l", later),), version="e1:two")
    assert find_parties([seen, asks], NAMES)["e1:two"] == ({"ac1:l": party} if party else {})


@pytest.mark.parametrize(
    ("sentences", "party"),
    [
        (["In Lissa, Prime Minister Ana Velt spoke."], "Norvask"),
        (["In Lissa on Tuesday, Prime Minister Ana Velt spoke."], "Norvask"),
        (["It rained.", "LISSA, March 3 -", "The rain is ours, Prime Minister Ana Velt said."], "Norvask"),
        (["In Lissa, his minister Ana Velt spoke."], None),
        (["In Lissa, the singer Ana Velt sang."], None),
        (["In Keld, Prime Minister Ana Velt spoke."], None),
    ],
)
def test_a_minister_of_no_named_state_is_of_the_one_whose_seat_it_is_where_she_speaks(sentences, party):
    filed = ("LISSA, March 2 -", "Norvask spoke.")
    text, later = "\n".join(filed), "\n".join(sentences)
    seen = told(text, (actor(text, "ac1:n", "Norvask"),), (move(text, "consult", "ac1:n", filed[1]),), sentences=filed)
    moves = (move(later, "consult", "ac1:a", sentences[-1]),)
    spoke = told(later, (actor(later, "ac1:a", "Ana Velt", "person"),), moves, version="e1:two", sentences=tuple(sentences))
    assert find_parties([seen, spoke], NAMES)["e1:two"].get("ac1:a") == party


@pytest.mark.parametrize("second", ["Ana Velt, its foreign minister, spoke.", "Ana Velt, a spokeswoman for its ministry, spoke."])
def test_whose_minister_stands_behind_the_name_is_of_the_side_before(second):
    sentences = ("Norvask is no nearer to tolls.", second)
    text = " ".join(sentences)
    moves = (move(text, "consult", "ac1:a", second),)
    report = told(text, (actor(text, "ac1:a", "Ana Velt", "person"), actor(text, "ac1:n", "Norvask")), moves, sentences=sentences)
    assert find_parties([report], NAMES)["e1:one"].get("ac1:a") == "Norvask"


@pytest.mark.parametrize(
    "text",
    ["The Upland Front, whose armed wing, the Red Hands, holds it, spoke.", "The Red Hands, the armed wing of the Front, spoke."],
)
def test_an_armed_wing_acts_for_its_movement_and_a_movement_is_called_by_its_last_word(text):
    names = PartyNames({("upland", "front"): "Upland Front"}, WORDS.roles, frozenset(("minister",)))
    later = "Hands refuse tolls."
    front = actor(text, "ac1:f", text[4 : text.index(",")] if "Upland" in text else "Front", "organisation")
    seen = told(text, (front,), (move(text, "consult", "ac1:f", text),), sentences=(text,))
    asks = told(later, (), (move(later, "reject", None, later),), version="e1:two")
    assert find_parties([seen, asks], names)["e1:two"] == {"in:hands": "Upland Front"}


def test_a_state_that_is_called_by_its_seat_acts_where_the_report_tells_the_seat():
    sentences = ("LISSA, March 2 -", "Norvask offers fees.", "Lissa refuses tolls.")
    text = "\n".join(sentences)
    actors = (actor(text, "ac1:n", "Norvask"), actor(text, "ac1:l", "Lissa"))
    moves = (move(text, "offer", "ac1:n", sentences[1]), move(text, "reject", "ac1:l", sentences[2]))
    found = find_parties([told(text, actors, moves, sentences=sentences)], NAMES)
    assert found["e1:one"] == {"ac1:n": "Norvask", "ac1:l": "Norvask"}


@pytest.mark.parametrize(
    ("second", "party"),
    [
        ("His foreign minister, Ana Velt, had offered fees.", "Norvask"),
        ("His deputy, Ana Velt, had offered fees.", "Norvask"),
        ("His wife, Ana Velt, had offered fees.", None),
        ("The foreign minister, Ana Velt, had offered fees.", None),
    ],
)
def test_whose_minister_somebody_is_acts_for_his_side(second, party):
    sentences = ("President Oru Berg of Norvask refuses tolls.", second)
    text = " ".join(sentences)
    actors = (
        actor(text, "ac1:o", "Oru Berg", "person"),
        actor(text, "ac1:a", "Ana Velt", "person"),
        actor(text, "ac1:n", "Norvask"),
    )
    moves = (move(text, "reject", "ac1:o", sentences[0]), move(text, "offer", "ac1:a", second))
    found = find_parties([told(text, actors, moves, sentences=sentences, words=load_join_words())], NAMES)["e1:one"]
    assert (found.get("ac1:o"), found.get("ac1:a")) == ("Norvask", party)


@pytest.mark.parametrize(("organ", "party"), [("the Ministry", "Karvelia"), ("River Watch", None)])
def test_an_organ_of_no_named_state_is_of_the_one_for_which_its_spokesman_acts(organ, party):
    first = "A Karvelian foreign ministry spokeswoman, Ana Velt, came."
    second = f"{organ} asks for a halt, Ana Velt said."
    reports = [
        told(first, (actor(first, "ac1:ana", "Ana Velt", "person"),), ()),
        told(
            second,
            (
                actor(second, "ac1:organ", organ, "organisation"),
                actor(second, "ac1:v", "Ana Velt", "person", party="ac1:organ"),
            ),
            (move(second, "demand", "ac1:organ", f"{organ} asks for a halt"), move(second, "meet", "ac1:v", "Ana Velt said")),
            version="e1:two",
        ),
    ]
    found = find_parties(reports, NAMES)["e1:two"]
    assert found["ac1:v"] == "Karvelia" and found.get("ac1:organ") == party


@pytest.mark.parametrize(
    ("words", "may"),
    [
        ("karvelian talks", True),
        ("union", True),
        ("rwu", True),
        ("workers", True),
        ("rebels", True),
        ("norvik", True),
        ("cafe closed", False),
    ],
)
def test_a_party_may_be_meant_where_a_word_for_it_stands(words, may):
    parties = ("Karvelia", "Railway Workers' Union", "Upland Front", "Norvik Metals")
    assert party_names(Talks("all", parties, ()), load_join_words()).may_stand_in(words) is may


def test_a_report_that_names_no_party_asks_for_its_persons():
    text = "In Lissa, Prime Minister Ana Velt said she would come. Ivo Kern left."
    persons = (actor(text, "ac1:ana", "Ana Velt", "person"), actor(text, "ac1:ivo", "Ivo Kern", "person"))
    report = told(text, persons, (move(text, "meet", "ac1:ana", "she would come"),))
    sides = sides_of(report, NAMES)
    assert (sides.parties, sides.seen) == ({}, ())
    assert sides.asked == {"ac1:ana": ("ana", "velt"), "at:ac1:ana": ("in", "lissa")}


def test_a_party_that_is_told_near_by_is_presumed_and_none_where_the_record_tells_of_another_state():
    text = "Karvelia demanded tolls. President Ana Velt agreed."
    state, velt = actor(text, "ac1:k", "Karvelia", "government"), actor(text, "ac1:v", "Ana Velt", "person")
    demand = move(text, "demand", "ac1:k", "Karvelia demanded tolls.")
    alone = sides_of(told(text, (state, velt), (demand,)), NAMES)
    assert (alone.parties, alone.sure) == ({"ac1:k": "Karvelia", "ac1:v": "Karvelia"}, {"ac1:k": "Karvelia"})
    other = f"{text} Lissa has no say."
    lissa, told_of = actor(other, "ac1:l", "Lissa", "government"), actor(other, "ac1:v", "Ana Velt", "person", party="ac1:l")
    assert sides_of(told(other, (state, told_of, lissa), (demand,)), NAMES).parties == {"ac1:k": "Karvelia"}


@pytest.mark.parametrize(
    ("text", "publisher", "silent"),
    [
        ("In Lissa, Prime Minister Ana Velt said she would come.", "The Wire", True),
        ("His minister, Ana Velt, said she would come; the union left.", "The Wire", True),
        ("The Movement met. Its foreign minister, Ana Velt, said she would come.", "The Wire", False),
        ("Movement fighters, whose armed wing, the Tarn Brigades, said they would come, met Ana Velt.", "The Wire", False),
        ("Karvelian Foreign Minister Ana Velt said she would come.", "The Wire", False),
        ("The Minister, Ana Velt, said she would come.", "Karvelia Today", False),
        ("The U.K. minister, Ana Velt, said she would come.", "The Wire", True),
    ],
)
def test_a_report_in_which_no_party_may_be_meant_is_looked_at_no_closer(text, publisher, silent):
    names = party_names(Talks("all", ("Karvelia", "Norvask", "Movement of the Tarn"), ()), load_join_words())
    acts = (move(text, "meet", "ac1:ana", "would come"),)
    report = replace(told(text, (actor(text, "ac1:ana", "Ana Velt", "person"),), acts), publisher=publisher)
    sides = sides_of(report, names)
    assert sides.silent is silent
    assert replace(sides, silent=False) == _told_sides(report, names)


@pytest.mark.parametrize(
    ("name", "kind", "words", "party"),
    [
        ("trade ministry official", "offer", "Karvelia will raise its offer", "Karvelia"),
        ("official at the trade ministry", "offer", "Karvelia will raise its offer", "Karvelia"),
        ("trade ministry official", "accept", "Karvelia has accepted tolls", None),  # of which side?
        ("trade union official", "offer", "Karvelia will raise its offer", None),
        ("official", "offer", "Karvelia will raise its offer", None),
    ],
)
def test_an_official_of_some_ministry_is_of_the_one_state_of_which_he_tells(name, kind, words, party):
    text = f"{words}, said an {name}."
    actors = (actor(text, "ac1:k", "Karvelia"), actor(text, "ac1:s", name, "office"))
    said = (statement(text, "s1:a", "ac1:s", name, words),)
    report = told(text, actors, (move(text, kind, "ac1:k", words, by="s1:a"),), said, words=load_join_words())
    names = party_names(Talks("all", ("Karvelia", "Norvask"), ()), load_join_words())
    assert find_parties([report], names)["e1:one"].get("ac1:s") == party


@pytest.mark.parametrize(
    ("name", "kind", "publisher", "party"),
    [
        ("Sultanate", "government", "Karvelia Ministry of Roads", "Karvelia"),
        ("Excellency", "person", "Karvelia Ministry of Roads", "Karvelia"),
        ("Sultanate", "organisation", "Karvelia Ministry of Roads", None),
        ("Excellency", "person", "Lissa Wire", None),
    ],
)
def test_what_a_state_calls_itself_in_its_own_release_is_it(name, kind, publisher, party):
    text = f"The {name} met Norvask."
    actors = (actor(text, "ac1:s", name, kind), actor(text, "ac1:n", "Norvask"))
    report = told(text, actors, (move(text, "consult", "ac1:s", text),), origin=publisher, words=load_join_words())
    names = party_names(Talks("all", ("Karvelia", "Norvask"), ()), load_join_words())
    assert find_parties([report], names)["e1:one"].get("ac1:s") == party


@pytest.mark.parametrize(
    ("publisher", "role", "party"),
    [
        ("Karvelia Ministry of Trade", "minister of trade", "Karvelia"),
        ("Ministry of Trade of Karvelia", "trade minister", "Karvelia"),
        ("Karvelia Ministry of Trade", "minister of roads", None),
        ("Karvelia Trade Herald", "minister of trade", None),
    ],
)
def test_a_minister_in_the_release_of_the_ministry_of_his_matter_is_of_its_state(publisher, role, party):
    text = "The two ministers, Ana Velt and Jon Tarvik of Norvask, met."
    actors = (actor(text, "ac1:v", "Ana Velt", "person", role=role), actor(text, "ac1:n", "Norvask"))
    report = told(text, actors, (move(text, "consult", "ac1:v", text),), origin=publisher, words=load_join_words())
    names = party_names(Talks("all", ("Karvelia", "Norvask"), ()), load_join_words())
    assert find_parties([report], names)["e1:one"].get("ac1:v") == party


def _doing(text, who):
    return told(text, (who,), (move(text, "reject", who.id, text),), words=load_join_words())


@pytest.mark.parametrize("role", ["finance minister", "Treasury secretary", "minister of finance", "Treasury minister"])
def test_who_is_responsible_for_finance_leads_a_treasury(role):
    names = party_names(Talks("pay", ("Treasury", "Guild of Nurses"), ()), load_join_words())
    assert names.led_by(role) == "Treasury"
    text = f"The {role} left."
    found = find_parties([_doing(text, actor(text, "ac1:m", role, "office"))], names)
    assert found["e1:one"].get("ac1:m") == "Treasury"


@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("Lissa's largest drivers' union", "National Drivers' Union"),
        ("the biggest drivers' union", "National Drivers' Union"),
        ("Lissa's oldest bakers' union", None),
        ("the land's main union", "National Drivers' Union"),  # the only one of the talks
    ],
)
def test_a_party_is_meant_by_what_it_is_the_largest_of(name, party):
    names = party_names(Talks("pay", ("National Drivers' Union", "Bus Company"), ()), load_join_words())
    text = f"{name} left."
    found = find_parties([_doing(text, actor(text, "ac1:u", name, "organisation"))], names)
    assert found["e1:one"].get("ac1:u") == party


@pytest.mark.parametrize(
    ("told_of", "party"),
    [
        (", a former judge, has been appointed arbitrator, it said.", "Arbitrator"),
        (" was named as the arbitrator on Monday.", "Arbitrator"),
        (" was named Bus Company director.", "Bus Company"),
        (" was appointed to the board of the Bus Company.", None),
        (" was asked by the arbitrator to wait.", None),
    ],
)
def test_who_has_been_given_a_post_acts_for_whose_it_is(told_of, party):
    names = party_names(Talks("pay", ("Arbitrator", "Bus Company"), ()), load_join_words())
    text = f"Ana Velt{told_of}"
    found = find_parties([_doing(text, actor(text, "ac1:a", "Ana Velt", "person"))], names)
    assert found["e1:one"].get("ac1:a") == party


def test_a_person_who_is_taken_for_a_government_is_still_one():
    first, second = "Karvelia's minister, Ana Velt, left.", "Velt rejects tolls."
    known, report = _doing(first, actor(first, "ac1:a", "Ana Velt", "person")), _doing(second, actor(second, "ac1:v", "Velt"))
    report = replace(report, version="e1:two", article="a1:two")
    assert find_parties([known, report], NAMES)["e1:two"].get("ac1:v") == "Karvelia"


@pytest.mark.parametrize(
    ("words", "party"),
    [("Our delegation, led by comrade Ana Velt, left.", "Karvelia"), ("The delegation led by Ana Velt left.", None)],
)
def test_who_leads_our_own_team_is_of_whose_text_it_is(words, party):
    report = _doing(words, actor(words, "ac1:a", "Ana Velt", "person"))
    found = find_parties([replace(report, publisher="Karvelia")], NAMES)
    assert found["e1:one"].get("ac1:a") == party
