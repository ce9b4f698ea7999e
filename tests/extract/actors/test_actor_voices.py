"""Transcripts, releases, joint statements, credits, addressees, and words in the first person."""

from dataclasses import replace

import pytest
from actors_factory import make_analysis, read_marks, resolve, speakers
from factories import make_article

from travaux.extract.actors import resolve_actors
from travaux.extract.draft import Draft
from travaux.resources import load_actor_lexicon

LABELS = [
    (
        "Secretary of State {Ada Penn} spoke.\n<SECRETARY PENN>: Good morning.\n<QUESTION>: Why?",
        [["Ada Penn"], ["reporter"]],
    ),
    ("<MR. PRICE>: Good morning.\n<Q>: Why?\n<MR. PRICE>: Because.", [["Price"], ["reporter"], ["Price"]]),
    ("President {Aldo Ferrin} spoke.\n<THE PRESIDENT>: Good morning.", [["Aldo Ferrin"]]),
    ("{Ana Velt} and {Lars Oru} met.\n<MS VELT>: Good morning.\n<MODERATOR>: Thanks.", [["Ana Velt"], ["moderator"]]),
    (
        "Marshal {Ana Velt} took questions.\n<Question>: Why?\n<Answer>: Because of {Lars Oru}.\n<Answer>: Yes.",
        [["reporter"], *[["Ana Velt"]] * 2],
    ),
    ("{Ana Velt} and {Lars Oru} took questions.\n<Answer>: Because.", [[]]),
    ("Prime Minister {Lena Kovar} met envoy {Josef Kovar}.\n<PRIME MINISTER KOVAR>: Yes.\n<MR. KOVAR>: No.", [["Lena Kovar"], []]),
]


@pytest.mark.parametrize(("marked", "expected"), LABELS)
def test_labels_of_turns(marked, expected):
    assert speakers(marked, label=True) == expected


@pytest.mark.parametrize(
    ("label", "speaker"),
    [
        ("Lissa Wire", "Lissa Wire"),
        ("The Lissa Wire", "Lissa Wire"),
        ("LW", "Lissa Wire"),
        ("L&W", "Lissa Wire"),
        ("Wire", "Wire"),  # somebody else, for all that is told
        ("VELT (recorded)", "Ana Velt"),
        ("MS VELT (in Lissa)", "Ana Velt"),
        ("Q (off camera)", "reporter"),
    ],
)
def test_a_label_may_be_the_outlets_own_or_have_words_in_brackets(label, speaker):
    assert speakers(f"{{Ana Velt}} spoke.\n<{label}>: Why?\n<VELT>: Because.", label=True) == [[speaker], ["Ana Velt"]]


def drafts_of(marked, *statements):
    """Drafts from (source words, content words, index of the outer statement)."""
    text = marked.text

    def span(words):
        start = text.index(words)
        return ((start, start + len(words)),)

    return tuple(
        Draft(span(source) if source else (), (), span(content), "direct", within=within, speaker_of=of, score=0.9)
        for source, content, within, of in statements
    )


def names_of(text, *statements, published="2019-03-14"):
    marked = read_marks(text)
    drafts = drafts_of(marked, *statements)
    found = resolve_actors(make_analysis(marked, published=published), drafts, load_actor_lexicon(), published)
    names = {a.id: a.name for a in found.actors}
    return [[names[id] for id in s.actors] for s in found.speakers]


def test_we_is_the_side_of_who_speaks_and_i_himself():
    text = '"We are ready. I believe it is late," said Russian Foreign Minister {Ivan Orlov}.'
    whole = '"We are ready. I believe it is late,"'
    found = names_of(
        text, ("Russian Foreign Minister Ivan Orlov", whole, None, None), ("We", "are ready", 0, None), ("I", "it is late", 0, None)
    )
    assert found == [["Ivan Orlov"], ["Russia"], ["Ivan Orlov"]]


