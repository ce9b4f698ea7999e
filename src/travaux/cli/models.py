"""The models that commands take."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer


class ModelName(StrEnum):
    """The models that ship."""

    SMALL = "small"
    LARGE = "large"


ModelOption = Annotated[ModelName | None, typer.Option(help="small is fast, large is slower and finds a little more.")]
