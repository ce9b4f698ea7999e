"""What parties negotiate about where no move tells it: "the dispute over fishing", "on quotas, it said"."""

from __future__ import annotations

from collections.abc import Iterator

from travaux.extract.moves.scene import MoveScene
from travaux.extract.statements.clauses import Clauses
from travaux.extract.statements.lexicon import singular

_ABOUT = ("on", "over", "about")
_NOUNS = ("NOUN", "PROPN")
_OPENING = frozenset({"on", "about", "over", "regarding", "concerning", "as for", "as to"})
_DIFFER = ("VERB", "ADJ", "ADV")
_BESIDE = ("obl", "nmod", "obj")
_TREATED = ("obj", "on", "upon", "over", "around", "round", "to", "with")
_DEALING = frozenset({"deal", "deals", "dealt", "dealing"})
_LASTS = frozenset({"persist", "persists", "persisted", "remain", "remains", "remained", "exist", "exists", "existed"})
_REMAINS = frozenset({"remain", "remains", "remained", "become", "becomes", "became"})
_ARE = frozenset({"is", "are", "was", "were", "remain", "remains", "include", "includes", "included", "lies", "lie", "lay"})
_INCLUDE = frozenset({"include", "includes", "included"})
_LEAVES = frozenset({"leave", "leaves", "left", "leaving"})
_SINGLE = frozenset({"one", "another", "other", "first", "second"})
_SEVERAL = frozenset({"they", "we", "both", "sides", "two"})
_PARTING = frozenset({",", ";", "and", "or", ".", "as", "well"})
_POINTS = frozenset({"point", "points", "item", "items", "thing", "things", "issues", "topics", "matters", "questions", "subjects"})


def topics_at(scene: MoveScene) -> Iterator[int]:
    """The nouns that a report's words for talks and disputes are about, and those that are called what is negotiated about.

    Of "three points: tolls and grain" those that are listed; a word for such points alone tells none.
    """
    found: dict[int, None] = {}
    for i in range(len(scene.clauses.tokens)):
        for k in (*_behind(scene, i), *_before(scene, i), *_called(scene, i), *_treated(scene, i)):
            found.update(dict.fromkeys(_each(scene, k)))
        if _is_called(scene, i) or scene.clauses.word(i).lower() in _POINTS:
            found.update(dict.fromkeys(_listed_behind(scene, i)))
    for first, last in scene.clauses.sentences:
        found.update(dict.fromkeys(_opened(scene, first, last)))
    yield from (k for k in found if _is_thing(scene, k))


def _behind(scene: MoveScene, i: int) -> Iterator[int]:
    """What stands with "on", "over" or "about" behind a word for talks or a dispute, or behind "the matter of"."""
    clauses, relations, words = scene.clauses, scene.relations, scene.issue_words
    token, word, found = clauses.tokens[i], clauses.word(i).lower(), relations.of(i)
    noun, verb = token.upos in _NOUNS and word in words.subjects, token.upos in _DIFFER and word in words.differing
    about = [k for name in _ABOUT for k in found.get(name, ())]
    if noun and not about:  # "talks with the union | on pay", "progress was made | on pay"
        beside = [k for name in ("with", "between") for c in found.get(name, ()) for k in (c, *relations.coordinated(c))]
        about = [k for c in beside for name in _ABOUT for k in relations.of(c).get(name, ())]
        lasts = token.deprel == "nsubj" and clauses.word(token.head).lower() in _LASTS  # "differences persist | on pay"
        if not about and (lasts or token.deprel in ("obj", "nsubj:pass")):
            about = [k for name in _ABOUT for k in relations.of(token.head).get(name, ())]
            about += [c for c in clauses.children[token.head] if about and is_doing(clauses, c)]  # "on tolls, but not on grazing"
    if (paper := i in scene.papers and _tells_of_talks(scene)) and not about:
        about = [
            k
            for c in relations.coordinated(i)
            for one in _ones(scene, c)
            for name in _ABOUT
            for k in relations.of(one).get(name, ())
        ]
    if noun or verb or paper or _speaks(scene, i):
        yield from about  # "a paper on tolls" too
    if verb:
        yield from (k for clause in found.get("ccomp", ()) if (k := _in_clause(scene, clause)) is not None)
    if token.upos in _NOUNS and word in words.matters and any(clauses.word(c).lower() == "the" for c in clauses.children[i]):
        yield from found.get("of", ())


