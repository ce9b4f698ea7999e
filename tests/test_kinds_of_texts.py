"""Whole texts of kinds that set their words in a form of their own: bulletins, interviews, threads, papers of long ago."""

import pytest

import travaux

BULLETIN = """STRIKE BULLETIN No. 4
Wednesday 6 March 2024

Dear colleagues,

Your team met the managers of Orne Docks again yesterday at the guildhall. This is where each matter stands now:

• PAY: Orne Docks offered 4 per cent.
• ROTAS: Orne Docks agreed to withdraw the night rota.
• PENSIONS: Orne Docks refuses to discuss the scheme.
• CRANES: No movement. The next meeting is on Friday.
"""
INTERVIEW = """Q: Madam Minister, has your government agreed to hand over the lighthouses?

A: No. We have agreed to nothing. We offered joint management.

Q: Prime Minister Dessau says that you promised it in writing.

A: There is no such letter. We have asked Prime Minister Dessau to show it.

Q: And the ban on shellfish?

A: That stays for now.
"""
THREAD = """Thread by @marnie_kell

1/ So. I have now seen the paper that went from Castor Rail to the unions on Monday. A few thoughts on what it says.

2/ Castor Rail offers 5 per cent this year.

3/ Tom Brannigan of the Reed Union said the union would not touch it.

9:14 PM · Oct 3, 2023
"""


def read(text):
    return travaux.Reader(model="small").read_bytes(text.encode())


def speakers(record):
    """The names of all who speak, None for somebody unknown."""
    return {record.name_of(said.speaker) if said.speaker is not None else None for said in record.statements}


def who_answers(record):
    """The names of who answers the first and the last question."""
    answers = [said for said in record.statements if record.quote(said.content).startswith(("No. We have agreed", "That stays"))]
    return {record.name_of(said.speaker) if said.speaker is not None else None for said in answers}


def test_what_the_items_of_a_bulletin_are_about_speaks_nowhere():
    record = read(BULLETIN)
    assert record.article.title == "STRIKE BULLETIN No. 4"
    assert record.article.published == "2024-03-06"
    assert speakers(record).isdisjoint({"Pay", "Rotas", "Pensions", "Cranes", "ROTAS", "PENSIONS", "CRANES"})
    items = [move for move in record.moves if move.kind != "consult"]
    assert {record.name_of(a) for move in items for a in move.party} == {"Orne Docks"}


def test_who_answers_in_an_interview_is_not_whom_it_speaks_of():
    assert who_answers(read(INTERVIEW)) == {None}


@pytest.mark.parametrize(
    "line",
    [
        "Interview with Foreign Minister Liv Aronsen of Skarland, Radio Skar, 22 September 2024",
        "Interview with Liv Aronsen, the Skarland foreign minister, by Jan Roth",
    ],
)
def test_who_answers_in_an_interview_may_be_told_below_it(line):
    record = read(f"{INTERVIEW}\n{line}\n")
    assert who_answers(record) == {"Liv Aronsen"}
    assert not any(line in record.quote(said.content) for said in record.statements)


def test_the_numbers_of_a_thread_s_posts_belong_to_nobody():
    record = read(THREAD)
    assert "Tom Brannigan" in speakers(record)
    assert "3/" not in record.article.text


def test_a_title_in_front_of_the_hour_or_with_a_word_in_capitals():
    prose = (
        "Halden's chief negotiator said on Monday that the meeting with Vask had been hard, and that another would follow soon.\n"
    )
    for title in (
        "LIVE: Border talks in Lund Harbour – day three",
        "FERRY LATEST: Halden hold firm as Vask raise bid",
        "PROPOSED PEACE WITH VASK. — THE ENVOY'S TERMS.",
    ):
        below = "18:42" if title.startswith("LIVE") else "By Tilda Ashgrove"
        assert read(f"{title}\n\n{below}\n\n{prose}\n{prose}").article.title == title


