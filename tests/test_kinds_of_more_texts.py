"""More whole texts of kinds that set their words in a form of their own: Hansard, press conferences, communiqués, corrections."""

import pytest

import travaux
from travaux.join_resources import load_join_words
from travaux.joins.digesting import digest_of

HANSARD = """House of Assembly
Official Report
Tuesday 14 May 2024

The Minister for Ports was asked—

1. Una Treloar (Carn West) (Prog): What progress has he made in the talks with Vendria?

The Minister for Ports (Sir Piers Adu): I met the Vendrian Fisheries Minister, Ilse Raud, on Thursday. Vendria insists on access.

Una Treloar: Will he rule out any giveaway?

Sir Piers Adu: I made no such offer.

14 MAY 2024 Column 214

2. Gwil Protheroe (Pen Arth) (Ind): The Vendrian ambassador said that his Government would not sign. Have the talks failed?

The Minister of State, Foreign Office (Abena Lock): They have not. The party opposite gave up the toll when it was in office.
"""
CONFERENCE = """Joint press conference of Foreign Minister Ludo Amsler and the Foreign Minister of Quorra, Bashir el-Tounsi
Port Amsel, 7 September 2023

Moderator: Good afternoon, welcome to the Castle. Minister, the floor is yours.

Foreign Minister Amsler: Thank you. I asked for the release of the two engineers.

Moderator: Minister el-Tounsi, please.

Foreign Minister el-Tounsi: We take the proposal on the fee seriously.

Question: Urs Holl, Radio Ems. Minister el-Tounsi, your prime minister said that Quorra would never pay. Has that changed?

Foreign Minister el-Tounsi: Our position has not changed. Taverna must pay for what it broke.

Question: Will President Varga come?

Foreign Minister Amsler: He has been invited, and he's accepted.
"""
COMMUNIQUE = """JOINT COMMUNIQUE
of the Ministers of the Upper Sarn

Quelmar, 28 November 2018

1. The Ministers reaffirmed their commitment to the Sarn Treaty, signed at Port Elgin in 1974, and stressed its worth.

2. The Ministers of Bashan and Luanji agreed:
(a) to set up a commission by 31 March 2019;
(b) to exchange data every week.

3. Bashan undertook to suspend the filling of the Ghedo reservoir. Luanji welcomed this undertaking.

4. Luanji proposed that a secretariat be established in Vieng.
"""
CORRECTED = """CORRECTED-Hesperian miners end siege of ministry

(Corrects in paragraph 2 to say the union, not the government, proposed a new inspectorate)

SAN TELMO, May 29 (Altiplano Press) - Hundreds of tin miners left the ministry in Hesperia's capital on Wednesday.

The government agreed to study a draft of the Tin Federation. The federation wants 15 percent.
"""
TOLD = "Talks on the canal\n\nLissa and Belmar met on Monday. "


def read(text):
    return travaux.Reader(model="small").read_bytes(text.encode())


def speaker_of(record, words):
    """Who says what begins with some words, of statements that lie in no other or in a turn."""
    (said,) = (each for each in record.statements if record.quote(each.content).startswith(words))
    return record.name_of(said.speaker) if said.speaker is not None else None


def moves(record):
    return {(record.name_of(a), move.kind, move.status) for move in record.moves for a in move.party}


def test_in_hansard_each_speaks_in_his_own_turn():
    record = read(HANSARD)
    assert speaker_of(record, "What progress") == "Una Treloar"
    assert speaker_of(record, "The Vendrian ambassador") == "Gwil Protheroe"
    assert speaker_of(record, "They have not") == "Abena Lock"
    assert "Column" not in record.article.text
    named = {actor.name: actor for actor in record.actors}
    assert record.name_of(named["Ilse Raud"].party) == "Vendria"
    assert named["Abena Lock"].party is None and not any("Fisheries" in name for name in named)


def test_who_leads_a_press_conference_and_a_name_with_a_small_letter_are_turns():
    record = read(CONFERENCE)
    assert speaker_of(record, "Good afternoon") == "moderator"
    assert speaker_of(record, "We take") == speaker_of(record, "Our position") == "Bashir el-Tounsi"
    assert speaker_of(record, "Quorra would never pay") == "prime minister"
    assert ("Bashir el-Tounsi", "demand", "actual") in moves(record)
    assert ("Quorra", "propose", "actual") not in moves(record)


