"""What Travaux promises to those who import it."""

import re
from importlib import resources

import pytest

import travaux
from travaux import errors
from travaux.cli.exits import ERRORS, MEANINGS, Exit, exit_of

PUBLIC = [
    "Actor",
    "Article",
    "Block",
    "Candidate",
    "Judge",
    "Ledger",
    "LedgerError",
    "MadeBy",
    "Mention",
    "ModelError",
    "Query",
    "Reader",
    "Record",
    "RecordError",
    "Rejection",
    "ResourceError",
    "Statement",
    "TimeExpression",
    "TimeValue",
    "TravauxError",
    "Unresolved",
    "UsageError",
    "__version__",
    "add_sources",
    "open_ledger",
    "read",
    "search",
]
CLASSES = sorted(
    (value for value in vars(errors).values() if isinstance(value, type) and issubclass(value, errors.TravauxError)),
    key=lambda value: value.__name__,
)


def test_the_public_names_are_pinned():
    assert travaux.__all__ == PUBLIC
    for name in PUBLIC:
        assert getattr(travaux, name) is not None


def test_another_name_is_no_attribute():
    with pytest.raises(AttributeError, match="no attribute 'reed'"):
        _ = travaux.reed


def test_the_package_is_typed():
    assert (resources.files("travaux") / "py.typed").is_file()


def test_the_version_is_one():
    assert re.fullmatch(r"\d+\.\d+\.\d+.*", travaux.__version__)


def test_the_tree_of_errors_is_the_one_that_its_docstring_draws():
    drawn = {}
    path = []
    for indent, name in re.findall(r"^( *)\* (\w+)", errors.__doc__, re.MULTILINE):
        path[len(indent) // 4 :] = [name]
        drawn[name] = path[-2] if len(path) > 1 else "Exception"
    assert drawn == {error.__name__: error.__bases__[0].__name__ for error in CLASSES}


@pytest.mark.parametrize("error", CLASSES, ids=lambda error: error.__name__)
def test_every_error_has_an_exit_code_with_a_meaning(error):
    assert exit_of(error("what was expected, what came, what to do")) in MEANINGS


def test_the_exit_codes_are_pinned():
    assert {code.name: code.value for code in Exit} == {
        "OK": 0,
        "REJECTED": 1,
        "USAGE": 2,
        "RESOURCES": 3,
        "LEDGER": 4,
        "INTERRUPTED": 130,
    }
    assert set(ERRORS) == set(CLASSES) and set(MEANINGS) == set(Exit)
