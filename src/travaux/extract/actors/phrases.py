"""Noun phrases read into their heads: who is named or described, with which role, of what state or organisation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from travaux.extract.actors.lexicon import Role
from travaux.extract.actors.page import Named, Page
from travaux.extract.actors.people import offices_of_family

HeadKind = Literal["person", "name", "role", "pronoun", "unknown"]

_DATE = 3  # words of a date between "released" and "by"
_NEVER_INSIDE = frozenset(("SCONJ", "CCONJ", "ADV", "ADP", "AUX", "PART", "INTJ"))

# Parts of speech that a noun phrase is made of, beside determiners; an empty one means that no syntax is known.
_INSIDE = frozenset(("ADJ", "NOUN", "PROPN", "NUM", "X", "SYM", ""))


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a phrase, in words: a person's or another's name, a role, or a word that only modifies."""

    kind: Literal["person", "name", "role", "word", "pronoun"]
    first: int
    last: int
    named: Named | None = None
    role: Role | None = None


@dataclass(slots=True)
class Head:
    """One head of a phrase. `first` to `last` are its words, modifiers and all; `core` is the part that decides."""

    kind: HeadKind
    first: int
    last: int
    core: Part
    determiner: str = ""
    titles: list[Part] = field(default_factory=list)
    nouns: list[Part] = field(default_factory=list)  # "the engineer Olaf Strand": a noun that is no role of the lexicon
    owners: list[Head] = field(default_factory=list)
    places: list[Head] = field(default_factory=list)
    reach: int = 0  # the word after its last "of" phrase or named place

    @property
    def role(self) -> Role | None:
        """The role of the head itself, or the nearest one told with a name."""
        return self.core.role or (self.titles[-1].role if self.titles else None)


def _parts(page: Page, first: int, last: int) -> Iterator[Part]:
    """The parts of one run of words, up to what ends a noun phrase."""
    lexicon, k, opened = page.lexicon, first, True
    while k < last:
        word = page.words[k]
        if k > first and not page.joins(k) and k - 1 not in page.persons:
            return
        if opens_phrase(page, k):
            if not opened:
                return
        else:
            opened = False
        person, named, role = page.persons.get(k), page.names.get(k), page.roles.get(k)
        if person:
            yield Part("person", k, k + person)
            k += person
        elif role and (not named or role[0] > named.size or (_is_common(named) and role[0] >= named.size)):
            yield Part("role", k, k + role[0], role=role[1])
            k += role[0]
        elif named:
            yield Part("name", k, k + named.size, named=named)
            k += named.size
        elif _ends(page, k, word.key):
            return
        elif lexicon.is_a("pronoun", word.key) and not lexicon.is_a("possessive", word.key):
            if k == first:
                yield Part("pronoun", k, k + 1)
            return
        else:
            yield Part("word", k, k + 1)
            k += 1


def _is_common(named: Named) -> bool:
    """A lower-case word of the lexicon ("troika") that is a role word too."""
    return bool(named.senses) and all(s.shape == "any" for s in named.senses)


def opens_phrase(page: Page, k: int) -> bool:
    """Whether a word is an article, a demonstrative or a possessive: none stands inside a phrase."""
    key = page.words[k].key
    kind = page.lexicon.words["determiner"].get(key)
    return kind in ("possessive", "demonstrative") or key in ("the", "a", "an") or page.lexicon.is_a("possessive", key)


def _ends(page: Page, k: int, key: str) -> bool:
    lexicon = page.lexicon
    if page.upos(k) in _NEVER_INSIDE:
        return True
    if lexicon.is_a("title", key) or (lexicon.is_a("honorific", key) and page.words[k].capital):
        return False
    if lexicon.is_a("determiner", key) or lexicon.is_a("possessive", key):
        return False
    if any(lexicon.is_a(what, key) for what in ("stop", "preposition", "linking", "bynoun")):
        return True
    return page.upos(k) not in _INSIDE and not page.words[k].capital and not lexicon.is_a("pronoun", key)


def _determiner(page: Page, parts: list[Part]) -> tuple[str, list[Part]]:
    """The kind of the opening determiner, and the parts after the determiners."""
    kind = ""
    for n, part in enumerate(parts):
        key = page.words[part.first].key
        if part.kind != "word" or not (page.lexicon.is_a("determiner", key) or page.lexicon.is_a("possessive", key)):
            return kind, parts[n:]
        kind = kind or ("possessive" if page.lexicon.is_a("possessive", key) else page.lexicon.words["determiner"][key])
    return kind, []


