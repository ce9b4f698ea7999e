"""What is only weighed, hoped for, allowed or nearly done: "is thinking of rejecting it", "has the power to refuse it"."""

from __future__ import annotations

from travaux.extract.moves.lexicon import Sense
from travaux.extract.moves.scene import MoveScene
from travaux.record.move import MoveKind

_GOVERNED = ("xcomp", "ccomp", "acl", "advcl", "csubj")
_BARE = ("xcomp", "ccomp", "csubj")  # relations of a clause that no word need open
_MARKS = frozenset({"to", "of", "that", "for", "towards", "toward", "about", "on", "from", "at"})
_WOULD = frozenset({"would", "could", "might"})
_BY_MUCH = ("doubl", "tripl", "trebl", "quadrupl", "halv")  # "almost doubled" it did something, and nearly so much
_NEARLY = frozenset({"nearly", "almost", "narrowly"})
_HAS_TIME = frozenset({"has", "have", "had", "given"})
_UNTIL = frozenset({"until", "till"})
_OF_TWO: tuple[MoveKind, ...] = ("consult", "commit")
_MOST = 4  # verbs joined to each other
_NEAR_THAN = 3  # words before a verb among which "than" stands
_NEAR_RATHER = 12  # words before that among which "rather" does
_MADE = ("obj", "obl", "nmod", "conj")  # relations of a noun to the verb of making it
_WANTED = ("obj", "obl", "nsubj:pass", "xcomp", "nmod")  # relations of an approval to the verb of waiting for it
_AHEAD = frozenset(("before", "until", "till", "once"))
_SOONER = frozenset(("rather", "sooner"))
OF_NONE = frozenset(("no", "nothing", "none"))  # what a sense's own words deny


def is_unmade(scene: MoveScene, i: int, kind: MoveKind) -> bool:
    """Whether a verb, or a noun for an approval, stands below a word by which what it tells isn't done yet, or needn't ever be."""
    clauses, tokens = scene.clauses, scene.clauses.tokens
    if _is_awaited(scene, i, kind) or _is_before_that(scene, i):
        return True
    for _ in range(_MOST):
        token = tokens[i]
        if token.head < 0 or not (token.upos == "VERB" or (token.upos == "ADJ" and "to" in _marks(scene, i))):
            return False
        alone = not any(tokens[c].deprel.startswith(("nsubj", "aux")) for c in clauses.children[i])
        if token.deprel == "conj" and alone and not clauses.word(i).lower().endswith("ed"):
            i = token.head  # "a mandate to accept this | and to refuse the rest"
            continue
        if token.deprel not in _GOVERNED or not _is_opened(scene, i):
            return False
        will = any(clauses.word(c).lower() == "will" for c in clauses.children[i])
        return not (will and kind in _OF_TWO) and _leaves_open(scene, i, token.head)  # "hopes that they will meet": planned
    return False


def is_nearly(scene: MoveScene, i: int) -> bool:
    """Whether a verb tells what nearly came about: "Belmar almost rejected it", not "will almost double its offer"."""
    tokens = scene.clauses.tokens
    if scene.clauses.word(i).lower().startswith(_BY_MUCH):
        return False
    near = (c for c in scene.clauses.children[i] if tokens[c].deprel == "advmod" and c < i)
    return tokens[i].upos == "VERB" and any(scene.clauses.word(c).lower() in _NEARLY for c in near)


def _is_opened(scene: MoveScene, i: int) -> bool:
    """Whether a verb's clause is one of what is to be done, or might be: "to accept", "of accepting", "that it accepts"."""
    told_of = scene.clauses.tokens[i].deprel == "acl" and scene.clauses.word(i).lower().endswith("ing")  # "talk of it accepting"
    return told_of or scene.clauses.tokens[i].deprel in _BARE or bool(_marks(scene, i) & _MARKS)


def _marks(scene: MoveScene, i: int) -> set[str]:
    """The words that open a verb's clause."""
    tokens, clauses = scene.clauses.tokens, scene.clauses
    return {clauses.word(c).lower() for c in clauses.children[i] if tokens[c].deprel in ("mark", "case")}


