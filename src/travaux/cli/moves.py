"""What each side did, as the renderings tell it: by side, each line with what, towards whom, on what condition, on whose word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from travaux.cli.view import View, printable, when

if TYPE_CHECKING:
    from travaux.record.move import Move, MoveKind, MoveStatus, Standing
    from travaux.record.statement import Statement

# A line's verb, and the verb after "is to", "may" and "did not".
VERBS: Mapping[MoveKind, tuple[str, str]] = {
    "consult": ("talks", "talk"),
    "propose": ("proposes", "propose"),
    "offer": ("offers", "offer"),
    "demand": ("demands", "demand"),
    "accept": ("accepts", "accept"),
    "reject": ("rejects", "reject"),
    "concede": ("concedes", "concede"),
    "commit": ("commits to", "commit to"),
    "submit": ("hands over", "hand over"),
    "disclose": ("makes public", "make public"),
    "accuse": ("accuses", "accuse"),
    "warn": ("warns", "warn"),
}
_BEFORE: Mapping[MoveStatus, str] = {"actual": "", "planned": "is to", "possible": "may", "denied": "did NOT"}
_PLANS = "plans"  # what a party is to bind itself to is what it plans to do
_WHOLE: tuple[MoveKind, ...] = ("accuse", "warn")  # told by the clause that shows it: the object alone says too little


@dataclass(frozen=True, slots=True)
class MoveLine:
    """One move in words: `side` whose it is, `verb`, `what` in the report's words, `to`, `condition`, whose word, when, where."""

    side: str
    verb: str
    what: str
    to: str
    condition: str
    word: str
    date: str
    sentence: int
    claimed: bool
    move: Move


def move_lines(view: View) -> dict[str, list[MoveLine]]:
    """Lines by side, the side with the most moves first; those whose party isn't told last, under an empty name."""
    lines: dict[str, list[MoveLine]] = {}
    for move in view.record.moves:
        line = _line(view, move)
        lines.setdefault(line.side, []).append(line)
    return dict(sorted(lines.items(), key=lambda item: (not item[0], -len(item[1]))))


def _line(view: View, move: Move) -> MoveLine:
    party = move.party[:1] if move.kind == "consult" else move.party
    sides = [view.side(view.actors[p]) or view.actors[p] for p in party]
    present, base = VERBS[move.kind]
    before = _BEFORE[move.status]
    standings = {word.standing for word in move.word if word.party in party}
    standing = standings.pop() if len(standings) == 1 else move.standing  # that of the others of a meeting is theirs
    return MoveLine(
        side=", ".join(dict.fromkeys(view.name(s.id) for s in sides)),
        verb=_PLANS if _is_plan(move) else f"{before} {base}" if before else present,
        what=_about(view, move),
        to=", ".join(view.name(a) for a in move.to),
        condition=view.quote(move.condition) if move.condition else "",
        word=_word(view, move, {s.id for s in sides}, standing),
        date=when(move.time, view.year) if move.time else "",
        sentence=view.sentence(move.evidence),
        claimed=standing == "claimed",
        move=move,
    )


def _about(view: View, move: Move) -> str:
    """With whom talks are held, and on what; of other moves what is proposed, demanded and so on, else the clause that shows it."""
    if move.kind != "consult":
        told = "" if move.kind in _WHOLE or _is_plan(move) else view.quote(move.object)
        told = told.removeprefix("to ") if move.kind == "commit" else told
        return told if len(told.split()) > 1 else f"“{view.quote(move.evidence)}”"
    others = " and ".join(view.name(p) for p in move.party[1:])
    parts = (f"with {others}" if others else "", f"about {view.quote(move.object)}" if move.object else "")
    return " ".join(filter(None, parts)) or f"“{view.quote(move.evidence)}”"


def _is_plan(move: Move) -> bool:
    return move.kind == "commit" and move.status == "planned"


def _word(view: View, move: Move, sides: set[str], standing: Standing) -> str:
    """On whose word: its own, with who speaks; another's; or the outlet's; in the words of the views of a ledger."""
    statement = view.statements.get(move.statement or "")
    speaker = view.actors.get(statement.speaker or "") if statement is not None else None
    if standing == "reported":
        return f"as told by {printable(view.record.article.publisher or 'the report')}"
    if speaker is None:
        return "nobody named"
    if standing == "declared":
        return "own word" if speaker.id in sides else f"own word: {view.name(speaker.id)}"
    return f"claim of {view.name(speaker.id)}{_tellers(view, statement, speaker.id)}"


def _tellers(view: View, statement: Statement | None, speaker: str) -> str:
    """Who passes on what somebody says, the innermost first, outlets apart: `, told by Rosen, then Witte`."""
    outlets = {*filter(None, (view.record.publisher_actor, *view.record.credits))}
    names, seen = [view.name(speaker)], set[str]()
    while statement is not None and statement.id not in seen:
        seen.add(statement.id)
        name = view.name(statement.speaker) if statement.speaker is not None else "somebody"
        if statement.speaker not in outlets and name not in names:
            names.append(name)
        statement = view.statements.get(statement.within or "")
    return f", told by {', then '.join(names[1:])}" if names[1:] else ""
