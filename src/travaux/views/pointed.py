"""Moves that name nothing: "rejected it", "turned the offer down", "Karvelia agreed"."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from typing import TYPE_CHECKING

from travaux.joins.deeds import FORWARD
from travaux.joins.pointing import AGREES_OR_NOT, NAMED

if TYPE_CHECKING:
    from travaux.joins.deeds import Deed

_THINGS = (
    *("arrangement", "change", "condition", "draft", "formula", "initiative", "measure", "motion", "move", "option", "package"),
    *("project", "scheme", "solution", "step", "version"),
)
REFUSALS = ("refusal", "objection", "opposition", "resistance", "veto", "boycott", "stance", "position", "line")  # that end
DEALS = ("accord", "agreement", "deal", "document", "pact", "paper", "settlement", "text")  # what several agreed to
PUT: Mapping[str, Container[str]] = {  # by a noun, the kinds of what it means: an ultimatum may only warn
    **{noun: kinds for noun, kinds in NAMED.items() if "warn" not in kinds},
    "bid": NAMED["offer"],
    **dict.fromkeys(("terms", "sum", "figure", "amount"), FORWARD),
    **dict.fromkeys(_THINGS, FORWARD),
    **dict.fromkeys(DEALS, ("accept", "commit")),
    **dict.fromkeys(REFUSALS, ("reject",)),
}
ANSWERS = ("accept", "reject")
_KINDS = (*FORWARD, *ANSWERS, "concede")
_ADJECTIVE = r"(?:new|latest|last|first|second|earlier|same|whole|entire|revised|original|main|improved) "
POINTS = re.compile(
    r"(?:to )?(?:it|this|that|them|these|those|so|both|the (?:same|point))(?: again| too)?|to (?P<signing>sign)(?: it| them)?"
    r"|(?:to )?(?P<whose>the|this|that|these|those|its|their|his|her|any such|such an?|both|(?:\S+ ){0,3}\S+['’]s?) "
    rf"(?:{_ADJECTIVE})?"
    rf"(?P<noun>{'|'.join(PUT)})s?(?: (?:outright|again|on \w+day|at once|altogether|as (?:too|not) \w+(?: \w+)?))*",
    re.IGNORECASE,
)
_BEHIND = r"(?: (?:again|at once|too|at last|the next day|on \w+day))*"
_ELLIPTIC = re.compile(rf"(?:\S+ ){{1,6}}{AGREES_OR_NOT}{_BEHIND}")
_YIELDS = re.compile(
    r"(?:\S+ ){1,6}(?:(?:g[ai]ve(?:s|n)?|giving) (?:in|way)|relent(?:s|ed)|yield(?:s|ed)|(?:back|climb)(?:s|ed) down"
    rf"|c[ao]me?s? round|f[ea]lls? into line|softens?|softened){_BEHIND}"
)


def words_for(deed: Deed) -> str:
    """The words for what a move is about, without marks around."""
    return deed.about.strip(" .,;\"“”'’")


def names_nothing(deed: Deed) -> bool:
    """Whether an answer's words don't tell what is answered, whoever tells it: "the sum", "Karvelia refused"."""
    words = words_for(deed)
    told = _ELLIPTIC.fullmatch(words) if deed.about == deed.quote else POINTS.fullmatch(words)
    return deed.kind in ANSWERS and told is not None


def yields(deed: Deed) -> bool:
    """Whether a move's words tell alone that its party gives way: "Karvelia gave in", "dropped its objection"."""
    if deed.kind not in ("accept", "concede"):
        return False
    if deed.about == deed.quote:
        return _YIELDS.fullmatch(words_for(deed)) is not None
    found = POINTS.fullmatch(words_for(deed))
    return found is not None and (found["noun"] or "").lower() in REFUSALS


def points(deed: Deed) -> bool:
    """Whether a move's words name nothing: what is done and not its subject, "It is a pause", by the party or a narrator."""
    if deed.status != "actual" or deed.standing == "claimed":
        return False
    if deed.about == deed.quote:
        return yields(deed) or (deed.kind in ANSWERS and _ELLIPTIC.fullmatch(words_for(deed)) is not None)
    found = POINTS.fullmatch(words_for(deed))
    if found is None or (deed.quote.startswith(deed.about) and not (found["noun"] and deed.kind in ANSWERS)):
        return False  # "the sum far too high" judges that
    return deed.kind in (_KINDS if found["noun"] else ANSWERS)