def test_paragraphs_with_numbers_behind_a_list_are_none_of_its_items():
    record = read(COMMUNIQUE)
    listed = [move for move in record.moves if record.quote(move.evidence).startswith(("to set", "to exchange"))]
    assert [move.kind for move in listed] == ["accept", "accept"]
    assert {("Bashan", "commit", "actual"), ("Luanji", "accept", "actual"), ("Luanji", "propose", "actual")} <= moves(record)
    assert all(said.said is None for said in record.statements if "1974" not in record.quote(said.content))


def test_what_a_correction_notes_is_told_by_nobody():
    record = read(CORRECTED)
    assert not any(move.kind == "propose" for move in record.moves)
    assert {a.name for a in record.actors if a.kind == "government" and a.party is None} == {"Hesperia"}


@pytest.mark.parametrize(
    ("sentence", "kind", "parties"),
    [
        ("Selke and the rebel Lake Front signed a truce.", "commit", {"Selke", "Lake Front"}),
        ("Belmar wants the bodies, and a promise that Lissa will stop the shelling.", "commit", set()),
        ("Varga was invited to the talks, and he's accepted.", "accept", {"Varga"}),
        ("Belmar and Lissa took note of the proposal.", "propose", set()),
        ("The envoy of Belmar extended an invitation to her counterpart, which was accepted with pleasure.", "accept", set()),
        ("Halima Sey, the special envoy for Lissa, proposed a truce.", "propose", {"Halima Sey"}),
        ("Special Envoy for Peru Halima Sey proposed a truce.", "propose", {"Halima Sey"}),
        ("The special representative for Peru, Halima Sey, proposed a truce.", "propose", {"Halima Sey"}),
        ("Special Representative for Peru Ambassador Halima Sey proposed a truce.", "propose", {"Halima Sey"}),
    ],
)
def test_who_makes_a_move(sentence, kind, parties):
    record = read(TOLD + sentence)
    made = [move for move in record.moves if move.kind == kind]
    assert {record.name_of(a) for move in made for a in move.party} == parties
    assert all(actor.party is None for actor in record.actors if actor.name == "Halima Sey")


def test_who_is_sent_to_a_state_acts_for_whose_representative_he_is():
    for title in ("Special Representative for Peru Ambassador", "Special Envoy for Peru"):
        (sent,) = (actor for actor in read(f"{TOLD}Chilean {title} Halima Sey proposed a truce.").actors if actor.kind == "person")
        assert sent.party is not None and sent.name == "Halima Sey"
        record = read(f"{TOLD}Chilean {title} Halima Sey proposed a truce.")
        assert record.name_of(sent.party) == "Chile"


def test_two_diplomats_are_not_the_two_sides():
    record = read(TOLD + "Both sides say they agree. But two European diplomats said that a bank had promised to pay.")
    assert speaker_of(record, "a bank") == "European diplomats"


def test_who_is_quoted_may_be_told_behind_a_dash_with_his_part_in_it():
    record = read(TOLD + 'Belmar rejected the toll.\n\n"I have been to shorter weddings." – mediator Jo Teller, leaving the talks.')
    assert speaker_of(record, '"I have') == "Jo Teller"


@pytest.mark.parametrize(
    "line",
    [
        "A MESSAGE FROM OUR SPONSOR: Bright Bank knows that small firms deserve better. That's why we offer loans.",
        "This report is for information only and does not constitute an offer to buy or sell securities.",
        "Was this forwarded to you? Sign up here.",
        "3/8",
    ],
)
def test_what_newsletters_and_brokers_add_is_no_part_of_the_text(line):
    record = read(f"{TOLD}Belmar rejected the toll that Lissa had put forward.\n\n{line}\n\nThe talks go on, Belmar said.\n")
    assert line not in record.article.text