def _ones(scene: MoveScene, i: int) -> Iterator[int]:
    """The words for single ones of several that stand behind these: "two papers, | one on tolls and | one on grain"."""
    clauses = scene.clauses
    for c in clauses.children[i]:
        if clauses.tokens[c].deprel in ("appos", "conj") and clauses.word(c).lower() in _SINGLE:
            yield c
            yield from _ones(scene, c)


def _speaks(scene: MoveScene, i: int) -> bool:
    """Whether a verb tells that several speak with each other, where a report tells of talks: "they spoke about tolls"."""
    clauses, found = scene.clauses, scene.relations.of(i)
    if clauses.tokens[i].upos != "VERB" or clauses.word(i).lower() not in scene.issue_words.speaking or "ccomp" in found:
        return False
    several = any(_are_several(scene, k) for k in found.get("subj", ()))
    return (several or "with" in found) and _tells_of_talks(scene)


def _are_several(scene: MoveScene, k: int) -> bool:
    """Whether a subject is of more than one."""
    word = scene.clauses.word(k).lower()
    plural = scene.clauses.tokens[k].upos == "NOUN" and singular(word) != word
    return plural or word in _SEVERAL or len(scene.relations.coordinated(k)) > 1


def _before(scene: MoveScene, i: int) -> Iterator[int]:
    """The noun in front of a word for talks or a dispute that tells what they are about: "the pay row", "the water question"."""
    clauses, words = scene.clauses, scene.issue_words
    word = clauses.word(i).lower()
    if clauses.tokens[i].upos != "NOUN" or word not in words.matched:
        return
    for c in clauses.children[i]:
        told = clauses.tokens[c].deprel == "compound" and clauses.tokens[c].upos == "NOUN" and c == i - 1
        if told and clauses.word(c).lower() not in words.manners:
            yield c


def _in_clause(scene: MoveScene, clause: int) -> int | None:
    """What an asking clause behind "on" is about: "differ on | how the dam is to be paid for"."""
    clauses = scene.clauses
    opening = clauses.word(min(clauses.subtree(clause))).lower()
    nouns = [c for c in clauses.children[clause] if clauses.tokens[c].deprel in ("nsubj", "nsubj:pass", "obj")]
    return next((c for c in nouns if _is_thing(scene, c)), None) if opening in _ABOUT else None


def _called(scene: MoveScene, i: int) -> Iterator[int]:
    """What a clause says to be the main issue, or the main issue to be: "is", "remains"."""
    clauses, found = scene.clauses, scene.relations.of(i)
    if clauses.word(i).lower() in _REMAINS:
        named = found.get("xcomp", found.get("obj", ()))
        yield from (k for k in found.get("subj", ()) if any(_is_called(scene, c) for c in named))
        yield from (k for k in named if any(_is_called(scene, c) for c in found.get("subj", ())))
    if not any(clauses.tokens[c].deprel == "cop" for c in clauses.children[i]):
        return
    if _stands_open(scene, i):
        yield from found.get("subj", ())  # "the border is in dispute"
    if any(_is_called(scene, k) or _is_about(scene, i, k) or _is_what_divides(scene, k) for k in found.get("subj", ())):
        yield i  # "the main issue is the quota"
    if (clauses.tokens[i].upos == "NOUN" and _is_called(scene, i)) or _is_what_divides(scene, i):
        yield from found.get("subj", ())


