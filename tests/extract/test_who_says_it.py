"""Who says what: where the press has a copy, a participle goes on, a headline tells who heard it, paragraphs follow."""

import pytest

HEAD = "Talks on the reef\n\n2 October 2024\n\n"


def told(reader, text, head=HEAD):
    record = reader.read_bytes((head + text).encode())
    return [
        (record.name_of(s.speaker) if s.speaker else None, record.quote(s.cue), record.quote(s.content)) for s in record.statements
    ]


def test_who_received_a_copy_of_a_statement_says_nothing_in_it(small_reader):
    text = "The Norvask envoy affirmed in a statement of which LNA received a copy that Belmar had retreated from its pledge."
    assert told(small_reader, text) == [("Norvask envoy", "affirmed", "Belmar had retreated from its pledge")]
    record = small_reader.read_bytes((HEAD + text).encode())
    assert all(move.kind != "submit" for move in record.moves)


def test_a_participle_behind_a_cue_is_of_the_same_speaker(small_reader):
    text = (
        "It is nothing but a demand for disarming Norvask, the statement by Belmar said, "
        "warning that those who persist will be held accountable."
    )
    assert [(who, cue) for who, cue, _ in told(small_reader, text)] == [("Belmar", "said"), ("Belmar", "warning")]


def test_a_headline_s_last_word_tells_who_was_told(small_reader):
    title = "Brewer and its drivers settle suit over pay, judge told"
    body = "Orlen Ales has agreed to pay its drivers six million crowns, lawyers for both sides told Judge Ana Velt on Friday."
    found = told(small_reader, body, f"{title}\n\n2 October 2024\n\n")
    assert [who for who, _, words in found if words.startswith("Brewer")] in ([], [None])


def test_what_she_called_it_is_whoever_speaks(small_reader):
    text = (
        "Ana Velt, the judge of Belmar, said she would rule on Friday. Ji Orn, a lawyer for Norvask, said "
        'it would not pay "a crown" for what she called Belmar\'s negligence.'
    )
    record = small_reader.read_bytes((HEAD + text).encode())
    accused = [[record.name_of(p) for p in move.party] for move in record.moves if move.kind == "accuse"]
    assert accused in ([], [["Ji Orn"]])
    assert "Ana Velt" not in [who for who, cue, _ in told(small_reader, text) if cue == "called"]


MISSION = (
    "A mission of the Lake Fund, led by Ms. Ana Orn, visited Port Velm for talks. Ms. Orn issued the following statement:\n\n"
    '"The authorities of Velmia and the mission made good progress, but did not reach agreement.\n\n'
    '"Growth has slowed to 1.4 percent. Staff urged the authorities to submit the pension bill before the next review.\n\n'
    '"The authorities do not intend to sell the water utility and proposed a management contract instead."\n'
)


def test_paragraphs_that_each_open_a_quotation_are_of_whoever_opened_the_first(small_reader):
    found = told(small_reader, MISSION)
    assert {who for who, cue, words in found if words.startswith('"')} == {"Ana Orn"}
    assert [words for _, cue, words in found if cue == "urged"] == [
        "the authorities to submit the pension bill before the next review"
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            '"The toll was dead in March, as all knew.\n\n"Now it must be paid by June, and nobody asked us," Ana Velt said.\n\n',
            "Ana Velt",
        )
    ],
)
def test_a_paragraph_with_a_cue_behind_its_quotation_has_its_own(small_reader, text, speaker):
    assert (speaker, "said", '"Now it must be paid by June, and nobody asked us,"') in told(small_reader, text)


def test_a_past_verb_goes_on_with_who_said_it_not_with_what_should_be_done(small_reader):
    text = (
        "The representative of Norvask said the Council should not reward those who shelled the Vardo bridge in Belmar "
        "and called for an inquiry."
    )
    assert [who for who, cue, _ in told(small_reader, text) if cue == "called for"] == ["representative of Norvask"]
    record = small_reader.read_bytes((HEAD + text).encode())
    assert all(record.name_of(p) == "representative of Norvask" for move in record.moves for p in move.party)


def test_who_speaks_before_a_vote_addresses_nobody(small_reader):
    text = "Speaking before the vote, the representative of Norvask said that her delegation had talked to Belmar in good faith."
    record = small_reader.read_bytes((HEAD + text).encode())
    assert [s.addressee for s in record.statements] == [()]


def test_a_host_s_name_stands_in_brackets(small_reader):
    text = (
        "Harbour Talk, episode 41\n\nTranscript\n\nPublished: 4 June 2025\n\n"
        "[00:00] HOST (LENA ABIOLA): Two weeks of stand-off at the port. With me, Rasmus Thorsen of the Dockers' Federation.\n\n"
        "[00:12] RASMUS THORSEN: They have offered three per cent, and we said no.\n\n"
        "[00:20] HOST (LENA ABIOLA): And the government?\n"
    )
    record = small_reader.read_bytes(text.encode())
    assert [record.name_of(s.speaker) for s in record.statements if not s.cue] == ["Lena Abiola", "Rasmus Thorsen", "Lena Abiola"]
