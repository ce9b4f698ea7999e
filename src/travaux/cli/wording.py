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

# As it is, as it was, and of several, or after "may" or "did NOT".
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
    "consult": ("TALKS about", "TALKED about", "TALK about"),
    "submit": ("HANDS OVER", "HANDED OVER", "HAND OVER"),
    "disclose": ("MAKES PUBLIC", "MADE PUBLIC", "MAKE PUBLIC"),
}
_ACCUSES = ("ACCUSES", "ACCUSED", "ACCUSE")  # whom is told, and of doing what
_GIVES_UP = ("GIVES UP", "GAVE UP", "GIVE UP")  # what was its own; else it gives way on what another wants
_MEETS = ("MEETS", "MET", "MEET")  # where nothing is told of what they talk about
_HOLDS = ("HOLDS", "HELD", "HOLD")
_A_MEETING = re.compile(
    r"(?:an? |the )?(?:[\w-]+ ){0,2}(?:calls?|discussions?|meetings?|negotiations?|talks|visits?)\b", re.IGNORECASE
)
_OPENERS = ("to ", "not to ", "that ")
_SOMEBODY_TO = re.compile(  # who is to do it, and what: "the envoys to meet", "donors to pay"; not "an end to the toll"
    r"(?:(?:the|all|any|both|each|every|an?|[A-Z][\w.’'-]*) (?:[\w.’'-]+ ){0,5}?|[a-z]+s )to (?!(?:the|an?|all|its|their) )[a-z]"
)
_SOME = re.compile(r"(?:all|any|both|certain|many|most|other|several|some)(?: the)? (?=[a-z])", re.IGNORECASE)
_ALL = re.compile(r"(?:any|every|no|some)(?:one|body)\b")
_STEM = 5  # first letters by which a name is known
_TOWARDS = ("demand", "accuse")  # kinds of what is incomplete without whom it is put to
_NAMED = 2  # of those towards whom it is that are told by name
_TO_DO = {"reject": ("REFUSES", "REFUSED", "REFUSE"), "accept": ("AGREES", "AGREED", "AGREE")}  # to do something
_READY = re.compile(r"(?:ready|prepared|willing) (?=to )", re.IGNORECASE)
_BEFORE = {"planned": "plans to", "possible": "may", "denied": "did NOT"}
_NOUNS = {"propose": "proposal", "offer": "offer", "demand": "demand", "accept": "condition", "commit": "pledge"}
_STYLES = {"accept": "green", "commit": "green", "concede": "green", "reject": "red"}
_SHORT = 72  # characters
_PRONOUNS = ("we ", "they ", "he ", "she ", "it ", "you ", "i ")
_FINITE = frozenset(("should", "would", "must", "will", "be", "were", "had", "has"))  # after a subject
_BESIDE = re.compile(r",? (?:at|by|close|familiar|for|from|in|near|of|on|to|who|with)\b")  # behind the noun for somebody
_SEVERAL = ("media", "police", "press", "somebody", "staff")
_DETERMINED = ("a ", "an ", "one ", "some ", "the ", "its ", "their ", "his ", "her ", "our ")
_RELATIVE = frozenset(("who", "which", "that", "if", "to"))  # before any of these it is no subject's verb
_CLAUSE_WORDS = 12  # within which a clause's verb stands


def verb_style(kind: str, status: str = "actual", standing: str = "declared") -> str:
    """The style of a verb: what agrees, what refuses, what puts forward; another where it was not done, or only others say so."""
    return _STYLES.get(kind, "cyan") if status == "actual" and standing != "claimed" else "yellow"


def done(
    kind: str, status: str, about: str, towards: Sequence[str] = (), *, past: bool = False, several: bool = False
) -> tuple[str, str]:
    """What a party does, or several of them, as verb and object: `COMMITS`, `to explain`; no word twice.

    Args:
        towards: the names of those towards whom it does it.
    """
    about = one_line(about)
    if kind == "offer":
        about = _READY.sub("", about, count=1) if _READY.match(about) else about
    told = _with_whom(kind, about, towards)
    forms = _forms(kind, about) if kind != "accuse" or told == about else _ACCUSES
    before = _BEFORE[status] if status != "actual" else ""
    before = before.replace("plans", "plan") if several else before
    verb = f"{before} {forms[2]}" if before else forms[1 if past else 2 if several else 0]
    if _is_clause(about):
        return bare(verb), f"– “{about}”" if kind == "consult" else f"that {about}"  # that they meet is all that it tells
    if about.lower().startswith(_OPENERS):
        return bare(verb), told
    return verb, told


