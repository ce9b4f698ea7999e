"""Which senses of the lexicon a word has where it stands: its needs, and the further words of an idiom wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from functools import cache

from travaux.extract.moves.auxiliaries import NOT, modals_of
from travaux.extract.moves.lexicon import PARTS, WHOLE, MoveLexicon, Sense, plain
from travaux.extract.moves.relations import Relations
from travaux.extract.statements.clauses import Clauses
from travaux.extract.statements.lexicon import plural

Words = tuple[str, ...]

_LONG = 2  # further words of an idiom from which it is told by them alone, whatever its first is tagged
_FAR = 16  # tokens behind a word among which the rest of its idiom may stand
_FEW = 4  # tokens behind a word among which the preposition of its idiom may stand
_NOUN = 4  # letters of a noun of an idiom, at least, for its plural to stand for it
_PUT_IN = 2  # words of the text within an idiom, at most: "gave a | very | cold shoulder"
_MODIFIERS = ("amod", "advmod", "compound")
_ADVERBS = ("advmod", "compound:prt", "xcomp", "ccomp", "amod")  # what one further word may be that stands behind an object
# Ways from the further words of an idiom up to its first on which no clause of its own begins.
_WITHIN = frozenset(
    {
        *("obj", "iobj", "obl", "obl:unmarked", "obl:agent", "advmod", "compound:prt", "xcomp", "nmod", "nmod:unmarked"),
        *("nsubj:pass", "case", "amod", "fixed", "det"),
    }
)
_OF_NOUNS = ("det", "nmod:poss", "amod", "nummod")
_DENYING = NOT | {"no", "little", "hardly", "few", "without"}
_QUOTES = frozenset({'"', "“", "”", "'", "‘", "’"})
_ARTICLES = frozenset({"a", "an"})
_ANY = frozenset({"its", "itself", "a", "an"})  # words of a lemma for which others may stand
_HYPHEN = re.compile(r"(-)")
_POSSESSIVES = frozenset({"its", "their", "his", "her", "our", "my", "your"})
_REFLEXIVES = frozenset({"itself", "themselves", "himself", "herself", "myself", "ourselves"})
_PREPOSITIONS = frozenset({"on", "to", "at", "in", "into", "off", "from"})
_WHERE = frozenset({"in", "on", "at", "by"})  # prepositions that open times and places too: "gave a speech in Lissa"
_INHERITED = frozenset({"joint", "future", "receive"})


def is_silent(relations: Relations, lexicon: MoveLexicon, i: int) -> bool:
    """Whether the lexicon says that a word shows no move."""
    if not lexicon.silent:
        return False
    form, upos = relations.clauses.word(i).lower(), relations.clauses.tokens[i].upos
    parts = (*(p for p, tags in PARTS.items() if upos in tags), *WHOLE)
    rests = [rest for part in parts for rest in lexicon.silent.get((part, form), ())]
    return any(not rest or _rest_of(relations, i, rest, of_object=True) is not None for rest in rests)


def matching_senses(relations: Relations, lexicon: MoveLexicon, i: int) -> list[Sense]:
    """The senses of a word whose needs are met here; one of more words, then one that needs more than another, stands first.

    One of more words takes over from those of the same kind below it what it doesn't say itself: to whom, and where the object is.
    """
    clauses = relations.clauses
    form, upos = clauses.word(i).lower(), clauses.tokens[i].upos
    found: list[Sense] = []
    for word, beside in modals_of(clauses, i) if upos in ("VERB", "AUX", "ADJ", "NOUN") else ():
        modals = lexicon.of("modal", word)
        found += [s for rest, s in modals if all(_is_beside(w, beside) for w in rest) and _has_needs(relations.of(i), s)]
    near = ""
    for part, tags in (*PARTS.items(), ("phrase", frozenset({upos}))):
        for rest, sense in lexicon.of(part, form):
            if rest and not near:
                near = _sentence(clauses, i)
            if rest and not _may_stand(near, rest):
                continue
            tagged = upos in tags
            told = _met(relations, i, rest, sense) if tagged or _is_bare(clauses, i, rest, part) else None
            if told is not None and (tagged or _is_told_whole(clauses, i, rest)):
                found.append(told)
    idioms = {sense.kind for sense in found if spaces(sense) and "modal" not in sense.flags}
    told_all = [s for s in found if not idioms or s.kind in idioms or "modal" in s.flags]  # "sign up to" signs nothing
    ordered = sorted(told_all, key=_rank)
    return [_completed(sense, ordered[n + 1 :]) if spaces(sense) else sense for n, sense in enumerate(ordered)]


def _rank(sense: Sense) -> tuple[int, bool, int]:
    """The order of senses, the longest first: an idiom before an auxiliary of as many words ("say no" before "would not")."""
    return -spaces(sense), spaces(sense) > 0 and "modal" in sense.flags, -len(sense.needs)


def spaces(sense: Sense) -> int:
    """How many further words a sense's form has."""
    return sense.lemma.count(" ")


