"""Cases as data: how the YAML files of this folder become test rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

CASES = Path(__file__).parent


def rows(name: str) -> list[Any]:
    """Return the rows of ``name`` as pytest parameters.

    A row with ``known_failure`` must fail until it is mended (strict xfail).
    """
    items = yaml.safe_load((CASES / name).read_text("utf-8"))
    return [
        pytest.param(
            item,
            id=str(item.get("label") or item.get("text") or item.get("zh") or number),
            marks=[pytest.mark.xfail(strict=True)] if item.get("known_failure") else [],
        )
        for number, item in enumerate(items)
    ]
