"""Versions and copies in a ledger: notes make versions whoever comes first, stories are counted once."""

import pytest
from sqlalchemy import select
from store_factory import Maker as Reading
from store_factory import add, capture_of, contents, problems, read_again, statuses

from travaux.store import tables as t
from travaux.store.families import families
from travaux.store.origins import copies_of, origins_of
from travaux.store.reports import reports_where
from travaux.store.search import Query, search

AGREED = "Mira Osei said the government of Keno has agreed to the plan for the dam on the river"
STORY = (f"{AGREED}.", "Ana Velt proposed a halt to the building of the big dam on the upper river.", "Ivo Kern said it was late.")
FIRST = capture_of("Keno and the dam", *STORY, url="https://lissa.example/a", published="2022-02-16", source="first")


def later(title, *sentences, source, **more):
    """A report of the day after, without an address."""
    return capture_of(title, *(sentences or ("Ivo Kern said nothing else.",)), source=source, **{"published": "2022-02-17"} | more)


def orders(*captures):
    return [captures, captures[::-1]]


NEGATED = AGREED.replace("has agreed", "has NOT agreed")
CORRECTION = later("CORRECTED-Keno and the dam", f"{NEGATED}.", *STORY[1:], source="correction")
KILL = later("KILL: Keno and the dam", "EDITORS: Please kill the story.", source="kill")
CASES = {
    "new bytes at the address": (
        [FIRST, later("Keno and the dam", source="new", url=FIRST.url)],
        {"first": ("superseded", "new", "2022-02-16", False), "new": ("current", None, "2022-02-17", False)},
    ),
    "a correction without an address": (
        [FIRST, CORRECTION],
        {"first": ("superseded", "correction", "2022-02-16", False), "correction": ("current", None, "2022-02-17", False)},
    ),
    "an update at another address": (
        [FIRST, later("UPDATE 2-Keno and the dam", source="update", url="https://lissa.example/b")],
        {"first": ("superseded", "update", "2022-02-16", False), "update": ("current", None, "2022-02-17", False)},
    ),
    "a kill": (
        [FIRST, KILL],
        {"first": ("killed", "kill", "2022-02-16", False), "kill": ("notice", None, "2022-02-17", False)},
    ),
    "a retraction at the address": (
        [FIRST, later("RETRACTED: Keno and the dam", source="end", url=FIRST.url)],
        {"first": ("retracted", "end", "2022-02-16", False), "end": ("notice", None, "2022-02-17", False)},
    ),
    "a correction of two": (
        [FIRST, capture_of("Keno and the dam", "Ivo Kern said yes.", source="second"), CORRECTION],
        {
            "first": ("current", None, "2022-02-16", False),
            "second": ("current", None, "2022-02-16", False),
            "correction": ("current", None, "2022-02-17", True),
        },
    ),
    "a correction by another outlet": (
        [FIRST, later("CORRECTED-Keno and the dam", source="other", publisher="Keno Post")],
        {"first": ("current", None, "2022-02-16", False), "other": ("current", None, "2022-02-17", True)},
    ),
    "an embargo": (
        [capture_of("Keno and the dam", "EMBARGOED UNTIL 0900 GMT 20 February 2022\n", *STORY, source="held")],
        {"held": ("current", None, "2022-02-20T09:00+00:00", False)},
    ),
    "a chain": (
        [
            FIRST,
            later("UPDATE 1-Keno and the dam", source="one"),
            later("UPDATE 2-Keno and the dam", source="two", published="2022-02-18"),
        ],
        {
            "first": ("superseded", "one", "2022-02-16", False),
            "one": ("superseded", "two", "2022-02-17", False),
            "two": ("current", None, "2022-02-18", False),
        },
    ),
}


@pytest.mark.parametrize("way", ["in order", "in reverse", "together", "together in reverse"])
@pytest.mark.parametrize("case", CASES)
def test_versions_stand_where_their_notes_put_them(ledger, case, way):
    captures, expected = CASES[case]
    captures = captures[::-1] if "reverse" in way else captures
    for some in [captures] if "together" in way else [[capture] for capture in captures]:
        add(ledger, *some)
    assert statuses(ledger) == expected
    assert problems(ledger) == []


def test_a_second_report_that_fits_takes_a_correction_off_the_first(ledger):
    second = capture_of("Keno and the dam", "Ivo Kern said yes.", source="second")
    add(ledger, FIRST, CORRECTION)
    assert statuses(ledger)["first"][0] == "superseded"
    add(ledger, second)
    assert statuses(ledger) == CASES["a correction of two"][1]


@pytest.mark.parametrize("others", [[], ["stranger"]])
def test_a_batch_of_a_correction_and_a_report_finds_the_report_that_is_there(ledger, others):
    """Of one headline the batch has both a version with a note and one without."""
    second = capture_of("Keno and the dam", "Ivo Kern said yes.", source="second")
    add(ledger, FIRST)
    add(ledger, CORRECTION, second)
    assert statuses(ledger) == CASES["a correction of two"][1]
    assert problems(ledger) == []


