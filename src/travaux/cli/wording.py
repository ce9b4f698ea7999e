"""How a stance is put into words, on whose word it stands, and when: the same words in every view."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from travaux.cli.columns import KEPT
from travaux.cli.view import counted, day, one_line, outlet

if TYPE_CHECKING:
    from travaux.joins.deeds import Deed
    from travaux.joins.paper_told import PaperTold
    from travaux.views.lines import Line
    from travaux.views.marks import Edge

# As it is, as it was, and after "may" or "did NOT".
_VERBS = {
    "propose": ("PROPOSES", "PROPOSED", "PROPOSE"),
    "offer": ("OFFERS", "OFFERED", "OFFER"),
    "demand": ("DEMANDS", "DEMANDED", "DEMAND"),
    "accept": ("ACCEPTS", "ACCEPTED", "ACCEPT"),
    "reject": ("REJECTS", "REJECTED", "REJECT"),
    "concede": ("CONCEDES", "CONCEDED", "CONCEDE"),
    "commit": ("COMMITS to", "COMMITTED to", "COMMIT to"),
    "accuse": ("CRITICISES", "CRITICISED", "CRITICISE"),
    "warn": ("WARNS of", "WARNED of", "WARN of"),
    "consult": ("MEETS", "MET", "MEET"),
    "submit": ("HANDS OVER", "HANDED OVER", "HAND OVER"),
    "disclose": ("MAKES PUBLIC", "MADE PUBLIC", "MAKE PUBLIC"),
}
_GIVES_UP = ("GIVES UP", "GAVE UP", "GIVE UP")  # what was its own; else it gives way on what another wants
_TO_DO = {"reject": ("REFUSES", "REFUSED", "REFUSE"), "accept": ("AGREES", "AGREED", "AGREE")}  # to do something
_READY = re.compile(r"(?:ready|prepared|willing) (?=to )", re.IGNORECASE)
_BEFORE = {"planned": "plans to", "possible": "may", "denied": "did NOT"}
_BEFORE_MANY = {**_BEFORE, "planned": "plan to"}
_NOUNS = {"propose": "proposal", "offer": "offer", "demand": "demand", "accept": "condition", "commit": "pledge"}
_STYLES = {"accept": "green", "commit": "green", "concede": "green", "reject": "red"}
_SHORT = 72  # characters
_PRONOUNS = ("we ", "they ", "he ", "she ", "it ", "you ", "i ")
_FINITE = frozenset(("should", "would", "must", "will", "be", "were", "had", "has"))  # after a subject
_RELATIVE = frozenset(("who", "which", "that", "if", "to"))  # before any of these it is no subject's verb
_CLAUSE_WORDS = 12  # within which a clause's verb stands


def verb_style(kind: str, status: str = "actual") -> str:
    """The style of a verb: what agrees, what refuses, what puts forward; none of what wasn't done."""
    return _STYLES.get(kind, "cyan") if status == "actual" else "yellow"


def done(kind: str, status: str, about: str, *, past: bool = False, several: bool = False) -> tuple[str, str]:
    """What a party does, or what several do, as verb and object: `COMMITS`, `to explain`; no word twice."""
    about = one_line(about)
    forms = _VERBS.get(kind, (f"{kind.upper()}S", f"{kind.upper()}ED", kind.upper()))
    if kind == "concede" and about.lower().startswith(("its ", "their ")):
        forms = _GIVES_UP
    if kind == "offer":
        about = _READY.sub("", about, count=1) if _READY.match(about) else about
    if kind in _TO_DO and about.lower().startswith(("to ", "not to ")):
        forms = _TO_DO[kind]
    made, before = (forms[2], _BEFORE_MANY) if several and not past else (forms[past], _BEFORE)
    verb = made if status == "actual" else f"{before[status]} {forms[2]}"
    bare = verb.removesuffix(" to").removesuffix(" of")
    if _is_clause(about):
        return bare, f"– “{about}”" if kind == "consult" else f"that {about}"  # that they meet is all that it tells
    if about.lower().startswith(("to ", "not to ", "that ")):
        return bare, about
    return verb, about


def _is_clause(about: str) -> bool:
    """Whether words are a sentence of their own: "we open the gates", "gauging stations be set up"."""
    words = about.lower().split(" ", _CLAUSE_WORDS)[:_CLAUSE_WORDS]
    if _FINITE.isdisjoint(words):
        return about.lower().startswith(_PRONOUNS)
    verb = next(number for number, word in enumerate(words) if word in _FINITE)
    before = words[:verb]
    return verb > 0 and _RELATIVE.isdisjoint(before) and not any(word.endswith(",") for word in before)


