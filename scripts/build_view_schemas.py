#!/usr/bin/env python3
"""Write the JSON Schemas of all views to the package: `scripts/build_view_schemas.py`."""

from __future__ import annotations

import json
from pathlib import Path

from travaux.views.schemas import view_schemas

FOLDER = Path(__file__).resolve().parents[1] / "src" / "travaux" / "data" / "views"


def schema_texts() -> dict[str, str]:
    """The schemas as they are written, by the names of their files."""
    return {
        f"{name}.schema.json": json.dumps(schema, indent=2, ensure_ascii=False) + "\n" for name, schema in view_schemas().items()
    }


if __name__ == "__main__":
    for name, text in schema_texts().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
