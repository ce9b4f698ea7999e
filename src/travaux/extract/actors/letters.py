"""Who writes each of several letters or telegrams in one text, as "I" in it: whoever signs it, or whom its head names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from travaux.extract.actors.entities import Entity, Held
from travaux.extract.actors.letterheads import lines_of, meant, signs
from travaux.extract.actors.page import Page
from travaux.extract.actors.scene import Scene

_GREETINGS = frozenset({"sir", "sirs", "madam", "excellency", "excellencies", "gentlemen"})
_LORD, _DEAR = ("my", "lord"), "dear"
_LONGEST_GREETING, _LONGEST_HEAD, _LONGEST_SIGNATURE = 8, 26, 10  # words
_WRITERS = ("person", "office", "government")
_NEAR = 5  # lines from a letter's head to its greeting
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class _Opening:
    """Where a letter begins (line and word), and who writes it if its head tells."""

    line: int
    word: int
    who: Entity | None


def find_writers(scene: Scene) -> list[tuple[int, Entity | None]]:
    """Where each of several letters begins, with who writes it; none of a text that holds one, or is no letter."""
    lines = lines_of(scene.page) if scene.page.words else []
    openings = _openings(scene, lines)
    if len(openings) < _FEWEST:
        return []
    found = []
    for opening, after in zip(openings, [*openings[1:], None], strict=True):
        last = after.line if after is not None else len(lines)
        writer = _signer(scene, lines[opening.line + 1 : last]) or opening.who
        if writer is not None and opening.who is not None and writer.kind == "person" and writer.party is None:
            writer.act_for(opening.who.party or (opening.who if opening.who.kind == "government" else None))
        if writer is not None:
            writer.told = True
        found.append((opening.word, writer))
    return found


def _openings(scene: Scene, lines: Sequence[range]) -> list[_Opening]:
    """Lines that tell who writes to whom, and greetings that stand below none of these."""
    found: list[_Opening] = []
    for number, line in enumerate(lines):
        who = _sender(scene, line)
        greets = _greets(scene.page, line) and not (found and found[-1].who is not None and number - found[-1].line <= _NEAR)
        if who is not None or greets:
            found.append(_Opening(number, line.start, who))
    return found


def _greets(page: Page, line: range) -> bool:
    keys = page.key(line.start, line.stop)
    return len(line) <= _LONGEST_GREETING and (
        (len(keys) == 1 and keys[0] in _GREETINGS) or keys == _LORD or (keys[0] == _DEAR and len(keys) > 1)
    )


def _sender(scene: Scene, line: range) -> Entity | None:
    """Who writes, by a head such as "The Minister of Trade of Norvask to the Minister of Tesk", "Sir A. Orn to Lord Velt"."""
    page = scene.page
    line = line[1:] if len(line) > 1 and page.words[line.start].raw.isdigit() else line  # a document's number
    to = next((k for k in line[1:] if page.words[k].key == "to"), None)
    if to is None or not 2 < len(line) <= _LONGEST_HEAD or to + 1 >= line.stop:
        return None
    if any(page.upos(k) in ("VERB", "AUX", "PRON") for k in range(line.start, to)) or not page.words[line.start].capital:
        return None
    first = next((k for k in range(line.start, to) if _may_name(page, k)), None)
    second = next((k for k in range(to + 1, line.stop) if _may_name(page, k)), None)
    if first is None or second is None or second > to + 3:
        return None
    who, whom = meant(scene, range(first, first + 1)), meant(scene, range(second, second + 1))
    who = who or _holder(scene, first)
    written_to = whom is None or (who is not whom and whom.kind in _WRITERS)
    posted = second in page.persons or (second in page.roles and page.roles[second][1].kind == "post")
    return who if who is not None and who.kind in _WRITERS and written_to and (whom is not None or posted) else None


def _holder(scene: Scene, k: int) -> Entity | None:
    """The holder of a post that a head names, of whom nothing else is told."""
    page = scene.page
    size, role = page.roles.get(k, (0, None))
    if role is None or role.kind != "post":
        return None
    words = page.key(k, k + size)
    entity = scene.book.keyed("office", f"office/{' '.join(words)}/", " ".join(word.raw for word in page.words[k : k + size]))
    entity.held = entity.held or [Held(words, role)]
    entity.see(k, page.span(k, k + size), "nominal")
    return entity


def _may_name(page: Page, k: int) -> bool:
    return k in page.persons or k in page.roles or k in page.names


def _signer(scene: Scene, lines: Sequence[range]) -> Entity | None:
    """Who signs a letter: the last person whose name alone stands on a line of it."""
    return next(_signers(scene, reversed(lines)), None)


def _signers(scene: Scene, lines: Iterator[range]) -> Iterator[Entity]:
    page = scene.page
    for line in lines:
        for k in line if len(line) <= _LONGEST_SIGNATURE else ():
            if k in page.persons and signs(page, line, k):
                entity = meant(scene, range(k, k + page.persons[k]))
                if entity is not None and entity.kind == "person":
                    yield entity
