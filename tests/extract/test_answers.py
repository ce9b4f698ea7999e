"""Questions and answers in writing: whose each is, and when the answer was given."""

from factories import make_article

from travaux.extract.statements.answers import find_answers

WRITTEN = (
    "Asked by Ana Velt (Harbour League, Lissa)\nTo ask the Minister whether he will widen the lock.\n"
    "Answered by Jon Aas (Centre, Orn), Minister for Ports, on 4 May 2018\nI met the mayor in April. We offered ten crowns.\n"
    "Asked by Ida Roth (Greens, Velm): Will he agree to a toll?\nAnswered by Jon Aas: I would not."
)


def test_each_question_and_answer_is_whose_line_stands_above_or_before_it():
    article = make_article(WRITTEN)
    told = [(article.text[slice(*raw.source[0])], article.text[slice(*raw.content[0])][:12]) for raw in find_answers(article)]
    assert told == [
        ("Ana Velt", "To ask the M"),
        ("Jon Aas", "I met the ma"),
        ("Ida Roth", "Will he agre"),
        ("Jon Aas", "I would not."),
    ]


def test_who_only_answered_in_a_report_is_no_writer():
    assert find_answers(make_article("The letter was read.\nAnswered by a shrug from the envoys, it went unread again.")) == []
    assert find_answers(make_article("Asked by Ana Velt whether he would sign, Aas laughed.\nHe left.")) == []