MINUTES = """Ravensmoor District Council
Minutes of the Joint Negotiating Committee held on Tuesday 9 April 2024 at 2.00 p.m. in Committee Room 2

Present: Cllr Dora Ahmadi (Chair), Cllr Peter Stroud; for the Staff Side: Ms Jane Wren (Reed Union)

1. Pay award
Ms Wren tabled the claim of the Reed Union for 6 per cent. The Chair responded that the Council could not go beyond 4 per cent.
"""
BOX = """FACT BOX: Where the sides stand in the Tarsk Valley water talks

Upstream: Orvania
* Wants to fill the Kolbat reservoir in four years
* Rejected the offer of a joint post in March

Downstream: Mezria
* Demands a filling period of ten years
* Rejected Orvania's offer of a lower dam
"""
BROADCAST = """ANCHOR: And now to the port, where a deal has come apart this morning. Noor, what happened?

HADDAD: This morning the chief executive, Ingrid Solberg, told me that no such deal exists. Bram de Wit accuses her of bad faith.

SOLBERG: We never agreed to end night shifts.

ANCHOR: And is there any chance of that?
"""


def test_the_minutes_of_a_meeting_are_of_its_day_and_its_chair_is_one():
    record = read(MINUTES)
    assert record.article.published == "2024-04-09T14:00"
    (said,) = (each for each in record.statements if "4 per cent" in record.quote(each.content))
    assert "Ahmadi" in record.name_of(said.speaker)


def test_what_stands_under_a_side_s_name_is_its_own():
    record = read(BOX)
    moves = {(record.name_of(a), move.kind) for move in record.moves for a in move.party}
    assert {("Orvania", "reject"), ("Mezria", "demand"), ("Mezria", "reject")} <= moves


def test_who_speaks_in_a_turn_is_not_she_in_it():
    record = read(BROADCAST)
    (move,) = (each for each in record.moves if each.kind == "accuse")
    assert [record.name_of(a) for a in move.to] == ["Ingrid Solberg"]


CABLE = """C O N F I D E N T I A L SECTION 01 OF 02 PORT SELDEN 000412

SUBJECT: KORVANIAN FM FLOATS "FREEZE FOR FREEZE" ON STRAIT TOLLS

REF: A. PORT SELDEN 398

1. (C) SUMMARY: Foreign Minister Deniz Okur told the Ambassador on March 11 that Korvania would suspend the new strait tolls.
"""
SCRIPT = """STORY: The foreign ministers of Tollmark and Esperia shook hands in Larch Bay on Wednesday.

Esperia's Catalina Vieira said her country had put a plan on the table.

SOUNDBITE (Spanish) ESPERIA FOREIGN MINISTER, CATALINA VIEIRA, SAYING:
"We have offered them more than any government before us."

Her counterpart, Mikkel Dahl, was less upbeat.

SOUNDBITE (English) TOLLMARK FOREIGN MINISTER, MIKKEL DAHL, SAYING:
"An amnesty is not enough. We want the right of return, and we want it in writing."
"""
CHANNEL = """[08/11/2023 07:14] Lorne Strike Watch: Morning all. No trains again today.
[08/11/2023 09:02] Lorne Strike Watch: RailNorth has just emailed staff a revised offer of 5% this year.
[08/11/2023 09:40] Kev (driver): that is the same money as last week
[08/11/2023 18:21] Lorne Strike Watch: Confirmed. The executive of the Reed Union voted 14-2 to reject.
"""
FINDING = """To: the Board of Kessel Chemie; the Executive of the Reed Union

Ladies and gentlemen,

I submit to both sides the following recommendation:

(a) wages shall rise by 2.8% with effect from 1 April 2024;
(b) the closure of Plant II shall be postponed until 31 December 2025;
(c) the union shall withdraw its application to the labour court.

Yours faithfully,
Dr. Regula Amstad, Conciliator
"""


def test_the_subject_of_a_telegram_is_its_title():
    assert read(CABLE).article.title == 'KORVANIAN FM FLOATS "FREEZE FOR FREEZE" ON STRAIT TOLLS'


def test_who_is_heard_in_a_broadcast_s_script_is_told_above_his_words():
    record = read(SCRIPT)
    said = {record.quote(each.content)[:11]: record.name_of(each.speaker) for each in record.statements if each.speaker}
    assert (said['"We have of'], said['"An amnesty']) == ("Catalina Vieira", "Mikkel Dahl")
    moves = {(record.name_of(a), move.kind) for move in record.moves for a in move.party}
    assert {("Tollmark", "demand"), ("Esperia", "offer")} <= moves


def test_a_channel_that_one_writes_is_a_chat():
    record = read(CHANNEL)
    assert speakers(record) >= {"Lorne Strike Watch", "Kev"}
    assert [[record.name_of(a) for a in move.party] for move in record.moves if move.kind == "reject"] == [
        ["executive of the Reed Union"]
    ]


