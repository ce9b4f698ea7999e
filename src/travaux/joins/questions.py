"""Questions: what is told in one is only asked, and no stance of anybody."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from travaux.record.record import Record
    from travaux.record.statement import Statement

_PRESS = frozenset(("correspondent", "interviewer", "journalist", "question", "reporter"))


def is_asked(record: Record, chain: Sequence[Statement]) -> bool:
    """Whether something is told in a question, or in another turn of who only asks: "Radio Velm: But Belmar wants ten".

    What is asked of somebody's words ("Keno says that Belmar has agreed. Has it?") is that one's claim.

    Args:
        chain: the statements in which it lies, the outermost first.
    """
    if not chain:
        return False
    last = chain[-1]
    return last.question or (_is_turn(last) and _is_of_press(record, last.speaker) and _answers(record, last))


def _is_turn(statement: Statement) -> bool:
    """Whether a statement stands under a label."""
    return statement.form == "direct" and not statement.cue and bool(statement.source)


def _is_of_press(record: Record, speaker: str | None) -> bool:
    actor = next((actor for actor in record.actors if actor.id == speaker), None)
    return actor is not None and (actor.id in (record.publisher_actor, *record.credits) or actor.name.lower() in _PRESS)


def _answers(record: Record, turn: Statement) -> bool:
    """Whether somebody else has turns of his own in a record: who speaks alone under a label asks nobody."""
    return any(_is_turn(each) and each.speaker not in (turn.speaker, None) for each in record.statements)
