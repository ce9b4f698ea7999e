"""Whose posts are that a report names without whose they are."""

from dataclasses import replace

import pytest
from joins_factory import actor, move, statement, told

from travaux.join_resources import load_join_words
from travaux.joins.codebook import Talks
from travaux.joins.digest import Figure
from travaux.joins.parties import find_parties
from travaux.joins.party_names import party_names

BODIES = {"Norvask": "government", "Karvelia": "government", "Dalkrail": "organisation", "Guild of Nurses": "organisation"}
NAMES = party_names(Talks("all", (*BODIES, "Government of Orvane"), ()), load_join_words())


def velts(*sentences, acts=(), said=(), publisher="Lissa Wire", title=None, role=None, **kinds):
    """The party of Ana Velt, who does something in the last sentence.

    Args:
        acts: kinds of moves, who makes them and their words.
        said: the same of those that she tells, with their status.
        kinds: of bodies, where they are others than usually.
    """
    text = " ".join(sentences)
    named = {name: f"ac1:{name[0]}" for name in BODIES if name in text}
    actors = [actor(text, id, name, kinds.get(name, BODIES[name])) for name, id in named.items()]
    velt = actor(text, "ac1:v", "Ana Velt", "person", role=role)
    moves = [move(text, kind, named.get(who), words) for kind, who, words in acts]
    moves += [
        move(text, kind, named.get(who), words, by=f"s1:{at}", status=status) for at, (kind, who, words, status) in enumerate(said)
    ]
    statements = [statement(text, f"s1:{at}", "ac1:v", "Ana Velt", words) for at, (_, _, words, _) in enumerate(said)]
    if not said:
        moves.append(move(text, "consult", "ac1:v", sentences[-1]))
    report = told(
        text, (*actors, velt), tuple(moves), tuple(statements), origin=publisher, sentences=sentences, words=load_join_words()
    )
    return find_parties([replace(report, title=title)], NAMES)["e1:one"].get("ac1:v")


@pytest.mark.parametrize(
    ("sentence", "publisher", "party"),
    [
        ("Ana Velt, general secretary, spoke.", "Guild of Nurses", "Guild of Nurses"),
        ("Chairwoman Ana Velt spoke.", "Bulletin of the Guild of Nurses", "Guild of Nurses"),
        ("Finance director Ana Velt spoke.", "Dalkrail", "Dalkrail"),
        ("Ana Velt, press officer, spoke.", "Dalkrail Press Office", "Dalkrail"),
        ("Ana Velt, general secretary of the Dockers, spoke.", "Guild of Nurses", None),
        ("Their chairwoman Ana Velt spoke.", "Guild of Nurses", None),
        ("The dockers' chairwoman Ana Velt spoke.", "Guild of Nurses", None),
        ("Ana Velt, a nurse, spoke.", "Guild of Nurses", None),
        ("Chairwoman Ana Velt spoke.", "Lissa Wire", None),
    ],
)
@pytest.mark.parametrize("title", [None, "Joint statement of the talks"])
def test_an_officer_in_a_body_s_own_release_is_its(sentence, publisher, title, party):
    body = "Dalkrail" if "Dalk" in publisher else "Guild of Nurses"
    found = velts(
        f"{body} met.",
        "It rained.",
        "It blew.",
        "It froze.",
        sentence,
        acts=[("consult", body, "met")],
        publisher=publisher,
        title=title,
    )
    assert found == (None if title else party)


@pytest.mark.parametrize(
    ("post", "party"),
    [
        ("Grand Chief", "Norvask"),
        ("Paramount Chief", "Norvask"),
        ("Police Chief", None),
        ("Secretary of State", "Norvask"),
        ("Minister for Roads and Bridges", "Norvask"),
        ("Minister of State", "Norvask"),
        ("Director for Roads and Bridges", None),
        ("The president's spokeswoman,", "Norvask"),
        ("The prime minister's envoy,", "Norvask"),
        ("The cabinet's spokeswoman,", "Norvask"),
        ("The painter's spokeswoman,", None),
        ("Karsund's president's spokeswoman,", None),
        ("Corvian Grand Chief", None),
    ],
)
def test_posts_of_states_that_nobody_owns_are_of_the_one_spoken_of(post, party):
    assert (
        velts("Norvask rejects tolls.", f"{post} Ana Velt spoke.", acts=[("reject", "Norvask", "Norvask rejects tolls.")]) == party
    )


