"""Which lines of a text are turns of a transcript or an interview, by its form alone."""

from dataclasses import replace
from time import process_time

import pytest
from factories import make_article

from travaux.extract.statements.structure import find_interview, find_letters, find_turns


def labels_of(text):
    """The labels of a text's turns."""
    return [text[slice(*turn.source[0])] for turn in find_turns(make_article(text))]


def turns_of(text):
    """An interview's turns, each as (q or a, its words)."""
    turns = find_interview(make_article(text))
    return [(turn.turn[0], text[slice(*turn.content[0])]) for turn in turns]


PARTS = "FINANCE: The group met.\nFISHERIES: The envoys left.\nHARBOURS: A quota is open.\nTOLLS: No text was tabled."
ONCE = "THE CHAIR: We begin.\nMR. ORU: I agree.\nMS. VELT: I do not.\nMR. STRAND: Nor do I."


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (PARTS, []),
        ("Lisse, Monday: They met.\nLisse, Tuesday: They left.\nSaren, Friday: I came.\nSaren, Sunday: I left.", []),  # a diary
        (
            "Ana Velt, CEO: We met.\nJan Roth – Chair: Why?\nAna Velt, CEO: To talk.\nJan Roth – Chair: I see.",
            ["Ana Velt", "Jan Roth"] * 2,
        ),
        (ONCE, ["THE CHAIR", "MR. ORU", "MS. VELT", "MR. STRAND"]),  # a title tells a speaker
        (PARTS + "\nTOLLS: A text came.", ["FINANCE", "FISHERIES", "HARBOURS", "TOLLS", "TOLLS"]),  # who speaks comes again
        ("TOLLS: A text came.\nIN THE LOBBY: Velt left.", []),  # no name opens with a preposition
        ("ISSUE: Tolls\nGUILD: We want none.\nPORT: Five.\nISSUE: Cranes\nGUILD: Two.", ["GUILD", "PORT", "GUILD"]),
        ("ON THE COUNCIL: Velt.\nMAAS: I agree.\nMAAS: I do.", ["ON THE COUNCIL", "MAAS", "MAAS"]),
        ("LIVE: The ferry talks\nBREAKING: Orn leaves.\nUPDATE: Orn is back.", []),  # what a newsroom sets before lines
        (
            "Update: Orn left.\nVelt: I saw.\nUpdate: He is back.\nVelt: Good.\nOrn: It is.\nOrn: I am.",
            ["Velt", "Velt", "Orn", "Orn"],
        ),
        ("VELT: We begin.\nMAAS: I agree.\nSTRAND: Nor do I.", ["VELT", "MAAS", "STRAND"]),  # too few for a report's parts
    ],
)
def test_parts_of_a_report_are_no_speakers(text, labels):
    assert labels_of(text) == labels


LETTERED = "\n".join(f"{letter}. Point {letter} of the paper is open." for letter in "ABCDEFGHIJKLMNOPQR")


@pytest.mark.parametrize(
    "text",
    [
        LETTERED,
        LETTERED.replace(".", ":"),
        "Results\nKarsund: 2-1\nVelm: 0-0\nKarsund: 1-1\nVelm: 2-2\nLissa: 3-1",
        "Place: Lissa\nDate: 4 May\nPlace: Velm\nDate: 6 May\nPlace: Orn\nDate: 7 May",
        "gas: 210 a tonne\noil: 80 a barrel\ngas: 205\noil: 79\ncoal: 100",
        "Yes: 12\nNo: 30\nYes: 40\nNo: 3",
    ],
)
def test_letters_of_a_list_scores_and_fields_are_no_speakers(text):
    assert not labels_of(text)


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Q. Did you sign?\nA. Twice.\nQ. What?\nA. Two papers:\nB. Annex B.", ["Q", "A", "Q", "A"]),
        ("Host: How many?\nOrn: 40.\nHost: Of them?\nOrn: 12.", ["Host", "Orn", "Host", "Orn"]),
        ("velt: we turn it down\norn: why\nvelt: you know why", []),
        ("velt: we turn it down\norn: why\nvelt: you know why\norn: ok", ["velt", "orn", "velt", "orn"]),
    ],
)
def test_short_answers_are_turns(text, labels):
    assert labels_of(text) == labels


