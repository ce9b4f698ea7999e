"""Marks of plain text taken off: Markdown, wikitext, bullets, and the frames in which wire services send their copy."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from travaux.reader.lines import runs_on
from travaux.record.article import BlockKind

_MARKDOWN = (
    re.compile(r"^#{1,6} +[^\s#]", re.MULTILINE),
    re.compile(r"!?\[[^\[\]\n]{1,300}\]\((?:https?:|/|#|mailto:)[^()\s]{0,500}\)"),
    re.compile(r"(?<![\w*])\*\*[^\s*][^*\n]{0,300}\*\*"),
    re.compile(r"^> +\S", re.MULTILINE),
    re.compile(r"^(?:-{3,}|\*{3,}|_{3,})$", re.MULTILINE),
)
_HEADING = re.compile(r"(?:#{1,6} +(?P<hash>\S.{0,300}?) *#*|(?P<eq>={2,4}) *(?P<wiki>[^=].{0,200}?) *(?P=eq))")
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,300}\]\([^()\s]{0,1000}(?: \"[^\"\n]{0,300}\")?\)")
_LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\((?:https?:|/|#|mailto:)[^()\s]{0,1000}(?: \"[^\"\n]{0,300}\")?\)")
_STRONG = re.compile(r"(?<![\w*_])(\*{1,3}|_{1,3})(?=[^\s*_])([^*_\n]{1,1000}?)(?<=[^\s*_])\1(?![\w*_])")
_QUOTE = re.compile(r"(?:> ?)+")
_BULLET = re.compile(r"(?:[*•●▪‣·+]|-(?!-))\s+(?=\S)")
# Frames of the ANPA and IPTC wire formats: slugs and headings stand between "^" and "<" or "=".
_FRAMED = re.compile(r"\s*\^(.*?)[<=]?\s*")
_DIALOGUE = re.compile(r"[-–—] ?\S.*\?[\"'”’]?$")
_MATTER = re.compile(r"([A-Za-z_-]{2,20}):\s*(.{1,300})")
_MOST_MATTER = 40  # lines
_FOOTNOTE = re.compile(r"\[\^[\w-]{1,20}\](?!:)")
_STOP = re.compile(r"(?<=\S)\s+STOP(?=\s|$)")  # none that opens a paragraph: "STOP the toll"
_SENTENCE = re.compile(r"(?<=\w\w)[.!?](?=\s|$)")
_FEWEST_STOPS = 3
_NUMBERED = re.compile(r"^\s{0,6}(\d{1,2})(?: {2,}|$)")
_FEWEST_NUMBERED = 8  # lines
_POST = re.compile(r"^\s*(\d{1,2})/(?:\d{1,2})?\s+(?=\S)")  # "3/ ..." or "3/7 ..." in a thread of posts
_FEWEST_POSTS = 3
_SHARE_NUMBERED = 0.6  # of all lines
# "Page 4", "Page 4 of 12", "p. 4" at the beginning or end of a line.
_PAGE = re.compile(
    r"(?:^\s*|\s{2,}|[|·–—-] ?)(?:page|p\.|pg\.?) ?(\d{1,4})(?: ?(?:of|/) ?\d{1,4})?(?=\s*$|\s{2,}| ?[|·–—-])", re.IGNORECASE
)
_FEWEST_RUNNING = 2
_LONGEST_RUNNING = 160  # characters
_TAIL = re.compile(r"<\s*$")
_EDIT = re.compile(r" ?\[(?:edit(?: source)?|hide|show)\](?=\s*$)")  # behind an encyclopedia's headings
# Behind words: "[3]", "[a]", "[3]:44", "[citation needed]".
_NOTE = re.compile(
    r"(?<=[^\s\[(]) ?\[(?:(?P<number>\d{1,3})|[a-z]|(?:note|nb) \d{1,2}|[a-z ]{2,20} (?:needed|verification)"
    r"|(?:who|when|where|which|by whom|according to whom)\?)\](?::\d{1,4}(?:[–-]\d{1,4})?)?"
)
_NOTED = re.compile(r"\s*(?:\[(?P<number>\d{1,3})\]|(?:(?P<counted>\d{1,3})|[a-z])\. ?\^|\^)\s+\S")  # a note itself, at the foot
_FEWEST_NOTES = 2


def strip_frames(lines: Sequence[str]) -> list[str]:
    """The lines without the marks of wire formats; a framed line stands alone."""
    plain = []
    for line in lines:
        if (framed := _FRAMED.fullmatch(line)) is not None:
            plain.extend([framed.group(1), ""])
        else:
            plain.append(_TAIL.sub("", line) if line.endswith("<") and line.count("<") == 1 else line)
    return plain


def split_at_stops(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """The paragraphs of a telegram divided where it says "STOP", which is left out; those of any other text as they are."""
    stops = sum(len(_STOP.findall(paragraph)) for paragraph in paragraphs)
    ends = sum(len(_SENTENCE.findall(paragraph)) for paragraph in paragraphs)
    if stops < _FEWEST_STOPS or stops <= ends:
        return tuple(paragraphs)
    return tuple(words for paragraph in paragraphs for part in _STOP.split(paragraph) if (words := part.strip()))


def strip_line_numbers(lines: Sequence[str]) -> Sequence[str]:
    """The lines without the numbers that a court's transcript has on its margin; of any other text as they are."""
    filled = [line for line in lines if line.strip()]
    numbers = [int(m.group(1)) for line in filled if (m := _NUMBERED.match(line)) is not None]
    counted = sum(after == before + 1 or after == 1 for before, after in pairwise(numbers))
    if len(numbers) < max(_FEWEST_NUMBERED, _SHARE_NUMBERED * len(filled)) or counted < 0.9 * (len(numbers) - 1):
        return lines
    return [_NUMBERED.sub("", line, count=1) for line in lines]


