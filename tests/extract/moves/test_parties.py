"""Who makes a move in invented reports, by what nouns, pronouns and counts of sides mean."""

import pytest
from factories import make_article
from moves_factory import moves_of

from travaux.pipeline import read_article
from travaux.resources import load_resources


def parties(text, kind):
    """The names of those who make each move of a kind."""
    record = read_article(make_article(text, published="2019-05-04"), load_resources("small")).record
    names = {actor.id: actor.name for actor in record.actors}
    return [[names[p] for p in move.party] for move in record.moves if move.kind == kind]


@pytest.mark.parametrize(
    ("text", "kind", "party"),
    [
        ("GRENA, 3 May. The miners said no to the new roster. The quarry made an offer of one half.", "offer", "quarry"),
        ("GRENA, 3 May. The regiment demanded another year in the fort, which the town council refused.", "demand", "regiment"),
    ],
)
def test_what_the_model_surely_points_to_is_somebody(text, kind, party):
    assert [party] in parties(text, kind)


NO = "GRENA, 3 May. The miners rejected the roster. "


@pytest.mark.parametrize(
    ("text", "kind", "party"),
    [
        ("Count Hallberg, for the crown, accepted the second draft of the treaty.", "accept", "Hallberg"),
        ("Lord Penrose proposed a shorter treaty on Monday.", "propose", "Penrose"),
    ],
)
def test_a_title_that_governs_a_name_is_its_bearers(text, kind, party):
    assert parties(NO + text, kind) == [[party]]


@pytest.mark.parametrize(
    ("text", "kind", "party"),
    [
        ("It was drafted at the request of the insurers.", "demand", "insurers"),
        ("A copy of it was published by the smelters.", "disclose", "smelters"),
        ("Nora Vell, their leader, said that management had offered a rise of 3 per cent.", "offer", "management"),
        ("Nora Vell accused the ministry of having promised in 2014 that no fee would be charged.", "commit", "ministry"),
    ],
)
def test_who_makes_a_move_is_somebody_wherever_he_stands(text, kind, party):
    assert [party] in parties(NO + text, kind)


def test_who_a_letter_goes_to_has_not_sent_it():
    assert parties(NO + "A letter went to the shippers, who published it.", "submit") == [[]]


@pytest.mark.parametrize(
    ("text", "kind", "party"),
    [
        # for whom somebody speaks is what she calls her own, not another that is called so
        ("Ada Holm of the Reed League rejected the toll. Her party demanded a ferry.", "demand", "Reed League"),
        ("Ada Holm of the Reed League rejected the toll. Its party demanded a ferry.", "demand", "Labour Party"),
        ("Ada Holm of Dalk Energy rejected the toll. Her company demanded a ferry.", "demand", "Dalk Energy"),
        ("Ada Holm of the Reed League rejected the toll. Her bank demanded a ferry.", "demand", "bank"),
        ("Ada Holm of the Dockers' Union rejected the toll. Her church demanded a ferry.", "demand", "church"),
        # what is written with a capital is called so
        ("Dalk Energy offered a rise. The Alliance demanded a ferry.", "demand", "Alliance"),
        ("Dalk Energy offered a rise. The alliance demanded a ferry.", "demand", "Dalk Energy"),
        ("Dalk Group offered a rise. The Group demanded a ferry.", "demand", "Dalk Group"),
    ],
)
def test_which_body_is_meant_by_a_word_for_its_kind(text, kind, party):
    assert parties("GRENA, 3 May. The Labour Party met on Monday. " + text, kind) == [[party]]


def test_what_the_model_surely_points_to_overrules_an_understood_subject():
    assert parties(NO + "The council read the letter that arrived from Orne Mining on Monday.", "submit") == [["Orne Mining"]]


def test_a_government_is_somebody_where_no_state_is_named():
    text = "GRENA, 3 May. The government rejected the terms of the Reed Front. It demanded that the Reed Front leave the harbour."
    assert parties(text, "reject") == [["government"]]
    assert parties(text, "demand") == [["government"]]