@pytest.mark.parametrize(
    ("first", "party"),
    [
        ("Norvask rejects tolls", "Norvask"),  # what a sentence begins with is what it is about
        ("After a week Norvask rejects tolls", None),
    ],
)
def test_what_a_sentence_begins_with_is_spoken_of(first, party):
    sentence = f"{first}, and Karvelia demands fees."
    acts = [("reject", "Norvask", "Norvask rejects tolls"), ("demand", "Karvelia", "Karvelia demands fees")]
    assert velts(sentence, "President Ana Velt spoke.", acts=acts) == party


@pytest.mark.parametrize(
    ("body", "post", "kinds", "party"),
    [
        ("operator Dalkrail", "Foreign Minister", {}, None),  # a firm has no ministers
        ("Dalkrail", "Foreign Minister", {}, "Dalkrail"),  # but nothing tells that it is one
        ("Dalkrail", "Foreign Minister", {"Dalkrail": "government"}, "Dalkrail"),
        ("Dalkrail", "Foreign Minister", {"Dalkrail": "bloc"}, "Dalkrail"),
        ("Dalkrail", "Chief executive", {}, "Dalkrail"),
        ("Dalkrail", "Chairwoman", {}, None),  # which states may have too
        ("Guild of Nurses", "Chairwoman", {}, "Guild of Nurses"),
        ("Guild of Nurses", "General secretary", {}, "Guild of Nurses"),
        ("Guild of Nurses", "Foreign Minister", {}, None),
        ("Norvask", "Foreign Minister", {}, "Norvask"),
        ("Norvask", "Chairwoman", {}, None),
    ],
)
def test_a_post_is_of_whom_may_have_it(body, post, kinds, party):
    words = f"The {body} rejects tolls."
    assert velts(words, f"{post} Ana Velt spoke.", acts=[("reject", body, words)], **kinds) == party
    assert (
        velts(f"The {body} rejects tolls, {post} Ana Velt said.", said=[("reject", body, words[:-1], "actual")], **kinds) == party
    )


@pytest.mark.parametrize(
    ("sentence", "status", "party"),
    [
        ("Norvask has not agreed to tolls, Foreign Minister Ana Velt said.", "denied", "Norvask"),
        ("Norvask has agreed to tolls, Foreign Minister Ana Velt said.", "actual", None),
        ("Norvask agrees to tolls, Foreign Minister Ana Velt said, brushing aside a report of Karvelia's.", "actual", "Norvask"),
        ("While Karvelia waits, Norvask agrees to tolls, Foreign Minister Ana Velt said.", "actual", None),
        ("While Dalkrail waits, Norvask agrees to tolls, Foreign Minister Ana Velt said.", "actual", None),
        ("While the Guild of Nurses waits, Norvask agrees to tolls, Foreign Minister Ana Velt said.", "actual", "Norvask"),
        ("Norvask agrees to tolls, Ana Velt said.", "actual", None),
        # who speaks for a body may do so for a state
        ("Norvask has not agreed to tolls, spokeswoman Ana Velt said.", "denied", "Norvask"),
        ("Norvask has agreed to tolls, spokeswoman Ana Velt said.", "actual", None),
        ("Norvask has not agreed to tolls, chairwoman Ana Velt said.", "denied", None),
    ],
)
def test_who_announces_what_one_state_does_is_its_minister_where_none_stands_before_her(sentence, status, party):
    words = sentence[sentence.index("Norvask") : sentence.index(" tolls") + 6]
    assert velts(sentence, said=[("accept", "Norvask", words, status)]) == party