@pytest.mark.parametrize(
    "unit", ["\n", " ", "\t", "\n ", "/\n", "/// VELT ACT ///\n\n", "A\n", "A ", "On 1, A ", "The A of ", "MR. VELT "]
)
def test_hostile_text_is_looked_through_in_time(unit):
    text = "/// VELT ACT ///\n" + unit * (100_000 // len(unit))
    began = process_time()
    find_turns(make_article(text + "."))
    assert process_time() - began < 1


def test_what_the_script_of_a_broadcast_calls_its_parts_speaks_nothing():
    assert not labels_of('INTRO: Talks ended.\nTEXT: The envoy left.\n"We waited."\nTEXT: The port is shut.')
    mixed = make_article("HOST INTRO: Talks ended.\nVELT: We waited.\nTEXT: The port is shut.\nMAAS: It is not.\nOUTRO: From Velm.")
    turns = [mixed.text[slice(*turn.content[0])].strip() for turn in find_turns(mixed)]
    assert turns == ["We waited.", "It is not."]


def test_whom_a_broadcast_lets_be_heard_speaks_between_the_marks():
    script = make_article(
        'Talks ended.\n/// VELT ACT ///\n"We waited."\n/// END ACT ///\nThe port is shut.\n/// OPT ///\nIt rained.'
    )
    (turn,) = find_turns(script)
    assert [script.text[slice(*part[0])] for part in (turn.source, turn.content)] == ["VELT", '"We waited."']


@pytest.mark.parametrize("label", ["P&Q", "Harbour & Quay", "H&Q Weekly", "Tribune"])
def test_the_label_of_an_outlet_may_have_an_ampersand(label):
    text = f"A talk\n{label}: Will you sign?\nVelt: We will.\n{label}: When?\nVelt: In May."
    assert labels_of(text) == [label, "Velt"] * 2


BY_TURNS = [
    "Will you sign?",
    "We will.",
    "And the pier.",
    "We keep it.",
    "The quota?",
    "I heard so.",
    "Is it enough?",
    "I think so.",
]
SEVERAL = ["Will you sign?", "We will.", "It is late.", "The quota?", "I heard so.", "Is it enough?", "I think so."]


@pytest.mark.parametrize(
    ("lead", "lines", "asked"),
    [
        ("Ana Velt received us.", BY_TURNS, BY_TURNS[::2]),  # a question without its mark, too
        ("The envoy welcomes us in a mill.", BY_TURNS, BY_TURNS[::2]),
        ("Our editor met her at noon.", BY_TURNS, BY_TURNS[::2]),
        ("Our editor sat down with her.", BY_TURNS, BY_TURNS[::2]),
        ("The envoy received a gift.", BY_TURNS, []),
        ("Ana Velt received us.", SEVERAL, ["Will you sign?", "The quota?", "Is it enough?"]),  # an answer of two paragraphs
        # what is said in the first person asks nothing
        (
            "Ana Velt received us.",
            [*BY_TURNS[:2], "We keep the pier.", *BY_TURNS[3:]],
            ["Will you sign?", "The quota?", "Is it enough?"],
        ),
    ],
)
def test_questions_of_an_interview_without_labels(lead, lines, asked):
    assert [words for turn, words in turns_of("\n".join(("A talk", lead, *lines))) if turn == "q"] == asked


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("May I ask why?", 4),
        ("I have told the envoys again and again that it is late, but who would listen to us?", 3),  # an answer may end so
    ],
)
def test_a_long_question_in_the_first_person_is_none_of_the_interviewers(line, count):
    lines = [*BY_TURNS[:2], "And the quay?", "We keep it.", line, "Because we can.", *BY_TURNS[6:]]
    assert [turn for turn, _ in turns_of("\n".join(("A talk", "Ana Velt received us.", *lines)))].count("q") == count


