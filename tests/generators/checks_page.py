"""Make ``docs/checks.md`` from the docstrings of the rules.

Run ``python -m tests.generators.checks_page`` after a rule or its docstring has changed.
"""

from __future__ import annotations

from pathlib import Path

from workbench.checks import ALL_RULES, page

PAGE = Path(__file__).parents[2] / "docs" / "checks.md"


def make_page() -> str:
    """Return the text of the page."""
    return page(ALL_RULES.values())


if __name__ == "__main__":
    PAGE.write_text(make_page(), encoding="utf-8")
