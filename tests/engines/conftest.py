"""The embedded model, loaded once, and a folder of packages for each test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.engines.archives import embedded_package
from workbench.engines.argos import ArgosEngine

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def engine() -> ArgosEngine:
    return ArgosEngine(embedded_package())


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let Argos keep its packages in an empty folder of this test."""
    from argostranslate import settings

    folder = tmp_path / "data" / "packages"
    folder.mkdir(parents=True)
    monkeypatch.setattr(settings, "package_data_dir", folder)
    monkeypatch.setattr(settings, "package_dirs", [folder])
    return folder
