"""Several letters or telegrams in one text, a works council's notice, a contact group's statement."""

import travaux

LETTERS = """EXCHANGE OF LETTERS
CONSTITUTING AN AGREEMENT BETWEEN THE REPUBLIC OF NORVASK AND THE KINGDOM OF TESK ON THE TARIFF ON DATES

I
The Minister of Commerce of Norvask to the Minister of Trade of Tesk

PORT LARNE, 14 May 1997

Sir,

I have the honour to propose that the duty on dates be reduced to 9 per cent. We cannot accept a quota on lamb.

Accept, Sir, the assurances of my highest consideration.

Ana Velt

II
The Minister of Trade of Tesk to the Minister of Commerce of Norvask

TESK CITY, 29 May 1997

Madam,

I have the honour to confirm that the foregoing is acceptable to my Government. I regret your position on lamb.

Accept, Madam, the assurances of my highest consideration.

Jan Roth
"""
TELEGRAMS = """No. 214.
Sir H. Orn to Lord Velt.—(Received March 18, 1919.)

(Telegraphic.)                                   Ragosa, March 17, 1919.

Prince Andronik protested against the landing. I promised to lay his request before your Lordship.

No. 215.
Lord Velt to Sir H. Orn.

(Telegraphic.)                                   Foreign Office, March 20, 1919.

I refuse to take up the matter of the marines with Tesk.
"""
NOTICE = """<html><head><title>Aushang / Notice</title></head><body>
<table><tr><td><b>WORKS COUNCIL</b><br>Orn Getriebe GmbH, Werk Sarn</td></tr></table>
<h2>NOTICE No. 9/2023</h2>
<p>Posted: 21.09.2023 – please leave hanging until 05.10.2023</p>
<p>Dear colleagues,</p>
<p>as you know, management announced on 4 September that final assembly is to move. We have met Dr. Ana Velt (HR) and Jan Roth
(plant manager) three times since. This is what has come out of it:</p>
<ul>
<li>Our demand that the paint shop be kept in Sarn has been turned down.</li>
<li>For those who leave of their own accord, the company offers 0.8 of a month's pay per year. We are asking for 1.3.</li>
</ul>
<p>We have not given our consent to the transfer of the measuring room, contrary to what Mr Roth told the shift leaders on
Tuesday. Nothing has been signed.</p>
<p>For the works council<br>Feride Orn, chair &nbsp; Holger Lind, deputy chair</p>
</body></html>"""


def read(text):
    return travaux.Reader(model="small").read_bytes(text.encode())


def who(record, kind):
    """The names of who makes the moves of a kind."""
    return [record.name_of(party) for move in record.moves if move.kind == kind for party in move.party]


def test_each_of_two_letters_is_of_who_signs_it():
    record = read(LETTERS)
    said = {record.quote(said.cue): record.name_of(said.speaker) for said in record.statements if said.speaker}
    assert (said["have the honour to propose"], said["have the honour to confirm"]) == ("Ana Velt", "Jan Roth")
    assert who(record, "reject") == ["Norvask"]
    sides = {actor.name: record.name_of(actor.party) for actor in record.actors if actor.kind == "person" and actor.party}
    assert sides["Ana Velt"] == "Norvask" and sides["Jan Roth"] == "Tesk"


def test_each_of_two_telegrams_is_of_whom_its_head_names():
    record = read(TELEGRAMS)
    assert "Orn" in "".join(who(record, "commit"))
    assert "Velt" in "".join(who(record, "reject"))


def test_a_list_below_a_paragraph_of_a_page_is_not_lost():
    record = read(NOTICE)
    assert "has been turned down" in record.article.text and "We are asking for 1.3." in record.article.text
    assert "works council" in "".join(who(record, "demand")).lower()
    assert not any("Aushang" in actor.name for actor in record.actors)


