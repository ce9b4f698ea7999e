"""What a move means that names nothing itself, "it", "the offer", "no such thing": the move that is told before it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Set
from typing import TYPE_CHECKING

from travaux.joins.deeds import STANCES

if TYPE_CHECKING:
    from travaux.joins.digest import Act, Digest
    from travaux.record.move import MoveKind

_NEAR = 6  # sentences before one that answers in which what it answers is put forward
_BEFORE = 2  # sentences before one in which stands what "it" means
NAMED: Mapping[str, Set[MoveKind]] = {  # by a noun, the kinds of what is put forward
    "offer": {"offer", "propose"},
    "proposal": {"propose", "offer"},
    "demand": {"demand"},
    "ultimatum": {"demand", "warn"},
    "call": {"demand"},
    "request": {"demand"},
    "claim": {"demand"},
    "plan": {"propose", "offer"},
    "idea": {"propose", "offer"},
    "suggestion": {"propose", "offer"},
    "compromise": {"propose", "offer"},
}
_MARKS = " .,;\"“”'’"
_PRONOUN = re.compile(r"it|this|that|them|these|those|one|so|(?:just )?the same")
_DENIED = re.compile(  # what another says that one did
    r"no such (?:thing|promise|pledge|undertaking|commitment|step)|nothing of the (?:kind|sort)"
)
AGREES_OR_NOT = (  # verbs that need no object
    r"(?:(?:agree|refuse|decline|acquiesce|dissent)[ds]?|(?:accept|assent|consent|object|concur|demur|balk)(?:s|r?ed)?"
    r"|dissented|compl(?:y|ies|ied)|sa(?:id|ys) (?:yes|no))"
)
_ELLIPTIC = re.compile(  # not "a toll was refused"
    r"(?:\S+ ){1,8}(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbe )(?<!\bbeen )(?<!\bbeing )" + AGREES_OR_NOT
)


def names_nothing(act: Act) -> bool:
    """Whether a move has words that don't tell to what somebody agrees: "the Alliance does not agree", "accepted no such thing"."""
    words = act.about.strip(_MARKS)
    told = _ELLIPTIC if act.about == act.quote else _DENIED
    return act.kind in ("accept", "reject") and told.fullmatch(words) is not None


def _points(act: Act) -> bool:
    """Whether a move accepts or rejects what only a pronoun tells, which is not its subject: not "It is a pause, not a present"."""
    pronoun = _PRONOUN.fullmatch(act.about.strip(_MARKS)) is not None and not act.quote.startswith(act.about)
    return act.kind in ("accept", "reject") and (pronoun or names_nothing(act))


def pointed_at(act: Act, digest: Digest, tells: Callable[[Act], bool]) -> Act | None:
    """The move that one means which names nothing itself; None where none is told, or several may be meant.

    Args:
        tells: whether a move tells what it is about itself.
    """
    return _by_noun(act, digest, tells) or (_right_before(act, digest, tells) if _points(act) else None)


def _by_noun(act: Act, digest: Digest, tells: Callable[[Act], bool]) -> Act | None:
    """The move of somebody else, shortly before, that a noun of its kind means: "the offer" what was offered last."""
    kinds = {kind for noun, kinds in NAMED.items() if re.search(rf"\b{noun}s?\b", act.about.lower()) for kind in kinds}
    near = (
        other
        for other in reversed(digest.acts)
        if other.evidence < act.evidence and act.sentence - other.sentence <= _NEAR and other.kind in kinds
    )
    return next((other for other in near if other.party and set(other.party).isdisjoint(act.party) and tells(other)), None)


def _right_before(act: Act, digest: Digest, tells: Callable[[Act], bool]) -> Act | None:
    """The move that is told right before: in the same sentence the last one, in one before only where it tells of one thing."""
    before = [
        other
        for other in digest.acts
        if other.kind in STANCES and other.evidence[-1][1] <= act.evidence[0][0] and act.sentence - other.sentence <= _BEFORE
    ]
    if not before:
        return None
    own = _DENIED.fullmatch(act.about.strip(_MARKS)) is not None
    nearest = [
        other for other in before if other.sentence == before[-1].sentence and (own or set(other.party).isdisjoint(act.party))
    ]
    telling = [other for other in nearest if tells(other)]
    if not telling or (before[-1].sentence != act.sentence and len({other.about for other in telling}) > 1):
        return None
    return telling[-1]
