"""Who met, as the sentences before a word tell it: "they" behind "Velt met with Oru" are both."""

from __future__ import annotations

from collections.abc import Iterator

from travaux.extract.actors.entities import Entity
from travaux.extract.actors.scene import Scene

_MEETING = "meeting"  # class of words that tell who talks with whom; value: how the other one may stand beside "with"
_FAR, _NEAR = 6, 2  # sentences back: where "they" are told to talk again, and else
_PEOPLE = "3.p"
_TWO, _THE_TWO = 2, ("the", "two")


def who_met(scene: Scene, position: int) -> tuple[int, tuple[Entity, ...]]:
    """Where somebody was last told before a word to have met or spoken, and all who did; nobody where none or one is named.

    Sentences that go on with "they" or "the two" take up no distance: "They met. They discussed it. They agreed." What is theirs,
    and what is done to them, may be others': "Velt met Oru. He welcomed their finding" speaks of a third's.
    """
    if not _is_subject(scene, position):
        return -1, ()
    page = scene.page
    far = _FAR if are_to_talk(scene, position) else _NEAR
    quoted, passed = scene.is_quoted(position), 0
    for k in range(position - 1, -1, -1):
        if page.sentences[k] != page.sentences[k + 1]:
            passed += not _opens_with_those(scene, k + 1)
        if passed > far:
            break
        if _is_meeting(scene, k) and scene.is_quoted(k) == quoted and not scene.is_hidden(k):
            found = tuple(dict.fromkeys(_taking_part(scene, page.tokens[k], position)))
            if len(found) >= _TWO:
                return k, found
    return -1, ()


def two_who_met(scene: Scene, position: int) -> tuple[Entity, ...]:
    """The two who met last before a word that tells of two: "the two", "the two ministers" behind "Velt met Orn"."""
    at, met = who_met(scene, position)
    return met if len(met) == _TWO and not are_named_since(scene, position, at) else ()


def are_named_since(scene: Scene, position: int, at: int) -> bool:
    """Whether others are named side by side before a word in a later sentence than another word's."""
    sentences = scene.page.sentences
    return any(first < position and sentences[first] > sentences[at] for first, _ in scene.beside)


def _is_meeting(scene: Scene, k: int) -> bool:
    page = scene.page
    return page.lexicon.is_a(_MEETING, page.words[k].key) and page.upos(k) == "VERB"


def are_to_talk(scene: Scene, position: int) -> bool:
    """Whether a word is the subject of a verb of meeting and talking."""
    page = scene.page
    tokens, t = page.analysis.tokens, page.tokens[position]
    if not _is_subject(scene, position) or tokens[t].head < 0:
        return False
    verb = tokens[tokens[t].head]
    return page.lexicon.is_a(_MEETING, page.text[verb.start : verb.end].lower())


def _is_subject(scene: Scene, position: int) -> bool:
    t = scene.page.tokens[position]
    return t >= 0 and scene.page.analysis.tokens[t].deprel.startswith("nsubj")


def _opens_with_those(scene: Scene, k: int) -> bool:
    """Whether a sentence begins with "they" or "the two"; `k` is its first word, or its last where it has but one."""
    they = scene.page.lexicon.words["pronoun"].get(scene.page.words[k].key, "").startswith(_PEOPLE)
    return they or scene.page.key(k, k + _TWO) == _THE_TWO


def _taking_part(scene: Scene, verb: int, position: int) -> Iterator[Entity]:
    """Whom a verb of meeting names: its subject, and who stands behind "with", or where the verb takes him without."""
    tokens = scene.page.analysis.tokens
    near = range(max(0, verb - 60), min(len(tokens), verb + 60))
    below = [i for i in near if tokens[i].head == verb]
    subjects = [i for i in below if tokens[i].deprel == "nsubj"]
    if not subjects and tokens[verb].deprel in ("conj", "xcomp", "advcl"):
        subjects = [i for i in near if tokens[i].head == tokens[verb].head and tokens[i].deprel == "nsubj"]
    word = scene.page.text[tokens[verb].start : tokens[verb].end].lower()
    how = scene.page.lexicon.words[_MEETING].get(word, "")
    things = [i for i in below if tokens[i].deprel in ("obj", "obl")]
    inside = [i for i in near if tokens[i].head in things and tokens[i].deprel == "nmod"]
    others = [i for i in (*things, *inside) if _stands_behind(scene, i, "with") or (how == "to" and _stands_behind(scene, i, how))]
    others += [i for i in things if how == "obj" and tokens[i].deprel == "obj"]
    for i in (*subjects, *others):
        for k in _joined(scene, i, near):
            named = _named_at(scene, k, position)
            apposed = [j for j in near if tokens[j].head == k and tokens[j].deprel in ("appos", "flat", "nmod:desc")]
            yield from named or (e for j in apposed for a in _joined(scene, j, near) for e in _named_at(scene, a, position))


def _stands_behind(scene: Scene, i: int, word: str) -> bool:
    tokens, text = scene.page.analysis.tokens, scene.page.text
    cases = (t for t in tokens[max(0, i - 12) : i] if t.head == i and t.deprel == "case")
    return any(text[t.start : t.end].lower() == word for t in cases)


def _joined(scene: Scene, i: int, near: range) -> list[int]:
    """A token, and those joined to it."""
    tokens = scene.page.analysis.tokens
    return [i, *(k for j in near if tokens[j].head == i and tokens[j].deprel == "conj" for k in _joined(scene, j, near))]


def _named_at(scene: Scene, i: int, position: int) -> list[Entity]:
    """Whom the shortest mention at a token means, of those that stand before a word."""
    token = scene.page.analysis.tokens[i]
    limit = scene.page.words[position].start
    told = [(b - a, e) for e in scene.book.entities for a, b in e.mentions if a <= token.start < b <= limit]
    least = min((size for size, _ in told), default=0)
    return [e for size, e in told if size == least]
