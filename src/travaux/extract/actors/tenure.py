"""Whether a post that somebody is told to hold is over: "former", "then", "until May", "from 2019 to 2021", "used to be"."""

from __future__ import annotations

import re

from travaux.extract.actors.clauses import cases_of, word_at
from travaux.extract.actors.phrases import Head, Part, opens_phrase
from travaux.extract.actors.scene import Scene

_THEN = frozenset({"then", "once", "formerly", "previously"})
_EX = "ex-"  # "ex-minister", and "ex-foreign minister"
_OVER = re.compile(r"\b(?:until|till|between (?:19|20)\d\d and|from (?:19|20)\d\d (?:to|until|till)) ?(?!now\b|further\b)", re.I)
_THEN_YEAR = re.compile(r"\b(?:in|during) (?:the )?(?:early |late |mid-)?(?:19|20)\d\ds?\b")
_NEAR = 12  # tokens behind a post within which it is told when it was over
_CLAUSE_END = re.compile(r"[,.;:!?()\"“”\n]")
_WERE = frozenset({"was", "were", "served", "serving", "worked"})


def is_past(scene: Scene, head: Head) -> bool:
    """Whether a phrase tells of a post no longer held ("former", "late")."""
    return any(_tells_past(scene, k) for k in range(head.first, head.core.first)) or _is_ended(scene, head.core)


def is_past_title(scene: Scene, title: Part) -> bool:
    """The same of a title, by the words before it: "Velt, a former Drovanian minister", and behind: "minister until May"."""
    page, k = scene.page, title.first
    if _is_ended(scene, title) or page.words[k].key.startswith(_EX):
        return True
    while k > 0 and page.joins(k) and not opens_phrase(page, k):
        k -= 1
        if _tells_past(scene, k):
            return True
    return False


def was_once(scene: Scene, core: int, above: int) -> bool:
    """Whether a clause tells that somebody was once what a token means: "who used to be", "who had been", "was X until May".

    `above` is the verb that it hangs on, -1 where it is the predicate itself.
    """
    tokens = scene.page.analysis.tokens
    if any(token.head == core and word_at(scene, k) in _THEN for k, token in enumerate(tokens)):
        return True
    over = _OVER.search(_clause_behind(scene, tokens[core].end)) is not None
    if above >= 0 and word_at(scene, above) not in _WERE | {"used"}:
        return over  # "was appointed as envoy in 2019"
    verbs = [k for k, token in enumerate(tokens) if token.head in (core, above) and token.head >= 0 and token.upos == "AUX"]
    words = {word_at(scene, k) for k in (*verbs, *((above,) if above >= 0 else ()))}
    if "used" in words or "had" in words:
        return True
    return over or (not words.isdisjoint(_WERE) and _THEN_YEAR.search(_clause_behind(scene, tokens[core].end)) is not None)


def _tells_past(scene: Scene, k: int) -> bool:
    key = scene.page.words[k].key
    return scene.page.lexicon.is_a("past", key) or key.startswith(_EX)


def _is_ended(scene: Scene, part: Part) -> bool:
    """Whether it is told right behind a post when it was over: "Belmar's foreign minister until May"."""
    core, tokens = scene.page.tokens[part.last - 1], scene.page.analysis.tokens
    ends = (k for k in range(core + 1, min(core + _NEAR, len(tokens))) if tokens[k].head == core >= 0)
    return any(_OVER.search(f"{' '.join(cases_of(scene, k))} {word_at(scene, k)}") for k in ends)


def _clause_behind(scene: Scene, start: int) -> str:
    text = scene.page.analysis.article.text
    end = _CLAUSE_END.search(text, start)
    return text[start : end.start() if end else len(text)]
