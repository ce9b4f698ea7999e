"""Which PLOVER event a move is, by its kind, its status and what the classifier thinks."""

import pytest

from travaux.errors import ResourceError
from travaux.extract.plover import find_plover, parse_plover_map
from travaux.extract.plover.mapping import STATUSES
from travaux.record.move import MOVE_KINDS, Plover
from travaux.resources import load_plover_map

NONE = []
EVENTS = [
    ("consult", "actual", NONE, (), Plover("CONSULT")),
    ("consult", "actual", NONE, ("telephon",), Plover("CONSULT", "phone")),
    ("consult", "actual", NONE, ("visit",), Plover("CONSULT", "visit")),
    ("consult", "planned", NONE, ("meet",), Plover("AGREE")),
    ("consult", "denied", NONE, ("meet",), Plover("REJECT", "meet")),
    ("consult", "denied", [("SANCTION", 0.7), ("REJECT", 0.2)], ("cancel",), Plover("SANCTION", "cancel")),
    ("offer", "actual", [("AID", 0.9), ("AGREE", 0.1)], (), Plover("AGREE")),
    ("demand", "actual", NONE, ("withdraw",), Plover("REQUEST", "yield")),
    ("demand", "denied", NONE, (), Plover("CONCEDE")),
    ("accept", "actual", [("SUPPORT", 0.6), ("AGREE", 0.3)], (), Plover("SUPPORT")),
    ("accept", "actual", [("SUPPORT", 0.3), ("AGREE", 0.6)], (), Plover("AGREE")),
    ("accept", "planned", [("SUPPORT", 0.6)], (), Plover("AGREE")),
    ("concede", "actual", [("YIELD", 0.9)], (), Plover("CONCEDE")),
    ("reject", "actual", [("ACCUSE", 0.9)], ("talk",), Plover("REJECT", "meet")),
    ("warn", "actual", [("THREATEN", 0.5), ("ACCUSE", 0.1)], ("attack",), Plover("THREATEN", "violence")),
    ("warn", "actual", [("THREATEN", 0.2), ("ACCUSE", 0.5)], (), Plover("ACCUSE")),
    ("disclose", "actual", [("SUPPORT", 0.9)], (), None),
    ("accuse", "denied", [("ACCUSE", 0.9)], (), None),
]


@pytest.mark.parametrize(("kind", "status", "ranked", "stems", "wanted"), EVENTS)
def test_event_of_a_move(kind, status, ranked, stems, wanted):
    assert find_plover(kind, status, ranked, stems, load_plover_map()) == wanted


def test_every_kind_and_status_is_mapped():
    assert set(load_plover_map().kinds) == {(kind, status) for kind in MOVE_KINDS for status in STATUSES}


@pytest.mark.parametrize(("event", "root"), [("CONCEDE", "YIELD"), ("RETREAT", "YIELD"), ("ACCUSE", "ACCUSE"), ("YIELD", None)])
def test_root_of_an_event(event, root):
    assert load_plover_map().root_of(event) == root


@pytest.mark.parametrize("root", ["ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "AID"])
def test_what_is_no_move(root):
    assert load_plover_map().kinds_of(root) == frozenset()


@pytest.mark.parametrize(
    ("root", "kind"), [("YIELD", "concede"), ("REQUEST", "demand"), ("THREATEN", "warn"), ("CONSULT", "consult")]
)
def test_kinds_of_a_root(root, kind):
    assert kind in load_plover_map().kinds_of(root)


@pytest.mark.parametrize(
    "row", [["sing", "actual", "AID"], ["offer", "sung", "AID"], ["offer", "actual", "SONG"], ["offer", "actual,actual", "AID"]]
)
def test_a_map_of_what_is_not_known_is_refused(row):
    with pytest.raises(ResourceError, match=r"plover/kinds\.tsv"):
        parse_plover_map([["AID", "AID"]], [row], [])