def test_labels_of_the_first_question_and_answer_alone_are_none_of_their_words():
    text = "\n".join(("Ana Velt: We keep it", "Ana Velt received us.", "Tribune: Will you sign?", "Velt: We will.", *BY_TURNS[2:]))
    assert [words for _, words in turns_of(text)] == BY_TURNS


def test_what_a_headline_says_behind_a_label_ends_with_it():
    text = (
        "Ana Velt: We keep it\nShe met us at noon.\nTribune: Will you sign?\nAna Velt: We will.\nTribune: When?\nAna Velt: In May."
    )
    told = [text[slice(*turn.content[0])] for turn in find_turns(make_article(text))]
    assert told == ["We keep it", "Will you sign?", "We will.", "When?", "In May."]


TO_YOU = ["Is it your last word?", "It is. We keep it.", "Will you sign?", "I will.", "What do you want?", "We want a pier."]
DASHED = [
    "- You have read the report.",
    "- I have. It is long.",
    "- The envoys say it is too long.",
    "- They would say so.",
    "- Will you sign?",
    "- We will.",
    "- When?",
    "- In May.",
]


@pytest.mark.parametrize(
    ("lines", "asked"),
    [
        (TO_YOU, TO_YOU[::2]),  # three are put to "you": no lead need tell of an interview
        ([*TO_YOU[:4], "What of the pier?", "We want it."], []),
        (DASHED, [line[2:] for line in DASHED[::2]]),  # some that only tell, between dashes
        ([*DASHED[:4], "- The roof leaks.", "- We know.", "- When?", "- In May."], []),  # one question is not enough
    ],
)
def test_questions_that_are_put_to_you(lines, asked):
    assert [words for turn, words in turns_of("\n".join(("A talk", "Much has been written.", *lines))) if turn == "q"] == asked


@pytest.mark.parametrize("lead", ["Ana Velt received the Lissa Review in a mill.", "The envoy welcomed our editor at noon."])
def test_a_lead_tells_whom_the_envoy_received(lead):
    assert [words for turn, words in turns_of("\n".join(("A talk", lead, *BY_TURNS))) if turn == "q"] == BY_TURNS[::2]


DEBATE = (
    "The Minister for Trade (Mr. Ivo Aas): We have agreed.\nMs Ana Velt (South Lissa) (Ind): To what?\n"
    "The Chair: Order.\nSir Olaf Strand (Velm): Shame.\nHon. Members: Hear, hear."
)
COUNCIL = "The President (spoke in French): We begin.\nMrs. Aas-Orn (United States) (spoke in Dutch): No.\nMr. Velt (Peru): Yes."
COURT = "MS. TRAN: Go on.\nQ. Did they agree?\nA. They refused.\nMR. BECK: Objection."
CHAT = "seal_7: why?\norn: they refused\nseal_7: all of it?\norn: yes"


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (DEBATE, ["Mr. Ivo Aas", "Ms Ana Velt", "The Chair", "Sir Olaf Strand", "Hon. Members"]),
        (COUNCIL, ["The President", "Mrs. Aas-Orn", "Mr. Velt"]),
        (COURT, ["MS. TRAN", "Q", "A", "MR. BECK"]),
        (
            "CHAIR: Ana?\nANA VELT, LISSA RADIO 5: Why?\nCHAIR: Go on.\nIDA AAS – ORN WIRE: When?",
            ["CHAIR", "ANA VELT", "CHAIR", "IDA AAS"],
        ),
        ("MODERATOR: Ana?\nAna Velt, Lissa Radio: Why?\nMODERATOR: Next.", ["MODERATOR", "Ana Velt", "MODERATOR"]),
        (
            "1. Ms Ana Velt (South Lissa) (Ind): Why?\nQ2 Mr Oru: When?\nSir Olaf Strand: Soon.",
            ["Ms Ana Velt", "Mr Oru", "Sir Olaf Strand"],
        ),
        ("Talks began.\nA. Velt said no.\nA. Strand said yes.", []),  # initials
        (CHAT, ["seal_7", "orn", "seal_7", "orn"]),
        (CHAT + "\nThey left.\nNobody knew why.\nIt rained.\nIt snowed.", []),
        ("ANCHOR: Who left?\nAna Velt: I did.\nANCHOR: When?\nNote: it rained.", ["ANCHOR", "Ana Velt", "ANCHOR"]),
        ("ANCHOR: Who left?\nTo Ana Velt: you did.\nANCHOR: How many?\nTotal Dead: 12", ["ANCHOR", "ANCHOR"]),
        ("The Chair: We begin.\nTalks failed.", []),
        ("Speaker 1: Why?\nSpeaker 2: No.\nSpeaker 1: Go on.\nSpeaker 2: I did.", ["Speaker 1", "Speaker 2"] * 2),
    ],
)
def test_labels_as_parliaments_councils_courts_and_chats_print_them(text, labels):
    assert labels_of(text) == labels


