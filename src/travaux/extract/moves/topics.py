"""What parties negotiate about where no move tells it: "the dispute over fishing", "on quotas, it said"."""

from __future__ import annotations

from collections.abc import Iterator

from travaux.extract.moves.scene import MoveScene

_ABOUT = ("on", "over", "about")
_NOUNS = ("NOUN", "PROPN")
_OPENING = frozenset({"on", "about", "over", "regarding", "concerning", "as for", "as to"})
_DIFFER = ("VERB", "ADJ", "ADV")
_BESIDE = ("obl", "nmod", "obj")


def topics_at(scene: MoveScene) -> Iterator[int]:
    """The nouns that a report's words for talks and disputes are about, and those that open what somebody says of them."""
    clauses, relations, words = scene.clauses, scene.relations, scene.issue_words
    for i, token in enumerate(clauses.tokens):
        word, found = clauses.word(i).lower(), relations.of(i)
        noun, verb = token.upos in _NOUNS and word in words.subjects, token.upos in _DIFFER and word in words.differing
        if noun or verb:
            yield from (k for name in _ABOUT for k in found.get(name, ()) if _is_thing(scene, k))
        if not any(clauses.tokens[c].deprel == "cop" for c in clauses.children[i]):
            continue
        if any(_is_called(scene, k) for k in found.get("subj", ())) and _is_thing(scene, i):
            yield i  # "the main issue is the quota"
        if token.upos == "NOUN" and _is_called(scene, i):
            yield from (k for k in found.get("subj", ()) if _is_thing(scene, k))


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
    """Whether a noun is neither somebody nor a time."""
    return scene.clauses.tokens[k].upos in _NOUNS and not scene.actor_at(k) and not scene.is_time(k)


def _is_called(scene: MoveScene, i: int) -> bool:
    """Whether a noun that stands on one side of a copula tells that the other is what is negotiated about."""
    clauses = scene.clauses
    words = [clauses.word(k).lower() for k in sorted(clauses.subtree(i)) if i - 1 <= k <= i + 2]
    text = f" {' '.join(words)} "
    return any(f" {called} " in text for called in scene.issue_words.called)
