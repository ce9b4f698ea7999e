"""Puts the tests' own modules on the path and loads what is costly once."""

import importlib.util
import os
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import settings

sys.path.insert(0, str(Path(__file__).resolve().parent))
os.environ.pop("COLUMNS", None)  # tests that run side by side are told the terminal's width, which is no test's

# How long one example takes tells how busy the machine is.
settings.register_profile("travaux", deadline=None)
settings.load_profile("travaux")

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = sorted((ROOT / "examples" / "reports").iterdir())


def load_script(name: str) -> ModuleType:
    """A script of the project's, as a module."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def small_model():
    """The small model as it ships."""
    from travaux.model_files import load_model

    return load_model("small")


@pytest.fixture(scope="session")
def small_reader():
    """A reader with the small model, and one process that parses pages."""
    from travaux import Reader

    with Reader(model="small") as reader:
        yield reader


@pytest.fixture(scope="session")
def sample_records(small_reader):
    """The records of the sample reports by file name, read with the small model."""
    return {path.name: small_reader.read_file(path) for path in SAMPLES}
