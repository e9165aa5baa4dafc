"""Zip files written again: nothing is unpacked past what is said, and no part is there twice."""

from __future__ import annotations

import io
import struct
import tracemalloc
import warnings
import zipfile
from typing import TYPE_CHECKING

import pytest

from workbench.documents.package import Package
from workbench.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence


def packed(parts: Sequence[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip file of parts, some of which may have one name."""
    file = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(file, "w", method) as archive:
        warnings.simplefilter("ignore")
        for name, data in parts:
            archive.writestr(name, data)
    return file.getvalue()


def names(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return archive.namelist()


def test_of_parts_of_one_name_the_last_is_kept() -> None:
    data = packed([("a.xml", b"<a/>"), ("b.png", b"1"), ("b.png", b"2"), ("a.xml", b"<b/>")])
    made = Package(data, "x.epub", "a book").rewritten({"a.xml": b"<c/>"})
    assert names(made) == ["a.xml", "b.png"]
    package = Package(made, "x.epub", "a book")
    assert (package.read("a.xml"), package.read("b.png")) == (b"<c/>", b"2")


def test_a_part_can_be_made_empty() -> None:
    package = Package(packed([("a.css", b"p {}")]), "x.epub", "a book")
    assert Package(package.rewritten({"a.css": b""}), "y", "a book").read("a.css") == b""


def test_a_part_that_lies_about_its_size_is_not_unpacked() -> None:
    data = packed([("a.xml", b"<a/>"), ("b.png", b"\0" * 100_000_000)])
    told = data.replace(struct.pack("<I", 100_000_000), struct.pack("<I", 100))
    package = Package(told, "x.epub", "a book")
    tracemalloc.start()
    try:
        with pytest.raises(InputError, match=r"x\.epub: part b\.png is damaged"):
            package.rewritten({"a.xml": b"<b/>"})
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_is_packed_in_other_ways_is_not_unpacked(method: int) -> None:
    package = Package(packed([("a.xml", b"<a/>")], method), "x.epub", "a book")
    with pytest.raises(InputError, match=r"x\.epub: part a\.xml is packed as no document's is"):
        package.read("a.xml")
    with pytest.raises(InputError, match=r"x\.epub: part a\.xml is packed as no document's is"):
        package.rewritten({})


@pytest.mark.parametrize("at", range(0, 60, 7))
def test_damage_to_what_is_carried_over_is_one_line(at: int) -> None:
    data = bytearray(packed([("b.png", bytes(range(256)) * 4)]))
    data[30 + len("b.png") + at] ^= 0xFF
    with pytest.raises(InputError, match=r"x\.epub: part b\.png is damaged"):
        Package(bytes(data), "x.epub", "a book").rewritten({})
