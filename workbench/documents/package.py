"""Zip files whose parts are XML: read within limits, and every error names file and part."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

from workbench.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_PART = 64 * 1024 * 1024
MAX_TOTAL = 256 * 1024 * 1024
MAX_RATIO = 200
"""How many times its packed size a large part may have; XML packs to a thirtieth at best."""
_SMALL = 4 * 1024 * 1024
_ENCRYPTED = 0x1
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
"""Those of Office and EPUB; of any other, zipfile unpacks all there is, whatever it is asked."""
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_PLACE = re.compile(r" \(<string>, line \d+\)$")
"""What lxml puts behind the place that its message names already."""
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)


def is_zip(data: bytes) -> bool:
    """Tell whether a file is a zip file, by its first bytes."""
    return data.startswith(b"PK\x03\x04")


class Package:
    """A document that is a zip file of parts."""

    def __init__(self, data: bytes, name: str, kind: str) -> None:
        """``kind`` is what the document should be, for messages. Raises InputError."""
        self.name = name
        self._read = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN:
            raise InputError(
                f"{name}: not {kind}, or a damaged one", hint="open and save it once more"
            ) from None
        self._parts = {info.filename: info for info in self._zip.infolist()}

    def has(self, part: str) -> bool:
        """Tell whether the document has a part of that name."""
        return part in self._parts

    def read(self, part: str) -> bytes:
        """Return the bytes of a part.

        Raises InputError where it is missing, damaged, encrypted or far too large.
        """
        info = self._parts.get(part)
        if info is None:
            raise InputError(f"{self.name}: part {part} is missing", hint="the file is damaged")
        limit = min(MAX_PART, max(_SMALL, MAX_RATIO * info.compress_size))
        data = self._unpacked(info, limit + 1)
        self._read += len(data)
        if len(data) > limit or self._read > MAX_TOTAL:
            raise self.too_large(f"part {part}")
        return data

    def rewritten(self, parts: Mapping[str, bytes], first: str = "") -> bytes:
        """Return the zip file with these parts in place of its own, and all others as they are.

        The part ``first`` comes first and is not packed. Raises InputError where the whole unpacks
        to far more than a document holds.
        """
        infos = sorted(self._parts.values(), key=lambda info: info.filename != first)
        if sum(info.file_size for info in infos) > MAX_TOTAL:
            raise self.too_large("the whole")
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as made:
            for info in infos:
                row = zipfile.ZipInfo(info.filename, info.date_time)
                row.external_attr = info.external_attr
                stored = info.filename == first
                row.compress_type = zipfile.ZIP_STORED if stored else info.compress_type
                own = parts.get(info.filename)
                made.writestr(row, self._unpacked(info, info.file_size + 1) if own is None else own)
        return file.getvalue()

    def _unpacked(self, info: zipfile.ZipInfo, most: int) -> bytes:
        """Return at most so many bytes of a part, and unpack no more than these."""
        part = info.filename
        if info.flag_bits & _ENCRYPTED:
            raise InputError(f"{self.name}: part {part} is encrypted")
        if info.compress_type not in _METHODS:
            raise InputError(f"{self.name}: part {part} is packed as no document's is")
        try:
            with self._zip.open(info) as file:
                return file.read(most)
        except _BROKEN:
            raise InputError(f"{self.name}: part {part} is damaged") from None

    def xml(self, part: str, *, comments: bool = False) -> Any:  # noqa: ANN401 - lxml has no types
        """Return the root of an XML part, with its comments where they are wanted.

        Raises InputError where it is not well formed or declares entities.
        """
        from lxml import etree

        data = self.read(part)
        if _ENTITY.search(data.replace(b"\0", b"")):
            raise self._refused(part)
        parser = etree.XMLParser(
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            remove_comments=not comments,
            remove_pis=not comments,
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.LxmlError, ValueError) as error:
            said = _PLACE.sub("", str(error).partition("\n")[0])[:100]
            raise InputError(f"{self.name}: part {part} is no well-formed XML: {said}") from None
        declared = root.getroottree().docinfo.internalDTD
        if declared is not None and any(True for _ in declared.iterentities()):
            raise self._refused(part)
        return root

    def too_large(self, what: str) -> InputError:
        """Return the error for a part, or ``what`` is made of the parts, that is too large."""
        return InputError(
            f"{self.name}: {what} unpacks to far more than a document holds",
            hint="it may be made to exhaust the memory; it was not read",
        )

    def _refused(self, part: str) -> InputError:
        return InputError(
            f"{self.name}: part {part} declares XML entities, which no document needs",
            hint="such a file may be made to read others; it was not read further",
        )


def local(element: Any) -> str:  # noqa: ANN401
    """Return an element's name without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Any, name: str) -> str:  # noqa: ANN401
    """Return an attribute in the namespace of its element or in none; empty where it lacks."""
    namespace = element.tag.rpartition("}")[0]
    return str(element.get(f"{namespace}}}{name}" if namespace else name) or element.get(name, ""))


def child(element: Any, *path: str) -> Any:  # noqa: ANN401
    """Return the first element down a path of names; None where there is none."""
    for name in path:
        if element is not None:
            element = next((one for one in element if local(one) == name), None)
    return element
