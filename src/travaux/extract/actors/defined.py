"""Short names that a text defines: 'Northline Rail Company ("Northline")', "NORTHLINE RAIL | Applicant" in a court's paper."""

from __future__ import annotations

import re

from travaux.extract.actors.entities import Entity
from travaux.extract.actors.scene import Scene

_DEFINED = re.compile(
    r"(?P<opening>[,;]?(?: |\n+)\((?:(?:the|hereinafter|hereafter|collectively|together|or|also|as)[ ,]+){0,3})[\"“](?:the )?"
    r"(?P<name>[A-Z][^\"”\n]{1,40})[\"”]\)"
)
_ROLES = ("applicant", "plaintiff", "petitioner", "claimant", "appellant", "respondent", "defendant")
_LITIGANT = re.compile(rf"^ *(?:First |1st )?(?P<role>{'|'.join(_ROLES)})[,.]? *$", re.IGNORECASE | re.MULTILINE)
_GAP = 4  # characters in front of a bracket in which a comma and a line's end stand
_SMALL, _LONGEST_NAME = 3, 14  # letters of a word without a capital in a name, and words
_NAMED = ("organisation", "government", "bloc", "group", "person")


def note_defined(scene: Scene, k: int) -> int:
    """The word behind a short name that stands at word `k`, now known to mean whom the words before it name; else `k`."""
    page = scene.page
    if "\n" in page.words[k].gap and page.words[k].key in (*_ROLES, "first"):
        _note_litigant(scene, k)
    if '"' not in page.words[k].gap and "“" not in page.words[k].gap:
        return k
    start = max(page.text.rfind("(", 0, page.words[k].start) - _GAP, 0)
    found = _DEFINED.search(page.text, start, page.words[k].start + 60)
    if found is None or found.start("name") != page.words[k].start:
        return k
    line = page.text[page.text.rfind("\n", 0, found.start()) + 1 : found.start()]
    apart = "\n" in found.group("opening") or (line.isupper() and page.text[found.end() :][:1] in ("", "\n"))
    entity = _above(scene, found) if apart else _before(scene, found.start())
    words = page.between(found.span("name"))
    if entity is None or not len(words):
        return k
    key = " ".join(page.key(words.start, words.stop))
    for form in ("name", "body"):
        scene.book.by_key.setdefault(f"{form}/{key}", entity)
    entity.see(k, found.span("name"), "name")
    if entity.kind != "person" and found.group("name") not in entity.names:
        entity.names.append(found.group("name"))
    return words.stop


def _above(scene: Scene, found: re.Match[str]) -> Entity | None:
    """Whom the line above a short name on a line of its own names, as an award has it: 'ORN HEALTH TRUST | (the "Employer")'."""
    page, end = scene.page, found.start()
    start = page.text.rfind("\n", 0, end) + 1
    line, words = page.text[start:end], page.between((start, end))
    named = all(word.capital or word.raw.isdigit() or len(word.raw) <= _SMALL for word in page.words[words.start : words.stop])
    if not 0 < len(words) <= _LONGEST_NAME or not named or not page.text[found.end() :].lstrip(".,; ").startswith("\n"):
        return None
    whole = next((e for e in scene.book.entities if e.kind in _NAMED and (start, end) in e.mentions), None)
    if whole is not None:
        return whole
    entity = scene.book.keyed("organisation", f"name/{' '.join(page.key(words.start, words.stop))}", line)
    entity.see(words.start, (start, end), "name")
    return entity


def _note_litigant(scene: Scene, k: int) -> None:
    """Have "the applicant" mean whom the line above names, where a line calls him so and no other is called so."""
    text = scene.page.text
    lines = list(_LITIGANT.finditer(text))
    here = next((m for m in lines if m.start() <= scene.page.words[k].start < m.end()), None)
    role = here.group("role").lower() if here is not None else ""
    if here is None or [m.group("role").lower() for m in lines].count(role) > 1:
        return
    above = text[: here.start()].rstrip()
    start = above.rfind("\n") + 1
    named = next((e for e in scene.book.entities if e.kind in _NAMED and any(a == start for a, _ in e.mentions)), None)
    if named is not None:
        scene.book.by_key.setdefault(f"unnamed/{role}", named)


def _before(scene: Scene, end: int) -> Entity | None:
    """The entity with the longest mention that ends where a definition begins."""
    found = [(b - a, a, e) for e in scene.book.entities if e.kind in _NAMED for a, b in e.mentions if b == end]
    if not found:
        return None
    _, start, entity = max(found, key=lambda each: each[0])
    numbered = entity.names[0][-1:].isdigit() and scene.page.text[:start].endswith(", ")  # "the Signalmen, Local 88"
    return (_before(scene, start - 2) if numbered else None) or entity