def _is_what_divides(scene: MoveScene, k: int) -> bool:
    """Whether a "what" is that about which sides differ: "what divides them is the toll"."""
    clauses = scene.clauses
    verbs = (c for c in clauses.children[k] if clauses.tokens[c].deprel == "acl:relcl")
    return clauses.word(k).lower() == "what" and any(clauses.word(c).lower() in scene.issue_words.differing for c in verbs)


def _stands_open(scene: MoveScene, i: int) -> bool:
    """Whether a clause says of its subject that it is negotiated about: "is at issue", "has been in dispute since May"."""
    clauses = scene.clauses
    before = [clauses.word(c).lower() for c in clauses.children[i] if clauses.tokens[c].deprel in ("case", "det") and c < i]
    return " ".join((*before, clauses.word(i).lower())) in scene.issue_words.opening and bool(before)


def _is_about(scene: MoveScene, i: int, subject: int) -> bool:
    """Whether a copula tells what talks are about: "the talks are about tolls"."""
    clauses, words = scene.clauses, scene.issue_words
    about = any(clauses.word(c).lower() in ("about", "over") for c in clauses.children[i] if clauses.tokens[c].deprel == "case")
    return about and clauses.word(subject).lower() in words.subjects | words.meetings


def _treated(scene: MoveScene, i: int) -> Iterator[int]:
    """What a verb tells that talks are about: "the talks focused on tolls", "tolls dominated the meeting"."""
    clauses, words, found = scene.clauses, scene.issue_words, scene.relations.of(i)
    if clauses.tokens[i].upos != "VERB":
        return
    word = clauses.word(i).lower()
    about = words.subjects | words.meetings | (words.put if word in words.holding and _tells_of_talks(scene) else frozenset())
    talks = {k for name in ("subj", "obj") for k in found.get(name, ()) if clauses.word(k).lower() in about}
    if word in words.treating | words.holding and talks & {*found.get("subj", ()), clauses.tokens[i].head}:
        places = ("with",) if word in _DEALING else _TREATED  # "dealt a blow"
        yield from (k for name in places for k in found.get(name, ()) if k not in talks)
    somebody = any(scene.actor_at(k) for k in found.get("subj", ()))
    left = word in _LEAVES and any(clauses.word(k).lower() in words.unsettled for k in found.get("xcomp", ()))
    if (left or (word in words.discussing and somebody)) and _tells_of_talks(scene):
        yield from found.get("obj", ())
    if word in words.dominating and talks & set(found.get("obj", ())):
        yield from found.get("subj", ())


def _tells_of_talks(scene: MoveScene) -> bool:
    """Whether a report has a word for talks or a dispute, in its headline whatever the parser takes it for."""
    clauses, subjects = scene.clauses, scene.issue_words.subjects
    found = (k for k in range(len(clauses.tokens)) if clauses.word(k).lower() in subjects)
    return any(clauses.tokens[k].upos in _NOUNS or scene.is_headline(k) for k in found)


def _each(scene: MoveScene, k: int) -> Iterator[int]:
    """A noun and those joined to it; of a word for points those that it is told to hold."""
    words = scene.issue_words
    word = scene.clauses.word(k).lower()
    if word in words.matters or (word in _POINTS and not _is_told(scene, k)):
        yield from scene.relations.of(k).get("of", ())
        return
    yield k
    for child in scene.clauses.children[k]:
        if scene.clauses.tokens[child].deprel == "conj":
            yield from _each(scene, child)


def _is_told(scene: MoveScene, k: int) -> bool:
    """Whether a word for points is told which by what hangs on it."""
    return any(scene.clauses.tokens[c].deprel in ("nmod", "amod", "compound") for c in scene.clauses.children[k])


def _listed_behind(scene: MoveScene, i: int) -> Iterator[int]:
    """What is listed behind a word for what is negotiated about: "three points: tolls and grain", "issues such as tolls"."""
    clauses = scene.clauses
    _, last = clauses.sentences[clauses.sentence_of(i)]
    for k in range(i + 1, min(i + 4, last)):
        words = (clauses.word(k).lower(), clauses.word(min(k + 1, last - 1)).lower())
        if words[0] in (":", "including") or words == ("such", "as"):
            yield from _items(scene, k + (2 if words[0] == "such" else 1), last)
            return