def whose(edge: Edge | None, kind: str, about: str, parties: Iterable[str] = ()) -> str:
    """Whose proposal, offer or demand an answer means: ` (Russia's proposal)`; empty where its own words name the party."""
    if kind not in ("accept", "reject"):
        return ""
    if edge is None or edge.ends[0] is None or edge.of is None:
        named = any(party.lower()[:5] in about.lower() for party in parties if len(party) > 3)
        return "" if named else " (whose isn't told)"
    if edge.of.lower() in about.lower():
        return ""
    meant = f"{possessive(edge.of)} {noun(edge.ends[0].kind)}"
    return f" (probably {meant}, {edge.score:.1f})" if edge.score is not None else f" ({meant})"


def noun(kind: str) -> str:
    """What a party has put forward, as a noun."""
    return _NOUNS.get(kind, "word")


def possessive(name: str) -> str:
    """A name with its apostrophe: `Japan's`, `the Netherlands'`."""
    name = one_line(name)
    return name + ("'" if name.endswith("s") else "'s")


def voice(deed: Deed, *, own: str = "own word") -> str:
    """On whose word a deed stands: `own word: Komura`, `as told by Atlantic Cable`, `claim of Witte (Russia), told by Rosen`."""
    if deed.standing == "reported":
        return f"as told by {one_line(deed.told.publisher or 'an outlet')}"
    if deed.standing == "declared":
        named = deed.speaker if deed.speaker not in (None, deed.party) else None
        return f"{own}: {one_line(named)}" if named else own
    *through, last = deed.chain or (None,)
    if last is None:
        return f"claim of {one_line(deed.told.publisher or 'an outlet')}"
    side = f" ({one_line(last.party)})" if last.party not in (None, last.name) else ""
    told = ", told by " + ", then ".join(one_line(each.name or "somebody") for each in reversed(through) if each) if through else ""
    return f"claim of {one_line(last.name or 'somebody unnamed')}{side}{told}"


def word_of(line: Line) -> str:
    """On whose word a line of the state stands."""
    fitting = [deed for deed in line.evidence if (deed.standing, deed.speaker) == (line.standing, line.speaker)]
    if line.standing == "declared" and line.speaker in (None, line.party):  # the newest who is named says it for the party too
        fitting = [deed for deed in line.evidence if deed.standing == "declared" and deed.speaker not in (None, line.party)]
    return voice((fitting or line.evidence)[0], own="another voice" if line.beside else "own word")


def dated(first: str | None, last: str | None) -> str:
    """Since when, and when last: `10 Aug 1905`, `since 10, last 24 Aug 1905`, `since 29 Jul, last 24 Aug 1905`."""
    if first is None or last is None or first == last:
        return short_day(last or first)
    since = short_day(first, year=first[:4] != last[:4])
    if first[:7] == last[:7] and len(first) == len(last) == len("1905-08-10"):
        since = since.partition(KEPT)[0]
    return f"since{KEPT}{since}, last{KEPT}{short_day(last)}"


@lru_cache(4096)
def short_day(value: str | None, *, year: bool = True) -> str:
    """A day without that of the week: `16 Feb 2022`, or `16 Feb`."""
    if value is None:
        return "no date"
    told = day(value)
    told = told.partition(" ")[2] if len(value.partition("T")[0]) == len("2022-02-16") else told
    told = told if year else told.rpartition(" ")[0] or told
    return told.replace(" ", KEPT)


def source(deed: Deed | PaperTold, beside: str | None = None) -> str:
    """The report of a deed or a telling of a paper: outlet and day; the outlet alone where the day is one that stands beside it."""
    printed = outlet(deed.told.publisher)
    return printed if beside is not None and beside == deed.told.day else f"{printed}, {short_day(deed.told.day)}"


def origins(number: int) -> str:
    """From how many distinct origins something comes."""
    return counted(number, "origin").replace(" ", KEPT)


def facts(*told: str) -> str:
    """Facts beside each other; a line ends before none of the dots between them."""
    return f"{KEPT}· ".join(told)


def conditional(condition: str) -> str:
    """A condition in the report's words, named as one once."""
    words = one_line(condition)
    return words if words.lower().startswith("on condition") else f"condition: {words}"


def shortened(words: str) -> str:
    """Words that stand in the second row: the first of them, whole, where there are many."""
    return words if len(words) <= _SHORT else words[:_SHORT].rsplit(" ", 1)[0] + " …"


def listed(names: Sequence[str]) -> str:
    """Names in a row: `Japan`, `Japan and Russia`, `Japan, Russia and France`."""
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)


def quoted(words: str) -> str:
    """Exact words of a report; quotation marks inside stay as they are."""
    return f"“{one_line(words)}”"