def test_a_turn_ends_where_somebody_without_a_name_speaks():
    text = "VELT: We will sign.\n>> When?\nSTRAND: Never."
    assert [text[slice(*turn.content[0])] for turn in find_turns(make_article(text))] == ["We will sign.", "Never."]


@pytest.mark.parametrize(
    "line",
    [
        "The meeting rose at 11.20 a.m.",
        "Senate adjourned at 18:40",
        "Several hon. Members rose—",
        "Opposition senators interjecting—",
    ],
)
def test_what_a_record_tells_between_turns_is_nobodys_words(line):
    text = f"MR. VELT: We will sign.\n{line}\nMS. AAS: The meeting was short."
    assert [text[slice(*turn.content[0])] for turn in find_turns(make_article(text))] == ["We will sign.", "The meeting was short."]


def test_letters_of_a_thread_are_their_writers():
    text = "Lease\nFrom: Ida Velt\nDear Jon,\nWe refuse.\nOn 10 June 2019, Jon Aas wrote:\nWe offer ten years."
    article = make_article(text)
    starts = [article.text.index(line) for line in ("From", "On 10")]
    blocks = tuple(replace(b, kind="label") if b.start in starts else b for b in article.blocks)
    found = find_letters(replace(article, blocks=blocks))
    words = [tuple(article.text[slice(*span)] for span in (*raw.source, *raw.content)) for raw in found]
    assert words == [("Ida Velt", "Dear Jon,\nWe refuse."), ("Jon Aas", "We offer ten years.")]
    assert find_letters(article) == []


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Ola: hello\nPia: hi\nOla: bid is 3 crowns\nPia: too low\nOla: they want no more\nPia: refuse it", ["Ola", "Pia"] * 3),
        ("IN LISSA: The board met.\nNORVASK: We refuse the toll.\nVELMARK: We accept it.", ["NORVASK", "VELMARK"]),
        ("Q. Will you pay?\nA. No, for two reasons:\nB. We are poor.\nC. It is late.", ["Q", "A"]),
    ],
)
def test_terse_chats_turns_below_a_place_and_one_answer_with_a_list_are_turns(text, labels):
    assert [text[slice(*turn.source[0])] if turn.source else None for turn in find_turns(make_article(text))] == labels


def test_turns_whose_line_breaks_are_lost_are_each_speakers_own():
    text = (
        "Morning briefing by Press Secretary Jay Carvey\nMR. CARVEY: Good morning. With me is Ben Rhoden, who has news. Ben. "
        "MR. RHODEN: Thanks. We urge Belmar to pursue a ceasefire. Q Did the President meet the opposition? MR. RHODEN: He did."
    )
    turns = find_turns(make_article(text))
    assert [text[slice(*turn.source[0])] for turn in turns] == ["MR. CARVEY", "MR. RHODEN", "Q", "MR. RHODEN"]
    assert text[slice(*turns[1].content[0])] == "Thanks. We urge Belmar to pursue a ceasefire."


def test_a_title_in_capitals_before_a_colon_is_no_turn_of_a_report_without_turns():
    assert not find_turns(make_article("The vote is today. PRESIDENT: the office that matters. Velt spoke."))
