import pytest
from factories import make_record

from travaux import UsageError


def test_quotes_are_cut_from_the_text():
    record = make_record()
    assert record.quote(record.statements[0].content) == 'the dam "will open"'
    assert record.quote((*record.statements[0].source, *record.statements[0].content)) == 'Minister Ana Velt … the dam "will open"'
    assert record.quote(()) == ""


def test_actors_are_named_by_id_and_an_open_speaker_stays_open():
    record = make_record()
    assert [record.name_of(statement.speaker) for statement in record.statements] == ["Ana Velt", None]
    with pytest.raises(UsageError, match="expected the id of one of the record's 2 actors, got 'ac1:who'"):
        record.name_of("ac1:who")