LETTER = """<html><head><title>The Tide</title></head><body><table><tr><td>
<h1>THE MORNING TIDE</h1><p>Thursday, October 10, 2024</p>
<p>Larkhaven Ferries and the Deckhands' Guild talked until three in the morning and came out smiling, its chairman said.</p>
<h2>Elsewhere</h2>
<ul><li>Nurses in Estmark rejected a new offer of the health ministry on Wednesday.</li><li>Varga Steel denied a report that it was
in talks to sell its Kollo mill.</li></ul>
<p>The dockers' union said that it would not sign the agreement before the end of the week.</p></td></tr></table></body></html>"""
GALLERY = """<html><head><title>In pictures: the long night</title></head><body><article><h1>In pictures: the long night</h1>
<p>Delegates from forty countries agreed to give up coal by 2045.</p>
<figure><figcaption>Delegates from Bramland nap in the hall. <i class="credit">Photo: Olu Bank</i></figcaption></figure>
<p>1/3</p>
<figure><figcaption>Anne Kroll of Bramland rejected the draft. Photo: T. Rant/AFP</figcaption></figure>
<p>2/3</p>
<figure><figcaption>Oti demanded four billion a year for its mines.</figcaption></figure></article></body></html>"""
CABLE = """Viewing cable 09CAPSTAN1187
Created Released Origin
2009-10-21 15:32 2011-08-30 01:44 Embassy Capstan
VZCZCXRO2211
DE RUEHCP #1187/01 2941532
FM AMEMBASSY CAPSTAN
S E C R E T CAPSTAN 001187
E.O. 12958: DECL: 10/20/2019
TAGS: PREL, MARR, ZU
SUBJECT: MINISTER PUSHES BACK ON THE LEASE

1. (C) On October 20 the minister, Rustam Jaksy, told Poloff that Zulistan would not renew the lease. According to Ainura Sadyk, the
President's son wants the contract; she claimed that he had rejected the Ministry's draft.
"""
JUDGMENT = """IN THE LABOUR COURT OF ESSENDRA

CASE NO: J 2217/23

Coastal Tug (Pty) Ltd v Harbour Union

Heard: 4 September 2023
Delivered: 6 September 2023

JUDGMENT

[1] On 2 June the union demanded 11 per cent. The applicant offered 6 per cent, which the union rejected.
"""


def test_a_letter_in_the_frame_of_a_table_keeps_its_lists_and_headings():
    record = travaux.Reader(model="small").read_bytes(LETTER.encode())
    assert [block.kind for block in record.article.blocks][-4:] == ["heading", "list", "list", "paragraph"]
    assert "Nurses in Estmark rejected" in record.article.text
    assert ("Varga Steel", "reject", "actual") not in moves(record)


def test_the_captions_of_a_page_of_pictures_are_its_text():
    record = travaux.Reader(model="small").read_bytes(GALLERY.encode())
    assert "Anne Kroll of Bramland rejected the draft." in record.article.text
    assert not any(words in record.article.text for words in ("Photo", "Bank", "Rant", "2/3"))


def test_a_telegram_is_of_the_day_when_it_was_made():
    record = read(CABLE)
    assert record.article.published == "2009-10-21T15:32"
    assert record.article.title == "MINISTER PUSHES BACK ON THE LEASE"
    assert "RUEHCP" not in record.article.text and "DECL" not in record.article.text
    (move,) = (each for each in record.moves if "draft" in record.quote(each.evidence))
    assert [record.name_of(a) for a in move.party] == ["President's son"]


def test_a_judgment_is_of_the_day_when_it_was_delivered():
    assert read(JUDGMENT).article.published == "2023-09-06"


@pytest.mark.parametrize(
    ("sentence", "kind", "parties", "status"),
    [
        ("The chairman told the fans they would not be signing a striker.", "reject", set(), "actual"),
        ("Both sides say they have settled the order of release.", "accept", {"Lissa", "Belmar"}, "actual"),
        ("The Special Envoy for Oromba, Halima Sey, met separately with President Denteh.", "consult", {"Sey", "Denteh"}, "actual"),
        ("The central bank refused to comment on a report that it had pledged a loan.", "commit", {"bank"}, "possible"),
    ],
)
def test_who_makes_a_move_and_whether_it_is_made(sentence, kind, parties, status):
    record = read(TOLD + sentence)
    made = [move for move in record.moves if move.kind == kind and record.quote(move.evidence) in sentence]
    assert {record.name_of(a).split()[-1] for move in made for a in move.party} == parties
    assert all(move.status == status for move in made)


def test_what_a_heading_asks_was_done_by_nobody():
    record = read(TOLD + "Belmar rejected the toll.\n\nWhat has been agreed?\n\nLissa has agreed to lower the fee.")
    assert [record.quote(move.object) for move in record.moves if move.kind == "accept"] == ["to lower the fee"]


