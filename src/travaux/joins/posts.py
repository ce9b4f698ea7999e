"""For which party a person acts by the words around the name: "Karsund's foreign minister, Astrid Hollun"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from travaux.joins.digest import Figure
from travaux.joins.party_names import PartyNames
from travaux.ledger.words import name_words

_TOKEN = re.compile(r"[^\W_]+(?:['’]s?)?(?:-[^\W_]+)*|,")
_MOST_BETWEEN = 5  # words between a party's name and the name of who acts for it
_OF = ("of", "for", "from")
_PREPOSITIONS = ("at", "by", "for", "in", "of", "on", "to", "with")
_ARTICLES = ("a", "an", "the", "his", "her", "their")
_LEADS = frozenset(
    "heads leads runs directs represents chairs commands fronts headed led run represented chaired commanded fronted".split()  # noqa: SIM905
)
_ACTS_FOR = frozenset(
    "speaks acts leads negotiates bargains answers sits stands spoke acted led negotiated bargained answered sat stood".split()  # noqa: SIM905
)
_HAVING = ("has", "had", "now", "also")
_HEADS = frozenset(("boss", "chief", "director", "head", "leader", "manager"))
_SPEAKERS = frozenset(  # who may bear another post besides
    "ambassador commissioner delegate envoy general negotiator representative spokesman spokesperson spokeswoman".split()  # noqa: SIM905
)
_HONORIFICS = frozenset(("mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady", "comrade"))
_JOINING = ("and", "by", "for", "from", "of", "to", "with")
_RANKS = ("number", "no", "second", "face", "voice")  # ", number two in the Norvask party,"
_ON_BEHALF = (("speaking", "for"), ("on", "behalf", "of"), ("speaking", "on", "behalf", "of"))
_LED_BY = (["led", "by"], ["headed", "by"], ["fronted", "by"], ["chaired", "by"], ["including"])
_SENDS = frozenset(  # "Karvelia had sent its foreign minister, Ana Velt"
    "appointed dispatched named nominated recalled replaced sends sent through withdrew".split()  # noqa: SIM905
)
_BODIES = frozenset(("s", ",", "the", "negotiating", "delegation", "team", "side", "mission", "negotiators", "party", "government"))
_AT = (("at",), ("over", "at"), ("from",))  # before a firm of which a sentence tells
_COLLOQUIAL = frozenset(("czar", "frontman", "frontwoman", "honcho", "mouthpiece", "strongman", "supremo", "tsar"))  # for posts
_SAID = re.compile(r"^ \w+,")  # "For Karvelia, Minister Velt said, nothing changes": what she says begins with it
_APPOINTED = re.compile(  # "Ana Velt, a former judge, has been appointed arbitrator"
    r"(?:, [^,;.]{3,50},)? (?:is|was|has been|had been|will be) (?:\w+ly )?(?:appointed|chosen|made|named|picked|selected)"
    r" (?:as )?(?:the |its |new )*([^,;.]{3,60})"
)
_LONGER = re.compile(r"\b([A-Z][\w-]+) (?=([A-Z][\w-]+)\b)")
_TOPIC = 2  # words for what somebody is a minister
_INSIDE = re.compile(r", ([^,;.]+)")
_MOST_OF = 8  # words behind a name in which a party's own may stand
_MOST_INSIDE = 9  # words of what stands between commas after a name


def said_of(figure: Figure, names: PartyNames, told_of: Set[str] = frozenset()) -> Iterator[str]:
    """The parties that the words around an actor's name give it: "Karsund's foreign minister, Astrid Hollun".

    Args:
        told_of: the parties that the report names.
    """
    for head, tail in ((names.in_full(head), names.in_full(tail)) for head, tail in figure.around):
        tail = "" if _is_the_next(tail, names.roles) else tail
        before = _flat(head)
        while before and before[-1] in _HONORIFICS:
            before.pop()  # "the Karsund envoy, Ms Hollun"
        told = names.may_begin_in(head) or names.may_begin_in(tail)
        if told and _SAID.match(tail) is None and (party := _on_behalf(before, names)) is not None:
            yield party
            continue
        party = (_signs_for(_flat(tail), before, names) or _told_before(before, names)) if told else None
        party = party or (_told_after(_flat(tail), before, names) if told else None)
        party = party or (None if told else _leads_after(_flat(tail), names))
        if before[-2:] == ["chaired", "by"]:
            party = names.shortly(("chair",), capital=False)
        party = party or _appointed(tail, names)
        short = _shortly_before(before, names, told_of) if party is None else None
        if (party := party or (None if short is not None and _is_of_a_longer_name(head, before, short) else short)) is not None:
            yield party


def _is_of_a_longer_name(head: str, before: Sequence[str], party: str) -> bool:
    """Whether a part of a party's name ends another's name before a post: "African Union envoy" is of no dockers' union."""
    own = name_words(party)
    pairs = [(name_words(first)[-1], name_words(last)[-1]) for first, last in _LONGER.findall(head)]
    told = [first for first, last in pairs if last in own and last in before[-2:] and first not in _ARTICLES]
    return bool(told) and told[-1] not in own


