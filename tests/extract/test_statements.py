"""Statements of texts of our own writing, found with the small model as it ships."""

import pytest
from factories import make_article

from travaux.analysis import analyse
from travaux.data_files import data_rows
from travaux.extract.statements import find_drafts
from travaux.extract.statements.lexicon import inflect
from travaux.extract.statements.quotations import find_quotations, form_of
from travaux.extract.statements.raw import trim_content
from travaux.resources import load_statement_lexicon


@pytest.fixture(scope="session")
def drafts_of(small_model):
    lexicon = load_statement_lexicon()

    def find(text):
        found = find_drafts(analyse(make_article(text), small_model), lexicon)
        return [
            {
                "source": [text[a:b] for a, b in d.source],
                "cue": [text[a:b] for a, b in d.cue],
                "content": [text[a:b] for a, b in d.content],
                "to": [text[a:b] for a, b in d.addressee],
                "draft": d,
            }
            for d in found
        ]

    return find


def shown(found):
    return [(" ".join(d["source"]), " ".join(d["cue"]), " … ".join(d["content"])) for d in found]


def test_a_quotation_resumed_after_the_cue_is_one_statement(drafts_of):
    found = drafts_of('The envoy arrived late.\n"We are ready," she said. "But we will not be hurried."')
    assert shown(found) == [("she", "said", '"We are ready," … "But we will not be hurried."')]
    assert found[0]["draft"].form == "direct"


def test_two_cues_of_one_source_are_two_statements(drafts_of):
    found = drafts_of("Tal pledged to open the dam and urged Karvel to withdraw its engineers.")
    assert sorted(shown(found)) == [("Tal", "pledged", "to open the dam"), ("Tal", "urged", "Karvel to withdraw its engineers")]
    assert [d["to"] for d in found if d["cue"] == ["urged"]] == [["Karvel"]]


def test_an_agency_that_has_learned_is_the_outermost_statement(drafts_of):
    found = drafts_of("Velland will sign the treaty, Minister Ana Velt told reporters on Monday, TASS has learned.")
    credit, told = (d["draft"] for d in found)
    assert credit.credit and credit.within is None and told.within == 0
    assert shown(found)[1] == ("Minister Ana Velt", "told", "Velland will sign the treaty")
    assert found[1]["to"] == ["reporters"]


def test_who_is_quoted_by_an_agency_speaks_within_its_statement(drafts_of):
    found = drafts_of("The minister was quoted by Interfax as saying that the delegation had left Aldern.")
    assert shown(found) == [
        ("Interfax", "quoted", "The minister … saying that the delegation had left Aldern"),
        ("The minister", "saying", "the delegation had left Aldern"),
    ]
    assert found[1]["draft"].within == 0


def test_a_transcript_is_read_turn_by_turn(drafts_of):
    text = (
        "QUESTION: Will the minister come?\nMR. ORU: He will. The ministry said that he would stay for a day.\nQUESTION: Thank you."
    )
    found = drafts_of(text)
    turns = [d for d in found if d["draft"].label]
    assert [" ".join(d["source"]) for d in turns] == ["QUESTION", "MR. ORU", "QUESTION"]
    assert [d["draft"].question for d in turns] == [True, False, False]
    inner = [d for d in found if not d["draft"].label]
    assert shown(inner) == [("The ministry", "said", "he would stay for a day")]
    assert found[inner[0]["draft"].within]["source"] == ["MR. ORU"]


ASKED = ("Why now?", "And the boats?", "The envoy offered forty.", "Will you sign?")
TOLD = ("Because we can.", "We keep them.\nThey are ours.", "I heard so.", "I will.")


