"""Who stands behind a document: the actors that its words name, also in lists that the parser doesn't join."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from travaux.extract.documents.lexicon import PARTS, DocumentLexicon, StateSense
from travaux.extract.moves.relations import Relations
from travaux.extract.moves.scene import MoveScene
from travaux.extract.statements.clauses import Clauses
from travaux.extract.statements.lexicon import singular
from travaux.record.span import Span, Spans

_OWNERS = ("poss", "by", "from")
_JOINS = frozenset({"conj", "appos", "nmod:desc"})
_NOUNS = ("NOUN", "PROPN")
_SENT = ("letter", "response", "filing", "document", "draft")  # kinds of texts whose "to" tells whom they are for
_RESPONSE = "response"
_PASSED = frozenset({"treaty", "agreement", "proposal", "response", "document", "resolution"})  # kinds of texts between parties
_BETWEEN = ("treaty", "agreement", "statement")  # kinds of texts that are made between sides
_KNOWN = ("the", "both")
_PEOPLE = frozenset({"person", "office"})
_MINE, _YOURS = ("my", "our", "mine", "ours"), ("your", "yours")


def owning_nouns(relations: Relations, lexicon: DocumentLexicon, times: Spans) -> Iterator[Span]:
    """The names and nouns of who owns a text, whom it is for, and who handles it.

    "Karvelia's letter", "a draft by the union", "the letter to the lenders", "a draft was handed to the mediators"; not days, as of
    "Tuesday's letter".
    """
    clauses = relations.clauses
    found: set[int] = set()
    for i, token in enumerate(clauses.tokens):
        if token.upos in _NOUNS and clauses.word(i).lower() in lexicon.nouns:
            sent = any(noun.kind in _SENT for noun in lexicon.nouns[clauses.word(i).lower()])
            joint = any(noun.kind in _BETWEEN for noun in lexicon.nouns[clauses.word(i).lower()])
            names = (*_OWNERS, *(["to"] if sent else []), *(["between"] if joint else []))
            found.update(k for name in names for k in relations.of(i).get(name, ()))
        found.update(_handling(relations, lexicon, i))
    for k in sorted({c for each in found for c in relations.coordinated(each)}):
        span = clauses.tokens[k].start, clauses.tokens[k].end
        told = (
            clauses.word(k).lower() not in lexicon.nouns
            and not _is_an_occasion(clauses, lexicon, k)
            and not any(span[0] < end and start < span[1] for start, end in times)
        )
        if told and _may_be_somebody(clauses, k):
            yield span


def paper_nouns(relations: Relations, lexicon: DocumentLexicon) -> frozenset[int]:
    """The nouns that name a text which parties hand each other or make together: "its reply", "the draft"; no bill or lawsuit."""
    clauses, found = relations.clauses, set()
    for i, token in enumerate(clauses.tokens):
        if token.upos not in _NOUNS:
            continue
        for noun in lexicon.nouns.get(clauses.word(i).lower(), ()):
            before = tuple(clauses.word(k).lower() for k in range(max(0, i - len(noun.before)), i))
            sure = noun.rank == "strong" or (noun.rank == "plain" and (noun.kind in _PASSED or noun.after))
            after = tuple(clauses.word(k).lower() for k in range(i + 1, min(i + 1 + len(noun.after), len(clauses.tokens))))
            if sure and (before, after) == (noun.before, noun.after) and "proper" not in noun.flags:
                found.add(i)
    return frozenset(found)


def _is_an_occasion(clauses: Clauses, lexicon: DocumentLexicon, k: int) -> bool:
    """Whether a common noun may be what a text answers or calls to: "the response to the storm", "the invitation to the feast"."""
    token = clauses.tokens[k]
    single = singular(clauses.word(k).lower()) == clauses.word(k).lower()
    if (
        token.upos == "PROPN"
        or not single
        or token.head < 0
        or not any(clauses.word(c).lower() == "to" for c in clauses.children[k])
    ):
        return False
    texts = lexicon.nouns.get(clauses.word(token.head).lower(), ())
    return any(noun.kind == _RESPONSE or "calls" in noun.flags for noun in texts)


def _may_be_somebody(clauses: Clauses, k: int) -> bool:
    """Whether a word is a name, or a noun that is told as known: "the lenders", "both armies", "the lenders' letter"."""
    token = clauses.tokens[k]
    known = token.deprel == "nmod:poss" or any(clauses.word(c).lower() in _KNOWN for c in clauses.children[k])
    return token.upos == "PROPN" or (token.upos == "NOUN" and known)


def _handling(relations: Relations, lexicon: DocumentLexicon, i: int) -> Iterator[int]:
    """Who hands over, gets or makes a text, by the words that stand so with a verb that tells it."""
    if relations.clauses.tokens[i].upos != "VERB":
        return
    found = relations.of(i)
    for sense in senses_at(relations, lexicon, i):
        texts = (k for name in sense.document for k in found.get(name, ()))
        if any(relations.clauses.word(k).lower() in (*lexicon.nouns, *lexicon.contents) for k in texts):
            yield from (k for name in (*sense.author, *sense.recipient) for k in found.get(name, ()))
            if {"to"} == {"to"} & {*sense.recipient} - found.keys() and "obj" in sense.document:
                yield from (goal for k in found.get("obj", ()) for goal in goals_below(relations.clauses, k))


def goals_below(clauses: Clauses, text: int) -> list[int]:
    """Whom a text is for where the parser hung him on the last one of a list: "a draft and a list of sites | to Keno"."""
    below = [k for k in clauses.subtree(text) if k > text and clauses.tokens[k].deprel == "nmod"]
    return [k for k in below if {clauses.word(c).lower() for c in clauses.children[k]} & {"to"}][-1:]


def senses_at(relations: Relations, lexicon: DocumentLexicon, i: int) -> Iterator[StateSense]:
    """The senses of a word by which it may tell what becomes of a text, their further words being there."""
    clauses = relations.clauses
    upos = clauses.tokens[i].upos
    for sense in lexicon.states.get(clauses.word(i).lower(), ()):
        found = relations.of(i)
        barred = any(flag[1:] in found for flag in sense.flags if flag.startswith("!"))
        lacking = any(not {flag[1:], f"obj {flag[1:]}"} & found.keys() for flag in sense.flags if flag.startswith("+"))
        if upos in PARTS[sense.part] and not barred and not lacking and (not sense.rest or _has_rest(relations, i, sense)):
            yield sense


def _has_rest(relations: Relations, i: int, sense: StateSense) -> bool:
    """Whether the further words of a form stand right after it, or with it as particle, complement or preposition."""
    clauses = relations.clauses
    beside = {clauses.word(c).lower() for c in clauses.children[i]} | set(relations.of(i))
    if i + 1 < len(clauses.tokens):
        beside.add(clauses.word(i + 1).lower())
    return set(sense.rest) <= beside


def actors_of(scene: MoveScene, tokens: Iterable[int]) -> tuple[str, ...]:
    """Ids of the actors that words name, and of the people that stand in a list with them ("by Mr. Keno, Mr. Velt and ...")."""
    found: dict[str, None] = {}
    for token in tokens:
        found.update(dict.fromkeys(a for a in scene.actors_at(token) if not _is_told_who(scene, token, a)))
        people = (a for k in _listed(scene, token) for a in scene.actor_of.get(k, ()))
        found.update(dict.fromkeys(a for a in people if scene.actors[a].kind in _PEOPLE))
    return tuple(found)


def _is_told_who(scene: MoveScene, token: int, actor: str) -> bool:
    """Whether names stand beside a word for several that says who they are: "its sponsors, Ardania and Belmar"."""
    tokens, children = scene.clauses.tokens, scene.clauses.children[token]
    listed = any(tokens[c].deprel == "nmod:poss" for c in children) and scene.clauses.word(token + 1) == ","
    beside = [c for c in children if tokens[c].deprel == "appos" or (listed and tokens[c].deprel == "conj")]
    named = any(actor not in scene.actors_at(c) for c in beside if tokens[c].upos == "PROPN" and scene.actors_at(c))
    return named and scene.actors[actor].kind in ("group", "bloc") and actor in scene.actor_at(token)


def is_itself(scene: MoveScene, i: int, actor: str) -> bool:
    """Whether an actor is the text that a word names, taken for somebody: "the union's paper"."""
    return scene.clauses.word(i) in scene.actors[actor].name.split() and scene.clauses.word(i).islower()


def of_who_speaks(scene: MoveScene, tokens: Iterable[int]) -> tuple[str, ...]:
    """Ids of those whose "my paper" or "a note of yours" is: of who says so, and of who is told so or answers."""
    found: dict[str, None] = {}
    for token in tokens:
        word, at = scene.clauses.word(token).lower(), scene.clauses.tokens[token].start
        said = scene.statement_with((at, at + 1)) if word in (*_MINE, *_YOURS) else None
        if said is None:
            continue
        if word in _MINE:
            found.update(dict.fromkeys(each for each in (said.speaker,) if each is not None))
        else:
            direct = (each for each in scene.statements if each.form == "direct" and each.speaker not in (None, said.speaker))
            later = (each for each in direct if each.content and each.content[0][0] > at)
            answer = min(later, key=lambda each: each.content[0][0], default=None)
            found.update(dict.fromkeys(said.addressee or ((answer.speaker,) if answer and answer.speaker else ())))
    return tuple(found)


def agents_of(scene: MoveScene, verb: int) -> list[int]:
    """Who acts in a passive whose "by" the parser hung on a title: "was released by Secretary Keno"."""
    clauses = scene.clauses
    agents = [c for c in clauses.children[verb] if clauses.tokens[c].deprel == "obl:agent"]
    return [c for c in agents if not any(clauses.word(k).lower() == "to" for k in clauses.children[c])]  # "addressed to Keno"


def _listed(scene: MoveScene, token: int) -> Iterator[int]:
    """The words that a list joins to one, those joined to what it is "of" included ("the ministers of A, B and the envoy of C")."""
    clauses = scene.clauses
    for child in clauses.children[token]:
        deprel = clauses.tokens[child].deprel
        of = deprel == "nmod" and any(clauses.word(c).lower() == "of" for c in clauses.children[child])
        if deprel in _JOINS:
            yield child
        if deprel in _JOINS or of:
            yield from _listed(scene, child)
