"""Packages are checked before they are unpacked, and installed whole or not at all."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from tests.cases import rows
from tests.engines.archives import METADATA, embedded_package, make_archive, pack_embedded
from workbench.engines import packages as store
from workbench.engines.argos import ArgosEngine
from workbench.engines.install import install_file, remove
from workbench.errors import InputError, ModelError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow


def ignore(_done: int, _total: int) -> None:
    """Report progress to nobody."""


def left(packages: Path) -> list[str]:
    """Return whatever lies in the packages' folder and beside it."""
    names = [path.name for path in packages.iterdir()]
    return names + [path.name for path in packages.parent.iterdir() if path != packages]


def put_package(folder: Path, **metadata: Any) -> Path:  # noqa: ANN401 - whatever JSON can hold
    """Make a folder that looks like an installed package."""
    (folder / "model").mkdir(parents=True)
    (folder / "model" / "model.bin").write_bytes(b"old")
    (folder / "metadata.json").write_text(json.dumps({**METADATA, **metadata}), "utf-8")
    return folder


def test_a_package_is_installed_and_translates(tmp_path: Path, packages: Path) -> None:
    file = pack_embedded(tmp_path / "x.argosmodel")
    reports: list[tuple[int, int]] = []
    package = install_file(file, lambda done, total: reports.append((done, total)))
    assert (package.path, package.version) == (packages / "translate-zh_en-9_0", "1.0")
    assert left(packages) == ["translate-zh_en-9_0"]
    assert reports == sorted(reports)
    assert reports[-1][0] == reports[-1][1] > 1_000_000
    assert store.find("zh", "en") == package
    assert package.digest == embedded_package().digest
    engine = ArgosEngine(package)
    assert "(installed, " in engine.signature
    assert engine.translate(["你好。"])[0].text


def test_an_older_package_of_the_name_is_replaced(tmp_path: Path, packages: Path) -> None:
    old = put_package(packages / "translate-zh_en-9_0")
    (old / "stale").write_bytes(b"")
    install_file(pack_embedded(tmp_path / "x.argosmodel", package_version="9.0"), ignore)
    assert left(packages) == [old.name]
    assert not (old / "stale").exists()
    assert [package.version for package in store.installed()] == ["9.0"]


@pytest.mark.parametrize("case", rows("engines/archives.yaml"))
def test_a_bad_archive_is_refused(case: dict[str, Any], tmp_path: Path, packages: Path) -> None:
    file = make_archive(tmp_path / "x.argosmodel", case)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(ModelError) as caught:
        install_file(file, ignore)
    assert case["expect"] in caught.value.message
    assert str(file) in caught.value.message
    assert left(packages) == []
    assert sorted(tmp_path.rglob("*")) == before


def test_deep_metadata_are_refused(tmp_path: Path, packages: Path) -> None:
    case = {"metadata": '{"a":' * 100_000 + "1" + "}" * 100_000}
    with pytest.raises(ModelError, match=r"is no JSON|unpacks to"):
        install_file(make_archive(tmp_path / "x.argosmodel", case), ignore)
    assert left(packages) == []


def test_what_is_not_there_is_no_package(tmp_path: Path, packages: Path) -> None:
    for path in (tmp_path / "none.argosmodel", packages):
        with pytest.raises(InputError, match="cannot be read"):
            install_file(path, ignore)


def test_stopping_leaves_nothing_and_keeps_the_old(tmp_path: Path, packages: Path) -> None:
    file = pack_embedded(tmp_path / "x.argosmodel")
    old = put_package(packages / "translate-zh_en-9_0")

    def stop(done: int, total: int) -> None:
        if done > total // 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        install_file(file, stop)
    assert left(packages) == [old.name]
    assert (old / "model" / "model.bin").read_bytes() == b"old"


def test_failing_at_the_last_step_brings_the_old_one_back(
    tmp_path: Path, packages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pathlib import Path as PathClass

    file = pack_embedded(tmp_path / "x.argosmodel")
    old = put_package(packages / "translate-zh_en-9_0")
    rename = PathClass.rename

    def failing(self: Path, target: Path) -> Path:
        if target == old and self.name == old.name and (self / "sentencepiece.model").exists():
            raise KeyboardInterrupt
        return rename(self, target)

    monkeypatch.setattr(PathClass, "rename", failing)
    with pytest.raises(KeyboardInterrupt):
        install_file(file, ignore)
    assert left(packages) == [old.name]
    assert (old / "model" / "model.bin").read_bytes() == b"old"


def test_a_full_disk_is_said_and_leaves_nothing(
    tmp_path: Path, packages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("workbench.engines.install.unpack", full)
    with pytest.raises(ModelError, match="No space left"):
        install_file(make_archive(tmp_path / "x.argosmodel", {}), ignore)
    assert left(packages) == []


def test_removing_by_pair_and_by_name(packages: Path) -> None:
    for name, source, target in (("a", "zh", "en"), ("b", "zh", "en"), ("c", "en", "zh")):
        put_package(packages / name, from_code=source, to_code=target)
    assert [package.name for package in remove(["zh", "en"])] == ["a", "b"]
    assert left(packages) == ["c"]
    assert [package.name for package in remove(["c"])] == ["c"]
    assert left(packages) == []


@pytest.mark.parametrize("wanted", [["zh", "en"], ["nothing"], ["../packages"], ["."], [""]])
def test_nothing_else_is_removed(wanted: list[str], packages: Path) -> None:
    (packages / "no package").mkdir()
    with pytest.raises(ModelError, match="embedded ones stay"):
        remove(wanted)
    assert left(packages) == ["no package"]
    assert embedded_package().path.is_dir()


@pytest.mark.parametrize("wanted", [[], ["zh", "en", "fr"]])
def test_removing_needs_a_pair_or_a_name(wanted: list[str], packages: Path) -> None:
    with pytest.raises(UsageError):
        remove(wanted)
    assert left(packages) == []


def test_a_linked_package_is_removed_and_what_it_links_to_stays(
    tmp_path: Path, packages: Path
) -> None:
    elsewhere = put_package(tmp_path / "elsewhere")
    (packages / "linked").symlink_to(elsewhere)
    remove(["linked"])
    assert left(packages) == []
    assert (elsewhere / "model" / "model.bin").exists()


def test_installed_come_first_and_the_newest_before_all(packages: Path) -> None:
    for version in ("1.9", "1.10", "", "1"):
        put_package(packages / f"v{version}", package_version=version)
    assert [p.version for p in store.installed()] == ["1.10", "1.9", "1", ""]
    assert store.find("zh", "en").version == "1.10"
    shutil.rmtree(packages)
    assert store.installed() == []
    assert store.find("zh", "en").embedded


def test_damaged_packages_are_not_listed(packages: Path) -> None:
    put_package(packages / "type", type="sbd")
    put_package(packages / "code", from_code=["zh"])
    (put_package(packages / "weights") / "model" / "model.bin").unlink()
    (put_package(packages / "json") / "metadata.json").write_bytes(b"\xff\xfe{")
    (packages / "file").write_bytes(b"")
    assert store.installed() == []


def test_a_pair_without_a_model_names_the_command(packages: Path) -> None:
    assert left(packages) == []
    with pytest.raises(ModelError) as caught:
        store.find("fr", "zh")
    assert caught.value.hint == "workbench models install fr zh"
