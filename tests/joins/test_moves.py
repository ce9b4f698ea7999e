"""Whose the moves of a report are, and on whose word."""

from dataclasses import replace

import pytest
from joins_factory import actor, move, statement, told

from travaux.join_resources import load_join_words
from travaux.joins.codebook import Talks
from travaux.joins.moves import deeds_of
from travaux.joins.parties import find_parties
from travaux.joins.party_names import party_names
from travaux.joins.told import Told

WORDS = load_join_words()
NAMES = party_names(Talks("all", ("Karvelia", "Norvask", "Guild of Nurses"), ()), WORDS)


def deeds(report):
    parties = find_parties([report], NAMES)[report.version]
    return [(deed.party, deed.inferred, deed.standing) for deed, _ in deeds_of(report, parties, NAMES)]


@pytest.mark.parametrize(
    ("title", "joint"),
    [
        ("Joint Statement on tolls", True),
        ("JOINT COMMUNIQUÉ", True),
        ("Joint communique of the second round", True),
        ("Joint press release", True),
        ("Joint statement rejected", True),
        ("Joint ministerial and technical declaration", False),  # three words between
        ("Statement of the joint commission", False),
        ("A joint statement is near", False),
        ("Joint exercises begin", False),
        ("Preliminary agreement between the Guild of Nurses, Karvelia and Norvask", True),
        ("Memorandum of understanding on tolls between Karvelia and Norvask", True),
        ("Agreement between Karvelia and Norvask ends a long row", False),
        ("Agreement between pilots and Karvelia", False),
        ("Football between Karvelia and Norvask", False),
        ("Preliminary agreement between the Civic Bloc, the Green List and Norvask", True),
        ("Memorandum of understanding between Karvelia and Norvask", True),
        ("Agreement between Karvelia and Norvask collapses", False),
        ("No agreement between Karvelia and Norvask", False),
        ("Draft agreement between Karvelia and Norvask", False),
        ("", False),
        (None, False),
    ],
)
def test_joint_texts_are_told_by_their_titles(title, joint):
    assert Told("e1:one", "e1:one", 0, "Lissa Wire", title, "Lissa Wire", None, 1, "current").is_joint is joint


@pytest.mark.parametrize(
    ("words", "name", "signers"),
    [
        ("The two Governments agree on tolls", "two Governments", True),
        ("The foreign ministers agree on tolls", "foreign ministers", True),
        ("The ministers of the two states agree on tolls", "ministers of the two states", True),
        ("The parties agree on tolls", None, True),
        ("All four delegations agree on tolls", None, True),
        ("The parties to it agree on tolls", None, False),  # of another text
        ("The pilots agree on tolls", "pilots", False),
        ("Bridges are agreed", None, False),
        ("The levy shall end in May", None, True),
        ("The fund is adopted by all three", None, True),
    ],
)
@pytest.mark.parametrize(
    ("title", "publisher", "signed"),
    [
        ("Joint statement of Karvelia and Norvask", "Lissa Wire", True),
        ("Joint statement", "Ministries of Karvelia and Norvask", True),
        ("Joint statement after the Karvelian round", "Ministries of Karvelia and Norvask", True),
        ("Joint statement after the Karvelian round", "Lissa Wire", False),  # by nobody known
        ("Statement of Karvelia and Norvask", "Lissa Wire", False),
    ],
)
def test_what_all_do_in_a_joint_text_those_do_who_signed_it(words, name, signers, title, publisher, signed):
    actors = (actor(words, "ac1:a", name, "group"),) if name else ()
    report = told(words, actors, (move(words, "commit", "ac1:a" if name else None, words),), origin=publisher, words=WORDS)
    both = [("Karvelia", True, "declared"), ("Norvask", True, "declared")]
    assert deeds(replace(report, title=title)) == (both if signers and signed else [])


@pytest.mark.parametrize(
    ("title", "status"), [("Joint statement of Karvelia and Norvask", "actual"), ("Karvelia's answer to Norvask", "planned")]
)
def test_what_one_will_do_by_a_text_that_it_has_signed_it_is_bound_to(title, status):
    actors = (actor("Karvelia", "ac1:k", "Karvelia", "government"),)
    will = replace(move("Karvelia will end the toll", "commit", "ac1:k", "the toll"), status="planned")
    report = replace(told("Karvelia will end the toll", actors, (will,), words=WORDS), title=title)
    parties = find_parties([report], NAMES)[report.version]
    assert [deed.status for deed, _ in deeds_of(report, parties, NAMES)] == [status]