def _leaves_open(scene: MoveScene, i: int, over: int) -> bool:
    """Whether the word over a clause says no more than that it may come to be."""
    clauses, tokens = scene.clauses, scene.clauses.tokens
    word, beside = clauses.word(over).lower(), {clauses.word(c).lower() for c in clauses.children[over]}
    if tokens[i].deprel == "xcomp" and word in scene.moods.due:
        return False  # "hopes to meet"
    if word in scene.moods.open_nouns and tokens[over].upos == "NOUN":
        return True
    told = tokens[i].deprel == "ccomp" or "that" in _marks(scene, i)
    if word in (scene.moods.open_clauses if told else scene.moods.open_verbs) and tokens[over].upos in ("VERB", "ADJ", "ADV"):
        return True
    if word in _HAS_TIME and any(_UNTIL & _cases(scene, c) or scene.is_time(c) for c in clauses.children[over] if over < c < i):
        return True  # "has until Friday to accept it", "was given a week to accept it"
    judged = tokens[over].upos in ("ADJ", "NOUN") and any(tokens[c].deprel == "cop" for c in clauses.children[over])
    return judged and bool(beside & _WOULD)  # "it would be a mistake to accept it"


def _cases(scene: MoveScene, k: int) -> set[str]:
    return {scene.clauses.word(c).lower() for c in scene.clauses.children[k] if scene.clauses.tokens[c].deprel == "case"}


def is_shunned(scene: MoveScene, i: int) -> bool:
    """Whether somebody would rather do another thing: "would rather go home than sign up to the tax"."""
    clauses = scene.clauses
    first, _ = clauses.sentences[clauses.sentence_of(i)]
    than = next((k for k in range(i - 1, max(first, i - _NEAR_THAN) - 1, -1) if clauses.word(k).lower() == "than"), None)
    if than is None or any(clauses.tokens[k].upos in ("VERB", "NOUN") for k in range(than + 1, i)):
        return False
    before = [clauses.word(k).lower() for k in range(max(first, than - _NEAR_RATHER), than)]
    return any(word in _SOONER for word in before) and before[-1:] != ["rather"]


def _is_before_that(scene: MoveScene, i: int) -> bool:
    """Whether a clause tells what has to wait, or be waited for: "wants a vote before Belmar | accepts | the toll"."""
    clauses, word = scene.clauses, scene.clauses.word(i).lower()
    finite = scene.clauses.tokens[i].upos == "VERB" and word.endswith("s") and not word.endswith("ss")
    helped = any(clauses.tokens[c].deprel.startswith("aux") for c in clauses.children[i])
    return finite and not helped and not _marks(scene, i).isdisjoint(_AHEAD)


def _is_awaited(scene: MoveScene, i: int, kind: MoveKind) -> bool:
    """Whether a noun tells what hasn't been given yet: "needs the judge's approval", "is subject to the board's consent"."""
    token = scene.clauses.tokens[i]
    if kind != "accept" or token.upos != "NOUN" or token.deprel not in _WANTED or token.head < 0:
        return False
    return scene.clauses.word(token.head).lower() in scene.moods.awaiting


def is_in_the_making(scene: MoveScene, i: int) -> bool:
    """Whether a noun tells what somebody is still at work on: "is preparing an offer", "is working on a counter-proposal"."""
    clauses, token = scene.clauses, scene.clauses.tokens[i]
    if token.upos != "NOUN" or token.deprel not in _MADE or token.head < 0 or token.head > i:
        return False
    if any(clauses.tokens[c].deprel == "nmod:poss" and clauses.tokens[c].upos != "PRON" for c in clauses.children[i]):
        return False  # "is working on Belmar's offer"
    verb = clauses.word(token.head).lower()
    behind = clauses.word(token.head + 1).lower() if token.head + 1 < i else ""
    ready = verb == "prepared" and any(clauses.tokens[c].deprel == "cop" for c in clauses.children[token.head])
    return not ready and not {verb, f"{verb} {behind}"}.isdisjoint(scene.moods.making)


def denies_itself(scene: MoveScene, sense: Sense) -> bool:
    """Whether a sense has a denial among its own words, which denies nothing else: "would not hear of it", "has none of it"."""
    own = set(sense.lemma.split())
    return not own.isdisjoint(scene.moods.negations) or not own.isdisjoint(OF_NONE)
