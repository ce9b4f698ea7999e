"""Noun phrases that may name a document, with what they tell of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from travaux.extract.documents.lexicon import DocumentLexicon, Noun
from travaux.extract.documents.parties import actors_of, is_itself, of_who_speaks
from travaux.extract.moves.scene import MoveScene
from travaux.extract.statements.clauses import run_round
from travaux.extract.statements.lexicon import singular
from travaux.record.span import Span

Definiteness = Literal["definite", "indefinite", "bare"]

_NOUNS = frozenset({"NOUN", "PROPN"})
_THE = frozenset({"the", "this", "that", "these", "those"})
_A = frozenset({"a", "an", "some", "several", "many"})
_ALLIANCES = frozenset({"compact", "pact", "convention", "accord", "paper"})
_NONE = frozenset({"no", "any", "every", "each", "either", "neither"})
# What of a noun phrase doesn't belong to its shortest form.
_LOOSE = frozenset(
    {"acl:relcl", "parataxis", "punct", "appos", "conj", "cc", "nsubj", "cop", "aux", "advmod", "advcl", "discourse", "dep"}
)
_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "VERB"})
_OF_NATIONS = ("ian", "ese", "ish")  # "the Jaldian memorandum"
_TEN, _TWENTY = 10, 20
_JOINT = frozenset({"treaty", "agreement"})  # kinds that are made between parties, or with one


@dataclass(frozen=True, slots=True)
class DocumentMention:
    """One noun phrase for a document, by its head `token`.

    `owners`, `partners` (with whom it is made) and `recipients` are actor ids that the phrase names. `names` are its proper names,
    `numbers` its figures and `modifiers` its other words of content, all lower case; `about` are the nouns of its clauses as well.
    `title` is the noun of a treaty's own name: "the United Nations Charter" is no "United Nations Convention".
    `other` tells that it is another than those told before, `others` the words that may tell so: "second", "new".
    `inside` is the head of the mention in whose phrase this one stands; `of` that of the document which it is a text or draft of,
    `answers` those of the ones which it answers, `same` that of the mention of which it is another name.
    """

    token: int
    span: Span
    noun: Noun
    definite: Definiteness
    plural: bool
    owners: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()
    title: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    modifiers: frozenset[str] = frozenset()
    pages: int | None = None
    marked: bool = False
    other: bool = False
    others: frozenset[str] = frozenset()
    inside: int | None = None
    of: int | None = None
    answers: tuple[int, ...] = ()
    same: int | None = None
    about: frozenset[str] = frozenset()


def find_mentions(scene: MoveScene, lexicon: DocumentLexicon) -> list[DocumentMention]:
    """The mentions in text order."""
    nouns = {i: noun for i in range(len(scene.clauses.tokens)) if (noun := _noun_at(scene, lexicon, i)) is not None}
    return [_read(scene, lexicon, i, nouns) for i in sorted(nouns)]


def _noun_at(scene: MoveScene, lexicon: DocumentLexicon, i: int) -> Noun | None:
    """The word for a document at a token, None where it stands for something else."""
    clauses = scene.clauses
    token, word = clauses.tokens[i], clauses.word(i)
    if token.upos not in _NOUNS or word.lower() not in lexicon.nouns:
        return None
    noun = next((n for n in lexicon.nouns[word.lower()] if _stands(scene, i, n)), None)
    before = token.deprel == "compound" and token.head > i and clauses.tokens[token.head].upos in _NOUNS
    if (
        noun is None
        or "none" in noun.flags  # "a letter to the editor"
        or (before and not noun.after)  # "the treaty talks", "a draft resolution"
        or _is_name_of_person(scene, i)
        or _is_name_of_alliance(scene, i)
        or _writes(scene, lexicon, i)
        or ("proper" in noun.flags and not word[:1].isupper())
    ):
        return None
    determiners = {clauses.word(c).lower() for c in clauses.children[i] if clauses.tokens[c].deprel in ("det", "advmod")}
    if determiners & _NONE or ("!of" in noun.flags and _is_of_a_thing(scene, lexicon, i)):
        return None
    return None if _is_bare(scene, i, noun) else noun


def _is_name_of_person(scene: MoveScene, i: int) -> bool:
    """Whether a word is part of somebody's name ("Bill")."""
    tokens, covering = scene.clauses.tokens, scene.covering.get(i)
    longer = any(tokens[c].deprel == "flat" and tokens[c].upos == "PROPN" for c in scene.clauses.children[i])
    known = (
        covering is not None and scene.actors[covering].kind == "person" and scene.clauses.word(i) in scene.actors[covering].name
    )
    return longer or known


