"""Papers of many parties: declarations, conclusions, communiqués, agreements, awards, letters to both sides."""

import pytest

import travaux

DECLARATION = """UNION OF THE INNER SEA
UNION DE LA MER INTÉRIEURE

UIS/SUM/9/DECL.2
Original: English

NINTH SUMMIT OF HEADS OF GOVERNMENT
Port Larne, Republic of Norvask, 3–4 May 2021

PORT LARNE DECLARATION
ON THE COMMON TOLL

WE, the Heads of Government of the Member States of the Union of the Inner Sea, meeting in Port Larne on 3 and 4 May 2021;

NOTING the Treaty of Orsk;

HEREBY:

1. ADOPT the common toll, as recommended by the Council of Ministers;

2. WELCOME the offer by the Republic of Norvask to host the Secretariat;

3. REJECT the closure of the strait and call upon the Republic of Tesk to open it without delay.

Done at Port Larne, this 4th day of May 2021, in two originals, both texts being equally authentic.
"""
CONCLUSIONS = """Strait of Orsk: Council adopts conclusions

Council of the Inner Union, 17 October 2022

The Council approved the following conclusions:

1. The Council welcomes the readiness expressed by Norvask to return to the talks.

2. The Council urges the authorities of Tesk to release all eleven pilots.

3. The Council recalls that in 2017 Norvask rejected a comparable protocol.
"""
COMMUNIQUE = """JOINT COMMUNIQUÉ
on the second round of consultations between the Government of the Republic of Norvask and the Lake Front

The Parties,

Having regard to the Protocol signed by them on 19 November 2013,

Have agreed as follows:

1. The Parties shall release, by 15 February, all persons on the lists.

2. The Government undertakes to allow the weekly to appear. The Lake Front undertakes to refrain from a boycott of the census.

3. The Lake Front called for a threshold of three per cent.

Done in Sant Oriel on 28 January 2014, in two originals.

For the Government:

(signed) Jan Venn
"""


def read(text):
    return travaux.Reader(model="small").read_bytes(text.encode())


def moves(record):
    """Kind, names of the parties and object of each move."""
    return [(move.kind, *map(record.name_of, move.party), record.quote(move.object)) for move in record.moves]


def test_who_declares_in_capitals_what_numbered_paragraphs_tell_does_it():
    record = read(DECLARATION)
    heads = {party for kind, *parties, _ in moves(record) if kind in ("accept", "reject", "demand") for party in parties}
    assert len(heads) == 1 and "Heads of Government" in heads.pop()
    assert ("offer", "Norvask", "to host the Secretariat") in moves(record)


def test_a_paper_s_name_stands_below_whose_it_is_and_goes_on_below():
    article = read(DECLARATION).article
    assert (article.title, article.publisher) == ("PORT LARNE DECLARATION ON THE COMMON TOLL", "Union of the Inner Sea")
    assert article.published == "2021-05-04"
    article = read(COMMUNIQUE).article
    assert (article.title[:44], article.published) == ("JOINT COMMUNIQUÉ on the second round of cons", "2014-01-28")


def test_what_paragraphs_of_conclusions_do_is_not_what_is_adopted():
    found = moves(read(CONCLUSIONS))
    assert ("demand", "Council", "to release all eleven pilots") in found
    assert ("reject", "Norvask", "a comparable protocol") in found
    assert ("accept", "Council", "the following conclusions") in found
    assert not any("The Council welcomes" in told for *_, told in found)


def test_who_undertakes_something_in_what_was_agreed_binds_himself():
    found = moves(read(COMMUNIQUE))
    assert ("commit", "the Republic of Norvask", "to allow the weekly to appear") in found
    assert ("commit", "Lake Front", "to refrain from a boycott of the census") in found
    assert ("demand", "Lake Front", "a threshold of three per cent") in found
    assert any(kind == "accept" and "Parties" in parties for kind, *parties, _ in found)


LETTER = """PRIVATE AND CONFIDENTIAL

Dr Ana Velt
Independent Mediator

By e-mail

To:  Mr Jan Roth, General Secretary, Reed Union
     Ms Ilse Orn, Chief Executive, Orne Docks

4 March 2021

Re: Dispute over the night rota

Dear Mr Roth, dear Ms Orn,

Thank you both for the candour with which you spoke to me on Monday. I put the following to you:

1. Orne Docks will pay a premium of 30 per cent.

2. The union will call off the strike.

Yours sincerely,

Ana Velt
"""


def test_what_a_letter_is_about_is_its_title_and_to_whom_it_goes_wrote_no_word_of_it():
    article = read(LETTER).article
    assert (article.title, article.byline, article.published) == ("Dispute over the night rota", None, "2021-03-04")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Delivered by Ambassador Ana Velt, Deputy Permanent Representative, Fourth Committee, 9 November 2016", "2016-11-09"),
        ("Delivered by Ambassador Ana Velt", None),
    ],
)
def test_when_words_were_delivered_is_told_behind_by_whom(line, day):
    record = read(f"Explanation of vote on the toll\n\n{line}\n\nNorvask will vote against the toll, which Tesk has proposed.")
    assert record.article.published == day


