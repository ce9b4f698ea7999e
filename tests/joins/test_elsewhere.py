"""Moves towards states that are no parties of the talks are on none of their issues."""

from dataclasses import replace

import pytest
from joins_factory import actor, move, told

from travaux.join_resources import load_join_words
from travaux.joins.codebook import CodebookIssue, Talks
from travaux.joins.digest import Digest
from travaux.joins.joining import join

WORDS = load_join_words()
TALKS = Talks("all", ("Karvelia", "Norvask"), (CodebookIssue("archives", ("access to prisoners",)), CodebookIssue("army of Peru")))


def issue_of(text, about, towards, *, own=("ac1:k", "Karvelia"), talks=TALKS):
    """The issue of what Karvelia asks of somebody."""
    id, name = own
    report = told(text, (actor(text, id, name),), (move(text, "demand", id, text.rstrip("."), about),), words=WORDS)
    acts = tuple(replace(act, towards=towards) for act in report.digest.acts)
    report = replace(report, digest=replace(report.digest, acts=acts))
    (proposition,) = join([report], talks, WORDS).propositions
    return proposition.issue


@pytest.mark.parametrize(
    ("text", "about", "towards", "issue"),
    [
        ("Karvelia asks Chile for access to prisoners.", "access to prisoners", ("Chile",), None),
        ("Karvelia asks Chile and Bolivia for access to prisoners.", "access to prisoners", ("Chile", "Bolivia"), None),
        ("Karvelia asks for access to prisoners.", "access to prisoners", (), "archives"),
        ("Karvelia asks Norvask for access to prisoners.", "access to prisoners", ("Norvask",), "archives"),
        ("Karvelia asks Chile for access to prisoners.", "access to prisoners", ("Chile", "the union"), "archives"),
        # it tells of another party, or the issues tell of the state
        ("Karvelia asks Chile for access to prisoners of Norvask.", "access to prisoners of Norvask", ("Chile",), "archives"),
        ("Karvelia asks Peru for access to prisoners.", "access to prisoners", ("Peru",), "archives"),
    ],
)
def test_what_is_asked_of_a_state_that_is_no_party_is_on_no_issue(text, about, towards, issue):
    assert issue_of(text, about, towards) == issue


def test_a_digest_tells_towards_whom_a_move_is_made_and_for_whom_these_act():
    text = "Karvelia asks Minister Ruz of Chile for access."
    actors = (
        actor(text, "ac1:k", "Karvelia"),
        actor(text, "ac1:c", "Chile"),
        actor(text, "ac1:r", "Ruz", "person", party="ac1:c"),
    )
    asked = replace(move(text, "demand", "ac1:k", text.rstrip("."), "access"), to=("ac1:r",))
    digest = told(text, actors, (asked,), words=WORDS).digest
    assert [act.towards for act in digest.acts] == [("Chile",)]
    assert Digest.from_dict(digest.to_dict()) == digest
    old = digest.to_dict() | {"acts": [act[:-1] for act in digest.to_dict()["acts"]]}
    assert [act.towards for act in Digest.from_dict(old).acts] == [()]