def anchor_of(clauses: Clauses, i: int, sense: Sense | None) -> int:
    """The word on which what belongs to an idiom hangs: "price" of the noun "asking price", found at "asking"."""
    last = i + spaces(sense) if sense is not None and sense.part == "noun" else i
    for _ in range(last - i):
        if not i < clauses.tokens[i].head <= last:
            break
        i = clauses.tokens[i].head
    return i


def _completed(sense: Sense, others: Sequence[Sense]) -> Sense:
    """A sense of several words with what the shorter ones of the same kind know of such moves."""
    shorter = [s for s in others if s.kind == sense.kind and spaces(s) < spaces(sense) and s.part == sense.part]
    if not shorter:
        return sense
    to = sense.to or next((s.to for s in shorter if s.to), ())
    object = sense.object or next((s.object for s in shorter if s.object), ())
    return replace(sense, to=to, object=object, flags=sense.flags.union(*(s.flags & _INHERITED for s in shorter)))


def _met(relations: Relations, i: int, rest: Words, sense: Sense) -> Sense | None:
    """A sense whose words and needs are met; None where they aren't.

    What stands behind the particle of a phrasal verb is its object, also where the parser takes the particle for a preposition.
    """
    of_object = any("obj" in alternatives for alternatives in sense.needs)
    last = _rest_of(relations, i, rest, of_object=of_object) if rest else i
    if last is None:
        return None
    found = relations.of(anchor_of(relations.clauses, i, sense))
    behind = relations.clauses.word(last + 1).lower() if rest and last + 1 < len(relations.clauses.tokens) else ""
    also = {behind} if behind and relations.clauses.tokens[last + 1].upos in ("ADP", "SCONJ") else set()
    behind_it = plain(relations.clauses.word(i + 1)) if i + 1 < len(relations.clauses.tokens) else ""
    particle = rest[0] if len(rest) == 1 and sense.part == "verb" else ""
    if particle and particle in found and behind_it == particle and "obj" not in found:
        if sense.object and sense.object[0] == "obj":
            sense = replace(sense, object=("obj", particle, *sense.object[1:]))
        also |= {"obj", particle}
    elif particle:
        also.add(particle)
    return sense if _has_needs(found, sense, also) else None


def _is_beside(word: str, beside: Set[str]) -> bool:
    return bool(beside & NOT) if word == "not" else word in beside


def _is_bare(clauses: Clauses, i: int, rest: Words, part: str) -> bool:
    """Whether a word may open an idiom, whatever it is tagged: a noun without anything of its own a verb, what modifies a noun."""
    if part == "noun":
        return bool(rest) and clauses.tokens[i].deprel in _MODIFIERS
    own = any(clauses.tokens[c].deprel in _OF_NOUNS for c in clauses.children[i])
    return len(rest) >= _LONG and clauses.tokens[i].upos in ("NOUN", "PROPN", "ADJ") and not own


def _is_told_whole(clauses: Clauses, i: int, rest: Words) -> bool:
    """Whether all words of an idiom stand behind its first as in the lexicon."""
    return any(_block(clauses, i + 1, pieces, put_in=0) is not None for pieces in _variants(rest))