def test_a_headline_above_the_name_of_a_paper_stays_the_title():
    prose = "Norvask rejected the toll on Monday, its envoy told reporters after a long day of talks with Tesk."
    assert read(f"Norvask rejects toll\n\nJoint statement of the Committee\n\n{prose}").article.title == "Norvask rejects toll"


AWARD = """IN THE MATTER OF AN ARBITRATION

BETWEEN

ORN REGIONAL HEALTH TRUST
(the "Employer")

– and –

NURSES' AND PORTERS' UNION, LOCAL 7
(the "Union")

INTEREST AWARD

Sole Arbitrator:      Ana Velt, Q.C.

1. The Union seeks 4 per cent. It submits that the proposed cap on overtime is a concession "dressed up as a safety measure".

2. The Employer proposes 1.5 per cent. The Employer relies on the award in the Sarn case, where a
demand for 4 per cent was rejected.

DATED at Orn this 2nd day of June, 2017.
"""


def test_whom_an_award_calls_the_employer_is_named_above():
    record = read(AWARD)
    found = moves(record)
    assert ("demand", "NURSES' AND PORTERS' UNION, LOCAL 7", "4 per cent") in found
    assert ("propose", "ORN REGIONAL HEALTH TRUST", "1.5 per cent") in found
    assert not any(kind == "concede" for kind, *_ in found)
    assert [parties for kind, *parties, _ in found if kind == "reject"] == [[]]  # another case's arbitrator, who isn't told
    assert (record.article.title, record.article.published) == ("INTEREST AWARD", "2017-06-02")


TOLD = "Talks on the canal\n\nLissa and Belmar met on Monday, and Belmar rejected the terms. "


def told(sentence):
    """Kind, status, names of the parties and object of the moves that a sentence adds."""

    def of(text):
        record = read(text)
        return {(m.kind, m.status, *map(record.name_of, m.party), record.quote(m.object)) for m in record.moves}

    return of(TOLD + sentence) - of(TOLD)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Lissa is not prepared to accept the toll.", {("reject", "actual", "Lissa", "to accept the toll")}),
        (
            "The Parties shall not use the truce to move their posts.",
            {("commit", "planned", "Parties", "not use the truce to move their posts")},
        ),
        ("A Party that rejects the award shall notify the Commission.", set()),
        (
            "Lissa demanded an inquiry, which the Government refused.",
            {("demand", "actual", "Lissa", "an inquiry"), ("reject", "actual", "Belmar", "an inquiry")},
        ),
        (
            "Norvask proposed a levy on ships, with Tesk and Lissa opposing.",
            {
                ("propose", "actual", "Norvask", "a levy on ships"),
                ("reject", "actual", "Tesk", "Lissa", "a levy on ships"),
            },
        ),
        (
            "His Majesty's Government are not prepared to accept the toll.",
            {("reject", "actual", "United Kingdom", "to accept the toll")},
        ),
    ],
)
def test_what_papers_tell_that_somebody_will_rather_not_do(sentence, expected):
    assert told(sentence) == expected


def test_who_would_rather_do_another_thing_refuses_the_first():
    for sentence in (
        "Lissa would rather go home than sign up to the tax.",
        "Lissa's envoy would sooner resign than sign the pact.",
    ):
        kinds = {kind for kind, *_ in told(sentence)}
        assert "reject" in kinds and "accept" not in kinds


def test_what_was_expressed_says_nothing_itself():
    record = read(TOLD + "Broad support was expressed for a register of ships. Norvask said that it would pay.")
    assert not any("support" in actor.name.lower() for actor in record.actors)


def test_who_writes_a_bulletin_and_how_it_is_printed_is_no_text():
    foot = "This issue of the River Bulletin © <rb@example.org> is written and edited by Ana Velt and Jan Roth, Ph.D. Donors: Tesk."
    article = read(f"{TOLD}\n\nGE.24-10377 (E)\n\nPlease recycle\n\n{foot}").article
    assert article.text.endswith("rejected the terms.")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The United Republic of Tandika does not associate itself with paragraph 4.",
            {("reject", "actual", "Tandika", "paragraph 4")},
        ),
        ("The Islamic Republic of Tandika reserves its position on paragraph 4.", {("reject", "actual", "Tandika", "paragraph 4")}),
        ("Tesk joined the consensus on the draft.", {("accept", "actual", "Tesk", "the draft")}),
    ],
)
def test_states_by_their_full_names_stand_aside_or_join(sentence, expected):
    assert told(sentence) == expected


def test_the_short_form_behind_a_name_is_that_body():
    record = read(TOLD + "The mediator met the Federation of Tram and Bus Crews (FTBC). The FTBC called off the stoppages.")
    (conceded,) = [move for move in record.moves if move.kind == "concede"]
    assert [record.name_of(party) for party in conceded.party] == ["Federation of Tram and Bus Crews"]