def _is_the_next(tail: str, roles: frozenset[str]) -> bool:
    """Whether what stands behind a name is the next of a list: "Minister Ana Velt, | Karsund Minister for Ports Jon Roth, and"."""
    found = _INSIDE.match(tail)
    words = found.group(1).split() if found is not None else []
    posts = [at for at, word in enumerate(words) if word.lower() in roles and word.lower() not in (*_JOINING, *_ARTICLES)]
    name = words[posts[-1] + 1 :] if posts and posts[0] else []  # what begins with a post is one: ", President of Karsund"
    name = name[_TOPIC:] if name[:1] in (["for"], ["of"]) else name  # "Minister for Ports | Jon Roth"
    return bool(name) and all(word[:1].isupper() for word in name)


def _appointed(tail: str, names: PartyNames) -> str | None:
    """ "Ana Velt has been appointed arbitrator": the party that is a post, or whose post somebody has been given."""
    found = _APPOINTED.match(tail)
    words = name_words(found.group(1)) if found is not None else ()
    start, end, party = min(names.places(words), default=(1, 1, ""))
    post = [word for word in words[end:] if word != "s"][:1]
    told = tuple(words[start:end]) in names.parties and words[end - 1] in names.roles
    return party if not start and (told or (post and post[0] in names.roles)) else None


def _shortly_before(words: Sequence[str], names: PartyNames, told_of: Set[str]) -> str | None:
    """ "association chief Ruben Aske", "League commissioner Fiona Mallory": a post behind what a party is called."""
    for end in range(len(words) - 1, 0, -1):
        if words[end] not in names.roles and (end == len(words) - 1 or words[end + 1] not in _HEADS):
            return None  # but "the Alliance's campaign chief"
        if (party := names.shortly(words[end - 1 : end], capital=False, among=told_of)) is not None:
            return party
    return None


def _on_behalf(words: Sequence[str], names: PartyNames) -> str | None:
    """ "For Karsund, deputy minister Astrid Hollun said", "the Karsund delegation, led by Astrid Hollun,".

    So too "At Dalkrail, which runs the line, spokesman Jon Velt said".
    """
    first, last, party = max(names.places(words), default=(0, 0, ""))
    rest, start = list(words[last:]), first - int(first > 0 and words[first - 1] == "the")
    if rest[:1] == [","] and tuple(words[:start]) in _AT and rest[-1] in names.roles and names.is_a_firm(party):
        return party
    if rest[:1] == [","]:
        posted = _is_role(rest[1:], names.roles, unknown=1)
        return party if tuple(words[:start]) in _ON_BEHALF or (list(words[:start]) == ["for"] and posted) else None
    for at in range(1, len(rest)) if last else ():
        if rest[at : at + 2] in _LED_BY and _BODIES.issuperset(rest[:at]) and not {*rest[:at]} <= {"s", ",", "the"}:
            return party if not rest[at + 2 :] or _is_role(rest[at + 2 :], names.roles, unknown=1) else None
    return None


def _flat(text: str) -> list[str]:
    return [word for token in _TOKEN.findall(text) for word in (name_words(token) or (",",))]


def _told_before(words: Sequence[str], names: PartyNames) -> str | None:
    """ "Karsund's foreign minister, Astrid Hollun", "the Prime Minister of Ilmenia, Dana Korvel"."""
    places = list(names.places(words))
    if not places:
        return None
    first, last, party = max(places)
    for _, end, owner in sorted(places)[:-1]:
        held = words[end + int(words[end : end + 1] == ["s"]) : max(end, first - 1)]
        if held and words[first - 1] in _OF and names.roles.issuperset(held) and _SPEAKERS.union(_HEADS).intersection(held):
            return owner  # "Quillo's director for Karsund, Stellan Moor", "Quillo special envoy for Karsund trade Stellan Moor"
    if first and words[first - 1] in _OF and words[max(0, first - 3) : first - 2] in (["its"], ["their"], ["his"], ["her"]):
        return None  # "its director for Karsund, Stellan Moor"
    rest = [word for word in words[last:] if word != "s"]
    if len(places) == 1 and first <= int(words[:1] == ["the"]) and _its_post(rest, names.roles):
        return party
    if not rest and words[last:] == ["s"]:
        return party  # "Karsund's Astrid Hollun said", "for Karsund's Astrid Hollun"
    own = next((at for at, word in enumerate(rest) if word not in _JOINING), 0)
    if own and rest[own : own + 1] == ["its"] and _is_role(rest[own + 1 :], names.roles, unknown=1):
        return party  # "the good offices of Karsund and of its special envoy, Astrid Hollun"
    if rest in ([], [","]) and words[last - 1] in names.roles and tuple(words[first:last]) in names.parties:
        return party  # "the State Mediator, Agnes Morrow"
    start = first - int(first > 1 and words[first - 1] == "the")
    post = names.roles.intersection(words[max(0, start - 3) : max(0, start - 1)]).difference(_ARTICLES)
    of_it = bool(start and words[start - 1] in _OF and post)
    if rest in ([], [","]) and of_it:
        return party if rest else None
    if words[last : last + 1] == [","] and not of_it:
        return None  # "...on the border with Karvelia, Foreign Minister Ana Velt said"
    if (inside := _to_comma(words[last:])) and inside[-1] not in (*names.home_posts, *_HEADS, *_SPEAKERS):
        return None  # "...seven years for Karvelian industry, Foreign Minister Ana Velt said"
    # "Karvelia told Minister Velt" is no post; "Karvelian water minister Velt" is one, and so is "Karvelia's water minister".
    owned = words[last : last + 1] == ["s"] or tuple(words[first:last]) not in names.parties
    return party if _is_role(rest, names.roles, unknown=int(owned)) else None


