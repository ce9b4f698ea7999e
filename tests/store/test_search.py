"""Searching gives the same hits in the same order on both databases, whatever is asked for."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_factory import add, capture_of, read, statuses

from travaux.errors import UsageError
from travaux.ledger.words import MOST_WORDS
from travaux.store.search import Query, search

DAM = "Ana Velt proposed a halt to the building of the big dam on the upper river"
COVERAGE = [
    capture_of("Talks open", f"{DAM}.", "Ivo Kern rejected the plan.", url="https://a.example/1", published="2022-02-14"),
    capture_of("Talks go on", f"{DAM}.", "José Peña said it’s late.", publisher="Keno Post", published="2022-02-15"),
    capture_of("CORRECTED-Talks open", "Ana Velt said the dam will stay.", published="2022-02-16"),
    capture_of("L'accord naît à Genève", "Mira Osei demanded the US’s pay for 12 dams.", publisher="Le Quotidien", published=None),
    capture_of(
        "12 rivers", "12 envoys left.", "Mira Osei said AND or NOT near the river.", publisher="Wire 2", published="2022-03-01"
    ),
    capture_of("Ⴀ ᲐᲑᲒ 𐓀𐓁 ſtraße ΟΔΟΣ οδος 中文 talks", "Ana Velt accepted ﷺ ½ ² of the 中文 plan.", published="2022-03-02"),
    capture_of("Envoys", "42 envoys came.", "𝐀GREED aᧀb aᳲb ᴬb.", publisher="Wire 2", published="2022-03-01"),
    capture_of("the the", "the the the the dam the.", published="2022-03-02T10:00+03:00", publisher="Keno Post"),
]


@pytest.fixture(scope="module")
def covered(shared_ledger):
    add(shared_ledger, *COVERAGE)
    return shared_ledger


@pytest.fixture(scope="module")
def both(shared_maker_of):
    """The same coverage on both databases."""
    ledgers = [shared_maker_of(kind)() for kind in ("sqlite", "postgresql")]
    for ledger in ledgers:
        add(ledger, *COVERAGE)
    return ledgers


def found(ledger, text="", **options):
    return [hit.text for hit in search(ledger, Query(text, **options))]


REJECTED, LATE = "Ivo Kern rejected the plan.", "José Peña said it’s late."
DEMANDED = "Mira Osei demanded the US’s pay for 12 dams."
OPEN, GO_ON, CORRECTED = "Talks open", "Talks go on", "CORRECTED-Talks open"
STAYS = "Ana Velt said the dam will stay."


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query("rejecting plans", every_version=True), [REJECTED]),
        (Query("talk"), [COVERAGE[5].data.decode().split("\n")[0], CORRECTED, GO_ON]),
        (Query('"talks go"'), [GO_ON]),
        (Query('"go talks"'), []),
        (Query("talks -go -plan -ſtraße"), [CORRECTED]),
        (Query('talks -"go on" -straße'), [CORRECTED]),
        (Query("peña"), [LATE]),
        (Query("PENA late"), [LATE]),
        (Query("naît GENEVE"), ["L'accord naît à Genève"]),
        (Query("US pay"), [DEMANDED]),
        (Query("dam", limit=2), ["the the the the dam the.", STAYS]),
        (Query("dam"), ["the the the the dam the.", STAYS, f"{DAM}.", DEMANDED]),
        (Query("reject"), []),
        (Query(who="kern", every_version=True), [REJECTED]),
        (Query(who="Ana Velt", kind="propose"), [f"{DAM}."]),
        (Query(who="Velt Ana"), [COVERAGE[5].data.decode().split("\n")[1], STAYS, f"{DAM}."]),
        (Query(who="Velt Kern"), []),
        (Query(party="velland", kind="statement"), [COVERAGE[5].data.decode().split("\n")[1], STAYS, f"{DAM}."]),
        (Query(party="belmar", kind="propose"), []),
        (Query(kind="demand"), [DEMANDED]),
        (Query(publisher="post"), ["the the", "the the the the dam the.", GO_ON, f"{DAM}.", LATE]),
        (Query(publisher="Keno Post", text="late"), [LATE]),
        (Query("dam", since=date(2022, 2, 15)), ["the the the the dam the.", STAYS, f"{DAM}."]),
        (Query("dam", until=date(2022, 2, 16)), [STAYS, f"{DAM}."]),
        (Query("dam", since=date(2022, 2, 16), until=date(2022, 2, 16)), [STAYS]),
        (Query("dam", since=date(1, 1, 1)), ["the the the the dam the.", STAYS, f"{DAM}."]),
        (Query("dam", until=date(9999, 12, 31)), ["the the the the dam the.", STAYS, f"{DAM}."]),
        (Query("12 -rivers"), ["12 envoys left.", DEMANDED]),
        (Query(publisher="2", text="12 envoys"), ["12 envoys left."]),
        (Query(publisher="2", text="came"), ["42 envoys came."]),
        (Query("agreed ab"), ["𝐀GREED aᧀb aᳲb ᴬb."]),
        (Query("aᧀb"), ["𝐀GREED aᧀb aᳲb ᴬb."]),
        (Query("a -halt"), ["L'accord naît à Genève"]),
        (Query("𐓀𐓁"), [COVERAGE[5].data.decode().split("\n")[0]]),
        (Query("中文 plan"), [COVERAGE[5].data.decode().split("\n")[1]]),
        (Query('"the the the the dam"'), ["the the the the dam the."]),
        (Query("AND OR NOT"), ["Mira Osei said AND or NOT near the river."]),
        (Query("zebra"), []),
    ],
    ids=str,
)
def test_sentences_are_found(covered, query, expected):
    assert [hit.text for hit in search(covered, query)] == expected


def test_what_was_superseded_is_found_on_demand_only(ledger):
    add(ledger, capture_of("One", REJECTED, url="https://a.example/1"))
    add(ledger, capture_of("One", LATE, url="https://a.example/1", published="2022-02-17"))
    assert (found(ledger, "plan"), found(ledger, "plan", every_version=True)) == ([], [REJECTED])


@pytest.mark.parametrize("text", ["", " ", '"', "-dam", '-"the dam"', "*", "(", "' \\ :", "--"])
def test_a_query_that_asks_for_nothing_is_refused(covered, text):
    with pytest.raises(UsageError, match="expected words to search, or one of --who"):
        search(covered, Query(text))


def test_filters_that_are_none_are_refused(covered):
    with pytest.raises(UsageError, match=r"expected a kind among statement, .*, got 'quarrel'"):
        search(covered, Query(kind="quarrel"))
    with pytest.raises(UsageError, match="expected a name for --who, got '…'"):
        search(covered, Query(who="…"))


def test_a_hit_tells_its_report_and_items(covered):
    (hit,) = search(covered, Query("reject", every_version=True))
    record = read(COVERAGE[0])
    assert (hit.text, hit.sentence, hit.witnesses) == (REJECTED, 2, 1)
    assert hit.text == record.article.text[slice(*hit.span)]
    assert (hit.report.article, hit.report.title, hit.report.publisher) == (record.article.id, OPEN, "Lissa Wire")
    assert [(item.id, item.kind, item.who) for item in hit.items] == [
        (record.statements[1].id, "statement", ("Ivo Kern",)),
        (record.moves[1].id, "reject", ("Belmar",)),
    ]


# What a query with signs that FTS5, tsquery or SQL take for their own comes to.
SIGNS = {
    "dam": [
        'dam"',
        '"dam',
        "dam*",
        "(dam",
        "dam)",
        "'dam",
        "dam'",
        "dam\\",
        "\\'dam",
        "^dam",
        "dam:*",
        "{dam}",
        "+dam",
        "%dam_",
        "!dam",
    ],
    "dam dam": ["dam & !dam", "dam | dam", "dam\ud800 dam", "dam; dam --"],
    '"dam dam"': ["dam\0dam"],
    '"near dam"': ["NEAR(dam)"],
    '"words dam"': ["words:dam"],
    '"dam a"': ["dam:A"],
    "dam and river": ["dam AND river"],
    "dam or river": ["dam OR river"],
    "dam not river": ["dam NOT river"],
    "dam river": ["dam <-> river", "dam' 'river"],
    "dam 2 river": ["dam <2> river"],
    '"dam river"': ["dam<->river"],
}


@pytest.mark.parametrize(("plain", "signed"), [(plain, text) for plain, texts in SIGNS.items() for text in texts])
def test_operators_of_either_database_are_words_or_nothing(covered, plain, signed):
    assert found(covered, signed) == found(covered, plain)


def test_long_queries_are_answered(covered):
    many = " ".join(f"word{n}" for n in range(1500))
    assert found(covered, f"dam {many}") == []
    assert found(covered, f'"{many}"') == []
    assert found(covered, "late " + " ".join(f"-word{n}" for n in range(1500))) == [LATE]
    assert found(covered, "x" * 100_000) == []


def test_a_sentence_is_indexed_up_to_a_number_of_words(ledger):
    words = [f"w{n}x" for n in range(MOST_WORDS + 10)]
    add(ledger, capture_of("Long", " ".join(words) + "."))
    assert [len(found(ledger, f"w{n}x")) for n in (0, MOST_WORDS - 1, MOST_WORDS)] == [1, 1, 0]


def test_a_hit_counts_the_reports_that_have_it_once_each(ledger):
    copies = [capture_of("Talks", f"{DAM}.", url=f"https://{n}.example/", publisher=f"Outlet {n}") for n in range(3)]
    near = DAM.replace("the big dam", "the dam")
    both = capture_of("Both", f"{DAM}.", f"{near}.", publisher="Outlet 7", url="https://7.example/")
    again = capture_of("Talks now", f"{DAM}.", url="https://0.example/", publisher="Outlet 0", published="2022-02-17")
    add(ledger, *copies, both, again)
    assert [(hit.text, hit.witnesses) for hit in search(ledger, Query("river"))] == [(f"{DAM}.", 4)]


def test_a_quotation_that_opens_a_sentence_is_not_taken_for_it(ledger):
    quoted = "the halt to the building of dams on the upper river lasts for two years"
    add(ledger, capture_of("One", 'Ana Velt said "we agree.', f'{quoted}" and then all of them left for the airport.'))
    add(ledger, capture_of("Two", f"Ivo Kern said {quoted}.", f'"{quoted}".', publisher="Keno Post", url="https://k.example/"))
    texts = {hit.text: hit.witnesses for hit in search(ledger, Query("airport"))}
    assert texts == {f'{quoted}" and then all of them left for the airport.': 1}


WORD = st.sampled_from(
    [
        "dam",
        "dams",
        "talks",
        "the",
        "river",
        "12",
        "2",
        "peña",
        "U.S.",
        "中文",
        "𐓀𐓁",
        "ΟΔΟΣ",
        "οδος",
        "ſtraße",
        "½",
        "𝐀GREED",
        "aᧀb",
        "a",
        "42",
        "said",
        "late",
        "AND",
    ]
)
TERM = st.one_of(WORD, st.lists(WORD, min_size=1, max_size=3).map(lambda words: '"' + " ".join(words) + '"'))
SIGNED = st.builds(lambda sign, term: sign + term, st.sampled_from(["", "", "-"]), TERM)
TEXT = st.one_of(st.lists(SIGNED, max_size=4).map(" ".join), st.text(max_size=12))
DAY = st.none() | st.dates(date(2022, 2, 13), date(2022, 3, 3))
QUERY = st.builds(
    Query,
    text=TEXT,
    who=st.sampled_from([None, None, "Ana Velt", "velt", "Osei", "2"]),
    party=st.sampled_from([None, None, "Velland", "keno"]),
    kind=st.sampled_from([None, None, "statement", "propose", "demand"]),
    publisher=st.sampled_from([None, None, "wire", "2", "Keno Post"]),
    since=DAY,
    until=DAY,
    limit=st.integers(1, 8),
    every_version=st.booleans(),
)


@settings(max_examples=150)
@given(query=QUERY)
def test_both_databases_find_the_same(both, query):
    answers = []
    for ledger in both:
        try:
            hits = search(ledger, query)
            answers.append([(hit.report.version, hit.sentence, hit.text, hit.items, hit.witnesses) for hit in hits])
        except UsageError as error:
            answers.append(str(error))
    assert answers[0] == answers[1]


def test_the_coverage_stands_as_the_tests_take_it(covered):
    assert {source: status for source, (status, *_) in statuses(covered).items() if status != "current"} == {
        "https://a.example/1": "superseded"
    }
