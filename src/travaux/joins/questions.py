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
    speaker = next((actor for actor in record.actors if actor.id == last.speaker), None)
    of_press = speaker is not None and (speaker.id in (record.publisher_actor, *record.credits) or speaker.name.lower() in _PRESS)
    is_turn = last.form == "direct" and not last.cue and bool(last.source)
    return last.question or (is_turn and of_press and _answers(record, last))


def _answers(record: Record, turn: Statement) -> bool:
    """Whether somebody else has turns of his own in a record: who speaks alone under a label asks nobody."""
    turns = (each for each in record.statements if each.form == "direct" and not each.cue and each.source)
    return any(each.speaker not in (turn.speaker, None) for each in turns)
