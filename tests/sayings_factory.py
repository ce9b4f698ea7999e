"""Reports for tests of utterances, papers and explanations, told by their words: quotes stand for spans."""

from __future__ import annotations

from factories import MADE_BY, make_article, span_of

from travaux.join_resources import load_join_words, load_name_rules, load_side_rules
from travaux.joins.bonds import NO_RULES
from travaux.joins.digesting import digest_of
from travaux.joins.papers import Sightings, join_papers
from travaux.joins.sayings import sayings_of
from travaux.joins.sightings import sightings_of
from travaux.joins.speakers import Actors
from travaux.joins.told import Told
from travaux.joins.utterances import Sayings, join_utterances
from travaux.ledger.join_rules import JoinRules
from travaux.record.actor import Actor, Mention
from travaux.record.document import Document, DocumentState, Issue
from travaux.record.record import Record
from travaux.record.statement import Statement
from travaux.record.time import TimeValue

WORDS = load_join_words()
ACTORS = Actors(load_name_rules(), load_side_rules())
SAYINGS = Sayings(ACTORS, WORDS.weights)
SIGHTINGS = Sightings(ACTORS, WORDS.weights)


def on(day):
    """A day as a time."""
    return TimeValue(day, day, day) if day is not None else None


def figure(id, name, kind="person", *, party=None, role=None):
    """An actor; where its name stands makes no difference to these tests."""
    return Actor(id, name, kind, (Mention(0, 1, "name"),), party=party, role=role)


def statement(text, speaker, content, *, said=None, id="s1:a", within=None, negated=False, question=False):
    """What somebody says; mixed where it holds quotation marks."""
    form = "direct" if content[0] == '"' == content[-1] else "mixed" if '"' in content else "indirect"
    who, *others = (speaker,) if isinstance(speaker, str | None) else speaker
    at = (span_of(text, content),)
    more = {"said": on(said), "within": within, "negated": negated, "question": question, "co_speakers": tuple(others)}
    return Statement(id, who, (), (), at, form, **more)


def document(text, label, kind="proposal", *, by=(), to=(), pages=None, answers=None, id="d1:a", states=()):
    """A paper; `states` are pairs of a state and its day."""
    at = (span_of(text, label),)
    history = tuple(DocumentState(state, at, on(day)) for state, day in states)
    return Document(id, label, kind, at, tuple(by), tuple(to), pages, answers, history)


def issue(text, label, id="i1:a"):
    """What a report is about."""
    return Issue(id, label, (span_of(text, label),))


def report(text, actors, *, statements=(), documents=(), issues=(), moves=(), sentences=(), day="2021-03-02", version="e1:one"):
    """A report as joining takes it, of one sentence if none are given."""
    record = Record(
        make_article(text, published=day),
        tuple(sentences) or (span_of(text, text),),
        tuple(actors),
        (),
        tuple(statements),
        MADE_BY,
        moves=tuple(moves),
        documents=tuple(documents),
        issues=tuple(issues),
    )
    outlet = f"The {version} Post"
    return Told(version, version, 0, outlet, None, outlet, day, 1, "current", digest_of(record, WORDS))


def says(content, *, who="Ana Velt", day="2021-03-02", said="2021-03-02", version="e1:one", **more):
    """A report of one statement."""
    about = {name: more.pop(name) for name in ("party", "role", "kind") if name in more}
    side = [figure("ac1:side", about["party"], "government")] if "party" in about else []
    about = about | {"party": "ac1:side"} if side else about
    speaker = figure("ac1:who", who, about.pop("kind", "person"), **about)
    text = f"{who} said: {content}."
    return report(
        text, [speaker, *side], statements=[statement(text, "ac1:who", content, said=said, **more)], day=day, version=version
    )


def tells(label, kind="proposal", *, by=None, to=None, day="2021-03-02", version="e1:one", **more):
    """A report that tells of one paper of a state's."""
    text = f"There was {label}."
    sides = [figure(f"ac1:{name}", name, "government") for name in (by, to) if name is not None]
    made = document(text, label, kind, by=[f"ac1:{by}"] if by else [], to=[f"ac1:{to}"] if to else [], **more)
    return report(text, sides, documents=[made], day=day, version=version)


def utterances(reports, rules: JoinRules = NO_RULES):
    """The statements of reports, by the utterances that they tell."""
    sayings = [saying for each in reports for saying in sayings_of(each, WORDS)]
    return [[saying.ref for saying in utterance.sayings] for utterance in join_utterances(sayings, SAYINGS, rules)]


def papers(reports, rules: JoinRules = NO_RULES):
    """The papers of reports."""
    return join_papers([sighting for each in reports for sighting in sightings_of(each, WORDS)], SIGHTINGS, rules)


def same(*pairs):
    """That people call pairs of items the same."""
    return JoinRules(frozenset(map(frozenset, pairs)), frozenset(), ())


def not_same(*pairs):
    """That people say of pairs of items that they aren't the same."""
    return JoinRules(frozenset(), frozenset(map(frozenset, pairs)), ())
