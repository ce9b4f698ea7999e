"""Which places are the parties' seats, as reports up to a day tell it."""

from dataclasses import replace

import pytest
from joins_factory import actor, move, statement, told

from travaux.join_resources import load_join_words
from travaux.joins.codebook import Talks
from travaux.joins.parties import find_parties
from travaux.joins.party_names import party_names

WORDS = load_join_words()
NAMES = party_names(Talks("all", ("Karvelia", "Norvask"), ()), WORDS)


def _later(first, *, day="2021-03-02", of="Aldvik"):
    """The party of a place that turns something down in a report of a day, where another has come out on 1 March."""
    text = f"{of} turned it down. Norvask and Karvelia met."
    actors = (actor(text, "ac1:a", of), actor(text, "ac1:n", "Norvask"), actor(text, "ac1:k", "Karvelia"))
    moves = (move(text, "reject", "ac1:a", f"{of} turned it down"), move(text, "meet", "ac1:n", "met"))
    second = told(text, actors, moves, version="e1:two", day=day, words=WORDS)
    return find_parties([first, second], NAMES)["e1:two"].get("ac1:a")


def _sentences(text):
    return tuple(f"{each}." for each in text.removesuffix(".").split(". "))


def _claim(text, words, kind, status="actual", *, of="Aldvik", speaker="Ana Velt"):
    """A report in which somebody of Karvelia says what a place does."""
    actors = [actor(text, "ac1:v", speaker, "person"), actor(text, "ac1:n", "Norvask")]
    actors += [actor(text, "ac1:k", "Karvelia")] if "Karvelia" in text else []
    actors += [actor(text, "ac1:a", of)] if of in text else []
    moves = (
        move(text, "meet", "ac1:n", "met"),
        move(text, kind, "ac1:a" if of in text else None, words, by="s1:a", status=status),
    )
    said = (statement(text, "s1:a", "ac1:v", speaker, words),)
    return told(text, tuple(actors), moves, said, sentences=_sentences(text), day="2021-03-01", words=WORDS)


@pytest.mark.parametrize(
    ("said", "words", "kind", "party"),
    [
        ("Karvelia's envoy, Ana Velt, said Aldvik was ready to pay.", "Aldvik was ready to pay", "offer", "Karvelia"),
        ("Karvelia's envoy, Ana Velt, said Aldvik wanted tolls.", "Aldvik wanted tolls", "demand", "Karvelia"),
        ("Aldvik could live with it, said Ana Velt, an envoy of Karvelia.", "Aldvik could live with it", "accept", "Karvelia"),
        # what the other side has done, or wants of one's own
        ("Karvelia's envoy, Ana Velt, said Aldvik had agreed to pay.", "Aldvik had agreed to pay", "accept", None),
        ("Karvelia's envoy, Ana Velt, said Aldvik told Karvelia to pay.", "Aldvik told Karvelia to pay", "demand", None),
        # who speaks himself calls his own "we"
        ('Karvelia\'s envoy, Ana Velt, said: "Aldvik wants tolls".', "Aldvik wants tolls", "demand", None),
        # of nobody known
        ("A singer, Ana Velt, said Aldvik was ready to pay.", "Aldvik was ready to pay", "offer", None),
    ],
)
def test_a_place_is_the_seat_of_those_who_say_what_it_will_do(said, words, kind, party):
    assert _later(_claim(f"Norvask met us. {said}", words, kind)) == party


@pytest.mark.parametrize(("place", "party"), [("Aldvik", "Karvelia"), ("Chile", None)])
def test_a_state_of_the_world_is_nobodys_seat(place, party):
    text = f"Norvask met us. Karvelia's envoy, Ana Velt, said {place} was ready to pay."
    assert _later(_claim(text, f"{place} was ready to pay", "offer", of=place), of=place) == party