def _is_name_of_alliance(scene: MoveScene, i: int) -> bool:
    """Whether a word ends the name of a body that acts: "the Northern Compact", "the National Convention", "Halden Paper"."""
    covering, word = scene.covering.get(i), scene.clauses.word(i)
    named = word[:1].isupper() and word.lower() in _ALLIANCES
    return named and covering is not None and scene.actors[covering].kind != "person"


def _writes(scene: MoveScene, lexicon: DocumentLexicon, i: int) -> bool:
    """Whether a word is who writes something, as a newspaper does: "the paper wrote that the talks had failed"."""
    verb = scene.clauses.tokens[i].head
    if verb < 0 or i not in scene.relations.of(verb).get("subj", ()):
        return False
    senses = lexicon.states.get(scene.clauses.word(verb).lower(), ())
    return any(sense.state == "drafted" and sense.part == "verb" and "subj" in sense.author for sense in senses)


def _is_bare(scene: MoveScene, i: int, noun: Noun) -> bool:
    """Whether a word that takes an article stands without one or an owner: "in response", "basic treaty law"."""
    clauses = scene.clauses
    if clauses.word(i) != noun.word or "bare" in noun.flags:
        return False
    told = ("det", "nmod:poss", "nummod")
    return not any(clauses.tokens[c].deprel in told or scene.actor_of.get(c) is not None for c in clauses.children[i])


def _stands(scene: MoveScene, i: int, noun: Noun) -> bool:
    """Whether the other words of a form stand round its head."""
    clauses = scene.clauses
    before = tuple(clauses.word(k).lower() for k in range(max(0, i - len(noun.before)), i))
    after = tuple(clauses.word(k).lower() for k in range(i + 1, min(i + 1 + len(noun.after), len(clauses.tokens))))
    return before == noun.before and after == noun.after


def _is_of_a_thing(scene: MoveScene, lexicon: DocumentLexicon, i: int) -> bool:
    words = (scene.clauses.word(k).lower() for k in scene.relations.of(i).get("of", ()) if scene.actor_of.get(k) is None)
    return any(word not in lexicon.nouns for word in words)


def _read(scene: MoveScene, lexicon: DocumentLexicon, i: int, nouns: Mapping[int, Noun]) -> DocumentMention:
    clauses, noun, found = scene.clauses, nouns[i], scene.relations.of(i)
    kept = _phrase(scene, i)
    answers = tuple(k for name in ("to", "for") for k in found.get(name, ()) if k in nouns)
    of = next((k for k in found.get("of", ()) if k in nouns), None)
    owners, owner_tokens = _owners(scene, lexicon, i, noun)
    below = {k for top in (*answers, *([of] if of is not None else ())) for k in clauses.subtree(top)}
    words = _words(scene, (k for k in kept if k != i and k not in owner_tokens and k not in below))
    about = _words(scene, (k for k in clauses.subtree(i) if k not in owner_tokens and k not in nouns))
    others = words.all & lexicon.others.keys()
    own = words.content - lexicon.marks - others
    pages, definite = _pages(scene, lexicon, i, nouns), _definiteness(scene, i, bool(words.names))
    titled = words.names and noun.kind == "treaty" and clauses.word(i)[:1].isupper()
    return DocumentMention(
        token=i,
        span=scene.span_of(kept),
        noun=noun,
        definite=definite,
        plural=clauses.word(i).lower() != noun.word,
        owners=owners,
        partners=_partners(scene, i, noun, alone=not owners),
        recipients=tuple(dict.fromkeys(a for k in found.get("to", ()) if k not in nouns for a in scene.actors_at(k))),
        names=words.names,
        title=frozenset({noun.word}) if titled else frozenset(),
        numbers=words.numbers,
        modifiers=frozenset(singular(w) for w in own),
        pages=pages,
        marked=pages is not None or bool(words.all & lexicon.marks) or _is_dated(scene, (k for k in kept if k < i)),
        other=any(lexicon.others[w] or definite == "indefinite" for w in others),
        others=others,
        inside=_inside(scene, i, nouns),
        of=of,
        answers=answers,
        same=_renamed(scene, i, nouns),
        about=frozenset(singular(w) for w in about.nouns),
    )


