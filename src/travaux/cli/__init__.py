"""The command line: commands parse, call one function, print."""

from travaux.cli.app import app, main

__all__ = ["app", "main"]
