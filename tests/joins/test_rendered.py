"""What two outlets quote otherwise of one utterance."""

from dataclasses import replace

import pytest
from sayings_factory import WORDS, figure, report, statement

from travaux.joins.rendered import rendered_otherwise

MONDAY, FRIDAY = "2021-03-01", "2021-03-05"


def told(text, content=None, speaker="Ola Berg", outlet="Keno", day=MONDAY, said=None):
    """A report in which a person says something that it quotes; its sentences end with a stop."""
    ends = [at + 1 for at, sign in enumerate(text) if sign == "." and text[at + 1 : at + 2] in ("", " ")]
    spans = tuple(zip([0, *(end + 1 for end in ends[:-1])], ends, strict=True))
    says = (statement(text, "ac1:a", content, said=said),) if content else ()
    made = report(text, (figure("ac1:a", speaker),), statements=says, sentences=spans, day=day, version=f"e1:{outlet}")
    return replace(made, publisher=outlet, origin=outlet)


def found(*reports):
    disputes = rendered_otherwise(reports, {each.version: {"ac1:a": "Karvelia"} for each in reports}, WORDS)
    for each in (told for dispute in disputes for told in (*dispute.first, *dispute.second)):
        assert each.evidence and each.quote and each.party in ("Karvelia", None)
    return [(each.first[0].value, each.second[0].value) for each in disputes]


def test_what_a_recording_gives_otherwise():
    one = told('Berg said the quota "must go".', 'the quota "must go"')
    text = 'On a recording of the speech Berg says the quota "may one day go".'
    assert found(one, told(text, 'the quota "may one day go"', outlet="Vel", day=FRIDAY)) == [("must go", "may one day go")]
    assert found(one, told(text, 'the quota "may one day go"', speaker="Jan Roth", outlet="Vel", day=FRIDAY)) == []
    assert found(one, told(text, 'the quota "may one day go"', outlet="Vel", day="2021-06-05")) == []
    assert len(found(one, told(text, 'the quota "may one day go"', day=FRIDAY))) == 1  # one origin goes back to it
    text = 'Berg says the quota "may one day go".'
    assert found(one, told(text, 'the quota "may one day go"', day=FRIDAY)) == []


def test_who_goes_back_to_it_need_not_name_who_spoke():
    one = told('Berg said the lower bridge "is not for sale".', 'the lower bridge "is not for sale"')
    text = 'On the tape the lower bridge "is hardly for sale".'
    assert len(rendered_otherwise((one, told(text, outlet="Vel", day=FRIDAY)), {}, WORDS)) == 1
    text = 'On the tape the upper quay "is hardly for hire".'
    assert rendered_otherwise((one, told(text, outlet="Vel", day=FRIDAY)), {}, WORDS) == []


def test_what_is_quoted_whole_is_one_by_who_spoke_or_the_day():
    one = told('"We shall under no terms free 90 pilots," Berg said.', '"We shall under no terms free 90 pilots,"')
    content = '"We shall not on these terms free 90 pilots"'
    text = f"What Berg said was {content}, on a recording that Vel has."
    assert len(found(one, told(text, None, outlet="Vel", day=FRIDAY))) == 1
    text = f"What they said was {content}, on a recording that Vel has."
    assert found(one, told(text, None, outlet="Vel", day=FRIDAY)) == []


def test_when_it_was_said_is_no_word_of_a_frame():
    content = 'the price of 16 per cent "is final"'
    assert told(f"Berg said on Monday that {content}.", content).digest.quotings[0].frame == ("price", "16", "percent")


def test_short_names_in_brackets_are_no_quotations():
    text = 'Berg of Vel Mills (the "Company") said the quota of the Company "must go".'
    assert [each.quoted for each in told(text, 'the quota of the Company "must go"').digest.quotings] == ["must go"]


@pytest.mark.parametrize(
    "quoted, rendered",
    [
        ("a price", False),  # what is left out changes little
        ("not for sale now", True),
        ("not for sale at present", True),
    ],
)
def test_what_softens_is_left_out(quoted, rendered):
    one = told('The dam is "not for sale", Berg said.', 'The dam is "not for sale"')
    other = told(f'The dam is "{quoted}", Berg said.', f'The dam is "{quoted}"', outlet="Vel", day=FRIDAY)
    assert bool(found(one, other)) is rendered


def test_one_speaker_on_one_day_in_one_frame():
    one = told('Berg would "never" hand back the tug.', 'would "never" hand back the tug', said=MONDAY)
    text, content = 'Berg would "not yet" hand back the tug.', 'would "not yet" hand back the tug'
    assert found(one, told(text, content, outlet="Vel", said=MONDAY)) == [("never", "not yet")]
    assert found(one, told(text, content, outlet="Vel", said="2021-03-04", day=FRIDAY)) == []  # said on another day


def test_a_report_that_tells_no_day_of_it_tells_of_the_same_few():
    one = told('Berg said that 24 barges "are out of the question".', '24 barges "are out of the question"', said=MONDAY)
    text, content = 'We heard Berg say that 24 barges "are not in question today".', '24 barges "are not in question today"'
    assert len(found(one, told(text, content, outlet="Vel", day="2021-03-02"))) == 1
    assert found(one, told(text, content, outlet="Vel", day="2021-03-09")) == []


def test_quotings_outlast_being_packed():
    digest = told('Berg said the quota "must go".', 'the quota "must go"').digest
    assert [(each.quoted, each.frame) for each in digest.quotings] == [("must go", ("quota",))]
    assert type(digest).from_dict(digest.to_dict()).quotings == digest.quotings
