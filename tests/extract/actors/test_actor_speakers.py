"""Who speaks: names, roles, pronouns, plurals, texts, in reports of our own writing."""

import pytest
from actors_factory import resolve, speakers
from factories import make_article

from travaux.pipeline import read_article
from travaux.resources import load_resources

RESOLVED = [
    # names
    ("{Sergey Lavrov} met {Arvo Lind}. <Lavrov> said so.", [["Sergey Lavrov"]]),
    ("{Arvo Lind} spoke. <Mr. Lind> said so.", [["Arvo Lind"]]),
    ("<{Lind}> said so. The envoy, {Arvo Lind}, left.", [["Arvo Lind"]]),
    ("{Osman bin Rashid} left. <{bin Rashid}> said so.", [["Osman bin Rashid"]]),
    ("{Chen Wei-lin} met {Cheng Po}. <Chen> said so.", [["Chen Wei-lin"]]),
    # he and she, by gender, by who spoke, by the subject
    ("Minister {Pavel Doran} met {Ingrid Aas}. <She> said so.", [["Ingrid Aas"]]),
    ("<{Pavel Doran}> said so. {Henrik Aas} left. <He> added that he would return.", [["Pavel Doran"], ["Pavel Doran"]]),
    ("After {Henrik Aas} had met {Pavel Doran}, <he> said so.", [["Henrik Aas"]]),
    ("<Mrs {Varga}> said so. <She> left no doubt.", [["Varga"], ["Varga"]]),
    ("{Vernon Jordan} met {Ada Penn}. <{Jordan}> said so.", [["Vernon Jordan"]]),  # whose name is a state's too
    ("{Peter Magyar} met {Ada Penn}. <{Magyar}> said so.", [["Peter Magyar"]]),
    ("{Ada Penn} left. <{Jordan}> said so.", [["Jordan"]]),
    # kin
    ("{Jan Venn} met {Ole Venn}. {Jan Venn} left. <His brother> said so.", [["Ole Venn"]]),
    ("{Jan Venn} arrived. <The chief's brother> said so.", [["chief's brother"]]),
    ("{Jan Venn} arrived. <His brother> said so.", [["brother"]]),
    # roles
    ("Water Minister {Tomas Reeve} met the envoy {Olaf Strand}. <The minister> said so.", [["Tomas Reeve"]]),
    ("Water Minister {Tomas Reeve} met the envoy {Olaf Strand}. <The envoy> said so.", [["Olaf Strand"]]),
    ("The engineer {Olaf Strand} met {Tomas Reeve}. <The engineer> said so.", [["Olaf Strand"]]),
    ("Secretary of State {Ada Penn} met {Pavel Doran}. <The Secretary> said so.", [["Ada Penn"]]),
    ("{Ada Penn}, the Brazilian foreign minister, left. <The Brazilian minister> said so.", [["Ada Penn"]]),
    (
        "French President {Jean Moreau} met Spanish President {Luis Ortega}. <The Spanish president> said so.",
        [["Luis Ortega"]],
    ),
    # the head of state is that of the side that speaks
    (
        "French President {Jean Moreau} and Spanish President {Luis Ortega} met. <Spanish Foreign Minister {Ana Ruiz}> said so."
        " <The president> said so too.",
        [["Ana Ruiz"], ["Luis Ortega"]],
    ),
    # a lower post is another
    ("Minister of Trade {Ana Ruiz} met Vice Minister of Trade {Ivo Brandt}. <The Minister> said so.", [["Ana Ruiz"]]),
    ("Trade Minister {Ana Ruiz} met Deputy Trade Minister {Ivo Brandt}. <The deputy minister> said so.", [["Ivo Brandt"]]),
    # forms of address
    ("His Excellency {Omar Telli} met {Ana Ruiz}. <His Excellency> said so.", [["Omar Telli"]]),
    ("Her Majesty {Ana Ruiz} met {Omar Telli}. <Her Majesty> said so.", [["Ana Ruiz"]]),
    # two posts before one name
    (
        "<The deputy minister of Norway and head of its team, {Ivo Strand},> said so. <The deputy minister> left.",
        [["Ivo Strand"]] * 2,
    ),
    # appositions
    ("<The president of Senegal, {Moussa Ba},> said so.", [["Moussa Ba"]]),
    ("<{Moussa Ba}, the president of Senegal,> said so. <The president> left no doubt.", [["Moussa Ba"], ["Moussa Ba"]]),
    # several
    (
        "President {Aldo Ferrin} and President {Boris Kolt} met. <The two presidents> said so.",
        [["Aldo Ferrin", "Boris Kolt"]],
    ),
    ("<France and Spain> said so. <They> agreed on that.", [["France", "Spain"], ["France", "Spain"]]),
    ("France and Spain met. <Both sides> said so.", [["France", "Spain"]]),
    ("{Pavel Doran} and {Henrik Aas} met. <The latter> said so.", [["Henrik Aas"]]),
    ("The miners and the mediator met. <They> said so.", [["miners", "mediator"]]),
    # governments by capital, people, seat, organ
    ("<Moscow> said so.", [["Russia"]]),
    ("<The Kremlin> said so.", [["Russia"]]),
    ("<Washington> said so.", [["United States"]]),
    ("<The Iranians> said so.", [["Iran"]]),
    ("<The Norwegian government> said so. <The government> added nothing.", [["Norway"], ["Norway"]]),
    ("<The Russian side> said so.", [["Russia"]]),
    ("<The White House> said so.", [["United States"]]),
    ("<The French defence ministry> said so. <The ministry> added nothing.", [["French defence ministry"]] * 2),
    ("<The U.N. Security Council> said so. <The council> added nothing.", [["U.N. Security Council"]] * 2),
    ("Norway spoke. <Its foreign minister> said so.", [["foreign minister"]]),
    # groups and blocs
    ("<U.S. officials> said so.", [["U.S. officials"]]),
    ("<Two officials> said so. <The officials> added nothing.", [["officials"]] * 2),
    ("<The six world powers> said so.", [["six world powers"]]),
    ("<The West> said so.", [["West"]]),
    ("<A senior British diplomat> said so. <The diplomat> added nothing.", [["senior British diplomat"]] * 2),
    # texts
    ("<A statement released by the White House> said so.", [["United States"]]),
    ("The Security Council adopted a resolution on Sudan. <The resolution> said so.", [["Security Council"]]),
    ("<Reports> said so.", [["Reports"]]),
    ("The group {org:Red Dawn} released a tape. <The tape> said so.", [["Red Dawn"]]),
    # a speaker doesn't name himself
    ("{Viktor Maas} met {Nils Berg}. <Berg> said so.", [["Nils Berg"]]),
]


