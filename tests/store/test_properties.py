"""Whatever is added, read again, judged and purged, in whatever order: a ledger is a function of what it holds."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from judgements_factory import say, take_back
from store_factory import FIRST, SECOND, THIRD, add, capture_of, contents, empty, entry_of, problems, read, read_again
from store_factory import Maker as Reading

from travaux.ledger.judgements import settle
from travaux.record.judgement import Judgement, canonical, make_anchor
from travaux.store import tables as t
from travaux.store.backup import backup, restore
from travaux.store.judged import add_judgements
from travaux.store.purge import purge
from travaux.store.records import load_record
from travaux.store.reports import reports_where
from travaux.store.settled import settled
from travaux.store.verdicts import load_judgements

DAM = "Ana Velt proposed a halt to the building of the {}dam on the upper river"
URL = "https://lissa.example/a"
# Versions at one address, notes that join them from elsewhere, copies and near copies, the same twice, and what is refused.
POOL = (
    capture_of("Talks open", f"{DAM.format('')}.", "Ivo Kern rejected the plan.", url=URL),
    capture_of("Talks open", f"{DAM.format('big ')}.", url=URL, retrieved="2022-02-16T12:00+00:00"),
    capture_of("CORRECTED-Talks open", f"{DAM.format('big old ')}.", published="2022-02-17"),
    capture_of("Talks open", "Mira Osei said it was late.", publisher="Keno Post", url="https://keno.example/a"),
    capture_of("KILL: Talks open", "EDITORS: Please kill the story.", publisher="Keno Post", published="2022-02-18"),
    capture_of("Talks open", f"{DAM.format('')}.", "Mira Osei said more.", url="https://lissa.example/b", published=None),
    capture_of("UPDATE 2-Talks open", f"{DAM.format('no ')}.", publisher="Marn Wire", published="2022-02-19T10:00+03:00"),
    capture_of("Talks open", "Ivo Kern rejected the plan.", "José Peña said nothing.", publisher="Marn Wire"),
    capture_of("", source="nothing.txt"),
)
TWICE = (POOL[0], replace(POOL[0], published=None, source="without a date"))
FOURTH = Reading(4, renames=(("Marn Wire", "Lissa Wire"), ("Lissa Wire", "Keno Post")))
SOME = st.lists(st.sampled_from((*POOL, *TWICE)), max_size=4)
BATCHES = st.permutations([*POOL, *TWICE]).flatmap(
    lambda order: st.sets(st.integers(1, len(order) - 1)).map(
        lambda cuts: [order[a:b] for a, b in zip([0, *sorted(cuts)], [*sorted(cuts), len(order)], strict=True)]
    )
)
CODEBOOKS = [
    Judgement("codebook", (), "ana", f"2026-02-16T1{hour}:00+00:00", value=canonical(talks))
    for hour, talks in enumerate(
        (
            {"name": "Dam", "parties": ["Velland", "Belmar"], "issues": [{"label": "dam", "synonyms": ["plan"]}]},
            {"name": "Dam", "parties": ["Belmar", "Keno", "Velland"], "issues": [{"label": "river", "synonyms": []}]},
            {"name": "Late", "parties": ["Keno", "Marn"], "issues": []},
        )
    )
]
MOVING = (POOL[0], POOL[1], POOL[2], POOL[7])  # reports with a move


def joining_of(verdict, captures):
    """A judgement that the first moves of some reports are about one thing, or aren't."""
    records = [read(capture) for capture in captures[:3]]
    versions = [entry_of(capture).result.version for capture in captures[:3]]
    anchors = tuple(make_anchor(record, version, record.moves[0].id) for record, version in zip(records, versions, strict=True))
    return Judgement(verdict, anchors, "ana", "2026-02-16T12:00+00:00")


STEP = st.one_of(
    st.tuples(st.just("codebook"), st.sampled_from(CODEBOOKS)),
    st.tuples(st.just("no codebook"), st.sampled_from(CODEBOOKS)),
    st.tuples(st.just("joins"), st.tuples(st.sampled_from(["join", "split", "not-same"]), st.permutations(MOVING))),
    st.tuples(st.just("no joins"), st.tuples(st.sampled_from(["join", "split", "not-same"]), st.permutations(MOVING))),
    st.tuples(st.just(add), SOME),
    st.tuples(st.just(add), SOME),
    st.tuples(st.just(read_again), st.sampled_from([FIRST, SECOND, THIRD, FOURTH])),
    st.tuples(st.just("judge"), st.sampled_from(POOL[:4])),
    st.tuples(st.just("undo"), st.sampled_from(POOL[:4])),
    st.tuples(st.just("purge"), st.sampled_from([URL, *(capture.source for capture in POOL)])),
)
STEPS = st.lists(STEP, max_size=7)