def interview(lead, mark="", asked=ASKED, *, bold=""):
    lines = [lead]
    for question, answer in zip(asked, TOLD, strict=True):
        lines += [f"{mark}{bold}{question}{bold}", f"{mark}{answer}"]
    return "\n".join(("A talk", *lines))


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        (interview("Minister Ana Velt received us.", "- "), 8),
        (interview("Minister Ana Velt received us.", "— "), 8),
        (interview("Minister Ana Velt spoke to our paper."), 6),  # what only tells is no question there
        (interview("Much has been written of the boats."), 0),
        (interview("The minister's points:", "- ", ("Peace.", "Bread.", "Work.", "Land.")), 0),
        (interview("Much has been written of the boats.", bold="**"), 8),  # what is set in bold is asked, question mark or not
        (interview("Much has been written of the boats.", bold="__"), 8),
        (interview("The minister's points:", "", ("Peace.", "Bread.", "Work.", "Land."), bold="**"), 0),
    ],
)
def test_an_interview_without_labels_is_read_turn_by_turn(drafts_of, text, turns):
    found = [d["draft"] for d in drafts_of(text) if d["draft"].turn is not None]
    assert len(found) == turns
    assert [draft.turn for draft in found] == ["question", "answer"] * (turns // 2)
    for draft in found:
        start, end = draft.content[0]
        assert draft.question is ((draft.turn == "question") and text[start:end].endswith("?"))
        assert not draft.source and text[start] not in "-—*_" and text[end - 1] not in "*_"


def test_of_questions_in_bold_with_no_answer_between_the_last_is_answered(drafts_of):
    text = interview("A talk.", bold="**").replace("**And the boats?**", "**The boats**\n**And the boats?**")
    turns = [text[slice(*d["draft"].content[0])] for d in drafts_of(text) if d["draft"].turn is not None]
    assert turns == [turn for pair in zip(ASKED, TOLD, strict=True) for turn in pair]


def test_what_is_told_in_the_third_person_below_headings_in_bold_is_no_interview(drafts_of):
    lines = [line for question in ("Who?", "When?", "Where?") for line in (f"**{question}**", "The envoys met.")]
    assert not [d for d in drafts_of("\n".join(("A talk", "Much has been written.", *lines))) if d["draft"].turn is not None]


def test_a_release_is_the_statement_of_its_issuer(drafts_of):
    opening = "The following is attributable to Stefan Oru, Spokesman:\n"
    text = opening + "The Chairman is concerned. He urges the parties to return to the table."
    found = drafts_of(text)
    assert shown(found)[0][:2] == ("Stefan Oru, Spokesman", "attributable to")
    assert found[0]["content"][0].startswith("The Chairman is concerned.")
    assert [d["draft"].within for d in found[1:]] == [0] * (len(found) - 1) and len(found) > 1


def test_a_joint_statement_is_its_authors(drafts_of):
    text = "We, the foreign ministers of Karvel, Osta and Lenn, reaffirm our commitment to the treaty. "
    text += "We call on all parties to refrain from force."
    found = drafts_of(text)
    assert found[0]["source"] == ["We"] and found[0]["draft"].within is None
    assert all(d["draft"].within == 0 for d in found[1:])


def test_a_question_put_is_one(drafts_of):
    found = drafts_of('"Will they come to the table?" the envoy asked reporters on Friday.')
    assert found[0]["draft"].question and found[0]["to"] == ["reporters"]


def test_a_paragraph_that_goes_on_quoting_has_no_cue_of_its_own(drafts_of):
    text = '"They have had three years," Velt said.\n"Three years is a long time for a river."'
    found = drafts_of(text)
    assert shown(found)[1] == ("", "", '"Three years is a long time for a river."')
    assert found[1]["draft"].speaker_of == 0


CLOSED = [
    (
        "Norvask has not withdrawn its objections to the toll, and the terms of the port can't be taken for a basis, Deputy "
        "Minister Ilir Brandt told journalists on Tuesday following a meeting with the port's director Ana Velt.",
        "Deputy Minister Ilir Brandt",
    ),
    (
        "The sides exchanged views on the accord and agreed to go on, the press office of the port reported after the talks.",
        "the press office of the port",
    ),
]


@pytest.mark.parametrize(("text", "source"), CLOSED)
def test_who_says_a_whole_sentence_may_be_named_behind_it(drafts_of, text, source):
    assert source in [" ".join(each["source"]) for each in drafts_of(text)]


def test_whose_relative_clause_ends_a_sentence_says_none_of_it(drafts_of):
    found = drafts_of("Ana Velt flatly rejected a ten-year ban on logging, on which, she said, Norvask insists.")
    assert ["Norvask"] not in [each["source"] for each in found if "rejected" in " ".join(each["content"])]


def test_acts_are_no_statements(drafts_of):
    found = drafts_of(
        "The parliament ratified the river treaty on Monday. Three envoys voted against it. "
        "The damage is estimated at two million crowns."
    )
    assert shown(found) == []


def test_a_text_without_statements_has_none(drafts_of):
    assert drafts_of("The river is long.") == [] and drafts_of("") == []


FORMS = [
    ('"We will sign,"', False, "direct"),
    ("the deal was “fair” to both", False, "mixed"),
    ("the deal was fair", False, "indirect"),
    ("``We will sign''", False, "direct"),
    ("he called it a ‘first step’ only", True, "mixed"),
    ('"the whole of it"', True, "indirect"),
]


@pytest.mark.parametrize(("text", "inside", "form"), FORMS)
def test_the_form_counts_quotation_marks(text, inside, form):
    assert form_of(text, ((0, len(text)),), inside=inside) == form


def test_a_quotation_that_is_not_closed_ends_with_its_line():
    article = make_article('He spoke. "First part.\n"Second part."')
    assert [article.text[a:b] for a, b in find_quotations(article)] == ['"First part.', '"Second part."']


TRIMS = [
    ("said that the river, he", (5, 20), "the river"),
    ('she: "Yes, now," he', (6, 14), '"Yes, now,"'),
    ("it is so. ", (0, 10), "it is so"),
]


@pytest.mark.parametrize(("text", "span", "expected"), TRIMS)
def test_contents_lose_that_and_closing_punctuation(text, span, expected):
    assert [text[a:b] for a, b in trim_content(text, [span])] == [expected]


@pytest.mark.parametrize(
    ("verb", "past"),
    [("announce", "announced"), ("deny", "denied"), ("beg", "begged"), ("press", "pressed"), ("vow", "vowed"), ("warn", "warned")],
)
def test_regular_verbs_are_inflected(verb, past):
    assert past in inflect(verb)


def test_what_a_speaker_holds_in_his_own_words_is_no_statement_of_its_own(drafts_of):
    text = "MR. ORU: I think that the treaty will hold. The ministry said that it would.\nQ Do you think so?\nMR. ORU: I do."
    found = drafts_of(text)
    assert [d["cue"] for d in found if not d["draft"].label] == [["said"]]
    assert [" ".join(d["source"]) for d in found if d["draft"].label] == ["MR. ORU", "Q", "MR. ORU"]


def test_a_credit_that_covers_nothing_is_none(drafts_of):
    found = drafts_of("An official was quoted by Reuters as saying: ")
    assert all(d["content"] for d in found)


def test_who_asks_is_the_source_of_the_question_and_is_answered(drafts_of):
    found = drafts_of("When asked by the envoy whether the dam would open, the minister said that it would.")
    assert [(d["source"], d["cue"]) for d in found] == [(["the envoy"], ["asked"]), (["the minister"], ["said"])]
    assert [d["to"] for d in found] == [["the minister"], ["the envoy"]]


def test_a_line_that_is_only_an_author_makes_the_text_his(drafts_of):
    text = "Ana Velt, Minister of Water\nThe dam will open in spring. We call on Karvel to withdraw its engineers."
    found = drafts_of(text)
    assert found[0]["source"] == ["Ana Velt, Minister of Water"] and found[0]["draft"].form == "direct"
    assert [d["draft"].within for d in found[1:]] == [0] * (len(found) - 1)


CUES = [
    ("The minister also told reporters on Monday that the dam would open.", "told", ["reporters"]),
    ('Tal told the council, "The dam will open in the spring."', "told", ["the council"]),
]


@pytest.mark.parametrize(("text", "cue", "to"), CUES)
def test_a_cue_is_the_verb_alone(drafts_of, text, cue, to):
    (found,) = drafts_of(text)
    assert (found["cue"], found["to"]) == ([cue], to)


def test_an_interview_with_names_for_labels_is_read_turn_by_turn(drafts_of):
    turns = (
        "Tribune: Will you sign?",
        "Velt: We will. The ministry said that the text was ready.",
        "Tribune: When?",
        "Velt: In May.",
    )
    found = drafts_of("Ana Velt spoke to us on Friday.\n" + "\n".join(turns))
    labelled = [d for d in found if d["draft"].label]
    assert [" ".join(d["source"]) for d in labelled] == ["Tribune", "Velt", "Tribune", "Velt"]


def test_lines_that_begin_with_a_word_and_a_colon_are_no_interview(drafts_of):
    found = drafts_of("Date: 3 May\nPlace: Lissa\nSubject: the treaty\nThe minister said that it was late.")
    assert not any(d["draft"].label for d in found)


@pytest.mark.parametrize(("noun", "example"), data_rows("measures.tsv"))
def test_how_something_is_measured_is_said_by_nobody(drafts_of, noun, example):
    assert "according to the " + noun in example
    assert drafts_of(example) == []


def test_a_number_of_people_may_say_something(drafts_of):
    (found,) = drafts_of("The talks have failed, according to a number of officials.")
    assert found["source"] == ["a number of officials"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ('17:35 – Harbour Union: "Our offer of five shillings stands."', "Harbour Union"),
        (
            "Two men said that it would end.\nOlaf Strand, the union's chief: “Our offer stands.”",
            "Olaf Strand, the union's chief",
        ),
        ('The talks went on. - Ana Velt (Dalk Energy): "We will not sign."', "Ana Velt (Dalk Energy)"),
        ('Ana Velt, finance minister | "The fund has accepted our figures."', "Ana Velt, finance minister"),
        (
            'Quote of the week: "We never sign before lunch." – Dame Ana Velt, chair of the round',
            "Dame Ana Velt, chair of the round",
        ),
        ('Velt said no.\nSOUNDBITE (Spanish) Olaf Strand, envoy: "Our offer of five shillings stands."', "Olaf Strand, envoy"),
        (
            'The Guild has not agreed to join. Spokeswoman Mira Selk to me just now: "Whoever writes that is wrong."',
            "Spokeswoman Mira Selk to me just now",
        ),
    ],
)
def test_a_quotation_behind_a_name_and_a_colon_is_its_bearers(drafts_of, text, source):
    assert " ".join(drafts_of(text)[-1]["source"]) == source