def _with_whom(kind: str, about: str, towards: Sequence[str]) -> str:
    """What is demanded with of whom, `of Karvelia: the crew`, or what somebody is accused of doing, where its words don't name him.

    Without whose act would meet it a demand can't be understood; "the envoys to meet again" tells it.
    """
    words = about.lower()
    opens = words.startswith(_OPENERS)
    told = not opens and _SOMEBODY_TO.match(about) is not None
    if not towards or kind not in _TOWARDS or told or any(_is_named(name, words) for name in towards):
        return about
    names = [_called(one_line(name)) for name in towards]
    whom = " and ".join(names) if len(names) <= _NAMED else f"{names[0]} and {len(names) - 1} others"
    if kind == "accuse":
        return f"{whom} of {about}" if words.split(" ", 1)[0].endswith("ing") else about
    return f"of {whom} {about}" if opens else f"of {whom}: {about}"


def _called(name: str) -> str:
    """Somebody as he is called behind "of"; of a group that reports tell of as "some" and as "all" neither is told."""
    plain = _SOME.sub("", name, count=1)
    return f"the {plain}" if plain[:1].islower() and _ALL.match(plain) is None else plain


def _is_named(name: str, words: str) -> bool:
    """Whether words tell of somebody, by his name or what derives from it: "the Karvelian army's withdrawal"."""
    return any(each.lower()[:_STEM] in words for each in one_line(name).split() if len(each) > _STEM - 2)


def _forms(kind: str, about: str) -> tuple[str, str, str]:
    """The forms of a verb that goes with what it is about."""
    if kind == "concede" and about.lower().startswith(("its ", "their ")):
        return _GIVES_UP
    if kind in _TO_DO and about.lower().startswith(("to ", "not to ")):
        return _TO_DO[kind]
    if kind == "consult" and (not about or about.lower().startswith("to ") or _is_clause(about)):
        return _MEETS
    if kind == "consult" and _A_MEETING.match(about):
        return _HOLDS
    return _VERBS.get(kind, (f"{kind.upper()}S", f"{kind.upper()}ED", kind.upper()))


def bare(verb: str) -> str:
    """A verb without the small word that goes before its object: `COMMITS`, `WARNS`."""
    return verb.removesuffix(" to").removesuffix(" of").removesuffix(" about")


def listed(names: Iterable[str]) -> str:
    """Names in a row: `Japan, Russia and China`."""
    *first, last = map(one_line, names)
    return f"{', '.join(first)} and {last}" if first else last


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
        return "" if named else " (unclear whose proposal)"
    if edge.of.lower() in about.lower():
        return ""
    meant = f"{possessive(edge.of)} {noun(edge.ends[0].kind)}"
    return f" (probably {meant})" if edge.score is not None else f" ({meant})"


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
        return f"{own}: {_somebody(named)}" if named else own
    *through, last = list({each.name: each for each in reversed(deed.chain)}.values())[::-1] or (None,)  # each who speaks once
    if last is None:
        return f"claim of {one_line(deed.told.publisher or 'an outlet')}"
    side = f" ({one_line(last.party)})" if last.party not in (None, last.name) else ""
    tellers = ", then ".join(_somebody(each.name or "somebody") for each in reversed(through) if each)
    told = f", told by {tellers}" if tellers else ""
    who = one_line(last.name or "somebody unnamed") if last.name in (None, last.party) else _somebody(last.name or "")
    return f"claim of {who}{side}{told}"


def _somebody(name: str) -> str:
    """A name; who has none, and is one, with an article: `a diplomat in Hesting`, `officials`."""
    name = one_line(name)
    head = _BESIDE.split(name, maxsplit=1)[0].rpartition(" ")[2]
    several = (head.endswith("s") and not head.endswith("ss")) or head.endswith(("men", "people")) or head in _SEVERAL
    if not name[:1].islower() or several or name.startswith(_DETERMINED):
        return name
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


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


def spanned(first: str, last: str) -> str:
    """From one day to another: `10 Aug 1905`, `29 Jul to 24 Aug 1905`."""
    return short_day(last) if first == last else f"{short_day(first, year=first[:4] != last[:4])} to {short_day(last)}"


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


def cited(word: str, deed: Deed, beside: str | None = None) -> str:
    """On whose word something stands, and the report that tells it; an outlet that tells it itself is named once."""
    where, outlet_told = source(deed, beside), f"as told by {outlet(deed.told.publisher)}"
    return f"as told by {where}" if word == outlet_told else facts(word, where)


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


def quoted(words: str) -> str:
    """Exact words of a report; quotation marks inside stay as they are."""
    return f"“{one_line(words)}”"
