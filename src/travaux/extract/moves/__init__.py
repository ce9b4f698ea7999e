"""Moves: what each party does in, or towards, a negotiation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from travaux.extract.moves.codes import PloverCoder, code_moves
from travaux.extract.moves.condition_words import Conditions, parse_conditions
from travaux.extract.moves.control import Control, parse_control
from travaux.extract.moves.find import find_moves
from travaux.extract.moves.issue_words import IssueWords, parse_issue_words
from travaux.extract.moves.issues import find_issues
from travaux.extract.moves.lexicon import MoveLexicon, parse_move_lexicon
from travaux.extract.moves.links import link_moves
from travaux.extract.moves.moods import Moods, parse_moods
from travaux.extract.moves.places import addressed_nouns, asked_pronouns, doing_nouns
from travaux.extract.moves.relations import Relations
from travaux.extract.moves.scene import MoveScene, mentions_by_token
from travaux.extract.moves.triggers import Trigger, find_triggers, weights_of
from travaux.extract.moves.unresolved import unresolved_fields
from travaux.record.document import Issue
from travaux.record.move import Move
from travaux.record.unresolved import Unresolved

__all__ = [
    "Conditions",
    "Control",
    "IssueWords",
    "Moods",
    "MoveLexicon",
    "MoveScene",
    "MovesFound",
    "PloverCoder",
    "Relations",
    "Trigger",
    "addressed_nouns",
    "asked_pronouns",
    "code_moves",
    "doing_nouns",
    "find_triggers",
    "link_moves",
    "mentions_by_token",
    "parse_conditions",
    "parse_control",
    "parse_issue_words",
    "parse_moods",
    "parse_move_lexicon",
    "read_moves",
    "weights_of",
]


@dataclass(frozen=True, slots=True)
class MovesFound:
    """A report's moves in text order, their issues, what stays open, and for each move the word that shows it."""

    moves: tuple[Move, ...]
    issues: tuple[Issue, ...]
    unresolved: tuple[Unresolved, ...] = ()
    triggers: tuple[Trigger, ...] = ()

    @property
    def by_word(self) -> list[tuple[int, Move]]:
        """Each move with the word that shows it."""
        return [(trigger.token, move) for move, trigger in zip(self.moves, self.triggers, strict=True)]


def read_moves(scene: MoveScene, triggers: Sequence[Trigger], version: str) -> MovesFound:
    """The moves of a report, and what of them it calls for and doesn't tell."""
    drafts = find_moves(scene, triggers, version)
    moves, issues = find_issues(scene, drafts, version)
    triggers = tuple(draft.trigger for draft in drafts)
    unresolved = [row for move, trigger in zip(moves, triggers, strict=True) for row in unresolved_fields(scene, move, trigger)]
    return MovesFound(tuple(moves), issues, tuple(unresolved), triggers)
