"""What somebody says against what was told, in one report or in another, and for which party."""

import json

from joins_factory import actor, move, statement, told

from travaux.joins.answered import answered
from travaux.joins.digest import Digest

KARVELIA, NORVASK = "Karvelia", "Norvask"
SIDES = {"ac1:ross": KARVELIA, "ac1:dell": KARVELIA, "ac1:venn": NORVASK}
PEOPLE = {"Ola Ross": "ac1:ross", "Ida Dell": "ac1:dell", "Jan Venn": "ac1:venn"}
FIRST, WEEK_LATER, SUMMER = "2021-03-01", "2021-03-08", "2021-06-08"


def report(*sentences, moves=(), day=FIRST, version="e1:one"):
    """A report of some sentences, each with who speaks in it; nobody where the narrator does."""
    lines = tuple(sentence for sentence, _ in sentences)
    text = " ".join(lines)
    actors = tuple(actor(text, id, name, "person") for name, id in PEOPLE.items() if name in text)
    speaking = [(at, line, PEOPLE[who]) for at, (line, who) in enumerate(sentences) if who is not None]
    said = tuple(statement(text, f"s1:{at}", who, line.split()[0], line) for at, line, who in speaking)
    made = tuple(move(text, **each) for each in moves)
    return told(text, actors, made, said, sentences=lines, day=day, version=version)


def found(*reports, sides=SIDES):
    """Each dispute's kind, with the words of both sides; whose spans are those words."""
    disputes = answered(reports, {each.version: sides for each in reports})
    for side in (side for each in disputes for side in (*each.first, *each.second)):
        assert side.evidence and side.quote
    return [(each.kind, [one.quote for one in each.first], each.second[0].quote) for each in disputes]


def find_retorts_in(first, second):
    """What is told against another in a report of two sentences."""
    return report((first, "Jan Venn"), (second, "Ola Ross")).digest.retorts


CLAIM = "Jan Venn said Karvelia had agreed to open the lock."


def test_a_denial_that_only_points_answers_what_another_says_right_before():
    for denial in (
        "Ola Ross said it had agreed to no such thing.",
        '"No such promise was made," Ola Ross said.',
        '"It has not," said Ola Ross.',
        "Ola Ross denied having given any assurance.",
        "Ola Ross called that a fairy tale.",
    ):
        pair = report((CLAIM, "Jan Venn"), (denial, "Ola Ross"))
        assert found(pair) == [("own word against claim", [CLAIM], denial)], denial
    denial = "Nobody had given such promises to the port, Ola Ross said."
    assert found(report((CLAIM, "Jan Venn"), (denial, "Ola Ross"))) == []
    assert found(report(("The lock is old.", None), ("Ola Ross said no such thing.", "Ola Ross"))) == []


def test_a_question_denies_nothing():
    question = "Ola Ross asked: Is it true that Karvelia has not agreed to open the lock?"
    assert found(report((CLAIM, "Jan Venn"), (question, "Ola Ross"))) == []
    assert len(found(report((CLAIM, "Jan Venn"), (question.replace("?", "."), "Ola Ross")))) == 1


def test_a_denial_that_only_points_may_be_of_anything_that_another_says_was_done():
    nod, denial = "Jan Venn said Karvelia had given him the nod.", "Ola Ross said it had done no such thing."
    assert found(report((nod, "Jan Venn"), (denial, "Ola Ross"))) == [("own word against claim", [nod], denial)]
    assert found(report((nod, None), (denial, "Ola Ross"))) == []
    assert found(report((nod, "Jan Venn"), ("A crowd was waiting.", None), (denial, "Ola Ross"))) == []