def read_chunk(page: Page, first: int, last: int) -> Head | None:
    """The head of the noun phrase that opens at word `first`, without what follows its last noun."""
    parts = list(_parts(page, first, last))
    determiner, rest = _determiner(page, parts)
    if not rest and parts and determiner == "possessive":
        return Head("pronoun", first, parts[0].last, Part("pronoun", parts[0].first, parts[0].last))
    if not rest:
        if not parts or determiner not in ("demonstrative", "indefinite", "definite"):
            return None
        return Head("unknown", first, parts[-1].last, parts[-1], determiner)
    core = _core(page, rest)
    end = max(core.last, rest[-1].last if core is rest[-1] else core.last)
    kind: HeadKind = "unknown" if core.kind == "word" else core.kind
    head = Head(kind, first, end, core, determiner)
    if determiner == "possessive" and page.lexicon.is_a("possessive", page.words[parts[0].first].key):
        head.owners.append(Head("pronoun", first, first + 1, Part("pronoun", first, first + 1)))
    for part in rest:
        if part.last > core.first:
            break
        _attach(page, head, part)
    return head


def _core(page: Page, parts: list[Part]) -> Part:
    """The part that decides: the last that is no bare word, unless a noun follows it ("Boeing jets")."""
    for part in reversed(parts):
        if part.kind != "word":
            following = [p for p in parts if p.first >= part.last and not _is_title(page, p)]
            nouns = [p for p in following if page.upos(p.first) in ("NOUN", "PROPN")]
            if nouns and part.kind in ("name", "role") and not (part.kind == "role" and part.role and part.role.kind == "post"):
                return following[-1]
            return part
    return parts[-1]


def _is_title(page: Page, part: Part) -> bool:
    return page.lexicon.is_a("title", page.words[part.first].key)


def _attach(page: Page, head: Head, part: Part) -> None:
    """A part before the core: a role of it ("Foreign Minister"), or what it belongs to ("Russia's", "Boeing")."""
    possessive = page.words[part.last - 1].possessive
    if part.kind == "role" and part.role and not possessive and part.role.kind not in ("organ", "body", "state"):
        head.titles.append(part)
    elif part.kind == "word" and head.core.kind == "person" and page.upos(part.first) == "NOUN":
        head.nouns.append(part)
    elif part.kind in ("role", "person", "name"):
        owned = Head(part.kind, part.first, part.last, part)
        # "the French defence ministry's spokesman": the ministry is French, the spokesman the ministry's.
        owned.owners.extend(head.owners)
        head.owners.insert(0, owned)


def link_at(page: Page, k: int, last: int) -> int:
    """How many words join the next head: "and", "as well as", or none but a comma before it (0: the phrase ends)."""
    if k >= last:
        return 0
    for size in (3, 2, 1):
        if k + size < last and page.lexicon.is_a("linking", " ".join(page.key(k, k + size))):
            return size
    return 0


def read_after(page: Page, head: Head, k: int, last: int, *, apposed: bool = True) -> int:
    """What follows the core: "of" and "for" phrases, a name in apposition, a role after a comma."""
    while k < last:
        word = page.words[k]
        if not page.joins(k):
            if not apposed:
                return k
            after = _apposition(page, head, k, last) if _is_comma(word.gap) else k
            if after == k:
                return k
            k = after
            continue
        if head.kind == "role" and (page.persons.get(k) or _is_unlisted_person(page, head, k, last)):
            k = rename(page, head, k)
            continue
        if page.lexicon.is_a("bynoun", word.key) and head.kind != "person":
            k = _issuer(page, head, k, last)
            continue
        if not page.lexicon.is_a("preposition", word.key):
            return k
        inner = read_chunk(page, k + 1, last)
        if inner is None:
            return k
        k = _take_prepositional(page, head, inner, k, last)
    return k


def _is_comma(gap: str) -> bool:
    return gap.strip() in (",", "(", "),", ")") and "\n\n" not in gap


def _take_prepositional(page: Page, head: Head, inner: Head, k: int, last: int) -> int:
    """Attach an "of" phrase; "the president of Senegal Wade" names the head, not the phrase."""
    key = page.words[k].key
    of_state = inner.kind == "person" and inner.owners and not inner.titles and inner.core.first > k + 1
    if of_state and head.kind == "role" and not page.words[inner.core.first - 1].possessive:
        head.owners.extend(inner.owners)
        return rename(page, head, inner.core.first)
    end = read_after(page, inner, inner.last, last, apposed=key in ("of", "for", "from", "by"))
    own = max(inner.last, inner.reach)
    text = head.role is not None and head.role.kind == "text"
    if _affiliates(page, head, inner, key) or (text and key == "by"):
        head.owners.append(inner)
        head.reach = own
        if inner.kind == "name" and key == "of" and (more := _co_owners(page, head, end, last)) > end:
            head.reach = end = more
    else:
        head.places.append(inner)
        head.reach = own if inner.kind == "name" and key in ("in", "at", "from") else head.reach
    return end