def test_a_name_in_a_headline_in_capitals_is_written_as_below_it():
    record = read(
        "FLASH\n\nSELKE: PRESIDENT ADAMU SAYS TRUCE SIGNED WITH LAKE FRONT\n\nMBARA, March 3, 2021 (NWA) - Selke's President Yusuf "
        "Adamu said at 1914 GMT on Wednesday his government and the rebel Lake Front had signed a truce."
    )
    names = {actor.name for actor in record.actors}
    assert "Selke" in names and "SELKE" not in names and "GMT" not in names


def test_a_short_name_that_is_defined_in_brackets_means_whom_it_stands_behind():
    record = read(
        'The hearing\n\nNorthline Rail Company ("Northline") and the Brotherhood of Signalmen, Local 88 (the "Union") met. '
        "Northline offered a new rota. The Union refused it."
    )
    assert {("Northline Rail Company", "offer", "actual"), ("Brotherhood of Signalmen", "reject", "actual")} <= moves(record)


def test_an_organ_that_several_states_have_is_that_of_the_state_behind_it():
    record = read(TOLD + "The Ministry of External Affairs of Kessaria rejected the toll, and Lissa accepted it.")
    assert not any(actor.name == "India" for actor in record.actors)


def test_what_a_question_tells_before_it_asks_is_told():
    record = read(
        "BRIEFING\n\nMS. VANDER: No.\n\nQUESTION: The leader of Lissa, Mrs. Lind, demanded ten crowns. Any comment?\n"
        "\nMS. VANDER: We reject that demand.\n\nQUESTION: Has Belmar accepted the fee?\n"
    )
    assert ("Lind", "demand", "actual") in moves(record)
    assert ("Belmar", "accept", "actual") not in moves(record)


def test_the_club_in_the_words_of_its_manager_is_his_own():
    record = read(
        "Talks on a striker\n\nSporting Vallmar turned down ten crowns from Harrow Town. The Portuguese club want twelve. "
        "Harrow's manager, Jess Thorne, admitted that the club would not pay twelve."
    )
    assert ("Harrow Town", "reject", "actual") in moves(record)
    assert ("Portuguese club", "reject", "actual") not in moves(record)


def test_who_was_promised_something_promised_nothing():
    record = read(
        'Talks on oil\n\nSelke and the Lake Front met. "We were promised 30 percent. We reject 20," said Mallam Gado, a spokesman'
        " of the Lake Front."
    )
    acts = digest_of(record, load_join_words()).acts
    assert [(act.quote, act.own) for act in acts if act.kind == "commit"] == [("We were promised 30 percent", False)]


OURS = """MINISTRY OF FOREIGN AFFAIRS OF THE REPUBLIC OF TAVERNA

Joint press conference of Foreign Minister Ludo Amsler and the Prime Minister of Quorra, Bashir el-Tounsi
Port Amsel, 7 September 2023

Moderator: Welcome. Minister, the floor is yours.

Foreign Minister Amsler: We have proposed a lower fee.

Prime Minister el-Tounsi: Our parliament rejected the fee, and my government will answer in writing. To each his own.

Question: Prime Minister, your finance minister called the fee a bad joke. Does he accept it?

Prime Minister el-Tounsi: We do not.

Question: One more, on Karsia?

Ròna Nic a' Phì (Radio Ems): To ask the Minister what reply has been received from Karsia.
"""


def test_what_is_called_ours_in_a_turn_is_the_speaker_s_and_not_the_publisher_s():
    record = read(OURS)
    sides = {actor.name: record.name_of(actor.party) if actor.party else None for actor in record.actors}
    assert (sides["parliament"], sides["finance minister"]) == ("Quorra", None)
    assert speaker_of(record, "To ask the Minister") == "Ròna Nic a Phì"
    assert not any(move.kind == "demand" for move in record.moves)


def test_the_applicant_is_whom_a_court_s_paper_calls_so():
    record = read(
        "IN THE LABOUR COURT OF ESSENDRA\n\nIn the matter between:\n\nCOASTAL TUG AND BARGE LTD\nApplicant\n\nand\n\n"
        "HARBOUR UNION\nRespondent\n\nJUDGMENT\n\n[1] On 2 June the union demanded 11 per cent. The applicant offered 6 per cent.\n"
    )
    named = [a.name for a in record.actors if any(record.article.text[m.start : m.end] == "applicant" for m in a.mentions)]
    assert len(named) == 1 and named[0].startswith("COASTAL TUG")