def test_what_a_conciliator_recommends_is_his_proposal():
    record = read(FINDING)
    made = [[record.name_of(a) for a in move.party] for move in record.moves if move.kind == "propose"]
    assert made == [["Regula Amstad"]] * 3


STATEMENT = """Statement by the Spokesperson on the talks with Tavria

We note the remarks made yesterday by the Tavrian Vice-Premier. They do not correspond to reality.

We never demanded the withdrawal of Tavrian border guards.

We call on the Tavrian side to refrain from statements that undermine the process.

Ministry of External Relations of the Republic of Ostia
Sola, 18 June 2020
"""
CALL = """EARNINGS CALL (excerpt) – Ostra Motors

Operator: Our next question comes from Lena Vogt. Please go ahead.

Lena Vogt – Analyst, Brandt Securities: Thanks. Where are you with the union?

Pavel Hruby – CEO: We have put 6 per cent on the table. They want 9.

Lena Vogt – Analyst, Brandt Securities: And the ballot?

Pavel Hruby – CEO: They have agreed to hold off.
"""


def test_whose_a_statement_is_may_stand_below_it():
    record = read(STATEMENT)
    assert {record.name_of(a) for move in record.moves if move.kind == "demand" for a in move.party} == {
        "Ministry of External Relations"
    }


def test_who_speaks_may_be_told_with_a_post_behind_a_dash():
    assert speakers(read(CALL)) >= {"Lena Vogt", "Pavel Hruby"}


def test_whoever_is_quoted_as_saying_it_in_any_word_says_it():
    for verb, status in (("denying", "denied"), ("insisting", "actual"), ("confirming", "actual")):
        for text in (f"The Gazette quotes Ana Velt as {verb} that", f"Ana Velt was quoted as {verb} that"):
            record = read(f"Talks on the canal\n\nLissa and Belmar met on Monday. {text} Lissa had accepted the plan.")
            (move,) = (each for each in record.moves if each.kind == "accept")
            said = next(each for each in record.statements if each.id == move.statement)
            assert (record.name_of(said.speaker), move.status) == ("Ana Velt", status)


HEARD = """"There is no offer," the spokesman for Prime Minister Hadda Benali insisted, hours after Algorian state television
reported that she had offered to release the 14 sailors.

The television report, citing unnamed security officials, said the sailors would be freed if Marisca apologised. Marisca's foreign
minister, Duarte Sil, has repeatedly said there will be no apology.
"""


def test_what_an_outlet_tells_is_not_its_offer():
    record = read(HEARD)
    offers = [move for move in record.moves if move.kind == "offer" and "freed" in record.quote(move.evidence)]
    assert offers and all(not move.party for move in offers)


TOLD = "Talks on the canal\n\nLissa and Belmar met on Monday, and Belmar rejected the terms. "


@pytest.mark.parametrize(
    ("sentence", "kind", "status"),
    [
        ("Lissa is said to have offered a truce.", "offer", "actual"),
        ("Lissa is reported to have accepted the plan.", "accept", "actual"),
        ("Lissa did not deny that it had offered a truce.", "offer", "possible"),
        ("Lissa would neither confirm nor deny that it had offered a truce.", "offer", "possible"),
        ("Diplomats expect Lissa to accept the plan.", "accept", "planned"),
    ],
)
def test_what_is_only_told_of_somebody_is_not_his_own_word(sentence, kind, status):
    record = read(TOLD + sentence)
    (move,) = (each for each in record.moves if each.kind == kind)
    assert move.status == status
    said = next((each for each in record.statements if each.id == move.statement), None)
    told = said is None or said.speaker is None
    assert told or "deny" in sentence or "expect" in sentence


SESSION = """Strait Commission Bulletin
Vol. 14 No. 37
Wednesday, 8 March 2023

Delegates to the Strait Commission continued on Tuesday in Port Larne to discuss inspection and the budget.

INSPECTION: The Island Group, supported by Ostravia, proposed a fixed levy. The Littoral Union, opposed by Velmora,
called for deleting the reference to inspectors. Delegates agreed to text on confidentiality, as amended by Tesk.

BUDGET: Norvask, on behalf of the Littoral Union, rejected any increase. The group will reconvene on Wednesday.
"""
COMMITTEE = """STRAIT TRADE ORGANISATION
STO/CM/M/118
21 March 2023

MINUTES OF THE MEETING OF THE COMMITTEE ON MEASURES

2.1. The representative of Kambara said that Norvask had refused to suspend its levy.
2.2. The representative of the Littoral Union supported the request by Kambara.
"""


