"""Runs the command in this process, where the model is loaded once, or as a process of its own where that is the point."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

import pytest
from click.testing import Result
from conftest import ROOT
from typer.testing import CliRunner

from travaux.cli import app

COMMAND = [sys.executable, "-m", "travaux"]
Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch, small_reader) -> Run:
    """Runs `travaux ARGUMENTS` in the repository's root; `read` with the small model unless another is asked for."""
    monkeypatch.chdir(ROOT)
    monkeypatch.delenv("COLUMNS", raising=False)

    def running(*arguments: str, input: bytes | None = None) -> Result:
        given = list(arguments)
        if given[:1] == ["read"] and "--model" not in given:
            given += ["--model", "small"]
        return CliRunner().invoke(app, given, input=input)

    return running


@pytest.fixture
def start(monkeypatch):
    """Starts `travaux ARGUMENTS` as a process; keyword arguments are those of `Popen`. It is ended with the test."""
    processes = []

    def starting(*arguments: str, **options: object) -> subprocess.Popen[bytes]:
        environment = {**os.environ, "OMP_NUM_THREADS": "1", **options.pop("env", {})}
        process = subprocess.Popen([*COMMAND, *arguments], cwd=ROOT, env=environment, **options)
        processes.append(process)
        return process

    yield starting
    for process in processes:
        process.kill()
        for stream in (process.stdin, process.stdout, process.stderr):
            if stream is not None:
                stream.close()
        process.wait()
