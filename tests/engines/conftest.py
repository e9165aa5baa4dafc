"""The embedded model, loaded once, and a folder of packages for each test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.engines.archives import embedded_package, own_packages
from workbench.engines.argos import ArgosEngine

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def engine() -> ArgosEngine:
    return ArgosEngine(embedded_package())


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return own_packages(tmp_path, monkeypatch)