def test_we_of_a_joint_statement_are_its_authors():
    text = "We, the foreign ministers of France, Italy and Spain, reaffirm the treaty. We call on all to sign."
    found = names_of(text, ("We", text, None, None), ("We", "all to sign", 0, None))
    assert found == [["foreign ministers of France, Italy and Spain"]] * 2


@pytest.mark.parametrize(
    ("publisher", "speaker"),
    [
        ("Kestrian Dockers' Union", ["Kestrian Dockers' Union"]),
        ("Lissa Press Association", []),
        ("Lissa Wire", []),
        ("Ministry of Trade of Kestria", ["Ministry of Trade of Kestria"]),
        ("Kestrian Federation of Metal Industries", ["Kestrian Federation of Metal Industries"]),
        ("Lissa Journal of Metal Industries", []),
    ],
)
def test_we_in_a_body_s_own_text_is_that_body_and_no_newspaper(publisher, speaker):
    marked = read_marks("We reject the cap. I said so.")
    analysis = make_analysis(marked)
    analysis = replace(analysis, article=replace(analysis.article, publisher=publisher))
    drafts = drafts_of(marked, ("We", "the cap", None, None), ("I", "so", None, None))
    found = resolve_actors(analysis, drafts, load_actor_lexicon(), "2019-03-14")
    names = {a.id: a.name for a in found.actors}
    assert [[names[id] for id in s.actors] for s in found.speakers] == [speaker, []]


@pytest.mark.parametrize(
    ("text", "publisher", "speaker"),
    [
        ("{org:Norrail} left. We reject the cap.", "Norrail", ["Norrail"]),
        ("We reject the cap.", "Norrail", []),
        ("{org:Norrail News} left. We reject the cap.", "Norrail News", []),
    ],
)
def test_we_in_a_firm_s_text_is_the_firm_where_that_does_something_in_it(text, publisher, speaker):
    marked = read_marks(text)
    analysis = make_analysis(marked)
    analysis = replace(analysis, article=replace(analysis.article, publisher=publisher))
    found = resolve_actors(analysis, drafts_of(marked, ("We", "the cap", None, None)), load_actor_lexicon(), "2019-03-14")
    names = {a.id: a.name for a in found.actors}
    assert [names[id] for id in found.speakers[0].actors] == speaker


@pytest.mark.parametrize(("publisher", "speaker"), [("Dockers' Union", ["Dockers' Union"]), ("Lissa Herald", [])])
def test_it_in_a_body_s_own_text_may_be_that_body(publisher, speaker):
    marked = read_marks(f"{{org:{publisher}}} met. It said so.")
    analysis = make_analysis(marked)
    analysis = replace(analysis, article=replace(analysis.article, publisher=publisher))
    found = resolve_actors(analysis, drafts_of(marked, ("It", "so", None, None)), load_actor_lexicon(), "2019-03-14")
    names = {a.id: a.name for a in found.actors}
    assert [names[id] for id in found.speakers[0].actors] == speaker


@pytest.mark.parametrize(
    ("publisher", "speaker"), [("Ministry of Trade of Karvelia", ["Ministry of Trade of Karvelia"]), ("Lissa Herald", [])]
)
def test_who_answers_in_a_ministry_s_briefing_without_a_name_is_the_ministry(publisher, speaker):
    marked = read_marks("Q: Why?\nA: Because the President said so.")
    analysis = make_analysis(marked)
    analysis = replace(analysis, article=replace(analysis.article, publisher=publisher))
    text = marked.text
    drafts = [Draft(((at, at + 1),), (), ((at + 3, end),), "direct", label=True) for at, end in ((0, 7), (8, len(text)))]
    found = resolve_actors(analysis, drafts, load_actor_lexicon(), "2019-03-14")
    names = {a.id: a.name for a in found.actors}
    assert [names[id] for id in found.speakers[1].actors] == speaker