def _is_dated(scene: MoveScene, kept: Iterable[int]) -> bool:
    """Whether a phrase names a text by its day or month: "the February 27 draft"; a year alone tells of a treaty in force."""
    return any(scene.is_time(k) and scene.clauses.tokens[k].upos == "PROPN" for k in kept)


@dataclass(frozen=True, slots=True)
class _Words:
    """Words of a phrase, lower case: all, figures, proper names, nouns, and those of content that are no names."""

    all: frozenset[str]
    numbers: frozenset[str]
    names: frozenset[str]
    nouns: frozenset[str]
    content: frozenset[str]


def _words(scene: MoveScene, tokens: Iterable[int]) -> _Words:
    words = [(scene.clauses.word(k).lower(), scene.clauses.tokens[k].upos) for k in tokens]
    numbers = frozenset(w for w, upos in words if upos in ("NUM", "PROPN") and any(c.isdigit() for c in w))
    names = frozenset(w for w, upos in words if upos == "PROPN") - numbers
    return _Words(
        all=frozenset(w for w, _ in words),
        numbers=numbers,
        names=names,
        nouns=frozenset(w for w, upos in words if upos in _NOUNS),
        content=frozenset(w for w, upos in words if upos in _CONTENT) - names,
    )


def _phrase(scene: MoveScene, i: int) -> list[int]:
    """Tokens of the noun phrase, in one piece round its head; of clauses only "to do" is kept ("an agreement to disarm")."""
    clauses = scene.clauses
    kept = [i]
    for child in clauses.children[i]:
        token = clauses.tokens[child]
        to_do = token.deprel == "acl" and any(clauses.word(c).lower() == "to" for c in clauses.children[child])
        hangs = token.deprel in _LOOSE or (token.deprel == "acl" and not to_do) or token.deprel == "case"
        if hangs or _tells_length(scene, i, child):
            continue
        kept.extend(k for k in _subtree(scene, child))
    inside = run_round(kept, i, lambda a, b: _joined(scene, a, b))
    last = inside[-1] + 1
    numbered = last < len(clauses.tokens) and clauses.word(i)[:1].isupper() and inside[-1] == i and clauses.word(last).isdigit()
    return inside + ([last] if numbered else [])  # "Resolution 94", whatever the number hangs on


def _tells_length(scene: MoveScene, i: int, child: int) -> bool:
    """Whether what hangs on a noun is a remark on its length: "the draft, 14 pages long"."""
    below = sorted(scene.clauses.subtree(child))
    parted = below[0] > i and "," in (scene.clauses.word(below[0]), scene.clauses.word(below[0] - 1))
    return parted and any(is_pages(scene, k) for k in below)


def _subtree(scene: MoveScene, i: int) -> Iterator[int]:
    """A token and what it governs, relative clauses and what stands beside it left out."""
    yield i
    for child in scene.clauses.children[i]:
        if scene.clauses.tokens[child].deprel not in ("acl:relcl", "parataxis", "appos", "discourse"):
            yield from _subtree(scene, child)


def _joined(scene: MoveScene, a: int, b: int) -> bool:
    """Whether nothing or a hyphen or quotation mark lies between two tokens."""
    return b - a == 1 or (b - a == 2 and scene.clauses.tokens[a + 1].upos == "PUNCT" and scene.clauses.word(a + 1) not in ",;:.")