def judgement_of(capture, verdict="reject"):
    """A judgement of what is said first in a report, as it was first read."""
    record = read(capture)
    item = (*record.statements, *record.actors)[0].id
    said = say(verdict, item, record=record)
    return Judgement(verdict, (make_anchor(record, entry_of(capture).result.version, item),), said.by, said.at)


def do(ledger, step):
    """One step of somebody's work; a purge of what isn't there is none."""
    what, about = step
    if what is add:
        add(ledger, *about)
    elif what is read_again:
        read_again(ledger, about)
    elif what == "purge":
        try:
            purge(ledger, about, reason="court order")
        except ValueError:
            return
    elif what == "codebook":
        add_judgements(ledger, [about])
    elif what == "no codebook":
        add_judgements(ledger, [take_back(about)])
    elif what in ("joins", "no joins"):
        there = {row["id"] for row in contents(ledger)["version"]}
        if there >= {entry_of(capture).result.version for capture in about[1][:3]}:
            said = joining_of(*about)
            add_judgements(ledger, [said if what == "joins" else take_back(said)])
    elif what == "undo":
        add_judgements(ledger, [take_back(judgement_of(about))])
    elif any(row["id"] == entry_of(about).result.version for row in contents(ledger)["version"]):
        add_judgements(ledger, [judgement_of(about)])


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def two(request, shared_maker_of):
    """Two ledgers of a kind, and how many examples are tried on them."""
    maker = shared_maker_of(request.param)
    return maker(), maker(), {"sqlite": 12, "postgresql": 6}[request.param]


def tried(two, strategies, body):
    """Try a property on as many examples as the database has time for."""
    one, other, examples = two

    @settings(max_examples=examples)
    @given(st.tuples(*strategies))
    def run(values):
        try:
            body(one, other, *values)
        finally:
            empty(one)
            empty(other)

    run()


def test_neither_order_nor_batches_make_a_difference(two):
    def body(one, other, batches):
        add(one, *POOL, *TWICE)
        add_judgements(one, CODEBOOKS[1:2])
        for number, batch in enumerate(batches):
            add(other, *batch)
            if number == len(batches) // 2:
                add_judgements(other, CODEBOOKS[1:2])
        assert contents(other) == contents(one)
        assert problems(other) == []
        for batch in batches:
            assert add(other, *batch).captures == 0
        assert contents(other) == contents(one)

    tried(two, [BATCHES], body)


def test_what_is_derived_step_by_step_is_what_check_derives(two):
    def body(one, _, steps):
        for step in steps:
            do(one, step)
        assert problems(one) == []

    tried(two, [STEPS], body)


def test_a_backup_of_anything_gives_it_back(two, tmp_path):
    def body(one, other, steps):
        for step in steps:
            do(one, step)
        (tmp_path / "saved").unlink(missing_ok=True)
        backup(one, tmp_path / "saved")
        restore(other, tmp_path / "saved")
        assert contents(other) == contents(one)
        for step in steps:  # and goes on like it
            do(one, step)
            do(other, step)
        assert contents(other) == contents(one)

    tried(two, [STEPS], body)


def test_undoing_restores(two):
    def body(one, _, judged, undone):
        add(one, *POOL)
        before = states(one)
        judgements = [judgement_of(capture, verdict) for capture, verdict in judged]
        undos = [take_back(judgement) for judgement in judgements]
        for some in (judgements, undos) if not undone else (undos, judgements):
            add_judgements(one, some)
        assert {j.id for j in stored(one)} == {j.id for j in (*judgements, *undos)}
        assert states(one) == before
        add_judgements(one, [take_back(undo, by="bea") for undo in undos])
        rejected = {entry_of(capture).result.version for capture, verdict in judged if verdict == "reject"}
        accepted = {entry_of(capture).result.version for capture, verdict in judged if verdict == "accept"}
        changed = {version for version, state in states(one).items() if state != before[version]}
        assert rejected - accepted <= changed

    judged = st.lists(
        st.tuples(st.sampled_from(POOL[:4]), st.sampled_from(["accept", "reject"])), unique_by=lambda pair: pair[0].id
    )
    tried(two, [judged, st.booleans()], body)


def stored(ledger):
    with ledger.database.reading() as connection:
        return load_judgements(connection)


def states(ledger):
    """What people have made of each version, alone and with the judgements of its article's other versions."""
    with ledger.database.reading() as connection:
        found = {}
        for report in reports_where(connection, t.trail.c.place >= 0):
            alone = settle(load_record(connection, report.reading), report.version, load_judgements(connection, [report.version]))
            whole = settled(connection, report)
            found[report.version] = (alone.record, alone.items, whole.record)
    return found
