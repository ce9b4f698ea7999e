"""The reports of our own that models learn from: every mark stands on words of its text."""

import json
from pathlib import Path

from travaux.analysis.labels import NAME_KINDS
from travaux.record.move import MOVE_KINDS

OWN = Path(__file__).parent.parent / "training/annotations/own.jsonl"
ROWS = [json.loads(line) for line in OWN.read_text(encoding="utf-8").splitlines()]


def test_each_mark_stands_on_words_of_its_report():
    for row in ROWS:
        spans = [span for move in row["moves"] for role in ("party", "to", "object", "condition") for span in move[role]]
        spans += [move[part] for move in row["moves"] for part in ("evidence", "trigger")]
        spans += [[start, end] for start, end, _ in row["names"]]
        for start, end in spans:
            words = row["text"][start:end]
            assert words and words == words.strip() and "\n" not in words, (row["id"], words)


def test_each_move_is_shown_by_a_word_of_its_evidence():
    for row in ROWS:
        triggers = [tuple(move["trigger"]) for move in row["moves"]]
        assert len(set(triggers)) == len(triggers), row["id"]
        for move in row["moves"]:
            assert move["evidence"][0] <= move["trigger"][0] < move["trigger"][1] <= move["evidence"][1], row["id"]


def test_kinds_and_names_are_those_of_the_record():
    assert {kind for row in ROWS for move in row["moves"] for kind in move["kinds"]} == set(MOVE_KINDS)
    assert {kind for row in ROWS for *_, kind in row["names"]} <= set(NAME_KINDS)
    assert len({row["id"] for row in ROWS}) == len(ROWS)


def test_an_eighth_is_held_back():
    held_back = sum(row["held_back"] for row in ROWS)
    assert len(ROWS) // 10 < held_back < len(ROWS) // 5
