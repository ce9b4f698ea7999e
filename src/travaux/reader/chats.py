"""Chats, logs and timed transcripts to turns: stamps taken off, so that each message begins with who wrote it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from travaux.reader.boilerplate import is_prose
from travaux.reader.calendar import is_day
from travaux.reader.lines import OWN_WORDS, runs_on

_DATE = r"(?P<date>\d{1,4}[./-]\d{1,2}[./-]\d{1,4})"
_TIME = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\.\d{1,3})?(?: ?[AaPp]\.?[Mm]\.?)?"
_NAME = r"(?P<name>[^\s:<>\[\]|•·](?:[^:<>\[\]|•·]{0,58}[^\s:<>\[\]|•·,])?)"
_CAPITAL = r"(?P<name>[A-Z@][\w.'’-]*(?: (?:[\w.'’-]+|\([^()]{1,30}\))){0,4}?)"
# A message in one line: exported chats, logs, transcripts with times.
_DATED = re.compile(rf"[\[(]?{_DATE},? {_TIME}[\])]?(?: [-–—])? (?P<rest>.*)")
_NAMED = re.compile(rf"~? ?{_NAME}: ?(?P<text>.*)")
_NICK = re.compile(rf"(?:[\[(]?(?:{_DATE},? )?{_TIME}[\])]? )?<[@+~&%]?(?P<name>[^<>\s]{{1,30}})> (?P<text>.+)")
_SECOND = r"\d{1,2}:\d{2}:\d{2}(?:\.\d{1,3})?"  # "14:30 Karsund: talks" without brackets may be a programme
_TIMED = re.compile(rf"(?:[\[(]{_TIME}(?: ?[-–—>]+ ?{_TIME})?[\])]|{_SECOND}) {_NAME}: (?P<text>.+)")
# A line of its own above the message.
_HEADED = re.compile(rf"{_CAPITAL}(?P<mark>,| [-–—•·|])? (?P<bracket>[\[(])?(?:{_DATE},? )?(?P<time>{_TIME})[\])]?")
_POSTED = re.compile(
    r"(?P<name>[\w.-]{2,30})(?: \[OP\]| OP)?"
    r"(?: [•·] -?[\d.,]+k? points?)? [•·] \d+ ?(?:minutes?|hours?|days?|months?|years?|min|hr?|d|mo|yr?)\.?(?: ago)?"
)
_LEFT_OUT = re.compile(r"[\u200e\u200f]?<[^<>]{3,40}>")  # what a chat tells in place of a picture
_FEWEST = 3  # messages
_ABOVE = 1  # lines above the first message; in a report that prints a chat there are more
_SHARE = 0.8  # of the lines that are messages, from which it doesn't matter where they begin
_HEAD = 6  # lines above the first of a timed transcript that may tell what it is: its title, who made it, its day
_DIRECTION = re.compile(r"\[[^\[\]]{2,40}\]")  # a line of a transcript that tells what is heard: "[MUSIC]"
_BETWEEN = re.compile(r"\D+")
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")
_SHARE_OWN = 0.25  # of the messages below lines with a name and an hour, those in the first person or to "you"; reporters' aren't


@dataclass(frozen=True, slots=True)
class Chat:
    """Messages as paragraphs that begin with a name and a colon; `first` and `last` are the days of the stamps, if told."""

    paragraphs: tuple[str, ...]
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class _Opening:
    """How a message opens: who wrote it (None where the chat itself tells something), its words in that line, its day."""

    name: str | None
    text: str
    date: str | None


def read_chat(lines: Sequence[str]) -> Chat | None:
    """The messages of a chat, log or timed transcript; None of any other text.

    Three messages at least, by two people of whom one writes again. Programmes with times, reports that print a chat, and pages
    whose reporters sign each entry are none.

    Args:
        lines: the text's, as `clean_line` leaves them.
    """
    for form in (_dated, _nicked, _timed, _headed, _posted):
        openings = [form(line) for line in lines]
        names = Counter(o.name for o in openings if o is not None and o.name is not None)
        if names.total() < _FEWEST or not 1 < len(names) < names.total():
            continue
        if form is _headed:
            whole = any("(" in line or "[" in line for line, o in zip(lines, openings, strict=True) if o) or _are_own(
                lines, openings
            )
        else:
            whole = form is _posted or _is_whole([each for each, line in zip(openings, lines, strict=True) if line])
            whole = whole or (form is _timed and _stands_below_titles(lines, openings))
        if whole:
            return _to_chat(lines, openings)
    return None


def _are_own(lines: Sequence[str], openings: Sequence[_Opening | None]) -> bool:
    """Whether some of the messages below lines with a name and an hour are their writers' own words, and no report."""
    told: list[str] = []
    for line, opening in zip(lines, openings, strict=True):
        if opening is not None:
            told.append("")
        elif told:
            told[-1] += f" {line}"
    return sum(OWN_WORDS.search(_QUOTED.sub("", words)) is not None for words in told) >= _SHARE_OWN * len(told)