TWO = "GRENA, 3 May. The Reed Front demanded the harbour on Monday. The Dockers' Union rejected the demand. "


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Neither accepted the plan of the mayor.", "accept"),
        ("Neither side accepted the plan of the mayor.", "accept"),
        ("Both sides accepted the plan of the mayor.", "accept"),
        ("The two sides accepted the plan of the mayor.", "accept"),
        ("Each side accepted the plan of the mayor.", "accept"),
        ("Each of them accepted the plan of the mayor.", "accept"),
        ("The plan of the mayor was not accepted by either side.", "accept"),
    ],
)
def test_both_and_neither_are_the_two_sides_told_of(text, kind):
    assert parties(TWO + text, kind) == [["Reed Front", "Dockers' Union"]]


def test_both_of_three_sides_are_nobody_known():
    text = TWO + "The Shippers' Guild proposed a vote. Neither accepted the plan of the mayor."
    assert parties(text, "accept") == [[]]


@pytest.mark.parametrize(
    "words",
    [
        "Nobody on our committee will accept a cut of 4 per cent",
        "None of us would agree to a cut of 4 per cent",
        "No one in my party will accept a cut of 4 per cent",
    ],
)
def test_where_none_of_ours_does_something_who_says_so_does_not(words):
    assert parties(f'{NO}"{words}," said Ada Holm, the chief negotiator of the Dockers\' Union.', "reject")[1:] == [["Ada Holm"]]


def acting_for(words):
    """For whom who rejects something in a negotiator's words acts."""
    text = f'{NO}"{words}," said Ada Holm, the chief negotiator of the Dockers\' Union.'
    record = read_article(make_article(text, published="2019-05-04"), load_resources("small")).record
    actors = {actor.id: actor for actor in record.actors}
    last = [move for move in record.moves if move.kind == "reject"][-1]
    party = actors[last.party[0]].party
    return actors[party].name if party is not None else None


def test_who_is_called_ours_acts_for_who_says_so():
    assert acting_for("Our members reject a cut of 4 per cent") == "Ada Holm"
    assert acting_for("My negotiating team rejects a cut of 4 per cent") == "Ada Holm"
    assert acting_for("Our neighbours reject a cut of 4 per cent") is None


def test_a_subject_behind_a_comma_is_not_whom_what_stands_before_it_tells_of():
    text = NO.replace("The miners", "Deputy Foreign Minister Ada Holm landed. The miners")
    text += "In response to a question on the words of the mayor's envoy, the deputy minister ruled out a toll."
    assert parties(text, "reject")[1:] == [["Ada Holm"]]


def addressed(text, kind):
    """The names of those who make each move of a kind, and towards whom."""
    record = read_article(make_article(text, published="2019-05-04"), load_resources("small")).record
    names = {actor.id: actor.name for actor in record.actors}
    return [([names[p] for p in move.party], [names[a] for a in move.to]) for move in record.moves if move.kind == kind]


@pytest.mark.parametrize(
    ("sentence", "kind", "to"),
    [
        ("The Reed Front promised the clubs a new door.", "commit", "clubs"),
        ("The Reed Front gave the rebels its answer in writing.", "submit", "rebels"),
        ("It was the Reed Front that threatened small bakers with a boycott.", "warn", "small bakers"),
        ("The mayor of Grena sent her neighbour a letter.", "submit", "neighbour"),
    ],
)
def test_whom_the_model_surely_points_to_as_addressed_is_somebody(sentence, kind, to):
    assert [found for _, found in addressed("GRENA, 3 May. The Reed Front rejected the terms. " + sentence, kind)] == [[to]]


def test_a_nation_before_a_thing_makes_the_thing_nobody():
    found = addressed("GRENA, 3 May. The World Court on Friday rejected French objections to the case.", "reject")
    assert found == [(["World Court"], ["France"])]


def test_you_are_whom_a_statement_is_told_to():
    text = 'GRENA, 3 May. "We will give you the northern pier," Keno told the Harbour Board. The Harbour Board demanded an answer.'
    assert ["Harbour Board"] in [to for kind in ("offer", "commit") for _, to in addressed(text, kind)]


