"""Reports for tests of actors, marked by hand: what the model would find stands in the text itself.

`{Pavel Doran}` is a person's name, `{org:Dalk Energy}`, `{place:Velm}` and `{nat:Karvelian}` are others; `<He>` is the source
of a statement, `<<reporters>>` an addressee. Syntax is guessed word by word, which is enough for short sentences: subjects
are what stands before the first verb.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from factories import make_article

from travaux.analysis.values import Analysis, LabelledSpan, Token
from travaux.extract.actors import ActorsFound, resolve_actors
from travaux.extract.draft import Draft
from travaux.record.actor import Actor
from travaux.resources import load_actor_lexicon

_MARK = re.compile(r"(\{(?:org:|place:|nat:)?|\}|<<|>>|<|>)")
_NAME = re.compile(r"\{(?:(org|place|nat):)?")
_LABELS = {None: "person", "org": "organisation", "place": "place", "nat": "nationality"}
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\w+(?:[-.]\w+)*|[’']s\b|[^\w\s]")
_VERBS = re.compile(
    r"(?:said|says|told|tells|met|left|spoke|asked|is|was|were|are|has|had|have|will|would|could|gave|went|held|sent"
    r"|announced|adopted|signed|warned|denied|insisted|agreed|arrived|replied|added|confirmed|visited|rejected|released)$"
)
_CLOSED = {
    "DET": re.compile(r"(?:the|a|an|this|that|these|those|both|all|some)$", re.IGNORECASE),
    "ADP": re.compile(r"(?:of|in|on|at|for|with|by|to|from|near|between|against)$", re.IGNORECASE),
    "SCONJ": re.compile(r"(?:after|when|because|if)$", re.IGNORECASE),
    "CCONJ": re.compile(r"(?:and|or|but)$", re.IGNORECASE),
    "PRON": re.compile(r"(?:he|she|it|they|we|i|you|him|her|them|who|which|his|its|their|our)$", re.IGNORECASE),
    "NUM": re.compile(r"(?:\d+|two|three|four|five|six)$", re.IGNORECASE),
    "ADV": re.compile(r"(?:later|then|also|yesterday|today|early|late)$", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked report: its plain text, names by the model, sources and addressees."""

    text: str
    names: tuple[LabelledSpan, ...]
    sources: tuple[tuple[int, int], ...]
    addressees: tuple[tuple[int, int], ...]


def read_marks(marked: str) -> Marked:
    """A marked report's plain text with the places of its marks; names may stand within sources."""
    text = ""
    names: list[LabelledSpan] = []
    spans: dict[str, list[tuple[int, int]]] = {"<": [], "<<": []}
    open_at: dict[str, int] = {}
    label: str | None = None
    for piece in _MARK.split(marked):
        if match := _NAME.fullmatch(piece):
            label = match.group(1)
            open_at["{"] = len(text)
        elif piece == "}":
            names.append(LabelledSpan(open_at["{"], len(text), _LABELS[label], 0.9))
        elif piece in ("<", "<<"):
            open_at[piece] = len(text)
        elif piece in (">", ">>"):
            opening = piece.replace(">", "<")
            spans[opening].append((open_at[opening], len(text)))
        else:
            text += piece
    return Marked(text, tuple(names), tuple(spans["<"]), tuple(spans["<<"]))


def make_analysis(marked: Marked, *, published: str | None = "2019-03-14") -> Analysis:
    """An analysis of a marked report: one paragraph a line, its syntax guessed."""
    article = make_article(marked.text, published=published)
    tokens: list[Token] = []
    sentences: list[tuple[int, int]] = []
    for piece in re.finditer(r"[^\n]+?(?:[.?!][\"”]?(?=\s|$)|(?=\n|$))", marked.text):
        first = len(tokens)
        tokens += _tokens(marked.text, piece.start(), piece.end(), first)
        if len(tokens) > first:
            sentences.append((first, len(tokens)))
    return Analysis(
        article=article,
        tokens=tuple(tokens),
        sentences=tuple(sentences),
        names=marked.names,
        times=(),
        attributions=(),
        nested=(),
        move_cues=(),
        pair_scores=lambda mention, candidates: np.full(len(candidates), 0.5, np.float32),
        vectors=np.zeros((len(sentences), 1), np.float32),
    )


def _tokens(text: str, start: int, end: int, first: int) -> list[Token]:
    words = [(m.start(), m.end(), _upos(m.group())) for m in _WORD.finditer(text, start, end)]
    verb = next((n for n, (_, _, upos) in enumerate(words) if upos == "VERB"), None)
    result = []
    for n, (a, b, upos) in enumerate(words):
        subject = verb is not None and n < verb and upos in ("NOUN", "PROPN", "PRON") and not _is_governed(words, n)
        head = first + verb if verb is not None and n != verb else -1
        result.append(Token(a, b, upos, head, "nsubj" if subject else "root" if head < 0 else "dep"))
    return result


def _is_governed(words: list[tuple[int, int, str]], n: int) -> bool:
    """Whether a preposition stands before a noun, with nothing but its own modifiers between."""
    while n > 0 and words[n - 1][2] in ("DET", "NOUN", "PROPN", "ADJ", "NUM"):
        n -= 1
    return n > 0 and words[n - 1][2] == "ADP"


def _upos(word: str) -> str:
    if not word[:1].isalnum():
        return "PUNCT"
    if _VERBS.match(word):
        return "VERB"
    known = next((upos for upos, pattern in _CLOSED.items() if pattern.match(word)), None)
    return known or ("PROPN" if word[:1].isupper() else "NOUN")


def resolve(marked: str, *, published: str | None = "2019-03-14", label: bool = False) -> tuple[Marked, ActorsFound]:
    """A marked report's actors; the content of each statement is the rest of its sentence, or its line in a transcript."""
    read = read_marks(marked)
    drafts = []
    for start, end in read.sources:
        stop = next(iter(m.start() for m in re.finditer(r"[.?!](?:\s|$)|\n|$", read.text[end:])), 0) + end
        addressee = tuple(a for a in read.addressees if end <= a[0] < stop)
        content = ((end + 1, stop),) if stop > end + 1 else ((start, end),)
        drafts.append(Draft(((start, end),), (), content, "indirect", addressee=addressee, label=label, score=0.9))
    return read, resolve_actors(make_analysis(read, published=published), tuple(drafts), load_actor_lexicon(), published)


def speakers(marked: str, **options: object) -> list[list[str]]:
    """Names of the speakers of each statement of a marked report."""
    _, found = resolve(marked, **options)  # type: ignore[arg-type]
    names = {actor.id: actor.name for actor in found.actors}
    return [[names[id] for id in speaker.actors] for speaker in found.speakers]


def actor(found: ActorsFound, name: str) -> Actor:
    """The actor of a name."""
    return next(a for a in found.actors if a.name == name)


def party(found: ActorsFound, name: str) -> str | None:
    """The name of what an actor acts for."""
    names = {a.id: a.name for a in found.actors}
    own = actor(found, name).party
    return names[own] if own is not None else None