@pytest.mark.parametrize(
    ("name", "told_by_name", "parties"),
    [
        ("ministers of Karvelia", True, ["Karvelia"]),
        ("ministers of Karvelia", False, []),
        ("ministers of Karvelia and Norvask", False, ["Karvelia", "Norvask"]),
        ("ministers of Karvelia, Norvask and others", True, ["Karvelia", "Norvask"]),
        ("ministers of Karvelia, as Norvask's neighbour,", False, []),
        ("two ministers of the Karvelian government", True, ["Karvelia"]),
    ],
)
def test_the_ministers_of_one_state_are_not_all_who_signed(name, told_by_name, parties):
    text = f"The {name} will lower tolls."
    actors = (actor(text, "ac1:a", name, "group"),) if told_by_name else ()
    report = told(text, actors, (move(text, "commit", "ac1:a" if told_by_name else None, text),), words=WORDS)
    found = deeds(replace(report, title="Joint statement of Karvelia and Norvask"))
    assert [party for party, *_ in found] == parties


@pytest.mark.parametrize(
    ("title", "by", "standings"),
    [
        ("Joint statement of Karvelia and Norvask", None, ["declared", "declared"]),
        ("Joint statement of Karvelia and Norvask", "Ana Velt", ["declared", "declared"]),  # who speaks is of no party
        ("Joint statement of Karvelia and Norvask", "Karvelia", ["declared", "claimed"]),
        ("Joint statement of Karvelia, Norvask and the Guild of Nurses", None, ["reported", "reported"]),  # two of three
        ("Statement of Karvelia and Norvask", None, ["reported", "reported"]),
    ],
)
def test_what_all_do_who_signed_stands_on_the_word_of_each_unless_one_alone_is_told_to_say_so(title, by, standings):
    words = "Karvelia and Norvask lower tolls"
    text = f"{words}, Ana Velt told Karvelia."
    actors = (actor(text, "ac1:k", "Karvelia"), actor(text, "ac1:n", "Norvask"), actor(text, "ac1:v", "Ana Velt", "person"))
    speaker = {"Karvelia": "ac1:k", "Ana Velt": "ac1:v"}.get(by or "")
    said = (statement(text, "s1:a", speaker, by, words),) if by else ()
    report = told(text, actors, (move(text, "commit", "ac1:k", words, by="s1:a" if by else None),), said, words=WORDS)
    acts = tuple(replace(act, party=("ac1:k", "ac1:n")) for act in report.digest.acts)
    report = replace(report, title=title, digest=replace(report.digest, acts=acts))
    parties = {"ac1:k": "Karvelia", "ac1:n": "Norvask"}
    assert [deed.standing for deed, _ in deeds_of(report, parties, NAMES)] == standings


@pytest.mark.parametrize(("title", "found"), [(None, [("Karvelia", True, "declared")]), ("Joint statement", [])])
@pytest.mark.parametrize("text", ["We lower tolls.", "The bridge is hereby rejected."])
def test_a_joint_text_has_no_author(text, title, found):
    outlet = actor(text + "Karvelia", "ac1:k", "Karvelia")
    report = told(text, (outlet,), (move(text, "commit", None, text),), origin="Karvelia", words=WORDS)
    report = replace(report, title=title, digest=replace(report.digest, outlets=("ac1:k",)))
    acts = tuple(replace(act, own=text.startswith("We")) for act in report.digest.acts)
    parties = {"ac1:k": "Karvelia"}
    ours = replace(report, digest=replace(report.digest, acts=acts))
    assert [(deed.party, deed.inferred, deed.standing) for deed, _ in deeds_of(ours, parties, NAMES)] == found