def _inside(scene: MoveScene, i: int, nouns: Mapping[int, Noun]) -> int | None:
    """The head of the mention in whose phrase a token stands, clauses between them not crossed."""
    tokens = scene.clauses.tokens
    while tokens[i].head >= 0 and tokens[i].deprel.startswith(("nmod", "compound", "conj")):
        i = tokens[i].head
        if i in nouns:
            return i
    return None


def _owners(scene: MoveScene, lexicon: DocumentLexicon, i: int, noun: Noun) -> tuple[tuple[str, ...], set[int]]:
    """Whose a document is by its noun phrase, and the tokens that tell it."""
    found = scene.relations.of(i)
    names = ["poss", "by", "from", "between", "among"]
    if not noun.flags & {"place", "topic"}:
        names.append("of")
    tokens = [k for name in names for k in found.get(name, ())]
    sides = [k for k in found.get("of side", ()) if scene.actor_of.get(k) is not None]
    if "topic" in noun.flags or ("place" in noun.flags and len(sides) < 2):
        sides = [k for k in sides if scene.clauses.tokens[k].deprel == "amod" or scene.clauses.word(k).endswith(_OF_NATIONS)]
    tokens.extend(sides)
    tokens.extend(_bound(scene, lexicon, i, found.get("poss", ())))
    tokens = tokens or _of_what_stands_in_it(scene, lexicon, i)
    owners = tuple(a for a in actors_of(scene, tokens) if not is_itself(scene, i, a))
    owners = owners or of_who_speaks(scene, (*found.get("poss", ()), *found.get("of", ())))
    return owners, {k for top in tokens if scene.actors_at(top) for k in scene.clauses.subtree(top)}


def _of_what_stands_in_it(scene: MoveScene, lexicon: DocumentLexicon, i: int) -> list[int]:
    """Who sets something out in a text, or whose that is: "the terms of Ardania are set out in a letter"."""
    clauses, relations = scene.clauses, scene.relations
    verb = clauses.tokens[i].head
    if verb < 0 or i not in relations.of(verb).get("in", ()):
        return []
    senses = lexicon.states.get(clauses.word(verb).lower(), ())
    if not any(sense.state == "outlined" for sense in senses):
        return []
    told = relations.of(verb).get("obj", ())
    owners = [k for each in told for name in ("poss", "of", "of side", "by", "from") for k in relations.of(each).get(name, ())]
    return [*relations.of(verb).get("subj", ())] or owners


def _partners(scene: MoveScene, i: int, noun: Noun, *, alone: bool) -> tuple[str, ...]:
    """With whom a text is made: "an agreement with Belmar", and where they stand alone who makes it: the subject of its verb."""
    joint = noun.kind in _JOINT or "joint" in noun.before
    partners = actors_of(scene, scene.relations.of(i).get("with", ())) if joint else ()
    verb = scene.clauses.tokens[i].head
    if not partners or not alone or verb < 0 or scene.clauses.tokens[i].deprel not in ("obj", "obl"):
        return partners
    return tuple(dict.fromkeys((*actors_of(scene, scene.relations.of(verb).get("subj", ())), *partners)))


def _bound(scene: MoveScene, lexicon: DocumentLexicon, i: int, possessors: Iterable[int]) -> list[int]:
    """The subject that "its" stands for where nothing else told whose: of a verb that makes the text known or is told in it."""
    clauses = scene.clauses
    verb = clauses.tokens[i].head
    if verb < 0 or not any(clauses.tokens[k].upos == "PRON" and not scene.actor_at(k) for k in possessors):
        return []
    cases = {clauses.word(c).lower() for c in clauses.children[i] if clauses.tokens[c].deprel == "case"}
    senses = lexicon.states.get(clauses.word(verb).lower(), ())
    makes = clauses.tokens[i].deprel == "obj" and any("subj" in s.author and "obj" in s.document for s in senses)
    return list(scene.relations.of(verb).get("subj", ())) if makes or "in" in cases else []