def test_a_menu_of_links_below_a_paragraph_stays_out():
    menu = '<ul><li><a href="/a">Harbour news of the week</a></li><li><a href="/b">Fishing news of the week</a></li></ul>'
    text = read(NOTICE.replace("<p>For the works", f"<p>Read what we wrote of it.</p>{menu}<p>For the works")).article.text
    assert "Fishing news" not in text


def test_the_day_of_what_is_deplored_is_not_that_of_deploring_it():
    head = "Statement\n\nOrn, 3 June 2008\n\nThe Contact Group deplores the shelling of Sarn on 30 May and calls on both sides to "
    record = read(head + "pull back. Norvask accepted the line on 1 June.")
    times = {move.kind: move.time.value if move.time is not None else None for move in record.moves}
    assert times["accuse"] is None and times["demand"] is None
    assert times["accept"] == "2008-06-01"


CONCLUSIONS = """ALLIANCE OF THE SOUTHERN STRAITS
MINISTERIAL COUNCIL

ASM/MC/2017/3
Final text

CONCLUSIONS OF THE 22ND MEETING OF THE MINISTERIAL COUNCIL
Port Larne, 8 November 2017

The Council,

RECALLING its decision of 12 May on the joint coastguard,

1. ENDORSES the plan submitted by the Working Party on Rescue;

2. CALLS ON the authorities of Tesk to release the captain of the ferry.

Statement by Norvask for the record

"Norvask joined the consensus. It wishes to make clear that it rejects a foreign command in its waters."

Adopted at Port Larne on 8 November 2017.
"""
REPORTS = """162. The Minister in Sarn (Orn) to the Secretary of State

SARN, June 2, 1908.

Foreign Minister informs me that his Government cannot accede to the request for a loan. I told him that we should regret a rupture.

163. The Secretary of State to the Minister in Sarn (Orn)

WASHINGTON, June 5, 1908.

We reject the proposal for an arbitrator of the steamers. You may tell him so.
"""


def test_what_one_has_added_to_conclusions_is_his_own_word():
    record = read(CONCLUSIONS)
    assert (record.article.title or "").startswith("CONCLUSIONS OF THE 22ND")
    (joined,) = [move for move in record.moves if move.kind == "accept" and "consensus" in record.quote(move.object)]
    assert [record.name_of(party) for party in joined.party] == ["Norvask"] and joined.standing == "declared"
    assert not any("Norvask" in map(record.name_of, move.party) for move in record.moves if move.kind == "demand")


def test_the_foreign_minister_of_a_telegram_is_not_the_secretary_of_state_to_whom_it_goes():
    record = read(REPORTS)
    said = {record.quote(said.cue): record.name_of(said.speaker) for said in record.statements if said.speaker}
    assert said["informs"] == "Foreign Minister" and "Minister in Sarn" in said["told"]
    (refused,) = [move for move in record.moves if move.kind == "reject" and "arbitrator" in record.quote(move.object)]
    assert [record.name_of(party) for party in refused.party] == ["Secretary of State"]


def test_a_sentence_that_begins_with_names_and_posts_is_no_byline():
    prose = (
        "The Co-Chairs, Ambassador Ana Velt and Mr. Jan Roth, held separate meetings with the delegations of both sides on 31 May."
    )
    urge = "The Co-Chairs urge the sides to refrain from statements."
    text = f"STATEMENT BY THE CO-CHAIRS\n\nPort Larne, 2 June 2022\n\n{prose}\n\n{urge}"
    article = read(text).article
    assert article.byline is None
    assert [block.kind for block in article.blocks][-2:] == ["paragraph", "paragraph"]


def test_who_agrees_with_what_it_is_that_was_suggested():
    record = read(
        "Talks on mines\n\nNorvask met Tesk. It was suggested by Norvask that clearing begin at Sarn, with Tesk agreeing."
    )
    assert "It" not in {record.quote(move.object) for move in record.moves if move.kind == "accept"}