def _is_whole(openings: Sequence[_Opening | None]) -> bool:
    """Whether a text of such lines, none of them empty, is a chat and doesn't only print one."""
    opening = [each is not None for each in openings]
    return any(opening[: _ABOVE + 1]) or sum(opening) >= _SHARE * len(opening)


def _stands_below_titles(lines: Sequence[str], openings: Sequence[_Opening | None]) -> bool:
    """Whether most of a text are timed messages, with lines above that only name it, as no report does that prints some."""
    filled = [(line, each) for line, each in zip(lines, openings, strict=True) if line]
    above = next((n for n, (_, each) in enumerate(filled) if each is not None), 0)
    below = [each is not None or _DIRECTION.fullmatch(line) is not None for line, each in filled[above:]]
    named = all(not is_prose(line) for line, _ in filled[:above])
    return above <= _HEAD and named and sum(below) >= _SHARE * len(below)


def _dated(line: str) -> _Opening | None:
    if (match := _DATED.fullmatch(line)) is None:
        return None
    named = _NAMED.fullmatch(match.group("rest"))
    return (
        _Opening(named.group("name"), named.group("text"), match.group("date"))
        if named
        else _Opening(None, "", match.group("date"))
    )


def _nicked(line: str) -> _Opening | None:
    match = _NICK.fullmatch(line)
    return _Opening(match.group("name"), match.group("text"), match.group("date")) if match else None


def _timed(line: str) -> _Opening | None:
    match = _TIMED.fullmatch(line)
    return _Opening(match.group("name"), match.group("text"), None) if match else None


def _headed(line: str) -> _Opening | None:
    """A line above a message; none of a place and an hour at which something happened: "Port Marn, 10:30"."""
    if (match := _HEADED.fullmatch(line)) is None:
        return None
    halved = match.group("time")[-2:].lower().strip(".") in ("am", "pm", "m") and match.group("mark") != ","
    return _Opening(match.group("name"), "", match.group("date")) if match.group("bracket") or halved else None


def _posted(line: str) -> _Opening | None:
    match = _POSTED.fullmatch(line)
    return _Opening(match.group("name"), "", None) if match else None


def _to_chat(lines: Sequence[str], openings: Sequence[_Opening | None]) -> Chat:
    paragraphs: list[str] = []
    label = ""  # of a message whose words are still to come
    for line, opening in zip(lines, openings, strict=True):
        if opening is not None:
            label = f"{opening.name}: " if opening.name is not None else ""
            if opening.text:
                if _LEFT_OUT.fullmatch(opening.text) is None:
                    paragraphs.append(label + opening.text)
                label = ""
        elif line and not label and paragraphs and runs_on(paragraphs[-1], line):
            paragraphs[-1] += f" {line}"
        elif line:
            paragraphs.append(label + line)
            label = ""
    days = _days([opening.date for opening in openings if opening is not None and opening.date is not None])
    return Chat(tuple(paragraphs), *((min(days), max(days)) if days else (None, None)))


def _days(dates: Sequence[str]) -> list[str]:
    """ISO days of stamps; none where the order of day and month stays open, or where they go to and fro in time."""
    parts = [[int(part) for part in _BETWEEN.split(date)] for date in dates]
    found = []
    for year, month, day in ((0, 1, 2), (2, 1, 0), (2, 0, 1)):  # their places
        whole = [(part[year] + (2000 if part[year] < 100 else 0), part[month], part[day]) for part in parts]
        if all((part[0] > 31) == (year == 0) and is_day(*each) for part, each in zip(parts, whole, strict=True)) and whole in (
            sorted(whole),
            sorted(whole, reverse=True),
        ):
            found.append([f"{y:04d}-{m:02d}-{d:02d}" for y, m, d in whole])
    return found[0] if found and all(other == found[0] for other in found) else []