@pytest.mark.parametrize(
    ("whole", "party"), [("Karvelia rejected the tolls that Aldvik offered", None), ("Karvelia met us", "Karvelia")]
)
def test_what_a_party_answers_is_another_s(whole, party):
    text = "Norvask met us. Karvelia's envoy, Ana Velt, said Karvelia rejected the tolls that Aldvik offered. Karvelia met us."
    actors = [actor(text, "ac1:v", "Ana Velt", "person"), actor(text, "ac1:n", "Norvask"), actor(text, "ac1:k", "Karvelia")]
    moves = (
        move(text, "reject" if party is None else "meet", "ac1:k", whole, by="s1:a" if party is None else None),
        move(text, "offer", "ac1:a", "Aldvik offered", by="s1:a"),
    )
    said = (statement(text, "s1:a", "ac1:v", "Ana Velt", "Karvelia rejected the tolls that Aldvik offered"),)
    actors.append(actor(text, "ac1:a", "Aldvik"))
    first = told(text, tuple(actors), moves, said, sentences=_sentences(text), day="2021-03-01", words=WORDS)
    assert _later(first) == party


def test_what_is_told_later_tells_no_seat_before():
    text = "Norvask met us. Karvelia's envoy, Ana Velt, said Aldvik was ready to pay."
    assert _later(_claim(text, "Aldvik was ready to pay", "offer"), day="2021-02-28") is None


@pytest.mark.parametrize(
    ("near", "party"),
    [
        ("a person briefed on Karvelia's thinking", "Karvelia"),
        ("two people familiar with the Karvelian position", "Karvelia"),
        ("an aide close to Norvask", "Norvask"),
        ("a person who has seen Karvelia", None),
    ],
)
def test_a_place_is_the_seat_of_those_to_whom_its_tellers_are_near(near, party):
    text = f"Norvask met us. Aldvik insists on tolls, according to {near}."
    actors = (actor(text, "ac1:n", "Norvask"), actor(text, "ac1:a", "Aldvik", "person"))
    moves = (move(text, "meet", "ac1:n", "met"), move(text, "demand", "ac1:a", "Aldvik insists on tolls"))
    assert _later(told(text, actors, moves, sentences=_sentences(text), day="2021-03-01", words=WORDS)) == party


@pytest.mark.parametrize(
    ("publisher", "dateline", "title", "party"),
    [
        ("Karvelia Ministry of Roads", "Aldvik, 1 March 2024", None, "Karvelia"),
        ("Office of the President of Karvelia", "Aldvik, March 1, 2024", None, "Karvelia"),
        ("Embassy of Karvelia in Norvask", "Aldvik, 1 March 2024", None, None),
        ("Karvelia Ministry of Roads", "Aldvik, 1 March 2024", "Joint statement of Karvelia and Norvask", None),
        ("Karvelia Herald", "Aldvik, 1 March 2024", None, None),
        ("Karvelia Ministry of Roads", "Aldvik and the sea", None, None),
    ],
)
def test_a_ministry_releases_its_texts_at_its_state_s_seat(publisher, dateline, title, party):
    text = f"{dateline}\n\nKarvelia rejects tolls."
    actors = (actor(text, "ac1:k", "Karvelia"),)
    report = told(
        text,
        actors,
        (move(text, "reject", "ac1:k", "Karvelia rejects tolls"),),
        origin=publisher,
        sentences=(dateline, "Karvelia rejects tolls."),
        day="2021-03-01",
        words=WORDS,
    )
    assert _later(replace(report, title=title)) == party


@pytest.mark.parametrize(("claims", "party"), [(True, "Karvelia"), (False, "Norvask")])
def test_where_a_report_is_filed_counts_less_than_who_speaks_for_a_place(claims, party):
    text = "ALDVIK, March 1 - Norvask rejected tolls."
    moves = (move(text, "reject", "ac1:n", "Norvask rejected tolls"),)
    sentences = ("ALDVIK, March 1 - ", "Norvask rejected tolls.")
    filed = told(
        text, (actor(text, "ac1:n", "Norvask"),), moves, sentences=sentences, version="e1:w", day="2021-02-20", words=WORDS
    )
    text = "Norvask met us. Karvelia's envoy, Ana Velt, said Aldvik was ready to pay."
    spoken = _claim(text, "Aldvik was ready to pay", "offer")
    text = "Aldvik turned it down."
    moves = (move(text, "reject", "ac1:a", text),)
    last = told(text, (actor(text, "ac1:a", "Aldvik"),), moves, version="e1:two", day="2021-03-02", words=WORDS)
    assert find_parties([filed, *([spoken] if claims else []), last], NAMES)["e1:two"].get("ac1:a") == party
