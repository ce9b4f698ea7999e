import pytest

from travaux.reader.language import find_translated, is_english_tag, reject_foreign

ENGLISH = (
    "The two sides met in Velm on Monday and agreed that the talks would be resumed in the autumn, when the gauges "
    "on both of the banks"
    " will have been read by the engineers of the Commission."
)
FOREIGN = [
    (
        "de",
        (
            "Die Gespräche über den Fluss sind am Montag ohne Ergebnis zu Ende gegangen, wie der Außenminister in Berlin "
            "mitteilte. Er sagte, man werde sich im Herbst wieder treffen und dann über die Mengen sprechen."
        ),
    ),
    (
        "fr",
        (
            "Les pourparlers sur le fleuve ont été suspendus lundi, a annoncé le ministre des affaires étrangères à "
            "l'issue de la réunion. Les deux parties se retrouveront en avril à Genève pour discuter du partage des eaux."
        ),
    ),
    (
        "es",
        (
            "Las conversaciones sobre el río terminaron el lunes sin acuerdo, según informó el ministro de Asuntos "
            "Exteriores. Las dos partes volverán a reunirse en abril en Ginebra para hablar del reparto de las aguas."
        ),
    ),
    ("ru", "Переговоры о реке завершились в понедельник безрезультатно, сообщил министр иностранных дел."),
    ("zh", "外交部长星期一表示，关于河流的会谈没有取得任何结果，双方将于秋季再次会晤。"),
    ("ar", "أعلن وزير الخارجية يوم الاثنين أن المحادثات حول النهر انتهت دون نتيجة وأن الجانبين سيجتمعان مرة أخرى في الخريف."),
]


@pytest.mark.parametrize(("code", "text"), FOREIGN)
def test_another_language_is_rejected_and_named(code, text, tables):
    rejection = reject_foreign(text, "x", tables.function_words)
    assert rejection is not None
    assert (rejection.stage, rejection.code) == ("language", "not-english")
    assert repr(code) in rejection.detail


READ = [
    ENGLISH,
    f"{ENGLISH} “Nous ne signerons pas,” he said in French. {ENGLISH}",
    "Lavrov: talks possible",
    "Velm. Saren. Lissa.",
    (
        "Norvask walks out; Karvelia stays put; mediator pleads; engineers wait; farmers march; parliament meets; "
        "ministers travel; prices rise;"
        " markets fall; ambassadors recalled; border closed"
    ),
]


@pytest.mark.parametrize("text", READ)
def test_english_is_read_also_short_in_headlines_and_with_foreign_passages(text, tables):
    assert reject_foreign(text, "x", tables.function_words) is None


def test_language_tags():
    assert is_english_tag(["fr", "en-GB"])
    assert not is_english_tag([None, "eng", "fr_FR"])


@pytest.mark.parametrize(("code", "text"), FOREIGN)
def test_what_stands_beside_the_english_in_another_language_is_its_translation(code, text, tables):
    more = "The gauges on the upper bank will be read by the engineers of the two sides, it was said after the talks."
    told = [more, text, "Velm, 3 May 2019"]
    assert find_translated(told, tables.function_words) == {1}
    quoted = [ENGLISH, more, ENGLISH, more, ENGLISH, text, more, ENGLISH, more, ENGLISH]
    assert find_translated(quoted, tables.function_words) == frozenset()
    assert find_translated([text, text], tables.function_words) == frozenset()  # nothing is told in English: it is refused


def test_a_page_in_two_languages_is_read_in_english(read):
    rows = "".join(f"<tr><td>{ENGLISH}</td><td>{text}</td></tr>" for code, text in FOREIGN[:2])
    article = read(f"<html><head><title>Talks in Velm end</title></head><body><table>{rows}</table></body></html>")
    assert article.text == f"Talks in Velm end\n\n{ENGLISH}\n\n{ENGLISH}"


def test_names_and_a_quotation_in_another_language_are_no_translation(tables):
    names = "Bund der Fischer, Verein der Schleuse, Syndicat des pêcheurs du fleuve, Unione dei pescatori del fiume"
    assert find_translated([ENGLISH, names, ENGLISH], tables.function_words) == frozenset()
    quoted = "« Nous refusons ce péage et nous voulons que la ville le retire avant juin », a déclaré lundi le maire de Velm."
    assert find_translated([ENGLISH, quoted], tables.function_words) == frozenset()