def test_a_quotation_is_not_of_the_attribution_in_the_next_sentence(drafts_of):
    found = drafts_of('Ana Velt was unmoved: "They wanted us to swallow it whole." The Harbour Union now threatens strikes.')
    assert next(each for each in shown(found) if "swallow" in each[2])[0] == "Ana Velt"


def test_a_colon_behind_a_verb_names_nobody(drafts_of):
    found = drafts_of('Olaf Strand left. The sign above the door reads: "No entry for Dalk Energy."')
    assert not any(d["source"] and d["source"][0].startswith("The sign above the door reads") for d in found)


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("Mira Selk denied having agreed to 12,000 migrants a year, as rival Petra Halvek said on radio last week.", [None, None]),
        ("His spokeswoman, Lena Farrow, denied that Merrin had ever offered a freeze, as a newspaper had reported.", [None, None]),
        ("Velt told reporters that Norvask had not given up the islands, as the Herald reported on Sunday.", [None, 0]),
    ],
)
def test_what_is_told_behind_a_denial_is_what_was_denied(drafts_of, text, within):
    found = drafts_of(text)
    assert [each["draft"].within for each in found] == within
    assert (found[0]["content"] == found[1]["content"]) is (within == [None, None])


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Norvask, said President Ana Velt, will never pay tolls.", "President Ana Velt", ["Norvask", "will never pay tolls"]),
        (
            "Karvelia, says its foreign minister, Ivo Orn, rejects the ceiling.",
            "its foreign minister, Ivo Orn",
            ["Karvelia", "rejects the ceiling"],
        ),
        ("Ana Velt, said the talks, delayed by rain, had failed.", "Ana Velt", ["the talks, delayed by rain, had failed"]),
    ],
)
def test_who_speaks_between_a_subject_and_its_verb_is_no_such_subject(drafts_of, text, source, content):
    (found,) = drafts_of(text)
    assert (found["source"], found["content"]) == ([source], content)