def moves_in(record):
    """What each move is, of whom, and about what."""
    return [(move.kind, tuple(map(record.name_of, move.party)), record.quote(move.object)) for move in record.moves]


def test_the_headings_of_what_is_negotiated_speak_nowhere_and_who_sides_with_whom_is_told():
    record = read(SESSION)
    told = moves_in(record)
    assert {"Inspection", "Budget", "INSPECTION", "BUDGET"}.isdisjoint(actor.name for actor in record.actors)
    assert ("accept", ("Ostravia",), "a fixed levy") in told
    assert ("reject", ("Velmora",), "deleting the reference to inspectors") in told
    assert ("demand", ("Littoral Union",), "deleting the reference to inspectors") in told
    assert ("reject", ("Norvask", "Littoral Union"), "any increase") in told
    assert not [kind for kind, party, _ in told if "Tesk" in party]
    assert record.article.publisher is None or "Vol" not in record.article.title


def test_who_represents_somebody_speaks_for_him_and_a_papers_number_is_no_agency():
    record = read(COMMITTEE)
    sides = {record.name_of(actor.party) for actor in record.actors if actor.kind == "office" and actor.party is not None}
    assert sides == {"Kambara", "Littoral Union"}
    assert record.article.publisher == "Strait Trade Organisation"
    assert record.article.published == "2023-03-21"


def test_a_group_that_calls_itself_something_says_and_blames_nothing():
    text = "The group, which calls itself the Harbour Front, dropped its demand that the port director resign, according to "
    text += "Superintendent Ake Lindqvist, who is leading the talks."
    record = read(f"PORT LARNE, March 9, 2023 (Keno News) - {text} Norvask had offered a toll on Monday.\n")
    assert len(speakers(record)) == 1 and "Ake Lindqvist" in speakers(record).pop()
    (dropped,) = [move for move in record.moves if move.kind == "concede"]
    assert dropped.standing == "claimed"
    assert not [move for move in record.moves if move.kind == "accuse"]


CABINET = """CABINET CONCLUSIONS
Secret
Copy No. 12
C.C. (48) 31
Thursday, 3rd June, 1948, at 11 a.m.

Present: The Prime Minister (in the chair); the Foreign Secretary; the Chancellor.

The Foreign Secretary said that the Government of Norvask had now replied to our Note of 20th May. They were unwilling to admit our
inspectors, but were prepared to publish their tonnage returns quarterly. They had again asked for the release of the two trawlers.

The Chancellor said that no trawler should be released.
"""
VOTE = """Committee on Fisheries - Summary of the afternoon session, 14 June 2022

Sundvall, speaking on behalf of the Northern States, proposed that closed seasons be fixed at ninety days. Velmora opposed it.

The proposal by Sundvall was then adopted by consensus. The Chair invited Tesk to present its paper (COF/2022/WP.9).
"""


def test_a_chancellor_is_no_prime_minister_and_who_is_spoken_of_goes_on():
    record = read(CABINET)
    assert {"Chancellor", "Foreign Secretary"} <= speakers(record)
    assert {"Prime Minister", "inspectors"}.isdisjoint(speakers(record))
    assert record.article.title is None
    (asked,) = [move for move in record.moves if move.kind == "demand" and "trawlers" in record.quote(move.object)]
    assert asked.evidence and "inspectors" not in map(record.name_of, asked.party)


def test_who_proposed_what_is_adopted_by_consensus_is_not_who_adopts_it():
    record = read(VOTE)
    (adopted,) = [move for move in record.moves if move.kind == "accept"]
    assert adopted.party == ()
    proposed = next(move for move in record.moves if move.kind == "propose")
    assert [record.name_of(party) for party in proposed.party] == ["Sundvall", "Northern States"]
    assert proposed.standing == "declared"
    assert not [move for move in record.moves if move.kind == "offer"]
    assert not [actor.name for actor in record.actors if "COF" in actor.name or actor.name == "consensus"]


