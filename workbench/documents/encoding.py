"""From bytes to text: BOMs, UTF-8, and a guess among the encodings that Chinese is kept in."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from workbench.errors import InputError, UsageError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CANDIDATES = ["gb18030", "big5", "big5hkscs", "utf_16_le", "utf_16_be", "cp1252"]
_SAMPLE = 64 * 1024
_SIGNATURES = (
    b"PK\x03\x04",
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"\xd0\xcf",
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_DAMAGED_SHARE = 0.01
"""Up to this share of damaged characters a file still counts as UTF-8, or as text at all."""


@dataclass(frozen=True)
class Decoded:
    """The text of a file, with what its reader should know of how it came about."""

    text: str
    encoding: str
    note: str = ""


def decode(data: bytes, name: str, encoding: str | None = None) -> Decoded:
    """Return the text of ``data`` with Unix line ends.

    ``encoding`` overrides any guess. Raises InputError for what is no text, UsageError for an
    encoding that does not exist.
    """
    if encoding is not None:
        return _as_told(data, name, encoding)
    for bom, codec in _BOMS:
        if data.startswith(bom):
            return _cleaned(_strict(data, name, codec), codec)
    if data.startswith(_SIGNATURES):
        raise _binary(name)
    try:
        return _cleaned(data.decode("utf-8"), "utf-8", name)
    except UnicodeDecodeError:
        pass
    return _nearly_utf8(data) or _guessed(data, name)


def _as_told(data: bytes, name: str, encoding: str) -> Decoded:
    try:
        codec = codecs.lookup(encoding).name
    except LookupError:
        raise UsageError(
            f"unknown encoding {encoding!r}", hint="try utf-8, gb18030, big5 or utf-16"
        ) from None
    return _cleaned(_strict(data, name, codec), codec)


def _strict(data: bytes, name: str, codec: str) -> str:
    try:
        return data.decode(codec)
    except (UnicodeError, AttributeError, TypeError, ValueError):
        raise InputError(
            f"{name}: not readable as {codec}", hint="leave --encoding out to have it guessed"
        ) from None


def _nearly_utf8(data: bytes) -> Decoded | None:
    """Return UTF-8 text in which a few bytes are damaged, None for anything else."""
    text = data.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    beyond_ascii = sum(1 for char in text if char > "\x7f")
    if damaged > max(2, beyond_ascii * _DAMAGED_SHARE) or beyond_ascii < 2 * damaged + 2:
        return None
    note = f"{damaged} damaged characters in the UTF-8 text are shown as \ufffd"
    return _cleaned(text, "utf-8", note=note)


def _guessed(data: bytes, name: str) -> Decoded:
    from charset_normalizer import from_bytes

    end = min(len(data), _SAMPLE) // 2 * 2
    best = from_bytes(data[:end], cp_isolation=_CANDIDATES).best()
    if best is None:
        raise _binary(name)
    try:
        text = data.decode(best.encoding)
    except UnicodeDecodeError:
        text = data.decode(best.encoding, errors="replace")
    note = f"no UTF-8: read as {best.encoding} by a guess; --encoding overrides it"
    return _cleaned(text.removeprefix("\ufeff"), best.encoding, name, note=note)


def _cleaned(text: str, encoding: str, name: str = "", *, note: str = "") -> Decoded:
    """Return ``text`` with plain line ends and no control characters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text, removed = _CONTROL.subn("\ufffd", text)
    if name and removed > 1 + len(text) * _DAMAGED_SHARE:
        raise _binary(name)
    if removed and not note:
        note = f"{removed} control characters in the text are shown as \ufffd"
    return Decoded(text, encoding, note)


def _binary(name: str) -> InputError:
    return InputError(
        f"{name}: no text in any encoding tried",
        hint="give a text or Markdown file; --encoding names an encoding",
    )
