"""Make ``docs/check.schema.json``, the JSON Schema of what ``workbench check --json`` writes.

Run ``python -m tests.generators.check_schema`` after a field of the reports has changed.
"""

from __future__ import annotations

import json
from pathlib import Path

from workbench.reports.as_json import schema

PAGE = Path(__file__).parents[2] / "docs" / "check.schema.json"


def make_page() -> str:
    """Return the text of the schema's file."""
    return json.dumps(schema(), indent=2) + "\n"


if __name__ == "__main__":
    PAGE.write_text(make_page(), encoding="utf-8")
