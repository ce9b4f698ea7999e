"""People named one after the other, and behind their state's name, where syntax takes one for what describes another.

"Velt, Envoy Ana Roth, and Minister Karl Holt met"; "Republic of Korea Vice Minister Cho Hyun met Ana Roth".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from travaux.analysis.values import Analysis, Token
from travaux.record.span import Span

_OF_A_NAME = ("flat", "appos", "nmod", "compound", "nmod:desc")  # how a name hangs on its title
_STATES = ("place", "nationality", "organisation")  # what the model may take a state's name for


def with_people_listed(analysis: Analysis) -> Analysis:
    """An analysis in which two full names are joined, never one's description of the other, and a title stands over its state."""
    children: dict[int, list[int]] = defaultdict(list)
    for k, token in enumerate(analysis.tokens):
        children[token.head].append(k)
    people, states = _named(analysis, ("person",), 2), _named(analysis, _STATES, 1)
    tokens = list(analysis.tokens)
    for k, token in enumerate(analysis.tokens):
        if not 0 <= token.head < k or (name := _named_by(tokens, people, k, children)) is None:
            continue
        before = _named_by(tokens, people, token.head, children)
        between = analysis.article.text[tokens[token.head].end : token.start]
        bare = token.deprel == "nmod" and not any(tokens[c].deprel == "case" for c in children.get(k, ()))
        apposed = before if token.deprel == "appos" and _lists(between) else None
        if apposed is not None and people[apposed] != people[name] and not _hangs_on(tokens, apposed, (k, name)):
            tokens[name] = replace(tokens[name], head=apposed, deprel="conj")
            tokens[k] = tokens[k] if name == k else replace(token, head=name, deprel="nmod:desc")
        elif bare and token.head in states and "," not in between and not _hangs_on(tokens, tokens[token.head].head, (k,)):
            tokens[k], tokens[token.head] = _swapped(tokens, k)
    return replace(analysis, tokens=tuple(tokens)) if tokens != list(analysis.tokens) else analysis


def _hangs_on(tokens: Sequence[Token], k: int, others: Sequence[int]) -> bool:
    """Whether a token is one of others, or hangs on one, step by step, also by what was changed before."""
    while k >= 0:
        if k in others:
            return True
        k = tokens[k].head
    return False


def _lists(between: str) -> bool:
    return "," in between or " and " in between


def _named(analysis: Analysis, labels: Sequence[str], least: int) -> dict[int, Span]:
    """The model's names of some labels that have so many words at least, by their tokens."""
    starts = {token.start: k for k, token in enumerate(analysis.tokens)}
    found: dict[int, Span] = {}
    for name in analysis.names:
        first = last = starts.get(name.start, len(analysis.tokens))
        while last < len(analysis.tokens) and analysis.tokens[last].end <= name.end:
            last += 1
        if name.label in labels and last - first >= least:
            found |= dict.fromkeys(range(first, last), (name.start, name.end))
    return found


def _named_by(tokens: Sequence[Token], people: Mapping[int, Span], k: int, children: Mapping[int, list[int]]) -> int | None:
    """The token of the name of the person whom a token names, or whose title it is."""
    if k in people:
        return k
    return next((c for c in children.get(k, ()) if c > k and tokens[c].deprel in _OF_A_NAME and c in people), None)


def _swapped(tokens: Sequence[Token], k: int) -> tuple[Token, Token]:
    """A token in the place of the one that it hangs on, and that one below it."""
    token, over = tokens[k], tokens[tokens[k].head]
    return replace(token, head=over.head, deprel=over.deprel), replace(over, head=k, deprel="nmod")
