import pytest

from travaux.reader.turns import find_turns

TEXTS = [
    ("capitals", ["MR. HART: Good morning.", "QUESTION: Will you go?", "MR. HART: No."], [True, True, True]),
    ("letters", ["Q: Will there be peace?", "A: I don't know.", "He fell silent."], [True, True, False]),
    ("letters without a colon", ["MR. HADLEY: He will not.", "Q Nick, will he?", "It has brackets."], [True, True, False]),
    (
        "titles without dots",
        ["Ms Ana Velt (South Lissa) (Ind): Why?", "Sir Olaf Strand: Shame.", "Mr Velt left."],
        [True, True, False],
    ),
    ("names", ["Tom Hale: Are you sure?", "Ana Velt: I am.", "Tom Hale: Why?"], [True, True, True]),
    (
        "offices",
        ["Foreign Minister Velt (through interpreter): Yes.", "Moderator: Next.", "Moderator: The last one."],
        [True, True, True],
    ),
    (
        "of outlets",
        ["CHAIR: Ana?", "ANA VELT, LISSA RADIO 5: Did they agree?", "CHAIR: No."],
        [True, True, True],
    ),
    ("numbered", ["1. Ms Ana Velt (South Lissa) (Ind): Why?", "Mr Aas: Soon.", "2. The pier is closed."], [True, True, False]),
    ("none", ["Note: he left.", "The talks failed.", "Reuters: talks failed"], [False, False, False]),
    ("what a newsroom sets before lines", ["LIVE: talks resume", "BREAKING: Orn leaves", "UPDATE 2: Orn is back"], [False] * 3),
    ("capitals of all languages", ["ÉLISE ÅBERG: Why?", "THÉVENOT: We won't.", "Ø left."], [True, True, False]),
    (
        "titles like turns",
        ["The Round – Part 8: What Next", "Ana: Hello.", "Orn: Hello.", "Ana: Why?", "DOCKS PAY: WHERE WE ARE"],
        [False, True, True, True, False],
    ),
    ("one label", ["MR. HART: Good morning.", "He left."], [False, False]),
]


@pytest.mark.parametrize(("paragraphs", "expected"), [row[1:] for row in TEXTS], ids=[row[0] for row in TEXTS])
def test_turns_of_transcripts(paragraphs, expected):
    turns = find_turns(paragraphs)
    assert [turns.begin(paragraph) for paragraph in paragraphs] == expected
