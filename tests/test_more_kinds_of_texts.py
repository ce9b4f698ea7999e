"""More whole texts of forms of their own: a bulletin's questions and answers, a podcast, a memoir, a monitor's statement."""

import pytest

import travaux

FAQ = """ORNE DOCKERS' ALLIANCE
Members' Bulletin 12/24

3 October 2024

ORNE DOCKS PAY: WHERE WE ARE NOW

Dear member,

Orne Docks offered 4 per cent on Tuesday, and your committee rejected it.

YOUR QUESTIONS

Q. Is it true that the Alliance has agreed to the night rota?
A. No. We have never agreed to it.

Q. Managers say that the docks could close if we strike. Can they do that?
A. We asked the managers to put it in writing. They refused.
"""
PODCAST = """THE ROUND – Episode 8: "Who Blinks First"
Transcript

Élodie: Welcome back to The Round. I'm Élodie Marchand, and with me is Bram Kuiper of the Reed Union. Bram, welcome.

Bram: Thanks for having me.

Élodie: The harbour board offered you four per cent. And you turned it down.

Bram: We asked for six, and we rejected the four. [LAUGHTER]

Élodie: Bram Kuiper, thank you.
"""
RADIO = """PRESENTER: Minister, the union says that you promised a new rota. Did you?

SØRENSEN: We promised nothing. We offered a pause of ten days.

ÅBERG: A pause! We rejected it on Monday.

SØRENSEN: They accepted it.
"""
MEMOIR = """The Salt House

We came to Varn in January and found that the Lettow envoy had taken every room with a stove. I persuaded Sir Aubrey to wait.

Years later Jonas Pelik would write that I had leapt at the offer of the railway. I refused it that night, and told him so.
"""


def read(text):
    return travaux.Reader(model="small").read_bytes(text.encode())


def moves_of(record):
    """Kind, status and names of the parties of each move, without repetition."""
    return {(move.kind, move.status, *(record.name_of(a) for a in move.party)) for move in record.moves}


def spoken(record):
    """The first words of each statement with who speaks, None for somebody unknown."""
    return {
        record.quote(said.content)[:12]: record.name_of(said.speaker) if said.speaker is not None else None
        for said in record.statements
    }


def test_a_bulletin_answers_its_questions_itself_and_a_line_in_capitals_speaks_nowhere():
    record = read(FAQ)
    said = spoken(record)
    assert said["No. We have "] == said["We asked the"] == "Orne Dockers' Alliance"
    assert not any(name is not None and "Docks Pay" in name for name in said.values())
    assert ("accept", "denied", "Orne Dockers' Alliance") in moves_of(record)
    assert not any("reporter" in move for move in moves_of(record))


def test_whose_bulletin_it_is_is_one_however_it_is_written():
    record = read(FAQ.replace("ORNE DOCKERS' ALLIANCE", "ORNE DOCKERS' & GLAZIERS' ALLIANCE"))
    assert [a.name for a in record.actors if "alliance" in a.name.lower()] == ["Orne Dockers' & Glaziers' Alliance"]


def test_the_title_of_a_podcast_is_no_turn_and_you_are_not_who_speaks():
    record = read(PODCAST)
    assert record.article.title == 'THE ROUND – Episode 8: "Who Blinks First"'
    assert spoken(record)["Thanks for h"] == "Bram Kuiper"
    assert ("reject", "actual", "Élodie Marchand") not in moves_of(record)


def test_labels_in_capitals_of_all_languages_are_turns():
    record = read(RADIO)
    said = spoken(record)
    assert (said["We promised "], said["A pause! We "]) == ("Sørensen", "Åberg")
    assert {("offer", "actual", "Sørensen"), ("reject", "actual", "Åberg")} <= moves_of(record)


def test_what_another_writes_of_me_he_has_not_done_himself():
    record = read(MEMOIR)
    assert ("accept", "actual", "Jonas Pelik") not in moves_of(record)
    assert ("accept", "actual") in moves_of(record)