def _rest_of(relations: Relations, i: int, rest: Words, *, of_object: bool) -> int | None:
    """Where the last of the other words of a form stands, None where they don't stand with a word.

    They stand right after it, parted from it, or as its object. "Turn down" is met by "turned the offer down", "make a concession"
    by "made painful concessions" and "concessions were made", "signal its readiness" by any possessive, "put on ice" by "put the
    toll on ice". A first one that ends in a hyphen stands before it, as "cease-" before "fire".
    """
    clauses = relations.clauses
    if rest[0].endswith("-"):
        whole = _whole(clauses, i) == rest[0] + plain(clauses.word(i))
        if not whole or len(rest) == 1:
            return i if whole else None
        return _rest_of(relations, i, rest[1:], of_object=of_object)
    for pieces in _variants(rest):
        last = _block(clauses, i + 1, pieces)
        if last is not None:
            return last
    found = relations.of(i)
    if len(rest) == 1:
        particles = found.get("particle", ())
        if told := [k for k in particles if plain(clauses.word(k)) == rest[0]]:
            return told[0]
        if rest[0] in found and (of_object or rest[0] not in _WHERE or _is_near(clauses, i, rest[0])):
            return i
    if rest[0] in _PREPOSITIONS and len(rest) > 1:
        places = (*found.get(rest[0], ()), *found.get("obj " + rest[0], ()))
        if told := [k for k in places if plain(clauses.word(k)) == rest[-1]]:
            return told[0]
    for pieces in _variants(rest):
        last = _parted(clauses, i, pieces)
        if last is not None:
            return last
    return _as_object(relations, i, rest)


def _is_near(clauses: Clauses, i: int, preposition: str) -> bool:
    """Whether a preposition stands behind a word with no more than adverbs between: "stood firmly by its word"."""
    for k in range(i + 1, min(i + _FEW, len(clauses.tokens))):
        if plain(clauses.word(k)) == preposition:
            return True
        if clauses.tokens[k].upos != "ADV":
            return False
    return False


def _as_object(relations: Relations, i: int, rest: Words) -> int | None:
    """The object of a verb that is all that an idiom has, whatever stands before it: "withdrew its five amendments"."""
    loose = (rest[0] in ("a", "an", "its") and len(rest) <= _LONG) or len(rest) == 1
    for k in relations.of(i).get("obj", ()) if loose else ():
        nouns = (plain(relations.clauses.word(k)), _whole(relations.clauses, k))
        if any(noun in (rest[-1], rest[-1] + "s", rest[-1][:-1] + "ies") for noun in nouns):
            return k
    return None


def _parted(clauses: Clauses, i: int, pieces: Words) -> int | None:
    """Where the last word stands of those that, one right behind the other, belong to a word further off.

    "Took its demand for a levy | off the table", "turned the offer | down flat", "the green light | was given".
    """
    first, end = clauses.sentences[clauses.sentence_of(i)]
    behind = range(i + 2, min(i + _FAR, end))
    before = range(max(first, i - _FAR), i) if len(pieces) > 1 and pieces[0] not in _DENYING else ()
    for k in (*behind, *before):
        if not _is_meant(plain(clauses.word(k)), pieces[0]):
            continue
        last = _block(clauses, k, pieces)
        if last is not None and (last < i or k > i) and _is_governed(clauses, i, k, last):
            return last
    return None


def _is_governed(clauses: Clauses, i: int, first: int, last: int) -> bool:
    """Whether words belong to one before them without a clause between; before it, whether they are what it is done to."""
    top = next((k for k in range(first, last + 1) if not first <= clauses.tokens[k].head <= last), first)
    if first == last and not _is_adverb(clauses, i, first):
        return False
    cases = {clauses.word(c).lower() for c in clauses.children[top] if clauses.tokens[c].deprel == "case" and c < first}
    if cases - {"with"}:
        return False  # "called on Monday for | a truce" calls none; "sent his almoner with | a letter" sends one
    if last < i:
        return clauses.tokens[top].head == i and clauses.tokens[top].deprel == "nsubj:pass"
    for _ in range(_FAR):
        if top == i:
            return True
        if top < 0 or clauses.tokens[top].deprel not in _WITHIN or (first < last and _is_done(clauses, top)):
            return False
        top = clauses.tokens[top].head
    return False


def _is_done(clauses: Clauses, k: int) -> bool:
    """Whether a word is the verb of what a word above it is about: "offered to | issue | no concessions"."""
    return clauses.tokens[k].deprel == "xcomp" and clauses.tokens[k].upos == "VERB"


