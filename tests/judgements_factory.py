"""Judgements for tests, made as briefly as they can be."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from factories import make_record, span_of

from travaux.record.amend import Change, changed
from travaux.record.anchor import LIST_OF
from travaux.record.article import Article
from travaux.record.check import check_record
from travaux.record.judgement import Judgement, Signature, add, correct, make_anchor
from travaux.record.record import Record

RECORD = make_record()
VERSION = "ver1:x"
START = datetime(2026, 2, 16, tzinfo=UTC)


def sign(by="ann", minute=0, role="coder"):
    return Signature(by, (START + timedelta(minutes=minute)).isoformat(), role=role)


def say(verdict, item="s1:outer", *, record=RECORD, by="ann", minute=0, role="coder"):
    s = sign(by, minute, role)
    return Judgement(verdict, (make_anchor(record, VERSION, item),), s.by, s.at, role=role)


def set_field(item, field, value, *, record=RECORD, **who):
    return correct(record, make_anchor(record, VERSION, item, field), value, sign(**who))


def take_back(judgement, *, by="ann", minute=99):
    return Judgement("undo", (), by, sign(by, minute).at, undoes=judgement.id)


def add_issue(words="the dam", *, record=RECORD, **who):
    value = {"label": words, "mentions": [list(span_of(record.article.text, words))]}
    return add(record, VERSION, "issue", value, sign(**who))


def state_of(judged, item="s1:outer"):
    return next(each.state for each in judged.items if each.item.id == item)


def shift(record, text, layer, at, by):
    """The reading of a text in which something was put in at a place: the same items with other ids."""

    def span(old):
        return (old[0] + by, old[1] + by) if old[0] >= at else old

    ids = {item.id: f"{item.id}-{layer}" for name in LIST_OF.values() for item in getattr(record, name)}
    change = Change(span, ids.__getitem__)
    lists = {n: tuple(replace(changed(i, change), id=ids[i.id]) for i in getattr(record, n)) for n in LIST_OF.values()}
    article: Article = replace(record.article, text=text, version=layer, blocks=())
    rest = {"sentences": tuple(map(span, record.sentences)), "unresolved": (), "publisher_actor": None, "credits": ()}
    new: Record = replace(record, article=article, **lists, **rest)
    check_record(new)
    return new
