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
    assert said["No. We have "] == said["We asked the"] == "ORNE DOCKERS' ALLIANCE"
    assert not any(name is not None and "Docks Pay" in name for name in said.values())
    assert ("accept", "denied", "ORNE DOCKERS' ALLIANCE") in moves_of(record)
    assert not any("reporter" in move for move in moves_of(record))


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