def test_what_somebody_quotes_another_as_saying_is_the_others(drafts_of):
    found = drafts_of("Ana Velt met the envoy. The paper quotes her as saying that the tariff was dead.")
    assert [(d["source"], d["cue"], d["content"]) for d in found][-2:] == [
        (["The paper"], ["quotes"], ["her as saying that the tariff was dead"]),
        (["her"], ["saying"], ["the tariff was dead"]),
    ]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            'Tolls: the guild wants none.\n"We hear you and will answer" (port director Jon Holm).\nNo text came.',
            ["port director Jon Holm"],
        ),
        ('Books on the talks.\n"The Long Night at Velm" (Harper Collins).\nNo text came of it, she said.', None),
        ('The guild called it "a deal that nobody wanted" (Velm Courier).', None),
    ],
)
def test_who_is_named_in_brackets_behind_a_quotation_that_opens_a_line(text, source, drafts_of):
    named = [d["source"] for d in drafts_of(text) if d["source"] and "(" + d["source"][0] + ")" in text]
    assert named == ([source] if source else [])


def test_who_tells_of_somebody_quotes_him(drafts_of):
    text = (
        "The paper reports that the Minister of Mines, Jon Holm, has forbidden the levy, and quotes him as saying that it is dead."
    )
    found = [(d["source"], d["cue"]) for d in drafts_of(text)]
    assert (["the Minister of Mines"], ["quotes"]) not in found
    assert (["him"], ["saying"]) in found


