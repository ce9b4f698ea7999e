"""Who hands texts to whom, and in whose texts something is said, as a whole report tells it."""

import pytest
from factories import make_article

from travaux.pipeline import read_article
from travaux.resources import load_resources

BEFORE = "Talks in Lissa\n\n"
AFTER = "\n\nBelmar offered Tolmark a toll of five crowns. Tolmark rejected that and demanded ten, and Belmar refused."


def read(text):
    return read_article(make_article(BEFORE + text + AFTER, published="2019-03-20"), load_resources("small")).record


def papers(text):
    """Of each document its label, authors, recipients and states."""
    record = read(text)
    names = {actor.id: actor.name for actor in record.actors}
    return [
        (d.label, [names[a] for a in d.authors], [names[a] for a in d.recipients], sorted({s.state for s in d.history}))
        for d in record.documents
    ]


HANDED = [
    ("The bank's letter to the union set a date.", ("The bank's letter to the union", ["bank"], ["union"], [])),
    (
        "A paper drawn up by the arbiters was put to both delegations on Monday.",
        ("A paper", ["arbiters"], ["delegations"], ["drafted", "submitted"]),
    ),
    ("The clerks filed a brief with the harbour court.", ("a brief", ["clerks"], ["harbour court"], ["submitted"])),
    ("Ardania's envoy was recalled and handed a protest note.", ("a protest note", [], ["Ardania's envoy"], ["submitted"])),
    ("The letter came from the weavers, not from the owners.", ("The letter", ["weavers"], [], [])),
    ("In a letter, the weavers told the owners that they would not return.", ("a letter", ["weavers"], ["owners"], [])),
    ("A copy of the draft seen by Belmar gives the league ten ports.", ("the draft", [], [], [])),
    ("The weavers voted to adopt the charter on Monday.", ("the charter", ["weavers"], [], ["adopted"])),
    (
        "A protocol on fishing was forwarded to the council by Tamria.",
        ("A protocol on fishing", ["Tamria"], ["council"], ["submitted"]),
    ),
    (
        "The letter was addressed to Mayor Ana Velt and signed by Ivo Keno.",
        ("The letter", ["Ivo Keno"], ["Ana Velt"], ["signed", "submitted"]),
    ),
    ("The statement was issued by Ardania and Corvia.", ("The statement", ["Ardania", "Corvia"], [], ["published"])),
    ("The ministry refused to release the letter.", ("the letter", [], [], ["withheld"])),
    ("In a note to Ardania, Tolmark demanded two boats.", ("a note to Ardania", ["Tolmark"], ["Ardania"], [])),
    ("In its reply, Tolmark offered a truce.", ("its reply", ["Tolmark"], [], [])),
    (
        "In a letter to the towing guild, the weavers set out nine wishes.",
        ("a letter to the towing guild", ["weavers"], ["towing guild"], []),
    ),
    ("The arbiters confirmed receipt of the tanners' letter.", ("the tanners' letter", ["tanners"], [], ["received"])),
    ("The bill was withdrawn by its sponsors, Sorvia and Dell.", ("The bill", ["Sorvia", "Dell"], [], [])),
    ("The deal bears the signatures of Ana Velt and Ivo Keno.", ("The deal", ["Ana Velt", "Ivo Keno"], [], ["signed"])),
    (
        "The letter reached Corvia on Sunday. In it, Tolmark agrees to a truce.",
        ("The letter", ["Tolmark"], ["Corvia"], ["received"]),
    ),
    ("A list of wells is being kept secret by the arbiters.", ("A list of wells", [], [], ["withheld"])),
    (
        "The ratification of the strait convention by Dell pleased Sorvia.",
        ("the strait convention by Dell", ["Dell"], [], ["adopted"]),
    ),
    ("The timetable was issued by the truce commission on Monday.", ("The timetable", ["truce commission"], [], ["published"])),
    ("The plan's author, Ana Velt, defended it on Monday.", ("The plan", ["Ana Velt"], [], ["drafted"])),
    ("Copies of the accord went to the arbiters.", ("the accord", [], ["arbiters"], ["submitted"])),
    ("The settlement, details of which were not disclosed, ends a strike.", ("The settlement", [], [], ["withheld"])),
    ("The weavers published their own minutes.", ("their own minutes", ["weavers"], [], ["published"])),
    ("Written by the islanders, the petition asks for a doctor.", ("the petition", ["islanders"], [], ["drafted"])),
    ("An earlier version was turned down by Tolmark.", ("An earlier version", [], [], ["rejected"])),
    (
        "Ivo Keno of Sorvia outlined the proposal that Dell will put to Tolmark.",
        ("the proposal", ["Dell"], ["Tolmark"], ["announced", "outlined"]),
    ),
]


@pytest.mark.parametrize(("text", "expected"), HANDED)
def test_who_hands_a_text_to_whom(text, expected):
    assert papers(text) == [expected]


def test_a_text_that_is_handed_over_on_a_condition_has_not_been():
    assert [states for *_, states in papers("If Ardania submits its reply by Friday, Corvia will answer.")] in ([], [[]])


