"""The models that come along: whole, described, small, and translating as they did when packed."""

from __future__ import annotations

import hashlib
import json
import re
from difflib import SequenceMatcher
from pathlib import Path
from statistics import mean

import pytest

from tests.cases import rows
from workbench.engines.argos import ArgosEngine
from workbench.engines.packages import ModelPackage, embedded

pytestmark = pytest.mark.slow
PACKAGES = embedded()
DIGEST = re.compile(r"^- `([^`]+)`: SHA-256 ([0-9a-f]{64})$", re.MULTILINE)
MEGABYTES = 25
ALIKE = 0.75
"""Mean likeness to the recorded translations; processors round differently, so not 1."""

each = pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.name)


def test_there_is_a_model_for_each_direction() -> None:
    pairs = sorted((package.source, package.target) for package in PACKAGES)
    assert pairs == [("en", "zh"), ("zh", "en")]


@each
def test_the_card_names_every_file_with_its_hash(package: ModelPackage) -> None:
    card = (package.path / "README.md").read_text(encoding="utf-8")
    named = dict(DIGEST.findall(card))
    files = [path for path in package.path.rglob("*") if path.is_file() and path.suffix != ".md"]
    actual = {
        path.relative_to(package.path).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }
    assert named == actual


@each
def test_the_metadata_hold(package: ModelPackage) -> None:
    metadata = json.loads((package.path / "metadata.json").read_text(encoding="utf-8"))
    assert package.name == (
        f"translate-{metadata['from_code']}_{metadata['to_code']}-"
        f"{metadata['package_version'].replace('.', '_')}"
    )
    assert package.size < MEGABYTES * 1e6


@each
def test_reference_translations_hold(package: ModelPackage) -> None:
    cases = rows(f"engines/references-{package.source}-{package.target}.yaml")
    sources = [case.values[0]["source"] for case in cases]
    found = [hypothesis.text for hypothesis in ArgosEngine(package).translate(sources)]
    wanted = [case.values[0]["target"] for case in cases]
    likeness = [
        SequenceMatcher(None, one, other, autojunk=False).ratio()
        for one, other in zip(found, wanted, strict=True)
    ]
    assert len(cases) >= 12
    assert mean(likeness) >= ALIKE, list(zip(wanted, found, strict=True))


def test_the_embedded_folder_holds_nothing_else() -> None:
    folder = Path(PACKAGES[0].path).parent
    assert {path.name for path in folder.iterdir()} == {package.name for package in PACKAGES}