@pytest.mark.parametrize(
    ("kinds", "role", "party"),
    [
        (("demand", "reject"), "minister", "Norvask"),
        (("demand",), "minister", "Norvask"),  # and nothing else
        (("demand",), "engineer", None),
        (("demand",), "former minister and mediator", None),  # who tells of others
        (("demand",), "spokesman", None),  # of a body, no state
        (("demand", "accept"), "minister", None),  # what she may claim of the other side
        (("demand", "reject"), "engineer", None),
        (("demand", "reject"), None, "Norvask"),  # of no post, but what it refuses she announces
        (("demand", "offer", "reject"), "minister", None),  # two states
    ],
)
def test_an_official_who_tells_again_and_again_what_one_state_does_is_its(kinds, role, party):
    words = {
        "demand": "Norvask wants fees",
        "reject": "Norvask rejects tolls",
        "accept": "Norvask accepts tolls",
        "offer": "Karvelia offers it",
    }
    sentence = f"Ana Velt said {', '.join(words[kind] for kind in kinds)}."
    said = [(kind, words[kind].split()[0], words[kind], "actual") for kind in kinds]
    assert velts(sentence, said=said, role=role) == party


@pytest.mark.parametrize(
    ("body", "role", "kind", "party"),
    [
        ("organisation", "chief executive", "demand", "Dalkrail"),
        ("organisation", "finance director", "offer", "Dalkrail"),
        ("organisation", "director", "reject", "Dalkrail"),
        ("organisation", "chairwoman", "offer", None),  # which states may have too
        ("organisation", "manager", "demand", "Dalkrail"),
        ("government", "governor", "demand", "Dalkrail"),  # of whatever
        ("government", "chief", "offer", "Dalkrail"),
        ("government", "governor", "accept", None),
        ("government", "chief engineer", "demand", None),
        ("organisation", "engineer", "demand", None),
        ("organisation", "chief executive", "accept", None),  # what she may claim of the other side
        ("government", "chief executive", "demand", None),
    ],
)
def test_an_officer_or_a_leader_who_tells_what_one_party_does_is_its_though_its_name_might_be_a_state_s(body, role, kind, party):
    sentence = "Dalkrail will keep its slots, Ana Velt said."
    said = [(kind, "Dalkrail", "Dalkrail will keep its slots", "actual")]
    assert velts(sentence, said=said, role=role, Dalkrail=body) == party


@pytest.mark.parametrize(
    ("offer", "party"),
    [
        ("Karvelia's offer", "Guild of Nurses"),  # told by the way of what it accepts
        ("Karvelia offers pay", None),
    ],
)
def test_a_commissioner_tells_what_one_body_does_though_it_answers_others(offer, party):
    sentence = "Guild of Nurses accepts Karvelia's offer and will lift the ban, Ana Velt said. Karvelia offers pay."
    said = [
        ("accept", "Guild of Nurses", "Guild of Nurses accepts Karvelia's offer", "actual"),
        ("offer", "Karvelia", offer, "actual"),
        ("reject", "Guild of Nurses", "will lift the ban", "actual"),
    ]
    assert velts(sentence, said=said, role="commissioner") == party


@pytest.mark.parametrize(("words", "party"), [("Norvask rejects", "Norvask"), ("Norvask has rejected", None)])
def test_what_is_told_as_done_is_no_state_s_own_word(words, party):
    sentence = f"Ana Velt said {words} tolls and Norvask demands fees."
    said = [("reject", "Norvask", f"{words} tolls", "actual"), ("demand", "Norvask", "Norvask demands fees", "actual")]
    assert velts(sentence, said=said, role="minister") == party


@pytest.mark.parametrize(
    ("kind", "words", "party"),
    [
        ("reject", "turned the fees down", None),  # whoever offered them is another
        ("accept", "took the fees", None),
        ("consult", "spoke of the fees", "Norvask"),
    ],
)
def test_who_turns_something_down_in_her_name_is_not_of_who_offered_it(kind, words, party):
    sentences = ("Norvask offers fees.", f"The aide of President Ana Velt {words}.")
    acts = [("offer", "Norvask", sentences[0]), (kind, None, words)]
    assert velts(*sentences, acts=acts) == party


