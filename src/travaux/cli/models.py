"""The models that commands take."""

from __future__ import annotations

from enum import StrEnum


class ModelName(StrEnum):
    """The models that ship."""

    SMALL = "small"
    LARGE = "large"