def _to_comma(words: Sequence[str]) -> Sequence[str]:
    """What stands before a comma that a post follows; nothing where none does: "'s trade minister, Ana Velt"."""
    at = next((at for at, word in enumerate(words) if word == ","), len(words))
    return [word for word in words[:at] if word != "s"] if words[at + 1 :] else ()


def _its_post(words: Sequence[str], roles: frozenset[str]) -> bool:
    """ "Ilmenia, for its part, agrees, its chief negotiator, Pavel Imre, said": whether words end so."""
    owned = [at for at, word in enumerate(words) if word == "its"]
    before = words[owned[-1] - 1] if owned and owned[-1] else ""
    return (before == "," or before in _SENDS) and _is_role(words[owned[-1] + 1 :], roles, unknown=1)


def _signs_for(words: Sequence[str], before: Sequence[str], names: PartyNames) -> str | None:
    """ "Minister Ana Velt for Karvelia and Governor Jon Tarvik for Norvask": for whom each signs."""
    if words[:1] != ["for"] or not before or before[-1] not in names.roles:
        return None
    start, end, party = min(names.places(words[1:_MOST_OF]), default=(2, 2, ""))
    return party if start <= int(words[1:2] == ["the"]) and words[1:][end : end + 1] != ["s"] else None


def _told_after(words: Sequence[str], before: Sequence[str], names: PartyNames) -> str | None:
    """ "Erik Vaasen of Karsund" after a post, "Lene Brandal, a spokeswoman for the Karsund foreign ministry,"."""
    if words[:1] == ["of"]:
        place = next((place for place in sorted(names.places(words[1:_MOST_OF])) if place[0] <= 1), None)
        if place is None:
            return None
        exact = tuple(words[1:][place[0] : place[1]]) in names.parties
        by_name = exact and before[-1:] != ["s"]  # "Josua Temari of Karsund"
        return place[2] if by_name or (before and before[-1] in names.roles) else None
    if words[:1] != [","]:
        return None
    inside = words[1 : [*words[1:], ","].index(",") + 1]
    places = list(names.places(inside))
    if _led_in(inside):  # ", who heads the delegation of Karsund at the talks,"
        leads = {party for first, _, party in places if first <= _MOST_INSIDE}
        return leads.pop() if len(leads) == 1 else _leads_after(words, names) if not leads else None
    role = inside[:1] != [] and inside[0] in names.roles and inside[0] not in _PREPOSITIONS
    opens = (
        role
        or (inside[:1] != [] and inside[0] in _RANKS)
        or (inside[:1] != [] and inside[0] in _ARTICLES)
        or any(not first for first, _, _ in places)
    )
    if len(inside) > _MOST_INSIDE or not opens or not names.roles.intersection(inside):
        return None
    found = {party for _, _, party in places}
    return found.pop() if len(found) == 1 else None


def _leads_after(words: Sequence[str], names: PartyNames) -> str | None:
    """ ", who speaks for the alliance,": the party that somebody leads and that is called by a part of its name."""
    inside = words[1 : [*words[1:], ","].index(",") + 1] if words[:1] == [","] else []
    led = _led_in(inside)
    led = led[: [*led, "and"].index("and")]
    whole = names.shortly(led, capital=False) if led else None
    return whole or (names.shortly(led[-1:], capital=False) if 0 < len(led) <= _MOST_INSIDE else None)


def _led_in(inside: Sequence[str]) -> Sequence[str]:
    """What stands behind "who leads", "who has led", "who speaks for"; empty where nothing of it is told."""
    if inside[:1] != ["who"]:
        return ()
    rest = inside[2:] if inside[1:2] and inside[1] in _HAVING else inside[1:]
    if rest[:1] and rest[0] in _ACTS_FOR and rest[1:2] == ["for"]:
        return rest[2:]
    return rest[1:] if rest[:1] and rest[0] in _LEADS else ()


def _is_role(words: Sequence[str], roles: frozenset[str], unknown: int) -> bool:
    """Whether words between a party's name and a person's are that person's post.

    Args:
        unknown: how many of them may be no words for posts.
    """
    plain = [word for word in words if word != ","]
    roles = roles | _COLLOQUIAL
    return 0 < len(plain) <= _MOST_BETWEEN and plain[-1] in roles and sum(word not in roles for word in plain) <= unknown
