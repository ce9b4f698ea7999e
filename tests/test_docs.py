"""Pages that are made from the source are those that the source makes now."""

import pytest
from conftest import ROOT, load_script

build_docs = load_script("build_docs")


@pytest.mark.parametrize("path", build_docs.PAGES, ids=lambda path: path.name)
def test_the_page_is_current(path):
    assert path.read_text(encoding="utf-8") == build_docs.PAGES[path](), "run scripts/build_docs.py"


def test_every_word_of_the_schema_is_documented():
    text = (ROOT / "docs" / "record.md").read_text(encoding="utf-8")
    schema = build_docs.record_schema()
    for kind in (schema, schema["properties"]["article"], *schema["$defs"].values()):
        for key in kind.get("properties", {}):
            assert f"| `{key}` |" in text