@pytest.mark.parametrize(("marked", "expected"), RESOLVED)
def test_a_clear_source_is_resolved(marked, expected):
    assert speakers(marked) == expected


UNRESOLVED = [
    ("{Pavel Doran} and {Henrik Aas} met. <He> said so.", {"Pavel Doran", "Henrik Aas"}),
    ("Minister {Tomas Reeve} and Minister {Olaf Strand} met. <The minister> said so.", {"Tomas Reeve", "Olaf Strand"}),
    ("{Karl Brandt} and {Anna Brandt} met. <Brandt> said so.", {"Karl Brandt", "Anna Brandt"}),
    (
        "Minister {Tomas Reeve} and the engineer {Olaf Strand} met. <One of the two> said so.",
        {"Tomas Reeve", "Olaf Strand"},
    ),
    ("{org:Dalk Energy} and {org:Norpower} met. <The company> said so.", {"Dalk Energy", "Norpower"}),
    ("South Korea and North Korea met. <The Korean government> said so.", {"South Korea", "North Korea"}),
    ("The state of Washington met. <Washington> said so.", {"state of Washington", "United States"}),
    (
        "President {Ana Vidal}, President {Aldo Ferrin} and President {Boris Kolt} met. <The two presidents> said so.",
        {"Ana Vidal", "Aldo Ferrin", "Boris Kolt"},
    ),
]


@pytest.mark.parametrize(("marked", "candidates"), UNRESOLVED)
def test_two_candidates_stay_unresolved(marked, candidates):
    _, found = resolve(marked)
    names = {actor.id: actor.name for actor in found.actors}
    speaker = found.speakers[0]
    assert (speaker.actors, speaker.code) == ((), "two-candidates")
    assert {names[c.value] for c in speaker.candidates} == candidates
    assert all(0 < c.confidence < 0.75 for c in speaker.candidates)


