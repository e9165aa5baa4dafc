"""No test sees what the user has installed, and none fails because the machine is busy."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

# A deadline would tell how busy the machine is: what must be quick is measured in processor time.
settings.register_profile("workbench", deadline=None)
settings.load_profile("workbench")

# Argos reads these variables when it is imported.
_HOME = tempfile.TemporaryDirectory(prefix="workbench-tests-")
for _name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
    os.environ[_name] = str(Path(_HOME.name) / _name)
for _name in [name for name in os.environ if name.startswith(("ARGOS_", "SNAP", "WORKBENCH_"))]:
    del os.environ[_name]


@pytest.fixture(autouse=True, scope="session")
def _home() -> Iterator[None]:
    yield
    _HOME.cleanup()