@pytest.mark.parametrize(
    ("text", "source", "content", "to"),
    [
        ("Ana Velt said that a pilot had told her that the dam was cracked.", "a pilot", "the dam was cracked", ["her"]),
        (
            "Ana Velt said the crew had been told by a pilot that the dam was cracked.",
            "a pilot",
            "the dam was cracked",
            ["the crew"],
        ),
        ("According to Velt, the crew say they never saw the dam.", "the crew", "they never saw the dam", []),
    ],
)
def test_what_somebody_says_that_another_said_is_the_others(drafts_of, text, source, content, to):
    inner = drafts_of(text)[-1]
    assert (inner["source"], inner["content"], inner["to"]) == ([source], [content], to)
    assert inner["draft"].within == 0


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("In a letter to the harbour board, Ana Velt said the dam was cracked.", ["the harbour board"]),
        ("In an interview with Radio Lissa, Ana Velt said the dam was cracked.", ["Radio Lissa"]),
        ("Speaking to reporters in Aldern, Ana Velt said the dam was cracked.", ["reporters"]),
        ("Asked by a deputy whether the dam was safe, Ana Velt said it was cracked.", ["a deputy"]),
        ("Ana Velt told the governor, Stefan Oru, that the dam was cracked.", ["the governor, Stefan Oru"]),
        ("Ana Velt asked the governor, Stefan Oru, whether the dam was cracked.", ["the governor, Stefan Oru"]),
        ("In a meeting about the dam, Ana Velt said it was cracked.", []),
    ],
)
def test_to_whom_it_was_said_is_told_beside_the_cue_too(drafts_of, text, to):
    assert drafts_of(text)[-1]["to"] == to


def test_who_was_asked_is_not_who_asks(drafts_of):
    (found,) = drafts_of("The governor was asked whether the dam was cracked.")
    assert (found["source"], found["to"], found["draft"].question) == ([], ["The governor"], True)


@pytest.mark.parametrize("text", ["That said, the dam remains closed to boats.", "The flood has claimed 30 lives since May."])
def test_a_verb_of_saying_that_says_nothing_there_makes_no_statement(drafts_of, text):
    assert drafts_of(text) == []


@pytest.mark.parametrize(
    ("text", "question", "negated"),
    [
        ("Miners wanted to know why the dam was cracked.", True, False),
        ("None of the pilots said that the dam was cracked.", False, True),
        ("Ana Velt gave no indication that the dam was cracked.", False, True),
        ("Ana Velt said no dam was cracked.", False, False),
    ],
)
def test_what_is_asked_and_what_nobody_said(drafts_of, text, question, negated):
    (found,) = drafts_of(text)
    assert (found["draft"].question, found["draft"].negated) == (question, negated)
