"""What happened, in order, each entry with the reports that tell it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from travaux.ledger.garbage import keeping_all
from travaux.views.words import words_of

if TYPE_CHECKING:
    from travaux.joins.deeds import Deed
    from travaux.joins.play import Play

SCHEMA = "travaux.view.chronology/1"


@dataclass(frozen=True, slots=True)
class Entry:
    """One party's move on one day, with all that tells it, the party's own word first."""

    day: str | None
    party: str
    kind: str
    status: str
    about: str
    issue: str | None
    deeds: tuple[Deed, ...]

    def to_dict(self) -> dict[str, Any]:
        """An entry of `travaux.view.chronology/1`."""
        names = ("day", "party", "kind", "status", "about", "issue")
        plain = {name: getattr(self, name) for name in names}
        word = {"standing": self.deeds[0].standing, "origins": len({deed.origin for deed in self.deeds})}
        return plain | word | {"evidence": [deed.to_dict() for deed in self.deeds]}


@keeping_all()
def chronology_of(play: Play, *, party: str | None = None, issue: str | None = None, since: str | None = None) -> list[Entry]:
    """What the parties did, the earliest first; what nothing dates last.

    Moves of one party, kind and day are one entry where they are about one proposition, or, having none, in the same words.

    Args:
        party, issue: of the talks; only what is theirs.
        since: a day, ISO.
    """
    about = {deed.id: proposition for proposition in play.propositions for deed in proposition.deeds}
    found: dict[tuple[Any, ...], list[Deed]] = {}
    for deed in play.settled:
        proposition = about.get(deed.id)
        what: Any = proposition.id if proposition is not None else words_of(deed.about)
        found.setdefault((deed.made, deed.party, deed.kind, deed.status, what), []).append(deed)
    entries = []
    for (day, who, kind, status, _), deeds in found.items():
        proposition = about.get(deeds[0].id)
        on = proposition.issue if proposition is not None else None
        if (party in (None, who)) and (issue in (None, on)) and (since is None or (day is not None and day >= since)):
            deeds = sorted(deeds, key=lambda deed: deed.standing != "declared")
            told = deeds[0].about
            entries.append(Entry(day, who, kind, status, told, on, tuple(deeds)))
    return sorted(entries, key=lambda entry: (entry.day is None, entry.day or ""))


def chronology_to_dict(entries: Sequence[Entry]) -> dict[str, Any]:
    """Wire form, `travaux.view.chronology/1`."""
    return {"schema": SCHEMA, "entries": [entry.to_dict() for entry in entries]}
