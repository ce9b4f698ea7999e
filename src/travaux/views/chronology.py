"""What happened, in order, each entry with the reports that tell it, and whether it belongs to the talks.

Coverage tells much besides that a party does: of 627 entries on one real topic 239 name no other party, no issue and no paper. They
are kept and marked, so that who reads can leave them for later.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from travaux.joins.deeds import STANCES
from travaux.ledger.garbage import keeping_all
from travaux.views.words import words_of

if TYPE_CHECKING:
    from travaux.joins.codebook import Talks
    from travaux.joins.deeds import Deed
    from travaux.joins.play import Play
    from travaux.joins.propositions import Proposition

SCHEMA = "travaux.view.chronology/1"


@dataclass(frozen=True, slots=True)
class Entry:
    """One party's move on one day, with all that tells it, the party's own word first.

    Args:
        of_talks: it is on an issue or names one, concerns another party, hands over a paper, or is taken up or disputed by others.
    """

    day: str | None
    party: str
    kind: str
    status: str
    about: str
    issue: str | None
    deeds: tuple[Deed, ...]
    of_talks: bool = True

    def to_dict(self) -> dict[str, Any]:
        """An entry of `travaux.view.chronology/1`."""
        names = ("day", "party", "kind", "status", "about", "issue")
        plain = {name: getattr(self, name) for name in names}
        word = {"standing": self.deeds[0].standing, "origins": len({deed.origin for deed in self.deeds})}
        return plain | word | {"of_talks": self.of_talks, "evidence": [deed.to_dict() for deed in self.deeds]}


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
    entries, issues = [], issue_words(play.talks)
    for (day, who, kind, status, _), deeds in found.items():
        proposition = about.get(deeds[0].id)
        on = proposition.issue if proposition is not None else None
        if (party in (None, who)) and (issue in (None, on)) and (since is None or (day is not None and day >= since)):
            deeds = sorted(deeds, key=lambda deed: deed.standing != "declared")
            told = deeds[0].about
            of_talks = is_of_talks(deeds, proposition, issues)
            entries.append(Entry(day, who, kind, status, told, on, tuple(deeds), of_talks))
    return sorted(entries, key=lambda entry: (entry.day is None, entry.day or ""))


def issue_words(talks: Talks) -> frozenset[str]:
    """What the issues of talks are called, as stems in a row."""
    told = (text for issue in talks.issues for text in (issue.label, *issue.synonyms))
    return frozenset(row for text in told if (row := _row(text)).strip())


def is_of_talks(deeds: Sequence[Deed], proposition: Proposition | None, issues: Set[str]) -> bool:
    """Whether what a party does belongs to the talks, and is none of the much else that it says and does.

    Args:
        proposition: what it is about; None where it is no stance, which is on no issue and may name one.
        issues: what they are called; where there are none, any stance may be on one.
    """
    if any(deed.others or deed.kind == "submit" for deed in deeds):
        return True
    if proposition is None:
        return any(issue in row for deed in deeds if deed.kind not in STANCES for row in (_row(deed.quote),) for issue in issues)
    return proposition.issue is not None or not issues or proposition.made(_is_shared, None)


def _row(text: str) -> str:
    return f" {' '.join(words_of(text))} "


def _is_shared(proposition: Proposition, _: None) -> bool:
    """Whether several parties take a stance on a proposition, or others say of one what it doesn't say itself."""
    told = {(deed.kind, deed.status, deed.standing == "claimed") for deed in proposition.deeds}
    own, claimed = ({(kind, status) for kind, status, claim in told if claim is which} for which in (False, True))
    return len({deed.party for deed in proposition.deeds}) > 1 or bool(own and claimed - own)


def chronology_to_dict(entries: Sequence[Entry]) -> dict[str, Any]:
    """Wire form, `travaux.view.chronology/1`."""
    return {"schema": SCHEMA, "entries": [entry.to_dict() for entry in entries]}