@pytest.mark.parametrize(
    ("text", "kind", "party"),
    [
        ("The terms were acceptable to Norway, the Danish envoy said.", "accept", ["Norway"]),
        ("A toll would be a non-starter for Norway, the Danish envoy said.", "reject", ["Norway"]),
        ("That is acceptable to both sides, the Danish envoy said.", "accept", ["Denmark", "Norway"]),
        ("Norway's terms are unacceptable to us, the Danish minister said.", "reject", ["Denmark"]),
    ],
)
def test_to_whom_a_thing_is_unacceptable_rejects_it_whoever_says_so(text, kind, party):
    text = "Denmark and Norway held talks on the strait. " + text
    record = read_article(make_article(text, published="2019-03-20"), load_resources("small")).record
    assert [sorted(record.name_of(p) for p in m.party) for m in record.moves if m.kind == kind] == [party]


@pytest.mark.parametrize(
    ("text", "kind", "party"),
    [
        (
            "Olaf Strand, who negotiates for the Green List, met miners. His party was offering a fund, he said.",
            "offer",
            "Green List",
        ),
        ("The Green List met. The Civic Bloc's leader Ana Velt said that the party accepted the levy.", "accept", "Civic Bloc"),
        ("The Dockers' Union replied on Monday. They demanded five per cent.", "demand", "Dockers' Union"),
        ("The pilots met. As for the Dockers' Union, they rejected the roster.", "reject", "Dockers' Union"),
        ("The pilots met Norway. As for Belmar, it rejected the roster.", "reject", "Belmar"),
        ("Keno made an offer to the Dockers' Union. They demanded five per cent.", "demand", None),  # it did nothing before
        ("Ana Velt proposed that Norway give up its quota. The nine-page paper also proposes a levy.", "propose", "Ana Velt"),
        ("Norway handed Ana Velt a paper on the quota. Velt said the paper proposed a levy on Norway.", "propose", "Ana Velt"),
    ],
)
def test_whom_a_body_without_its_name_means(text, kind, party):
    assert parties(NO.replace("The miners", "Sweden") + text, kind)[-1] == ([party] if party else [])


@pytest.mark.parametrize(
    ("text", "kind", "party"),
    [
        ('"No Belmarese ship will enter our ports, and we reject the fee," Ana Velt said.', "reject", "Ana Velt"),
        (
            "Norway spoke. Belmar demands a quota. The government is willing to lease a berth, Transport Minister Olek Sand said.",
            "offer",
            "",
        ),
    ],
)
def test_what_nobody_does_is_no_one_s_who_is_told_of_before(text, kind, party):
    assert [p for found in parties(text, kind) for p in found] == ([party] if party else [])


def test_what_is_said_of_a_thing_alone_does_who_says_it():
    text = NO + (
        'According to Minister Ana Velt, Grena proposes a quarter of the toll. "A full toll from the first day is out of the '
        'question. Our own towns waited nine years for it," she pointed out.'
    )
    assert parties(text, "reject")[-1] == ["Ana Velt"]


def test_who_says_so_between_a_subject_and_its_verb_does_not_do_it():
    text = "GRENA, 3 May. Keld rejected the roster. Their side, said the minister, would accept 40 crowns."
    (accepting,) = parties(text, "accept")
    assert "minister" not in accepting


@pytest.mark.parametrize(
    ("text", "kind", "to"),
    [
        ("Ardania won concessions from Belmar on the quota.", "concede", "Ardania"),
        ("Ardania secured a pledge from Belmar to lower the toll.", "commit", "Ardania"),
        ("The quota got short shrift from Belmar.", "reject", None),
    ],
)
def test_what_is_had_from_somebody_he_gives(text, kind, to):
    before = "LISSA, 3 May. Ardania asked Belmar for nine crowns. Belmar offered eight. Corvia demanded a vote. "
    record = read_article(make_article(before + text, published="2019-05-04"), load_resources("small")).record
    names = {actor.id: actor.name for actor in record.actors}
    told = [([names[p] for p in m.party], [names[p] for p in m.to]) for m in record.moves if m.kind == kind]
    assert any(who == ["Belmar"] and to in (None, *whom) for who, whom in told), told


@pytest.mark.parametrize(
    ("text", "kind", "party"),
    [
        ("Nora Vell met the envoys at noon. Requested a written assurance. Offered a swap.", "offer", "Nora Vell"),
        ("Ministry: Nora Vell told the envoys no. Has dropped the threat of a levy.", "concede", "Nora Vell"),
        ("The smelters called for a levy, opposed by the insurers.", "reject", "insurers"),
    ],
)
def test_who_makes_a_move_of_a_note_or_a_daily(text, kind, party):
    assert [party] in parties(NO + text, kind)