@pytest.mark.parametrize("marked", ["<He> said so.", "<It> is said that it was late.", "Rain fell. <They> said so."])
def test_a_pronoun_without_antecedent_stays_unresolved(marked):
    _, found = resolve(marked)
    assert (found.speakers[0].actors, found.speakers[0].code) == ((), "no-antecedent")


def test_a_second_reading_gives_the_same():
    text = "<{Pavel Doran}> said so. <He> added nothing. <Moscow> said so too."
    assert speakers(text) == [["Pavel Doran"], ["Pavel Doran"], ["Russia"]]
    assert resolve(text)[1] == resolve(text)[1]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # a chief is no chief executive, one head of a body not every other
        ("Chief Executive {Ana Velt} left. <The chief> said so.", "chief"),
        ("Grand Chief {Ana Velt} left. <The chief> said so.", "Ana Velt"),
        ("Grand Chief {Ana Velt} met Chief Executive {Olaf Strand}. <The chief executive> said so.", "Olaf Strand"),
        ("Grand Chief {Ana Velt} left. <The chief executive> said so.", "chief executive"),
        ("Chief Executive {Ana Velt} left. <The chairman> said so.", "chairman"),
        ("Chairman {Ana Velt} left. <The chairman> said so.", "Ana Velt"),
        # the deputy of a ministry without its name
        ("Deputy foreign minister {Ana Velt} met minister {Olaf Strand}. <The deputy minister> said so.", "Ana Velt"),
        ("Deputy foreign minister {Ana Velt} left. <The deputy trade minister> said so.", "deputy trade minister"),
    ],
)
def test_posts_of_which_there_are_several_are_told_apart_by_their_words(marked, expected):
    assert speakers(marked) == [[expected]]


@pytest.mark.parametrize(
    ("sentence", "others"),
    [
        ("Trade and Industry Minister Pavel Orn said that the ports would stay shut.", set()),
        ("Peace and Security Commissioner Pavel Orn said that the mission had to end.", set()),
        ("The bloc's peace and security commissioner, Pavel Orn, said that the decision was a breakthrough.", set()),
        ("Foreign and Security Policy chief Pavel Orn said that the plan would hold.", set()),
        ("Food and Agriculture Commissioner Pavel Orn said that no quota would be set.", set()),
        ("The president and Foreign Minister Pavel Orn said that the plan would hold.", {"president"}),
        ("Ana Velt and Foreign Minister Pavel Orn said that the plan would hold.", {"Ana Velt"}),
    ],
)
def test_a_post_for_two_matters_is_one_person_s(sentence, others):
    record = read_article(make_article(sentence), load_resources("small")).record
    names = {record.name_of(speaker) for each in record.statements for speaker in (each.speaker, *each.co_speakers)}
    assert names == {"Pavel Orn", *others}


@pytest.mark.parametrize(
    ("cue", "expected"),
    [("he said on the radio", "Henrik Aas"), ("she said on the radio", None), ("he added on the radio", None)],
)
def test_who_is_quoted_is_he_of_whom_alone_a_sentence_tells_since_another_spoke(cue, expected):
    text = (
        "Justice Minister Pavel Doran told the Keno Post that Norvask was willing to let 90 pilots go, none of whom is accused of"
        f' anything. Across the corridor, Interior Minister Henrik Aas was having none of it. "Nobody leaves the town," {cue}.'
    )
    record = read_article(make_article(text), load_resources("small")).record
    assert [record.name_of(statement.speaker) for statement in record.statements][1:] == [expected]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('Henrik Aas disagreed. "It is ours," he said.', "Henrik Aas"),
        ('The envoys left. "It is ours," he said.', "Pavel Doran"),  # nobody else leads in
    ],
)
def test_who_leads_in_to_what_is_said_says_it_whoever_spoke_before(text, speaker):
    text = f"Minister Pavel Doran said that the dam was his. {text}"
    record = read_article(make_article(text), load_resources("small")).record
    last = record.statements[-1].speaker
    assert (record.name_of(last) if last is not None else None) == speaker


def test_the_men_of_a_commander_act_for_him():
    text = "Commander Pavel Doran of Karvelia said that his men would leave the bridge."
    record = read_article(make_article(text), load_resources("small")).record
    men = next(actor for actor in record.actors if actor.name == "men")
    assert record.name_of(men.party) == "Pavel Doran"