def _is_adverb(clauses: Clauses, i: int, k: int) -> bool:
    """Whether a word tells how or whither a verb does it, or is its bare infinitive: "met Belmar | halfway", "let it | slide"."""
    token = clauses.tokens[k]
    if token.head != i or token.deprel not in _ADVERBS or clauses.tokens[k - 1].upos == "NUM":  # "falls two | short"
        return False
    bare = token.upos == "VERB" and not clauses.word(k).lower().endswith("ing") and not clauses.children[k]
    return bare or token.upos in ("ADV", "ADP", "ADJ")


def _block(clauses: Clauses, k: int, pieces: Words, put_in: int = _PUT_IN) -> int | None:
    """Where the last of some words stands that begin at a place, one right behind the other; None where they don't.

    What only modifies a noun of theirs may stand before it ("a | final | green light"), and quotation marks anywhere.
    """
    put, end = 0, len(clauses.tokens)
    for n, piece in enumerate(pieces):
        while k < end and not _is_meant(plain(clauses.word(k)), piece):
            if clauses.word(k) not in _QUOTES:
                put += 1
                if not n or put > put_in or not _modifies(clauses, k):
                    return None
            k += 1
        if k >= end:
            return None
        k += 1
    return k - 1


def _modifies(clauses: Clauses, k: int) -> bool:
    """Whether a word does no more than modify one behind it, and doesn't deny it."""
    token = clauses.tokens[k]
    return token.deprel in _MODIFIERS and token.head > k and clauses.word(k).lower() not in _DENYING


def _sentence(clauses: Clauses, i: int) -> str:
    """The sentence that a word stands in, as words are compared."""
    start, end = clauses.sentence_span(clauses.sentence_of(i))
    return plain(clauses.text[start:end])


def _may_stand(near: str, rest: Words) -> bool:
    """Whether the words of a rest are in a sentence at all, so that it's worth looking how they stand."""
    last = "" if rest[-1] in _ANY else rest[-1][:-1]  # of a plural in "-ies" too
    return last in near and all(word in near for word in rest[:-1] if word not in _ANY)


@cache
def _pieces(rest: Words) -> Words:
    """The words of a rest, as the reader of words parts them at hyphens."""
    return tuple(piece for word in rest for piece in _HYPHEN.split(word) if piece)


@cache
def _variants(rest: Words) -> tuple[Words, ...]:
    """The words of a rest, and those of several of what it has one of: "give written undertakings", "peace feelers"."""
    pieces = _pieces(rest)
    if not pieces[-1].isalpha() or len(pieces[-1]) < _NOUN:  # "all for it"
        return (pieces,)
    several = (*pieces[:-1], plural(pieces[-1]))
    bare = tuple(piece for piece in several if piece not in _ARTICLES)
    return (pieces, several) if bare == several else (pieces, bare)


def _is_meant(word: str, rest: str) -> bool:
    """Whether a word is that of an idiom, where "its" stands for any possessive, "itself" for any reflexive pronoun."""
    return word == rest or (rest == "its" and word in _POSSESSIVES) or (rest == "itself" and word in _REFLEXIVES)


def _whole(clauses: Clauses, i: int) -> str:
    """A word in lower case with what a hyphen joins before it: "cease-fire" for its "fire"."""
    word = plain(clauses.word(i))
    if i >= 2 and plain(clauses.word(i - 1)) == "-" and clauses.tokens[i - 2].end == clauses.tokens[i - 1].start:
        return plain(clauses.word(i - 2)) + "-" + word
    return word


def _has_needs(found: Mapping[str, list[int]], sense: Sense, also: Set[str] = frozenset()) -> bool:
    """Whether all that a sense needs stands with its word; `also` are needs that are met besides."""
    return all(any(need in also or _meets(found, need) for need in alternatives) for alternatives in sense.needs)


def _meets(found: Mapping[str, list[int]], need: str) -> bool:
    if need.startswith("!"):
        return need[1:] not in found
    if need == "poss":
        return any(name in found for name in ("poss", "of", "by", "of side"))
    if need == "inf":
        return "inf" in found or "xcomp" in found
    return need in found or "obj " + need in found or (need == "obj" and "iobj" in found)