def test_what_a_joint_text_tells_of_one_is_not_the_other_s_claim():
    text = "Norvask lowers tolls."
    for title, standing in ((None, "claimed"), ("Joint statement of Karvelia and Norvask", "reported")):
        report = told(
            text, (actor(text, "ac1:n", "Norvask"),), (move(text, "commit", "ac1:n", text),), origin="Karvelia", words=WORDS
        )
        assert deeds(replace(report, title=title)) == [("Norvask", False, standing)]


@pytest.mark.parametrize(
    ("words", "kind", "by", "status"),
    [
        ("Karvelia would accept tolls", "accept", "Karvelia", "actual"),
        ("Karvelia could live with tolls", "accept", "Karvelia", "actual"),
        ("Karvelia would accept tolls", "accept", None, "possible"),
        ("Karvelia would accept tolls", "accept", "Norvask", "possible"),
        ("Karvelia might accept tolls", "accept", "Karvelia", "possible"),
        ("Karvelia would perhaps accept tolls", "accept", "Karvelia", "possible"),
        ("Karvelia would pay tolls", "offer", "Karvelia", "possible"),
    ],
)
def test_what_a_party_itself_would_accept_it_accepts(words, kind, by, status):
    assert _said_by(words, kind, by, "possible") == [("Karvelia", status)]


@pytest.mark.parametrize(
    ("words", "kind", "by", "status"),
    [
        ("Karvelia will open the lock", "commit", "Karvelia", "actual"),
        ("Karvelia would open the lock", "commit", "Karvelia", "actual"),
        ("Karvelia won't close the lock", "commit", "Karvelia", "actual"),
        ("Karvelia is going to open the lock", "commit", "Karvelia", "actual"),
        ("Karvelia plans to open the lock", "commit", "Karvelia", "planned"),
        ("Karvelia is to open the lock", "commit", "Karvelia", "planned"),
        ("Karvelia will open the lock", "commit", "Norvask", "planned"),
        ("Karvelia will open the lock", "commit", None, "planned"),
        ("Karvelia will propose tolls", "propose", "Karvelia", "planned"),
    ],
)
def test_what_a_party_itself_says_that_it_will_do_binds_it(words, kind, by, status):
    assert _said_by(words, kind, by, "planned") == [("Karvelia", status)]


def _said_by(words, kind, by, status):
    text = f"{words}, {by}'s minister, Ana Velt, said." if by else f"{words}."
    actors = [actor(text, "ac1:k", "Karvelia")]
    said = ()
    if by:
        actors.append(actor(text, "ac1:v", "Ana Velt", "person"))
        said = (statement(text, "s1:a", "ac1:v", "Ana Velt", words),)
    moves = (move(text, kind, "ac1:k", words, by="s1:a" if by else None, status=status),)
    report = told(text, tuple(actors), moves, said, words=WORDS)
    parties = find_parties([report], NAMES)["e1:one"]
    return [(deed.party, deed.status) for deed, _ in deeds_of(report, parties, NAMES)]


@pytest.mark.parametrize(
    ("words", "name", "kind", "party"),
    [
        ("the province accepted the bridge", None, "government", "Karvelia"),
        ("the province accepted the bridge", "province", "government", "Karvelia"),
        ("the territory accepted the bridge", "territory", "government", "Karvelia"),
        ("a province accepted the bridge", None, "government", None),
        ("our province accepted the bridge", None, "organisation", "Karvelia"),
        ("the province accepted the bridge", "province", "organisation", None),  # of no state
        ("the village accepted the bridge", "village", "government", None),
        ("the lower province accepted the bridge", "lower province", "government", None),
    ],
)
def test_the_province_in_its_premier_s_words_is_that(words, name, kind, party):
    text = f"Karvelia's premier, Ana Velt, said {words}."
    actors = [actor(text, "ac1:k", "Karvelia", kind), actor(text, "ac1:v", "Ana Velt", "person")]
    actors += [actor(text, "ac1:p", name, "organisation")] if name else []
    said = (statement(text, "s1:a", "ac1:v", "Ana Velt", words),)
    moves = (move(text, "accept", "ac1:p" if name else None, words, by="s1:a"), move(text, "consult", "ac1:k", "Karvelia"))
    found = deeds(told(text, tuple(actors), moves, said, words=WORDS))
    assert [deed for deed in found if deed[1]] == ([(party, True, "declared")] if party else [])