def test_a_report_that_goes_by_no_hand_of_a_party_is_no_document():
    assert papers("Its shares rose after a newspaper report about the talks.") == []


def test_a_date_behind_a_name_is_no_part_of_it():
    names = {actor.name for actor in read("The owners' letter to the union of February 14 set a date.").actors}
    assert "union" in names


def test_who_is_handed_a_text_hands_nothing_over():
    record = read("Ardania's envoy was recalled and handed a protest note.")
    names = {actor.id: actor.name for actor in record.actors}
    found = [([names[a] for a in m.party], [names[a] for a in m.to]) for m in record.moves if m.kind == "submit"]
    assert found == [([], ["Ardania's envoy"])]


def test_what_only_contrasts_who_acts_is_not_what_is_sent():
    record = read("The league, for its part, sent Ardania a counter-proposal.")
    told = [record.quote(m.object) for m in record.moves if m.kind == "submit"]
    assert told == ["a counter-proposal"]
    assert not any("part" in issue.label for issue in record.issues)


def test_nobody_is_made_of_what_a_deal_is_struck_with():
    assert "handshake" not in {actor.name for actor in read("The deal was struck with a handshake, Keno said.").actors}


LONE = [
    ("Tolmark tore up the mediators' draft on Monday.", ("the mediators' draft", ["mediators"], [], ["rejected"])),
    ("The treaty, co-sponsored by Ardania and Corvia, bars nets.", ("The treaty", ["Ardania", "Corvia"], [], [])),
    ("Initialled by Ardania and Corvia, the pact goes to the senate.", ("the pact", ["Ardania", "Corvia"], [], ["signed"])),
    ("The weavers replied to the letter that the bank sent.", ("the letter", ["bank"], ["weavers"], ["submitted"])),
    ("The brewers' letter reached Ardania on Monday.", ("The brewers' letter", ["brewers"], ["Ardania"], ["received"])),
    (
        "The pact between Sorvia and Dell was signed on Sunday.",
        ("The pact between Sorvia and Dell", ["Sorvia", "Dell"], [], ["signed"]),
    ),
    ("The clerks put the last touches to the communique.", ("the communique", [], [], ["ready"])),
    ("Ardania sent the union a ten-point list on Monday.", ("a ten-point list", ["Ardania"], ["union"], ["submitted"])),
]


@pytest.mark.parametrize(("text", "expected"), LONE)
def test_what_becomes_of_a_text_in_other_words(text, expected):
    assert expected in papers(text)


def test_one_side_alone_makes_a_move_with_a_text_that_passes_between_two():
    record = read_article(make_article("Talks in Lissa\n\nTolmark signed the protocol on nets.\n"), load_resources("small")).record
    assert [(move.kind, record.quote(move.object)) for move in record.moves] == [("commit", "the protocol on nets")]
    assert [issue.label for issue in record.issues] == ["the protocol on nets"]


def test_what_a_text_says_is_said_by_who_is_told_to_have_sent_it():
    text = "The letter says that Ardania is ready to free the crew. It was sent by Premier Ivo Keno to the weavers."
    record = read(text)
    (told,) = [s for s in record.statements if "free the crew" in record.quote(s.content)]
    assert told.speaker is not None and record.name_of(told.speaker) == "Ivo Keno"
    assert all(row.item != told.id for row in record.unresolved)


def test_a_text_of_a_list_goes_to_whom_the_last_one_goes():
    text = "Ardania sent a draft treaty, a map of the bay and a list of nets to Tolmark on Monday."
    assert {tuple(to) for _, _, to, _ in papers(text)} == {("Tolmark",)}
    text = "Ardania sent a draft treaty, a map of the bay and a list of fishing grounds to the harbour guild on Monday."
    found = papers(text)
    assert len(found) == 3 and {tuple(to) for _, _, to, _ in found} == {("harbour guild",)}


def test_what_a_letter_that_is_only_described_urges_is_said_by_who_signed_it():
    record = read("Nine guilds have put their names to a letter that urges the ministry to come back to the table.")
    (told,) = [s for s in record.statements if "come back" in record.quote(s.content)]
    assert told.speaker is not None and record.name_of(told.speaker) == "guilds"


def test_a_letter_to_the_editor_is_no_paper_of_the_talks():
    assert papers("Ana Velt wrote a letter to the editor about the noise.") == []


def test_the_minutes_of_a_session_pass_between_two():
    text = "Talks in Lissa\n\nThe minutes of the first session were released by the harbour board.\n"
    record = read_article(make_article(text), load_resources("small")).record
    assert [(move.kind, record.quote(move.object)) for move in record.moves] == [("disclose", "The minutes of the first session")]


@pytest.mark.parametrize(
    "text",
    [
        "Belmar will pay on condition that the accord is signed.",
        "Belmar will pay as long as the accord is signed.",
        "Belmar will pay when the accord is signed.",
        "Belmar hopes that the accord is signed soon.",
        "Belmar offers forty crowns, provided the accord is signed by 31 March.",
    ],
)
def test_what_must_still_come_about_has_come_to_no_state(text):
    assert not [states for label, _, _, states in papers(text) if "accord" in label and states]
