"""Who only gets what another does, and who is told to be to blame, in invented reports."""

import pytest
from factories import make_article

from travaux.pipeline import read_article
from travaux.resources import load_resources

NO = "GRENA, 3 May. The Reed Front rejected the toll of the Dockers' Union on Monday. "


def told(text, kind):
    """The names of those who make the last move of a kind, and of those towards whom."""
    record = read_article(make_article(NO + text, published="2019-05-04"), load_resources("small")).record
    names = {actor.id: actor.name for actor in record.actors}
    move = [move for move in record.moves if move.kind == kind][-1]
    return [names[p] for p in move.party], [names[p] for p in move.to]


@pytest.mark.parametrize(
    ("text", "kind", "party", "to"),
    [
        ("Dalk Energy received an offer of 40 crowns a share from Orne Mining.", "offer", ["Orne Mining"], ["Dalk Energy"]),
        ("Norvask faces demands from the union to reopen the pit.", "demand", ["Dockers' Union"], ["Norvask"]),
        ("The commission received a complaint that the firm had paid bribes.", "accuse", [], ["firm"]),
        ("Norvask came under attack from Belmar over the ferries.", "accuse", ["Belmar"], ["Norvask"]),
        ("Dalk Energy made an offer of 40 crowns a share.", "offer", ["Dalk Energy"], []),
        ("Dalk Energy fought for its offer of 40 crowns a share.", "offer", ["Dalk Energy"], []),
    ],
)
def test_who_gets_what_is_put_to_him_has_not_put_it(text, kind, party, to):
    assert told(text, kind) == (party, to)


@pytest.mark.parametrize(
    ("text", "party", "to"),
    [
        ("Belmar says that Norvask helped the rebels who shelled the port.", ["Belmar"], ["Norvask"]),
        ("Belmar says that Norvask accused the rebels of having shelled the port.", ["Norvask"], ["rebels"]),
    ],
)
def test_who_tells_what_another_does_blames_him(text, party, to):
    assert told(text, "accuse") == (party, to)


@pytest.mark.parametrize(
    ("text", "kind", "party"),
    [
        ("The ethics office has investigated Karl Brandt for requesting a meeting with the bank.", "demand", ["Karl Brandt"]),
        ("Some ministers are angry at Karl Brandt for agreeing to the debate.", "accept", ["Karl Brandt"]),
        ("The ministry met Karl Brandt, demanding a longer pier.", "demand", ["ministry"]),
    ],
)
def test_who_is_judged_for_what_he_did_has_done_it(text, kind, party):
    assert told(text, kind)[0] == party