BRIEFING = """Velm Policy Forum
BRIEFING NOTE | March 2027

Briefing N°44
Aldern/Velm, 12 March 2027

Keeping the Tarsk Dam Talks Afloat

Talks between Orvania and Mezria on the dam broke down on 28 February. Officials in Mezria say that the accord obliges Orvania
to ask [1]; Orvania denies it. [2]

[1] Forum interviews, officials, Mezria City, January 2027.
[2] Forum telephone interviews: "We rejected it," one said.
"""
ENCYCLOPEDIA = """Treaty of Orsk
From Openpedia, the free encyclopedia

This article needs additional citations for verification. (March 2019)

Signed
4 November 1987
Effective 1 July 1988

The Treaty of Orsk was signed by Norvask and Gallen on 4 November 1987 and ended the herring dispute.[1]

Contents
1 Background
2 References

Background[edit]
In 1979 Norvask demanded that Gallen withdraw its new limits. Gallen refused.[2][citation needed]

References[edit]
^ Pryce, Ewan (1999). Herring and Honour. Skerry Press. p. 12.
^ "Gallen rejects a truce". The Orsk Courier. 3 May 1979.
"""
ANNOUNCEMENT = """RNS Number : 4471Q
Hallam Brewing Group PLC
14 June 2023

NOT FOR RELEASE, PUBLICATION OR DISTRIBUTION, IN WHOLE OR IN PART, IN OR FROM ANY JURISDICTION WHERE TO DO SO WOULD BE UNLAWFUL

Recommended cash offer for Hallam

The boards of Brevant and Hallam have agreed the terms of a cash offer. Brevant offered 412 pence for each share on Monday.

Morvern Investors, which holds 6 per cent., has rejected the offer.

Enquiries:

Stroud & Keel (financial adviser to Hallam)
Tim Osei

Stroud & Keel LLP, which is authorised by the Financial Conduct Authority, is acting exclusively for Hallam and for no one else and
will not be responsible to anyone other than Hallam.

– ENDS –
"""


def test_a_body_s_name_and_number_stand_above_the_title_and_notes_below_the_text():
    article = read(BRIEFING).article
    assert (article.title, article.publisher) == ("Keeping the Tarsk Dam Talks Afloat", "Velm Policy Forum")
    assert article.published == "2027-03-12"
    assert article.text.endswith("obliges Orvania to ask; Orvania denies it.")


def test_an_encyclopedia_s_notes_fields_and_contents_are_no_text():
    article = read(ENCYCLOPEDIA).article
    assert article.published is None
    assert article.text.endswith("In 1979 Norvask demanded that Gallen withdraw its new limits. Gallen refused.")
    assert not any(words in article.text for words in ("Openpedia", "citation", "Contents", "Courier", "["))


def test_what_lawyers_set_around_an_announcement_is_no_text():
    article = read(ANNOUNCEMENT).article
    assert (article.title, article.publisher) == ("Recommended cash offer for Hallam", "Hallam Brewing Group PLC")
    assert article.text.endswith("has rejected the offer.")
    assert "NOT FOR RELEASE" not in article.text


MONITOR = """CEASEFIRE MONITORS (CMVM)

Tel Harun, 3 December 2024

1. The monitors have found that the fire came from the Reed Army. Its liaison officer, Colonel Yusif Baraka, rejected this finding
and asserted that the Eastern Front had fired.

2. The Council therefore:

(a) calls on the Reed Army to withdraw its guns;
(b) requests the Eastern Front to open the bridge.

In other business, the Council:

• Accepted a gift of two buses from the Tarsk Club.
• Rejected a request by the Eastern Front to meet in Aldern.
"""


def test_items_below_who_does_them_are_his_behind_a_number_or_an_aside():
    found = moves_of(read(MONITOR))
    assert {("demand", "actual", "Council"), ("accept", "actual", "Council"), ("reject", "actual", "Council")} <= found
    assert not any(kind == "demand" and "Reed Army" in parties for kind, _, *parties in found)


TOLD = "Talks on the canal\n\nLissa and Belmar met on Monday, and Belmar rejected the terms. "


@pytest.mark.parametrize(
    ("sentence", "moves"),
    [
        ("Lissa did not exclude talks with Belmar.", {("consult", "possible", "Lissa", "Belmar")}),
        ("Count Orn embraced Ana Velt.", set()),
        ("Lissa denounced the treaty in 2014.", {("reject", "actual", "Lissa")}),
        ("The board of Lissa tabled the contract until March.", set()),
        ("The Treaty of Orsk gave Lissa the salt.", set()),
        ("Lissa obtained an undertaking to open the port from Orn Holdings.", {("commit", "actual", "Orn Holdings")}),
        ("The Gazette can reveal that the crew has met.", {("consult", "actual", "crew")}),
        ("An earlier version of this article said that Lissa had accepted the toll.", set()),
    ],
)
def test_what_looks_like_a_move_in_such_texts(sentence, moves):
    assert moves_of(read(TOLD + sentence)) - moves_of(read(TOLD)) == moves


def test_whoever_is_named_behind_his_post_says_what_a_second_verb_tells():
    (said,) = read(
        TOLD + "The Reed Army's spokesman, Colonel Yusif Baraka, disputed this and asserted that Belmar fired."
    ).statements
    record = read(TOLD + "The Reed Army's spokesman, Colonel Yusif Baraka, disputed this and asserted that Belmar fired.")
    assert record.name_of(said.speaker) == "Yusif Baraka"


def test_names_of_texts_and_directions_are_nobody():
    names = {
        a.name for a in read(TOLD + "A Western diplomat said Lissa had broken the Orsk Declaration and the Treaty of Varn.").actors
    }
    assert names.isdisjoint({"Western", "Orsk Declaration", "Treaty of Varn"})