@pytest.mark.parametrize(
    "text",
    [
        "Nora Vell met the envoys. The smelters, she said, were tired.\nRejected the offer.",  # another line
        "The smelters met Nora Vell. There was no quorum. Rejected the offer.",
    ],
)
def test_a_sentence_without_a_subject_behind_none_is_nobodys(text):
    assert all(names in ([], ["miners"]) for names in parties(NO + text, "reject"))


TABLE = (
    "| Issue | Corvian Greens | Corvian Liberals |\n| Tolls | Propose ten crowns a day | Support the port's proposal |\n"
    "| Cranes | Dropped their call for cranes | Will not accept the plan |"
)


def test_what_a_cell_of_a_table_tells_is_of_the_party_at_the_head_of_its_column():
    text = f"NO DEAL\n{NO}\n{TABLE}\nThe miners went home."
    told = {kind: parties(text, kind) for kind in ("propose", "accept", "concede", "reject")}
    assert told == {
        "propose": [["Corvian Greens"]],
        "accept": [["Corvian Liberals"]],
        "concede": [["Corvian Greens"]],
        "reject": [["miners"], ["Corvian Liberals"]],
    }


def test_rows_of_a_table_that_no_parties_head_are_read_by_their_own_words():
    text = f"NO DEAL\n{NO}\n| Day | Morning | Evening |\n| Monday | The smelters offered two crowns | The miners rejected it |"
    assert ["smelters"] in parties(text, "offer")
    assert ["miners"] in parties(text, "reject")


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Keno has spoken to Velt about the toll.", [{"Dan Keno", "Lena Velt"}]),
        ("Keno talked to the Ardanian delegation about the toll.", [{"Dan Keno", "Ardanian delegation"}]),
        ("Keno spoke to reporters about the toll.", []),
        ("Keno met the press after the talks.", []),
        ("Keno spoke with journalists.", []),
    ],
)
def test_whom_one_speaks_to_takes_part_but_the_press(text, parties):
    record, moves = moves_of(text)
    names = {actor.id: actor.name for actor in record.actors}
    told = [move for move in moves if move.kind == "consult"]
    assert [{names[party] for party in move.party} for move in told] == parties


MET = "Trade Minister Ana Velt met with the Norwegian envoy, Lars Oru, on Monday"


@pytest.mark.parametrize(
    ("text", "kind", "party"),
    [
        (f"{MET} to follow up on the summit between Aldo Ferrin and Boris Kolt. They discussed the fishing quota.", "consult", -1),
        (f"{MET}. They urged Belmar to sign the treaty.", "demand", 0),
        (f"{MET}. The minister praised the people of Lissa. She promised aid. They also discussed a truce.", "consult", -1),
        (f"{MET}. They agreed on a truce. They noted progress. They urged Belmar to sign it.", "demand", 0),
    ],
)
def test_they_are_both_who_met(text, kind, party):
    assert sorted(parties(text, kind)[party]) == ["Ana Velt", "Lars Oru"]


THEIRS = """\
Foreign Minister Henrik Aas spoke today with Sir Alan Pryce, the chairman of the Continental Rivers Commission, about the report \
of the Commission's engineers on the Lissa dam. The Minister thanked Sir Alan for the speed and the care with which the engineers \
have worked. He welcomed their finding that all four sluices are in order, and he underscored that this finding has removed one of \
the obstacles to an agreement."""


def test_what_is_called_theirs_by_one_of_two_who_met_is_not_both():
    record = read_article(make_article(NO + THEIRS, published="2019-05-04"), load_resources("small")).record
    (welcomed,) = [move for move in record.moves if "welcomed" in record.quote(move.evidence)]
    assert [record.name_of(actor) for actor in welcomed.to] == ["Commission's engineers"]


def test_they_are_others_who_have_done_something_since_two_met():
    assert parties(f"{MET}. The miners rejected the deal. They demanded a truce.", "demand") == [["miners"]]