@pytest.mark.parametrize(
    ("before", "post", "party"),
    [
        ("The Norvask government wants what Karvelia has.", "Its foreign minister, Ana Velt, spoke.", "Norvask"),
        ("The Norvask government wants what Karvelia has.", '"It is late," its foreign minister, Ana Velt, said.', "Norvask"),
        ("Norvask wants what Karvelia has.", "They saw its foreign minister, Ana Velt.", None),
        ("Norvask ministers want what Karvelia has.", '"It is late," its foreign minister, Ana Velt, said.', None),
    ],
)
def test_its_minister_is_of_what_the_sentence_before_begins_with(before, post, party):
    assert velts(before, post) == party


@pytest.mark.parametrize(
    ("title", "party"), [(None, "Norvask"), ("Statement on tolls", "Norvask"), ("Joint statement on tolls", None)]
)
def test_a_minister_in_her_ministry_s_release_is_its_state_s_unless_it_is_a_joint_one(title, party):
    sentences, publisher = ("The Minister, Ana Velt, spoke.", "Karvelia met."), "Norvask Ministry of Roads"
    text = " ".join(sentences)
    actors = (actor(text, "ac1:v", "Ana Velt", "person"), actor(text, "ac1:k", "Karvelia"))
    moves = (move(text, "consult", "ac1:v", "spoke"), move(text, "consult", "ac1:k", "met"))
    report = told(text, actors, moves, origin=publisher, sentences=sentences, words=load_join_words())
    figures = (*report.digest.figures, Figure("ac1:o", publisher, "organisation", None))
    report = replace(report, title=title, digest=replace(report.digest, outlets=("ac1:o",), figures=figures))
    assert find_parties([report], NAMES)["e1:one"].get("ac1:v") == party


@pytest.mark.parametrize(("second", "party"), [("The Dalkrail government met.", "Dalkrail"), ("The Dalkrail airline met.", None)])
def test_what_is_a_state_elsewhere_in_a_report_is_no_firm(second, party):
    sentences = (second, "Dalkrail rejects tolls.", "Foreign Minister Ana Velt spoke.")
    text, name = " ".join(sentences), second.removeprefix("The ").removesuffix(" met.")
    actors = (
        actor(text, "ac1:g", name, "government" if "government" in name else "organisation"),
        actor(text, "ac1:d", "Dalkrail", "organisation"),
        actor(text, "ac1:v", "Ana Velt", "person"),
    )
    moves = tuple(
        move(text, kind, id, words)
        for kind, id, words in zip(("consult", "reject", "meet"), ("ac1:g", "ac1:d", "ac1:v"), sentences, strict=True)
    )
    report = told(text, actors, moves, sentences=sentences, words=load_join_words())
    assert find_parties([report], NAMES)["e1:one"].get("ac1:v") == party


@pytest.mark.parametrize(("by", "party"), [("ac1:n", "Norvask"), ("ac1:k", None)])
def test_a_state_that_says_itself_that_it_gave_in_is_spoken_of(by, party):
    sentences = ("Norvask accepted tolls, it was said in Karvelia.", "Foreign Minister Ana Velt spoke.")
    text = " ".join(sentences)
    actors = (actor(text, "ac1:n", "Norvask"), actor(text, "ac1:k", "Karvelia"), actor(text, "ac1:v", "Ana Velt", "person"))
    said = (statement(text, "s1:a", by, "it", "Norvask accepted tolls"),)
    moves = (move(text, "accept", "ac1:n", "Norvask accepted tolls", by="s1:a"), move(text, "consult", "ac1:v", sentences[1]))
    report = told(text, actors, moves, said, sentences=sentences, words=load_join_words())
    assert find_parties([report], NAMES)["e1:one"].get("ac1:v") == party


@pytest.mark.parametrize(
    ("opening", "kind", "party"),
    [
        ("In Lissa, ", "reject", None),  # whoever refuses elsewhere what one asks for is hardly of it
        ("In Lissa, ", "demand", "Norvask"),
        ("Late on Monday ", "reject", "Norvask"),
    ],
)
def test_who_refuses_elsewhere_is_not_of_the_state_told_of_before(opening, kind, party):
    last = f"{opening}Prime Minister Ana Velt said that tolls were not on the table."
    words = "tolls were not on the table"
    found = velts(
        "Norvask wants tolls.",
        last,
        acts=[("demand", "Norvask", "Norvask wants tolls")],
        said=[(kind, None, words, "actual")],
    )
    assert found == party