def _affiliates(page: Page, head: Head, inner: Head, key: str) -> bool:
    """Whether a preposition tells whose someone is: "director at Ford", not "the president at the White House"."""
    if not page.lexicon.is_a("affiliating", key):
        return False
    if key in ("of", "for") or head.kind not in ("person", "role"):
        return True
    named = inner.core.named
    return named is None or not any(page.lexicon.facts[s.key].kind == "government" for s in named.senses)


def _co_owners(page: Page, head: Head, k: int, last: int) -> int:
    """Further names of an "of" phrase: "ministers of Canada, France and Germany" when the head is plural."""
    if not is_plural(page, head):
        return k
    while k < last:
        step = link_at(page, k, last)
        if not step and page.words[k].gap.strip() != ",":
            return k
        while k + step < last and page.words[k + step].key in ("and", "the"):
            step += 1
        named = page.names.get(k + step)
        if named is None:
            return k
        part = Part("name", k + step, k + step + named.size, named=named)
        head.owners.append(Head("name", part.first, part.last, part))
        k = part.last
    return k


def _issuer(page: Page, head: Head, k: int, last: int) -> int:
    """Past "released by the White House", or "released on 3 April by", its issuer taken as an owner."""
    by = next((i for i in range(k + 1, min(last, k + 2 + _DATE)) if page.words[i].key == "by" and page.joins(i)), None)
    inner = read_chunk(page, by + 1, last) if by is not None else None
    if inner is None:
        return k + 1
    head.owners.insert(0, inner)
    return inner.last


def _is_unlisted_person(page: Page, head: Head, k: int, last: int) -> bool:
    """Whether capitalised words right after what a person is called are a name that the model has missed.

    Two or three are; one where it is the family name of somebody who held the post ("President Bush").
    """
    role = head.core.role
    if role is None or role.kind not in ("post", "person", "group") or k != head.core.last:
        return False
    size = 0
    while size < 3 and k + size < last and _is_bare_capital(page, k + size) and (not size or page.joins(k + size)):
        size += 1
    family = page.words[k].key if size == 1 and page.words[k - 1].capital else ""
    held = family and any(o.post in role.posts for o in offices_of_family(family, page.lexicon, page.date))
    if size >= 2 or held:
        page.persons[k] = size
    return size >= 2 or bool(held)


def _is_bare_capital(page: Page, i: int) -> bool:
    known = i in page.names or i in page.roles
    return page.words[i].capital and not known and page.upos(i) in ("PROPN", "")


def rename(page: Page, head: Head, k: int) -> int:
    """The person at `k` becomes the head; what was the head is the person's role."""
    if head.core.role is not None:
        head.titles.append(head.core)
    head.kind = "person"
    head.core = Part("person", k, k + page.persons[k])
    head.last = head.core.last
    return head.last


def _apposition(page: Page, head: Head, k: int, last: int) -> int:
    """Past ", the Russian foreign minister," or ", Lazaro Gonzalez"; `k` where what follows is no apposition."""
    inner = read_chunk(page, k, last)
    if inner is None:
        return k
    following = page.words[inner.last].key if inner.last < len(page.words) else ""
    several = head.core.role is not None and head.core.role.kind == "group" and inner.kind == "person"
    if not several and page.lexicon.is_a("linking", following) and page.joins(inner.last) and inner.last < last:
        return k
    if head.kind == "role" and inner.kind == "person":
        head.owners.extend(inner.owners)
        head.titles.extend(inner.titles)
        return rename(page, head, inner.core.first)
    role = inner.core.role
    if inner.kind == "role" and role and role.kind in ("post", "person") and head.kind in ("person", "role"):
        end = read_after(page, inner, inner.last, last)
        if inner.kind == "role" and inner.core.role:
            head.titles.append(inner.core)
            head.owners.extend(o for o in inner.owners if o.kind != "pronoun")
            return end
    if (
        inner.kind == "name"
        and not inner.determiner
        and head.core.role
        and head.core.role.kind == "body"
        and _is_whole(page, inner, last)
    ):
        head.titles.append(head.core)
        head.owners = [o for o in head.owners if o.kind != "name"]
        head.kind, head.core, head.last = "name", inner.core, inner.last
        return inner.last
    if inner.kind == "role" and role and role.kind in ("body", "organ", "group") and head.kind == "name" and inner.determiner:
        head.titles.append(inner.core)
        return read_after(page, inner, inner.last, last)
    return k


def _is_whole(page: Page, head: Head, last: int) -> bool:
    """Whether a name in apposition ends there: the phrase's end or punctuation follows."""
    return head.last >= last or not page.joins(head.last)


def is_plural(page: Page, head: Head) -> bool:
    """Whether the head is several: a group's or bloc's word, or a noun in the plural."""
    role = head.core.role
    if role is not None:
        return role.kind in ("group", "bloc")
    word = page.words[head.core.last - 1]
    return head.kind == "unknown" and word.raw.endswith("s") and not word.raw.endswith("ss") and not word.possessive