PRESS_CONFERENCE = """Spokesperson Hua Renshu's Press Conference on May 11, 2021

Tesk News Agency: Velmora's minister said yesterday that your side has agreed to open the bridge. Can you confirm that?

Hua Renshu: The bridge was closed because of what Velmora did. We urge the Velmora side to withdraw its guards.

AFP: A follow-up. Velmora says it will withdraw if the ban is lifted. Is that so?

Hua Renshu: The two matters are not related. We oppose linking them.

Sarvik Daily: The Littoral Union has offered to mediate. Would that be welcome?

Hua Renshu: We can settle it between us.
"""
OWN_PAPER = """NON-PAPER BY THE LITTORAL UNION
on the future of inspections
12 April 2022

1. We propose that inspections be reduced from twelve to eight a year.

2. We cannot accept the text of the Chair's draft. Norvask asked for an exemption in February.
"""


def test_who_answers_what_many_ask_once_each_is_who_speaks():
    record = read(PRESS_CONFERENCE)
    assert {"Hua Renshu", "Tesk News Agency", "Sarvik Daily"} <= speakers(record)
    kinds = {actor.name: actor.kind for actor in record.actors}
    assert kinds["Tesk News Agency"] == kinds["Sarvik Daily"] == "organisation" and kinds["Hua Renshu"] == "person"
    parties = {record.name_of(party) for move in record.moves for party in move.party}
    assert parties.isdisjoint({"AFP", "Afp", "Sarvik Daily", "Tesk News Agency"})
    urged = [move for move in record.moves if move.kind == "demand" and "withdraw" in record.quote(move.object)]
    assert [record.name_of(party) for move in urged for party in move.party] == ["Hua Renshu"]


def test_a_paper_in_the_first_person_is_whose_its_title_tells():
    record = read(OWN_PAPER)
    parties = {move.kind: [record.name_of(party).lower() for party in move.party] for move in record.moves}
    assert parties["propose"] == parties["reject"] == ["littoral union"]
    assert parties["demand"] == ["norvask"]
    report = OWN_PAPER.replace("We propose", "The Littoral Union proposes").replace("We cannot", "It cannot")
    assert not [said for said in read(report).statements if record.quote(said.content).startswith("on the future")]


RESOLUTION = """Resolution 1187 (1998)

The Council,

Recalling its resolution 1150 (1998) of 30 January 1998,

Deeply concerned at the continuing tension between Karvelia and Velmora,

1. Demands that both parties cease hostilities and that Velmora withdraw its forces;

2. Calls upon Karvelia to allow the return of all who were displaced;

3. Decides to remain seized of the matter.
"""
LETTER = """Lissa, 14 September 1973

Excellency,

I have the honour to acknowledge receipt of your letter of 2 September, in which you propose that the ferry between
Port Larne and Sarn be operated jointly.

My Government has examined your proposal with care. We are unable to accept joint operation. We would, however, agree to alternate
sailings, if your Government were to drop its claim to the pier at Sarn.

I should be grateful to learn whether this is acceptable to the Government of Tesk.

Henrik Storm
Minister of Transport of Norvask

His Excellency Mr. Anton Reyl
Minister of Communications of Tesk
"""
BULLETS = """Sarn crossing: where things stand

• Talks between Velmora and Karvelia resume at noon, the mediator said.
• What to watch: whether Karvelia's parliament backs the premier's red lines.
"""


def test_who_decides_in_a_resolution_demands_what_its_paragraphs_demand():
    demands = [move for move in read(RESOLUTION).moves if move.kind == "demand"]
    record = read(RESOLUTION)
    assert len(demands) == 3
    assert {record.name_of(party) for move in demands for party in move.party} == {"Council"}
    assert not [move for move in record.moves if "Velmora" in map(record.name_of, move.party)]


def test_whose_a_letter_is_stands_below_it():
    record = read(LETTER)
    (refused,) = [move for move in record.moves if move.kind == "reject"]
    (party,) = refused.party
    assert record.name_of(party) == "Henrik Storm" and refused.standing == "declared"
    (storm,) = [actor for actor in record.actors if actor.name == "Henrik Storm"]
    assert storm.party is not None and record.name_of(storm.party) == "Norvask"


def test_what_is_to_be_watched_has_not_been_done():
    record = read(BULLETS)
    assert not [move for move in record.moves if move.kind == "accept"]
