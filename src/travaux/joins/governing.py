"""Whose are governments and ministers of no named state: of the only party that may be one, if it is told of as a land.

A party that is told to be a part of a state ("Karsund province") has no government of that kind, and nor have states that only
mediate ("the mediators, Karsund and Ilmenia") one that is called so without their names.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from travaux.joins.digest import Digest, Figure
from travaux.joins.home import OF_NO_STATE, Posts, governs, is_unowned
from travaux.joins.ministries import ministry_of
from travaux.joins.party_names import STATES, PartyNames, words_of_actor
from travaux.joins.seats import PLACE, Place
from travaux.joins.subjects import tells_of_the_government
from travaux.joins.told import Told
from travaux.ledger.words import acting_for

_HONOURS = ("royal", "imperial", "federal", "majesty", "s", "his", "her")
GOVERNS: Place = (PLACE, "the government")  # no words of a name
THE_GOVERNMENT = "the government"  # for whoever is called so, in place of an actor's id
BY_POST = "post:"  # before the id of somebody of whom it is asked whose government he is of
PARTS = ("province", "region", "territory", "canton", "county", "prefecture", "governorate")  # of states
_A_PART = "|".join(PARTS)
_MEDIATES = re.compile(r"[Mm]ediat|broker|facilitat|steer")
_BEHIND = re.compile(  # a post behind a name, and nobody's: "Ana Velt, the deputy energy minister,"
    r", (?:the )?(?:(?:[a-z-]+ ){0,3}(?:minister|premier|chancellor|president)(?: (?:of|for) [a-z]+(?: and [a-z]+)?)?"
    r"|(?:chief|head) of (?:the )?(?:general|defen[cs]e|army) staff|(?:army|military) chief)(?:,|$)"
)
_OF_IT = re.compile(
    r"\b(?:government|ministry|cabinet), (?:its|whose) [\w -]{3,30}, ?$"
)  # "the government, its spokeswoman, Ana Velt"
_HAS = re.compile(r"\b([A-Z][\w-]+)[’']s (?:[a-z]+ )?(?:ministry|cabinet|government|department)\b")  # "Mr Velt's ministry"
_PRESIDENT = re.compile(r"\b(?:President|Chancellor) $")


def is_an_organ(figure: Figure, posts: Posts) -> bool:
    """Whether a name is that of an organ, or a post, that each state has, with nothing in it that tells of which."""
    if figure.kind == "person":
        return False
    words = [word for word in words_of_actor(figure.name) if word not in _HONOURS]
    if figure.kind == "government" and ((len(words) == 1 and words[0] in STATES) or words == ["general", "staff"]):
        return True  # "the Sultanate"
    told = bool(words) and posts.roles.issuperset(words) and not posts.home_posts.isdisjoint(words)
    return told and OF_NO_STATE.isdisjoint(words)


def governing(told: Told, known: Mapping[str, str], state: str | None) -> Iterator[tuple[Place, str]]:
    """The party that has a government: the only one that may be a state, where a report tells of a land, or of its minister.

    Args:
        known: the parties of the report's actors.
        state: that party, if there is one.
    """
    if state is None:
        return
    people = (figure for figure in told.digest.figures if figure.kind == "person" and known.get(figure.id) == state)
    if is_told_a_land(state, told) or any(governs(figure.role or "") for figure in people):
        yield GOVERNS, state


def state_in(told: Told, names: PartyNames) -> str | None:
    """The one party that may be a state, but for those that a report tells to be parts of one, or to mediate."""
    states = names.states
    left = states if len(states) < 2 else states - told_besides(told, states)
    return next(iter(left)) if len(left) == 1 else None


def told_besides(told: Told, states: Collection[str]) -> frozenset[str]:
    """The parties that a report tells to be parts of a state, or states that mediate: "Karsund province", "Ilmenian mediators"."""
    if not states:
        return frozenset()
    text = _text_of(told)
    part = any(word in text for word in (*PARTS, "overnor"))
    mediating = _MEDIATES.search(text) is not None
    return frozenset(
        state for state in states if (part and _is_a_part(state, text)) or (mediating and _is_told_to_mediate(state, text))
    )


def parts_in(told: Told, parties: Collection[str]) -> list[str]:
    """The parties that a report tells to be parts of a state: "Karsund province", "Karsund, the province that wants more"."""
    text = _text_of(told) if parties else ""
    return [party for party in parties if _is_a_part(party, text)]


def _text_of(told: Told) -> str:
    around = (text for figure in told.digest.figures for pair in figure.around for text in (*pair, "\n"))
    return "\n".join((told.title or "", *(told.digest.sentences or {}).values(), *around))


def _is_a_part(party: str, text: str) -> bool:
    name = re.escape(party)
    named = rf"\b{name} (?:{_A_PART})\b|\b[Tt]he (?i:{_A_PART}) of {name}\b|\b{name}, (?:the|an?) (?:[\w-]+ ){{0,2}}(?:{_A_PART})\b"
    governed = rf"\b{name}(?:, whose|['’]s) governor\b|\b[Gg]overnor of {name}\b"
    return re.search(f"{named}|{governed}", text) is not None


def _is_told_to_mediate(party: str, text: str) -> bool:
    """Whether a state is told to go between others: "Ilmenian mediators", "the mediators, Karsund and Ilmenia"."""
    name = rf"\b{re.escape(party[:-1])}\w{{0,5}}"
    some = rf"(?:[A-Z]\w+(?:, | and |, and ))*{name}\b(?:(?:, | and |, and )[A-Z]\w+)*"
    told = (
        rf"\b[Mm]ediators?,? (?:from )?{some}",
        rf"{name}(?: and [A-Z]\w+)? mediat(?:ors?|ion|ed|ing|es)\b",
        rf"(?:mediat|broker|facilitat)ed (?:\w+ )?by {some}",
        rf"{some}, (?:the |which |who )[\w ]{{0,30}}(?:mediat|broker|facilitat|steer)",
    )
    return any(re.search(each, text) for each in told)


def is_told_a_land(party: str, told: Told) -> bool:
    """Whether a report tells of what is in a party, so that it is a land ("the jobs in Karsund"), or of its government."""
    text, name = _text_of(told), re.escape(party)
    governed = rf"\b{name}(?:['’]s)? [Gg]overnment\b|\b[Gg]overnment of {name}\b"
    return re.search(rf"(?<!stake )(?<!stakes )(?<!shares )\bin {name}\b|{governed}", text) is not None


def governments_asked(digest: Digest, known: Mapping[str, str], posts: Posts) -> Iterator[tuple[str, Place]]:
    """What is asked of organs and ministers of no named state, and of whatever is told of "the government"."""
    having = {name for text in (digest.sentences or {}).values() for name in _HAS.findall(text)}
    for figure in digest.figures:
        if figure.id in known:
            continue
        minister = (figure.kind, figure.party) == ("person", None) and (
            figure.name.split()[-1] in having or any(_is_a_minister(head, tail, posts) for head, tail in figure.around)
        )
        if minister or is_an_organ(figure, posts):
            yield BY_POST + figure.id, GOVERNS
    if any(map(tells_of_the_government, digest.acts)):
        yield BY_POST + THE_GOVERNMENT, GOVERNS


def _is_a_minister(head: str, tail: str, posts: Posts) -> bool:
    """Whether a name bears a post in a government that nobody owns: "Minister Ana Velt", "Ana Velt, the trade minister,"."""
    if is_unowned(head, posts):
        return governs(head) or _PRESIDENT.search(head) is not None
    return _BEHIND.match(tail) is not None or _OF_IT.search(head) is not None


def may_govern_here(party: str, id: str, told: Told, known: Mapping[str, str], names: PartyNames) -> bool:
    """Whether "the government" may be a party's in a report: it isn't joint, and names no other state but one that is told besides.

    Args:
        id: of the actor, or what stands for one, that is asked for; its record may tell of another state.
    """
    if told.is_joint or _is_of_another_state(id, told.digest, known):
        return False
    states = [each for each in told.digest.figures if each.kind == "government" and each.name[:1].isupper()]
    doing = told.digest.doers
    others = (each for each in states if each.party is None and not is_an_organ(each, names))
    apart = names.states - {party}
    apart = apart - told_besides(told, apart)
    return all(known[each.id] not in apart if each.id in known else each.id not in doing for each in others)


def _is_of_another_state(id: str, digest: Digest, known: Mapping[str, str]) -> bool:
    """Whether a record says that an actor acts for a state that is no party."""
    above = {figure.id: figure.party for figure in digest.figures}
    sides = acting_for([id], above)[1:] if id in above else ()
    return any(figure.id in sides and figure.kind == "government" and figure.id not in known for figure in digest.figures)


def governments_of(told: Told, known: Mapping[str, str], names: PartyNames) -> dict[str, str]:
    """The parties of governments without a state of which one party's people alone tell: "the government agrees, Velt said"."""
    found: dict[str, str] = {}
    for figure in told.digest.figures if not told.is_joint else ():
        if figure.id in known or not is_an_organ(figure, names) or len(words_of_actor(figure.name)) > 1:
            continue
        acts = [act for act in told.digest.acts if figure.id in act.party or any(figure.id in group for group in act.voices)]
        tellers = {known.get(voice) for act in acts for group in act.voices for voice in group if voice != figure.id}
        if len(tellers) == 1 and (party := tellers.pop()) is not None and _has_ministers(party, names):
            found[figure.id] = party
    return found


def _has_ministers(party: str, names: PartyNames) -> bool:
    """Whether a party may be a state, or is a ministry of one."""
    return party in names.states or bool(ministry_of(party))
