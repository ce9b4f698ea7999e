"""Puts the tests' own modules on the path and loads what is costly once."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))


@pytest.fixture(scope="session")
def small_model():
    """The small model as it ships."""
    from travaux.resources import load_model

    return load_model("small")
