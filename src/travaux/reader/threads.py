"""Letters sent by e-mail, and the earlier ones quoted below them, to who wrote which lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from travaux.record.naming import WROTE

_BEGINS = re.compile(r"On .{6,120}")
_ENDS = re.compile(r".{0,80}\bwrote:")
QUOTED = re.compile(r"^\s*(?:>\s?)+")
_SENDER = re.compile(r"[\"']?(?P<name>[^<>\"@]{2,60}?)[\"']?\s*(?:<[^<>]+>|\[[^\[\]]+\])?")
_GREETING = re.compile(
    r"(?:Dear|Hi|Hello|Hey|Good (?:morning|afternoon|evening))\b[^.?!]{0,60}[,!:.–-]?|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2},"
)
_OFFICE = re.compile(  # in names that are no writer's: what a press office sends out is no letter
    r"\b(?:association|bureau|cent(?:er|re)|comm(?:s|unications)|council|delegation|department|desk|editors?|embassy|government|group"
    r"|info(?:rmation)?|media|ministry|mission|news(?:letter|room|wire)?|the|office|party|press|public|relations|secretariat|service|spokes\w+|team|union)\b",
    re.IGNORECASE,
)
_LONGEST_NAME_LINE = 6  # words of the line with which a letter is signed
_SIGNATURE = 6  # last lines of a letter in which it stands


@dataclass(frozen=True, slots=True)
class Part:
    """Lines of one writer, and the line that names him: the sender's field, or "On Monday, Ana Velt wrote:"."""

    heading: str
    lines: tuple[str, ...]


def read_thread(sender: str | None, lines: Sequence[str]) -> list[Part] | None:
    """The parts of a letter and of what it quotes; None where the message is no letter of its sender.

    A letter is a person's; it begins with a greeting and is signed with the sender's name, or is above another that it answers.
    """
    name = _name_of(sender)
    if name is None:
        return None
    parts = _parts(name, _joined(lines))
    own = [line.strip() for part in parts for line in part.lines if part.heading == parts[0].heading and line.strip()]
    greets = bool(own) and _GREETING.fullmatch(own[0]) is not None
    return parts if greets and (len(parts) > 1 or _is_signed(own, name)) else None


def _name_of(sender: str | None) -> str | None:
    match = _SENDER.fullmatch(sender.strip()) if sender else None
    name = match.group("name").strip() if match is not None else ""
    return name if name[:1].isupper() and _OFFICE.search(name) is None else None


def _is_signed(lines: Sequence[str], name: str) -> bool:
    """Whether a short line near the end begins with a word of the sender's name, which has a capital: "Ana", "A. Velt, chair"."""
    known = set(re.findall(r"[^\W\d_]{2,}", name))
    near = (line for line in lines[1:][-_SIGNATURE:] if len(line.split()) <= _LONGEST_NAME_LINE)
    return any(known.intersection(word for word in re.findall(r"[^\W\d_]{2,}", line)[:2] if word[0].isupper()) for line in near)


def _joined(lines: Sequence[str]) -> list[str]:
    """The lines; "On Monday, Ana Velt" and "<ana@velt.example> wrote:" on the next line are one."""
    joined: list[str] = []
    for line in lines:
        before = QUOTED.sub("", joined[-1], count=1) if joined else ""
        plain = QUOTED.sub("", line, count=1).strip()
        if _BEGINS.fullmatch(before) and WROTE.fullmatch(before) is None and _ENDS.fullmatch(plain):
            joined[-1] = f"{joined[-1].rstrip()} {plain}"
        else:
            joined.append(line)
    return joined


def _parts(name: str, lines: Sequence[str]) -> list[Part]:
    """Runs of lines of one depth of quoting, each with the line that names its writer."""
    headings = {0: f"From: {name}"}
    parts: list[tuple[str, list[str]]] = [(headings[0], [])]
    unmarked = 0  # depth by which what is quoted without marks lies deeper
    for number, line in enumerate(lines):
        quoted = QUOTED.match(line)
        marks = quoted.group().count(">") if quoted is not None else 0
        plain = line[quoted.end() :] if quoted is not None and marks else line
        depth = marks + unmarked
        if (match := WROTE.fullmatch(plain.strip())) is not None:
            if not _is_deeper(lines[number + 1 :], marks):
                unmarked += 1
            headings[depth + 1] = _without_address(match)
            continue
        heading = headings.get(depth)
        if heading is None:
            heading = parts[-1][0] if not plain.strip() else headings[max(d for d in headings if d <= depth)]
        if plain.strip() and parts[-1][0] != heading:
            parts.append((heading, []))
        parts[-1][1].append(plain)
    return [Part(heading, tuple(own)) for heading, own in parts if any(line.strip() for line in own)]


def _is_deeper(lines: Sequence[str], marks: int) -> bool:
    """Whether the next line with words has more marks of quoting."""
    following = next((line for line in lines if line.strip(" >")), "")
    match = QUOTED.match(following)
    return match is not None and match.group().count(">") > marks


def _without_address(match: re.Match[str]) -> str:
    return f"{match.group()[: match.end('name') - match.start()]} {match.group('wrote')}:"