def test_the_president_in_a_ministry_s_text_is_its_state_s():
    marked = read_marks("{place:Norvask} waits. <The President> said so.")
    analysis = make_analysis(marked)
    analysis = replace(analysis, article=replace(analysis.article, publisher="Ministry of Trade of Karvelia"))
    found = resolve_actors(analysis, drafts_of(marked, ("The President", "so", None, None)), load_actor_lexicon(), "2019-03-14")
    actors = {a.id: a for a in found.actors}
    (president,) = (actors[id] for id in found.speakers[0].actors)
    assert president.party is not None and actors[president.party].name == "Karvelia"


def test_we_in_words_that_somebody_else_is_quoted_with_is_not_who_publishes_them():
    marked = read_marks('It was heard in the hall: "We reject the cap."')
    analysis = make_analysis(marked)
    analysis = replace(analysis, article=replace(analysis.article, publisher="Kestrian Dockers' Union"))
    found = resolve_actors(analysis, drafts_of(marked, ("We", "the cap", None, None)), load_actor_lexicon(), "2019-03-14")
    assert found.speakers[0].actors == ()


@pytest.mark.parametrize(
    ("lead", "speaker"),
    [
        ("{Ana Velt} came.", ["Ana Velt"]),
        ("{Ana Velt} and {Lars Oru} came.", []),
        # of two the one who has a post, and is no journalist
        ("{Lars Oru} met Minister {Ana Velt}.", ["Ana Velt"]),
        ("The reporter {Lars Oru} met Minister {Ana Velt}.", ["Ana Velt"]),
        ("Envoy {Lars Oru} met Minister {Ana Velt}.", []),
    ],
)
def test_who_answers_in_an_interview_without_labels_is_the_one_named_before(lead, speaker):
    marked = read_marks(f"{lead}\nWhy?\nBecause {{Ola Berg}} came.")
    drafts = [Draft((), (), ((at, at + len(words)),), "direct", turn=turn) for words, turn, at in _turns(marked.text)]
    found = resolve_actors(make_analysis(marked), drafts, load_actor_lexicon(), "2019-03-14")
    names = {a.id: a.name for a in found.actors}
    assert [[names[id] for id in s.actors] for s in found.speakers] == [["Lissa Wire"], speaker]


def test_who_answers_in_an_interview_is_named_before_the_questions_and_stays_who_she_is():
    marked = read_marks("{Ana Velt} met us.\nWas {Brisna} cold?\nNo.\nAnd Minister {Lars Oru}?\nNo.")
    pairs = (
        _turns("\n" + part)
        for part in (marked.text.split("\n", 1)[1].rsplit("\n", 2)[0], "\n".join(marked.text.rsplit("\n", 2)[1:]))
    )
    turns = [(words, turn) for pair in pairs for words, turn, _ in pair]
    drafts, at = [], 0
    for words, turn in turns:
        at = marked.text.index(words, at)
        drafts.append(Draft((), (), ((at, at + len(words)),), "direct", turn=turn))
        at += len(words)
    found = resolve_actors(make_analysis(marked), drafts, load_actor_lexicon(), "2019-03-14")
    names = {a.id: a.name for a in found.actors}
    assert [[names[id] for id in s.actors] for s in found.speakers] == [["Lissa Wire"], ["Ana Velt"]] * 2


def _turns(text):
    question, answer = text.split("\n")[1:]
    return [(question, "question", text.index(question)), (answer, "answer", text.index(answer))]


def test_a_quotation_that_goes_on_has_the_speaker_of_the_one_before():
    text = '"We are ready," {Ana Velt} said.\n"It is late."'
    assert names_of(text, ("Ana Velt", '"We are ready,"', None, None), ("", '"It is late."', None, 0)) == [["Ana Velt"]] * 2


def test_words_within_words_without_a_source_are_the_outer_speaker_s_own_only_with_a_cue():
    text = "{Ana Velt} said that it was feared that rain would come."
    assert names_of(text, ("Ana Velt", "it was feared that rain would come", None, None), ("", "rain would come", 0, None))[1] == []