@pytest.mark.parametrize(
    ("post", "told_of", "status", "also", "party"),
    [
        ("Fisheries Minister", "Norvask has not agreed to tolls", "denied", True, "Norvask"),
        ("Forest Minister", "Norvask has not agreed to tolls", "denied", True, "Norvask"),
        ("Fisheries Minister", "Norvask has agreed to tolls", "actual", True, None),  # which the other side may claim
        ("chief delegate", "Norvask accepts tolls", "actual", False, "Norvask"),
        ("ambassador", "Norvask will pay tolls", "planned", False, "Norvask"),
        ("his ambassador", "Norvask will pay tolls", "planned", False, None),
        ("chief delegate", "Norvask has accepted tolls", "actual", False, None),
        ("singer", "Norvask accepts tolls", "actual", False, None),
    ],
)
def test_who_says_what_one_party_does_or_has_not_done_is_of_it(post, told_of, status, also, party):
    behind = ", brushing aside a report of Karvelia" if also else ""
    found = velts(
        f"{told_of}, {post} Ana Velt said{behind}.",
        acts=[("reject", None, "brushing aside a report")] if also else [],
        said=[("accept", "Norvask", told_of, status)],
    )
    assert found == party


@pytest.mark.parametrize(("post", "party"), [("director-general", "Guild of Nurses"), ("minister", None)])
def test_an_officer_behind_what_her_body_does_is_its(post, party):
    acts = [("accept", "Guild of Nurses", "The Guild of Nurses welcomed it")]
    assert velts("The Guild of Nurses welcomed it.", f"It is right, said {post} Ana Velt.", acts=acts) == party


@pytest.mark.parametrize(
    ("kind", "words", "party"),
    [
        ("commit", "pledged on Monday that Norvask would pay Karvelia", "Norvask"),
        ("commit", "pledged that Norvask would pay Karvelia", "Norvask"),
        ("offer", "offered that Norvask will pay Karvelia", "Norvask"),
        ("commit", "pledged that Norvask has no part in Karvelia", None),
        ("demand", "demanded that Norvask would pay Karvelia", None),
    ],
)
@pytest.mark.parametrize("opening", ["", "On Monday ", "Yesterday "])
def test_a_minister_pledges_for_his_own_state(opening, kind, words, party):
    first = f"{opening}President Ana Velt {words}."
    text = f"{first} Norvask paused. Karvelia met singers."
    actors = (actor(text, "ac1:v", "Ana Velt", "person"), actor(text, "ac1:n", "Norvask"), actor(text, "ac1:k", "Karvelia"))
    moves = (move(text, kind, "ac1:v", first.removesuffix(".")), move(text, "consult", "ac1:k", "Karvelia met singers"))
    sentences = (first, "Norvask paused.", "Karvelia met singers.")
    report = told(text, actors, moves, sentences=sentences, words=load_join_words())
    assert find_parties([report], NAMES)["e1:one"].get("ac1:v") == party


@pytest.mark.parametrize(
    ("sentence", "kind", "status", "party"),
    [
        ("The Guild of Nurses was ready to pay, Ana Velt said.", "offer", "actual", "Guild of Nurses"),
        ("The Guild of Nurses has not accepted it, Ana Velt said.", "accept", "denied", "Guild of Nurses"),
        ("The Guild of Nurses has accepted it, Ana Velt said.", "accept", "actual", None),
        ("The Guild of Nurses wants Norvask to pay, Ana Velt said.", "demand", "actual", None),
    ],
)
def test_an_officer_who_tells_only_what_one_body_does_is_its(sentence, kind, status, party):
    words = sentence.removesuffix(", Ana Velt said.")
    assert velts(sentence, said=[(kind, "Guild of Nurses", words, status)], role="finance director") == party