@pytest.mark.parametrize(
    ("words", "publisher", "found"),
    [
        ("The President rejects tolls.", "Office of the President of Karvelia", [("Karvelia", True, "declared")]),
        ("The Chancellor rejects tolls.", "Office of the President of Karvelia", []),
        ("A President rejects tolls.", "Office of the President of Karvelia", []),
        ("The President rejects tolls.", "Lissa Wire", []),
    ],
)
def test_the_president_in_what_his_office_releases_is_its_state(words, publisher, found):
    report = told(
        words,
        (actor(words + publisher, "ac1:o", publisher, "organisation"),),
        (move(words, "reject", None, words),),
        origin=publisher,
    )
    report = replace(report, digest=replace(report.digest, outlets=("ac1:o",)))
    parties = {"ac1:o": "Karvelia"} if "Karvelia" in publisher else {}
    assert [(deed.party, deed.inferred, deed.standing) for deed, _ in deeds_of(report, parties, NAMES)] == found
    joint = replace(report, title="Joint statement")
    assert not [deed for deed, _ in deeds_of(joint, parties, NAMES)]


@pytest.mark.parametrize(
    ("publisher", "standing"),
    [
        ("Bulletin of the Guild of Nurses", "declared"),
        ("Guild of Nurses Press Office", "declared"),
        ("Journal of Nurses", "reported"),
    ],
)
def test_a_body_is_the_author_of_its_bulletin(publisher, standing):
    text = "The Guild of Nurses rejects tolls."
    guild = actor(text, "ac1:g", "Guild of Nurses", "organisation")
    report = told(text, (guild,), (move(text, "reject", "ac1:g", text),), origin=publisher, words=WORDS)
    assert deeds(report) == [("Guild of Nurses", False, standing)]


def _joint(text, kind, words, doer=None, status="planned"):
    """Who does something in a joint text of Karvelia and Norvask, and whether it is done."""
    actors = tuple(actor(text, f"ac1:{name[0]}", name) for name in ("Karvelia", "Norvask") if name in text)
    report = told(text, actors, (move(text, kind, doer, words, status=status),), words=WORDS)
    report = replace(report, title="Joint statement of Karvelia and Norvask")
    found = deeds_of(report, find_parties([report], NAMES)["e1:one"], NAMES)
    return sorted((deed.party, deed.status, deed.standing) for deed, _ in found)


@pytest.mark.parametrize(
    ("text", "kind", "words", "all_"),
    [
        ("The bridge shall be opened in May.", "commit", "The bridge shall be opened in May", True),
        ("Its plan for tolls is adopted by all three.", "accept", "Its plan for tolls is adopted", True),
        ("Its plan for tolls is adopted by pilots.", "accept", "Its plan for tolls is adopted", False),
        ("The bridge may be opened in May.", "commit", "The bridge may be opened in May", False),
    ],
)
def test_what_shall_be_done_by_a_joint_text_all_who_sign_it_will_do(text, kind, words, all_):
    signed = [(party, "actual", "declared") for party in ("Karvelia", "Norvask")]
    assert _joint(text, kind, words) == (signed if all_ else [])


@pytest.mark.parametrize(
    ("kind", "status", "found"),
    [
        ("commit", "planned", "actual"),
        ("accept", "planned", "actual"),
        ("demand", "planned", "planned"),
        ("commit", "possible", "possible"),
    ],
)
def test_what_one_will_do_by_a_joint_text_binds_it(kind, status, found):
    text = "Norvask will open the bridge."
    assert _joint(text, kind, text, "ac1:N", status) == [("Norvask", found, "reported")]


@pytest.mark.parametrize(
    ("words", "speaker", "found"),
    [
        ("the party accepts tolls", "Guild of Nurses", True),
        ("his party accepts tolls", "Guild of Nurses", True),
        ("another party accepts tolls", "Guild of Nurses", False),
        ("the party accepts tolls", None, False),
    ],
)
def test_the_party_is_that_of_who_speaks_of_it(words, speaker, found):
    text = f"Ana Velt of the Guild of Nurses said that {words}."
    actors = (
        actor(text, "ac1:v", "Ana Velt", "person", party="ac1:g"),
        actor(text, "ac1:g", "Guild of Nurses", "organisation"),
        actor(text, "ac1:p", "party", "organisation"),
    )
    said = (statement(text, "s1:a", "ac1:v" if speaker else None, "Ana Velt", words),)
    report = told(text, actors, (move(text, "accept", "ac1:p", words, by="s1:a"),), said, words=WORDS)
    assert deeds(report) == ([("Guild of Nurses", True, "declared")] if found else [])