def test_he_within_a_statement_goes_back_to_its_speaker():
    text = "{Ana Velt} met {Lars Oru}. {Lars Oru} said he believed that it was late."
    marked = read_marks(text)
    outer = marked.text.rindex("Lars Oru")
    he = marked.text.rindex("he believed")
    drafts = (
        Draft(((outer, outer + 8),), (), ((he, len(text) - 8),), "indirect", score=0.9),
        Draft(((he, he + 2),), (), ((he + 12, len(text) - 8),), "indirect", within=0, score=0.9),
    )
    found = resolve_actors(make_analysis(marked), drafts, load_actor_lexicon(), "2019-03-14")
    names = {a.id: a.name for a in found.actors}
    assert [[names[i] for i in s.actors] for s in found.speakers] == [["Lars Oru"], ["Lars Oru"]]


ADDRESSEES = [
    ("<{Ana Velt}> told <<reporters>> it was late.", ["reporters"]),
    ("{Lars Oru} came. <{Ana Velt}> told <<him>> it was late.", ["Lars Oru"]),
    ("{Lars Oru} came. <{Ana Velt}> told <<the Security Council>> it was late.", ["Security Council"]),
    ("{Lars Oru} met {Nils Berg}. <Berg> told <<him>> it was late.", ["Lars Oru"]),
    ("<{Ana Velt}> told <<the Norwegian parliament>> it was late.", ["Norwegian parliament"]),
]


@pytest.mark.parametrize(("marked", "expected"), ADDRESSEES)
def test_addressees(marked, expected):
    _, found = resolve(marked)
    names = {a.id: a.name for a in found.actors}
    assert [names[id] for id in found.addressees[0]] == expected


def test_publisher_and_credited_agencies_are_actors():
    article = replace(make_article("Rain fell."), publisher="TASS", credits=("Reuters", "Lissa Wire"))
    analysis = replace(make_analysis(read_marks("Rain fell.")), article=article)
    found = resolve_actors(analysis, (), load_actor_lexicon(), "2019-03-14")
    actors = {a.id: a for a in found.actors}
    assert actors[found.publisher].name == "TASS" and actors[actors[found.publisher].party].name == "Russia"
    assert [actors[id].name for id in found.credits] == ["Reuters", "Lissa Wire"]


@pytest.mark.parametrize(
    ("publisher", "state"),
    [
        ("US Department of State", "United States"),
        ("White House", "United States"),
        ("Russian Foreign Ministry", "Russia"),
        ("Government of Russia", "Russia"),
        ("Press Information Bureau", "India"),
        ("Russian Foreign Ministry Watch", None),
        ("Washington Department Store", None),
        ("Chinese Office Supplies", None),
    ],
)
def test_who_publishes_for_a_state_is_its_organ(publisher, state):
    article = replace(make_article("We met. The Department will answer."), publisher=publisher)
    analysis = replace(make_analysis(read_marks("We met.")), article=article)
    found = resolve_actors(analysis, (), load_actor_lexicon(), "2019-03-14")
    actors = {a.id: a for a in found.actors}
    own = actors[found.publisher]
    assert (actors[own.party].name if own.party else own.name if own.kind == "government" else None) == state


