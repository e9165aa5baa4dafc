"""``workbench models`` and ``workbench doctor``: what is there, and what is missing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.program import SAMPLES, invoke
from tests.engines.archives import embedded_package, make_archive, own_packages, pack_embedded
from workbench import __version__
from workbench.errors import ExitCode

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = str(SAMPLES / "rare-earth-talks.zh-CN.md")
CLEAN = str(SAMPLES / "rare-earth-talks.en.md")
FLAWED = str(SAMPLES / "rare-earth-talks.flawed.en.md")


@pytest.fixture(autouse=True)
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return own_packages(tmp_path, monkeypatch)


def listed() -> list[dict[str, Any]]:
    outcome = invoke("models", "list", "--json")
    assert (outcome.code, outcome.err) == (ExitCode.CLEAN, "")
    models: list[dict[str, Any]] = json.loads(outcome.out)
    return [model for model in models if (model["source"], model["target"]) == ("zh", "en")]


def test_installed_listed_and_removed(tmp_path: Path, packages: Path) -> None:
    file = pack_embedded(tmp_path / "x.argosmodel")
    outcome = invoke("models", "install", str(file))
    assert (outcome.code, outcome.err) == (ExitCode.CLEAN, "")
    assert outcome.out.startswith("installed: zh → en\ttranslate-zh_en-9_0\tinstalled\t")
    models = listed()
    assert [model["embedded"] for model in models] == [False, True]
    assert models[0]["sha256"] == models[1]["sha256"]
    lines = [line for line in invoke("models", "list").out.splitlines() if "zh → en" in line]
    assert [line.split("\t")[2] for line in lines] == ["installed", "embedded"]
    assert invoke("models", "remove", "zh-TW", "en").out == "removed: translate-zh_en-9_0\n"
    assert [model["embedded"] for model in listed()] == [True]
    assert list(packages.iterdir()) == []


def test_the_embedded_model_stays() -> None:
    for what in (["zh", "en"], [embedded_package().name]):
        outcome = invoke("models", "remove", *what)
        assert outcome.code == ExitCode.MODEL
        assert "embedded ones stay" in outcome.err
    assert listed()


def test_a_bad_archive_is_one_line(tmp_path: Path, packages: Path) -> None:
    file = make_archive(tmp_path / "x.argosmodel", {"with": {"../evil": "x"}})
    outcome = invoke("models", "install", str(file))
    assert (outcome.code, outcome.out) == (ExitCode.MODEL, "")
    assert "'../evil' would be unpacked outside" in outcome.err
    outcome.assert_clear()
    assert list(packages.iterdir()) == []


def test_a_missing_archive() -> None:
    outcome = invoke("models", "install", "none.argosmodel")
    assert outcome.code == ExitCode.INPUT
    assert "none.argosmodel: cannot be read: No such file" in outcome.err


def test_without_a_network(monkeypatch: pytest.MonkeyPatch, packages: Path) -> None:
    def urlopen(*_args: object, **_options: object) -> None:
        raise OSError(101, "Network is unreachable")

    monkeypatch.setattr("urllib.request.urlopen", urlopen)
    outcome = invoke("models", "install", "zh", "en")
    assert (outcome.code, outcome.out) == (ExitCode.MODEL, "")
    assert outcome.err.splitlines()[0] == (
        "workbench: the index of Argos packages cannot be reached: Network is unreachable"
    )
    outcome.assert_clear()
    assert list(packages.iterdir()) == []


def test_the_folder_is_printed(packages: Path) -> None:
    assert invoke("models", "path").out == f"{packages}\n"


def test_doctor_finds_all_well() -> None:
    outcome = invoke("doctor", "--json")
    assert (outcome.code, outcome.err) == (ExitCode.CLEAN, "")
    found = {line["what"]: line for line in json.loads(outcome.out)}
    assert "embedded" in found["model zh → en"]["found"]
    assert found["workbench"]["found"] == __version__
    assert not any(line["fatal"] for line in found.values())
    assert "model zh → en" in invoke("doctor").out


def test_doctor_without_models_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.engines.packages.embedded", list)
    outcome = invoke("doctor")
    assert (outcome.code, outcome.err) == (ExitCode.MODEL, "")
    assert "→ workbench models install zh en" in outcome.out
    assert "→ workbench models install en zh" in outcome.out


def test_doctor_finds_a_model_that_does_not_load(tmp_path: Path, packages: Path) -> None:
    import zipfile

    with zipfile.ZipFile(make_archive(tmp_path / "x.argosmodel", {})) as archive:
        archive.extractall(packages)
    outcome = invoke("doctor")
    assert "→ workbench models remove pkg, then install it anew" in outcome.out


def test_doctor_finds_settings_that_are_no_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "settings.json"
    settings.write_text("{", "utf-8")
    monkeypatch.setattr("argostranslate.settings.settings_file", settings)
    assert f"{settings} is no JSON" in invoke("doctor").out
