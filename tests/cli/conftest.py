"""A model that answers at once, and a folder to work in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.program import FakeEngine

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> FakeEngine:
    """Let every command translate with a model that answers at once."""
    engine = FakeEngine()
    monkeypatch.setattr("workbench.engines.argos.ArgosEngine", lambda *_args, **_options: engine)
    return engine


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