@pytest.mark.parametrize(
    ("title", "who", "standing"),
    [
        ("Joint statement of Karvelia and Norvask", "both", "declared"),
        ("Joint statement of Karvelia and Norvask", "Norvask", "claimed"),
        ("Statement of the ministry", "both", "claimed"),
        ("Minister Ana Velt and Norvask's minister before their meeting", "Norvask, heard", "declared"),
        ("Joint press conference of the ministers", "Norvask, heard", "declared"),
        ("Statement of the ministry", "Norvask, heard", "claimed"),
    ],
)
def test_whoever_puts_out_what_several_sign_or_say_it_is_each_ones_own_word(title, who, standing):
    text = "Karvelia told Norvask: Norvask and Karvelia said that Norvask accepts the tolls."
    figures = (actor(text, "ac1:n", "Norvask"), actor(text, "ac1:k", "Karvelia"))
    words = "Norvask accepts the tolls"
    said = replace(
        statement(text, "s1:b", "ac1:n", "Norvask and Karvelia", words, within="s1:a" if who != "Norvask, heard" else None),
        co_speakers=("ac1:k",) if who == "both" else (),
    )
    outer = statement(text, "s1:a", "ac1:k", "Karvelia", f"Norvask and Karvelia said that {words}")
    moves = (move(text, "accept", "ac1:n", words, "the tolls", by="s1:b"),)
    report = replace(told(text, figures, moves, (outer, said), origin="Karvelia"), title=title)
    assert deeds(report) == [("Norvask", False, standing)]
    found = deeds_of(report, find_parties([report], NAMES)[report.version], NAMES)
    others = [voice.party for deed, _ in found if deed.standing == "declared" for voice in deed.chain if voice.party != deed.party]
    assert others == []  # nobody of another side speaks in one's own word


@pytest.mark.parametrize(("co_speakers", "standing"), [(("ac1:k",), "declared"), ((), "claimed")])
def test_what_both_say_together_in_a_release_of_one_is_each_ones_own_word(co_speakers, standing):
    text = "Norvask and Karvelia said that Norvask accepts the tolls."
    figures = (actor(text, "ac1:n", "Norvask"), actor(text, "ac1:k", "Karvelia"))
    said = replace(statement(text, "s1:a", "ac1:n", "Norvask and Karvelia", "Norvask accepts the tolls"), co_speakers=co_speakers)
    moves = (move(text, "accept", "ac1:n", "Norvask accepts the tolls", "the tolls", by="s1:a"),)
    report = told(text, figures, moves, (said,), origin="Karvelia")
    assert deeds(report) == [("Norvask", False, standing)]


@pytest.mark.parametrize(
    ("title", "standing"),
    [
        ("Norvask Council Statement on Tolls", "declared"),
        ("Norvask Joint Statement on Tolls", "declared"),
        ("Norvask Border Violations Statement", "claimed"),  # of them, and anybody's
        ("Statement on Tolls", "claimed"),
        ("Tolls and the Norvask Statement", "claimed"),
    ],
)
def test_a_statement_that_its_title_gives_a_side_is_its_own_word_whoever_puts_it_out(title, standing):
    text = "Released by Karvelia. The Norvask Council said that Norvask will lower tolls."
    actors = (actor(text, "ac1:k", "Karvelia", "government"), actor(text, "ac1:n", "Norvask", "government"))
    said = statement(text, "s1:a", "ac1:n", "Norvask Council", "Norvask will lower tolls")
    lowers = move(text, "commit", "ac1:n", "Norvask will lower tolls", "tolls", by="s1:a")
    report = replace(told(text, actors, (lowers,), (said,), origin="Karvelia", words=WORDS), title=title)
    assert deeds(report) == [("Norvask", False, standing)]