def test_a_denial_by_any_word_for_it():
    for denial in (
        "Karvelia hadn’t agreed to open the lock, Ola Ross said.",
        "Karvelia had at no time agreed to open the lock, Ola Ross said.",
        "Ola Ross said nobody had ever agreed to open the lock.",
        "Karvelia agreed to nothing, Ola Ross said.",
        *(
            f"Ola Ross called that {word}."
            for word in ("untrue", "made up", "a fabrication", "pure invention", "RUBBISH", "nonsense")
        ),
        *(f"Ola Ross said the claim was {word}." for word in ("a lie", "baseless", "unfounded")),
    ):
        assert found(report((CLAIM, "Jan Venn"), (denial, "Ola Ross"))) == [("own word against claim", [CLAIM], denial)], denial
    for word in ("nothing", "no", "neither"):
        (retort,) = find_retorts_in("Jan Venn called.", f"It had dropped {word}, Ola Ross said.")
        assert retort.denial


def test_any_words_that_set_one_against_another():
    for turn in (
        "Ola Ross said otherwise.",
        "Ola Ross said quite the contrary.",
        "Ola Ross disagreed.",
        "Ola Ross begs to differ.",
        '"Not so," said Ola Ross.',
        "Ola Ross would not hear of it.",
        "Ola Ross was having none of it.",
        "It came as a surprise to Ola Ross.",
        "That is news to Ola Ross.",
        "Ola Ross struck a different note.",
        "Ola Ross contradicted her.",
    ):
        pair = report((SOFT, "Ida Dell"), (turn, "Ola Ross"))
        assert found(pair) == [("two voices of one party", [SOFT], turn)], turn


def test_nobody_was_promised_it():
    claim = "Jan Venn said Karvelia had promised him the release of nine pilots."
    for denial in (
        "Nobody has promised any release of pilots to him, Ola Ross said.",
        "Ola Ross said Karvelia told nobody of the release of pilots.",
    ):
        between = ("A crowd was waiting.", None)
        assert found(report((claim, "Jan Venn"), between, (denial, "Ola Ross"))) == [("own word against claim", [claim], denial)]


def test_who_denies_what_he_says_himself_tells_of_another_thing():
    denial = "Jan Venn said there was no such agreement on the tolls."
    assert found(report((CLAIM, "Jan Venn"), (denial, "Jan Venn"))) == []


def test_who_speaks_for_nobody_denies_what_is_told():
    denial = "No such promise was made."
    assert found(report((CLAIM, "Jan Venn"), (denial, None))) == [("made against denied", [CLAIM], denial)]


def test_a_denial_that_says_what_it_denies_answers_the_same_words_only():
    denial = "Ola Ross said Karvelia had not agreed to open the lock."
    between = ("A crowd was waiting.", None)
    assert found(report((CLAIM, "Jan Venn"), between, (denial, "Ola Ross"))) == [("own word against claim", [CLAIM], denial)]
    other = "Ola Ross said nobody had promised a loan. Tolls had not been offered."
    assert found(report((CLAIM, "Jan Venn"), between, (other, "Ola Ross"))) == []


def test_a_denial_answers_what_others_told_in_the_same_words_in_another_report():
    claim = "Jan Venn said Karvelia had promised a review of the dredging ban by June."
    words = "Karvelia had promised a review of the dredging ban by June"
    made = {"kind": "commit", "party": None, "evidence": words, "by": "s1:0"}
    denial = ('"We promised no review of any dredging ban," Ola Ross said.', "Ola Ross")
    first = report((claim, "Jan Venn"), moves=(made,))
    assert found(first, report(denial, day=WEEK_LATER, version="e1:two")) == [("own word against claim", [words], denial[0])]
    assert found(first, report(denial, day=SUMMER, version="e1:two")) == []  # long ago
    assert found(report((claim, "Jan Venn"), moves=(made,), day=SUMMER), report(denial, version="e1:two")) == []  # told later
    other = ('"We promised no lower tolls at all," Ola Ross said.', "Ola Ross")
    assert found(first, report(other, day=WEEK_LATER, version="e1:two")) == []
    own = report((claim.replace("Jan Venn", "Ida Dell"), "Ida Dell"), moves=(made,))  # its own word is no claim of another
    assert found(own, report(denial, day=WEEK_LATER, version="e1:two")) == []


