"""Make ``docs/glossary.schema.json`` from the tables that glossaries are read by.

Run ``python -m tests.generators.glossary_schema`` after a field has changed.
"""

from __future__ import annotations

from pathlib import Path

from workbench.glossary.schema import schema_text

SCHEMA = Path(__file__).parents[2] / "docs" / "glossary.schema.json"


if __name__ == "__main__":
    SCHEMA.write_text(schema_text(), encoding="utf-8")
