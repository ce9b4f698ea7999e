#!/usr/bin/env python3
"""Write the JSON Schema of `travaux.record/1` to the package: `scripts/build_schema.py`."""

from __future__ import annotations

import json
from pathlib import Path

from travaux.record.schema import record_schema

TARGET = Path(__file__).resolve().parents[1] / "src" / "travaux" / "data" / "record.schema.json"


def schema_text() -> str:
    """The schema as it is written to the file."""
    return json.dumps(record_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    TARGET.write_text(schema_text(), encoding="utf-8")