@pytest.mark.parametrize(
    ("text", "kind", "party"),
    [
        ("Norway noted the promises made by Belmar to build the railway.", "commit", ["Belmar"]),
        ("Norway shares the concerns raised by Belmar about the dam.", "warn", ["Belmar"]),
        ("Norway welcomed the agreement between Belmar and Corvia on the railway.", "commit", ["Belmar", "Corvia"]),
        ("Norway pointed to an agreement reached between Belmar and Corvia in 1991.", "commit", ["Belmar", "Corvia"]),
    ],
)
def test_a_nouns_move_is_of_whom_stands_behind_it_as_who_made_it(text, kind, party):
    assert party in parties(NO + text, kind)


@pytest.mark.parametrize(
    ("text", "kind", "party"),
    [
        ("The populists like Ana Velt and Lars Oru accused Norway of theft.", "accuse", ["populists", "Ana Velt", "Lars Oru"]),
        (
            "Three ministers, Ana Velt, Lars Oru and Jan Roth, rejected Norway's offer.",
            "reject",
            ["Ana Velt", "Lars Oru", "Jan Roth"],
        ),
    ],
)
def test_people_named_behind_a_group_make_its_move(text, kind, party):
    assert party in parties(NO + text, kind)


SAID = 'Norwegian Foreign Minister Ana Velt said: "'


def test_who_tells_what_others_are_urged_to_do_urges_it():
    assert parties(f'{SAID}Belmar is urged to sign. We regret the delay."', "demand") == [["Ana Velt"]]


def test_who_does_what_is_blamed_does_not_blame_it():
    failed = "With this decision, Belmar's Government failed to demonstrate its commitment to the principle of protecting all"
    text = f"The decision of Belmar is a setback. {failed} its citizens. Norway urges Belmar to sign."
    assert parties(text, "accuse") == [[]]


def test_what_one_must_report_is_asked_of_him_by_others():
    text = "The high commissioner for refugees, Lars Oru, will visit Belmar. Norway believes that the high commissioner must act,"
    rest = "and be allowed to act, independently; and the high commissioner must report objectively and factually on the camps."
    assert parties(f"{text} {rest}", "demand") == [[]]


@pytest.mark.parametrize("words", ["This Government", "This administration", "The Government"])
def test_this_government_is_that_of_who_speaks(words):
    text = f'{SAID}{words} is deeply committed to a treaty on the reef. We urge Belmar to sign."'
    assert parties(text, "commit") == [["Norway"]]


@pytest.mark.parametrize(
    ("text", "kind", "party"),
    [
        ("Orne Mining's offer of 40 crowns was rebuffed on Tuesday.", "reject", []),
        ("Orne Mining's offer of 40 crowns was rebuffed by the Reed League on Tuesday.", "reject", ["Reed League"]),
        ("Orne Mining turned down a plan demanding the return of the ferries.", "demand", []),
        ("Orne Mining received the offer on Monday.", "submit", []),
        ("Orne Mining received a letter that demanded the return of the ferries.", "demand", []),
        ("Orne Mining wrote a letter that demanded the return of the ferries.", "demand", ["Orne Mining"]),
        ("Orne Mining rejected the Reed League's letter demanding the return of the ferries.", "demand", ["Reed League"]),
    ],
)
def test_nobody_refuses_his_own_offer_or_demands_what_he_is_asked_for(text, kind, party):
    assert parties(NO + text, kind)[-1] == party


@pytest.mark.parametrize(
    ("text", "kind", "to"),
    [
        ("The board made a second offer to the weavers last week.", "offer", "weavers"),
        ("The widows of the drowned pleaded with the governor for bread.", "demand", "governor"),
        ("The harbour office turned down a request from the pilots for more light.", "reject", "pilots"),
    ],
)
def test_a_phrase_ends_before_what_hangs_on_another_word(text, kind, to):
    assert [to] in [found for _, found in addressed(NO + text, kind)]


def test_what_happens_is_nobody_to_whom_anything_is_sent():
    text = NO + "The invitation to the wedding was sent in May. The Reed Front sent the board an answer."
    record = read_article(make_article(text, published="2019-05-04"), load_resources("small")).record
    assert "wedding" not in {actor.name for actor in record.actors}