def _renamed(scene: MoveScene, i: int, nouns: Mapping[int, Noun]) -> int | None:
    """The mention of which a phrase is another name: "the treaty, also known as the pact of Lissa", "the draft, a long text"."""
    tokens, clauses = scene.clauses.tokens, scene.clauses
    head = tokens[i].head
    if tokens[i].deprel == "appos":
        return head if head in nouns and not is_listed(scene, i) else None
    as_ = any(clauses.word(c).lower() == "as" for c in clauses.children[i])
    if as_ and head >= 0 and tokens[head].deprel == "acl" and tokens[head].head in nouns:
        return tokens[head].head
    return None


def is_listed(scene: MoveScene, i: int) -> bool:
    """Whether what the parser takes for an apposition is one of a list that goes on: "a draft, | a map and a list of nets"."""
    tokens = scene.clauses.tokens
    head = tokens[i].head
    if tokens[i].deprel != "appos" or tokens[i].upos != "NOUN":
        return False
    return any(tokens[c].deprel == "conj" and c > i for c in scene.clauses.children[head])


def _definiteness(scene: MoveScene, i: int, named: bool) -> Definiteness:
    clauses = scene.clauses
    words = {clauses.word(c).lower() for c in clauses.children[i] if clauses.tokens[c].deprel in ("det", "nummod", "amod")}
    words.add(clauses.word(max(min(_phrase(scene, i)) - 1, 0)).lower())  # an article that the parser hung elsewhere
    if words & _THE or "poss" in scene.relations.of(i):
        return "definite"
    if words & _A or "another" in words:
        return "indefinite"
    return "definite" if named and clauses.tokens[i].upos == "PROPN" else "bare"


def _pages(scene: MoveScene, lexicon: DocumentLexicon, i: int, nouns: Mapping[int, Noun]) -> int | None:
    """How many pages it has: "a ten-page letter", "a letter of ten pages", "the letter is ten pages long", "is on 10 pages".

    Of "the terms are set out in a letter of ten pages" the letter's are no others'.
    """
    clauses = scene.clauses
    near = {i, *clauses.children[i]}
    head = clauses.tokens[i].head
    if head >= 0 and clauses.tokens[i].deprel in ("nsubj", "nsubj:pass", "obj"):
        near |= {head, *clauses.children[head]}
    for k in sorted(near | {c for n in near for c in clauses.children[n]}):
        if is_pages(scene, k) and not _is_of_another(scene, k, i, nouns) and (pages := pages_before(scene, lexicon, k)) is not None:
            return pages
    return None


def _is_of_another(scene: MoveScene, k: int, i: int, nouns: Mapping[int, Noun]) -> bool:
    """Whether a word hangs on a text, and that isn't the one at a token."""
    tokens = scene.clauses.tokens
    while (k := tokens[k].head) >= 0 and k != i:
        if k in nouns:
            return k != tokens[i].head
    return False


def is_pages(scene: MoveScene, k: int) -> bool:
    """Whether a word is one for pages."""
    return scene.clauses.word(k).lower() in ("page", "pages")


def _tens_before(scene: MoveScene, lexicon: DocumentLexicon, n: int) -> int:
    """What stands with a hyphen before a number below ten: "thirty-four"."""
    tens = lexicon.numbers.get(scene.clauses.word(n - 2).lower(), 0) if n > 1 and scene.clauses.word(n - 1) == "-" else 0
    return tens if tens >= _TWENTY and lexicon.numbers[scene.clauses.word(n).lower()] < _TEN else 0


def pages_before(scene: MoveScene, lexicon: DocumentLexicon, k: int) -> int | None:
    """The number that stands right before a word for pages."""
    for n in range(k - 1, max(k - 4, -1), -1):
        word = scene.clauses.word(n).lower()
        if word.isdigit() or word in lexicon.numbers:
            return int(word) if word.isdigit() else lexicon.numbers[word] + _tens_before(scene, lexicon, n)
        if scene.clauses.tokens[n].upos not in ("ADJ", "ADV", "PUNCT", "VERB"):
            return None  # "four lines on page nine"
    return None
