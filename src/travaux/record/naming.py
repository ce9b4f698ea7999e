"""How a text names who speaks or writes: titles before names, what names nobody, and the lines above what a letter quotes."""

from __future__ import annotations

import re

# Capital letters of all languages that are written in Latin letters.
CAPITALS = "A-Z" + "".join(filter(str.isupper, map(chr, (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)))))


def any_capital(pattern: str) -> str:
    """A regular expression in which "A-Z" stands for any capital letter: "ÉLISE THÉVENOT:" is a label too.

    >>> re.fullmatch(any_capital("[A-Z]+"), "ÅSE") is not None
    True
    """
    return pattern.replace("A-Z", CAPITALS)


TITLE = (
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Amb|Sen|Gen|Gov|Rep|Hon|Rev)\.?|Sir|Dame|Lord|Lady|Baroness|Professor|Senator|Ambassador|Judge)"
)
NUMBER = r"(?:(?:Q ?)?\d{1,3}\.? +)?"  # of a question in a parliament's record: "1. Ms Ana Velt (South Lissa): ..."
# A word of a name behind its first, "el-Tounsi", "de", "Velt"; and a whole name, as in "The Minister for Ports (Ana Velt):".
PART_OF_NAME = (
    r"(?:[A-Z][\w.'’-]*|(?:el|al|an|ad|as|ben|bin)-[A-Z][\w'’-]+"
    r"|de|del|della|di|du|da|dos|der|ter|van|von|bin|ben|al|el|[Nn]ic|mac|a['’])"
)
HOLDER = rf"[A-Z][\w.'’-]+(?: {PART_OF_NAME}){{1,3}}"
# For whom one asks, behind his name in a press conference: "ANA VELT, LISSA RADIO 5: ...".
OUTLET = r"(?:(?:, ?| ?[–—/] ?| - )[A-Z][\w.&'’-]*(?: (?:[A-Z&\d][\w.&'’-]*|of|the|de|di|la)){0,4})?"
# What a newsroom sets before a line, with the colon with which a label names who speaks: nobody's.
SLUG = (
    r"(?:LIVE(?: UPDATES?| BLOG)?|BREAKING(?: NEWS)?|(?:LATEST |LIVE )?UPDATED?(?: \d{1,2})?|THE LATEST|LATEST|JUST IN|FLASH|URGENT"
    r"|SNAP|ALERT|DEVELOPING|EXCLUSIVE|(?:NEWS )?ANALYSIS|OPINION|EXPLAINER|RECAP|SUMMARY|BACKGROUND|CORRECTION|CLARIFICATION|WATCH"
    r"|SUBJ(?:ECT)?|REF|TAGS|COMMENT|END|READ MORE|READ|MORE|NOTE|NEW|CONFIRMED|RUMOU?R|FACTBOX|TIMELINE|TBC|TBA)"
)
# A post behind a name in a label, "Ana Velt – Analyst, Lisse Bank:", "Ana Velt, CEO:"; no day, as "Lisse, Monday:" has.
POST = (
    r"(?: [–—-] |, )(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April"
    r"|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber)"
    r"[A-Z][\w.,&/’' -]{1,60}"
)
# "On Monday, 3 May 2021, at 10:03, Ana Velt <ana@velt.example> wrote:"
WROTE = re.compile(
    r"(?:On|Am|Le) .{6,90}?(?:\d|[AaPp]\.?[Mm]\.?|UTC|GMT)\)?,? (?P<name>(?![AaPp]\.?[Mm]\b)[^\d<>,:@\n]{2,60}?)"
    r"(?: ?[<\[(][^<>\s]+@[^<>\s]+[>\])])? (?P<wrote>wrote|schrieb|a écrit) ?:"
)