def test_nothing_is_found_in_an_empty_report():
    found = resolve_actors(make_analysis(read_marks("")), (), load_actor_lexicon(), None)
    assert (found.speakers, found.addressees, found.credits, found.unresolved) == ((), (), (), ())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("From the Velmar Rowers' Panel to the Lake Board\nSirs,\n{body}", "Velmar Rowers' Panel"),
        ("ALL OUT! Bulletin No. 4 of the Velmar Porters' Branch\nFriends,\n{body}", "Velmar Porters' Branch"),
        ("MILL ROW TENANTS' ASSOCIATION\nCircular to every door\n{body}", "MILL ROW TENANTS' ASSOCIATION"),
        ("OPEN WELLS RELIEF - field bulletin\nNo. 3\n{body}", "OPEN WELLS RELIEF"),
        ("THE GUILD OF REED-CUTTERS TO THE LAKE BOARD\nSirs,\n{body}", "GUILD OF REED-CUTTERS"),
        ("To all members of the Velmar Track Workers\nFriends,\n{body}", "Velmar Track Workers"),
        ("Statement no. 4, issued by {person}, spokeswoman of {{org:Velmar League}}\nFriends,\n{body}", "Velmar League"),
        ("Friends,\n{body}\nPlease pass this on.\n{person}, for the Velmar Housing Union", "Velmar Housing Union"),
        ("Friends,\n{body}\nPlease pass this on.\nYours,\n{person}", None),
        ("Sirs,\nYour {{org:Velmar Union}} asked for one. {body}\nI agree.\n{person}, for the {{org:Velmar Union}}", None),
        ("Friends,\nYour {{org:Velmar Union}} met. {body}\nI agree.\n{person}, for the {{org:Velmar Union}}", "Velmar Union"),
        ("A reply to the statement of the Velmar Rowers' Panel\nSirs,\n{body}", None),
        ("OPEN LETTER\nTo the ministers\n{body}", None),
        ("PORT MARN COMMUNIQUÉ\nof ministers\n{body}", None),
        ("Lissa Declaration\nAdopted on 4 May\n{body}", None),
    ],
)
def test_we_in_a_letter_or_a_bulletin_is_whom_its_head_or_foot_names(text, name):
    marked = read_marks(text.format(body="We reject the cap.", person="{Ana Velt}"))
    found = resolve_actors(
        make_analysis(marked), drafts_of(marked, ("We", "the cap", None, None)), load_actor_lexicon(), "2019-03-14"
    )
    names = {a.id: a.name for a in found.actors}
    assert [names[id] for id in found.speakers[0].actors] == ([name] if name is not None else [])


@pytest.mark.parametrize(
    ("foot", "name"),
    [
        ("{Ana Velt}, general secretary", "Ana Velt"),
        ("I remain, Sir, yours, {Ana Velt}", "Ana Velt"),
        ("{Ana Velt} and {Ivo Roth}", None),
        ("The hall is open and {Ana Velt} has the key.", None),
    ],
)
def test_i_in_a_letter_is_who_signs_it(foot, name):
    marked = read_marks(f"Sir,\nI reject the cap.\nPlease pass this on.\n{foot}")
    found = resolve_actors(
        make_analysis(marked), drafts_of(marked, ("I", "the cap", None, None)), load_actor_lexicon(), "2019-03-14"
    )
    names = {a.id: a.name for a in found.actors}
    assert [names[id] for id in found.speakers[0].actors] == ([name] if name is not None else [])


@pytest.mark.parametrize(
    ("text", "content", "name"),
    [
        ("The {org:Velmar Union} said that they will sign.", "they will sign", ["Velmar Union"]),
        ('The {org:Velmar Union} said: "They will sign."', '"They will sign."', []),
        ("{Ana Velt} said that they will sign.", "they will sign", []),
    ],
)
def test_they_in_what_a_body_is_told_to_say_is_that_body(text, content, name):
    marked = read_marks(text)
    source = marked.text[: marked.text.index(" said")]
    drafts = drafts_of(marked, (source, content, None, None))
    at = marked.text.lower().index("they ")
    found = resolve_actors(make_analysis(marked), drafts, load_actor_lexicon(), "2019-03-14", asked=((at, at + 4),))
    assert [a.name for a in found.actors if (at, at + 4) in {(m.start, m.end) for m in a.mentions}] == name


def test_a_letterhead_tells_more_of_whose_text_it_is_than_the_paper_that_prints_it():
    head = "THE REED\nBulletin of the {org:Velmar Rowers' Union}\n"
    marked = read_marks(f"{head}Friends,\nWe reject the cap. Our boats and our oars stay with us.")
    analysis = make_analysis(marked)
    analysis = replace(analysis, article=replace(analysis.article, publisher="The Reed"))
    found = resolve_actors(analysis, drafts_of(marked, ("We", "the cap", None, None)), load_actor_lexicon(), "2019-03-14")
    names = {a.id: a.name for a in found.actors}
    assert [names[id] for id in found.speakers[0].actors] == ["Velmar Rowers' Union"]
