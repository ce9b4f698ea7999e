"""What commands that read take: the model, and senses of words of one's own."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class ModelName(StrEnum):
    """The models that ship."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


ModelOption = Annotated[
    ModelName | None,
    typer.Option(help="small is fast; medium takes twice as long and finds moves better; large is slower still."),
]
LexiconOption = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Senses of words of your own that show moves; see travaux explain.")
]