def test_a_claim_told_again_where_it_is_denied_stands_where_it_was_made():
    words = "Karvelia had promised a review of the dredging ban"
    first = report(
        (f"Jan Venn said {words}.", "Jan Venn"), moves=({"kind": "commit", "party": None, "evidence": words, "by": "s1:0"},)
    )
    again = "Jan Venn told us last week that Karvelia had promised a review of the dredging ban."
    denial = "Ola Ross said it gave no such promise."
    second = report((again, "Jan Venn"), (denial, "Ola Ross"), day=WEEK_LATER, version="e1:two")
    assert found(first, second) == [("own word against claim", [again, words], denial)]


SOFT = "Ida Dell said Karvelia could live with 40 lorries."


def test_two_persons_of_one_party_of_whom_words_tell_that_they_differ():
    for turn in (
        '"Not so," said Ola Ross.',
        'Ola Ross said otherwise: "We are closing the gate."',
        "Ola Ross sees it differently.",
        "Ola Ross said the very opposite.",
        "Ola Ross wouldn't hear of it.",
        "That came as news to Ola Ross.",
        "Ola Ross struck a different note.",
    ):
        assert found(report((SOFT, "Ida Dell"), (turn, "Ola Ross"))) == [("two voices of one party", [SOFT], turn)], turn
        assert found(report((SOFT.replace("Ida Dell", "Jan Venn"), "Jan Venn"), (turn, "Ola Ross"))) == [], turn
    for other in ("Ola Ross said the weather was fine.", '"Not so long ago we met twice," said Ola Ross.'):
        assert found(report((SOFT, "Ida Dell"), (other, "Ola Ross"))) == [], other


def test_what_two_persons_say_goes_on_where_they_say_more():
    more = '"Forty is nothing for us," she said.'
    turn, rest = "Not so fast, said Ola Ross.", '"It stays at ten," he told a rally.'
    pair = report((SOFT, "Ida Dell"), (more, "Ida Dell"), (turn, "Ola Ross"), (rest, "Ola Ross"))
    assert found(pair) == [("two voices of one party", [f"{SOFT} … {more}"], f"{turn} … {rest}")]


def test_two_persons_of_one_party_of_whom_one_refuses_the_same_hours_later():
    turn = "Hours later Ola Ross said Karvelia would not let in 40 lorries."
    assert found(report((SOFT, "Ida Dell"), (turn, "Ola Ross"))) == [("two voices of one party", [SOFT], turn)]
    other = "Hours later Ola Ross said Karvelia would not let in 90 lorries."
    assert found(report((SOFT, "Ida Dell"), (other, "Ola Ross"))) == []  # another number
    alike = "Hours later Ola Ross said Karvelia would let in 40 lorries."
    assert found(report((SOFT, "Ida Dell"), (alike, "Ola Ross"))) == []  # both are for it
    plain = "Ola Ross said Karvelia would not let in 40 lorries."
    assert found(report((SOFT, "Ida Dell"), (plain, "Ola Ross"))) == []  # nothing leads from one to the other
    assert found(report((SOFT, "Ida Dell"), (turn, "Ola Ross")), sides={"ac1:dell": KARVELIA}) == []  # nobody's


def test_a_slug_that_was_read_as_a_person_is_nobodys_last_name(monkeypatch):
    monkeypatch.setitem(PEOPLE, "CORRECTED-", "ac1:slug")
    turn = '"Not so," said CORRECTED-.'
    sides = {**SIDES, "ac1:slug": KARVELIA}
    assert found(report((SOFT, "Ida Dell"), (turn, "CORRECTED-")), sides=sides) == [("two voices of one party", [SOFT], turn)]


def test_a_digest_keeps_them():
    digest = report((CLAIM, "Jan Venn"), ("Ola Ross said no such promise was made.", "Ola Ross")).digest
    assert digest.retorts
    assert Digest.from_dict(json.loads(json.dumps(digest.to_dict()))).retorts == digest.retorts
    old = digest.to_dict()
    del old["retorts"]
    assert Digest.from_dict(json.loads(json.dumps(old))).retorts == ()
