"""Mentions joined into documents: the same text told by other words, and other texts told by the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from travaux.extract.documents.mentions import DocumentMention
from travaux.extract.moves.scene import MoveScene

LEAST = 0.8  # score from which a mention joins a document
_ASKING = frozenset({"demand", "request", "call", "appeal", "claim"})  # nouns for what is asked
_ALIKE = (frozenset({"treaty", "agreement"}), frozenset({"bill", "resolution"}), frozenset({"bill", "agreement"}))
_SAME_WORD, _SAME_KIND, _GENERIC, _ALIKE_KIND = 2.0, 1.5, 1.2, 1.0
_SHARED, _DIFFERENT, _NUMBER = 1.0, -1.2, -1.0
_FAR, _FARTHEST, _OFTEN, _AT_TOP = -0.1, -0.8, 0.15, 0.3


@dataclass(slots=True)
class Group:
    """Mentions of one document, in the order in which they were joined."""

    mentions: list[DocumentMention] = field(default_factory=list)

    @property
    def owners(self) -> tuple[str, ...]:
        """Ids of all actors that a mention names as the document's owners."""
        return tuple(dict.fromkeys(a for m in self.mentions for a in m.owners))

    @property
    def partners(self) -> tuple[str, ...]:
        """Ids of all actors that a mention names as those with whom the document is made."""
        return tuple(dict.fromkeys(a for m in self.mentions for a in m.partners))

    def words_of(self, name: str) -> frozenset[str]:
        """The union of the mentions' `names`, `numbers`, `modifiers` or `title`."""
        return frozenset().union(*(getattr(m, name) for m in self.mentions))


def join_mentions(scene: MoveScene, mentions: Sequence[DocumentMention]) -> list[Group]:
    """The documents by first mention."""
    groups: list[Group] = []
    placed: dict[int | None, Group] = {}
    for mention in sorted(mentions, key=lambda m: (scene.clauses.sentence_of(m.token), m.of is not None, m.token)):
        group = _of_which(mention, placed)
        if group is None:
            scored = [(score, k) for k, g in enumerate(groups) if (score := _likeness(scene, g, mention)) >= LEAST]
            group = groups[max(scored)[1]] if scored else None
        if group is None:
            group = Group()
            groups.append(group)
        group.mentions.append(mention)
        placed[mention.token] = group
    for group in groups:
        group.mentions.sort(key=lambda m: m.token)
    return sorted(groups, key=lambda g: g.mentions[0].token)


def _of_which(mention: DocumentMention, placed: dict[int | None, Group]) -> Group | None:
    """The document whose text or draft a phrase names: "the text of the treaty"; "a draft of it" is one of its own.

    Also the document of which it is another name ("the treaty, known as the pact of Lissa").
    """
    if mention.same in placed:
        return placed[mention.same]
    generic = "generic" in mention.noun.flags and mention.definite == "definite"
    return placed.get(mention.of) if generic and mention.of is not None else None


def _likeness(scene: MoveScene, group: Group, mention: DocumentMention) -> float:
    """How likely a mention means a document, above all by its noun; negative where it can't."""
    kinship = max(_kinship(scene, m, mention) for m in group.mentions)
    if kinship <= 0 or not _may_be(scene, group, mention):
        return -1.0
    words, known = mention.modifiers | mention.names, group.words_of("modifiers") | group.words_of("names")
    owned = bool(set(mention.owners) & set(group.owners))
    shared = bool((words | mention.about) & known) or bool(mention.numbers & group.words_of("numbers"))
    if not shared and (mention.definite == "indefinite" or (mention.definite == "bare" and not owned)):
        return -1.0
    score = kinship + (_SHARED if shared else 0.0)
    if not shared and mention.about and _is_another_word(group, mention):
        return -1.0  # "its demand for compensation" is no note that was handed over
    if words and known and not shared:  # weighs less where the owner or the article tells that it is known
        bare = mention.definite == "definite" and not mention.owners and "generic" not in mention.noun.flags
        score += _DIFFERENT / 2 if owned or bare else _DIFFERENT  # "the draft of a ceasefire" is no bill on taxes
    if all(mention.plural != m.plural for m in group.mentions):
        score += _NUMBER
    return score + _nearness(scene, group, mention)


def _is_another_word(group: Group, mention: DocumentMention) -> bool:
    """Whether a word for what is asked, which only at times stands for a text, is another than those by which one was called."""
    asks = mention.noun.rank == "weak" and mention.noun.word in _ASKING
    return asks and all(m.noun.word != mention.noun.word for m in group.mentions)


def _nearness(scene: MoveScene, group: Group, mention: DocumentMention) -> float:
    """How fresh a document is in a reader's mind: told near by, often, and not only within another's phrase."""
    sentence_of = scene.clauses.sentence_of
    last = sentence_of(max(m.token for m in group.mentions))
    top = any(m.inside is None for m in group.mentions if sentence_of(m.token) == last)
    distance = sentence_of(mention.token) - last
    return max(_FAR * distance, _FARTHEST) + _OFTEN * len(group.mentions) + (_AT_TOP if top else 0.0)


def _kinship(scene: MoveScene, known: DocumentMention, mention: DocumentMention) -> float:
    """How well the nouns of two mentions go together."""
    if known.noun.word == mention.noun.word:
        return _SAME_WORD
    if known.noun.kind == mention.noun.kind:
        return _SAME_KIND
    if "generic" in mention.noun.flags and known.noun.rank == "weak":
        return 0.0
    if "generic" in mention.noun.flags or ("generic" in known.noun.flags and mention.noun.rank != "weak" and not mention.modifiers):
        return _GENERIC if mention.definite == "definite" else 0.0
    pair = {known.noun.kind, mention.noun.kind}
    if (known.noun.kind, mention.noun.kind) == ("response", "proposal"):  # an answer that is a proposal itself
        return _ALIKE_KIND if _common(scene, known.owners, mention.owners) else 0.0
    return _ALIKE_KIND if any(pair <= alike for alike in _ALIKE) and mention.definite == "definite" else 0.0


def _may_be(scene: MoveScene, group: Group, mention: DocumentMention) -> bool:
    """Whether nothing that a mention tells speaks against a document: another owner, name or number, or that it is another.

    "The second draft" is no other than "a second draft" that was told before.
    """
    again = mention.definite == "definite" and any(m.other and m.others == mention.others for m in group.mentions)
    if (mention.other and not again) or any(m.token in (mention.inside, *mention.answers, mention.of) for m in group.mentions):
        return False
    if any(mention.token in (m.inside, *m.answers) for m in group.mentions):
        return False
    for name in ("names", "numbers", "title"):
        own, known = getattr(mention, name), group.words_of(name)
        if own and known and not own & known:
            return False
    owners = group.owners
    return (
        not mention.owners
        or not owners
        or _common(scene, owners, mention.owners)
        or _loose(scene, owners)
        or _loose(scene, mention.owners)
    )


def _common(scene: MoveScene, one: Iterable[str], other: Iterable[str]) -> bool:
    return bool({scene.side_of(a) for a in one} & {scene.side_of(a) for a in other})


def _loose(scene: MoveScene, owners: Iterable[str]) -> bool:
    """Whether owners are told only as a bloc or an unnamed group, which others may belong to."""
    return all(scene.actors[a].kind in ("bloc", "group") for a in owners)
