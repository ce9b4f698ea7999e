"""Exceptions: what a caller did wrong, or what Travaux lacks. A bad document is data: see `Rejection`.

* TravauxError
    * UsageError: an argument that can't be used (also a ValueError)
        * RecordError: a record that doesn't follow `travaux.record/1`
    * LedgerError: the ledger can't be opened, isn't one, or is damaged
    * ResourceError: a data file or model that ships with Travaux is missing or changed
        * ModelError: no such model, or its file's hash is not the manifest's
"""

from __future__ import annotations


class TravauxError(Exception):
    """Base of everything that Travaux raises on purpose."""


class UsageError(TravauxError, ValueError):
    """An argument can't be used; the message tells what was expected, what came, and what to do."""


class RecordError(UsageError):
    """A mapping is no record of the schema `travaux.record/1`."""


class LedgerError(TravauxError):
    """A ledger can't be opened or written, is none, is damaged, or was written by a newer Travaux."""


class ResourceError(TravauxError):
    """A data file that ships with Travaux is missing, unreadable or changed."""


class ModelError(ResourceError):
    """A model is not there, or its weights don't have the hash that its manifest states."""