def _opened(scene: MoveScene, first: int, last: int) -> Iterator[int]:
    """What is listed in a sentence behind what opens it: "at issue are tolls and grain", "among the open points is grain"."""
    clauses = scene.clauses
    verb = next((k for k in range(first + 1, min(first + 9, last)) if clauses.word(k).lower() in (*_ARE, ":")), None)
    if verb is None:
        return
    opening = " ".join(clauses.word(k).lower() for k in range(first, verb))
    holds = opening.startswith("among ") or clauses.word(verb).lower() in _INCLUDE
    among = holds and any(_is_called(scene, k) for k in range(first, verb))
    if among or any(opening == words or opening.startswith(f"{words} of ") for words in scene.issue_words.opening):
        yield from _items(scene, verb + 1, last)


def _items(scene: MoveScene, first: int, last: int) -> Iterator[int]:
    """The nouns of a list from one word on, up to a clause of its own."""
    clauses = scene.clauses
    chunk: list[int] = []
    for k in range(first, last):
        if clauses.word(k).lower() not in _PARTING:
            chunk.append(k)
        if chunk and (clauses.word(k).lower() in _PARTING or k == last - 1):
            head = next((c for c in chunk if clauses.tokens[c].head not in chunk), chunk[0])
            if clauses.tokens[head].upos == "VERB":
                return
            yield head
            chunk = []


def opening_topic(scene: MoveScene, i: int) -> int | None:
    """The noun that opens a word's sentence as what is said there is about: "On quotas, Belmar said that it agreed"."""
    clauses = scene.clauses
    first, _ = clauses.sentences[clauses.sentence_of(i)]
    opening = clauses.word(first).lower()
    if opening == "as" and first + 1 < len(clauses.tokens):
        opening = f"as {clauses.word(first + 1).lower()}"
    if opening not in _OPENING:
        return None
    for k in range(first + 1, i):
        token = clauses.tokens[k]
        if token.upos in _NOUNS and token.deprel in _BESIDE and min(clauses.subtree(k)) == first:
            behind = max(clauses.subtree(k)) + 1
            parted = behind < len(clauses.tokens) and (clauses.word(behind) == "," or clauses.word(behind - 1) == ",")
            aside = clauses.word(k).lower() in scene.issue_words.asides
            return k if parted and not aside and _is_thing(scene, k) else None
    return None


def _is_thing(scene: MoveScene, k: int) -> bool:
    """Whether a noun is neither somebody nor a time; "the future of the port" is none."""
    timed = scene.is_time(k) and not any(not scene.is_time(c) for c in scene.relations.of(k).get("of", ()))
    named = scene.clauses.tokens[k].upos in _NOUNS or is_doing(scene.clauses, k)
    return named and not scene.actor_at(k) and not timed


def is_doing(clauses: Clauses, k: int) -> bool:
    """Whether a verb stands as a noun behind "on" or "over", nothing else with it: "not on | grazing"."""
    beside = [
        clauses.word(c).lower() for c in clauses.children[k] if clauses.tokens[c].deprel not in ("punct", "cc", "advmod", "conj")
    ]
    return clauses.tokens[k].upos == "VERB" and clauses.word(k).endswith("ing") and len(beside) == 1 and beside[0] in _ABOUT


def _is_called(scene: MoveScene, i: int) -> bool:
    """Whether a noun that stands on one side of a copula tells that the other is what is negotiated about."""
    clauses = scene.clauses
    if clauses.tokens[i].upos not in _NOUNS:
        return False
    words = [clauses.word(k).lower() for k in sorted(clauses.subtree(i)) if i - 1 <= k <= i + 2]
    text = f" {' '.join(words)} "
    return any(f" {called} " in text for called in scene.issue_words.called)