def test_an_outlet_that_is_read_otherwise_loses_its_correction(ledger):
    """The newer reading has another outlet, so that the correction fits the report no more; or fits one only now."""
    post = capture_of("Keno and the dam", "Ivo Kern said no.", publisher="Keno Post", source="post", published="2022-02-15")
    add(ledger, FIRST, CORRECTION, post)
    before = statuses(ledger)
    assert before["first"] == ("superseded", "correction", "2022-02-16", False)
    only_first = Reading(2, renames=(("Lissa Wire", "Marn Wire"),))
    entries = [(FIRST, only_first)]
    for capture, maker in entries:
        read_one_again(ledger, capture, maker)
    assert statuses(ledger) == {
        "first": ("current", None, "2022-02-16", False),
        "correction": ("current", None, "2022-02-17", True),
        "post": ("current", None, "2022-02-15", False),
    }
    assert problems(ledger) == []
    read_one_again(ledger, post, Reading(2, renames=(("Keno Post", "Lissa Wire"),)))
    assert statuses(ledger)["correction"] == ("current", None, "2022-02-17", False)
    assert statuses(ledger)["post"] == ("superseded", "correction", "2022-02-15", False)
    read_again(ledger, Reading(3))
    assert statuses(ledger) == before
    assert problems(ledger) == []


def read_one_again(ledger, capture, maker):
    from store_factory import entry_of

    first = entry_of(capture).result
    return ledger.add([entry_of(capture, maker, first.version, first.article)], again=True)


def key_of(ledger, capture, number=1):
    """The passage that a sentence of a report is."""
    from store_factory import entry_of

    result = entry_of(capture).result
    span = sorted(passage.span for passage in result.passages)[number]
    return next(passage.key for passage in result.passages if passage.span == span)


def test_a_negated_correction_is_no_copy_and_speaks(ledger):
    add(ledger, FIRST, CORRECTION)
    agreed, not_agreed = key_of(ledger, FIRST, 0), key_of(ledger, CORRECTION, 0)
    with ledger.database.reading() as connection:
        assert families(connection, [agreed, not_agreed]) == {agreed: {agreed}, not_agreed: {not_agreed}}
    assert [(hit.text, hit.witnesses) for hit in search(ledger, Query("agreed"))] == [(f"{NEGATED}.", 1)]
    old = search(ledger, Query('"has agreed"', every_version=True))
    assert [(hit.text, hit.report.status, hit.report.replaced_by) for hit in old] == [
        (f"{AGREED}.", "superseded", search(ledger, Query("NOT agreed"))[0].report.version)
    ]


@pytest.mark.parametrize(("said", "same"), [("12 dams", True), ("13 dams", False), ("12 dams there", True), ("no 12 dams", False)])
def test_a_copy_with_one_number_changed_is_no_copy(ledger, said, same):
    told = "Ana Velt said the side of the upper river will build {} in the years to come"
    one = capture_of("One", f"{told.format('12 dams')}.", url="https://a.example/")
    other = capture_of("Two", f"{told.format(said)}.", url="https://b.example/", publisher="Keno Post", published="2022-02-17")
    add(ledger, one, other)
    hits = search(ledger, Query("build"))
    assert [hit.witnesses for hit in hits] == ([2] if same else [1, 1])
    families_stored = {row["key"]: row["family"] for row in contents(ledger)["family"]}
    keys = {key_of(ledger, one, 0), key_of(ledger, other, 0)}
    assert families_stored == (dict.fromkeys(keys, min(keys)) if same and len(keys) > 1 else {})


@pytest.mark.parametrize("together", [True, False])
def test_forty_copies_are_one_origin_and_forty_witnesses(ledger, together):
    copies = [
        capture_of(
            "Keno and the dam", *STORY, url=f"https://{n}.example/", publisher=f"Outlet {n}", published=f"2022-02-17T10:{n}Z"
        )
        for n in range(10, 50)
    ]
    agency = capture_of("Keno and the dam", *STORY, url="https://wire.example/", published="2022-02-17T10:00Z", source="agency")
    for some in [[agency, *copies]] if together else [[capture] for capture in (*reversed(copies), agency)]:
        add(ledger, *some)
    (hit,) = search(ledger, Query("agreed"))
    assert hit.witnesses == 41
    with ledger.database.reading() as connection:
        reports = reports_where(connection, t.trail.c.place == 0)
        assert len(reports) == 41
        assert origins_of(connection, reports) == ("Lissa Wire",)
    copied = copies_of(ledger, "agency")
    assert (len(copied.others), copied.origins, copied.first.publisher) == (40, ("Lissa Wire",), "Lissa Wire")
    assert (copied.passages, copied.shared, {copy.share for copy in copied.others}) == (2, 2, {1.0})
    with ledger.database.reading() as connection:
        assert connection.execute(select(t.family.c.key)).all() == []  # the very same words have one key


def test_a_passage_inside_another_story_is_found_while_the_story_is_no_copy(ledger):
    own = [f"Ivo Kern said the talks in town number {n} came to nothing again on that day." for n in range(8)]
    story = capture_of(
        "What Keno says", *own[:4], f"{AGREED}.", *own[4:], publisher="Keno Post", source="story", published="2022-02-18"
    )
    add(ledger, FIRST, story)
    assert [hit.witnesses for hit in search(ledger, Query("agreed"))] == [2]
    copied = copies_of(ledger, "story")
    assert (copied.passages, copied.shared) == (9, 1)
    assert [(copy.report.publisher, copy.passages) for copy in copied.others] == [("Lissa Wire", 1)]
    assert copied.others[0].share < 0.2
    assert copied.first.publisher == "Lissa Wire"