def strip_post_numbers(lines: Sequence[str]) -> Sequence[str]:
    """The lines without the numbers that a thread's posts begin with, one after the other; of any other text as they are."""
    numbers = [int(m.group(1)) for line in lines if (m := _POST.match(line)) is not None]
    counted = all(after == before + 1 for before, after in pairwise(numbers))
    if len(numbers) < _FEWEST_POSTS or numbers[0] > 2 or not counted:
        return lines
    return [_POST.sub("", line, count=1) for line in lines]


def strip_notes(lines: Sequence[str]) -> Sequence[str]:
    """The lines without the marks of notes and those notes, where they are counted or stand below; and without "[edit]"."""
    lines = [_EDIT.sub("", line) for line in lines]
    told = {int(m.group("number")) for line in lines for m in _NOTE.finditer(line) if m.group("number")}
    notes = (_NOTED.match(line) for line in lines)
    numbers = [None if m is None else int(m.group("number") or m.group("counted") or 0) for m in notes]
    counted = bool(told) and min(told) == 1 and max(told) <= 2 * len(told)
    below = (
        2 * len(told.intersection(filter(None, numbers))) >= len(told) or sum("^" in line[:8] for line in lines) >= _FEWEST_NOTES
    )
    if len(told) < _FEWEST_NOTES or not (counted or below):
        return lines
    last = max(told)
    return [_NOTE.sub("", line) for line, number in zip(lines, numbers, strict=True) if number is None or number > last]


def strip_running_heads(lines: Sequence[str]) -> Sequence[str]:
    """The lines without those that stand at the top or foot of each page, told by the number of the page in them.

    What the turn of a page had divided within a sentence is put together again.
    """
    found: dict[str, list[tuple[int, int]]] = {}
    for number, line in enumerate(lines):
        if len(line) <= _LONGEST_RUNNING and (match := _PAGE.search(line)) is not None:
            around = " ".join(f"{line[: match.start()]} # {line[match.end() :]}".split())
            found.setdefault(around, []).append((number, int(match.group(1))))
    heads = {
        number
        for places in found.values()
        if len(places) >= _FEWEST_RUNNING and all(after[1] > before[1] for before, after in pairwise(places))
        for number, _ in places
    }
    if not heads:
        return lines
    kept: list[str] = []
    turned = False
    for number, line in enumerate(lines):
        if number in heads:
            turned = True
        elif turned and line.strip():
            last = next((each for each in reversed(kept) if each.strip()), "")
            if last and runs_on(last, line):
                while not kept[-1].strip():
                    kept.pop()
            turned = False
            kept.append(line)
        else:
            kept.append(line)
    return kept


def split_matter(lines: Sequence[str]) -> tuple[dict[str, str], Sequence[str]]:
    """The fields of front matter ("---", "title: ...", "---") by name in lower case, and the lines below it."""
    first = next((n for n, line in enumerate(lines) if line.strip()), len(lines))
    for number in range(first + 1, min(first + _MOST_MATTER, len(lines))):
        if lines[first].strip() == lines[number].strip() == "---":
            found = (_MATTER.fullmatch(line.strip()) for line in lines[first + 1 : number])
            return {m.group(1).lower(): m.group(2).strip("\"' ") for m in found if m is not None}, lines[number + 1 :]
    return {}, lines


def is_dialogue(paragraphs: Sequence[str]) -> bool:
    """Whether dashes before paragraphs mark who speaks, not items: some of them are questions."""
    return any(_DIALOGUE.fullmatch(paragraph) for paragraph in paragraphs)


def is_markdown(text: str) -> bool:
    """Whether a text has marks of Markdown of two kinds, two headings, or a link."""
    head = text[:50_000]
    kinds = sum(pattern.search(head) is not None for pattern in _MARKDOWN)
    return kinds > 1 or _MARKDOWN[1].search(head) is not None or len(_MARKDOWN[0].findall(head)) > 1


def read_marks(paragraph: str, *, markdown: bool, dialogue: bool = False) -> tuple[BlockKind, str]:
    """A paragraph's kind and its words without the marks that told it; in a dialogue a dash stays where it is.

    >>> read_marks("## What *Norvask* says", markdown=True)
    ('heading', 'What Norvask says')
    """
    kind: BlockKind = "paragraph"
    if (heading := _HEADING.fullmatch(paragraph)) is not None and (heading.group("wiki") or markdown):
        kind, paragraph = "heading", heading.group("wiki") or heading.group("hash")
    elif (bullet := _BULLET.match(paragraph)) is not None and not (dialogue and paragraph[0] == "-"):
        kind, paragraph = "list", paragraph[bullet.end() :]
    elif (quote := _QUOTE.match(paragraph)) is not None:
        kind, paragraph = "quote", paragraph[quote.end() :]
    return kind, _without_inline(paragraph) if markdown else paragraph


def _without_inline(text: str) -> str:
    text = _LINK.sub(r"\1", _IMAGE.sub("", _FOOTNOTE.sub("", text)))
    for _ in range(2):  # strong inside emphasis
        text = _STRONG.sub(r"\2", text)
    return text.replace("\\*", "*").replace("\\_", "_").strip()