REPORT = """Report of the Secretary-General on the situation in Tarsk

United Nations, 9 May 2031

1. On 22 March, the Governments of Norvask and Sant'Elmo, in a joint letter to the President of the Council (S/2031/288), \
accused Ardania of harbouring armed groups.

2. I call upon the Tarsk Assembly to respond to the road map. I welcome the readiness of Norvask to reopen the crossing.
"""
VOCATIVE = """PRESENTER: Abelard, the Harbour Pilots' Association told us it has withdrawn its support. \
Doesn't that leave you alone?

ABELARD: No. We rejected their terms.

PRESENTER: Minister, the union says that you promised a new rota.

ABELARD: We never promised it.
"""


def test_whose_report_a_title_says_it_is_says_i_in_it():
    record = read(REPORT)
    assert ("demand", "actual", "Secretary-General") in moves_of(record)
    assert ("accuse", "actual", "Norvask") in {move[:3] for move in moves_of(record)}
    assert not any(record.name_of(said.speaker).startswith("President") for said in record.statements if said.speaker)


def test_who_is_spoken_to_does_not_say_what_another_says():
    said = spoken(read(VOCATIVE))
    assert (said["it has withd"], said["you promised"]) == ("Harbour Pilots' Association", "union")


CORRECTED = """The following amendment has been made to the 'Response to offer' announcement released on 3 March 2026. \
All other details remain unchanged.

RNS Number : 9020P
Ardlaw Ceramics plc
04 March 2026

THIS IS AN ANNOUNCEMENT UNDER RULE 2.4 OF THE CODE. THERE CAN BE NO CERTAINTY THAT ANY OFFER WILL BE MADE.

Ardlaw Ceramics plc
("Ardlaw" or the "Company")

Response to possible offer by Kestrel

The Board of Ardlaw received a proposal from Kestrel on 20 February. It rejected the proposal on 26 February.
"""


def test_what_amends_an_announcement_stands_above_its_head():
    article = read(CORRECTED).article
    assert (article.title, article.publisher) == ("Response to possible offer by Kestrel", "Ardlaw Ceramics plc")
    assert article.published == "2026-03-04"


def test_a_bare_word_is_whom_it_has_been_called_by_before():
    text = "The Security Council met. The Council asked for a report. The Transitional Council of Lissa was silent. "
    record = read(TOLD + text + "On Tuesday Velt asked the Council to extend the mandate.")
    assert [[record.name_of(a) for a in move.to] for move in record.moves if move.kind == "demand"][-1] == ["Security Council"]


def test_what_which_stands_for_is_what_is_refused():
    record = read(MONITOR.replace("open the bridge.", "grant access to Hajar, which it has refused since May."))
    assert "which" not in {record.quote(move.object) for move in record.moves}


@pytest.mark.parametrize(
    ("sentence", "accuser"),
    [
        ("An editorial in the Velm Gazette accuses Mr Espader of bad faith.", "Velm Gazette"),
        ("The Velm Gazette says that the union broke off the talks. An editorial accuses Mr Espader of bad faith.", "Velm Gazette"),
    ],
)
def test_an_editorial_is_its_paper_s_and_no_side_s(sentence, accuser):
    assert ("accuse", "actual", accuser) in moves_of(read(TOLD + sentence))


def test_what_is_expected_or_thought_to_be_done_is_still_to_come():
    for sentence in ("It is expected that Lissa will accept.", "Lissa will accept, it is thought."):
        assert ("accept", "planned", "Lissa") in moves_of(read(TOLD + sentence))


def test_what_somebody_would_not_do_in_a_month_told_first_was_then():
    text = "Talks on pay\n\nVelm, 24 October 2024\n\nLissa met Belmar on Monday. In August the firm would not talk about pay."
    assert [time.value for time in read(text).times if time.value.endswith("-08")] == ["2024-08"]


def test_half_a_day_of_a_month_breaks_nothing():
    assert read("Talks on pay\n\nLissa met Belmar. Every May 0.5 per cent is asked for, and every May 3 the firm refuses it.").times


ANSWERING = """Briefing by Foreign Ministry Spokeswoman Liv Aronsen, Skar, 8 February 2024

On the fishing talks

We have taken note of what Lissa's ministry claims. It was the Lissan delegation that left the room and refused to set a date.

We call on Lissa to return to the table without conditions.

Question: Lissa's president said yesterday that your government was holding the crew. Would you comment?

Liv Aronsen: The boat was in our waters. No one is holding anyone.

Question: What comes next?

Liv Aronsen: We shall see.
"""


def test_what_a_spokeswoman_says_before_she_answers_is_hers():
    record = read(ANSWERING)
    (left,) = (m for m in record.moves if m.kind == "reject")
    assert left.standing == "claimed"
    assert "Liv Aronsen" in {record.name_of(said.speaker) for said in record.statements if said.id == left.statement}
