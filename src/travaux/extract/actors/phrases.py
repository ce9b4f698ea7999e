"""Noun phrases read into their heads: who is named or described, with which role, of what state or organisation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from travaux.extract.actors.lexicon import Role
from travaux.extract.actors.page import Named, Page

HeadKind = Literal["person", "name", "role", "pronoun", "unknown"]

_NEVER_INSIDE = frozenset(("SCONJ", "CCONJ", "ADV", "ADP", "AUX", "PART", "INTJ"))

# Parts of speech that a noun phrase is made of, beside determiners; an empty one means that no syntax is known.
_INSIDE = frozenset(("ADJ", "NOUN", "PROPN", "NUM", "X", "SYM", ""))

_BEFORE_NOUN = ("amod", "det", "nummod", "compound")
_BARE = ("obl:unmarked",)  # without a preposition, as times are: "last week"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a phrase, in words: a person's or another's name, a role, or a word that only modifies."""

    kind: Literal["person", "name", "role", "word", "pronoun"]
    first: int
    last: int
    named: Named | None = None
    role: Role | None = None
    capital: bool = False


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
        if k > first and not page.joins(k) and (k - 1 not in page.persons or "(" in word.gap):
            return
        if opens_phrase(page, k):
            if not opened:
                return
        else:
            opened = False
        if k > first and _tells_when(page, k):
            return
        person, named, role = page.persons.get(k), page.names.get(k), page.roles.get(k)
        if person:
            yield Part("person", k, k + person)
            k += person
        elif role and (not named or role[0] > named.size or (_is_common(named) and role[0] >= named.size)):
            yield Part("role", k, k + role[0], role=role[1], capital=word.capital)
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


def _tells_when(page: Page, k: int) -> bool:
    """Whether a word opens what tells when behind a phrase: the "last" of "an offer to the teachers last week"."""
    token = page.tokens[k]
    tokens = page.analysis.tokens
    before = page.tokens[k - 1]
    while 0 <= token < tokens[token].head and tokens[token].deprel in _BEFORE_NOUN:
        token = tokens[token].head
    return token >= 0 and tokens[token].deprel in _BARE and tokens[token].head < before


def _is_common(named: Named) -> bool:
    """A lower-case word of the lexicon ("troika") that is a role word too."""
    return bool(named.senses) and all(s.shape == "any" for s in named.senses)


def opens_phrase(page: Page, k: int) -> bool:
    """Whether a word is an article, a demonstrative or a possessive: none stands inside a phrase."""
    key = page.words[k].key
    kind = page.lexicon.words["determiner"].get(key)
    return kind in ("possessive", "demonstrative") or page.lexicon.is_a("article", key) or page.lexicon.is_a("possessive", key)


def _ends(page: Page, k: int, key: str) -> bool:
    lexicon = page.lexicon
    if _modifies(page, k) or _is_participle_of_people(page, k):
        return False
    if page.upos(k) in _NEVER_INSIDE:
        return True
    if lexicon.is_a("title", key) or (lexicon.is_a("honorific", key) and page.words[k].capital):
        return False
    if lexicon.is_a("determiner", key) or lexicon.is_a("possessive", key):
        return False
    if any(lexicon.is_a(what, key) for what in ("stop", "preposition", "linking", "bynoun")):
        return True
    return page.upos(k) not in _INSIDE and not page.words[k].capital and not lexicon.is_a("pronoun", key)


def _modifies(page: Page, k: int) -> bool:
    """Whether a word is a participle before a noun, or tells how one is so: "the union's newly elected chair"."""
    token = page.tokens[k]
    tokens = page.analysis.tokens
    if token < 0 or tokens[token].head <= token:
        return False
    if tokens[token].deprel == "advmod" and tokens[tokens[token].head].upos == "VERB":
        token = tokens[token].head
    return tokens[token].upos == "VERB" and tokens[token].deprel == "amod" and tokens[token].head > token


def _is_participle_of_people(page: Page, k: int) -> bool:
    """Whether a participle stands for people: "the mothers of the detained"."""
    token, tokens = page.tokens[k], page.analysis.tokens
    article = page.tokens[k - 1] if k and page.joins(k) else -1
    if token < 0 or article < 0 or tokens[token].upos != "VERB" or not page.words[k].key.endswith("ed"):
        return False
    return tokens[article].deprel == "det" and tokens[article].head == token


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
    owns = part.role is not None and part.role.kind in ("organ", "body", "state") and head.core.kind != "name"
    if part.kind == "role" and not possessive and not owns:
        head.titles.append(part)
    elif part.kind == "word" and head.core.kind == "person" and page.upos(part.first) == "NOUN":
        head.nouns.append(part)
    elif part.kind in ("role", "person", "name"):
        owned = Head(part.kind, part.first, part.last, part, head.determiner if possessive else "")  # "the union's lawyer"
        # "the French defence ministry's spokesman": the ministry is French, the spokesman the ministry's.
        owned.owners.extend(head.owners)
        head.owners.insert(0, owned)


def is_plural(page: Page, head: Head) -> bool:
    """Whether the head is several: a group's or bloc's word, or a noun in the plural."""
    role = head.core.role
    if role is not None:
        return role.kind in ("group", "bloc")
    word = page.words[head.core.last - 1]
    return head.kind == "unknown" and word.raw.endswith("s") and not word.raw.endswith("ss") and not word.possessive
